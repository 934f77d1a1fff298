"""The statute of limitations: whether a debt may be too old to sue on (rule TB-CALC).

The periods are the shortest plausible ones. They decide what the consumer is protected from, and are never used to argue
that a debt is still enforceable. Whatever is not known makes the debt suspect.

Source: rule catalogue, section 5.3; 12 CFR 1006.26; state law per row of config/jurisdictions.yml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

Status = Literal["OPEN", "NEAR_TB", "TIME_BARRED_SUSPECT", "EXTINGUISHED", "JUDGMENT"]
RULE_VERSION = "TB-CALC 1"


@dataclass(frozen=True, slots=True)
class Years:
    """One row of the table: years by kind of agreement, the shortest plausible number, and whether sources agree."""

    written: int
    open_account: int
    card: int
    shortest: int
    agreement: str


@dataclass(frozen=True, slots=True)
class LimitationTable:
    """All limitation values of one version of the configuration."""

    version: str
    years: Mapping[str, Years]
    near_days: int
    charge_off_days: int
    """How long after the first default an account is charged off: revolving credit after 180 days."""
    goods_debt_types: frozenset[str]
    goods_years: int
    oral_years: int
    extinguishing: frozenset[str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtDates:
    """What is known of a debt's age; None where it is not."""

    debt_type: str
    states: tuple[str, ...]
    """Every plausible state; an empty tuple is unknown."""
    default_on: date | None
    """First uncured default, or the best that stands for it."""
    last_payment_on: date | None
    is_judgment: bool
    is_oral_only: bool = False
    """The agreement can be proved by word of mouth only."""


@dataclass(frozen=True, slots=True)
class Limitation:
    """The answer, with everything needed to explain it."""

    status: Status
    rule_version: str
    table_version: str
    inputs: Mapping[str, Any]
    starts_on: date | None
    expires_on: date | None
    """The earliest end of all plausible states."""
    expires_by_state: Mapping[str, date | None]
    deciding: tuple[str, ...]
    """The states whose date decided; for an unknown input its name."""

    @property
    def is_time_barred(self) -> bool:
        """Whether the period is over, or may be."""
        return self.status in ("TIME_BARRED_SUSPECT", "EXTINGUISHED")

    def as_json(self) -> dict[str, Any]:
        """Return the answer as JSON-able values for the evidence record."""
        return {
            "status": self.status,
            "rule_version": self.rule_version,
            "table_version": self.table_version,
            "inputs": dict(self.inputs),
            "starts_on": None if self.starts_on is None else self.starts_on.isoformat(),
            "expires_on": None if self.expires_on is None else self.expires_on.isoformat(),
            "expires_by_state": {
                state: None if day is None else day.isoformat() for state, day in self.expires_by_state.items()
            },
            "deciding": list(self.deciding),
        }


def first_default_on(
    *,
    charged_off_on: date | None,
    last_payment_on: date | None,
    itemization: tuple[str, date] | None,
    opened_on: date,
    charge_off_days: int,
) -> date:
    """Return the day that stands for the first uncured default: the earliest of what the file tells of it.

    A last payment tells it best. A charge-off comes months after the default, so without an earlier payment those are
    taken off. Without both, an itemisation of such a kind counts; at last the day the account was opened, which makes the
    period as short as it can be.
    """
    if charged_off_on is None and last_payment_on is None and itemization is not None:
        charged_off_on = itemization[1] if itemization[0] == "charge_off" else None
        last_payment_on = itemization[1] if itemization[0] == "last_payment" else None
    if charged_off_on is None:
        return last_payment_on or opened_on
    if last_payment_on is not None and last_payment_on <= charged_off_on:
        return last_payment_on
    return max(opened_on, charged_off_on - timedelta(days=charge_off_days))


def years_for(table: LimitationTable, debt: DebtDates, state: str) -> int | None:
    """Return the period of one state for this debt, or None where the table has no row."""
    row = table.years.get(state)
    if row is None:
        return None
    years = row.shortest
    if debt.debt_type in table.goods_debt_types:
        years = min(years, table.goods_years)
    return min(years, table.oral_years) if debt.is_oral_only else years


def assess(table: LimitationTable, debt: DebtDates, today: date) -> Limitation:
    """Decide whether the period is over, near its end, or running.

    No side effects. A day on which the period ends counts as over; a 29 February that the target year lacks becomes the 28th:
    both make the period shorter, never longer.

    Args:
        table: The values in force.
        debt: What is known; unknown dates or states make it suspect.
        today: The consumer's day.
    Source: rule catalogue 5.3, TB-CALC; acceptance NY 2023-01-10 is over on 2026-11-20, TX is near from 2026-07-14.
    """
    starts = [day for day in (debt.default_on, debt.last_payment_on) if day is not None]
    starts_on = min(starts) if starts else None
    by_state: dict[str, date | None] = {}
    for state in debt.states:
        years = years_for(table, debt, state)
        by_state[state] = None if years is None or starts_on is None else _years_later(starts_on, years)
    ends = {state: day for state, day in by_state.items() if day is not None}
    expires_on = min(ends.values(), default=None)
    status, deciding = _status(table, debt, by_state, starts_on, today)
    return Limitation(
        status=status,
        rule_version=RULE_VERSION,
        table_version=table.version,
        inputs=_inputs(debt, today),
        starts_on=starts_on,
        expires_on=expires_on,
        expires_by_state=by_state,
        deciding=deciding,
    )


def _status(
    table: LimitationTable,
    debt: DebtDates,
    by_state: Mapping[str, date | None],
    starts_on: date | None,
    today: date,
) -> tuple[Status, tuple[str, ...]]:
    if debt.is_judgment:
        return "JUDGMENT", ("judgment",)
    over = tuple(state for state, day in by_state.items() if day is not None and day <= today)
    gone = tuple(state for state in over if state in table.extinguishing)
    if gone:
        return "EXTINGUISHED", gone
    if over:
        return "TIME_BARRED_SUSPECT", over
    unknown = [
        *(["states"] if not debt.states else []),
        *(["default_on"] if starts_on is None or starts_on > today else []),
        *(state for state, day in by_state.items() if day is None),
    ]
    if unknown:
        return "TIME_BARRED_SUSPECT", tuple(dict.fromkeys(unknown))
    near = tuple(
        state for state, day in by_state.items() if day is not None and day - timedelta(days=table.near_days) <= today
    )
    return ("NEAR_TB", near) if near else ("OPEN", ())


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def _inputs(debt: DebtDates, today: date) -> dict[str, Any]:
    def written(day: date | None) -> str | None:
        return None if day is None else day.isoformat()

    states: Sequence[str] = debt.states
    return {
        "debt_type": debt.debt_type,
        "states": list(states),
        "default_on": written(debt.default_on),
        "last_payment_on": written(debt.last_payment_on),
        "is_judgment": debt.is_judgment,
        "is_oral_only": debt.is_oral_only,
        "today": today.isoformat(),
    }
