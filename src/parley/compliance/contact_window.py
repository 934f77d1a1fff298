"""When a message may leave: contact hours in every zone, closed days, and what the consumer designated, in one rule.

The gate, the delivery and a dry run ask the same functions, so none of them can say something else than the others.
A window ends early by the buffer of the contact hours, whatever ends it, because a text can wait in a queue. Local wall
time of each zone is compared; a designated time counts in every zone the person may be in.

Source: 12 CFR 1006.6(b)(1), 1006.14(h)(1); rules REGF-6B1-TIME, REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-14H1, TW-QUEUE.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from parley.compliance.attempt import Reason
from parley.compliance.designated import Designated
from parley.compliance.schedules import DAY, Interval, covers, merge, start_earlier
from parley.compliance.windows import Hours, is_open_in, known_zones

_SEARCH_DAYS = 10


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days of a state on which nobody is contacted: days of the week (0 is Monday) and dates."""

    weekdays: frozenset[int] = frozenset()
    dates: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        """Tell whether the local day is closed."""
        return day in self.dates or day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactTerms:
    """Everything that decides when one person may be contacted on one channel."""

    zones: tuple[str, ...]
    hours: Hours
    closed_days: tuple[ClosedDays, ...] = ()
    designated: tuple[Designated, ...] = ()
    late_needs_consent: bool = False
    """Outside the hours not even an answer leaves by text, because a place wants consent to that (Florida)."""
    blocked: tuple[Interval, ...] = field(init=False)
    """Designated minutes of the local week, each block begun early by the buffer."""

    def __post_init__(self) -> None:
        """Work out the designated times once."""
        minutes = -(-int(self.hours.buffer.total_seconds()) // 60)
        times = merge(interval for wish in self.designated for interval in wish.blocked)
        object.__setattr__(self, "blocked", start_earlier(times, minutes))


@dataclass(frozen=True, slots=True)
class ContactWindow:
    """The answer to "may this person be contacted now, and if not, when"."""

    is_open: bool
    closes_at: datetime | None
    """UTC, exclusive, buffer applied; None while it is closed."""
    next_open_at: datetime | None
    """UTC; now while it is open, None when nothing opens within ten days."""
    reasons: tuple[Reason, ...]


def contact_window(terms: ContactTerms, at: datetime) -> ContactWindow:
    """Return the window around `at`. No side effects."""
    reasons = tuple(closed_reasons(terms, at))
    if reasons:
        return ContactWindow(False, None, next_open(terms, at), reasons)
    return ContactWindow(True, closes_at(terms, at), at.astimezone(UTC), ())


def closed_days_of(by_state: Mapping[str, ClosedDays], states: Collection[str]) -> tuple[ClosedDays, ...]:
    """Return the closed days that count for somebody who may be in any of these states."""
    return tuple(by_state[state] for state in sorted({state.upper() for state in states}) if state.upper() in by_state)


def closed_reasons(terms: ContactTerms, at: datetime) -> list[Reason]:
    """Say why nothing may be sent unasked at `at`; empty while the window is open.

    Raises:
        ValueError: `at` has no time zone.
    """
    zones = known_zones(terms.zones)
    if at.tzinfo is None:
        raise ValueError("a contact window needs an aware instant, got a naive one")
    reasons = []
    if zones is None or not all(is_open_in(zone, at, terms.hours) for zone in zones):
        reasons.append(
            Reason("REGF-6B1-TIME", "QUIET_HOURS", "It is outside contact hours in at least one possible time zone.")
        )
    locals_ = [at.astimezone(zone) for zone in zones or ()]
    if any(days.has(local.date()) for days in terms.closed_days for local in locals_):
        reasons.append(
            Reason("REGF-6B1-TIME", "CLOSED_DAY", "Nobody in the consumer's state is contacted on this day.")
        )
    if any(covers(terms.blocked, local) for local in locals_):
        reasons.append(
            Reason("REGF-6B1-DESIG", "DESIGNATED_TIME", "The consumer asked us not to contact them at this time.")
        )
    for wish in terms.designated:
        if wish.kind == "place" and (wish.until is None or at < wish.until):
            reasons.append(
                Reason(
                    "REGF-6B1-PLACE", "DESIGNATED_PLACE", "The consumer is at a place where contact is inconvenient."
                )
            )
        elif wish.kind == "medium":
            reasons.append(
                Reason("REGF-14H1", "MEDIUM_NOT_WANTED", "The consumer asked us to use another way of contact.")
            )
    return list(dict.fromkeys(reasons))


def is_late_without_consent(terms: ContactTerms, at: datetime) -> bool:
    """Tell whether it is outside the hours where a place asks for consent to any text at such a time (REGF-104)."""
    return terms.late_needs_consent and any(reason.code == "QUIET_HOURS" for reason in closed_reasons(terms, at))


def next_open(terms: ContactTerms, at: datetime) -> datetime | None:
    """Return the first instant from `at` on (UTC) at which the window is open; None if there is none within ten days."""
    return _first(terms, at, is_open=True, days=_SEARCH_DAYS)


def closes_at(terms: ContactTerms, at: datetime) -> datetime | None:
    """Return when the window open at `at` ends (UTC, exclusive, buffer applied); None while it is closed."""
    if closed_reasons(terms, at):
        return None
    return _first(terms, at, is_open=False, days=1)


def _first(terms: ContactTerms, at: datetime, *, is_open: bool, days: int) -> datetime | None:
    """Walk over the moments at which anything changes; between two of them nothing does."""
    now = at.astimezone(UTC)
    for moment in (now, *sorted(moment for moment in _changes(terms, now, days) if moment > now)):
        if (not closed_reasons(terms, moment)) is is_open:
            return moment
    return None


def _changes(terms: ContactTerms, at: datetime, days: int) -> Iterable[datetime]:
    for zone in known_zones(terms.zones) or ():
        today = at.astimezone(zone).date()
        for offset in range(-1, days + 1):
            day = today + timedelta(days=offset)
            for local in _local_changes(terms, day):
                yield from _instants(local, zone)
    yield from (wish.until.astimezone(UTC) for wish in terms.designated if wish.until is not None)


def _local_changes(terms: ContactTerms, day: date) -> Iterable[datetime]:
    midnight = datetime.combine(day, time())
    yield midnight
    yield datetime.combine(day, terms.hours.start)
    yield terms.hours.closing(day)
    for edges in terms.blocked:
        for minute in edges:
            if minute // DAY == day.weekday():
                yield midnight + timedelta(minutes=minute % DAY)


def _instants(local: datetime, zone: ZoneInfo) -> Iterable[datetime]:
    """Return both instants of a wall time that clocks show twice, or the two readings of one they skip."""
    return {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
