"""The processes of Parley: what is started, with which environment, and how each shows that it is ready."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from parley.supervisor.spec import FileReady, HttpReady, ProcessSpec, SupervisorError, TaskSpec

LOOPBACK = "127.0.0.1"
TRACKER_SCHEMA = "rasa"

_MIGRATE = "import os; from parley.storage.migrate import upgrade; upgrade(os.environ['PARLEY_DATABASE_URL'])"

# One thread for each numeric library: the sentences are short, and every thread pool costs memory.
_RASA_LIMITS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "MALLOC_ARENA_MAX": "2",
    "RASA_TELEMETRY_ENABLED": "false",
}
# What Rasa may know of our settings. It never sees the other secrets.
_RASA_SETTINGS = (
    "PARLEY_CHANNEL_TOKEN",
    "PARLEY_ACTIONS_URL",
    "PARLEY_ACTIONS_TOKEN",
    "PARLEY_TRACKER_DATABASE_URL",
)
# Left from an activated environment they would lead a child to the wrong libraries.
_FOREIGN = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "UV_PROJECT_ENVIRONMENT")


@dataclass(frozen=True, kw_only=True)
class Ports:
    """Where the processes listen."""

    gateway: int
    rasa: int
    actions: int


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where things are on this machine."""

    root: Path
    data_dir: Path
    host: str
    ports: Ports
    demo: bool

    @property
    def rasa_python(self) -> Path:
        """Interpreter of the Rasa environment."""
        return self.root / ".venv-rasa" / "bin" / "python"

    @property
    def models(self) -> Path:
        """Directory of trained models."""
        return self.data_dir / "models"

    @property
    def worker_ready(self) -> Path:
        """File the worker touches when it takes jobs."""
        return self.data_dir / "run" / "worker.ready"


def child_environment(
    given: Mapping[str, str], secrets: Mapping[str, str], site: Site, database_url: str
) -> dict[str, str]:
    """Return the environment of the application's processes: what was given, plus what only the supervisor knows."""
    env = {name: value for name, value in {**os.environ, **given}.items() if name not in _FOREIGN}
    ours = {
        "PARLEY_DATA_DIR": str(site.data_dir),
        "PARLEY_PORT": str(site.ports.gateway),
        "PARLEY_DEMO": "1" if site.demo else "0",
        "PARLEY_DATABASE_URL": database_url,
        "PARLEY_TRACKER_DATABASE_URL": tracker_url(database_url),
        "PARLEY_RASA_URL": f"http://{LOOPBACK}:{site.ports.rasa}",
        "PARLEY_ACTIONS_URL": f"http://{LOOPBACK}:{site.ports.actions}/webhook",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
    }
    if site.demo and not env.get("PARLEY_TWILIO_API_BASE"):
        # The demo's phone simulator plays Twilio; nothing leaves this machine.
        ours["PARLEY_TWILIO_API_BASE"] = f"http://{LOOPBACK}:{site.ports.gateway}/demo/twilio"
    return {**env, **secrets, **ours}


def tracker_url(database_url: str) -> str:
    """Return the address of the same database for Rasa's driver, with Rasa's tables in a schema of their own.

    Raises:
        SupervisorError: Not a PostgreSQL address.
    """
    scheme, separator, rest = database_url.partition("://")
    if scheme not in ("postgresql", "postgres") or not separator:
        raise SupervisorError(
            "PARLEY_DATABASE_URL must be a PostgreSQL address such as postgresql://user:password@host/parley."
        )
    joint = "&" if "?" in rest else "?"
    return f"postgresql+psycopg2://{rest}{joint}options={quote(f'-csearch_path={TRACKER_SCHEMA}')}"


def process_table(site: Site, env: Mapping[str, str]) -> tuple[ProcessSpec, ...]:
    """Return every process, in the order in which they are named to the operator."""
    return (_rasa(site, env), _actions(site, env), _gateway(site, env), _worker(site, env))


def task_table(site: Site) -> tuple[TaskSpec, ...]:
    """Return what must be done before the processes start, each in a process that takes its memory along."""
    migrate = TaskSpec(name="migrate", command=(sys.executable, "-c", _MIGRATE))
    demo_data = TaskSpec(name="demo", command=(sys.executable, "-m", "parley.demo_data"))
    return (migrate, demo_data) if site.demo else (migrate,)


def _rasa(site: Site, env: Mapping[str, str]) -> ProcessSpec:
    kept = {name: value for name, value in env.items() if not name.startswith("PARLEY_") or name in _RASA_SETTINGS}
    command = [str(site.rasa_python), "-m", "bot", "run", "--model", str(site.models)]
    command += ["--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml"]
    command += ["--port", str(site.ports.rasa), "-i", LOOPBACK]
    return ProcessSpec(
        name="rasa",
        command=tuple(command),
        cwd=site.root,
        env={**kept, **_RASA_LIMITS},
        ready=HttpReady(url=f"http://{LOOPBACK}:{site.ports.rasa}/webhooks/parley/health"),
        ready_timeout_s=180.0,
        # Its server waits for open connections longer than we do, and it keeps nothing that is not in the database.
        kill_after_s=4.0,
    )


def _actions(site: Site, env: Mapping[str, str]) -> ProcessSpec:
    return ProcessSpec(
        name="actions",
        command=_uvicorn("actions.app:create_app", LOOPBACK, site.ports.actions),
        cwd=site.root,
        env=env,
        ready=HttpReady(url=f"http://{LOOPBACK}:{site.ports.actions}/healthz"),
    )


def _gateway(site: Site, env: Mapping[str, str]) -> ProcessSpec:
    reached_at = LOOPBACK if site.host in ("0.0.0.0", "::") else site.host  # noqa: S104 - compared, not bound
    return ProcessSpec(
        name="gateway",
        command=_uvicorn("parley.gateway.app:create_app", site.host, site.ports.gateway),
        cwd=site.root,
        env=env,
        ready=HttpReady(url=f"http://{reached_at}:{site.ports.gateway}/readyz"),
    )


def _worker(site: Site, env: Mapping[str, str]) -> ProcessSpec:
    return ProcessSpec(
        name="worker",
        command=(sys.executable, "-m", "parley.worker"),
        cwd=site.root,
        env=env,
        ready=FileReady(path=site.worker_ready),
    )


def _uvicorn(factory: str, host: str, port: int) -> tuple[str, ...]:
    options = ("--factory", "--host", host, "--port", str(port))
    quiet = ("--no-access-log", "--log-level", "warning", "--no-server-header", "--timeout-graceful-shutdown", "3")
    return (sys.executable, "-m", "uvicorn", factory, *options, *quiet)
