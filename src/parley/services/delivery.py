"""Deliver the outbox of a conversation: in order, once, and never blindly twice (invariants I3, I5).

Each text goes queued -> sending (committed) -> carrier -> sent. A crash in between leaves "sending" behind; the next
deliverer asks the carrier what became of it before it does anything else.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy import func, select, update

from parley.compliance.contact_window import ContactTerms, closes_at, is_late_without_consent
from parley.compliance.gate_time import seconds_to_deliver
from parley.compliance.holds import NOT_SILENT
from parley.compliance.segments import count_segments
from parley.services.carrier_reports import apply_carrier_code
from parley.services.contact import is_stopped, unfit_since
from parley.services.contact_hours import read_contact_terms
from parley.services.contact_times import must_wait_for_place
from parley.services.context import Services
from parley.services.conversations import find_party, get_conversation, is_suppressed, live_holds
from parley.services.disclosures import account_spoken_of, is_disclosed, void_undelivered_disclosure
from parley.services.escalations import escalate
from parley.services.permitted_answers import ANSWER_LATE, PERMITTED, answer_stop_reason
from parley.services.ports import Carrier, CarrierRefused, Pacer
from parley.services.wording import is_neutral_text
from parley.storage.database import Work
from parley.storage.jobs import DELIVER, delivery_lock
from parley.storage.tables import Conversation, Message

log = structlog.get_logger()

_LEASE: Final = timedelta(seconds=30)
_LOOK_AGAIN_S: Final = 5
# Withheld for a reason nobody asked for: a person looks at it.
_NEWS: Final = frozenset(
    {"disclosure_missing", "outside_contact_hours", "program_stopped", "consent_missing", "number_unfit", ANSWER_LATE}
)


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


async def deliver_pending(
    services: Services, carrier: Carrier, conversation_id: str, *, status_callback: str, pace: Pacer | None = None
) -> int:
    """Send what waits in the conversation's outbox; returns how many texts left.

    Args:
        pace: Says when the next text may leave (TW-RATE); without it each leaves at once.

    Raises:
        CarrierUnavailable: The carrier did not answer; the text stays "sending" and is settled at the next try.
    """
    sent = 0
    await _wait_for_its_moment(services, pace, conversation_id)
    attempt = await _claim_next(services, conversation_id, after=None)
    while attempt is not None:
        outcome = await _send(services, carrier, attempt, status_callback)
        sent += isinstance(outcome, _Sent)
        if pace is not None:
            # What became of this text is kept before anything waits: its lease must not run out meanwhile.
            async with services.db.work() as work:
                await _record(services, work, outcome)
            outcome = None
            await _wait_for_its_moment(services, pace, conversation_id)
        attempt = await _claim_next(services, conversation_id, after=outcome)
    return sent


async def _wait_for_its_moment(services: Services, pace: Pacer | None, conversation_id: str) -> None:
    """Wait before the text is taken, not after: whatever stops it in the meantime is seen when it is taken (I3)."""
    if pace is None:
        return
    async with services.db.work() as work:
        conversation = await get_conversation(work, conversation_id)
        waiting = await _oldest_waiting(work, conversation_id)
    if waiting is not None and conversation.channel == "sms":
        await pace.wait(conversation.address, parts=count_segments(waiting.text).parts)


async def defer_delivery(services: Services, conversation_id: str) -> None:
    """Queue a delivery of its own for what could not leave now."""
    async with services.db.work() as work:
        await work.defer(DELIVER, lock=delivery_lock(conversation_id), conversation_id=conversation_id)


async def _send(services: Services, carrier: Carrier, attempt: _Attempt, status_callback: str) -> _Outcome | None:
    """Send one text, unless the carrier already has it or it may no longer leave."""
    if attempt.is_resumed:
        for known in await carrier.recent(to=attempt.to):
            if known.body == attempt.body and known.provider_id not in attempt.accounted_for:
                return _Sent(attempt.message_id, known.provider_id)
        if await _withhold_resumed(services, attempt.message_id):
            return None
    try:
        provider_id = await carrier.send(
            to=attempt.to,
            body=attempt.body,
            validity_s=attempt.validity_s,
            # Our own id comes back with each report, which may arrive before the carrier's id is stored.
            status_callback=f"{status_callback}?message={attempt.message_id}",
        )
    except CarrierRefused as refusal:
        return _Refused(attempt.message_id, refusal.carrier_code)
    return _Sent(attempt.message_id, provider_id)


async def _withhold_resumed(services: Services, message_id: str) -> bool:
    """Judge a text of unknown fate, which the carrier does not have, like one that was never tried (I3)."""
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id)
        assert message is not None
        conversation = await get_conversation(work, message.conversation_id)
        reason = await _stop_reason(services, work, conversation, message)
        if reason is not None:
            await _withhold(work, conversation, message, reason)
        return reason is not None


async def _withhold(work: Work, conversation: Conversation, message: Message, reason: str) -> None:
    message.state, message.error_code = "blocked", reason
    work.audit("message.withheld", chain=conversation.id, subject=message.id, reason=reason)
    if reason in _NEWS:
        await escalate(work, conversation, "text_not_delivered", message_id=message.id, silences_bot=False)
    await work.session.flush()


async def _claim_next(services: Services, conversation_id: str, *, after: _Outcome | None) -> _Attempt | None:
    """Record what became of the text before, and take the oldest waiting one.

    What may have changed since it was written is checked again first (TW-QUEUE, TCPA-REV-10D).
    """
    async with services.db.work() as work:
        await _record(services, work, after)
        conversation = await get_conversation(work, conversation_id)
        if conversation.channel != "sms":
            return None
        while True:
            message = await _oldest_waiting(work, conversation_id)
            if message is None:
                return None
            is_resumed = message.state == "sending"
            if is_resumed and not await _lease_is_over(work, message):
                # Somebody is sending it right now, or died doing so: look again when that is clear.
                await work.defer(DELIVER, delay_s=_LOOK_AGAIN_S, conversation_id=conversation_id)
                return None
            stop = None if is_resumed else await _stop_reason(services, work, conversation, message)
            if stop is not None:
                await _withhold(work, conversation, message, stop)
            elif await _is_taken(work, message):
                return await _attempt(services, work, conversation, message, is_resumed=is_resumed)


async def _oldest_waiting(work: Work, conversation_id: str) -> Message | None:
    found: Message | None = await work.session.scalar(
        select(Message)
        .where(
            Message.conversation_id == conversation_id,
            Message.direction == "out",
            Message.state.in_(("queued", "sending")),
        )
        .order_by(Message.seq)
        .limit(1)
    )
    return found


async def _is_taken(work: Work, message: Message) -> bool:
    """Take the text for sending, unless a hold or an opt-out has blocked it since it was read (I3).

    Whoever places one blocks what is queued in the same transaction, so the row itself decides which of the two came first.
    """
    taken = await work.session.scalar(
        update(Message)
        .where(Message.id == message.id, Message.state == message.state)
        .values(state="sending", sending_since=func.clock_timestamp())
        .returning(Message.id)
        .execution_options(synchronize_session=False)
    )
    await work.session.refresh(message)
    return taken is not None


async def _attempt(
    services: Services, work: Work, conversation: Conversation, message: Message, *, is_resumed: bool
) -> _Attempt:
    validity_s = await _validity_s(services, work, conversation, message)
    accounted_for = await _accounted_for(work, conversation) if is_resumed else frozenset[str]()
    return _Attempt(message.id, conversation.address, message.text, validity_s, is_resumed, accounted_for)


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
    if await is_stopped(services, work, conversation, message):
        return "program_stopped"
    if message.kind in PERMITTED:
        return await answer_stop_reason(services, work, conversation, message)
    if await is_suppressed(work, medium="sms", address=conversation.address):
        return "suppressed_since"
    if await _is_held(work, conversation, message):
        return "held_since"
    if message.author == "bot" and conversation.handover == "claimed":
        return "claimed_since"
    unfit = await unfit_since(services, work, conversation, message)
    if unfit is not None:
        return unfit
    if not await _may_still_speak_of_debt(services, work, conversation, message):
        return "disclosure_missing"
    return await _hours_reason(services, work, conversation, message)


async def _is_held(work: Work, conversation: Conversation, message: Message) -> bool:
    """Tell whether a hold stops the text: one that silences everybody stops it, another what nobody asked for.

    What a person wrote on purpose was judged under the same holds a moment ago.
    """
    holds = await live_holds(work, conversation)
    is_unasked = message.in_reply_to is None and message.author != "collector"
    return any(hold.kind not in NOT_SILENT or is_unasked for hold in holds)


async def _may_still_speak_of_debt(
    services: Services, work: Work, conversation: Conversation, message: Message
) -> bool:
    """Nothing about the debt follows a disclosure that did not arrive (15 USC 1692e(11); invariant I2)."""
    if message.kind == "disclosure_initial" or is_neutral_text(
        services.wording, message.response_name, message.language
    ):
        return True
    if message.author == "collector" and conversation.right_party_status != "verified":
        return True  # the gate let it out as a text that tells nothing of a debt
    return await is_disclosed(services, work, await account_spoken_of(work, conversation, message))


async def _hours_reason(services: Services, work: Work, conversation: Conversation, message: Message) -> str | None:
    """The contact window holds when a text leaves, not when it was written; an answer may leave while its question is fresh.

    What the consumer has said since about a place stops the thread (REGF-6B1-PLACE).
    """
    terms = await _terms(services, work, conversation, message)
    if must_wait_for_place(terms, work.now):
        return "inconvenient_place"
    if is_late_without_consent(terms, work.now):
        return "outside_contact_hours"
    closing = closes_at(terms, work.now)
    is_answer = await _is_fresh_answer(services, work, message)
    if is_answer or (message.author == "collector" and work.now - message.created_at <= _LEASE):
        return None
    if closing is None:
        return "outside_contact_hours"
    sms = services.compliance.sms
    left = seconds_to_deliver(closing, work.now, sms, is_answer=False)
    return "outside_contact_hours" if left < sms.min_remaining_s else None


async def _is_fresh_answer(services: Services, work: Work, message: Message) -> bool:
    asked = await work.session.get(Message, message.in_reply_to) if message.in_reply_to else None
    limit = timedelta(seconds=services.compliance.quiet.reply_max_age_s)
    return asked is not None and work.now - asked.created_at <= limit


async def _terms(services: Services, work: Work, conversation: Conversation, message: Message) -> ContactTerms:
    party = await find_party(work, conversation)
    return await read_contact_terms(services, work, conversation, party, answers=message.in_reply_to)


async def _validity_s(services: Services, work: Work, conversation: Conversation, message: Message) -> int:
    """Return how long the carrier may queue the text: never past the contact window (TW-QUEUE)."""
    closing = closes_at(await _terms(services, work, conversation, message), work.now)
    return seconds_to_deliver(closing, work.now, services.compliance.sms, is_answer=True)


async def _record(services: Services, work: Work, outcome: _Outcome | None) -> None:
    if isinstance(outcome, _Sent):
        await _record_sent(work, outcome)
    elif outcome is not None:
        await _record_refusal(services, work, outcome)


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


async def _record_refusal(services: Services, work: Work, refused: _Refused) -> None:
    """Keep the refusal, and give the carrier's code its effect on number, wording and program."""
    message = await work.session.get(Message, refused.message_id, with_for_update=True)
    assert message is not None
    conversation = await get_conversation(work, message.conversation_id)
    code = refused.carrier_code
    message.state, message.error_code = "failed", str(code) if code is not None else None
    work.audit("message.refused", chain=conversation.id, subject=message.id, carrier_code=code)
    await void_undelivered_disclosure(work, message)
    await apply_carrier_code(services, work, conversation, message, code)
    await work.session.flush()
