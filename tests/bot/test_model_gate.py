"""The evaluation gate: a model that understands less than the last accepted one does not serve."""

import pytest

from bot.registry.gate import judge

LAST = {
    "accuracy_en": 0.950,
    "accuracy_es": 0.940,
    "accuracy_noisy": 0.900,
    "legal_recall": 0.980,
    "legal_precision": 0.970,
    "texts": 1180,
}


def verdict(**changed):
    return judge({**LAST, **changed}, LAST, last_name="model b")


@pytest.mark.parametrize(
    ("figure", "value", "is_accepted"),
    [
        ("accuracy_en", 0.9450, True),
        ("accuracy_en", 0.9449, False),
        ("accuracy_es", 0.9350, True),
        ("accuracy_es", 0.9349, False),
        ("accuracy_noisy", 0.8900, True),
        ("accuracy_noisy", 0.8899, False),
        ("legal_recall", 0.9770, True),
        ("legal_recall", 0.9769, False),
        # More false alarms cost a person's time, not a right: precision is kept and shown, and stops nothing.
        ("legal_precision", 0.5, True),
        ("texts", 10, True),
    ],
)
def test_a_figure_may_fall_by_its_margin_and_no_further(figure, value, is_accepted):
    assert verdict(**{figure: value}).is_accepted is is_accepted


@pytest.mark.parametrize("figure", sorted(LAST))
@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), -0.1, "0.95", True])
def test_a_missing_figure_is_never_good_enough(figure, value):
    assert not verdict(**{figure: value}).is_accepted
    assert not judge(LAST, {**LAST, figure: value}, last_name="model b").is_accepted


def test_a_model_measured_on_no_text_is_not_good_enough():
    assert not verdict(texts=0).is_accepted


def test_the_same_figures_are_good_enough():
    assert verdict().is_accepted


def test_a_better_figure_makes_up_for_nothing():
    assert not verdict(accuracy_en=1.0, legal_recall=0.97).is_accepted


def test_the_reason_names_every_fallen_figure_and_what_it_is_compared_with():
    assert verdict(accuracy_es=0.91, legal_recall=0.97).reason == (
        "Accuracy in Spanish is 91.00 %, more than 0.5 points below the 94.00 % of model b and "
        "recall of intents with legal effect is 97.00 %, more than 0.3 points below the 98.00 % of model b."
    )


@pytest.mark.parametrize(
    ("last", "says"),
    [
        ({}, "It cannot be compared: evaluation/accepted.json has no figures."),
        (
            {**LAST, "legal_recall": None},
            "It cannot be compared: evaluation/accepted.json has no recall of intents with legal effect.",
        ),
    ],
)
def test_what_is_missing_is_named(last, says):
    assert judge(LAST, last, last_name="evaluation/accepted.json").reason == says
