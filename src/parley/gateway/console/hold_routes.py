"""The console's calls about holds: the panel beside a conversation, placing, confirming, releasing, and hidden texts."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from parley.gateway.console import labels
from parley.gateway.console.fields import NO_NUL, Id
from parley.gateway.console.labels import label
from parley.services import hold_desk
from parley.services.context import Services


class PlaceBody(BaseModel):
    """A hold a person places, and why."""

    kind: str = Field(max_length=64, pattern=NO_NUL)
    reason: str = Field(max_length=500, pattern=NO_NUL)


class ReleaseBody(BaseModel):
    """Why a hold is lifted."""

    reason: str = Field(max_length=500, pattern=NO_NUL)
    is_mistaken: bool = False
    is_number_safe: bool = False


def add_hold_routes(router: APIRouter, services: Services, signed_in: Any) -> None:
    """Register the calls; each names who is signed in, and the use case checks what they may do."""

    @router.get("/api/conversations/{conversation_id}/holds")
    async def panel(who: Annotated[Any, Depends(signed_in)], conversation_id: Id) -> dict[str, Any]:
        found = await hold_desk.hold_panel(services, conversation_id=conversation_id, by_id=who.collector_id)
        return {
            "holds": [{**hold, "label": label(labels.HOLDS, hold["kind"])} for hold in found["holds"]],
            "kinds": [{"code": kind, "label": label(labels.HOLDS, kind)} for kind in found["kinds"]],
        }

    @router.post("/api/conversations/{conversation_id}/holds")
    async def place(who: Annotated[Any, Depends(signed_in)], conversation_id: Id, body: PlaceBody) -> dict[str, bool]:
        await hold_desk.place_in_conversation(
            services, conversation_id=conversation_id, kind=body.kind, by_id=who.collector_id, reason=body.reason
        )
        return {"ok": True}

    @router.post("/api/holds/{hold_id}/release")
    async def release(who: Annotated[Any, Depends(signed_in)], hold_id: Id, body: ReleaseBody) -> dict[str, bool]:
        await hold_desk.release_by_person(
            services,
            hold_id=hold_id,
            by_id=who.collector_id,
            reason=body.reason,
            is_mistaken=body.is_mistaken,
            is_number_safe=body.is_number_safe,
        )
        return {"ok": True}

    @router.post("/api/holds/{hold_id}/confirm")
    async def confirm(who: Annotated[Any, Depends(signed_in)], hold_id: Id) -> dict[str, bool]:
        await hold_desk.confirm_by_person(services, hold_id=hold_id, by_id=who.collector_id)
        return {"ok": True}

    @router.post("/api/messages/{message_id}/reveal")
    async def reveal(who: Annotated[Any, Depends(signed_in)], message_id: Id) -> dict[str, str]:
        return {"text": await hold_desk.reveal_text(services, message_id=message_id, by_id=who.collector_id)}
