"""Days on which United States banks settle nothing, around a plan.

Source: Federal Reserve Banks, holiday schedule (www.frbservices.org): the federal holidays; one that falls on a Sunday is
kept on the Monday, one that falls on a Saturday is not moved. The list of the holidays themselves is the `holidays`
library's (MIT), so that a holiday made by law next year comes with an update and not from us.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

# The longest plan a terms file allows runs ten years; a day further out is looked at again when it comes near.
_YEARS_AHEAD = 11


def holidays_around(today: date) -> frozenset[date]:
    """Return the bank holidays from this year to the end of the longest plan that could start today."""
    return _holidays_of(today.year)


@lru_cache(maxsize=4)
def _holidays_of(first_year: int) -> frozenset[date]:
    years = range(first_year, first_year + _YEARS_AHEAD + 1)
    kept = set(holidays.country_holidays("US", years=years, observed=False))
    return frozenset(day + timedelta(days=1) if day.weekday() == 6 else day for day in kept)


def business_days_after(at: datetime, days: int) -> datetime:
    """Return the same time of day so many business days later; weekends and federal holidays do not count."""
    kept, left = holidays_around(at.date()), days
    while left > 0:
        at += timedelta(days=1)
        left -= at.weekday() < 5 and at.date() not in kept
    return at
