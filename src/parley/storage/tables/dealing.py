"""What was decided with the consumer: identity attempts, disclosures, holds, offers, plans, hand-overs."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from parley.storage.tables.base import SCHEMA, Base, Cents, Instant, Json, Key
from parley.storage.tables.talk import CONVERSATION

ACCOUNT = f"{SCHEMA}.account.id"
CONSUMER = f"{SCHEMA}.consumer.id"


class IdentityAttempt(Base):
    """One try at the two factors: which kinds were given, never what was given."""

    __tablename__ = "identity_attempt"
    __table_args__ = (UniqueConstraint("message_id", "subject"), Index(None, "subject", "local_day"))
    id: Mapped[Key]
    subject: Mapped[str]
    """`account:<id>`, or `address:<channel>:<address>` where nobody matched."""
    local_day: Mapped[date] = mapped_column(Date)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    message_id: Mapped[str]
    factors: Mapped[list[str]] = mapped_column(ARRAY(Text))
    has_succeeded: Mapped[bool]
    attempted_at: Mapped[Instant]


class Disclosure(Base):
    """The initial disclosure given for an account: which words, which version of them, where."""

    __tablename__ = "disclosure"
    __table_args__ = (
        Index("uq_disclosure_initial", "account_id", unique=True, postgresql_where=text("kind = 'initial'")),
    )
    id: Mapped[Key]
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    message_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.message.id"))
    kind: Mapped[str]
    response_name: Mapped[str]
    language: Mapped[str]
    wording_sha256: Mapped[str]
    disclosed_at: Mapped[Instant]


class StateDisclosure(Base):
    """A text of a state delivered in a form that can be kept: by letter, or on a page of the portal. Rows only grow."""

    __tablename__ = "state_disclosure"
    __table_args__ = (
        CheckConstraint("form IN ('letter', 'portal')", name="form"),
        Index(None, "account_id", "phase"),
    )
    id: Mapped[Key]
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    phase: Mapped[str]
    """first_written, time_barred, near_time_barred, plan_confirmation, or medical_wait (the notice that starts it)."""
    text_key: Mapped[str]
    text_version: Mapped[int]
    language: Mapped[str]
    wording_sha256: Mapped[str]
    config_version: Mapped[str]
    form: Mapped[str]
    delivered_at: Mapped[Instant]


class Hold(Base):
    """A stop on a person, a debt, an address or an unidentified conversation; only a person lifts it, with a reason.

    Which kinds exist and what each stops: `compliance.holds`; its scope, terms and who may lift it: configuration `holds`.
    """

    __tablename__ = "hold"
    __table_args__ = (
        CheckConstraint("scope IN ('consumer', 'account', 'medium', 'conversation')", name="scope"),
        CheckConstraint(
            "(scope <> 'consumer' OR consumer_id IS NOT NULL) AND (scope <> 'account' OR account_id IS NOT NULL)"
            " AND (scope IN ('consumer', 'account') OR conversation_id IS NOT NULL)",
            name="subject",
        ),
        CheckConstraint("lift_role IN ('collector', 'supervisor', 'admin')", name="lift_role"),
        CheckConstraint("evidence_message_id IS NOT NULL OR placed_by IS NOT NULL", name="cause"),
        CheckConstraint("review_outcome IN ('confirmed', 'mistaken')", name="review_outcome"),
        CheckConstraint(
            "(review_outcome IS NULL) = (reviewed_at IS NULL) AND (review_outcome IS NULL) = (reviewed_by IS NULL)",
            name="reviewed",
        ),
        Index(
            "uq_hold_live_consumer",
            "consumer_id",
            "kind",
            unique=True,
            postgresql_where=text("released_at IS NULL AND scope = 'consumer'"),
        ),
        Index(
            "uq_hold_live_account",
            "account_id",
            "kind",
            unique=True,
            postgresql_where=text("released_at IS NULL AND scope = 'account'"),
        ),
        Index(
            "uq_hold_live_conversation",
            "conversation_id",
            "kind",
            unique=True,
            postgresql_where=text("released_at IS NULL AND scope IN ('medium', 'conversation')"),
        ),
        Index(None, "consumer_id"),
        Index(None, "evidence_message_id"),
    )
    id: Mapped[Key]
    kind: Mapped[str]
    scope: Mapped[str]
    """consumer: all their debts and media; account: that debt; medium: that address; conversation: nobody is known yet."""
    consumer_id: Mapped[str | None] = mapped_column(ForeignKey(CONSUMER))
    account_id: Mapped[str | None] = mapped_column(ForeignKey(ACCOUNT))
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey(CONVERSATION))
    evidence_message_id: Mapped[str | None]
    evidence: Mapped[Json]
    """Who found it and how: source, rules with spans, model score and version, detector version, citation, or a reason."""
    placed_at: Mapped[Instant]
    placed_by: Mapped[str | None]
    """The person who placed it, where no statement did."""
    acknowledged_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    lift_role: Mapped[str]
    """The lowest role that may lift it, as the configuration had it when the hold was placed."""
    not_before_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Nobody may release it earlier."""
    review_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """A person is asked to look at it then; nothing else happens."""
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """It ends by itself then; only kinds that silence nobody do."""
    needs_review: Mapped[bool] = mapped_column(server_default=text("false"))
    """The statement was ambiguous; the protective reading was taken and a person has yet to look."""
    review_outcome: Mapped[str | None]
    reviewed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reviewed_by: Mapped[str | None]
    withdrawal_message_id: Mapped[str | None]
    """The consumer's own words that take a request to cease back, until a person has confirmed them (REGF-6C-LIFT)."""
    released_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    released_by: Mapped[str | None]
    release_reason: Mapped[str | None]


