"""The fitted intent model: features, weights, and the training texts to measure distance from."""

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu import legal_heads, softmax
from bot.nlu.embeddings import load_encoders
from bot.nlu.features import TextFeatures, spoken
from bot.nlu.noise import noisy_copy

TEXT_BLOCK = "text"
# Its examples teach the regression what is not ours; being near one is not being in scope.
OUT_OF_SCOPE = "out_of_scope"
ODDS_WEIGHT = 0.05
"""Measured on texts of our own development set against other people's out-of-scope queries (not the test part)."""


@dataclass(frozen=True)
class Judgement:
    """What the model makes of one text."""

    probabilities: np.ndarray
    """One per intent, in the order of `IntentModel.classes`; they sum to one."""
    legal: dict[str, float]
    """How likely the text carries each intent with legal effect, each on its own, 0 to 1."""
    closeness: float
    """Mean cosine to the nearest training texts, 0 to 1."""
    in_scope: float
    """How much the text is ours to answer, 0 to 1: closeness, and how unlikely the model finds that it is not."""


class IntentModel:
    """Turns one text into intent probabilities, legal intents and a distance score."""

    def __init__(
        self,
        features: TextFeatures,
        regression: softmax.SoftmaxModel,
        legal: legal_heads.LegalHeads,
        known: Mapping[str, Any],
        *,
        encoders: Mapping[str, Any],
        settings: Mapping[str, Any],
    ) -> None:
        """Put a model together from fitted parts.

        Args:
            features: Fitted TF-IDF features.
            regression: Fitted weights; one block for the features, one per encoder.
            legal: Fitted yes-or-no classifiers of the intents with legal effect.
            known: Feature rows of the training texts by block name.
            encoders: Sentence encoders that are both trained for and installed.
            settings: Component settings.
        """
        self.features = features
        self.regression = regression
        self.legal = legal
        self.known = dict(known)
        self.encoders = dict(encoders)
        self.settings = settings
        self.classes = regression.classes

    @classmethod
    def fit(
        cls, *, texts: list[str], labels: Sequence[Sequence[str]], languages: list[str], settings: Mapping[str, Any]
    ) -> "IntentModel":
        """Fit on the training texts and their misspelt copies.

        Args:
            texts: Training texts.
            labels: Intents of each text, the first one first.
            languages: Language code of each text.
            settings: Component settings.
        """
        texts = [spoken(text) for text in texts]
        all_texts, all_labels = list(texts), list(labels)
        for copy in range(settings["noisy_copies"]):
            seed = settings["seed"] + copy
            for text, names, code in zip(texts, labels, languages, strict=True):
                noisy = noisy_copy(text, code, seed=seed)
                if noisy != text:
                    all_texts.append(noisy)
                    all_labels.append(names)
        features = TextFeatures.fit(all_texts, scale=settings["text_scale"])
        encoders = load_encoders(settings["encoders"])
        blocks = _blocks(all_texts, features, encoders, settings["encoder_scales"])
        solver = {"c": settings["c"], "max_iterations": settings["max_iterations"]}
        with ThreadPoolExecutor(max_workers=1) as beside:
            heads = beside.submit(legal_heads.fit, blocks, all_labels, settings["legal_intents"], **solver)
            regression = softmax.fit(blocks, all_labels, **solver)
            legal = heads.result()
        regression = replace(regression, temperature=settings["temperature"])
        ours = np.array([place for place, names in enumerate(labels) if OUT_OF_SCOPE not in names])
        known = {name: _unit(name, block[ours], settings) for name, block in blocks.items()}
        return cls(features, regression, legal, known, encoders=encoders, settings=settings)

    def judge(self, text: str) -> Judgement:
        """Return what the model makes of one text."""
        blocks = _blocks([spoken(text)], self.features, self.encoders, self.settings["encoder_scales"])
        chances = self.legal.probabilities(blocks)[0]
        probabilities = self.regression.probabilities(blocks)[0]
        closeness = self._closeness(blocks)
        return Judgement(
            probabilities=probabilities,
            legal={name: float(chance) for name, chance in zip(self.legal.names, chances, strict=True)},
            closeness=closeness,
            in_scope=min(max(closeness + ODDS_WEIGHT * self._odds_ours(probabilities), 0.0), 1.0),
        )

    def _odds_ours(self, probabilities: np.ndarray) -> float:
        """Return the log-odds that the text is not out of scope; 0 for a model that was taught no such texts."""
        if OUT_OF_SCOPE not in self.classes:
            return 0.0
        foreign = float(np.clip(probabilities[self.classes.index(OUT_OF_SCOPE)], 1e-9, 1 - 1e-9))
        return float(np.log((1 - foreign) / foreign))

    def _closeness(self, blocks: Mapping[str, Any]) -> float:
        names = list(self.encoders) or [TEXT_BLOCK]
        similarity = np.zeros(self.known[names[0]].shape[0], dtype=np.float32)
        for name in names:
            row = _unit(name, blocks[name], self.settings)
            similarity += np.asarray(self.known[name] @ (row.toarray()[0] if name == TEXT_BLOCK else row[0]))
        similarity /= len(names)
        neighbours = min(self.settings["neighbours"], len(similarity))
        if not neighbours:
            return 0.0
        nearest = np.partition(similarity, -neighbours)[-neighbours:]
        return float(min(max(nearest.mean(), 0.0), 1.0))

    def save(self, folder: Path) -> None:
        """Write the model as JSON and plain arrays."""
        text_rows = self.known[TEXT_BLOCK]
        arrays: dict[str, np.ndarray] = {
            "bias": self.regression.bias,
            "legal_bias": self.legal.bias,
            "text_data": text_rows.data,
            "text_indices": text_rows.indices,
            "text_indptr": text_rows.indptr,
        }
        arrays.update({f"weights_{name}": block for name, block in self.regression.weights.items()})
        arrays.update({f"legal_{name}": block for name, block in self.legal.weights.items()})
        arrays.update({f"known_{name}": self.known[name] for name in self.known if name != TEXT_BLOCK})
        arrays.update({f"idf_{name}": values for name, values in self.features.idf().items()})
        np.savez_compressed(folder / "intent.npz", **arrays)
        described = {
            "classes": list(self.classes),
            "legal": list(self.legal.names),
            "temperature": self.regression.temperature,
            "encoders": [name for name in self.known if name != TEXT_BLOCK],
            "vocabularies": self.features.vocabularies(),
            "text_shape": list(text_rows.shape),
        }
        (folder / "intent.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, *, settings: Mapping[str, Any]) -> "IntentModel":
        """Read what `save` wrote.

        An encoder the model was trained with but that is not installed any more is left
        out of the sum: worse answers, with a warning, rather than none.
        """
        described = json.loads((folder / "intent.json").read_text(encoding="utf-8"))
        with np.load(folder / "intent.npz", allow_pickle=False) as stored:
            arrays = {name: np.array(stored[name]) for name in stored.files}
        vocabularies = described["vocabularies"]
        idf = {name: arrays[f"idf_{name}"] for name in vocabularies}
        features = TextFeatures.restore(vocabularies, idf, scale=settings["text_scale"])
        encoders = load_encoders(described["encoders"])
        names = [TEXT_BLOCK, *encoders]
        weights = {name: arrays[f"weights_{name}"] for name in names}
        legal_weights = {name: arrays[f"legal_{name}"] for name in names}
        known: dict[str, Any] = {name: arrays[f"known_{name}"] for name in encoders}
        if not encoders:  # only then are the texts' own features measured against
            text_rows = (arrays["text_data"], arrays["text_indices"], arrays["text_indptr"])
            known[TEXT_BLOCK] = csr_matrix(text_rows, shape=described["text_shape"])
        regression = softmax.SoftmaxModel(
            tuple(described["classes"]), weights, arrays["bias"], described["temperature"]
        )
        legal = legal_heads.LegalHeads(tuple(described["legal"]), legal_weights, arrays["legal_bias"])
        return cls(features, regression, legal, known, encoders=encoders, settings=settings)


def _blocks(
    texts: list[str], features: TextFeatures, encoders: Mapping[str, Any], scales: Mapping[str, float]
) -> dict[str, Any]:
    blocks: dict[str, Any] = {TEXT_BLOCK: features.transform(texts)}
    for name, encoder in encoders.items():
        blocks[name] = encoder.encode(texts) * np.float32(scales.get(name, 1.0))
    return blocks


def _unit(name: str, block: Any, settings: Mapping[str, Any]) -> Any:
    """Undo the scale of a block, so that a product of two rows is their cosine."""
    return block / (settings["text_scale"] if name == TEXT_BLOCK else settings["encoder_scales"].get(name, 1.0))
