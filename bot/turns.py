"""One turn of a conversation, run on Rasa's own parts, exactly once per message.

Rasa's processor goes on when an action fails, falls back to memory when the database
fails, and reads a text that starts with "/" as a command. A turn here does none of
that: it ends with all its events saved, or with `TurnFailed` and none.
"""

import logging
from collections.abc import Sequence
from typing import Any

from jsonschema import Draft202012Validator
from rasa.core.actions.action import Action, ActionExecutionRejection, RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.registry.store import version_of
from bot.wire import BadRequest, TurnRequest, read_payload, understood_view

logger = logging.getLogger(__name__)


_answer_format = Draft202012Validator(RemoteAction.action_response_format_spec())


def _validate_answer(self: RemoteAction, result: dict[str, Any]) -> bool:
    """Check an action server's answer as Rasa does, with one validator for all answers.

    Rasa builds and checks the schema itself on every call, which took a third of a turn.
    """
    _answer_format.validate(result)
    return True


RemoteAction._validate_action_result = _validate_answer


class TurnFailed(RuntimeError):
    """Nothing of this turn was kept; the caller may try it again."""


class NotReady(RuntimeError):
    """No model is loaded."""


class SilentChannel(OutputChannel):
    """Sends nothing: answers are read from the saved events instead.

    So the first answer and a repeated one come from the same place and are the same.
    """

    @classmethod
    def name(cls) -> str:
        """Return the name that channel-specific responses would use."""
        return "parley"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Send nothing."""


class _Recorded(Action):
    """Runs an action and remembers its failure, which Rasa would log and forget."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self.failure: str | None = None

    def name(self) -> str:
        return self._action.name()

    def event_for_successful_execution(self, prediction: Any) -> Any:
        return self._action.event_for_successful_execution(prediction)

    async def run(self, *args: Any, **kwargs: Any) -> list[Any]:
        try:
            return await self._action.run(*args, **kwargs)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            # Only the kind: the text of an error can quote what the action was sent.
            self.failure = type(error).__name__
            return []


