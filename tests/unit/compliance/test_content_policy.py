"""Content checks of gate G8: what a person types, every link, what a message is in law, and how plainly we write."""

import re
from dataclasses import replace
from typing import Any

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.content import find_terms
from parley.compliance.gate import judge
from parley.compliance.links import find_links, host_of
from parley.compliance.readability import ease_es, grade_en, is_plain
from parley.services.wording import Approved
from tests.unit.compliance.test_gate import CONFIRM, CRISIS, GOOD, HUMAN, MARK, STOP, UNVERIFIED, WEB, unasked
from tests.unit.test_wording import APPROVED, named, rendered

TYPED: list[tuple[str, str | None]] = [
    ("You can pay in parts if you like.", None),
    ("We guarantee that this ends it.", "PROMISE"),
    ("Le garantizamos que esto termina.", "PROMISE"),
    ("I cannot promise that.", None),
    ("It will be removed from your credit report.", "CREDIT_REPORT"),
    ("Lo vamos a eliminar de su historial.", "CREDIT_REPORT"),
    ("This will improve your credit.", "CREDIT_REPORT"),
    ("A credit union is fine for the payment.", None),
    ("This is your final offer.", "URGENCY"),
    ("Pay immediately.", "URGENCY"),
    ("We stopped this immediately.", None),
    ("There is no hurry.", None),
    ("Vence hoy.", "URGENCY"),
    ("We can offer you a loan.", "MARKETING"),
    ("Refinance with us.", "MARKETING"),
    ("Un préstamo nuevo.", "MARKETING"),
    ("This is about your auto loan.", None),
    ("Our debt settlement is open.", "FORBIDDEN_PROGRAM"),
    ("We consolidate what you have.", "FORBIDDEN_PROGRAM"),
    ("Reply YES to agree.", "KEYWORD_PROMPT"),
    ("Responda YES.", "KEYWORD_PROMPT"),
    ("Reply 1 to agree.", None),
    ("See https://help.northlight.example/a1.", None),
    ("See help.northlight.example.", None),
    ("See https://pay.help.northlight.example/a1.", None),
    ("See https://bit.ly/abc.", "FOREIGN_LINK"),
    ("See tinyurl.com/abc", "FOREIGN_LINK"),
    ("See https://help.northlight.example.evil.com/a", "FOREIGN_LINK"),
    ("See https://help.northlight.example@evil.com/a", "FOREIGN_LINK"),
    ("See http://help.northlight.example/a1", "LINK_NOT_ENCRYPTED"),
    ("See https://help.northlight.example/pay-your-debt", "LINK_TELLS"),
    ("See https://www.cfpb.gov/debt-collection for your rights.", None),
    ("Call us at 3 p.m.to ask.", None),
]


@pytest.mark.parametrize(("text", "code"), TYPED)
def test_what_a_collector_types(text: str, code: str | None, config: ComplianceConfig) -> None:
    decision = judge(replace(GOOD, **{**HUMAN, "body": f"{MARK} {text} {STOP}"}), config)
    # The conversation is in English; pressure in the validation period also hides the right to dispute (REGF-38B).
    codes = {reason.code for reason in decision.reasons} - {"LANG_MISMATCH", "OVERSHADOWING"}
    assert codes == ({code} if code else set())


@pytest.mark.parametrize("text", ["Reply YES to agree.", "Our debt settlement is open."])
def test_what_only_carriers_mind_is_free_in_web_chat(text: str, config: ComplianceConfig) -> None:
    assert judge(replace(GOOD, **{**HUMAN, **WEB, "body": text}), config).is_allowed


def test_a_link_of_the_bot_is_checked_as_well(config: ComplianceConfig) -> None:
    decision = judge(replace(GOOD, body=f"{MARK} see https://bit.ly/abc {STOP}"), config)
    assert decision.rule_ids == ("CTIA-LINK",)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("a.m. and etc.and so on", ()),
        ("www.cfpb.gov/debt-collection.", ("www.cfpb.gov/debt-collection",)),
        ("(https://a.example/x)", ("https://a.example/x",)),
        ("write to me@example.com", ()),
        ("IdentityTheft.gov or RobodeIdentidad.gov", ("IdentityTheft.gov", "RobodeIdentidad.gov")),
    ],
)
def test_links_are_found_as_a_telephone_finds_them(text: str, links: tuple[str, ...]) -> None:
    assert find_links(text) == links


def test_the_host_is_where_the_link_really_leads() -> None:
    assert host_of("https://help.northlight.example@evil.com:443/x") == "evil.com"