class LegalFinding(Base):
    """One statement with legal effect somebody or something found in a message, applied or overruled; rows only grow.

    It keeps places in the text, never the text. Source: compliance catalogue 0 (evidence set), 2.1.
    """

    __tablename__ = "legal_finding"
    __table_args__ = (
        UniqueConstraint("message_id", "intent", "source"),
        CheckConstraint(
            "source IN ('rules', 'model', 'keyword', 'carrier', 'menu', 'dialogue')",
            name="source",
        ),
        CheckConstraint("outcome IN ('applied', 'doubtful', 'overruled')", name="outcome"),
        CheckConstraint("(span_start IS NULL) = (span_end IS NULL) AND span_start <= span_end", name="span"),
        Index(None, "intent", "found_at"),
        Index(None, "conversation_id"),
    )
    id: Mapped[Key]
    message_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.message.id"))
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    source: Mapped[str]
    intent: Mapped[str]
    rule_id: Mapped[str | None]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    score: Mapped[float | None] = mapped_column(Double)
    """How sure the model was, 0 to 1; rules have no score."""
    model_version: Mapped[str | None]
    detector_version: Mapped[int]
    outcome: Mapped[str]
    """applied; doubtful (applied on the protective side, and a person looks); overruled (by its context, nothing done)."""
    found_at: Mapped[Instant]


