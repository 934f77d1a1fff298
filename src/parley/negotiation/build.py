"""Build exact offers from decided figures; every number in an offer is made here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from parley.negotiation.bank_days import NO_HOLIDAYS, Holidays, move_to_bank_day
from parley.negotiation.offers import AccountFacts, Kind, Offer, ProposedFrequency
from parley.negotiation.pricing import down_payment_cents, latest_first_due_on, lowest_instalment_cents
from parley.negotiation.schedule import (
    DEFAULT_SEMIMONTHLY_DAYS,
    Frequency,
    Instalment,
    add_months,
    build_schedule,
    dated_schedule,
    split_schedule,
)
from parley.negotiation.terms import CreditorTerms, HolidayRule, InstalmentTerms


@dataclass(frozen=True, slots=True)
class PlanShape:
    """How a plan runs: amounts in cents, dates, and the days of the month that are meant.

    `down_cents` is a first payment the consumer named; `means_cents` are stated means per payment, which no payment may
    exceed: a larger down payment of the terms needs hardship terms too.
    """

    amount_cents: int
    frequency: Frequency
    first_due_on: date
    means_cents: int | None = None
    down_cents: int | None = None
    paydays: tuple[int, int] | None = None
    month_day: int | None = None


def installment_offer(
    terms: CreditorTerms,
    plan: InstalmentTerms,
    facts: AccountFacts,
    shape: PlanShape,
    *,
    today: date,
    holidays: Holidays = NO_HOLIDAYS,
) -> Offer:
    """Build a plan over the whole balance; an amount or a date beyond the ordinary limits makes it a hardship plan."""
    balance, amount = facts.balance_cents, shape.amount_cents
    down, hardship = down_payment_cents(plan, balance), terms.hardship
    is_relaxed = hardship is not None and (
        amount < lowest_instalment_cents(plan, balance, shape.frequency, shape.down_cents)
        or (shape.means_cents is not None and down > shape.means_cents)
    )
    # A pause alone makes it a hardship plan too, but takes nothing off the payments.
    is_hardship = is_relaxed or (hardship is not None and shape.first_due_on > latest_first_due_on(plan, today))
    least = min(balance, hardship.min_amount_cents if is_relaxed and hardship else max(down, plan.min_amount_cents))
    named = shape.down_cents
    if named is not None and named < least and shape.means_cents is not None and least > shape.means_cents:
        named = None  # raised to the least, it would be more than they can manage
    usual = None if is_relaxed else max(amount, down)
    first = usual if named is None else max(named, least)
    latest = latest_first_due_on(plan, today, terms.hardship if is_hardship else None)
    schedule = build_schedule(
        balance,
        amount,
        shape.frequency,
        shape.first_due_on,
        first_amount_cents=first,
        semimonthly_days=shape.paydays or DEFAULT_SEMIMONTHLY_DAYS,
        anchor_day=_anchor(shape),
        move=lambda day: (
            first_bank_day(plan, day, holidays, today=today, latest=latest)
            if day == shape.first_due_on
            else move_to_bank_day(day, plan.holidays, holidays, earliest=today)
        ),
    )
    review_on = today + timedelta(days=terms.hardship.review_after_days) if terms.hardship and is_hardship else None
    # A smaller payment first and one more is no rhythm: it is said, and checked, as two payments on their days.
    is_two_dated = len(schedule) == 2 and schedule[0].amount_cents < schedule[1].amount_cents
    frequency: ProposedFrequency = "once" if is_two_dated else shape.frequency
    return _offer(
        terms, facts, "installments", balance, schedule, frequency, is_hardship=is_hardship, review_on=review_on
    )


def first_bank_day(plan: InstalmentTerms, day: date, holidays: Holidays, *, today: date, latest: date) -> date:
    """Move a first date off a weekend or holiday: forwards whatever the rule for the others, as pay arrives on it."""
    rule: HolidayRule = "stay" if plan.holidays == "stay" else "next_business_day"
    return move_to_bank_day(day, rule, holidays, earliest=today, latest=latest)


def _anchor(shape: PlanShape) -> int | None:
    """Keep "the 31st" only where the plan really starts on that day of the month, as far as the month has it."""
    if shape.month_day is None or shape.frequency != "monthly":
        return None
    is_meant = add_months(shape.first_due_on, 0, anchor_day=shape.month_day) == shape.first_due_on
    return shape.month_day if is_meant else None


def two_payment_offer(
    terms: CreditorTerms, facts: AccountFacts, kind: Kind, *, total_cents: int, first: tuple[date, int], rest_on: date
) -> Offer:
    """Build two payments: a first sum on its day, the rest on another ("half now, the rest on the 15th")."""
    schedule = dated_schedule([first, (rest_on, total_cents - first[1])])
    return _offer(terms, facts, kind, total_cents, schedule, "once" if kind == "installments" else "monthly")


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
