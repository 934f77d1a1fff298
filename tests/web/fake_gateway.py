"""A gateway in miniature: serves the widget's own files and speaks its protocol, with faults on request.

Run by `conftest.py` as `python -m uvicorn fake_gateway:app`. It keeps everything in memory and answers at once.
"""

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import socketio
from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

STATIC = Path(__file__).parents[2] / "src" / "parley" / "gateway" / "static"
PAGE = (
    '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Portal</title><body>'
    '<script src="/widget.js" data-title="Help" data-brand="Northlight" data-language="{language}" defer></script>'
)
OPTIONS = [{"title": "1. First", "payload": '/choose_option{"option":1}'}, {"title": "2. Second", "payload": "/deny"}]

sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=[])
api = FastAPI()
received: list[dict[str, Any]] = []
history: dict[str, list[dict[str, Any]]] = {}
accepted: dict[str, str] = {}
sessions: dict[str, str] = {}
fault = {"kind": "none"}


def message(author: str, text: str, quick_replies: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """Build one history entry."""
    at = datetime.now(UTC).isoformat()
    return {"id": uuid.uuid4().hex, "author": author, "text": text, "at": at, "quick_replies": quick_replies or []}


async def utter(session: str, text: str, quick_replies: list[dict[str, str]] | None = None) -> None:
    """Say one thing, twice on the wire, as a redelivery would."""
    entry = message("bot", text, quick_replies)
    history[session].append(entry)
    metadata = {"message_id": entry["id"], "author": "bot", "at": entry["at"], "response": "utter_test"}
    for _ in range(2):
        body = {"text": text, "quick_replies": entry["quick_replies"], "metadata": metadata}
        await sio.emit("bot_uttered", body, room=session)


@sio.event
async def session_request(sid: str, data: dict[str, Any]) -> None:
    """Confirm the session asked for, or a new one, and replay it."""
    session = data["session_id"] or uuid.uuid4().hex
    received.append({"event": "session_request", **data})
    sessions[sid] = session
    await sio.enter_room(sid, session)
    await sio.emit("session_confirm", session, to=sid)
    await sio.emit("history", {"messages": history.setdefault(session, [])}, to=sid)
    if not history[session]:
        await utter(session, "Hello.\nHow can I help?", OPTIONS)


@sio.event
async def user_uttered(sid: str, data: dict[str, Any]) -> dict[str, Any] | None:
    """Accept each client message id once; refuse or lose the answer when told to."""
    received.append({"event": "user_uttered", **data})
    kind, fault["kind"] = fault["kind"], "none"
    if kind == "refuse":
        return {"ok": False, "error": "Please wait a moment."}
    client_id = data["customData"]["client_message_id"]
    if client_id not in accepted:
        entry = message("consumer", data["message"])
        accepted[client_id] = entry["id"]
        history[sessions[sid]].append(entry)
    if kind == "lose_ack":
        await sio.disconnect(sid)
        return None
    return {"ok": True, "message_id": accepted[client_id]}


@api.get("/widget.js")
def widget() -> Response:
    """Assemble the script as described in the widget's README."""
    vendor = (STATIC / "vendor" / "socket.io.min.js").read_text("utf-8")
    parts = "\n".join(part.read_text("utf-8") for part in sorted((STATIC / "widget").glob("*.js")))
    head = "(() => {\nconst module = { exports: {} };\nconst exports = module.exports;\n"
    return Response(f"{head}{vendor}\nconst io = module.exports;\n{parts}\n}})();\n", media_type="text/javascript")


@api.get("/page")
def page(language: str = "en") -> HTMLResponse:
    """A host page under a strict content security policy."""
    policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
    return HTMLResponse(PAGE.format(language=language), headers={"Content-Security-Policy": policy})


@api.get("/control/received")
def control_received() -> list[dict[str, Any]]:
    """Everything clients have sent so far."""
    return received


@api.get("/control/fault")
def control_fault(kind: str) -> None:
    """Make the next message fail: `refuse` or `lose_ack`."""
    fault["kind"] = kind


@api.get("/control/utter")
async def control_utter(text: str) -> None:
    """Say something in every session."""
    for session in history:
        await utter(session, text)


@api.get("/control/emit")
async def control_emit(event: str, key: str, value: str) -> None:
    """Emit one of the small server events."""
    await sio.emit(event, {key: value})


app = socketio.ASGIApp(sio, api, socketio_path="/socket.io/")
