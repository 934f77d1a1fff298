"""Chat tokens: a browser hands back what we signed, or is nobody."""

import time

import pytest

from parley.gateway.webchat.tokens import ChatTokens, PortalVisitor

TOKENS = ChatTokens("secret-key-of-a-test")
OTHERS = ChatTokens("another-key")


def test_a_session_we_signed_names_its_visitor() -> None:
    visitor = TOKENS.new_visitor()
    assert TOKENS.read_session(TOKENS.sign_session(visitor)) == visitor


def test_a_portal_token_names_its_account() -> None:
    assert TOKENS.read_portal_visitor(TOKENS.sign_portal_visitor("acc_1")) == PortalVisitor("acc_1")


def test_visitors_are_never_the_same() -> None:
    assert len({TOKENS.new_visitor() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(None, id="nothing"),
        pytest.param("", id="empty"),
        pytest.param(7, id="a number"),
        pytest.param({"visitor": "vis_1"}, id="an object"),
        pytest.param("vis_000000000000000000000000", id="a bare visitor id"),
        pytest.param(OTHERS.sign_session("vis_1"), id="signed with another key"),
        pytest.param(TOKENS.sign_session("vis_1")[:-1], id="cut short"),
        pytest.param("x" + TOKENS.sign_session("vis_1"), id="changed"),
        pytest.param(
            TOKENS.sign_session("".join(TOKENS.new_visitor() for _ in range(40))), id="longer than 500 characters"
        ),
        pytest.param(TOKENS.sign_portal_visitor("acc_1"), id="a portal token"),
        pytest.param(TOKENS._sessions.dumps({"visitor": "vis_1"}), id="signed, but no visitor"),
    ],
)
def test_any_other_session_names_nobody(token: object) -> None:
    assert TOKENS.read_session(token) is None


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(None, id="nothing"),
        pytest.param("acc_1", id="a bare account id"),
        pytest.param(OTHERS.sign_portal_visitor("acc_1"), id="signed with another key"),
        pytest.param(TOKENS.sign_session("acc_1"), id="a session token"),
        pytest.param(TOKENS._portal.dumps(["acc_1"]), id="signed, but no account"),
    ],
)
def test_any_other_portal_token_vouches_for_nobody(token: object) -> None:
    assert TOKENS.read_portal_visitor(token) is None


@pytest.mark.parametrize(
    ("age_s", "is_good"), [pytest.param(300, True, id="300 s"), pytest.param(301, False, id="301 s")]
)
def test_a_portal_token_is_good_for_five_minutes(monkeypatch: pytest.MonkeyPatch, age_s: int, is_good: bool) -> None:
    token = TOKENS.sign_portal_visitor("acc_1")
    later = time.time() + age_s
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert (TOKENS.read_portal_visitor(token) is not None) is is_good
