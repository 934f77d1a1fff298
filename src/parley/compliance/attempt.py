"""What the gate is asked, and what it answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from parley.compliance.counters import CapReading
from parley.compliance.designated import Designated
from parley.compliance.state_facts import StateFacts
from parley.compliance.validation import ValidationState

if TYPE_CHECKING:
    from parley.compliance.consent import Consent
    from parley.compliance.number_fitness import NumberFacts
    from parley.compliance.program_stops import Stop

Channel = Literal["sms", "web"]
Author = Literal["bot", "collector", "system"]
PartyStatus = Literal["unverified", "verified", "wrong_party", "third_party", "deceased"]
PartyRole = Literal["third_party", "debt_buyer", "first_party", "none"]
Handover = Literal["none", "waiting", "claimed"]

# Facts the evidence of a decision shows in a form of their own, or not at all.
_TOLD_APART = frozenset(
    {
        "body",
        "protected_terms",
        "active_holds",
        "now",
        "counters",
        "unanswered_until",
        "validation_ends_on",
        "state",
        "designated",
        "program_stops",
        "consents",
        "number",
        "ledger_figures",
    }
)


@dataclass(frozen=True, slots=True)
class ActiveHold:
    """A hold in force, and whether its one acknowledgement has already been sent."""

    kind: str
    acknowledged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Every fact the gate needs about one outgoing message. None means "not known", and what is not known blocks."""

    channel: Channel | None
    now: datetime | None
    author: Author | None
    response_name: str | None
    """Name of the approved response; None only for what a collector typed."""
    response_kind: str | None
    """statement, disclosure_initial, acknowledgement, opt_out_confirmation, crisis, identity, notice, handover."""
    safe_before_verification: bool = False
    proposes_payment: bool | None = None
    """The wording puts a payment to the consumer, asks for one, or confirms one; not read for what a collector typed."""
    body: str | None
    language: Literal["en", "es"] | None
    brand: str | None
    """The sender's name in this conversation."""
    right_party_status: PartyStatus | None
    party_role: PartyRole | None
    """"none" when no account is involved (unknown sender): then nothing about a debt can be said."""
    program_stops: tuple[Stop, ...] | None = None
    """Every stop in force, whatever it reaches: the kill switch."""
    creditor_id: str | None = None
    """Whose debt it is; not read while no account is involved."""
    account_id: str | None = None
    """The debt the message is about; not read while no account is involved."""
    debt_types: tuple[str, ...] | None = None
    """Types of the consumer's debts with this creditor, any of which the words may be about; read like `account_id`."""
    consents: tuple[Consent, ...] | None = None
    """Records of consent for this number, revoked ones included; read for SMS only."""
    requires_direct_consent: bool | None = None
    """The law of the consumer's place asks for electronic consent given to us in so many words; read for SMS only."""
    number: NumberFacts | None = None
    """What is known of the telephone number; read for SMS only."""
    consumer_state: str | None = None
    """Postal code of the state of the consumer's address; not read while no account is involved."""
    initial_disclosure_done: bool | None
    is_initial_disclosure: bool = False
    session_marker_shown: bool | None
    """Web chat: the notice "this chat is from a debt collector" was shown in this session. Not read for SMS."""
    active_holds: tuple[ActiveHold, ...] | None
    opted_out: bool | None
    """The consumer closed this channel."""
    suppressed: bool | None
    """This number or address may not be used (wrong number, workplace)."""
    opt_out_confirmation_sent: bool | None
    is_reply_to_inbound: bool | None
    """An inbound message, or in web chat the opening of the session, is what this answers."""
    inbound_age_seconds: int | None
    """Age of that message; read only for replies."""
    replies_since_inbound: int | None
    """Outgoing messages since it; read only for replies."""
    is_awaited: bool | None
    """The consumer's last message has not been answered by anybody: what a person writes now is the answer."""
    asked_under_cease: bool | None
    """That message came after a cease and asks about paying (REGF-6C-LIFT)."""
    handover: Handover | None
    handover_line_sent: bool | None
    zones: tuple[str, ...] | None
    """Every time zone the consumer may be in; an empty tuple is closed."""
    stated_state: str | None = None
    """State the consumer last said to be in, beside the one of the address; None when they said nothing."""
    designated: tuple[Designated, ...] | None = None
    """What the consumer asked for about times, places and media on this channel."""
    work_number: bool | None = None
    """The address belongs to an employer who forbids its use, or probably does."""
    sms_enabled: bool | None
    wording_approved: bool | None
    bot_messages_today: int | None
    is_initiated: bool | None = None
    """We start this contact: the consumer has not written for the idle time and did not open the session (CNT-INIT)."""
    counters: tuple[CapReading, ...] | None = None
    """Where every counter stands that this message would add to."""
    unanswered: int | None = None
    """Messages we started since the consumer last wrote, within the time we then have to wait."""
    unanswered_until: datetime | None = None
    """When that time is over; None while there is no such message."""
    is_repeated_text: bool | None = None
    """The same words were started to this person within the last day."""
    ai_told: bool | None = None
    """Web chat: the assistant said what it is in this session, with no long silence since. A text says it each time."""
    state: StateFacts | None = None
    """What states and cities ask; never None where somebody may be written to."""
    validation_state: ValidationState | None
    """Where the debt stands with its validation notice; "not_required" where none is owed or no account is involved."""
    validation_ends_on: date | None
    """Last day of the validation period; read only while it runs."""
    spoken_counts: tuple[str, ...] = ()
    """Numbers of payments or months in an automated text, as "count:12"; sums and days are read from the text itself."""
    ledger_figures: Mapping[str, str] | None = None
    """Every figure on file with the id of its record; needed for an automated text that speaks one."""
    protected_terms: tuple[str, ...] = ()
    """Creditor names, references and the like that a collector's free text must not show to an unverified person."""

    def snapshot(self) -> dict[str, Any]:
        """Return the facts as JSON-able values; the text itself as length and digest only."""
        values: dict[str, Any] = {}
        for field in fields(self):
            if field.name not in _TOLD_APART:
                value = getattr(self, field.name)
                values[field.name] = list(value) if isinstance(value, tuple) else value
        values["program_stops"] = None if self.program_stops is None else [str(stop) for stop in self.program_stops]
        values["consents"] = None if self.consents is None else [consent.as_json() for consent in self.consents]
        values["number"] = None if self.number is None else self.number.as_json()
        values["now"] = self.now.isoformat() if self.now else None
        values["validation_ends_on"] = self.validation_ends_on.isoformat() if self.validation_ends_on else None
        values["body_length"] = None if self.body is None else len(self.body)
        values["body_sha256"] = None if self.body is None else hashlib.sha256(self.body.encode()).hexdigest()
        values["unanswered_until"] = self.unanswered_until.isoformat() if self.unanswered_until else None
        values["state"] = None if self.state is None else self.state.as_json()
        values["counters"] = None if self.counters is None else [reading.as_json() for reading in self.counters]
        values["designated"] = None if self.designated is None else [wish.as_json() for wish in self.designated]
        values["active_holds"] = (
            None
            if self.active_holds is None
            else [{"kind": hold.kind, "acknowledged": hold.acknowledged} for hold in self.active_holds]
        )
        return values


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one rule blocks: a stable code and a plain sentence."""

    rule_id: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The gate's answer, with everything needed to explain it later."""

    verdict: Literal["allow", "block"]
    gate: str | None
    """The first gate that failed; None when the message may leave."""
    rule_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    inputs: Mapping[str, Any]
    config_version: str
    gates: Mapping[str, tuple[str, ...] | None]
    """Every gate's own result, the later ones too: codes of its reasons, () when it passed, None when it could not be asked."""
    validity_s: int | None = None
    """SMS: seconds the provider may try to deliver."""

    @property
    def is_allowed(self) -> bool:
        """True when the message may leave."""
        return self.verdict == "allow"

    def as_json(self) -> dict[str, Any]:
        """Return the decision as JSON-able values for the evidence record."""
        return {
            "verdict": self.verdict,
            "gate": self.gate,
            "rule_ids": list(self.rule_ids),
            "reasons": [
                {"rule_id": reason.rule_id, "code": reason.code, "sentence": reason.sentence} for reason in self.reasons
            ],
            "inputs": dict(self.inputs),
            "config_version": self.config_version,
            "gates": {gate: None if codes is None else list(codes) for gate, codes in self.gates.items()},
            "validity_s": self.validity_s,
        }
