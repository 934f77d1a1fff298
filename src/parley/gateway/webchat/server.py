"""The web chat over Socket.IO, in the protocol of Rasa's channel, so that existing Rasa widgets connect.

Client events: `session_request`, `user_uttered`. Server events: `session_confirm`, `bot_uttered`, and for our own widget
`history`, `typing`, `language`. Websocket transport only, so any number of gateways can stand behind a load balancer.
"""

import hashlib
from typing import Any, Final

import socketio
import structlog

from parley.errors import ParleyError
from parley.gateway.live import LiveUpdates
from parley.gateway.webchat.tokens import ChatTokens
from parley.ids import new_id
from parley.services.chat import ChatMessage, chat_history, chat_message, start_chat
from parley.services.context import Services
from parley.services.intake import Inbound, receive_message

log = structlog.get_logger()

MAX_TEXT: Final = 10_000
_NO_SESSION: Final = "The chat has not started yet; reload the page and try again."
_EMPTY: Final = "The message is empty; type something and send it again."
_TOO_LONG: Final = f"The message is longer than {MAX_TEXT} characters; shorten it and send it again."
_TROUBLE: Final = "The message could not be saved; please send it again."


class WebChat:
    """One Socket.IO server bound to the use cases."""

    def __init__(
        self, services: Services, tokens: ChatTokens, live: LiveUpdates, *, allowed_origins: list[str] | str
    ) -> None:
        self.server = socketio.AsyncServer(
            async_mode="asgi",
            transports=["websocket"],
            cors_allowed_origins=allowed_origins,
            max_http_buffer_size=256 * 1024,
        )
        self._services = services
        self._tokens = tokens
        self.server.on("session_request", self._on_session_request)
        self.server.on("user_uttered", self._on_user_uttered)
        live.add_listener(self._on_notice)

    async def _on_session_request(self, sid: str, data: Any = None, *_: Any) -> None:
        data = data if isinstance(data, dict) else {}
        custom = data.get("customData") if isinstance(data.get("customData"), dict) else {}
        portal = self._tokens.read_portal_visitor(custom.get("token"))
        visitor = None if portal else self._tokens.read_session(data.get("session_id"))
        started = await start_chat(
            self._services,
            visitor=visitor or self._tokens.new_visitor(),
            language=custom.get("language") if custom.get("language") in ("en", "es") else None,
            verified_account_id=portal.account_id if portal else None,
        )
        await self.server.save_session(sid, {"visitor": started.visitor, "conversation_id": started.conversation_id})
        await self.server.enter_room(sid, started.conversation_id)
        await self.server.emit("session_confirm", self._tokens.sign_session(started.visitor), to=sid)
        await self.server.emit("history", {"messages": [_shown(message) for message in started.messages]}, to=sid)
        if started.is_new:
            # Widgets that do not know `history` must show the recording notice too.
            for message in started.messages[-1:]:
                await self.server.emit("bot_uttered", _uttered(message), to=sid)

    async def _on_user_uttered(self, sid: str, data: Any = None, *_: Any) -> dict[str, Any]:
        session = await self.server.get_session(sid)
        if not session:
            return _refused(_NO_SESSION)
        text = data.get("message") if isinstance(data, dict) else None
        if not isinstance(text, str) or not text.strip():
            return _refused(_EMPTY)
        if len(text) > MAX_TEXT:
            return _refused(_TOO_LONG)
        custom = data.get("customData") if isinstance(data.get("customData"), dict) else {}
        client_id = custom.get("client_message_id")
        # The browser's id makes a resend harmless; it counts only within the visitor's own conversation.
        external_id = _external_id(session["visitor"], client_id)
        try:
            received = await receive_message(
                self._services,
                Inbound(source="web", external_id=external_id, channel="web", address=session["visitor"], text=text),
            )
        except ParleyError as error:
            return _refused(str(error))
        except Exception as error:  # the browser keeps the text and offers to send it again
            log.error("chat.receive_failed", error=type(error).__name__, conversation_id=session["conversation_id"])
            return _refused(_TROUBLE)
        if received.is_new:
            await self.server.emit("typing", {"on": True}, room=received.conversation_id)
        return {"ok": True, "message_id": received.message_id}

    async def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice["kind"] == "resync":
            for room in list(self.server.manager.rooms.get("/", {})):
                if isinstance(room, str) and room.startswith("con_"):
                    await self._replay(room)
            return
        room = notice.get("conversation_id")
        if room not in self.server.manager.rooms.get("/", {}):
            return
        if notice["kind"] == "message":
            message = await chat_message(self._services, notice["message_id"])
            if message is not None and message.author not in ("consumer", "system"):
                await self.server.emit("bot_uttered", _uttered(message), room=room)
        elif notice["kind"] == "turn":
            await self.server.emit("typing", {"on": False}, room=room)
            await self.server.emit("language", {"code": notice["language"]}, room=room)

    async def _replay(self, conversation_id: str) -> None:
        messages = await chat_history(self._services, conversation_id)
        await self.server.emit("history", {"messages": [_shown(message) for message in messages]}, room=conversation_id)


def _external_id(visitor: str, client_id: object) -> str:
    if not isinstance(client_id, str) or not client_id:
        return new_id("web")
    return f"{visitor}:{hashlib.sha256(client_id.encode()).hexdigest()}"


def _refused(problem: str) -> dict[str, Any]:
    return {"ok": False, "error": problem}


def _quick_replies(message: ChatMessage) -> list[dict[str, str]]:
    return [{"title": title, "payload": f"grant:{grant}"} for grant, title in message.buttons]


def _shown(message: ChatMessage) -> dict[str, Any]:
    return {
        "id": message.id,
        "author": message.author,
        "text": message.text,
        "at": message.at.isoformat(),
        "response": message.response_name,
        "quick_replies": _quick_replies(message),
    }


def _uttered(message: ChatMessage) -> dict[str, Any]:
    uttered: dict[str, Any] = {
        "text": message.text,
        "metadata": {
            "message_id": message.id,
            "author": message.author,
            "at": message.at.isoformat(),
            "response": message.response_name,
        },
    }
    replies = _quick_replies(message)
    if replies:
        uttered["quick_replies"] = replies
    return uttered
