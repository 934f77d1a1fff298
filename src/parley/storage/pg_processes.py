"""Find and end PostgreSQL server processes."""

import contextlib
import signal
import subprocess
from pathlib import Path

import psutil


def end_server(process: subprocess.Popen[bytes], timeout_s: float) -> None:
    """End a server: fast shutdown, then immediate shutdown, then kill."""
    for number, patience in ((signal.SIGINT, timeout_s), (signal.SIGQUIT, 3.0), (signal.SIGKILL, 5.0)):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.send_signal(number)
            process.wait(patience)
            return


def servers_in(cluster: Path) -> list[psutil.Process]:
    """Find PostgreSQL processes that work in `cluster`, the server first."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.name() == "postgres" and process.cwd() == str(cluster):
                found.append(process)
    return sorted(found, key=lambda process: process.pid)
