"""G0: the program's campaign and licences, with a row on each side of each boundary."""

from dataclasses import replace
from datetime import date

import pytest

from parley.bootstrap import without_demo_values
from parley.compliance.config import ComplianceConfig
from parley.compliance.config_contact import Licence
from parley.compliance.gate import judge
from parley.compliance.program_stops import Stop
from tests.unit.compliance.test_gate import CONFIRM, CRISIS, GOOD, NOON, STOP, WEB, law

BUYER_BODY = f"Northlight Help, debt collector (AI assistant): the lowest payment is $35. {STOP}"
TODAY = date(2026, 11, 23)


def held(config: ComplianceConfig, licence: Licence | None, *, not_needed_in: frozenset[str]) -> ComplianceConfig:
    licensing = replace(
        config.licensing, licences={**config.licensing.licences, "IL": licence}, not_needed_in=not_needed_in
    )
    return replace(config, licensing=licensing)


@pytest.mark.parametrize("channel", [{}, WEB])
@pytest.mark.parametrize(
    ("role", "valid_to", "not_needed", "code"),
    [
        pytest.param("debt_buyer", date(2026, 11, 23), False, None, id="LICENCE-STATE: on its last day"),
        pytest.param("debt_buyer", date(2026, 11, 22), False, "LICENCE_EXPIRED", id="LICENCE-STATE: a day later"),
        pytest.param("debt_buyer", None, False, "LICENCE_MISSING", id="LICENCE-STATE: none"),
        pytest.param("debt_buyer", None, True, None, id="LICENCE-STATE: a state that asks for none"),
        pytest.param("third_party", None, False, "LICENCE_MISSING", id="LICENCE-STATE: an agency"),
        pytest.param("first_party", None, False, None, id="LICENCE-STATE: a creditor in its own name"),
    ],
)
def test_an_account_is_collected_only_with_a_licence_in_force(
    channel: dict[str, object],
    role: str,
    valid_to: date | None,
    not_needed: bool,
    code: str | None,
    config: ComplianceConfig,
) -> None:
    body = BUYER_BODY if role != "first_party" else GOOD.body
    attempt = replace(GOOD, **{**channel, "party_role": role, "body": body})  # type: ignore[arg-type]
    licence = Licence("4711", valid_to) if valid_to else None
    decision = judge(attempt, held(config, licence, not_needed_in=frozenset({"IL"} if not_needed else set())))
    assert NOON.date() == TODAY
    assert [reason.code for reason in decision.reasons] == ([code] if code else [])
    assert decision.gate == ("G0" if code else None)


@pytest.mark.parametrize("answer", [CRISIS, CONFIRM])
def test_safety_words_and_the_confirmation_of_an_opt_out_need_no_licence(
    answer: dict[str, object], config: ComplianceConfig
) -> None:
    attempt = replace(GOOD, **{**answer, "party_role": "third_party"})  # type: ignore[arg-type]
    assert judge(attempt, held(config, None, not_needed_in=frozenset())).is_allowed


def test_the_state_must_be_known_once_an_account_is_involved(config: ComplianceConfig) -> None:
    assert judge(replace(GOOD, consumer_state=""), config).reasons[0].code == "MISSING_CONSUMER_STATE"
    stranger = replace(
        GOOD, party_role="none", consumer_state=None, body=f"Hello. {STOP}", safe_before_verification=True
    )
    assert judge(replace(stranger, right_party_status="unverified"), config).is_allowed


@pytest.mark.parametrize(("campaign_id", "code"), [("C4711", None), (None, "CAMPAIGN_MISSING")])
def test_texts_leave_only_under_a_registered_campaign(
    campaign_id: str | None, code: str | None, config: ComplianceConfig
) -> None:
    """TW-10DLC: send without campaign id is refused locally; web chat has no campaign."""
    config = replace(config, program=replace(config.program, campaign_id=campaign_id))
    assert [reason.code for reason in judge(GOOD, config).reasons] == ([code] if code else [])
    web = replace(GOOD, **{**WEB, "body": BUYER_BODY})
    assert judge(web, config).is_allowed


