"""What the rules settle the moment a message comes in, before any queue: statements with legal effect, HELP, nothing to read.

Runs in the transaction that stores the message, so a STOP takes effect with its acknowledgement to the carrier, whatever
waits in front of it (compliance catalogue 0.2, inbound order; TCPA-REV-10D).
"""

import re
from collections.abc import Sequence
from typing import Final

from parley.compliance.detectors import Hit, detect, is_help_keyword, is_start_keyword, is_stop_keyword
from parley.compliance.preference_signs import RULE, is_surely_a_wish
from parley.services.consents import note_consumer_text
from parley.services.contact_wishes import note_location, take_back
from parley.services.context import Services
from parley.services.dialogue.yes_words import MONEY_QUESTIONS, MOST_QUESTIONS, says_no_more
from parley.services.findings import OVERRULED, of_hit, record_findings
from parley.services.holds import apply_effects
from parley.services.outbound import send_says
from parley.services.suppression import lift_carrier_block
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

_WISH: Final = "set_contact_preference"
_BEFORE_MONEY: Final = frozenset({"unknown", "identifying", "verified", "held"})
"""Phases in which a time of day is no day of a payment."""
WORD: Final = re.compile(r"[^\W\d_]{2,}")


async def settle_by_rules(services: Services, work: Work, conversation: Conversation, message: Message) -> bool:
    """Act on legal effect first, then on what no dialogue is needed for; returns whether the message is settled."""
    known = message.understood or {}
    carrier_answered: str | None = known.get("opt_out_type")
    hits = () if message.payload else detect(message.text)
    if conversation.menu in MOST_QUESTIONS and says_no_more(message.text):
        # In answer to "is that the most you can pay" it is a yes; anywhere else it is a cry for help.
        dropped = {hit.intent: of_hit(hit) for hit in hits if hit.intent == "express_crisis"}
        await record_findings(
            work,
            services.compliance,
            conversation_id=conversation.id,
            message_id=message.id,
            findings=dropped,
            outcome=OVERRULED,
        )
        hits = tuple(hit for hit in hits if hit.intent not in dropped)
    hits = _with_wish(services, conversation, message, hits)
    if not message.payload:
        await note_location(services, work, conversation, message.id, message.text)
    if hits:
        rules = [{"intent": hit.intent, "rule_id": hit.rule_id, "span": [hit.start, hit.end]} for hit in hits]
        message.understood = {**known, "rules": rules}
        _follow_rules(work, conversation, message, [hit.rule_id for hit in hits])
    intents, source = [hit.intent for hit in hits], "rules"
    if carrier_answered == "STOP" and "stop_contact" not in intents:
        intents, source = [*intents, "stop_contact"], "carrier"
    if conversation.channel == "sms" and (carrier_answered == "START" or is_start_keyword(message.text)):
        intents, source = ["resume_contact"], "keyword"
    await lift_carrier_block(work, conversation, message_id=message.id)
    await note_consumer_text(services, work, conversation, message, intents)
    if intents:
        says = await apply_effects(
            services,
            work,
            conversation,
            message.id,
            intents,
            source=source,
            text=message.text,
            provider_confirms=carrier_answered is not None or is_stop_keyword(message.text),
        )
        await send_says(services, work, conversation, () if carrier_answered else says, message)
        return True
    if carrier_answered == "HELP":
        return True  # a second answer would be one too many (TW-OPTOUTTYPE)
    taken_back = None if message.payload else await take_back(services, work, conversation, message.id, message.text)
    if taken_back is not None:
        await send_says(services, work, conversation, taken_back, message)
        return True
    return await _settle_plainly(services, work, conversation, message)


def _with_wish(
    services: Services, conversation: Conversation, message: Message, hits: tuple[Hit, ...]
) -> tuple[Hit, ...]:
    """Add a wish about times that no phrase covers; a statement the phrases found keeps its own reading."""
    if message.payload or hits:
        return hits
    policy = services.compliance.preferences
    is_negotiating = conversation.phase not in _BEFORE_MONEY or conversation.menu in MONEY_QUESTIONS
    if not is_surely_a_wish(message.text, policy, is_negotiating=is_negotiating):
        return hits
    return (Hit(_WISH, RULE, 0, len(message.text)),)


async def _settle_plainly(services: Services, work: Work, conversation: Conversation, message: Message) -> bool:
    if conversation.channel == "sms" and is_help_keyword(message.text):
        await send_says(services, work, conversation, [Say("utter_help")], message)
        return True
    if not message.text.strip():
        await send_says(services, work, conversation, [Say("utter_text_only")], message)
        return True
    return False


def _follow_rules(work: Work, conversation: Conversation, message: Message, rule_ids: Sequence[str]) -> None:
    """Answer in the language whose phrases the rules found; one English word such as STOP says nothing about language."""
    languages = {rule_id.split("-", 1)[0].lower() for rule_id in rule_ids}
    if languages == {"es"} or (languages == {"en"} and len(WORD.findall(message.text)) >= 3):
        switch_language(work, conversation, message, languages.pop())


def switch_language(work: Work, conversation: Conversation, message: Message, wanted: str | None) -> None:
    """Change the conversation's language, if there is one to change to."""
    if wanted not in ("en", "es") or wanted == conversation.language:
        return
    before, conversation.language = conversation.language, wanted
    work.audit("language.switched", chain=conversation.id, subject=message.id, before=before, after=wanted)
