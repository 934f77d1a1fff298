"""The web chat at the level of its protocol: sessions, buttons, portal sign-in, and what a browser may not do."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.e2e.webchat import Visitor, portal_token

pytestmark = pytest.mark.e2e

Connect = Callable[..., Visitor]


@pytest.fixture
def connect(product: Product) -> Iterator[Connect]:
    """Open browser tabs that are closed at the end of the test."""
    opened: list[Visitor] = []

    def open_tab(**options: str | None) -> Visitor:
        opened.append(Visitor(product, **options))
        return opened[-1]

    yield open_tab
    for tab in opened:
        tab.close()


def test_from_a_visitor_to_an_agreed_plan_by_buttons(connect: Connect, product: Product, person: Person) -> None:
    tab = connect()
    assert "automated AI assistant" in tab.history[0]["text"]
    assert "recorded" in tab.history[0]["text"]
    tab.say("hello")
    answers = tab.say(f"{person.reference} {person.dob}")
    assert "is a debt collector" in answers[0]
    tab.press("Payment options")
    tab.press("Payment plan")
    assert "Agreed" in tab.press("I agree")[0]
    plan = product.row(
        "SELECT p.total_cents FROM payment_plan p JOIN account a ON a.id = p.account_id WHERE a.account_ref = %s",
        person.reference,
    )
    assert plan["total_cents"] == person.balance_cents


def test_the_chat_in_spanish(connect: Connect, spanish_person: Person) -> None:
    tab = connect(language="es")
    assert "asistente automatizado" in tab.history[0]["text"]
    tab.say("hola buenas tardes quiero ver mi cuenta")
    answers = tab.say(f"{spanish_person.reference} zip {spanish_person.zip}")
    assert "es un cobrador de deudas" in answers[0]
    tab.press("Opciones de pago")
    tab.press("Plan de pagos")
    assert "Acordado" in tab.press("Acepto")[0]


def test_coming_back_replays_the_whole_conversation(connect: Connect) -> None:
    tab = connect()
    tab.say("hello")
    again = connect(session_id=tab.session_id)
    assert again.conversation()["id"] == tab.conversation()["id"]
    assert [item["author"] for item in again.history] == ["system", "consumer", "bot"]
    assert again.history[1]["text"] == "hello"


@pytest.mark.parametrize("forge", ["invented", "somebody", "changed", "plain"])
def test_a_session_id_we_did_not_sign_starts_a_new_conversation(connect: Connect, forge: str) -> None:
    victim = connect()
    victim.say("hello")
    signed = victim.session_id
    forged = {
        "invented": "vis_000000000000000000000000",
        "somebody": victim.conversation()["address"],
        "changed": ("A" if signed[0] != "A" else "B") + signed[1:],
        "plain": "",
    }[forge]
    thief = connect(session_id=forged)
    assert thief.conversation()["id"] != victim.conversation()["id"]
    assert [item["author"] for item in thief.history] == ["system"]


def test_a_portal_visitor_is_verified_and_hears_the_disclosure_first(
    connect: Connect, product: Product, person: Person
) -> None:
    tab = connect(token=portal_token(product, person.reference))
    disclosure, balance = tab.say("how much do i owe")
    assert "is a debt collector" in disclosure
    assert f"{person.balance_cents % 100:02d}" in balance


def test_a_changed_portal_token_verifies_nobody(connect: Connect, product: Product, person: Person) -> None:
    token = portal_token(product, person.reference)
    tab = connect(token=token[:-2] + ("AA" if token[-2:] != "AA" else "BB"))
    assert tab.conversation()["right_party_status"] == "unverified"


def test_a_button_of_another_conversation_is_only_text(connect: Connect, person: Person) -> None:
    owner, thief = connect(), connect()
    owner.say("hello")
    owner.say(f"{person.reference} {person.dob}")
    grant = owner.button("A person")
    thief.say("hello")
    message_id = thief.send(grant)["message_id"]
    thief.answers_to(message_id)
    row = thief.product.row("SELECT text, payload FROM message WHERE id = %s", message_id)
    # A run of nine digits in the grant is masked like any other.
    assert (row["text"][:10], row["payload"]) == (grant[:10], None)
    assert thief.conversation()["handover"] == "none"


def test_a_resent_message_is_one_turn(connect: Connect, product: Product) -> None:
    tab = connect()
    first = tab.send("hello", client_id="same")
    second = tab.send("hello", client_id="same")
    assert first["message_id"] == second["message_id"]
    tab.answers_to(first["message_id"])
    query = "SELECT id FROM message WHERE conversation_id = %s AND direction = 'in'"
    assert product.count(query, tab.conversation()["id"]) == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001, None, 7, ["hello"], {"message": "x"}])
def test_what_is_no_message_is_refused_with_a_sentence(connect: Connect, product: Product, text: object) -> None:
    tab = connect()
    answer = tab.send(text)
    assert answer["ok"] is False
    assert answer["error"].endswith("again.")
    assert product.count("SELECT id FROM message WHERE conversation_id = %s", tab.conversation()["id"]) == 1


@pytest.mark.parametrize("text", ["😀", "nul \x00 byte", "a" * 10_000, "<b onclick=x>hi</b>", '/affirm{"x":1}'])
def test_odd_messages_are_answered(connect: Connect, text: str) -> None:
    tab = connect()
    assert len(tab.say(text)) == 1
    assert tab.conversation()["right_party_status"] == "unverified"


def test_stopping_the_chat_is_confirmed_once_and_then_it_is_silent(connect: Connect) -> None:
    tab = connect()
    tab.say("hello")
    (confirmation,) = tab.say("please stop writing to me")
    assert "stop" in confirmation
    assert tab.say("hello?") == []
