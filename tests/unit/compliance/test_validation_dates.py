"""Dates of the validation notice (T-VALID): exact ends, holidays, and the day the block begins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.validation import (
    NoticeDates,
    assumed_receipt,
    dispute_until,
    due_on,
    is_in_time,
    period_end,
    validation_state,
)
from parley.services.federal_holidays import federal_holidays_around

DAYS = st.dates(date(2024, 1, 1), date(2036, 12, 31))


def receipt(sent_on: date) -> date:
    return assumed_receipt(sent_on, holidays=federal_holidays_around(sent_on), days=5)


@pytest.mark.parametrize(
    ("sent_on", "received_on", "ends_on"),
    [
        pytest.param(date(2026, 11, 5), date(2026, 11, 13), date(2026, 12, 13), id="REGF-34B5: over Veterans Day"),
        pytest.param(date(2026, 11, 12), date(2026, 11, 19), date(2026, 12, 19), id="REGF-34B5: a weekend only"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 30), date(2026, 12, 30), id="REGF-34B5: over Thanksgiving"),
        pytest.param(date(2026, 12, 21), date(2026, 12, 29), date(2027, 1, 28), id="REGF-34B5: over Christmas"),
        pytest.param(date(2026, 6, 29), date(2026, 7, 7), date(2026, 8, 6), id="REGF-34B5: July 4 on a Saturday"),
        pytest.param(date(2027, 12, 27), date(2028, 1, 4), date(2028, 2, 3), id="REGF-34B5: New Year on a Saturday"),
        pytest.param(date(2027, 6, 14), date(2027, 6, 22), date(2027, 7, 22), id="REGF-34B5: Juneteenth on a Saturday"),
        pytest.param(date(2026, 11, 7), date(2026, 11, 16), date(2026, 12, 16), id="REGF-34B5: sent on a Saturday"),
    ],
)
def test_a_notice_counts_as_received_five_days_after_sending(sent_on: date, received_on: date, ends_on: date) -> None:
    assert receipt(sent_on) == received_on
    assert period_end(received_on, period_days=30) == ends_on
    holidays = federal_holidays_around(sent_on)
    assert dispute_until(sent_on, holidays=holidays, receipt_days=5, period_days=30) == ends_on


@given(DAYS)
def test_regf_34b5_exactly_five_counted_days_lie_after_sending(sent_on: date) -> None:
    holidays, received_on = federal_holidays_around(sent_on), receipt(sent_on)
    between = [sent_on + timedelta(days=step) for step in range(1, (received_on - sent_on).days + 1)]
    assert sum(day.weekday() < 5 and day not in holidays for day in between) == 5
    assert received_on.weekday() < 5
    assert received_on not in holidays
    assert timedelta(days=5) <= received_on - sent_on <= timedelta(days=12)


@given(DAYS)
def test_regf_34b5_a_later_mailing_never_ends_the_period_earlier(sent_on: date) -> None:
    assert receipt(sent_on) <= receipt(sent_on + timedelta(days=1))


@given(DAYS, st.integers(0, 60))
def test_regf_34b5_more_holidays_never_shorten_the_period(sent_on: date, offset: int) -> None:
    holidays = federal_holidays_around(sent_on)
    more = holidays | {sent_on + timedelta(days=offset)}
    assert assumed_receipt(sent_on, holidays=more, days=5) >= assumed_receipt(sent_on, holidays=holidays, days=5)


@pytest.mark.parametrize(
    ("received_on", "is_timely"),
    [
        pytest.param(date(2026, 12, 13), True, id="REGF-34B5: the printed day"),
        pytest.param(date(2026, 12, 18), True, id="REGF-34B5: the last day of grace"),
        pytest.param(date(2026, 12, 19), False, id="REGF-38A-LATE: a day later"),
    ],
)
def test_a_dispute_is_in_time_until_the_grace_is_over(received_on: date, is_timely: bool) -> None:
    assert is_in_time(received_on, period_ends_on=date(2026, 12, 13), grace_days=5) is is_timely
    assert is_in_time(received_on, period_ends_on=None, grace_days=5)


STARTED = date(2026, 12, 1)
SENT = {"sent_on": date(2026, 12, 3), "period_ends_on": date(2027, 1, 11)}


@pytest.mark.parametrize(
    ("today", "sent", "state"),
    [
        pytest.param(date(2026, 12, 1), {}, "pending", id="REGF-34A: day 0"),
        pytest.param(date(2026, 12, 5), {}, "pending", id="REGF-34A: day 4"),
        pytest.param(date(2026, 12, 6), {}, "overdue", id="REGF-34A: day 5"),
        pytest.param(date(2027, 2, 1), {}, "overdue", id="REGF-34A: long after"),
        pytest.param(date(2026, 12, 6), SENT, "in_period", id="REGF-34A: sent in time"),
        pytest.param(date(2027, 1, 11), SENT, "in_period", id="REGF-34B5: last day of the period"),
        pytest.param(date(2027, 1, 12), SENT, "over", id="REGF-34B5: the day after"),
    ],
)
def test_state_of_a_notice(today: date, sent: dict[str, date], state: str) -> None:
    dates = NoticeDates(started_on=STARTED, **{"sent_on": None, "period_ends_on": None, **sent})
    assert validation_state(dates, today=today, is_owed=True, has_begun=True, days_to_send=5) == state
    assert validation_state(dates, today=today, is_owed=False, has_begun=True, days_to_send=5) == "not_required"


def test_regf_34a_a_disclosed_debt_without_a_clock_is_not_known_and_so_blocks() -> None:
    assert validation_state(None, today=STARTED, is_owed=True, has_begun=True, days_to_send=5) is None
    assert validation_state(None, today=STARTED, is_owed=True, has_begun=False, days_to_send=5) == "not_started"


def test_regf_34a_the_last_day_to_send() -> None:
    assert due_on(STARTED, days_to_send=5) == date(2026, 12, 6)
