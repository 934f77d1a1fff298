"""Run the whole table of processes from start to end."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from parley.supervisor.backoff import Backoff
from parley.supervisor.child import Child
from parley.supervisor.keeper import Keeper
from parley.supervisor.output import LogPrinter
from parley.supervisor.spec import ProcessSpec, SupervisorError

_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Runner:
    """Starts processes, keeps them running, ends them all."""

    def __init__(self, printer: LogPrinter) -> None:
        """Nothing is started yet."""
        self._printer = printer
        self._stop_asked = asyncio.Event()
        self._keepers: list[Keeper] = []
        self._task_child: Child | None = None

    @property
    def stop_asked(self) -> asyncio.Event:
        """Set when the operator wants everything to end."""
        return self._stop_asked

    def handle_signals(self) -> None:
        """Make Ctrl-C, SIGTERM and a closed terminal mean an orderly end; the second one means at once."""
        loop = asyncio.get_running_loop()
        for number in _STOP_SIGNALS:
            loop.add_signal_handler(number, self._on_signal)

    async def run_task(self, name: str, command: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> None:
        """Run a command to its end.

        Raises:
            SupervisorError: It failed, unless everything is being stopped anyway.
        """
        if self._stop_asked.is_set():
            return
        child = await Child.start(command, env=env, cwd=cwd, print_line=lambda line: self._printer.line(name, line))
        self._task_child = child
        if self._stop_asked.is_set():
            child.kill()
        status = await child.wait()
        self._task_child = None
        if status != 0 and not self._stop_asked.is_set():
            raise SupervisorError(f"{name} failed (exit status {status}); its last lines say why.")

    async def run_all(
        self,
        specs: Sequence[ProcessSpec],
        *,
        when_ready: Callable[[], None],
        beside: Sequence[Callable[[], Awaitable[None]]] = (),
        new_backoff: Callable[[], Backoff] = Backoff,
    ) -> None:
        """Start all processes at once and keep them running until a stop is asked for.

        Args:
            specs: The table.
            when_ready: Called once, when every process has become ready.
            beside: Coroutine functions to run alongside; they end by being cancelled.
            new_backoff: Makes the back-off of each process.
        Raises:
            SupervisorError: A process does not start. Everything has been ended by then.
        """
        if self._stop_asked.is_set():
            return
        self._keepers = [Keeper(spec, self._printer, new_backoff()) for spec in specs]
        lives = [asyncio.ensure_future(keeper.run()) for keeper in self._keepers]
        others = [asyncio.ensure_future(work()) for work in beside]
        ready = asyncio.create_task(self._announce(when_ready))
        asked = asyncio.create_task(self._stop_asked.wait())
        try:
            # A life ends by itself only by failing; then all end.
            done, _ = await asyncio.wait({*lives, *others, asked}, return_when=asyncio.FIRST_COMPLETED)
            self._stop_asked.set()
            for finished in done - {asked}:
                finished.result()
        finally:
            for task in (ready, asked, *others):
                task.cancel()
            await asyncio.gather(*(keeper.stop() for keeper in self._keepers))
            await asyncio.gather(*lives, *others, ready, asked, return_exceptions=True)

    async def _announce(self, when_ready: Callable[[], None]) -> None:
        for keeper in self._keepers:
            await keeper.first_ready.wait()
        when_ready()

    def _on_signal(self) -> None:
        if self._stop_asked.is_set():
            for keeper in self._keepers:
                keeper.kill()
        else:
            self._printer.event("parley.stopping", "stopping everything")
            self._stop_asked.set()
        if self._task_child is not None:
            self._task_child.kill()
