"""The first level that reaches far enough decides; beyond all of them, only the creditor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.negotiation.authority import level_for
from parley.negotiation.terms import BotAuthority, HumanAuthority
from tests.unit.negotiation.builders import TERMS

LEVELS = replace(
    TERMS,
    authority=BotAuthority(
        1_000_000, 5_000, 48, HumanAuthority(2_000_000, 6_000, 60), HumanAuthority(None, 7_000, None)
    ),
)


@pytest.mark.parametrize(
    ("balance_cents", "discount_bps", "term_months", "level"),
    [
        (1_000_000, 5_000, 48, "bot"),
        (1_000_001, 5_000, 48, "collector"),
        (1_000_000, 5_001, 48, "collector"),
        (1_000_000, 5_000, 49, "collector"),
        (2_000_000, 6_000, 60, "collector"),
        (2_000_001, 0, 0, "supervisor"),
        (1, 6_001, 0, "supervisor"),
        (1, 0, 61, "supervisor"),
        (10**12, 7_000, 240, "supervisor"),
        (1, 7_001, 0, "creditor"),
    ],
)
def test_a_level_decides_up_to_and_including_its_limits(
    balance_cents: int, discount_bps: int, term_months: int, level: str
) -> None:
    assert level_for(LEVELS, balance_cents=balance_cents, discount_bps=discount_bps, term_months=term_months) == level


def test_without_people_written_down_only_the_creditor_decides_beyond_the_assistant() -> None:
    assert level_for(TERMS, balance_cents=1_000_000, discount_bps=0, term_months=1) == "bot"
    assert level_for(TERMS, balance_cents=1_000_001, discount_bps=0, term_months=1) == "creditor"


def test_a_supervisor_decides_where_no_collector_is_written_down() -> None:
    terms = replace(TERMS, authority=BotAuthority(1_000_000, 5_000, supervisor=HumanAuthority(None, 6_000)))
    assert level_for(terms, balance_cents=1_000_001, discount_bps=0, term_months=1) == "supervisor"


@pytest.mark.parametrize(("months", "level"), [(60, "bot"), (61, "creditor")])
def test_without_a_term_of_its_own_the_assistant_goes_as_far_as_the_longest_plan(months: int, level: str) -> None:
    assert level_for(TERMS, balance_cents=1, discount_bps=0, term_months=months) == level


def test_without_any_plans_the_term_of_a_settlement_is_not_the_assistants_limit() -> None:
    terms = replace(TERMS, instalments=None, hardship=None)
    assert level_for(terms, balance_cents=1, discount_bps=0, term_months=4) == "bot"
