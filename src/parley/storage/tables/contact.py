"""Proof that a person may be texted, what is known of a telephone number, and what is stopped."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, DateTime, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from parley.storage.tables.base import SCHEMA, Base, Instant, Key


class ConsentRecord(Base):
    """One consent to be contacted at a number; only its revocation is ever added (TCPA-CONSENT, TCPA-PROOF).

    A trigger of the migration keeps the rest, and keeps the row itself for four years after it was last of use.
    """

    __tablename__ = "consent_record"
    __table_args__ = (
        CheckConstraint("medium = 'sms'", name="medium"),
        CheckConstraint(
            "source IN ('creditor_file', 'consumer_text', 'start', 'web_chat', 'portal', 'collector_call')",
            name="source",
        ),
        CheckConstraint("given_to IN ('us', 'creditor')", name="given_to"),
        CheckConstraint("(source = 'creditor_file') = (given_to = 'creditor')", name="creditor_file"),
        CheckConstraint("wording IS NULL OR wording_sha256 IS NOT NULL", name="wording"),
        CheckConstraint("(revoked_at IS NULL) = (revoked_because IS NULL)", name="revoked"),
        Index(None, "address", "medium"),
        Index(None, "consumer_id"),
        # One live record of the consumer's own texts for each debt and campaign is proof enough; later ones keep it fresh.
        Index(
            "uq_consent_record_text",
            "address",
            text("coalesce(account_id, '')"),
            text("coalesce(campaign_id, '')"),
            unique=True,
            postgresql_where=text("source = 'consumer_text' AND revoked_at IS NULL"),
        ),
    )
    id: Mapped[Key]
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    consumer_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.consumer.id"))
    account_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.account.id"))
    """The debt it is about; NULL while nobody was known, or where it holds for every debt."""
    medium: Mapped[str]
    address: Mapped[str]
    source: Mapped[str]
    given_to: Mapped[str]
    given_at: Mapped[Instant]
    scope: Mapped[str]
    """What was agreed to, in plain words."""
    wording: Mapped[str | None]
    """The exact wording that was agreed to; of the consumer's own text only the digest, the text is in `message`."""
    wording_sha256: Mapped[str | None]
    campaign_id: Mapped[str | None]
    jurisdiction: Mapped[str | None]
    """State of the consumer's address when it was given."""
    note: Mapped[str | None]
    """How the source describes it, such as the creditor's column `sms_consent_source`."""
    message_id: Mapped[str | None]
    recorded_by: Mapped[str | None]
    recorded_at: Mapped[Instant]
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_because: Mapped[str | None]
    revoked_by_message: Mapped[str | None]


class NumberCheck(Base):
    """What is known of a telephone number: answers of lookups and databases, and trouble carriers reported; only grows."""

    __tablename__ = "number_check"
    __table_args__ = (
        CheckConstraint("kind IN ('check', 'mark')", name="kind"),
        CheckConstraint(
            "line_type IN ('mobile', 'landline', 'fixed_voip', 'voip', 'toll_free', 'other')", name="line_type"
        ),
        CheckConstraint("reassigned IN ('no', 'yes', 'no_data')", name="reassigned"),
        CheckConstraint("reassigned IS NULL OR kind = 'check'", name="reassigned_check"),
        CheckConstraint(
            "(kind = 'check') = (checked_on IS NOT NULL) AND (kind = 'check') = (provider IS NOT NULL)", name="check"
        ),
        CheckConstraint("kind = 'mark' OR line_type IS NOT NULL OR reassigned IS NOT NULL", name="says_something"),
        CheckConstraint(
            "(kind = 'mark') = (mark IS NOT NULL) AND (kind = 'mark') = (carrier_code IS NOT NULL)", name="mark"
        ),
        CheckConstraint("since_on <= checked_on", name="since_on"),
        Index(None, "address"),
        # The carrier may report one failure twice.
        Index(
            "uq_number_check_message",
            "message_id",
            "carrier_code",
            unique=True,
            postgresql_where=text("kind = 'mark'"),
        ),
    )
    id: Mapped[Key]
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    address: Mapped[str]
    kind: Mapped[str]
    line_type: Mapped[str | None]
    reassigned: Mapped[str | None]
    since_on: Mapped[date | None] = mapped_column(Date)
    """The database was asked whether the number was reassigned since that day."""
    checked_on: Mapped[date | None] = mapped_column(Date)
    provider: Mapped[str | None]
    """Who answered."""
    mark: Mapped[str | None]
    carrier_code: Mapped[int | None]
    message_id: Mapped[str | None]
    recorded_by: Mapped[str | None]
    recorded_at: Mapped[Instant]


class ProgramStop(Base):
    """A stop every process reads before it sends (gate G0): everything, all texts, a creditor, a response or a campaign."""

    __tablename__ = "program_stop"
    __table_args__ = (
        CheckConstraint("scope IN ('all', 'sms', 'creditor', 'response', 'campaign')", name="scope"),
        CheckConstraint("(scope IN ('all', 'sms')) = (name = '')", name="name"),
        CheckConstraint("reason <> '' AND stopped_by <> ''", name="said_why"),
        CheckConstraint(
            "(started_at IS NULL) = (started_by IS NULL) AND (started_at IS NULL) = (start_reason IS NULL)",
            name="started",
        ),
        Index("uq_program_stop_live", "scope", "name", unique=True, postgresql_where=text("started_at IS NULL")),
    )
    id: Mapped[Key]
    scope: Mapped[str]
    name: Mapped[str]
    reason: Mapped[str]
    stopped_by: Mapped[str]
    stopped_at: Mapped[Instant]
    message_id: Mapped[str | None]
    """The text whose error code stopped it, where the carrier did."""
    started_by: Mapped[str | None]
    start_reason: Mapped[str | None]
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
