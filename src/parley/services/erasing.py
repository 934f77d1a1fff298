"""Make a file nobody's: overwrite what is personal in every table, and leave signed tombstones in the audit log.

Rows stay, so every id in the log still leads to what happened and when. Runs in the caller's transaction: a file is erased as a
whole or not at all. Source: decision 0017.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import LargeBinary, Table, case, delete, func, literal, or_, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from parley.audit import ChainedEvent
from parley.audit.chain import remainder_digest
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.services.erasures import statement_of
from parley.services.file_tables import NOT_EXPORTED, REFERENCED, FileRows, all_tables, condition_of
from parley.storage.database import Work
from parley.storage.tables import AuditChain, AuditErasure, AuditEvent, FakeSms, NluReviewItem, VaultEntry

RETENTION: Final = "retention"
"""The chain of what was erased, by whom and why."""
ERASED: Final = "evidence.erased"
"""The event that says a file is erased; retention does not look at it again."""
MARK: Final = "[erased]"

How = Literal["mark", "unique", "nothing", "empty"]

PERSONAL: Final[Mapping[str, Mapping[str, How]]] = {
    "consumer": {
        "first_name": "mark", "last_name": "mark", "date_of_birth": "nothing", "ssn_last4": "nothing",
        "address_line": "mark", "city": "mark", "zip": "mark",
    },
    "contact_point": {"address": "unique", "consent_source": "mark"},
    "account": {"account_ref": "unique"},
    "conversation": {"address": "unique", "negotiation": "empty"},
    "message": {
        "text": "mark", "payload": "nothing", "understood": "nothing", "buttons": "empty", "provider_id": "nothing",
    },
    "decision": {"inputs": "empty", "reasons": "empty"},
    "hold": {"evidence": "empty", "release_reason": "mark"},
    "button_grant": {"title": "mark"},
    "external_event": {"external_id": "unique"},
    "identity_attempt": {"subject": "unique"},
    "legal_hold": {"reason": "mark", "release_reason": "mark"},
    "contact_preference": {"said": "mark", "schedule": "empty"},
    "dispute": {"answer_reason": "mark"},
    "esign_consent": {"artefact_text": "mark"},
    "letter": {"address": "empty", "pdf": "empty", "data": "empty"},
    "validation_notice": {"problem": "mark"},
}  # fmt: skip
"""Columns that say who somebody is, or what somebody said or was told, and what becomes of them."""

ANONYMOUS: Final[Mapping[str, str]] = {
    "ledger_entry": "figures",
    "disclosure": "which approved wording was given when",
    "offer": "figures and reason codes; triggers keep them as they were offered",
    "negotiation_step": "figures",
    "payment_plan": "figures",
    "instalment": "figures",
    "means_statement": "ranges of money",
    "hardship_statement": "a kind of hardship",
    "escalation": "reasons and times",
    "suppression": "an opt-out outlives the file: the address must never be written to again (TCPA-REV-ALL)",
    "number_check": "says of a number, for whoever has it next, that it may not be used",
    "legal_finding": "intents and rule ids",
    "state_disclosure": "which approved wording was given when",
    "program_stop": "a decision about the program",
}
"""Tables that stay as they are once the consumer behind them is nobody, and why."""


PROOFS: Final[Mapping[str, tuple[str, ...]]] = {"consent_record": ("given_at", "recorded_at", "revoked_at")}
"""Tables whose rows never change and go as a whole, four years after the latest of these instants (TCPA-PROOF, 28 USC 1658)."""
PROOF_YEARS: Final = 4


class NotClassified(ParleyError):
    """A table of the file is in neither list, so it is not known what of it is personal; nothing is erased."""

    code = "not_classified"


async def erase_file(
    services: Services,
    work: Work,
    consumer_id: str | None,
    *,
    conversation_id: str | None = None,
    last_activity_at: datetime,
    retention_class: str,
    by: str,
    reason: str,
) -> list[str]:
    """Erase a file; returns the ids of the tombstones.

    Raises:
        NotClassified: A table is in neither list.
        SigningKeyError: There is no key for the tombstones.
    """
    rows = FileRows(consumer_id, conversation_id)
    tables = [table for table in all_tables() if table.name not in NOT_EXPORTED and table.name not in REFERENCED]
    for table in tables:
        if table.name not in {*PERSONAL, *ANONYMOUS, *PROOFS}:
            raise NotClassified(
                f"services/erasing.py does not say what is personal in {table.name}; nothing was erased."
            )
    for table in tables:  # all of them before the first change: addresses lead to other rows
        condition = condition_of(table, rows)
        if condition is not None:
            wanted = [table.c[name] for name in ("id", "address") if name in table.c]
            found = await work.session.execute(select(*wanted).where(condition))
            rows.tables[table.name] = [dict(row._mapping) for row in found]
    await _forget_elsewhere(work, rows)
    for table in tables:
        await _overwrite(work, table, rows)
        await _drop_proofs(work, table, rows)
    chains = await work.session.scalars(
        select(AuditChain.chain).where(AuditChain.chain.in_(sorted(rows.chains))).order_by(AuditChain.chain)
    )
    tombstones = [
        await _bury(services, work, chain, last_activity_at, retention_class, by, reason) for chain in chains.all()
    ]
    made = [tombstone for tombstone in tombstones if tombstone is not None]
    work.audit(
        ERASED, chain=RETENTION, subject=consumer_id or conversation_id or "", by=by, reason=reason,
        retention_class=retention_class, last_activity_at=last_activity_at.isoformat(),
        tombstones=[{"statement": statement_of(row), "signature": row.signature} for row in made],
    )  # fmt: skip
    return [row.id for row in made]


async def _overwrite(work: Work, table: Table, rows: FileRows) -> None:
    columns, ids = PERSONAL.get(table.name, {}), rows.ids(table.name)
    if not columns or not ids:
        return
    values: dict[str, Any] = {name: _value(table, name, how) for name, how in columns.items()}
    await work.session.execute(update(table).where(table.c.id.in_(ids)).values(values))


async def _drop_proofs(work: Work, table: Table, rows: FileRows) -> None:
    """Delete proofs that are old by the database's own clock, which guards them; in a demo the other one may be ahead."""
    if table.name in PROOFS and rows.ids(table.name):
        latest = func.greatest(*(table.c[name] for name in PROOFS[table.name]))
        is_old = latest <= func.now() - text(f"interval '{PROOF_YEARS} years'")
        await work.session.execute(delete(table).where(table.c.id.in_(rows.ids(table.name)), is_old))