def test_what_was_made_up_for_the_demo_counts_for_nothing_elsewhere(config: ComplianceConfig) -> None:
    real = without_demo_values(config)
    assert set(real.licensing.licences.values()) == {None}
    assert real.program.campaign_id is None
    assert set(real.program.provider_approval_id.values()) == {None}


@pytest.mark.parametrize(
    ("stop", "change", "is_stopped"),
    [
        pytest.param(Stop("all"), {}, True, id="PROGRAM-STOP: everything"),
        pytest.param(Stop("all"), WEB, True, id="PROGRAM-STOP: web chat too"),
        pytest.param(Stop("all"), CRISIS, True, id="PROGRAM-STOP: whatever it says"),
        pytest.param(Stop("all"), CONFIRM, True, id="PROGRAM-STOP: even a confirmation"),
        pytest.param(Stop("sms"), {}, True, id="PROGRAM-STOP: texts"),
        pytest.param(Stop("sms"), {**WEB, "body": BUYER_BODY}, False, id="PROGRAM-STOP: texts, in web chat"),
        pytest.param(Stop("creditor", "meridian"), {}, True, id="PROGRAM-STOP: this creditor"),
        pytest.param(Stop("creditor", "riverbend"), {}, False, id="PROGRAM-STOP: another creditor"),
        pytest.param(Stop("response", "utter_offer"), {}, True, id="PROGRAM-STOP: this response (code 30007)"),
        pytest.param(Stop("response", "utter_help"), {}, False, id="PROGRAM-STOP: another response"),
        pytest.param(Stop("campaign", "demo-campaign"), {}, True, id="PROGRAM-STOP: this campaign (code 30007)"),
        pytest.param(Stop("campaign", "C2"), {}, False, id="PROGRAM-STOP: another campaign"),
    ],
)
def test_nothing_a_stop_reaches_leaves(
    stop: Stop, change: dict[str, object], is_stopped: bool, config: ComplianceConfig
) -> None:
    decision = judge(replace(GOOD, **{**change, "program_stops": (stop,)}), config)  # type: ignore[arg-type]
    assert ("PROGRAM_STOPPED" in [reason.code for reason in decision.reasons]) is is_stopped
    assert decision.is_allowed is not is_stopped


@pytest.mark.parametrize(
    ("said", "is_stopped"),
    [
        ("utter_offer", True),
        ("utter_balance+utter_offer", True),
        ("utter_offer+utter_main_menu", True),
        ("utter_offer_person", False),
        ("utter_balance+utter_main_menu", False),
    ],
)
def test_a_stop_on_a_response_reaches_every_text_it_is_joined_into(
    said: str, is_stopped: bool, config: ComplianceConfig
) -> None:
    """PROGRAM-STOP: `response:NAME`."""
    attempt = replace(GOOD, response_name=said, program_stops=(Stop("response", "utter_offer"),))
    assert judge(attempt, config).is_allowed is not is_stopped


@pytest.mark.parametrize(
    ("places", "code"),
    [(("IL",), None), (("IL", "NYC"), None), (("IL", "NY"), "LICENCE_MISSING"), (("FL", "IL"), None)],
)
def test_every_state_the_consumer_may_be_in_needs_a_licence(
    places: tuple[str, ...], code: str | None, config: ComplianceConfig
) -> None:
    """LICENCE-STATE, REGF-104: the area code and what the consumer said count as the address does."""
    licences = {**config.licensing.licences, "NY": None}
    without = replace(config, licensing=replace(config.licensing, licences=licences))
    attempt = replace(GOOD, party_role="debt_buyer", body=BUYER_BODY, state=replace(law(), jurisdictions=places))
    assert [reason.code for reason in judge(attempt, without).reasons] == ([code] if code else [])
