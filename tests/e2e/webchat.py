"""A visitor of the web chat who speaks the protocol of Rasa's Socket.IO channel."""

import uuid
from typing import Any

import httpx2
import socketio

from tests.e2e.product import Product, Row, wait_until


class Visitor:
    """One browser tab: connects, asks for a session, writes, and keeps what it is told."""

    def __init__(
        self, product: Product, *, session_id: str | None = None, token: str | None = None, language: str = "en"
    ) -> None:
        """Connect and start, or resume, a session."""
        self.product = product
        self.session_id = ""
        self.history: list[dict[str, Any]] = []
        self.uttered: list[dict[str, Any]] = []
        self._client = socketio.Client(reconnection=False)
        self._client.on("session_confirm", self._on_confirm)
        self._client.on("history", self._on_history)
        self._client.on("bot_uttered", self.uttered.append)
        self._client.connect(product.url, transports=["websocket"])
        custom = {"language": language, **({"token": token} if token else {})}
        self._client.emit("session_request", {"session_id": session_id, "customData": custom})
        wait_until(lambda: self.session_id and self.history, "the chat session starts")

    def _on_confirm(self, session_id: str) -> None:
        self.session_id = session_id

    def _on_history(self, data: dict[str, Any]) -> None:
        self.history = data["messages"]

    def close(self) -> None:
        """Close the tab."""
        self._client.disconnect()

    def send(self, text: Any, *, client_id: str = "") -> dict[str, Any]:
        """Send a message and return the server's acknowledgement."""
        body = {"message": text, "customData": {"client_message_id": client_id or uuid.uuid4().hex}}
        answer: dict[str, Any] = self._client.call("user_uttered", body, timeout=20)
        return answer

    def say(self, text: str, *, client_id: str = "") -> list[str]:
        """Send a message and return the answers as they were pushed to the browser."""
        answer = self.send(text, client_id=client_id)
        assert answer["ok"], answer
        return self.answers_to(answer["message_id"])

    def answers_to(self, message_id: str) -> list[str]:
        """Wait for the turn of a message and for its answers to arrive."""
        query = "SELECT id FROM message WHERE id = %s AND state = 'processed'"
        wait_until(lambda: self.product.count(query, message_id), f"the turn of {message_id} is processed")
        query = "SELECT id FROM message WHERE in_reply_to = %s AND state <> 'blocked' ORDER BY seq"
        wanted = [row["id"] for row in self.product.rows(query, message_id)]
        wait_until(lambda: set(wanted) <= set(self._pushed()), "the answers arrive in the browser")
        pushed = self._pushed()
        return [pushed[each] for each in wanted]

    def _pushed(self) -> dict[str, str]:
        return {item["metadata"]["message_id"]: item["text"] for item in self.uttered}

    def button(self, title: str) -> str:
        """Return the payload of the newest quick reply with that title."""
        for item in reversed(self.uttered):
            for reply in item.get("quick_replies", ()):
                if reply["title"] == title:
                    return str(reply["payload"])
        raise AssertionError(f"there is no quick reply {title}")

    def press(self, title: str) -> list[str]:
        """Press a quick reply."""
        return self.say(self.button(title))

    def conversation(self) -> Row:
        """Return the stored conversation."""
        message_id = self.history[0]["id"]
        return self.product.row(
            "SELECT c.* FROM conversation c JOIN message m ON m.conversation_id = c.id WHERE m.id = %s", message_id
        )


def portal_token(product: Product, reference: str) -> str:
    """Sign in at the demo portal and return the token it hands to the chat."""
    answer = httpx2.post(f"{product.url}/demo/chat-token", json={"reference": reference}).raise_for_status()
    return str(answer.json()["token"])
