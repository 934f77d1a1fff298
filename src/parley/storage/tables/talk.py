"""Conversations, messages in and out, buttons, and the short-lived vault for identity answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    UniqueConstraint,
    false,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from parley.storage.tables.base import SCHEMA, Base, Instant, Json, Key

CONVERSATION = f"{SCHEMA}.conversation.id"


class Conversation(Base):
    """Everything said with one address on one channel, and where it stands."""

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("channel", "address"),
        CheckConstraint("channel IN ('sms', 'web')", name="channel"),
        CheckConstraint("language IN ('en', 'es')", name="language"),
        CheckConstraint("handover IN ('none', 'waiting', 'claimed')", name="handover"),
        Index(None, "consumer_id"),
        Index(None, "address"),
        Index(None, "account_id"),
    )
    id: Mapped[Key]
    channel: Mapped[str]
    address: Mapped[str]
    """Telephone number in E.164, or the opaque id of a web chat visitor."""
    language: Mapped[str]
    consumer_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.consumer.id"))
    account_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.account.id"))
    right_party_status: Mapped[str]
    verified_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    phase: Mapped[str]
    handover: Mapped[str]
    handover_line_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When this hand-over was told to the consumer; it is told once."""
    collector_id: Mapped[str | None]
    menu: Mapped[str | None]
    """What the digits 1 to 9 mean now: identity, main, options, offer."""
    menu_message_id: Mapped[str | None]
    """The message that showed the menu: a button of an older one no longer counts."""
    topic: Mapped[str | None]
    """The intent to go back to once the person is verified."""
    negotiation: Mapped[Json]
    misses: Mapped[int]
    created_at: Mapped[Instant]
    last_inbound_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Message(Base):
    """One message, in or out, with placeholders where the consumer typed a secret. Outgoing rows are the outbox."""

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("direction IN ('in', 'out')", name="direction"),
        Index(None, "conversation_id", "seq"),
        Index(None, "in_reply_to"),
        Index("uq_message_provider_id", "provider_id", unique=True, postgresql_where=text("provider_id IS NOT NULL")),
        Index("ix_message_out", "conversation_id", "created_at", postgresql_where=text("direction = 'out'")),
        Index("ix_message_initiated", "conversation_id", "created_at", postgresql_where=text("is_initiated")),
        Index(
            "ix_message_outbox",
            "conversation_id",
            postgresql_where=text("direction = 'out' AND state IN ('queued', 'sending')"),
        ),
    )
    id: Mapped[Key]
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    direction: Mapped[str]
    author: Mapped[str]
    """consumer, bot, collector or system."""
    collector_id: Mapped[str | None]
    text: Mapped[str]
    payload: Mapped[str | None]
    language: Mapped[str | None]
    response_name: Mapped[str | None]
    kind: Mapped[str | None]
    """Kind of the response: statement, acknowledgement, disclosure_initial, …"""
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    understood: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    in_reply_to: Mapped[str | None]
    decision_id: Mapped[str | None]
    provider_id: Mapped[str | None]
    state: Mapped[str]
    """In: received, processed. Out: queued, sending, sent, delivered, undelivered, failed, blocked."""
    segments: Mapped[int | None]
    error_code: Mapped[str | None]
    created_at: Mapped[Instant]
    processed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sending_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Real time at which a deliverer took the text; after half a minute somebody else may ask the carrier about it."""
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    arrived_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.clock_timestamp())
    """Real time of arrival by the database's clock, whatever a demo takes for now."""
    delay_told_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    is_initiated: Mapped[bool] = mapped_column(server_default=false())
    """Out: a contact we started, which the frequency counters count (CNT-INIT)."""


class ExternalEvent(Base):
    """What a provider or a browser told us, once: the unique key makes a second delivery a no-op."""

    __tablename__ = "external_event"
    __table_args__ = (UniqueConstraint("source", "external_id"),)
    id: Mapped[Key]
    source: Mapped[str]
    external_id: Mapped[str]
    message_id: Mapped[str | None]
    received_at: Mapped[Instant]


class ButtonGrant(Base):
    """A button the gateway issued; only these may become a payload."""

    __tablename__ = "button_grant"
    __table_args__ = (Index(None, "conversation_id"),)
    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    message_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.message.id"))
    title: Mapped[str]
    payload: Mapped[str]
    created_at: Mapped[Instant]


class VaultEntry(Base):
    """An identity answer, encrypted, deleted as soon as it was checked or has expired."""

    __tablename__ = "vault_entry"
    __table_args__ = (Index(None, "conversation_id"), Index(None, "expires_at"))
    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    message_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.message.id"))
    kind: Mapped[str]
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[Instant]
