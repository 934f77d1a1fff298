"""The REST API: who may call it, what it answers, and that its description is what it does."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from parley.gateway.api.app import make_api
from parley.ids import new_id
from parley.services.api_keys import KeyRefused, add_key, list_keys, revoke_key
from parley.storage.tables import Account, ApiKey
from tests.integration.talk.stage import Person, Stage

BASE = "https://parley.example"
CHECK = "/api/v1/contact-check"


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI()
    app.mount("/api/v1", make_api(stage.services))
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as opened:
        yield opened


def system() -> str:
    """The name of a calling system of this test's own."""
    return new_id("crm")


async def ask(client: httpx2.AsyncClient, key: str | None, **query: str) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = await client.get(CHECK, params=query, headers=headers)
    return answer.status_code, answer.json()


async def verified(stage: Stage) -> Person:
    robin = await stage.person()
    await stage.change(Account, robin.account_id, created_at=stage.clock.now() - timedelta(days=30))
    await stage.verified(robin)
    return robin


async def test_a_system_with_a_key_learns_that_a_person_can_be_contacted(
    client: httpx2.AsyncClient, stage: Stage
) -> None:
    robin, key = await verified(stage), await add_key(stage.services, name=system(), creditor_id=None)
    status, answer = await ask(client, key, account_ref=robin.ref, creditor_id="meridian")
    assert (status, answer["may_contact"], answer["reasons"]) == (200, True, [])
    assert answer["possible_at"] == stage.clock.now().isoformat()
    assert answer["gates"]["G6"] is True


async def test_a_refusal_names_gate_rule_and_citation(client: httpx2.AsyncClient, stage: Stage) -> None:
    robin, key = await verified(stage), await add_key(stage.services, name=system(), creditor_id=None)
    await stage.sms(robin, "talk to my lawyer")
    _, answer = await ask(client, key, account_ref=robin.ref)
    assert answer["may_contact"] is False
    assert answer["possible_at"] is None
    [reason] = [reason for reason in answer["reasons"] if reason["rule_id"] == "REGF-6B2"]
    assert (reason["gate"], reason["code"]) == ("G1", "HOLD_ATTORNEY")
    assert reason["citation"].startswith("12 CFR 1006.6(b)(2)")


@pytest.mark.parametrize("key", [None, "", "pk_wrong"])
async def test_without_a_live_key_nothing_is_told(client: httpx2.AsyncClient, stage: Stage, key: str | None) -> None:
    robin = await verified(stage)
    status, answer = await ask(client, key, account_ref=robin.ref)
    assert status == 401
    assert answer == {"error": "Send a live API key as `Authorization: Bearer KEY`.", "code": "unauthorized"}


async def test_a_revoked_key_is_worthless_and_its_name_can_be_used_again(
    client: httpx2.AsyncClient, stage: Stage
) -> None:
    name = system()
    old = await add_key(stage.services, name=name, creditor_id=None)
    with pytest.raises(KeyRefused, match=f"already is a key named {name}"):
        await add_key(stage.services, name=name, creditor_id=None)
    await revoke_key(stage.services, name=name)
    new = await add_key(stage.services, name=name, creditor_id=None)
    assert (await ask(client, old, account_ref="x"))[0] == 401
    assert (await ask(client, new, account_ref="x"))[0] == 404
    with pytest.raises(KeyRefused, match="no live key named other"):
        await revoke_key(stage.services, name="other")


async def test_a_creditors_key_tells_of_its_own_accounts_only(client: httpx2.AsyncClient, stage: Stage) -> None:
    robin = await verified(stage)
    own = await add_key(stage.services, name=system(), creditor_id="meridian")
    other = await add_key(stage.services, name=system(), creditor_id="riverbend")
    assert (await ask(client, own, account_ref=robin.ref))[0] == 200
    assert (await ask(client, other, account_ref=robin.ref))[0] == 404
    assert (await ask(client, other, account_ref=robin.ref, creditor_id="meridian"))[0] == 403
    with pytest.raises(KeyRefused, match="no creditor nobody"):
        await add_key(stage.services, name=system(), creditor_id="nobody")


async def test_a_crisis_or_danger_at_home_is_told_to_nobody_outside(client: httpx2.AsyncClient, stage: Stage) -> None:
    robin, key = await verified(stage), await add_key(stage.services, name=system(), creditor_id="meridian")
    await stage.sms(robin, "i want to kill myself")
    _, answer = await ask(client, key, account_ref=robin.ref)
    assert answer["may_contact"] is False
    assert "HELD" in {reason["code"] for reason in answer["reasons"]}
    assert "CRISIS" not in str(answer)


async def test_no_key_can_be_read_from_the_database_or_the_list(stage: Stage) -> None:
    name = system()
    key = await add_key(stage.services, name=name, creditor_id=None)
    [row] = await stage.rows(ApiKey, name=name)
    assert key not in {str(value) for value in vars(row).values()}
    assert key not in str(await list_keys(stage.services))


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        pytest.param({}, 422, "account_ref", id="no account"),
        pytest.param({"account_ref": "NO-1"}, 404, "There is no account NO-1", id="unknown account"),
        pytest.param({"account_ref": "x", "channel": "fax"}, 422, "channel", id="unknown channel"),
        pytest.param({"account_ref": "x" * 101}, 422, "account_ref", id="too long"),
    ],
)
async def test_a_bad_question_gets_one_clear_sentence(
    client: httpx2.AsyncClient, stage: Stage, query: dict[str, str], status: int, says: str
) -> None:
    key = await add_key(stage.services, name=system(), creditor_id=None)
    found, answer = await ask(client, key, **query)
    assert found == status
    assert says in answer["error"]
    assert set(answer) == {"error", "code"}


async def test_the_description_is_open_and_names_the_key(client: httpx2.AsyncClient) -> None:
    described = (await client.get("/api/v1/openapi.json")).json()
    assert "/contact-check" in described["paths"]
    assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
