"""Consumers and accounts: the same ones for ever, and valid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.negotiation import validate
from parley.simulation.acceptance import accepts
from parley.simulation.cases import draw_case, draw_terms
from parley.simulation.population import HELD_OUT_SEEDS, STYLES, TRAINING_SEEDS, draw_consumer, draw_writing
from parley.simulation.speech import Seen
from tests.unit.negotiation.builders import TERMS
from tests.unit.simulation.people import CASE, a_full_payment, consumer

BALANCE = 120_000


def test_a_seed_and_a_number_give_the_same_consumer_for_ever() -> None:
    assert [draw_consumer(1, index, BALANCE) for index in range(50)] == [
        draw_consumer(1, index, BALANCE) for index in range(50)
    ]
    assert draw_consumer(1, 0, BALANCE) != draw_consumer(2, 0, BALANCE)


def test_the_first_consumer_of_the_first_seed_is_still_the_one_of_this_population_version() -> None:
    # Another consumer here means that POPULATION_VERSION has to be raised.
    drawn = draw_consumer(1, 0, BALANCE)
    assert (drawn.style, drawn.paid, drawn.limit_cents, drawn.lump_cents) == ("honest", "biweekly", 3_428, 118_339)


def test_training_and_held_out_seeds_do_not_meet() -> None:
    assert set(TRAINING_SEEDS) & set(HELD_OUT_SEEDS) == set()


def test_every_manner_occurs() -> None:
    assert {draw_consumer(1, index, BALANCE).style for index in range(200)} == set(STYLES)


def test_another_way_of_writing_changes_nothing_else_about_a_consumer() -> None:
    drawn = draw_consumer(1, 7, BALANCE)
    varied = {draw_writing(1, 7, variant) for variant in range(20)}
    assert len(varied) > 5
    assert all(replace(drawn, writing=writing) == replace(drawn, writing=writing) for writing in varied)
    assert draw_writing(1, 7) == drawn.writing


def test_generated_terms_have_no_contradiction_and_are_the_same_for_the_same_seed() -> None:
    terms = draw_terms(3, 60)
    assert [validate(each) for each in terms] == [()] * 60
    assert terms == draw_terms(3, 60)


def test_half_of_the_accounts_fall_under_the_terms_of_the_files() -> None:
    generated = draw_terms(1, 20)
    sources = [draw_case(1, index, (TERMS,), generated).source for index in range(400)]
    assert 160 < sources.count("acme") < 240
    assert {draw_case(1, index, (TERMS,), ()).source for index in range(20)} == {"acme"}


def plan(amount: int, **changes: object) -> Seen:
    seen = Seen("installments", "monthly", 12, amount, amount, amount, BALANCE, *_dates(5, 335))
    return replace(seen, **changes)  # type: ignore[arg-type]


def closing(total: int, days: int) -> Seen:
    return Seen("settlement", "once", 1, total, total, total, total, *_dates(days, days))


def _dates(first: int, last: int) -> tuple[object, ...]:
    from datetime import timedelta

    return CASE.today + timedelta(days=first), CASE.today + timedelta(days=last)


@pytest.mark.parametrize(
    ("seen", "is_accepted"),
    [
        pytest.param(plan(10_000), True, id="a payment at the limit"),
        pytest.param(plan(10_001), False, id="a cent above the limit"),
        pytest.param(plan(10_000, frequency="biweekly"), False, id="paid monthly, asked every two weeks"),
        pytest.param(plan(10_000, first_on=_dates(4, 4)[0]), False, id="a day before there is money"),
        pytest.param(plan(10_000, first_cents=15_000), True, id="a first payment with all of the money put on top"),
        pytest.param(plan(10_000, first_cents=15_001), False, id="a cent more first than is put on top"),
        pytest.param(plan(9_000, last_cents=10_001), False, id="a last payment above the limit"),
        pytest.param(closing(71_666, 5), True, id="all the money there is by then"),
        pytest.param(closing(71_667, 5), False, id="a cent more than there is by then"),
        pytest.param(closing(84_000, 60), True, id="the largest share they would pay"),
        pytest.param(closing(84_001, 60), False, id="a cent more than that share"),
        pytest.param(replace(closing(50_000, 30), kind="promise"), False, id="a promise settles nothing"),
    ],
)
def test_the_acceptance_set_has_exact_edges(seen: Seen, is_accepted: bool) -> None:
    who = consumer(down_cents=5_000)
    assert accepts(who, BALANCE, CASE.today, seen) is is_accepted


def test_somebody_who_would_never_close_the_debt_takes_no_settlement_and_no_full_payment_from_savings() -> None:
    offer = Seen.of(a_full_payment())
    rich = consumer(wishes=("plan",), lump_cents=500_000)
    assert not accepts(rich, BALANCE, CASE.today, offer)
    assert accepts(replace(rich, pays_in_full=True), BALANCE, CASE.today, offer)
