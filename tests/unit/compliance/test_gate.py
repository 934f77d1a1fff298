"""The gate: one table per rule, rows on both sides of each boundary, and what must hold for every attempt."""

import json
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.compliance.config import ComplianceConfig
from parley.compliance.consent import Consent
from parley.compliance.counters import Cap, CapReading
from parley.compliance.designated import Designated
from parley.compliance.gate import ActiveHold, Attempt, explain, judge
from parley.compliance.holds import HOLD_KINDS
from parley.compliance.limitation import Limitation, Status
from parley.compliance.number_fitness import NumberFacts
from parley.compliance.rules import RULES
from parley.compliance.state_facts import StateFacts

CHICAGO = ZoneInfo("America/Chicago")
STOP = "Reply STOP to stop texts."
MARK = "Northlight Help (AI assistant):"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=CHICAGO)


def law(status: Status = "OPEN", **more: Any) -> StateFacts:
    """What the law of the places says."""
    limitation = Limitation(status, "TB-CALC 1", "2026-11", {}, None, None, {}, ())
    return StateFacts(version="2026-11", jurisdictions=("IL",), limitation=limitation, **more)


GOOD = Attempt(
    channel="sms",
    now=NOON,
    author="bot",
    response_name="utter_offer",
    response_kind="statement",
    safe_before_verification=False,
    proposes_payment=False,
    body=f"{MARK} the lowest monthly payment is $35. {STOP}",
    language="en",
    brand="Northlight Help",
    right_party_status="verified",
    party_role="first_party",
    consumer_state="IL",
    creditor_id="meridian",
    account_id="acc_1",
    debt_types=("credit_card",),
    program_stops=(),
    consents=(
        Consent(
            id="cst_1",
            source="consumer_text",
            given_at=NOON - timedelta(days=1),
            account_id="acc_1",
            wording_sha256="a" * 64,
            campaign_id="demo-campaign",
            revoked_at=None,
        ),
    ),
    requires_direct_consent=False,
    number=NumberFacts(checks=(), marks=(), last_text_at=NOON - timedelta(days=1), last_consent_at=None),
    initial_disclosure_done=True,
    session_marker_shown=None,
    active_holds=(),
    opted_out=False,
    suppressed=False,
    opt_out_confirmation_sent=False,
    is_reply_to_inbound=True,
    inbound_age_seconds=10,
    replies_since_inbound=0,
    is_awaited=False,
    asked_under_cease=False,
    handover="none",
    handover_line_sent=False,
    zones=("America/Chicago",),
    sms_enabled=True,
    wording_approved=True,
    ledger_figures={"cents:3500": "off_1", "cents:4000": "acc_1", "cents:9000": "off_1", "date:12-01": "off_1"},
    bot_messages_today=0,
    ai_told=True,
    state=law(),
    is_initiated=False,
    counters=(),
    unanswered=0,
    is_repeated_text=False,
    designated=(),
    work_number=False,
    validation_state="in_period",
    validation_ends_on=date(2026, 12, 20),
)
WEB: dict[str, Any] = {
    "channel": "web", "session_marker_shown": True, "party_role": "third_party", "body": "The lowest payment is $35.",
}  # fmt: skip
UNVERIFIED: dict[str, Any] = {
    "right_party_status": "unverified", "safe_before_verification": True, "response_kind": "identity",
    "initial_disclosure_done": False, "body": f"Please tell me your date of birth. {STOP}",
}  # fmt: skip
ACK: dict[str, Any] = {"response_kind": "acknowledgement", "response_name": "utter_ack_dispute"}
CRISIS: dict[str, Any] = {
    "response_kind": "crisis", "response_name": "utter_ack_crisis", "safe_before_verification": True,
    "body": "You can call or text 988 any time.",
}  # fmt: skip
CONFIRM: dict[str, Any] = {
    "response_kind": "opt_out_confirmation", "response_name": "utter_ack_opt_out", "safe_before_verification": True,
    "opted_out": True, "body": "Northlight Help: we received your request to stop texts and we will honor it.",
}  # fmt: skip
HUMAN: dict[str, Any] = {"author": "collector", "handover": "claimed", "response_name": None, "wording_approved": None}
DISPUTE = (ActiveHold("DISPUTE", False),)
SCHOOL = Designated(
    preference_id="prf_1", kind="times", blocked=tuple((day * 1440 + 540, day * 1440 + 900) for day in range(5))
)
EMAIL_ONLY = Designated(preference_id="prf_2", kind="medium")
LATE = datetime(2026, 11, 23, 22, 15, tzinfo=CHICAGO)


