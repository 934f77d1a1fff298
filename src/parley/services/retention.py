"""How long a consumer's file stays, what holds it back, and what goes when its time is over (REGF-100, TCPA-PROOF).

A file goes as a whole or not at all: messages speak of several accounts. Source: 12 CFR 1006.100(a): three years after the last
collection activity; rule catalogue REGF-100: seven by default, a legal hold always wins; decision 0017.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, DateTime, Table, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from parley.compliance.config_keeping import RetentionPolicy
from parley.services.context import Services
from parley.services.erasing import ERASED, PROOF_YEARS, PROOFS, RETENTION, erase_file
from parley.services.file_tables import NOT_EXPORTED, REFERENCED, FileRows, all_tables, condition_of
from parley.storage.tables import AuditEvent, Consumer, Conversation, Hold, LegalHold, Message, PaymentPlan, VaultEntry

EVIDENCE: Final = "evidence"

# Not activity of anybody: ends that lie ahead, and times of the machine.
_NO_ACTIVITY: Final = frozenset(
    {"expires_at", "due_at", "next_try_at", "review_at", "not_before_at", "arrived_at", "sending_since"}
)
_NO_ACTIVITY_OF: Final = frozenset({"legal_hold"})
_LIVE_PLANS: Final = ("pending_signature", "active")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happens to one file, and why."""

    consumer_id: str
    last_activity_at: datetime
    erasable_from: datetime
    kept_because: tuple[str, ...]
    """Why it stays; empty when it goes."""


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """What a run found, and what it did; a dry run did nothing."""

    verdicts: Sequence[Verdict]
    strangers: int
    """Conversations with people who were never identified that are old enough to go."""
    vault_entries: int
    is_dry: bool

    @property
    def going(self) -> list[Verdict]:
        """Files that go, or would."""
        return [verdict for verdict in self.verdicts if not verdict.kept_because]


