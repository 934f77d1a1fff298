"""Where the next offer stands on the creditor's ladders, as the concession strategy decides."""

from __future__ import annotations

from parley.negotiation.pricing import plan_ways
from parley.negotiation.strategy import Position
from parley.negotiation.understanding import Turn


def next_plan_step(turn: Turn) -> int:
    """Give the step of the ladder of plan lengths that the next answer stands on."""
    return turn.strategy.next_step(
        _position(turn, turn.state.instalment_step, turn.terms.negotiation.instalment_months)
    )


def plan_way_bps(turn: Turn, step: int) -> int:
    """Give how far a step goes from the shortest plan (0) to the longest (10_000)."""
    months = turn.terms.negotiation.instalment_months
    return turn.strategy.way_bps(plan_ways(months), step, _position(turn, turn.state.instalment_step, months))


def next_settlement_step(turn: Turn) -> int:
    """Give the step of the settlement ladder that the next answer stands on."""
    ladder = turn.terms.negotiation.settlement_steps_bps
    return turn.strategy.next_step(_position(turn, turn.state.settlement_step, ladder))


def settlement_way_bps(turn: Turn, step: int) -> int:
    """Give how far a step goes from the opening (0) towards the floor (10_000)."""
    ladder = turn.terms.negotiation.settlement_steps_bps
    return turn.strategy.way_bps(ladder, step, _position(turn, turn.state.settlement_step, ladder))


def _position(turn: Turn, step: int, ladder: tuple[int, ...]) -> Position:
    return Position(
        step=step,
        steps=len(ladder),
        rounds=turn.state.round,
        max_rounds=turn.terms.negotiation.max_rounds,
        is_new=turn.is_new,
    )
