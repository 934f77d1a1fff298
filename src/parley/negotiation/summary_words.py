"""Figures and bands of creditor terms in plain English."""

from __future__ import annotations

from collections.abc import Iterable

from parley.money import format_cents


def percent(bps: int) -> str:
    """Write basis points as a percentage: 2500 is "25 %", 1234 is "12.34 %"."""
    whole, rest = divmod(bps, 100)
    return f"{whole}.{rest:02d} %" if rest else f"{whole} %"


def ages(low: int, high: int | None) -> str:
    """Write a band of days, both ends included."""
    return f"{low} days and above" if high is None else f"{low} to {high} days"


def balances(low: int, high: int | None) -> str:
    """Write a band of cents, both ends included."""
    return f"{format_cents(low)} and above" if high is None else f"{format_cents(low)} to {format_cents(high)}"


def kinds(values: Iterable[str]) -> str:
    """Write debt types without underscores, or "any type" where there is none."""
    return ", ".join(value.replace("_", " ") for value in values) or "any type"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: "1 day", "2 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
