"""How dates and periods are written to a consumer."""

from datetime import date

import pytest

from parley.services.figures import write_date, write_frequency

TODAY = date(2026, 11, 21)
FREQUENCIES = ("weekly", "biweekly", "semimonthly", "monthly", "once")


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        (date(2026, 12, 15), "Dec 15", "15 dic"),
        (date(2026, 1, 1), "Jan 1", "1 ene"),
        (date(2026, 12, 31), "Dec 31", "31 dic"),
        (date(2027, 1, 1), "Jan 1, 2027", "1 ene 2027"),
        (date(2025, 12, 31), "Dec 31, 2025", "31 dic 2025"),
        (date(2028, 2, 29), "Feb 29, 2028", "29 feb 2028"),
    ],
)
def test_a_date_names_its_month_and_the_year_only_when_it_is_another(day: date, english: str, spanish: str) -> None:
    assert write_date(day, "en", today=TODAY) == english
    assert write_date(day, "es", today=TODAY) == spanish


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_month_has_a_short_name_of_its_own(language: str) -> None:
    written = {write_date(date(2026, month, 1), language, today=TODAY) for month in range(1, 13)}
    assert len(written) == 12


@pytest.mark.parametrize(
    ("frequency", "english", "one", "several"),
    [
        ("weekly", "weekly", "semanal", "semanales"),
        ("biweekly", "two-weekly", "cada dos semanas", "cada dos semanas"),
        ("semimonthly", "twice-monthly", "quincenal", "quincenales"),
        ("monthly", "monthly", "mensual", "mensuales"),
        ("once", "single", "único", "únicos"),
    ],
)
def test_a_period_agrees_in_number_in_spanish(frequency: str, english: str, one: str, several: str) -> None:
    assert write_frequency(frequency, "en") == write_frequency(frequency, "en", plural=False) == english
    assert write_frequency(frequency, "es", plural=False) == one
    assert write_frequency(frequency, "es") == several


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_periods_never_read_the_same(language: str) -> None:
    assert len({write_frequency(name, language) for name in FREQUENCIES}) == len(FREQUENCIES)
