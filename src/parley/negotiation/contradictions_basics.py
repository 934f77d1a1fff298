"""What the checks of creditor terms share: the record of one finding, the limits of figures, and small comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.money import FULL_SHARE_BPS as WHOLE_BPS

__all__ = [
    "LONGEST_TERM_MONTHS",
    "LONGEST_WAIT_DAYS",
    "WHOLE_BPS",
    "Contradiction",
    "Path",
    "at_least",
    "band",
    "between",
    "choices",
    "meet",
    "share_below_whole",
]

# Longer than any plan in the field; keeps schedules within what `schedule.py` builds (twenty years of weekly payments).
LONGEST_TERM_MONTHS = 240
LONGEST_WAIT_DAYS = 1_830

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that cannot be meant; `path` leads to the key, for example ("settlement", 0, "floor_bps")."""

    path: Path
    message: str

    def __str__(self) -> str:
        """Give the sentence with its key, for people."""
        return f"{'.'.join(str(part) for part in self.path)}: {self.message}"


def at_least(path: Path, value: int, least: int) -> Iterator[Contradiction]:
    """Find a figure below its least value."""
    if value < least:
        yield Contradiction(path, f"must be at least {least}")


def between(path: Path, value: int, most: int, *, least: int = 1) -> Iterator[Contradiction]:
    """Find a figure outside its range, both ends included."""
    if not least <= value <= most:
        yield Contradiction(path, f"must be at least {least} and at most {most}")


def share_below_whole(path: Path, bps: int) -> Iterator[Contradiction]:
    """Find a share in basis points that is negative, or everything."""
    if not 0 <= bps < WHOLE_BPS:
        yield Contradiction(path, "must be at least 0 % and below 100 %")


def band(path: Path, name: str, low: int, high: int | None) -> Iterator[Contradiction]:
    """Find a band that starts below zero or ends before it starts."""
    yield from at_least((*path, f"min_{name}"), low, 0)
    if high is not None and high < low:
        yield Contradiction((*path, f"max_{name}"), f"lies below min_{name}")


def choices(path: Path, chosen: Iterable[str], allowed: Iterable[str]) -> Iterator[Contradiction]:
    """Find values that are unknown or there twice."""
    values, known = list(chosen), set(allowed)
    if len(set(values)) != len(values):
        yield Contradiction(path, "names the same value twice")
    for value in sorted(set(values) - known):
        yield Contradiction(path, f"does not know {value!r}")


def meet(left: tuple[int, int | None], right: tuple[int, int | None]) -> bool:
    """Say whether two bands, both ends included, have anything in common."""
    return (right[1] is None or left[0] <= right[1]) and (left[1] is None or right[0] <= left[1])
