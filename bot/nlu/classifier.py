"""Rasa component: which intent a message has, and whether it is ours to answer."""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import spoken
from bot.nlu.intent_model import OUT_OF_SCOPE, IntentModel, Judgement
from bot.nlu.language import further_intents, language_of_example
from bot.nlu.legal_heads import carried, settled
from bot.nlu.memory import return_unused_memory

FALLBACK_INTENT = "nlu_fallback"
RANKING = "intent_ranking"
IN_SCOPE = "in_scope"
LEGAL = "legal_intents"
_COMMAND = re.compile(r"\s*(?:/\s*\w|external\s*:)", re.IGNORECASE)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class JointIntentClassifier(GraphComponent, IntentClassifier):
    """TF-IDF and sentence embeddings in one logistic regression.

    Sets `intent`, the full `intent_ranking`, `legal_intents`: each intent with legal effect that
    the message carries on its own account, and `in_scope`: how close the message is to its nearest
    training texts. A message that is far from all of them, or that no intent
    fits, gets the intent `nlu_fallback`; its ranking stays as computed.
    Source: design measurements, `docs/decisions` on language understanding.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "encoders": ["use"],
            # Lengths of the feature blocks beside each other: what is long is trusted more.
            "encoder_scales": {},
            "text_scale": 2.0,
            "c": 20.0,
            "max_iterations": 40,
            "temperature": 1.0,
            "legal_intents": [],
            "legal_threshold": 0.9,
            "legal_threshold_first": 0.3,
            "legal_grave": [],
            "legal_threshold_grave": 0.3,
            # The likeliest one counts as well when the ranking is so sure; far from all we know only near certainty counts.
            "legal_confidence": 0.6,
            "legal_in_scope": 0.5,
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
            labels=[(example.get(INTENT), *further_intents(example)) for example in examples],
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
        ranking: list[dict[str, Any]] = []
        legal: list[dict[str, Any]] = []
        score = 0.0
        if spoken(text) and self.model is not None:
            judged = self.model.judge(text)
            score = judged.in_scope
            ranking = _ranked(dict(zip(self.model.classes, map(float, judged.probabilities), strict=True)))
            legal = self.legal_statements(judged, ranking[0])
        verdict = self._decide(ranking, legal, score)
        if _COMMAND.match(text):
            # To Rasa these are commands, to a consumer nothing: whoever writes so is asked what is meant.
            verdict = {"name": FALLBACK_INTENT, "confidence": 1.0}
        message.set(INTENT, verdict, add_to_output=True)
        message.set(RANKING, ranking, add_to_output=True)
        message.set(LEGAL, legal, add_to_output=True)
        message.set(IN_SCOPE, round(score, 4), add_to_output=True)

    def legal_statements(self, judged: Judgement, best: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the intents with legal effect a message carries, the likeliest first; `best` heads the ranking."""
        found = carried(judged.legal, best["name"], self.config)
        # Two neighbours ("stop writing" and "leave me alone") can press each other's own chance down; the ranking settles it.
        if best["name"] in judged.legal and best["confidence"] >= self.config["legal_confidence"]:
            found.setdefault(best["name"], best["confidence"])
        if judged.in_scope < self.config["legal_in_scope"]:
            found = {name: chance for name, chance in found.items() if chance >= self.config["legal_threshold"]}
        return _ranked(settled(found))

    def _decide(self, ranking: list[dict[str, Any]], legal: list[dict[str, Any]], score: float) -> dict[str, Any]:
        if not ranking:
            return {"name": FALLBACK_INTENT, "confidence": 1.0}
        assert self.model is not None
        floor = "in_scope_threshold" if self.model.encoders else "in_scope_threshold_text_only"
        best = ranking[0]
        if best["name"] == OUT_OF_SCOPE:
            return dict(best)
        is_unsure = score < self.config[floor] or best["confidence"] < self.config["confidence_threshold"]
        # An intent with legal effect stops or holds things: one that is only the least unlikely guess is asked about.
        is_idle_guess = best["name"] in self.config["legal_intents"] and best["name"] not in {x["name"] for x in legal}
        if is_unsure or is_idle_guess:
            return {"name": FALLBACK_INTENT, "confidence": round(1.0 - min(max(score, 0.0), best["confidence"]), 6)}
        return dict(best)


def _ranked(chances: dict[str, float]) -> list[dict[str, Any]]:
    """Return names with their confidence, the likeliest first."""
    return [
        {"name": name, "confidence": round(chance, 6)}
        for name, chance in sorted(chances.items(), key=lambda item: (-item[1], item[0]))
    ]
