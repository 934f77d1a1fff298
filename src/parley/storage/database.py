"""The database handle and the unit of work: one use case, one transaction, one commit."""

import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Final

import procrastinate
from psycopg.errors import LockNotAvailable
from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from parley.audit import GENESIS, REGISTER, event_hash
from parley.clock import Clock
from parley.errors import ParleyError
from parley.storage.recall import Answer, RecallingSession, recall
from parley.storage.tables import AuditChain, DemoClock

LIVE_CHANNEL: Final = "parley_live"
# Events, heads and notices in one round trip: every message is three transactions at least, each with all of them.
_WRITE: Final = text(
    """
    WITH noted AS (
      SELECT * FROM jsonb_to_recordset(CAST(:events AS jsonb)) AS event(
        chain text, chain_seq bigint, kind text, subject text, payload jsonb, occurred_at timestamptz,
        previous_hash text, salt text, hash text)
    ), added AS (
      INSERT INTO parley.audit_event
        (chain, chain_seq, kind, subject, payload, occurred_at, previous_hash, salt, hash)
      SELECT chain, chain_seq, kind, subject, payload, occurred_at, previous_hash, salt, hash
      FROM noted ORDER BY chain, chain_seq
    ), moved AS (
      UPDATE parley.audit_chain AS head SET head_seq = latest.chain_seq, head_hash = latest.hash
      FROM (SELECT DISTINCT ON (chain) chain, chain_seq, hash FROM noted ORDER BY chain, chain_seq DESC) AS latest
      WHERE head.chain = latest.chain
    )
    SELECT pg_notify(:channel, notice) FROM unnest(CAST(:notices AS text[])) AS notice
    """
)


