"""`parley up` as a whole: real signals, a real database, small processes in place of the four."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from parley.storage.embedded import EmbeddedPostgres
from parley.supervisor.lock import data_directory_lock

DEADLINE_S = 30
MAIN = """
import pathlib, sys
from parley.supervisor.main import Tables, run
from parley.supervisor.spec import FileReady, ProcessSpec, TaskSpec

CODE = (
    "import os, pathlib, signal, sys, time, psycopg; "
    "signal.signal(signal.SIGTERM, signal.SIG_IGN) if sys.argv[2] == 'deaf' else None; "
    "psycopg.connect(os.environ['PARLEY_DATABASE_URL']).execute('SELECT 1 FROM made_by_task'); "
    "pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(600)"
)
TASK = (
    "import os, psycopg; psycopg.connect(os.environ['PARLEY_DATABASE_URL'], autocommit=True)"
    ".execute('CREATE TABLE IF NOT EXISTS made_by_task (i int)')"
)

def processes(site, env):
    for name in ("polite", "deaf"):
        sign = site.data_dir / "run" / name
        command = (sys.executable, "-c", CODE, str(sign), name)
        yield ProcessSpec(
            name=name, command=command, cwd=site.root, env=env, ready=FileReady(path=sign), kill_after_s=1.0
        )

def listed(site, env):
    return tuple(processes(site, env))

tasks = lambda site: (TaskSpec(name="migrate", command=(sys.executable, "-c", TASK)),)
env = {"PARLEY_PORT": sys.argv[2]}
sys.exit(run(env, pathlib.Path(sys.argv[1]), sys.argv[3] == "demo", tables=Tables(tasks=tasks, processes=listed)))
"""


class Up:
    """One `parley up` in a project directory of its own."""

    def __init__(self, root: Path, *, mode: str = "demo", port: int | None = None) -> None:
        self.root = root
        self.port = port or free_port()
        environment = {name: text for name, text in os.environ.items() if not name.startswith("PARLEY_")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", MAIN, str(root), str(self.port), mode],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def wait_for(self, event: str) -> dict[str, Any]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            record: dict[str, Any] = json.loads(line)
            if record["event"] == event:
                return record
        raise AssertionError(f"ended before {event}: {self.process.communicate()[1]}")

    def pids(self) -> list[int]:
        """Every process below the supervisor."""
        return [child.pid for child in psutil.Process(self.process.pid).children(recursive=True)]

    def finish(self) -> tuple[int, str]:
        _, errors = self.process.communicate(timeout=DEADLINE_S)
        return self.process.returncode, errors


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(scope="module")
def new_cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster just made and never used; copying it is quicker than making one."""
    home = tmp_path_factory.mktemp("template")
    server = EmbeddedPostgres(home)
    server.start()
    server.stop()
    return home / "postgres"


@pytest.fixture
def database(root: Path, new_cluster: Path) -> None:
    subprocess.run(["cp", "-a", new_cluster, root / ".parley" / "postgres"], check=True)  # keeps the owner


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "a project é"
    (root / ".venv-rasa" / "bin").mkdir(parents=True)
    (root / ".venv-rasa" / "bin" / "python").touch()
    (root / ".parley" / "models").mkdir(parents=True)
    (root / ".parley" / "models" / "model.tar.gz").touch()
    return root


@pytest.fixture
def start(root: Path) -> Iterator[Callable[..., Up]]:
    started: list[Up] = []

    def start_one(**options: Any) -> Up:
        started.append(Up(root, **options))
        return started[-1]

    yield start_one
    for up in started:
        up.process.kill()
        up.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.usefixtures("database")
def test_a_signal_ends_everything_in_time_and_leaves_nothing_running(
    start: Callable[..., Up], number: signal.Signals
) -> None:
    up = start()
    ready = up.wait_for("parley.ready")
    assert f"http://localhost:{up.port}" in ready["message"]
    pids = up.pids()
    assert len(pids) >= 3
    began = time.monotonic()
    up.process.send_signal(number)
    assert up.finish() == (0, "")
    assert time.monotonic() - began < 10
    assert all(is_gone(pid) for pid in pids)


@pytest.mark.usefixtures("database")
def test_when_the_supervisor_is_killed_nothing_survives_and_the_next_start_works(start: Callable[..., Up]) -> None:
    up = start()
    up.wait_for("parley.ready")
    pids = up.pids()
    up.process.kill()
    up.process.communicate()
    again = start()
    again.wait_for("parley.ready")
    until(lambda: all(is_gone(pid) for pid in pids))


@pytest.mark.usefixtures("database")
def test_a_signal_while_starting_leaves_nothing_running_either(start: Callable[..., Up]) -> None:
    up = start()
    up.wait_for("process.ready")  # the database
    pids = up.pids()
    up.process.terminate()
    assert up.finish()[0] == 0
    assert pids
    assert all(is_gone(pid) for pid in pids)


@pytest.mark.usefixtures("database")
def test_a_crashed_database_comes_back_for_the_processes_that_use_it(start: Callable[..., Up], root: Path) -> None:
    up = start()
    up.wait_for("parley.ready")
    status = root / ".parley" / "postgres" / "postmaster.pid"
    first = int(status.read_text().splitlines()[0])
    os.kill(first, signal.SIGKILL)
    assert up.wait_for("process.crashed")["child"] == "postgres"
    until(lambda: status.exists() and status.read_text().splitlines()[0] != str(first))


def test_a_second_up_on_the_same_data_says_who_is_running(start: Callable[..., Up], root: Path) -> None:
    with data_directory_lock(root / ".parley"):
        status, errors = start().finish()
    assert status == 1
    assert errors == f"Parley is already running on {root / '.parley'} (process {os.getpid()}).\n"


def test_a_taken_port_is_named_and_nothing_is_started(start: Callable[..., Up], root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, errors = start(port=port).finish()
    assert status == 1
    assert errors.startswith(f"Port {port} ")
    assert "PARLEY_PORT" in errors
    assert not (root / ".parley" / "postgres").exists()


def test_outside_the_demo_a_missing_secret_is_named_and_nothing_is_started(
    start: Callable[..., Up], root: Path
) -> None:
    status, errors = start(mode="production").finish()
    assert status == 1
    assert errors.startswith("PARLEY_SECRET_KEY is not set")
    assert errors.count("\n") == 1
    assert not (root / ".parley" / "postgres").exists()


@pytest.mark.parametrize(
    ("missing", "says"),
    [(".venv-rasa/bin/python", "make setup"), (".parley/models/model.tar.gz", "make train")],
)
def test_an_unfinished_setup_says_which_chore_is_missing(
    start: Callable[..., Up], root: Path, missing: str, says: str
) -> None:
    (root / missing).unlink()
    status, errors = start().finish()
    assert status == 1
    assert says in errors
