"""What the messages of a conversation tell the gate: what waits for an answer, what was answered, shown, confirmed, counted."""

from datetime import timedelta

from sqlalchemy import func, select

from parley.storage.database import Work
from parley.storage.tables import Conversation, Message, Suppression

_DELAY_NOTICE = "utter_delay"
# They say that a message was received and what happens next; who asked something still waits.
_RECEIPTS = ("handover", "acknowledgement", "opt_out_confirmation", "crisis")


async def latest_inbound(work: Work, conversation: Conversation) -> Message | None:
    """Return what the consumer wrote last."""
    found: Message | None = await work.session.scalar(
        select(Message)
        .where(Message.conversation_id == conversation.id, Message.direction == "in")
        .order_by(Message.seq.desc())
        .limit(1)
    )
    return found


async def is_marker_shown(work: Work, conversation: Conversation) -> bool:
    """Tell whether this web session already said who collects: since the person was verified in it."""
    if conversation.channel != "web" or conversation.verified_at is None:
        return False
    shown = await work.session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == conversation.id,
            Message.direction == "out",
            Message.state != "blocked",
            Message.created_at >= conversation.verified_at,
            Message.author != "system",
        )
        .where(
            (Message.kind == "disclosure_initial")
            | Message.text.ilike("%debt collector%")
            | Message.text.ilike("%cobrador de deudas%")
        )
        .limit(1)
    )
    return shown is not None


async def is_confirmation_sent(work: Work, conversation: Conversation, suppressions: list[Suppression]) -> bool:
    """Tell whether the live opt-out has been confirmed; one that was lifted and made again may be confirmed again."""
    since = min((row.suppressed_at for row in suppressions if row.reason == "opted_out"), default=None)
    if since is None:
        return False
    sent = await work.session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == conversation.id,
            Message.kind == "opt_out_confirmation",
            Message.state != "blocked",
            Message.created_at >= since,
        )
        .limit(1)
    )
    return sent is not None


async def is_awaited(work: Work, inbound: Message | None) -> bool:
    """Tell whether the consumer's last message still waits: nobody wrote since but to say that it was received."""
    if inbound is None:
        return False
    answered = await work.session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == inbound.conversation_id,
            Message.direction == "out",
            Message.state != "blocked",
            Message.seq > inbound.seq,
            Message.kind.not_in(_RECEIPTS),
        )
        .limit(1)
    )
    return answered is None


async def replies_since(work: Work, conversation: Conversation, inbound: Message, in_reply_to: Message | None) -> int:
    """Count earlier answers to the message; the several messages of one turn are one answer (REGF-6B1-SELF)."""
    query = select(func.count()).where(
        Message.conversation_id == conversation.id,
        Message.direction == "out",
        Message.state != "blocked",
        Message.seq > inbound.seq,
        Message.response_name.is_distinct_from(_DELAY_NOTICE),
    )
    if in_reply_to is not None:
        query = query.where(Message.in_reply_to.is_distinct_from(in_reply_to.id))
    return int(await work.session.scalar(query) or 0)


async def messages_today(work: Work, conversation: Conversation) -> int:
    """Count the automated messages of the last 24 hours in this thread (CNT-INIT)."""
    counted = await work.session.scalar(
        select(func.count()).where(
            Message.conversation_id == conversation.id,
            Message.direction == "out",
            Message.author == "bot",
            Message.state != "blocked",
            Message.created_at > work.now - timedelta(days=1),
        )
    )
    return int(counted or 0)
