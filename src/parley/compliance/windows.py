"""When a person may be contacted: the hours open in every time zone they may be in.

A debtor with a New York number and a Los Angeles address may be in either place, so a message leaves only while it
is between
08:00:00 and 20:59:59 in both. The end is moved forward by a buffer, because a message can wait in a queue.
Wall-clock time of
each zone is compared, so the days when clocks change need no special case. An unknown zone means closed.

Source: 12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1); rule REGF-6B1-TIME.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_SEARCH_DAYS = 4


@dataclass(frozen=True, slots=True)
class Hours:
    """Daily contact hours in local wall time; `last_second` is the last permitted one before the buffer."""

    start: time = time(8, 0, 0)
    last_second: time = time(20, 59, 59)
    buffer: timedelta = timedelta(minutes=5)

    def closing(self, day: date) -> datetime:
        """Return the first local moment of `day` that is closed again (naive wall time)."""
        return datetime.combine(day, self.last_second) + timedelta(seconds=1) - self.buffer


def is_open(zones: Collection[str], at: datetime, *, hours: Hours | None = None) -> bool:
    """Tell whether `at` is inside the hours of every zone; no zone or an unknown one is closed."""
    rule = hours or Hours()
    known = known_zones(zones)
    return known is not None and all(is_open_in(zone, _aware(at), rule) for zone in known)


def next_open(zones: Collection[str], at: datetime, *, hours: Hours | None = None) -> datetime | None:
    """Return the first instant from `at` on (UTC) that is open in every zone; None if there is none within days."""
    rule = hours or Hours()
    known = known_zones(zones)
    if known is None:
        return None
    at = _aware(at)
    candidates = sorted({at} | {opening for zone in known for opening in _openings(zone, at, rule) if opening > at})
    for candidate in candidates:
        if all(is_open_in(zone, candidate, rule) for zone in known):
            return candidate.astimezone(UTC)
    return None


def closes_at(zones: Collection[str], at: datetime, *, hours: Hours | None = None) -> datetime | None:
    """Return when the window open at `at` ends (UTC, exclusive, buffer applied); None when it is closed."""
    rule = hours or Hours()
    if not is_open(zones, at, hours=rule):
        return None
    ends = []
    for zone in known_zones(zones) or ():
        local_day = _aware(at).astimezone(zone).date()
        ends.append(rule.closing(local_day).replace(tzinfo=zone).astimezone(UTC))
    return min(ends)


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


def _openings(zone: ZoneInfo, at: datetime, hours: Hours) -> list[datetime]:
    today = at.astimezone(zone).date()
    days = (today + timedelta(days=offset) for offset in range(_SEARCH_DAYS))
    return [datetime.combine(day, hours.start, tzinfo=zone).astimezone(UTC) for day in days]


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a contact window needs an aware instant, got a naive one")
    return at.astimezone(UTC)
