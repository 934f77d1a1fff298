"""The arithmetic of the terms: what is asked at each step, and what the limits are.

Every function maps terms and facts to integer cents or days. No decision is taken here.
"""

from __future__ import annotations

from datetime import date, timedelta

from parley.money import FULL_SHARE_BPS, divide_up, round_up_to, share_bps
from parley.negotiation.offers import AccountFacts
from parley.negotiation.schedule import PAYMENTS_PER_YEAR, Frequency, payments_within
from parley.negotiation.terms import CreditorTerms, HardshipTerms, InstalmentTerms, SettlementTier

# Where the consumer names no day: two weeks cover at least one payday of most people.
USUAL_FIRST_PAYMENT_DAYS = 14


def pay_in_full_cents(terms: CreditorTerms, facts: AccountFacts) -> int:
    """Give the price of paying everything at once, discount taken off, a part of a cent rounded up.

    The discount never exceeds what the assistant may grant by itself.
    """
    granted = 0
    for tier in terms.pay_in_full.discounts:
        if tier.min_age_days <= facts.age_days and (tier.max_age_days is None or facts.age_days <= tier.max_age_days):
            granted = min(tier.discount_bps, terms.authority.max_discount_bps)
    return share_bps(facts.balance_cents, FULL_SHARE_BPS - granted, "up")


def find_settlement_tier(terms: CreditorTerms, facts: AccountFacts) -> SettlementTier | None:
    """Find the tier an account falls into, if the creditor settles such accounts at all."""
    for tier in terms.settlement:
        if tier.applies_to(balance_cents=facts.balance_cents, age_days=facts.age_days, debt_type=facts.debt_type):
            return tier
    return None


def settlement_floor_cents(terms: CreditorTerms, facts: AccountFacts, tier: SettlementTier) -> int:
    """Give the least the assistant may settle for: the creditor's floor or its own authority, whichever is higher.

    Never part of an offer, a reason or a message.
    """
    return share_bps(facts.balance_cents, _floor_bps(terms, tier), "up")


def settlement_ask_cents(terms: CreditorTerms, facts: AccountFacts, tier: SettlementTier, step: int) -> int:
    """Give the sum asked for at a step of the ladder, never below the floor.

    Where paying in full costs less, and that is not below the floor, it is that price.
    """
    floor_bps = _floor_bps(terms, tier)
    opening_bps = max(tier.opening_bps, floor_bps)
    steps = terms.negotiation.settlement_steps_bps
    way_bps = steps[min(step, len(steps) - 1)]
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


def amount_for_count(balance_cents: int, count: int, down_cents: int = 0) -> int:
    """Give the smallest regular payment that clears a balance in `count` payments after a down payment."""
    even = divide_up(balance_cents, count)
    if down_cents <= even:
        return even
    return divide_up(balance_cents - down_cents, count - 1) if count > 1 else balance_cents


def count_for_amount(balance_cents: int, amount_cents: int, down_cents: int = 0) -> int:
    """Count the payments it takes to clear a balance."""
    first = min(balance_cents, max(amount_cents, down_cents))
    return 1 + divide_up(balance_cents - first, amount_cents)


def lowest_instalment_cents(plan: InstalmentTerms, balance_cents: int, frequency: Frequency) -> int:
    """Give the smallest regular payment an ordinary plan allows: the minimum, and the longest term."""
    count = payments_within(plan.max_term_months, frequency)
    by_term = amount_for_count(balance_cents, count, down_payment_cents(plan, balance_cents))
    return min(balance_cents, max(plan.min_amount_cents, by_term))


def lowest_hardship_cents(plan: HardshipTerms, balance_cents: int, frequency: Frequency) -> int:
    """Give the smallest regular payment a hardship plan allows; no down payment."""
    by_term = amount_for_count(balance_cents, payments_within(plan.max_term_months, frequency))
    return min(balance_cents, max(plan.min_amount_cents, by_term))


def rung_cents(terms: CreditorTerms, plan: InstalmentTerms, balance_cents: int, frequency: Frequency, step: int) -> int:
    """Give the regular payment offered at a step of the ladder, rounded up as configured, at most the balance."""
    ladder = terms.negotiation.instalment_months
    count = payments_within(ladder[min(step, len(ladder) - 1)], frequency)
    amount = amount_for_count(balance_cents, count, down_payment_cents(plan, balance_cents))
    return min(balance_cents, max(plan.min_amount_cents, round_up_to(amount, plan.round_up_to_cents)))


def convert_frequency(amount_cents: int, from_frequency: Frequency, to_frequency: Frequency) -> int:
    """Turn an amount per period into the same money a year in another frequency, a part of a cent dropped."""
    return amount_cents * PAYMENTS_PER_YEAR[from_frequency] // PAYMENTS_PER_YEAR[to_frequency]


def usual_first_due_on(plan: InstalmentTerms, today: date) -> date:
    """Give the first payment date proposed where the consumer names none."""
    return today + timedelta(days=min(USUAL_FIRST_PAYMENT_DAYS, plan.first_payment_within_days))


def latest_first_due_on(plan: InstalmentTerms, today: date) -> date:
    """Give the latest first payment date the terms allow."""
    return today + timedelta(days=plan.first_payment_within_days)