def _value(table: Table, name: str, how: How) -> Any:
    column = table.c[name]
    if how == "nothing":
        return None
    if how == "unique":
        return literal("erased:") + table.c.id
    if how == "mark":
        return case((column.is_not(None), MARK))
    if isinstance(column.type, JSONB):
        return [] if name == "buttons" else {}
    return b"" if isinstance(column.type, LargeBinary) else [] if isinstance(column.type, ARRAY) else ""


async def _forget_elsewhere(work: Work, rows: FileRows) -> None:
    """Delete what lives beside the file: identity answers, Rasa's copy of the talk, the demo's phone."""
    conversations, messages = rows.ids("conversation"), rows.ids("message")
    await work.session.execute(delete(VaultEntry).where(VaultEntry.conversation_id.in_(conversations)))
    await work.session.execute(
        update(NluReviewItem).where(NluReviewItem.message_id.in_(messages)).values(message_id=None)
    )
    addresses = sorted(rows.addresses)
    await work.session.execute(
        delete(FakeSms).where(or_(FakeSms.sender.in_(addresses), FakeSms.recipient.in_(addresses)))
    )
    if await work.session.scalar(text("SELECT to_regclass('rasa.events')")) is not None:
        forget = text("DELETE FROM rasa.events WHERE sender_id = ANY(:ids)")
        await work.session.execute(forget, {"ids": conversations})


async def _bury(
    services: Services,
    work: Work,
    chain: str,
    last_activity_at: datetime,
    retention_class: str,
    by: str,
    reason: str,
) -> AuditErasure | None:
    """Take the content of all events of a chain that still have one, and leave a signed tombstone."""
    await work.session.get(AuditChain, chain, with_for_update=True)
    events = (
        await work.session.execute(
            select(
                AuditEvent.chain, AuditEvent.chain_seq, AuditEvent.kind, AuditEvent.subject, AuditEvent.payload,
                AuditEvent.occurred_at, AuditEvent.previous_hash, AuditEvent.hash,
            )
            .where(AuditEvent.chain == chain, AuditEvent.erasure_id.is_(None))
            .order_by(AuditEvent.chain_seq)
        )
    ).all()  # fmt: skip
    if not events:
        return None
    remainders = [hashlib.sha256(ChainedEvent._make(row).remainder()).digest() for row in _salted(events)]
    tombstone = AuditErasure(
        id=new_id("era"),
        chain=chain,
        from_seq=events[0].chain_seq,
        to_seq=events[-1].chain_seq,
        digest=remainder_digest(remainders),
        retention_class=retention_class,
        last_activity_at=last_activity_at,
        erased_at=work.now,
        erased_by=by,
        reason=reason,
        key_id=services.seal.key_id,
    )
    tombstone.signature = services.seal.sign_statement(statement_of(tombstone))
    work.session.add(tombstone)
    await work.session.flush()
    await work.session.execute(
        update(AuditEvent)
        .where(AuditEvent.chain == chain, AuditEvent.erasure_id.is_(None))
        .values(payload={}, salt=None, erasure_id=tombstone.id)
        .execution_options(synchronize_session=False)
    )
    return tombstone


def _salted(events: Any) -> list[tuple[Any, ...]]:
    """Give the rows the last two fields of an event; what stays of one does not depend on them."""
    return [(*row, None, None) for row in events]
