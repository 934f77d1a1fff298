"""Train the model when, and only when, what it is made from has changed; let it serve if it is good enough.

    python -m bot.train --models DIR

The model's version is a hash of its sources, so the directory itself says whether it is up to date. A new model is
measured and compared with the last accepted one (`bot/registry`); only one that passes is activated.
"""

import argparse
import contextlib
import fcntl
import importlib
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from bot import without_tensorflow
from bot.__main__ import quiet_environment
from bot.registry import decide, hashes, store
from bot.registry.decide import Desk
from bot.registry.hashes import content_hash
from bot.registry.serving import Running
from bot.registry.store import Model, Registry


@dataclass(frozen=True)
class Outcome:
    """One line for the operator, and whether any model may serve now."""

    line: str
    may_serve: bool


def train_if_changed(desk: Desk) -> Outcome:
    """Make sure that the sources' model is trained, measured and, if it is good enough, active.

    A model that a person set aside, or that was refused, is not trained again and not activated.

    Raises:
        RuntimeError: Training produced no model.
        RegistryError: The registry is damaged, or the running process cannot load the model.
    """
    with _only_training(desk.models):
        version = content_hash(desk.project)
        before = store.read(desk.models)
        file, seconds = train(desk.project, desk.models, version, known=before.find(version))
        if before.active == version and seconds is None:
            return Outcome(f"model up to date: {file.name}", may_serve=True)
        candidate = _candidate(desk, before.find(version), version, file, is_new=seconds is not None)
        with store.only_writer(desk.models):
            registry = store.read(desk.models)
            if not candidate.may_serve:
                registry = decide.judged(desk, registry, candidate)
            store.write(desk.models, registry)
            return _settled(desk, registry, version, seconds)


def train(project: Path, models: Path, version: str, *, known: Model | None) -> tuple[Path, float | None]:
    """Return the file of a version, and how many seconds its training took; None when it was there already.

    Args:
        project: The sources.
        models: Where the file is kept.
        version: Hash of the sources.
        known: What the registry knows of it; a file of another size is damaged and made again.
    """
    file = models / store.file_name(version)
    if file.exists() and (known is None or file.stat().st_size == known.size_bytes):
        return file, None
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=models, prefix=".training-") as workplace:
        _train(project, Path(workplace)).replace(file)
    return file, time.monotonic() - started


def _candidate(desk: Desk, known: Model | None, version: str, file: Path, *, is_new: bool) -> Model:
    """Return the version's record: the known one, or one with figures of today where those cannot be used."""
    if known is None or is_new:
        # What a person decided about an earlier file of this version was about that file.
        return decide.recorded(desk, version, file)
    is_stale = known.texts_hash != hashes.texts_hash(desk.project) or not known.figures
    return decide.recorded(desk, version, file) if is_stale and not known.may_serve else known


def _settled(desk: Desk, registry: Registry, version: str, seconds: float | None) -> Outcome:
    """Activate the version if it may serve, and say what came of it."""
    model = registry.get(version)
    if not model.may_serve:
        registry = registry.withdrawn(version)
    trained = f"model trained in {seconds:.0f} s" if seconds is not None else "model"
    serving = f"model {registry.active} goes on serving" if registry.active else "there is no accepted model to serve"
    if not model.may_serve:
        decide.keep(desk, registry)
        line = f"{trained}, refused: {version}. {model.why.rstrip('.')}; {serving}"
        return Outcome(line, may_serve=registry.active is not None)
    if model.set_aside_by and registry.active:
        line = f"model {version} stays set aside by {model.set_aside_by}; {serving}"
        return Outcome(line, may_serve=True)
    changed = registry.activated(version, by=desk.by, at=desk.now(), why=model.why, by_person=False)
    further = decide.put_in_service(desk, registry, changed)
    return Outcome(f"{trained}, accepted and active: {model.file}{further}", may_serve=True)


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
            # Rasa would reuse a stored component whose settings are the same although its code has changed.
            force_training=True,
        )
    finally:
        os.chdir(before)
    if result.code != 0 or not result.model:
        raise RuntimeError("training produced no model; see the messages above")
    return Path(result.model)


def measure(model: Path) -> dict[str, float]:
    """Return the figures of a model on the held-out texts."""
    figures: dict[str, float] = importlib.import_module("evaluation.gate").measure(model)
    return figures


@contextlib.contextmanager
def _only_training(models: Path) -> Iterator[None]:
    """One training at a time in a directory; commands that only change the registry need not wait for it."""
    models.mkdir(parents=True, exist_ok=True)
    with (models / "training.lock").open("a+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def now() -> datetime:
    """Return the time."""
    return datetime.now(timezone.utc)


def main(arguments: Sequence[str] = ()) -> int:
    """Run the command; return the exit code: 0 as long as some model may serve."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description="Train the Rasa model if needed.")
    parser.add_argument("--models", type=Path, required=True, help="directory that keeps the models")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="directory with config.yml and data/")
    parser.add_argument("--by", default="setup", help="who trains; recorded")
    parser.add_argument("--serving", metavar="URL", help="a running Rasa that is to serve the model at once")
    parser.add_argument("--unmeasured", action="store_true", help="only train; the model is neither judged nor active")
    options = parser.parse_args(list(arguments) or None)
    quiet_environment()
    try:
        # Standard output is for the one line; Rasa's own messages go beside it.
        with contextlib.redirect_stdout(sys.stderr):
            outcome = _run(options)
    except Exception as error:
        sys.stderr.write(f"bot.train: {error}\n")
        return 1
    (sys.stdout if outcome.may_serve else sys.stderr).write(f"{outcome.line}\n")
    return 0 if outcome.may_serve else 1


def _run(options: argparse.Namespace) -> Outcome:
    project, models = options.project.resolve(), options.models.resolve()
    if options.unmeasured:
        with _only_training(models):
            file, _ = train(project, models, content_hash(project), known=None)
        return Outcome(f"model trained, not measured: {file.name}", may_serve=True)
    return train_if_changed(Desk(project, models, measure, now, options.by, Running.at(options.serving)))


if __name__ == "__main__":
    sys.exit(main())
