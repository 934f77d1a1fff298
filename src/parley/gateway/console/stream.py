"""Server-Sent Events for an open console page: which conversation changed, never what is in it."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Any, Final

HEARTBEAT_S: Final = 15.0
HEADERS: Final = {"X-Accel-Buffering": "no"}


async def server_sent_events(
    notices: AsyncIterator[dict[str, Any]],
    *,
    may_go_on: Callable[[], bool],
    heartbeat_s: float = HEARTBEAT_S,
) -> AsyncIterator[str]:
    """Turn live notices into an event stream that ends when the reader's session does.

    The first event is `resync`, sent once the subscription stands, so a change between the page's own reading and the
    subscription is not missed. A comment line in quiet times keeps proxies from closing the connection and
    shows a lost reader.

    Args:
        notices: What `LiveUpdates.stream` yields.
        may_go_on: Whether the reader is still signed in; asked before each event.
        heartbeat_s: Longest silence.
    """
    pending: asyncio.Future[dict[str, Any]] = asyncio.ensure_future(anext(notices))
    try:
        await asyncio.sleep(0)  # lets the subscription begin
        yield _event({"kind": "resync"})
        while may_go_on():
            done, _ = await asyncio.wait({pending}, timeout=heartbeat_s)
            if not done:
                yield ": still here\n\n"
                continue
            try:
                notice = pending.result()
            except StopAsyncIteration:
                return
            pending = asyncio.ensure_future(anext(notices))
            yield _event(notice)
    finally:
        if not pending.done():
            pending.cancel()  # which also ends the generator it waits in
        elif isinstance(notices, AsyncGenerator):
            await notices.aclose()


def _event(notice: dict[str, Any]) -> str:
    ids = {key: value for key, value in notice.items() if key == "kind" or key.endswith("_id")}
    return f"data: {json.dumps(ids)}\n\n"
