"""Handing a conversation to a person: open, claim, hand back, close (invariant I7)."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.ids import new_id
from parley.storage.database import Work
from parley.storage.tables import Conversation, Escalation

WAITING_SLA: Final = timedelta(hours=1)
"""Somebody waits for an answer: the bot is silent until a person comes."""
TASK_SLA: Final = timedelta(days=1)
EXPLAIN_DECISION: Final = "explain_decision"
"""The explanation of an adverse decision (AI-CO): owed in days, so handing a conversation back does not settle it."""


async def escalate(
    work: Work,
    conversation: Conversation,
    reason: str,
    *,
    message_id: str | None,
    silences_bot: bool = True,
    sla: timedelta | None = None,
) -> None:
    """Put the conversation in the collectors' queue; once per live reason.

    With `silences_bot` the bot says nothing more, from this transaction on, until a person hands the conversation back.
    """
    opened = await work.session.scalar(
        insert(Escalation)
        .values(
            id=new_id("esc"),
            conversation_id=conversation.id,
            reason=reason,
            silences_bot=silences_bot,
            state="open",
            message_id=message_id,
            opened_at=work.now,
            due_at=work.now + (sla or (WAITING_SLA if silences_bot else TASK_SLA)),
        )
        .on_conflict_do_nothing()
        .returning(Escalation.id)
    )
    if silences_bot and conversation.handover == "none":
        conversation.handover = "waiting"
        if conversation.phase != "held":
            conversation.phase = "with_collector"
    if opened is not None:
        work.audit(
            "escalation.opened",
            chain=conversation.id,
            subject=opened,
            reason=reason,
            silences_bot=silences_bot,
            message_id=message_id,
        )
        await work.notify(kind="escalation", conversation_id=conversation.id)


async def live_escalations(work: Work, conversation_id: str) -> list[Escalation]:
    """Return the open and claimed escalations of a conversation, oldest first."""
    rows = await work.session.scalars(
        select(Escalation)
        .where(Escalation.conversation_id == conversation_id, Escalation.state != "closed")
        .order_by(Escalation.opened_at)
        .with_for_update()
    )
    return list(rows)


def resting_phase(conversation: Conversation, *, is_held: bool) -> str:
    """Return the phase a conversation goes back to when a person lets go of it."""
    if is_held:
        return "held"
    if conversation.right_party_status == "verified":
        return "verified"
    return "identifying" if conversation.account_id else "unknown"
