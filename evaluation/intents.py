"""Measure the intents: cross-validation, held-out texts, and their corrupted copies."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import yaml

from bot.nlu.classifier import JointIntentClassifier
from bot.nlu.intent_model import IntentModel, Judgement
from evaluation import stats
from evaluation.rules import rule_intents
from evaluation.sms_noise import corrupt
from evaluation.texts import PROJECT, Text
from parley.compliance.second_reading import without_contradicted

FOLDS = 5
NEEDS_A_RULE = frozenset({"resume_contact"})
"""The model alone never lifts an opt-out (`parley.services.model_legal`), so its word for it counts for nothing here."""
CORRUPTION_SEED = 11


def product_settings() -> dict[str, Any]:
    """Return the classifier's settings as `config.yml` has them."""
    pipeline = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    ours = next(item for item in pipeline if item["name"].endswith("JointIntentClassifier"))
    return {**JointIntentClassifier.get_default_config(), **{k: v for k, v in ours.items() if k != "name"}}


def fitted(texts: Sequence[Text], settings: Mapping[str, Any]) -> IntentModel:
    """Train on labelled texts, as Rasa does through the component."""
    return IntentModel.fit(
        texts=[text.text for text in texts],
        labels=[text.intents for text in texts],
        languages=[text.language for text in texts],
        settings=settings,
    )


def corrupted(texts: Sequence[Text]) -> list[Text]:
    """Return a copy of each text as a hurried thumb would type it; labels stay."""
    return [
        Text(corrupt(text.text, text.language, seed=CORRUPTION_SEED), text.intent, text.language, text.also)
        for text in texts
    ]


@dataclass(frozen=True, eq=False)
class Judged:
    """What a model made of labelled texts."""

    texts: Sequence[Text]
    classes: tuple[str, ...]
    judgements: Sequence[Judgement]
    settings: Mapping[str, Any]

    @property
    def logits(self) -> np.ndarray:
        """Return the scores before the temperature, up to a constant per row."""
        chances = np.array([one.probabilities for one in self.judgements])
        return np.log(np.maximum(chances, 1e-12)) * self.settings["temperature"]

    @cached_property
    def best(self) -> list[str]:
        """Return the likeliest intent of each text."""
        return [self.classes[int(one.probabilities.argmax())] for one in self.judgements]

    @property
    def is_right(self) -> np.ndarray:
        """Return whether the likeliest intent is one of the right answers."""
        return np.array([best in text.intents for best, text in zip(self.best, self.texts, strict=True)])

    @property
    def confidence(self) -> np.ndarray:
        """Return the probability of the likeliest intent."""
        return np.array([one.probabilities.max() for one in self.judgements])

    @property
    def in_scope(self) -> np.ndarray:
        """Return the score the gate looks at."""
        return np.array([one.in_scope for one in self.judgements])

    def is_answered(self) -> np.ndarray:
        """Return which texts pass the gate; the others get the question with two readings."""
        sure = self.confidence >= self.settings["confidence_threshold"]
        return sure & (self.in_scope >= self.settings["in_scope_threshold"])

    def legal_by_model(self, place: int) -> set[str]:
        """Return the intents with legal effect the model finds in one text; those only a rule may find are left out."""
        judgement = self.judgements[place]
        best = {"name": self.best[place], "confidence": float(judgement.probabilities.max())}
        component = JointIntentClassifier(dict(self.settings), None, None)
        return {item["name"] for item in component.legal_statements(judgement, best)} - NEEDS_A_RULE

    def of(self, keep: np.ndarray) -> "Judged":
        """Return the part where `keep` is true."""
        places = np.flatnonzero(keep)
        return Judged(
            [self.texts[i] for i in places], self.classes, [self.judgements[i] for i in places], self.settings
        )


def judged(model: IntentModel, texts: Sequence[Text], settings: Mapping[str, Any]) -> Judged:
    """Let a model judge texts one at a time, as in service."""
    return Judged(texts, model.classes, [model.judge(text.text) for text in texts], settings)


