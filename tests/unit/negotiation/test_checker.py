"""The independent check finds every way an offer can leave the terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from parley.negotiation import Instalment, Offer, offer_from_dict, offer_to_dict, present_options, violations
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY

MENU = present_options(TERMS, FACTS, TODAY)
assert MENU.instalments is not None
assert MENU.settlement is not None
assert MENU.pay_in_full is not None
PLAN, SETTLEMENT, FULL = MENU.instalments, MENU.settlement, MENU.pay_in_full


def once(offer: Offer, cents: int, due_on: date | None = None, **more: Any) -> Offer:
    return replace(offer, total_cents=cents, instalments=(Instalment(1, due_on or TODAY, cents),), **more)


def plan(*cents: int, first: date = TODAY, **more: Any) -> Offer:
    parts = tuple(Instalment(n, first + timedelta(days=7 * n - 7), amount) for n, amount in enumerate(cents, start=1))
    return replace(PLAN, instalments=parts, total_cents=sum(cents), frequency="weekly", **more)


LAST_MONTH_OUTSIDE = replace(
    PLAN,
    instalments=tuple(
        Instalment(n, date(2026 + (2 + n) // 12, (2 + n) % 12 + 1, 15), 4_800) for n in range(1, 26)
    ),
)  # fmt: skip


@pytest.mark.parametrize("offer", [PLAN, SETTLEMENT, FULL])
def test_our_own_offers_pass(offer: Offer) -> None:
    assert violations(TERMS, FACTS, offer, TODAY) == ()
    assert offer_from_dict(offer_to_dict(offer)) == offer


@pytest.mark.parametrize(
    ("offer", "found"),
    [
        (replace(PLAN, creditor_id="other"), "wrong_creditor"),
        (replace(PLAN, terms_version=2), "wrong_terms_version"),
        (replace(PLAN, balance_cents=119_999), "wrong_balance"),
        (replace(PLAN, total_cents=119_999), "sum_differs"),
        (replace(PLAN, instalments=()), "no_instalments"),
        (replace(PLAN, instalments=PLAN.instalments[::-1]), "dates_not_rising"),
        (replace(PLAN, instalments=PLAN.instalments[1:]), "wrong_sequence"),
        (plan(60_000, 60_000, 0), "amount_not_positive"),
        (plan(60_000, 60_001), "total_outside_balance"),
        (plan(60_000, 59_999), "plan_does_not_cover_balance"),
        (plan(116_501, 3_499, first=TODAY - timedelta(days=1)), "first_date_in_past"),
        (plan(60_000, 60_000, first=TODAY + timedelta(days=46)), "first_date_too_late"),
        (plan(3_499, 3_499), "below_minimum"),
        (plan(50_000, 70_000), "later_payment_larger"),
        (plan(50_000, 40_000, 30_000), "ok"),
        (plan(50_000, 30_000, 25_000, 15_000), "payments_unequal"),
        (plan(60_000, 60_000, is_hardship=True), "review_missing"),
        (replace(PLAN, frequency="once"), "frequency_unavailable"),
        (LAST_MONTH_OUTSIDE, "term_too_long"),
        (once(SETTLEMENT, 59_999), "below_floor"),
        (once(SETTLEMENT, 90_000, TODAY + timedelta(days=93)), "paid_too_late"),
        (once(FULL, 107_999), "discount_too_high"),
        (once(FULL, 108_000, TODAY + timedelta(days=31)), "paid_too_late"),
        (once(FULL, 3_499, kind="promise"), "below_minimum"),
        (once(FULL, 3_500, TODAY + timedelta(days=46), kind="promise"), "first_date_too_late"),
        (replace(PLAN, kind="gift"), "unknown_kind"),  # type: ignore[arg-type]
    ],
)
def test_a_step_over_a_limit_is_named(offer: Offer, found: str) -> None:
    names = violations(TERMS, FACTS, offer, TODAY)
    assert (found in names) if found != "ok" else (names == ())


@pytest.mark.parametrize(
    "offer",
    [
        plan(60_000, 60_000, first=TODAY + timedelta(days=45)),
        plan(*[3_500] * 34, 1_000),
        once(SETTLEMENT, 60_000, TODAY + timedelta(days=92)),
        once(FULL, 108_000, TODAY + timedelta(days=30)),
        once(FULL, 3_500, TODAY + timedelta(days=45), kind="promise"),
    ],
)
def test_an_offer_exactly_at_a_limit_passes(offer: Offer) -> None:
    assert violations(TERMS, FACTS, offer, TODAY) == ()


def test_authority_and_dates_of_the_terms_are_checked() -> None:
    narrow = replace(TERMS, authority=replace(TERMS.authority, max_discount_bps=999, max_balance_cents=119_999))
    assert set(violations(narrow, FACTS, FULL, TODAY)) == {"outside_authority", "discount_outside_authority"}
    assert "terms_not_in_force" in violations(TERMS, FACTS, FULL, date(2027, 1, 1))
    assert "settlement_not_allowed" in violations(TERMS, replace(FACTS, age_days=179), SETTLEMENT, TODAY)
