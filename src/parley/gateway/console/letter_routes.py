"""The console's calls about letters: what waits, its files, printing, mailing, what came back, notices kept back."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from parley.gateway.console.fields import NO_NUL, Id
from parley.gateway.console.present_letters import letters_json, printed_json
from parley.services import letter_desk, letter_printing, letters, notices
from parley.services.context import Services

_MOST_IDS: Final = letter_desk.MOST
LetterIds = Annotated[list[Annotated[str, Field(max_length=64, pattern=NO_NUL)]], Field(max_length=_MOST_IDS)]


class PrintBody(BaseModel):
    """Which letters to print; without ids all that wait."""

    letter_ids: LetterIds | None = None


class MailedBody(BaseModel):
    """Which letters were mailed, and on which day."""

    letter_ids: Annotated[LetterIds, Field(min_length=1)]
    on: date


class ReturnedBody(BaseModel):
    """The day on which a letter came back."""

    on: date


class SendBody(BaseModel):
    """Why a notice is sent all the same."""

    reason: str = Field(max_length=500, pattern=NO_NUL)


def add_letter_routes(router: APIRouter, services: Services, signed_in: Any) -> None:
    """Register the calls; each names who is signed in, and the use case checks what they may do."""
    _add_files(router, services, signed_in)

    @router.get("/api/letters")
    async def desk(who: Annotated[Any, Depends(signed_in)]) -> dict[str, Any]:
        return letters_json(await letter_desk.letter_desk(services, by_id=who.collector_id))

    @router.post("/api/letters/print")
    async def print_them(who: Annotated[Any, Depends(signed_in)], body: PrintBody) -> dict[str, Any]:
        return printed_json(await letter_printing.print_letters(services, only=body.letter_ids, by=who.collector_id))

    @router.post("/api/letters/mailed")
    async def mailed(who: Annotated[Any, Depends(signed_in)], body: MailedBody) -> dict[str, bool]:
        await letters.mark_mailed(services, body.letter_ids, on=body.on, by=who.collector_id)
        return {"ok": True}

    @router.post("/api/letters/{letter_id}/returned")
    async def returned(who: Annotated[Any, Depends(signed_in)], letter_id: Id, body: ReturnedBody) -> dict[str, bool]:
        await letters.mark_returned(services, letter_id, on=body.on, by=who.collector_id)
        return {"ok": True}

    @router.post("/api/notices/{notice_id}/send")
    async def send(who: Annotated[Any, Depends(signed_in)], notice_id: Id, body: SendBody) -> dict[str, str]:
        letter_id = await notices.send_notice_by_id(services, notice_id, by=who.name, reason=body.reason)
        return {"letter_id": letter_id}


def _add_files(router: APIRouter, services: Services, signed_in: Any) -> None:
    @router.get("/api/letters/files", dependencies=[Depends(signed_in)])
    async def files(letter_id: Annotated[LetterIds, Query()]) -> Response:
        found = await letter_printing.letter_files(services, letter_id)
        return _file(_zipped(found), "application/zip", "attachment", "letters.zip")

    @router.get("/api/letters/{letter_id}/pdf", dependencies=[Depends(signed_in)])
    async def pdf(letter_id: Id) -> Response:
        found = await letter_printing.read_letter_pdf(services, letter_id)
        return _file(found, "application/pdf", "inline", f"{letter_id}.pdf")


def _file(content: bytes, media_type: str, how: str, name: str) -> Response:
    headers = {"Content-Disposition": f'{how}; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
