"""What an arrangement is worth to the creditor, and how likely it is to be kept.

Statistics, not money: these figures are estimates in cents as floating point numbers and never reach a consumer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.negotiation.schedule import Instalment

# What a dollar a year from now is worth less: between a bank's cost of money and a debt buyer's.
DISCOUNT_A_YEAR = 0.12
DAYS_A_MONTH = 365 / 12
_TIME = math.log1p(DISCOUNT_A_YEAR) / 365
# Chance that a payment well within somebody's means is missed all the same, and what each extra tenth of means adds.
MISSED_ANYWAY = 0.01
EASY_SHARE = 0.7
MISSED_PER_SHARE = 0.25
RECOVERED_AFTER_BREAK = 0.10


@dataclass(frozen=True, slots=True)
class Valuation:
    """What an arrangement is worth to the creditor, by its dates and amounts alone.

    Nothing of the consumer's hidden state enters: two equal schedules are worth the same whoever agreed to them.

    Args:
        stopped_a_month: Share of running plans that stop being paid in a month. 0 takes every schedule as kept; more shows
            how the figures change for a creditor who values a promise to pay later below its face.
    """

    stopped_a_month: float = 0.0

    def of(self, parts: Sequence[Instalment], today: date) -> float:
        """Give the present value of the payments, in cents."""
        return sum(part.amount_cents * self.share_after((part.due_on - today).days) for part in parts)

    def share_after(self, days: float) -> float:
        """Give what a dollar due in some days is worth today, in dollars."""
        return math.exp(-(_TIME - math.log1p(-self.stopped_a_month) / DAYS_A_MONTH) * days)


AS_AGREED = Valuation()


def keep_probability(burden: float) -> float:
    """Give the chance that one payment is made, by its share of the payer's means; 1.0 is all that is left after needs."""
    return max(0.05, 1.0 - MISSED_ANYWAY - MISSED_PER_SHARE * max(0.0, burden - EASY_SHARE))


def expected_recovery(parts: Sequence[Instalment], today: date, burden: float) -> float:
    """Give the present value of what is really paid: up to the first missed payment, and a tenth of the rest.

    Args:
        parts: The schedule.
        today: Day of the agreement.
        burden: Largest regular payment over what the payer can manage in that period; 0 for money at hand.
    """
    keeps, alive, value = keep_probability(burden), 1.0, 0.0
    for part in parts:
        worth = part.amount_cents * math.exp(-_TIME * (part.due_on - today).days)
        alive *= keeps
        value += worth * (alive + (1.0 - alive) * RECOVERED_AFTER_BREAK)
    return value
