"""The two ways a simulated consumer reaches the product: a telephone with signed webhooks, and a chat tab."""

from __future__ import annotations

import secrets
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

import httpx2
import socketio
from twilio.request_validator import RequestValidator

from parley.simulation.fullstack.product import ProductFailed, RunningProduct, wait_until

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TURN_S = 90.0


@dataclass(frozen=True, slots=True)
class Turn:
    """One text and what was delivered in answer to it.

    `seconds` run from sending to the moment everything it led to has left.
    """

    text: str
    message_id: str
    answers: tuple[str, ...]
    seconds: float


class Channel(Protocol):
    """What a consumer writes into and reads from."""

    def say(self, text: str) -> Turn:
        """Send a text and read the answers."""

    def close(self) -> None:
        """Hang up."""


class Telephone:
    """A telephone: posts signed webhooks as the carrier does, and reads what the carrier was given to deliver."""

    def __init__(self, product: RunningProduct, number: str) -> None:
        """Take the telephone with that number."""
        self._product, self._number = product, number
        settings = product.settings
        self._account, self._own = settings["PARLEY_TWILIO_ACCOUNT_SID"], settings["PARLEY_TWILIO_FROM"]
        self._validator = RequestValidator(settings["PARLEY_TWILIO_AUTH_TOKEN"])

    def say(self, text: str) -> Turn:
        """Send a text and return the answers, once everything it leads to has left."""
        before, began = len(self._received()), time.monotonic()
        sid = self._send(text)
        message_id = wait_until(lambda: self._settled(sid), f"the turn of {sid} is processed", timeout_s=TURN_S)
        seconds = time.monotonic() - began
        return Turn(text, message_id, tuple(self._received()[before:]), seconds)

    def close(self) -> None:
        """Nothing to hang up."""

    def _send(self, text: str) -> str:
        sid = "SM" + secrets.token_hex(16)
        form = {
            "MessageSid": sid,
            "AccountSid": self._account,
            "From": self._number,
            "To": self._own,
            "Body": text,
            "NumMedia": "0",
        }
        url = f"{self._product.url}/webhooks/twilio/sms"
        headers = {**_FORM, "X-Twilio-Signature": self._validator.compute_signature(url, form)}
        answer = httpx2.post(url, content=urlencode(form).encode(), headers=headers, timeout=30)
        if answer.status_code != 200:
            raise ProductFailed(f"The webhook answered {answer.status_code}.")
        return sid

    def _settled(self, sid: str) -> str | None:
        found = self._product.rows("SELECT id, conversation_id, state FROM message WHERE provider_id = %s", sid)
        if not found or found[0]["state"] != "processed":
            return None
        waiting = self._product.rows(
            "SELECT 1 FROM message WHERE conversation_id = %s AND direction = 'out' AND state IN ('queued', 'sending')",
            found[0]["conversation_id"],
        )
        return None if waiting else str(found[0]["id"])

    def _received(self) -> Sequence[str]:
        query = "SELECT body FROM fake_sms WHERE direction = 'out' AND recipient = %s ORDER BY seq"
        return [str(row["body"]) for row in self._product.rows(query, self._number)]


class ChatTab:
    """One browser tab that speaks the protocol of Rasa's Socket.IO channel."""

    def __init__(self, product: RunningProduct, *, language: str) -> None:
        """Connect and start a session."""
        self._product = product
        self._uttered: list[dict[str, Any]] = []
        self._history: list[Any] = []
        self._client = socketio.Client(reconnection=False)
        self._client.on("history", self._history.append)
        self._client.on("bot_uttered", self._uttered.append)
        self._client.connect(product.url, transports=["websocket"])
        self._client.emit("session_request", {"session_id": None, "customData": {"language": language}})
        wait_until(lambda: self._history, "the chat session starts")

    def say(self, text: str) -> Turn:
        """Send a message and return the answers as they were pushed to the browser."""
        began = time.monotonic()
        body = {"message": text, "customData": {"client_message_id": uuid.uuid4().hex}}
        answer: dict[str, Any] = self._client.call("user_uttered", body, timeout=30)
        if not answer.get("ok"):
            raise ProductFailed(f"The chat refused a message: {answer.get('error')}")
        message_id = str(answer["message_id"])
        processed = "SELECT 1 FROM message WHERE id = %s AND state = 'processed'"
        wait_until(lambda: self._product.rows(processed, message_id), f"{message_id} is processed", timeout_s=TURN_S)
        replies = "SELECT id FROM message WHERE in_reply_to = %s AND state <> 'blocked' ORDER BY seq"
        wanted = [str(row["id"]) for row in self._product.rows(replies, message_id)]
        wait_until(lambda: set(wanted) <= set(self._pushed()), "the answers arrive in the browser", timeout_s=TURN_S)
        pushed = self._pushed()
        return Turn(text, message_id, tuple(pushed[each] for each in wanted), time.monotonic() - began)

    def close(self) -> None:
        """Close the tab."""
        self._client.disconnect()

    def _pushed(self) -> dict[str, str]:
        return {str(item["metadata"]["message_id"]): str(item["text"]) for item in list(self._uttered)}
