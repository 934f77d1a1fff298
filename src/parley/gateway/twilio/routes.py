"""`POST /webhooks/twilio/sms` and `POST /webhooks/twilio/status`."""

import re
from typing import Final

import structlog
from fastapi import APIRouter, Request, Response

from parley.gateway.twilio.signature import BadSignature, MalformedForm, read_signed_form
from parley.services.context import Services
from parley.services.delivery_status import record_delivery_status
from parley.services.intake import Inbound, receive_message
from parley.settings import Settings

log = structlog.get_logger()

MAX_TEXT: Final = 10_000
_EMPTY_TWIML: Final = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
_SENDER: Final = re.compile(r"\+?[0-9]{3,15}")
_SID: Final = re.compile(r"[A-Za-z0-9_-]{2,64}")


def make_router(services: Services, settings: Settings) -> APIRouter:
    """Build the two webhooks."""
    router = APIRouter(prefix="/webhooks/twilio", include_in_schema=False)
    token = settings.twilio_auth_token.get_secret_value()

    async def form_of(request: Request) -> dict[str, str] | Response:
        try:
            return await read_signed_form(request, base_url=settings.base_url, auth_token=token)
        except BadSignature:
            log.warning("twilio.signature_refused", path=request.url.path)
            return Response("The signature is missing or wrong.", status_code=403, media_type="text/plain")
        except MalformedForm as error:
            return _malformed(str(error))

    @router.post("/sms")
    async def sms(request: Request) -> Response:
        form = await form_of(request)
        if isinstance(form, Response):
            return form
        problem = _sms_problem(form)
        if problem:
            return _malformed(problem)
        received = await receive_message(services, _inbound(form))
        log.info(
            "sms.received",
            message_id=received.message_id,
            conversation_id=received.conversation_id,
            is_new=received.is_new,
        )
        return Response(_EMPTY_TWIML, media_type="application/xml")

    @router.post("/status")
    async def status(request: Request) -> Response:
        form = await form_of(request)
        if isinstance(form, Response):
            return form
        for field in ("MessageSid", "MessageStatus"):
            if not _SID.fullmatch(form.get(field, "")):
                return _malformed(f"{field} is missing or malformed.")
        await record_delivery_status(
            services,
            provider_id=form["MessageSid"],
            status=form["MessageStatus"],
            error_code=form.get("ErrorCode") or None,
            message_id=request.query_params.get("message"),
        )
        return Response(status_code=204)

    return router


def _malformed(problem: str) -> Response:
    return Response(problem, status_code=400, media_type="text/plain")


def _sms_problem(form: dict[str, str]) -> str | None:
    if not _SID.fullmatch(form.get("MessageSid", "")):
        return "MessageSid is missing or malformed."
    if not _SENDER.fullmatch(form.get("From", "")):
        return "From is missing or is not a telephone number."
    if "Body" not in form:
        return "Body is missing."
    if len(form["Body"]) > MAX_TEXT:
        return f"Body is longer than {MAX_TEXT} characters."
    if not re.fullmatch(r"[0-9]{1,3}", form.get("NumMedia", "0")):
        return "NumMedia is not a number."
    return None


def _inbound(form: dict[str, str]) -> Inbound:
    return Inbound(
        source="twilio",
        external_id=form["MessageSid"],
        channel="sms",
        address=form["From"],
        text=form["Body"],
        opt_out_type=form["OptOutType"] if form.get("OptOutType") in ("STOP", "START", "HELP") else None,
        has_media=int(form.get("NumMedia", "0")) > 0,
    )
