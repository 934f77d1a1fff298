"""Runs all of Parley's processes on one machine: `parley up`."""

from parley.supervisor.main import run
from parley.supervisor.spec import SupervisorError

__all__ = ["SupervisorError", "run"]
