"""Days on which a payment may fall due: weekends, bank holidays, and days of the month that a person is paid on.

Pure: the set of bank holidays is passed in.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from parley.negotiation.terms import HolidayRule

Holidays = frozenset[date]
NO_HOLIDAYS: Holidays = frozenset()

# 28 and later would coincide with the month's last day in February.
LATEST_FIRST_PAYDAY = 27
LAST_DAY_OF_MONTH = 31
SHORTEST_MONTH = 28
LEAST_DAYS_BETWEEN = 7


def is_bank_day(day: date, holidays: Holidays) -> bool:
    """Say whether banks work on a day."""
    return day.weekday() < 5 and day not in holidays


def move_to_bank_day(
    day: date, rule: HolidayRule, holidays: Holidays, *, earliest: date | None = None, latest: date | None = None
) -> date:
    """Move a due date off a weekend or bank holiday as the terms say, without leaving the allowed days.

    Args:
        day: The due date as the calendar gives it.
        rule: What the terms say; "stay" leaves every day as it is.
        holidays: Bank holidays around the day.
        earliest: First allowed day; where the rule leads before it, the next bank day is taken.
        latest: Last allowed day; where the rule leads past it, the bank day before is taken.
    Source: creditor terms, instalments.holidays.
    """
    if rule == "stay" or is_bank_day(day, holidays):
        return day
    step = 1 if rule == "next_business_day" else -1
    moved = _walk(day, step, holidays)
    if (earliest is not None and moved < earliest) or (latest is not None and moved > latest):
        other = _walk(day, -step, holidays)
        is_inside = (earliest is None or other >= earliest) and (latest is None or other <= latest)
        return other if is_inside else moved
    return moved


def _walk(day: date, step: int, holidays: Holidays) -> date:
    while not is_bank_day(day, holidays):
        day += timedelta(days=step)
    return day


def are_paydays(days: tuple[int, int] | None) -> bool:
    """Say whether two days of the month can carry a twice-monthly plan; 31 stands for the last day of any month.

    They are at least a week apart, within the month and over its end.
    """
    if days is None or not 1 <= days[0] < days[1] <= LAST_DAY_OF_MONTH or days[0] > LATEST_FIRST_PAYDAY:
        return False
    return LEAST_DAYS_BETWEEN <= days[1] - days[0] <= SHORTEST_MONTH - LEAST_DAYS_BETWEEN + 2


def next_on_days(days: Iterable[int], after: date) -> date:
    """Give the first day after `after` that falls on one of some days of the month; 31 is the last day of any month."""
    wanted = tuple(days)
    candidates = []
    for months in range(3):
        year, index = divmod(after.year * 12 + after.month - 1 + months, 12)
        length = calendar.monthrange(year, index + 1)[1]
        candidates += [date(year, index + 1, min(day, length)) for day in wanted]
    return min(day for day in candidates if day > after)
