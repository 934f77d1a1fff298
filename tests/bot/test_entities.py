"""Amounts, days and schedules out of English and Spanish text messages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.amounts import to_cents
from bot.nlu.reader import read_entities

TODAY = date(2026, 3, 4)  # a Wednesday


def found(text, language):
    return [(item["entity"], item["value"]) for item in read_entities(text, language=language, today=TODAY)]


ENGLISH = {
    "50": [("amount", 5000)],
    "10": [("amount", 1000)],
    "9": [("option", 9)],
    "2": [("option", 2)],
    "#2": [("option", 2)],
    "0": [],
    "option 3 please": [("option", 3)],
    "the second one": [("option", 2)],
    "5 dollars": [("amount", 500)],
    "$1,200.50": [("amount", 120050)],
    "1.5k": [("amount", 150000)],
    "2 thousand": [("amount", 200000)],
    "two hundred fifty on the 15th": [("amount", 25000), ("date", "2026-03-15")],
    "fifty bucks a week": [("amount", 5000), ("frequency", "weekly")],
    "50/mo": [("amount", 5000), ("frequency", "monthly")],
    "i can do 50 every 2 wks": [("amount", 5000), ("frequency", "biweekly")],
    "twice a month 80": [("frequency", "semimonthly"), ("amount", 8000)],
    "12 payments of 35.50": [("count", 12), ("amount", 3550)],
    "$50 x 6": [("amount", 5000), ("count", 6)],
    "200 over 6 months": [("amount", 20000), ("count", 6)],
    "25% off": [("percent", 2500)],
    "i can pay half": [("percent", 5000)],
    "ill send 100 friday": [("amount", 10000), ("date", "2026-03-06")],
    "20 friday": [("amount", 2000), ("date", "2026-03-06")],
    "friday 6": [("date", "2026-03-06")],
    "friday the 20th": [("date", "2026-03-20")],
    "200 next week": [("amount", 20000), ("date", "2026-03-09")],
    "10 on the 1st": [("amount", 1000), ("date", "2026-04-01")],
    "pay 75 on 4/15": [("amount", 7500), ("date", "2026-04-15")],
    "tmrw": [("date", "2026-03-05")],
    "wk after next": [("date", "2026-03-16")],
    "need 60 days": [("date", "2026-05-03")],
    "60 days": [("date", "2026-05-03")],
    "a couple weeks": [("date", "2026-03-18")],
    "first of the month": [("date", "2026-04-01")],
    "end of month": [("date", "2026-03-31")],
    "this is the 3rd time u text me": [],
    "out of work since december": [("hardship_reason", "job_loss"), ("date", "2025-12-01")],
    "i may be late": [],
    "im 16": [],
    "chapter 13": [],
    "zip 02134": [],
    "i was born in 1986": [],
    "call me at 555-123-4567": [],
    "[dob] 50": [("amount", 5000)],
    "send me a receipt": [("document", "receipt")],
    "in spanish pls": [("language", "es")],
}
SPANISH = {
    "50 dolares a la semana": [("amount", 5000), ("frequency", "weekly")],
    "puedo pagar 100 el viernes": [("amount", 10000), ("date", "2026-03-06")],
    "cincuenta por quincena": [("amount", 5000), ("frequency", "semimonthly")],
    "cada dos semanas 60": [("frequency", "biweekly"), ("amount", 6000)],
    "pago 30 al mes": [("amount", 3000), ("frequency", "monthly")],
    "un solo pago de 500": [("frequency", "once"), ("amount", 50000)],
    "12 pagos de 40": [("count", 12), ("amount", 4000)],
    "60 mensuales por 6 meses": [("amount", 6000), ("frequency", "monthly"), ("count", 6)],
    "la mitad": [("percent", 5000)],
    "20 por ciento": [("percent", 2000)],
    "la segunda opcion": [("option", 2)],
    "mañana": [("date", "2026-03-05")],
    "pasado manana": [("date", "2026-03-06")],
    "el 15 de marzo": [("date", "2026-03-15")],
    "30 el dia 15": [("amount", 3000), ("date", "2026-03-15")],
    "200 la proxima semana": [("amount", 20000), ("date", "2026-03-09")],
    "fin de mes": [("date", "2026-03-31")],
    "pago la proxima quincena 80": [("date", "2026-03-15"), ("amount", 8000)],
    "dentro de 10 dias": [("date", "2026-03-14")],
    "desde diciembre": [("date", "2025-12-01")],
    "dos mil quinientos": [("amount", 250000)],
    "1.500 dólares": [("amount", 150000)],
    "perdi mi trabajo": [("hardship_reason", "job_loss")],
    "en ingles": [("language", "en")],
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items(), ids=list(ENGLISH))
def test_english_message_is_read(text, expected):
    assert found(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH.items(), ids=list(SPANISH))
def test_spanish_message_is_read(text, expected):
    assert found(text, "es") == expected


@pytest.mark.parametrize(("text", "expected"), [("fifty a month", 2), ("cincuenta al mes", 2), ("50", 1)])
def test_unknown_language_keeps_the_fuller_reading(text, expected):
    assert len(found(text, None)) == expected


def test_days_follow_the_consumers_day_not_the_servers():
    read = read_entities("tomorrow", language="en", today=date(2027, 12, 31))
    assert [item["value"] for item in read] == ["2028-01-01"]


@pytest.mark.parametrize(
    ("number", "cents"),
    [
        ("1,200", 120000),
        ("1.200", 120000),
        ("12.5", 1250),
        ("12,50", 1250),
        ("0", None),
        ("007", None),
        ("12345678", None),
    ],
)
def test_number_is_read_as_cents(number, cents):
    assert to_cents(number, thousands=False) == cents


@pytest.mark.parametrize(
    "text", ["fri\x00day 50", "\ud800 friday 50", "february 30", "in 99999999999 days", "12/31/0000"]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_text_that_breaks_parsers_is_read(text, language):
    assert all(item["value"] != "2030-02-01" for item in read_entities(text, language=language, today=TODAY))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=80), language=st.sampled_from(["en", "es", None]))
def test_any_text_is_read_and_every_entity_quotes_the_message(text, language):
    for item in read_entities(text, language=language, today=TODAY):
        assert 0 <= item["start"] < item["end"] <= len(text)
        assert item["text"] == text[item["start"] : item["end"]]


@settings(max_examples=60, deadline=None)
@given(dollars=st.integers(10, 99_999), cents=st.integers(0, 99))
def test_marked_amount_is_exact_to_the_cent(dollars, cents):
    assert found(f"i can pay ${dollars:,}.{cents:02d} today", "en")[0] == ("amount", dollars * 100 + cents)