def years_later(moment: datetime, years: int) -> datetime:
    """Return the same day and time some years later; 29 February becomes 1 March, so that nothing goes a day early."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, month=3, day=1)


async def run_retention(
    services: Services, *, by: str, dry_run: bool = False, as_of: datetime | None = None
) -> RetentionReport:
    """Judge every file, and erase those whose time is over; each file in a transaction of its own.

    Args:
        services: What use cases take.
        by: Who runs it; goes on record with each tombstone.
        dry_run: Only tell.
        as_of: Judge as of this instant; later than now only in a dry run, which the command line sees to.
    """
    verdicts: list[Verdict] = []
    async for found in _judged(services, as_of):
        verdicts.append(found)
        if not found.kept_because and not dry_run:
            await _erase(services, found.consumer_id, by=by)
    strangers = await _strangers(services, as_of)
    if not dry_run:
        for conversation_id in strangers:
            await _erase_stranger(services, conversation_id, by=by)
    async with services.db.work() as work:
        past = select(func.count()).where(VaultEntry.expires_at <= (as_of or work.now))
        expired = int(await work.session.scalar(past) or 0)
    return RetentionReport(verdicts, len(strangers), expired, dry_run)


async def judge_file(
    session: AsyncSession, policy: RetentionPolicy, consumer_id: str, *, now: datetime, years: int | None = None
) -> Verdict:
    """Say whether a file may go, and if not, every reason why.

    Args:
        session: Where to read.
        policy: The periods in force.
        consumer_id: Whose file.
        now: The instant to judge as of.
        years: The period to apply, by default the policy's; never less than the federal minimum.
    """
    last = await last_activity(session, consumer_id)
    period = max(years or policy.evidence_years, policy.min_years_after_last_activity)
    until = years_later(last, period)
    reasons = []
    if now < until:
        reasons.append(f"evidence: last activity {last.date()}, kept {period} years, until {until.date()} (REGF-100)")
    reasons += [
        f"legal hold {hold.id} of {hold.placed_at.date()} by {hold.placed_by}: {hold.reason}"
        for hold in await session.scalars(
            select(LegalHold).where(LegalHold.consumer_id == consumer_id, LegalHold.released_at.is_(None))
        )
    ]
    rows = await _keys(session, consumer_id)
    if rows.ids("account"):
        plans = select(PaymentPlan.id).where(
            PaymentPlan.account_id.in_(rows.ids("account")), PaymentPlan.state.in_(_LIVE_PLANS)
        )
        reasons += [f"plan {plan} is not ended" for plan in await session.scalars(plans)]
    holds = select(Hold.kind, Hold.id).where(
        or_(
            Hold.consumer_id == consumer_id,
            Hold.account_id.in_(rows.ids("account")),
            Hold.conversation_id.in_(rows.ids("conversation")),
        ),
        Hold.released_at.is_(None),
        or_(Hold.expires_at.is_(None), Hold.expires_at > now),
    )
    # Without the hold the next import of the same account would be talked to again.
    reasons += [
        f"hold {kind} ({hold_id}) is in force and protects the consumer"
        for kind, hold_id in await session.execute(holds)
    ]
    reasons += await _young_proofs(session, rows, now)
    return Verdict(consumer_id, last, until, tuple(reasons))


async def _young_proofs(session: AsyncSession, rows: FileRows, now: datetime) -> list[str]:
    """Say which proofs of consent must stay for now: four years after they were last used or revoked (TCPA-PROOF)."""
    reasons = []
    for table in _file_tables():
        if table.name in PROOFS and rows.ids(table.name):
            latest = func.max(func.greatest(*(table.c[name] for name in PROOFS[table.name])))
            last = await session.scalar(select(latest).where(table.c.id.in_(rows.ids(table.name))))
            if last is not None and now < years_later(last, PROOF_YEARS):
                reasons.append(f"proof of consent of {last.date()}, kept {PROOF_YEARS} years (TCPA-PROOF)")
    return reasons


async def last_activity(session: AsyncSession, consumer_id: str) -> datetime:
    """Return the latest instant in any row of the file: a message, an offer, a payment, an import, anything added later."""
    rows = await _keys(session, consumer_id)
    found = [datetime.min.replace(tzinfo=UTC)]
    for table in _file_tables():
        condition = condition_of(table, rows)
        columns = [column for column in table.columns if _is_activity(column)]
        if condition is None or not columns or table.name in _NO_ACTIVITY_OF:
            continue
        latest = (await session.execute(select(*(func.max(column) for column in columns)).where(condition))).one()
        found += [moment for moment in latest if moment is not None]
    return max(found)


async def _judged(services: Services, as_of: datetime | None) -> AsyncIterator[Verdict]:
    """Judge all files that are not erased yet, some at a time."""
    policy, after = services.compliance.retention, ""
    while True:
        async with services.db.work() as work:
            ids = (
                await work.session.scalars(
                    select(Consumer.id)
                    .where(Consumer.id > after, ~_is_erased())
                    .order_by(Consumer.id)
                    .limit(policy.batch)
                )
            ).all()
            verdicts = [await judge_file(work.session, policy, each, now=as_of or work.now) for each in ids]
        for verdict in verdicts:
            yield verdict
        if not ids:
            return
        after = ids[-1]


def _is_erased() -> ColumnElement[bool]:
    return exists().where(AuditEvent.subject == Consumer.id, AuditEvent.chain == RETENTION, AuditEvent.kind == ERASED)


async def _erase(services: Services, consumer_id: str, *, by: str) -> None:
    """Erase one file, after judging it once more in the transaction that erases it."""
    async with services.db.work() as work:
        await work.session.get(Consumer, consumer_id, with_for_update=True)
        verdict = await judge_file(work.session, services.compliance.retention, consumer_id, now=work.now)
        if not verdict.kept_because:
            await erase_file(
                services, work, consumer_id, last_activity_at=verdict.last_activity_at, retention_class=EVIDENCE, by=by,
                reason=f"kept until {verdict.erasable_from.date()}",
            )  # fmt: skip


async def _strangers(services: Services, as_of: datetime | None) -> Sequence[str]:
    """Return the conversations with nobody known whose time is over and that no hold protects."""
    policy = services.compliance.retention
    async with services.db.work() as work:
        found = await work.session.execute(
            select(Conversation.id, func.greatest(func.max(Message.created_at), Conversation.created_at))
            .outerjoin(Message, Message.conversation_id == Conversation.id)
            .where(
                Conversation.consumer_id.is_(None),
                Conversation.account_id.is_(None),
                Conversation.address.not_like("erased:%"),
                ~exists().where(Hold.conversation_id == Conversation.id, Hold.released_at.is_(None)),
            )
            .group_by(Conversation.id)
            .order_by(Conversation.id)
        )
        now = as_of or work.now
        return [each for each, last in found if years_later(last, policy.evidence_years) <= now]


async def _erase_stranger(services: Services, conversation_id: str, *, by: str) -> None:
    async with services.db.work() as work:
        conversation = await work.session.get_one(Conversation, conversation_id, with_for_update=True)
        last = conversation.last_inbound_at or conversation.created_at
        if (
            conversation.consumer_id is None
            and years_later(last, services.compliance.retention.evidence_years) <= work.now
        ):
            await erase_file(
                services, work, None, conversation_id=conversation_id, last_activity_at=last, retention_class="stranger",
                by=by, reason="nobody was identified in this conversation",
            )  # fmt: skip


async def _keys(session: AsyncSession, consumer_id: str) -> FileRows:
    """Return the ids and addresses that lead to the rows of a file."""
    rows = FileRows(consumer_id)
    for table in _file_tables():
        condition = condition_of(table, rows)
        wanted = [table.c[name] for name in ("id", "address") if name in table.c]
        if condition is not None and wanted:
            found = await session.execute(select(*wanted).where(condition))
            rows.tables[table.name] = [dict(row._mapping) for row in found]
    return rows


def _file_tables() -> list[Table]:
    return [table for table in all_tables() if table.name not in NOT_EXPORTED and table.name not in REFERENCED]


def _is_activity(column: Any) -> bool:
    return isinstance(column.type, DateTime) and column.name not in _NO_ACTIVITY
