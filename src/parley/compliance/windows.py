"""Contact hours of the day in local wall time: the part of a contact window that the clock alone decides.

A debtor with a New York number and a Los Angeles address may be in either place, so a message leaves only while it is between
08:00:00 and 20:59:59 in both (`contact_window`). The end is moved forward by a buffer, because a message can wait in a queue.
Wall-clock time of each zone is compared, so the days when clocks change need no special case.

Source: 12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1); rule REGF-6B1-TIME.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True, slots=True)
class Hours:
    """Daily contact hours in local wall time; `last_second` is the last permitted one before the buffer."""

    start: time = time(8, 0, 0)
    last_second: time = time(20, 59, 59)
    buffer: timedelta = timedelta(minutes=5)

    def within(self, start: time, last_second: time) -> Hours:
        """Return the hours that lie in these as well: a place may narrow them and never widen them (REGF-104)."""
        return replace(self, start=max(self.start, start), last_second=min(self.last_second, last_second))

    def closing(self, day: date) -> datetime:
        """Return the first local moment of `day` that is closed again (naive wall time)."""
        return datetime.combine(day, self.last_second) + timedelta(seconds=1) - self.buffer


def known_zones(names: Collection[str]) -> tuple[ZoneInfo, ...] | None:
    """Return the zones of these names; None when there is none, or one of them is unknown."""
    try:
        zones = tuple(ZoneInfo(name) for name in sorted(set(names)))
    except (ZoneInfoNotFoundError, ValueError, OSError, TypeError):
        return None
    return zones or None


def is_open_in(zone: ZoneInfo, at: datetime, hours: Hours) -> bool:
    """Tell whether an aware instant is inside the hours of one zone."""
    local = at.astimezone(zone).replace(tzinfo=None)
    return datetime.combine(local.date(), hours.start) <= local < hours.closing(local.date())
