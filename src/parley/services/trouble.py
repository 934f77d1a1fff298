"""When something of ours fails: a person is told, and nothing about the debt is said (fail closed)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy import func, select

from parley.services.cease import note_wish_to_pay
from parley.services.confusion import forget_confusion
from parley.services.context import Services
from parley.services.conversations import NoSuchMessage, get_conversation, silencing_holds
from parley.services.dialogue.scene import Turn
from parley.services.escalations import escalate, live_escalations
from parley.services.hold_scope import may_turn_elsewhere
from parley.services.outbound import send_says
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

log = structlog.get_logger()

TROUBLE: Final = "utter_trouble"
DELAY_AFTER: Final = timedelta(seconds=60)
_DELAY_SLA: Final = timedelta(minutes=15)
_SLA: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Processed:
    """The conversation whose outbox may have something now, and whether the message still waits for the assistant."""

    conversation_id: str
    is_waiting: bool


async def report_failed_action(services: Services, turn: Turn, *, action: str, error: str) -> None:
    """Open an escalation for a failed action; never raises, because the caller is already handling a failure."""
    try:
        async with services.db.work() as work:
            conversation = await get_conversation(work, turn.conversation_id)
            await escalate(work, conversation, "action_failed", message_id=turn.message_id, sla=_SLA)
            work.audit("action.failed", chain=conversation.id, subject=turn.message_id, action=action, error=error)
    except Exception:  # the database itself may be the failure; the turn's own retry will raise the alarm
        return


async def must_be_silent(work: Work, conversation: Conversation, *, text: str = "") -> bool:
    """A hold, a person, or a closure keeps the bot silent; the message is kept and a person reads it (I3, I7).

    Args:
        text: What the consumer wrote: of a held debt they may turn to another one that is free.
    """
    if conversation.handover != "none" or conversation.phase == "closed":
        return True
    holds = await silencing_holds(work, conversation)
    return bool(holds) and not await may_turn_elsewhere(work, conversation, holds, text)


async def tell_silent(work: Work, conversation: Conversation, message: Message) -> None:
    """Make sure a person sees a message the bot may not answer: every silence is somebody's to read."""
    await note_wish_to_pay(work, conversation, message)
    if not await live_escalations(work, conversation.id):
        await escalate(work, conversation, "wrote_while_silent", message_id=message.id, silences_bot=False)


async def report_trouble(
    services: Services, work: Work, conversation: Conversation, message: Message, reason: str
) -> None:
    await escalate(work, conversation, reason, message_id=message.id)
    await send_says(services, work, conversation, [Say(TROUBLE)], message)


async def give_up_turn(services: Services, message_id: str, *, error: str) -> Processed:
    """Hand a message that keeps failing to a person, with the neutral sentence (fail closed)."""
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id, with_for_update=True)
        if message is None:
            raise NoSuchMessage(f"There is no message {message_id}.")
        conversation = await get_conversation(work, message.conversation_id)
        if message.state == "received":
            work.audit("turn.failed", chain=conversation.id, subject=message.id, error=error)
            is_silent = await must_be_silent(work, conversation, text=message.text)
            await escalate(work, conversation, "turn_failed", message_id=message.id)
            if not is_silent:
                await send_says(services, work, conversation, [Say(TROUBLE)], message)
            await finish(work, conversation, message)
        return Processed(conversation.id, is_waiting=False)


async def tell_delay(services: Services, message_id: str) -> bool:
    """Tell the consumer once that the answer is late, and a person that the assistant is down; returns whether it did.

    Measured by the database's real clock from the message's arrival, so a demo whose clock stands still is told too.
    """
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id, with_for_update=True)
        if message is None or message.state != "received" or message.delay_told_at is not None:
            return False
        waited = await work.session.scalar(select(func.clock_timestamp() - message.arrived_at))
        if waited is None or waited < DELAY_AFTER:
            return False
        conversation = await get_conversation(work, message.conversation_id)
        message.delay_told_at = work.now
        await escalate(
            work, conversation, "assistant_unavailable", message_id=message.id, silences_bot=False, sla=_DELAY_SLA
        )
        if not await must_be_silent(work, conversation, text=message.text):
            await send_says(services, work, conversation, [Say("utter_delay")], message)
        log.warning("turn.delayed", message_id=message.id, conversation_id=conversation.id)
        return True


async def finish(work: Work, conversation: Conversation, message: Message, *, is_understood: bool = True) -> None:
    """Close a message; one that was understood ends whatever confusion was said before it (EV-DISAB)."""
    if is_understood:
        forget_confusion(conversation, but=message.id)
    message.state, message.processed_at = "processed", work.now
    await work.notify(kind="turn", conversation_id=conversation.id, language=conversation.language)
