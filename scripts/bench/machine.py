"""What the figures were measured on: without it they mean nothing."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
_ENVIRONMENTS = (".venv", ".venv-rasa")
_MEGABYTE = 1_000_000


def describe() -> list[str]:
    """Return the machine and the versions, one line each."""
    memory_gb = psutil.virtual_memory().total / 1_000_000_000
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return [
        f"processor    {_processor()}, {os.cpu_count()} cores",
        f"memory       {memory_gb:.1f} GB",
        f"system       {platform.system()} {platform.release()}, load before the start {load}",
        f"Python       {platform.python_version()} (application), {_rasa_side('platform.python_version()')} (Rasa)",
        "Rasa         " + _rasa_side("importlib.metadata.version('rasa')"),
        f"SQLAlchemy   {version('sqlalchemy')}",
        f"procrastinate {version('procrastinate')}",
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _rasa_side(expression: str) -> str:
    code = f"import importlib.metadata, platform; print({expression})"
    return subprocess.run([RASA_PYTHON, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def environment_sizes_mb() -> dict[str, float]:
    """Return the disk space of both environments, each file counted once."""
    return {name: _blocks(ROOT / name) / _MEGABYTE for name in _ENVIRONMENTS}


def _blocks(folder: Path) -> int:
    seen: set[tuple[int, int]] = set()
    total = 0
    for directory, _, files in os.walk(folder):
        for file in files:
            status = os.lstat(Path(directory, file))
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                total += status.st_blocks * 512
    return total
