"""Let a command such as `parley audit verify` work on this machine's installation, running or not.

A running supervisor leaves the settings its processes got in `<data>/run/environment.json`, readable by the owner only. Where
nothing runs, the embedded database is started for the one command and stopped again.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from parley.storage.embedded import EmbeddedPostgres
from parley.storage.migrate import upgrade
from parley.supervisor import demo_secrets
from parley.supervisor.lock import data_directory_lock
from parley.supervisor.spec import SupervisorError

_HANDED_ON: Final = "PARLEY_"


def environment_file(data_dir: Path) -> Path:
    """Return where a running supervisor leaves its processes' settings."""
    return data_dir / "run" / "environment.json"


def leave_environment(data_dir: Path, env: Mapping[str, str]) -> None:
    """Write the `PARLEY_*` settings for commands, never readable by others."""
    path = environment_file(data_dir)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        json.dump({name: value for name, value in env.items() if name.startswith(_HANDED_ON)}, handle)


@contextmanager
def attached(env: Mapping[str, str], root: Path) -> Iterator[dict[str, str]]:
    """Give the settings a command needs on top of `env`; what the operator has set always wins.

    Raises:
        SupervisorError: A secret is missing and this is no demo.
    """
    if env.get("PARLEY_DATABASE_URL"):
        yield {}
        return
    data_dir = data_directory(env, root)
    running = running_settings(data_dir)
    if running is not None:
        yield {name: value for name, value in running.items() if not env.get(name)}
        return
    is_demo = env.get("PARLEY_DEMO", "1") == "1"
    with data_directory_lock(data_dir):
        secrets = demo_secrets.complete(env, data_dir, demo=is_demo)
        postgres = EmbeddedPostgres(data_dir)
        url = postgres.start()
        try:
            upgrade(url)
            yield {
                **secrets,
                "PARLEY_DATABASE_URL": url,
                "PARLEY_DEMO": "1" if is_demo else "0",
                "PARLEY_DATA_DIR": str(data_dir),
            }
        finally:
            postgres.stop()


def data_directory(env: Mapping[str, str], root: Path) -> Path:
    """Return where this installation keeps its data."""
    return (root / (env.get("PARLEY_DATA_DIR") or ".parley")).resolve()


def running_settings(data_dir: Path) -> dict[str, str] | None:
    """Return what a running supervisor left, or None when nobody holds the data directory.

    Raises:
        SupervisorError: It is starting and has left nothing yet.
    """
    try:
        with data_directory_lock(data_dir):
            return None
    except SupervisorError:
        pass
    try:
        content = json.loads(environment_file(data_dir).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise SupervisorError(f"Parley is starting on {data_dir}; try again in a moment.") from None
    return {str(name): str(value) for name, value in content.items()}
