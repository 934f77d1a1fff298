"""What a collector does in the console: see the queue, read a conversation, claim, answer, hand back, close."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select

from parley.errors import ParleyError
from parley.services.confusion import forget_confusion
from parley.services.console_facts import full_name, read_facts
from parley.services.context import Services
from parley.services.conversations import NoSuchConversation, find_party, get_conversation, live_holds, silencing_holds
from parley.services.escalations import EXPLAIN_DECISION, live_escalations, resting_phase
from parley.services.hold_desk import is_restricted
from parley.services.outbound import Blocked, send_collector_text, send_sentences
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import (
    Collector,
    Conversation,
    DecisionRow,
    Escalation,
    Message,
)

DISPOSITIONS: Final = (
    "resolved",
    "plan_agreed",
    "dispute_opened",
    "callback_arranged",
    "wrong_party",
    "no_further_contact",
    "referred",
)


class NotYours(ParleyError):
    """The conversation is not claimed by the person who tries to act on it."""

    code = "not_claimed_by_you"


class AlreadyClaimed(ParleyError):
    """Another collector has the conversation."""

    code = "already_claimed"


class WrongDisposition(ParleyError):
    """The disposition is not one of the list."""

    code = "wrong_disposition"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One conversation waiting for, or claimed by, a person."""

    conversation_id: str
    channel: str
    reasons: tuple[str, ...]
    state: str
    collector_id: str | None
    collector: str | None
    opened_at: datetime
    due_at: datetime
    person: str
    language: str
    last_text: str
    is_hidden: bool = False
    """What they wrote is shown only on demand, because somebody may be in danger by it (EV-DV)."""


async def find_collector_name(services: Services, collector_id: str) -> str | None:
    """Return the name of a collector who still works here, else None."""
    async with services.db.work() as work:
        collector = await work.session.get(Collector, collector_id)
        return collector.name if collector else None


async def current_time(services: Services) -> datetime:
    """Return the instant that waiting times count up to; a demo's clock may have been moved."""
    async with services.db.work() as work:
        return work.now


async def queue(services: Services) -> list[QueueItem]:
    """Return the live escalations, one row a conversation, most urgent first."""
    async with services.db.work() as work:
        escalations = (
            await work.session.execute(
                select(
                    Escalation.conversation_id,
                    func.array_agg(Escalation.reason).label("reasons"),
                    func.bool_or(Escalation.state == "claimed").label("is_claimed"),
                    func.min(Escalation.opened_at).label("opened_at"),
                    func.min(Escalation.due_at).label("due_at"),
                )
                .where(Escalation.state != "closed")
                .group_by(Escalation.conversation_id)
                .order_by(func.min(Escalation.due_at))
                .limit(200)
            )
        ).all()
        return [await _queue_item(work, row) for row in escalations]


async def _queue_item(work: Work, row: Any) -> QueueItem:
    conversation = await work.session.get(Conversation, row.conversation_id)
    assert conversation is not None
    party = await find_party(work, conversation)
    is_hidden = await is_restricted(work, conversation)
    collector = await work.session.get(Collector, conversation.collector_id) if conversation.collector_id else None
    last = await work.session.scalar(
        select(Message.text)
        .where(Message.conversation_id == conversation.id, Message.direction == "in")
        .order_by(Message.seq.desc())
        .limit(1)
    )
    return QueueItem(
        conversation_id=conversation.id,
        channel=conversation.channel,
        reasons=tuple(sorted(set(row.reasons))),
        state="claimed" if row.is_claimed else "open",
        collector_id=conversation.collector_id,
        collector=collector.name if collector else None,
        opened_at=row.opened_at,
        due_at=row.due_at,
        person=full_name(party.consumer) if party else "Not identified",
        language=conversation.language,
        last_text="" if is_hidden else last or "",
        is_hidden=is_hidden,
    )


async def read_conversation(services: Services, conversation_id: str) -> dict[str, Any]:
    """Return the whole transcript with the gate's reasons, and the facts beside it."""
    async with services.db.work() as work:
        # Read without a lock: looking at a conversation must never hold up the turn that is being answered in it.
        conversation = await work.session.get(Conversation, conversation_id)
        if conversation is None:
            raise NoSuchConversation(f"There is no conversation {conversation_id}.")
        party = await find_party(work, conversation)
        messages = list(
            await work.session.scalars(
                select(Message).where(Message.conversation_id == conversation_id).order_by(Message.seq)
            )
        )
        decisions = {
            row.id: row
            for row in await work.session.scalars(
                select(DecisionRow).where(DecisionRow.conversation_id == conversation_id)
            )
        }
        holds = await live_holds(work, conversation)
        is_hidden = await is_restricted(work, conversation)
        escalations = await work.session.scalars(
            select(Escalation)
            .where(Escalation.conversation_id == conversation_id, Escalation.state != "closed")
            .order_by(Escalation.opened_at)
        )
        names = await _collector_names(work, {conversation.collector_id, *(row.collector_id for row in messages)})
        return {
            "id": conversation.id,
            "channel": conversation.channel,
            "address": conversation.address if conversation.channel == "sms" else "web chat",
            "language": conversation.language,
            "phase": conversation.phase,
            "handover": conversation.handover,
            "collector_id": conversation.collector_id,
            "collector": names.get(conversation.collector_id or ""),
            "right_party_status": conversation.right_party_status,
            "messages": [_message(row, decisions, names, is_hidden=is_hidden) for row in messages],
            **await read_facts(work, party),
            "holds": [{"kind": hold.kind, "placed_at": hold.placed_at.isoformat()} for hold in holds],
            "escalations": [
                {
                    "reason": item.reason,
                    "state": item.state,
                    "opened_at": item.opened_at.isoformat(),
                    "due_at": item.due_at.isoformat(),
                }
                for item in escalations
            ],
            "dispositions": list(DISPOSITIONS),
        }


