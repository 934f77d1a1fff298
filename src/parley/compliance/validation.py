"""Dates of the validation notice: when it is due, when it counts as received, and until when a dispute is in time.

Pure: the days a letter does not travel come in as an argument, and so does today.
Source: 12 CFR 1006.34(a)(1) and (b)(5); rules REGF-34A and REGF-34B5.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

ValidationState = Literal["not_required", "not_started", "pending", "overdue", "in_period", "over"]
"""not_required: no notice is owed (party role, or the debt is paid). pending: it is owed and there is time.
overdue: it was not sent in time. in_period: sent, and the consumer may still dispute with full effect."""
VALIDATION_STATES: tuple[str, ...] = get_args(ValidationState)

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDates:
    """What is known of one debt's notice; days are the consumer's local ones."""

    started_on: date
    """Day of the first message that conveyed information about the debt."""
    sent_on: date | None
    period_ends_on: date | None
    """Last day for a dispute, as printed on the notice that was sent."""


def due_on(started_on: date, *, days_to_send: int) -> date:
    """Return the last day on which the notice may be sent. Source: 12 CFR 1006.34(a)(1)(i)(B); rule REGF-34A."""
    return started_on + timedelta(days=days_to_send)


def assumed_receipt(sent_on: date, *, holidays: Collection[date], days: int) -> date:
    """Return the day on which a notice counts as received.

    Args:
        sent_on: Day it was mailed; not counted itself.
        holidays: Legal public holidays (5 USC 6103); not counted, as Saturdays and Sundays are not.
        days: How many counted days lie between, 5 in the rule.
    Source: 12 CFR 1006.34(b)(5); rule REGF-34B5.
    """
    day, left = sent_on, days
    while left:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in holidays:
            left -= 1
    return day


def period_end(received_on: date, *, period_days: int) -> date:
    """Return the last day of the validation period. Source: 12 CFR 1006.34(b)(5); rule REGF-34B5."""
    return received_on + timedelta(days=period_days)


def dispute_until(sent_on: date, *, holidays: Collection[date], receipt_days: int, period_days: int) -> date:
    """Return the day to print on a notice that is mailed on `sent_on`; a day later than the rule's is lawful too."""
    received_on = assumed_receipt(sent_on, holidays=holidays, days=receipt_days)
    return period_end(received_on, period_days=period_days)


def is_in_time(received_on: date, *, period_ends_on: date | None, grace_days: int) -> bool:
    """Tell whether a dispute or request came within the period; before the notice is sent the period is open.

    Args:
        grace_days: Days after the printed one on which a dispute is still honoured, as policy.
    Source: 12 CFR 1006.38(a) and (d); rules REGF-34B5 and REGF-38A.
    """
    return period_ends_on is None or received_on <= period_ends_on + timedelta(days=grace_days)


def validation_state(
    dates: NoticeDates | None, *, today: date, is_owed: bool, has_begun: bool, days_to_send: int
) -> ValidationState | None:
    """Say where a debt stands with its notice.

    From the last day to send it on, an unsent notice counts as overdue: that day is for mailing, not for collecting.

    Args:
        dates: The notice's dates; None where no clock has been started.
        is_owed: The party role asks for a notice and something is owed.
        has_begun: Information about the debt has been conveyed.
    Returns:
        None when the debt was disclosed and no clock runs: that is not known, and what is not known blocks.
    Source: 12 CFR 1006.34(a)(1); rule REGF-34A.
    """
    if not is_owed:
        return "not_required"
    if dates is None:
        return None if has_begun else "not_started"
    if dates.sent_on is None or dates.period_ends_on is None:
        return "overdue" if today >= due_on(dates.started_on, days_to_send=days_to_send) else "pending"
    return "in_period" if today <= dates.period_ends_on else "over"
