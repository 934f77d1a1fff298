"""The acceptance set of a consumer: which exact arrangements this person would agree to, and how hard each one is.

Hidden from every negotiator; the oracle and the referee see it.
"""

from __future__ import annotations

from datetime import date

from parley.negotiation.schedule import FREQUENCIES
from parley.simulation.population import Consumer
from parley.simulation.speech import Seen

WHOLE_BPS = 10_000
DAYS_A_MONTH = 30


def money_by(consumer: Consumer, days: int) -> int:
    """Give the money at hand after so many days: what is there, and what can be put aside until then."""
    return consumer.lump_cents + consumer.limit_cents * max(0, days) // DAYS_A_MONTH


def closing_cap(consumer: Consumer, balance_cents: int, kind: str = "settlement") -> int:
    """Give the most this consumer would pay to be rid of the debt, by settling it or by paying it in full."""
    if consumer.pays_in_full and (kind == "pay_in_full" or "settlement" in consumer.wishes):
        return balance_cents
    return balance_cents * consumer.settle_bps // WHOLE_BPS if "settlement" in consumer.wishes else 0


def accepts(consumer: Consumer, balance_cents: int, today: date, seen: Seen) -> bool:
    """Say whether an arrangement is in the acceptance set."""
    return burden(consumer, balance_cents, today, seen) is not None


def burden(consumer: Consumer, balance_cents: int, today: date, seen: Seen) -> float | None:
    """Give how hard an arrangement is, from 0 to 1 (the edge of the acceptance set); None outside of it."""
    first_in, last_in = (seen.first_on - today).days, (seen.last_on - today).days
    if first_in < consumer.earliest_in:
        return None
    if seen.kind == "installments":
        return _plan_burden(consumer, seen)
    if seen.kind not in ("settlement", "pay_in_full"):
        return None
    if (
        seen.kind == "pay_in_full"
        and seen.count == 1
        and "plan" in consumer.wishes
        and seen.total_cents <= consumer.limit_cents
    ):
        # One payment out of this month's means is a plan of one payment.
        return seen.total_cents / consumer.limit_cents
    cap = min(closing_cap(consumer, balance_cents, seen.kind), money_by(consumer, last_in))
    if cap <= 0 or seen.total_cents > cap or seen.first_cents > money_by(consumer, first_in):
        return None
    return seen.total_cents / cap


def _plan_burden(consumer: Consumer, seen: Seen) -> float | None:
    if "plan" not in consumer.wishes or seen.frequency not in FREQUENCIES:
        return None
    if seen.frequency not in consumer.frequencies:
        return None
    limit = consumer.limit_for(seen.frequency)
    regular = max(seen.amount_cents, seen.last_cents if seen.count > 1 else 0)
    first = seen.first_cents
    if seen.count > 2:
        if seen.amount_cents > limit or seen.last_cents > limit:
            return None
    elif seen.last_cents > limit and seen.count == 2:
        return None
    if first > limit + consumer.down_cents:
        return None
    return min(1.0, (regular if seen.count > 2 else seen.last_cents) / limit)
