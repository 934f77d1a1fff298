"""Holds with time: those that end by themselves do, and a person is asked to look at those whose day has come."""

from typing import Final

from sqlalchemy import or_, select

from parley.services.context import Services
from parley.services.conversations import lock_person
from parley.services.escalations import escalate
from parley.services.hold_release import EXPIRY, lock_conversations, release_hold
from parley.storage.database import Work
from parley.storage.tables import Conversation, Hold

REVIEW_DUE: Final = "hold_review"
_AT_ONCE: Final = 200


async def look_after_holds(services: Services) -> None:
    """Do what has become due, one hold a transaction; idempotent, and safe in several processes at once."""
    async with services.db.work() as work:
        is_due = or_(Hold.expires_at <= work.now, Hold.review_at <= work.now)
        ids = (
            await work.session.scalars(
                select(Hold.id).where(Hold.released_at.is_(None), is_due).order_by(Hold.placed_at).limit(_AT_ONCE)
            )
        ).all()
    for hold_id in ids:
        async with services.db.work() as work:
            await _look_after(work, hold_id)


async def _look_after(work: Work, hold_id: str) -> None:
    hold = await work.session.get_one(Hold, hold_id)
    conversations = await lock_conversations(work, hold)
    await lock_person(work, hold.consumer_id, places_hold=True)
    await work.session.refresh(hold, with_for_update=True)
    if hold.released_at is not None:
        return
    if hold.expires_at is not None and hold.expires_at <= work.now:
        await release_hold(work, hold, by=EXPIRY, reason="its time is over")
    elif hold.review_at is not None and hold.review_at <= work.now:
        hold.review_at = None  # asked once; where nobody was ever spoken to, `parley holds list` is the place to look
        conversation = await _where(work, hold, conversations)
        if conversation is not None:
            message_id = hold.evidence_message_id
            await escalate(work, conversation, REVIEW_DUE, message_id=message_id, silences_bot=False)
        work.audit("hold.review_due", chain=hold.conversation_id or f"consumer:{hold.consumer_id}", subject=hold.id)


async def _where(work: Work, hold: Hold, conversations: list[Conversation]) -> Conversation | None:
    if hold.conversation_id is not None:
        return await work.session.get(Conversation, hold.conversation_id)
    return conversations[0] if conversations else None
