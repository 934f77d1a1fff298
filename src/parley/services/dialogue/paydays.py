"""The days people are paid on: "the 1st and the 15th", "the last day of the month", "every friday" (pure).

A twice-monthly plan runs on the two days that were named, as long as they fall on two days in every month; a monthly plan
keeps the day that is meant, 31 for the last day of any month; a weekday is held by weekly and two-weekly plans, which keep
the weekday of the first payment. A weekday of the month ("the first friday") is not held: the plan keeps the date it starts
on. The read-back names the first and the last day, so nothing binds on a day nobody has heard.
"""

import calendar
import re
from datetime import date, timedelta
from typing import Any, Final

from parley.negotiation.bank_days import LAST_DAY_OF_MONTH, are_paydays

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_END: Final = re.compile(
    r"\b(?:last day|end) of (?:the|each|every|this|a) month\b|\b(?:el )?[uú]ltimo (?:d[ií]a )?(?:del|de cada) mes\b"
    r"|\b(?:a |al )?fin(?:al)?(?:es)? de(?:l)? (?:cada )?mes\b|\b(?:on the|the|el|d[ií]a) 31(?:st)?\b(?! (?:of|de)\b)",
    re.IGNORECASE,
)


def is_twice_a_month(value: Any) -> bool:
    """Tell whether the value names two days of the month ("1,15")."""
    return len(_days_of_month(value)) == 2


def two_paydays(value: Any) -> tuple[int, int] | None:
    """Return two days of the month a plan can run on, ascending; None where the value names no such pair."""
    days = sorted(_days_of_month(value))
    pair = (days[0], days[-1]) if len(days) == 2 else None
    return pair if are_paydays(pair) else None


def month_day(value: Any, text: str) -> int | None:
    """Return the day of the month that is meant; 31 stands for the last day of any month."""
    days = _days_of_month(value)
    if len(days) == 1:
        return days[0]
    return LAST_DAY_OF_MONTH if not days and _MONTH_END.search(text) else None


def first_payday(value: Any, today: date) -> date | None:
    """Return the first such day after today, or None where the value names no day.

    Args:
        value: A weekday in English ("friday"), a day of the month ("15"), "last", or two of them ("1,15").
        today: The consumer's local day; a payment is never asked for on it.
    """
    if isinstance(value, str) and value in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(value) - today.weekday()) % 7
        return today + timedelta(days=ahead or 7)
    return min((_next(day, today) for day in _days_of_month(value)), default=None)


def _days_of_month(value: Any) -> list[int]:
    parts = str(value).split(",") if isinstance(value, str | int) and not isinstance(value, bool) else []
    days = [
        LAST_DAY_OF_MONTH if part.strip() == "last" else int(part) if part.strip().isdecimal() else 0 for part in parts
    ]
    return days if 1 <= len(days) <= 2 and all(1 <= day <= LAST_DAY_OF_MONTH for day in days) else []


def _next(day_of_month: int, today: date) -> date:
    for months in range(2):
        year, index = divmod(today.year * 12 + today.month - 1 + months, 12)
        day = date(year, index + 1, min(day_of_month, calendar.monthrange(year, index + 1)[1]))
        if day > today:
            return day
    raise AssertionError("a day of the month comes round within two months")
