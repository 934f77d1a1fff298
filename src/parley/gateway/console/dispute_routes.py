"""The console's calls about disputes and requests: what is open, and the answer that goes out as a letter."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.datastructures import UploadFile

from parley.gateway.console.fields import NO_NUL, Id
from parley.gateway.console.present_letters import disputes_json
from parley.services import dispute_desk
from parley.services.context import Services
from parley.services.disputes import MOST_BYTES, Answer, OriginalCreditor, answer_dispute

_MOST_UPLOADED: Final = MOST_BYTES + 64 * 1024
"""The largest letter and the form around it, so that one that is a little too large is told by the use case."""


class AnswerForm(BaseModel):
    """Why this is the answer, and a document, or the original creditor."""

    reason: str = Field("", max_length=500, pattern=NO_NUL)
    creditor_name: str = Field("", max_length=200, pattern=NO_NUL)
    creditor_address: str = Field("", max_length=300, pattern=NO_NUL)
    document: bytes | None = None

    def as_answer(self) -> Answer:
        """Return what the use case takes."""
        is_named = bool(self.creditor_name.strip() or self.creditor_address.strip())
        named = OriginalCreditor(self.creditor_name, self.creditor_address) if is_named else None
        return Answer(document=self.document, original_creditor=named)


def add_dispute_routes(router: APIRouter, services: Services, signed_in: Any) -> None:
    """Register the calls; each names who is signed in, and the use case checks what they may do."""

    @router.get("/api/disputes")
    async def desk(who: Annotated[Any, Depends(signed_in)]) -> dict[str, Any]:
        return disputes_json(await dispute_desk.dispute_desk(services, by_id=who.collector_id))

    @router.post("/api/disputes/{dispute_id}/answer", max_body_size=_MOST_UPLOADED)
    async def answer(request: Request, who: Annotated[Any, Depends(signed_in)], dispute_id: Id) -> dict[str, str]:
        form = await _form(request)
        letter_id = await answer_dispute(services, dispute_id, form.as_answer(), by=who.name, reason=form.reason)
        return {"letter_id": letter_id}


async def _form(request: Request) -> AnswerForm:
    """Read the form here and not as a parameter: a stranger's megabytes are refused before they are read."""
    async with request.form(max_files=1, max_fields=8) as form:
        document = form.get("document")
        given: dict[str, Any] = {name: value for name, value in form.items() if isinstance(value, str)}
        if isinstance(document, UploadFile):
            given["document"] = await document.read()
    try:
        return AnswerForm.model_validate(given)
    except ValidationError as error:
        places = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_input=False)]
        raise RequestValidationError(places) from None
