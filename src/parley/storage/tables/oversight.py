"""Who works here, what the gate decided, and the hash-chained audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from parley.storage.tables.base import SCHEMA, Base, Instant, Json, Key


class Collector(Base):
    """A person who signs in to the console."""

    __tablename__ = "collector"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("role IN ('collector', 'supervisor', 'admin')", name="role"),
    )
    id: Mapped[Key]
    name: Mapped[str]
    role: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[Instant]


class ApiKey(Base):
    """A key a creditor's system calls the REST API with; only its SHA-256 is kept."""

    __tablename__ = "api_key"
    __table_args__ = (
        UniqueConstraint("key_sha256"),
        Index("uq_api_key_live_name", "name", unique=True, postgresql_where=text("revoked_at IS NULL")),
    )
    id: Mapped[Key]
    name: Mapped[str]
    creditor_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.creditor.id"))
    """Whose accounts it may ask about; none: everybody's, for the operator's own systems (12 CFR 1006.6(d)(1))."""
    key_sha256: Mapped[str]
    created_at: Mapped[Instant]
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class DecisionRow(Base):
    """The gate's answer to one attempt to send, with everything it looked at (invariant I10)."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "message_id"), Index(None, "conversation_id"))
    id: Mapped[Key]
    message_id: Mapped[str]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.conversation.id"))
    verdict: Mapped[str]
    gate: Mapped[str | None]
    rule_ids: Mapped[list[str]] = mapped_column(ARRAY(Text))
    reasons: Mapped[list[str]] = mapped_column(ARRAY(Text))
    inputs: Mapped[Json]
    gates: Mapped[Json]
    """Every gate's own result: the codes of its reasons, none where it passed, null where it could not be asked."""
    config_version: Mapped[str]
    decided_at: Mapped[Instant]


class AuditEvent(Base):
    """One fact, chained to the one before it in its conversation by SHA-256 over canonical JSON."""

    __tablename__ = "audit_event"
    __table_args__ = (UniqueConstraint("chain", "chain_seq"), Index(None, "subject"))
    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    chain: Mapped[str]
    chain_seq: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    subject: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    occurred_at: Mapped[Instant]
    previous_hash: Mapped[str]
    hash: Mapped[str]
    salt: Mapped[str | None]
    """Hashed with the rest, so that an erased content cannot be guessed from the hash that stays (decision 0017)."""
    erasure_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.audit_erasure.id"))
    """The tombstone that says why the content is gone; the database refuses every other change."""


class AuditChain(Base):
    """The head of each chain: locked while appending, and what makes a cut-off tail visible."""

    __tablename__ = "audit_chain"
    chain: Mapped[Key]
    head_seq: Mapped[int] = mapped_column(BigInteger)
    head_hash: Mapped[str]


class DemoClock(Base):
    """Where "now" stands for all processes of a demo; no row means the machine's clock."""

    __tablename__ = "demo_clock"
    __table_args__ = (CheckConstraint("id = 'now'", name="single_row"),)
    id: Mapped[Key]
    now: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FakeSms(Base):
    """What the loopback stand-in for Twilio received and delivered (demo only)."""

    __tablename__ = "fake_sms"
    id: Mapped[Key]
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    direction: Mapped[str]
    sender: Mapped[str]
    recipient: Mapped[str]
    body: Mapped[str]
    status: Mapped[str]
    status_callback: Mapped[str | None]
    request: Mapped[Json]
    at: Mapped[Instant]
