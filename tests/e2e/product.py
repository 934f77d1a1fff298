"""The real product, started with `parley up` on a data directory of its own, and what tests may do to it from outside."""

import json
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from parley.storage.privileges import child_setup
from parley.supervisor.models import served_model

ROOT = Path(__file__).resolve().parents[2]
PARLEY = ROOT / ".venv" / "bin" / "parley"
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
# A Monday afternoon in every zone of the mainland, so that contact hours are open whenever the tests run.
NOW = "2026-11-23T19:00:00Z"
READY_S = 240.0
STOP_S = 15.0
POLL_S = 0.03

Row = dict[str, Any]
Query = str | sql.Composed


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_true: Callable[[], Any], what: str, *, timeout_s: float = 30.0) -> Any:
    """Ask again and again until the answer is truthy, and return it; fail with `what` in words when time runs out."""
    deadline = time.monotonic() + timeout_s
    while True:
        answer = is_true()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"waited {timeout_s:g} s in vain: {what}"
        time.sleep(POLL_S)


def trained_models() -> Path:
    """Return the directory of trained models; train when there is none."""
    models = ROOT / ".parley" / "models"
    if not any(models.glob("*.tar.gz")):
        subprocess.run([RASA_PYTHON, "-m", "bot.train", "--models", str(models)], cwd=ROOT, check=True)
    return models


class Product:
    """All processes of one installation, under their supervisor."""

    def __init__(self, data_dir: Path, *, carrier_url: Callable[[int], str] | None = None) -> None:
        """Prepare an empty installation; nothing runs yet."""
        self.data_dir = data_dir
        self.port = free_port()
        self.log: list[str] = []
        self._carrier_url = carrier_url(self.port) if carrier_url else ""
        self._supervisor: subprocess.Popen[bytes] | None = None
        self._is_ready = threading.Event()
        self._connection: psycopg.Connection[Row] | None = None
        model = served_model(trained_models())
        (data_dir / "models").mkdir(parents=True)
        (data_dir / "models" / model.name).symlink_to(model)

    @property
    def url(self) -> str:
        """Where the gateway listens; also the public address Twilio signs."""
        return f"http://localhost:{self.port}"

    def environment(self) -> dict[str, str]:
        """Return the environment of `parley` commands for this installation, free of the caller's own settings."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
        ours = {"PARLEY_DATA_DIR": str(self.data_dir), "PARLEY_PORT": str(self.port), "PARLEY_CLOCK": NOW}
        if self._carrier_url:
            ours["PARLEY_TWILIO_API_BASE"] = self._carrier_url
        return {**env, **ours}

    @property
    def settings(self) -> dict[str, str]:
        """What the supervisor handed to its processes, secrets included."""
        content = (self.data_dir / "run" / "environment.json").read_text(encoding="utf-8")
        return {str(name): str(value) for name, value in json.loads(content).items()}

    def start(self) -> None:
        """Start everything and wait until it is ready."""
        self._is_ready.clear()
        self._supervisor = subprocess.Popen(
            [PARLEY, "up"],
            env=self.environment(),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # Whatever ends the tests, even a kill -9, ends the product too.
            preexec_fn=child_setup(on_parent_death=signal.SIGTERM),
        )
        threading.Thread(target=self._read, args=(self._supervisor,), daemon=True).start()
        deadline = time.monotonic() + READY_S
        while not self._is_ready.wait(0.1):
            has_ended = self._supervisor.poll() is not None
            if has_ended or time.monotonic() > deadline:
                raise AssertionError("the product did not become ready; its last lines:\n" + "\n".join(self.log[-40:]))

    def _read(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        # The file is for whoever looks into a failed run; pytest keeps the directories of the last three.
        with process.stdout as stream, (self.data_dir / "output.log").open("ab", buffering=0) as file:
            for raw in stream:
                file.write(raw)
                line = raw.decode("utf-8", "replace").rstrip("\n")
                self.log.append(line)
                if event_of(line) == "parley.ready":
                    self._is_ready.set()

    def stop(self) -> int:
        """End everything the way an operator does and return the exit status."""
        assert self._supervisor is not None
        self._disconnect()
        self._supervisor.send_signal(signal.SIGTERM)
        return self._supervisor.wait(STOP_S)

    def ensure_running(self) -> None:
        """Bring back what an earlier, failed test has left dead."""
        if self._supervisor is None or self._supervisor.poll() is not None:
            self.kill_everything()
            self.start()

    def processes(self) -> list[psutil.Process]:
        """Return every process of this installation: by data directory, and their descendants."""
        mark = str(self.data_dir)
        found: dict[int, psutil.Process] = {}
        for process in psutil.process_iter():
            try:
                is_ours = any(mark in part for part in process.cmdline()) or mark in process.environ().get(
                    "PARLEY_DATA_DIR", ""
                )
                if is_ours and process.pid != os.getpid():
                    found |= {each.pid: each for each in (process, *process.children(recursive=True))}
            except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                continue
        return [process for process in found.values() if _is_alive(process)]

    def process_of(self, name: str) -> psutil.Process:
        """Return the process the supervisor calls `rasa`, `actions`, `gateway` or `worker`."""
        marks = {"rasa": "bot", "actions": "actions.app", "gateway": "parley.gateway.app", "worker": "parley.worker"}
        for process in self.processes():
            if any(marks[name] == part.split(":")[0] for part in process.cmdline()):
                return process
        raise AssertionError(f"no process {name} runs")

    def kill_everything(self) -> None:
        """`kill -9` every process at once, the database's too, as a power cut would."""
        self._disconnect()
        victims = self.processes()
        for victim in victims:
            try:
                victim.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(victims, timeout=STOP_S)
        if self._supervisor is not None:
            self._supervisor.wait(STOP_S)

    def cli(self, *arguments: str, check: bool = True, stdin: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a `parley` command against this installation."""
        done = subprocess.run(
            [PARLEY, *arguments],
            env=self.environment(),
            cwd=ROOT,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def rows(self, query: Query, *values: Any) -> list[Row]:
        """Ask the product's database."""
        if self._connection is None or self._connection.closed:
            address = self.settings["PARLEY_DATABASE_URL"]
            self._connection = psycopg.connect(address, autocommit=True, row_factory=dict_row)
            self._connection.execute("SET search_path TO parley, public")
        cursor = self._connection.execute(query, values)
        return cursor.fetchall() if cursor.description else []

    def row(self, query: str, *values: Any) -> Row:
        """Ask for exactly one row."""
        found = self.rows(query, *values)
        assert len(found) == 1, f"expected one row, got {len(found)}: {query}"
        return found[0]

    def count(self, query: str, *values: Any) -> int:
        """Return how many rows a query finds."""
        return len(self.rows(query, *values))

    def logged(self, event: str, since: int = 0) -> Sequence[str]:
        """Return the log lines of one event."""
        return [line for line in self.log[since:] if event_of(line) == event]

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def event_of(line: str) -> str:
    """Return the event a JSON log line tells of, or nothing."""
    try:
        record = json.loads(line)
    except ValueError:
        return ""
    return str(record.get("event", "")) if isinstance(record, dict) else ""


def _is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