CLASSES: list[tuple[str, dict[str, Any], str]] = [
    ("REGF-2B a sum", {}, "communication"),
    ("REGF-2B neutral question", UNVERIFIED, "attempt"),
    ("REGF-2B reply 1 if this is you", {**UNVERIFIED, "body": f"Reply 1 if this is you. {STOP}"}, "attempt"),
    ("REGF-2B safe by its mark, but speaks of a debt", {**UNVERIFIED, "body": f"Your balance. {STOP}"}, "communication"),
    ("REGF-2B help line", CRISIS, "neither"),
    ("REGF-2B help line that speaks of a debt", {**CRISIS, "body": "988. You owe us."}, "communication"),
    ("REGF-2B confirmation of an opt-out", CONFIRM, "neither"),
    ("REGF-2B not marked as neutral", {"body": f"{MARK} how can I help? {STOP}"}, "communication"),
    ("REGF-2B a person, verified", {**HUMAN, "body": f"{MARK} hello. {STOP}"}, "communication"),
    ("REGF-2B a person, unverified",
     {**HUMAN, "right_party_status": "unverified", "body": f"Is this Maria? {STOP}"}, "attempt"),
    ("REGF-2B a person names the creditor",
     {**HUMAN, "right_party_status": "unverified", "body": f"About Mercer. {STOP}", "protected_terms": ("Mercer",)},
     "communication"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind"), [pytest.param(change, kind, id=name) for name, change, kind in CLASSES])
def test_what_a_message_is_in_law(change: dict[str, Any], kind: str, config: ComplianceConfig) -> None:
    inputs = judge(replace(GOOD, **change), config).inputs
    assert inputs["classification"] == kind
    assert inputs["classified_because"]


def test_an_attempt_passes_the_gates_like_anything_else(config: ComplianceConfig) -> None:
    early = judge(
        replace(GOOD, **{**UNVERIFIED, "body": f"Reply 1 if this is you. {STOP}", **unasked(7, 59, 0)}), config
    )
    assert (early.gate, early.inputs["classification"]) == ("G6", "attempt")


def test_a_message_of_which_a_fact_is_missing_is_not_classified(config: ComplianceConfig) -> None:
    assert "classification" not in judge(replace(GOOD, language=None), config).inputs


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_approved_wording_keeps_what_is_asked_of_collectors(approved: Approved, config: ComplianceConfig) -> None:
    policy = config.content
    lists = (policy.promises, policy.credit_report, policy.urgency, policy.marketing, policy.forbidden_programs)
    for words in lists:
        assert find_terms(rendered(approved), [term for terms in words.values() for term in terms]) == ()


HARDER = {
    # Fixed by law, by the carriers or by what must be named; no response may join without somebody deciding so.
    "en": {"utter_no_numbers_please", "utter_no_surplus", "utter_ack_original_creditor", "utter_main_menu",
           "utter_joint_balance", "utter_debt_details", "utter_handover", "utter_no_plan_fits"},
    "es": {"utter_ack_cease", "utter_ack_opt_out", "utter_ask_count", "utter_ack_opt_out_chat", "utter_ack_deceased",
           "utter_legal_question", "utter_ask_lump_sum", "utter_ack_military", "utter_ack_incarceration",
           "utter_ack_resumed", "utter_ack_representative", "utter_ack_original_creditor", "utter_ask_reference",
           "utter_credit_reporting", "utter_ack_minor", "utter_ack_already_paid", "utter_am_i_bot",
           "utter_counter_conceded", "utter_ack_identity_theft", "utter_ack_dispute", "utter_clarify",
           "utter_smalltalk"},
}  # fmt: skip


def spoken(approved: Approved) -> str:
    word = "ten" if approved.language == "en" else "diez"
    return re.sub(r"\{\w+\}", word, approved.template)


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_a_sixth_grader_can_read_it(approved: Approved, config: ComplianceConfig) -> None:
    policy = config.content
    limits = {"max_grade_en": policy.max_grade_en, "min_ease_es": policy.min_ease_es}
    if approved.name in HARDER[approved.language]:
        limits = {"max_grade_en": 9, "min_ease_es": 35}
    assert is_plain(spoken(approved), approved.language, **limits)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat.", -2.0, 1.0),
        ("You can pay a part now and the rest next month.", 0.0, 4.0),
        ("Notwithstanding the aforementioned stipulations, remuneration obligations continue.", 18.0, 40.0),
        ("", 0.0, 0.0),
    ],
)
def test_the_grade_of_an_english_text(text: str, low: float, high: float) -> None:
    assert low <= grade_en(text) <= high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("El gato come pan. Yo veo el sol.", 95.0, 120.0),
        ("Puede pagar una parte hoy y el resto el mes que viene.", 65.0, 110.0),
        (
            "Independientemente de las estipulaciones anteriormente mencionadas, continúan las obligaciones.",
            -40.0,
            20.0,
        ),
        ("", 100.0, 100.0),
    ],
)
def test_the_ease_of_a_spanish_text(text: str, low: float, high: float) -> None:
    assert low <= ease_es(text) <= high
