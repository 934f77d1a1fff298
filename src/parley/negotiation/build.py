"""Build exact offers from decided figures; every number in an offer is made here."""

from __future__ import annotations

from datetime import date, timedelta

from parley.negotiation.offers import AccountFacts, Kind, Offer, ProposedFrequency
from parley.negotiation.pricing import down_payment_cents, lowest_instalment_cents
from parley.negotiation.schedule import Frequency, Instalment, build_schedule, split_schedule
from parley.negotiation.terms import CreditorTerms, InstalmentTerms


def installment_offer(
    terms: CreditorTerms,
    plan: InstalmentTerms,
    facts: AccountFacts,
    *,
    amount_cents: int,
    frequency: Frequency,
    first_due_on: date,
    today: date,
    means_cents: int | None = None,
) -> Offer:
    """Build a plan over the whole balance.

    Args:
        terms: The creditor's terms.
        plan: Their instalment part.
        facts: The account.
        amount_cents: The regular payment; below the ordinary limit it makes a hardship plan.
        frequency: How often.
        first_due_on: First payment.
        today: Consumer's local date.
        means_cents: Stated means per payment, which no payment may exceed: a larger down payment needs hardship terms too.
    """
    balance = facts.balance_cents
    down = down_payment_cents(plan, balance)
    is_hardship = terms.hardship is not None and (
        amount_cents < lowest_instalment_cents(plan, balance, frequency)
        or (means_cents is not None and down > means_cents)
    )
    schedule = build_schedule(
        balance,
        amount_cents,
        frequency,
        first_due_on,
        first_amount_cents=None if is_hardship else max(amount_cents, down),
    )
    review_on = today + timedelta(days=terms.hardship.review_after_days) if terms.hardship and is_hardship else None
    return _offer(
        terms, facts, "installments", balance, schedule, frequency, is_hardship=is_hardship, review_on=review_on
    )


def settlement_offer(
    terms: CreditorTerms,
    facts: AccountFacts,
    *,
    total_cents: int,
    parts: int,
    frequency: Frequency,
    first_due_on: date,
) -> Offer:
    """Build a settlement in one or more equal parts."""
    schedule = split_schedule(total_cents, parts, frequency, first_due_on)
    return _offer(terms, facts, "settlement", total_cents, schedule, "once" if parts == 1 else frequency)


def single_payment_offer(
    terms: CreditorTerms, facts: AccountFacts, kind: Kind, *, total_cents: int, due_on: date
) -> Offer:
    """Build one payment: everything at once, or a promise."""
    return _offer(terms, facts, kind, total_cents, (Instalment(1, due_on, total_cents),), "once")


def _offer(
    terms: CreditorTerms,
    facts: AccountFacts,
    kind: Kind,
    total_cents: int,
    schedule: tuple[Instalment, ...],
    frequency: ProposedFrequency,
    *,
    is_hardship: bool = False,
    review_on: date | None = None,
) -> Offer:
    return Offer(
        kind=kind,
        creditor_id=terms.creditor_id,
        terms_version=terms.version,
        balance_cents=facts.balance_cents,
        total_cents=total_cents,
        instalments=schedule,
        frequency=frequency,
        expires_in_hours=terms.negotiation.offer_expiry_hours,
        is_hardship=is_hardship,
        review_on=review_on,
    )
