"""`/demo/`: the portal, the phone simulator, and the clock. Mounted only when `PARLEY_DEMO=1`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, Field

from parley.compliance.segments import count_segments
from parley.gateway.demo.fake_twilio import FakeTwilio
from parley.gateway.webchat.tokens import ChatTokens
from parley.services import demo
from parley.services.context import Services

_templates = Jinja2Templates(directory=Path(__file__).parents[1] / "templates")


class ClockBody(BaseModel):
    """Where "now" shall stand; null gives the machine's clock back."""

    now: str | None


class PhoneBody(BaseModel):
    """A text typed on a simulated phone."""

    sender: str = Field(alias="from", pattern=r"^\+[0-9]{8,15}$")
    text: str = Field(max_length=10_000)


class SignInBody(BaseModel):
    """Whom the demo portal signs in."""

    reference: str = Field(max_length=64)


def make_router(services: Services, tokens: ChatTokens, fake: FakeTwilio) -> APIRouter:
    """Build the demo pages and their calls."""
    router = APIRouter(prefix="/demo", include_in_schema=False)
    program = services.compliance.program

    async def page(request: Request, name: str) -> Response:
        people = [asdict(person) for person in await demo.demo_people(services)]
        return _templates.TemplateResponse(request, f"demo/{name}.html", {"people": people, "program": program})

    @router.get("/")
    async def portal(request: Request) -> Response:
        return await page(request, "portal")

    @router.get("/phones")
    async def phones(request: Request) -> Response:
        return await page(request, "phones")

    @router.get("/clock")
    async def read_clock() -> dict[str, str]:
        return {"now": (await demo.current_time(services)).isoformat()}

    @router.post("/clock")
    async def move_clock(body: ClockBody) -> dict[str, str]:
        return {"now": (await demo.move_clock(services, body.now)).isoformat()}

    @router.post("/chat-token")
    async def chat_token(body: SignInBody) -> Response:
        account_id = await demo.find_account_by_reference(services, body.reference)
        if account_id is None:
            return JSONResponse(
                {"error": "There is no demo person with that reference; pick one from the table."}, status_code=404
            )
        return JSONResponse({"token": tokens.sign_portal_visitor(account_id)})

    @router.post("/phones/send")
    async def send(body: PhoneBody) -> Response:
        status = await fake.deliver_inbound(sender=body.sender, body=body.text)
        if status != 200:
            return JSONResponse(
                {"error": f"The webhook answered {status}; the text was not accepted."}, status_code=502
            )
        return JSONResponse({"ok": True})

    @router.get("/phones/messages")
    async def messages(after: Annotated[int, Query(ge=0)] = 0) -> dict[str, Any]:
        rows = await demo.demo_texts(services, after)
        return {
            "messages": [
                {
                    "seq": row.seq,
                    "id": row.id,
                    "direction": row.direction,
                    "from": row.sender,
                    "to": row.recipient,
                    "body": row.body,
                    "status": row.status,
                    "segments": count_segments(row.body).parts,
                    "at": row.at.isoformat(),
                }
                for row in rows
            ]
        }

    return router
