"""What the dialogue makes of what was understood: readings, misses, corrections, ranges, paydays, language."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parley.negotiation import Accept, Ask, Counter, NegotiationState, Offer, Outcome, Proposal, Reason
from parley.negotiation.schedule import Instalment
from parley.services.dialogue.acts import ACTS
from parley.services.dialogue.corrections import is_only_figures, meant
from parley.services.dialogue.language import language_to_use
from parley.services.dialogue.paydays import first_payday, is_twice_a_month
from parley.services.dialogue.proposals import Heard, Utterance, choose_amount, differs, hear
from parley.services.dialogue.readings import after_misses, two_readings
from parley.services.dialogue.said import Said, answer_range, join, still_stands
from parley.services.wording import Wording
from parley.settings import PROJECT_ROOT

OFFERABLE = frozenset({"ask_balance", "ask_options", "stop_contact", "confirm_identity"})
SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("ranking", "is_verified", "expected"),
    [
        pytest.param(
            (("ask_balance", 0.4), ("ask_options", 0.3)), True, ("ask_balance", "ask_options"), id="the two likeliest"
        ),
        pytest.param(
            (("ask_options", 0.3), ("ask_balance", 0.4)), True, ("ask_balance", "ask_options"), id="in any order"
        ),
        pytest.param(
            (("affirm", 0.5), ("ask_balance", 0.2), ("greet", 0.1), ("out_of_scope", 0.05), ("stop_contact", 0.04)),
            True,
            ("ask_balance", "stop_contact"),
            id="what cannot be a reading is passed over",
        ),
        pytest.param((("ask_balance", 0.10), ("ask_options", 0.0)), True, ("ask_balance", "ask_options"), id="just so"),
        pytest.param((("ask_balance", 0.099), ("ask_options", 0.05)), True, None, id="the likeliest is a guess"),
        pytest.param((("ask_balance", 0.9),), True, None, id="only one"),
        pytest.param((), True, None, id="a button, or no words"),
        pytest.param(
            (("confirm_identity", 0.5), ("ask_balance", 0.3), ("ask_options", 0.1)),
            True,
            ("ask_balance", "ask_options"),
            id="who it is need not be asked again",
        ),
        pytest.param(
            (("confirm_identity", 0.5), ("stop_contact", 0.3)),
            False,
            ("confirm_identity", "stop_contact"),
            id="but before verification it may be meant",
        ),
    ],
)
def test_two_readings_are_offered_or_none(
    ranking: tuple[tuple[str, float], ...], is_verified: bool, expected: tuple[str, str] | None
) -> None:
    assert two_readings(ranking, OFFERABLE, is_verified=is_verified) == expected


@pytest.mark.parametrize(("misses", "step"), [(1, "ask_back"), (2, "offer_person"), (3, "hand_over"), (4, "hand_over")])
def test_misses_in_a_row_lead_to_a_person(misses: int, step: str) -> None:
    assert after_misses(misses) == step


def test_every_reading_that_can_be_offered_can_be_acted_on() -> None:
    assert set(ACTS) == set(Wording.load(PROJECT_ROOT / "domain.yml").readings)


def found(text: str, *wanted: tuple[str, str, Any]) -> list[dict[str, Any]]:
    """Entities with their places: (kind, words in the text, value)."""
    return [
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for kind, words, value in wanted
    ]


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("actually 60 not 50", "en", 60),
        ("not 50, 60", "en", 60),
        ("60 instead of 50", "en", 60),
        ("instead of the $50 can i do 60", "en", 60),
        ("rather than 50 id do 60", "en", 60),
        ("no 50 sino 60", "es", 60),
        ("no 50 sino 60", "en", 60),
        ("no son 50 sino 60", "es", 60),
        ("60 en vez de 50", "es", 60),
        ("en lugar de los 50 pongame 60", "es", 60),
        ("quiero 60 no 50", "es", 60),
        ("50 no 60", "en", 60),
        ("50 no wait 60", "en", 60),
        ("50 i mean 60", "en", 60),
        ("50 perdón 60", "es", 60),
        ("50, mejor 60", "es", 60),
        ("change it from 50 to 60", "en", 60),
        ("cambielo de 50 a 60", "es", 60),
        # No correction: the first value counts, and it is read back.
        ("60 and 50", "en", 60),
        ("no, 60 then 50", "en", 60),
        ("from 50 to 60", "en", 50),
        ("50 now 60 later", "en", 50),
    ],
)
def test_of_two_amounts_the_one_that_is_meant_counts(text: str, language: str, amount: int) -> None:
    entities = found(text, *sorted((("amount", "50", 50), ("amount", "60", 60)), key=lambda item: text.index(item[1])))
    assert hear(Utterance("give_details", entities, text, language)).proposal.amount_cents == amount


def test_a_correction_of_a_date_or_a_period_replaces_that_alone() -> None:
    text = "50 monthly no wait biweekly and not the 15th but the 20th"
    entities = found(
        text,
        ("amount", "50", 5000),
        ("frequency", "monthly", "monthly"),
        ("frequency", "biweekly", "biweekly"),
        ("date", "15th", "2026-12-15"),
        ("date", "20th", "2026-12-20"),
    )
    assert hear(Utterance("give_details", entities, text)).proposal == Proposal(
        amount_cents=5000, frequency="biweekly", first_due_on=date(2026, 12, 20)
    )


@pytest.mark.parametrize(
    "entities",
    [
        pytest.param([{"entity": "amount", "value": 5000}, {"entity": "amount", "value": 6000}], id="without places"),
        pytest.param(
            [
                {"entity": "amount", "value": 5000, "start": 4, "end": 400},
                {"entity": "amount", "value": 6000, "start": 0, "end": 0},
            ],
            id="places outside of the text",
        ),
        pytest.param(found("not 50", ("amount", "50", 5000)), id="the only value stays"),
        pytest.param(found("not 50 nor 60", ("amount", "50", 5000)), id="and so does the last one left"),
    ],
)
def test_nothing_is_taken_back_on_weak_grounds(entities: list[dict[str, Any]]) -> None:
    assert meant(entities, "not 50", "en") == entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("actually 130 not 120", True),
        ("no wait 130", True),
        ("mejor 130 en vez de 120", True),
        ("130", True),
        ("i owe 130 not 120", False),
        ("the balance is 130 not 120", False),
        ("stop 130", False),
        ("i am not 130", False),
        ("actually not", False),
    ],
)
def test_a_message_of_figures_alone_is_told_from_a_statement_about_them(text: str, expected: bool) -> None:
    wanted = [("amount", figure, int(figure)) for figure in ("130", "120") if figure in text]
    assert is_only_figures(found(text, *wanted), text) is expected


AMOUNT = {"entity": "amount", "value": 4000}


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        pytest.param(
            [{**AMOUNT, "role": "low"}, {**AMOUNT, "value": 5000, "role": "high"}],
            Heard(Proposal(amount_cents=4000), high_cents=5000),
            id="40 or 50",
        ),
        pytest.param(
            [{**AMOUNT, "value": 5000, "role": "high"}, {**AMOUNT, "role": "low"}],
            Heard(Proposal(amount_cents=4000), high_cents=5000),
            id="the high end first",
        ),
        pytest.param([{**AMOUNT, "role": "low"}], Heard(Proposal(amount_cents=4000)), id="one end only"),
        pytest.param(
            [{**AMOUNT, "value": 25_000, "either": [250, 25_000]}],
            Heard(Proposal(), either=(250, 25_000)),
            id="two fifty",
        ),
        pytest.param([{**AMOUNT, "either": [4000, 4000]}], Heard(Proposal(amount_cents=4000)), id="no choice at all"),
        pytest.param([{**AMOUNT, "either": [4000]}], Heard(Proposal(amount_cents=4000)), id="half a choice"),
        pytest.param(
            [{"entity": "balance_share", "value": 5000}],
            Heard(Proposal(amount_cents=50_001)),
            id="half, rounded half up",
        ),
        pytest.param([{"entity": "balance_share", "value": 0}], Heard(Proposal()), id="a share of nothing"),
        pytest.param([{"entity": "balance_share", "value": 10_001}], Heard(Proposal()), id="more than all"),
        pytest.param(
            [AMOUNT, {"entity": "balance_share", "value": 5000}],
            Heard(Proposal(amount_cents=4000)),
            id="an amount next to a share",
        ),
        pytest.param(
            [{"entity": "balance_share", "value": 5000}, {"entity": "percent", "value": 5000}],
            Heard(Proposal(amount_cents=50_001)),
            id="a share next to a percentage",
        ),
        pytest.param(
            [{"entity": "recurring_day", "value": "1,15"}],
            Heard(Proposal(frequency="semimonthly", paydays=(1, 15))),
            id="on the 1st and the 15th",
        ),
        pytest.param(
            [{"entity": "frequency", "value": "biweekly"}, {"entity": "recurring_day", "value": "friday"}],
            Heard(Proposal(frequency="biweekly", first_due_on=date(2026, 11, 27))),
            id="every other friday",
        ),
        pytest.param(
            [{"entity": "recurring_day", "value": "friday"}, {"entity": "date", "value": "2026-12-04"}],
            Heard(Proposal(first_due_on=date(2026, 12, 4))),
            id="fridays from the 4th",
        ),
    ],
)
def test_new_shapes_become_one_proposal(entities: list[dict[str, Any]], expected: Heard) -> None:
    assert hear(Utterance("give_details", entities, balance_cents=100_001, today=SATURDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("400 in 4 payments", Proposal(total_cents=40_000, count=4), id="a sum and its parts"),
        pytest.param("4 payments of 400", Proposal(amount_cents=40_000, count=4), id="each part"),
        pytest.param("400 for 4 payments", Proposal(amount_cents=40_000, count=4), id="not plainly a sum"),
    ],
)
def test_a_sum_in_parts_is_told_from_parts_of_a_sum(text: str, expected: Proposal) -> None:
    entities = found(text, ("amount", "400", 40_000), ("count", "4 payments", 4))
    assert hear(Utterance("give_details", entities, text)).proposal == expected


def test_the_choice_settles_the_ambiguous_amount_and_nothing_else() -> None:
    entities = [{"entity": "amount", "value": 250, "either": [250, 25_000]}, {"entity": "frequency", "value": "weekly"}]
    assert hear(Utterance("give_details", choose_amount(entities, 25_000))).proposal == Proposal(
        amount_cents=25_000, frequency="weekly"
    )


@pytest.mark.parametrize(
    ("value", "today", "expected"),
    [
        ("friday", SATURDAY, date(2026, 11, 27)),
        ("friday", date(2026, 11, 26), date(2026, 11, 27)),
        ("friday", date(2026, 11, 27), date(2026, 12, 4)),
        ("15", date(2026, 11, 14), date(2026, 11, 15)),
        ("15", date(2026, 11, 15), date(2026, 12, 15)),
        (3, SATURDAY, date(2026, 12, 3)),
        ("last", SATURDAY, date(2026, 11, 30)),
        ("last", date(2026, 11, 30), date(2026, 12, 31)),
        ("last", date(2027, 1, 31), date(2027, 2, 28)),
        ("31", date(2028, 2, 1), date(2028, 2, 29)),
        ("1,15", date(2026, 11, 30), date(2026, 12, 1)),
        ("1,15", date(2026, 12, 1), date(2026, 12, 15)),
        ("15,last", SATURDAY, date(2026, 11, 30)),
        ("5,20", SATURDAY, date(2026, 12, 5)),
        ("", SATURDAY, None),
        ("someday", SATURDAY, None),
        ("0", SATURDAY, None),
        ("32", SATURDAY, None),
        ("1,10,20", SATURDAY, None),
        (None, SATURDAY, None),
        (True, SATURDAY, None),
    ],
)
def test_the_first_payday_is_the_next_such_day_after_today(value: Any, today: date, expected: date | None) -> None:
    assert first_payday(value, today) == expected


@pytest.mark.parametrize(("value", "expected"), [("1,15", True), ("15", False), ("friday", False), ("last", False)])
def test_two_days_of_the_month_are_twice_a_month(value: str, expected: bool) -> None:
    assert is_twice_a_month(value) is expected


def plan(
    amount: int = 6000, frequency: str = "monthly", first: date = date(2026, 12, 1), kind: str = "installments"
) -> Offer:
    parts = (Instalment(1, first, amount), Instalment(2, date(2027, 1, 1), amount))
    return Offer(
        kind=kind,  # type: ignore[arg-type]
        creditor_id="meridian",
        terms_version=1,
        balance_cents=2 * amount,
        total_cents=2 * amount,
        instalments=parts,
        frequency=frequency,  # type: ignore[arg-type]
        expires_in_hours=72,
    )


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param(Heard(Proposal()), False, id="a bare yes"),
        pytest.param(Heard(Proposal(amount_cents=6000, frequency="monthly")), False, id="the same figures"),
        pytest.param(Heard(Proposal(amount_cents=12_000)), False, id="the total"),
        pytest.param(Heard(Proposal(amount_cents=5000)), True, id="another amount"),
        pytest.param(Heard(Proposal(frequency="biweekly")), True, id="another period"),
        pytest.param(Heard(Proposal(first_due_on=date(2026, 12, 1))), False, id="the same day"),
        pytest.param(Heard(Proposal(first_due_on=date(2026, 12, 2))), True, id="another day"),
        pytest.param(Heard(Proposal(count=2)), False, id="the same count"),
        pytest.param(Heard(Proposal(count=3)), True, id="another count"),
        pytest.param(Heard(Proposal(percent_bps=5000)), True, id="a share"),
        pytest.param(Heard(Proposal(), either=(250, 25_000)), True, id="two fifty"),
    ],
)
def test_a_yes_with_other_figures_is_no_yes(heard: Heard, expected: bool) -> None:
    assert differs(heard, plan()) is expected


STANDING = Said(kind="installments", amount_cents=6000, frequency="monthly", first_due_on="2026-12-01")
OPEN = Said(amount_cents=5000, hardship=True, is_open=True)
FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("said", "new", "expected"),
    [
        pytest.param(
            STANDING,
            Proposal(first_due_on=date(2026, 12, 20)),
            Proposal(kind="installments", amount_cents=6000, frequency="monthly", first_due_on=date(2026, 12, 20)),
            id="make it the 20th",
        ),
        pytest.param(
            STANDING,
            Proposal(frequency="biweekly"),
            Proposal(kind="installments", amount_cents=6000, frequency="biweekly", first_due_on=FIRST),
            id="no wait biweekly",
        ),
        pytest.param(
            STANDING,
            Proposal(kind="installments", amount_cents=7000),
            Proposal(kind="installments", amount_cents=7000, frequency="monthly", first_due_on=FIRST),
            id="actually 70",
        ),
        pytest.param(
            STANDING,
            Proposal(count=12),
            Proposal(kind="installments", count=12, frequency="monthly", first_due_on=FIRST),
            id="12 payments: the amount gives way",
        ),
        pytest.param(
            replace(STANDING, amount_cents=None, count=12),
            Proposal(amount_cents=7000),
            Proposal(kind="installments", amount_cents=7000, frequency="monthly", first_due_on=FIRST),
            id="70: the count gives way",
        ),
        pytest.param(STANDING, Proposal(too_high=True), Proposal(too_high=True), id="too much is no correction"),
        pytest.param(STANDING, Proposal(hardship=True), Proposal(hardship=True), id="nor is a hardship alone"),
        pytest.param(
            STANDING,
            Proposal(hardship=True, frequency="biweekly"),
            Proposal(kind="installments", amount_cents=6000, frequency="biweekly", first_due_on=FIRST, hardship=True),
            id="a hardship with a fact is",
        ),
        pytest.param(STANDING, Proposal(kind="settlement"), Proposal(kind="settlement"), id="another kind starts anew"),
        pytest.param(STANDING, Proposal(kind="pay_in_full"), Proposal(kind="pay_in_full"), id="all of it as well"),
        pytest.param(
            OPEN,
            Proposal(frequency="biweekly"),
            Proposal(amount_cents=5000, frequency="biweekly", hardship=True),
            id="asked how often: every two weeks",
        ),
        pytest.param(
            OPEN,
            Proposal(kind="installments", frequency="weekly"),
            Proposal(kind="installments", amount_cents=5000, frequency="weekly", hardship=True),
            id="asked how often: a plan every week",
        ),
        pytest.param(
            OPEN,
            Proposal(kind="settlement"),
            Proposal(kind="settlement", amount_cents=5000, hardship=True),
            id="asked how often: to close it",
        ),
        pytest.param(OPEN, Proposal(kind="pay_in_full"), Proposal(kind="pay_in_full"), id="asked how often: i pay all"),
        pytest.param(
            Said(kind="promise", amount_cents=10_000, is_open=True),
            Proposal(first_due_on=date(2026, 11, 27)),
            Proposal(kind="promise", amount_cents=10_000, first_due_on=date(2026, 11, 27)),
            id="asked when: friday",
        ),
        pytest.param(
            Said(kind="settlement", amount_cents=80_000),
            Proposal(count=2),
            Proposal(kind="settlement", total_cents=80_000, count=2),
            id="close it in two parts",
        ),
        pytest.param(
            Said(kind="settlement", total_cents=80_000, count=2),
            Proposal(amount_cents=75_000),
            Proposal(kind="settlement", total_cents=75_000, count=2),
            id="the same parts of another sum",
        ),
        pytest.param(Said(), Proposal(amount_cents=1), Proposal(amount_cents=1), id="nothing was said before"),
    ],
)
def test_a_correction_replaces_one_fact(said: Said, new: Proposal, expected: Proposal) -> None:
    assert join(Said.from_dict(said.to_dict()), Heard(new)).proposal == expected


def test_an_open_range_stays_a_range_until_another_amount_is_named() -> None:
    said = Said(amount_cents=4000, high_cents=5000, is_open=True)
    assert join(said, Heard(Proposal(frequency="weekly"))).high_cents == 5000
    assert join(said, Heard(Proposal(amount_cents=4500))).high_cents is None


STATE = NegotiationState()


@pytest.mark.parametrize(
    ("proposal", "outcome", "expected"),
    [
        pytest.param(
            Proposal(amount_cents=5000, hardship=True), Ask("frequency", STATE, 5000), OPEN, id="after a question: all"
        ),
        pytest.param(
            Proposal(kind="installments", amount_cents=6000, frequency="monthly", first_due_on=FIRST),
            Accept(plan(), STATE),
            STANDING,
            id="after a yes: what is in the offer",
        ),
        pytest.param(
            Proposal(amount_cents=5000, frequency="monthly"),
            Counter(plan(), Reason.OPENING, STATE),
            Said(kind="installments", frequency="monthly", asked_cents=5000),
            id="after a counter-offer: not the amount that was too low",
        ),
        pytest.param(
            Proposal(amount_cents=6000, first_due_on=date(2027, 3, 1)),
            Counter(plan(), Reason.FIRST_DATE_TOO_LATE, STATE),
            Said(kind="installments", amount_cents=6000, first_due_on="2026-12-01"),
            id="nor the date that was too late",
        ),
    ],
)
def test_only_what_is_in_the_answer_still_stands(proposal: Proposal, outcome: Outcome, expected: Said) -> None:
    assert still_stands(Heard(proposal), outcome) == expected


@pytest.mark.parametrize(
    ("granted_from", "amounts_tried", "is_granted"),
    [
        pytest.param(4000, [4000], True, id="the low end is enough"),
        pytest.param(4001, [4000, 5000], True, id="only the high end is"),
        pytest.param(5000, [4000, 5000], True, id="the high end just so"),
        pytest.param(5001, [4000, 5000], False, id="neither: the usual counter-offer"),
    ],
)
def test_a_range_is_taken_at_its_low_end_where_the_terms_allow_it(
    granted_from: int, amounts_tried: list[int], is_granted: bool
) -> None:
    tried: list[int] = []

    def respond(proposal: Proposal) -> Outcome:
        assert proposal.amount_cents is not None
        tried.append(proposal.amount_cents)
        if proposal.amount_cents >= granted_from:
            return Accept(plan(proposal.amount_cents), STATE)
        return Counter(plan(granted_from), Reason.OPENING, STATE)

    _, outcome = answer_range(respond, Heard(Proposal(amount_cents=4000), high_cents=5000))
    assert (tried, isinstance(outcome, Accept)) == (amounts_tried, is_granted)


def test_a_range_with_something_missing_is_asked_for_once() -> None:
    tried: list[Proposal] = []

    def respond(proposal: Proposal) -> Outcome:
        tried.append(proposal)
        return Ask("frequency", STATE, proposal.amount_cents)

    answer_range(respond, Heard(Proposal(amount_cents=4000), high_cents=5000))
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("current", "text", "intent", "written", "confidence", "expected"),
    [
        pytest.param("en", "cuanto debo todavia", "ask_balance", "es", 0.9, "es", id="clear Spanish"),
        pytest.param("en", "cuanto debo todavia", "ask_balance", "es", 0.899, "en", id="not clear enough"),
        pytest.param("es", "how much do i still owe", "ask_balance", "en", 1.0, "en", id="clear English"),
        pytest.param("en", "ok gracias", "thank", "es", 1.0, "en", id="two words"),
        pytest.param("en", "ok muchas gracias", "thank", "es", 1.0, "es", id="three words"),
        pytest.param(
            "en", "[dob] [zip] gracias", "give_identity_details", "es", 1.0, "en", id="placeholders are no words"
        ),
        pytest.param("es", "60601", "give_details", "en", 0.5, "es", id="no words"),
        pytest.param(
            "en", "quiero pagar but no tengo money", "claim_hardship", "es", 1.0, "en", id="Spanglish in English"
        ),
        pytest.param(
            "es", "quiero pagar but no tengo money", "claim_hardship", "en", 1.0, "es", id="Spanglish in Spanish"
        ),
        pytest.param(
            "es", "hola can i pay 50 cada mes please", "propose_installments", "en", 0.95, "es", id="half and half"
        ),
        pytest.param(
            "es", "i live in el paso and i cant pay this month", "claim_hardship", "en", 1.0, "en", id="a name"
        ),
        pytest.param("en", "español", "switch_language", "es", 0.99, "es", id="asked in one word"),
        pytest.param("es", "english", "switch_language", "es", 0.5, "en", id="asked, whatever it is written in"),
        pytest.param("en", "spanish please", "switch_language", "en", 1.0, "es", id="asked in the other language"),
        pytest.param("en", "no english", "switch_language", "en", 1.0, "es", id="no english"),
        pytest.param("en", "i dont speak english well", "switch_language", "en", 1.0, "es", id="no good english"),
        pytest.param("es", "no hablo español", "switch_language", "es", 1.0, "en", id="no hablo español"),
        pytest.param(
            "en", "no english, spanish please", "switch_language", "en", 1.0, "es", id="one refused, one asked"
        ),
        pytest.param(
            "es", "why is this in spanish, i speak english", "switch_language", "en", 1.0, "en", id="why spanish"
        ),
        pytest.param("en", "dont you speak spanish?", "switch_language", "en", 1.0, "es", id="a question"),
        pytest.param("es", "do you have spanish", "switch_language", "en", 1.0, "es", id="what it is already"),
        pytest.param("en", "do you speak vietnamese", "switch_language", "en", 1.0, "en", id="a language we lack"),
        pytest.param("en", "¿puede escribirme en mi idioma?", "switch_language", "es", 1.0, "es", id="mine, in mine"),
    ],
)
def test_the_conversation_keeps_its_language_unless_asked_or_plainly_addressed(
    current: str, text: str, intent: str, written: str, confidence: float, expected: str
) -> None:
    used = language_to_use(current, intent=intent, text=text, named=None, written=written, confidence=confidence)
    assert used == expected


def test_a_language_the_reader_found_counts_where_our_own_words_do_not_name_it() -> None:
    asked = {"intent": "switch_language", "text": "in inglish", "written": "es", "confidence": 0.9}
    assert language_to_use("es", named="en", **asked) == "en"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "in_parts", "expected"),
    [
        ("130 now and the rest later", True, True),
        ("130 ahora y el resto después", True, True),
        ("130 now and the rest later", False, False),
        ("130 and i am 16 now", True, False),
    ],
)
def test_words_of_several_payments_make_no_statement(text: str, in_parts: bool, expected: bool) -> None:
    assert is_only_figures(found(text, ("amount", "130", 130)), text, in_parts=in_parts) is expected


def test_two_payments_are_a_whole_arrangement_and_take_no_figure_of_another_one() -> None:
    halves = Proposal(down_cents=60_000, first_due_on=date(2026, 11, 21), rest_on=date(2026, 12, 15))
    said = Said(kind="promise", amount_cents=5_000, is_open=True)
    assert join(said, Heard(halves)).proposal == halves
