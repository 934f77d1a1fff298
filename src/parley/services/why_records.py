"""The other records one can ask about: a plan, a disclosure, a decision, a hand-over, a legal hold, an erasure (I10)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from sqlalchemy import select

from parley.money import format_cents
from parley.storage.database import Work
from parley.storage.tables import (
    AuditErasure,
    DecisionRow,
    Disclosure,
    Escalation,
    Instalment,
    LegalHold,
    Message,
    PaymentPlan,
)

Lines = list[str]


async def explain_record(work: Work, subject_id: str) -> tuple[Lines, str | None] | None:
    """Return the lines about a record and the id of what it came from, to be explained next; None when there is none."""
    found = _KINDS.get(subject_id.split("_", 1)[0])
    if found is None:
        return None
    table, describe = found
    row = await work.session.get(table, subject_id)
    return None if row is None else await describe(work, row)


async def _plan(work: Work, plan: PaymentPlan) -> tuple[Lines, str | None]:
    parts = await work.session.scalars(
        select(Instalment).where(Instalment.plan_id == plan.id).order_by(Instalment.sequence)
    )
    agreed = await work.session.get(Message, plan.agreed_message_id)
    lines = [
        f"Plan {plan.id} ({plan.kind}, state {plan.state}) on account {plan.account_id}",
        f"  total {format_cents(plan.total_cents)}, agreed at {plan.agreed_at.isoformat()}",
        f"  agreed by message {plan.agreed_message_id}" + (f": {agreed.text}" if agreed else ""),
        *(f"    {part.due_on}: {format_cents(part.amount_cents)}, {part.state}" for part in parts),
        f"  made of offer {plan.offer_id}:",
    ]
    return lines, plan.offer_id


async def _disclosure(work: Work, row: Disclosure) -> tuple[Lines, str | None]:
    lines = [
        f"Disclosure {row.id} ({row.kind}) on account {row.account_id}",
        f"  response {row.response_name}, language {row.language}, wording sha256 {row.wording_sha256}",
        f"  given at {row.disclosed_at.isoformat()} with message {row.message_id}:",
    ]
    return lines, row.message_id


async def _decision(work: Work, row: DecisionRow) -> tuple[Lines, str | None]:
    return [f"Decision {row.id}: {row.verdict}, on message {row.message_id}:"], row.message_id


async def _escalation(work: Work, row: Escalation) -> tuple[Lines, str | None]:
    lines = [
        f"Hand-over {row.id} ({row.reason}, state {row.state}) of conversation {row.conversation_id}",
        f"  opened at {row.opened_at.isoformat()}, due at {row.due_at.isoformat()}",
        f"  the assistant is {'silent until it is closed' if row.silences_bot else 'not silenced by it'}",
    ]
    if row.collector_id is not None:
        lines.append(f"  taken by {row.collector_id}")
    if row.message_id is not None:
        lines.append(f"  because of message {row.message_id}:")
    return lines, row.message_id


async def _legal_hold(work: Work, row: LegalHold) -> tuple[Lines, str | None]:
    lines = [
        f"Legal hold {row.id} on the file of consumer {row.consumer_id}",
        f"  placed at {row.placed_at.isoformat()} by {row.placed_by}: {row.reason}",
    ]
    if row.released_at is None:
        return [*lines, "  in force: nothing of the file is erased"], None
    return [*lines, f"  released at {row.released_at.isoformat()} by {row.released_by}: {row.release_reason}"], None


async def _erasure(work: Work, row: AuditErasure) -> tuple[Lines, str | None]:
    return [
        f"Tombstone {row.id}: the content of events {row.from_seq} to {row.to_seq} of chain {row.chain} is erased",
        f"  at {row.erased_at.isoformat()}, run by {row.erased_by}, class {row.retention_class}: {row.reason}",
        f"  last activity of the file {row.last_activity_at.isoformat()}",
        f"  what is left has the digest {row.digest}, signed with key {row.key_id}",
    ], None


_KINDS: Final[Mapping[str, tuple[type[Any], Callable[[Work, Any], Awaitable[tuple[Lines, str | None]]]]]] = {
    "pln": (PaymentPlan, _plan),
    "dis": (Disclosure, _disclosure),
    "dec": (DecisionRow, _decision),
    "esc": (Escalation, _escalation),
    "lgh": (LegalHold, _legal_hold),
    "era": (AuditErasure, _erasure),
}
