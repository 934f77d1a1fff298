"""The REST API: one key for each calling system, JSON in and out, described at /api/v1/openapi.json."""

from typing import Annotated, Any, Literal

import structlog
from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from parley.errors import ParleyError
from parley.services.api_keys import Caller, find_caller
from parley.services.contact_check import check_contact
from parley.services.context import Services

log = structlog.get_logger()

_bearer = HTTPBearer(auto_error=False, description="A key made with `parley keys add NAME`.")


class GateReason(BaseModel):
    """Why one gate stands in the way."""

    gate: str
    rule_id: str
    code: str
    sentence: str
    citation: str | None


class ContactAnswer(BaseModel):
    """Whether a contact could be started, why not, and from when on."""

    account_id: str
    channel: Literal["sms", "web"]
    as_of: str
    may_contact: bool
    possible_at: str | None
    reasons: list[GateReason]
    gates: dict[str, bool]
    config_version: str


def make_api(services: Services) -> FastAPI:
    """Build the API as an app of its own, so that its description holds nothing else."""

    async def caller(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Caller:
        known = await find_caller(services, credentials.credentials) if credentials else None
        if known is None:
            raise HTTPException(
                401, "Send a live API key as `Authorization: Bearer KEY`.", {"WWW-Authenticate": "Bearer"}
            )
        return known

    api = FastAPI(title="Parley", version="1", docs_url=None, redoc_url=None, dependencies=[Depends(caller)])
    _add_error_table(api)

    @api.get("/contact-check", response_model=ContactAnswer, summary="Could this person be contacted now?")
    async def contact_check(
        who: Annotated[Caller, Depends(caller)],
        account_ref: Annotated[str, Query(max_length=100, description="Your reference, or our account id.")],
        creditor_id: Annotated[str | None, Query(max_length=100)] = None,
        channel: Literal["sms", "web"] = "sms",
    ) -> Any:
        """Ask every gate about a contact we would start now; nothing is sent and nothing is changed."""
        if who.creditor_id is not None and creditor_id not in (None, who.creditor_id):
            raise HTTPException(403, "This key asks about the accounts of another creditor.")
        check = await check_contact(
            services, account_ref=account_ref, creditor_id=who.creditor_id or creditor_id, channel=channel
        )
        return check.as_json()

    return api


def _add_error_table(api: FastAPI) -> None:
    """Answer every error as {"error", "code"}; nothing of the request is echoed."""

    @api.exception_handler(ParleyError)
    async def refused(_: Request, error: ParleyError) -> Response:
        status = 404 if error.code.startswith("no_such") else 409
        return JSONResponse({"error": str(error), "code": error.code}, status_code=status)

    @api.exception_handler(HTTPException)
    async def denied(_: Request, error: HTTPException) -> Response:
        code = {401: "unauthorized", 403: "forbidden"}.get(error.status_code, "refused")
        return JSONResponse({"error": error.detail, "code": code}, error.status_code, headers=error.headers)

    @api.exception_handler(RequestValidationError)
    async def malformed(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return JSONResponse({"error": f"{where}: {first['msg']}.", "code": "malformed"}, status_code=422)

    @api.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        log.error("api.request_failed", path=request.url.path, error=type(error).__name__)
        return JSONResponse({"error": "Something went wrong on our side; please try again.", "code": "failed"}, 500)
