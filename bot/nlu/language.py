"""Rasa component: is a message English or Spanish, and how sure are we."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import CountVectorizer

from bot.nlu import softmax
from bot.nlu.noise import noisy_copy

DEFAULT_LANGUAGE = "en"
LANGUAGE = "language"
ENOUGH_LETTERS = 6
_PLACEHOLDER = re.compile(r"\[[a-z_]+\]")
_NOT_LETTERS = re.compile(r"[^a-záéíóúüñ¿¡'’ ]+")


def language_of_example(example: Message) -> str:
    """Return the language an NLU file declares for its intent block; English if silent."""
    metadata = example.get(METADATA) or {}
    for level in ("example", "intent"):
        declared = metadata.get(level)
        if isinstance(declared, dict) and declared.get("language"):
            return str(declared["language"])
    return DEFAULT_LANGUAGE


def further_intents(example: Message) -> tuple[str, ...]:
    """Return the intents beside the first one that an NLU file declares for a block (`also`)."""
    metadata = example.get(METADATA) or {}
    declared = metadata.get("intent")
    return tuple(declared.get("also", ())) if isinstance(declared, dict) else ()


def letters_of(text: str) -> str:
    """Keep what tells a language: letters and accents, no figures, no placeholders."""
    return _NOT_LETTERS.sub(" ", _PLACEHOLDER.sub(" ", text.lower()))


class LanguageModel:
    """Logistic regression on the presence of words and character pieces.

    Presence is not scaled to unit length: a short text brings little evidence and gets a
    confidence near one half, a long one adds up.
    """

    def __init__(self, pieces: list[str], regression: softmax.SoftmaxModel) -> None:
        """Wrap fitted parts.

        Args:
            pieces: Known character pieces in column order.
            regression: Fitted weights over them.
        """
        self.pieces = pieces
        self.regression = regression
        self.vectorizer = _vectorizer(vocabulary={piece: column for column, piece in enumerate(pieces)})

    @classmethod
    def fit(cls, texts: list[str], codes: list[str], *, c: float, seed: int) -> "LanguageModel":
        """Learn from texts and their misspelt copies.

        Args:
            texts: Training texts.
            codes: Language code of each.
            c: Inverse strength of the penalty; small keeps short texts undecided.
            seed: Seed of the misspelt copies.
        """
        copies = [noisy_copy(text, code, seed=seed) for text, code in zip(texts, codes, strict=False)]
        lines = [letters_of(text) for text in [*texts, *copies]]
        vectorizer = _vectorizer(min_df=2).fit(lines)
        counts = vectorizer.transform(lines)
        regression = softmax.fit({"pieces": counts}, [[code] for code in [*codes, *codes]], c=c, max_iterations=200)
        return cls(list(vectorizer.get_feature_names_out()), regression)

    def judge(self, text: str) -> dict[str, Any]:
        """Return the likelier language and its probability, at least one half."""
        counts = self.vectorizer.transform([letters_of(text)])
        if len(self.regression.classes) == 1:
            return {"code": self.regression.classes[0], "confidence": 0.5}
        if counts.nnz == 0:
            return {"code": DEFAULT_LANGUAGE, "confidence": 0.5}
        return self._shrunk(self.regression.probabilities({"pieces": counts})[0], sum(map(str.isalpha, text)))

    def _shrunk(self, probabilities: np.ndarray, letters: int) -> dict[str, Any]:
        # A word of two letters can be sure of itself in the training data and still be
        # written in both languages: pull short texts towards one half.
        weight = min(1.0, letters / ENOUGH_LETTERS)
        shrunk = probabilities**weight / (probabilities**weight).sum()
        best = int(np.argmax(shrunk))
        return {"code": self.regression.classes[best], "confidence": round(float(shrunk[best]), 4)}

    def save(self, folder: Path) -> None:
        """Write the model as JSON and plain arrays."""
        np.savez_compressed(
            folder / "language.npz", weights=self.regression.weights["pieces"], bias=self.regression.bias
        )
        described = {"pieces": self.pieces, "classes": list(self.regression.classes)}
        (folder / "language.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LanguageModel":
        """Read what `save` wrote."""
        described = json.loads((folder / "language.json").read_text(encoding="utf-8"))
        with np.load(folder / "language.npz", allow_pickle=False) as stored:
            regression = softmax.SoftmaxModel(
                tuple(described["classes"]), {"pieces": stored["weights"]}, stored["bias"]
            )
        return cls(described["pieces"], regression)


def _vectorizer(**more: Any) -> CountVectorizer:
    return CountVectorizer(analyzer="char_wb", ngram_range=(1, 5), binary=True, dtype=np.float32, **more)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LanguageDetector(GraphComponent):
    """Sets `language: {code, confidence}` on every message.

    The caller decides what a confidence is worth; "ok" or "50" say nothing and stay near
    one half, so that a conversation does not jump between languages.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {"c": 0.5, "seed": 7}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LanguageModel | None = None,
    ) -> None:
        """Keep the settings and, after loading, the fitted model."""
        self.config = {**self.get_default_config(), **config}
        self._storage = model_storage
        self._resource = resource
        self.model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageDetector":
        """Create an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all intent examples and store the model."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self.model = LanguageModel.fit(
            [example.get(TEXT) for example in examples],
            [language_of_example(example) for example in examples],
            c=self.config["c"],
            seed=self.config["seed"],
        )
        with self._storage.write_to(self._resource) as folder:
            self.model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LanguageDetector":
        """Load what `train` stored."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LanguageModel.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the language on every message."""
        for message in messages:
            verdict = {"code": DEFAULT_LANGUAGE, "confidence": 0.5}
            if self.model is not None:
                verdict = self.model.judge(message.get(TEXT) or "")
            message.set(LANGUAGE, verdict, add_to_output=True)
        return messages
