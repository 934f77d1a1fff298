"""How concessions are made: a replaceable function of what has happened, and the ladder used by default.

A strategy says two things: whether the next answer may stand one step further down, and how far down a step is. It sees
positions and distances only, no name, no text and no floor, so it can neither leak the floor nor treat two people
differently. Whatever it answers, the engine keeps the result inside the terms and never goes back up.

Source: conversation.md 3.4 and 3.5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from parley.money import FULL_SHARE_BPS


@dataclass(frozen=True, slots=True)
class Position:
    """Where a negotiation stands when the next answer is decided.

    Args:
        step: Place on the ladder, -1 before the first offer of this kind.
        steps: Length of the ladder, >= 1.
        rounds: Answers given so far, this one included.
        max_rounds: Answers after which a person takes over.
        is_new: The consumer said something new that can earn a concession.
    """

    step: int
    steps: int
    rounds: int
    max_rounds: int
    is_new: bool


class ConcessionStrategy(Protocol):
    """Decides how far the next offer goes."""

    @property
    def name(self) -> str:
        """Name in records and reports."""

    def next_step(self, position: Position) -> int:
        """Give the step of the next answer, from 0 to `position.steps` - 1."""

    def way_bps(self, ladder: tuple[int, ...], step: int, position: Position) -> int:
        """Give how far the step goes from the opening (0) to the end (10_000); `ladder` rises, in basis points."""


@dataclass(frozen=True, slots=True)
class EarnedLadder:
    """Go down the creditor's own ladder, one step at a time, and only for something new."""

    name: str = "ladder"

    def next_step(self, position: Position) -> int:
        """Start at the opening; then a step for new information, none for repetition."""
        if position.step < 0:
            return 0
        return min(position.step + (1 if position.is_new else 0), position.steps - 1)

    def way_bps(self, ladder: tuple[int, ...], step: int, position: Position) -> int:
        """Give what the creditor wrote down for the step."""
        return ladder[min(max(step, 0), len(ladder) - 1)]


@dataclass(frozen=True, slots=True)
class TimeBased:
    """Concede with the rounds that have passed, whatever the consumer does: the classic strategies, for comparison.

    `aspiration` maps the share of the rounds that has passed (0 to 1) to the share of the way still kept (1 to 0).
    """

    name: str
    aspiration: Callable[[float], float]

    def next_step(self, position: Position) -> int:
        """Take the step that is as far along the ladder as the rounds are."""
        return min(max(position.rounds - 1, position.step, 0), position.steps - 1)

    def way_bps(self, ladder: tuple[int, ...], step: int, position: Position) -> int:
        """Give the way the curve has gone by now, at most to the ladder's end."""
        passed = min(1.0, max(0, position.rounds - 1) / max(1, position.max_rounds - 1))
        kept = min(1.0, max(0.0, self.aspiration(passed)))
        return min(ladder[-1], round((1.0 - kept) * FULL_SHARE_BPS))


LADDER = EarnedLadder()
