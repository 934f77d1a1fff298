"""One turn: understand a message, give it its legal effect, steer, and put the answers through the gate.

Source: architecture 3, steps 2 to 5. Each step is its own transaction and may be repeated: a worker killed at any line leaves
a message that the next worker finishes, once (invariants I5, I6).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from parley.clock import local_day
from parley.compliance.detectors import detect, is_help_keyword, is_start_keyword, is_stop_keyword
from parley.services.context import Services
from parley.services.conversations import (
    NoSuchMessage,
    drop_stale_verification,
    find_party,
    get_conversation,
)
from parley.services.escalations import escalate
from parley.services.holds import LEGAL_INTENTS, apply_effects
from parley.services.outbound import send_says, send_sentences
from parley.services.ports import Assistant, AssistantUnavailable, Steered, Understood
from parley.services.regions import home_zone
from parley.services.trouble import TROUBLE, Processed, finish, must_be_silent, report_trouble, tell_delay
from parley.services.wording import Say, Sentence
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

log = structlog.get_logger()

MAX_READ_CHARS: Final = 1600
MODEL_LEGAL_CONFIDENCE: Final = 0.5
LANGUAGE_CONFIDENCE: Final = 0.9
_PLACEHOLDER: Final = re.compile(r"\[\w+\]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Opened:
    """What the turn starts from, after the rules have had their say."""

    conversation_id: str
    text: str
    payload: str | None
    today: str
    is_settled: bool
    """True when the rules already answered, or the message was processed before."""


async def process_turn(services: Services, assistant: Assistant, message_id: str) -> Processed:
    """Process one incoming message; a message that was processed before is left as it is."""
    opened = await _open(services, message_id)
    if opened.is_settled:
        return Processed(opened.conversation_id, is_waiting=False)
    try:
        understood = None if opened.payload else await assistant.understand(opened.text, today=opened.today)
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


async def _open(services: Services, message_id: str) -> Opened:
    """Read the message, apply what the rules find, and settle what needs no dialogue."""
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id)
        if message is None:
            raise NoSuchMessage(f"There is no message {message_id}.")
        conversation = await get_conversation(work, message.conversation_id)
        if message.state != "received":
            return Opened(conversation.id, message.text, message.payload, today="", is_settled=True)
        drop_stale_verification(work, conversation, services.compliance)
        conversation.last_inbound_at = work.now
        party = await find_party(work, conversation)
        phone = conversation.address if conversation.channel == "sms" else None
        today = local_day(work.now, home_zone(phone_e164=phone, state=party.consumer.state if party else None))
        is_settled = await _settle_by_rules(services, work, conversation, message)
        if is_settled:
            await finish(work, conversation, message)
        return Opened(
            conversation_id=conversation.id,
            text=message.text,
            payload=message.payload,
            today=today.isoformat(),
            is_settled=is_settled,
        )


async def _settle_by_rules(services: Services, work: Work, conversation: Conversation, message: Message) -> bool:
    """Act on legal effect first; then on what no dialogue is needed for."""
    known = message.understood or {}
    carrier_answered: str | None = known.get("opt_out_type")
    hits = () if message.payload else detect(message.text)
    if hits:
        rules = [{"intent": hit.intent, "rule_id": hit.rule_id} for hit in hits]
        message.understood = {**known, "rules": rules}
        _follow_rules(work, conversation, message, [hit.rule_id for hit in hits])
    intents, source = [hit.intent for hit in hits], "rules"
    if carrier_answered == "STOP" and "stop_contact" not in intents:
        intents, source = [*intents, "stop_contact"], "carrier"
    if conversation.channel == "sms" and (carrier_answered == "START" or is_start_keyword(message.text)):
        intents, source = ["resume_contact"], "keyword"
    if intents:
        provider_confirms = carrier_answered is not None or is_stop_keyword(message.text)
        says = await _effects(
            services, work, conversation, message, intents, source, provider_confirms=provider_confirms
        )
        await send_says(services, work, conversation, [] if carrier_answered else says, message)
        return True
    if carrier_answered == "HELP":
        return True  # a second answer would be one too many (TW-OPTOUTTYPE)
    return await _settle_plainly(services, work, conversation, message)


async def _settle_plainly(services: Services, work: Work, conversation: Conversation, message: Message) -> bool:
    if conversation.channel == "sms" and is_help_keyword(message.text):
        await send_says(services, work, conversation, [Say("utter_help")], message)
        return True
    if not message.text.strip():
        await send_says(services, work, conversation, [Say("utter_text_only")], message)
        return True
    return False


async def _effects(
    services: Services,
    work: Work,
    conversation: Conversation,
    message: Message,
    intents: list[str],
    source: str,
    *,
    provider_confirms: bool = False,
) -> list[Say]:
    return list(
        await apply_effects(
            services,
            work,
            conversation,
            message.id,
            intents,
            source=source,
            text=message.text,
            provider_confirms=provider_confirms,
        )
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
            message.understood = {
                **(message.understood or {}),
                "intent": understood.intent,
                "confidence": round(understood.confidence, 4),
                "language": understood.language,
            }
            _follow_language(work, conversation, message, understood)
            if understood.intent in LEGAL_INTENTS and understood.confidence >= MODEL_LEGAL_CONFIDENCE:
                says = await _effects(services, work, conversation, message, [understood.intent], "model")
                await send_says(services, work, conversation, says, message)
                await finish(work, conversation, message)
                return None
        if await must_be_silent(work, conversation):
            await finish(work, conversation, message)
            return None
        if len(message.text) > MAX_READ_CHARS:
            await send_says(services, work, conversation, [Say("utter_too_long")], message)
            await finish(work, conversation, message)
            return None
        return {
            **services.brand_fields,
            "language": conversation.language,
            "channel": conversation.channel,
            "phase": conversation.phase,
        }


def _follow_language(work: Work, conversation: Conversation, message: Message, understood: Understood) -> None:
    """Switch to the language the consumer asks for or clearly writes (REGF-18E4); a word or two switch nothing."""
    wanted = conversation.language
    if understood.intent == "switch_language":
        named = next(
            (found["value"] for found in understood.raw.get("entities", ()) if found.get("entity") == "language"), None
        )
        wanted = named if named in ("en", "es") else understood.language or wanted
    elif (
        understood.language_confidence >= LANGUAGE_CONFIDENCE
        and len(_WORD.findall(_PLACEHOLDER.sub(" ", message.text))) >= 3
    ):
        wanted = understood.language or wanted
    _switch(work, conversation, message, wanted)


def _follow_rules(work: Work, conversation: Conversation, message: Message, rule_ids: Sequence[str]) -> None:
    """Answer in the language whose phrases the rules found; one English word such as STOP says nothing about language."""
    languages = {rule_id.split("-", 1)[0].lower() for rule_id in rule_ids}
    if languages == {"es"} or (languages == {"en"} and len(_WORD.findall(message.text)) >= 3):
        _switch(work, conversation, message, languages.pop())


def _switch(work: Work, conversation: Conversation, message: Message, wanted: str) -> None:
    if wanted not in ("en", "es") or wanted == conversation.language:
        return
    before, conversation.language = conversation.language, wanted
    work.audit("language.switched", chain=conversation.id, subject=message.id, before=before, after=wanted)


async def _answer(services: Services, message_id: str, answers: Sequence[Steered]) -> None:
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id, with_for_update=True)
        assert message is not None
        conversation = await get_conversation(work, message.conversation_id)
        if message.state != "received":
            return
        if not any(answer.response for answer in answers) and not await must_be_silent(work, conversation):
            answers = []
            await report_trouble(services, work, conversation, message, "no_answer")
        if any(answer.response == TROUBLE for answer in answers):
            await escalate(work, conversation, "action_failed", message_id=message.id)
        sentences = [
            Sentence(answer.response, answer.text, services.wording.get(answer.response, conversation.language).buttons)
            for answer in answers
        ]
        await send_sentences(services, work, conversation, sentences, author="bot", in_reply_to=message)
        if not any(answer.response in ("utter_clarify", "utter_offer_person") for answer in answers):
            conversation.misses = 0
        await finish(work, conversation, message)
