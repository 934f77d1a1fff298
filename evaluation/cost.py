"""What understanding costs: training time, time for one message, memory of the serving process."""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from evaluation.texts import PROJECT

RUNS = 3
_SERVING = """
import sys
from bot import without_tensorflow
without_tensorflow.install()
from pathlib import Path
from evaluation.cost import resident_mb, timed_parses
from evaluation.gate import Parser
parser = Parser(Path(sys.argv[1]))
texts = sys.stdin.read().splitlines()
timed_parses(parser, texts[:50])
times = timed_parses(parser, texts)
print(resident_mb(), *times)
"""


def machine() -> dict[str, str]:
    """Return what was measured on: processor, cores, and the versions that matter."""
    names = ("rasa", "numpy", "scipy", "scikit-learn")
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        **{name: version(name) for name in names},
    }


def measure(texts: Sequence[str]) -> dict[str, Any]:
    """Train from nothing and serve, each in a process of its own; medians of several runs.

    Args:
        texts: Messages to parse one at a time.
    Returns:
        Seconds of training, milliseconds for one parse on one thread, resident megabytes of Rasa when serving.
    """
    with tempfile.TemporaryDirectory() as folder:
        trained: list[float] = []
        for run in range(RUNS):
            started = time.monotonic()
            _run("-m", "bot.train", "--models", f"{folder}/{run}", "--unmeasured")
            trained.append(time.monotonic() - started)
        model = next(Path(folder, "0").glob("*.tar.gz"))
        memory, times = [], []
        for _ in range(RUNS):
            answer = _run("-c", _SERVING, str(model), text="\n".join(texts)).split()
            memory.append(float(answer[0]))
            times.append([float(value) for value in answer[1:]])
    return {
        "training_s": median(trained),
        "training_runs_s": trained,
        "parse_p50_ms": median(median(run) for run in times),
        "parse_p95_ms": median(quantiles(run, n=20)[18] for run in times),
        "resident_mb": median(memory),
        "messages": len(texts),
    }


def timed_parses(parser: Any, texts: Sequence[str]) -> list[float]:
    """Return the milliseconds each message takes."""
    times = []
    for text in texts:
        started = time.perf_counter()
        parser.parse([text])
        times.append((time.perf_counter() - started) * 1000)
    return times


def resident_mb() -> float:
    """Return what this process keeps in memory (proportional set size), in megabytes."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _run(*arguments: str, text: str = "") -> str:
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} if arguments[0] == "-c" else {}
    environment = {**os.environ, **threads, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env=environment,
    )
    return done.stdout


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
