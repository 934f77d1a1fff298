"""What a simulated consumer says of income and costs, where the assistant asks: ranges by digit, as in the question.

Essential costs are drawn from what households of small means spend (docs/simulation/model.md), and income is what leaves
the hidden capacity over; half of those who are not in hardship prefer not to say.
"""

from __future__ import annotations

import random
from typing import Final

from parley.simulation.population import POPULATION_VERSION, Consumer

# The digits of the questions and the lower end of the range each one stands for, in cents; 3 and 9 mean something else.
_DIGITS: Final = (
    (400_000, "8"),
    (300_000, "7"),
    (250_000, "6"),
    (200_000, "5"),
    (150_000, "4"),
    (100_000, "2"),
    (0, "1"),
)


def tells_means(consumer: Consumer) -> bool:
    """Say whether this consumer answers such questions."""
    return consumer.has_hardship or consumer.index % 2 == 0


def costs_cents(consumer: Consumer) -> int:
    """Give the essential costs a month."""
    random_ = random.Random(f"{POPULATION_VERSION}:costs:{consumer.index}:{consumer.capacity_cents}")
    return random_.randrange(90_000, 320_000)


def income_cents(consumer: Consumer) -> int:
    """Give the income after tax a month."""
    return costs_cents(consumer) + consumer.capacity_cents


def digit_of(cents: int) -> str:
    """Give the digit of the range an amount falls into."""
    return next(digit for least, digit in _DIGITS if cents >= least)
