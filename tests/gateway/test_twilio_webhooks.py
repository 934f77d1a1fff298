"""Twilio's two webhooks: refused without a trace, malformed by field, stored once before the answer."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator

from parley.gateway.twilio.routes import make_router
from parley.ids import new_id
from parley.settings import Settings
from parley.storage.tables import Conversation, ExternalEvent, Message
from tests.integration.talk.stage import Stage

TOKEN = "twilio-auth-token"
BASE = "https://parley.example"
SMS, STATUS = "/webhooks/twilio/sms", "/webhooks/twilio/status"


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI()
    app.include_router(make_router(stage.services, Settings(public_url=BASE, twilio_auth_token=TOKEN)))  # type: ignore[arg-type]
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=BASE) as opened:
        yield opened


async def post(client: httpx2.AsyncClient, path: str, form: dict[str, str], *, token: str = TOKEN) -> Any:
    signed = RequestValidator(token).compute_signature(BASE + path, form)
    return await client.post(path, data=form, headers={"X-Twilio-Signature": signed})


def inbound(phone: str, **changes: str | None) -> dict[str, str]:
    form = {"MessageSid": new_id("SM"), "From": phone, "Body": "hello", "NumMedia": "0"} | changes
    return {name: value for name, value in form.items() if value is not None}


async def stored(stage: Stage) -> tuple[int, ...]:
    async with stage.services.db.work() as work:
        counts = [
            await work.session.scalar(select(func.count()).select_from(table))
            for table in (Message, Conversation, ExternalEvent)
        ]
    return tuple(count or 0 for count in counts)


async def test_a_text_is_stored_before_the_empty_answer(client: httpx2.AsyncClient, stage: Stage) -> None:
    phone = stage.stranger()
    answer = await post(client, SMS, inbound(phone))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/xml")
    assert answer.text.endswith("<Response></Response>")
    [message] = await stage.messages((await stage.conversation(phone)).id)
    assert (message.text, message.state) == ("hello", "received")


async def test_the_same_text_again_is_answered_the_same_and_stored_once(
    client: httpx2.AsyncClient, stage: Stage
) -> None:
    phone = stage.stranger()
    form = inbound(phone)
    answers = [await post(client, SMS, form) for _ in range(3)]
    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}
    assert len(await stage.messages((await stage.conversation(phone)).id)) == 1


@pytest.mark.parametrize("path", [SMS, STATUS])
async def test_a_wrong_signature_is_refused_and_nothing_is_stored(
    client: httpx2.AsyncClient, stage: Stage, path: str
) -> None:
    before = await stored(stage)
    answer = await post(client, path, inbound(stage.stranger(), MessageStatus="sent"), token="wrong")
    assert answer.status_code == 403
    assert await stored(stage) == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"MessageSid": None}, "MessageSid", id="no sid"),
        pytest.param({"MessageSid": "x" * 65}, "MessageSid", id="a sid of 65 characters"),
        pytest.param({"MessageSid": "SM 1"}, "MessageSid", id="a sid with a space"),
        pytest.param({"From": None}, "From", id="no sender"),
        pytest.param({"From": "whatsapp:+13125550101"}, "From", id="another channel"),
        pytest.param({"From": "+1312555010x"}, "From", id="no number"),
        pytest.param({"Body": None}, "Body", id="no body"),
        pytest.param({"NumMedia": "-1"}, "NumMedia", id="fewer pictures than none"),
        pytest.param({"NumMedia": "many"}, "NumMedia", id="pictures in words"),
        pytest.param({"NumMedia": "²"}, "NumMedia", id="a digit that is no number"),
    ],
)
async def test_a_malformed_form_is_told_by_field_and_nothing_is_stored(
    client: httpx2.AsyncClient, stage: Stage, changes: dict[str, str | None], field: str
) -> None:
    before = await stored(stage)
    answer = await post(client, SMS, inbound(stage.stranger(), **changes))
    assert answer.status_code == 400
    assert field in answer.text
    assert await stored(stage) == before


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        pytest.param({"Body": ""}, "", id="empty"),
        pytest.param({"Body": "", "NumMedia": "1", "MediaUrl0": "https://x.example/1"}, "", id="a picture alone"),
        pytest.param({"Body": "🙂 ñ"}, "🙂 ñ", id="emoji"),
        pytest.param({"Body": "a\x00b"}, "ab", id="NUL"),
        pytest.param({"Body": "x" * 10_000}, "x" * 10_000, id="10,000 characters"),
        pytest.param({"From": "73822"}, "hello", id="a short code"),
        pytest.param({"SomethingNew": "1"}, "hello", id="a field Twilio added yesterday"),
    ],
)
async def test_every_text_twilio_can_send_is_taken(
    client: httpx2.AsyncClient, stage: Stage, changes: dict[str, str], text: str
) -> None:
    phone = stage.stranger() if "From" not in changes else f"{changes['From']}{stage.stranger()[-4:]}"
    form = inbound(phone, **{**changes, "From": phone})
    assert (await post(client, SMS, form)).status_code == 200
    assert (await stage.messages((await stage.conversation(phone)).id))[0].text == text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        pytest.param({"MessageSid": "SM_nobody", "MessageStatus": "sent"}, 204, id="a text nobody knows"),
        pytest.param({"MessageSid": "SM_nobody", "MessageStatus": "teleported"}, 204, id="a status nobody knows"),
        pytest.param({"MessageStatus": "sent"}, 400, id="no sid"),
        pytest.param({"MessageSid": "SM_nobody"}, 400, id="no status"),
        pytest.param({"MessageSid": "SM_nobody", "MessageStatus": ""}, 400, id="empty status"),
    ],
)
async def test_status_callbacks(client: httpx2.AsyncClient, form: dict[str, str], status: int) -> None:
    assert (await post(client, STATUS, form)).status_code == status


async def test_a_status_moves_the_text_it_names(client: httpx2.AsyncClient, stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    form = {
        "MessageSid": stage.carrier.taken[0].provider_id,
        "MessageStatus": "undelivered",
        "ErrorCode": "30003",
        "RawDlrDoneDate": "x",
    }
    assert (await post(client, STATUS, form)).status_code == 204
    sent = (await stage.messages((await stage.conversation(robin)).id))[-1]
    assert (sent.state, sent.error_code) == ("undelivered", "30003")
