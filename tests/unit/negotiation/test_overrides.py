"""One precedence decides which terms hold for an account, and overrides that cannot be meant are told at their place."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.negotiation import AccountFacts, CreditorTerms, validate
from parley.negotiation.contradictions_overrides import STATES
from parley.negotiation.overrides import SECTIONS, effective_terms, fits, rank
from parley.negotiation.terms import (
    DEBT_TYPES,
    BotAuthority,
    BrokenPlanTerms,
    HumanAuthority,
    NegotiationTerms,
    Override,
    SeveralAccountsTerms,
    TimeBarredTerms,
)
from parley.services.regions import STATE_ZONES
from tests.unit.negotiation.builders import TERMS

assert TERMS.instalments is not None
assert TERMS.hardship is not None
IN_TEXAS = AccountFacts(120_000, "medical", 400, "TX", portfolio="P1")
P1: dict[str, Any] = {"portfolios": ("P1",)}
MEDICAL: dict[str, Any] = {"debt_types": ("medical",)}
TX: dict[str, Any] = {"states": ("TX",)}
PLAN, HARDSHIP = TERMS.instalments, TERMS.hardship


def grace(days: int, **conditions: Any) -> Override:
    """An override that is told apart by its days of grace."""
    return Override(**conditions, broken_plan=BrokenPlanTerms(grace_days=days))


def found(*overrides: Override, terms: CreditorTerms = TERMS) -> list[str]:
    return [str(contradiction) for contradiction in validate(replace(terms, overrides=overrides))]


CONDITIONS = (P1, MEDICAL, P1 | MEDICAL, TX, P1 | TX, MEDICAL | TX, P1 | MEDICAL | TX)
ORDER = [grace(days, **conditions) for days, conditions in enumerate(CONDITIONS, 1)]


def test_the_ranks_rise_from_portfolio_to_all_three_conditions() -> None:
    assert [rank(override) for override in ORDER] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("count", range(1, 8))
def test_the_strongest_override_that_fits_wins(count: int) -> None:
    for overrides in (ORDER[:count], ORDER[:count][::-1]):
        terms = effective_terms(replace(TERMS, overrides=tuple(overrides)), IN_TEXAS)
        assert terms.broken_plan.grace_days == count


@pytest.mark.parametrize(
    ("conditions", "facts", "expected"),
    [
        (P1, replace(IN_TEXAS, portfolio="P1"), True),
        (P1, replace(IN_TEXAS, portfolio="p1"), False),
        (P1, replace(IN_TEXAS, portfolio=""), False),
        (MEDICAL, replace(IN_TEXAS, debt_type="auto"), False),
        (TX, replace(IN_TEXAS, state="CA"), False),
        (MEDICAL | TX, IN_TEXAS, True),
        (MEDICAL | TX, replace(IN_TEXAS, state="CA"), False),
        ({"states": ("CA", "TX")}, IN_TEXAS, True),
    ],
)
def test_all_conditions_that_are_set_have_to_hold(
    conditions: dict[str, Any], facts: AccountFacts, *, expected: bool
) -> None:
    assert fits(grace(9, **conditions), facts) is expected


def test_sections_are_replaced_whole_and_one_by_one() -> None:
    terms = replace(
        TERMS,
        overrides=(
            Override(**P1, hardship=replace(HARDSHIP, pause_days=14), settlement=()),
            Override(**TX, hardship=replace(HARDSHIP, review_after_days=90)),
        ),
    )
    resolved = effective_terms(terms, IN_TEXAS)
    assert resolved.hardship == replace(HARDSHIP, review_after_days=90)
    assert (resolved.settlement, resolved.instalments, resolved.overrides) == ((), PLAN, ())


def test_an_override_can_take_a_section_away_and_a_stronger_one_can_give_it_back() -> None:
    away = Override(**P1, without=("settlement", "hardship"))
    back = Override(**TX, settlement=TERMS.settlement)
    resolved = effective_terms(replace(TERMS, overrides=(away, back)), IN_TEXAS)
    assert (resolved.settlement, resolved.hardship) == (TERMS.settlement, None)


def test_terms_without_overrides_are_not_copied() -> None:
    assert effective_terms(TERMS, IN_TEXAS) is TERMS


@given(
    st.builds(
        AccountFacts,
        balance_cents=st.just(1),
        debt_type=st.sampled_from(DEBT_TYPES),
        age_days=st.just(0),
        state=st.sampled_from(["TX", "CA", ""]),
        portfolio=st.sampled_from(["P1", "P2", ""]),
    ),
    st.permutations(ORDER),
)
def test_the_order_in_the_file_does_not_matter_and_resolving_twice_changes_nothing(
    facts: AccountFacts, overrides: list[Override]
) -> None:
    resolved = effective_terms(replace(TERMS, overrides=tuple(overrides)), facts)
    assert resolved == effective_terms(replace(TERMS, overrides=tuple(ORDER)), facts)
    assert effective_terms(resolved, facts) is resolved


def test_every_section_an_override_has_is_a_section_of_the_terms() -> None:
    assert set(SECTIONS) == {*Override.__dataclass_fields__} - {"portfolios", "debt_types", "states", "without"}
    assert set(SECTIONS) <= {*CreditorTerms.__dataclass_fields__}


def test_the_states_are_those_whose_time_is_known() -> None:
    assert set(STATES) == set(STATE_ZONES)


TOO_LARGE = "is above the largest balance the assistant may handle"
SOUND = [
    *ORDER,
    Override(**P1, settlement=()),
    Override(**TX, without=("hardship",)),
    Override(**TX, without=("instalments", "hardship")),
    Override(**TX, time_barred=TimeBarredTerms("answer"), several_accounts=SeveralAccountsTerms(may_join=True)),
]


@pytest.mark.parametrize("override", SOUND)
def test_a_sound_override_is_accepted(override: Override) -> None:
    assert found(override) == []


@pytest.mark.parametrize(
    ("override", "message"),
    [
        (grace(9), "overrides.0: needs a condition: portfolios, debt_types or states"),
        (Override(**TX), "overrides.0: changes nothing; give it a section, or take one away with without"),
        (grace(9, states=("Texas",)), "overrides.0.states: does not know 'Texas'"),
        (grace(9, states=("tx",)), "overrides.0.states: does not know 'tx'"),
        (grace(9, states=("TX", "TX")), "overrides.0.states: names the same value twice"),
        (grace(9, debt_types=("loan",)), "overrides.0.debt_types: does not know 'loan'"),
        (grace(9, portfolios=("",)), "overrides.0.portfolios: must be names without spaces around them"),
        (grace(9, portfolios=(" P1",)), "overrides.0.portfolios: must be names without spaces around them"),
        (grace(9, portfolios=("P1", "P1")), "overrides.0.portfolios: names the same value twice"),
        (
            Override(**TX, without=("hardship",), hardship=HARDSHIP),
            "overrides.0.without: takes hardship away, but the same override gives it",
        ),
        (Override(**TX, without=("authority",)), "overrides.0.without: does not know 'authority'"),  # type: ignore[arg-type]
        (grace(91, **TX), "overrides.0.broken_plan.grace_days: must be at least 0 and at most 90"),
        (
            Override(**TX, hardship=replace(HARDSHIP, max_term_months=23)),
            "overrides.0.hardship.max_term_months: is shorter than the ordinary term",
        ),
        (
            Override(**TX, settlement=(replace(TERMS.settlement[0], floor_bps=10_001),)),
            "overrides.0.settlement.0.floor_bps: must be above 0 % and at most 100 %",
        ),
        (
            Override(**TX, instalments=replace(PLAN, max_term_months=36)),
            "overrides.0.instalments: with this, negotiation.instalment_months must end at instalments.max_term_months",
        ),
        (
            Override(**TX, without=("instalments",)),
            "overrides.0.without: with this, hardship needs instalments, because it relaxes them",
        ),
        (
            Override(**TX, authority=BotAuthority(3_000, 6_000)),
            "overrides.0.authority: with this, instalments.min_amount_cents " + TOO_LARGE,
        ),
        (
            Override(**TX, authority=BotAuthority(1_000_000, 6_000, None, HumanAuthority(999_999, 6_000))),
            "overrides.0.authority.collector.max_balance_cents: is lower than that of the assistant, the level below",
        ),
    ],
)
def test_a_contradiction_is_told_at_the_override_it_comes_from(override: Override, message: str) -> None:
    assert message in found(override)


def test_only_a_combination_can_be_wrong_and_is_told_at_the_stronger_override() -> None:
    """Each of them is sound alone: more time in one portfolio, other plan lengths in one state."""
    longer = Override(
        **P1,
        instalments=replace(PLAN, max_term_months=36),
        negotiation=replace(TERMS.negotiation, instalment_months=(12, 36)),
    )
    ladder = Override(**TX, negotiation=NegotiationTerms(3, 24, (24,), (0,)))
    assert (found(longer), found(ladder)) == ([], [])
    assert found(longer, ladder) == [
        "overrides.1.negotiation.instalment_months: must end at instalments.max_term_months"
    ]
    assert found(longer, replace(ladder, states=(), debt_types=("medical",))) != []


@pytest.mark.parametrize(
    ("left", "right", "are_rivals"),
    [
        (grace(1, **TX), grace(2, states=("CA", "TX")), True),
        (grace(1, **TX), grace(2, states=("CA",)), False),
        (grace(1, **TX), grace(2, **MEDICAL), False),
        (grace(1, **TX), Override(**TX, without=("settlement",)), False),
        (Override(**TX, settlement=()), Override(**TX, without=("settlement",)), True),
        (grace(1, **TX, **P1), grace(2, **TX, portfolios=("P2",)), False),
        (grace(1, **TX, **P1), grace(2, **TX, **P1), True),
    ],
)
def test_two_overrides_of_one_rank_must_not_decide_the_same_section_of_one_account(
    left: Override, right: Override, *, are_rivals: bool
) -> None:
    for pair in permutations((left, right)):
        told = [line for line in found(*pair) if "ranks the same as override 1" in line]
        assert [line.split(":")[0] for line in told] == (["overrides.1"] if are_rivals else [])


def test_a_section_that_stronger_overrides_always_replace_is_told() -> None:
    everywhere = grace(2, debt_types=DEBT_TYPES)
    assert found(grace(1, **P1), everywhere) == [
        "overrides.0: never decides broken_plan: stronger overrides do so for all accounts"
    ]
    assert found(grace(1, **P1), grace(2, debt_types=DEBT_TYPES[1:])) == []


def test_a_mistake_of_the_terms_themselves_is_not_told_again_for_every_override() -> None:
    wrong = replace(TERMS, hardship=replace(HARDSHIP, max_term_months=23))
    assert found(*ORDER, terms=wrong) == ["hardship.max_term_months: is shorter than the ordinary term"]


def test_more_overrides_than_anyone_can_survey_are_refused() -> None:
    many = [grace(1, portfolios=(f"P{number}",)) for number in range(101)]
    assert found(*many[:100]) == []
    assert found(*many) == ["overrides: must be at most 100"]
