"""Exact payment schedules: which amount falls due on which day.

Dates follow the calendar, amounts are integer cents, and every schedule sums to its total to the cent.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import ClassVar, Literal, get_args

from parley.errors import ParleyError
from parley.money import divide_up, split_cents

Frequency = Literal["weekly", "biweekly", "semimonthly", "monthly"]
FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)

# How often a frequency falls due in a year; plans in different frequencies are compared through it.
PAYMENTS_PER_YEAR: dict[Frequency, int] = {"weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}
DEFAULT_SEMIMONTHLY_DAYS = (1, 15)
FIRST_GAP_DAYS = 7
# Twenty years of weekly payments; more is a mistake, and would only burn memory.
MAX_INSTALMENTS = 1_040


class InvalidScheduleError(ParleyError):
    """A schedule that cannot be built from what was asked."""

    code: ClassVar[str] = "schedule.invalid"

    def __init__(self, *, reason: str) -> None:
        """Keep the reason, which holds no figures of a consumer."""
        super().__init__(f"This payment schedule cannot be built: {reason}.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a schedule; `sequence` starts at 1."""

    sequence: int
    due_on: date
    amount_cents: int


def add_months(day: date, months: int, *, anchor_day: int | None = None) -> date:
    """Move a day by whole months, falling back to the month's last day where the day does not exist.

    Args:
        day: Where to start.
        months: How many months later.
        anchor_day: The day of the month that is meant, where `day` is already a fallback (28 February for "the 31st").
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    month = month_index + 1
    return date(year, month, min(anchor_day or day.day, calendar.monthrange(year, month)[1]))


def payments_within(months: int, frequency: Frequency) -> int:
    """Count the payments of a plan that runs `months` months: 12 months are 12, 24, 26 or 52.

    The count does not depend on the calendar, so the same plan has the same amounts whenever it starts.
    """
    return months * PAYMENTS_PER_YEAR[frequency] // 12


def due_dates(
    frequency: Frequency,
    first_due_on: date,
    *,
    semimonthly_days: tuple[int, int] = DEFAULT_SEMIMONTHLY_DAYS,
    anchor_day: int | None = None,
) -> Iterator[date]:
    """Yield the due dates, first date first and exactly as given.

    Args:
        frequency: Weekly and biweekly keep the weekday, monthly keeps the day; semimonthly falls on two days.
        first_due_on: The first due date. A semimonthly plan may start on any day and then follows its two days.
        semimonthly_days: Two days of the month, ascending; 31 stands for the last day of any month.
        anchor_day: The monthly day that is meant when the first date is already a fallback, e.g. 31 with 28 February.
    Source: creditor terms, instalments; month ends and leap years as in the calendar.
    """
    if frequency == "semimonthly":
        yield from _semimonthly(first_due_on, semimonthly_days)
        return
    for index in range(MAX_INSTALMENTS):
        if frequency == "monthly":
            yield add_months(first_due_on, index, anchor_day=anchor_day) if index else first_due_on
        else:
            yield first_due_on + timedelta(days=(7 if frequency == "weekly" else 14) * index)


def _semimonthly(first_due_on: date, days: tuple[int, int]) -> Iterator[date]:
    # From the 28th on, the first day could coincide with the month's last day in February.
    if not (1 <= days[0] < days[1] <= 31 and days[0] <= 27):
        raise InvalidScheduleError(reason="two different days of the month are needed, the first by the 27th")
    yield first_due_on
    is_on_a_payday = any(add_months(first_due_on, 0, anchor_day=day) == first_due_on for day in days)
    # Somebody who starts between two paydays does not pay twice within days: the next one that is a week away counts.
    earliest = first_due_on + timedelta(days=1 if is_on_a_payday else FIRST_GAP_DAYS)
    for months in range(MAX_INSTALMENTS):
        month_start = add_months(first_due_on.replace(day=1), months)
        for day in days:
            due_on = add_months(month_start, 0, anchor_day=day)
            if due_on >= earliest:
                yield due_on


def build_schedule(
    total_cents: int,
    amount_cents: int,
    frequency: Frequency,
    first_due_on: date,
    *,
    first_amount_cents: int | None = None,
    semimonthly_days: tuple[int, int] = DEFAULT_SEMIMONTHLY_DAYS,
    anchor_day: int | None = None,
    move: Callable[[date], date] | None = None,
) -> tuple[Instalment, ...]:
    """Build equal payments of a given amount until the total is reached; the last one is the remainder.

    Args:
        total_cents: What the payments sum to, > 0.
        amount_cents: Each payment, > 0; the last may be lower, never higher.
        frequency: How often.
        first_due_on: Due date of the first payment.
        first_amount_cents: A larger first payment (a down payment), where the terms ask for one.
        semimonthly_days: See `due_dates`.
        anchor_day: See `due_dates`.
        move: Moves a date off a weekend or holiday; dates that would meet are kept apart by a day.
    Returns:
        Instalments ordered by due date; their cents sum to `total_cents`.
    Raises:
        InvalidScheduleError: An amount is not positive, or it would take longer than twenty years of weekly payments.
    Source: architecture.md, I4.
    """
    first = min(total_cents, amount_cents if first_amount_cents is None else first_amount_cents)
    if total_cents <= 0 or amount_cents <= 0 or first <= 0:
        raise InvalidScheduleError(reason="amounts have to be above zero")
    count = 1 + divide_up(total_cents - first, amount_cents)
    if count > MAX_INSTALMENTS:
        raise InvalidScheduleError(reason="it would need too many payments")
    amounts = [first, *[amount_cents] * (count - 1)]
    if count > 1:
        amounts[-1] = total_cents - sum(amounts[:-1])
    dates = due_dates(frequency, first_due_on, semimonthly_days=semimonthly_days, anchor_day=anchor_day)
    return _join(amounts, dates if move is None else _moved(dates, move))


def dated_schedule(parts: Sequence[tuple[date, int]]) -> tuple[Instalment, ...]:
    """Build a schedule from explicit dates and amounts ("half now, the rest on the 15th").

    Raises:
        InvalidScheduleError: No part, an amount that is not positive, or dates that do not rise.
    Source: conversation.md 3.2; creditor terms, pay_in_full.parts.
    """
    if not parts or any(cents <= 0 for _, cents in parts):
        raise InvalidScheduleError(reason="amounts have to be above zero")
    if any(right <= left for (left, _), (right, _) in pairwise(parts)):
        raise InvalidScheduleError(reason="the second date has to be after the first")
    return tuple(Instalment(sequence, due_on, cents) for sequence, (due_on, cents) in enumerate(parts, start=1))


def split_schedule(total_cents: int, parts: int, frequency: Frequency, first_due_on: date) -> tuple[Instalment, ...]:
    """Build a schedule of equal parts; leftover cents fall on the earliest.

    Raises:
        InvalidScheduleError: There would be more parts than cents, or too many of them.
    Source: style.md, Money.
    """
    if not 1 <= parts <= min(total_cents, MAX_INSTALMENTS):
        raise InvalidScheduleError(reason="the number of parts does not fit the amount")
    return _join(split_cents(total_cents, parts), due_dates(frequency, first_due_on))


def _moved(dates: Iterator[date], move: Callable[[date], date]) -> Iterator[date]:
    before: date | None = None
    for day in dates:
        moved = move(day)
        while before is not None and moved <= before:
            moved = move(moved + timedelta(days=1))
            # A rule that leads backwards would come back to the same day for ever.
            moved = moved if moved > before else before + timedelta(days=1)
        before = moved
        yield moved


def _join(amounts: list[int] | tuple[int, ...], dates: Iterator[date]) -> tuple[Instalment, ...]:
    numbered = enumerate(zip(amounts, islice(dates, len(amounts)), strict=True), start=1)
    return tuple(Instalment(sequence, due_on, amount) for sequence, (amount, due_on) in numbered)
