"""Which webhooks count as Twilio's: the signature over the public address, the raw path and query, and the form."""

from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.types import Message
from twilio.request_validator import RequestValidator

from parley.gateway.twilio.signature import MAX_BODY_BYTES, BadSignature, MalformedForm, read_signed_form

TOKEN = "twilio-auth-token"
BASE = "https://parley.example"
PATH = "/webhooks/twilio/sms"
FORM = {"MessageSid": "SM1", "From": "+13125550101", "Body": "hola ñ & = 🙂", "MediaUrl0": ""}


def signature(url: str, form: dict[str, str], token: str = TOKEN) -> str:
    return str(RequestValidator(token).compute_signature(url, form))


def request(
    body: bytes, signed: str | None, *, path: str = PATH, query: str = "", host: str = "internal:8080", chunks: int = 1
) -> Request:
    size = max(1, -(-len(body) // chunks))
    parts = [body[at : at + size] for at in range(0, len(body), size)] or [b""]

    async def receive() -> Message:
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    headers = [(b"host", host.encode()), (b"x-forwarded-host", b"evil.example")]
    if signed is not None:
        headers.append((b"x-twilio-signature", signed.encode()))
    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": path.partition("%")[0],
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": headers,
        "server": ("internal", 8080),
    }
    return Request(scope, receive)


async def read(asked: Request, token: str = TOKEN) -> dict[str, str]:
    return await read_signed_form(asked, base_url=BASE, auth_token=token)


BODY = urlencode(FORM).encode()
GOOD = signature(BASE + PATH, FORM)


async def test_a_rightly_signed_form_is_read_with_its_empty_fields() -> None:
    assert await read(request(BODY, GOOD)) == FORM


async def test_a_form_that_comes_in_pieces_is_the_same_form() -> None:
    assert await read(request(BODY, GOOD, chunks=7)) == FORM


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("a=1&b=2", id="plain"),
        pytest.param("b=2&a=1", id="not in order"),
        pytest.param("q=a%20b+c&empty=", id="escapes and an empty value"),
        pytest.param("q=%2Fx%3D", id="escaped separators"),
    ],
)
async def test_the_query_is_signed_exactly_as_it_was_sent(query: str) -> None:
    signed = signature(f"{BASE}{PATH}?{query}", FORM)
    assert await read(request(BODY, signed, query=query)) == FORM


async def test_the_path_is_signed_with_its_escapes() -> None:
    path = "/webhooks/twilio/sms%2Fx"
    assert await read(request(BODY, signature(BASE + path, FORM), path=path)) == FORM


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(request(BODY, None), id="no header"),
        pytest.param(request(BODY, ""), id="empty header"),
        pytest.param(request(BODY, "AAAA"), id="nonsense"),
        pytest.param(request(BODY, signature(BASE + PATH, FORM, "another-token")), id="another token"),
        pytest.param(request(BODY, signature(f"{BASE}/webhooks/twilio/status", FORM)), id="another path"),
        pytest.param(request(BODY, signature(f"http://internal:8080{PATH}", FORM)), id="our inner address"),
        pytest.param(request(BODY, signature(f"https://evil.example{PATH}", FORM)), id="what a proxy claims"),
        pytest.param(request(BODY, GOOD, query="a=1"), id="a query that was not signed"),
        pytest.param(request(BODY, signature(f"{BASE}{PATH}?a=1", FORM)), id="a signed query that is not there"),
        pytest.param(request(BODY + b"&Extra=1", GOOD), id="a field more"),
        pytest.param(request(BODY.replace(b"SM1", b"SM2"), GOOD), id="a field changed"),
        pytest.param(request(b"", GOOD), id="no body"),
    ],
)
async def test_anything_else_is_refused(asked: Request) -> None:
    with pytest.raises(BadSignature):
        await read(asked)


async def test_without_a_token_of_ours_nothing_is_believed() -> None:
    with pytest.raises(BadSignature):
        await read(request(BODY, signature(BASE + PATH, FORM, "")), token="")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"Body=\xff\xfe", id="not UTF-8"),
        pytest.param(b"Body=%ff%fe", id="not UTF-8 when unescaped"),
        pytest.param(b"&".join(b"f%d=1" % n for n in range(201)), id="201 fields"),
        pytest.param(b"Body=" + b"x" * MAX_BODY_BYTES, id="larger than 64 KiB"),
    ],
)
async def test_a_form_that_cannot_be_read_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedForm):
        await read(request(body, "any"))
