"""`/console/`: signing in, the page, its calls and its live events."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, Field

from parley.gateway.console import stream
from parley.gateway.console.auth import ConsoleSessions, TryLimit
from parley.gateway.console.dispute_routes import add_dispute_routes
from parley.gateway.console.fields import Id
from parley.gateway.console.guard import LOGIN_PATH, ConsoleRoute, SignedOutError, require_same_origin
from parley.gateway.console.hold_routes import add_hold_routes
from parley.gateway.console.letter_routes import add_letter_routes
from parley.gateway.console.present import conversation_json, queue_json
from parley.gateway.live import LiveUpdates
from parley.services import console
from parley.services.context import Services
from parley.services.users import check_password
from parley.settings import Settings

_templates = Jinja2Templates(directory=Path(__file__).parents[1] / "templates")

_MAX_BODY_BYTES = 64 * 1024
_WRONG = "The name or the password is not right."
_TOO_MANY = "There were too many tries; wait five minutes and try again."


@dataclass(frozen=True, slots=True)
class Who:
    """The collector behind a request."""

    collector_id: str
    name: str


SignedIn = Callable[[Request], Awaitable[Who]]


class ReplyBody(BaseModel):
    """What a collector wrote; no NUL, which PostgreSQL cannot keep."""

    text: str = Field(max_length=1600, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")


class CloseBody(BaseModel):
    """How the conversation ended."""

    disposition: str = Field(max_length=64)


def make_router(services: Services, settings: Settings, live: LiveUpdates) -> APIRouter:
    """Build the console."""
    router = APIRouter(
        prefix="/console",
        include_in_schema=False,
        route_class=ConsoleRoute,
        max_body_size=_MAX_BODY_BYTES,
        dependencies=[Depends(require_same_origin(settings.base_url))],
    )
    sessions = ConsoleSessions(
        settings.secret_key.get_secret_value(), is_https=settings.base_url.startswith("https://")
    )
    signed_in = _signed_in(services, sessions)
    _add_login(router, services, sessions)
    _add_reads(router, services, signed_in)
    _add_live(router, sessions, signed_in, live)
    _add_actions(router, services, signed_in)
    add_hold_routes(router, services, signed_in)
    add_letter_routes(router, services, signed_in)
    add_dispute_routes(router, services, signed_in)
    return router


def _signed_in(services: Services, sessions: ConsoleSessions) -> SignedIn:
    async def check(request: Request) -> Who:
        collector_id = sessions.find_collector_id(request)
        # Asked each time, so that whoever is taken off the list is out at once.
        name = await console.find_collector_name(services, collector_id) if collector_id else None
        if collector_id is None or name is None:
            raise SignedOutError("Your session has ended; sign in again.")
        return Who(collector_id, name)

    return check


def _add_login(router: APIRouter, services: Services, sessions: ConsoleSessions) -> None:
    limit = TryLimit()

    def login_page(request: Request, *, status: int = 200, name: str = "", error: str = "") -> Response:
        return _templates.TemplateResponse(
            request, "console/login.html", {"name": name, "error": error}, status_code=status
        )

    @router.get("/login")
    async def login(request: Request) -> Response:
        return login_page(request)

    @router.post("/login")
    async def sign_in(
        request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = ""
    ) -> Response:
        name = name.strip()
        key = f"{name.casefold()[:100]}|{request.client.host if request.client else ''}"
        if not limit.may_try(key):
            return login_page(request, status=429, name=name[:100], error=_TOO_MANY)
        is_plausible = 0 < len(name) <= 100 and 0 < len(password) <= 500 and "\x00" not in name + password
        collector_id = await check_password(services, name, password) if is_plausible else None
        if collector_id is None:
            return login_page(request, status=401, name=name[:100], error=_WRONG)
        limit.forget(key)
        response = RedirectResponse("/console/", status_code=303)
        sessions.begin(response, collector_id)
        return response

    @router.post("/logout")
    async def sign_out() -> Response:
        response = RedirectResponse(LOGIN_PATH, status_code=303)
        sessions.end(response)
        return response


def _add_reads(router: APIRouter, services: Services, signed_in: SignedIn) -> None:
    @router.get("/")
    async def page(request: Request, who: Annotated[Who, Depends(signed_in)]) -> Response:
        return _templates.TemplateResponse(request, "console/console.html", {"collector": who.name, "here": "queue"})

    @router.get("/letters")
    async def desk(request: Request, who: Annotated[Who, Depends(signed_in)]) -> Response:
        return _templates.TemplateResponse(request, "console/letters.html", {"collector": who.name, "here": "letters"})

    @router.get("/api/queue")
    async def queue(who: Annotated[Who, Depends(signed_in)]) -> dict[str, Any]:
        items = await console.queue(services)
        return queue_json(items, now=await console.current_time(services), collector_id=who.collector_id)

    @router.get("/api/conversations/{conversation_id}")
    async def conversation(who: Annotated[Who, Depends(signed_in)], conversation_id: Id) -> dict[str, Any]:
        found = await console.read_conversation(services, conversation_id)
        return conversation_json(found, now=await console.current_time(services), collector_id=who.collector_id)


def _add_live(router: APIRouter, sessions: ConsoleSessions, signed_in: SignedIn, live: LiveUpdates) -> None:
    @router.get("/api/events", dependencies=[Depends(signed_in)])
    async def events(request: Request) -> Response:
        lines = stream.server_sent_events(
            live.stream(), may_go_on=lambda: sessions.find_collector_id(request) is not None
        )
        return StreamingResponse(lines, media_type="text/event-stream", headers=stream.HEADERS)


def _add_actions(router: APIRouter, services: Services, signed_in: SignedIn) -> None:
    place = "/api/conversations/{conversation_id}"

    @router.post(f"{place}/claim")
    async def claim(who: Annotated[Who, Depends(signed_in)], conversation_id: Id) -> dict[str, bool]:
        await console.claim(services, conversation_id=conversation_id, collector_id=who.collector_id)
        return {"ok": True}

    @router.post(f"{place}/reply")
    async def reply(who: Annotated[Who, Depends(signed_in)], conversation_id: Id, body: ReplyBody) -> dict[str, bool]:
        await console.reply(services, conversation_id=conversation_id, collector_id=who.collector_id, text=body.text)
        return {"ok": True}

    @router.post(f"{place}/hand-back")
    async def hand_back(who: Annotated[Who, Depends(signed_in)], conversation_id: Id) -> dict[str, bool]:
        await console.hand_back(services, conversation_id=conversation_id, collector_id=who.collector_id)
        return {"ok": True}

    @router.post(f"{place}/close")
    async def close(who: Annotated[Who, Depends(signed_in)], conversation_id: Id, body: CloseBody) -> dict[str, bool]:
        await console.close(
            services, conversation_id=conversation_id, collector_id=who.collector_id, disposition=body.disposition
        )
        return {"ok": True}
