"""Check any offer against the terms, independently of how it was made.

Storage asks this before an offer is uttered and again before it is agreed. It shares no arithmetic with the engine on
purpose: a mistake there must not be repeated here. Amounts are compared by multiplying out, dates on the calendar.

Source: architecture.md I4.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from parley.negotiation.offers import AccountFacts, Offer
from parley.negotiation.overrides import effective_terms
from parley.negotiation.terms import CreditorTerms

WHOLE_BPS = 10_000


def violations(
    terms: CreditorTerms,
    facts: AccountFacts,
    offer: Offer,
    today: date,
    *,
    holidays: frozenset[date] = frozenset(),
) -> tuple[str, ...]:
    """List everything about an offer that the terms do not allow; empty means it may be uttered.

    Args:
        terms: The terms in the version the offer names.
        facts: The account as it is now.
        offer: The offer to check.
        today: Consumer's local date.
        holidays: Bank holidays around the plan.
    """
    terms = effective_terms(terms, facts)
    found = [*_identity(terms, facts, offer, today), *_schedule(offer, today)]
    if not offer.instalments:
        return tuple(found)
    checks = {"installments": _plan, "settlement": _settlement, "pay_in_full": _pay_in_full, "promise": _promise}
    check = checks.get(offer.kind)
    found.extend(check(terms, facts, offer, today) if check else ["unknown_kind"])
    found.extend(_standing(terms, facts, offer, holidays))
    return tuple(found)


def _identity(terms: CreditorTerms, facts: AccountFacts, offer: Offer, today: date) -> Iterator[str]:
    if offer.creditor_id != terms.creditor_id:
        yield "wrong_creditor"
    if offer.terms_version != terms.version:
        yield "wrong_terms_version"
    if not (terms.effective_from <= today and (terms.effective_to is None or today <= terms.effective_to)):
        yield "terms_not_in_force"
    if offer.balance_cents != facts.balance_cents:
        yield "wrong_balance"
    if facts.balance_cents > terms.authority.max_balance_cents:
        yield "outside_authority"
    if not 0 < offer.total_cents <= facts.balance_cents:
        yield "total_outside_balance"


def _schedule(offer: Offer, today: date) -> Iterator[str]:
    parts = offer.instalments
    if not parts:
        yield "no_instalments"
        return
    if sum(part.amount_cents for part in parts) != offer.total_cents:
        yield "sum_differs"
    if any(part.amount_cents <= 0 for part in parts):
        yield "amount_not_positive"
    if [part.sequence for part in parts] != list(range(1, len(parts) + 1)):
        yield "wrong_sequence"
    if any(right.due_on <= left.due_on for left, right in pairwise(parts)):
        yield "dates_not_rising"
    if parts[0].due_on < today:
        yield "first_date_in_past"
    if (offer.frequency == "once") != (len(parts) == 1) and offer.kind != "installments":
        yield "wrong_frequency"


def _standing(terms: CreditorTerms, facts: AccountFacts, offer: Offer, holidays: frozenset[date]) -> Iterator[str]:
    """Check what hangs on the account's past, and on the calendar."""
    if facts.is_time_barred and terms.time_barred.behaviour == "refer":
        yield "time_barred"
    if facts.broken_plans > terms.broken_plan.new_plans:
        yield "too_many_broken_plans"
    is_discount = offer.kind in ("settlement", "pay_in_full") and offer.total_cents < facts.balance_cents
    if is_discount and facts.broken_plans and not terms.broken_plan.keeps_discounts:
        yield "discount_after_broken_plan"
    rule = terms.instalments.holidays if terms.instalments is not None else "stay"
    # Two payments on days the consumer named stay on those days.
    if rule == "stay" or offer.kind != "installments" or offer.frequency == "once":
        return
    if any(part.due_on.isoweekday() > 5 or part.due_on in holidays for part in offer.instalments):
        yield "due_on_holiday"


