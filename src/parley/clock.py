"""Time: aware UTC instants, and the consumer's local day.

Nothing that decides reads the system clock; the doors ask a `Clock` once and pass the instant on.
"""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Says what time it is; the demo can move it."""

    def now(self) -> datetime:
        """Return the current instant, aware and in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands at one instant (tests, and `PARLEY_CLOCK` in a demo)."""

    def __init__(self, at: datetime) -> None:
        self._at = require_aware(at)

    def now(self) -> datetime:
        """Return the instant the clock stands at."""
        return self._at


def require_aware(at: datetime) -> datetime:
    """Return `at` in UTC; refuse a naive datetime, whose instant nobody can know.

    Raises:
        ValueError: `at` has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone was given; write it with an offset, for example 2026-12-01T15:00:00Z")
    return at.astimezone(UTC)


def local_day(at: datetime, zone: str) -> date:
    """Return the calendar day at `at` in the IANA `zone`: the consumer's "today"."""
    return at.astimezone(ZoneInfo(zone)).date()
