"""What consumers said about when, where and how to contact them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from parley.storage.tables.base import SCHEMA, Base, Instant, Json, Key
from parley.storage.tables.talk import CONVERSATION


class ContactPreference(Base):
    """One wish, from its placing until it is withdrawn, replaced or over (REGF-6B1-DESIG, REGF-6B1-PLACE).

    It is the consumer's on every conversation of theirs; while nobody is known it is the conversation's.
    """

    __tablename__ = "contact_preference"
    __table_args__ = (
        CheckConstraint("kind IN ('times', 'place', 'medium', 'location')", name="kind"),
        CheckConstraint("consumer_id IS NOT NULL OR conversation_id IS NOT NULL", name="scope"),
        CheckConstraint("message_id IS NOT NULL OR said IS NOT NULL", name="evidence"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn"),
        Index(
            "ix_contact_preference_live_consumer",
            "consumer_id",
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(
            "ix_contact_preference_live_conversation",
            "conversation_id",
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )
    id: Mapped[Key]
    consumer_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.consumer.id"))
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey(CONVERSATION))
    channels: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """Ways of contact it is about: sms, web, voice, email, letter."""
    kind: Mapped[str]
    schedule: Mapped[Json]
    """times: mode and spans; place: its name; medium: what is wanted; location: state and zones."""
    is_ambiguous: Mapped[bool]
    message_id: Mapped[str | None] = mapped_column(ForeignKey(f"{SCHEMA}.message.id"))
    """The message it was said in."""
    said: Mapped[str | None]
    """The words a person recorded, where no message says it."""
    parsed_by: Mapped[str]
    """The rule and the version of the reader that understood it."""
    placed_by: Mapped[str]
    placed_at: Mapped[Instant]
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawn_by: Mapped[str | None]

    @property
    def evidence(self) -> dict[str, Any]:
        """The wish as it stands in the audit log."""
        return {
            "preference": self.kind,
            "channels": self.channels,
            "schedule": self.schedule,
            "is_ambiguous": self.is_ambiguous,
            "message_id": self.message_id,
            "parsed_by": self.parsed_by,
            "expires_at": self.expires_at.isoformat() if self.expires_at else None,
        }
