"""Keep one process running: start, wait for readiness, start again after a crash, stop when told."""

import asyncio
import contextlib
import time

from parley.supervisor.backoff import Backoff
from parley.supervisor.child import Child
from parley.supervisor.output import LogPrinter
from parley.supervisor.ready import forget, until_ready
from parley.supervisor.spec import ProcessSpec, SupervisorError

_TRIES_BEFORE_FIRST_READY = 3
_NOT_STARTED = 127


class Keeper:
    """The life of one entry of the process table, over all its restarts."""

    def __init__(self, spec: ProcessSpec, printer: LogPrinter, backoff: Backoff | None = None) -> None:
        """Nothing is started yet."""
        self.spec = spec
        self.first_ready = asyncio.Event()
        self.restarts = 0
        self._printer = printer
        self._backoff = backoff or Backoff()
        self._child: Child | None = None
        self._stopping = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """Process id of the present run, if there is one."""
        return self._child.pid if self._child else None

    async def run(self) -> None:
        """Keep the process running until `stop`.

        Raises:
            SupervisorError: It did not become ready even once in several tries, or not in time.
        """
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                status = await self._run_once()
            except SupervisorError:
                if not self.first_ready.is_set():
                    raise
                status = _NOT_STARTED  # it could be started before: a passing shortage, try again
            if self._stopping.is_set():
                return
            wait_s = self._backoff.after_crash(ran_s=time.monotonic() - began)
            if not self.first_ready.is_set() and self._backoff.crashes >= _TRIES_BEFORE_FIRST_READY:
                raise SupervisorError(f"{self.spec.name} does not start ({_words(status)}); its last lines say why.")
            self._printer.event(
                "process.crashed",
                f"{self.spec.name} ended ({_words(status)}), starting it again in {wait_s:g} s",
                child=self.spec.name,
                status=status,
                wait_s=wait_s,
            )
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), wait_s)
            self.restarts += 1

    async def stop(self) -> None:
        """End the process and do not start it again."""
        self._stopping.set()
        if self._child is not None:
            await self._child.stop(kill_after_s=self.spec.kill_after_s)

    def kill(self) -> None:
        """End the process at once; for the operator's second Ctrl-C."""
        self._stopping.set()
        if self._child is not None:
            self._child.kill()

    async def _run_once(self) -> int:
        spec = self.spec
        forget(spec.ready)
        self._child = await Child.start(
            spec.command, env=spec.env, cwd=spec.cwd, print_line=lambda line: self._printer.line(spec.name, line)
        )
        if self._stopping.is_set():  # told to stop while the process was being created
            self._child.kill()
        watching = asyncio.create_task(self._watch_readiness())
        ended = asyncio.create_task(self._child.wait())
        try:
            await asyncio.wait({watching, ended}, return_when=asyncio.FIRST_COMPLETED)
            if watching.done() and not self._stopping.is_set():
                watching.result()
            return await ended
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError, SupervisorError):
                await watching
            if not ended.done():  # cancelled, or never ready: nothing may stay behind
                await self._child.stop(kill_after_s=spec.kill_after_s)
                await ended
            self._child = None

    async def _watch_readiness(self) -> None:
        began = time.monotonic()
        try:
            # After a crash there is no limit: what was ready once may need longer to recover.
            limit_s = None if self.first_ready.is_set() else self.spec.ready_timeout_s
            await asyncio.wait_for(until_ready(self.spec.ready), limit_s)
        except TimeoutError:
            raise SupervisorError(
                f"{self.spec.name} was not ready within {self.spec.ready_timeout_s:g} s; its last lines may say why."
            ) from None
        took_s = round(time.monotonic() - began, 1)
        self._printer.event(
            "process.ready", f"{self.spec.name} is ready after {took_s} s", child=self.spec.name, seconds=took_s
        )
        self.first_ready.set()


def _words(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"
