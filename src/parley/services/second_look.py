"""What the language model finds in a message the rules have settled already: the other half of "union of both".

Rules act in the transaction that stores a message and answer it. A message can carry a second statement that only the model
sees ("wrong number, and my brother who owed you died"); its effect follows at once, without another answer: the one the rules
gave is all that is said, except that somebody in danger is always answered.
Source: rule catalogue 0.2, inbound order; architecture 3, step 2.
"""

from collections.abc import Sequence
from typing import Final

from parley.compliance.second_reading import without_contradicted
from parley.services.context import Services
from parley.services.conversations import NoSuchMessage, get_conversation
from parley.services.evidence import keep_understood
from parley.services.holds import apply_effects
from parley.services.local_time import consumer_day
from parley.services.model_legal import legal_intents, without_lifting
from parley.services.outbound import send_says
from parley.services.ports import Assistant, Understood
from parley.storage.database import Work
from parley.storage.tables import Message

_ANSWERED: Final = "utter_ack_crisis"
_LOOKED: Final = "is_looked_at_again"


async def look_again(services: Services, assistant: Assistant, message_id: str) -> str:
    """Ask the model about a message the rules settled and apply what only it found; once. Returns the conversation.

    Raises:
        AssistantUnavailable: The model did not answer; ask again.
    """
    text, today, is_open, conversation_id = await _read(services, message_id)
    if not is_open:
        return conversation_id
    understood = without_lifting(await assistant.understand(text, today=today))
    async with services.db.work() as work:
        conversation = await get_conversation(work, conversation_id)
        message = await work.session.get(Message, message_id, with_for_update=True)
        assert message is not None
        if (message.understood or {}).get(_LOOKED):
            return conversation_id
        found = _only_the_models(message, understood)
        keep_understood(work, conversation, message, understood)
        message.understood = {**(message.understood or {}), _LOOKED: True}
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
            await send_says(services, work, conversation, [say for say in says if say.response == _ANSWERED], message)
    return conversation_id


async def _read(services: Services, message_id: str) -> tuple[str, str, bool, str]:
    async with services.db.work() as work:
        message = await _message(work, message_id)
        conversation = await get_conversation(work, message.conversation_id)
        is_open = bool(message.text.strip()) and not message.payload and not (message.understood or {}).get(_LOOKED)
        return message.text, await consumer_day(work, conversation), is_open, conversation.id


async def _message(work: Work, message_id: str) -> Message:
    message = await work.session.get(Message, message_id)
    if message is None:
        raise NoSuchMessage(f"There is no message {message_id}.")
    return message


def _only_the_models(message: Message, understood: Understood) -> Sequence[str]:
    by_rules = {hit["intent"] for hit in (message.understood or {}).get("rules", ())}
    found = without_contradicted(legal_intents(understood), by_rules)
    return [intent for intent in found if intent not in by_rules]
