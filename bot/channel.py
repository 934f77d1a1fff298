"""Input channel: the only way the rest of Parley talks to Rasa."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import reload, wire
from bot.turns import NotReady, TurnFailed

logger = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class ParleyChannel(InputChannel):
    """Routes under `/webhooks/parley`: health, understand, turn, model."""

    def __init__(self, token: str) -> None:
        """Keep the token callers must show.

        Raises:
            RasaException: The token is empty; an open door is never a default.
        """
        if not token or token.startswith("${"):
            raise RasaException("PARLEY_CHANNEL_TOKEN is not set: the input channel needs a token")
        self._token = token
        self._models = reload.ModelDoor()

    @classmethod
    def name(cls) -> str:
        """Return the path segment of this channel."""
        return "parley"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "ParleyChannel":
        """Build from `credentials.yml`."""
        return cls(str((credentials or {}).get("token") or ""))

    def blueprint(self, on_new_message: Callable[..., Awaitable[Any]]) -> Blueprint:
        """Return the routes. Rasa's own message handler is not used."""
        routes = Blueprint("parley_channel")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            if agent is None or not agent.is_ready():
                return response.json({"status": "no model"}, status=503)
            return response.json({"status": "ok", "model": reload.version_of(agent)})

        @routes.post("/understand")
        async def understand(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._understand)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._turn)

        @routes.post("/model")
        async def model(request: Request) -> HTTPResponse:
            return await self._guarded(request, self._swap)

        return routes

    async def _guarded(self, request: Request, handler: Handler) -> HTTPResponse:
        if not self._is_authorised(request):
            return response.json({"error": "unauthorised"}, status=401)
        try:
            return await handler(request)
        except wire.BadRequest as error:
            return response.json({"error": str(error)}, status=400)
        except NotReady:
            return response.json({"error": "no_model"}, status=503)
        except reload.Refused as error:
            logger.error("model.not_swapped why=%s", error)
            return response.json({"error": str(error), "restart": error.needs_restart}, status=409)
        except TurnFailed:
            return response.json({"error": "turn_failed"}, status=500)
        except Exception as error:
            # Neither the log nor the answer gets the error's text: it can quote the message.
            logger.error("turn.failed error=%s", type(error).__name__)
            return response.json({"error": "turn_failed"}, status=500)

    def _is_authorised(self, request: Request) -> bool:
        scheme, _, shown = (request.headers.get("Authorization") or "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(shown.encode(), self._token.encode())

    async def _understand(self, request: Request) -> HTTPResponse:
        asked = wire.read_understand(_json(request))
        with self._models.using(request.app.ctx.agent) as processor:
            return response.json(processor.understand(asked.text, today=asked.today))

    async def _turn(self, request: Request) -> HTTPResponse:
        asked = wire.read_turn(_json(request))
        with self._models.using(request.app.ctx.agent) as processor:
            # Two requests for one message may race (a retry after a time-out): one at a time.
            async with processor.lock_store.lock(asked.conversation_id, wait_time_in_seconds=0.02):
                return response.json(await processor.run(asked))

    async def _swap(self, request: Request) -> HTTPResponse:
        version = wire.read_version(_json(request))
        await self._models.swap(request.app, version)
        return response.json({"model": version})


def _json(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except ValueError:
        raise wire.BadRequest("body must be JSON") from None
