"""Holds over the console's own calls, and the count of crises at `/metrics`, on the real application."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from parley.bootstrap import Application
from parley.gateway.app import make_app
from parley.services.intake import Inbound, receive_message
from parley.services.users import add_user

PASSWORD = "correct horse battery"
FROM_HERE = {"Origin": "http://localhost:8080"}


@pytest.fixture
async def browser(application: Application) -> AsyncIterator[httpx2.AsyncClient]:
    """A collector and a supervisor work here; nobody is signed in yet."""
    for name, role in (("cleo", "collector"), ("sam", "supervisor")):
        await add_user(application.services, name=name, role=role, password=PASSWORD)
    transport = httpx2.ASGITransport(app=make_app(application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://localhost:8080", headers=FROM_HERE) as client:
        yield client


async def sign_in(browser: httpx2.AsyncClient, name: str) -> None:
    answer = await browser.post("/console/login", data={"name": name, "password": PASSWORD})
    assert answer.status_code == 303


async def said(application: Application, text: str, phone: str = "+13125550177") -> str:
    received = await receive_message(application.services, Inbound("twilio", f"SM{text}{phone}", "sms", phone, text))
    return received.conversation_id


async def test_a_collector_sees_the_evidence_and_a_supervisor_releases(
    application: Application, browser: httpx2.AsyncClient
) -> None:
    conversation_id = await said(application, "talk to my lawyer")
    panel, hold = f"/console/api/conversations/{conversation_id}/holds", {}
    for name, status in (("cleo", 409), ("sam", 200)):
        await sign_in(browser, name)
        [hold] = (await browser.get(panel)).json()["holds"]
        assert any("EN-ATTORNEY" in line for line in hold["evidence"])
        assert hold["may_release"] is (status == 200)
        body = {"reason": "the attorney no longer acts"}
        answer = await browser.post(f"/console/api/holds/{hold['id']}/release", json=body)
        assert answer.status_code == status, answer.text
    assert (await browser.get(panel)).json()["holds"] == []


async def test_a_person_places_a_hold_and_a_short_reason_is_one_sentence(
    application: Application, browser: httpx2.AsyncClient
) -> None:
    conversation_id = await said(application, "hello")
    await sign_in(browser, "cleo")
    path = f"/console/api/conversations/{conversation_id}/holds"
    refused = await browser.post(path, json={"kind": "LITIGATION", "reason": "short"})
    assert (refused.status_code, refused.json()["error"]) == (409, "Give a reason of at least 10 characters.")
    assert (await browser.post(path, json={"kind": "LITIGATION", "reason": "a suit was filed"})).status_code == 200
    [hold] = (await browser.get(path)).json()["holds"]
    assert (hold["kind"], hold["label"]) == ("LITIGATION", "Lawsuit")


@pytest.mark.parametrize("path", ["conversations/con_x/holds", "holds/hld_x/release", "messages/msg_x/reveal"])
async def test_a_write_from_elsewhere_or_by_nobody_is_refused(browser: httpx2.AsyncClient, path: str) -> None:
    body = {"kind": "LEGAL", "reason": "long enough a reason"}
    assert (await browser.post(f"/console/api/{path}", json=body)).status_code == 401
    await sign_in(browser, "sam")
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert (await browser.post(f"/console/api/{path}", json=body, headers=elsewhere)).status_code == 403
    assert (await browser.post(f"/console/api/{path}", json=body)).status_code == 404


async def test_what_somebody_in_danger_wrote_is_shown_on_demand(
    application: Application, browser: httpx2.AsyncClient
) -> None:
    conversation_id = await said(application, "my husband hits me")
    await sign_in(browser, "cleo")
    for path in ("queue", f"conversations/{conversation_id}"):
        assert "husband" not in (await browser.get(f"/console/api/{path}")).text
    shown = (await browser.get(f"/console/api/conversations/{conversation_id}")).json()["messages"]
    message = next(one for one in shown if one["is_hidden"])
    revealed = await browser.post(f"/console/api/messages/{message['id']}/reveal")
    assert revealed.json() == {"text": "my husband hits me"}


async def test_crises_are_counted_for_the_metrics(application: Application, browser: httpx2.AsyncClient) -> None:
    """EV-SELFHARM."""
    assert "parley_crisis_total 0.0" in (await browser.get("/metrics")).text
    await said(application, "i want to die")
    await said(application, "no quiero vivir", "+13125550178")
    assert "parley_crisis_total 2.0" in (await browser.get("/metrics")).text
