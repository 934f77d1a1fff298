"""From a trained file to a served model: measure it, judge it, record it, activate it."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.registry import hashes
from bot.registry.gate import Figures, judge
from bot.registry.serving import RestartNeeded, Running
from bot.registry.store import Model, Registry, RegistryError, require_whole, write

logger = logging.getLogger(__name__)

Measure = Callable[[Path], dict[str, float]]
ACCEPTED_FIGURES = Path("evaluation") / "accepted.json"


@dataclass(frozen=True)
class Desk:
    """Where decisions are made and what they need.

    Attributes:
        project: Directory with `config.yml`, `data/` and `evaluation/`.
        models: Directory of the models and their registry.
        measure: Gives the figures of a model file.
        now: The clock, UTC.
        by: Who decides; goes into the history.
        running: A running Rasa that is to serve what is activated, if there is one.
    """

    project: Path
    models: Path
    measure: Measure
    now: Callable[[], datetime]
    by: str
    running: Running | None = None


def recorded(desk: Desk, version: str, file: Path) -> Model:
    """Measure a file and return its record, not judged yet."""
    return Model(
        version=version,
        file=file.name,
        sha256=hashes.file_sha256(file),
        size_bytes=file.stat().st_size,
        data_hash=hashes.data_hash(desk.project),
        code_hash=hashes.code_hash(),
        domain_hash=hashes.domain_hash(desk.project),
        texts_hash=hashes.texts_hash(desk.project),
        trained_at=desk.now().isoformat(timespec="seconds"),
        figures=measured(desk, file),
    )


def measured(desk: Desk, file: Path) -> dict[str, float]:
    """Return the figures of a file, none when measuring fails: a model without figures is refused."""
    try:
        return desk.measure(file)
    except Exception as error:
        # Only the kind: an error's text can quote what was being read.
        logger.error("model.not_measured file=%s error=%s", file.name, type(error).__name__)
        return {}


def judged(desk: Desk, registry: Registry, candidate: Model) -> Registry:
    """Return the registry with the candidate's verdict; the last accepted model is measured again if it must be."""
    registry, last, last_name = _last_accepted(desk, registry)
    verdict = judge(candidate.figures, last, last_name=last_name)
    word = "accepted" if verdict.is_accepted else "refused"
    known = registry.find(candidate.version)
    registry = registry.with_model(replace(candidate, verdict=word, why=verdict.reason))
    if known is not None and (known.verdict, known.why) == (word, verdict.reason):
        return registry  # asked again, same answer: nothing new for the history
    return registry.noting(word, candidate.version, by=desk.by, at=desk.now(), why=verdict.reason)


def _last_accepted(desk: Desk, registry: Registry) -> tuple[Registry, Figures, str]:
    """Return figures that can be compared with today's.

    Texts may have been added since the active model was measured: then it is measured again, if this is the code it
    was made with. Other code could misread it and make the gate lenient, so then the project's figures count.
    """
    last = registry.find(registry.active)
    if last is not None:
        texts = hashes.texts_hash(desk.project)
        file = desk.models / last.file
        if last.texts_hash != texts and last.code_hash == hashes.code_hash() and file.exists():
            last = replace(last, texts_hash=texts, figures=measured(desk, file))
            registry = registry.with_model(last)
        if last.texts_hash == texts and last.figures:
            return registry, last.figures, f"model {last.version}"
    return registry, accepted_figures(desk.project), ACCEPTED_FIGURES.as_posix()


def accepted_figures(project: Path) -> Figures:
    """Return the figures of the project's last accepted model, none when the file is missing or damaged."""
    try:
        figures = json.loads((project / ACCEPTED_FIGURES).read_text(encoding="utf-8"))["figures"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return figures if isinstance(figures, dict) else {}


def write_accepted_figures(project: Path, model: Model) -> None:
    """Make a model's figures the ones that a first model is compared with; the file is committed."""
    content = {"version": model.version, "texts_hash": model.texts_hash, "figures": model.figures}
    (project / ACCEPTED_FIGURES).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def require_fitting(desk: Desk, model: Model) -> None:
    """Refuse a model that this checkout could not serve as it was measured.

    Raises:
        RegistryError: The file is gone or changed, or it belongs to other code or another domain.yml.
    """
    require_whole(desk.models, desk.models / model.file)
    for what, then, now in (
        ("code", model.code_hash, hashes.code_hash()),
        ("sentences, slots or actions", model.domain_hash, hashes.domain_hash(desk.project)),
    ):
        if then != now:
            raise RegistryError(
                f"Model {model.version} was made with other {what} than this checkout has: "
                f"return to the version of Parley it belongs to, then activate it."
            )


def put_in_service(desk: Desk, registry: Registry, changed: Registry) -> str:
    """Have the changed registry's active model served, then write it down.

    The running process goes first: what it cannot load is not activated, and everything stays as it was.

    Args:
        desk: Where.
        registry: As it is on disk, with the model's record and verdict.
        changed: With another active model.
    Returns:
        A further sentence for the operator, or nothing.
    Raises:
        RegistryError: The running process goes on with the old model, and says why.
    """
    further = ""
    assert changed.active is not None
    if desk.running is not None and changed.active != registry.active:
        try:
            desk.running.serve(changed.active)
        except RestartNeeded as error:
            further = f" {error}"
    keep(desk, changed)
    return further


def keep(desk: Desk, registry: Registry) -> None:
    """Write the registry and remove the files nobody needs any more."""
    registry, gone = registry.tidied()
    write(desk.models, registry)
    for name in gone:
        (desk.models / name).unlink(missing_ok=True)
