"""Days on which no notice is taken to arrive: the legal public holidays of the United States.

Not the calendar of the banks (`bank_holidays`): the law on notices names the holidays of 5 USC 6103, and one that falls on
a Saturday is kept by federal offices on the Friday before. Both that Friday and the holiday itself are left out here, which
can only make a consumer's time to dispute longer. Source: 12 CFR 1006.34(b)(5); rule REGF-34B5.
"""

from datetime import date
from functools import lru_cache

import holidays


def federal_holidays_around(day: date) -> frozenset[date]:
    """Return the holidays of the year of `day` and the next one, with the days they are observed on."""
    return _of(day.year)


@lru_cache(maxsize=8)
def _of(year: int) -> frozenset[date]:
    # One year more: New Year's Day on a Saturday is observed in the year before.
    return frozenset(holidays.country_holidays("US", years=range(year, year + 3), observed=True))
