"""Deliver the outbox of a conversation: in order, once, and never blindly twice (invariants I3, I5).

Each text goes queued -> sending (committed) -> carrier -> sent. A crash in between leaves "sending" behind; the next
deliverer asks the carrier what became of it before it does anything else.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy import func, select

from parley.compliance.windows import closes_at
from parley.services.context import Services
from parley.services.conversations import find_party, get_conversation, is_suppressed, live_holds, person_zones
from parley.services.escalations import escalate
from parley.services.ports import Carrier, CarrierRefused
from parley.services.suppression import suppress
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

log = structlog.get_logger()

_LEASE: Final = timedelta(seconds=30)
_CARRIER_OPT_OUT: Final = 21610
# These may leave under an opt-out or a hold: each is the one permitted answer to it, checked by the gate when it was written.
_ALWAYS_RELEASED: Final = frozenset({"acknowledgement", "opt_out_confirmation", "crisis"})


@dataclass(frozen=True, slots=True)
class _Attempt:
    message_id: str
    to: str
    body: str
    validity_s: int
    is_resumed: bool
    accounted_for: frozenset[str] = frozenset()
    """Carrier ids of the conversation's other texts, so that the same words sent earlier do not stand for this one."""


@dataclass(frozen=True, slots=True)
class _Sent:
    message_id: str
    provider_id: str


@dataclass(frozen=True, slots=True)
class _Refused:
    message_id: str
    carrier_code: int | None


_Outcome = _Sent | _Refused


async def deliver_pending(services: Services, carrier: Carrier, conversation_id: str, *, status_callback: str) -> int:
    """Send what waits in the conversation's outbox; returns how many texts left.

    Raises:
        CarrierUnavailable: The carrier did not answer; the text stays "sending" and is settled at the next try.
    """
    sent = 0
    attempt = await _claim_next(services, conversation_id, after=None)
    while attempt is not None:
        try:
            outcome: _Outcome = _Sent(attempt.message_id, await _settle_or_send(carrier, attempt, status_callback))
            sent += 1
        except CarrierRefused as refusal:
            outcome = _Refused(attempt.message_id, refusal.carrier_code)
        attempt = await _claim_next(services, conversation_id, after=outcome)
    return sent


async def _settle_or_send(carrier: Carrier, attempt: _Attempt, status_callback: str) -> str:
    if attempt.is_resumed:
        for known in await carrier.recent(to=attempt.to):
            if known.body == attempt.body and known.provider_id not in attempt.accounted_for:
                return known.provider_id
    return await carrier.send(
        to=attempt.to, body=attempt.body, validity_s=attempt.validity_s, status_callback=status_callback
    )


async def _claim_next(services: Services, conversation_id: str, *, after: _Outcome | None) -> _Attempt | None:
    """Record what became of the text before, and take the oldest waiting one.

    What may have changed since it was written is checked again first (TW-QUEUE, TCPA-REV-10D).
    """
    async with services.db.work() as work:
        if isinstance(after, _Sent):
            await _record_sent(work, after)
        elif after is not None:
            await _record_refusal(work, after)
        conversation = await get_conversation(work, conversation_id)
        if conversation.channel != "sms":
            return None
        while True:
            message = await work.session.scalar(
                select(Message)
                .where(
                    Message.conversation_id == conversation_id,
                    Message.direction == "out",
                    Message.state.in_(("queued", "sending")),
                )
                .order_by(Message.seq)
                .limit(1)
            )
            if message is None:
                return None
            is_resumed = message.state == "sending"
            if is_resumed and not await _lease_is_over(work, message):
                return None  # somebody is sending it right now, and goes on with the rest
            stop = None if is_resumed else await _stop_reason(services, work, conversation, message)
            if stop is None:
                message.state = "sending"
                message.sending_since = func.clock_timestamp()
                validity = await _validity_s(services, work, conversation)
                accounted_for = await _accounted_for(work, conversation) if is_resumed else frozenset()
                return _Attempt(message.id, conversation.address, message.text, validity, is_resumed, accounted_for)
            message.state, message.error_code = "blocked", stop
            work.audit("message.withheld", chain=conversation.id, subject=message.id, reason=stop)
            await work.session.flush()


async def _accounted_for(work: Work, conversation: Conversation) -> frozenset[str]:
    known = await work.session.scalars(
        select(Message.provider_id).where(
            Message.conversation_id == conversation.id, Message.direction == "out", Message.provider_id.is_not(None)
        )
    )
    return frozenset(provider_id for provider_id in known if provider_id is not None)


async def _lease_is_over(work: Work, message: Message) -> bool:
    age = await work.session.scalar(select(func.clock_timestamp() - message.sending_since))
    return age is None or age > _LEASE


async def _stop_reason(services: Services, work: Work, conversation: Conversation, message: Message) -> str | None:
    if message.kind in _ALWAYS_RELEASED:
        return None
    if await is_suppressed(work, medium="sms", address=conversation.address):
        return "suppressed_since"
    if await live_holds(work, conversation):
        return "held_since"
    if message.author == "bot" and conversation.handover == "claimed":
        return "claimed_since"
    return None


async def _validity_s(services: Services, work: Work, conversation: Conversation) -> int:
    """Return how long the carrier may queue the text: never past the contact window (TW-QUEUE)."""
    sms = services.compliance.sms
    party = await find_party(work, conversation)
    closes = closes_at(person_zones(conversation, party), work.now, hours=services.compliance.quiet.hours)
    if closes is None:
        return sms.reply_validity_s
    return max(sms.min_remaining_s, min(sms.validity_max_s, int((closes - work.now).total_seconds())))


async def _record_sent(work: Work, sent: _Sent) -> None:
    message = await work.session.get(Message, sent.message_id, with_for_update=True)
    assert message is not None
    message.provider_id = sent.provider_id
    message.sent_at = work.now
    if message.state == "sending":
        message.state = "sent"
    work.audit("message.sent", chain=message.conversation_id, subject=message.id, provider_id=sent.provider_id)
    await work.notify(kind="status", conversation_id=message.conversation_id, message_id=message.id)
    await work.session.flush()


async def _record_refusal(work: Work, refused: _Refused) -> None:
    """Keep the refusal; an opt-out the carrier knows of becomes ours, anything else goes to a person."""
    message = await work.session.get(Message, refused.message_id, with_for_update=True)
    assert message is not None
    conversation = await get_conversation(work, message.conversation_id)
    code = refused.carrier_code
    message.state, message.error_code = "failed", str(code) if code is not None else None
    work.audit("message.refused", chain=conversation.id, subject=message.id, carrier_code=code)
    if code == _CARRIER_OPT_OUT:
        await suppress(work, conversation, medium="sms", reason="opted_out", message_id=message.id, source="provider")
    else:
        await escalate(work, conversation, "text_not_delivered", message_id=message.id, silences_bot=False)
    log.warning("delivery.refused", message_id=message.id, carrier_code=code)
    await work.session.flush()
