"""Creditors and their terms, consumers and how to reach them, accounts and their ledger."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parley.storage.tables.base import SCHEMA, Base, Cents, Instant, Json, Key

PERSON = f"{SCHEMA}.collector.id"
PARTY_ROLES = "'first_party', 'third_party', 'debt_buyer'"


class Creditor(Base):
    """The party the debt is owed to."""

    __tablename__ = "creditor"
    id: Mapped[Key]
    name: Mapped[str]
    created_at: Mapped[Instant]


class CreditorTermsRow(Base):
    """One version of a creditor's terms; never changed, only superseded.

    It is active from its approval on: at once ("direct"), or by a second person ("four_eyes"). A trigger of the migration
    keeps its content, and everything once it is decided.
    """

    __tablename__ = "creditor_terms"
    __table_args__ = (
        UniqueConstraint("creditor_id", "version"),
        CheckConstraint("state IN ('proposed', 'approved', 'withdrawn')", name="state"),
        CheckConstraint("activation IN ('direct', 'four_eyes')", name="activation"),
        CheckConstraint("(state = 'approved') = (approved_at IS NOT NULL)", name="approved"),
        CheckConstraint(
            "(state = 'withdrawn') = (withdrawn_at IS NOT NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
            name="withdrawn",
        ),
        CheckConstraint(
            "activation = 'four_eyes' OR (state = 'approved' AND proposed_by IS NULL AND approved_by IS NULL)",
            name="direct",
        ),
        CheckConstraint(
            "activation = 'direct' OR (proposed_by IS NOT NULL AND (state = 'approved') = (approved_by IS NOT NULL))",
            name="four_eyes",
        ),
        CheckConstraint("approved_by <> proposed_by", name="second_person"),
    )
    id: Mapped[Key]
    creditor_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.creditor.id"))
    version: Mapped[int]
    effective_from: Mapped[date] = mapped_column(Date)
    effective_to: Mapped[date | None] = mapped_column(Date)
    terms: Mapped[Json]
    sha256: Mapped[str]
    applied_at: Mapped[Instant]
    state: Mapped[str]
    activation: Mapped[str]
    proposed_by: Mapped[str | None] = mapped_column(ForeignKey(PERSON))
    approved_by: Mapped[str | None] = mapped_column(ForeignKey(PERSON))
    approved_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey(PERSON))
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Consumer(Base):
    """The natural person who owes or is alleged to owe (12 CFR 1006.2(e))."""

    __tablename__ = "consumer"
    id: Mapped[Key]
    creditor_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.creditor.id"))
    first_name: Mapped[str]
    last_name: Mapped[str]
    date_of_birth: Mapped[date | None] = mapped_column(Date)
    ssn_last4: Mapped[str | None]
    address_line: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    zip: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[Instant]


class ContactPoint(Base):
    """A phone number or e-mail address on file for a consumer."""

    __tablename__ = "contact_point"
    __table_args__ = (UniqueConstraint("consumer_id", "kind", "address"), Index(None, "kind", "address"))
    id: Mapped[Key]
    consumer_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.consumer.id"))
    kind: Mapped[str]
    address: Mapped[str]
    consent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    consent_source: Mapped[str | None]
    wrong_party_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Suppression(Base):
    """An address nothing may be sent to on a medium: opted out or reached the wrong party.

    Keyed by the address, not the consumer: an opt-out reaches every account and brand (compliance TCPA-REV-ALL).
    """

    __tablename__ = "suppression"
    __table_args__ = (
        Index(
            "uq_suppression_live",
            "medium",
            "address",
            "reason",
            unique=True,
            postgresql_where=text("lifted_at IS NULL"),
        ),
    )
    id: Mapped[Key]
    medium: Mapped[str]
    address: Mapped[str]
    reason: Mapped[str]
    message_id: Mapped[str | None]
    suppressed_at: Mapped[Instant]
    lifted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Account(Base):
    """One debt with its itemisation; the balance is what every sentence must quote."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("creditor_id", "account_ref"),
        CheckConstraint(f"party_role IN ({PARTY_ROLES})", name="party_role"),
        CheckConstraint(
            "balance_cents = principal_cents + interest_cents + fees_cents - payments_cents", name="balance"
        ),
        CheckConstraint("balance_cents >= 0", name="balance_not_negative"),
        CheckConstraint("portfolio <> ''", name="portfolio"),
        Index(None, "account_ref"),
        Index(None, "consumer_id"),
    )
    id: Mapped[Key]
    creditor_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.creditor.id"))
    consumer_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.consumer.id"))
    account_ref: Mapped[str]
    party_role: Mapped[str]
    debt_type: Mapped[str]
    original_creditor: Mapped[str]
    principal_cents: Mapped[Cents]
    interest_cents: Mapped[Cents]
    fees_cents: Mapped[Cents]
    payments_cents: Mapped[Cents]
    balance_cents: Mapped[Cents]
    currency: Mapped[str]
    opened_on: Mapped[date] = mapped_column(Date)
    itemization_date: Mapped[date] = mapped_column(Date)
    itemization_date_type: Mapped[str]
    charged_off_on: Mapped[date | None] = mapped_column(Date)
    last_payment_on: Mapped[date | None] = mapped_column(Date)
    portfolio: Mapped[str | None]
    """The creditor's own group of accounts, for terms that differ by it."""
    created_at: Mapped[Instant]


class LedgerEntry(Base):
    """Append-only movements of an account, integer cents; the boarding figures are the first rows."""

    __tablename__ = "ledger_entry"
    __table_args__ = (Index(None, "account_id"),)
    id: Mapped[Key]
    account_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.account.id"))
    kind: Mapped[str]
    amount_cents: Mapped[Cents]
    recorded_at: Mapped[Instant]
