"""Integer cents: printing, reading, shares and splits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.money import (
    MAX_CENTS,
    InvalidAmountError,
    Rounding,
    divide_up,
    format_cents,
    parse_cents,
    round_up_to,
    share_bps,
    split_cents,
)


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "$0.00"), (5, "$0.05"), (5_000, "$50.00"), (99_999, "$999.99"), (125_000, "$1,250.00"), (-500, "-$5.00")],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_amount_is_printed_with_two_decimals_in_both_languages(cents: int, text: str, language: str) -> None:
    assert format_cents(cents, language) == text


def test_an_unknown_language_has_no_money_format() -> None:
    with pytest.raises(ValueError, match="no money format"):
        format_cents(100, "fr")


@pytest.mark.parametrize("wrong", [1.5, True, "100", None])
def test_only_integers_are_money(wrong: object) -> None:
    with pytest.raises(TypeError):
        format_cents(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        share_bps(wrong, 100, "up")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        split_cents(wrong, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1250", 125_000),
        ("$1,250.00", 125_000),
        (" $ 50.5 ", 5_050),
        ("0.05", 5),
        ("-5", -500),
        ("1,000,000", 100_000_000),
    ],
)
def test_one_plain_amount_is_read(text: str, cents: int) -> None:
    assert parse_cents(text) == cents


@pytest.mark.parametrize(
    "text", ["", "fifty", "1,25", "1.250", "1.250,00", "12,34,567", "$", "50 60", "1e3", "٥٠", "9999999999999", "1\n2"]
)
def test_an_amount_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(InvalidAmountError) as caught:
        parse_cents(text)
    assert caught.value.code == "money.invalid_amount"


def test_the_refusal_does_not_repeat_what_was_written() -> None:
    with pytest.raises(InvalidAmountError) as caught:
        parse_cents("my ssn is 123-45-6789")
    assert "123" not in str(caught.value)


@given(st.integers(-MAX_CENTS, MAX_CENTS).filter(lambda cents: abs(cents) < 10**14))
def test_what_is_printed_is_read_back(cents: int) -> None:
    assert parse_cents(format_cents(cents)) == cents


@pytest.mark.parametrize(
    ("cents", "bps", "rounding", "expected"),
    [
        (10_000, 2_500, "up", 2_500),
        (10_001, 2_500, "up", 2_501),
        (10_001, 2_500, "down", 2_500),
        (10_001, 5_000, "half_up", 5_001),
        (10_001, 4_999, "half_up", 4_999),
        (1, 1, "up", 1),
        (1, 1, "down", 0),
        (0, 10_000, "up", 0),
    ],
)
def test_a_share_is_rounded_as_named(cents: int, bps: int, rounding: Rounding, expected: int) -> None:
    assert share_bps(cents, bps, rounding) == expected


@pytest.mark.parametrize(("cents", "bps"), [(-1, 100), (100, -1)])
def test_a_share_of_something_negative_is_refused(cents: int, bps: int) -> None:
    with pytest.raises(ValueError, match="not negative"):
        share_bps(cents, bps, "up")


@given(st.integers(0, 10**12), st.integers(0, 10_000))
def test_a_share_rounded_up_never_falls_below_the_exact_share(cents: int, bps: int) -> None:
    assert share_bps(cents, bps, "down") * 10_000 <= cents * bps <= share_bps(cents, bps, "up") * 10_000


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [(10_000, 3, (3_334, 3_333, 3_333)), (2, 3, (1, 1, 0)), (100, 1, (100,)), (0, 2, (0, 0)), (11, 3, (4, 4, 3))],
)
def test_leftover_cents_go_to_the_earliest_parts(total: int, parts: int, expected: tuple[int, ...]) -> None:
    assert split_cents(total, parts) == expected


@pytest.mark.parametrize(("total", "parts"), [(100, 0), (100, -1), (-1, 2)])
def test_an_impossible_split_is_refused(total: int, parts: int) -> None:
    with pytest.raises(ValueError, match="split"):
        split_cents(total, parts)


@given(st.integers(0, 10**9), st.integers(1, 500))
def test_a_split_sums_exactly_and_parts_differ_by_at_most_a_cent(total: int, parts: int) -> None:
    amounts = split_cents(total, parts)
    assert (sum(amounts), len(amounts)) == (total, parts)
    assert amounts[0] - amounts[-1] in (0, 1)
    assert list(amounts) == sorted(amounts, reverse=True)


def test_dividing_and_stepping_round_up() -> None:
    assert [divide_up(10, 3), divide_up(9, 3), round_up_to(101, 100), round_up_to(100, 100)] == [4, 3, 200, 100]
    with pytest.raises(ValueError, match="at least one part"):
        divide_up(10, 0)
