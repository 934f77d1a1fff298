"""Checks on the hand-written Spanish training texts that need no Rasa.

They guard what a classifier cannot forgive: a missing intent, a thin legal intent, one text under two intents.
Two copies of a text would also leak between training and evaluation folds.
"""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml

NLU_DIR = Path(__file__).resolve().parents[2] / "data" / "nlu"
SPANISH_FILES = sorted((NLU_DIR / "es").glob("*.yml"))


def words(text: str) -> frozenset[str]:
    """Return the set of the words of a wrapped list."""
    return frozenset(text.split())


TOPICS = words(
    "small_talk right_party debt_questions options_and_offers hardship payments servicing contact_wishes "
    "disputes legal_status safety escalation out_of_scope"
)

LEGAL_INTENTS = words(
    """
    deny_identity declare_third_party request_original_creditor request_validation refuse_to_pay claim_already_paid
    revoke_payment_authorization stop_contact cease_all_contact set_contact_preference dispute_debt
    claim_identity_theft claim_attorney claim_bankruptcy report_deceased claim_military claim_minor
    report_incarceration express_crisis express_danger file_complaint declare_representative claim_too_old
    resume_contact threaten_harm
    """
)
OTHER_INTENTS = words(
    """
    greet goodbye thank chitchat affirm deny choose_option give_details ask_repeat ask_help confirm_identity
    give_identity_details refuse_identity ask_who_is_this doubt_legitimacy ask_if_bot ask_why_contacted ask_balance
    ask_debt_details ask_interest_and_fees ask_credit_reporting ask_legal_consequences ask_rights ask_options
    pay_in_full ask_settlement propose_settlement propose_installments promise_payment reject_too_high ask_more_time
    change_payment_date claim_hardship ask_credit_counseling ask_how_to_pay ask_plan_status report_missed_payment
    request_plan_change request_document update_contact_details express_anger request_human request_accommodation
    switch_language out_of_scope
    """
)
ALL_INTENTS = LEGAL_INTENTS | OTHER_INTENTS
MINIMUM_LEGAL = 35
MINIMUM_OTHER = 20
MAXIMUM_WORDS = 30
PLACEHOLDERS = frozenset({"[dob]", "[zip]", "[ssn4]", "[ref]", "[ssn]", "[card]"})


def read_blocks(path: Path) -> list[dict]:
    """Return the intent blocks of one training file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]


def read_texts(paths: list[Path]) -> list[tuple[str, str]]:
    """Return every (intent, text) pair of the files, in file order."""
    return [
        (block["intent"], line.removeprefix("- "))
        for path in paths
        for block in read_blocks(path)
        for line in block["examples"].splitlines()
    ]


def same_text_key(text: str) -> str:
    """Fold case and spacing, the differences the vectorisers do not see."""
    return " ".join(text.casefold().split())


def bare_key(text: str) -> str:
    """Fold case, accents and punctuation, the differences an SMS writer does not make."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w\[\]]+", " ", letters).split())


SPANISH = read_texts(SPANISH_FILES)
COUNTS = Counter(intent for intent, _ in SPANISH)


def test_there_is_one_file_per_topic():
    assert {path.stem for path in SPANISH_FILES} == TOPICS


@pytest.mark.parametrize("path", SPANISH_FILES, ids=lambda path: path.stem)
def test_every_file_has_the_rasa_shape_and_is_marked_spanish(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(content) == {"version", "nlu"}
    assert content["version"] == "3.1"
    for block in content["nlu"]:
        assert set(block) == {"intent", "metadata", "examples"}
        assert block["metadata"] == {"language": "es"}
        assert all(re.fullmatch(r"- \S(.*\S)?", line) for line in block["examples"].splitlines())


def test_the_intents_are_exactly_the_fixed_vocabulary():
    assert set(COUNTS) == ALL_INTENTS


def test_every_intent_is_written_in_one_block_only():
    blocks = Counter(block["intent"] for path in SPANISH_FILES for block in read_blocks(path))
    assert [intent for intent, count in blocks.items() if count > 1] == []


@pytest.mark.parametrize("intent", sorted(LEGAL_INTENTS))
def test_every_legal_intent_has_enough_examples(intent):
    assert COUNTS[intent] >= MINIMUM_LEGAL


@pytest.mark.parametrize("intent", sorted(OTHER_INTENTS))
def test_every_other_intent_has_enough_examples(intent):
    assert COUNTS[intent] >= MINIMUM_OTHER


def test_no_text_appears_twice():
    counts = Counter(same_text_key(text) for _, text in SPANISH)
    assert [text for text, count in counts.items() if count > 1] == []


def test_no_text_differs_from_one_of_another_intent_only_in_accents_or_punctuation():
    intents_of: dict[str, set[str]] = {}
    for intent, text in SPANISH:
        intents_of.setdefault(bare_key(text), set()).add(intent)
    assert {text: intents for text, intents in intents_of.items() if len(intents) > 1} == {}


def test_no_text_is_also_an_english_example():
    english = {same_text_key(text) for _, text in read_texts(sorted((NLU_DIR / "en").glob("*.yml")))}
    assert [text for _, text in SPANISH if same_text_key(text) in english] == []


def test_no_text_is_longer_than_a_text_message_would_be():
    assert [text for _, text in SPANISH if len(text.split()) > MAXIMUM_WORDS] == []


def test_brackets_hold_only_the_placeholders_of_the_gateway():
    found = {match for _, text in SPANISH for match in re.findall(r"\[[^\]]*\]", text)}
    assert found == PLACEHOLDERS
    assert [text for _, text in SPANISH if re.search(r"\][({]", text)] == [], "would be read as an annotation"


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
def test_the_boundary_rulings_hold_in_the_data(text, intent):
    assert (intent, text) in SPANISH
