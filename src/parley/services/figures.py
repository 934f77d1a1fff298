"""How figures, dates and periods are written to a consumer, in English and Spanish.

Dates render as "Dec 15" / "15 dic", never 12/15, which two people read two ways (compliance catalogue 7.2, notes).
"""

from datetime import date
from typing import Final

_MONTHS: Final = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}
_FREQUENCIES: Final = {
    "en": {
        "weekly": "weekly",
        "biweekly": "two-weekly",
        "semimonthly": "twice-monthly",
        "monthly": "monthly",
        "once": "single",
    },
    "es": {
        "weekly": "semanales",
        "biweekly": "cada dos semanas",
        "semimonthly": "quincenales",
        "monthly": "mensuales",
        "once": "únicos",
    },
}
_FREQUENCY_ONE: Final = {
    "en": _FREQUENCIES["en"],
    "es": {
        "weekly": "semanal",
        "biweekly": "cada dos semanas",
        "semimonthly": "quincenal",
        "monthly": "mensual",
        "once": "único",
    },
}


def write_date(day: date, language: str, *, today: date) -> str:
    """Return "Dec 15" / "15 dic", with the year where it is not this year."""
    month = _MONTHS[language][day.month - 1]
    short = f"{month} {day.day}" if language == "en" else f"{day.day} {month}"
    if day.year == today.year:
        return short
    return f"{short}, {day.year}" if language == "en" else f"{short} {day.year}"


def write_frequency(frequency: str, language: str, *, plural: bool = True) -> str:
    """Return the adjective for payments at `frequency`, agreeing in number in Spanish."""
    return (_FREQUENCIES if plural else _FREQUENCY_ONE)[language][frequency]
