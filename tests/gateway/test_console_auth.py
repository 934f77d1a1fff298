"""Who gets into the console, from where, and what a refusal looks like; the use cases behind it are stand-ins."""

import ast
import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from parley.compliance.effects import EFFECTS
from parley.compliance.holds import HOLD_KINDS
from parley.compliance.limitation import Status
from parley.gateway.console import auth, labels, routes
from parley.gateway.console.auth import MAX_TRIES, SESSION_MAX_AGE_S, TRY_WINDOW_S, TryLimit
from parley.gateway.console.stream import server_sent_events
from parley.services import console
from parley.services.console import DISPOSITIONS, AlreadyClaimed
from parley.services.conversations import NoSuchConversation
from parley.settings import PROJECT_ROOT, Settings

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
HOME = "http://testserver"
FROM_HERE = {"Origin": HOME}
PASSWORD = "correct horse battery"


class Backstage:
    """What the stand-in use cases were asked, and what they answer."""

    def __init__(self) -> None:
        """Nothing happened yet; one collector works here."""
        self.names = {"col_ana": "ana"}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.checked: list[str] = []
        self.refusal: Exception | None = None

    async def check_password(self, _: Any, name: str, password: str) -> str | None:
        """Know one name and one password."""
        self.checked.append(name)
        return "col_ana" if (name, password) == ("ana", PASSWORD) else None

    async def find_collector_name(self, _: Any, collector_id: str) -> str | None:
        """Know who works here."""
        return self.names.get(collector_id)

    def action(self, name: str) -> Any:
        """Return a use case that notes its call, or refuses."""

        async def act(_: Any, **arguments: str) -> None:
            if self.refusal:
                raise self.refusal
            self.calls.append((name, arguments))

        return act


@pytest.fixture
def backstage(monkeypatch: pytest.MonkeyPatch) -> Backstage:
    stage = Backstage()

    async def nothing(_: Any) -> list[Any]:
        return []

    async def now(_: Any) -> datetime:
        return NOW

    monkeypatch.setattr(routes, "check_password", stage.check_password)
    monkeypatch.setattr(console, "find_collector_name", stage.find_collector_name)
    monkeypatch.setattr(console, "queue", nothing)
    monkeypatch.setattr(console, "current_time", now)
    for name in ("claim", "reply", "hand_back", "close"):
        monkeypatch.setattr(console, name, stage.action(name))
    return stage


def make_client(public_url: str = HOME) -> TestClient:
    app = FastAPI()
    settings = Settings(public_url=public_url, secret_key="secret-key-of-a-test")
    app.include_router(routes.make_router(SimpleNamespace(), settings, SimpleNamespace()))  # type: ignore[arg-type]
    return TestClient(app, base_url=public_url, follow_redirects=False)


@pytest.fixture
def client(backstage: Backstage) -> TestClient:
    return make_client()


def sign_in(client: TestClient, password: str = PASSWORD, name: str = "ana", **headers: str) -> Any:
    return client.post("/console/login", data={"name": name, "password": password}, headers=headers or FROM_HERE)


def test_page_sends_a_stranger_to_the_sign_in_page(client: TestClient) -> None:
    answer = client.get("/console/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/login")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "queue"),
        ("GET", "events"),
        ("GET", "conversations/con_1"),
        ("POST", "conversations/con_1/claim"),
        ("POST", "conversations/con_1/reply"),
        ("POST", "conversations/con_1/hand-back"),
        ("POST", "conversations/con_1/close"),
    ],
)
def test_call_of_a_stranger_is_refused_and_does_nothing(
    client: TestClient, backstage: Backstage, method: str, path: str
) -> None:
    body = {"text": "hi", "disposition": "resolved"} if method == "POST" else None
    answer = client.request(method, f"/console/api/{path}", json=body, headers=FROM_HERE)
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
    assert backstage.calls == []


def test_signed_in_collector_sees_page_and_queue(client: TestClient) -> None:
    assert sign_in(client).headers["location"] == "/console/"
    assert "ana" in client.get("/console/").text
    assert client.get("/console/api/queue").json() == {"now": NOW.isoformat(), "items": []}


@pytest.mark.parametrize(
    ("public_url", "is_secure"), [(HOME, False), ("https://pay.example", True)], ids=["http", "https"]
)
def test_cookie_is_kept_from_scripts_other_sites_and_other_paths(
    backstage: Backstage, public_url: str, is_secure: bool
) -> None:
    cookie = sign_in(make_client(public_url), Origin=public_url).headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/console", "max-age=43200"))
    assert ("; secure" in cookie) is is_secure


