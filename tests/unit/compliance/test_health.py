"""Words that tell of somebody's care: found in texts and names, and nothing else is (HIPAA-MIN)."""

from dataclasses import replace
from typing import Any

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.gate import judge
from parley.compliance.health import find_health_details, tells_of_health
from parley.services.wording import Approved
from tests.unit.compliance.test_gate import CONFIRM, CRISIS, GOOD, HUMAN, MARK, STOP, UNVERIFIED, WEB
from tests.unit.test_wording import APPROVED, named, rendered

TELLING = [
    "Lakeside Cardiology",
    "LAKESIDE CARDIOLOGY PA",
    "Onc0logy Group",
    "Oncología del Sur",
    "OB-GYN Associates",
    "OB/GYN Associates",
    "Women\u2019s Health Partners",
    "Heart Clinic of Ohio",
    "Ear, Nose & Throat Associates",
    "Northside Emergency Physicians",
    "Riverbend Dental",
    "Riverbend Behavioral Health",
    "Mercy Dialysis",
    "Riñón y Vida",
    "Clínica Pediátrica",
    "Memorial Cancer Center",
    "Riverbend Urgent Care",
    "X-Ray Partners",
    "Niños: Pediatría",
]
NEUTRAL = [
    "Riverbend Health",
    "Riverbend Medical Group",
    "Riverbend Clinic",
    "Mercy General Hospital",
    "Sacred Heart Hospital",
    "Sacred Heart Clinic",
    "Hospital del Sagrado Corazón",
    "Hospital General",
    "Clínica del Valle",
    "Meridian Bank",
    "Johns & Sons Medicine",
    "Neuland Partners",
]


@pytest.mark.parametrize("name", TELLING)
def test_a_name_that_tells_of_the_care_is_found(name: str, config: ComplianceConfig) -> None:
    assert find_health_details(name, config.health)


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_name_of_a_parent_brand_is_not(name: str, config: ComplianceConfig) -> None:
    assert find_health_details(name, config.health) == ()


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_no_approved_wording_tells_of_the_care(approved: Approved, config: ComplianceConfig) -> None:
    assert find_health_details(rendered(approved), config.health) == ()


WRITTEN: list[tuple[str, bool]] = [
    ("I had surgery", True),
    ("i cant work, im pregnant", True),
    ("I'm ill", True),
    ("my son is sick", True),
    ("he is in the hospital", True),
    ("after my chemo", True),
    ("estoy enfermo", True),
    ("me operaron", True),
    ("tuve una cirugía", True),
    ("mi salud no está bien", True),
    ("I'll pay 50", False),
    ("ill pay friday", False),
    ("lost my job", False),
    ("how much do i owe", False),
    ("no tengo trabajo", False),
    ("who is Riverbend Health", False),
    ("well, ok", False),
    ("cuánto debo", False),
]


@pytest.mark.parametrize(("text", "is_tagged"), WRITTEN)
def test_what_a_consumer_writes_of_health_is_known(text: str, is_tagged: bool, config: ComplianceConfig) -> None:
    assert tells_of_health(text, config.health) is is_tagged


MEDICAL: dict[str, Any] = {"debt_types": ("credit_card", "medical")}
SAYS = {"body": f"{MARK} this is about your bill from Lakeside Cardiology. {STOP}"}
PLAIN = {"body": f"{MARK} this is about your bill from Lakeside Health. {STOP}"}
STRANGER: dict[str, Any] = {"party_role": "none", "account_id": None, "debt_types": None}

ROWS: list[tuple[str, dict[str, Any], str | None]] = [
    ("a specialty, medical", {**MEDICAL, **SAYS}, "HEALTH_DETAIL"),
    ("a specialty, another debt", SAYS, None),
    ("the parent brand, medical", {**MEDICAL, **PLAIN}, None),
    ("a person writes of the care", {**MEDICAL, **HUMAN, "body": f"{MARK} I hope surgery went well. {STOP}"}, "HEALTH_DETAIL"),
    ("a person writes, another debt", {**HUMAN, "body": f"{MARK} I hope the surgery went well. {STOP}"}, None),
    ("a person writes of nothing", {**MEDICAL, **HUMAN, "body": f"{MARK} I hope you are well. {STOP}"}, None),
    ("in the web chat", {**MEDICAL, **WEB, "body": "Your bill from Lakeside Cardiology."}, "HEALTH_DETAIL"),
    ("before verification", {**MEDICAL, **UNVERIFIED, "body": f"This is Lakeside Cardiology. {STOP}"}, "HEALTH_DETAIL"),
    ("in Spanish", {**MEDICAL, **HUMAN, "language": "es", "body": f"{MARK} sobre su cirugía. {STOP}"}, "HEALTH_DETAIL"),
    ("a confirmation with the name", {**MEDICAL, **CONFIRM, "body": "Lakeside Cardiology: we will honor it."}, "HEALTH_DETAIL"),
    ("words of crisis leave", {**MEDICAL, **CRISIS, "body": "Call 988, or go to an emergency room."}, None),
    ("a stranger's number has no debt", {**UNVERIFIED, **STRANGER, "body": f"This is Lakeside Cardiology. {STOP}"}, None),
    ("type of the debt unknown", {"debt_types": None}, "MISSING_DEBT_TYPES"),
    ("no type of the debt", {"debt_types": ()}, "MISSING_DEBT_TYPES"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_gate_stops_what_tells_of_the_care_behind_a_medical_debt(
    change: dict[str, Any], code: str | None, config: ComplianceConfig
) -> None:
    decision = judge(replace(GOOD, **change), config)
    found = {
        (reason.rule_id, reason.code) for reason in decision.reasons if reason.code.startswith(("HEALTH", "MISSING"))
    }
    rule = "GATE-COMPLETE" if (code or "").startswith("MISSING") else "HIPAA-MIN"
    assert found == ({(rule, code)} if code else set())
