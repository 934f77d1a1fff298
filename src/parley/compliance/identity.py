"""Right-party verification: compare identity answers, count attempts.

The values never leave this comparison: the result names kinds of factors only. Every factor is compared in constant
time and
all are always compared, so neither the answer nor its timing says which one was wrong.

Source: 12 CFR 1006.6(d)(1); rule REGF-VERIFY (two factors, three tries, 24 hours).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FACTOR_KINDS = ("dob", "zip", "ref", "ssn4")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFactors:
    """What the account file says; None where it says nothing, and such a factor can never match."""

    dob: str | None = None
    """ISO date."""
    zip: str | None = None
    """Five digits."""
    ref: str | None = None
    ssn4: str | None = None

    def __repr__(self) -> str:
        """Keep the values out of logs and tracebacks."""
        return "ExpectedFactors(...)"


@dataclass(frozen=True, slots=True)
class FactorResult:
    """Which kinds of factors matched and which did not; never their values."""

    matched: frozenset[str]
    wrong: frozenset[str]


def compare_factors(given: Mapping[str, str], expected: ExpectedFactors) -> FactorResult:
    """Compare the answers with the file, in constant time and without stopping at the first difference.

    A date of birth may carry two readings ("1986-04-12|1986-12-04") when the way it was written left that open. A
    factor
    the file does not hold counts as wrong, so that nobody can learn what the file holds. Unknown kinds are ignored.
    """
    matched: set[str] = set()
    wrong: set[str] = set()
    for kind in FACTOR_KINDS:
        answer = given.get(kind)
        on_file = getattr(expected, kind)
        readings = (answer or "").split("|")[:2]
        equal = False
        for reading in (*readings, "")[:2]:
            equal |= _equal(kind, reading, on_file)
        if answer:
            (matched if equal else wrong).add(kind)
    return FactorResult(frozenset(matched), frozenset(wrong))


def is_verified(result: FactorResult, factors_required: int) -> bool:
    """Tell whether enough factors matched and none was wrong; fewer than one required factor is refused.

    Raises:
        ValueError: `factors_required` is below one.
    """
    if factors_required < 1:
        raise ValueError("at least one identity factor must be required")
    return len(result.matched) >= factors_required and not result.wrong


def attempts_left(failed_at: Sequence[datetime], *, now: datetime, max_tries: int, lock_h: int) -> int:
    """Return how many tries are left; failures older than the lock no longer count. Zero means locked.

    Args:
        failed_at: Instants of failed attempts on this account, aware.
        now: The present instant, aware.
        max_tries: Failures that lock.
        lock_h: Hours a lock lasts, counted from the failure that caused it.
    """
    return (
        0
        if locked_until(failed_at, now=now, max_tries=max_tries, lock_h=lock_h)
        else max_tries - _recent(failed_at, now=now, max_tries=max_tries, lock_h=lock_h)
    )


def locked_until(failed_at: Sequence[datetime], *, now: datetime, max_tries: int, lock_h: int) -> datetime | None:
    """Return when the lock ends, or None when verification is open."""
    lock = timedelta(hours=lock_h)
    past = sorted(at for at in failed_at if at <= now)
    for index in range(max_tries - 1, len(past)):
        if past[index] - past[index - max_tries + 1] <= lock and now < past[index] + lock:
            return past[-1] + lock
    return None


def _recent(failed_at: Sequence[datetime], *, now: datetime, max_tries: int, lock_h: int) -> int:
    lock = timedelta(hours=lock_h)
    return min(max_tries - 1, sum(1 for at in failed_at if at <= now < at + lock))


def _equal(kind: str, answer: str, on_file: str | None) -> bool:
    left = _digest(_canonical(kind, answer))
    right = _digest(_canonical(kind, on_file or ""))
    return hmac.compare_digest(left, right) & bool(on_file) & bool(answer)


def _canonical(kind: str, value: str) -> str:
    letters = "".join(char for char in value.upper() if char.isalnum())
    return letters[:5] if kind == "zip" else letters


def _digest(value: str) -> bytes:
    return hashlib.sha256(value.encode()).digest()
