"""What must end contact ends it: opt-outs, wrong numbers, disputes. One permitted answer, then silence."""

import pytest

from tests.e2e.console import Console
from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e


def test_stop_is_not_answered_and_start_opens_the_way_again(verified: Phone) -> None:
    assert verified.say("STOP") == []
    assert verified.is_suppressed()
    assert verified.say("how much do i owe") == []
    (resumed,) = verified.say("START")
    assert "We can write to you here again" in resumed
    assert not verified.is_suppressed()
    assert "balance" in " ".join(verified.say("how much do i owe"))


@pytest.mark.parametrize("text", ["STOP", "Stop.", "stop", "UNSUBSCRIBE", "ALTO"])
def test_a_stop_keyword_stops_a_person_nobody_has_verified(phone: Phone, text: str) -> None:
    phone.say("hello")
    phone.say(text)
    assert phone.is_suppressed()
    assert phone.say("hello?") == []


def test_a_free_text_opt_out_is_confirmed_exactly_once(verified: Phone) -> None:
    (confirmation,) = verified.say("please stop texting me")
    assert confirmation.startswith("Northlight Help")
    assert confirmation.endswith(": We received your request to stop texts to this number and we will honor it.")
    assert verified.is_suppressed()
    assert verified.say("please stop texting me") == []
    assert verified.say("hello") == []


def test_an_opt_out_in_spanish_is_confirmed_in_spanish(product: Product, spanish_person: Person) -> None:
    phone = Phone(product, spanish_person.phone)
    phone.say("hola")
    (confirmation,) = phone.say("por favor no me escriban mas a este numero")
    assert "Recibimos su solicitud" in confirmation
    assert phone.is_suppressed()


def test_a_wrong_number_hears_nothing_ever_again(product: Product, phone: Phone) -> None:
    assert len(phone.say("hello")) == 1
    assert phone.say("wrong number") == []
    assert phone.is_suppressed()
    assert phone.holds() == ["WRONG_PARTY"]
    point = product.row("SELECT * FROM contact_point WHERE kind = 'phone' AND address = %s", phone.number)
    assert point["wrong_party_at"] is not None
    assert point["consent_at"] is None
    assert [phone.say(text) for text in ("who is this", "START", "1")] == [[], [], []]


def test_saying_no_to_the_name_is_a_wrong_number(phone: Phone) -> None:
    phone.say("hello")
    assert phone.say("2") == []
    assert phone.is_suppressed()


def test_a_dispute_is_acknowledged_once_and_then_nothing_is_asked(verified: Phone, console: Console) -> None:
    (acknowledged,) = verified.say("i dont owe this")
    assert "We received your dispute and stopped collection" in acknowledged
    assert verified.holds() == ["DISPUTE"]
    assert verified.escalations() == ["dispute"]
    assert "Disputes the debt" in console.reasons(verified.conversation()["id"])
    assert [verified.say(text) for text in ("i dont owe this", "1", "can i pay 50 a month")] == [[], [], []]
    assert verified.conversation()["phase"] == "held"


def test_a_dispute_before_verification_is_acknowledged_without_a_word_of_the_debt(phone: Phone) -> None:
    phone.say("hello")
    (acknowledged,) = phone.say("thats not my debt")
    assert phone.holds() == ["DISPUTE"]
    assert not any(word in acknowledged.lower() for word in ("dispute", "debt", "collect", "owe", "$"))


@pytest.mark.parametrize(
    ("text", "hold"),
    [
        ("talk to my lawyer", "ATTORNEY"),
        ("i filed chapter 7", "BANKRUPTCY"),
        ("leave me alone dont contact me again", "CEASE"),
        ("he passed away in march", "DECEASED"),
        ("i already paid this last year", "CLAIMED_PAID"),
        ("somebody opened this in my name", "IDTHEFT"),
    ],
)
def test_a_statement_with_legal_effect_holds_and_is_answered_at_most_once(
    verified: Phone, text: str, hold: str
) -> None:
    answers = verified.say(text)
    assert len(answers) == (0 if hold == "CEASE" else 1)
    assert hold in verified.holds()
    assert verified.escalations() != []
    assert verified.say("how much do i owe") == []


def test_a_stop_in_a_message_with_a_dispute_outranks_it(verified: Phone) -> None:
    answers = verified.say("i dont owe this stop texting me")
    assert len(answers) == 1
    assert "stop texts to this number" in answers[0]
    assert "DISPUTE" in verified.holds()
    assert verified.is_suppressed()


def test_an_opt_out_reaches_every_account_of_the_number(product: Product, verified: Phone) -> None:
    before = len(verified.received())
    verified.say("STOP")
    rows = product.rows("SELECT reason FROM suppression WHERE address = %s AND lifted_at IS NULL", verified.number)
    assert [row["reason"] for row in rows] == ["opted_out"]
    assert len(verified.received()) == before
