"""The real product, started with `parley up` on a data directory of its own, and what tests may do to it from outside."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil
from psycopg import sql

from parley.simulation.fullstack.product import NOW, PARLEY, POLL_S, RunningProduct

__all__ = ["NOW", "ROOT", "Product", "Row", "event_of", "trained_models", "wait_until"]

ROOT = Path(__file__).resolve().parents[2]
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
STOP_S = 15.0

Row = dict[str, Any]
Query = str | sql.Composed


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


class Product(RunningProduct):
    """All processes of one installation, under their supervisor; with what a test may do to them besides."""

    def __init__(self, data_dir: Path, *, carrier_url: Callable[[int], str] | None = None) -> None:
        """Prepare an empty installation; nothing runs yet."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
        super().__init__(data_dir, root=ROOT, models=trained_models(), environment=own)
        self._carrier_url = carrier_url(self.port) if carrier_url else ""

    def environment(self) -> dict[str, str]:
        """Return the environment of `parley` commands for this installation, free of the caller's own settings."""
        ours = {"PARLEY_TWILIO_API_BASE": self._carrier_url} if self._carrier_url else {}
        return {**super().environment(), **ours}

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
        self.disconnect()
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
