"""`registry.json` in the models directory: a frozen record, its legal changes (pure), and how it is kept (atomic).

One writer at a time holds `registry.lock`; readers need no lock, because the file is replaced in one step.
"""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.registry.hashes import file_sha256

PREFIX = "parley-"
SUFFIX = ".tar.gz"
FILE = "registry.json"
FORMAT = 1
KEPT_SERVED = 3
"""The active model and the ones a rollback can still reach."""


class RegistryError(RuntimeError):
    """What was asked for cannot be done; the message is one sentence for the operator."""


@dataclass(frozen=True)
class Model:
    """One trained model.

    Attributes:
        version: Hash of everything it was made from; also in its file name.
        sha256: Of the file; a file that has another one is never served.
        data_hash: Of the training data alone.
        code_hash: Of the code that runs inside the model; another code may read it wrongly.
        domain_hash: Of sentences, slots and actions in its `domain.yml`; the other processes know only their own.
        texts_hash: Of what `figures` were measured with.
        trained_at: UTC, ISO 8601.
        figures: Shares from 0 to 1, and `texts`; empty when it could not be measured.
        verdict: `accepted` or `refused`, by the evaluation gate.
        why: The verdict's reason in one sentence.
        overridden_by: Who lets it serve although the gate refused it.
        set_aside_by: Who chose another model instead; it is then not activated by itself again.
    """

    version: str
    file: str
    sha256: str
    size_bytes: int
    data_hash: str
    code_hash: str
    domain_hash: str
    texts_hash: str
    trained_at: str
    figures: dict[str, float] = field(default_factory=dict)
    verdict: str = "refused"
    why: str = ""
    overridden_by: str | None = None
    set_aside_by: str | None = None

    @property
    def may_serve(self) -> bool:
        """Whether the gate, or a person in its place, let it serve."""
        return self.verdict == "accepted" or self.overridden_by is not None


@dataclass(frozen=True)
class Registry:
    """All models of a directory; `previous` are the ones that served before `active`, the latest first."""

    active: str | None = None
    previous: tuple[str, ...] = ()
    models: tuple[Model, ...] = ()
    history: tuple[dict[str, str], ...] = ()

    def find(self, version: str | None) -> Model | None:
        """Return a model by its full version."""
        return next((model for model in self.models if model.version == version), None)

    def get(self, start: str) -> Model:
        """Return the model whose version starts like this.

        Raises:
            RegistryError: There is none, or more than one.
        """
        found = [model for model in self.models if start and model.version.startswith(start)]
        if len(found) != 1:
            reason = "There is no model" if not found else "There is more than one model"
            raise RegistryError(f"{reason} {start}; `parley nlu models` lists them.")
        return found[0]

    def with_model(self, model: Model) -> "Registry":
        """Return the registry with this model in it, in place of an older record of the same version."""
        if self.find(model.version) is None:
            return replace(self, models=(*self.models, model))
        return replace(self, models=tuple(model if one.version == model.version else one for one in self.models))

    def noting(self, what: str, version: str, *, by: str, at: datetime, why: str = "") -> "Registry":
        """Return the registry with one more line of history."""
        line = {"at": at.isoformat(timespec="seconds"), "by": by, "what": what, "version": version, "why": why}
        return replace(self, history=(*self.history, line))

    def activated(self, version: str, *, by: str, at: datetime, why: str, by_person: bool) -> "Registry":
        """Return the registry with another active model.

        A person's choice stands: what it replaces is set aside, and training does not bring it back by itself.

        Raises:
            RegistryError: The gate refused it and nobody has overridden that.
        """
        model = self.get(version)
        if not model.may_serve:
            raise RegistryError(f"Model {version} was refused: {model.why}")
        if version == self.active:
            return self
        previous = (*([self.active] if self.active else []), *self.previous)
        leaving = self.find(self.active)
        changed = self.with_model(replace(model, set_aside_by=None))
        if by_person and leaving is not None:
            changed = changed.with_model(replace(leaving, set_aside_by=by))
        changed = replace(changed, active=version, previous=tuple(one for one in previous if one != version))
        return changed.noting("activated", version, by=by, at=at, why=why)

    def rolled_back(self, *, by: str, at: datetime, why: str) -> "Registry":
        """Return the registry with the model active that served before; what served is set aside.

        Raises:
            RegistryError: There is no earlier model.
        """
        target, leaving = self.rollback_target(), self.find(self.active)
        changed = self.with_model(replace(target, set_aside_by=None))
        if leaving is not None:
            changed = changed.with_model(replace(leaving, set_aside_by=by))
        changed = replace(changed, active=target.version, previous=self.previous[1:])
        return changed.noting("rolled back", target.version, by=by, at=at, why=why)

    def withdrawn(self, version: str) -> "Registry":
        """Return the registry with another model active if this one, made anew, turned out not to be good enough."""
        if version != self.active:
            return self
        return replace(self, active=self.previous[0] if self.previous else None, previous=self.previous[1:])

    def rollback_target(self) -> Model:
        """Return the model a rollback leads to.

        Raises:
            RegistryError: There is none.
        """
        target = self.find(self.previous[0]) if self.previous else None
        if target is None:
            raise RegistryError("There is no earlier accepted model to go back to.")
        return target

    def tidied(self) -> tuple["Registry", tuple[str, ...]]:
        """Return the registry without models nobody needs any more, and the files they leave behind.

        Kept are the active one and those a rollback reaches, filled up to `KEPT_SERVED` with the latest others that
        may serve, and the latest refused one for inspection.
        """
        reachable = [one for one in (self.active, *self.previous) if one][:KEPT_SERVED]
        able = [model.version for model in reversed(self.models) if model.may_serve and model.version not in reachable]
        refused = [model.version for model in reversed(self.models) if not model.may_serve]
        kept = {*reachable, *able[: max(0, KEPT_SERVED - len(reachable))], *refused[:1]}
        gone = tuple(model.file for model in self.models if model.version not in kept)
        models = tuple(model for model in self.models if model.version in kept)
        previous = tuple(one for one in self.previous if one in kept)
        return replace(self, models=models, previous=previous), gone


