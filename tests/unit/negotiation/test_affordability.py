"""What is left for a plan by stated ranges of income and costs, at the careful ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.negotiation.affordability import RANGES, capacity_cents, per_month, range_of, surplus_cents

UNDER_1000, TO_1500, TO_2000, TO_2500, TO_3000, TO_4000, ABOVE = RANGES


def test_the_ranges_have_no_gap_and_no_overlap() -> None:
    assert RANGES[0].low_cents == 0
    assert RANGES[-1].high_cents is None
    assert [one.high_cents for one in RANGES[:-1]] == [one.low_cents for one in RANGES[1:]]


@pytest.mark.parametrize(
    ("cents", "expected"),
    [(0, UNDER_1000), (99_999, UNDER_1000), (100_000, TO_1500), (399_999, TO_4000), (400_000, ABOVE), (10**9, ABOVE)],
)
def test_an_amount_falls_into_one_range(cents: int, expected: object) -> None:
    assert range_of(cents) == expected


@pytest.mark.parametrize(
    ("income", "costs", "surplus", "capacity"),
    [
        pytest.param(
            TO_2500, TO_1500, 50_000, 25_000, id="the least income and the highest costs, half of what is left"
        ),
        pytest.param(TO_2000, TO_1500, 0, 0, id="just so much that nothing is sure to be left"),
        pytest.param(TO_1500, TO_2000, 0, 0, id="more costs than income"),
        pytest.param(UNDER_1000, UNDER_1000, 0, 0, id="an income that may be nothing"),
        pytest.param(ABOVE, UNDER_1000, 300_000, 150_000, id="an income open above counts at its low end"),
        pytest.param(ABOVE, ABOVE, 0, 0, id="costs open above may be anything"),
    ],
)
def test_what_is_left_for_a_plan(income: object, costs: object, surplus: int, capacity: int) -> None:
    assert surplus_cents(income, costs) == surplus  # type: ignore[arg-type]
    assert capacity_cents(income, costs) == capacity  # type: ignore[arg-type]


@given(st.sampled_from(RANGES), st.sampled_from(RANGES), st.sampled_from(RANGES))
def test_more_costs_never_leave_more_and_more_income_never_less(one: object, other: object, fixed: object) -> None:
    low, high = sorted((one, other), key=lambda item: item.low_cents)  # type: ignore[attr-defined]
    assert capacity_cents(low, fixed) <= capacity_cents(high, fixed)  # type: ignore[arg-type]
    assert capacity_cents(fixed, low) >= capacity_cents(fixed, high)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cents", "frequency", "monthly"),
    [(10_000, "weekly", 43_333), (10_000, "biweekly", 21_666), (10_000, "monthly", 10_000)],
)
def test_an_amount_a_period_is_so_much_a_month(cents: int, frequency: str, monthly: int) -> None:
    assert per_month(cents, frequency) == monthly  # type: ignore[arg-type]
