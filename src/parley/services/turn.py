"""One turn: understand a message, give it its legal effect, steer, and put the answers through the gate.

Source: architecture 3, steps 2 to 5. Each step is its own transaction and may be repeated: a worker killed at any line leaves
a message that the next worker finishes, once (invariants I5, I6).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import structlog

from parley.compliance.spanish_form import asks_for_spanish_form
from parley.services.confusion import ASK_AGAIN
from parley.services.consents import note_consumer_text
from parley.services.contact_hours import read_contact_terms
from parley.services.contact_times import must_wait_for_place
from parley.services.context import Services
from parley.services.conversations import (
    NoSuchMessage,
    find_party,
    get_conversation,
    is_suppressed,
)
from parley.services.dialogue.corrections import is_only_figures
from parley.services.dialogue.language import language_to_use
from parley.services.dialogue.readings import ASKS_AGAIN
from parley.services.dialogue.yes_words import (
    MONEY_QUESTIONS,
    MOST_QUESTIONS,
    is_the_most,
    refuses,
    says_no_more,
    says_that_is_all,
)
from parley.services.escalations import escalate
from parley.services.evidence import keep_understood
from parley.services.facts_messages import messages_today
from parley.services.findings import keep_overruled
from parley.services.hardship import note_hardship
from parley.services.holds import LEGAL_INTENTS, apply_effects
from parley.services.local_time import consumer_day
from parley.services.model_legal import legal_intents, without_lifting
from parley.services.nlu_review import note_understood
from parley.services.notice_release import request_spanish
from parley.services.outbound import send_says, send_sentences
from parley.services.ports import Assistant, AssistantUnavailable, Steered, Understood
from parley.services.rules_first import switch_language
from parley.services.trouble import (
    TROUBLE,
    Processed,
    finish,
    must_be_silent,
    report_trouble,
    tell_delay,
    tell_silent,
)
from parley.services.wording import Say, Sentence
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

log = structlog.get_logger()

MAX_READ_CHARS: Final = 1600
UNSURE: Final = 0.5
"""Below it "es todo lo que tengo" is read by its words, whatever intent the model guesses."""
_MESSAGES_KEPT_BACK: Final = 3
"""A turn says three things at most, and the last one may be the confirmation of a plan."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the turn starts from, after the rules have had their say."""

    conversation_id: str
    text: str
    payload: str | None
    today: str
    is_negotiating: bool
    menu: str | None
    is_settled: bool
    """True when the rules already answered, or the message was processed before."""


async def process_turn(services: Services, assistant: Assistant, message_id: str) -> Processed:
    """Process one incoming message; a message that was processed before is left as it is."""
    opened = await _open(services, message_id)
    if opened.is_settled:
        return Processed(opened.conversation_id, is_waiting=False)
    try:
        understood = None if opened.payload else await _understand(assistant, opened)
        slots = await _understood(services, message_id, understood)
        if slots is not None:
            answers = await assistant.steer(
                conversation_id=opened.conversation_id,
                message_id=message_id,
                text=opened.text,
                payload=opened.payload,
                understood=understood,
                slots=slots,
                metadata={"today": opened.today},
            )
            await _answer(services, message_id, answers)
    except AssistantUnavailable:
        await tell_delay(services, message_id)
        return Processed(opened.conversation_id, is_waiting=True)
    return Processed(opened.conversation_id, is_waiting=False)


async def _understand(assistant: Assistant, opened: Opened) -> Understood:
    """Understand the text; bare figures in a negotiation are a value, whatever legal statement the model sees in them."""
    understood = without_lifting(await assistant.understand(opened.text, today=opened.today))
    reread = _by_words(understood, opened)
    if reread is not None:
        return reread
    is_doubtful = bool(legal_intents(understood)) or understood.intent in {"nlu_fallback", *LEGAL_INTENTS}
    if not (opened.is_negotiating and is_doubtful):
        return understood
    if not is_only_figures(understood.raw.get("entities", ()), opened.text, in_parts=True):
        return understood
    return _overruled(understood, "give_details")


def _by_words(understood: Understood, opened: Opened) -> Understood | None:
    """Read what words alone decide: the answer to "is that the most", and a refusal that is only polite."""
    if opened.menu in MONEY_QUESTIONS and understood.intent == "confirm_identity" and not legal_intents(understood):
        # "Yeah it is" is an answer to what was asked, and nobody asked who it is.
        return _overruled(understood, "affirm")
    if opened.menu in MOST_QUESTIONS and is_the_most(opened.text):
        # A legal statement beside it stands; "sí, no puedo más" is none in answer to this question.
        is_free = not legal_intents(understood) and understood.intent not in LEGAL_INTENTS
        return _overruled(understood, "affirm") if is_free or says_no_more(opened.text) else None
    if opened.is_negotiating and understood.confidence < UNSURE and says_that_is_all(opened.text):
        return None if legal_intents(understood) else _overruled(understood, "give_details")
    is_polite = opened.is_negotiating and understood.intent in {"thank", "affirm"} and not legal_intents(understood)
    return _overruled(understood, "reject_too_high") if is_polite and refuses(opened.text) else None


def _overruled(understood: Understood, intent: str) -> Understood:
    raw = {
        **understood.raw,
        "intent": {"name": intent, "confidence": 1.0},
        "overruled": understood.intent,
        "overruled_legal": list(understood.raw.get("legal_intents") or ()),
        "legal_intents": [],
    }
    return replace(understood, intent=intent, confidence=1.0, raw=raw)


