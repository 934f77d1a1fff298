"""Train the model when, and only when, what it is made from has changed.

    python -m bot.train --models DIR

The model's file name carries a hash of its sources, so the directory itself says
whether it is up to date; nothing else has to be remembered. Rasa serves the newest
file of a directory.
"""

import argparse
import contextlib
import hashlib
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot import without_tensorflow
from bot.__main__ import quiet_environment

KEPT_MODELS = 3
PREFIX = "parley-"
SUFFIX = ".tar.gz"


def sources(project: Path) -> Iterator[Path]:
    """Yield every file that decides what the model is, in a fixed order."""
    folders = [project / "data", project / "bot" / "nlu"]
    files = [project / "config.yml", project / "domain.yml", project / "bot" / "requirements.lock"]
    for folder in folders:
        files += [path for path in folder.rglob("*") if path.suffix in {".yml", ".yaml", ".py", ".json"}]
    yield from sorted(path for path in files if path.is_file() and "__pycache__" not in path.parts)


def content_hash(project: Path) -> str:
    """Return a short hash over names and contents of the sources."""
    digest = hashlib.sha256()
    for path in sources(project):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(project).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def train_if_changed(project: Path, models: Path) -> str:
    """Make sure the newest model in a directory fits the sources.

    Args:
        project: Directory with `config.yml`, `domain.yml`, `data/`.
        models: Where models are kept; created if missing.
    Returns:
        One line for the operator.
    Raises:
        RuntimeError: Training produced no model.
    """
    models.mkdir(parents=True, exist_ok=True)
    target = models / f"{PREFIX}{content_hash(project)}{SUFFIX}"
    if target.exists():
        # Rasa takes the newest file: after a return to old sources that must be this one.
        os.utime(target)
        return f"model up to date: {target.name}"
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=models, prefix=".training-") as workplace:
        trained = _train(project, Path(workplace))
        trained.replace(target)
    _forget_old(models, keep=target)
    return f"model trained in {time.monotonic() - started:.0f} s: {target.name}"


def _train(project: Path, output: Path) -> Path:
    without_tensorflow.install()
    import rasa.model_training
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings()
    configure_structlog()
    # Responses that custom actions speak are in no story, and Rasa says so for each.
    warnings.simplefilter("ignore")
    before = Path.cwd()
    os.chdir(project)
    sys.path.insert(0, str(project))
    try:
        result = rasa.model_training.train(
            domain=str(project / "domain.yml"),
            config=str(project / "config.yml"),
            training_files=[str(project / "data")],
            output=str(output),
            fixed_model_name="model",
        )
    finally:
        os.chdir(before)
    if result.code != 0 or not result.model:
        raise RuntimeError("training produced no model; see the messages above")
    return Path(result.model)


def _forget_old(models: Path, *, keep: Path) -> None:
    known = sorted(models.glob(f"{PREFIX}*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in [path for path in known if path != keep][KEPT_MODELS - 1 :]:
        path.unlink()


def main(arguments: Sequence[str] = ()) -> int:
    """Run the command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description="Train the Rasa model if needed.")
    parser.add_argument("--models", type=Path, required=True, help="directory that keeps the models")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="directory with config.yml and data/")
    options = parser.parse_args(list(arguments) or None)
    quiet_environment()
    try:
        # Standard output is for the one line; Rasa's own messages go beside it.
        with contextlib.redirect_stdout(sys.stderr):
            line = train_if_changed(options.project.resolve(), options.models.resolve())
    except Exception as error:
        sys.stderr.write(f"bot.train: {error}\n")
        return 1
    sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
