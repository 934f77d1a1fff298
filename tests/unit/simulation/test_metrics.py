"""Each figure on cases worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from parley.simulation.limits import plan_offer
from parley.simulation.metrics import Outcome, Tally, Times, largest_share, note, rule_of_three, wilson
from parley.simulation.negotiate import Record
from tests.unit.simulation.people import CASE, consumer

DEAL = Outcome(
    is_feasible=True,
    is_agreed=True,
    value=80_000.0,
    best=100_000.0,
    worst=50_000.0,
    worst_of_kind=60_000.0,
    burden=0.9,
    recovery=0.5,
    messages=4,
    segments=9,
    is_violating=False,
    is_rising=False,
    is_false=False,
)
NO_DEAL = replace(DEAL, is_agreed=False, value=0.0, burden=None, recovery=0.0)


def count(*outcomes: Outcome) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        note(tally, outcome)
    return tally


def test_the_agreement_rate_counts_only_negotiations_with_a_deal_to_find() -> None:
    impossible = replace(NO_DEAL, is_feasible=False, best=0.0)
    assert count(DEAL, DEAL, NO_DEAL, impossible).agreement_rate == pytest.approx(2 / 3)


def test_no_agreement_is_worth_nothing_against_the_oracle() -> None:
    tally = count(DEAL, NO_DEAL)
    assert tally.against_oracle.mean == pytest.approx(0.4)
    assert tally.when_agreed.mean == pytest.approx(0.8)


def test_over_concession_is_the_share_of_the_way_from_the_best_to_the_worst() -> None:
    tally = count(DEAL, NO_DEAL)
    assert (tally.over_concession.count, tally.over_concession.mean) == (1, pytest.approx(0.4))
    assert tally.over_concession_of_kind.mean == pytest.approx(0.5)


def test_where_best_and_worst_are_the_same_nothing_can_be_conceded() -> None:
    assert count(replace(DEAL, value=100_000.0, worst=99_950.0)).over_concession.count == 0


def test_faults_affordability_messages_and_segments_are_counted() -> None:
    tally = count(replace(DEAL, is_violating=True, burden=1.2), replace(DEAL, is_rising=True, is_false=True), NO_DEAL)
    assert (tally.violating, tally.rising, tally.false, tally.above_means) == (1, 1, 1, 1)
    assert tally.affordability.mean == pytest.approx(1.05)
    assert (tally.messages.mean, tally.segments.mean) == (4.0, 9.0)
    assert tally.recovery.mean == pytest.approx(1 / 3)


def test_an_agreement_above_the_oracle_is_noticed_as_a_defect_of_the_oracle() -> None:
    assert count(replace(DEAL, value=100_002.0)).beaten_oracle == 1
    assert count(replace(DEAL, value=100_000.5)).beaten_oracle == 0


def test_parts_of_a_run_add_up_to_the_whole() -> None:
    whole, part = count(DEAL, NO_DEAL, DEAL), count(DEAL, NO_DEAL)
    part.add(count(DEAL))
    assert part == whole


def test_the_largest_instalment_is_compared_with_true_means_of_its_period() -> None:
    plan = plan_offer(CASE, 5_000, "biweekly", CASE.today + timedelta(days=5), first_cents=9_000)
    who = consumer(paid="biweekly", capacity_cents=12_000, limit_cents=12_000, down_cents=5_000)
    # 120 a month are 55.38 every two weeks; of the first 90, 50 come from money at hand.
    assert largest_share(CASE, who, Record(agreed=plan)) == pytest.approx(5_000 / 5_538)
    assert largest_share(CASE, who, Record()) is None


@pytest.mark.parametrize(
    ("successes", "trials", "interval"),
    [(0, 0, (0.0, 1.0)), (97, 100, (0.9155, 0.9897)), (0, 10, (0.0, 0.2775)), (10, 10, (0.7225, 1.0))],
    ids=["nothing", "97 of 100", "none", "all"],
)
def test_rates_come_with_wilsons_interval(successes: int, trials: int, interval: tuple[float, float]) -> None:
    assert wilson(successes, trials) == pytest.approx(interval, abs=1e-4)


def test_nothing_found_in_a_million_bounds_the_rate_by_three_in_a_million() -> None:
    assert rule_of_three(0, 1_000_000) == pytest.approx(3e-6)
    assert rule_of_three(1, 1_000_000) > 1e-6
    assert rule_of_three(0, 0) == 1.0


def test_the_median_time_comes_out_of_the_histogram_within_a_few_per_cent() -> None:
    times, more = Times(), Times()
    times.note([100_000] * 50)
    more.note([200_000] * 51)
    times.add(more)
    assert times.quantile_ms(0.5) == pytest.approx(0.2, rel=0.06)
    assert times.quantile_ms(0.4) == pytest.approx(0.1, rel=0.06)
    assert Times().quantile_ms(0.5) == 0.0
