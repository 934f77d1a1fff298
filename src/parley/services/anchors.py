"""Anchors: now and then one signed statement of where every chain of the audit log stands.

A chain shows what was done inside it. An anchor shows what a chain cannot: that its newest events were cut off and the head
rewritten, that all of it was written anew, that the whole database is an older copy. Kept outside, an anchor proves all this
against whoever owns the database. Source: architecture 3.7; decision 0017.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from parley.audit import ANCHORS, Head, canonical, leaf, root
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.services.seal import Seal
from parley.storage.audit_reader import last_event_id, stored_heads
from parley.storage.tables import AuditEvent

_TYPE: Final = "parley.anchor.v1"
_NUMBERS: Final = ("number", "upto_id", "events", "chains")
_TEXTS: Final = ("type", "at", "root", "previous_root", "key_id")


class AnchorFileRefused(ParleyError):
    """The file is no list of anchors."""

    code = "anchor_file_refused"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was signed, and the signature."""

    statement: Mapping[str, Any]
    signature: str

    @property
    def upto_id(self) -> int:
        """The last event it covers."""
        return int(self.statement["upto_id"])

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"anchor {self.statement['number']} of {self.statement['at']}"

    def as_json(self, seal: Seal | None = None) -> dict[str, Any]:
        """Return it as JSON-able values, with the public key for whoever has nothing else."""
        key = {"public_key": seal.public_key_hex} if seal is not None else {}
        return {"statement": dict(self.statement), "signature": self.signature, **key}

    def problem(self, heads: Mapping[str, tuple[int, str]], seal: Seal) -> str | None:
        """Say what does not fit when the chains stood at `heads` after its last event; None when all does."""
        if not seal.is_our_statement(self.statement, self.signature):
            return f"{self.name}: is not signed by a key of ours"
        if root_of(heads) != self.statement["root"]:
            return f"{self.name}: the log up to it is not the one that was signed"
        return None


@dataclass(frozen=True, slots=True)
class Anchored:
    """A new anchor and the heads it was made over, in the order of its leaves."""

    anchor: Anchor
    heads: Sequence[Head]


def sorted_heads(heads: Mapping[str, tuple[int, str]]) -> list[Head]:
    """Return the heads in the order of the leaves."""
    return [Head(chain, *heads[chain]) for chain in sorted(heads)]


def root_of(heads: Mapping[str, tuple[int, str]]) -> str:
    """Return the root over the heads of all chains."""
    return root(leaf(head) for head in sorted_heads(heads))


async def make_anchor(services: Services, *, by: str) -> Anchored:
    """Sign where every chain stands and append the statement to the chain of anchors.

    Raises:
        SigningKeyError: There is no key to sign with.
        LogIsBusy: The log could not be brought to rest.
    """
    key_id = services.seal.key_id
    async with services.db.settled() as session:
        heads = await stored_heads(session)
        upto_id, last = await last_event_id(session), await _last(session)
    async with services.db.work() as work:
        statement = {
            "type": _TYPE,
            "number": int(last.statement["number"]) + 1 if last else 1,
            "at": work.now.isoformat(),
            "upto_id": upto_id,
            "events": sum(seq for seq, _ in heads.values()),
            "chains": len(heads),
            "root": root_of(heads),
            "previous_root": last.statement["root"] if last else "0" * 64,
            "key_id": key_id,
        }
        anchor = Anchor(statement, services.seal.sign_statement(statement))
        work.audit("anchor.made", chain=ANCHORS, subject=new_id("anc"), by=by, **anchor.as_json())
    return Anchored(anchor, sorted_heads(heads))


async def anchor_if_due(services: Services) -> Anchor | None:
    """Make an anchor when the last one is old enough and something was written since; without a key there is none."""
    if not services.seal.can_sign:
        return None
    wait = timedelta(minutes=services.compliance.evidence.anchor_every_min)
    async with services.db.work() as work:
        last = (
            await work.session.execute(
                select(AuditEvent.id, AuditEvent.occurred_at)
                .where(AuditEvent.chain == ANCHORS)
                .order_by(AuditEvent.chain_seq.desc())
                .limit(1)
            )
        ).first()
        newest = await work.session.scalar(select(func.max(AuditEvent.id)))
        # A demo's clock may have been moved back, so the distance counts, not the direction.
        is_due = newest is not None and (
            last is None or (newest > last.id and abs(work.now - last.occurred_at) >= wait)
        )
    return (await make_anchor(services, by="schedule")).anchor if is_due else None


async def kept_anchors(session: AsyncSession) -> list[Anchor]:
    """Return the anchors in the log, oldest first; what is no anchor any more is left to the check of its chain."""
    rows = await session.scalars(
        select(AuditEvent.payload).where(AuditEvent.chain == ANCHORS).order_by(AuditEvent.chain_seq)
    )
    return [found for found in (_parse(row) for row in rows) if found is not None]


def as_line(anchor: Anchor, seal: Seal) -> str:
    """Return an anchor as one line of an anchor file."""
    return canonical(anchor.as_json(seal)).decode() + "\n"


def read_lines(content: bytes) -> list[Anchor]:
    """Read an anchor file.

    Raises:
        AnchorFileRefused: A line is no anchor; the message names it.
    """
    anchors = []
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            try:
                anchor = _parse(json.loads(line))
            except ValueError:
                anchor = None
            if anchor is None:
                raise AnchorFileRefused(f"Line {number} of the anchor file is no anchor; see docs/evidence.md.")
            anchors.append(anchor)
    if not anchors:
        raise AnchorFileRefused("The anchor file is empty.")
    return anchors


def missing_from(log: Iterable[Anchor], outside: Iterable[Anchor]) -> list[str]:
    """Name the anchors kept outside that this database does not have."""
    known = {(anchor.statement["number"], anchor.statement["root"], anchor.signature) for anchor in log}
    return [
        f"{anchor.name}: this database does not have it, so it is an older copy or another one"
        for anchor in outside
        if (anchor.statement["number"], anchor.statement["root"], anchor.signature) not in known
    ]


async def _last(session: AsyncSession) -> Anchor | None:
    row = await session.scalar(
        select(AuditEvent.payload).where(AuditEvent.chain == ANCHORS).order_by(AuditEvent.chain_seq.desc()).limit(1)
    )
    return None if row is None else _parse(row)


def _parse(content: Any) -> Anchor | None:
    statement = content.get("statement") if isinstance(content, dict) else None
    if not isinstance(statement, dict) or not isinstance(content.get("signature"), str):
        return None
    is_whole = all(isinstance(statement.get(name), int) for name in _NUMBERS)
    is_whole = is_whole and all(isinstance(statement.get(name), str) for name in _TEXTS)
    return Anchor(statement, content["signature"]) if is_whole and statement["type"] == _TYPE else None
