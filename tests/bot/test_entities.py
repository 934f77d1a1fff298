"""Every entity of English and Spanish text messages, from tables of phrases.

The tables lie in `fixtures/entities`: a consumer's local day, and texts with all that is
to be found in them. Whatever is not listed must not be found.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.nlu.amounts import to_cents
from bot.nlu.reader import read_entities
from bot.wire import understood_view

TABLES = Path(__file__).parent / "fixtures" / "entities"
TODAY = date(2026, 3, 4)  # a Wednesday


def as_written(entity):
    """Return an entity the way the tables write it."""
    value = "|".join(map(str, entity["either"])) if "either" in entity else entity["value"]
    return " ".join(str(part) for part in (entity["entity"], value, entity.get("role", "")) if part != "")


def found(text, language, today=TODAY):
    return [as_written(item) for item in read_entities(text, language=language, today=today)]


def rows(name, language="en"):
    for group in yaml.safe_load((TABLES / f"{name}.yml").read_text(encoding="utf-8")):
        for text, expected in group["phrases"].items():
            wanted = sorted(part for part in expected.split("; ") if part)
            yield pytest.param(text, group.get("language", language), group["today"], wanted, id=f"{text} ({name})")


@pytest.mark.parametrize(("text", "language", "today", "expected"), rows("english"))
def test_english_message_is_read(text, language, today, expected):
    assert sorted(found(text, language, today)) == expected


@pytest.mark.parametrize(("text", "language", "today", "expected"), rows("spanish", "es"))
def test_spanish_message_is_read(text, language, today, expected):
    assert sorted(found(text, language, today)) == expected


@pytest.mark.parametrize(("text", "language", "today", "expected"), rows("days"))
def test_day_is_resolved_in_the_consumers_calendar(text, language, today, expected):
    assert sorted(found(text, language, today)) == expected


@pytest.mark.parametrize(("text", "language", "today", "expected"), rows("nothing"))
def test_look_alike_is_not_taken_for_an_entity(text, language, today, expected):
    assert sorted(found(text, language, today)) == expected


@pytest.mark.parametrize(("text", "language", "today", "expected"), rows("sums"))
def test_sum_is_read_in_slang_in_parts_and_beside_other_figures(text, language, today, expected):
    assert sorted(found(text, language, today)) == expected


@pytest.mark.parametrize(("text", "expected"), [("fifty a month", 2), ("cincuenta al mes", 2), ("50", 1)])
def test_unknown_language_keeps_the_fuller_reading(text, expected):
    assert len(found(text, None)) == expected


def test_entities_come_in_the_order_of_the_text():
    assert found("lost my job, 50 friday, then 40 a month", "en") == [
        "hardship_reason job_loss",
        "amount 5000",
        "date 2026-03-06",
        "amount 4000",
        "frequency monthly",
    ]


def test_range_tells_its_ends_apart():
    low, high = read_entities("40 or 50", language="en", today=TODAY)
    assert (low["value"], low["role"]) == (4_000, "low")
    assert (high["value"], high["role"]) == (5_000, "high")


def test_ambiguous_figure_keeps_both_readings_for_the_dialogue_to_ask():
    (amount,) = read_entities("two fifty", language="en", today=TODAY)
    assert amount["value"] == 25_000
    assert amount["either"] == [250, 25_000]


def test_keys_beside_the_value_reach_the_understood_view():
    read = [
        *read_entities("two fifty", language="en", today=TODAY),
        *read_entities("40-50", language="en", today=TODAY),
    ]
    assert understood_view({"text": "two fifty", "entities": read})["entities"] == read


def test_days_follow_the_consumers_day_not_the_servers():
    assert found("tomorrow", "en", date(2027, 12, 31)) == ["date 2028-01-01"]


@pytest.mark.parametrize(
    ("number", "cents"),
    [
        ("1,200", 120000),
        ("1.200", 120000),
        ("1.200,50", 120050),
        ("12.5", 1250),
        ("12,50", 1250),
        ("0", None),
        ("007", None),
        ("1000000", 100000000),
        ("12345678", None),
    ],
)
def test_number_is_read_as_cents(number, cents):
    assert to_cents(number, thousands=False) == cents
