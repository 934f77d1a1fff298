"""Waiting before a restart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.supervisor.backoff import Backoff


def test_waits_double_up_to_the_longest() -> None:
    backoff = Backoff()
    waits = [backoff.after_crash(ran_s=0.1) for _ in range(9)]
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


@pytest.mark.parametrize(
    ("ran_s", "wait_s"),
    [pytest.param(59.9, 2.0, id="not healthy long enough"), pytest.param(60.0, 0.5, id="healthy")],
)
def test_a_healthy_stretch_forgets_earlier_crashes(ran_s: float, wait_s: float) -> None:
    backoff = Backoff()
    backoff.after_crash(ran_s=1)
    backoff.after_crash(ran_s=1)
    assert backoff.after_crash(ran_s=ran_s) == wait_s


@given(st.integers(0, 5000))
def test_any_number_of_crashes_waits_between_the_first_and_the_longest(crashes: int) -> None:
    assert 0.5 <= Backoff(crashes=crashes).after_crash(ran_s=0) <= 30
