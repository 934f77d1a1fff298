"""How long evidence is kept: what a lawsuit holds back, and the tombstones of what was erased."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from parley.storage.tables.base import SCHEMA, Base, Instant, Key


class LegalHold(Base):
    """A lawsuit or an investigation: nothing of the consumer is erased until a person releases it, with a reason.

    It holds the whole file of the consumer, also when it names one account only: messages speak of several accounts.
    """

    __tablename__ = "legal_hold"
    __table_args__ = (
        CheckConstraint("reason <> '' AND placed_by <> ''", name="explained"),
        CheckConstraint(
            "(released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL)",
            name="released",
        ),
        Index("ix_legal_hold_live", "consumer_id", postgresql_where=text("released_at IS NULL")),
    )
    id: Mapped[Key]
    consumer_id: Mapped[str] = mapped_column(ForeignKey(f"{SCHEMA}.consumer.id"))
    account_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.account.id"))
    reason: Mapped[str]
    placed_by: Mapped[str]
    placed_at: Mapped[Instant]
    released_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    released_by: Mapped[str | None]
    release_reason: Mapped[str | None]


class AuditErasure(Base):
    """The tombstone of audit events whose content retention erased: which, why, and a signed digest of what stays.

    The database lets an audit event lose its content only when such a row names it. Source: decision 0017.
    """

    __tablename__ = "audit_erasure"
    __table_args__ = (CheckConstraint("from_seq >= 1 AND to_seq >= from_seq", name="range"),)
    id: Mapped[Key]
    chain: Mapped[str]
    from_seq: Mapped[int] = mapped_column(BigInteger)
    to_seq: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str]
    retention_class: Mapped[str]
    last_activity_at: Mapped[Instant]
    erased_at: Mapped[Instant]
    erased_by: Mapped[str]
    reason: Mapped[str]
    key_id: Mapped[str]
    signature: Mapped[str]
