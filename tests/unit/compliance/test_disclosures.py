"""Disclosures in the gate: the assistant says what it is, one language, the opening notice, and what the record holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from parley.compliance.attempt import ActiveHold
from parley.compliance.config import ComplianceConfig
from parley.compliance.gate import judge
from parley.compliance.holds import HOLD_KINDS
from parley.compliance.languages import is_mixed
from parley.compliance.state_texts import fingerprint
from parley.services.wording import Approved, Wording
from tests.unit.compliance.test_gate import CONFIRM, CRISIS, GOOD, HUMAN, LATE, MARK, STOP, WEB, law

APPROVED = list(Wording.load(Path(__file__).resolve().parents[3] / "domain.yml")._approved.values())
NOTICE: dict[str, Any] = {
    **WEB, "author": "system", "response_kind": "notice", "response_name": "utter_notice_web",
    "safe_before_verification": True, "is_reply_to_inbound": False, "inbound_age_seconds": None,
    "body": "You are chatting with an automated AI assistant. This chat is recorded.",
}  # fmt: skip
SPANISH_STOP = "Responda STOP para no recibir textos."


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({}, None, id="every hold"),
        pytest.param({"handover": "claimed"}, None, id="a person has the conversation"),
        pytest.param({"opted_out": True, "suppressed": True}, None, id="the channel is closed"),
        pytest.param({"right_party_status": "third_party"}, None, id="somebody else opens it"),
        pytest.param({"now": LATE}, None, id="at night"),
        pytest.param({"state": law("EXTINGUISHED")}, None, id="a debt that is gone"),
        pytest.param({"author": "bot"}, "BOT_SILENT", id="only the system gives it"),
        pytest.param({"channel": "sms"}, "BOT_SILENT", id="not by text"),
        pytest.param({"body": "You owe us."}, "DEBT_WORDS", id="and it tells of no debt"),
    ],
)
def test_the_notice_at_the_opening_of_a_chat_always_comes(
    change: dict[str, Any], code: str | None, config: ComplianceConfig
) -> None:
    """WIRETAP: before the first keystroke, whatever holds; it is no communication about the debt."""
    held = {
        "active_holds": tuple(ActiveHold(kind, True) for kind in HOLD_KINDS),
        "handover": "waiting",
        "right_party_status": "unverified",
        "initial_disclosure_done": False,
    }
    decision = judge(replace(GOOD, **{**NOTICE, **held, **change}), config)
    codes = [reason.code for reason in decision.reasons]
    assert (code in codes) if code else codes == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({**WEB, "ai_told": False}, "AI_DISCLOSURE_DUE", id="AI-DISC-ALL: chat, due and not said"),
        pytest.param({**WEB, "ai_told": True}, None, id="chat, said before"),
        pytest.param({**WEB, "ai_told": False, "body": f"{MARK} the lowest is $35."}, None, id="chat, said here"),
        pytest.param({"ai_told": False}, None, id="text with its mark"),
        pytest.param({"ai_told": None}, "MISSING_AI_TOLD", id="not known"),
        pytest.param({**CRISIS, "ai_told": False}, None, id="crisis"),
        pytest.param({**CONFIRM, "ai_told": False}, None, id="opt-out confirmation says nothing else"),
        pytest.param({**HUMAN, "body": f"Northlight Help team: hello. {STOP}", "ai_told": False}, None, id="a person"),
    ],
)
def test_the_assistant_says_that_it_is_one(change: dict[str, Any], code: str | None, config: ComplianceConfig) -> None:
    assert [reason.code for reason in judge(replace(GOOD, **change), config).reasons] == ([code] if code else [])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({}, None, id="English"),
        pytest.param(
            {"language": "es", "body": f"Northlight Help (asistente de IA): el pago es de $35. {SPANISH_STOP}"},
            None,
            id="Spanish",
        ),
        pytest.param(
            {
                "language": "es",
                "body": f"Northlight Help (asistente de IA): your payment is due and we will help. {SPANISH_STOP}",
            },
            "LANG_MISMATCH",
            id="REGF-18E4: English in a Spanish frame",
        ),
        pytest.param(
            {"body": f"{MARK} the payment is $35. Usted puede pagar el lunes con su tarjeta. {STOP}"},
            "LANG_MISMATCH",
            id="REGF-18E4: both in one",
        ),
        pytest.param(
            {**HUMAN, "body": f"Northlight Help team: le envío una carta con los datos de su cuenta. {STOP}"},
            "LANG_MISMATCH",
            id="REGF-18E4: a person writes in the other language",
        ),
        pytest.param({"body": f"{MARK} your Banco de la Plaza account. {STOP}"}, None, id="a name is no mixture"),
    ],
)
def test_a_body_is_in_the_language_of_its_disclosures(
    change: dict[str, Any], code: str | None, config: ComplianceConfig
) -> None:
    assert [reason.code for reason in judge(replace(GOOD, **change), config).reasons] == ([code] if code else [])


@pytest.mark.parametrize("approved", APPROVED, ids=lambda approved: f"{approved.name}-{approved.language}")
def test_no_approved_sentence_mixes_languages(approved: Approved) -> None:
    assert not is_mixed(approved.template, approved.language)


def test_the_record_holds_every_disclosure_of_the_text_with_its_fingerprint(config: ComplianceConfig) -> None:
    """REGF-18E2, AI-DISC-ALL, REGF-6E: kind, language, words; the version is that of the decision."""
    line = "CA Lic 4711."
    decision = judge(replace(GOOD, body=f"{MARK} $35. {line} {STOP}", state=law(lines=(line,))), config)
    given = decision.inputs["disclosures"]
    assert [one["kind"] for one in given] == ["subsequent", "ai", "opt_out", "state_line"]
    assert {one["language"] for one in given} == {"en"}
    assert given[0]["wording_sha256"] == fingerprint("{brand} (AI assistant):")
    assert decision.config_version == config.version
