"""The alarm leaves by a job of the real queue: ids only, tried again, and nothing where nobody is to be told."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import psycopg
import pytest

from parley.bootstrap import Application
from parley.outbound.alerts import WebhookAlerts
from parley.services.intake import Inbound, receive_message
from parley.settings import Settings
from parley.worker.tasks import register_alerts


class OnCall(HTTPServer):
    """Somebody's pager: keeps what it is told, and answers with what it should."""

    status = 200

    def __init__(self) -> None:
        """Listen on a free port of loopback."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.told: list[dict[str, Any]] = []
        self.url = f"http://127.0.0.1:{self.server_port}/pager"


class _Handler(BaseHTTPRequestHandler):
    server: OnCall

    def do_POST(self) -> None:
        self.server.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        """Say nothing."""


@pytest.fixture
def on_call() -> Iterator[OnCall]:
    """A pager that is switched on."""
    server = OnCall()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


async def run_alerts(application: Application, url: str, text: str) -> str:
    register_alerts(application.jobs, WebhookAlerts(url))
    async with application.jobs.open_async():
        inbound = Inbound("twilio", "SM1", "sms", "+13125550101", text)
        received = await receive_message(application.services, inbound)
        await application.jobs.run_worker_async(
            wait=False, install_signal_handlers=False, listen_notify=False, queues=["default"]
        )
    return received.message_id


def alert_job(settings: Settings) -> tuple[str, int]:
    with psycopg.connect(settings.database_url) as connection:
        query = "SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name = 'alert'"
        found = connection.execute(query).fetchone()
    assert found is not None
    return found[0], found[1]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param("i want to die", "parley.crisis", id="EV-SELFHARM"),
        pytest.param("no quiero vivir", "parley.crisis", id="EV-SELFHARM es"),
        pytest.param("my husband hits me", "parley.danger", id="EV-DV"),
    ],
)
async def test_an_emergency_is_told_with_ids_only(
    application: Application, settings: Settings, on_call: OnCall, text: str, event: str
) -> None:
    message_id = await run_alerts(application, on_call.url, text)
    [told] = on_call.told
    assert (told["event"], told["message_id"]) == (event, message_id)
    assert set(told) == {"event", "message_id", "conversation_id", "detected_at"}
    assert alert_job(settings)[0] == "succeeded"


async def test_an_alert_nobody_took_is_tried_again(
    application: Application, settings: Settings, on_call: OnCall
) -> None:
    on_call.status = 503
    await run_alerts(application, on_call.url, "i want to die")
    assert alert_job(settings) == ("todo", 1)


async def test_without_an_address_the_alarm_is_only_in_the_queue(application: Application, settings: Settings) -> None:
    await run_alerts(application, "", "i want to die")
    assert alert_job(settings)[0] == "succeeded"
