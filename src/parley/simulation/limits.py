"""What the assistant may grant an account, worked out from the terms alone.

Used by the baselines and the oracle. `parley.negotiation.violations` judges every offer afterwards, and so does
`auditor`, so a mistake here shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from parley.money import divide_up, share_bps
from parley.negotiation import Offer
from parley.negotiation.bank_days import move_to_bank_day
from parley.negotiation.offers import Kind, ProposedFrequency
from parley.negotiation.schedule import (
    Frequency,
    Instalment,
    build_schedule,
    dated_schedule,
    due_dates,
    payments_within,
    split_schedule,
)
from parley.negotiation.terms import HolidayRule, SettlementTier
from parley.simulation.calendar_us import BANK_HOLIDAYS
from parley.simulation.cases import Case

WHOLE_BPS = 10_000


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """The limits of a plan in one frequency.

    Args:
        balance_cents: What it has to cover.
        minimum_cents: The least any payment but the last may be.
        most_payments: How many payments fit into the longest term.
        down_cents: The least first payment; 0 where the terms ask for none.
        within_days: Days within which the first payment is due.
    """

    balance_cents: int
    minimum_cents: int
    most_payments: int
    down_cents: int
    within_days: int

    def least(self, first_cents: int = 0) -> int:
        """Give the smallest regular payment after a first payment of at least `first_cents`."""
        even = divide_up(self.balance_cents, self.most_payments)
        first = max(self.down_cents, first_cents)
        if first > even:
            rest = self.most_payments - 1
            even = divide_up(max(0, self.balance_cents - first), rest) if rest else self.balance_cents
        return min(self.balance_cents, max(self.minimum_cents, even))


@dataclass(frozen=True, slots=True)
class SettlementLimits:
    """First and last sum of the ladder. The last is the least the assistant grants: beyond it a person decides."""

    opening_cents: int
    end_cents: int
    tier: SettlementTier


def may_negotiate(case: Case) -> bool:
    """Say whether the assistant may arrange anything on this account."""
    return 0 < case.facts.balance_cents <= case.terms.authority.max_balance_cents and case.terms.is_in_force(case.today)


def full_price(case: Case) -> int:
    """Give the price of paying everything at once."""
    age, terms = case.facts.age_days, case.terms
    found = [t for t in terms.pay_in_full.discounts if t.min_age_days <= age and age <= (t.max_age_days or age)]
    granted = min(found[0].discount_bps, terms.authority.max_discount_bps) if found else 0
    return share_bps(case.facts.balance_cents, WHOLE_BPS - granted, "up")


def settlement_limits(case: Case) -> SettlementLimits | None:
    """Give the two ends of the settlement ladder, None where the account is not settled."""
    facts, terms = case.facts, case.terms
    steps = terms.negotiation.settlement_steps_bps
    for tier in terms.settlement:
        if tier.applies_to(balance_cents=facts.balance_cents, age_days=facts.age_days, debt_type=facts.debt_type):
            floor = max(tier.floor_bps, WHOLE_BPS - terms.authority.max_discount_bps)
            opening = max(tier.opening_bps, floor)
            end = opening - (opening - floor) * steps[-1] // WHOLE_BPS
            price, least = full_price(case), share_bps(facts.balance_cents, floor, "up")
            ends = [share_bps(facts.balance_cents, bps, "up") for bps in (opening, end)]
            opening_cents, end_cents = (price if least <= price < cents else cents for cents in ends)
            return SettlementLimits(opening_cents, end_cents, tier)
    return None


def plan_limits(case: Case, frequency: Frequency, *, hardship: bool) -> PlanLimits | None:
    """Give the limits of a plan in a frequency, ordinary or under the hardship terms."""
    plan, relaxed, balance = case.terms.instalments, case.terms.hardship, case.facts.balance_cents
    if plan is None or frequency not in plan.frequencies or (hardship and relaxed is None):
        return None
    months, minimum, within = plan.max_term_months, plan.min_amount_cents, plan.first_payment_within_days
    down = share_bps(balance, plan.down_payment_bps, "up")
    if hardship and relaxed is not None:
        months, minimum, down = relaxed.max_term_months, relaxed.min_amount_cents, 0
        within += relaxed.pause_days
    cap = case.terms.authority.max_term_months
    count = payments_within(months if cap is None else min(months, cap), frequency)
    return PlanLimits(balance, minimum, count, down, within)


def plan_offer(
    case: Case,
    amount_cents: int,
    frequency: Frequency,
    first_on: date,
    *,
    hardship: bool = False,
    first_cents: int | None = None,
) -> Offer:
    """Build a plan over the whole balance from equal payments."""
    balance, relaxed = case.facts.balance_cents, case.terms.hardship
    rule = case.terms.instalments.holidays if case.terms.instalments is not None else "stay"
    # Pay arrives on the first day, so that one moves forwards whatever the rule for the others.
    first_rule: HolidayRule = "stay" if rule == "stay" else "next_business_day"
    limits = plan_limits(case, frequency, hardship=hardship)
    latest = case.today + timedelta(days=limits.within_days) if limits is not None else None

    def move(day: date) -> date:
        if day == first_on:
            return move_to_bank_day(day, first_rule, BANK_HOLIDAYS, earliest=case.today, latest=latest)
        return move_to_bank_day(day, rule, BANK_HOLIDAYS, earliest=case.today)

    parts = build_schedule(balance, amount_cents, frequency, first_on, first_amount_cents=first_cents, move=move)
    review = case.today + timedelta(days=relaxed.review_after_days) if hardship and relaxed is not None else None
    return _offer(case, "installments", balance, parts, frequency, is_hardship=hardship, review_on=review)


def closing_offer(
    case: Case, kind: Kind, total_cents: int, first_on: date, *, parts: int = 1, frequency: Frequency = "monthly"
) -> Offer:
    """Build a settlement in equal parts, or one full payment."""
    schedule = split_schedule(total_cents, parts, frequency, first_on)
    return _offer(case, kind, total_cents, schedule, "once" if parts == 1 else frequency)


def split_offer(case: Case, kind: Kind, parts: tuple[tuple[date, int], ...]) -> Offer:
    """Build a few payments on days of their own ("half now, the rest on the 15th")."""
    schedule = dated_schedule(parts)
    return _offer(case, kind, sum(cents for _, cents in parts), schedule, "once" if len(parts) == 1 else "monthly")


def last_of(first_on: date, parts: int, frequency: Frequency = "monthly") -> date:
    """Give the day of the last of some payments."""
    return list(islice(due_dates(frequency, first_on), parts))[-1]


def _offer(
    case: Case,
    kind: Kind,
    total_cents: int,
    parts: tuple[Instalment, ...],
    frequency: ProposedFrequency,
    *,
    is_hardship: bool = False,
    review_on: date | None = None,
) -> Offer:
    terms = case.terms
    return Offer(
        kind=kind,
        creditor_id=terms.creditor_id,
        terms_version=terms.version,
        balance_cents=case.facts.balance_cents,
        total_cents=total_cents,
        instalments=parts,
        frequency=frequency,
        expires_in_hours=terms.negotiation.offer_expiry_hours,
        is_hardship=is_hardship,
        review_on=review_on,
    )
