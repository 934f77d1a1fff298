"""What somebody can pay a month by their own statement of income and essential costs, both given as ranges.

Pure. The result is a cap on plans, never a reason to ask for more.

Source: conversation.md 3.6; decision 0013.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parley.money import share_bps
from parley.negotiation.schedule import PAYMENTS_PER_YEAR, Frequency

SHARE_OF_SURPLUS_BPS: Final = 5_000
"""How much of what is left over may go into one plan; the rest is for other debts and for what nobody foresees."""


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """Integer cents a month, from `low_cents` up to but without `high_cents`; None is open above."""

    low_cents: int
    high_cents: int | None

    def holds(self, cents: int) -> bool:
        """Say whether an amount lies in the range."""
        return self.low_cents <= cents and (self.high_cents is None or cents < self.high_cents)


RANGES: Final = (
    MoneyRange(0, 100_000),
    MoneyRange(100_000, 150_000),
    MoneyRange(150_000, 200_000),
    MoneyRange(200_000, 250_000),
    MoneyRange(250_000, 300_000),
    MoneyRange(300_000, 400_000),
    MoneyRange(400_000, None),
)
"""The ranges both questions offer, without a gap and without an overlap."""


def range_of(cents: int) -> MoneyRange:
    """Give the range an amount of at least zero falls into."""
    return next(one for one in RANGES if one.holds(max(0, cents)))


def per_month(cents: int, frequency: Frequency) -> int:
    """Turn an amount per period into the same money a month, a part of a cent dropped."""
    return cents * PAYMENTS_PER_YEAR[frequency] // 12


def surplus_cents(income: MoneyRange, costs: MoneyRange) -> int:
    """Give what is left over a month at the careful ends: the least income and the highest costs.

    Costs that are open above may be anything, so nothing counts as left over.
    """
    return 0 if costs.high_cents is None else max(0, income.low_cents - costs.high_cents)


def capacity_cents(income: MoneyRange, costs: MoneyRange) -> int:
    """Give what a plan may take a month, rounded down; 0 where nothing is left over.

    Args:
        income: Income after tax a month.
        costs: Essential costs a month: housing, food, bills, medicine, transport.
    Source: decision 0013.
    """
    return share_bps(surplus_cents(income, costs), SHARE_OF_SURPLUS_BPS, "down")
