"""The installation under test: started as an operator starts it, on a data directory and ports of its own."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from bench.machine import RASA_PYTHON, ROOT
from parley.supervisor.models import served_model

# A weekday noon in Illinois: contact hours are open whenever the bench runs.
NOW = "2026-11-23T18:00:00Z"
_READY_S = 300.0
_STOP_S = 15.0


class Product:
    """All processes of one installation, under their supervisor."""

    def __init__(self, data_dir: Path, *, spans: Path | None = None) -> None:
        """Prepare an empty installation with the trained model.

        Args:
            data_dir: A directory that does not exist yet.
            spans: Run the worker and the actions with a stop-watch that writes to this file.
        """
        self.data_dir = data_dir
        self.port = free_port()
        self.auth_token = secrets.token_hex(16)
        self.carrier_url = ""
        self._spans = spans
        self._process: subprocess.Popen[str] | None = None
        self._ready = threading.Event()
        self._lines: list[str] = []
        data_dir.mkdir()
        models = Path(os.environ.get("PARLEY_DATA_DIR") or ROOT / ".parley") / "models"
        model = served_model(ROOT / models)
        (data_dir / "models").mkdir()
        (data_dir / "models" / model.name).symlink_to(model.resolve())

    @property
    def url(self) -> str:
        """Where the gateway listens; Twilio signs this."""
        return f"http://localhost:{self.port}"

    def environment(self) -> dict[str, str]:
        """Return the environment of this installation's commands."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
        return env | {
            "PARLEY_DATA_DIR": str(self.data_dir),
            "PARLEY_PORT": str(self.port),
            "PARLEY_CLOCK": NOW,
            "PARLEY_TWILIO_AUTH_TOKEN": self.auth_token,
            "PARLEY_TWILIO_API_BASE": self.carrier_url,
        }

    def start(self) -> float:
        """Start everything; return the seconds until it was ready."""
        self._ready.clear()
        began = time.monotonic()
        command = [ROOT / ".venv" / "bin" / "parley", "up"]
        if self._spans is not None:
            command = [Path(sys.executable), ROOT / "scripts" / "bench" / "timed_up.py", self._spans]
        self._process = subprocess.Popen(
            command,
            env=self.environment(),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )
        threading.Thread(target=self._read, args=(self._process,), daemon=True).start()
        while not self._ready.wait(0.02):
            if self._process.poll() is not None or time.monotonic() - began > _READY_S:
                raise RuntimeError("Parley did not become ready; its last lines:\n" + "\n".join(self._lines[-20:]))
        return time.monotonic() - began

    def stop(self) -> None:
        """End everything, whatever state it is in."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        family = [*psutil.Process(process.pid).children(recursive=True)]
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for child in psutil.wait_procs(family, timeout=5)[1]:
            child.kill()

    def cli(self, *arguments: str) -> None:
        """Run a `parley` command against this installation."""
        done = subprocess.run(
            [ROOT / ".venv" / "bin" / "parley", *arguments],
            env=self.environment(),
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr)

    def query(self, text: str) -> Any:
        """Return the single value a query finds."""
        import psycopg

        settings = json.loads((self.data_dir / "run" / "environment.json").read_text(encoding="utf-8"))
        with psycopg.connect(settings["PARLEY_DATABASE_URL"]) as connection:
            row = connection.execute(text.encode()).fetchone()
        return row[0] if row else None

    def memory_mb(self) -> dict[str, float]:
        """Return the proportional memory of each process; pages shared by several are counted once in the sum."""
        return self._by_process(lambda process: process.memory_full_info().pss / 1_000_000)

    def processor_s(self) -> dict[str, float]:
        """Return the processor time each process has used since it started."""
        return self._by_process(lambda process: sum(process.cpu_times()[:4]))

    def _by_process(self, measure: Callable[[psutil.Process], float]) -> dict[str, float]:
        assert self._process is not None
        found: dict[str, float] = defaultdict(float)
        top = psutil.Process(self._process.pid)
        for process in (top, *top.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                name = "supervisor" if process.pid == top.pid else _name(process)
                found[name] += measure(process)
        return dict(found)

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        with process.stdout as stream:
            for line in stream:
                self._lines = [*self._lines[-200:], line.rstrip()]
                if '"parley.ready"' in line:
                    self._ready.set()


def _name(process: psutil.Process) -> str:
    if process.name().startswith("postgres"):
        return "postgres"
    parts = {part.split(":")[0].rsplit("/", 1)[-1].removesuffix(".py") for part in process.cmdline()}
    for name, marks in _PARTS.items():
        if parts & marks:
            return name
    return "other"


_PARTS = {
    "rasa": {"bot"},
    "actions": {"actions.app", "timed_actions"},
    "gateway": {"parley.gateway.app"},
    "worker": {"parley.worker", "timed_worker"},
}


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def train(models: Path, cache: Path) -> float:
    """Train the model from nothing, without Rasa's cache; return the seconds it took."""
    env = {**os.environ, "RASA_CACHE_DIRECTORY": str(cache)}
    began = time.monotonic()
    command = [RASA_PYTHON, "-m", "bot.train", "--models", str(models), "--unmeasured"]
    subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began


def check_setup(data_dir: Path) -> float:
    """Return the seconds `make up` spends on finding that nothing has to be set up."""
    env = {**os.environ, "PARLEY_DATA_DIR": str(data_dir)}
    for _ in range(2):  # the first may find that sources have changed since
        began = time.monotonic()
        subprocess.run(["sh", "scripts/bootstrap.sh"], env=env, cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - began
