"""An attempt of which every needed fact is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self, get_args

from parley.compliance.attempt import ActiveHold, Attempt, Author, Channel, Handover, PartyRole, PartyStatus
from parley.compliance.consent import Consent
from parley.compliance.counters import CapReading
from parley.compliance.designated import Designated
from parley.compliance.number_fitness import NumberFacts
from parley.compliance.program_stops import Stop
from parley.compliance.state_facts import StateFacts
from parley.compliance.validation import VALIDATION_STATES, ValidationState

KINDS = frozenset(
    {
        "statement",
        "disclosure_initial",
        "acknowledgement",
        "opt_out_confirmation",
        "crisis",
        "identity",
        "notice",
        "handover",
    }
)
_CHOICES: dict[str, tuple[str, ...]] = {
    "channel": get_args(Channel),
    "author": get_args(Author),
    "right_party_status": get_args(PartyStatus),
    "party_role": get_args(PartyRole),
    "handover": get_args(Handover),
    "language": ("en", "es"),
    "response_kind": tuple(sorted(KINDS)),
    "validation_state": VALIDATION_STATES,
}
_ALWAYS = (
    "channel", "now", "author", "response_kind", "body", "language", "brand", "right_party_status", "party_role",
    "initial_disclosure_done", "active_holds", "opted_out", "suppressed", "opt_out_confirmation_sent",
    "is_reply_to_inbound", "is_awaited", "asked_under_cease",
    "handover", "handover_line_sent", "zones", "sms_enabled", "bot_messages_today",
    "is_initiated", "counters", "unanswered", "is_repeated_text", "ai_told", "state",
    "designated", "work_number", "program_stops",
    "validation_state",
)  # fmt: skip

_FOR_SMS = ("consents", "requires_direct_consent", "number")


def missing_facts(attempt: Attempt) -> list[str]:
    """Name the facts the gate needs for this attempt and was not given, or was given in a form it does not know."""
    missing = [name for name in _ALWAYS if getattr(attempt, name) is None]
    missing += [name for name, known in _CHOICES.items() if name not in missing and getattr(attempt, name) not in known]
    if attempt.now is not None and attempt.now.tzinfo is None:
        missing.append("now")
    if attempt.author != "collector":
        missing += [
            name for name in ("response_name", "wording_approved", "proposes_payment") if getattr(attempt, name) is None
        ]
    if attempt.is_reply_to_inbound:
        missing += [name for name in ("inbound_age_seconds", "replies_since_inbound") if getattr(attempt, name) is None]
    if attempt.party_role != "none":
        missing += [
            name for name in ("consumer_state", "creditor_id", "account_id", "debt_types") if not getattr(attempt, name)
        ]
    if attempt.channel == "sms":
        missing += [name for name in _FOR_SMS if getattr(attempt, name) is None]
    if attempt.party_role != "none" and attempt.state is not None and attempt.state.limitation is None:
        missing.append("limitation")
    if attempt.validation_state == "in_period" and attempt.validation_ends_on is None:
        missing.append("validation_ends_on")
    if attempt.channel == "web" and attempt.session_marker_shown is None:
        missing.append("session_marker_shown")
    for name in ("body", "brand"):
        value = getattr(attempt, name)
        if isinstance(value, str) and not value.strip():
            missing.append(name)
    return missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The same facts as an `Attempt`, all known."""

    channel: Channel
    now: datetime
    author: Author
    response_name: str
    kind: str
    is_safe: bool
    proposes_payment: bool
    body: str
    language: str
    brand: str
    status: PartyStatus
    role: PartyRole
    stops: tuple[Stop, ...]
    creditor_id: str | None
    account_id: str | None
    debt_types: tuple[str, ...]
    consents: tuple[Consent, ...]
    requires_direct_consent: bool
    number: NumberFacts | None
    consumer_state: str
    initial_done: bool
    is_initial: bool
    session_marker_shown: bool
    holds: tuple[ActiveHold, ...]
    opted_out: bool
    suppressed: bool
    confirmation_sent: bool
    is_reply: bool
    inbound_age_s: int
    replies_since_inbound: int
    is_awaited: bool
    asked_under_cease: bool
    handover: Handover
    handover_line_sent: bool
    zones: tuple[str, ...]
    stated_state: str
    designated: tuple[Designated, ...]
    work_number: bool
    sms_enabled: bool
    wording_approved: bool
    bot_messages_today: int
    is_initiated: bool
    counters: tuple[CapReading, ...]
    unanswered: int
    is_repeated_text: bool
    ai_told: bool
    state: StateFacts
    validation_state: ValidationState
    validation_ends_on: date | None
    spoken_counts: tuple[str, ...]
    ledger_figures: Mapping[str, str]
    protected_terms: tuple[str, ...]

    @property
    def is_crisis(self) -> bool:
        """True for the approved crisis text, which may always answer the person it is meant for."""
        return self.kind == "crisis" and self.author != "collector" and self.is_safe and self.is_reply

    @property
    def is_confirmation(self) -> bool:
        """True for the one confirmation of an opt-out."""
        return self.kind == "opt_out_confirmation" and self.author != "collector"

    @property
    def is_opening_notice(self) -> bool:
        """True for the recording and AI notice that answers the opening of a chat: it tells of no debt (WIRETAP)."""
        return self.kind == "notice" and self.author == "system" and self.is_safe and self.channel == "web"

    @classmethod
    def of(cls, attempt: Attempt) -> Self:
        """Take over an attempt that `missing_facts` found complete."""
        a = attempt
        if a.now is None or a.channel is None or a.author is None or a.right_party_status is None:
            raise ValueError("the attempt is incomplete; ask missing_facts first")
        if a.party_role is None or a.handover is None or a.state is None or a.validation_state is None:
            raise ValueError("the attempt is incomplete; ask missing_facts first")
        return cls(
            channel=a.channel,
            now=a.now.astimezone(UTC),
            author=a.author,
            response_name=a.response_name or "",
            kind=a.response_kind or "",
            is_safe=a.safe_before_verification is True,
            proposes_payment=a.proposes_payment is not False,
            body=a.body or "",
            language=a.language or "",
            brand=a.brand or "",
            status=a.right_party_status,
            role=a.party_role,
            stops=a.program_stops or (),
            creditor_id=a.creditor_id,
            account_id=a.account_id,
            debt_types=a.debt_types or (),
            consents=a.consents or (),
            requires_direct_consent=a.requires_direct_consent is not False,
            number=a.number,
            consumer_state=a.consumer_state or "",
            initial_done=a.initial_disclosure_done is True,
            is_initial=a.is_initial_disclosure,
            session_marker_shown=a.session_marker_shown is True,
            holds=a.active_holds or (),
            opted_out=a.opted_out is not False,
            suppressed=a.suppressed is not False,
            confirmation_sent=a.opt_out_confirmation_sent is not False,
            is_reply=a.is_reply_to_inbound is True,
            inbound_age_s=a.inbound_age_seconds or 0,
            replies_since_inbound=a.replies_since_inbound or 0,
            is_awaited=a.is_awaited is True,
            asked_under_cease=a.asked_under_cease is True,
            handover=a.handover,
            handover_line_sent=a.handover_line_sent is not False,
            zones=a.zones or (),
            stated_state=a.stated_state or "",
            designated=a.designated or (),
            work_number=a.work_number is not False,
            sms_enabled=a.sms_enabled is True,
            wording_approved=a.wording_approved is True,
            bot_messages_today=a.bot_messages_today or 0,
            is_initiated=a.is_initiated is not False,
            counters=a.counters or (),
            unanswered=a.unanswered or 0,
            is_repeated_text=a.is_repeated_text is not False,
            ai_told=a.ai_told is True,
            state=a.state,
            validation_state=a.validation_state,
            validation_ends_on=a.validation_ends_on,
            spoken_counts=a.spoken_counts,
            ledger_figures=a.ledger_figures or {},
            protected_terms=a.protected_terms,
        )
