"""In-memory stand-ins for what lies outside: an assistant that follows a script, and a carrier that fails on request.

Everything else in a test is the product: the scripted assistant runs the real custom actions and the approved wording, so
what a test says is only what the NLU would have understood.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

import yaml

from parley.ids import new_id
from parley.services.ports import (
    AssistantUnavailable,
    CarrierMessage,
    CarrierRefused,
    CarrierUnavailable,
    Steered,
    Understood,
)
from parley.services.wording import Wording

_SPOKEN: Final = frozenset(
    {"text", "buttons", "elements", "custom", "template", "response", "image", "attachment", "parse_mode"}
)


class ActionRunner(Protocol):
    """The part of rasa-sdk's `ActionExecutor` that the assistant needs."""

    async def run(self, action_call: dict[str, Any]) -> Any:
        """Run the action that `action_call` names."""
        ...


def load_rules(folder: Path) -> dict[str, str]:
    """Return the action of each intent from the rule files of the dialogue (`data/rules`)."""
    actions: dict[str, str] = {}
    for file in sorted(folder.glob("*.yml")):
        for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]:
            intent, action = rule["steps"]
            actions[intent["intent"]] = action["action"]
    return actions


def action_call(
    action: str,
    *,
    conversation_id: str,
    message_id: str,
    intent: str,
    entities: Sequence[Mapping[str, Any]] = (),
    ranking: Sequence[tuple[str, float]] = (),
    slots: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what Rasa posts to the action server, with as much of a tracker as our actions read."""
    return {
        "next_action": action,
        "sender_id": conversation_id,
        "version": "3.6.21",
        "domain": {},
        "tracker": {
            "sender_id": conversation_id,
            "slots": dict(slots or {}),
            "events": [],
            "latest_message": {
                "text": "",
                "intent": {"name": intent, "confidence": 1.0},
                "intent_ranking": [{"name": name, "confidence": confidence} for name, confidence in ranking],
                "entities": [dict(found) for found in entities],
                "metadata": {"message_id": message_id},
            },
        },
    }


@dataclass
class ScriptedAssistant:
    """Understands what it was told to, and steers as the rules say, through the real actions."""

    wording: Wording
    actions: ActionRunner
    rules: Mapping[str, str]
    intent: str = "nlu_fallback"
    entities: tuple[dict[str, Any], ...] = ()
    confidence: float = 0.9
    ranking: tuple[tuple[str, float], ...] = ()
    language: str | None = None
    is_down: bool = False
    heard: list[str] = field(default_factory=list)
    """Texts it was asked to understand, as they arrived: secrets must not be among them."""
    steered: list[dict[str, Any]] = field(default_factory=list)
    """Turns that really ran; one that was asked for again is not among them."""
    _answers: dict[str, tuple[Steered, ...]] = field(default_factory=dict)

    def expect(self, intent: str, **entities: Any) -> None:
        """Understand every text from now on as `intent` with these entities (amounts in cents, dates in ISO)."""
        self.intent, self.ranking = intent, ()
        self.entities = tuple(
            {"entity": name, "value": value, "start": 0, "end": 0} for name, value in entities.items()
        )

    def expect_found(
        self, intent: str, found: Sequence[Mapping[str, Any]], ranking: Sequence[tuple[str, float]] = ()
    ) -> None:
        """Understand every text from now on with entities as the reader gives them, places and all, and a ranking."""
        self.intent, self.entities, self.ranking = intent, tuple(dict(item) for item in found), tuple(ranking)

    async def understand(self, text: str, *, today: str) -> Understood:
        """Return what was expected."""
        self._answer_or_fail()
        self.heard.append(text)
        return Understood(
            intent=self.intent,
            confidence=self.confidence,
            ranking=self.ranking or ((self.intent, self.confidence),),
            language=self.language,
            language_confidence=1.0 if self.language else 0.0,
            raw={"text": text, "intent": {"name": self.intent}, "entities": list(self.entities), "today": today},
        )

    async def steer(
        self,
        *,
        conversation_id: str,
        message_id: str,
        text: str,
        payload: str | None,
        understood: Understood | None,
        slots: Mapping[str, str | None],
        metadata: Mapping[str, Any],
    ) -> Sequence[Steered]:
        """Run the rule of the intent; the same `message_id` again gives the same answer and runs nothing."""
        self._answer_or_fail()
        if message_id in self._answers:
            return self._answers[message_id]
        self.steered.append(
            {"conversation_id": conversation_id, "text": text, "payload": payload, "slots": dict(slots)}
        )
        intent, entities = (
            _read_payload(payload) if payload else (understood.intent if understood else self.intent, self.entities)
        )
        action = self.rules[intent]
        if action.startswith("utter_"):
            spoken = [{"response": action}]
        else:
            call = action_call(
                action,
                conversation_id=conversation_id,
                message_id=message_id,
                intent=intent,
                entities=entities,
                ranking=() if payload else self.ranking,
                slots=slots,
            )
            spoken = (await self.actions.run(call)).responses
        self._answers[message_id] = tuple(self._render(item, slots) for item in spoken)
        return self._answers[message_id]

    def _render(self, spoken: Mapping[str, Any], slots: Mapping[str, str | None]) -> Steered:
        name = str(spoken["response"])
        fields = {key: str(value) for key, value in {**slots, **spoken}.items() if key not in _SPOKEN}
        return Steered(name, self.wording.get(name, slots["language"] or "en").render(fields))

    def _answer_or_fail(self) -> None:
        if self.is_down:
            raise AssistantUnavailable("The scripted assistant is switched off.")


def _read_payload(payload: str) -> tuple[str, tuple[dict[str, Any], ...]]:
    name, _, body = payload.removeprefix("/").partition("{")
    values = json.loads("{" + body) if body else {}
    return name, tuple({"entity": key, "value": value, "start": 0, "end": 0} for key, value in values.items())


@dataclass(frozen=True, slots=True)
class SentText:
    """One text a carrier took over."""

    provider_id: str
    to: str
    body: str
    validity_s: int
    status_callback: str
    created_at: datetime


@dataclass
class RecordingCarrier:
    """Keeps what it is given; each entry of `mishaps` spoils one call of `send`, in order.

    "lost": no answer, and the text was not taken. "unheard": the text was taken, but the answer got lost.
    A number: refused with that code of the carrier.
    """

    mishaps: list[str | int] = field(default_factory=list)
    taken: list[SentText] = field(default_factory=list)
    lookups: int = 0

    @property
    def bodies(self) -> list[str]:
        """The texts that left, in order."""
        return [text.body for text in self.taken]

    async def send(self, *, to: str, body: str, validity_s: int, status_callback: str) -> str:
        """Take a text over, or fail as told."""
        mishap = self.mishaps.pop(0) if self.mishaps else None
        if mishap == "lost":
            raise CarrierUnavailable("The recording carrier did not answer.")
        if isinstance(mishap, int):
            raise CarrierRefused(f"The recording carrier refused the text (code {mishap}).", mishap)
        provider_id = new_id("SM")
        self.taken.append(SentText(provider_id, to, body, validity_s, status_callback, datetime.now(UTC)))
        if mishap == "unheard":
            raise CarrierUnavailable("The recording carrier's answer got lost.")
        return provider_id

    async def recent(self, *, to: str) -> Sequence[CarrierMessage]:
        """Return what was taken for a number, newest first."""
        self.lookups += 1
        return [
            CarrierMessage(text.provider_id, text.body, text.created_at)
            for text in reversed(self.taken)
            if text.to == to
        ]
