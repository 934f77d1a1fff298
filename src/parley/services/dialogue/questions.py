"""Questions whose digits mean something of an earlier message: which reading of it, which of two sums in it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from parley.money import format_cents
from parley.services.dialogue.scene import Scene, Turn
from parley.services.dialogue.table import keep
from parley.services.wording import Say
from parley.storage.tables import Message


@dataclass(frozen=True, slots=True)
class Asked:
    """An earlier message as it was understood, and what was asked about it.

    Args:
        turn: The message that was answered with the question.
        message_id: The message the entities are from; another one where a picked reading led to the question.
        intent: What it was understood as.
        entities: What was found in it.
        readings: Intents that 1 and 2 stand for.
        amounts: Cents that 1 and 2 stand for.
    """

    turn: str
    message_id: str
    intent: str
    entities: tuple[dict[str, Any], ...]
    readings: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()

    @classmethod
    def of(cls, scene: Scene, *, readings: Sequence[str] = (), amounts: Sequence[int] = ()) -> "Asked":
        """Return the message of a scene, with what is asked about it."""
        turn = scene.turn
        entities = tuple(dict(found) for found in turn.entities)
        return cls(
            turn.message_id,
            turn.words_of or turn.message_id,
            turn.intent,
            entities,
            readings=tuple(readings),
            amounts=tuple(amounts),
        )

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any] | None) -> "Asked | None":
        """Read what `to_dict` wrote; JSON has lists where this has tuples."""
        if not kept:
            return None
        return cls(
            kept["turn"],
            kept["message_id"],
            kept["intent"],
            tuple(kept["entities"]),
            readings=tuple(kept["readings"]),
            amounts=tuple(kept["amounts"]),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return what is kept between two messages (JSON)."""
        return asdict(self)


def ask_readings(scene: Scene, readings: tuple[str, str]) -> Say:
    """Ask which of two readings is right; only neutral labels to somebody who is not verified."""
    keep(scene, asked=Asked.of(scene, readings=readings).to_dict())
    first, second = (scene.services.wording.readings[intent].labels[scene.language] for intent in readings)
    fields = {"first_reading": first, "second_reading": second}
    return Say("utter_clarify_readings" if scene.is_verified else "utter_clarify_topics", fields)


def ask_amount(scene: Scene, either: tuple[int, int]) -> Say:
    """Ask which of two sums is meant."""
    keep(scene, asked=Asked.of(scene, amounts=either).to_dict())
    first, last = (format_cents(cents, scene.language) for cents in either)
    return Say("utter_ask_which_amount", {"first_amount": first, "last_amount": last})


def ask_dollars(scene: Scene, cents: int) -> Say:
    """Ask whether a sum in "pesos" is meant in dollars, as people from Puerto Rico say it."""
    keep(scene, asked=Asked.of(scene).to_dict())
    return Say("utter_ask_dollars", {"amount": format_cents(cents, scene.language)})


async def open_question(scene: Scene, menu: str) -> Asked | None:
    """Return what is asked now, where the menu on the consumer's screen is this question and no older one."""
    conversation = scene.conversation
    asked = Asked.from_dict(conversation.negotiation.get("asked"))
    if asked is None or conversation.menu != menu or conversation.menu_message_id is None:
        return None
    shown = await scene.work.session.get(Message, conversation.menu_message_id)
    return asked if shown is not None and shown.in_reply_to == asked.turn else None


def turn_of(
    scene: Scene, asked: Asked, *, intent: str | None = None, entities: Sequence[dict[str, Any]] | None = None
) -> Turn:
    """Return the turn that acts on the earlier message, as part of answering the present one."""
    return Turn(
        scene.turn.conversation_id,
        scene.turn.message_id,
        intent or asked.intent,
        tuple(asked.entities if entities is None else entities),
        words_of=asked.message_id,
    )
