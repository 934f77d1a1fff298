"""Exact schedules on the calendar."""

from __future__ import annotations

from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.negotiation.schedule import (
    FREQUENCIES,
    MAX_INSTALMENTS,
    Frequency,
    InvalidScheduleError,
    add_months,
    build_schedule,
    due_dates,
    payments_within,
    split_schedule,
)


def days(frequency: Frequency, first: date, count: int, **more: object) -> list[str]:
    return [day.isoformat() for day in islice(due_dates(frequency, first, **more), count)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frequency", "first", "expected"),
    [
        pytest.param("weekly", date(2026, 12, 25), ["2026-12-25", "2027-01-01", "2027-01-08"], id="over-new-year"),
        pytest.param("biweekly", date(2028, 2, 18), ["2028-02-18", "2028-03-03", "2028-03-17"], id="leap-february"),
        pytest.param("biweekly", date(2027, 2, 18), ["2027-02-18", "2027-03-04", "2027-03-18"], id="short-february"),
        pytest.param("monthly", date(2026, 1, 31), ["2026-01-31", "2026-02-28", "2026-03-31"], id="back-to-the-31st"),
        pytest.param("monthly", date(2028, 1, 30), ["2028-01-30", "2028-02-29", "2028-03-30"], id="leap-30th"),
        pytest.param("monthly", date(2026, 11, 15), ["2026-11-15", "2026-12-15", "2027-01-15"], id="new-year"),
        pytest.param("semimonthly", date(2026, 1, 1), ["2026-01-01", "2026-01-15", "2026-02-01"], id="on-the-1st"),
        pytest.param("semimonthly", date(2026, 1, 15), ["2026-01-15", "2026-02-01", "2026-02-15"], id="on-the-15th"),
        pytest.param("semimonthly", date(2026, 1, 7), ["2026-01-07", "2026-01-15", "2026-02-01"], id="starts-between"),
        pytest.param(
            "semimonthly", date(2026, 12, 31), ["2026-12-31", "2027-01-15", "2027-02-01"], id="a-day-before-a-payday"
        ),
        pytest.param(
            "semimonthly", date(2026, 12, 25), ["2026-12-25", "2027-01-01", "2027-01-15"], id="a-week-before-a-payday"
        ),
    ],
)
def test_due_dates_follow_the_calendar(frequency: Frequency, first: date, expected: list[str]) -> None:
    assert days(frequency, first, 3) == expected


def test_a_plan_started_on_28_february_can_mean_the_31st() -> None:
    assert days("monthly", date(2026, 2, 28), 3, anchor_day=31) == ["2026-02-28", "2026-03-31", "2026-04-30"]


def test_semimonthly_days_can_be_the_15th_and_the_last() -> None:
    found = days("semimonthly", date(2028, 2, 15), 4, semimonthly_days=(15, 31))
    assert found == ["2028-02-15", "2028-02-29", "2028-03-15", "2028-03-31"]


@pytest.mark.parametrize("wrong", [(15, 1), (1, 1), (0, 15), (1, 32), (28, 31)])
def test_semimonthly_days_that_could_coincide_are_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(InvalidScheduleError):
        days("semimonthly", date(2026, 1, 1), 3, semimonthly_days=wrong)


@pytest.mark.parametrize(
    ("months", "frequency", "count"),
    [(12, "monthly", 12), (12, "semimonthly", 24), (12, "biweekly", 26), (12, "weekly", 52), (1, "weekly", 4)],
)
def test_payments_within_a_term(months: int, frequency: Frequency, count: int) -> None:
    assert payments_within(months, frequency) == count


@pytest.mark.parametrize(
    ("total", "amount", "expected"),
    [
        pytest.param(10_000, 5_000, [5_000, 5_000], id="even"),
        pytest.param(10_001, 5_000, [5_000, 5_000, 1], id="one-cent-left"),
        pytest.param(9_999, 5_000, [5_000, 4_999], id="one-cent-short"),
        pytest.param(5_000, 5_000, [5_000], id="one-payment"),
        pytest.param(4_000, 5_000, [4_000], id="more-than-owed"),
    ],
)
def test_the_last_payment_is_the_remainder(total: int, amount: int, expected: list[int]) -> None:
    schedule = build_schedule(total, amount, "monthly", date(2026, 1, 31))
    assert [part.amount_cents for part in schedule] == expected
    assert [part.sequence for part in schedule] == list(range(1, len(expected) + 1))


def test_a_down_payment_comes_first() -> None:
    schedule = build_schedule(10_000, 2_000, "monthly", date(2026, 1, 31), first_amount_cents=5_000)
    assert [part.amount_cents for part in schedule] == [5_000, 2_000, 2_000, 1_000]


def test_equal_parts_give_leftover_cents_to_the_earliest() -> None:
    assert [part.amount_cents for part in split_schedule(10_000, 3, "monthly", date(2026, 1, 1))] == [
        3_334,
        3_333,
        3_333,
    ]


@pytest.mark.parametrize(("total", "amount"), [(0, 100), (-1, 100), (100, 0), (100, -1), (MAX_INSTALMENTS + 1, 1)])
def test_an_impossible_schedule_is_refused(total: int, amount: int) -> None:
    with pytest.raises(InvalidScheduleError) as caught:
        build_schedule(total, amount, "weekly", date(2026, 1, 1))
    assert caught.value.code == "schedule.invalid"


@pytest.mark.parametrize("parts", [0, -1, 101])
def test_an_impossible_number_of_parts_is_refused(parts: int) -> None:
    with pytest.raises(InvalidScheduleError):
        split_schedule(100, parts, "monthly", date(2026, 1, 1))


@given(
    st.integers(1, 2_000_000),
    st.integers(2_000, 500_000),
    st.sampled_from(FREQUENCIES),
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    st.integers(0, 50_000),
)
def test_every_schedule_sums_exactly_with_rising_dates(
    total: int, amount: int, frequency: Frequency, first: date, down: int
) -> None:
    schedule = build_schedule(total, amount, frequency, first, first_amount_cents=max(amount, down))
    assert sum(part.amount_cents for part in schedule) == total
    assert all(part.amount_cents > 0 for part in schedule)
    assert all(left.due_on < right.due_on for left, right in pairwise(schedule))
    assert all(left.amount_cents >= right.amount_cents for left, right in pairwise(schedule))
    assert schedule[0].due_on == first


@given(st.integers(1, 60), st.sampled_from(FREQUENCIES), st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_a_term_in_months_is_never_overrun_on_the_calendar(months: int, frequency: Frequency, first: date) -> None:
    last = list(islice(due_dates(frequency, first), payments_within(months, frequency)))[-1]
    assert last < add_months(first, months)
