"""Whether a contact could be started now, and if not, from when on: the gate asked ahead of time.

Nothing is decided here that the gate would not decide: each candidate instant is put to every gate again.

Source: rule catalogue 0.2; 12 CFR 1006.6(b)(1), 1006.14.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from parley.compliance.attempt import Attempt, Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.contact_window import next_open
from parley.compliance.counters import CapReading
from parley.compliance.gate import survey
from parley.compliance.gate_facts import Facts
from parley.compliance.gate_time import contact_terms

_HORIZON = timedelta(days=60)
_MOST_STEPS = 60
_OPENS = frozenset(
    {
        *("QUIET_HOURS", "CLOSED_DAY", "DESIGNATED_TIME", "DESIGNATED_PLACE", "MEDIUM_NOT_WANTED"),
        *("WINDOW_CLOSING", "SESSION_IDLE", "REPLY_TOO_LATE", "ALREADY_ANSWERED"),
    }
)


def first_possible(attempt: Attempt, config: ComplianceConfig) -> datetime | None:
    """Return the first instant from the attempt's own on at which every gate would let it pass.

    Args:
        attempt: A contact we would start, with all facts as they are now.
        config: The compliance values in force.
    Returns:
        The instant (UTC); None when something stands in the way that time alone does not mend, or for two months.
    """
    if attempt.now is None:
        return None
    at, end = attempt.now, attempt.now + _HORIZON
    for _ in range(_MOST_STEPS):
        moved = _at(attempt, at)
        reasons = [reason for found in survey(moved, config).values() for reason in found]
        if not reasons:
            return at
        later = [_ends(reason, moved, config) for reason in reasons]
        known = [moment for moment in later if moment is not None]
        if len(known) < len(later) or max(known) <= at or max(known) > end:
            return None
        at = max(known)
    return None


def _at(attempt: Attempt, at: datetime) -> Attempt:
    """Move an attempt in time; what has run out by then no longer counts."""
    counters = tuple(_aged(reading, at) for reading in attempt.counters or ())
    waits = attempt.unanswered_until is not None and attempt.unanswered_until > at
    return replace(
        attempt,
        now=at,
        counters=None if attempt.counters is None else counters,
        unanswered=attempt.unanswered if waits or attempt.unanswered is None else 0,
    )


def _aged(reading: CapReading, at: datetime) -> CapReading:
    if reading.free_at is None or reading.free_at > at:
        return reading
    return replace(reading, count=reading.cap.limit - 1, free_at=None)


def _ends(reason: Reason, attempt: Attempt, config: ComplianceConfig) -> datetime | None:
    """Return when this reason is gone, None when that is not a matter of time."""
    assert attempt.now is not None
    if reason.code in _OPENS:
        # A window that closes too soon for delivery is passed by asking after its end.
        after = attempt.now + timedelta(seconds=config.sms.min_remaining_s)
        return next_open(contact_terms(Facts.of(attempt), config), after)
    if reason.code == "CAP_REACHED":
        return max((reading.free_at for reading in attempt.counters or () if reading.free_at), default=None)
    return attempt.unanswered_until if reason.code == "UNANSWERED" else None
