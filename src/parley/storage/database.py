"""The database handle and the unit of work: one use case, one transaction, one commit."""

import json
import secrets
from collections.abc import AsyncIterator
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
from parley.storage.tables import AuditChain, AuditEvent, DemoClock

LIVE_CHANNEL: Final = "parley_live"


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

    async def notify(self, **payload: Any) -> None:
        """Tell every gateway after the commit that something changed (LISTEN/NOTIFY, ids only)."""
        self._notices.append(json.dumps(payload))

    async def flush(self) -> None:
        """Write what was noted: audit events, and the notices in one statement."""
        await self.flush_audit()
        if self._notices:
            await self.session.execute(
                text("SELECT pg_notify(:channel, notice) FROM unnest(CAST(:notices AS text[])) AS notice"),
                {"channel": LIVE_CHANNEL, "notices": self._notices},
            )
            self._notices = []

    async def flush_audit(self) -> None:
        """Append the noted events to their chains; the head rows are locked until the commit."""
        for chain in sorted({event[0] for event in self._events}):
            await self._append(chain, [event[1:] for event in self._events if event[0] == chain])
        self._events.clear()

    async def _append(self, chain: str, events: list[tuple[str, str, dict[str, Any]]]) -> None:
        head = await self._head(chain)
        for kind, subject, payload in events:
            # What is hashed must be what PostgreSQL gives back, so the payload goes through JSON once here.
            body = json.loads(json.dumps(payload, default=str))
            fields: dict[str, Any] = {
                "chain": chain,
                "chain_seq": head.head_seq + 1,
                "kind": kind,
                "subject": subject,
                "payload": body,
                "occurred_at": self.now,
                "previous_hash": head.head_hash,
                "salt": secrets.token_hex(16),
            }
            digest = event_hash(**fields)
            self.session.add(AuditEvent(**fields, hash=digest))
            head.head_seq, head.head_hash = head.head_seq + 1, digest

    async def _head(self, chain: str) -> AuditChain:
        """Return the chain's head, locked; the first event of a chain also enters it in the register of chains."""
        wanted = select(AuditChain).where(AuditChain.chain == chain).with_for_update()
        head: AuditChain | None = await self.session.scalar(wanted)
        if head is not None:
            return head
        opened = await self.session.scalar(
            insert(AuditChain)
            .values(chain=chain, head_seq=0, head_hash=GENESIS)
            .on_conflict_do_nothing()
            .returning(AuditChain.chain)
        )
        if opened is not None and chain != REGISTER:
            # Without this a whole chain could be removed together with its head, and nothing would miss it.
            await self._append(REGISTER, [("chain.opened", chain, {})])
        head = await self.session.scalar(wanted)
        assert head is not None
        return head


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
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
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
