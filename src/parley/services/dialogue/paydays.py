"""The days people are paid on, "the 1st and the 15th" or "every friday", as far as a schedule can hold them (pure).

What the negotiation engine cannot hold, and what is done instead:
- A twice-monthly plan runs on the 1st and the 15th. Another pair ("the 5th and the 20th") is not held: only the first
  payment falls on a day of the pair, and one of the engine's own days is taken where the pair has one.
- A monthly plan keeps the day of its first payment. "The last day" is not held as such: a plan that starts on 30 November
  goes on with the 30th. A weekday of the month ("the first friday") is not held either.
- A weekday is held by weekly and two-weekly plans, which keep the weekday of the first payment.
The read-back names the first and the last day, so nothing binds on a day nobody has heard.
"""

import calendar
from datetime import date, timedelta
from typing import Any, Final

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGINE_DAYS: Final = frozenset({1, 15})
_LAST: Final = 31


def is_twice_a_month(value: Any) -> bool:
    """Tell whether the value names two days of the month ("1,15")."""
    return len(_days_of_month(value)) == 2


def first_payday(value: Any, today: date) -> date | None:
    """Return the first such day after today, or None where the value names no day.

    Args:
        value: A weekday in English ("friday"), a day of the month ("15"), "last", or two of them ("1,15").
        today: The consumer's local day; a payment is never asked for on it.
    """
    if isinstance(value, str) and value in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(value) - today.weekday()) % 7
        return today + timedelta(days=ahead or 7)
    days = _days_of_month(value)
    wanted = [day for day in days if day in _ENGINE_DAYS] if len(days) == 2 else []
    candidates = [_next(day, today) for day in wanted or days]
    return min(candidates, default=None)


def _days_of_month(value: Any) -> list[int]:
    parts = str(value).split(",") if isinstance(value, str | int) and not isinstance(value, bool) else []
    days = [_LAST if part.strip() == "last" else int(part) if part.strip().isdecimal() else 0 for part in parts]
    return days if 1 <= len(days) <= 2 and all(1 <= day <= _LAST for day in days) else []


def _next(day_of_month: int, today: date) -> date:
    for months in range(2):
        year, index = divmod(today.year * 12 + today.month - 1 + months, 12)
        day = date(year, index + 1, min(day_of_month, calendar.monthrange(year, index + 1)[1]))
        if day > today:
            return day
    raise AssertionError("a day of the month comes round within two months")