@pytest.mark.parametrize("token", ["", "x", "ImNvbF9hbmEi.aaaaaa.bbbbbb", "a" * 501])
def test_forged_cookie_signs_nobody_in(client: TestClient, token: str) -> None:
    client.cookies.set(auth.COOKIE, token, path="/console")
    assert client.get("/console/api/queue").status_code == 401


@pytest.mark.parametrize(("age_s", "status"), [(SESSION_MAX_AGE_S, 200), (SESSION_MAX_AGE_S + 1, 401)])
def test_session_ends_after_twelve_hours(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, age_s: int, status: int
) -> None:
    signer, issued = "itsdangerous.timed.TimestampSigner.get_timestamp", 1_795_284_000
    monkeypatch.setattr(signer, lambda _: issued)
    sign_in(client)
    token = client.cookies[auth.COOKIE]
    client.cookies.clear()
    monkeypatch.setattr(signer, lambda _: issued + age_s)
    answer = client.get("/console/api/queue", headers={"Cookie": f"{auth.COOKIE}={token}"})
    assert answer.status_code == status


def test_collector_taken_off_the_list_is_out_at_once(client: TestClient, backstage: Backstage) -> None:
    sign_in(client)
    backstage.names.clear()
    assert client.get("/console/api/queue").status_code == 401


def test_signing_out_forgets_the_session(client: TestClient) -> None:
    sign_in(client)
    assert client.post("/console/logout", headers=FROM_HERE).headers["location"] == "/console/login"
    assert client.get("/console/api/queue").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ana", "wrong"),
        ("nobody", PASSWORD),
        ("", ""),
        ("ana\x00", PASSWORD),
        ("a" * 101, PASSWORD),
        ("ana", "p" * 501),
    ],
    ids=["wrong password", "unknown name", "empty", "NUL", "long name", "long password"],
)
def test_every_failed_sign_in_reads_the_same(client: TestClient, name: str, password: str) -> None:
    answer = sign_in(client, password, name)
    assert answer.status_code == 401
    assert "The name or the password is not right." in answer.text
    assert "set-cookie" not in answer.headers


def test_name_typed_before_is_shown_as_text_not_as_markup(client: TestClient) -> None:
    assert "<script>" not in sign_in(client, "wrong", '"><script>').text


def test_sixth_try_is_refused_before_the_password_is_looked_at(client: TestClient, backstage: Backstage) -> None:
    assert [sign_in(client, "wrong").status_code for _ in range(MAX_TRIES)] == [401] * MAX_TRIES
    assert sign_in(client).status_code == 429
    assert sign_in(client, name=" ANA ").status_code == 429
    assert len(backstage.checked) == MAX_TRIES
    assert sign_in(client, "wrong", "ben").status_code == 401


def test_right_password_clears_the_earlier_tries(client: TestClient) -> None:
    for _ in range(2):
        assert [sign_in(client, "wrong").status_code for _ in range(MAX_TRIES - 1)] == [401] * (MAX_TRIES - 1)
        assert sign_in(client).status_code == 303


@pytest.mark.parametrize(("later_s", "may"), [(TRY_WINDOW_S - 1, False), (TRY_WINDOW_S, True)])
def test_tries_come_back_after_five_minutes(later_s: int, may: bool) -> None:
    now = [0.0]
    limit = TryLimit(lambda: now[0])
    assert all(limit.may_try("ana") for _ in range(MAX_TRIES))
    assert not limit.may_try("ana")
    now[0] = later_s
    assert limit.may_try("ana") is may


def test_memory_of_the_limit_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "_MAX_KEYS", 3)
    limit = TryLimit(lambda: 0.0)
    for name in "abcdef":
        limit.may_try(name)
    assert list(limit._tries) == ["d", "e", "f"]


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site", "Origin": HOME}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": HOME}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver:81"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_writes_are_taken_from_our_own_pages_only(
    client: TestClient, backstage: Backstage, headers: dict[str, str], is_ours: bool
) -> None:
    sign_in(client)
    answer = client.post("/console/api/conversations/con_1/claim", headers=headers)
    assert answer.status_code == (200 if is_ours else 403)
    assert bool(backstage.calls) is is_ours


