"""Who is on the line: nothing about a debt before two answers match, and nothing to learn from wrong ones."""

import pytest

from tests.e2e.console import Console
from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e

_TELLTALE = ("debt", "owe", "balance", "collect", "Meridian", "Riverbend", "$", "past due")


def wrong_tries(person: Person) -> dict[str, str]:
    """Return one wrong pair of answers for each way of being wrong."""
    return {
        "both wrong": "01/02/1990 99501",
        "only the ZIP wrong": f"{person.dob} 99501",
        "only the date wrong": f"01/02/1990 {person.zip}",
    }


def test_three_wrong_tries_lock_and_a_person_is_told(phone: Phone, person: Person, console: Console) -> None:
    phone.say_all("hello", "1")
    answers = [phone.say(text) for text in wrong_tries(person).values()]
    assert answers[0] == answers[1]
    assert "could not confirm" in answers[0][0]
    assert len(answers[2]) == 1
    assert "cannot go on here today" in answers[2][0]
    assert phone.escalations() == ["identity_locked"]
    assert "Identity check failed three times" in console.reasons(phone.conversation()["id"])
    assert phone.say(person.factors) == []
    assert phone.conversation()["right_party_status"] == "unverified"


@pytest.mark.parametrize("way", ["both wrong", "only the ZIP wrong", "only the date wrong"])
def test_the_reply_is_the_same_whichever_answer_was_wrong(phone: Phone, person: Person, way: str) -> None:
    phone.say_all("hello", "1")
    (answer,) = phone.say(wrong_tries(person)[way])
    assert answer.partition(": ")[2] == (
        "I could not confirm that. Please check and send two of these again: your date of birth, your ZIP code, your "
        "reference number. Reply 3 for a person. Reply STOP to stop texts."
    )


def test_an_unknown_number_hears_exactly_what_a_known_one_hears(
    product: Product, phone: Phone, person: Person, unknown_phone: Phone
) -> None:
    said = ["1", *wrong_tries(person).values(), "hello?", person.factors]
    phone.say("hello")
    unknown_phone.say("hello")
    assert [phone.say(text) for text in said] == [unknown_phone.say(text) for text in said]
    assert unknown_phone.escalations() == phone.escalations() == ["identity_locked"]


def test_two_people_with_different_debts_hear_the_same_until_they_are_verified(
    product: Product, people: dict[str, list[Person]]
) -> None:
    one, other = (Phone(product, twin.phone) for twin in people["twins"])
    said = ["hello", "how much do i owe", "who is this", "whats this about", "can i pay 50 a month", "is this a scam"]
    said += ["1", "01/02/1990 99501", "im not telling you that"]
    heard = [one.say(text) for text in said]
    assert heard == [other.say(text) for text in said]
    assert all(heard)
    texts = " ".join(text for answers in heard for text in answers)
    assert [word for word in _TELLTALE if word in texts] == []


def test_the_debt_is_named_only_after_the_disclosure_has_gone_out(
    product: Product, phone: Phone, person: Person
) -> None:
    phone.say_all("how much do i owe", "1", person.factors)
    sent = [row for row in phone.messages() if row["direction"] == "out"]
    kinds = [row["kind"] for row in sent]
    assert kinds.count("disclosure_initial") == 1
    disclosed_at = kinds.index("disclosure_initial")
    telling = [place for place, row in enumerate(sent) if "$" in row["text"]]
    assert telling
    assert min(telling) > disclosed_at
    assert product.count("SELECT id FROM disclosure WHERE message_id = %s", sent[disclosed_at]["id"]) == 1


def test_a_reference_and_a_date_verify_from_a_number_nobody_knows(unknown_phone: Phone, person: Person) -> None:
    unknown_phone.say("hello")
    disclosure, balance = unknown_phone.say(f"{person.reference} {person.dob}")
    assert "is a debt collector" in disclosure
    assert f"{person.balance_cents % 100:02d}" in balance
    assert unknown_phone.conversation()["right_party_status"] == "verified"


@pytest.mark.parametrize("write", ["{dob} {zip}", "{dob}, {zip}", "zip {zip} born {dob}", "{iso} {zip}"])
def test_both_answers_are_read_in_whichever_way_they_are_written(phone: Phone, person: Person, write: str) -> None:
    phone.say_all("hello", "1")
    answers = phone.say(write.format(dob=person.dob, zip=person.zip, iso=person.born_on.isoformat()))
    assert "is a debt collector" in answers[0]


def test_a_date_and_zip_that_happen_to_pass_the_card_check_are_still_answers(
    product: Product, people: dict[str, list[Person]]
) -> None:
    (person,) = people["card-like"]
    phone = Phone(product, person.phone)
    phone.say_all("hola", "1")
    answers = phone.say("20/10/1981 60720")
    assert "es un cobrador de deudas" in answers[0]


def test_a_reference_and_a_date_that_happen_to_pass_the_card_check_are_still_answers(unknown_phone: Phone) -> None:
    unknown_phone.say("hello")
    sid = unknown_phone.send("RIV-200417 12/28/1955")
    unknown_phone.wait_for_turn(sid)
    assert unknown_phone.inbound(sid)["text"] == "[ref] [dob]"


def test_in_spanish_the_day_comes_first(product: Product, spanish_person: Person) -> None:
    phone = Phone(product, spanish_person.phone)
    phone.say_all("hola", "1")
    phone.say(f"{spanish_person.born_on:%d/%m/%Y}")
    assert "es un cobrador de deudas" in phone.say(spanish_person.zip)[0]
