"""What a consumer chose to tell of their means: ranges and a kind of hardship, never a figure of theirs or a text.

Source: conversation design 3.6; decision 0013.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from parley.storage.tables.base import Base, Cents, Instant, Key
from parley.storage.tables.dealing import ACCOUNT
from parley.storage.tables.talk import CONVERSATION


class MeansStatement(Base):
    """Income and essential costs a month as the ranges that were picked; no upper end where the range is open."""

    __tablename__ = "means_statement"
    __table_args__ = (
        CheckConstraint("income_low_cents >= 0 AND costs_low_cents >= 0 AND capacity_cents >= 0", name="not_negative"),
        CheckConstraint(
            "(income_high_cents IS NULL OR income_high_cents > income_low_cents)"
            " AND (costs_high_cents IS NULL OR costs_high_cents > costs_low_cents)",
            name="ranges",
        ),
        Index(None, "account_id", "recorded_at"),
    )
    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    income_low_cents: Mapped[Cents]
    income_high_cents: Mapped[Cents | None]
    costs_low_cents: Mapped[Cents]
    costs_high_cents: Mapped[Cents | None]
    capacity_cents: Mapped[Cents]
    """What is left a month at the careful ends of both ranges; 0 where nothing is."""
    consent_message_id: Mapped[str]
    income_message_id: Mapped[str]
    costs_message_id: Mapped[str]
    recorded_at: Mapped[Instant]


class HardshipStatement(Base):
    """A kind of hardship, noted because the consumer said yes to noting it."""

    __tablename__ = "hardship_statement"
    __table_args__ = (UniqueConstraint("conversation_id", "reason"), Index(None, "account_id"))
    id: Mapped[Key]
    conversation_id: Mapped[str] = mapped_column(ForeignKey(CONVERSATION))
    account_id: Mapped[str] = mapped_column(ForeignKey(ACCOUNT))
    reason: Mapped[str]
    message_id: Mapped[str]
    """The message that told it."""
    consent_message_id: Mapped[str]
    recorded_at: Mapped[Instant]
