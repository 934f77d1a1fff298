"""Check that a webhook really comes from Twilio, and read its form.

The signed address is `PARLEY_PUBLIC_URL` plus the raw path and query, never what a proxy or client claims.
Source: Twilio webhooks security; architecture 3.1.
"""

from typing import Final
from urllib.parse import parse_qsl

from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from twilio.request_validator import RequestValidator

MAX_BODY_BYTES: Final = 64 * 1024


class BadSignature(Exception):
    """The request is not signed by Twilio with our token."""


class MalformedForm(Exception):
    """The form cannot be used; the message names the field."""


async def read_signed_form(request: Request, *, base_url: str, auth_token: str) -> dict[str, str]:
    """Return the form of a correctly signed webhook.

    Raises:
        BadSignature: No token is configured, or the signature is missing or wrong.
        MalformedForm: The body is too large or is not a UTF-8 form.
    """
    signature = request.headers.get("X-Twilio-Signature") or ""
    if not auth_token or not signature:
        raise BadSignature
    body = await _bounded_body(request)
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError:
        raise MalformedForm("The form is not UTF-8 text with at most 200 fields.") from None
    form = ImmutableMultiDict(pairs)
    query = request.scope["query_string"].decode("latin-1")
    path = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1")
    url = base_url + path + (f"?{query}" if query else "")
    if not RequestValidator(auth_token).validate(url, form, signature):
        raise BadSignature
    return dict(pairs)


async def _bounded_body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise MalformedForm(f"The form is larger than {MAX_BODY_BYTES} bytes.")
    return body
