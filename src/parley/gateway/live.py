"""Live updates: one LISTEN connection per gateway, fanned out to chat sockets and console streams.

Notices carry ids only; whoever gets one reads the rows it may see. After a lost connection every listener is told to
look again (`kind: resync`), so nothing that was committed meanwhile stays unseen.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import psycopg
import structlog

from parley.storage.database import LIVE_CHANNEL

log = structlog.get_logger()

Listener = Callable[[dict[str, Any]], Awaitable[None]]


class LiveUpdates:
    """Receives notices from PostgreSQL and hands them to listeners."""

    def __init__(self, database_url: str) -> None:
        self._database_url = database_url
        self._listeners: list[Listener] = []
        self._streams: set[asyncio.Queue[dict[str, Any]]] = set()
        self._task: asyncio.Task[None] | None = None
        self.is_connected = False

    def add_listener(self, listener: Listener) -> None:
        """Call `listener` with each notice."""
        self._listeners.append(listener)

    async def start(self) -> None:
        """Begin to listen."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def stream(self) -> AsyncIterator[dict[str, Any]]:
        """Yield notices as they come, for a console page; a reader that is too slow is told to look again."""
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue(maxsize=1000)
        self._streams.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._streams.discard(queue)

    async def _run(self) -> None:
        pause = 0.2
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(self._database_url, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {LIVE_CHANNEL}")
                    self.is_connected = True
                    pause = 0.2
                    await self._hand_out({"kind": "resync"})
                    async for notice in connection.notifies():
                        await self._hand_out(json.loads(notice.payload))
            except psycopg.Error as error:
                log.warning("live.disconnected", error=type(error).__name__)
            self.is_connected = False
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)

    async def _hand_out(self, notice: dict[str, Any]) -> None:
        for queue in self._streams:
            is_slow = queue.full()
            if is_slow:
                queue.get_nowait()
            queue.put_nowait({"kind": "resync"} if is_slow else notice)
        for listener in self._listeners:
            try:
                await listener(notice)
            except Exception as error:  # one broken listener must not end the others' updates
                log.error("live.listener_failed", error=type(error).__name__, kind=notice.get("kind"))
