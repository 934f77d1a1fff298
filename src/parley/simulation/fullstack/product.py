"""The real product, started with `parley up` on a data directory of its own, and what one may ask it from outside."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from parley.errors import ParleyError
from parley.storage.privileges import child_setup
from parley.supervisor.models import served_model

PARLEY = Path(sys.executable).parent / "parley"
# A Monday afternoon in every zone of the mainland, so that contact hours are open whenever a run starts.
NOW = "2026-11-23T19:00:00Z"
READY_S = 240.0
STOP_S = 20.0
POLL_S = 0.03
LAST_LINES = 40

Row = dict[str, Any]


class ProductFailed(ParleyError):
    """The product did not start, did not answer in time, or ended by itself."""

    code = "simulation.product_failed"


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_true: Callable[[], Any], what: str, *, timeout_s: float = 60.0) -> Any:
    """Ask again and again until the answer is truthy, and return it.

    Raises:
        ProductFailed: Time runs out.
    """
    deadline = time.monotonic() + timeout_s
    while True:
        answer = is_true()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise ProductFailed(f"Waited {timeout_s:g} s in vain: {what}.")
        time.sleep(POLL_S)


class RunningProduct:
    """All processes of one installation, under their supervisor; use it in a `with`."""

    def __init__(self, data_dir: Path, *, root: Path, models: Path, environment: Mapping[str, str]) -> None:
        """Prepare an empty installation; nothing runs yet.

        Args:
            data_dir: An empty directory for everything the product keeps.
            root: The project's directory.
            models: Directory of the trained models.
            environment: Environment of the caller; of its PARLEY settings only PARLEY_PORT counts, if set.
        """
        self.data_dir, self.root = data_dir, root
        self.port = int(environment.get("PARLEY_PORT") or free_port())
        self.log: list[str] = []
        self._environment = environment
        self._supervisor: subprocess.Popen[bytes] | None = None
        self._is_ready = threading.Event()
        self._local = threading.local()
        model = served_model(models)
        (data_dir / "models").mkdir(parents=True)
        (data_dir / "models" / model.name).symlink_to(model)

    def __enter__(self) -> RunningProduct:
        """Start everything and wait until it is ready."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop everything."""
        self.stop()

    @property
    def url(self) -> str:
        """Where the gateway listens; also the public address that is signed."""
        return f"http://localhost:{self.port}"

    def environment(self) -> dict[str, str]:
        """Return the environment of `parley` commands for this installation, free of the caller's own settings."""
        env = {name: value for name, value in self._environment.items() if not name.startswith("PARLEY_")}
        return {**env, "PARLEY_DATA_DIR": str(self.data_dir), "PARLEY_PORT": str(self.port), "PARLEY_CLOCK": NOW}

    @property
    def settings(self) -> dict[str, str]:
        """What the supervisor handed to its processes, secrets included."""
        content = (self.data_dir / "run" / "environment.json").read_text(encoding="utf-8")
        return {str(name): str(value) for name, value in json.loads(content).items()}

    def start(self) -> None:
        """Start everything and wait until it is ready.

        Raises:
            ProductFailed: It did not become ready; the sentence holds its last lines.
        """
        self._is_ready.clear()
        self._supervisor = subprocess.Popen(
            [PARLEY, "up"],
            env=self.environment(),
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # Whatever ends the caller, even a kill -9, ends the product too.
            preexec_fn=child_setup(on_parent_death=signal.SIGTERM),
        )
        threading.Thread(target=self._read, args=(self._supervisor,), daemon=True).start()
        deadline = time.monotonic() + READY_S
        while not self._is_ready.wait(0.1):
            if self._supervisor.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise ProductFailed("The product did not become ready:\n" + "\n".join(self.log[-LAST_LINES:]))

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as stream, (self.data_dir / "output.log").open("ab", buffering=0) as file:
            for raw in stream:
                file.write(raw)
                line = raw.decode("utf-8", "replace").rstrip("\n")
                self.log.append(line)
                if '"parley.ready"' in line:
                    self._is_ready.set()

    def stop(self) -> int:
        """End everything the way an operator does, kill what does not end in time, and return the exit status."""
        self.disconnect()
        if self._supervisor is None:
            return 0
        if self._supervisor.poll() is None:
            self._supervisor.send_signal(signal.SIGTERM)
        try:
            return self._supervisor.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._supervisor.kill()
            return self._supervisor.wait(STOP_S)

    def cli(self, *arguments: str) -> str:
        """Run a `parley` command against this installation and return what it printed.

        Raises:
            ProductFailed: The command failed; the sentence is its own.
        """
        done = subprocess.run(
            [PARLEY, *arguments], env=self.environment(), cwd=self.root, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ProductFailed(done.stderr.strip() or f"parley {arguments[0]} failed.")
        return done.stdout

    def rows(self, query: str | sql.Composed, *values: Any) -> list[Row]:
        """Ask the product's database; every thread has a connection of its own."""
        connection: psycopg.Connection[Row] | None = getattr(self._local, "connection", None)
        if connection is None or connection.closed:
            address = self.settings["PARLEY_DATABASE_URL"]
            connection = psycopg.connect(address, autocommit=True, row_factory=dict_row)
            connection.execute("SET search_path TO parley, public")
            self._local.connection = connection
        cursor = connection.execute(query.encode() if isinstance(query, str) else query, values)
        return cursor.fetchall() if cursor.description else []

    def disconnect(self) -> None:
        """Close this thread's connection to the database."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None
