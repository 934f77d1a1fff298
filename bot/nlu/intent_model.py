"""The fitted intent model: features, weights, and the training texts to measure distance from."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu import softmax
from bot.nlu.embeddings import load_encoders
from bot.nlu.features import TextFeatures, spoken
from bot.nlu.noise import noisy_copy

TEXT_BLOCK = "text"
# Its examples teach the regression what is not ours; being near one is not being in scope.
OUT_OF_SCOPE = "out_of_scope"


class IntentModel:
    """Turns one text into intent probabilities and a distance score."""

    def __init__(
        self,
        features: TextFeatures,
        regression: softmax.SoftmaxModel,
        known: Mapping[str, Any],
        *,
        encoders: Mapping[str, Any],
        neighbours: int,
    ) -> None:
        """Put a model together from fitted parts.

        Args:
            features: Fitted TF-IDF features.
            regression: Fitted weights; one block for the features, one per encoder.
            known: Feature rows of the training texts by block name.
            encoders: Sentence encoders that are both trained for and installed.
            neighbours: How many nearest training texts the score averages over.
        """
        self.features = features
        self.regression = regression
        self.known = dict(known)
        self.encoders = dict(encoders)
        self.neighbours = neighbours
        self.classes = regression.classes

    @classmethod
    def fit(
        cls, *, texts: list[str], labels: list[str], languages: list[str], settings: Mapping[str, Any]
    ) -> "IntentModel":
        """Fit on the training texts and their misspelt copies.

        Args:
            texts: Training texts.
            labels: Intent of each text.
            languages: Language code of each text.
            settings: Component settings.
        """
        texts = [spoken(text) for text in texts]
        all_texts, all_labels = list(texts), list(labels)
        for copy in range(settings["noisy_copies"]):
            seed = settings["seed"] + copy
            all_texts += [noisy_copy(text, code, seed=seed) for text, code in zip(texts, languages, strict=False)]
            all_labels += labels
        features = TextFeatures.fit(all_texts, scale=settings["text_scale"])
        encoders = load_encoders(settings["encoders"])
        blocks = _blocks(all_texts, features, encoders)
        regression = softmax.fit(blocks, all_labels, c=settings["c"], max_iterations=settings["max_iterations"])
        ours = np.array([place for place, label in enumerate(labels) if label != OUT_OF_SCOPE])
        known = {name: block[ours] for name, block in blocks.items()}
        return cls(features, regression, known, encoders=encoders, neighbours=settings["neighbours"])

    def judge(self, text: str) -> tuple[np.ndarray, float]:
        """Return class probabilities (in the order of `classes`) and the in-scope score.

        The score is the mean cosine to the nearest training texts, 0 to 1.
        """
        blocks = _blocks([spoken(text)], self.features, self.encoders)
        return self.regression.probabilities(blocks)[0], self._closeness(blocks)

    def _closeness(self, blocks: Mapping[str, Any]) -> float:
        names = list(self.encoders) or [TEXT_BLOCK]
        similarity = np.zeros(self.known[names[0]].shape[0], dtype=np.float32)
        for name in names:
            row = blocks[name].toarray()[0] / self.features.scale**2 if name == TEXT_BLOCK else blocks[name][0]
            similarity += np.asarray(self.known[name] @ row)
        similarity /= len(names)
        nearest = np.partition(similarity, -self.neighbours)[-self.neighbours :] if len(similarity) else similarity
        return float(min(max(nearest.mean(), 0.0), 1.0)) if len(nearest) else 0.0

    def save(self, folder: Path) -> None:
        """Write the model as JSON and plain arrays."""
        text_rows = self.known[TEXT_BLOCK]
        arrays: dict[str, np.ndarray] = {
            "bias": self.regression.bias,
            "text_data": text_rows.data,
            "text_indices": text_rows.indices,
            "text_indptr": text_rows.indptr,
        }
        arrays.update({f"weights_{name}": block for name, block in self.regression.weights.items()})
        arrays.update({f"known_{name}": self.known[name] for name in self.known if name != TEXT_BLOCK})
        arrays.update({f"idf_{name}": values for name, values in self.features.idf().items()})
        np.savez_compressed(folder / "intent.npz", **arrays)
        described = {
            "classes": list(self.classes),
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
        known: dict[str, Any] = {name: arrays[f"known_{name}"] for name in encoders}
        if not encoders:  # only then are the texts' own features measured against
            text_rows = (arrays["text_data"], arrays["text_indices"], arrays["text_indptr"])
            known[TEXT_BLOCK] = csr_matrix(text_rows, shape=described["text_shape"])
        regression = softmax.SoftmaxModel(tuple(described["classes"]), weights, arrays["bias"])
        return cls(features, regression, known, encoders=encoders, neighbours=settings["neighbours"])


def _blocks(texts: list[str], features: TextFeatures, encoders: Mapping[str, Any]) -> dict[str, Any]:
    blocks: dict[str, Any] = {TEXT_BLOCK: features.transform(texts)}
    for name, encoder in encoders.items():
        blocks[name] = encoder.encode(texts)
    return blocks
