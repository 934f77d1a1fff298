"""What the carrier reports about a text, possibly late, repeated or out of order."""

from typing import Final

from sqlalchemy import select

from parley.services.carrier_reports import apply_carrier_code
from parley.services.context import Services
from parley.services.conversations import get_conversation
from parley.services.disclosures import void_undelivered_disclosure
from parley.storage.tables import Message

# Rank by progress; a status never moves a message backwards. Source: compliance catalogue TW-STATUS.
_RANK: Final = {
    "queued": 0,
    "sending": 1,
    "sent": 2,
    "delivered": 4,
    "undelivered": 4,
    "failed": 4,
}
_REPORTED: Final = {
    "accepted": "sending",
    "scheduled": "sending",
    "queued": "sending",
    "sending": "sending",
    "sent": "sent",
    "delivered": "delivered",
    "read": "delivered",
    "undelivered": "undelivered",
    "partially_delivered": "undelivered",
    "failed": "failed",
    "canceled": "failed",
}


async def record_delivery_status(
    services: Services, *, provider_id: str, status: str, error_code: str | None, message_id: str | None = None
) -> bool:
    """Move a text forward to what the carrier reports; returns whether anything changed.

    A report may come before the carrier's id was stored: then our own `message_id`, which it carries, finds the text.

    Unknown ids and statuses are accepted and ignored: the carrier must not be made to repeat them.
    """
    reported = _REPORTED.get(status)
    async with services.db.work() as work:
        ours = Message.direction == "out"
        by_own_id = (Message.id == message_id) & Message.provider_id.is_(None)
        message = await work.session.scalar(
            select(Message).where(ours, (Message.provider_id == provider_id) | by_own_id).limit(1).with_for_update()
        )
        if message is None or reported is None or _RANK[reported] <= _RANK.get(message.state, 4):
            return False
        message.state = reported
        message.provider_id = provider_id
        message.error_code = error_code
        work.audit(
            "message.status",
            chain=message.conversation_id,
            subject=message.id,
            status=reported,
            reported=status,
            error_code=error_code,
        )
        if reported in ("undelivered", "failed"):
            await void_undelivered_disclosure(work, message)
            conversation = await get_conversation(work, message.conversation_id)
            await apply_carrier_code(services, work, conversation, message, error_code)
        await work.notify(kind="status", conversation_id=message.conversation_id, message_id=message.id)
        return True
