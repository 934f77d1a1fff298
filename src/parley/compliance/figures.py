"""The figures a text speaks: sums of money and days, in the one way each language writes them here.

A figure is told by a short name ("cents:12345", "date:2026-12-15", "count:12"), so that what is said can be compared with
what is on file. Source: rule REGF-18B (amounts only from the ledger, never generated); 12 CFR 1006.18(b)(2)(i).
"""

from __future__ import annotations

import re
from datetime import date

_MONEY = re.compile(r"\$\s?(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{2}))?(?!\d)")
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}
_EN_DATE = re.compile(rf"\b({'|'.join(_MONTHS['en'])}) (\d{{1,2}})(?:, (\d{{4}}))?(?![\d:])")
_ES_DATE = re.compile(rf"(?<![\d:])(\d{{1,2}}) ({'|'.join(_MONTHS['es'])})(?: (\d{{4}}))?(?![\w])")


def figures_in(text: str) -> tuple[str, ...]:
    """Return the names of all sums and days in a text, each once, in the order they stand."""
    found = [(match.start(), money(_cents(match))) for match in _MONEY.finditer(text)]
    for match in _EN_DATE.finditer(text):
        month, day, year = match.groups()
        found.append((match.start(), _day(_MONTHS["en"].index(month) + 1, int(day), year)))
    for match in _ES_DATE.finditer(text):
        day, month, year = match.groups()
        found.append((match.start(), _day(_MONTHS["es"].index(month) + 1, int(day), year)))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def money(cents: int) -> str:
    """Return the name of a sum."""
    return f"cents:{cents}"


def count(number: int) -> str:
    """Return the name of a number of payments or months."""
    return f"count:{number}"


def days(day: date) -> tuple[str, str]:
    """Return the names of a day: with its year, and without, as a day of this year is written."""
    return f"date:{day.isoformat()}", f"date:{day:%m-%d}"


def _cents(match: re.Match[str]) -> int:
    return int(match.group(1).replace(",", "")) * 100 + int(match.group(2) or 0)


def _day(month: int, day: int, year: str | None) -> str:
    return f"date:{year}-{month:02}-{day:02}" if year else f"date:{month:02}-{day:02}"