class TurnProcessor(MessageProcessor):
    """The agent's loaded processor, with failures that stop the turn."""

    def __init__(self, agent: Agent) -> None:
        """Share everything the agent has loaded.

        Raises:
            NotReady: No model is loaded.
        """
        if not agent.is_ready():
            raise NotReady
        self.__dict__.update(vars(agent.processor))
        store = self.tracker_store
        # Rasa wraps the store to swallow database errors; a swallowed one loses messages.
        self.tracker_store = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
        self.on_circuit_break = _circuit_break

    def understand(self, text: str, *, today: str | None = None) -> dict[str, Any]:
        """Parse a text with the trained pipeline and nothing else.

        Args:
            text: What the consumer wrote. A leading "/" has no meaning.
            today: The consumer's local day, ISO; the system's if None.
        """
        parsed = self.parse_many([text], metadata={"today": today} if today else {})[0]
        return understood_view({**parsed, "text": text, "model": version_of(self.model_filename)})

    def parse_many(self, texts: Sequence[str], metadata: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run texts through the trained pipeline and return everything it found, in the same order."""
        messages = [UserMessage(text, metadata=metadata) for text in texts]
        tracker = DialogueStateTracker.from_events("parse", [])
        target = self._last_nlu_node()
        results = self.graph_runner.run(
            inputs={PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: tracker}, targets=[target]
        )
        return [message.as_dict(only_output_properties=True) for message in results[target]]

    def _last_nlu_node(self) -> str:
        # The graph ends in a handler that reads "/intent{...}" as a command and would
        # overrule the pipeline; asking for the node before it leaves the handler out.
        target = self.model_metadata.nlu_target
        node = self.model_metadata.predict_schema.nodes[target]
        return node.needs["messages"] if node.uses.__name__ == "RegexMessageHandler" else target

    async def _run_action(
        self, action: Action, tracker: DialogueStateTracker, output_channel: Any, nlg: Any, prediction: Any
    ) -> bool:
        recorded = _Recorded(action)
        go_on = await super()._run_action(recorded, tracker, output_channel, nlg, prediction)
        if recorded.failure:
            logger.error("turn.action_failed action=%s error=%s", action.name(), recorded.failure)
            raise TurnFailed(action.name())
        return go_on

    async def run(self, request: TurnRequest) -> dict[str, Any]:
        """Handle one message, or repeat the answer to one handled before.

        Args:
            request: Checked request; its conversation is locked by the caller.
        Raises:
            BadRequest: The payload or the intent is unknown.
            TurnFailed: An action failed; no event was saved.
        """
        if self._may_know(request):
            known = self._known_answer(await self._full_tracker(request.conversation_id), request.message_id)
            if known is not None:
                return {**known, "replayed": True}
        tracker = await self._take_turn(request)
        answer = self._known_answer(tracker, request.message_id)
        assert answer is not None
        return {**answer, "replayed": False}

    def _may_know(self, request: TurnRequest) -> bool:
        store = getattr(self.tracker_store, "_tracker_store", self.tracker_store)
        # Almost every message is new: asking for its id is much cheaper than reading the whole conversation.
        return store.may_hold(request.conversation_id, request.message_id) if hasattr(store, "may_hold") else True

    async def _full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        if self.domain.session_config.are_sessions_enabled():
            return await self.tracker_store.retrieve_full_tracker(conversation_id)
        return await self.tracker_store.retrieve(conversation_id)

    async def _take_turn(self, request: TurnRequest) -> DialogueStateTracker:
        understood = self._understood(request)
        output = SilentChannel()
        metadata = {**request.metadata, "message_id": request.message_id, "channel": request.slots.get("channel")}
        message = UserMessage(
            request.text if request.text is not None else request.payload,
            output,
            request.conversation_id,
            parse_data=understood,
            input_channel=output.name(),
            message_id=request.message_id,
            metadata=metadata,
        )
        tracker = await self.fetch_tracker_and_update_session(request.conversation_id, output)
        self._set_slots(tracker, request.slots)
        await self._handle_message_with_tracker(message, tracker)
        tracker = await self.run_action_extract_slots(output, tracker)
        await self._run_prediction_loop(output, tracker)
        await self.save_tracker(tracker)
        return tracker

    def _understood(self, request: TurnRequest) -> dict[str, Any]:
        if request.payload is not None:
            return understood_view(read_payload(request.payload, self.domain.intents))
        if request.understood is None:
            return self.understand(request.text or "", today=request.metadata.get("today"))
        if request.understood["intent"]["name"] not in self.domain.intents:
            raise BadRequest("understood.intent.name is not an intent of the domain")
        return understood_view({**request.understood, "text": request.text or ""})

    def _set_slots(self, tracker: DialogueStateTracker, slots: dict[str, Any]) -> None:
        for name, value in sorted(slots.items()):
            if name not in tracker.slots:
                raise BadRequest(f"slots.{name[:40]} is not a slot of the domain")
            if tracker.get_slot(name) != value:
                tracker.update(SlotSet(name, value), self.domain)

    @staticmethod
    def _known_answer(tracker: DialogueStateTracker | None, message_id: str) -> dict[str, Any] | None:
        asked: UserUttered | None = None
        responses: list[dict[str, Any]] = []
        for event in tracker.events if tracker else ():
            if isinstance(event, UserUttered):
                if asked is not None:
                    break
                asked = event if event.message_id == message_id else None
            elif asked is not None and isinstance(event, BotUttered):
                responses.append(response_view(event))
        if asked is None:
            return None
        return {"message_id": message_id, "understood": understood_view(asked.parse_data), "responses": responses}


def response_view(event: BotUttered) -> dict[str, Any]:
    """Return one response the way the gateway reads it.

    A text that an action spoke without a response name has `response: None`; the
    outbound gate knows no such response and does not let it out.
    """
    buttons = (event.data or {}).get("buttons") or []
    return {
        "response": event.metadata.get("utter_action"),
        "text": event.text or "",
        "metadata": event.metadata.get("metadata") or {},
        "buttons": [{"title": button.get("title"), "payload": button.get("payload")} for button in buttons],
    }


def _circuit_break(tracker: DialogueStateTracker, output_channel: Any, nlg: Any) -> None:
    logger.error("turn.endless_actions")
    raise TurnFailed("too many actions in one turn")