def _plan(terms: CreditorTerms, facts: AccountFacts, offer: Offer, today: date) -> Iterator[str]:
    rules, hardship, parts = terms.instalments, terms.hardship, offer.instalments
    if rules is None or (offer.is_hardship and hardship is None):
        yield "plan_not_allowed"
        return
    limits = hardship if offer.is_hardship and hardship is not None else rules
    if offer.total_cents != facts.balance_cents:
        yield "plan_does_not_cover_balance"
    is_two_dated = offer.frequency == "once" and len(parts) == 2
    if offer.frequency not in rules.frequencies and not is_two_dated:
        yield "frequency_unavailable"
    if terms.interest_bps:
        yield "interest_needs_person"
    if any(part.amount_cents < limits.min_amount_cents for part in parts[:-1]):
        yield "below_minimum"
    # A consumer may start with a smaller payment; after the first, no payment is larger than the one before it.
    equal_from = 0 if len(parts) == 2 and not is_two_dated else 1
    if any(right.amount_cents > left.amount_cents for left, right in pairwise(parts[equal_from:])):
        yield "later_payment_larger"
    if len({part.amount_cents for part in parts[1:-1]}) > 1 or (
        len(parts) > 2 and parts[-1].amount_cents > parts[1].amount_cents
    ):
        yield "payments_unequal"
    months = limits.max_term_months
    if terms.authority.max_term_months is not None:
        months = min(months, terms.authority.max_term_months)
    if parts[-1].due_on >= _months_later(parts[0].due_on, months):
        yield "term_too_long"
    pause = hardship.pause_days if offer.is_hardship and hardship is not None else 0
    if parts[0].due_on > today + timedelta(days=rules.first_payment_within_days + pause):
        yield "first_date_too_late"
    if not offer.is_hardship and parts[0].amount_cents * WHOLE_BPS < rules.down_payment_bps * facts.balance_cents:
        yield "down_payment_too_low"
    if offer.is_hardship != (offer.review_on is not None):
        yield "review_missing"


def _settlement(terms: CreditorTerms, facts: AccountFacts, offer: Offer, today: date) -> Iterator[str]:
    fitting = [
        tier
        for tier in terms.settlement
        if tier.min_age_days <= facts.age_days <= (facts.age_days if tier.max_age_days is None else tier.max_age_days)
        and tier.min_balance_cents <= facts.balance_cents
        and (tier.max_balance_cents is None or facts.balance_cents <= tier.max_balance_cents)
        and (not tier.debt_types or facts.debt_type in tier.debt_types)
    ]
    if len(fitting) != 1:
        yield "settlement_not_allowed"
        return
    tier = fitting[0]
    if offer.total_cents * WHOLE_BPS < tier.floor_bps * facts.balance_cents:
        yield "below_floor"
    yield from _discount_authority(terms, facts, offer)
    if len(offer.instalments) > tier.parts:
        yield "too_many_parts"
    if offer.instalments[-1].due_on > today + timedelta(days=tier.days_to_pay):
        yield "paid_too_late"


def _pay_in_full(terms: CreditorTerms, facts: AccountFacts, offer: Offer, today: date) -> Iterator[str]:
    allowed_bps = sum(
        tier.discount_bps
        for tier in terms.pay_in_full.discounts
        if tier.min_age_days <= facts.age_days and (tier.max_age_days is None or tier.max_age_days >= facts.age_days)
    )
    if offer.total_cents * WHOLE_BPS < (WHOLE_BPS - allowed_bps) * facts.balance_cents:
        yield "discount_too_high"
    yield from _discount_authority(terms, facts, offer)
    if len(offer.instalments) > min(2, terms.pay_in_full.parts):
        yield "too_many_parts"
    if offer.instalments[-1].due_on > today + timedelta(days=terms.pay_in_full.days_to_pay):
        yield "paid_too_late"


def _promise(terms: CreditorTerms, facts: AccountFacts, offer: Offer, today: date) -> Iterator[str]:
    if terms.instalments is None:
        yield "plan_not_allowed"
        return
    if len(offer.instalments) != 1:
        yield "too_many_parts"
    if offer.total_cents < min(terms.instalments.min_amount_cents, facts.balance_cents):
        yield "below_minimum"
    if offer.instalments[0].due_on > today + timedelta(days=terms.instalments.first_payment_within_days):
        yield "first_date_too_late"


def _discount_authority(terms: CreditorTerms, facts: AccountFacts, offer: Offer) -> Iterator[str]:
    if (facts.balance_cents - offer.total_cents) * WHOLE_BPS > terms.authority.max_discount_bps * facts.balance_cents:
        yield "discount_outside_authority"


def _months_later(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