def cross_validated(texts: Sequence[Text], settings: Mapping[str, Any]) -> list[Judged]:
    """Train on four fifths and judge the rest, five times; the folds are fixed by a seed."""
    fold = np.random.RandomState(0).permutation(len(texts)) % FOLDS
    parts = []
    for number in range(FOLDS):
        learned = [text for text, place in zip(texts, fold, strict=True) if place != number]
        asked = [text for text, place in zip(texts, fold, strict=True) if place == number]
        parts.append(judged(fitted(learned, settings), asked, settings))
    return parts


def summary(part: Judged) -> dict[str, Any]:
    """Return the figures of one measured set."""
    right, answered = part.is_right, part.is_answered()
    top_two = [
        bool({part.classes[i] for i in np.argsort(-one.probabilities)[:2]} & set(text.intents))
        for one, text in zip(part.judgements, part.texts, strict=True)
    ]
    return {
        "texts": len(part.texts),
        "accuracy": float(right.mean()),
        "interval": stats.wilson(int(right.sum()), len(right)),
        "top_two": float(np.mean(top_two)),
        "answered": float(answered.mean()),
        "accuracy_answered": float(right[answered].mean()) if answered.any() else 0.0,
        "calibration_error": stats.expected_calibration_error(part.confidence, right),
    }


def per_intent(part: Judged) -> list[dict[str, Any]]:
    """Return precision, recall and what it was mistaken for, for each intent."""
    best = part.best
    rows = []
    for intent in part.classes:
        gold = [i for i, text in enumerate(part.texts) if text.intent == intent]
        found = [i for i in gold if best[i] in part.texts[i].intents]
        said = [i for i, name in enumerate(best) if name == intent]
        right = [i for i in said if intent in part.texts[i].intents]
        mistaken = Counter(best[i] for i in gold if best[i] not in part.texts[i].intents)
        rows.append(
            {
                "intent": intent,
                "texts": len(gold),
                "recall": len(found) / len(gold) if gold else None,
                "precision": len(right) / len(said) if said else None,
                "mistaken_for": mistaken.most_common(3),
            }
        )
    return rows


def confusions(part: Judged) -> list[tuple[str, str, int]]:
    """Return (right intent, given intent, count), the most frequent first."""
    pairs = Counter(
        (text.intent, best) for text, best in zip(part.texts, part.best, strict=True) if best not in text.intents
    )
    return [(right, given, count) for (right, given), count in pairs.most_common()]


def legal(part: Judged, names: Sequence[str]) -> dict[str, Any]:
    """Return recall and precision over (text, intent with legal effect) pairs: the model, the rules, both together."""
    rules = [rule_intents(text.text) & set(names) for text in part.texts]
    model = [part.legal_by_model(place) for place in range(len(part.texts))]
    both = [one | set(without_contradicted(other, one)) for one, other in zip(rules, model, strict=True)]
    finders = {"model": model, "rules": rules, "both": both}
    wanted = [set(text.intents) & set(names) for text in part.texts]
    figures: dict[str, Any] = {name: _pairs(wanted, found) for name, found in finders.items()}
    figures["per_intent"] = {
        name: _pairs([one & {name} for one in wanted], [one & {name} for one in finders["both"]]) for name in names
    }
    return figures


def _pairs(wanted: Sequence[set[str]], found: Sequence[set[str]]) -> dict[str, Any]:
    hits = sum(len(one & other) for one, other in zip(wanted, found, strict=True))
    expected, given = sum(map(len, wanted)), sum(map(len, found))
    return {
        "expected": expected,
        "found": hits,
        "given": given,
        "recall": hits / expected if expected else 1.0,
        "recall_interval": stats.wilson(hits, expected),
        "precision": hits / given if given else 1.0,
        "precision_interval": stats.wilson(hits, given),
    }
