"""The ASGI app that runs custom actions for Rasa: token first, no echo of the request, no traceback.

It mounts rasa-sdk's executor in place of the SDK's own server, which has no authentication and answers an error with the
whole request in it.
"""

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from json import JSONDecodeError
from typing import Any

import structlog
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.catalogue import all_actions
from parley.bootstrap import build
from parley.logs import configure_logs
from parley.services.context import Services
from parley.settings import load_settings

log = structlog.get_logger()


class _DomainlessExecutor(ActionExecutor):
    """Runs actions without Rasa's domain.

    Rasa leaves the domain out when it believes we have it, and the SDK then refuses the call; our actions never read it.
    """

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        """Return no domain at all."""
        return {}


def make_executor(services: Services) -> ActionExecutor:
    """Register every action, wired."""
    executor = _DomainlessExecutor()
    for action in all_actions(services):
        executor.register_action(action)
    return executor


def make_app(services: Services, token: str) -> Starlette:
    """Build the app around wired services.

    Raises:
        ValueError: The token is empty; an open action server is never started.
    """
    if not token:
        raise ValueError("the action server needs a token")
    executor = make_executor(services)

    async def webhook(request: Request) -> Response:
        if not _is_allowed(request, token):
            return JSONResponse({"error": "not_authorised"}, status_code=401)
        try:
            call: Any = await request.json()
        except (JSONDecodeError, UnicodeDecodeError):
            return JSONResponse({"error": "not_json"}, status_code=400)
        try:
            result = await executor.run(call)
        except ActionNotFoundException:
            return JSONResponse({"error": "no_such_action"}, status_code=404)
        except ActionExecutionRejection:
            return JSONResponse({"error": "rejected"}, status_code=400)
        except Exception as error:  # a malformed call or a broken tracker: tell nothing of it
            log.error("actions.call_failed", error=type(error).__name__)
            return JSONResponse({"error": "call_failed"}, status_code=500)
        return JSONResponse(result.model_dump() if result else {"events": [], "responses": []})

    async def healthz(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await services.db.close()

    return Starlette(
        routes=[Route("/webhook", webhook, methods=["POST"]), Route("/healthz", healthz)], lifespan=lifespan
    )


def _is_allowed(request: Request, token: str) -> bool:
    given = request.query_params.get("token") or request.headers.get("Authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(given.encode(), token.encode())


def create_app() -> Starlette:
    """Build the app from the environment (uvicorn's factory)."""
    configure_logs("actions")
    settings = load_settings()
    return make_app(build(settings).services, settings.actions_token.get_secret_value())
