"""Find out whether a child can do its work yet."""

import asyncio
import contextlib
from urllib.parse import urlsplit

from parley.supervisor.spec import FileReady, HttpReady

_POLL_S = 0.1
_ANSWER_TIMEOUT_S = 5.0


def forget(ready: HttpReady | FileReady) -> None:
    """Remove the sign of readiness that an earlier life may have left."""
    if isinstance(ready, FileReady):
        ready.path.unlink(missing_ok=True)


async def until_ready(ready: HttpReady | FileReady) -> None:
    """Return when the child is ready; the caller sets the time limit."""
    while not await is_ready(ready):  # noqa: ASYNC110 - another process cannot set an event of ours
        await asyncio.sleep(_POLL_S)


async def is_ready(ready: HttpReady | FileReady) -> bool:
    """Ask once."""
    if isinstance(ready, FileReady):
        return ready.path.exists()
    try:
        async with asyncio.timeout(_ANSWER_TIMEOUT_S):
            return await _status_of(ready.url) == 200
    except (OSError, TimeoutError, ValueError, IndexError):
        return False


async def _status_of(url: str) -> int:
    """GET `url` on the loopback address and return the status; saves a whole HTTP client in this process."""
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    reader, writer = await asyncio.open_connection(host, port)
    try:
        request = f"GET {parts.path or '/'} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n"
        writer.write(request.encode("ascii"))
        await writer.drain()
        return int((await reader.readline()).split()[1])
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