STARTED: dict[str, Any] = {"is_reply_to_inbound": False, "is_initiated": True}


def reading(count: int, limit: int) -> CapReading:
    """A counter that stands at `count` of `limit`."""
    cap = Cap(
        name="US-sms-account-7d", rule_id="CNT-DEFAULT", jurisdiction="US", scope="account", media=("sms",), days=7,
        limit=limit, is_initiated_only=True, citation="12 CFR 1006.14(a)",
    )  # fmt: skip
    return CapReading(cap, count, NOON if count >= limit else None)


def unasked(hour: int, minute: int, second: int) -> dict[str, Any]:
    """A reminder at this local time."""
    return {"now": datetime(2026, 11, 23, hour, minute, second, tzinfo=CHICAGO), "is_reply_to_inbound": False}


def place(*, minutes: int, excuses_reply: bool = False) -> Designated:
    """Somewhere inconvenient, until so long after noon."""
    until = NOON + timedelta(minutes=minutes)
    return Designated(preference_id="prf_3", kind="place", place="driving", until=until, excuses_reply=excuses_reply)


ROWS: list[tuple[str, dict[str, Any], str | None]] = [
    ("everything in order", {}, None),
    ("web chat in order", WEB, None),
    # G0
    ("sms switched off", {"sms_enabled": False}, "SMS_DISABLED"),
    ("wording not approved", {"wording_approved": False}, "WORDING_NOT_APPROVED"),
    ("bot while waiting for a person", {"handover": "waiting"}, "BOT_SILENT"),
    ("bot while a person writes", {"handover": "claimed"}, "BOT_SILENT"),
    ("hand-over line", {"handover": "waiting", "response_kind": "handover"}, None),
    ("hand-over line twice",
     {"handover": "waiting", "response_kind": "handover", "handover_line_sent": True}, "BOT_SILENT"),
    ("acknowledgement while waiting", {"handover": "waiting", **ACK, "active_holds": DISPUTE}, None),
    ("acknowledgement after a person took over", {"handover": "claimed", **ACK, "active_holds": DISPUTE}, "BOT_SILENT"),
    ("collector who claimed", HUMAN, None),
    ("collector who did not claim", {**HUMAN, "handover": "none"}, "NOT_CLAIMED"),
    # G1, G5: holds
    ("statement under a dispute", {"active_holds": DISPUTE}, "HOLD_DISPUTE"),
    ("first acknowledgement of a dispute", {"active_holds": DISPUTE, **ACK}, None),
    ("second acknowledgement", {"active_holds": (ActiveHold("DISPUTE", True),), **ACK}, "ALREADY_ACKNOWLEDGED"),
    ("acknowledgement of something else",
     {"active_holds": DISPUTE, **ACK, "response_name": "utter_ack_attorney"}, "HOLD_DISPUTE"),
    ("acknowledgement by reminder", {"active_holds": DISPUTE, **ACK, "is_reply_to_inbound": False}, "HOLD_DISPUTE"),
    ("crisis text under every hold",
     {**CRISIS, "active_holds": tuple(ActiveHold(kind, True) for kind in HOLD_KINDS)}, None),
    ("human under a hold", {**HUMAN, "active_holds": DISPUTE}, "HOLD_DISPUTE"),
    ("unknown kind of hold", {"active_holds": (ActiveHold("NEW_KIND", False),)}, "HOLD_NEW_KIND"),
    ("cease by sms gets no line",
     {"active_holds": (ActiveHold("CEASE", False),), **ACK, "response_name": "utter_ack_cease"}, "HOLD_CEASE"),
    ("cease in web chat gets one line",
     {**WEB, "active_holds": (ActiveHold("CEASE", False),), **ACK, "response_name": "utter_ack_cease"}, None),
    ("REGF-6C-LIFT who ceased and asks in a chat is answered by a person",
     {**WEB, "author": "collector", "handover": "claimed", "active_holds": (ActiveHold("CEASE", True),), "opted_out": True,
      "is_awaited": True, "asked_under_cease": True, "body": "You can pay on our site. This chat is from a debt collector."},
     None),
    ("REGF-6C-LIFT but not a second time",
     {**WEB, "author": "collector", "handover": "claimed", "active_holds": (ActiveHold("CEASE", True),),
      "is_awaited": False, "asked_under_cease": True}, "HOLD_CEASE"),
    ("REGF-6C-LIFT but not by the bot",
     {**WEB, "active_holds": (ActiveHold("CEASE", True),), "is_awaited": True, "asked_under_cease": True}, "HOLD_CEASE"),
    ("REGF-6C-LIFT but not by SMS",
     {"author": "collector", "handover": "claimed", "active_holds": (ActiveHold("CEASE", True),),
      "is_awaited": True, "asked_under_cease": True}, "HOLD_CEASE"),
    ("REGF-6C-LIFT but not what nobody asked",
     {**WEB, "author": "collector", "handover": "claimed", "active_holds": (ActiveHold("CEASE", True),),
      "is_awaited": True, "asked_under_cease": False}, "HOLD_CEASE"),
    ("REGF-6C-LAST a plan offer after a cease",
     {"active_holds": (ActiveHold("CEASE", True),), "is_reply_to_inbound": False}, "HOLD_CEASE"),
    ("opted out, and no cease", {**WEB, "author": "collector", "handover": "claimed", "opted_out": True,
     "is_awaited": True}, "OPTED_OUT"),
    ("EV-HARD a person answers who still waits",
     {**WEB, "author": "collector", "handover": "claimed", "active_holds": (ActiveHold("HARDSHIP", False),),
      "is_reply_to_inbound": False, "is_awaited": True,
      "body": "We can pause. This chat is from a debt collector."}, None),
    ("EV-HARD nobody asked",
     {**WEB, "author": "collector", "handover": "claimed", "active_holds": (ActiveHold("HARDSHIP", False),),
      "is_reply_to_inbound": False}, "HOLD_HARDSHIP"),
    ("complaint still gets answers", {"active_holds": (ActiveHold("COMPLAINT", True),)}, None),
    ("complaint stops reminders",
     {"active_holds": (ActiveHold("COMPLAINT", True),), "is_reply_to_inbound": False}, "HOLD_COMPLAINT"),
    ("complaint is acknowledged once",
     {"active_holds": (ActiveHold("COMPLAINT", True),), **ACK, "response_name": "utter_ack_complaint"},
     "ALREADY_ACKNOWLEDGED"),
    ("wrong party", {**UNVERIFIED, "right_party_status": "wrong_party"}, "NOT_THE_CONSUMER"),
    ("third party by sms", {**UNVERIFIED, "right_party_status": "third_party"}, "THIRD_PARTY"),
    ("third party in web chat gets neutral answers",
     {**UNVERIFIED, **WEB, "body": "Please tell me your date of birth.", "right_party_status": "third_party"}, None),
    # G5: validation notice (REGF-34A)
    ("notice still in time", {"validation_state": "pending"}, None),
    ("notice overdue", {"validation_state": "overdue"}, "VALIDATION_OVERDUE"),
    ("notice overdue, a person writes", {**HUMAN, "validation_state": "overdue"}, "VALIDATION_OVERDUE"),
    ("notice overdue, a reminder", {"validation_state": "overdue", "is_reply_to_inbound": False}, "VALIDATION_OVERDUE"),
    ("notice overdue, a neutral answer", {**UNVERIFIED, "validation_state": "overdue"}, None),
    ("notice overdue, a neutral text nobody asked for",
     {**UNVERIFIED, "validation_state": "overdue", "is_reply_to_inbound": False}, "VALIDATION_OVERDUE"),
    ("notice overdue, acknowledgement of a dispute",
     {"validation_state": "overdue", "active_holds": DISPUTE, **ACK}, None),
    ("notice overdue, crisis text", {**CRISIS, "validation_state": "overdue"}, None),
    ("notice overdue, opt-out confirmation", {**CONFIRM, "validation_state": "overdue"}, None),
    ("period over", {"validation_state": "over", "validation_ends_on": None}, None),
    # G2
    ("opted out", {"opted_out": True}, "OPTED_OUT"),
    ("the one confirmation", CONFIRM, None),
    ("second confirmation", {**CONFIRM, "opt_out_confirmation_sent": True}, "ALREADY_CONFIRMED"),
    ("confirmation after 300 s", {**CONFIRM, "inbound_age_seconds": 300}, None),
    ("confirmation after 301 s", {**CONFIRM, "inbound_age_seconds": 301}, "CONFIRMATION_TOO_LATE"),
    ("confirmation of nothing", {**CONFIRM, "opted_out": False}, "NOTHING_TO_CONFIRM"),
    ("crisis text after an opt-out", {**CRISIS, "opted_out": True}, None),
    ("suppressed number", {"suppressed": True}, "SUPPRESSED"),
    # G6, G10
    ("07:59:59", unasked(7, 59, 59), "QUIET_HOURS"),
    ("08:00:00", unasked(8, 0, 0), None),
    ("20:54:00", unasked(20, 54, 0), None),
    ("20:54:01", unasked(20, 54, 1), "WINDOW_CLOSING"),
    ("20:55:00", unasked(20, 55, 0), "QUIET_HOURS"),
    ("no zone known", {"zones": (), "is_reply_to_inbound": False}, "QUIET_HOURS"),
    ("first answer at 22:15", {"now": LATE}, None),
    ("second answer at 22:15", {"now": LATE, "replies_since_inbound": 1}, "ALREADY_ANSWERED"),
    ("answer to an old message at night", {"now": LATE, "inbound_age_seconds": 901}, "REPLY_TOO_LATE"),
    ("web chat at night", {**WEB, "now": LATE, "replies_since_inbound": 3}, None),
    ("push into a web chat at night", {**WEB, "now": LATE, "is_reply_to_inbound": False}, "QUIET_HOURS"),
    ("idle web chat at night", {**WEB, "now": LATE, "inbound_age_seconds": 901}, "SESSION_IDLE"),
    ("REGF-6B1-SELF: a notice of delay would be the second answer",
     {"now": LATE, "response_name": "utter_delay"}, "ONE_ANSWER_ONLY"),
    ("a notice of delay by day", {"response_name": "utter_delay"}, None),
    # G6: REGF-6B1-DESIG, on a Monday; five minutes earlier, because a text can wait in a queue
    ("a designated time, 08:53", {**unasked(8, 53, 59), "designated": (SCHOOL,)}, None),
    ("a designated time, 08:54:01", {**unasked(8, 54, 1), "designated": (SCHOOL,)}, "WINDOW_CLOSING"),
    ("a designated time, 08:55", {**unasked(8, 55, 0), "designated": (SCHOOL,)}, "DESIGNATED_TIME"),
    ("a designated time, 14:59:59", {**unasked(14, 59, 59), "designated": (SCHOOL,)}, "DESIGNATED_TIME"),
    ("a designated time, 15:00", {**unasked(15, 0, 0), "designated": (SCHOOL,)}, None),
    ("the one answer in a designated time", {"designated": (SCHOOL,)}, None),
    ("a second one", {"designated": (SCHOOL,), "replies_since_inbound": 1}, "ALREADY_ANSWERED"),
    ("a person in a designated time",
     {**HUMAN, **unasked(12, 0, 0), "designated": (SCHOOL,)}, "DESIGNATED_TIME"),
    ("web chat of their own in a designated time", {**WEB, "designated": (SCHOOL,)}, None),
    # G6: REGF-6B1-PLACE
    ("at a place, unasked", {**unasked(12, 0, 0), "designated": (place(minutes=1),)}, "DESIGNATED_PLACE"),
    ("after the place is over", {**unasked(12, 0, 0), "designated": (place(minutes=0),)}, None),
    ("at a place, to a message of their own", {"designated": (place(minutes=1),)}, "DESIGNATED_PLACE"),
    ("the acknowledgement of the place", {**ACK, "designated": (place(minutes=1, excuses_reply=True),)}, None),
    ("crisis text at a place", {**CRISIS, "designated": (place(minutes=1),)}, None),
    # G2: REGF-6B3, REGF-14H1
    ("the number of an employer", {"work_number": True}, "WORK_NUMBER"),
    ("email only, unasked", {**unasked(12, 0, 0), "designated": (EMAIL_ONLY,)}, "MEDIUM_NOT_WANTED"),
    ("email only, the one answer", {"designated": (EMAIL_ONLY,)}, None),
    # G7
    ("19 messages today", {"bot_messages_today": 19}, None),
    ("20 messages today", {"bot_messages_today": 20}, "THREAD_CEILING"),
    ("started, one under the cap", {**STARTED, "counters": (reading(1, 2),)}, None),
    ("started, at the cap (CNT-DEFAULT)", {**STARTED, "counters": (reading(2, 2),)}, "CAP_REACHED"),
    ("a collector starts at the cap", {**HUMAN, **STARTED, "counters": (reading(2, 2),)}, "CAP_REACHED"),
    ("an answer at the cap", {"counters": (reading(2, 2),)}, None),
    ("one unanswered", {**STARTED, "unanswered": 1}, None),
    ("two unanswered (REGF-14A)", {**STARTED, "unanswered": 2}, "UNANSWERED"),
    ("the same words again (REGF-14A)", {**STARTED, "is_repeated_text": True}, "REPEATED_TEXT"),
    ("the same answer again", {"is_repeated_text": True}, None),
    # G8
    ("unverified and safe", UNVERIFIED, None),
    ("unverified and unsafe", {**UNVERIFIED, "safe_before_verification": False}, "NOT_SAFE_BEFORE_VERIFICATION"),
    ("marked safe but tells of a debt", {**UNVERIFIED, "body": f"About your balance. {STOP}"}, "DEBT_WORDS"),
    ("marked safe but names a sum", {**UNVERIFIED, "body": f"It is $40. {STOP}"}, "DEBT_WORDS"),
    ("collector, neutral, unverified",
     {**HUMAN, "right_party_status": "unverified", "body": f"Is this Maria? {STOP}"}, None),
    ("collector tells an unverified person of a debt",
     {**HUMAN, "right_party_status": "unverified", "body": f"You owe us. {STOP}"}, "DEBT_WORDS"),
    ("collector names the creditor to an unverified person",
     {**HUMAN, "right_party_status": "unverified", "body": f"About Mercer Bank. {STOP}",
      "protected_terms": ("Mercer Bank",)},
     "PROTECTED_TERM"),
    ("no account involved and unsafe", {"party_role": "none", "body": f"Hello. {STOP}"},
     "NOT_SAFE_BEFORE_VERIFICATION"),
    ("verified, disclosure not yet given", {"initial_disclosure_done": False}, "DISCLOSURE_FIRST"),
    ("the disclosure itself",
     {"initial_disclosure_done": False, "is_initial_disclosure": True, "response_kind": "disclosure_initial",
      "body": f"Northlight Help: this is about your account. I am an automated AI assistant. {STOP}"}, None),
    ("a disclosure that lacks its wording",
     {"initial_disclosure_done": False, "is_initial_disclosure": True, "body": f"Hello. {STOP}"},
     "DISCLOSURE_INCOMPLETE"),
    ("no marker", {"body": f"The lowest payment is $35. {STOP}"}, "MARKER_MISSING"),
    ("marker in the other language",
     {"body": f"Northlight Help (asistente de IA): hello. {STOP}"}, "LANG_MISMATCH"),
    ("web chat without its session notice", {**WEB, "session_marker_shown": False}, "MARKER_MISSING"),
    ("no opt-out line", {"body": f"{MARK} the lowest payment is $35."}, "OPT_OUT_LINE_MISSING"),
    ("opt-out line in the wrong language",
     {"language": "es", "body": f"Northlight Help (asistente de IA): hola. {STOP}"}, "OPT_OUT_LINE_MISSING"),
    ("collector threatens", {**HUMAN, "body": f"{MARK} we will sue. {STOP}"}, "FORBIDDEN_WORDS"),
    # G8: overshadowing (REGF-38B); the period ends on December 20
    ("deadline in the period", {**HUMAN, "body": f"{MARK} the offer ends in 5 days. {STOP}"}, "OVERSHADOWING"),
    ("deadline in the period with safe wording",
     {**HUMAN, "body": f"{MARK} the offer ends in 5 days. This does not change your right to dispute. {STOP}"}, None),
    ("deadline a day before the end", {**HUMAN, "body": f"{MARK} answer by Dec 19. {STOP}"}, "OVERSHADOWING"),
    ("deadline on the last day", {**HUMAN, "body": f"{MARK} answer by Dec 20. {STOP}"}, None),
    ("deadline once the period is over",
     {**HUMAN, "validation_state": "over", "body": f"{MARK} the offer ends in 5 days. {STOP}"}, None),
    ("deadline before the notice is sent",
     {**HUMAN, "validation_state": "pending", "validation_ends_on": None,
      "body": f"{MARK} the offer ends in 90 days. {STOP}"}, "OVERSHADOWING"),
    ("day of a payment in an answer to who asked", {"body": f"{MARK} you can pay $90 by Dec 1. {STOP}"}, None),
    ("day of a payment that nobody asked for",
     {"body": f"{MARK} you can pay $90 by Dec 1. {STOP}", "is_reply_to_inbound": False}, "OVERSHADOWING"),
    ("pressure in an answer", {"body": f"{MARK} pay now or it goes on. {STOP}"}, "OVERSHADOWING"),
    ("pressure with safe wording",
     {**HUMAN, "body": f"{MARK} pay now or it goes on. This does not change your right to dispute. {STOP}"},
     "OVERSHADOWING"),
    ("card number in the text", {"body": f"{MARK} 4111 1111 1111 1111. {STOP}"}, "SECRET_IN_TEXT"),
    ("too long", {"body": f"{MARK} {'a' * 260} {STOP}"}, "TOO_LONG"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [pytest.param(c, code, id=name) for name, c, code in ROWS])
def test_gate_row(change: dict[str, Any], code: str | None, config: ComplianceConfig) -> None:
    decision = judge(replace(GOOD, **change), config)
    assert [reason.code for reason in decision.reasons] == ([code] if code else [])
    assert decision.is_allowed is (code is None)
    assert set(decision.rule_ids) <= set(RULES)
    json.dumps(decision.as_json())
    assert explain(decision)


NEVER_NEEDED = {
    "spoken_counts",
    "ledger_figures",
    "unanswered_until",
    "safe_before_verification",
    "is_initial_disclosure",
    "protected_terms",
    "session_marker_shown",
    "stated_state",
}
# The rules these rows are about, by name for the compliance map.
RULES_OF_ROWS = ("REGF-34A", "REGF-38B")


@pytest.mark.parametrize("name", [field.name for field in fields(Attempt) if field.name not in NEVER_NEEDED])
def test_one_missing_fact_blocks(name: str, config: ComplianceConfig) -> None:
    decision = judge(replace(GOOD, **{name: None}), config)
    assert (decision.verdict, decision.gate) == ("block", "G0")
    assert decision.reasons[0].code == f"MISSING_{name.upper()}"


@pytest.mark.parametrize(("first_day", "allowed"), [(date(2026, 11, 23), True), (date(2026, 11, 24), False)])
def test_values_count_from_their_first_day(first_day: date, allowed: bool, config: ComplianceConfig) -> None:
    assert judge(GOOD, replace(config, effective_from=first_day)).is_allowed is allowed


@pytest.mark.parametrize(("approval", "gate"), [("approval-17", None), (None, "G0")])
def test_sms_needs_the_providers_approval_for_the_role(
    approval: str | None, gate: str | None, config: ComplianceConfig
) -> None:
    program = replace(
        config.program, provider_approval_id={**config.program.provider_approval_id, "debt_buyer": approval}
    )
    body = f"Northlight Help, debt collector (AI assistant): the lowest payment is $35. {STOP}"
    decision = judge(replace(GOOD, party_role="debt_buyer", body=body), replace(config, program=program))
    assert decision.gate == gate


def test_missing_session_notice_fact_blocks_in_web_chat(config: ComplianceConfig) -> None:
    assert not judge(replace(GOOD, **{**WEB, "session_marker_shown": None}), config).is_allowed


def test_naive_clock_blocks(config: ComplianceConfig) -> None:
    assert not judge(replace(GOOD, now=NOON.replace(tzinfo=None)), config).is_allowed


def test_snapshot_never_holds_the_text(config: ComplianceConfig) -> None:
    snapshot = json.dumps(dict(judge(GOOD, config).inputs))
    assert "lowest monthly" not in snapshot


CHANGES = {
    "author": ["bot", "system"],
    "channel": ["sms", "web"],
    "response_kind": [
        "statement",
        "acknowledgement",
        "opt_out_confirmation",
        "crisis",
        "identity",
        "notice",
        "handover",
    ],
    "response_name": ["utter_offer", "utter_ack_dispute", "utter_ack_neutral", "utter_ack_crisis"],
    "right_party_status": ["unverified", "wrong_party", "third_party", "deceased"],
    "party_role": ["first_party", "third_party", "debt_buyer", "none"],
    "initial_disclosure_done": [True, False],
    "is_initial_disclosure": [True, False],
    "session_marker_shown": [True, False],
    "opted_out": [True, False],
    "active_holds": [(), DISPUTE, (ActiveHold("CRISIS", False),)],
    "is_reply_to_inbound": [True, False],
    "handover": ["none", "waiting", "claimed"],
}


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHANGES.items()}))
def test_unverified_person_never_gets_an_unsafe_response(change: dict[str, Any], config: ComplianceConfig) -> None:
    assert not judge(replace(GOOD, **{**change, "safe_before_verification": False}), config).is_allowed


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    change=st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHANGES.items()}),
    words=st.sampled_from(["You owe us.", "Su deuda es grande.", "It is $40.", "About your past due amount."]),
)
def test_debt_words_never_reach_an_unverified_person(
    change: dict[str, Any], words: str, config: ComplianceConfig
) -> None:
    attempt = replace(GOOD, **{**change, "safe_before_verification": True, "body": f"{MARK} {words} {STOP}"})
    assert not judge(attempt, config).is_allowed


