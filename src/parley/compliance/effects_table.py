"""The table: one row for every intent with legal effect (see `effects`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one intent does, and what may be answered."""

    intent: str
    priority: int
    """Lower is more urgent; the most urgent effect of a message decides the answer."""
    citation: str
    holds: tuple[str, ...] = ()
    is_opt_out: bool = False
    is_resumption: bool = False
    stops_automatic_payments: bool = False
    escalation: str | None = None
    sla_minutes: int | None = None
    acknowledgement: str | None = None
    may_send_on_sms: bool = True
    may_send_on_web: bool = True
    is_safe_before_verification: bool = False
    """False: an unverified person gets `utter_ack_neutral` instead, because the wording itself tells of a debt."""


_ROWS = (
    Effect(
        intent="express_crisis", priority=10, citation="program policy EV-SELFHARM", holds=("CRISIS",),
        escalation="crisis", sla_minutes=15, acknowledgement="utter_ack_crisis", is_safe_before_verification=True,
    ),
    Effect(
        intent="express_danger", priority=20, citation="program policy EV-DV", holds=("DV",),
        escalation="danger", sla_minutes=4 * _HOUR, acknowledgement="utter_ack_danger",
        is_safe_before_verification=True,
    ),
    Effect(
        intent="threaten_harm", priority=30, citation="program policy EV-THREAT", holds=("THREAT",),
        escalation="threat", sla_minutes=15, acknowledgement="utter_ack_threat", is_safe_before_verification=True,
    ),
    Effect(
        intent="cease_all_contact", priority=40, citation="12 CFR 1006.6(c)(1); 15 USC 1692c(c)", holds=("CEASE",),
        is_opt_out=True, escalation="cease_review", sla_minutes=_DAY, acknowledgement="utter_ack_cease",
        may_send_on_sms=False, is_safe_before_verification=True,
    ),
    Effect(
        intent="refuse_to_pay", priority=41, citation="12 CFR 1006.6(c)(1); 15 USC 1692c(c)", holds=("CEASE",),
        escalation="cease_review", sla_minutes=_DAY, acknowledgement="utter_ack_cease",
        may_send_on_sms=False, is_safe_before_verification=True,
    ),
    Effect(
        intent="stop_contact", priority=50, citation="12 CFR 1006.14(h); 47 CFR 64.1200(a)(10)-(12)", is_opt_out=True,
        acknowledgement="utter_ack_opt_out", is_safe_before_verification=True,
    ),
    Effect(
        intent="claim_minor", priority=60, citation="program policy EV-MINOR", holds=("MINOR",),
        escalation="minor", sla_minutes=_DAY, acknowledgement="utter_ack_minor", is_safe_before_verification=True,
    ),
    Effect(
        intent="deny_identity", priority=70, citation="12 CFR 1006.6(d)(3); program policy EV-WRONG",
        holds=("WRONG_PARTY",),
        acknowledgement="utter_ack_wrong_party", may_send_on_sms=False, is_safe_before_verification=True,
    ),
    Effect(
        intent="report_deceased", priority=75, citation="12 CFR 1006.6(a)(4)", holds=("DECEASED",),
        escalation="deceased", sla_minutes=2 * _DAY, acknowledgement="utter_ack_deceased",
        is_safe_before_verification=True,
    ),
    Effect(
        intent="declare_third_party", priority=78, citation="12 CFR 1006.6(d)(1); 15 USC 1692c(b)",
        holds=("WRONG_PARTY",),
        acknowledgement="utter_ack_wrong_party", may_send_on_sms=False, is_safe_before_verification=True,
    ),
    Effect(
        intent="claim_attorney", priority=80, citation="12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)", holds=("ATTORNEY",),
        escalation="attorney", sla_minutes=_DAY, acknowledgement="utter_ack_attorney",
    ),
    Effect(
        intent="claim_bankruptcy", priority=85, citation="11 USC 362, 524", holds=("BANKRUPTCY",),
        stops_automatic_payments=True, escalation="bankruptcy", sla_minutes=_DAY,
        acknowledgement="utter_ack_bankruptcy",
    ),
    Effect(
        intent="claim_identity_theft", priority=90, citation="15 USC 1681m(f)-(g); 12 CFR 1006.38",
        holds=("IDTHEFT", "DISPUTE"), escalation="identity_theft", sla_minutes=_DAY,
        acknowledgement="utter_ack_identity_theft",
    ),
    Effect(
        intent="declare_representative", priority=95, citation="12 CFR 1006.6(a)", holds=("REPRESENTATIVE",),
        escalation="representative", sla_minutes=_DAY, acknowledgement="utter_ack_representative",
        is_safe_before_verification=True,
    ),
    Effect(
        intent="report_incarceration", priority=100, citation="12 CFR 1006.6(b)(1)(ii); program policy EV-INCAR",
        holds=("INCARCERATED",), escalation="incarceration", sla_minutes=2 * _DAY,
        acknowledgement="utter_ack_incarceration", is_safe_before_verification=True,
    ),
    Effect(
        intent="claim_military", priority=105, citation="50 USC 3901 ff.", holds=("MILITARY",),
        escalation="military", sla_minutes=_DAY, acknowledgement="utter_ack_military",
    ),
    Effect(
        intent="dispute_debt", priority=110, citation="12 CFR 1006.38(a), (d)(2); 15 USC 1692g(b)", holds=("DISPUTE",),
        escalation="dispute", sla_minutes=30 * _DAY, acknowledgement="utter_ack_dispute",
    ),
    Effect(
        intent="request_validation", priority=115, citation="12 CFR 1006.34, 1006.38(d)(2)", holds=("VALIDATION",),
        escalation="validation", sla_minutes=30 * _DAY, acknowledgement="utter_ack_validation",
    ),
    Effect(
        intent="request_original_creditor", priority=120, citation="12 CFR 1006.38(c)", holds=("ORIG_CREDITOR",),
        escalation="original_creditor", sla_minutes=30 * _DAY, acknowledgement="utter_ack_original_creditor",
    ),
    Effect(
        intent="claim_already_paid", priority=125, citation="12 CFR 1006.18(b)(2)(i); 15 USC 1692f(1)",
        holds=("CLAIMED_PAID",), escalation="already_paid", sla_minutes=_DAY, acknowledgement="utter_ack_already_paid",
    ),
    Effect(
        intent="claim_too_old", priority=130, citation="12 CFR 1006.26; state limitation law",
        holds=("TIME_BARRED_SUSPECT",), escalation="too_old", sla_minutes=_DAY, acknowledgement="utter_ack_too_old",
    ),
    Effect(
        intent="file_complaint", priority=135, citation="program policy EV-COMPLAINT", holds=("COMPLAINT",),
        escalation="complaint", sla_minutes=_DAY, acknowledgement="utter_ack_complaint",
        is_safe_before_verification=True,
    ),
    Effect(
        intent="revoke_payment_authorization", priority=140, citation="12 CFR 1005.10(c)",
        stops_automatic_payments=True,
        escalation="payment_authorization", sla_minutes=_HOUR, acknowledgement="utter_ack_payment_authorization",
    ),
    Effect(
        intent="set_contact_preference", priority=150, citation="12 CFR 1006.6(b)(1), 1006.14(h)(1)",
        acknowledgement="utter_ack_contact_preference", is_safe_before_verification=True,
    ),
    Effect(
        intent="resume_contact", priority=160, citation="program policy REGF-6C-LIFT, TW-START", is_resumption=True,
        acknowledgement="utter_ack_resumed", is_safe_before_verification=True,
    ),
)  # fmt: skip

EFFECTS: Mapping[str, Effect] = MappingProxyType({row.intent: row for row in _ROWS})
