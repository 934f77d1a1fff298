"""A log stream whose reader may stop reading without stopping us.

Whoever started Parley may hold its output in a pipe and never look. A full pipe blocks the writer, and a blocked
supervisor neither restarts nor ends anything, so a thread of its own does the writing and lines are dropped before
anything waits.
"""

import os
import queue
import threading

from parley.supervisor.output import as_json

_LINES_KEPT = 10_000


class PatientSink:
    """Looks like a text stream to its writers; `write` never blocks."""

    def __init__(self, descriptor: int, *, lines_kept: int = _LINES_KEPT) -> None:
        """Write to an open file descriptor, which stays open."""
        self._descriptor = descriptor
        self._waiting: queue.Queue[str | None] = queue.Queue(lines_kept)
        self._dropped = 0
        self._writer = threading.Thread(target=self._work, name="log-writer", daemon=True)
        self._writer.start()

    def write(self, text: str) -> int:
        """Take a line to be written as soon as the reader takes it."""
        try:
            self._waiting.put_nowait(text)
        except queue.Full:
            self._dropped += 1
        return len(text)

    def flush(self) -> None:
        """Do nothing: lines leave in order as fast as they can."""

    def close(self, timeout_s: float) -> None:
        """Give the last lines some time to get out."""
        try:
            self._waiting.put_nowait(None)
        except queue.Full:
            return  # nobody reads
        self._writer.join(timeout_s)

    def _work(self) -> None:
        while (text := self._waiting.get()) is not None:
            if self._dropped:
                dropped, self._dropped = self._dropped, 0
                text += (
                    as_json("parley", f"{dropped} lines were dropped here: the reader of this log was too slow") + "\n"
                )
            data = text.encode("utf-8", "replace")
            while data:
                try:
                    data = data[os.write(self._descriptor, data) :]
                except OSError:  # the reader is gone for good
                    return