@given(kind=st.sampled_from(sorted(HOLD_KINDS)), author=st.sampled_from(["bot", "system", "collector"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_acknowledged_hold_lets_no_unasked_message_out(kind: str, author: str, config: ComplianceConfig) -> None:
    change = {"author": author, "handover": "claimed" if author == "collector" else "none"}
    attempt = replace(GOOD, **change, active_holds=(ActiveHold(kind, True),), is_reply_to_inbound=False)  # type: ignore[arg-type]
    assert not judge(attempt, config).is_allowed


def test_validity_ends_before_the_window_closes(config: ComplianceConfig) -> None:
    at = datetime(2026, 11, 23, 20, 50, tzinfo=CHICAGO)
    assert judge(replace(GOOD, now=at), config).validity_s == 300
    assert judge(GOOD, config).validity_s == 900


def test_every_gate_s_result_is_kept_and_the_first_that_fails_decides(config: ComplianceConfig) -> None:
    held = replace(GOOD, active_holds=(ActiveHold("DISPUTE", acknowledged=True),), is_reply_to_inbound=False, body="x")
    decision = judge(held, config)
    assert decision.gate == "G5"
    assert decision.gates["G5"] == ("HOLD_DISPUTE",)
    assert "OPT_OUT_LINE_MISSING" in (decision.gates["G8"] or ())
    assert decision.gates["G0"] == ()
    assert set(judge(GOOD, config).gates.values()) == {()}


def test_no_gate_but_the_first_can_be_asked_about_an_incomplete_attempt(config: ComplianceConfig) -> None:
    gates = judge(replace(GOOD, zones=None), config).gates
    assert gates["G0"] == ("MISSING_ZONES",)
    assert {codes for gate, codes in gates.items() if gate != "G0"} == {None}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({}, None, id="elsewhere one answer leaves"),
        pytest.param(
            {"state": law(late_needs_consent=True)}, "LATE_CONSENT_MISSING", id="REGF-104 FL: no answer at night"
        ),
        pytest.param({"state": law(late_needs_consent=True), "now": NOON}, None, id="REGF-104 FL: by day"),
        pytest.param({**CONFIRM, "state": law(late_needs_consent=True)}, None, id="REGF-104 FL: opt-out confirmed"),
        pytest.param({**WEB, "state": law(late_needs_consent=True)}, None, id="REGF-104 FL: a chat they use"),
    ],
)
def test_where_late_contact_needs_consent_a_message_at_night_is_none(
    change: dict[str, Any], code: str | None, config: ComplianceConfig
) -> None:
    attempt = replace(GOOD, **{"now": LATE, **change})
    codes = [reason.code for reason in judge(attempt, config).reasons]
    assert codes[:1] == ([code] if code else [])
    allowed = replace(config, quiet=replace(config.quiet, late_message_is_consent=True))
    assert judge(attempt, allowed).is_allowed
