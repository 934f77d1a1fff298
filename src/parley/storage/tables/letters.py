"""Validation notices and their clock, letters on their way to the post, consent to electronic notices, and disputes."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from parley.storage.tables.base import SCHEMA, Base, Cents, Instant, Json, Key
from parley.storage.tables.dealing import ACCOUNT, CONSUMER
from parley.storage.tables.talk import CONVERSATION

LETTER = f"{SCHEMA}.letter.id"


class Letter(Base):
    """One document for a consumer: made, printed, mailed, perhaps returned. The file is kept as it was printed.

    It is kept and not made again from `data`: another version of the PDF library writes other bytes, and what counts later is
    what was in the envelope.
    """

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('validation_notice', 'original_creditor_answer', 'verification', 'plan_copy', 'state_notice')",
            name="kind",
        ),
        CheckConstraint("method IN ('letter', 'electronic')", name="method"),
        CheckConstraint("state IN ('queued', 'printed', 'mailed', 'returned')", name="state"),
        CheckConstraint("language IN ('en', 'es')", name="language"),
        CheckConstraint("(state IN ('mailed', 'returned')) = (mailed_on IS NOT NULL)", name="mailed"),
        CheckConstraint("(state = 'returned') = (returned_on IS NOT NULL)", name="returned"),
        Index(None, "state", "queued_at"),
        Index(None, "account_id"),
    )
    id: Mapped[Key]
    kind: Mapped[str]
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey(CONVERSATION))
    language: Mapped[str]
    method: Mapped[str]
    state: Mapped[str]
    address: Mapped[list[str]] = mapped_column(ARRAY(Text))
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str]
    template_sha256: Mapped[str | None]
    data: Mapped[Json]
    """What the document was filled with."""
    mail_by: Mapped[date | None] = mapped_column(Date)
    """Last day of mailing for which the printed dates hold."""
    made_by: Mapped[str | None]
    queued_at: Mapped[Instant]
    printed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    mailed_on: Mapped[date | None] = mapped_column(Date)
    returned_on: Mapped[date | None] = mapped_column(Date)


class ValidationNotice(Base):
    """The notice of one debt in one language, and since when it is owed (12 CFR 1006.34).

    The English one is the debt's clock; a Spanish one follows it when the consumer asks.
    """

    __tablename__ = "validation_notice"
    __table_args__ = (
        UniqueConstraint("account_id", "language"),
        UniqueConstraint("number"),
        CheckConstraint("state IN ('queued', 'released', 'sent', 'returned')", name="state"),
        CheckConstraint("language IN ('en', 'es')", name="language"),
        CheckConstraint("method IN ('letter', 'electronic', 'elsewhere')", name="method"),
        CheckConstraint("(state = 'sent') = (sent_on IS NOT NULL)", name="sent"),
        CheckConstraint(
            "(sent_on IS NULL) = (period_ends_on IS NULL) AND (sent_on IS NULL) = (assumed_receipt_on IS NULL)",
            name="period",
        ),
        Index(None, "state", "due_on"),
    )
    id: Mapped[Key]
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    message_id: Mapped[str]
    """The message that started the clock, or that asked for Spanish."""
    language: Mapped[str]
    started_at: Mapped[Instant]
    started_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    state: Mapped[str]
    method: Mapped[str | None]
    letter_id: Mapped[str | None] = mapped_column(ForeignKey(LETTER))
    sha256: Mapped[str | None]
    problem: Mapped[str | None]
    """Why it was not released at the last try, in words for a person."""
    next_try_at: Mapped[Instant]
    alarmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    overdue_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sent_on: Mapped[date | None] = mapped_column(Date)
    assumed_receipt_on: Mapped[date | None] = mapped_column(Date)
    period_ends_on: Mapped[date | None] = mapped_column(Date)


class EsignConsent(Base):
    """A consumer's consent to get required disclosures electronically (15 USC 7001(c)); one in force at a time."""

    __tablename__ = "esign_consent"
    __table_args__ = (
        CheckConstraint("given_via IN ('portal', 'web_chat', 'email', 'paper')", name="given_via"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawal_reason IS NULL)", name="withdrawn"),
        Index("uq_esign_consent_live", "consumer_id", unique=True, postgresql_where=text("withdrawn_at IS NULL")),
    )
    id: Mapped[Key]
    consumer_id: Mapped[str] = mapped_column(ForeignKey(CONSUMER))
    artefact_text: Mapped[str]
    artefact_sha256: Mapped[str]
    elements: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Which of the statements the law asks for the artefact holds."""
    given_via: Mapped[str]
    given_at: Mapped[Instant]
    recorded_by: Mapped[str]
    recorded_at: Mapped[Instant]
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawal_reason: Mapped[str | None]


class Dispute(Base):
    """A dispute, or a request for proof or for the original creditor, from the statement to the mailed answer."""

    __tablename__ = "dispute"
    __table_args__ = (
        UniqueConstraint("hold_id"),
        CheckConstraint("kind IN ('dispute', 'original_creditor', 'validation')", name="kind"),
        CheckConstraint("state IN ('open', 'answered', 'closed')", name="state"),
        CheckConstraint("(state = 'open') = (letter_id IS NULL)", name="answered"),
        CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed"),
        CheckConstraint("amount_cents > 0", name="amount"),
        Index(None, "state", "due_on"),
        Index(None, "account_id"),
    )
    id: Mapped[Key]
    hold_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.hold.id"))
    kind: Mapped[str]
    consumer_id: Mapped[str | None] = mapped_column(ForeignKey(CONSUMER))
    account_id: Mapped[str | None] = mapped_column(ForeignKey(ACCOUNT))
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    message_id: Mapped[str]
    amount_cents: Mapped[Cents | None]
    """The part in dispute; all of it where nothing else is known."""
    received_on: Mapped[date] = mapped_column(Date)
    within_period: Mapped[bool]
    due_on: Mapped[date] = mapped_column(Date)
    state: Mapped[str]
    letter_id: Mapped[str | None] = mapped_column(ForeignKey(LETTER))
    answered_by: Mapped[str | None]
    answer_reason: Mapped[str | None]
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    closed_on: Mapped[date | None] = mapped_column(Date)
