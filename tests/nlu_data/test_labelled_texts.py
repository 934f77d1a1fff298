"""What must hold for every text the model learns from or is measured on.

A missing intent, a thin legal intent, or one text under two intents is what a classifier cannot forgive; a held-out text that
is also a training text makes a figure worthless.
"""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

import pytest
import yaml

from evaluation.texts import (
    HELD_OUT,
    LANGUAGES,
    PROJECT,
    TRAINING,
    Text,
    held_out_legal_texts,
    held_out_texts,
    training_texts,
)
from parley.compliance.effects_table import EFFECTS

VOCABULARY = frozenset(yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))["intents"])
LEGAL_INTENTS = frozenset(EFFECTS)
FEWEST = {("en", False): 60, ("en", True): 120, ("es", False): 30, ("es", True): 60}
FEWEST_HELD_OUT_TEXTS = 800
MAXIMUM_WORDS = 30
SHORT_WORDS = 4
"""Texts of up to so many words are what everybody writes ("not mine"); two people writing one of them is no leak."""
ALIKE = 0.92
PLACEHOLDERS = frozenset({"[dob]", "[zip]", "[ssn4]", "[ref]", "[ssn]", "[card]"})
SECRET = re.compile(r"\b(?:\d[ -]?){13,16}\b|\b\d{3}-\d{2}-\d{4}\b|\b\d{1,2}/\d{1,2}/(?:19|200)\d{2}\b")

LEARNED = {language: training_texts(language) for language in LANGUAGES}
MEASURED = {language: held_out_texts(language) + held_out_legal_texts(language) for language in LANGUAGES}
ALL_LEARNED = [text for texts in LEARNED.values() for text in texts]
ALL_MEASURED = [text for texts in MEASURED.values() for text in texts]
FILES = sorted(TRAINING.glob("*/*.yml"))


def key_of(text: str) -> str:
    """Fold case, accents and punctuation: the differences a hurried thumb does not make."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w\s$%#\[\]]", "", letters).split()) or text


def listed(texts: list[Text]) -> list[str]:
    return [f"{text.language}/{text.intent}: {text.text}" for text in texts]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_training_file_holds_one_intent_of_one_language(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(content) == {"version", "nlu"}
    assert content["version"] == "3.1"
    for block in content["nlu"]:
        assert set(block) == {"intent", "metadata", "examples"}
        assert block["intent"] == path.stem
        assert block["metadata"]["language"] == path.parent.name
        assert set(block["metadata"]) <= {"language", "also"}
        assert all(re.fullmatch(r"- \S(.*\S)?", line) for line in block["examples"].splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", sorted(VOCABULARY))
def test_an_intent_has_enough_training_texts(intent, language):
    count = sum(text.intent == intent for text in LEARNED[language])
    assert count >= FEWEST[language, intent in LEGAL_INTENTS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_intents_of_the_vocabulary_are_taught_and_measured(language):
    assert {text.intent for text in LEARNED[language]} == VOCABULARY
    assert {text.intent for text in MEASURED[language]} == VOCABULARY


def test_a_further_intent_of_a_text_has_legal_effect_and_is_not_the_first_one():
    wrong = [
        text for text in ALL_LEARNED + ALL_MEASURED if not set(text.also) <= LEGAL_INTENTS or text.intent in text.also
    ]
    assert listed(wrong) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_training_text_appears_twice(language):
    counts = Counter(key_of(text.text) for text in LEARNED[language])
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_training_text_of_both_languages_has_two_intents():
    intents: dict[str, set[str]] = {}
    for text in ALL_LEARNED:
        intents.setdefault(key_of(text.text), set()).add(text.intent)
    assert {key: names for key, names in intents.items() if len(names) > 1} == {}


def test_a_training_text_has_one_to_thirty_words():
    assert listed([text for text in ALL_LEARNED if not 1 <= len(text.text.split()) <= MAXIMUM_WORDS]) == []


def test_no_training_text_is_a_command():
    assert listed([text for text in ALL_LEARNED if text.text.startswith("/")]) == []


def test_brackets_hold_only_the_placeholders_of_the_gateway():
    for texts in (ALL_LEARNED, ALL_MEASURED):
        found = {match for text in texts for match in re.findall(r"\[[^\]]*\]?", text.text)}
        assert found <= PLACEHOLDERS
    # "[x](y)" and the like would be read as an entity annotation.
    assert listed([text for text in ALL_LEARNED if re.search(r"\][({\[]", text.text)]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("placeholder", sorted(PLACEHOLDERS))
def test_every_placeholder_is_taught(placeholder, language):
    assert any(placeholder in text.text for text in LEARNED[language])


def test_no_text_contains_a_secret():
    assert listed([text for text in ALL_LEARNED + ALL_MEASURED if SECRET.search(text.text)]) == []


def test_there_are_at_least_eight_hundred_held_out_texts_and_no_two_are_the_same():
    assert len(ALL_MEASURED) >= FEWEST_HELD_OUT_TEXTS
    counts = Counter((text.language, key_of(text.text)) for text in ALL_MEASURED)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_held_out_text_of_more_than_a_few_words_is_a_training_text():
    learned = {key_of(text.text) for text in ALL_LEARNED}
    leaked = [text for text in ALL_MEASURED if key_of(text.text) in learned]
    assert listed([text for text in leaked if len(text.text.split()) > SHORT_WORDS]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_text_is_a_training_text_with_a_letter_changed(language):
    def is_near(one: str, other: str) -> bool:
        if len(set(one.split()) & set(other.split())) * 2 < min(len(one.split()), len(other.split())):
            return False  # a text with a letter changed keeps at least half of its words
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        return matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE

    learned = [key_of(text.text) for text in LEARNED[language]]
    by_length: dict[int, list[str]] = {}
    for key in learned:
        by_length.setdefault(len(key) // 8, []).append(key)
    near = []
    for text in MEASURED[language]:
        key = key_of(text.text)
        if len(key.split()) <= SHORT_WORDS:
            continue
        bucket = len(key) // 8
        nearby = [other for place in (bucket - 1, bucket, bucket + 1) for other in by_length.get(place, ())]
        near += [(text.text, other) for other in nearby if is_near(key, other)]
    assert near == []


def test_the_held_out_texts_are_outside_what_rasa_trains_on():
    assert PROJECT / "data" not in HELD_OUT.parents


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        pytest.param("cancelar", "stop_contact", id="whole-message-cancelar-is-an-opt-out"),
        pytest.param("quiero cancelar todo", "pay_in_full", id="cancelar-means-pay-off"),
        pytest.param("ya cancele esa cuenta el año pasado", "claim_already_paid", id="cancele-means-paid"),
        pytest.param("quiero cancelar el plan", "request_plan_change", id="cancelar-a-plan"),
        pytest.param("fin", "stop_contact", id="whole-message-fin-is-an-opt-out"),
        pytest.param("fin de mes", "give_details", id="fin-de-mes-is-a-date"),
        pytest.param("ya no trabajo", "claim_hardship", id="ya-no-is-not-a-stop-word-inside-a-sentence"),
        pytest.param("no puedo 200 pero si 50", "propose_installments", id="counter-offer-is-no-refusal"),
        pytest.param("no voy a pagar", "refuse_to_pay", id="unconditional-refusal"),
        pytest.param("no me mandes mas texts", "stop_contact", id="a-named-medium"),
        pytest.param("dejeme en paz", "cease_all_contact", id="no-medium-named"),
    ],
)
def test_the_boundary_rulings_hold_in_the_spanish_data(text, intent):
    assert (intent, text) in [(known.intent, known.text) for known in LEARNED["es"]]
