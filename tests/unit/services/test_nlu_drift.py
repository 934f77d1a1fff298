"""The population stability index: what moves it, and how much of that is chance."""

from collections import Counter
from datetime import date

import pytest

from parley.services.nlu_drift import Week, stability_index

EVEN = {f"intent_{number}": 100 for number in range(10)}


def test_equal_shares_have_an_index_of_almost_nothing() -> None:
    index, noise = stability_index(EVEN, dict.fromkeys(EVEN, 10))
    assert index == pytest.approx(0, abs=1e-4)
    assert 0 < noise < 0.2


def test_the_index_is_the_textbook_sum_where_every_bin_is_large() -> None:
    index, _ = stability_index({"a": 700_000, "b": 300_000}, {"a": 500_000, "b": 500_000})
    assert index == pytest.approx(0.1694596, abs=1e-4)


def test_an_intent_that_vanishes_and_one_that_appears_have_a_finite_index() -> None:
    index, _ = stability_index({"a": 500, "b": 500}, {"a": 500, "c": 500})
    assert 1 < index < 20


def test_rare_intents_count_together() -> None:
    many = {"a": 9_000, **{f"rare_{number}": 20 for number in range(50)}}
    index, _ = stability_index(many, {"a": 900, "rare_7": 100})
    assert index == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize(
    ("index", "noise", "is_drifting"),
    [
        pytest.param(None, None, False, id="first week"),
        pytest.param(0.2, 0.1, False, id="0.20"),
        pytest.param(0.21, 0.1, True, id="0.21"),
        pytest.param(0.9, 0.95, False, id="few messages: chance explains it"),
    ],
)
def test_a_week_drifts_above_a_fifth_and_above_chance(
    index: float | None, noise: float | None, is_drifting: bool
) -> None:
    assert Week(date(2026, 11, 16), stability_index=index, noise=noise).is_drifting is is_drifting


def test_a_week_is_named_as_iso_does() -> None:
    assert Week(date(2026, 12, 28)).name == "2026-W53"
    assert Week(date(2027, 1, 4)).name == "2027-W01"


def test_shares_are_of_the_messages_of_the_week() -> None:
    week = Week(date(2026, 11, 16), Counter({"greet": 3, "nlu_fallback": 1}), Counter({"en": 4}))
    assert (week.messages, week.fallback_share) == (4, 0.25)
    assert week.as_json()["intents"] == {"greet": 0.75, "nlu_fallback": 0.25}
