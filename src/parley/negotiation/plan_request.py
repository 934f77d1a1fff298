"""Bring a proposal to pay over time into the rhythms, days and first payments that the terms allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.negotiation.bank_days import are_paydays, next_on_days
from parley.negotiation.build import first_bank_day
from parley.negotiation.learning import hardship_in_need
from parley.negotiation.lump import Note, clamp_date
from parley.negotiation.offers import Reason
from parley.negotiation.pricing import (
    amount_for_count,
    convert_frequency,
    count_for_amount,
    down_payment_cents,
    latest_first_due_on,
    usual_first_due_on,
)
from parley.negotiation.schedule import Frequency
from parley.negotiation.terms import InstalmentTerms
from parley.negotiation.understanding import Turn, spoken_frequency, usual_frequency


@dataclass(frozen=True, slots=True)
class Request:
    """A proposal brought into the terms' frequencies and dates; `notes` say what had to be moved."""

    amount_cents: int | None
    frequency: Frequency
    first_due_on: date
    down_cents: int | None
    paydays: tuple[int, int] | None
    month_day: int | None
    frequency_notes: tuple[Note, ...]
    other_notes: tuple[Note, ...]


def read_request(turn: Turn, plan: InstalmentTerms) -> Request:
    """Bring what was said into the frequencies and dates the terms allow."""
    spoken = spoken_frequency(turn.terms, turn.state, turn.proposal)
    frequency = spoken if spoken in plan.frequencies else usual_frequency(turn.terms)
    frequency_notes: list[Note] = []
    amount = turn.proposal.amount_cents
    if frequency != spoken:
        frequency_notes.append((Reason.FREQUENCY_UNAVAILABLE, {"frequency": frequency}))
        # Payments that were only counted fit any frequency; an amount becomes the same money a year.
        if amount is not None and not _is_counted(turn, plan):
            # Our own offer in that frequency stands, so nobody is asked for more by naming another one.
            lowest = turn.state.lowest_for(frequency)
            converted = convert_frequency(amount, spoken, frequency)
            amount = converted if lowest is None else min(converted, lowest)
    month_day = turn.proposal.month_day or turn.state.stated_month_day
    paydays = turn.proposal.paydays if are_paydays(turn.proposal.paydays) else turn.state.stated_paydays
    meant = paydays if frequency == "semimonthly" else (month_day,) if month_day and frequency == "monthly" else None
    first_due_on, notes = _first_date(turn, plan, frequency, meant)
    named = turn.proposal.down_cents if turn.proposal.down_cents is not None else turn.state.stated_down_cents
    balance = turn.facts.balance_cents
    if amount is not None and amount > 0 and turn.proposal.count is not None:
        needed = count_for_amount(balance, amount, down_payment_cents(plan, balance), named)
        if needed > turn.proposal.count:
            notes.insert(0, (Reason.DOES_NOT_COVER_BALANCE, {"count": needed}))
    return Request(amount, frequency, first_due_on, named, paydays, month_day, tuple(frequency_notes), tuple(notes))


def _is_counted(turn: Turn, plan: InstalmentTerms) -> bool:
    count, balance = turn.proposal.count, turn.facts.balance_cents
    if count is None:
        return False
    down = down_payment_cents(plan, balance)
    return turn.proposal.amount_cents == amount_for_count(balance, count, down, turn.proposal.down_cents)


def _first_date(
    turn: Turn, plan: InstalmentTerms, frequency: Frequency, meant: tuple[int, ...] | None
) -> tuple[date, list[Note]]:
    """Give the first date: the one named, else the next of the days that are meant, else the usual one."""
    hardship = hardship_in_need(turn.terms, turn.facts, turn.state, frequency)
    latest = latest_first_due_on(plan, turn.today, hardship)
    usual = usual_first_due_on(plan, turn.today)
    on_payday = next_on_days(meant, turn.today) if meant else None
    if on_payday is not None and on_payday <= latest:
        usual = on_payday
    asked = turn.proposal.first_due_on
    if asked is None:
        known = turn.state.stated_first_due_on
        found = min(known, latest) if known is not None and turn.today <= known else usual
        return (latest if turn.proposal.wants_later_start else found), []
    found, notes = clamp_date(asked, turn.today, latest, usual)
    moved = first_bank_day(plan, found, turn.holidays, today=turn.today, latest=latest)
    if not notes and moved != asked:
        notes.append((Reason.DATE_MOVED, {"asked_on": asked, "moved_on": moved}))
    return found, notes


def capacity_in(turn: Turn, frequency: Frequency) -> int | None:
    """Give the stated means per payment of a frequency, if any were stated."""
    capacity = turn.state.stated_capacity_cents
    # Rounded up when it was turned into a sum a month (`monthly_means`), so that rounding down gives what was said.
    return None if capacity is None else convert_frequency(capacity, "monthly", frequency)
