"""Find dates of birth in a text, in digits and in English or Spanish words (see `redaction`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    **dict.fromkeys(("january", "jan", "enero", "ene"), 1),
    **dict.fromkeys(("february", "feb", "febrero"), 2),
    **dict.fromkeys(("march", "mar", "marzo"), 3),
    **dict.fromkeys(("april", "apr", "abril", "abr"), 4),
    **dict.fromkeys(("may", "mayo"), 5),
    **dict.fromkeys(("june", "jun", "junio"), 6),
    **dict.fromkeys(("july", "jul", "julio"), 7),
    **dict.fromkeys(("august", "aug", "agosto", "ago"), 8),
    **dict.fromkeys(("september", "sept", "sep", "septiembre", "setiembre"), 9),
    **dict.fromkeys(("october", "oct", "octubre"), 10),
    **dict.fromkeys(("november", "nov", "noviembre"), 11),
    **dict.fromkeys(("december", "dec", "diciembre", "dic"), 12),
}
_NAME = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|ro|o)?"
_YEAR = r"(?P<year>\d{4}|['’]?\d{2})"
_EDGE_L, _EDGE_R = r"(?<![\w$])", r"(?![\w%]|[-/]\d)"
_WORDS = (
    re.compile(
        rf"{_EDGE_L}{_NAME}[\s,.-]*(?:the\s+)?{_DAY}[\s,.-]+(?:of\s+|de\s+|del\s+)?{_YEAR}{_EDGE_R}", re.IGNORECASE
    ),
    re.compile(
        rf"{_EDGE_L}{_DAY}[\s,.-]*(?:of\s+|de\s+|del\s+)?{_NAME}[\s,.-]*(?:of\s+|de\s+|del\s+)?{_YEAR}{_EDGE_R}",
        re.IGNORECASE,
    ),
)
_ISO = re.compile(rf"{_EDGE_L}(?P<year>\d{{4}})[-/. ](?P<a>\d{{1,2}})[-/. ](?P<b>\d{{1,2}}){_EDGE_R}")
_NUMERIC = re.compile(
    rf"{_EDGE_L}(?P<a>\d{{1,2}})\s?[-/. ]\s?(?P<b>\d{{1,2}})\s?[-/. ]\s?(?P<year>\d{{4}}|\d{{2}}){_EDGE_R}"
)
_EIGHT = re.compile(r"(?<![\w$.,/-])(?P<digits>\d{8})(?![\w./-])")
_ADULT_YEARS = 16
"""A full date this long ago is a date of birth even when none was asked for."""


def birth_dates(text: str, *, today: date, expecting_identity: bool, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and ISO value of dates of birth; two readings are joined by "|"."""
    newest = _newest(today, expecting_identity)
    for pattern in _WORDS:
        for match in pattern.finditer(text):
            year = _year(match["year"], today, expecting_identity)
            day = _date(year, _MONTHS[match["month"].lower()], int(match["day"]))
            if day and day <= newest:
                yield match.start(), match.end(), day.isoformat()
    for match in _ISO.finditer(text):
        day = _date(int(match["year"]), int(match["a"]), int(match["b"]))
        if day and day <= newest:
            yield match.start(), match.end(), day.isoformat()
    for match in _NUMERIC.finditer(text):
        year = _year(match["year"], today, expecting_identity)
        value = _readings(year, int(match["a"]), int(match["b"]), newest, language)
        if value:
            yield match.start(), match.end(), value
    if expecting_identity:
        for match in _EIGHT.finditer(text):
            value = _eight_digits(match["digits"], newest, language)
            if value:
                yield match.start(), match.end(), value


def _newest(today: date, expecting: bool) -> date:
    """Return the latest day that counts: any day up to a year ago when asked for, else only an adult's."""
    years = 1 if expecting else _ADULT_YEARS
    return _date(today.year - years, today.month, today.day) or date(today.year - years, today.month, 28)


def _eight_digits(digits: str, newest: date, language: str) -> str | None:
    value = _readings(int(digits[4:]), int(digits[:2]), int(digits[2:4]), newest, language)
    if value:
        return value
    day = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return day.isoformat() if day and day <= newest else None


def _readings(year: int | None, first: int, second: int, newest: date, language: str) -> str | None:
    """Read month-day first in English; in Spanish day-month first and the other reading beside it."""
    month_first, day_first = _date(year, first, second), _date(year, second, first)
    order = (day_first, month_first) if language == "es" else (month_first, day_first)
    valid = [day.isoformat() for day in order if day and day <= newest]
    if not valid:
        return None
    return "|".join(dict.fromkeys(valid)) if language == "es" else valid[0]


def _year(text: str, today: date, expecting: bool) -> int | None:
    digits = text.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    if not expecting:
        return None  # "4/12/26" is a payment date unless a date of birth was asked for.
    recent = 2000 + int(digits)
    return recent if recent <= today.year - _ADULT_YEARS else 1900 + int(digits)


def _date(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
