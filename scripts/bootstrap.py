"""Bring up everything the project needs on a machine that has only Python, make and a C compiler.

Steps, each done only when something changed: uv (from PATH, or pinned and checked by hash into `.tools/`), the
application environment `.venv` (Python 3.11 or newer, from `uv.lock`), the Rasa environment `.venv-rasa` (Python 3.10,
from `bot/requirements.lock`), the trained model. No root, no Docker. Standard library only, Python 3.8 or newer.
On request only: `.venv-tensorflow`, Rasa with TensorFlow (from `bot/tensorflow.lock`, 2.5 GB), and NegMAS in `.venv`
(`simulate`, 600 MB), which then stays there until the environment is made anew.

Usage: bootstrap.py [app] [bot] [model] [tensorflow] [simulate]    without a word: the first three
"""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
APP_ENV = ROOT / ".venv"
BOT_ENV = ROOT / ".venv-rasa"
BOT_LOCK = ROOT / "bot" / "requirements.lock"
APP_VERSIONS = ((3, 11), (3, 12), (3, 13))
BOT_VERSIONS = ((3, 10),)
OLDEST_UV = (0, 9)
# Says that `.venv` holds the group `simulate`; it goes away with the environment.
SIMULATE_STAMP = APP_ENV / ".parley-simulate"
TENSORFLOW_ENV = ROOT / ".venv-tensorflow"
TENSORFLOW_LOCK = ROOT / "bot" / "tensorflow.lock"
STEPS = ("app", "bot", "model")
ON_REQUEST = ("tensorflow", "simulate")

Version = Tuple[int, int]


class SetupError(Exception):
    """Setup cannot go on; the message is one sentence for the person at the terminal."""


def main(arguments: Sequence[str]) -> int:
    """Run the named steps, all of them when none is named."""
    unknown = [word for word in arguments if word not in STEPS + ON_REQUEST]
    if unknown:
        print(f"unknown step {unknown[0]!r}; known: {', '.join(STEPS + ON_REQUEST)}", file=sys.stderr)
        return 2
    wanted = set(arguments or STEPS)
    if "model" in wanted:
        wanted.add("bot")
    with only_one_at_a_time():
        if "app" in wanted or "simulate" in wanted:
            make_app_environment(with_simulate="simulate" in wanted)
        if "bot" in wanted:
            make_rasa_environment(BOT_ENV, BOT_LOCK)
        if "model" in wanted:
            train_model()
        if "tensorflow" in wanted:
            make_rasa_environment(TENSORFLOW_ENV, TENSORFLOW_LOCK)
    return 0


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Let a second bootstrap in the same checkout wait for the first."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "bootstrap.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("another setup runs in this checkout, waiting for it")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def make_app_environment(with_simulate: bool = False) -> None:
    """Create or update `.venv` from `uv.lock`; with the group `simulate` once that was asked for."""
    stamp = Stamp(APP_ENV, [ROOT / "uv.lock", ROOT / "pyproject.toml"])
    has_simulate = SIMULATE_STAMP.exists()
    if stamp.is_current() and (has_simulate or not with_simulate):
        return
    uv = find_uv()
    python = find_python(uv, APP_VERSIONS, "Python 3.11, 3.12 or 3.13")
    say(f"application environment .venv ({python})")
    stamp.discard_unusable()
    groups = ["--group", "simulate"] if with_simulate or has_simulate else []
    run([uv, "sync", "--frozen", "--quiet", *groups, "--python", python], env={"UV_PROJECT_ENVIRONMENT": str(APP_ENV)})
    if groups:
        SIMULATE_STAMP.touch()
    stamp.write()


def make_rasa_environment(place: Path, lock: Path) -> None:
    """Create or update an environment for Rasa, `place`, from a lock file."""
    stamp = Stamp(place, [lock])
    if stamp.is_current():
        return
    uv = find_uv()
    python = find_python(uv, BOT_VERSIONS, "Python 3.10 (Rasa runs on no newer one)")
    say(f"Rasa environment {place.name} ({python})")
    interpreter = place / "bin" / "python"
    if not stamp.discard_unusable():
        run([uv, "venv", "--quiet", "--python", python, str(place)])
    run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(interpreter), str(lock)])
    stamp.write()


def train_model() -> None:
    """Train the Rasa model; the trainer itself decides by content whether there is anything to do."""
    data = Path(os.environ.get("PARLEY_DATA_DIR") or ROOT / ".parley")
    models = (data if data.is_absolute() else ROOT / data) / "models"
    run([str(BOT_ENV / "bin" / "python"), "-m", "bot.train", "--models", str(models)])


class Stamp:
    """Remembers what an environment was made from and where, so that a second run has nothing to do."""

    def __init__(self, environment: Path, sources: Sequence[Path]) -> None:
        """Digest the sources."""
        self._environment = environment
        self._file = environment / ".parley-stamp"
        digest = hashlib.sha256()
        for source in sources:
            try:
                digest.update(source.read_bytes())
            except FileNotFoundError:
                raise SetupError(f"{source} is missing: this checkout is not complete.") from None
        self._wanted = [digest.hexdigest(), str(environment)]

    def is_current(self) -> bool:
        """Whether the environment was made from exactly these sources, here, and its interpreter still runs."""
        return self._recorded() == self._wanted and self._runs()

    def discard_unusable(self) -> bool:
        """Remove an environment that cannot be updated (broken, or moved: it holds absolute paths).

        Returns:
            Whether an environment remains.
        """
        recorded = self._recorded()
        if self._runs() and (not recorded or recorded[1:] == self._wanted[1:]):
            return True
        shutil.rmtree(self._environment, ignore_errors=True)
        return False

    def write(self) -> None:
        """Record success; only called when the environment is complete."""
        self._file.write_text("\n".join(self._wanted), encoding="utf-8", errors="surrogateescape")

    def _recorded(self) -> List[str]:
        try:
            return self._file.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
        except OSError:
            return []

    def _runs(self) -> bool:
        return python_version(str(self._environment / "bin" / "python")) is not None