def file_name(version: str) -> str:
    """Return the name of a version's file."""
    return f"{PREFIX}{version}{SUFFIX}"


def version_of(path: str | Path) -> str:
    """Return the version a file name carries; of a foreign file, its name without the ending."""
    return Path(path).name.removesuffix(SUFFIX).removeprefix(PREFIX)


def read(models: Path) -> Registry:
    """Return the registry of a directory, empty where there is none yet.

    Raises:
        RegistryError: The file is damaged.
    """
    path = models / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Registry(
            active=content["active"],
            previous=tuple(content["previous"]),
            models=tuple(Model(**fields) for fields in content["models"]),
            history=tuple(content["history"]),
        )
    except FileNotFoundError:
        return Registry()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RegistryError(
            f"{path} cannot be read ({type(error).__name__}): restore it, or remove it to have the model judged anew."
        ) from None


def write(models: Path, registry: Registry) -> None:
    """Replace the registry file in one step; a crash leaves the old one or the new one."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "active": registry.active,
        "previous": list(registry.previous),
        "models": [asdict(model) for model in registry.models],
        "history": list(registry.history),
    }
    draft = models / f".{FILE}.new"
    with draft.open("w", encoding="utf-8") as handle:
        json.dump(content, handle, indent=2)
        handle.write("\n")
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(models / FILE)


@contextlib.contextmanager
def only_writer(models: Path) -> Iterator[None]:
    """Wait until nobody else changes this directory, and keep others waiting; the kernel frees it after a crash."""
    models.mkdir(parents=True, exist_ok=True)
    with (models / "registry.lock").open("a+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def active_file(models: Path) -> Path:
    """Return the file to serve: the registry's active model, or the newest file of a directory without a registry.

    Raises:
        RegistryError: Nothing may serve; the sentence says what to do.
    """
    if not (models / FILE).exists():
        files = sorted(models.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
        if not files:
            raise RegistryError(f"There is no trained model in {models}: run `make train` first.")
        return files[-1]
    registry = read(models)
    model = registry.find(registry.active)
    if model is None:
        raise RegistryError(f"No model in {models} has been accepted: `parley nlu models` says why.")
    if not (models / model.file).exists():
        raise RegistryError(f"{models / model.file} is gone: run `make train`, or `parley nlu rollback`.")
    return models / model.file


def require_whole(models: Path, file: Path) -> None:
    """Refuse a file that is not the one the registry knows; one it does not know is let through.

    Raises:
        RegistryError: It was changed, or cannot be read.
    """
    model = next((model for model in read(models).models if model.file == file.name), None)
    if model is None:
        return
    try:
        is_whole = file_sha256(file) == model.sha256
    except OSError as error:
        raise RegistryError(f"The file of model {model.version} cannot be read ({error.strerror}).") from None
    if not is_whole:
        raise RegistryError(f"The file of model {model.version} is not the one that was measured: its SHA-256 differs.")
