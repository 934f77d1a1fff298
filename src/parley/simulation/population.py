"""Who is on the other side: simulated consumers with hidden means, days and manners.

Everything about a consumer follows from (POPULATION_VERSION, seed, index), so any one of them can be looked at again, on
any machine and in any number of processes. Assumptions and their sources: docs/simulation/model.md.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Literal, get_args

from parley.negotiation.schedule import PAYMENTS_PER_YEAR, Frequency

# Raised whenever a change here makes other consumers out of the same seed.
POPULATION_VERSION = 1
# Strategies may be tuned on these seeds only; the figures to reach are measured on the held-out ones.
TRAINING_SEEDS = (1, 2, 3)
HELD_OUT_SEEDS = (9001, 9002, 9003)

Style = Literal[
    "honest", "low_baller", "haggler", "stonewaller", "quick_taker", "hardship_teller", "date_shifter", "switcher"
]
STYLES: tuple[Style, ...] = get_args(Style)
Wish = Literal["plan", "settlement"]

# Private businesses, March 2013 (BLS, The Economics Daily, 5 June 2014); the rest is paid monthly.
_PAID: tuple[tuple[Frequency, float], ...] = (("weekly", 0.324), ("biweekly", 0.365), ("semimonthly", 0.198))
_NOT_MORE_OFTEN: dict[Frequency, tuple[Frequency, ...]] = {
    "weekly": ("weekly", "biweekly", "semimonthly", "monthly"),
    "biweekly": ("biweekly", "semimonthly", "monthly"),
    "semimonthly": ("semimonthly", "monthly"),
    "monthly": ("monthly",),
}
NAMES = ("Emily", "Lakisha", "Jamal", "Greg", "Maria", "Jose", "Wei", "Aisha", "Mohammed", "Olga")
DIALECTS = ("standard", "aae", "southern", "chicano", "es_mx", "es_pr", "sms_short")
TONES = ("polite", "neutral", "curt", "angry", "pleading")


@dataclass(frozen=True, slots=True)
class Writing:
    """How a consumer writes. No figure may depend on it."""

    name: str
    dialect: str
    tone: str


@dataclass(frozen=True, slots=True)
class Consumer:
    """One simulated consumer; everything but `writing` is hidden from the negotiator.

    Args:
        index: Place in the population of its seed.
        style: Manner of negotiating.
        wishes: Arrangements this consumer would take, the one asked for first in front.
        pays_in_full: Would pay everything at once, if the money is there.
        paid: How often income arrives.
        payday_in: Days until the next payday.
        capacity_cents: What is left a month after needs; more than this is not kept up.
        limit_cents: What this consumer would commit to a month: the acceptance set's edge for plans.
        lump_cents: Money at hand.
        down_cents: Part of it this consumer would put on top of a first payment.
        settle_bps: Largest share of the balance this consumer would pay to close it.
        earliest_in: Days before which no payment can be made.
        patience: Rounds of bargaining after which this consumer gives up; asking what can be arranged is none.
        start_bps: Share of the limit named first.
        late_by: How late the way from there to the limit is gone: 1 evenly, 2 mostly towards the end of the patience.
        bluffs: Says "that is the most I can manage" of less than that.
        asks_first: Asks what can be arranged before naming anything.
        pushes_once: Turns an acceptable first offer down once.
        doubts_end: Tries once more after "this is the best I can do".
        has_hardship: A hardship that can be told.
        writing: How the consumer writes.
    """

    index: int
    style: Style
    wishes: tuple[Wish, ...]
    pays_in_full: bool
    paid: Frequency
    payday_in: int
    capacity_cents: int
    limit_cents: int
    lump_cents: int
    down_cents: int
    settle_bps: int
    earliest_in: int
    patience: int
    start_bps: int
    late_by: float
    bluffs: bool
    asks_first: bool
    pushes_once: bool
    doubts_end: bool
    has_hardship: bool
    writing: Writing

    @property
    def frequencies(self) -> tuple[Frequency, ...]:
        """How often payments may fall due: never more often than income arrives, the own rhythm first."""
        return _NOT_MORE_OFTEN[self.paid]

    def limit_for(self, frequency: Frequency) -> int:
        """Give the most this consumer would commit to per payment of a frequency."""
        return self.limit_cents * 12 // PAYMENTS_PER_YEAR[frequency]


def draw_consumer(seed: int, index: int, balance_cents: int) -> Consumer:
    """Draw the consumer who owes a balance; the same arguments give the same consumer for ever."""
    random_ = random.Random(f"{POPULATION_VERSION}:{seed}:consumer:{index}")
    style = random_.choice(STYLES)
    has_hardship = style == "hardship_teller" or random_.random() < 0.15
    capacity = _lognormal(random_, 9_500, 0.75, 500, 200_000)
    if has_hardship:
        capacity = max(500, capacity * 4 // 10)
    wishes = _draw_wishes(random_, style)
    lump = _draw_lump(random_, wishes, balance_cents)
    paid = _draw_paid(random_)
    payday_in = random_.randrange(1, 1 + 366 // PAYMENTS_PER_YEAR[paid])
    waits = style == "date_shifter"
    start, late_by = _draw_bargaining(random_, style)
    return Consumer(
        index=index,
        style=style,
        wishes=wishes,
        pays_in_full=random_.random() < 0.2,
        paid=paid,
        payday_in=payday_in,
        capacity_cents=capacity,
        limit_cents=_draw_limit(random_, style, capacity),
        lump_cents=lump,
        down_cents=int(lump * random_.uniform(0.1, 0.5)) if random_.random() < 0.4 else 0,
        settle_bps=random_.randrange(4_000, 10_001),
        earliest_in=payday_in + (random_.randrange(10, 41) if waits else 0),
        patience=random_.randrange(3, 9),
        start_bps=start,
        late_by=late_by,
        bluffs=style in ("low_baller", "haggler") and random_.random() < 0.5,
        asks_first=style in ("quick_taker", "stonewaller") or random_.random() < 0.5,
        pushes_once=style in ("stonewaller", "haggler", "low_baller") or random_.random() < 0.1,
        doubts_end=random_.random() < 0.3,
        has_hardship=has_hardship,
        writing=draw_writing(seed, index),
    )


def draw_writing(seed: int, index: int, variant: int = 0) -> Writing:
    """Draw a way of writing, from numbers of its own so that it cannot change anything else about a consumer."""
    random_ = random.Random(f"{POPULATION_VERSION}:{seed}:writing:{index}:{variant}")
    return Writing(random_.choice(NAMES), random_.choice(DIALECTS), random_.choice(TONES))


def _draw_lump(random_: random.Random, wishes: tuple[Wish, ...], balance_cents: int) -> int:
    # Who asks first to close a debt for less has a sum in mind, and mostly at hand; others have savings or none.
    if wishes[0] == "settlement" and random_.random() < 0.8:
        return int(balance_cents * random_.uniform(0.3, 1.1))
    return 0 if random_.random() < 0.45 else _lognormal(random_, 35_000, 1.0, 2_000, 2_000_000)


def _draw_paid(random_: random.Random) -> Frequency:
    point = random_.random()
    for frequency, share in _PAID:
        point -= share
        if point < 0:
            return frequency
    return "monthly"


def _draw_wishes(random_: random.Random, style: Style) -> tuple[Wish, ...]:
    if style == "switcher":
        return random_.choice([("settlement", "plan"), ("plan", "settlement")])
    if style in ("hardship_teller", "date_shifter"):
        return ("plan",)
    point = random_.random()
    if point < 0.5:
        return ("plan",)
    if point < 0.65:
        return ("settlement",)
    return ("plan", "settlement") if point < 0.85 else ("settlement", "plan")


def _draw_limit(random_: random.Random, style: Style, capacity: int) -> int:
    # Most people keep something back; who says yes quickly overrates what is left at the end of the month.
    share = random_.uniform(0.9, 1.25) if style == "quick_taker" else random_.uniform(0.7, 1.0)
    return max(500, int(capacity * share))


def _draw_bargaining(random_: random.Random, style: Style) -> tuple[int, float]:
    # Both end at their limit with the last message; the form of the way there is Faratin's (docs/simulation/model.md).
    if style == "low_baller":
        return random_.randrange(2_500, 5_501), random_.uniform(1.0, 2.0)
    if style == "haggler":
        return random_.randrange(6_000, 8_501), 1.0
    return 10_000, 1.0


def _lognormal(random_: random.Random, median: int, sigma: float, low: int, high: int) -> int:
    return min(high, max(low, round(math.exp(random_.gauss(math.log(median), sigma)))))
