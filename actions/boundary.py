"""The wall around every custom action: a failure becomes one neutral sentence and a hand-over, never silence or a traceback.

Rasa drops the events of a failed action and carries on with an empty reply, and rasa-sdk echoes the whole request in its
error; so nothing may escape from here.
"""

from typing import Any, Final

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.names import RESPONSE_TROUBLE, SLOT_LANGUAGE
from parley.services.context import Services
from parley.services.dialogue.scene import Reply, Turn
from parley.services.trouble import report_failed_action

log = structlog.get_logger()

_ENTITY_KEYS: Final = ("entity", "value", "start", "end", "role", "either")


class ParleyAction(Action):
    """Base of all our actions: read the turn, call `decide`, say what it answers."""

    action_name: str

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        """Return the name `domain.yml` knows."""
        return self.action_name

    async def decide(self, services: Services, turn: Turn) -> Reply:
        """Call the one use case of this action."""
        raise NotImplementedError(f"{type(self).__name__} calls no use case")

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Run the action inside the wall."""
        turn = read_turn(tracker)
        try:
            reply = await self.decide(self._services, turn)
        except Exception as error:
            log.error("action.failed", action=self.action_name, error=type(error).__name__, **_ids(turn))
            await report_failed_action(self._services, turn, action=self.action_name, error=type(error).__name__)
            dispatcher.utter_message(response=RESPONSE_TROUBLE)
            return []
        for say in reply.says:
            dispatcher.utter_message(response=say.response, **say.fields)
        return [SlotSet(SLOT_LANGUAGE, reply.language)]


def read_turn(tracker: Tracker) -> Turn:
    """Return what the tracker says of the latest message: ids, intents, entities, and no text."""
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    return Turn(
        conversation_id=str(tracker.sender_id),
        message_id=str(metadata.get("message_id", "")),
        intent=str((message.get("intent") or {}).get("name") or ""),
        entities=tuple(
            {key: found[key] for key in _ENTITY_KEYS if found.get(key) is not None}
            for found in message.get("entities") or ()
            if found.get("value") is not None
        ),
        ranking=tuple(
            (str(item["name"]), float(item.get("confidence") or 0.0)) for item in message.get("intent_ranking") or ()
        ),
    )


def _ids(turn: Turn) -> dict[str, str]:
    return {"conversation_id": turn.conversation_id, "message_id": turn.message_id}
