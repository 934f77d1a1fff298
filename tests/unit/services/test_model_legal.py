"""What the model's reading of a message sets off by itself."""

import pytest

from parley.services.model_legal import legal_intents, without_lifting
from parley.services.ports import Understood


def reading(intent: str, confidence: float, *listed: str) -> Understood:
    return Understood(
        intent=intent,
        confidence=confidence,
        ranking=((intent, confidence),),
        language="en",
        language_confidence=1.0,
        raw={"legal_intents": [{"name": name, "confidence": 0.6} for name in listed], "intent": {"name": intent}},
    )


@pytest.mark.parametrize(
    ("understood", "expected"),
    [
        pytest.param(reading("ask_balance", 0.99), (), id="nothing legal"),
        pytest.param(reading("dispute_debt", 0.5), ("dispute_debt",), id="first reading at the confidence"),
        pytest.param(reading("dispute_debt", 0.49), (), id="first reading just below"),
        pytest.param(reading("dispute_debt", 0.3, "dispute_debt"), ("dispute_debt",), id="unsure but listed"),
        pytest.param(
            reading("deny_identity", 0.9, "deny_identity", "stop_contact"),
            ("stop_contact", "deny_identity"),
            id="two at once, the more urgent first",
        ),
        pytest.param(reading("propose_installments", 0.9, "claim_attorney"), ("claim_attorney",), id="beside an offer"),
        pytest.param(reading("resume_contact", 0.99, "resume_contact"), (), id="only a rule lifts an opt-out"),
        pytest.param(reading("greet", 0.9, "greet", "no_such_intent"), (), id="a name without effect is no effect"),
    ],
)
def test_legal_effects_of_a_reading(understood: Understood, expected: tuple[str, ...]) -> None:
    assert legal_intents(understood) == expected


def test_a_resumption_only_the_model_sees_counts_as_not_understood() -> None:
    changed = without_lifting(reading("resume_contact", 0.97))
    assert (changed.intent, changed.raw["intent"]["name"]) == ("nlu_fallback", "nlu_fallback")
    assert changed.raw["overruled"] == "resume_contact"


def test_every_other_reading_is_left_as_it_is() -> None:
    understood = reading("stop_contact", 0.97)
    assert without_lifting(understood) is understood


def test_the_model_is_asked_about_every_intent_of_the_table_of_effects() -> None:
    import yaml

    from evaluation.texts import PROJECT
    from parley.compliance.effects_table import EFFECTS

    pipeline = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    asked = next(part["legal_intents"] for part in pipeline if "legal_intents" in part)
    assert sorted(asked) == sorted(EFFECTS)
