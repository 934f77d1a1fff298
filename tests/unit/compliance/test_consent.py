"""G3: which record of consent permits a text, one row on each side of each boundary."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.config import ComplianceConfig
from parley.compliance.consent import Consent, judge_consent
from parley.compliance.gate import ActiveHold, judge
from tests.unit.compliance.test_gate import ACK, CONFIRM, CRISIS, GOOD, NOON, STOP, WEB

DAY = timedelta(days=1)
TEXT = Consent(
    id="cst_1",
    source="consumer_text",
    given_at=NOON - DAY,
    account_id="acc_1",
    wording_sha256="a" * 64,
    campaign_id="C1",
    revoked_at=None,
)
PORTAL = replace(TEXT, id="cst_2", source="portal", account_id=None)
FILE = replace(TEXT, id="cst_3", source="creditor_file", wording_sha256=None, campaign_id=None)

# What is on file, whether it answers the consumer, whether the place asks for direct consent, route or reason.
ROWS: list[Any] = [
    pytest.param((), False, False, "NO_CONSENT", id="TCPA-CONSENT: no record"),
    pytest.param((), True, False, "NO_CONSENT", id="TCPA-CONSENT: an answer without the text it answers"),
    pytest.param((TEXT,), False, False, "consumer_text", id="REGF-6D5: the consumer texted about this debt"),
    pytest.param((TEXT,), True, False, "reply", id="REGF-6D5: an answer to the consumer's text"),
    pytest.param((replace(TEXT, account_id="acc_2"),), False, False, "NO_CONSENT", id="REGF-6D5: about another debt"),
    pytest.param((replace(TEXT, account_id=None),), False, False, "NO_CONSENT", id="REGF-6D5: a stranger's text"),
    pytest.param((replace(TEXT, account_id=None),), True, False, "reply", id="REGF-6D5: an answer to a stranger"),
    pytest.param((FILE,), False, False, "NO_DIRECT_TEXT_CONSENT", id="REGF-6D5-CRED: the creditor's file alone"),
    pytest.param((FILE,), True, False, "NO_DIRECT_TEXT_CONSENT", id="REGF-6D5-CRED: also for an answer"),
    pytest.param(
        (replace(FILE, wording_sha256="b" * 64, campaign_id="C1"),),
        False,
        False,
        "NO_DIRECT_TEXT_CONSENT",
        id="REGF-6D5-CRED: however well it is documented",
    ),
    pytest.param((FILE, PORTAL), False, False, "direct_consent", id="REGF-6D5: consent given to us"),
    pytest.param((replace(PORTAL, account_id="acc_1"),), False, False, "direct_consent", id="REGF-6D5: for this debt"),
    pytest.param((replace(PORTAL, account_id="acc_2"),), False, False, "NO_CONSENT", id="REGF-6D5: for another debt"),
    pytest.param(
        (replace(PORTAL, wording_sha256=None),), False, False, "CONSENT_WITHOUT_WORDING", id="TCPA-CONSENT: no wording"
    ),
    pytest.param((replace(PORTAL, wording_sha256=None), TEXT), False, False, "consumer_text", id="another one helps"),
    pytest.param((replace(PORTAL, campaign_id=None),), False, False, "CONSENT_NO_CAMPAIGN", id="CTIA-OPTIN: none"),
    pytest.param((replace(PORTAL, campaign_id="C2"),), False, False, "CONSENT_NO_CAMPAIGN", id="CTIA-OPTIN: another"),
    pytest.param((replace(PORTAL, campaign_id=None), FILE), False, False, "CONSENT_NO_CAMPAIGN", id="nearest reason"),
    pytest.param((replace(TEXT, revoked_at=NOON),), False, False, "CONSENT_REVOKED", id="TCPA-REV-ANY: revoked"),
    pytest.param((replace(TEXT, revoked_at=NOON),), True, False, "CONSENT_REVOKED", id="TCPA-REV-ANY: an answer too"),
    pytest.param(
        (replace(TEXT, revoked_at=NOON - DAY / 2), replace(FILE, given_at=NOON - DAY)),
        False,
        False,
        "CONSENT_REVOKED",
        id="TCPA-REV-ANY: a file that arrives late revives nothing",
    ),
    pytest.param(
        (replace(TEXT, revoked_at=NOON - DAY / 2), replace(PORTAL, given_at=NOON - DAY)),
        False,
        False,
        "CONSENT_REVOKED",
        id="TCPA-REV-ANY: what was given before the revocation",
    ),
    pytest.param(
        (replace(TEXT, revoked_at=NOON - DAY / 2), replace(PORTAL, given_at=NOON - DAY / 2)),
        False,
        False,
        "direct_consent",
        id="TCPA-REV-ANY: given anew",
    ),
    pytest.param(
        (replace(TEXT, revoked_at=NOON - DAY / 2), replace(TEXT, id="cst_4", source="start", given_at=NOON)),
        False,
        False,
        "direct_consent",
        id="TW-START: START is consent for texts",
    ),
    pytest.param((TEXT,), False, True, "NO_ELECTRONIC_CONSENT", id="ECONSENT-STATE: a text is not enough"),
    pytest.param((TEXT,), True, True, "reply", id="ECONSENT-STATE: an answer is"),
    pytest.param((PORTAL,), False, True, "direct_consent", id="ECONSENT-STATE: given to us"),
    pytest.param((FILE,), False, True, "NO_DIRECT_TEXT_CONSENT", id="ECONSENT-STATE: the creditor's file"),
    pytest.param((replace(TEXT, given_at=NOON),), False, False, "consumer_text", id="given this very moment"),
    pytest.param((replace(TEXT, given_at=NOON + DAY),), False, False, "NO_CONSENT", id="given later proves nothing"),
]


@pytest.mark.parametrize(("consents", "is_reply", "requires_direct", "expected"), ROWS)
def test_consent_row(consents: tuple[Consent, ...], is_reply: bool, requires_direct: bool, expected: str) -> None:
    verdict = judge_consent(
        consents, now=NOON, account_id="acc_1", campaign_id="C1", is_reply=is_reply, requires_direct=requires_direct
    )
    assert expected in (verdict.route, verdict.reason.code if verdict.reason else None)
    assert (verdict.consent is None) == (verdict.reason is not None)


def unasked(**change: Any) -> dict[str, Any]:
    return {"is_reply_to_inbound": False, **change}


@pytest.mark.parametrize(
    ("change", "code", "rule_id"),
    [
        pytest.param(unasked(), None, None, id="consent in order"),
        pytest.param(unasked(consents=()), "NO_CONSENT", "TCPA-CONSENT", id="no record -> G3"),
        pytest.param(unasked(consents=(FILE,)), "NO_DIRECT_TEXT_CONSENT", "REGF-6D5-CRED", id="creditor's file -> G3"),
        pytest.param(unasked(requires_direct_consent=True), "NO_ELECTRONIC_CONSENT", "ECONSENT-STATE", id="DC -> G3"),
        pytest.param({**WEB, "party_role": "first_party", "consents": None, "body": "Northlight Help (AI assistant): hi"},
                     None, None, id="web chat asks for none"),
        pytest.param({**CRISIS, "consents": ()}, None, None, id="words of safety need none"),
        pytest.param({**CONFIRM, "consents": ()}, None, None, id="the confirmation of an opt-out needs none"),
        pytest.param({**ACK, "active_holds": (ActiveHold("DISPUTE", False),), "consents": ()}, None, None,
                     id="the first acknowledgement of a hold needs none"),
        pytest.param({"author": "collector", "handover": "claimed", "response_name": None, "consents": (FILE,),
                      "is_reply_to_inbound": False}, "NO_DIRECT_TEXT_CONSENT", "REGF-6D5-CRED", id="a person too"),
    ],
)  # fmt: skip
def test_gate_g3(change: dict[str, Any], code: str | None, rule_id: str | None, config: ComplianceConfig) -> None:
    decision = judge(replace(GOOD, **change), config)
    assert [(reason.code, reason.rule_id) for reason in decision.reasons] == ([(code, rule_id)] if code else [])
    assert decision.gate == ("G3" if code else None)


def test_the_evidence_of_a_decision_names_the_records_it_looked_at(config: ComplianceConfig) -> None:
    inputs = judge(replace(GOOD, body=f"x {STOP}"), config).inputs
    assert inputs["consents"][0]["id"] == "cst_1"
    assert inputs["number"]["last_text_at"] is not None


SOURCES = st.sampled_from(["creditor_file", "consumer_text", "start", "web_chat", "portal", "collector_call"])
MOMENTS = st.integers(-30, 900).map(lambda days: NOON - DAY * days)


@st.composite
def records(draw: st.DrawFn) -> Consent:
    given_at = draw(MOMENTS)
    return Consent(
        id="cst_x",
        source=draw(SOURCES),
        given_at=given_at,
        account_id=draw(st.sampled_from(["acc_1", "acc_2", None])),
        wording_sha256=draw(st.sampled_from(["a" * 64, None])),
        campaign_id=draw(st.sampled_from(["C1", "C2", None])),
        revoked_at=draw(st.one_of(st.none(), st.just(given_at + DAY))),
    )


@given(st.lists(records(), max_size=6), st.booleans(), st.booleans())
def test_no_mix_of_records_permits_what_no_single_live_record_would(
    consents: list[Consent], is_reply: bool, requires_direct: bool
) -> None:
    verdict = judge_consent(
        consents, now=NOON, account_id="acc_1", campaign_id="C1", is_reply=is_reply, requires_direct=requires_direct
    )
    if verdict.consent is None:
        return
    used = verdict.consent
    assert used.source != "creditor_file"
    assert used.revoked_at is None
    assert used.given_at <= NOON
    assert all(
        other.revoked_at is None or other.revoked_at <= used.given_at for other in consents if other.given_at <= NOON
    )
    if verdict.route != "reply":
        assert used.wording_sha256
        assert used.campaign_id == "C1"
        assert not requires_direct or verdict.route == "direct_consent"


@given(st.lists(records(), max_size=5), st.booleans())
def test_revoking_everything_leaves_nothing_usable(consents: list[Consent], is_reply: bool) -> None:
    revoked = [replace(consent, revoked_at=NOON) for consent in consents]
    verdict = judge_consent(
        revoked, now=NOON, account_id="acc_1", campaign_id="C1", is_reply=is_reply, requires_direct=False
    )
    assert verdict.consent is None
