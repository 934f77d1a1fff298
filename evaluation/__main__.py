"""Measure the language understanding and write `docs/nlu/report.md` and `.html`.

    python -m evaluation                       everything but Rasa's default pipeline
    python -m evaluation --public-data DIR     where `banking77/` and `clinc150/` lie
    python -m evaluation --skip cost banking   leave parts out; the report keeps their last figures
    python -m evaluation --rasa-default PYTHON also measure Rasa's default pipeline, with a Python that has TensorFlow

Held-out texts are never printed: the report names figures and intents only.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np

from bot import without_tensorflow

without_tensorflow.install()  # before anything that imports Rasa

# ruff: noqa: E402
from evaluation import banking77, cost, intents, phrases, pictures, report, scope, stats
from evaluation.intents import Judged
from evaluation.texts import (
    LANGUAGES,
    PROJECT,
    held_out_legal_texts,
    held_out_phrases,
    held_out_texts,
    training_texts,
)

OUTPUT = PROJECT / "docs" / "nlu"
NAMES = {"en": "English", "es": "Spanish"}
PARTS = ("crossvalidation", "cost", "banking", "scope")


def main(arguments: Sequence[str]) -> int:
    """Run the command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Measure the language understanding.")
    parser.add_argument("--public-data", type=Path, help="directory with banking77/ and clinc150/")
    parser.add_argument("--skip", nargs="*", choices=PARTS, default=[], help="parts to leave out")
    parser.add_argument("--rasa-default", type=Path, help="a Python with Rasa and TensorFlow; about twenty minutes")
    options = parser.parse_args(arguments)
    figures_path = OUTPUT / "figures.json"
    OUTPUT.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Any] = json.loads(figures_path.read_text("utf-8")) if figures_path.exists() else {}
    figures["machine"] = cost.machine()
    figures["measured_on"] = datetime.now(tz=timezone.utc).date().isoformat()
    _measure(figures, options)
    figures_path.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    report.write(figures, OUTPUT)
    sys.stdout.write(f"written: {(OUTPUT / 'report.md').relative_to(PROJECT)}, report.html, figures.json\n")
    return 0


def _measure(figures: dict[str, Any], options: argparse.Namespace) -> None:
    settings = intents.product_settings()
    learned = [text for language in LANGUAGES for text in training_texts(language)]
    asked = [text for language in LANGUAGES for text in held_out_texts(language)]
    figures["settings"] = {name: settings[name] for name in sorted(settings) if name != "legal_intents"}
    figures["training_texts"] = {code: sum(text.language == code for text in learned) for code in LANGUAGES}
    model = _timed("train", lambda: intents.fitted(learned, settings))
    clean = _timed("held-out texts", lambda: intents.judged(model, asked, settings))
    noisy = _timed("corrupted copies", lambda: intents.judged(model, intents.corrupted(asked), settings))
    figures["held_out"] = {"clean": _by_language(clean), "noisy": _by_language(noisy)}
    figures["unseen_wording"] = _without_known(clean, {_folded(text.text) for text in learned})
    figures["per_intent"] = {code: intents.per_intent(_of(clean, code)) for code in LANGUAGES}
    figures["confusions"] = intents.confusions(clean)
    figures["legal"] = {
        name: {code: intents.legal(_of(part, code), settings["legal_intents"]) for code in ("both", *LANGUAGES)}
        for name, part in (("clean", clean), ("noisy", noisy))
    }
    second = [text for language in LANGUAGES for text in held_out_legal_texts(language)]
    part = _timed("second set", lambda: intents.judged(model, second, settings))
    figures["legal_second"] = {
        code: intents.legal(_of(part, code), settings["legal_intents"]) for code in ("both", *LANGUAGES)
    }
    figures["phrases"] = {code: phrases.measure(held_out_phrases(code), code) for code in LANGUAGES}
    figures["phrases"]["all"] = phrases.together([figures["phrases"][code] for code in LANGUAGES])
    _draw(clean, noisy)
    if "crossvalidation" not in options.skip:
        parts = _timed("cross-validation", lambda: intents.cross_validated(learned, settings))
        figures["cross_validation"] = _cross_validation(parts, settings)
    if options.public_data and "scope" not in options.skip:
        measured = _timed("out of scope", lambda: scope.measure(model, clean, noisy, options.public_data / "clinc150"))
        figures["scope"] = measured
    if options.public_data and "banking" not in options.skip:
        figures["banking77"] = _timed("BANKING77", lambda: banking77.measure(options.public_data / "banking77"))
        if options.rasa_default:
            folder, python = options.public_data / "banking77", options.rasa_default
            figures["rasa_default"] = _timed("Rasa's default", lambda: banking77.measure_rasa_default(folder, python))
    if "cost" not in options.skip:
        figures["cost"] = _timed("cost", lambda: cost.measure([text.text for text in learned[::40]]))


def _of(part: Judged, language: str) -> Judged:
    return part if language == "both" else part.of(np.array([text.language == language for text in part.texts]))


def _by_language(part: Judged) -> dict[str, Any]:
    return {code: intents.summary(_of(part, code)) for code in LANGUAGES}


def _folded(text: str) -> str:
    return " ".join("".join(char for char in text.casefold() if char.isalnum() or char.isspace()).split())


def _without_known(part: Judged, learned: set[str]) -> dict[str, Any]:
    """Return the figures without the held-out texts whose very words are also taught (short ones everybody writes)."""
    unknown = part.of(np.array([_folded(text.text) not in learned for text in part.texts]))
    return {"known": len(part.texts) - len(unknown.texts), **{c: intents.summary(_of(unknown, c)) for c in LANGUAGES}}


def _cross_validation(parts: Sequence[Judged], settings: dict[str, Any]) -> dict[str, Any]:
    right = [[part.classes.index(name) for name in text.intents] for part in parts for text in part.texts]
    temperature = stats.best_temperature(np.vstack([part.logits for part in parts]), right)
    return {
        "folds": [_by_language(part) for part in parts],
        "mean": {c: float(np.mean([_of(part, c).is_right.mean() for part in parts])) for c in LANGUAGES},
        "best_temperature": temperature,
    }


def _draw(clean: Judged, noisy: Judged) -> None:
    parts = {NAMES[code]: _of(clean, code) for code in LANGUAGES}
    pictures.reliability({**parts, "corrupted": noisy}, OUTPUT / "reliability.png")
    pictures.coverage({**parts, "corrupted": noisy}, OUTPUT / "coverage.png")
    pictures.confusion(intents.confusions(clean), OUTPUT / "confusions.png")
    pictures.matrix(clean, OUTPUT / "matrix.png")


def _timed(what: str, measure: Callable[[], Any]) -> Any:
    started = time.monotonic()
    result = measure()
    sys.stderr.write(f"{what}: {time.monotonic() - started:.0f} s\n")
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
