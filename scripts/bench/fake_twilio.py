"""A stand-in for Twilio, as a process of its own: writes down when each text arrived, and reports its delivery.

Run as `python fake_twilio.py AUTH_TOKEN`. Prints its port first, then one JSON line for each text: `at` is the
system's monotonic clock, which all processes of a machine share.
"""

import asyncio
import itertools
import json
import sys
import time
from typing import Any
from urllib.parse import parse_qs

import httpx2
from twilio.request_validator import RequestValidator

_REPORTED = ("sent", "delivered")


class FakeTwilio:
    """Answers `POST …/Messages.json` as Twilio does."""

    def __init__(self, auth_token: str) -> None:
        """Prepare; nothing listens yet."""
        self._validator = RequestValidator(auth_token)
        self._client = httpx2.AsyncClient(timeout=20)
        self._numbers = itertools.count()
        self._reports: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while (request := await _read_request(reader)) is not None:
                writer.write(self._answer(request))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _answer(self, body: bytes) -> bytes:
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        sid = f"SM{next(self._numbers):032x}"
        if form:
            _tell(to=form["To"], body=form["Body"], at=time.monotonic())
            self._report(sid, form.get("StatusCallback"))
        answer = json.dumps({"sid": sid, "status": "queued", "body": form.get("Body"), "to": form.get("To")}).encode()
        head = f"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {len(answer)}\r\n\r\n"
        return head.encode() + answer

    def _report(self, sid: str, callback: str | None) -> None:
        if callback:
            task = asyncio.create_task(self._post_reports(sid, callback))
            self._reports.add(task)
            task.add_done_callback(self._reports.discard)

    async def _post_reports(self, sid: str, callback: str) -> None:
        for status in _REPORTED:
            form = {"MessageSid": sid, "MessageStatus": status}
            signature = self._validator.compute_signature(callback, form)
            try:
                await self._client.post(callback, data=form, headers={"X-Twilio-Signature": signature})
            except httpx2.HTTPError:
                return


async def _read_request(reader: asyncio.StreamReader) -> bytes | None:
    """Return the body of the next request, or None at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    lines = head.decode("latin-1").lower().split("\r\n")
    length = next((int(line.split(":", 1)[1]) for line in lines if line.startswith("content-length:")), 0)
    return await reader.readexactly(length)


def _tell(**record: Any) -> None:
    print(json.dumps(record), flush=True)


async def main(auth_token: str) -> None:
    """Serve until the standard input, which the parent holds, is closed."""
    fake = FakeTwilio(auth_token)
    server = await asyncio.start_server(fake.serve, "127.0.0.1", 0)
    _tell(port=server.sockets[0].getsockname()[1])
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