async def _open(services: Services, message_id: str) -> Opened:
    """Read the message the turn is about."""
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id)
        if message is None:
            raise NoSuchMessage(f"There is no message {message_id}.")
        conversation = await get_conversation(work, message.conversation_id)
        return Opened(
            conversation_id=conversation.id,
            text=message.text,
            payload=message.payload,
            today=await consumer_day(work, conversation),
            is_negotiating=conversation.phase == "negotiating",
            menu=conversation.menu,
            is_settled=message.state != "received",
        )


async def _understood(
    services: Services, message_id: str, understood: Understood | None
) -> dict[str, str | None] | None:
    """Keep what the NLU made of the message and apply legal effects only the model saw.

    Returns:
        What the dialogue may know of the conversation, or None when the turn is settled without it.
    """
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id)
        assert message is not None
        conversation = await get_conversation(work, message.conversation_id)
        if understood is not None:
            keep_understood(work, conversation, message, understood)
            _follow_language(work, conversation, message, understood)
            await _hear_spanish_form(services, work, conversation, message, understood)
            await note_understood(work, conversation, message, understood)
            await keep_overruled(work, services.compliance, message, understood)
            found = legal_intents(understood)
            if found:
                says = await apply_effects(
                    services,
                    work,
                    conversation,
                    message.id,
                    found,
                    source="model",
                    text=message.text,
                    understood=understood,
                )
                await send_says(services, work, conversation, says, message)
                await finish(work, conversation, message)
                return None
            await note_hardship(services, work, conversation, message, understood)
        has_been_steered = bool((message.understood or {}).get("is_steered"))
        if not has_been_steered and (
            await must_be_silent(work, conversation, text=message.text)
            or await _is_out_of_reach(services, work, conversation)
        ):
            await tell_silent(work, conversation, message)
            await finish(work, conversation, message)
            return None
        if len(message.text) > MAX_READ_CHARS:
            await send_says(services, work, conversation, [Say("utter_too_long")], message)
            await finish(work, conversation, message)
            return None
        if await _is_near_ceiling(services, work, conversation):
            await escalate(work, conversation, "thread_ceiling", message_id=message.id)
            await send_says(services, work, conversation, [Say("utter_handover")], message)
            await finish(work, conversation, message)
            return None
        # From here on the dialogue may have acted on the message; a worker that dies now must let it answer again, even
        # if what it did silences the bot: the gate decides about the answer (I5, I6).
        message.understood = {**(message.understood or {}), "is_steered": True}
        return {
            **services.brand_fields,
            "language": conversation.language,
            "channel": conversation.channel,
            "phase": conversation.phase,
        }


async def _is_out_of_reach(services: Services, work: Work, conversation: Conversation) -> bool:
    """Tell whether the consumer is at a place, or on an employer's number, where no answer may reach them (REGF-6B1-PLACE)."""
    if await is_suppressed(work, medium=conversation.channel, address=conversation.address, reason="work_number"):
        return True
    terms = await read_contact_terms(services, work, conversation, await find_party(work, conversation))
    return must_wait_for_place(terms, work.now)


async def _is_near_ceiling(services: Services, work: Work, conversation: Conversation) -> bool:
    """Tell whether the day's ceiling of automated messages would cut an answer off: then a person goes on (CNT-INIT)."""
    ceiling = services.compliance.caps.thread_bot_messages_per_day[conversation.channel]
    return await messages_today(work, conversation) >= ceiling - _MESSAGES_KEPT_BACK


async def _hear_spanish_form(
    services: Services, work: Work, conversation: Conversation, message: Message, understood: Understood
) -> None:
    """Queue the Spanish validation notice for who asks for it, where a notice is owed (REGF-34E)."""
    if conversation.account_id is None or conversation.right_party_status != "verified":
        return
    if asks_for_spanish_form(message.text, intent=understood.intent, language=conversation.language):
        await request_spanish(services, work, account_id=conversation.account_id, message_id=message.id)


def _follow_language(work: Work, conversation: Conversation, message: Message, understood: Understood) -> None:
    """Switch to the language the consumer asks for or clearly writes (REGF-18E4)."""
    named = (found["value"] for found in understood.raw.get("entities", ()) if found.get("entity") == "language")
    wanted = language_to_use(
        conversation.language,
        intent=understood.intent,
        text=message.text,
        named=next(named, None),
        written=understood.language,
        confidence=understood.language_confidence,
    )
    switch_language(work, conversation, message, wanted)


async def _answer(services: Services, message_id: str, answers: Sequence[Steered]) -> None:
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id, with_for_update=True)
        assert message is not None
        conversation = await get_conversation(work, message.conversation_id)
        if message.state != "received":
            return
        is_answered = any(answer.response for answer in answers)
        if not is_answered and not await must_be_silent(work, conversation, text=message.text):
            answers = []
            await report_trouble(services, work, conversation, message, "no_answer")
        # The turn may have found out which debt the text was about.
        await note_consumer_text(services, work, conversation, message, ())
        if any(answer.response == TROUBLE for answer in answers):
            await escalate(work, conversation, "action_failed", message_id=message.id)
        sentences = [
            Sentence(answer.response, answer.text, services.wording.get(answer.response, conversation.language).buttons)
            for answer in answers
        ]
        is_stuck = await send_sentences(services, work, conversation, sentences, author="bot", in_reply_to=message)
        if is_stuck:
            await report_trouble(services, work, conversation, message, "message_blocked")
        is_understood = not any(answer.response in ASKS_AGAIN for answer in answers)
        if is_understood:
            conversation.misses = 0
        # A button of an older message was not heeded, so nothing was understood from it.
        await finish(work, conversation, message, is_understood=is_understood and message.payload != ASK_AGAIN)
