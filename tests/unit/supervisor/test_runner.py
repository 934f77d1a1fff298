"""Starting, watching, restarting and ending real processes (small ones)."""

import asyncio
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from parley.supervisor.backoff import Backoff
from parley.supervisor.output import LogPrinter
from parley.supervisor.runner import Runner
from parley.supervisor.spec import FileReady, HttpReady, ProcessSpec, SupervisorError

READY = "import pathlib, sys, time; pathlib.Path(sys.argv[1]).touch(); "
STAY = READY + "print('up', flush=True); time.sleep(600)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + STAY
# Ends by itself the first two times it has become ready.
CRASHING = READY + (
    "runs = pathlib.Path(sys.argv[1] + '.runs'); runs.open('a').write('x'); "
    "time.sleep(600) if len(runs.read_text()) > 2 else sys.exit(3)"
)
PARENT = (
    "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "
    "print(child.pid, flush=True); " + STAY
)
DEADLINE_S = 20


class Bench:
    """A runner with small processes and a log that can be read back."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.log = io.StringIO()
        self.runner = Runner(LogPrinter(self.log, terminal=False))
        self.ready = asyncio.Event()

    def spec(self, name: str, code: str, *, ready_timeout_s: float = DEADLINE_S) -> ProcessSpec:
        sign = self.directory / f"{name}.ready"
        return ProcessSpec(
            name=name,
            command=(sys.executable, "-c", code, str(sign)),
            cwd=self.directory,
            env=dict(os.environ),
            ready=FileReady(path=sign),
            ready_timeout_s=ready_timeout_s,
            kill_after_s=0.3,
        )

    async def run(self, *specs: ProcessSpec) -> None:
        quick = lambda: Backoff(first_s=0.01, longest_s=0.02)  # noqa: E731
        async with asyncio.timeout(DEADLINE_S):
            await self.runner.run_all(specs, when_ready=self.ready.set, new_backoff=quick)

    def records(self, event: str) -> list[dict[str, object]]:
        lines = [json.loads(line) for line in self.log.getvalue().splitlines()]
        return [line for line in lines if line["event"] == event]


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(DEADLINE_S):
        while not condition():
            await asyncio.sleep(0.01)


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    directory = tmp_path / "with a space é"
    directory.mkdir()
    return Bench(directory)


async def test_all_processes_become_ready_and_all_end_when_asked(bench: Bench) -> None:
    running = asyncio.create_task(bench.run(bench.spec("one", STAY), bench.spec("two", STAY)))
    await asyncio.wait_for(bench.ready.wait(), DEADLINE_S)
    pids = [keeper.pid for keeper in bench.runner._keepers]
    bench.runner.stop_asked.set()
    await running
    assert all(pid is not None and is_gone(pid) for pid in pids)
    assert {record["child"] for record in bench.records("process.ready")} == {"one", "two"}
    assert {record["process"] for record in bench.records("process.output")} == {"one", "two"}


async def test_a_process_deaf_to_sigterm_is_killed(bench: Bench) -> None:
    running = asyncio.create_task(bench.run(bench.spec("deaf", STUBBORN)))
    await asyncio.wait_for(bench.ready.wait(), DEADLINE_S)
    pid = bench.runner._keepers[0].pid
    bench.runner.stop_asked.set()
    await running
    assert pid is not None
    assert is_gone(pid)


async def test_helpers_of_a_process_end_with_it(bench: Bench) -> None:
    running = asyncio.create_task(bench.run(bench.spec("parent", PARENT)))
    await asyncio.wait_for(bench.ready.wait(), DEADLINE_S)
    await until(lambda: bench.records("process.output"))
    helper = int(str(bench.records("process.output")[0]["message"]))
    bench.runner.stop_asked.set()
    await running
    await until(lambda: is_gone(helper))


async def test_a_crashed_process_is_started_again_with_growing_waits_and_the_others_stay(bench: Bench) -> None:
    running = asyncio.create_task(bench.run(bench.spec("weak", CRASHING), bench.spec("strong", STAY)))
    await until(lambda: len(bench.records("process.crashed")) == 2)
    await until(lambda: len([r for r in bench.records("process.ready") if r["child"] == "weak"]) >= 1)
    keepers = {keeper.spec.name: keeper for keeper in bench.runner._keepers}
    await until(lambda: keepers["weak"].restarts == 2)
    bench.runner.stop_asked.set()
    await running
    assert [record["wait_s"] for record in bench.records("process.crashed")] == [0.01, 0.02]
    assert {record["status"] for record in bench.records("process.crashed")} == {3}
    assert keepers["strong"].restarts == 0


async def test_a_process_that_never_starts_ends_everything_with_its_name(bench: Bench) -> None:
    specs = [bench.spec("good", STAY), bench.spec("bad", "raise SystemExit('PARLEY_PORT is wrong')")]
    with pytest.raises(SupervisorError, match=r"^bad does not start \(exit status 1\)"):
        await bench.run(*specs)
    assert all(keeper.pid is None for keeper in bench.runner._keepers)
    assert "PARLEY_PORT is wrong" in [record["message"] for record in bench.records("process.output")]
    assert not bench.ready.is_set()


async def test_a_process_that_runs_but_is_never_ready_is_named_and_ended(bench: Bench) -> None:
    with pytest.raises(SupervisorError, match=r"^lazy was not ready within 0\.2 s"):
        await bench.run(bench.spec("lazy", "import time; time.sleep(600)", ready_timeout_s=0.2))
    assert all(keeper.pid is None for keeper in bench.runner._keepers)


async def test_a_program_that_does_not_exist_is_named(bench: Bench) -> None:
    spec = ProcessSpec(
        name="none",
        command=("/no/such/program",),
        cwd=bench.directory,
        env={},
        ready=HttpReady(url="http://127.0.0.1:9/"),
    )
    with pytest.raises(SupervisorError, match="/no/such/program could not be started"):
        await bench.run(spec)


async def test_readiness_left_by_an_earlier_life_does_not_count(bench: Bench) -> None:
    spec = bench.spec("lazy", "import time; time.sleep(600)", ready_timeout_s=0.2)
    (bench.directory / "lazy.ready").touch()
    with pytest.raises(SupervisorError, match="lazy was not ready"):
        await bench.run(spec)


@pytest.mark.parametrize(("status", "is_ready"), [(200, True), (503, False)])
async def test_readiness_over_http_is_the_status_200(bench: Bench, status: int, is_ready: bool) -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {status} Any\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/readyz"
        from parley.supervisor.ready import is_ready as ask

        assert await ask(HttpReady(url=url)) is is_ready


async def test_a_failing_task_is_named_with_its_last_lines_in_the_log(bench: Bench) -> None:
    with pytest.raises(SupervisorError, match=r"^migrate failed \(exit status 4\)"):
        await bench.runner.run_task(
            "migrate",
            [sys.executable, "-c", "print('no such table'); raise SystemExit(4)"],
            env=dict(os.environ),
            cwd=bench.directory,
        )
    assert [record["message"] for record in bench.records("process.output")] == ["no such table"]
