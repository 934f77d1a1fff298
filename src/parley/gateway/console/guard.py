"""What holds for every console route: same-origin writes, safe headers, and errors as one sentence."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from parley.errors import ParleyError

LOGIN_PATH: Final = "/console/login"
_API_PREFIX: Final = "/console/api/"
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Refusal = ParleyError | RequestValidationError | HTTPException


class SignedOutError(ParleyError):
    """Nobody is signed in, or no longer."""

    code = "signed_out"


class CrossOriginError(ParleyError):
    """A write that another site may have caused."""

    code = "cross_origin"


class ConsoleRoute(APIRoute):
    """A route whose refusals are sentences and whose answers are neither framed nor cached."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's own handler."""
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                response = await handle(request)
            except (ParleyError, RequestValidationError, HTTPException) as error:
                response = _refusal(request, error)
            response.headers.update(_HEADERS)
            return response

        return guarded


def require_same_origin(base_url: str) -> Callable[[Request], Awaitable[None]]:
    """Return a dependency that refuses writes which do not come from our own pages.

    It stands beside the cookie's `SameSite=Strict`, which older browsers lack and sibling subdomains pass. A browser
    states where a write comes from in `Sec-Fetch-Site`, or (over plain http) in `Origin`; a write that states
    neither is refused.
    """
    own = _origin(base_url)

    async def check(request: Request) -> None:
        if request.method in _SAFE_METHODS:
            return
        site = request.headers.get("sec-fetch-site")
        origin = request.headers.get("origin", "")
        if site is not None:
            is_ours = site == "same-origin"
        else:
            is_ours = origin != "" and origin in (own, f"{request.url.scheme}://{request.headers.get('host', '')}")
        if not is_ours:
            raise CrossOriginError("This request did not come from the console itself; reload the page and try again.")

    return check


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _refusal(request: Request, error: Refusal) -> Response:
    is_api = request.url.path.startswith(_API_PREFIX)
    if isinstance(error, SignedOutError) and not is_api:
        return RedirectResponse(LOGIN_PATH, status_code=303)
    status, sentence, code = _status(error)
    if is_api:
        return JSONResponse({"error": sentence, "code": code}, status_code=status)
    return PlainTextResponse(sentence, status_code=status)


def _status(error: Refusal) -> tuple[int, str, str]:
    match error:
        case RequestValidationError():
            return _malformed(error)
        case HTTPException():  # FastAPI's own, for a body that is not text at all
            return error.status_code, "The body cannot be read; it is missing, too long or malformed.", "malformed"
        case SignedOutError():
            return 401, error.message, error.code
        case CrossOriginError():
            return 403, error.message, error.code
    return 404 if error.code.startswith("no_such") else 409, error.message, error.code


def _malformed(error: RequestValidationError) -> tuple[int, str, str]:
    place = error.errors()[0]["loc"]
    if place[0] == "path":
        what = str(place[1]).removesuffix("_id")
        return 404, f"There is no such {what}.", f"no_such_{what}"
    field = next((str(part) for part in reversed(place[1:]) if isinstance(part, str)), "The body")
    return 400, f"{field} is missing, too long or malformed.", "malformed"
