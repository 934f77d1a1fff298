"""Comparing identity answers and counting tries."""

from datetime import UTC, datetime, timedelta

import pytest

from parley.compliance.identity import ExpectedFactors, attempts_left, compare_factors, is_verified, locked_until

FILE = ExpectedFactors(dob="1986-04-12", zip="75201", ref="MER-100234", ssn4="4321")
NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "matched", "wrong"),
    [
        ({"dob": "1986-04-12", "zip": "75201"}, {"dob", "zip"}, set()),
        ({"dob": "1986-12-04|1986-04-12"}, {"dob"}, set()),
        ({"dob": "1986-04-13", "zip": "75201"}, {"zip"}, {"dob"}),
        ({"ref": "mer100234", "ssn4": "4321"}, {"ref", "ssn4"}, set()),
        ({"dob": "1|2|1986-04-12"}, set(), {"dob"}),
        ({"dob": ""}, set(), set()),
        ({}, set(), set()),
    ],
)
def test_only_kinds_come_back(given: dict[str, str], matched: set[str], wrong: set[str]) -> None:
    result = compare_factors(given, FILE)
    assert (result.matched, result.wrong) == (matched, wrong)


def test_factor_the_file_does_not_hold_is_wrong() -> None:
    assert compare_factors({"ssn4": "0000"}, ExpectedFactors(dob="1986-04-12")).wrong == {"ssn4"}


def test_expected_values_do_not_print() -> None:
    assert "75201" not in repr(FILE)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"dob": "1986-04-12"}, False),
        ({"dob": "1986-04-12", "zip": "75201"}, True),
        ({"dob": "1986-04-12", "zip": "75202"}, False),
        ({"dob": "1986-04-12", "zip": "75201", "ssn4": "0000"}, False),
    ],
)
def test_two_factors_and_none_wrong_verify(given: dict[str, str], expected: bool) -> None:
    assert is_verified(compare_factors(given, FILE), 2) is expected


def test_zero_required_factors_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        is_verified(compare_factors({}, FILE), 0)


@pytest.mark.parametrize(
    ("ages_h", "left"),
    [([], 3), ([1], 2), ([1, 2], 1), ([1, 2, 3], 0), ([23.9, 1, 2], 0), ([24, 1, 2], 0), ([25, 26, 27], 3)],
)
def test_three_failures_lock_for_a_day(ages_h: list[float], left: int) -> None:
    failed = [NOW - timedelta(hours=age) for age in ages_h]
    assert attempts_left(failed, now=NOW, max_tries=3, lock_h=24) == left


def test_lock_ends_a_day_after_the_failure_that_caused_it() -> None:
    failed = [NOW - timedelta(minutes=age) for age in (3, 2, 1)]
    end = locked_until(failed, now=NOW, max_tries=3, lock_h=24)
    assert end == failed[-1] + timedelta(hours=24)
    assert attempts_left(failed, now=end, max_tries=3, lock_h=24) == 3
