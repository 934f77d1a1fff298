"""Play one walk and judge it: the checks after every step, the comparison of twins, and the whole record at the end."""

import contextlib
import json
from dataclasses import dataclass, field
from typing import Final

from parley.audit import ChainedEvent, ChainVerifier
from parley.services.why import explain
from tests.fuzz.evidence import Rows, Trace
from tests.fuzz.happenings import start_sending
from tests.fuzz.invariants import Violation, check_all, same_answers, same_offers
from tests.fuzz.player import Player
from tests.fuzz.walk import Step, Walk
from tests.fuzz.world import World

IMPORTED: Final = frozenset(
    {
        "consumer",
        "account",
        "contact_point",
        "letter",
        "creditor",
        "creditor_terms",
        "audit_chain",
        "collector",
        "alembic_version",
    }
)
"""Tables that hold what was imported, a letter to that address included, or say nothing of a conversation."""


@dataclass
class Outcome:
    """What became of one walk."""

    walk: Walk
    violations: list[Violation] = field(default_factory=list)
    turns: int = 0
    sent: int = 0
    answered: int = 0
    """Messages that at least one text answered; a fuzzer of a silent product proves nothing."""
    traces: list[Trace] = field(default_factory=list)

    @property
    def broken(self) -> set[str]:
        """Which invariants it broke."""
        return {violation.invariant for violation in self.violations}


class _Enough(Exception):
    """A violation was found; what follows it proves nothing more."""


async def play(world: World, walk: Walk, *, player: type[Player] = Player) -> Outcome:
    """Play a walk, and its twin, and judge them."""
    outcome = Outcome(walk)
    players = [await _play_one(player(world, walk.actor), walk, walk.steps, outcome)]
    if walk.twin is not None and not outcome.violations:
        players.append(await _play_one(player(world, walk.twin), walk, walk.twin_steps or walk.steps, outcome))
    if len(players) == 2 and not outcome.violations:
        one, other = players
        if walk.shape == "same_answers":
            outcome.violations += same_answers(one.trace, other.trace)
        elif one.rows is not None and other.rows is not None:
            outcome.violations += same_offers(one.rows, other.rows)
    return outcome


async def _play_one(player: Player, walk: Walk, steps: tuple[Step, ...], outcome: Outcome) -> Player:
    world = player.world
    world.forget()
    world.clock.forward(walk.starts_in_minutes)
    await start_sending(world)
    await player.enrol(own_creditor=any(step.kind == "terms" for step in steps))

    async def look(trace: Trace, rows: Rows) -> None:
        if trace.is_settled:
            await _read_the_whole(world, trace, rows)
        trace.heard = [*world.assistant.heard, *(json.dumps(event, default=str) for event in world.logs)]
        outcome.violations += check_all(trace, rows)
        if outcome.violations:
            raise _Enough

    with contextlib.suppress(_Enough):
        await player.play(steps, look)
    outcome.turns += len(player.trace.said)
    outcome.sent += len(player.trace.left)
    outcome.answered += len({left.in_reply_to for left in player.trace.left} - {None})
    outcome.traces.append(player.trace)
    return player


async def _read_the_whole(world: World, trace: Trace, rows: Rows) -> None:
    """Read every column that may hold a text, the hash chains, and what `explain` says of a message and an offer."""
    conversations = sorted(set(trace.lines.values()))
    found = await (await world.rows.execute(await _everything(world), {"ids": conversations}, prepare=True)).fetchone()
    assert found is not None
    trace.full = "\n".join(str(value) for value in found.values() if value)
    events = await (
        await world.rows.execute(
            f"SELECT {', '.join(ChainedEvent._fields)} FROM audit_event"
            " WHERE chain = ANY(%s) ORDER BY chain, chain_seq",
            [conversations],
        )
    ).fetchall()
    verifier = ChainVerifier()
    verifier.add(ChainedEvent(**event) for event in events)
    trace.chain_problems = [
        problem for problem in verifier.finish({}) if "never opened" not in problem and "head is missing" not in problem
    ]
    told = {event["subject"] for event in events if event["kind"] in ("message.allowed", "message.blocked")}
    outgoing = [row for row in rows.messages if row["direction"] == "out"]
    trace.chain_problems += [f"the audit log tells nothing of {row['id']}" for row in outgoing if row["id"] not in told]
    chosen = [row["id"] for row in outgoing[-1:]] + [row["id"] for row in rows.offers[-1:]]
    trace.explained = [(each, await explain(world.services, each)) for each in chosen]


async def _everything(world: World) -> str:
    """Return the statement that reads all text of a walk: every table with a conversation, and the audit log.

    Numbers the database counts up itself are left out: one of them is somebody's ZIP code sooner or later.
    """
    if not world.everything:
        rows = await (
            await world.rows.execute(
                "SELECT table_name AS name, column_name AS column FROM information_schema.columns"
                " WHERE table_schema = 'parley' AND is_identity = 'NO' ORDER BY table_name, ordinal_position"
            )
        ).fetchall()
        columns: dict[str, list[str]] = {}
        for row in rows:
            columns.setdefault(row["name"], []).append(row["column"])
        parts = [
            _texts(name, columns[name], "t.conversation_id = ANY(%(ids)s)")
            for name in columns
            if "conversation_id" in columns[name] and name not in IMPORTED
        ]
        parts.append(_texts("conversation", columns["conversation"], "t.id = ANY(%(ids)s)"))
        parts.append(_texts("audit_event", columns["audit_event"], "t.chain = ANY(%(ids)s)"))
        ours = "t.message_id IN (SELECT id FROM message WHERE conversation_id = ANY(%(ids)s))"
        parts.append(_texts("nlu_review_item", columns["nlu_review_item"], ours))
        world.everything = f"SELECT {', '.join(parts)}"
    return world.everything


def _texts(table: str, columns: list[str], where: str) -> str:
    row = ", ".join(f"t.{column}" for column in columns)
    return f"(SELECT string_agg(ROW({row})::text, chr(10)) FROM {table} t WHERE {where}) AS all_of_{table}"