class OfferRow(Base):
    """An offer as it was read back: exact schedule, terms version, inputs, reasons, and what it conceded.

    It starts as offered and ends once: accepted; countered (answered with something else, or replaced by our own next
    offer); expired; or withdrawn (declined, held, closed). Triggers of the migration refuse every other change of state
    and every change of the figures.

    One offer over several accounts is one row for each, with one `joint_id`: balance, total and schedule are the account's
    own, `detail` and `inputs` the whole. They are accepted together or not at all (a trigger sees to it).
    """

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("state IN ('offered', 'countered', 'accepted', 'expired', 'withdrawn')", name="state"),
        CheckConstraint("(state = 'offered') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("conceded_cents >= 0", name="conceded"),
        Index(
            "uq_offer_open",
            "conversation_id",
            "account_id",
            "kind",
            unique=True,
            postgresql_where=text("state = 'offered'"),
        ),
        Index(None, "account_id"),
        Index(None, "joint_id"),
    )
    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    message_id: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    terms_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.creditor_terms.id"))
    total_cents: Mapped[Cents]
    balance_cents: Mapped[Cents]
    schedule: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    detail: Mapped[Json]
    inputs: Mapped[Json]
    """What the engine knew of the account when it made the offer (`AccountFacts`)."""
    reason_codes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    conceded_cents: Mapped[Cents]
    joint_id: Mapped[str | None]
    offered_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class NegotiationStep(Base):
    """One question to the negotiator and its answer, with everything a replay under other terms needs (figures only)."""

    __tablename__ = "negotiation_step"
    __table_args__ = (
        CheckConstraint("act IN ('options', 'respond', 'confirm')", name="act"),
        CheckConstraint("outcome IN ('accept', 'counter', 'ask', 'refuse', 'escalate', 'options')", name="outcome"),
        Index(None, "conversation_id", "recorded_at"),
    )
    id: Mapped[Key]
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    """The order of the steps; a demo's clock can stand still for a whole conversation."""
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    message_id: Mapped[str]
    recorded_at: Mapped[Instant]
    local_day: Mapped[date] = mapped_column(Date)
    terms_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.creditor_terms.id"))
    act: Mapped[str]
    facts: Mapped[Json]
    state_before: Mapped[Json]
    proposal: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    offer: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    outcome: Mapped[str]
    reason_code: Mapped[str | None]
    offer_out: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    joint_accounts: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    """The accounts one plan was talked of for, where it was for several; `account_id` is then the first of them."""
    reason_fields: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """The figures of the reason or of the question, as far as there are any: what is said of them is traced to here."""


class PaymentPlan(Base):
    """An agreed plan, made from an accepted offer. One live plan on an account, whatever races for it."""

    __tablename__ = "payment_plan"
    __table_args__ = (
        UniqueConstraint("offer_id"),
        CheckConstraint("state IN ('pending_signature', 'active', 'completed', 'broken', 'cancelled')", name="state"),
        CheckConstraint("(payments_stopped_at IS NULL) = (payments_stopped_reason IS NULL)", name="payments_stopped"),
        Index(
            "uq_payment_plan_live",
            "account_id",
            unique=True,
            postgresql_where=text("state IN ('pending_signature', 'active')"),
        ),
    )
    id: Mapped[Key]
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    offer_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.offer.id"))
    kind: Mapped[str]
    state: Mapped[str]
    total_cents: Mapped[Cents]
    agreed_message_id: Mapped[str]
    agreed_at: Mapped[Instant]
    payments_stopped_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """From then on nothing may be taken for this plan, whatever was agreed; whoever takes payments must look here."""
    payments_stopped_reason: Mapped[str | None]
    """The id of the hold, or the intent of the statement, that stopped them."""


class Instalment(Base):
    """One dated payment of a plan."""

    __tablename__ = "instalment"
    __table_args__ = (
        UniqueConstraint("plan_id", "sequence"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
    )
    id: Mapped[Key]
    plan_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.payment_plan.id"))
    sequence: Mapped[int]
    due_on: Mapped[date] = mapped_column(Date)
    amount_cents: Mapped[Cents]
    state: Mapped[str]


class Escalation(Base):
    """A conversation, or a task about it, handed to a person."""

    __tablename__ = "escalation"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'claimed', 'closed')", name="state"),
        Index(
            "uq_escalation_live", "conversation_id", "reason", unique=True, postgresql_where=text("state <> 'closed'")
        ),
        Index("ix_escalation_queue", "state", "due_at"),
    )
    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    reason: Mapped[str]
    silences_bot: Mapped[bool]
    state: Mapped[str]
    message_id: Mapped[str | None]
    opened_at: Mapped[Instant]
    due_at: Mapped[Instant]
    collector_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.collector.id"))
    claimed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    disposition: Mapped[str | None]
