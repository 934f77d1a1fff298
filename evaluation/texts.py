"""Read the labelled texts: what the model learns from, and what it is measured on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[1]
TRAINING = PROJECT / "data" / "nlu"
HELD_OUT = PROJECT / "evaluation" / "held_out"
LANGUAGES = ("en", "es")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # as safe, and six times as fast where libyaml is there


@dataclass(frozen=True)
class Text:
    """One message and what its writer wants."""

    text: str
    intent: str
    language: str
    also: tuple[str, ...] = ()
    """Further intents with legal effect that the same message carries."""

    @property
    def intents(self) -> tuple[str, ...]:
        """Return every right answer, the primary one first."""
        return (self.intent, *self.also)


def training_texts(language: str) -> list[Text]:
    """Read the training texts of one language, in file order."""
    texts = []
    for path in sorted((TRAINING / language).glob("*.yml")):
        for block in _read(path)["nlu"]:
            also = tuple(block["metadata"].get("also", ()))
            lines = block["examples"].splitlines()
            texts += [Text(line.removeprefix("- ").strip(), block["intent"], language, also) for line in lines]
    return texts


def held_out_texts(language: str) -> list[Text]:
    """Read the held-out texts of one language, in file order."""
    rows = _read(HELD_OUT / f"{language}.yml")
    return [Text(row["text"], row["intent"], language, tuple(row.get("also", ()))) for row in rows]


def held_out_legal_texts(language: str) -> list[Text]:
    """Read the second held-out set of one language: statements with legal effect, and others near them."""
    rows = _read(HELD_OUT / f"legal_{language}.yml")
    return [Text(row["text"], row["intent"], language, tuple(row.get("also", ()))) for row in rows]


def held_out_phrases(language: str) -> list[dict[str, Any]]:
    """Read the held-out payment phrases: `text`, `today` (a day), `entities` (name and value each)."""
    rows: list[dict[str, Any]] = _read(HELD_OUT / f"entities_{language}.yml")
    return rows


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader either way
