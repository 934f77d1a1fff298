"""`parley up` with a stop-watch on the worker and the actions. Run as `python timed_up.py SPANS_FILE`."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from parley.settings import PROJECT_ROOT
from parley.supervisor import run
from parley.supervisor.main import Tables
from parley.supervisor.spec import ProcessSpec
from parley.supervisor.table import Site, process_table

_HERE = Path(__file__).resolve().parent


def timed_processes(site: Site, env: Mapping[str, str]) -> tuple[ProcessSpec, ...]:
    """Return the usual processes with two of them wrapped."""
    return tuple(_timed(spec) for spec in process_table(site, env))


def _timed(spec: ProcessSpec) -> ProcessSpec:
    env = {**spec.env, "BENCH_SPANS": sys.argv[1]}
    if spec.name == "worker":
        return replace(spec, command=(sys.executable, str(_HERE / "timed_worker.py")), env=env)
    if spec.name == "actions":
        swapped = ("timed_actions:create_app" if part == "actions.app:create_app" else part for part in spec.command)
        return replace(spec, command=(*swapped, "--app-dir", str(_HERE)), env=env)
    return spec


if __name__ == "__main__":
    sys.exit(run(dict(os.environ), PROJECT_ROOT, True, tables=Tables(processes=timed_processes)))
