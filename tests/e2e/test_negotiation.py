"""Negotiating as people write, with the real understanding of language: conversation design 3, by text and in the chat."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.e2e.people import Person
from tests.e2e.phone import Phone
from tests.e2e.product import Product, Row
from tests.e2e.webchat import Visitor, portal_token

pytestmark = pytest.mark.e2e

Connect = Callable[..., Visitor]
_REASONS = re.compile(r"reason|motivo", re.IGNORECASE)


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


@pytest.fixture
def hablante(product: Product, spanish_person: Person) -> Phone:
    """The phone of a Spanish speaker who has said who they are."""
    phone = Phone(product, spanish_person.phone)
    phone.say(spanish_person.factors_day_first)
    return phone


def read_back(phone: Phone) -> list[tuple[str, int]]:
    """Return the payments a yes would agree to now: day and cents."""
    query = "SELECT schedule FROM offer WHERE id = %s"
    schedule = phone.product.row(query, phone.conversation()["negotiation"]["shown_offer_id"])["schedule"]
    return [(part["due_on"], part["amount_cents"]) for part in schedule]


def plans(phone: Phone) -> list[Row]:
    query = "SELECT p.* FROM payment_plan p JOIN offer o ON o.id = p.offer_id WHERE o.conversation_id = %s"
    return phone.product.rows(query, phone.conversation()["id"])


def said(answers: list[str]) -> str:
    return " ".join(answers)


def test_a_first_sum_and_a_plan_in_one_message(verified: Phone, person: Person) -> None:
    answer = said(verified.say("i can do 300 now then 250 a month"))
    assert "$300.00 on Nov 23" in answer
    parts = read_back(verified)
    assert [cents for _, cents in parts[:2]] == [30_000, 25_000]
    assert sum(cents for _, cents in parts) == person.balance_cents
    verified.say("1")
    assert len(plans(verified)) == 1


def test_half_now_and_the_rest_on_a_day_by_text(verified: Phone, person: Person) -> None:
    answer = said(verified.say("half now, rest on the 15th"))
    assert "in full" in answer
    assert [day for day, _ in read_back(verified)] == ["2026-11-23", "2026-12-15"]
    verified.say("ok")
    assert len(plans(verified)) == 1


def test_mitad_ahora_y_el_resto_otro_dia(hablante: Phone) -> None:
    answer = said(hablante.say("puedo dar la mitad ahora y el resto el 15"))
    assert "Usted pagaría" in answer
    assert [day for day, _ in read_back(hablante)] == ["2026-11-23", "2026-12-15"]
    hablante.say("si esta bien")
    assert len(plans(hablante)) == 1


def test_own_paydays_are_kept(verified: Phone) -> None:
    verified.say("i get paid the 5th and the 20th, i can do 130 each time")
    assert {day[-2:] for day, _ in read_back(verified)} == {"05", "20"}


def test_a_correction_and_a_digression_lead_back(verified: Phone) -> None:
    verified.say("250 a month")
    verified.say("actually 260 not 250")
    assert read_back(verified)[0][1] == 26_000
    answer = said(verified.say("wait how much do i owe"))
    assert "Reply 1 to agree" in answer
    verified.say("make it the 20th")
    assert read_back(verified)[0] == ("2026-12-20", 26_000)


def test_una_correccion_en_espanol(hablante: Phone) -> None:
    hablante.say("puedo pagar 250 al mes")
    hablante.say("no, mejor 260")
    assert read_back(hablante)[0][1] == 26_000


def test_too_low_is_answered_with_a_reason_and_a_concession_needs_something_new(verified: Phone) -> None:
    first = said(verified.say("30 a month"))
    assert "if it is too much" in first
    opening = read_back(verified)[0][1]
    verified.say("i could go up to 100 a month")
    assert read_back(verified)[0][1] <= opening


def test_all_somebody_has_is_the_cap(verified: Phone) -> None:
    answer = said(verified.say("all i have is 40 a month"))
    assert "hardship plan" in answer
    assert max(cents for _, cents in read_back(verified)) <= 4000


def test_no_puede_mas(hablante: Phone) -> None:
    hablante.say("no puedo pagar mas de 40 al mes")
    assert max(cents for _, cents in read_back(hablante)) <= 4000


def test_a_yes_to_more_than_they_can_do_is_asked_about(verified: Phone) -> None:
    verified.say("i can do 50 a month")
    assert read_back(verified)[0][1] > 5000
    assert "Can you keep that up" in said(verified.say("ok deal"))
    assert plans(verified) == []
    verified.say("2")
    assert max(cents for _, cents in read_back(verified)) <= 5000
    verified.say("1")
    assert len(plans(verified)) == 1


def test_a_lost_job_leads_through_two_questions_to_a_plan(verified: Phone) -> None:
    assert "you lost your job" in said(verified.say("i lost my job in may"))
    assert "Two short questions" in said(verified.say("yes"))
    assert "take home a month" in said(verified.say("1"))
    assert "rent, food" in said(verified.say("5"))
    answer = said(verified.say("2"))
    assert "Reply 1 to agree" in answer
    assert max(cents for _, cents in read_back(verified)) <= 25_000


def test_perdio_su_trabajo_y_prefiere_no_responder(hablante: Phone) -> None:
    assert "perdió su trabajo" in said(hablante.say("perdi mi trabajo en mayo"))
    assert "Dos preguntas cortas" in said(hablante.say("no"))
    assert "seguimos sin eso" in said(hablante.say("2"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0 a month", "above zero"),
        ("50 euros a month", "in US dollars"),
        ("250 a month starting feb 31", "not in the calendar"),
        ("i can pay 5000 a month", "more than the balance"),
    ],
)
def test_a_figure_that_cannot_be_is_told_in_one_sentence(verified: Phone, text: str, sentence: str) -> None:
    verified.say("250 a month")
    offer = verified.conversation()["negotiation"]["offer_id"]
    assert sentence in said(verified.say(text))
    assert verified.conversation()["negotiation"]["offer_id"] == offer


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_same_negotiation_in_the_chat(
    connect: Connect, product: Product, people: dict[str, list[Person]], language: str
) -> None:
    person = people[language].pop()
    tab = connect(token=portal_token(product, person.reference), language=language)
    texts = {
        "en": ("what can we do about this", "half now, rest on the 15th", "1"),
        "es": ("que opciones tengo para pagar", "la mitad ahora y el resto el 15", "1"),
    }[language]
    answers = [said(tab.say(text)) for text in texts]
    assert "1) $" in answers[0]
    assert ("in full: " if language == "en" else "en total: ") in answers[1]
    assert ("Agreed: " if language == "en" else "Acordado: ") in answers[2]
    query = (
        "SELECT id FROM payment_plan p WHERE agreed_message_id IN (SELECT id FROM message WHERE conversation_id = %s)"
    )
    assert product.count(query, tab.conversation()["id"]) == 1


def test_each_step_is_kept_and_the_offer_explains_itself(verified: Phone) -> None:
    verified.say("250 a month")
    verified.say("1")
    conversation = verified.conversation()
    steps = verified.product.rows(
        "SELECT act, outcome FROM negotiation_step WHERE conversation_id = %s ORDER BY recorded_at, id",
        conversation["id"],
    )
    assert {(step["act"], step["outcome"]) for step in steps} == {("respond", "accept"), ("confirm", "accept")}
    offer = verified.product.row("SELECT id FROM offer WHERE conversation_id = %s", conversation["id"])
    told = verified.product.cli("why", offer["id"]).stdout
    assert "balance_cents" in told
    assert _REASONS.search(told)
