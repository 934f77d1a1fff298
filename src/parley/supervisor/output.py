"""One log out of several: every line says which process wrote it.

At a terminal lines are prefixed and coloured for reading. Anywhere else every line is one JSON object, for a log
collector.
"""

import contextlib
import json
import threading
from datetime import UTC, datetime
from typing import Any, Protocol

_COLOURS = (36, 33, 35, 32, 34, 31)
_RESET = "\x1b[0m"
_NAME_WIDTH = 9
_LINE_LIMIT_BYTES = 64 * 1024


class Sink(Protocol):
    """What a printer writes to."""

    def write(self, text: str, /) -> int:
        """Take text."""

    def flush(self) -> None:
        """Send on what is still held."""


class LogPrinter:
    """Writes the lines of all processes to one stream."""

    def __init__(self, stream: Sink, *, terminal: bool) -> None:
        """Write to `stream`, for a person or for a log collector."""
        self._stream = stream
        self._terminal = terminal
        self._colours: dict[str, int] = {}
        self._lock = threading.Lock()

    def line(self, process: str, text: str) -> None:
        """Print one line of a process."""
        text = text.rstrip("\r\n")
        if text:
            self._write(self._pretty(process, text) if self._terminal else as_json(process, text))

    def event(self, name: str, message: str, /, **fields: Any) -> None:
        """Print something the supervisor itself has to say."""
        if self._terminal:
            self._write(self._pretty("parley", message))
        else:
            record = {"timestamp": _now(), "level": "info", "event": name, "message": message, **fields}
            self._write(json.dumps({**record, "process": "parley"}, ensure_ascii=False, default=str))

    def _pretty(self, process: str, text: str) -> str:
        colour = self._colours.setdefault(process, _COLOURS[len(self._colours) % len(_COLOURS)])
        record = _object(text)
        return f"\x1b[{colour}m{process:<{_NAME_WIDTH}}|{_RESET} {text if record is None else _readable(record)}"

    def _write(self, line: str) -> None:
        # A closed terminal or pipe must not bring down what is running.
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._stream.write(line + "\n")
            self._stream.flush()


class LineSplitter:
    """Cuts a stream of bytes into lines; a line without end is cut at a limit instead of filling the memory."""

    def __init__(self) -> None:
        """Start with nothing pending."""
        self._pending = b""

    def feed(self, chunk: bytes) -> list[str]:
        """Take bytes and return the lines they complete."""
        *lines, self._pending = (self._pending + chunk).split(b"\n")
        if len(self._pending) > _LINE_LIMIT_BYTES:
            lines.append(self._pending)
            self._pending = b""
        return [line.decode("utf-8", "replace") for line in lines]

    def rest(self) -> list[str]:
        """Return what came after the last newline."""
        last, self._pending = self._pending, b""
        return [last.decode("utf-8", "replace")] if last else []


def as_json(process: str, text: str) -> str:
    """Return a JSON object for one line: the line itself with the process added, or a wrapping of plain text."""
    record = _object(text)
    if record is None:
        record = {"timestamp": _now(), "level": "info", "event": "process.output", "message": text}
    return json.dumps({**record, "process": process}, ensure_ascii=False)


def _object(text: str) -> dict[str, Any] | None:
    if not text.startswith("{"):
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _readable(record: dict[str, Any]) -> str:
    """Lay a structured record out for a person: level if remarkable, event, then the fields."""
    fields = dict(record)
    fields.pop("timestamp", None)
    level = str(fields.pop("level", "info"))
    exception = fields.pop("exception", None)
    words = [str(fields.pop("event", ""))] + [f"{name}={value}" for name, value in fields.items()]
    if level not in ("info", "debug"):
        words.insert(0, level.upper())
    if exception:
        words.append(f"\n{exception}")
    return " ".join(words)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
