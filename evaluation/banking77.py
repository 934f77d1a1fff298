"""The public yardstick: BANKING77 with our classifier, few-shot and full.

Source: Casanueva et al., Efficient intent detection with dual sentence encoders, 2020 (data CC BY 4.0). Published anchors there:
USE+ConveRT 85.19 % at 10 texts an intent, 93.36 % with all.
"""

import csv
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu import softmax
from bot.nlu.embeddings import load_encoders
from bot.nlu.features import TextFeatures, spoken
from bot.nlu.noise import noisy_copy

SEEDS = (0, 1, 2, 3, 4)
SHOTS = 10
OWN = {"encoders": ["use"], "encoder_scales": {}, "text_scale": 2.0, "noisy_copies": 1, "c": 20.0, "max_iterations": 40}
"""The settings that serve Parley's own texts (`config.yml`)."""
CLEAN_FEW = {
    "encoders": ["minilm", "use"],
    "encoder_scales": {"use": 0.5},
    "text_scale": 0.4,
    "noisy_copies": 0,
    "c": 80.0,
    "max_iterations": 80,
}
"""The settings for clean English and few texts; chosen on training texts that were not among the shots, never on the test set."""

Rows = list[tuple[str, str]]


def read(path: Path) -> Rows:
    """Return (text, intent) of one file, in file order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"].strip(), row["category"]) for row in csv.DictReader(file)]


def shots(rows: Rows, seed: int, count: int = SHOTS) -> Rows:
    """Return the first `count` rows of each intent of the rows shuffled by a seed."""
    taken: dict[str, int] = {}
    chosen: Rows = []
    for place in np.random.RandomState(seed).permutation(len(rows)):
        text, intent = rows[place]
        if taken.get(intent, 0) < count:
            taken[intent] = taken.get(intent, 0) + 1
            chosen.append((text, intent))
    return chosen


class Encoded:
    """Encodes each text once, however often it is trained on."""

    def __init__(self, names: Sequence[str]) -> None:
        """Open the encoders."""
        self.encoders = load_encoders(names)
        self._known: dict[str, dict[str, np.ndarray]] = {name: {} for name in self.encoders}

    def rows(self, name: str, texts: Sequence[str]) -> np.ndarray:
        """Return one unit-length row per text."""
        known = self._known[name]
        new = sorted(set(texts) - set(known))
        known.update(zip(new, self.encoders[name].encode(new), strict=True))
        return np.array([known[text] for text in texts], dtype=np.float32)


def accuracy(train: Rows, test: Rows, settings: Mapping[str, Any], encoded: Encoded) -> float:
    """Train on `train`, return the share of `test` that is right, 0 to 1."""
    texts = [spoken(text) for text, _ in train]
    learned, labels = list(texts), [[intent] for _, intent in train]
    for copy in range(settings["noisy_copies"]):
        learned += [noisy_copy(text, "en", seed=7 + copy) for text in texts]
        labels = labels + labels[: len(texts)]
    features = TextFeatures.fit(learned, scale=settings["text_scale"])

    def blocks(some: Sequence[str]) -> dict[str, Any]:
        scales = settings["encoder_scales"]
        dense = {n: encoded.rows(n, some) * np.float32(scales.get(n, 1.0)) for n in settings["encoders"]}
        return {"text": features.transform(list(some)), **dense}

    model = softmax.fit(blocks(learned), labels, c=settings["c"], max_iterations=settings["max_iterations"])
    best = model.probabilities(blocks([spoken(text) for text, _ in test])).argmax(axis=1)
    return float(np.mean([model.classes[place] == intent for place, (_, intent) in zip(best, test, strict=True)]))


def measure(data: Path, seeds: Iterable[int] = SEEDS, *, is_full: bool = True) -> dict[str, Any]:
    """Return the accuracy of both settings on the test set: every seed at 10 shots, and once with all texts."""
    train, test = read(data / "train.csv"), read(data / "test.csv")
    encoded = Encoded(["minilm", "use"])
    figures: dict[str, Any] = {"train": len(train), "test": len(test), "seeds": list(seeds)}
    for name, settings in (("few", CLEAN_FEW), ("own", OWN)):
        few = [accuracy(shots(train, seed), test, settings, encoded) for seed in figures["seeds"]]
        figures[name] = {"settings": dict(settings), "ten_shot": few, "mean": float(np.mean(few))}
        if is_full:
            figures[name]["full"] = accuracy(train, test, settings, encoded)
    return figures


def measure_rasa_default(data: Path, python: Path) -> dict[str, Any]:
    """Return the figures of Rasa's default pipeline for the shots of the first seed.

    Args:
        data: Directory of the data set.
        python: Interpreter of an environment that has Rasa with TensorFlow.
    """
    with tempfile.TemporaryDirectory() as folder:
        chosen, figures = Path(folder, "shots.json"), Path(folder, "figures.json")
        chosen.write_text(json.dumps(shots(read(data / "train.csv"), SEEDS[0])), encoding="utf-8")
        script = Path(__file__).with_name("rasa_default.py")
        options = ["--data", str(data), "--shots", str(chosen), "--out", str(figures)]
        quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
        subprocess.run(
            [str(python), str(script), *options], check=True, capture_output=True, env={**os.environ, **quiet}
        )
        result: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    return result
