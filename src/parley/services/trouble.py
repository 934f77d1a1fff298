"""When something of ours fails: a person is told, and nothing about the debt is said (fail closed)."""

from datetime import timedelta
from typing import Final

from parley.services.context import Services
from parley.services.conversations import get_conversation
from parley.services.dialogue.scene import Turn
from parley.services.escalations import escalate

_SLA: Final = timedelta(hours=1)


async def report_failed_action(services: Services, turn: Turn, *, action: str, error: str) -> None:
    """Open an escalation for a failed action; never raises, because the caller is already handling a failure."""
    try:
        async with services.db.work() as work:
            conversation = await get_conversation(work, turn.conversation_id)
            await escalate(work, conversation, "action_failed", message_id=turn.message_id, sla=_SLA)
            work.audit("action.failed", chain=conversation.id, subject=turn.message_id, action=action, error=error)
    except Exception:  # the database itself may be the failure; the turn's own retry will raise the alarm
        return
