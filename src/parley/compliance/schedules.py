"""Weekly times in local wall time: spans a person names, the minutes of the week they cover, and back.

The week starts on Monday at 00:00 and has 10,080 minutes; an interval is half-open. Everything here is arithmetic on
whole minutes, so neither time zones nor the days when clocks change play a part.

Source: 12 CFR 1006.6(b)(1); rule REGF-6B1-DESIG.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

DAY = 24 * 60
WEEK = 7 * DAY
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The same hours on some days of the week; `start` and `end` are minutes after local midnight."""

    days: tuple[int, ...]
    """0 is Monday."""
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no span: hours that end before they start, or a day that does not exist."""
        if not (0 <= self.start < self.end <= DAY) or not self.days or not set(self.days) <= set(EVERY_DAY):
            raise ValueError("a span needs days from 0 to 6 and hours that end after they start")

    def as_json(self) -> dict[str, Any]:
        """Return the span as it is stored."""
        return {"days": list(self.days), "start": self.start, "end": self.end}


def span_from_json(value: dict[str, Any]) -> Span:
    """Return a stored span."""
    return Span(tuple(value["days"]), value["start"], value["end"])


def make_spans(days: Sequence[int], start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of hours that may run past midnight; the part after it belongs to the next days."""
    chosen = tuple(sorted(set(days)))
    if start < end:
        return (Span(chosen, start, end),)
    after = tuple(sorted((day + 1) % 7 for day in chosen))
    return tuple(Span(*parts) for parts in ((chosen, start, DAY), (after, 0, end)) if parts[1] < parts[2])


def intervals_of(spans: Iterable[Span]) -> tuple[Interval, ...]:
    """Return the minutes of the week the spans cover, merged and in order."""
    return merge((day * DAY + span.start, day * DAY + span.end) for span in spans for day in span.days)


def merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Join intervals that touch or overlap."""
    merged: list[Interval] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def complement(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the rest of the week."""
    rest, at = [], 0
    for start, end in merge(intervals):
        rest.append((at, start))
        at = end
    rest.append((at, WEEK))
    return merge(rest)


def subtract(intervals: Iterable[Interval], taken: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return what remains of `intervals` without `taken`."""
    return complement((*complement(intervals), *taken))


def start_earlier(intervals: Iterable[Interval], minutes: int) -> tuple[Interval, ...]:
    """Let every interval begin `minutes` earlier, across the start of the week too."""
    earlier: list[Interval] = []
    for start, end in intervals:
        earlier.append((max(0, start - minutes), end))
        if start < minutes:
            earlier.append((WEEK + start - minutes, WEEK))
    return merge(earlier)


def covers(intervals: Iterable[Interval], local: datetime) -> bool:
    """Tell whether a local wall time lies in one of the intervals."""
    minute = local.weekday() * DAY + local.hour * 60 + local.minute
    return any(start <= minute < end for start, end in intervals)


def spans_of(intervals: Iterable[Interval]) -> tuple[Span, ...]:
    """Return intervals as spans, days with the same hours together; the way back of `intervals_of`."""
    days_of: dict[Interval, list[int]] = {}
    for start, end in merge(intervals):
        for day in range(start // DAY, (end - 1) // DAY + 1):
            hours = (max(start - day * DAY, 0), min(end - day * DAY, DAY))
            days_of.setdefault(hours, []).append(day)
    return tuple(
        sorted((Span(tuple(days), *hours) for hours, days in days_of.items()), key=lambda span: (span.days, span.start))
    )
