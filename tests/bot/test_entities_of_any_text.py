"""The entity reader on hostile, broken and endless texts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.reader import read_entities
from bot.nlu.sms_text import MAX_CHARACTERS, write_out

TODAY = date(2026, 3, 4)  # a Wednesday
# Letters that the rules wait for, so that random texts get deep into them.
WORDS = """50 1,250.50 $ % 3rd 1st 15th 3/4 2¦50 one two fifty hundred thousand half third of it all the a and or to every
    other each week month friday next last end in on by paid lost my job mil doscientos cada quincena el la los dia de
    y mitad mañana hoy pagos payments x - , . ! # k 9999999999 20-20 ¢ ½ ５０ \u200b _ ñ ' option primera"""
SYLLABLES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(SYLLABLES, max_size=40).map(" ".join), st.lists(SYLLABLES).map("".join)
)


def check(text, entities):
    for item in entities:
        assert 0 <= item["start"] < item["end"] <= len(text)
        assert item["text"] == text[item["start"] : item["end"]]
        if item["entity"] in ("amount", "count", "option", "percent", "balance_share"):
            assert type(item["value"]) is int
            assert item["value"] > 0
        if item["entity"] == "balance_share":
            assert item["value"] <= 10_000
        if item["entity"] == "date":
            date.fromisoformat(item["value"])
        assert all(type(cents) is int for cents in item.get("either", []))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "es", None]), today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_and_every_entity_quotes_the_message(text, language, today):
    check(text, read_entities(text, language=language, today=today))


@settings(max_examples=60, deadline=None)
@given(dollars=st.integers(10, 99_999), cents=st.integers(0, 99))
def test_marked_amount_is_exact_to_the_cent(dollars, cents):
    read = read_entities(f"i can pay ${dollars:,}.{cents:02d} today", language="en", today=TODAY)
    assert (read[0]["entity"], read[0]["value"]) == ("amount", dollars * 100 + cents)


@settings(max_examples=60, deadline=None)
@given(low=st.integers(10, 400), more=st.integers(1, 400), joint=st.sampled_from(["-", " or ", " to ", " o ", "-$"]))
def test_two_figures_joined_are_a_range_from_low_to_high(low, more, joint):
    read = read_entities(f"i can do ${low}{joint}{low + more} a month", language="en", today=TODAY)
    ends = [(item["value"], item.get("role")) for item in read if item["entity"] == "amount"]
    assert ends == [(low * 100, "low"), ((low + more) * 100, "high")]


@pytest.mark.parametrize(
    "unit", ["a ", "the 1st and ", "every ", "$", "9-", "one hundred and ", "el ", "half ", "3/", "_"]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_endless_text_is_read_no_further_than_its_limit(unit, language):
    text = (unit * 10_000)[:10_000]
    assert len(write_out(text, language).text) <= 4 * MAX_CHARACTERS
    check(text, read_entities(text, language=language, today=TODAY))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("５０ dollars", "５０ dollars"),
        ("5\u200b0 a week", "5\u200b0"),
        ("5️⃣0️⃣ bucks", "5️⃣0️⃣ bucks"),
        ("ＦＩＦＴＹ ＢＵＣＫＳ", "ＦＩＦＴＹ ＢＵＣＫＳ"),
        ("\ufeff50", "50"),
        ("𝟱𝟬 monthly", "𝟱𝟬"),
        ("٥٠ friday", "٥٠"),
    ],
)
def test_look_alike_characters_are_read_and_quoted_as_they_were_written(text, amount):
    read = read_entities(text, language="en", today=TODAY)
    assert (read[0]["value"], read[0]["text"]) == (5_000, amount)


def test_accents_written_as_characters_of_their_own_are_accents():
    (read,) = read_entities("man\u0303ana", language="es", today=TODAY)
    assert read["value"] == "2026-03-05"


@pytest.mark.parametrize(
    "text",
    [
        "fri\x00day 50",
        "\ud800 friday 50",
        "february 30",
        "in 99999999999 days",
        "12/31/0000",
        "99/99/9999",
        "𐹠 friday",
        "²³½",
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_text_that_breaks_parsers_is_read(text, language):
    read = read_entities(text, language=language, today=TODAY)
    assert all(item["value"] != "2030-02-01" for item in read)
