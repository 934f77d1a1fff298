"""The gateway: the only door to the outside. Webhooks, web chat, console, widget, demo, health."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import socketio
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from parley.bootstrap import Application, build
from parley.errors import ParleyError
from parley.gateway.api.app import make_api
from parley.gateway.console.routes import make_router as console_router
from parley.gateway.demo.fake_twilio import FakeTwilio
from parley.gateway.demo.routes import make_router as demo_router
from parley.gateway.live import LiveUpdates
from parley.gateway.twilio.routes import make_router as twilio_router
from parley.gateway.webchat.server import WebChat
from parley.gateway.webchat.tokens import ChatTokens
from parley.gateway.widget import STATIC, widget_script
from parley.logs import configure_logs
from parley.services.context import Services
from parley.services.crisis import count_crises
from parley.settings import load_settings

log = structlog.get_logger()


def make_app(application: Application) -> Any:
    """Build the ASGI app: FastAPI, with Socket.IO in front of it."""
    settings, services = application.settings, application.services
    tokens = ChatTokens(settings.secret_key.get_secret_value())
    live = LiveUpdates(settings.database_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await live.start()
        log.info("gateway.started", port=settings.port)
        yield
        await live.stop()
        await application.close()

    app = FastAPI(title="Parley", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    _add_error_table(app)
    _add_health(app, application, live)
    app.include_router(twilio_router(services, settings))
    app.include_router(console_router(services, settings, live))
    app.mount("/api/v1", make_api(services))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    if settings.demo:
        fake = FakeTwilio(services, settings)
        app.include_router(fake.router())
        app.include_router(demo_router(services, tokens, fake))
    chat = WebChat(services, tokens, live, allowed_origins="*" if settings.demo else [settings.base_url])
    return socketio.ASGIApp(chat.server, other_asgi_app=app, socketio_path="socket.io")


def _add_error_table(app: FastAPI) -> None:
    """One table from errors to answers; nothing of the request is echoed and no traceback leaves."""

    @app.exception_handler(ParleyError)
    async def refused(_: Request, error: ParleyError) -> Response:
        status = 404 if error.code.startswith("no_such") else 409
        return JSONResponse({"error": str(error), "code": error.code}, status_code=status)

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        log.error("gateway.request_failed", path=request.url.path, error=type(error).__name__)
        return JSONResponse({"error": "Something went wrong on our side; please try again."}, status_code=500)


def _add_health(app: FastAPI, application: Application, live: LiveUpdates) -> None:
    settings = application.settings

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", include_in_schema=False)
    async def readyz() -> Response:
        checks = {
            "database": await _database_answers(application),
            "live": live.is_connected,
            "assistant": await _rasa_answers(settings.rasa_url),
        }
        # Without the assistant messages still come in and wait; without the database nothing can be acknowledged.
        is_ready = checks["database"] and checks["live"]
        return JSONResponse({"ready": is_ready, "checks": checks}, status_code=200 if is_ready else 503)

    @app.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        crises = await crisis_metric(application.services)
        return Response(generate_latest() + crises, media_type=CONTENT_TYPE_LATEST)

    @app.get("/widget.js", include_in_schema=False)
    async def widget() -> Response:
        return Response(widget_script(), media_type="text/javascript", headers={"Cache-Control": "public, max-age=300"})

    @app.get("/", include_in_schema=False)
    async def root() -> Response:
        return PlainTextResponse("Parley is running. See /demo/ (in a demo) and /console/.\n")


class _Crises(Collector):
    def __init__(self, count: int) -> None:
        self._count = count

    def collect(self) -> Iterable[Metric]:
        yield CounterMetricFamily("parley_crisis", "Messages that told of a crisis.", value=self._count)


async def crisis_metric(services: Services) -> bytes:
    """Return `parley_crisis_total`: counted in the database, because gateway and worker both find crises.

    Without the database there is no number at all, which an alarm rule can tell from a zero.
    """
    try:
        count = await count_crises(services)
    except SQLAlchemyError as error:
        log.warning("gateway.database_unreachable", error=type(error).__name__)
        return b""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Crises(count))
    return generate_latest(registry)


async def _database_answers(application: Application) -> bool:
    try:
        async with application.services.db.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except Exception as error:  # any failure at all means "not ready"
        log.warning("gateway.database_unreachable", error=type(error).__name__)
        return False
    return True


async def _rasa_answers(rasa_url: str) -> bool:
    try:
        async with httpx2.AsyncClient(timeout=2.0) as client:
            return (await client.get(f"{rasa_url}/webhooks/parley/health")).status_code == 200
    except httpx2.HTTPError:
        return False


def create_app() -> Any:
    """Build the app from the environment (uvicorn's factory)."""
    configure_logs("gateway")
    return make_app(build(load_settings()))
