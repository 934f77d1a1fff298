"""What a model is made from, as hashes: each says which of it changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

_KINDS = {".yml", ".yaml", ".py", ".json"}
# Intents, entities and rules are the model's own affair; these are not, so they change with a restart of everything.
SHARED = ("responses", "slots", "actions", "forms")
BOT = Path(__file__).resolve().parents[1]


def sources(project: Path) -> Iterator[Path]:
    """Yield every file that decides what the model is, in a fixed order."""
    files = [project / "config.yml", project / "domain.yml", project / "bot" / "requirements.lock"]
    files += [*_inside(project / "data"), *_inside(project / "bot" / "nlu")]
    yield from sorted(path for path in files if path.is_file())


def content_hash(project: Path) -> str:
    """Return a short hash over names and contents of the sources: the version of the model made from them."""
    return _digest(project, sources(project))


def data_hash(project: Path) -> str:
    """Return a short hash of the training data alone."""
    return _digest(project, sorted(_inside(project / "data")))


def texts_hash(project: Path) -> str:
    """Return a short hash of what models are measured with: the held-out texts and the code that measures."""
    folder = project / "evaluation"
    return _digest(project, sorted(path for path in _inside(folder) if path != folder / "accepted.json"))


def code_hash() -> str:
    """Return a short hash of the code that runs inside a model, as it is on disk now."""
    return _digest(BOT, sorted([BOT / "requirements.lock", *_inside(BOT / "nlu")]))


def domain_hash(project: Path) -> str:
    """Return a short hash of what other processes must agree on in `domain.yml`; empty when it cannot be read."""
    try:
        domain = yaml.load((project / "domain.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        shared = {name: domain.get(name) for name in SHARED}
    except (OSError, yaml.YAMLError, AttributeError):
        return ""
    return hashlib.sha256(json.dumps(shared, sort_keys=True, default=str).encode()).hexdigest()[:16]


def file_sha256(path: Path) -> str:
    """Return the full SHA-256 of a file.

    Raises:
        OSError: It cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _inside(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.suffix in _KINDS and "__pycache__" not in path.parts]
    return [path for path in found if path.is_file()]


def _digest(root: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
