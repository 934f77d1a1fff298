"""Rasa component: which intent a message has, and whether it is ours to answer."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import spoken
from bot.nlu.intent_model import OUT_OF_SCOPE, IntentModel
from bot.nlu.language import language_of_example
from bot.nlu.memory import return_unused_memory

FALLBACK_INTENT = "nlu_fallback"
RANKING = "intent_ranking"
IN_SCOPE = "in_scope"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class JointIntentClassifier(GraphComponent, IntentClassifier):
    """TF-IDF and sentence embeddings in one logistic regression.

    Sets `intent`, the full `intent_ranking`, and `in_scope`: how close the message is to
    its nearest training texts. A message that is far from all of them, or that no intent
    fits, gets the intent `nlu_fallback`; its ranking stays as computed.
    Source: design measurements, `docs/decisions` on language understanding.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "encoders": ["minilm", "use"],
            "c": 20.0,
            "max_iterations": 40,
            "text_scale": 0.6,
            "noisy_copies": 1,
            "seed": 7,
            "neighbours": 3,
            "in_scope_threshold": 0.45,
            "in_scope_threshold_text_only": 0.2,
            "confidence_threshold": 0.15,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
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
    ) -> "JointIntentClassifier":
        """Create an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on all intent examples and store it."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self.model = IntentModel.fit(
            texts=[example.get(TEXT) for example in examples],
            labels=[example.get(INTENT) for example in examples],
            languages=[language_of_example(example) for example in examples],
            settings=self.config,
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
    ) -> "JointIntentClassifier":
        """Load what `train` stored."""
        with model_storage.read_from(resource) as folder:
            model = IntentModel.load(folder, settings={**cls.get_default_config(), **config})
        return_unused_memory()
        return cls(config, model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking and the in-scope score on every message."""
        for message in messages:
            self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        if not spoken(text) or self.model is None:
            ranking: list[dict[str, Any]] = []
            score = 0.0
        else:
            probabilities, score = self.model.judge(text)
            order = np.argsort(-probabilities, kind="stable")
            ranking = [
                {"name": self.model.classes[place], "confidence": round(float(probabilities[place]), 6)}
                for place in order
            ]
        message.set(INTENT, self._decide(ranking, score), add_to_output=True)
        message.set(RANKING, ranking, add_to_output=True)
        message.set(IN_SCOPE, round(score, 4), add_to_output=True)

    def _decide(self, ranking: list[dict[str, Any]], score: float) -> dict[str, Any]:
        if not ranking:
            return {"name": FALLBACK_INTENT, "confidence": 1.0}
        assert self.model is not None
        floor = "in_scope_threshold" if self.model.encoders else "in_scope_threshold_text_only"
        best = ranking[0]
        if best["name"] == OUT_OF_SCOPE:
            return dict(best)
        if score < self.config[floor] or best["confidence"] < self.config["confidence_threshold"]:
            return {"name": FALLBACK_INTENT, "confidence": round(1.0 - min(max(score, 0.0), best["confidence"]), 6)}
        return dict(best)
