"""What a person may ask for: a copy of their own data, and its deletion as far as the law lets evidence go.

Source: rule catalogue REGF-100, TCPA-PROOF; Regulation F asks a collector to keep evidence for three years (12 CFR 1006.100), so
a request to delete cannot go before that. Which state law gives which right is for counsel to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, update

from parley.audit import canonical
from parley.services.context import Services
from parley.services.erasing import RETENTION, erase_file
from parley.services.file_export import EXPORTS
from parley.services.file_tables import FileRows, read_file
from parley.services.retention import judge_file
from parley.storage.database import Work
from parley.storage.tables import Consumer, ContactPoint, NluReviewItem, VaultEntry

# What a person gets: their data and what was said to them; no decisions, notes or figures of ours behind it.
_PORTABLE: Final[Mapping[str, Sequence[str]]] = {
    "consumer": ("first_name", "last_name", "address_line", "city", "state", "zip", "language"),
    "contact_point": ("kind", "address", "consent_at", "consent_source"),
    "account": (
        "account_ref", "creditor_id", "original_creditor", "debt_type", "principal_cents", "interest_cents", "fees_cents",
        "payments_cents", "balance_cents", "currency", "opened_on", "charged_off_on", "last_payment_on",
    ),
    "ledger_entry": ("account_id", "kind", "amount_cents", "recorded_at"),
    "offer": ("account_id", "kind", "state", "total_cents", "schedule", "offered_at", "expires_at"),
    "payment_plan": ("account_id", "kind", "state", "total_cents", "agreed_at"),
    "instalment": ("plan_id", "sequence", "due_on", "amount_cents", "state"),
    "hold": ("kind", "placed_at", "released_at"),
    "suppression": ("medium", "address", "reason", "suppressed_at", "lifted_at"),
    "means_statement": (
        "income_low_cents", "income_high_cents", "costs_low_cents", "costs_high_cents", "capacity_cents", "recorded_at",
    ),
    "hardship_statement": ("reason", "recorded_at"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a request to delete led to."""

    is_whole: bool
    """The whole file was erased."""
    kept_because: tuple[str, ...]
    contact_points: int
    identity_answers: int
    review_items: int


async def export_own_data(services: Services, consumer_id: str, *, by: str) -> bytes:
    """Return a person's own data as JSON, and put on record who took it.

    Blocked messages are not in it: they were never said to the person.
    """
    async with services.db.work() as work:
        rows = await read_file(work.session, consumer_id)
        consumer = await work.session.get_one(Consumer, consumer_id)
        content: dict[str, Any] = {
            "format": "parley.portable.v1",
            "made_at": work.now.isoformat(),
            **{table: _picked(rows, table, names) for table, names in _PORTABLE.items()},
            "messages": _messages(rows),
            "on_file": {
                "date_of_birth": consumer.date_of_birth is not None,
                "last_four_of_ssn": consumer.ssn_last4 is not None,
            },
        }
        work.audit("consumer.exported", chain=EXPORTS, subject=consumer_id, by=by)
    return canonical(content) + b"\n"


async def delete_own_data(services: Services, consumer_id: str, *, by: str) -> Deleted:
    """Erase a person's file where the law lets it go; else delete what no duty to keep evidence covers, and say why.

    Judged by the federal minimum, not by our longer default: a person's wish outweighs our habit. What goes in any case:
    addresses that were never used and carry no consent and no stop, identity answers, texts listed for the model to learn.
    """
    policy = services.compliance.retention
    async with services.db.work() as work:
        await work.session.get(Consumer, consumer_id, with_for_update=True)
        verdict = await judge_file(
            work.session, policy, consumer_id, now=work.now, years=policy.min_years_after_last_activity
        )
        if not verdict.kept_because:
            await erase_file(
                services, work, consumer_id, last_activity_at=verdict.last_activity_at,
                retention_class="consumer_request", by=by, reason="the consumer asked for it",
            )  # fmt: skip
            return Deleted(True, (), 0, 0, 0)
        rows = await read_file(work.session, consumer_id)
        points = await _delete_unused_contacts(work, rows)
        answers = await work.session.execute(
            delete(VaultEntry).where(VaultEntry.conversation_id.in_(rows.ids("conversation")))
        )
        items = await work.session.execute(
            update(NluReviewItem).where(NluReviewItem.message_id.in_(rows.ids("message"))).values(message_id=None)
        )
        done = Deleted(False, verdict.kept_because, points, _count(answers), _count(items))
        work.audit(
            "consumer.deletion_refused", chain=RETENTION, subject=consumer_id, by=by, kept_because=list(verdict.kept_because),
            contact_points=points, identity_answers=done.identity_answers, review_items=done.review_items,
        )  # fmt: skip
        return done


async def _delete_unused_contacts(work: Work, rows: FileRows) -> int:
    used = {row["address"] for row in rows.tables["conversation"]}
    stopped = {row["address"] for row in rows.tables.get("suppression", ())}
    unused = [
        row["id"]
        for row in rows.tables["contact_point"]
        if row["address"] not in used | stopped and row["consent_at"] is None and row["wrong_party_at"] is None
    ]
    if unused:
        await work.session.execute(delete(ContactPoint).where(ContactPoint.id.in_(unused)))
    return len(unused)


def _picked(rows: FileRows, table: str, names: Sequence[str]) -> list[dict[str, Any]]:
    return [{name: row[name] for name in names} for row in rows.tables.get(table, ())]


def _messages(rows: FileRows) -> list[dict[str, Any]]:
    channels = {row["id"]: row["channel"] for row in rows.tables["conversation"]}
    return [
        {
            "at": row["created_at"],
            "channel": channels[row["conversation_id"]],
            "from": "you" if row["direction"] == "in" else "us",
            "text": row["text"],
        }
        for row in rows.tables.get("message", ())
        if row["state"] != "blocked"
    ]


def _count(result: Any) -> int:
    return int(getattr(result, "rowcount", 0))
