"""Checks on the English NLU training data; PyYAML only, so they run in either environment."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

DATA_DIR = Path(__file__).resolve().parents[2] / "data" / "nlu" / "en"

TOPICS = {
    "small_talk", "right_party", "debt_questions", "options_and_offers", "hardship", "payments", "servicing",
    "contact_wishes", "disputes", "legal_status", "safety", "escalation", "out_of_scope",
}  # fmt: skip


def names_in(text: str) -> frozenset[str]:
    """Return the white-space separated names of a text block."""
    return frozenset(text.split())


# Intents with legal effect: they also have rule detectors, and they get more training examples.
LEGAL_INTENTS = names_in("""
    deny_identity declare_third_party request_original_creditor request_validation refuse_to_pay claim_already_paid
    revoke_payment_authorization stop_contact cease_all_contact set_contact_preference dispute_debt
    claim_identity_theft claim_attorney claim_bankruptcy report_deceased claim_military claim_minor
    report_incarceration express_crisis express_danger file_complaint request_human declare_representative
    claim_too_old resume_contact threaten_harm
""")

OTHER_INTENTS = names_in("""
    greet goodbye thank chitchat affirm deny choose_option give_details ask_repeat ask_help confirm_identity
    give_identity_details refuse_identity ask_who_is_this doubt_legitimacy ask_if_bot ask_why_contacted ask_balance
    ask_debt_details ask_interest_and_fees ask_credit_reporting ask_legal_consequences ask_rights ask_options
    pay_in_full ask_settlement propose_settlement propose_installments promise_payment reject_too_high ask_more_time
    change_payment_date claim_hardship ask_credit_counseling ask_how_to_pay ask_plan_status report_missed_payment
    request_plan_change request_document update_contact_details express_anger request_accommodation switch_language
    out_of_scope
""")

VOCABULARY = LEGAL_INTENTS | OTHER_INTENTS

MINIMUM_EXAMPLES = 30
MINIMUM_LEGAL_EXAMPLES = 50
MAXIMUM_WORDS = 30

# The gateway replaces secrets by these before any text reaches the NLU model.
PLACEHOLDERS = ("[dob]", "[zip]", "[ssn4]", "[ref]", "[ssn]", "[card]")

Example = tuple[str, str, str]


def load_blocks() -> list[tuple[str, dict[str, object]]]:
    """Return (file name, intent block) for every block in the English files."""
    blocks = []
    for path in sorted(DATA_DIR.glob("*.yml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        blocks += [(path.name, block) for block in document["nlu"]]
    return blocks


def load_examples() -> list[Example]:
    """Return (file name, intent, text) for every example line."""
    return [
        (file_name, str(block["intent"]), line.removeprefix("- ").strip())
        for file_name, block in load_blocks()
        for line in str(block["examples"]).splitlines()
    ]


def folded(text: str) -> str:
    """Fold case and white space, the differences that do not make a new example."""
    return " ".join(text.casefold().split())


EXAMPLES = load_examples()
COUNTS = Counter(intent for _, intent, _ in EXAMPLES)


def test_vocabulary_has_seventy_intents_of_which_twenty_six_have_legal_effect() -> None:
    assert len(VOCABULARY) == 70
    assert len(LEGAL_INTENTS) == 26
    assert not LEGAL_INTENTS & OTHER_INTENTS


def test_there_is_one_file_per_topic() -> None:
    assert {path.stem for path in DATA_DIR.glob("*.yml")} == TOPICS


def test_every_file_declares_the_training_data_version() -> None:
    versions = {
        path.name: yaml.safe_load(path.read_text(encoding="utf-8"))["version"] for path in DATA_DIR.glob("*.yml")
    }
    assert set(versions.values()) == {"3.1"}


def test_only_intents_of_the_fixed_vocabulary_are_used() -> None:
    assert set(COUNTS) == VOCABULARY


def test_every_intent_lives_in_exactly_one_block() -> None:
    blocks_per_intent = Counter(str(block["intent"]) for _, block in load_blocks())
    assert [intent for intent, blocks in blocks_per_intent.items() if blocks > 1] == []


def test_every_block_is_marked_as_english() -> None:
    assert [block["intent"] for _, block in load_blocks() if block.get("metadata") != {"language": "en"}] == []


def test_every_example_line_starts_with_a_dash() -> None:
    lines = [line for _, block in load_blocks() for line in str(block["examples"]).splitlines()]
    assert [line for line in lines if not re.match(r"- \S", line)] == []


@pytest.mark.parametrize("intent", sorted(OTHER_INTENTS))
def test_intent_has_at_least_thirty_examples(intent: str) -> None:
    assert COUNTS[intent] >= MINIMUM_EXAMPLES


@pytest.mark.parametrize("intent", sorted(LEGAL_INTENTS))
def test_legal_intent_has_at_least_fifty_examples(intent: str) -> None:
    assert COUNTS[intent] >= MINIMUM_LEGAL_EXAMPLES


def test_no_text_appears_twice_inside_an_intent() -> None:
    repeats = Counter((intent, folded(text)) for _, intent, text in EXAMPLES)
    assert [key for key, times in repeats.items() if times > 1] == []


def test_no_text_appears_under_two_intents() -> None:
    intents_of: dict[str, set[str]] = {}
    for _, intent, text in EXAMPLES:
        # Punctuation and apostrophes carry no intent: "i'm 16" and "im 16" must agree.
        key = re.sub(r"[^\w\s$%#\[\]]", "", folded(text)) or folded(text)
        intents_of.setdefault(key, set()).add(intent)
    assert {text: intents for text, intents in intents_of.items() if len(intents) > 1} == {}


def test_examples_have_one_to_thirty_words() -> None:
    assert [text for _, _, text in EXAMPLES if not 1 <= len(text.split()) <= MAXIMUM_WORDS] == []


def test_no_example_looks_like_an_intent_trigger() -> None:
    assert [text for _, _, text in EXAMPLES if text.startswith("/")] == []


def test_square_brackets_hold_only_known_placeholders() -> None:
    found = {match for _, _, text in EXAMPLES for match in re.findall(r"\[[^\]]*\]?", text)}
    assert found == set(PLACEHOLDERS)


def test_no_bracket_is_followed_by_entity_markup() -> None:
    # "[x](y)", "[x]{..}" and "[..][..]" are entity annotations in Rasa; entities are found by rules instead.
    assert [text for _, _, text in EXAMPLES if re.search(r"\][({\[]", text)] == []


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_every_placeholder_occurs_in_the_data(placeholder: str) -> None:
    assert any(placeholder in text for _, _, text in EXAMPLES)


def test_no_example_contains_a_real_secret() -> None:
    # Full card numbers, social security numbers and birth dates never reach the model as digits.
    secret = re.compile(r"\b(?:\d[ -]?){13,16}\b|\b\d{3}-\d{2}-\d{4}\b|\b\d{1,2}/\d{1,2}/(?:19|200)\d{2}\b")
    assert [text for _, _, text in EXAMPLES if secret.search(text)] == []
