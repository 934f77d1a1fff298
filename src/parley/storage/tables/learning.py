"""The list of texts the model should learn from, once a person has looked at them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, DateTime, Double, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from parley.storage.tables.base import Base, Key


class NluReviewItem(Base):
    """One wording the model was unsure of or got wrong; the same wording again only counts.

    What may be in it: the text masked by `compliance.personal`, never the message as stored. Nothing here leads to a
    consumer: no conversation, no account, days instead of instants (an instant could be looked up among the messages).
    The one way back is `message_id`, the latest message of that wording, so that a reviewer can see what came before;
    the table itself refuses to keep it once the item is decided.

    How long: an open item goes 90 days after the wording was last seen. A rejected one loses its text at once and keeps
    only the digest, which stops the wording from being listed again. An accepted one keeps what was accepted, which
    then stands in the training texts too. The evidence of the conversation itself lies in `message` and the audit log
    and follows their retention, not this one.
    """

    __tablename__ = "nlu_review_item"
    __table_args__ = (
        UniqueConstraint("language", "digest"),
        CheckConstraint("language IN ('en', 'es')", name="language"),
        CheckConstraint("reason IN ('low_confidence', 'corrected', 'flagged')", name="reason"),
        CheckConstraint("state IN ('open', 'accepted', 'rejected')", name="state"),
        CheckConstraint("(text IS NULL) = (state = 'rejected')", name="text_unless_rejected"),
        CheckConstraint("state = 'open' OR message_id IS NULL", name="no_message_once_decided"),
        CheckConstraint(
            "(state = 'open') = (decided_at IS NULL) AND (state = 'open') = (decided_by IS NULL)", name="decided"
        ),
        CheckConstraint("(state = 'accepted') = (accepted_intent IS NOT NULL)", name="accepted_intent"),
        CheckConstraint("seen >= 1 AND first_seen_on <= last_seen_on", name="seen"),
        Index("ix_nlu_review_item_open", "last_seen_on", postgresql_where=text("state = 'open'")),
    )
    id: Mapped[Key]
    language: Mapped[str]
    digest: Mapped[str]
    """SHA-256 of the folded text: one item for "Cuanto debo?" and "cuánto debo"."""
    text: Mapped[str | None]
    reason: Mapped[str]
    """The strongest reason so far: flagged by a collector, corrected by the consumer, low confidence."""
    intent: Mapped[str]
    """What the model said last, `nlu_fallback` when it gave up."""
    confidence: Mapped[float] = mapped_column(Double)
    second_intent: Mapped[str | None]
    """The reading after that one; after `nlu_fallback` the one it gave up on."""
    second_confidence: Mapped[float | None] = mapped_column(Double)
    suggested_intent: Mapped[str | None]
    """What the consumer chose when asked, or the collector said."""
    model_version: Mapped[str | None]
    seen: Mapped[int]
    """How many messages had this wording, decided or not."""
    first_seen_on: Mapped[date] = mapped_column(Date)
    last_seen_on: Mapped[date] = mapped_column(Date)
    message_id: Mapped[str | None]
    state: Mapped[str]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    accepted_intent: Mapped[str | None]
