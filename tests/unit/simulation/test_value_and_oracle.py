"""What arrangements are worth, what is affordable, and the best that could have been reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parley.negotiation import Instalment, violations
from parley.negotiation.strategy import LADDER
from parley.simulation.acceptance import accepts
from parley.simulation.calendar_us import BANK_HOLIDAYS
from parley.simulation.cases import draw_case, draw_terms
from parley.simulation.negotiate import negotiate
from parley.simulation.oracle import benchmark
from parley.simulation.population import draw_consumer
from parley.simulation.registry import BASELINES, make_negotiator
from parley.simulation.speech import Seen
from parley.simulation.value import AS_AGREED, Valuation, expected_recovery, keep_probability
from tests.unit.negotiation.builders import TERMS, TODAY
from tests.unit.simulation.people import CASE, consumer


def one(cents: int, days: int) -> tuple[Instalment, ...]:
    return (Instalment(1, TODAY + timedelta(days=days), cents),)


def test_a_dollar_in_a_year_is_worth_a_dollar_over_one_point_twelve() -> None:
    assert AS_AGREED.of(one(10_000, 0), TODAY) == pytest.approx(10_000)
    assert AS_AGREED.of(one(10_000, 365), TODAY) == pytest.approx(10_000 / 1.12)


def test_a_creditor_who_expects_plans_to_stop_values_a_late_payment_less() -> None:
    doubtful = Valuation(stopped_a_month=0.02)
    assert doubtful.of(one(10_000, 365), TODAY) == pytest.approx(10_000 / 1.12 * 0.98**12)


@pytest.mark.parametrize(
    ("burden", "chance"),
    [(0.0, 0.99), (0.7, 0.99), (0.9, 0.94), (1.1, 0.89), (50.0, 0.05)],
    ids=["money at hand", "well within means", "tight", "above means", "hopeless, but never below 5 %"],
)
def test_a_payment_is_kept_less_often_the_more_of_the_means_it_takes(burden: float, chance: float) -> None:
    assert keep_probability(burden) == pytest.approx(chance)


def test_what_is_missed_ends_the_plan_and_a_tenth_of_the_rest_comes_in_all_the_same() -> None:
    parts = (*one(10_000, 0), Instalment(2, TODAY, 10_000))
    assert expected_recovery(parts, TODAY, 0.0) == pytest.approx(
        10_000 * (0.99 + 0.01 * 0.1) + 10_000 * (0.99**2 + (1 - 0.99**2) * 0.1)
    )


def test_the_oracle_takes_the_largest_plan_the_consumer_would_take() -> None:
    ends = benchmark(CASE, consumer(wishes=("plan",)))
    assert ends.best is not None
    assert [part.amount_cents for part in ends.best.instalments] == [10_000] * 12
    assert ends.best.first_due_on == CASE.today + timedelta(days=5)
    # The worst the assistant may grant: the settlement at the ladder's end (80 % - 90 % of the way to 50 %), paid last.
    assert ends.worst_value == pytest.approx(AS_AGREED.of(one(63_600, 92), CASE.today))


def test_the_oracle_settles_where_only_a_sum_is_wanted_and_the_sum_reaches_the_ladders_end() -> None:
    settler = consumer(wishes=("settlement",), settle_bps=5_500, lump_cents=66_000)
    ends = benchmark(CASE, settler)
    assert ends.best is not None
    assert (ends.best.kind, ends.best.total_cents) == ("settlement", 66_000)
    assert benchmark(CASE, replace(settler, settle_bps=5_299)).best is None


def test_there_is_no_deal_for_means_below_every_plan_and_none_beyond_authority() -> None:
    poor = consumer(wishes=("plan",), limit_cents=1_999, capacity_cents=1_999)
    assert benchmark(CASE, poor).best is None
    assert benchmark(CASE, replace(poor, limit_cents=2_000)).best is not None
    large = replace(CASE, facts=replace(CASE.facts, balance_cents=1_000_001))
    assert benchmark(large, consumer(limit_cents=500_000)).best is None


def test_somebody_who_states_nothing_has_no_hardship_plan_to_miss() -> None:
    poor = consumer(wishes=("plan",), limit_cents=3_000, capacity_cents=3_000)
    assert benchmark(CASE, poor).best is not None
    assert benchmark(CASE, replace(poor, style="stonewaller")).best is None


def test_the_oracle_is_inside_terms_and_acceptance_set_and_never_below_any_strategy() -> None:
    generated = draw_terms(5, 40)
    names = (LADDER.name, *BASELINES)
    for index in range(120):
        case = draw_case(5, index, (TERMS,), generated)
        who = draw_consumer(5, index, case.facts.balance_cents)
        ends = benchmark(case, who)
        if ends.best is not None:
            assert violations(case.terms, case.facts, ends.best, case.today, holidays=BANK_HOLIDAYS) == ()
            assert accepts(who, case.facts.balance_cents, case.today, Seen.of(ends.best))
            assert ends.worst_value <= ends.best_value
        for name in names:
            record = negotiate(case, who, make_negotiator(name))
            if record.agreed is not None:
                assert AS_AGREED.of(record.agreed.instalments, case.today) <= ends.best_value + 1.0, (name, index)


def test_bank_holidays_are_those_of_the_federal_reserve() -> None:
    assert {date(2026, 11, 26), date(2027, 1, 1), date(2027, 1, 18), date(2027, 5, 31)} <= BANK_HOLIDAYS
    # A Sunday's holiday is kept on Monday, a Saturday's is not moved to Friday.
    assert date(2027, 7, 5) in BANK_HOLIDAYS
    assert date(2026, 7, 3) not in BANK_HOLIDAYS
