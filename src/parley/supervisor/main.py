"""`parley up`: everything on one machine under one supervisor."""

import asyncio
import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.storage.embedded import EmbeddedPostgres, EmbeddedPostgresError
from parley.supervisor import demo_secrets
from parley.supervisor.attach import environment_file, leave_environment
from parley.supervisor.backoff import Backoff
from parley.supervisor.lock import data_directory_lock
from parley.supervisor.models import served_model
from parley.supervisor.output import LogPrinter
from parley.supervisor.ports import free_ports, require_free
from parley.supervisor.runner import Runner
from parley.supervisor.sink import PatientSink
from parley.supervisor.spec import ProcessSpec, SupervisorError, TaskSpec
from parley.supervisor.table import LOOPBACK, Ports, Site, child_environment, process_table, task_table

Announcement = Callable[[str], Sequence[str]]

_DATABASE_POLL_S = 1.0
_DATABASE_STOP_S = 2.5
_LAST_LINES_S = 0.5


@dataclass(frozen=True)
class Tables:
    """What is run; replaced by small commands in tests."""

    tasks: Callable[[Site], Sequence[TaskSpec]] = task_table
    processes: Callable[[Site, Mapping[str, str]], Sequence[ProcessSpec]] = process_table


def run(
    settings_env: Mapping[str, str],
    project_root: Path,
    demo: bool,
    announce: Announcement | None = None,
    tables: Tables | None = None,
) -> int:
    """Run Parley until it is told to stop.

    Args:
        settings_env: `PARLEY_*` settings; the process environment fills what they leave out.
        project_root: The checkout.
        demo: Make up missing secrets, load the demo data, serve the demo pages.
        announce: Gets the gateway's address and returns the lines to print when everything is ready.
        tables: What to run, if not all of Parley.
    Returns:
        Exit status: 0 after an orderly stop, 1 when Parley could not start (one sentence on stderr says why).
    """
    try:
        site = _site(settings_env, project_root.resolve(), demo=demo)
        with data_directory_lock(site.data_dir):
            require_free(site.host, site.ports.gateway)
            secrets = demo_secrets.complete(settings_env, site.data_dir, demo=demo)
            asyncio.run(_run(site, settings_env, secrets, announce or _addresses, tables or Tables()))
    except (SupervisorError, EmbeddedPostgresError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _site(env: Mapping[str, str], root: Path, *, demo: bool) -> Site:
    port_text = env.get("PARLEY_PORT") or "8080"
    if not (port_text.isascii() and port_text.isdigit() and 1 <= int(port_text) <= 65535):
        raise SupervisorError(f"PARLEY_PORT must be a number from 1 to 65535, not {port_text!r}.")
    rasa_port, actions_port = free_ports(2)
    site = Site(
        root=root,
        data_dir=(root / (env.get("PARLEY_DATA_DIR") or ".parley")).resolve(),
        host=env.get("PARLEY_HOST") or LOOPBACK,
        ports=Ports(gateway=int(port_text), rasa=rasa_port, actions=actions_port),
        demo=demo,
    )
    if not site.rasa_python.exists():
        raise SupervisorError("The Rasa environment .venv-rasa is missing: run `make setup` first.")
    served_model(site.models)
    return site


async def _run(
    site: Site, given: Mapping[str, str], secrets: Mapping[str, str], announce: Announcement, tables: Tables
) -> None:
    sink = PatientSink(sys.stdout.fileno())
    printer = LogPrinter(sink, terminal=sys.stdout.isatty())
    runner = Runner(printer)
    runner.handle_signals()
    with contextlib.ExitStack() as stack:
        stack.callback(sink.close, timeout_s=_LAST_LINES_S)
        stack.callback(printer.event, "parley.stopped", "everything has stopped")
        database_url, watch = _database(site, given, printer, stack)
        env = child_environment(given, secrets, site, database_url)
        leave_environment(site.data_dir, env)
        stack.callback(environment_file(site.data_dir).unlink, missing_ok=True)
        for task in tables.tasks(site):
            await runner.run_task(task.name, task.command, env=env, cwd=site.root)

        def when_ready() -> None:
            for line in announce(f"http://localhost:{site.ports.gateway}"):
                printer.event("parley.ready", line)

        await runner.run_all(tables.processes(site, env), when_ready=when_ready, beside=watch)


def _database(
    site: Site, given: Mapping[str, str], printer: LogPrinter, stack: contextlib.ExitStack
) -> tuple[str, list[Callable[[], "asyncio.Future[None]"]]]:
    """Return the database's address and what must run beside the processes to keep it there."""
    external = given.get("PARLEY_DATABASE_URL")
    if external:
        return external, []
    postgres = EmbeddedPostgres(site.data_dir)
    stack.callback(postgres.stop, timeout_s=_DATABASE_STOP_S)
    # Blocks the loop on purpose: the server's life is tied to the thread that starts it, and nothing else runs yet.
    url = postgres.start()
    printer.event("process.ready", "postgres is ready", child="postgres")
    return url, [lambda: asyncio.ensure_future(_keep_database(postgres, printer))]


async def _keep_database(postgres: EmbeddedPostgres, printer: LogPrinter) -> None:
    """Start the embedded server again, on the same port, should it crash."""
    backoff = Backoff()
    began = asyncio.get_running_loop().time()
    while True:
        await asyncio.sleep(_DATABASE_POLL_S)
        if postgres.is_running:
            continue
        wait_s = backoff.after_crash(ran_s=asyncio.get_running_loop().time() - began)
        printer.event("process.crashed", f"postgres ended, starting it again in {wait_s:g} s", child="postgres")
        await asyncio.sleep(wait_s)
        try:
            postgres.start()
        except EmbeddedPostgresError as error:
            printer.event("process.failed", str(error), child="postgres")
        began = asyncio.get_running_loop().time()


def _addresses(base_url: str) -> Sequence[str]:
    lines = [f"Parley is ready at {base_url}", f"  demo portal and phone  {base_url}/demo/"]
    return [*lines, f"  collectors' console    {base_url}/console/", "  stop with Ctrl-C"]
