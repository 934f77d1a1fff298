"""The arithmetic of the terms: what is asked at each step, and what the limits are.

Every function maps terms and facts to integer cents or days. No decision is taken here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from parley.money import FULL_SHARE_BPS, divide_up, round_up_to, share_bps
from parley.negotiation.offers import AccountFacts
from parley.negotiation.schedule import PAYMENTS_PER_YEAR, Frequency, payments_within
from parley.negotiation.terms import CreditorTerms, HardshipTerms, InstalmentTerms, SettlementTier

# Where the consumer names no day: two weeks cover at least one payday of most people.
USUAL_FIRST_PAYMENT_DAYS = 14


def within_authority(terms: CreditorTerms) -> CreditorTerms:
    """Give the terms as far as the assistant may use them by itself.

    Its longest term caps plans and their ladder, and plans with interest are left to a person.
    """
    plan, hardship, cap = terms.instalments, terms.hardship, terms.authority.max_term_months
    if plan is not None and terms.interest_bps > 0:
        plan, hardship = None, None
    if (
        cap is None
        or plan is None
        or (plan.max_term_months <= cap and (hardship is None or hardship.max_term_months <= cap))
    ):
        is_same = plan is terms.instalments and hardship is terms.hardship
        return terms if is_same else replace(terms, instalments=plan, hardship=hardship)
    longest = min(cap, plan.max_term_months)
    months = tuple(month for month in terms.negotiation.instalment_months if month < longest)
    return replace(
        terms,
        instalments=replace(plan, max_term_months=longest),
        hardship=replace(hardship, max_term_months=min(cap, hardship.max_term_months)) if hardship else None,
        negotiation=replace(terms.negotiation, instalment_months=(*months, longest)),
    )


def pay_in_full_cents(terms: CreditorTerms, facts: AccountFacts) -> int:
    """Give the price of paying everything at once, discount taken off, a part of a cent rounded up.

    The discount never exceeds what the assistant may grant by itself, and a broken plan ends it where the terms say so.
    """
    granted = 0
    if not may_discount(terms, facts):
        return facts.balance_cents
    for tier in terms.pay_in_full.discounts:
        if tier.min_age_days <= facts.age_days and (tier.max_age_days is None or facts.age_days <= tier.max_age_days):
            granted = min(tier.discount_bps, terms.authority.max_discount_bps)
    return share_bps(facts.balance_cents, FULL_SHARE_BPS - granted, "up")


def may_discount(terms: CreditorTerms, facts: AccountFacts) -> bool:
    """Say whether less than the balance may be taken at all."""
    return facts.broken_plans == 0 or terms.broken_plan.keeps_discounts


def find_settlement_tier(terms: CreditorTerms, facts: AccountFacts) -> SettlementTier | None:
    """Find the tier an account falls into, if the creditor settles such accounts at all."""
    if not may_discount(terms, facts):
        return None
    for tier in terms.settlement:
        if tier.applies_to(balance_cents=facts.balance_cents, age_days=facts.age_days, debt_type=facts.debt_type):
            return tier
    return None


def settlement_floor_cents(terms: CreditorTerms, facts: AccountFacts, tier: SettlementTier) -> int:
    """Give the least the assistant may settle for: the creditor's floor or its own authority, whichever is higher.

    Never part of an offer, a reason or a message.
    """
    return share_bps(facts.balance_cents, _floor_bps(terms, tier), "up")


def settlement_ask_cents(terms: CreditorTerms, facts: AccountFacts, tier: SettlementTier, way_bps: int) -> int:
    """Give the sum asked for after going a way from the opening (0) towards the floor (10_000), never below the floor.

    Where paying in full costs less, and that is not below the floor, it is that price.
    """
    floor_bps = _floor_bps(terms, tier)
    opening_bps = max(tier.opening_bps, floor_bps)
    # Going the rounded-down way from the opening keeps the ask at or above the exact point between the two.
    ask_bps = opening_bps - share_bps(opening_bps - floor_bps, way_bps, "down")
    ask_cents = share_bps(facts.balance_cents, ask_bps, "up")
    price = pay_in_full_cents(terms, facts)
    return price if settlement_floor_cents(terms, facts, tier) <= price < ask_cents else ask_cents


def _floor_bps(terms: CreditorTerms, tier: SettlementTier) -> int:
    return max(tier.floor_bps, FULL_SHARE_BPS - terms.authority.max_discount_bps)


def down_payment_cents(plan: InstalmentTerms, balance_cents: int) -> int:
    """Give the least first payment of an ordinary plan; 0 where the terms ask for none."""
    return share_bps(balance_cents, plan.down_payment_bps, "up")


def amount_for_count(balance_cents: int, count: int, down_cents: int = 0, named_cents: int | None = None) -> int:
    """Give the smallest regular payment that clears a balance in `count` payments.

    Args:
        balance_cents: What is owed, > 0.
        count: Number of payments, the first included.
        down_cents: The least first payment the terms ask for; the regular payment counts where it is larger.
        named_cents: The first payment the consumer named, which may be smaller or larger than the others.
    """
    even = divide_up(balance_cents, count)
    first = max(down_cents, named_cents) if named_cents is not None else down_cents
    if named_cents is None and first <= even:
        return even
    left = balance_cents - first
    return max(1, divide_up(left, count - 1)) if count > 1 and left > 0 else balance_cents


def count_for_amount(balance_cents: int, amount_cents: int, down_cents: int = 0, named_cents: int | None = None) -> int:
    """Count the payments it takes to clear a balance; the arguments are those of `amount_for_count`."""
    first = max(amount_cents, down_cents) if named_cents is None else max(named_cents, down_cents)
    return 1 + divide_up(balance_cents - min(balance_cents, first), amount_cents)


def lowest_instalment_cents(
    plan: InstalmentTerms, balance_cents: int, frequency: Frequency, named_cents: int | None = None
) -> int:
    """Give the smallest regular payment an ordinary plan allows: the minimum, and the longest term."""
    count = payments_within(plan.max_term_months, frequency)
    by_term = amount_for_count(balance_cents, count, down_payment_cents(plan, balance_cents), named_cents)
    return min(balance_cents, max(plan.min_amount_cents, by_term))


def lowest_hardship_cents(
    plan: HardshipTerms, balance_cents: int, frequency: Frequency, named_cents: int | None = None
) -> int:
    """Give the smallest regular payment a hardship plan allows; no down payment but one the consumer named."""
    count = payments_within(plan.max_term_months, frequency)
    return min(balance_cents, max(plan.min_amount_cents, amount_for_count(balance_cents, count, 0, named_cents)))


def rung_cents(
    plan: InstalmentTerms, balance_cents: int, frequency: Frequency, months: int, named_cents: int | None = None
) -> int:
    """Give the regular payment of a plan over some months, rounded up as configured, at most the balance."""
    count = payments_within(months, frequency)
    amount = amount_for_count(balance_cents, count, down_payment_cents(plan, balance_cents), named_cents)
    return min(balance_cents, max(plan.min_amount_cents, round_up_to(amount, plan.round_up_to_cents)))


def plan_ways(months: tuple[int, ...]) -> tuple[int, ...]:
    """Give the ladder of plan lengths as ways from the first (0) to the last (10_000), evenly spread."""
    return tuple(index * FULL_SHARE_BPS // max(1, len(months) - 1) for index in range(len(months)))


def planned_rung_cents(
    terms: CreditorTerms,
    plan: InstalmentTerms,
    balance_cents: int,
    frequency: Frequency,
    way_bps: int,
    named_cents: int | None = None,
) -> int:
    """Give the regular payment after going a way down the ladder of plan lengths; between two rungs, in between."""
    months = terms.negotiation.instalment_months
    ways = plan_ways(months)
    lower = max(index for index, way in enumerate(ways) if way <= max(0, way_bps))
    amount = rung_cents(plan, balance_cents, frequency, months[lower], named_cents)
    if lower + 1 == len(ways) or ways[lower] == way_bps:
        return amount
    after = rung_cents(plan, balance_cents, frequency, months[lower + 1], named_cents)
    span = ways[lower + 1] - ways[lower]
    return amount - (amount - after) * (way_bps - ways[lower]) // span


def convert_frequency(amount_cents: int, from_frequency: Frequency, to_frequency: Frequency) -> int:
    """Turn an amount per period into the same money a year in another frequency, a part of a cent dropped."""
    return amount_cents * PAYMENTS_PER_YEAR[from_frequency] // PAYMENTS_PER_YEAR[to_frequency]


def monthly_means(amount_cents: int, frequency: Frequency) -> int:
    """Turn an amount somebody can manage into means a month, rounded up, so that turning it back gives the amount."""
    return divide_up(amount_cents * PAYMENTS_PER_YEAR[frequency], PAYMENTS_PER_YEAR["monthly"])


def usual_first_due_on(plan: InstalmentTerms, today: date) -> date:
    """Give the first payment date proposed where the consumer names none."""
    return today + timedelta(days=min(USUAL_FIRST_PAYMENT_DAYS, plan.first_payment_within_days))


def latest_first_due_on(plan: InstalmentTerms, today: date, hardship: HardshipTerms | None = None) -> date:
    """Give the latest first payment date the terms allow; `hardship` adds its pause."""
    pause_days = hardship.pause_days if hardship is not None else 0
    return today + timedelta(days=plan.first_payment_within_days + pause_days)
