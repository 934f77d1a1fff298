"""What the input channel accepts and what it answers: plain checks, no Rasa."""

import json
import re
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from typing import Any

RANKING_LENGTH = 10
MAX_TEXT = 20_000
# Rasa's own commands; "restart" would wipe the conversation.
_COMMANDS = {"restart", "back", "session_start"}
_PAYLOAD = re.compile(r"/(?P<intent>[A-Za-z_][A-Za-z0-9_]*)(?P<entities>\{.*\})?", re.DOTALL)


class BadRequest(ValueError):
    """The body is malformed; the message names the field and never quotes its value."""


@dataclass(frozen=True)
class UnderstandRequest:
    """Body of `understand`."""

    text: str
    today: str | None


@dataclass(frozen=True)
class TurnRequest:
    """Body of `turn`. Exactly one of text and payload drives the turn; payload wins."""

    conversation_id: str
    message_id: str
    text: str | None
    payload: str | None
    understood: dict[str, Any] | None
    slots: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)


def read_understand(body: Any) -> UnderstandRequest:
    """Check the body of `understand`.

    Raises:
        BadRequest: Naming the field.
    """
    fields = _object(body, "body")
    return UnderstandRequest(_text(fields, "text"), _today(fields.get("today")))


def read_turn(body: Any) -> TurnRequest:
    """Check the body of `turn`.

    Raises:
        BadRequest: Naming the field.
    """
    fields = _object(body, "body")
    payload = fields.get("payload")
    if payload is not None and not isinstance(payload, str):
        raise BadRequest("payload must be a string or null")
    text = fields.get("text")
    if text is not None or payload is None:
        text = _text(fields, "text")
    understood = fields.get("understood")
    return TurnRequest(
        conversation_id=_identifier(fields, "conversation_id"),
        message_id=_identifier(fields, "message_id"),
        text=text,
        payload=payload,
        understood=None if understood is None else _understood(understood),
        slots=_optional_object(fields, "slots"),
        metadata=_optional_object(fields, "metadata"),
    )


def read_version(body: Any) -> str:
    """Check the body of `model` and return the version it names.

    Raises:
        BadRequest: Naming the field.
    """
    return _identifier(_object(body, "body"), "version")


def read_payload(payload: str, intents: Container[str]) -> dict[str, Any]:
    """Turn a granted button's `/intent{json}` into what an understood message looks like.

    Args:
        payload: Text of a button that the gateway itself issued.
        intents: Names the domain knows.
    Raises:
        BadRequest: It has another form or names an unknown intent.
    """
    match = _PAYLOAD.fullmatch(payload.strip())
    if match is None or match["intent"] not in intents or match["intent"] in _COMMANDS:
        raise BadRequest("payload must be /intent or /intent{json} with a known intent")
    try:
        values = json.loads(match["entities"] or "{}")
    except ValueError:
        raise BadRequest("payload entities must be a JSON object") from None
    entities = [
        {"entity": name, "value": item, "start": 0, "end": len(payload)}
        for name, value in values.items()
        for item in (value if isinstance(value, list) else [value])
    ]
    intent = {"name": match["intent"], "confidence": 1.0}
    return {"text": payload, "intent": intent, "intent_ranking": [intent], "entities": entities}


def understood_view(parse_data: dict[str, Any]) -> dict[str, Any]:
    """Return the part of Rasa's parse that callers get."""
    intent = parse_data.get("intent") or {}
    return {
        "text": parse_data.get("text") or "",
        "intent": {"name": intent.get("name"), "confidence": intent.get("confidence", 0.0)},
        "intent_ranking": [
            {"name": item["name"], "confidence": item["confidence"]}
            for item in (parse_data.get("intent_ranking") or [])[:RANKING_LENGTH]
        ],
        "legal_intents": parse_data.get("legal_intents") or [],
        "entities": parse_data.get("entities") or [],
        "language": parse_data.get("language") or {"code": "en", "confidence": 0.5},
        "in_scope": parse_data.get("in_scope", 1.0),
        "model": parse_data.get("model"),
    }


def _understood(value: Any) -> dict[str, Any]:
    fields = _object(value, "understood")
    intent = fields.get("intent")
    if not isinstance(intent, dict) or not isinstance(intent.get("name"), str):
        raise BadRequest("understood.intent.name must be a string")
    entities = fields.get("entities", [])
    if not isinstance(entities, list) or not all(_is_entity(item) for item in entities):
        raise BadRequest("understood.entities must be a list of objects with entity and value")
    ranking = fields.get("intent_ranking", [])
    if not isinstance(ranking, list) or not all(isinstance(item, dict) and "name" in item for item in ranking):
        raise BadRequest("understood.intent_ranking must be a list of objects with name and confidence")
    return {**fields, "intent": {"confidence": 1.0, **intent}, "entities": entities, "intent_ranking": ranking}


def _is_entity(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("entity"), str) and "value" in item


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadRequest(f"{name} must be a JSON object")
    return value


def _optional_object(fields: dict[str, Any], name: str) -> dict[str, Any]:
    value = fields.get(name)
    return {} if value is None else _object(value, name)


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise BadRequest(f"{name} must be a string")
    if len(value) > MAX_TEXT:
        raise BadRequest(f"{name} is longer than {MAX_TEXT} characters")
    # PostgreSQL stores no NUL; half a surrogate pair cannot be written as UTF-8.
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _identifier(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > 255:
        raise BadRequest(f"{name} must be a string of 1 to 255 characters")
    return value


def _today(value: Any) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise BadRequest("today must be a date, YYYY-MM-DD") from None
