"""The figures of a model: what counts as right, in which language, and which statements have legal effect."""

from collections.abc import Sequence
from typing import Any

import pytest

from evaluation.gate import LEGAL_INTENTS, accuracy, figures, hurried, legal_figures
from evaluation.texts import Text
from parley.compliance.effects_table import EFFECTS


class Reader:
    """Names the intent it is told to for each text."""

    def __init__(self, **intents: str) -> None:
        self.intents = intents

    def parse(self, texts: Sequence[str]) -> dict[str, dict[str, Any]]:
        return {text: {"intent_ranking": [{"name": self.intents.get(text, "greet")}]} for text in texts}


def best(intent: str | None, legal: list[str] | None = None) -> dict[str, Any]:
    ranking = [{"name": intent}] if intent else []
    return {"intent_ranking": ranking, **({} if legal is None else {"legal_intents": legal})}


def text(intent: str, *also: str) -> Text:
    return Text("...", intent, "en", also)


def test_the_intents_with_legal_effect_are_those_of_the_effects_table() -> None:
    assert set(EFFECTS) == LEGAL_INTENTS


@pytest.mark.parametrize(
    ("wanted", "got", "share"),
    [
        (text("greet"), best("greet"), 1.0),
        (text("greet", "stop_contact"), best("stop_contact"), 1.0),
        (text("greet"), best("affirm"), 0.0),
        (text("greet"), best(None), 0.0),
    ],
)
def test_the_best_ranked_intent_counts_when_it_is_one_of_the_right_ones(
    wanted: Text, got: dict[str, Any], share: float
) -> None:
    assert accuracy([(wanted, got)]) == share


@pytest.mark.parametrize(
    ("wanted", "got", "recall", "precision"),
    [
        (text("stop_contact"), best("stop_contact"), 1.0, 1.0),
        (text("stop_contact", "dispute_debt"), best("stop_contact"), 0.5, 1.0),
        (text("stop_contact", "dispute_debt"), best("stop_contact", ["stop_contact", "dispute_debt"]), 1.0, 1.0),
        (text("greet"), best("stop_contact"), 0.0, 0.0),
        (text("stop_contact"), best("stop_contact", []), 0.0, 0.0),
        (text("stop_contact"), best("greet", ["stop_contact", "claim_minor"]), 1.0, 0.5),
    ],
)
def test_legal_figures_count_pairs_of_text_and_intent(
    wanted: Text, got: dict[str, Any], recall: float, precision: float
) -> None:
    assert legal_figures([(wanted, got)]) == (recall, precision)


def test_each_language_has_its_own_accuracy() -> None:
    texts = [Text("Hello!", "greet", "en"), Text("Alto", "stop_contact", "es"), Text("Stop.", "stop_contact", "en")]
    got = figures(texts, Reader(**{"Stop.": "stop_contact", hurried(texts[0]): "affirm"}))  # type: ignore[arg-type]
    assert got == {
        "accuracy_en": 1.0, "accuracy_es": 0.0, "accuracy_noisy": 0.0, "legal_recall": 0.5, "legal_precision": 1.0,
        "texts": 3,
    }  # fmt: skip


def test_a_hurried_copy_has_no_punctuation_and_is_always_the_same() -> None:
    text = Text("¡Hola! ¿Cuánto debo, señor?", "greet", "es")
    assert hurried(text) == hurried(text)
    assert not set(hurried(text)) & set("¡!¿?,.")