def find_uv() -> str:
    """Return a recent uv: the one on PATH, else our own in `.tools/`."""
    own = TOOLS / "uv" / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(own)):
        if candidate and (uv_version(candidate) or (0, 0)) >= OLDEST_UV:
            return candidate
    say("fetching uv into .tools/")
    requirements = ROOT / "scripts" / "uv-requirements.txt"
    pip = ["install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(requirements)]
    for python in [sys.executable, *candidates((*reversed(APP_VERSIONS), *BOT_VERSIONS))]:
        shutil.rmtree(TOOLS / "uv", ignore_errors=True)
        # Debian's Python has no ensurepip unless python3-venv is installed; then its pip may do without a venv.
        if quietly([python, "-m", "venv", str(TOOLS / "uv")]):
            quietly([str(TOOLS / "uv" / "bin" / "python"), "-m", "pip", *pip])
        else:
            shutil.rmtree(TOOLS / "uv", ignore_errors=True)
            quietly([python, "-m", "pip", *pip, "--target", str(TOOLS / "uv")])
        if uv_version(str(own)):
            return str(own)
    raise SetupError(
        "uv could not be fetched from the package index: check the network, or install uv 0.9 or newer yourself."
    )


def uv_version(program: str) -> Optional[Version]:
    """Return the version of a uv program, None when it does not run."""
    match = re.match(r"uv (\d+)\.(\d+)", output_of([program, "--version"]) or "")
    return (int(match.group(1)), int(match.group(2))) if match else None


def find_python(uv: str, versions: Sequence[Version], wanted: str) -> str:
    """Return an interpreter of one of `versions`: found on the machine, else fetched by uv."""
    found = [place for place in candidates(versions) if python_version(place) in versions]
    # Nearly everything comes as a wheel; where a package must be compiled, Python.h is needed.
    for place in found:
        if has_headers(place):
            return place
    if found:
        return found[0]
    for version in versions:
        place = output_of([uv, "python", "find", "--system", "{}.{}".format(*version)])
        if place and python_version(place) in versions:
            return place
    newest = "{}.{}".format(*versions[0])
    if quietly([uv, "python", "install", newest]):
        place = output_of([uv, "python", "find", "--managed-python", newest])
        if place and python_version(place) in versions:
            return place
    raise SetupError(f"{wanted} was not found and could not be fetched: install it, then try again.")


def candidates(versions: Sequence[Version]) -> List[str]:
    """List places where interpreters of `versions` may be, best first, without asking any of them."""
    places = []
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for major, minor in versions:
        name = f"python{major}.{minor}"
        found = [str(Path(folder) / name) for folder in os.get_exec_path()]
        found += [str(path) for path in sorted(pyenv.glob(f"versions/{major}.{minor}*/bin/python"), reverse=True)]
        places += [place for place in found if os.access(place, os.X_OK)]
    return places


def python_version(program: str) -> Optional[Version]:
    """Return the version of an interpreter that really runs (a pyenv shim may not), else None."""
    text = output_of([program, "-c", "import ssl, sys; print('%d %d' % sys.version_info[:2])"])
    if not text:
        return None
    major, minor = text.split()
    return int(major), int(minor)


def has_headers(program: str) -> bool:
    """Whether C extensions can be compiled against this interpreter."""
    code = "import os, sysconfig as s; print(os.path.exists(os.path.join(s.get_paths()['include'], 'Python.h')))"
    return output_of([program, "-c", code]) == "True"


def environment(extra: Optional[Dict[str, str]] = None) -> Dict[str, str]:
    """Return our environment without an activated virtual environment or a foreign import path."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH")
    }
    return {**kept, **(extra or {})}


def output_of(command: Sequence[str]) -> Optional[str]:
    """Return what a command prints, None when it cannot be run or fails."""
    try:
        done = subprocess.run(
            list(command),
            cwd=str(ROOT),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else None


def quietly(command: Sequence[str]) -> bool:
    """Run a command whose failure has a way round; tell whether it worked."""
    try:
        done = subprocess.run(
            list(command),
            cwd=str(ROOT),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def run(command: Sequence[str], env: Optional[Dict[str, str]] = None) -> None:
    """Run a command that must succeed; its own messages say why when it does not."""
    try:
        done = subprocess.run(list(command), cwd=str(ROOT), env=environment(env), check=False)
    except OSError as error:
        raise SetupError(f"{command[0]} could not be started: {error.strerror}.") from None
    if done.returncode != 0:
        raise SetupError(f"setup stopped: `{' '.join(command)}` failed.")


def say(text: str) -> None:
    """Tell the person waiting what is being done."""
    print(f"setup: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
