"""From the words of a message, through the reader of entities, to the proposal it means: first sums, paydays, limits, doubts."""

from datetime import date
from typing import Any

import pytest

from bot.nlu.reader import read_entities
from parley.negotiation import Proposal
from parley.services.dialogue.doubts import find_doubt, is_only_pesos
from parley.services.dialogue.limits import states_limit
from parley.services.dialogue.paydays import month_day, two_paydays
from parley.services.dialogue.proposals import Heard, Utterance, hear

TODAY = date(2026, 11, 21)  # a Saturday
FRIDAY = date(2026, 11, 27)
BALANCE = 120_000


def heard(language: str, text: str, intent: str = "give_details") -> Heard:
    entities = read_entities(text, language=language, today=TODAY)
    return hear(Utterance(intent, entities, text=text, language=language, balance_cents=BALANCE, today=TODAY))


def plan(amount: int | None, frequency: str = "monthly", **more: Any) -> Proposal:
    return Proposal(amount_cents=amount, frequency=frequency, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "100 now, then 50 a month", plan(5000, down_cents=10_000, first_due_on=TODAY)),
        ("en", "$100 now then $50 a month", plan(5000, down_cents=10_000, first_due_on=TODAY)),
        (
            "en",
            "i can do 100 today and 50 every 2 weeks",
            plan(5000, "biweekly", down_cents=10_000, first_due_on=TODAY),
        ),
        ("en", "200 down and 60 every two weeks", plan(6000, "biweekly", down_cents=20_000)),
        ("en", "60 a month with 200 down", plan(6000, down_cents=20_000)),
        ("en", "down payment of 200 and 60 a month", plan(6000, down_cents=20_000)),
        ("en", "pay 100 first and 50 a month after", plan(5000, down_cents=10_000)),
        ("en", "50 a month starting with 100", plan(5000, down_cents=10_000)),
        ("en", "put 150 down and the rest monthly", plan(None, down_cents=15_000)),
        ("en", "200 down and 6 payments of 60", Proposal(amount_cents=6000, count=6, down_cents=20_000)),
        ("es", "doy 100 ahora y 50 al mes", plan(5000, down_cents=10_000, first_due_on=TODAY)),
        ("es", "puedo dar 100 de enganche y 50 cada dos semanas", plan(5000, "biweekly", down_cents=10_000)),
        ("es", "100 hoy y luego 50 al mes", plan(5000, down_cents=10_000, first_due_on=TODAY)),
        ("es", "200 de entrada y 60 mensuales", plan(6000, down_cents=20_000)),
        ("es", "primero 100 y despues 50 al mes", plan(5000, down_cents=10_000)),
        (
            "es",
            "doy $144.17 ahorita y 18 dolares quincenales",
            plan(1800, "semimonthly", down_cents=14_417, first_due_on=TODAY),
        ),
        ("en", "put me down for 20 bucks every week", plan(2000, "weekly")),
        ("en", "i can get down to 20 every week", plan(2000, "weekly")),
        # Nothing of the kind: one sum, a range, a correction.
        ("en", "50 a month from dec 5", plan(5000, first_due_on=date(2026, 12, 5))),
        ("en", "40-50 a month", plan(4000)),
        ("en", "60 a month not 50", plan(6000)),
    ],
)
def test_a_first_sum_and_the_payments_after_it(language: str, text: str, expected: Proposal) -> None:
    assert heard(language, text).proposal == expected


def two(down: int, first: date | None, rest: date, total: int | None = None) -> Proposal:
    return Proposal(down_cents=down, first_due_on=first, rest_on=rest, total_cents=total)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "half now, rest on the 15th", two(60_000, TODAY, date(2026, 12, 15))),
        ("en", "half now half on the 15th", two(60_000, TODAY, date(2026, 12, 15), BALANCE)),
        ("en", "600 now and the rest dec 15", two(60_000, TODAY, date(2026, 12, 15))),
        ("en", "half on friday and the other half on the 15th", two(60_000, FRIDAY, date(2026, 12, 15))),
        ("en", "200 friday and the rest next friday", two(20_000, FRIDAY, date(2026, 12, 4))),
        ("en", "200 on friday and the remaining the friday after", two(20_000, FRIDAY, date(2026, 12, 4))),
        ("en", "400 now and 800 on the 15th", two(40_000, TODAY, date(2026, 12, 15), BALANCE)),
        ("es", "mitad ahora y el resto el 15", two(60_000, TODAY, date(2026, 12, 15))),
        ("es", "la mitad hoy y la otra mitad el 15", two(60_000, TODAY, date(2026, 12, 15))),
        ("es", "600 hoy y el resto el 15 de diciembre", two(60_000, TODAY, date(2026, 12, 15))),
    ],
)
def test_two_payments_on_their_days(language: str, text: str, expected: Proposal) -> None:
    assert heard(language, text).proposal == expected


