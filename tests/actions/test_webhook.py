"""The action server's door: a token first, and answers that tell nothing of what was asked."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from actions.app import make_app
from parley.services.context import Services
from parley.testing import action_call
from tests.integration.talk.stage import Stage

TOKEN = "actions-token"
MARK = "zebra-4821"


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=make_app(stage.services, TOKEN))
    async with httpx2.AsyncClient(transport=transport, base_url="http://actions") as opened:
        yield opened


def call(action: str = "action_clarify", **tracker: Any) -> dict[str, Any]:
    body = action_call(action, conversation_id=MARK, message_id="msg_test", intent="greet")
    body["tracker"].update(tracker)
    return body


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        pytest.param("/webhook", {}, id="none"),
        pytest.param("/webhook?token=", {}, id="empty"),
        pytest.param("/webhook?token=wrong", {}, id="wrong"),
        pytest.param("/webhook?token=actions-toke", {}, id="cut short"),
        pytest.param("/webhook?token=ácción", {}, id="not ASCII"),
        pytest.param("/webhook", {"Authorization": "Bearer wrong"}, id="wrong header"),
        pytest.param("/webhook", {"Authorization": "Basic actions-token"}, id="another scheme"),
    ],
)
async def test_a_call_without_the_token_is_refused(
    client: httpx2.AsyncClient, path: str, headers: dict[str, str]
) -> None:
    answer = await client.post(path, json=call(), headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"error": "not_authorised"})


async def test_the_token_is_taken_from_the_query_or_the_header(client: httpx2.AsyncClient, stage: Stage) -> None:
    received = await stage.receive((await stage.person()).phone, "hello")
    body = action_call("action_greet", conversation_id=received.conversation_id, message_id="msg_1", intent="greet")
    by_query = await client.post(f"/webhook?token={TOKEN}", json=body)
    by_header = await client.post("/webhook", json=body, headers={"Authorization": f"Bearer {TOKEN}"})
    assert by_query.status_code == by_header.status_code == 200
    assert by_query.json()["responses"][0]["response"] == "utter_ask_is_this_you"


@pytest.mark.parametrize(
    ("content", "status", "error"),
    [
        pytest.param(b"{" + MARK.encode(), 400, "not_json", id="half of an object"),
        pytest.param(b"\xff\xfe" + MARK.encode(), 400, "not_json", id="not UTF-8"),
        pytest.param(b"", 400, "not_json", id="nothing"),
        pytest.param(b'["zebra-4821"]', 500, "call_failed", id="a list"),
        pytest.param(b'{"next_action": "action_zebra-4821"}', 404, "no_such_action", id="an unknown action"),
        pytest.param(b'{"next_action": "action_greet", "zebra-4821": 1}', 500, "call_failed", id="no tracker"),
        pytest.param(
            b'{"next_action": "action_greet", "tracker": "zebra-4821"}', 500, "call_failed", id="a broken tracker"
        ),
    ],
)
async def test_a_call_that_cannot_be_run_is_answered_by_a_code_alone(
    client: httpx2.AsyncClient, content: bytes, status: int, error: str
) -> None:
    answer = await client.post(f"/webhook?token={TOKEN}", content=content)
    assert (answer.status_code, answer.json()) == (status, {"error": error})


async def test_a_call_without_an_action_does_nothing(client: httpx2.AsyncClient) -> None:
    answer = await client.post(f"/webhook?token={TOKEN}", json={"tracker": {"sender_id": MARK}})
    assert (answer.status_code, answer.json()) == (200, {"events": [], "responses": []})


async def test_a_failing_action_echoes_nothing_of_the_request(client: httpx2.AsyncClient) -> None:
    answer = await client.post(f"/webhook?token={TOKEN}", json=call())
    assert answer.status_code == 200
    assert [item["response"] for item in answer.json()["responses"]] == ["utter_trouble"]
    assert MARK not in answer.text


async def test_health_needs_no_token(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}


def test_an_action_server_without_a_token_does_not_start(services: Services) -> None:
    with pytest.raises(ValueError, match="needs a token"):
        make_app(services, "")