def test_sign_in_from_another_site_is_refused(client: TestClient) -> None:
    answer = sign_in(client, Origin="http://evil.example")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("path", "body", "call"),
    [
        ("claim", None, ("claim", {})),
        ("reply", {"text": " Hola "}, ("reply", {"text": " Hola "})),
        ("hand-back", None, ("hand_back", {})),
        ("close", {"disposition": "resolved"}, ("close", {"disposition": "resolved"})),
    ],
)
def test_actions_carry_the_signed_in_collector(
    client: TestClient, backstage: Backstage, path: str, body: Any, call: tuple[str, dict[str, str]]
) -> None:
    sign_in(client)
    answer = client.post(f"/console/api/conversations/con_1/{path}", json=body, headers=FROM_HERE)
    assert answer.json() == {"ok": True}
    assert backstage.calls == [(call[0], {"conversation_id": "con_1", "collector_id": "col_ana", **call[1]})]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"text": null}',
        b'{"text": " \\n"}',
        b'{"text": "a\\u0000b"}',
        b'{"text": "\\ud800"}',
        b"\xff",
        json.dumps({"text": "x" * 1601}).encode(),
    ],
)
def test_malformed_reply_is_a_400_with_a_sentence(client: TestClient, backstage: Backstage, content: bytes) -> None:
    sign_in(client)
    headers = {**FROM_HERE, "Content-Type": "application/json"}
    answer = client.post("/console/api/conversations/con_1/reply", content=content, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith("is missing, too long or malformed.")
    assert backstage.calls == []


@pytest.mark.parametrize(("size", "status"), [(64 * 1024, 400), (64 * 1024 + 1, 413)])
def test_body_over_64_kib_is_not_read(client: TestClient, backstage: Backstage, size: int, status: int) -> None:
    sign_in(client)
    answer = client.post("/console/api/conversations/con_1/reply", content=b"x" * size, headers=FROM_HERE)
    assert answer.status_code == status
    assert backstage.calls == []


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(AlreadyClaimed("Another collector has it."), 409), (NoSuchConversation("There is no conversation con_1."), 404)],
)
def test_refused_action_says_why(client: TestClient, backstage: Backstage, refusal: Exception, status: int) -> None:
    sign_in(client)
    backstage.refusal = refusal
    answer = client.post("/console/api/conversations/con_1/claim", headers=FROM_HERE)
    assert (answer.status_code, answer.json()["error"]) == (status, str(refusal))


@pytest.mark.parametrize("path", ["/console/login", "/console/", "/console/api/queue"])
def test_every_answer_forbids_framing_caching_and_foreign_content(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert (headers["x-frame-options"], headers["cache-control"]) == ("DENY", "no-store")


async def notices(*given: dict[str, Any], closed: list[bool]) -> AsyncIterator[dict[str, Any]]:
    try:
        for notice in given:
            yield notice
        await asyncio.Event().wait()
    finally:
        closed.append(True)


async def test_stream_begins_with_resync_and_passes_ids_only() -> None:
    closed: list[bool] = []
    source = notices({"kind": "message", "conversation_id": "con_1", "text": "secret"}, closed=closed)
    lines = server_sent_events(source, may_go_on=lambda: True, heartbeat_s=0.001)
    assert await anext(lines) == 'data: {"kind": "resync"}\n\n'
    assert await anext(lines) == 'data: {"kind": "message", "conversation_id": "con_1"}\n\n'
    assert await anext(lines) == ": still here\n\n"
    await lines.aclose()  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    assert closed == [True]


async def test_stream_ends_with_the_session() -> None:
    closed: list[bool] = []
    lines = server_sent_events(notices(closed=closed), may_go_on=lambda: False)
    assert [line async for line in lines] == ['data: {"kind": "resync"}\n\n']
    await asyncio.sleep(0)
    assert closed == [True]


def test_every_reason_hold_and_disposition_has_words() -> None:
    reasons = {effect.escalation for effect in EFFECTS.values() if effect.escalation}
    assert reasons <= set(labels.REASONS)
    assert set(HOLD_KINDS) <= set(labels.HOLDS)
    assert set(DISPOSITIONS) == set(labels.DISPOSITIONS)


def test_every_reason_the_product_names_in_an_escalation_has_words() -> None:
    """A new one is easily forgotten, and the queue then shows its code."""
    named: set[str] = set()
    for path in (PROJECT_ROOT / "src" / "parley" / "services").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                place = {"escalate": 2, "hand_over": 1, "refer": 1}.get(call.func.id)
                given = call.args[place : place + 1] if place is not None else []
                named |= {node.value for node in given if isinstance(node, ast.Constant)}
    assert len(named) >= 15, "the calls are no longer found"
    by_age = {status.lower() for status in get_args(Status)} - {"open", "near_tb"}
    assert named | by_age | {"medical_wait"} <= set(labels.REASONS)


def test_unknown_code_is_shown_in_words() -> None:
    assert labels.label(labels.REASONS, "wants_a_pony") == "Wants a pony"
