"""A second judge of every uttered offer, written apart from the engine and from `violations`.

Shares no code with either: it reads the terms' numbers and the calendar only, in exact fractions, and also looks at the
negotiation as a whole: nothing may get worse for the consumer from one offer to the next.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from parley.negotiation import AccountFacts, CreditorTerms, Offer, Proposal

_DAYS_BETWEEN = {"weekly": (7, 7), "biweekly": (14, 14), "semimonthly": (1, 46), "monthly": (27, 32)}


def judge(terms: CreditorTerms, facts: AccountFacts, offer: Offer, today: date) -> list[str]:
    """List what the terms do not allow about an offer."""
    cents = [part.amount_cents for part in offer.instalments]
    days = [(part.due_on - today).days for part in offer.instalments]
    if not cents:
        return ["empty"]
    wrong = [
        ("sum", sum(cents) != offer.total_cents),
        ("cents", any(type(c) is not int or c < 1 for c in cents)),
        ("order", any(b <= a for a, b in pairwise(days))),
        ("past", days[0] < 0),
        ("balance", offer.total_cents > facts.balance_cents or offer.balance_cents != facts.balance_cents),
        ("authority", facts.balance_cents > terms.authority.max_balance_cents),
        ("version", (offer.creditor_id, offer.terms_version) != (terms.creditor_id, terms.version)),
    ]
    if offer.kind == "installments":
        wrong += _plan(terms, facts, offer, cents, days)
    elif offer.kind in ("settlement", "pay_in_full"):
        wrong += _closing(terms, facts, offer, days)
    else:
        plan = terms.instalments
        wrong.append(("promise", plan is None or days[-1] > plan.first_payment_within_days))
    return [name for name, is_wrong in wrong if is_wrong]


def _plan(
    terms: CreditorTerms, facts: AccountFacts, offer: Offer, cents: list[int], days: list[int]
) -> list[tuple[str, bool]]:
    plan, relaxed = terms.instalments, terms.hardship
    if plan is None or (offer.is_hardship and relaxed is None):
        return [("no_plans", True)]
    ordinary = (plan.min_amount_cents, plan.max_term_months)
    least, months = (relaxed.min_amount_cents, relaxed.max_term_months) if offer.is_hardship and relaxed else ordinary
    cap = terms.authority.max_term_months
    months = months if cap is None else min(months, cap)
    first, last = offer.instalments[0].due_on, offer.instalments[-1].due_on
    gaps = [b - a for a, b in pairwise(days)]
    # A day moved off a weekend or bank holiday may stretch or shorten a gap by some days on either side.
    slack = 0 if plan.holidays == "stay" else 5
    is_dated = offer.frequency == "once" and len(cents) == 2
    low, high = _DAYS_BETWEEN.get(offer.frequency, (0, 0))
    return [
        ("covers", offer.total_cents != facts.balance_cents),
        ("frequency", not is_dated and offer.frequency not in plan.frequencies),
        ("minimum", any(c < least for c in cents[:-1])),
        # Two payments on two named days may be of any size; otherwise only the first may differ, and the last be less.
        ("balloon", not is_dated and len(cents) > 2 and cents[-1] > cents[1]),
        ("equal", len(set(cents[1:-1])) > 1),
        ("term", last >= _after(first, months)),
        (
            "wait",
            days[0] > plan.first_payment_within_days + (relaxed.pause_days if offer.is_hardship and relaxed else 0),
        ),
        (
            "down",
            not offer.is_hardship
            and Fraction(cents[0]) < Fraction(plan.down_payment_bps * facts.balance_cents, 10_000),
        ),
        ("rhythm", not is_dated and any(not low - slack <= gap <= high + slack for gap in gaps[1:])),
    ]


def _closing(terms: CreditorTerms, facts: AccountFacts, offer: Offer, days: list[int]) -> list[tuple[str, bool]]:
    asked, owed, age = Fraction(offer.total_cents), facts.balance_cents, facts.age_days
    human = Fraction(terms.authority.max_discount_bps * owed, 10_000)
    if offer.kind == "settlement":
        tiers = [
            t for t in terms.settlement
            if t.min_age_days <= age <= (10**9 if t.max_age_days is None else t.max_age_days)
            and t.min_balance_cents <= owed <= (10**18 if t.max_balance_cents is None else t.max_balance_cents)
            and facts.debt_type in (t.debt_types or (facts.debt_type,))
        ]  # fmt: skip
        if len(tiers) != 1:
            return [("no_tier", True)]
        floor, parts, within = Fraction(tiers[0].floor_bps * owed, 10_000), tiers[0].parts, tiers[0].days_to_pay
    else:
        full = terms.pay_in_full
        granted = [t.discount_bps for t in full.discounts if t.min_age_days <= age <= (t.max_age_days or 10**9)]
        floor, parts, within = Fraction((10_000 - sum(granted)) * owed, 10_000), full.parts, full.days_to_pay
    return [
        ("floor", asked < floor),
        ("discount", owed - asked > human),
        ("parts", len(days) > parts),
        ("late", days[-1] > within),
    ]


def _after(day: date, months: int) -> date:
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Watch:
    """Looks at the offers of one negotiation in order: what we ask for must never go up."""

    def __init__(self) -> None:
        """Begin with nothing offered."""
        self._least: dict[tuple[str, str], int] = {}

    def rises(self, offers: Sequence[Offer], said: Proposal | None = None) -> bool:
        """Note the offers of one reply and say whether any asks for more than the replies before it.

        Args:
            offers: What is uttered together.
            said: What the consumer has just proposed: their own figure, said anew, is no retraction.
        """
        asks = [_asked(offer) for offer in offers]
        # Where several are shown together, the smallest of a kind counts: a longer list is not a worse one.
        least = {key: min(cents for other, cents in asks if other == key) for key, _ in asks}
        has_risen = False
        for key, cents in least.items():
            before, own = self._least.get(key, cents), _own(key, said)
            has_risen = has_risen or cents > max(before, own)
            # Who names more than was asked for has moved the figure themselves; from then on theirs stands.
            self._least[key] = cents if cents <= own else min(before, cents)
        return has_risen


def _own(key: tuple[str, str], said: Proposal | None) -> int:
    """Give the figure of a kind and rhythm that the consumer has just named, 0 where there is none."""
    if said is None:
        return 0
    kind, frequency = key
    if kind == "settlement":
        return said.total_cents or (said.amount_cents or 0) * (said.count or 1)
    if kind == "installments" and frequency == "once":
        return said.down_cents or 0
    return (said.amount_cents or 0) if kind == "installments" and said.frequency == frequency else 0


def _asked(offer: Offer) -> tuple[tuple[str, str], int]:
    parts = offer.instalments
    if offer.kind == "installments" and len(parts) > 1:
        return (offer.kind, str(offer.frequency)), parts[1 if len(parts) > 2 else 0].amount_cents
    return (offer.kind, ""), offer.total_cents
