"""Hand one consumer's file to an auditor or a court: everything on record, the proof that nobody changed it, and a signature.

Source: 12 CFR 1006.100 (REGF-100); architecture 3.7 and invariant I10; decision 0017.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from parley.audit import REGISTER, Head, canonical, leaf, path_of
from parley.errors import ParleyError
from parley.services.anchors import Anchored, make_anchor
from parley.services.context import Services
from parley.services.erasures import statement_of
from parley.services.file_pdf import render_pdf
from parley.services.file_tables import NOT_EXPORTED, SECRET, FileRows, all_tables, read_file
from parley.storage.tables import Account, AuditErasure, AuditEvent, Consumer

EXPORTS: Final = "exports"
"""The chain of what was handed out, to whom and why."""


class NoSuchFile(ParleyError):
    """There is no such account or consumer."""

    code = "no_such_file"


@dataclass(frozen=True, slots=True)
class FileExport:
    """The documents of an export by name, ready to be written."""

    consumer_id: str
    documents: Mapping[str, bytes]
    events: int


async def find_consumer(services: Services, *, account_ref: str | None, consumer_id: str | None) -> str:
    """Return the consumer of an account's reference, or the consumer itself.

    Raises:
        NoSuchFile: There is none, or the reference belongs to accounts of several consumers.
    """
    async with services.db.snapshot() as session:
        if consumer_id is not None:
            if await session.get(Consumer, consumer_id) is None:
                raise NoSuchFile(f"There is no consumer {consumer_id}.")
            return consumer_id
        found = list(
            await session.scalars(select(Account.consumer_id).where(Account.account_ref == account_ref).distinct())
        )
    if not found:
        raise NoSuchFile("There is no account with that reference.")
    if len(found) > 1:
        raise NoSuchFile("Several consumers have an account with that reference; name one with --consumer.")
    return found[0]


async def export_file(services: Services, consumer_id: str, *, by: str, reason: str) -> FileExport:
    """Make the export and record that it was made.

    Side effects: one anchor, so that the proofs are of now, and one event in the chain of exports.

    Raises:
        SigningKeyError: There is no key to sign with.
    """
    seal = services.seal
    anchored = await make_anchor(services, by="export")
    async with services.db.snapshot() as session:
        rows = await read_file(session, consumer_id)
        document: dict[str, Any] = {
            "format": "parley.file.v1",
            "consumer_id": consumer_id,
            "exported": {"at": anchored.anchor.statement["at"], "by": by, "reason": reason},
            "tables": rows.tables,
            "left_out": {"tables": dict(NOT_EXPORTED), "columns": left_out_columns()},
            **await _evidence(session, rows, anchored, services),
        }
    content = canonical(document)
    pdf = render_pdf(document)
    manifest = {
        "format": "parley.manifest.v1",
        "consumer_id": consumer_id,
        "key_id": seal.key_id,
        "public_key": seal.public_key_hex,
        "sha256": {"file.json": _sha256(content), "file.pdf": _sha256(pdf)},
    }
    manifest["signature"] = seal.sign_statement(manifest)
    async with services.db.work() as work:
        work.audit(
            "file.exported", chain=EXPORTS, subject=consumer_id, by=by, reason=reason, sha256=manifest["sha256"],
            anchor=anchored.anchor.statement["number"],
        )  # fmt: skip
    documents = {
        "file.json": content,
        "file.json.sig": (seal.sign(content) + "\n").encode(),
        "file.pdf": pdf,
        "manifest.json": json.dumps(manifest, indent=2, sort_keys=True).encode() + b"\n",
    }
    return FileExport(consumer_id, documents, sum(len(events) for events in document["chains"].values()))


def left_out_columns() -> list[str]:
    """Name the columns a file never holds."""
    return sorted(
        f"{table.name}.{column.name}"
        for table in all_tables()
        if table.name not in NOT_EXPORTED
        for column in table.columns
        if SECRET.search(column.name)
    )


async def _evidence(
    session: AsyncSession, rows: FileRows, anchored: Anchored, services: Services
) -> dict[str, dict[str, Any] | list[Any]]:
    """Return the chains of the file, what other chains say of it, tombstones, the anchor, and the proof of each chain."""
    known = {name for table in ("consumer", "account", "conversation") for name in rows.ids(table)}
    places = {head.chain: index for index, head in enumerate(anchored.heads)}
    ours = sorted(rows.chains & places.keys())
    leaves = [leaf(head) for head in anchored.heads]
    chains = {chain: await _chain(session, anchored.heads[places[chain]]) for chain in ours}
    subjects = sorted({*known, *(row["id"] for table in rows.tables.values() for row in table if "id" in row)})
    elsewhere = await session.scalars(
        select(AuditEvent)
        .where(AuditEvent.subject.in_(subjects), AuditEvent.chain.not_in(ours), AuditEvent.chain != EXPORTS)
        .where(or_(AuditEvent.chain != REGISTER, AuditEvent.subject.in_(ours)))
        .order_by(AuditEvent.id)
    )
    tombstones = await session.scalars(
        select(AuditErasure).where(AuditErasure.chain.in_(ours)).order_by(AuditErasure.chain, AuditErasure.from_seq)
    )
    return {
        "chains": chains,
        "related": [_event(row) for row in elsewhere],
        "erasures": [{"statement": statement_of(row), "signature": row.signature} for row in tombstones],
        "anchor": anchored.anchor.as_json(services.seal),
        "proofs": {chain: path_of(leaves, places[chain]) for chain in ours},
    }


async def _chain(session: AsyncSession, head: Head) -> Sequence[dict[str, Any]]:
    """Return the events of a chain as far as the anchor covers it."""
    events = await session.scalars(
        select(AuditEvent)
        .where(AuditEvent.chain == head.chain, AuditEvent.chain_seq <= head.seq)
        .order_by(AuditEvent.chain_seq)
    )
    return [_event(row) for row in events]


def _event(row: AuditEvent) -> dict[str, Any]:
    """Return an event in the form its hash covers, and the hash."""
    values = {
        "chain": row.chain,
        "chain_seq": row.chain_seq,
        "kind": row.kind,
        "subject": row.subject,
        "payload": row.payload,
        "occurred_at": row.occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous_hash": row.previous_hash,
        "hash": row.hash,
    }
    more = {"salt": row.salt, "erasure_id": row.erasure_id}
    return values | {name: value for name, value in more.items() if value is not None}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
