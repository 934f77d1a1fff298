"""One run of one child process: start it, read what it prints, end it for certain."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from parley.storage.privileges import child_setup
from parley.supervisor.output import LineSplitter
from parley.supervisor.spec import SupervisorError

_CHUNK_BYTES = 65536
_DRAIN_S = 1.0


class Child:
    """A started process, leader of a process group of its own."""

    def __init__(self, process: asyncio.subprocess.Process, print_line: Callable[[str], None]) -> None:
        """Use `Child.start`."""
        self._process = process
        self._reading = asyncio.create_task(self._read(print_line))

    @classmethod
    async def start(
        cls, command: Sequence[str], *, env: Mapping[str, str], cwd: Path, print_line: Callable[[str], None]
    ) -> "Child":
        """Start a process; every line it prints, on either stream, goes to `print_line`.

        Raises:
            SupervisorError: The program cannot be started at all.
        """
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                env=dict(env),
                cwd=cwd,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                # A group of its own: Ctrl-C reaches the supervisor only, and helpers of the child end with it.
                start_new_session=True,
                preexec_fn=child_setup(on_parent_death=signal.SIGKILL),
            )
        except OSError as error:
            raise SupervisorError(f"{command[0]} could not be started: {error.strerror}.") from error
        return cls(process, print_line)

    @property
    def pid(self) -> int:
        """Process id, which is also the id of its group."""
        return self._process.pid

    async def wait(self) -> int:
        """Wait for the end, clear up what is left of the group, and return the exit status (negative: a signal)."""
        status = await self._process.wait()
        self._signal(signal.SIGKILL)
        # Something outside the group may still hold the pipe; its lines are not worth more waiting.
        await asyncio.wait({self._reading}, timeout=_DRAIN_S)
        self._reading.cancel()
        return status

    async def stop(self, *, kill_after_s: float) -> int:
        """End the process: SIGTERM to the group, SIGKILL to what is left after `kill_after_s`."""
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), kill_after_s)
        except TimeoutError:
            self._signal(signal.SIGKILL)
        return await self.wait()

    def kill(self) -> None:
        """End the group at once."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)

    async def _read(self, print_line: Callable[[str], None]) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        splitter = LineSplitter()
        while chunk := await stream.read(_CHUNK_BYTES):
            for line in splitter.feed(chunk):
                print_line(line)
        for line in splitter.rest():
            print_line(line)
