"""Read the audit log fast: pieces of it, in the order it was written, in as many processes as there are cores.

Every process reads the same snapshot, so events written meanwhile are no problems. A piece is checked where it is read; only
what links it with its neighbours comes back.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Final, NamedTuple

import psycopg
from psycopg import sql
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from parley.audit import ChainedEvent, ChainVerifier
from parley.storage.tables import AuditChain, AuditErasure, AuditEvent

_PIECE: Final = 25_000
_ROWS: Final = 2_000
_FROM: Final = """
    SELECT chain, chain_seq, kind, subject, payload, occurred_at, previous_hash, hash, salt, erasure_id
    FROM parley.audit_event WHERE id > %s AND id <= %s ORDER BY id
"""


class Piece(NamedTuple):
    """The events with ids above one number and up to another."""

    above: int
    upto: int


def pieces(last_id: int, cuts: Sequence[int]) -> list[Piece]:
    """Divide all ids up to the last one; one piece ends at each cut."""
    ends = sorted({min(cut, last_id) for cut in cuts} | {last_id} | set(range(_PIECE, last_id, _PIECE)))
    return [Piece(above, upto) for above, upto in zip([0, *ends], ends, strict=False) if upto > above]


async def last_event_id(session: AsyncSession) -> int:
    """Return the greatest id of an event, 0 when there is none."""
    return int(await session.scalar(select(func.max(AuditEvent.id))) or 0)


async def stored_heads(session: AsyncSession) -> dict[str, tuple[int, str]]:
    """Return where each chain is said to end."""
    rows = await session.execute(select(AuditChain.chain, AuditChain.head_seq, AuditChain.head_hash))
    return {chain: (seq, digest) for chain, seq, digest in rows}


async def stored_erasures(session: AsyncSession) -> list[AuditErasure]:
    """Return every tombstone."""
    return list(await session.scalars(select(AuditErasure)))


async def checked(
    session: AsyncSession, url: str, wanted: Sequence[Piece]
) -> AsyncIterator[tuple[Piece, ChainVerifier]]:
    """Check the pieces in the session's snapshot and give them back in their order."""
    snapshot = str(await session.scalar(text("SELECT pg_export_snapshot()")))
    loop = asyncio.get_running_loop()
    with _workers(len(wanted)) as executor:
        running = [loop.run_in_executor(executor, check_piece, url, snapshot, piece) for piece in wanted]
        try:
            for piece, found in zip(wanted, running, strict=True):
                yield piece, await found
        finally:
            for future in running:
                future.cancel()


def check_piece(url: str, snapshot: str, piece: Piece) -> ChainVerifier:
    """Read one piece in a snapshot that another connection holds open, and check it."""
    verifier = ChainVerifier()
    with psycopg.connect(url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute(sql.SQL("SET TRANSACTION SNAPSHOT {}").format(snapshot))
        connection.execute("SET LOCAL TIME ZONE 'UTC'")
        with connection.cursor(name="audit", binary=True) as cursor:
            cursor.itersize = _ROWS
            cursor.execute(_FROM, piece)
            verifier.add(ChainedEvent._make(row) for row in cursor)
    return verifier


@contextmanager
def _workers(count: int) -> Iterator[Executor | None]:
    """Give processes where it is worth starting them; else the loop's own threads, which need no start."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if count <= 4 or cores == 1:
        yield None
        return
    pool = ProcessPoolExecutor(min(cores, 8), mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
