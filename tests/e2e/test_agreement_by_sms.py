"""The main job by text message: from "hello" to an agreed plan, in both languages."""

import re

import pytest

from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e

_MONEY = re.compile(r"\$([\d,]+)\.(\d\d)")
_DISCLOSED_EN = (
    "is a debt collector",
    "trying to collect a debt",
    "will use any information you give us to help collect the debt",
)
_DISCLOSED_ES = ("es un cobrador de deudas", "cobrar una deuda", "Usaremos cualquier información que nos dé")


def cents(text: str) -> list[int]:
    """Return the sums of money a text names."""
    return [int(dollars.replace(",", "")) * 100 + int(rest) for dollars, rest in _MONEY.findall(text)]


def plan_of(product: Product, person: Person) -> dict[str, object]:
    """Return the person's plan with its account."""
    return product.row(
        "SELECT p.*, a.balance_cents FROM payment_plan p JOIN account a ON a.id = p.account_id WHERE a.account_ref = %s",
        person.reference,
    )


def test_from_hello_to_a_plan_whose_sums_equal_the_ledger(product: Product, phone: Phone, person: Person) -> None:
    (asked,) = phone.say("hello")
    assert f"are you {person.first_name}?" in asked
    (factors,) = phone.say("1")
    assert "two of these" in factors
    disclosure, balance = phone.say(person.factors)
    assert all(part in disclosure for part in _DISCLOSED_EN)
    assert cents(disclosure) == []
    assert cents(balance) == [person.balance_cents]
    (options,) = phone.say("1")
    assert "2) 6 monthly payments" in options
    (read_back,) = phone.say("2")
    assert "The plan would be" in read_back
    assert "Nothing is charged now" in read_back
    (agreed,) = phone.say("1")
    assert "Agreed" in agreed

    plan = plan_of(product, person)
    parts = product.rows("SELECT * FROM instalment WHERE plan_id = %s ORDER BY sequence", plan["id"])
    amounts = [part["amount_cents"] for part in parts]
    ledger = product.row(
        "SELECT sum(amount_cents)::bigint AS total FROM ledger_entry WHERE account_id = %s", plan["account_id"]
    )
    assert sum(amounts) == plan["total_cents"] == plan["balance_cents"] == ledger["total"] == person.balance_cents
    assert cents(agreed) == cents(read_back) == [amounts[0], amounts[-1], person.balance_cents]
    assert f"{len(parts)} monthly payments" in agreed
    assert plan["agreed_message_id"] == phone.messages()[-2]["id"]


def test_every_text_names_the_sender_and_how_to_stop(phone: Phone, person: Person) -> None:
    phone.say_all("hello", "1", person.factors, "1", "2", "1")
    texts = phone.received()
    assert len(texts) == 7
    assert all("Northlight Help" in text for text in texts)
    assert all(text.endswith("Reply STOP to stop texts.") for text in texts)
    assert all("debt collector" in text for text in texts[2:])
    assert not any("debt" in text for text in texts[:2])


def test_a_plan_in_the_consumers_own_figures_is_read_back_before_it_binds(
    product: Product, verified: Phone, person: Person
) -> None:
    (read_back,) = verified.say("i can do 300 a month")
    assert "$300.00" in read_back
    assert product.count("SELECT id FROM payment_plan WHERE agreed_message_id = %s", verified.messages()[-1]["id"]) == 0
    (agreed,) = verified.say("ok deal")
    assert "Agreed" in agreed
    assert plan_of(product, person)["total_cents"] == person.balance_cents


def test_a_second_yes_gives_the_same_plan(product: Product, verified: Phone, person: Person) -> None:
    verified.say_all("1", "2", "1")
    first = plan_of(product, person)
    (answer,) = verified.say("yes")
    assert "Your plan" in answer
    assert plan_of(product, person) == first


def test_the_whole_conversation_in_spanish(product: Product, spanish_person: Person) -> None:
    phone = Phone(product, spanish_person.phone)
    (asked,) = phone.say("hola")
    assert f"¿es usted {spanish_person.first_name}?" in asked
    phone.say("1")
    disclosure, balance = phone.say(spanish_person.factors_day_first)
    assert all(part in disclosure for part in _DISCLOSED_ES)
    assert cents(balance) == [spanish_person.balance_cents]
    (agreed,) = phone.say_all("1", "2", "1")
    assert "Acordado" in agreed
    assert plan_of(product, spanish_person)["total_cents"] == spanish_person.balance_cents
    texts = phone.received()
    assert all(text.endswith("Responda STOP para no recibir textos.") for text in texts)
    assert not any(" the " in text or "Reply" in text for text in texts)
    given = product.row("SELECT language FROM disclosure WHERE conversation_id = %s", phone.conversation()["id"])
    assert given["language"] == "es"


def test_switching_to_spanish_in_the_middle_keeps_the_place(verified: Phone, person: Person) -> None:
    verified.say_all("1", "2")
    answers = " ".join(verified.say("en español por favor"))
    assert "A partir de ahora le escribo en español" in answers
    assert "Plan: 6 pagos mensuales" in answers, "the offer is read back in the language in which it will be agreed"
    (agreed,) = verified.say("1")
    assert "Acordado" in agreed
    assert cents(agreed)[-1] == person.balance_cents


def test_clear_spanish_is_answered_in_spanish_without_asking(verified: Phone) -> None:
    answers = " ".join(verified.say("cuánto es lo que debo en total por favor"))
    assert "El saldo de su cuenta" in answers
    assert "Responda STOP" in answers