async def _collector_names(work: Work, ids: set[str | None]) -> dict[str, str]:
    rows = await work.session.execute(select(Collector.id, Collector.name).where(Collector.id.in_(ids - {None})))
    return {row.id: row.name for row in rows}


def _message(
    row: Message, decisions: dict[str, DecisionRow], names: dict[str, str], *, is_hidden: bool
) -> dict[str, Any]:
    decision = decisions.get(row.decision_id or "")
    return {
        "id": row.id,
        "direction": row.direction,
        "author": row.author,
        "collector": names.get(row.collector_id or ""),
        "language": row.language,
        "text": "" if is_hidden and row.direction == "in" else row.text,
        "is_hidden": is_hidden and row.direction == "in",
        "at": row.created_at.isoformat(),
        "state": row.state,
        "response_name": row.response_name,
        "error_code": row.error_code,
        "reasons": list(decision.reasons) if decision and decision.verdict != "allow" else [],
    }


async def claim(services: Services, *, conversation_id: str, collector_id: str) -> None:
    """Take the conversation; the bot is silent from this commit on. Claiming twice oneself changes nothing."""
    async with services.db.work() as work:
        conversation = await get_conversation(work, conversation_id)
        if conversation.collector_id not in (None, collector_id):
            raise AlreadyClaimed("Another collector has claimed this conversation; choose another one from the queue.")
        if conversation.handover == "claimed":
            return
        conversation.handover, conversation.collector_id = "claimed", collector_id
        if conversation.phase != "held":
            conversation.phase = "with_collector"
        for escalation in await live_escalations(work, conversation_id):
            escalation.state, escalation.collector_id, escalation.claimed_at = "claimed", collector_id, work.now
        work.audit("handover.claimed", chain=conversation.id, subject=conversation.id, collector_id=collector_id)
        await work.notify(kind="handover", conversation_id=conversation.id)


async def reply(services: Services, *, conversation_id: str, collector_id: str, text: str) -> None:
    """Send a collector's own words through the gate.

    Raises:
        NotYours: The collector has not claimed the conversation.
        Blocked: The gate said no; the message is kept as blocked and the reasons are in the error.
    """
    async with services.db.work() as work:
        conversation = await _claimed(work, conversation_id, collector_id)
        blocked = await send_collector_text(services, work, conversation, text=text.strip(), collector_id=collector_id)
    if blocked:
        raise Blocked(blocked)


async def hand_back(services: Services, *, conversation_id: str, collector_id: str) -> None:
    """Give the conversation back to the bot, which says so in one sentence."""
    async with services.db.work() as work:
        conversation = await _claimed(work, conversation_id, collector_id)
        await _let_go(work, conversation, disposition=None)
        work.audit("handover.released", chain=conversation.id, subject=conversation.id, collector_id=collector_id)
        back = services.wording.sentence(Say("utter_bot_is_back"), conversation.language, services.brand_fields)
        await send_sentences(services, work, conversation, [back], author="bot")


async def close(services: Services, *, conversation_id: str, collector_id: str, disposition: str) -> None:
    """Close the hand-over with its outcome; the bot answers again when the consumer writes."""
    if disposition not in DISPOSITIONS:
        raise WrongDisposition(f"{disposition} is not a disposition; choose one of {', '.join(DISPOSITIONS)}.")
    async with services.db.work() as work:
        conversation = await _claimed(work, conversation_id, collector_id)
        await _let_go(work, conversation, disposition=disposition)
        work.audit(
            "handover.closed",
            chain=conversation.id,
            subject=conversation.id,
            collector_id=collector_id,
            disposition=disposition,
        )


async def _claimed(work: Work, conversation_id: str, collector_id: str) -> Conversation:
    conversation = await get_conversation(work, conversation_id)
    if conversation.handover != "claimed" or conversation.collector_id != collector_id:
        raise NotYours("Claim this conversation first; it is not yours now.")
    return conversation


async def _let_go(work: Work, conversation: Conversation, *, disposition: str | None) -> None:
    for escalation in await live_escalations(work, conversation.id):
        if disposition is None and escalation.reason == EXPLAIN_DECISION:
            escalation.state, escalation.collector_id, escalation.claimed_at = "open", None, None
            continue
        escalation.state, escalation.closed_at, escalation.disposition = (
            "closed",
            work.now,
            disposition or "handed_back",
        )
    conversation.handover, conversation.handover_line_at, conversation.collector_id = "none", None, None
    conversation.misses = 0
    forget_confusion(conversation)
    conversation.phase = resting_phase(conversation, is_held=bool(await silencing_holds(work, conversation)))
    await work.notify(kind="handover", conversation_id=conversation.id)
