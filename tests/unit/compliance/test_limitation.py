"""The statute of limitations (TB-CALC): the whole state matrix, each boundary on both sides, and unknown inputs."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.compliance.jurisdictions_reader import read_jurisdictions
from parley.compliance.limitation import DebtDates, assess, first_default_on

FILE = Path(__file__).resolve().parents[3] / "config" / "jurisdictions.yml"
TABLE = read_jurisdictions(yaml.safe_load(FILE.read_text(encoding="utf-8"))).limitation
STATES = sorted(set(TABLE.years) - {"PR"})
DEBT_TYPES = ("credit_card", "medical", "auto", "personal_loan", "utility", "telecom", "retail", "other")
START = date(2018, 3, 15)


def debt(state: str = "NY", default_on: date | None = date(2023, 1, 10), **more: Any) -> DebtDates:
    values: dict[str, Any] = {
        "debt_type": "credit_card", "states": (state,), "default_on": default_on, "last_payment_on": None,
        "is_judgment": False, **more,
    }  # fmt: skip
    return DebtDates(**values)


@pytest.mark.parametrize(
    ("state", "today", "status", "expires_on"),
    [
        pytest.param("NY", date(2026, 11, 20), "TIME_BARRED_SUSPECT", date(2026, 1, 10), id="TB-CALC NY"),
        pytest.param("NY", date(2026, 1, 9), "NEAR_TB", date(2026, 1, 10), id="NY, the day before"),
        pytest.param("NY", date(2026, 1, 10), "TIME_BARRED_SUSPECT", date(2026, 1, 10), id="NY, the day itself"),
        pytest.param("TX", date(2026, 7, 13), "OPEN", date(2027, 1, 10), id="TX, 181 days before"),
        pytest.param("TX", date(2026, 7, 14), "NEAR_TB", date(2027, 1, 10), id="TB-CALC TX, 180 days before"),
        pytest.param("TX", date(2026, 11, 20), "NEAR_TB", date(2027, 1, 10), id="TX, not yet"),
        pytest.param("TX", date(2027, 1, 10), "TIME_BARRED_SUSPECT", date(2027, 1, 10), id="TX, over"),
        pytest.param("MS", date(2026, 1, 9), "NEAR_TB", date(2026, 1, 10), id="MS, the day before"),
        pytest.param("MS", date(2026, 1, 10), "EXTINGUISHED", date(2026, 1, 10), id="MS extinguishes"),
        pytest.param("WI", date(2029, 1, 10), "EXTINGUISHED", date(2029, 1, 10), id="WI extinguishes"),
    ],
)
def test_the_period_on_both_sides_of_its_end(state: str, today: date, status: str, expires_on: date) -> None:
    found = assess(TABLE, debt(state), today)
    assert (found.status, found.expires_on) == (status, expires_on)


@pytest.mark.parametrize("debt_type", DEBT_TYPES)
@pytest.mark.parametrize("state", STATES)
def test_t_tb_every_state_and_debt_type_on_both_sides_of_each_boundary(state: str, debt_type: str) -> None:
    """Suite T-TB: 51 states, 8 debt types, 4 dates each."""
    years = TABLE.years[state].shortest
    years = min(years, 4) if debt_type in ("retail", "auto") else years
    end = date(START.year + years, START.month, START.day)
    over = "EXTINGUISHED" if state in ("MS", "WI") else "TIME_BARRED_SUSPECT"
    asked = debt(state, START, debt_type=debt_type)
    got = [
        assess(TABLE, asked, day).status
        for day in (end - timedelta(days=181), end - timedelta(days=180), end - timedelta(days=1), end)
    ]
    assert got == ["OPEN", "NEAR_TB", "NEAR_TB", over]
    assert assess(TABLE, asked, end).expires_by_state == {state: end}


def test_there_are_51_rows() -> None:
    assert len(STATES) == 51


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        pytest.param({"states": ()}, "TIME_BARRED_SUSPECT", id="no state known"),
        pytest.param({"states": ("IL", "VI")}, "TIME_BARRED_SUSPECT", id="a place without a row"),
        pytest.param({"default_on": None}, "TIME_BARRED_SUSPECT", id="no date known"),
        pytest.param({"default_on": date(2026, 12, 1)}, "TIME_BARRED_SUSPECT", id="a date to come"),
        pytest.param({"states": ("IL",)}, "OPEN", id="all known"),
        pytest.param({"states": ("IL", "NY")}, "TIME_BARRED_SUSPECT", id="the shorter of two states"),
        pytest.param({"states": ("NY", "MS")}, "EXTINGUISHED", id="extinguished outranks suspect"),
        pytest.param({"states": ("IL",), "is_judgment": True}, "JUDGMENT", id="a judgment is for a person"),
        pytest.param(
            {"states": ("IL",), "default_on": date(2024, 10, 1), "is_oral_only": True}, "TIME_BARRED_SUSPECT", id="oral"
        ),
    ],
)
def test_what_is_not_known_makes_the_debt_suspect(changes: dict[str, Any], status: str) -> None:
    assert assess(TABLE, replace(debt("IL"), **changes), date(2026, 11, 20)).status == status


def test_the_earlier_of_default_and_last_payment_starts_the_clock() -> None:
    found = assess(TABLE, debt("IL", last_payment_on=date(2022, 8, 1)), date(2026, 11, 20))
    assert (found.starts_on, found.expires_on) == (date(2022, 8, 1), date(2027, 8, 1))


def test_a_leap_day_ends_a_day_earlier() -> None:
    assert assess(TABLE, debt("NY", date(2024, 2, 29)), date(2026, 11, 20)).expires_on == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("charged_off_on", "last_payment_on", "itemization", "expected"),
    [
        (date(2024, 11, 15), date(2024, 5, 2), ("charge_off", date(2024, 11, 15)), date(2024, 5, 2)),
        (date(2024, 11, 15), None, None, date(2024, 5, 19)),
        (date(2024, 11, 15), date(2025, 2, 1), None, date(2024, 5, 19)),
        (None, None, ("charge_off", date(2024, 11, 15)), date(2024, 5, 19)),
        (date(2019, 5, 1), None, None, date(2019, 3, 8)),
        (None, None, ("last_payment", date(2025, 6, 10)), date(2025, 6, 10)),
        (None, None, ("last_statement", date(2026, 9, 28)), date(2019, 3, 8)),
        (None, None, None, date(2019, 3, 8)),
    ],
    ids=[
        "both",
        "TB-CALC: a charge-off follows the default by 180 days",
        "a payment after the charge-off",
        "itemised charge-off",
        "never before it was opened",
        "itemised payment",
        "a statement tells of no default",
        "nothing told",
    ],
)
def test_the_first_default_is_the_earliest_the_file_tells(
    charged_off_on: date | None, last_payment_on: date | None, itemization: Any, expected: date
) -> None:
    found = first_default_on(
        charged_off_on=charged_off_on,
        last_payment_on=last_payment_on,
        itemization=itemization,
        opened_on=date(2019, 3, 8),
        charge_off_days=TABLE.charge_off_days,
    )
    assert found == expected


def test_the_answer_carries_its_inputs_and_versions() -> None:
    found = assess(TABLE, debt("NY", states=("NY", "TX")), date(2026, 11, 20)).as_json()
    assert found["rule_version"] == "TB-CALC 1"
    assert found["table_version"] == "2026-11"
    assert found["deciding"] == ["NY"]
    assert found["expires_by_state"] == {"NY": "2026-01-10", "TX": "2027-01-10"}
    assert found["inputs"]["default_on"] == "2023-01-10"


def test_a_card_charged_off_2023_12_15_without_a_payment_is_over_in_new_york() -> None:
    """TB-CALC: the half year before a charge-off does not lengthen the period."""
    start = first_default_on(
        charged_off_on=date(2023, 12, 15),
        last_payment_on=None,
        itemization=None,
        opened_on=date(2019, 3, 8),
        charge_off_days=TABLE.charge_off_days,
    )
    assert assess(TABLE, debt("NY", start), date(2026, 11, 30)).status == "TIME_BARRED_SUSPECT"
