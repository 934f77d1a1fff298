"""The ears and the pen of simulated consumers, and the judge's arithmetic; no process is started here."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
import yaml

from parley.errors import ParleyError
from parley.money import format_cents
from parley.negotiation import Proposal
from parley.services.figures import write_date, write_frequency
from parley.settings import PROJECT_ROOT
from parley.simulation.fullstack.hearing import Ear, read_cents
from parley.simulation.fullstack.means import digit_of
from parley.simulation.fullstack.people import MOST_PEOPLE, Person, as_csv, draw_debt
from parley.simulation.fullstack.phrases import EN, ES, OFTEN, TONES
from parley.simulation.fullstack.run import TODAY, Cast
from parley.simulation.fullstack.writing import CLEAN, PHONE, Writer
from parley.simulation.population import Writing
from parley.simulation.speech import Seen

RESPONSES: dict[str, list[dict[str, Any]]] = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text("utf-8"))[
    "responses"
]
EAR = Ear(RESPONSES)
ASKS_CAPACITY = (
    "Is $54.16 monthly the most you can manage right now? Reply 1 if so, 2 for another amount, 3 for a person."
)
FIRST, LAST = date(2026, 12, 5), date(2027, 5, 5)


def spoken(name: str, language: str) -> str:
    """Write an approved sentence the way it is delivered, with figures in it."""
    wanted = {"en": None, "es": "es"}[language]
    [text] = [
        each["text"] for each in RESPONSES[name] if (each.get("condition") or [{"value": None}])[0]["value"] == wanted
    ]
    money = {"amount": 10_000, "first_amount": 30_000, "last_amount": 2_345, "total": 123_456}
    return f"Northlight Help: {text} Reply STOP to stop texts.".format(
        **{key: format_cents(cents, language) for key, cents in money.items()},
        count=6,
        rest_count=5,
        frequency=write_frequency("biweekly", language),
        first_on=write_date(FIRST, language, today=TODAY),
        last_on=write_date(LAST, language, today=TODAY),
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "kind", "figures"),
    [
        ("utter_read_back_plan", "installments", (6, 10_000, 10_000, 10_000)),
        ("utter_read_back_plan_last_differs", "installments", (6, 10_000, 10_000, 2_345)),
        ("utter_read_back_plan_first_differs", "installments", (6, 30_000, 10_000, 2_345)),
        ("utter_read_back_settlement", "settlement", (1, 123_456, 123_456, 123_456)),
        ("utter_read_back_settlement_parts", "settlement", (6, 10_000, 10_000, 10_000)),
        ("utter_read_back_full", "pay_in_full", (1, 123_456, 123_456, 123_456)),
        ("utter_read_back_promise", "promise", (1, 123_456, 123_456, 123_456)),
    ],
)
def test_a_read_back_is_heard_with_its_figures(
    name: str, kind: str, figures: tuple[int, int, int, int], language: str
) -> None:
    heard = EAR.hear([spoken(name, language)], TODAY)
    assert heard.names == (name,)
    assert heard.read_back is not None
    seen = Seen.of(heard.read_back)
    assert (seen.kind, seen.total_cents, seen.first_on) == (kind, 123_456, FIRST)
    assert (seen.count, seen.first_cents, seen.amount_cents, seen.last_cents) == figures


@pytest.mark.parametrize("name", [name for name in RESPONSES if name.startswith("utter_read_back_")])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_read_back_of_the_domain_is_heard_as_an_offer(name: str, language: str) -> None:
    assert EAR.hear([spoken(name, language)], TODAY).read_back is not None


@pytest.mark.parametrize(
    ("text", "reason", "asks"),
    [
        ("The lowest monthly payment I can set up is $35.00.", "below_minimum", None),
        (ASKS_CAPACITY, "", "capacity"),
        ("That is fine. What amount would work for you, how often, and from when?", "", "amount"),
        ("No puedo bajar el saldo de esta cuenta, pero sí repartirlo en pagos.", "settlement_unavailable", None),
    ],
)  # fmt: skip
def test_reasons_and_questions_are_heard(text: str, reason: str, asks: str | None) -> None:
    reply = EAR.hear([text], TODAY).as_reply()
    assert (reply.reason, reply.asks) == (reason, asks)


def test_a_sentence_nobody_approved_is_not_understood() -> None:
    heard = EAR.hear(["You must pay $50.00 today."], TODAY)
    assert (heard.names, heard.read_back) == ((), None)
    assert read_cents("You must pay $1,050.00 today, or $7.05.") == [105_000, 705]


def writer(language: str, *, tone: str = "neutral", seed: str = "1", noise: Any = CLEAN) -> Writer:
    person = Person(0, "Maria", language, draw_debt(1, 0, TODAY))
    return Writer(person, Writing("Maria", "standard", tone), seed=seed, noise=noise)


PLAN = Proposal(kind="installments", amount_cents=4_550, frequency="biweekly", first_due_on=FIRST)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_every_way_to_write_a_plan_names_its_figures(language: str, seed: str) -> None:
    text = writer(language, seed=seed, noise=PHONE).propose(PLAN, today=TODAY)
    assert "45.50" in text
    assert "5" in text.replace("45.50", "")


@pytest.mark.parametrize("language", ["en", "es"])
def test_tone_adds_words_and_never_digits(language: str) -> None:
    for before, after in TONES[language].values():
        assert not any(char.isdigit() for char in before + after)
    assert writer(language, tone="angry").propose(PLAN, today=TODAY) != writer(language).propose(PLAN, today=TODAY)


def test_the_same_seed_writes_the_same_texts() -> None:
    one, other = (writer("en", noise=PHONE) for _ in range(2))
    assert [one.propose(PLAN, today=TODAY) for _ in range(5)] == [other.propose(PLAN, today=TODAY) for _ in range(5)]


def test_both_languages_know_every_move() -> None:
    assert EN.keys() == ES.keys()
    assert OFTEN["en"].keys() == OFTEN["es"].keys()
    assert TONES["en"].keys() == TONES["es"].keys()


def test_a_cast_plays_every_hidden_consumer_in_both_languages_with_the_same_debt() -> None:
    parts = [*Cast(6, 7).parts()]
    assert parts == [*Cast(6, 7).parts()]
    for one, other in zip(parts[::2], parts[1::2], strict=True):
        assert (one.group, one.consumer, one.person.debt) == (other.group, other.consumer, other.person.debt)
        assert (one.person.language, other.person.language) == ("en", "es")
        assert one.person.phone != other.person.phone


@pytest.mark.parametrize("count", [0, -1, MOST_PEOPLE + 1])
def test_an_impossible_number_of_conversations_is_refused_in_one_sentence(count: int) -> None:
    with pytest.raises(ParleyError, match=rf"^--full-stack takes 1 to {MOST_PEOPLE} conversations\.$"):
        [*Cast(count, 1).parts()]


def test_every_person_of_a_cast_is_another_one_on_paper() -> None:
    people = [part.person for part in Cast(MOST_PEOPLE, random.Random(1).randrange(9)).parts()]
    assert len({person.phone for person in people}) == len({person.reference for person in people}) == MOST_PEOPLE
    assert as_csv(people).count("\n") == MOST_PEOPLE + 1


@pytest.mark.parametrize(
    ("cents", "digit"),
    [(0, "1"), (99_999, "1"), (100_000, "2"), (149_999, "2"), (150_000, "4"), (399_999, "7"), (400_000, "8")],
)
def test_a_sum_is_told_by_the_digit_of_its_range(cents: int, digit: str) -> None:
    assert digit_of(cents) == digit
