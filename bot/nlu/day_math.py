"""Arithmetic of days: the next third, the friday of next week, the end of a month. No side effects."""

import calendar
from datetime import date, timedelta


def month_day(today: date, day: int, *, past: bool = False) -> date | None:
    """Return the nearest such day of a month, today included; None when no month has it."""
    year, month = today.year, today.month
    for _ in range(13):
        if day <= calendar.monthrange(year, month)[1]:
            found = date(year, month, day)
            if (found <= today) if past else (found >= today):
                return found
        year, month = _step(year, month, -1 if past else 1)
    return None


def year_day(today: date, month: int, day: int, *, past: bool = False) -> date | None:
    """Return the nearest such day of a year, today included; 29 February waits for a leap year."""
    for distance in range(9):
        year = today.year - distance if past else today.year + distance
        found = exact(year, month, day)
        if found and ((found <= today) if past else (found >= today)):
            return found
    return None


def exact(year: int, month: int, day: int) -> date | None:
    """Return this day, or None if the calendar does not have it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(written: str, today: date) -> int:
    """Read a year of two figures as the one people mean: "26" is ahead, "86" a year of birth."""
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year <= today.year % 100 + 10 else 1900)


def weekday(today: date, wanted: int) -> date:
    """Return the next such weekday after today."""
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def this_weekday(today: date, wanted: int) -> date:
    """Return the next such weekday, today included."""
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def last_weekday(today: date, wanted: int) -> date:
    """Return the latest such weekday before today."""
    return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)


def in_week(today: date, weeks: int, wanted: int = 0) -> date:
    """Return a weekday of the calendar week that many weeks ahead; weeks start on Monday."""
    return today + timedelta(days=7 * weeks - today.weekday() + wanted)


def add(today: date, number: int, unit: str) -> date | None:
    """Return the day so many days, weeks or months later (earlier if negative)."""
    if abs(number) > 1_000:
        return None
    if unit.startswith(("day", "dia")):
        return today + timedelta(days=number)
    if unit.startswith(("week", "semana")):
        return today + timedelta(weeks=number)
    if unit.startswith(("year", "año")):
        number *= 12
    if abs(number) > 60:
        return None
    year, month = _step(today.year, today.month, number)
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def end_of_month(day: date) -> date:
    """Return the last day of a month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def first_of_next_month(day: date) -> date:
    """Return the first day of the following month."""
    return date(*_step(day.year, day.month, 1), 1)


def nth_weekday(year: int, month: int, wanted: int, nth: int) -> date | None:
    """Return the nth such weekday of a month, the last one for -1."""
    if nth == -1:
        last = end_of_month(date(year, month, 1))
        return last - timedelta(days=(last.weekday() - wanted) % 7)
    first = date(year, month, 1)
    found = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else None


def _step(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1
