"""Days that people name instead of a date. No side effects."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.nlu.day_math import nth_weekday


def easter(year: int) -> date:
    """Return Easter Sunday.

    Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _thanksgiving(year: int) -> date:
    return _nth(year, 11, 3, 4)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    found = nth_weekday(year, month, weekday, nth)
    assert found is not None
    return found


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _floating(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: _nth(year, month, weekday, nth)


# Longer names first: "christmas eve" is not Christmas. United States; Mexican ones under their Spanish names.
_HOLIDAYS: tuple[tuple[str, Callable[[int], date]], ...] = (
    (r"christmas eve|nochebuena|noche buena", _fixed(12, 24)),
    (r"christmas(?: day)?|(?:la |el dia de )?navidad", _fixed(12, 25)),
    (r"new year'?s? eve|nochevieja|noche vieja|fin de año|(?:the )?end of (?:the |this )?year", _fixed(12, 31)),
    (
        (
            r"new year'?s?(?: day)?|año nuevo|(?:the )?(?:1st|first|start|beginning) of (?:the |next )?(?:new )?year|"
            r"(?:a )?principios? del? año|inicios? del? año"
        ),
        _fixed(1, 1),
    ),
    (r"black friday|viernes negro", lambda year: _thanksgiving(year) + timedelta(days=1)),
    (r"cyber monday", lambda year: _thanksgiving(year) + timedelta(days=4)),
    (r"thanks ?giving(?: day)?|turkey day|(?:el )?(?:dia de )?accion de gracias|dia de gracias", _thanksgiving),
    (r"good friday|viernes santo", lambda year: easter(year) - timedelta(days=2)),
    (r"easter(?: sunday)?|(?:domingo de )?pascua|domingo de resurreccion", easter),
    (r"valentine'?s?(?: day)?|(?:el )?(?:dia de )?san valentin|dia de los enamorados|dia del amor", _fixed(2, 14)),
    (r"st\.? patrick'?s?(?: day)?|saint patrick'?s?(?: day)?", _fixed(3, 17)),
    (r"mother'?s'? day", _floating(5, 6, 2)),
    (r"(?:el )?dia de (?:las? )?madres?", _fixed(5, 10)),
    (r"father'?s'? day|(?:el )?dia del padre", _floating(6, 6, 3)),
    (r"memorial day", _floating(5, 0, -1)),
    (r"labor day|labour day", _floating(9, 0, 1)),
    (r"mlk(?: day)?|martin luther king(?: jr\.?)?(?: day)?", _floating(1, 0, 3)),
    (r"president'?s'? day", _floating(2, 0, 3)),
    (r"columbus day|indigenous peoples'? day", _floating(10, 0, 2)),
    (r"veteran'?s'? day", _fixed(11, 11)),
    (r"juneteenth", _fixed(6, 19)),
    (r"independence day", _fixed(7, 4)),
    (r"cinco de mayo", _fixed(5, 5)),
    (r"hall?oween", _fixed(10, 31)),
    (r"tax day", _fixed(4, 15)),
    (r"(?:el )?dia de (?:los )?reyes(?: magos)?|los reyes magos", _fixed(1, 6)),
    (r"(?:el )?dia de (?:los )?muertos", _fixed(11, 2)),
    (r"(?:el )?dia de la virgen(?: de guadalupe)?", _fixed(12, 12)),
)
HOLIDAY = "|".join(f"(?:{names})" for names, _ in _HOLIDAYS)
_COMPILED = tuple((re.compile(names), day_of) for names, day_of in _HOLIDAYS)


def holiday(name: str, today: date, *, past: bool = False) -> date | None:
    """Return the nearest day of that name, today included."""
    for pattern, day_of in _COMPILED:
        if pattern.fullmatch(name):
            days = [day_of(today.year + step) for step in (-1, 0, 1)]
            return max(day for day in days if day <= today) if past else min(day for day in days if day >= today)
    return None
