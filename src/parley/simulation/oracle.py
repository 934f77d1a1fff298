"""The oracle: sees the consumer's hidden state and finds the best deal the assistant may grant and the consumer takes.

Also the worst value the assistant may grant, the other end of the scale that over-concession is measured on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from parley.negotiation import Offer, violations
from parley.negotiation.schedule import Frequency
from parley.simulation.acceptance import accepts, closing_cap, money_by
from parley.simulation.calendar_us import BANK_HOLIDAYS
from parley.simulation.cases import Case
from parley.simulation.limits import (
    closing_offer,
    full_price,
    last_of,
    may_negotiate,
    plan_limits,
    plan_offer,
    settlement_limits,
    split_offer,
)
from parley.simulation.population import Consumer
from parley.simulation.speech import Seen
from parley.simulation.value import AS_AGREED, Valuation

SAYS_NOTHING = "stonewaller"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The two ends of the scale for one negotiation, in cents of present value.

    Args:
        best: The best deal in terms and acceptance set; None where there is no such deal.
        best_value: Its value, 0.0 without a deal.
        worst_value: The least valuable arrangement the assistant may grant this account, taken by the consumer or not.
        worst_value_of_kind: The same among the kinds this consumer would take at all.
    """

    best: Offer | None
    best_value: float
    worst_value: float
    worst_value_of_kind: float


def benchmark(case: Case, consumer: Consumer, valuation: Valuation = AS_AGREED) -> Benchmark:
    """Find both ends of the scale."""
    best, best_value = None, 0.0
    if may_negotiate(case):
        for offer in (*_plans(case, consumer), *_full(case, consumer), *_settlements(case, consumer, valuation)):
            value = valuation.of(offer.instalments, case.today)
            if value > best_value and _is_real(case, consumer, offer):
                best, best_value = offer, value
    plan, closing = _worst(case, consumer, valuation)
    worst = [value for value in (plan, closing) if value is not None]
    mine = [
        plan if "plan" in consumer.wishes else None,
        closing if closing_cap(consumer, 100, "pay_in_full") > 0 else None,
    ]
    of_kind = [value for value in mine if value is not None]
    least = min(worst, default=0.0)
    return Benchmark(best, best_value, least, min(of_kind, default=least))


def _is_real(case: Case, consumer: Consumer, offer: Offer) -> bool:
    return accepts(consumer, case.facts.balance_cents, case.today, Seen.of(offer)) and not violations(
        case.terms, case.facts, offer, case.today, holidays=BANK_HOLIDAYS
    )


def is_in_need(case: Case, consumer: Consumer, frequency: Frequency) -> bool:
    """Say whether the hardship terms are open in a rhythm: a hardship to tell, or means below every ordinary plan in it.

    People round what they state, so means up to a twentieth above count too. Never open for somebody who states nothing.
    """
    if consumer.style == SAYS_NOTHING:
        return False
    limits, means = plan_limits(case, frequency, hardship=False), consumer.limit_for(frequency) * 95 // 100
    return consumer.has_hardship or limits is None or limits.least() > means or limits.down_cents > means


def _plans(case: Case, consumer: Consumer) -> Iterator[Offer]:
    balance = case.facts.balance_cents
    if "plan" not in consumer.wishes:
        return
    first_on = case.today + timedelta(days=consumer.earliest_in)
    for frequency in consumer.frequencies:
        means = min(consumer.limit_for(frequency), balance)
        # One payment is no plan: where all could be paid at once, a cent is left for a second one.
        first = min(means + consumer.down_cents, balance - 1)
        for hardship in (False, True) if is_in_need(case, consumer, frequency) else (False,):
            limits = plan_limits(case, frequency, hardship=hardship)
            if limits is None or consumer.earliest_in > limits.within_days:
                continue
            # The last payment may be below the smallest one, so what is left after the first may be all of it.
            regular = balance - first if balance - first <= means else means
            is_regular = regular == balance - first or limits.least(first) <= means
            if is_regular and limits.down_cents <= first >= limits.minimum_cents:
                yield plan_offer(case, regular, frequency, first_on, hardship=hardship, first_cents=first)


def _full(case: Case, consumer: Consumer) -> Iterator[Offer]:
    price = full_price(case)
    is_easy = "plan" in consumer.wishes and price <= consumer.limit_cents
    if closing_cap(consumer, case.facts.balance_cents, "pay_in_full") < price and not is_easy:
        return
    for days in range(consumer.earliest_in, case.terms.pay_in_full.days_to_pay + 1):
        if is_easy or money_by(consumer, days) >= price:
            last_on = case.today + timedelta(days=days)
            yield closing_offer(case, "pay_in_full", price, last_on)
            at_once = min(price - 1, money_by(consumer, consumer.earliest_in))
            if case.terms.pay_in_full.parts > 1 and days > consumer.earliest_in and at_once > 0:
                first_on = case.today + timedelta(days=consumer.earliest_in)
                yield split_offer(case, "pay_in_full", ((first_on, at_once), (last_on, price - at_once)))
            return


def _settlements(case: Case, consumer: Consumer, valuation: Valuation) -> Iterator[Offer]:
    limits, balance = settlement_limits(case), case.facts.balance_cents
    cap = closing_cap(consumer, balance)
    if limits is None or cap < limits.end_cents:
        return
    tier = limits.tier
    for parts in range(1, tier.parts + 1):
        best: tuple[float, int, int] | None = None
        for days in range(consumer.earliest_in, tier.days_to_pay + 1):
            last_in = days if parts == 1 else (last_of(case.today + timedelta(days=days), parts) - case.today).days
            if last_in > tier.days_to_pay:
                break
            most = min(cap, money_by(consumer, last_in), parts * money_by(consumer, days))
            total = min(most, full_price(case) if parts == 1 else balance)
            # Good enough to rank days of one shape: the exact value is worked out for the winner only.
            rank = total * valuation.share_after((days + last_in) / 2)
            if total >= limits.end_cents and (best is None or rank > best[0]):
                best = rank, total, days
        if best is not None:
            yield closing_offer(case, "settlement", best[1], case.today + timedelta(days=best[2]), parts=parts)


def _worst(case: Case, consumer: Consumer, valuation: Valuation) -> tuple[float | None, float | None]:
    plan, today = case.terms.instalments, case.today
    slowest = None
    if plan is not None:
        frequency: Frequency = "monthly" if "monthly" in plan.frequencies else plan.frequencies[-1]
        values = []
        # A hardship plan is granted on a word that nobody can check, so in any negotiation it may be the outcome.
        for hardship in (False, True):
            limits = plan_limits(case, frequency, hardship=hardship)
            if limits is not None:
                latest = today + timedelta(days=limits.within_days)
                first = max(limits.least(), limits.down_cents)
                offer = plan_offer(case, limits.least(), frequency, latest, hardship=hardship, first_cents=first)
                values.append(valuation.of(offer.instalments, today))
        slowest = min(values, default=None)
    settlement = settlement_limits(case)
    if settlement is not None:
        last = today + timedelta(days=settlement.tier.days_to_pay)
        lowest = closing_offer(case, "settlement", settlement.end_cents, last)
    else:
        last = today + timedelta(days=case.terms.pay_in_full.days_to_pay)
        lowest = closing_offer(case, "pay_in_full", full_price(case), last)
    return slowest, valuation.of(lowest.instalments, today)