def test_a_rest_without_a_day_or_before_the_first_payment_is_no_pair() -> None:
    for text in ("half now and the rest later", "600 on dec 15 and the rest dec 1"):
        assert heard("en", text).proposal.rest_on is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "60 on the 5th and the 20th", plan(6000, "semimonthly", paydays=(5, 20))),
        ("es", "60 el 5 y el 20", plan(6000, "semimonthly", paydays=(5, 20))),
        ("en", "the 5th and 20th", Proposal(frequency="semimonthly", paydays=(5, 20))),
        (
            "en",
            "50 on the last day of every month",
            plan(5000, first_due_on=date(2026, 11, 30), month_day=31),
        ),
        ("es", "50 al mes el 31", plan(5000, first_due_on=date(2026, 11, 30), month_day=31)),
        ("es", "el ultimo dia del mes", Proposal(first_due_on=date(2026, 11, 30), month_day=31)),
        ("en", "50 a month on the 5th", plan(5000, first_due_on=date(2026, 12, 5), month_day=5)),
        ("en", "30 percent", Proposal(percent_bps=3000)),
        ("es", "12 semanales desde el 29 de noviembre", plan(1200, "weekly", first_due_on=date(2026, 11, 29))),
        ("es", "60 al mes, el primero el 26 de noviembre", plan(6000, first_due_on=date(2026, 11, 26))),
        ("en", "60 a month, the first one on nov 26", plan(6000, first_due_on=date(2026, 11, 26))),
        ("en", "60 every 2 wks from the 5th of december", plan(6000, "biweekly", first_due_on=date(2026, 12, 5))),
        ("en", "60 two times a month from nov 26", plan(6000, "semimonthly", first_due_on=date(2026, 11, 26))),
        ("en", "700 total", Proposal(total_cents=70_000)),
        ("es", "700 en total", Proposal(total_cents=70_000)),
        ("en", "400 in 4 payments", Proposal(total_cents=40_000, count=4)),
    ],
)
def test_days_shares_and_totals(language: str, text: str, expected: Proposal) -> None:
    assert heard(language, text).proposal == expected


def closing(total: int, **more: Any) -> Proposal:
    return Proposal(kind="settlement", total_cents=total, **more)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "i can do 220 in 3 monthly payments and were done", closing(22_000, frequency="monthly", count=3)),
        ("en", "settle for 80 split in 3 payments", closing(8000, count=3)),
        ("es", "¿aceptan $220 en 3 pagos mensuales para liquidarla?", closing(22_000, frequency="monthly", count=3)),
        ("es", "le doy $220 en 3 pagos y cerramos la cuenta", closing(22_000, count=3)),
        (
            "es",
            "puedo pagarle $405 para cerrar la cuenta el 24 de noviembre",
            closing(40_500, first_due_on=date(2026, 11, 24)),
        ),
        (
            "en",
            "could we settle this for 358 on the 20th of december",
            closing(35_800, first_due_on=date(2026, 12, 20)),
        ),
        (
            "es",
            "podemos arreglarlo por $2,007.17? el 23 de diciembre",
            closing(200_717, first_due_on=date(2026, 12, 23)),
        ),
        (
            "en",
            "this is ridiculous. 1,055 to be done with it on december 21",
            closing(105_500, first_due_on=date(2026, 12, 21)),
        ),
        # No sum that closes it: a rhythm without an end, or a sum for each payment.
        ("en", "50 a month until we're done", plan(5000, kind="installments")),
        ("en", "50 a month and we're done", plan(5000, kind="installments")),
        ("en", "3 payments of 220 and were done", Proposal(kind="installments", amount_cents=22_000, count=3)),
    ],
)
def test_words_of_closing_win_over_the_rhythm_of_the_parts(language: str, text: str, expected: Proposal) -> None:
    assert heard(language, text, "propose_installments").proposal == expected
    promised = heard(language, text, "promise_payment").proposal
    assert (promised.kind == "settlement") is (expected.kind == "settlement")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5,20", (5, 20)),
        ("15,last", (15, 31)),
        ("27,28", None),
        ("8,15", (8, 15)),
        ("28,last", None),
        ("15", None),
        ("friday", None),
    ],
)
def test_two_paydays_are_held_where_every_month_has_both(value: str, expected: tuple[int, int] | None) -> None:
    assert two_paydays(value) == expected


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("31", "", 31),
        ("last", "", 31),
        ("5", "", 5),
        ("5,20", "", None),
        (None, "end of the month", 31),
        (None, "", None),
    ],
)
def test_the_day_of_the_month_that_is_meant(value: str | None, text: str, expected: int | None) -> None:
    assert month_day(value, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("all i have is 50", "the most i can do is 50", "50 is all i can afford", "i only have 50 a month", "50 max"),
        *("i can't do more than 50", "50 every 2 weeks is the best i can do", "i can only do 50", "50 at most"),
        *("no puedo mas de 50", "no puedo pagar más de 50", "lo mas que puedo es 50 al mes", "solo tengo 50"),
        *(
            "puedo hasta 50",
            "máximo 50",
            "24 twice a month, thats the most i reckon i can do",
            "50, no me alcanza pa mas",
        ),
        *(
            "that is all i reckon i can manage",
            "lo máximo que yo le puedo dar es 50",
            "24 a month, cant do more than that",
        ),
    ],
)
def test_words_of_a_limit_make_an_amount_the_most_somebody_can_pay(text: str) -> None:
    assert states_limit(text, is_range=False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "i can do 50 a month",
            "50 a month",
            "puedo pagar 50 al mes",
            "at least 50",
            "por lo menos 50",
            "50 most likely",
        ),
        *("can't do 254", "hasta el 15", "i make 900"),
    ],
)
def test_a_plain_proposal_is_no_limit(text: str) -> None:
    assert not states_limit(text, is_range=False)


