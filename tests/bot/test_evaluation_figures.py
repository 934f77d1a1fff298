"""The statistics behind the report, and the corruption it measures with."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.noise import noisy_copy
from evaluation import phrases, stats
from evaluation.sms_noise import corrupt


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (95, 100, 0.888, 0.978), (50, 100, 0.404, 0.596)],
)
def test_the_interval_of_a_share_is_wilsons(hits, trials, low, high):
    assert stats.wilson(hits, trials) == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(
    ("inside", "outside", "expected"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1, 0.2], [0.9, 0.8], 0.0),
        ([0.5, 0.5], [0.5, 0.5], 0.5),
        ([0.3, 0.9], [0.5], 0.5),
    ],
)
def test_auroc_is_how_often_an_inside_score_is_above_an_outside_one(inside, outside, expected):
    assert stats.auroc(inside, outside) == pytest.approx(expected)


def test_a_perfectly_calibrated_set_has_no_calibration_error():
    confidences, right = np.full(10, 0.7), np.array([True] * 7 + [False] * 3)
    assert stats.expected_calibration_error(confidences, right) == pytest.approx(0.0)
    assert stats.expected_calibration_error(np.full(10, 0.9), right) == pytest.approx(0.2)


def test_risk_falls_when_only_the_surest_are_answered():
    points = stats.coverage_risk(np.array([0.9, 0.8, 0.2, 0.1]), np.array([True, True, False, False]))
    assert points[-1] == (1.0, 0.5)
    assert points[0][1] == 0.0


def test_scores_that_are_too_timid_want_a_temperature_below_one():
    logits, right = np.array([[1.0, 0.0]] * 9 + [[0.0, 1.0]]), [[0]] * 9 + [[1]]
    assert stats.best_temperature(logits, right) < 1.0
    assert stats.best_temperature(logits * 20, [[0]] * 9 + [[0]]) > 1.0


def test_a_phrase_is_right_for_a_kind_only_if_every_value_of_it_is():
    rows = [
        {"text": "50 or 60 on friday", "today": "2026-11-21", "entities": [{"entity": "amount", "value": 5000}]},
        {"text": "50 friday", "today": "2026-11-21", "entities": [{"entity": "amount", "value": 5000}]},
        {"text": "my 2 kids", "today": "2026-11-21", "entities": []},
    ]
    measured = phrases.measure(rows, "en")
    assert (measured["kinds"]["amount"]["right"], measured["kinds"]["amount"]["phrases"]) == (1, 2)
    assert measured["kinds"]["date"]["false_alarms"] == 2
    assert measured["wholly_right"] == 1


@pytest.mark.parametrize(
    ("label", "read"),
    [
        ({"entity": "amount", "value": {"low": 4000, "high": 5000}}, "40 or 50"),
        ({"entity": "amount", "value": {"either": [250, 25000]}}, "i can do two fifty"),
        ({"entity": "amount", "value": {"share_bp": 5000}}, "half now"),
    ],
)
def test_labels_and_reader_are_compared_in_one_form(label, read):
    measured = phrases.measure([{"text": read, "today": "2026-11-21", "entities": [label]}], "en")
    assert measured["kinds"]["amount"]["right"] == 1


@given(st.text(max_size=80), st.sampled_from(["en", "es"]), st.integers(0, 9))
def test_a_corrupted_copy_is_always_the_same_and_keeps_figures(text, language, seed):
    assert corrupt(text, language, seed=seed) == corrupt(text, language, seed=seed)
    assert "$50" in corrupt("pay $50 today", language, seed=seed)
    assert "[dob]" in corrupt("it is [dob] ok", language, seed=seed).lower()


def test_the_measuring_corruption_seldom_makes_what_the_model_learns_from():
    text = "quiero pagar algo cada mes pero no ahora"
    measured = {corrupt(text, "es", seed=seed) for seed in range(60)} - {text, text.upper()}
    learned = {noisy_copy(text, "es", seed=seed) for seed in range(60)}
    assert len(measured) > 30
    assert len(measured & learned) <= 3
