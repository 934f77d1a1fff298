"""Creditor terms in plain English, for the people who approve them."""

from __future__ import annotations

from collections.abc import Iterator

from parley.money import format_cents
from parley.negotiation.engine import present_options
from parley.negotiation.offers import AccountFacts, Offer
from parley.negotiation.terms import CreditorTerms


def summarise(terms: CreditorTerms) -> str:
    """Say in plain English what the terms allow, with one worked example.

    For the creditor's own people: it names the settlement floor, which no consumer may see.
    """
    return "\n".join([*_header_lines(terms), *_plan_lines(terms), *_settlement_lines(terms), *_example_lines(terms)])


def _header_lines(terms: CreditorTerms) -> Iterator[str]:
    until = f"to {terms.effective_to}" if terms.effective_to else "without an end date"
    yield f"{terms.creditor_name} ({terms.creditor_id}), version {terms.version}, from {terms.effective_from} {until}."
    yield f"Texts name {terms.creditor_name} once a person is verified; before that, only the neutral brand."
    limit = format_cents(terms.authority.max_balance_cents)
    discount = _percent(terms.authority.max_discount_bps)
    yield f"The assistant decides alone up to a balance of {limit} and a discount of {discount}."
    for tier in terms.pay_in_full.discounts:
        ages = _ages(tier.min_age_days, tier.max_age_days)
        days = terms.pay_in_full.days_to_pay
        yield f"Pay in full within {days} days: {_percent(tier.discount_bps)} off at an age of {ages}."


def _plan_lines(terms: CreditorTerms) -> Iterator[str]:
    if (plan := terms.instalments) is None:
        yield "No instalments."
        return
    months = ", ".join(map(str, terms.negotiation.instalment_months))
    least = format_cents(plan.min_amount_cents)
    yield f"Instalments ({', '.join(plan.frequencies)}): at least {least} each, at most {plan.max_term_months} months."
    yield f"Plan lengths are offered in this order: {months} months."
    down = f"; down payment {_percent(plan.down_payment_bps)}" if plan.down_payment_bps else ""
    yield f"First payment within {plan.first_payment_within_days} days{down}; no interest."
    if (hardship := terms.hardship) is not None:
        least = format_cents(hardship.min_amount_cents)
        review = f"reviewed after {hardship.review_after_days} days"
        yield f"Hardship: at least {least} each, at most {hardship.max_term_months} months, {review}."


def _settlement_lines(terms: CreditorTerms) -> Iterator[str]:
    for tier in terms.settlement:
        ages = _ages(tier.min_age_days, tier.max_age_days)
        balances = _balances(tier.min_balance_cents, tier.max_balance_cents)
        kinds = ", ".join(tier.debt_types) or "any type"
        yield (
            f"Settlement ({kinds}, age {ages}, balance {balances}): asks {_percent(tier.opening_bps)}, "
            f"never below {_percent(tier.floor_bps)}, in up to {tier.parts} parts within {tier.days_to_pay} days."
        )
    if not terms.settlement:
        yield "No settlement."
    rules = terms.negotiation
    yield f"After {rules.max_rounds} rounds a person takes over; an offer holds for {rules.offer_expiry_hours} hours."


def _example_lines(terms: CreditorTerms) -> Iterator[str]:
    tier = terms.settlement[0] if terms.settlement else None
    balance = min(120_000, terms.authority.max_balance_cents)
    age, kind = 400, "other"
    if tier is not None:
        highest = balance if tier.max_balance_cents is None else min(balance, tier.max_balance_cents)
        balance, age = max(tier.min_balance_cents, highest), tier.min_age_days
        kind = tier.debt_types[0] if tier.debt_types else kind
    options = present_options(terms, AccountFacts(balance, kind, age, ""), terms.effective_from)
    yield f"Example: {format_cents(balance)} ({kind}), {age} days old, on {terms.effective_from}:"
    for label, offer in (
        ("in full", options.pay_in_full),
        ("settlement", options.settlement),
        ("instalments", options.instalments),
    ):
        yield f"  {label}: {_offer_text(offer) if offer else 'not offered'}"


def _offer_text(offer: Offer) -> str:
    last = offer.instalments[-1]
    if offer.count == 1:
        return f"{format_cents(offer.total_cents)} by {last.due_on}"
    return (
        f"{offer.count} {offer.frequency} payments of {format_cents(offer.amount_cents)} from {offer.first_due_on}, "
        f"the last {format_cents(last.amount_cents)} on {last.due_on}, total {format_cents(offer.total_cents)}"
    )


def _percent(bps: int) -> str:
    whole, rest = divmod(bps, 100)
    return f"{whole}.{rest:02d} %" if rest else f"{whole} %"


def _ages(low: int, high: int | None) -> str:
    return f"{low} days and above" if high is None else f"{low} to {high} days"


def _balances(low: int, high: int | None) -> str:
    return f"{format_cents(low)} and above" if high is None else f"{format_cents(low)} to {format_cents(high)}"
