"""The gate on what states and cities ask: the age of the debt (G5), lines and texts of a place (G8)."""

from dataclasses import replace
from typing import Any

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.gate import judge
from tests.unit.compliance.test_gate import ACK, CONFIRM, CRISIS, DISPUTE, GOOD, HUMAN, STOP, UNVERIFIED, WEB, law

TEXT = "The law limits how long you can be sued on a debt."
OLD_WEB: dict[str, Any] = {**WEB, "body": f"{TEXT} The lowest payment is $35."}
NEUTRAL: dict[str, Any] = {
    "safe_before_verification": True, "response_kind": "handover", "handover": "waiting",
    "body": f"Northlight Help (AI assistant): a person answers in writing. {STOP}",
}  # fmt: skip
GIVEN = law("TIME_BARRED_SUSPECT", is_text_given=True, age_texts=(TEXT,))
LICENCE = "CA Lic 4711."

ROWS: list[tuple[str, dict[str, Any], str | None]] = [
    ("open debt", {"state": law("OPEN")}, None),
    ("TB-ASK: suspect by text", {"state": law("TIME_BARRED_SUSPECT")}, "TIME_BARRED_BY_SMS"),
    ("TB-ASK: suspect by text, text of the state given", {"state": GIVEN}, "TIME_BARRED_BY_SMS"),
    ("REGF-26-STATE: suspect in chat", {**OLD_WEB, "state": law("TIME_BARRED_SUSPECT")}, "TIME_BARRED_UNDISCLOSED"),
    ("suspect in chat, given and shown again", {**OLD_WEB, "state": GIVEN}, None),
    ("TB-CONSEQ: given and not shown next to it", {**WEB, "state": GIVEN}, "STATE_TEXT_MISSING"),
    ("suspect, the neutral sentence", {**NEUTRAL, "state": law("TIME_BARRED_SUSPECT")}, None),
    ("suspect, acknowledgement of a dispute", {**ACK, "active_holds": DISPUTE, "state": law("TIME_BARRED_SUSPECT")}, None),
    ("suspect, crisis", {**CRISIS, "state": law("TIME_BARRED_SUSPECT")}, None),
    ("suspect, identity step", {**UNVERIFIED, "state": law("TIME_BARRED_SUSPECT")}, None),
    ("suspect, a person asks for money",
     {**HUMAN, "body": f"Northlight Help team: you could pay now. {STOP}", "state": law("TIME_BARRED_SUSPECT")},
     "TIME_BARRED_BY_SMS"),
    ("suspect, a person names a sum",
     {**HUMAN, "body": f"Northlight Help team: it is $40. {STOP}", "state": law("TIME_BARRED_SUSPECT")},
     "TIME_BARRED_BY_SMS"),
    ("suspect, a person says a letter comes",
     {**HUMAN, "body": f"Northlight Help team: we will write you a letter. {STOP}", "state": law("TIME_BARRED_SUSPECT")},
     None),
    ("extinguished, statement", {"state": law("EXTINGUISHED")}, "DEBT_EXTINGUISHED"),
    ("extinguished, given or not", {**OLD_WEB, "state": law("EXTINGUISHED", is_text_given=True)}, "DEBT_EXTINGUISHED"),
    ("extinguished, a person's words", {**HUMAN, "state": law("EXTINGUISHED")}, "DEBT_EXTINGUISHED"),
    ("extinguished, the neutral sentence in reply", {**NEUTRAL, "state": law("EXTINGUISHED")}, None),
    ("extinguished, unasked", {**NEUTRAL, "is_reply_to_inbound": False, "state": law("EXTINGUISHED")}, "DEBT_EXTINGUISHED"),
    ("extinguished, opt-out confirmed", {**CONFIRM, "state": law("EXTINGUISHED")}, None),
    ("judgment, the assistant", {"state": law("JUDGMENT")}, "JUDGMENT"),
    ("judgment, a person", {**HUMAN, "body": f"Northlight Help team: hello. {STOP}", "state": law("JUDGMENT")}, None),
    ("near, a balance", {"state": law("NEAR_TB")}, None),
    ("TB-CONSEQ: near, a plan", {"proposes_payment": True, "state": law("NEAR_TB")}, "NEAR_TIME_BARRED"),
    ("TB-CONSEQ: near, whether it is a plan is not known",
     {"proposes_payment": None, "state": law("NEAR_TB")}, "MISSING_PROPOSES_PAYMENT"),
    ("near, a plan, explained", {"proposes_payment": True, "state": law("NEAR_TB", is_text_given=True)}, None),
    ("Nevada medical, waiting", {"state": law(is_waiting=True)}, "NV_MEDICAL_60"),
    ("Nevada medical, waiting, neutral", {**NEUTRAL, "state": law(is_waiting=True)}, None),
    ("TB-CONSEQ: the state's text takes no room of ours in a chat",
     {**OLD_WEB, "body": f"{'T' * 1990} The lowest payment is $35.",
      "state": law("TIME_BARRED_SUSPECT", is_text_given=True, age_texts=("T" * 1990,))}, None),
    ("TW-SEG: a chat message of ours that is too long", {**WEB, "body": "x" * 2001}, "TOO_LONG"),
    ("licence line there", {"body": f"{GOOD.body} {LICENCE}", "state": law(lines=(LICENCE,))}, None),
    ("licence line missing", {"state": law(lines=(LICENCE,))}, "STATE_TEXT_MISSING"),
    ("no licence to name", {"state": law(missing_lines=("licence number of CA",))}, "LICENCE_MISSING"),
    ("before verification no line is asked", {**UNVERIFIED, "state": law(lines=(LICENCE,))}, None),
    ("AI-UT: chat without the mark", {**WEB, "state": law(marks_each_message=True)}, "AI_MARKER_MISSING"),
    ("AI-UT: chat with the mark",
     {**WEB, "body": "Northlight Help (AI assistant): $35.", "state": law(marks_each_message=True)}, None),
    ("AI-UT: text with its usual mark", {"state": law(marks_each_message=True)}, None),
    ("state law not known", {"state": None}, "MISSING_STATE"),
    ("age of the debt not known", {"state": replace(law(), limitation=None)}, "MISSING_LIMITATION"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_state_law(change: dict[str, Any], code: str | None, config: ComplianceConfig) -> None:
    decision = judge(replace(GOOD, **change), config)
    codes = [reason.code for reason in decision.reasons]
    assert codes == ([] if code is None else [code])


def test_a_line_of_a_state_is_not_counted_against_our_own_size(config: ComplianceConfig) -> None:
    long = f"Northlight Help (AI assistant): {'x' * 240} {STOP}"
    assert len(long) + len(LICENCE) > 300 - 10
    with_line = long.replace(f" {STOP}", f" {LICENCE} {STOP}")
    assert judge(replace(GOOD, body=with_line, state=law(lines=(LICENCE,))), config).is_allowed
    assert not judge(replace(GOOD, body=f"{long} {'x' * 30}"), config).is_allowed


def test_the_record_names_the_places_and_the_dates(config: ComplianceConfig) -> None:
    inputs = judge(replace(GOOD, state=law("NEAR_TB", lines=())), config).inputs
    assert inputs["state"]["jurisdictions"] == ["IL"]
    assert inputs["state"]["limitation"]["status"] == "NEAR_TB"
