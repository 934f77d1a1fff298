"""Nothing may hide the right to dispute while it lasts (REGF-38B): rows on both sides of the period's end."""

from datetime import date

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.overshadowing import find_overshadowing

TODAY = date(2026, 11, 8)  # day 3 of a debt disclosed on the 5th
ENDS = date(2026, 12, 13)
SAFE_EN, SAFE_ES = "This does not change your right to dispute.", "Esto no cambia su derecho a disputar."

EARLY = [
    "This offer ends in 5 days.",
    "The offer is good for 48 hours.",
    "This is for today only.",
    "It is valid only today",
    "We can hold it until tomorrow",
    "Please answer by Nov 20.",
    "You need to decide before November 20, 2026",
    "It expires 12/1",
    "This expires on 2026-12-12",
    "You have five days to accept",
    "There are 3 days left",
    "respond within two weeks",
    "good until Friday",
    "by the end of the month",
    "La oferta termina en 5 días.",
    "Es válida solo por hoy",
    "Solo hoy podemos ofrecer esto",
    "vence el 20 de noviembre",
    "Tiene que decidir antes del viernes",
    "Le quedan 48 horas",
    "quedan 3 días para aceptar",
    "a más tardar mañana",
    "Hasta el 12 de diciembre",
]
LATE = [
    "This offer ends in 36 days.",
    "It is good until Dec 13.",
    "Please answer by December 14, 2026",
    "valid until 2027-01-15",
    "La oferta termina en 40 días.",
    "Hasta el 13 de diciembre",
]
PLAIN = [
    "The first payment would be $50 on Nov 20.",
    "You would pay only $50 today and then $40 a month.",
    "You can dispute this debt by December 13.",
    "Payments of $40 every 2 weeks from Nov 20.",
    "Puede pagar $50 el 20 nov y luego $40 cada semana.",
    "We are open from 8 a.m. to 6 p.m.",
]
PRESSURE = [
    "Pay now or we go on",
    "You cannot dispute this any more",
    "Pague ahora o seguimos",
    "No hace falta disputar",
]


@pytest.mark.parametrize("text", EARLY)
def test_regf_38b_a_deadline_before_the_end_of_the_period_overshadows(config: ComplianceConfig, text: str) -> None:
    [*found] = find_overshadowing(text, config.overshadowing, today=TODAY, period_ends_on=ENDS)
    assert found
    assert not any(item.is_pressure for item in found)
    safe = SAFE_ES if any(word in text for word in ("oferta", "quedan", "Solo", "vence", "Tiene")) else SAFE_EN
    assert find_overshadowing(f"{text} {safe}", config.overshadowing, today=TODAY, period_ends_on=ENDS) == ()


@pytest.mark.parametrize("text", LATE)
def test_regf_38b_a_deadline_at_the_end_of_the_period_or_later_does_not(config: ComplianceConfig, text: str) -> None:
    assert find_overshadowing(text, config.overshadowing, today=TODAY, period_ends_on=ENDS) == ()


@pytest.mark.parametrize("text", LATE)
def test_regf_38b_no_deadline_is_late_enough_before_the_notice_is_sent(config: ComplianceConfig, text: str) -> None:
    assert find_overshadowing(text, config.overshadowing, today=TODAY, period_ends_on=None)


@pytest.mark.parametrize("text", PLAIN)
def test_regf_38b_dates_of_payments_are_no_deadlines(config: ComplianceConfig, text: str) -> None:
    assert find_overshadowing(text, config.overshadowing, today=TODAY, period_ends_on=ENDS) == ()


@pytest.mark.parametrize("text", PRESSURE)
def test_regf_38b_pressure_is_not_excused_by_safe_words(config: ComplianceConfig, text: str) -> None:
    found = find_overshadowing(f"{text}. {SAFE_EN}", config.overshadowing, today=TODAY, period_ends_on=ENDS)
    assert [item.is_pressure for item in found] == [True]


@pytest.mark.parametrize(("day", "is_early"), [(12, True), (13, False)])
def test_regf_38b_the_last_day_of_the_period_is_the_boundary(
    config: ComplianceConfig, day: int, is_early: bool
) -> None:
    text = f"The offer ends on December {day}."
    assert bool(find_overshadowing(text, config.overshadowing, today=TODAY, period_ends_on=ENDS)) is is_early


def test_a_day_that_does_not_exist_counts_as_early(config: ComplianceConfig) -> None:
    assert find_overshadowing("by Feb 31", config.overshadowing, today=TODAY, period_ends_on=ENDS)
