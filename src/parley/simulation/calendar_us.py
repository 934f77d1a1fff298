"""Bank holidays of the United States, for the years a simulated plan can reach.

Source: 5 USC 6103(a), as the Federal Reserve Banks observe it: a holiday on a Sunday moves to Monday, one on a Saturday
is not moved.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

FIRST_YEAR: Final = 2026
LAST_YEAR: Final = 2040
_FIXED: Final = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
# Month, weekday (Monday is 0) and which one of the month; -1 is the last.
_FLOATING: Final = ((1, 0, 3), (2, 0, 3), (5, 0, -1), (9, 0, 1), (10, 0, 2), (11, 3, 4))


def _holidays() -> Iterator[date]:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month, day in _FIXED:
            fixed = date(year, month, day)
            yield fixed + timedelta(days=1) if fixed.weekday() == calendar.SUNDAY else fixed
        for month, weekday, place in _FLOATING:
            days = [day for day in range(1, calendar.monthrange(year, month)[1] + 1)
                    if date(year, month, day).weekday() == weekday]  # fmt: skip
            yield date(year, month, days[place - 1 if place > 0 else place])


BANK_HOLIDAYS: Final = frozenset(_holidays())