class Work:
    """One transaction: the session, the instant it happens at, and what must be written with it.

    Audit events, jobs and live notices given to it are part of the same commit, so none can exist without the
    state change they speak of, nor the other way round.
    """

    def __init__(self, session: AsyncSession, now: datetime, jobs: procrastinate.App) -> None:
        self.session = session
        self.now = now
        self._jobs = jobs
        self._events: list[tuple[str, str, str, dict[str, Any]]] = []
        self._notices: list[str] = []

    def audit(self, kind: str, *, chain: str, subject: str, **payload: Any) -> None:
        """Note a fact for the audit log; `payload` holds JSON values and no personal data."""
        self._events.append((chain, kind, subject, payload))

    async def defer(self, task: str, *, lock: str | None = None, delay_s: int = 0, **args: Any) -> None:
        """Queue a job in this transaction, to run after `delay_s`; jobs with the same `lock` run one at a time, in order."""
        raw = await (await self.session.connection()).get_raw_connection()
        later: dict[str, Any] = {"schedule_in": {"seconds": delay_s}} if delay_s else {}
        deferrer = self._jobs.configure_task(task, lock=lock, connection=raw.driver_connection, **later)
        await deferrer.defer_async(**args)

    async def recall(self, key: Hashable, read: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the answer of `read`, from memory where this transaction asked the same `key` and nothing changed since."""
        return await recall(self.session, key, read)

    async def notify(self, **payload: Any) -> None:
        """Tell every gateway after the commit that something changed (LISTEN/NOTIFY, ids only)."""
        self._notices.append(json.dumps(payload))

    async def flush(self) -> None:
        """Write what was noted: audit events and notices, in one statement."""
        await self._write(await self._take_events(), self._notices)
        self._notices = []

    async def flush_audit(self) -> None:
        """Append the noted events to their chains; the head rows are locked until the commit."""
        await self._write(await self._take_events(), [])

    async def _take_events(self) -> list[dict[str, Any]]:
        """Return the rows of the noted events, each chain's following its head, which is locked first, in order."""
        noted, self._events = self._events, []
        rows: list[dict[str, Any]] = []
        for chain in sorted({event[0] for event in noted}):
            rows += await self._chained(chain, [event[1:] for event in noted if event[0] == chain])
        return rows

    async def _chained(self, chain: str, events: list[tuple[str, str, dict[str, Any]]]) -> list[dict[str, Any]]:
        seq, previous_hash = await self._head(chain)
        rows = []
        for number, (kind, subject, payload) in enumerate(events, start=seq + 1):
            # What is hashed must be what PostgreSQL gives back, so the payload goes through JSON once here.
            body = json.loads(json.dumps(payload, default=str))
            fields: dict[str, Any] = {
                "chain": chain,
                "chain_seq": number,
                "kind": kind,
                "subject": subject,
                "payload": body,
                "occurred_at": self.now,
                "previous_hash": previous_hash,
                "salt": secrets.token_hex(16),
            }
            previous_hash = event_hash(**fields)
            rows.append({**fields, "occurred_at": self.now.isoformat(), "hash": previous_hash})
        return rows

    async def _write(self, events: list[dict[str, Any]], notices: list[str]) -> None:
        if events or notices:
            await self.session.execute(
                _WRITE, {"events": json.dumps(events), "channel": LIVE_CHANNEL, "notices": notices}
            )

    async def _head(self, chain: str) -> tuple[int, str]:
        """Return number and hash of the chain's last event, locked; its first one also enters it in the register of chains."""
        wanted = select(AuditChain.head_seq, AuditChain.head_hash).where(AuditChain.chain == chain).with_for_update()
        head = (await self.session.execute(wanted)).one_or_none()
        if head is not None:
            return head.head_seq, head.head_hash
        opened = await self.session.scalar(
            insert(AuditChain)
            .values(chain=chain, head_seq=0, head_hash=GENESIS)
            .on_conflict_do_nothing()
            .returning(AuditChain.chain)
        )
        if opened is not None and chain != REGISTER:
            # Without this a whole chain could be removed together with its head, and nothing would miss it.
            await self._write(await self._chained(REGISTER, [("chain.opened", chain, {})]), [])
        head = (await self.session.execute(wanted)).one()
        return head.head_seq, head.head_hash


class LogIsBusy(ParleyError):
    """Somebody writes to the audit log for longer than a reader of all of it would wait."""

    code = "log_is_busy"


class Database:
    """Opens units of work on PostgreSQL; built once per process in `bootstrap`."""

    def __init__(
        self, sqlalchemy_url: str, *, clock: Clock, jobs: procrastinate.App, demo: bool, pool_size: int = 10
    ) -> None:
        self.engine = create_async_engine(
            sqlalchemy_url,
            pool_size=pool_size,
            max_overflow=5,
            hide_parameters=True,  # an error must not print what was being stored
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, sync_session_class=RecallingSession)
        self._clock = clock
        self._jobs = jobs
        self._demo = demo

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """Open a transaction; commit at the end of the block, roll everything back when it raises."""
        async with self._sessions() as session, session.begin():
            work = Work(session, await self._now(session), self._jobs)
            yield work
            await work.flush()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncSession]:
        """Open a read-only transaction that sees one moment of the whole database."""
        async with self._sessions() as session, session.begin():
            await session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            yield session

    @asynccontextmanager
    async def settled(self) -> AsyncIterator[AsyncSession]:
        """Open a snapshot in which every audit event has a smaller id than all events written after it.

        Ids are given when a row is written and seen when it is committed; so the log's writers are made to wait, for as long
        as it takes those already at it to end and a snapshot to begin.

        Raises:
            LogIsBusy: A writer did not end in time; try again later.
        """
        async with self._sessions() as gate, self._sessions() as reader:
            async with gate.begin():
                await gate.execute(text("SET LOCAL lock_timeout = '3s'"))
                try:
                    await gate.execute(text("LOCK TABLE parley.audit_event IN SHARE MODE"))
                except OperationalError as error:
                    if isinstance(error.orig, LockNotAvailable):
                        raise LogIsBusy("The audit log is being written to; try again in a moment.") from None
                    raise
                await reader.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
                await reader.execute(text("SELECT 1"))
            yield reader
            await reader.rollback()

    @property
    def libpq_url(self) -> str:
        """The address as psycopg itself takes it, password and all; for a process of ours that reads beside this one."""
        return self.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    async def _now(self, session: AsyncSession) -> datetime:
        if self._demo:
            moved: datetime | None = await session.scalar(select(DemoClock.now))
            if moved is not None:
                return moved
        return self._clock.now()

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()