@pytest.mark.parametrize(
    ("text", "cents", "expected"),
    [
        ("66.81 on dec 2, then 24 twice a month, thats the most i can do", 2400, True),
        ("66.81 on dec 2, then 24 twice a month", 2400, False),
        ("thats all i have", None, True),
    ],
)
def test_a_limit_is_heard_beside_a_first_payment_and_without_a_figure(
    text: str, cents: int | None, expected: bool
) -> None:
    said = heard("en", text)
    assert (said.proposal.amount_cents, said.is_limit) == (cents, expected)


@pytest.mark.parametrize(("text", "expected"), [("i can do 40-50 a month", True), ("40-50 a month", False)])
def test_a_range_somebody_can_do_is_a_limit(text: str, expected: bool) -> None:
    said = heard("en", text)
    assert (said.is_limit, said.high_cents) == (expected, 5000)


@pytest.mark.parametrize(
    ("language", "text", "cents"),
    [
        ("en", "cant do 254, can do 60", 6000),
        ("en", "254 a month is way too much, maybe 60 a month", 6000),
        ("en", "can't afford 254 a month", None),
        ("es", "no puedo pagar 254", None),
        ("es", "no puedo mas de 50", 5000),
        ("en", "can't do more than 50", 5000),
    ],
)
def test_an_amount_that_is_refused_is_not_proposed(language: str, text: str, cents: int | None) -> None:
    assert heard(language, text, "reject_too_high").proposal.amount_cents == cents


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "0", "zero"),
        ("en", "$0 a month", "zero"),
        ("es", "cero al mes", "zero"),
        ("en", "-50", "zero"),
        ("en", "minus 50 a month", "zero"),
        ("en", "$0.50", None),
        ("en", "40-50", None),
        ("es", "al menos 50", None),
        ("es", "por lo menos 50 al mes", None),
        ("en", "1000000000 a month", "too_large"),
        ("en", "$5,000,000", "too_large"),
        ("en", "call 312-555-0100", None),
        ("en", "1200.01", "above_balance"),
        ("en", "1200", None),
        ("en", "1300 now and the rest dec 15", "above_balance"),
        ("en", "50 euros", "currency"),
        ("en", "€50 a month", "currency"),
        ("es", "500 pesos al mes", "currency"),
        ("en", "50 canadian dollars", "currency"),
        ("en", "50 dollars", None),
        ("en", "50 yesterday", "past_date"),
        ("en", "50 today", None),
        ("en", "50 on feb 31", "no_such_day"),
        ("es", "50 el 31 de febrero", "no_such_day"),
        ("es", "el 30 de febrero", "no_such_day"),
        ("en", "50 on feb 29", "no_such_day"),  # the next one is in 2027
        ("en", "50 on feb 29 2028", None),
        ("en", "50 on feb 28", None),
        ("en", "start 2/30", "no_such_day"),
        ("en", "start 6/31", "no_such_day"),
        ("en", "start 12/31", None),
        ("en", "start on the 32nd", "no_such_day"),
        ("en", "start on the 31st", None),
        ("en", "may 60 a month work", None),
        ("en", "lets do 50/50", None),
    ],
)
def test_figures_nothing_can_be_arranged_with_are_told_apart(language: str, text: str, expected: str | None) -> None:
    assert find_doubt(text, heard(language, text).proposal, today=TODAY, balance_cents=BALANCE) == expected


@pytest.mark.parametrize(
    ("text", "is_only", "settled"),
    [
        ("12 pesos por semana", True, None),
        ("12pesos por semana", True, None),
        ("12 pesos mexicanos", False, "currency"),
        ("12 pesos o 10 euros", False, "currency"),
        ("12 dolares", False, None),
    ],
)
def test_pesos_of_no_country_may_be_dollars(text: str, is_only: bool, settled: str | None) -> None:
    assert is_only_pesos(text) is is_only
    proposal = heard("es", text).proposal
    doubt = find_doubt(text, proposal, today=TODAY, balance_cents=BALANCE, pesos_are_dollars=True)
    assert doubt == settled


def test_paying_everything_with_a_higher_sum_is_no_doubt() -> None:
    proposal = heard("en", "ill pay all 1500", "pay_in_full").proposal
    assert find_doubt("ill pay all 1500", proposal, today=TODAY, balance_cents=BALANCE) is None
