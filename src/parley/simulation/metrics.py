"""The figures of a run: counted for one negotiation, added up over many, and turned into rates with their uncertainty.

Definitions: docs/simulation/measures.md. Everything is kept as sums and counts, so a million negotiations need no more
memory than one, and the parts of a run can be added in any number of processes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from parley.negotiation.schedule import FREQUENCIES
from parley.simulation.cases import Case
from parley.simulation.negotiate import Record
from parley.simulation.oracle import Benchmark
from parley.simulation.population import Consumer
from parley.simulation.value import AS_AGREED, Valuation, expected_recovery

# Below a dollar between best and worst there is nothing to concede.
LEAST_RANGE_CENTS = 100.0
Z95 = 1.959964
BINS = 20


@dataclass(slots=True)
class Moments:
    """Count, sum and sum of squares of a figure."""

    count: int = 0
    total: float = 0.0
    squares: float = 0.0

    def note(self, value: float) -> None:
        """Add one value."""
        self.count += 1
        self.total += value
        self.squares += value * value

    def add(self, other: Moments) -> None:
        """Add all values of another."""
        self.count += other.count
        self.total += other.total
        self.squares += other.squares

    @property
    def mean(self) -> float:
        """Give the mean, 0.0 of nothing."""
        return self.total / self.count if self.count else 0.0

    @property
    def margin(self) -> float:
        """Give half the width of the 95 % interval of the mean (normal approximation)."""
        if self.count < 2:
            return 0.0
        variance = max(0.0, self.squares - self.total * self.total / self.count) / (self.count - 1)
        return Z95 * math.sqrt(variance / self.count)


@dataclass(slots=True)
class Tally:
    """What one strategy reached over some negotiations.

    Args:
        negotiations: How many there were.
        feasible: In how many the oracle finds a deal the assistant may grant.
        agreed: How many ended in an agreement; `agreed_feasible` where the oracle finds one too.
        violating: Negotiations with an offer outside the terms.
        rising: Negotiations in which a later offer asked for more than an earlier one of its kind.
        false: False agreements.
        beaten_oracle: Agreements worth more than the oracle's, which would be a defect of the oracle.
        against_oracle: Value over the oracle's, 0 without an agreement; over the feasible negotiations.
        when_agreed: The same over the agreements only.
        over_concession: (best - value) / (best - worst) over the agreements.
        over_concession_of_kind: The same with the worst value among the kinds this consumer would take.
        affordability: Largest instalment after the first over true means, over agreed plans.
        above_means: Agreed plans whose instalments exceed true means.
        messages: Messages of the consumer per agreement.
        segments: SMS segments we send per agreement.
        recovery: Expected present value of what is really paid over the balance; 0 without an agreement.
        bins: Agreements by value over the oracle's, from 0 to 1 in twentieths.
    """

    negotiations: int = 0
    feasible: int = 0
    agreed: int = 0
    agreed_feasible: int = 0
    violating: int = 0
    rising: int = 0
    false: int = 0
    beaten_oracle: int = 0
    above_means: int = 0
    against_oracle: Moments = field(default_factory=Moments)
    when_agreed: Moments = field(default_factory=Moments)
    over_concession: Moments = field(default_factory=Moments)
    over_concession_of_kind: Moments = field(default_factory=Moments)
    affordability: Moments = field(default_factory=Moments)
    messages: Moments = field(default_factory=Moments)
    segments: Moments = field(default_factory=Moments)
    recovery: Moments = field(default_factory=Moments)
    bins: list[int] = field(default_factory=lambda: [0] * BINS)

    def add(self, other: Tally) -> None:
        """Add what another counted."""
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, Moments):
                mine.add(theirs)
            elif isinstance(mine, list):
                setattr(self, each.name, [a + b for a, b in zip(mine, theirs, strict=True)])
            else:
                setattr(self, each.name, mine + theirs)

    @property
    def agreement_rate(self) -> float:
        """Give agreements over negotiations in which the oracle finds a deal."""
        return self.agreed_feasible / self.feasible if self.feasible else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one negotiation, before they are added up."""

    is_feasible: bool
    is_agreed: bool
    value: float
    best: float
    worst: float
    worst_of_kind: float
    burden: float | None
    recovery: float
    messages: int
    segments: int | None
    is_violating: bool
    is_rising: bool
    is_false: bool


def measure(
    case: Case,
    consumer: Consumer,
    ends: Benchmark,
    record: Record,
    segments: int | None = None,
    valuation: Valuation = AS_AGREED,
) -> Outcome:
    """Work out the figures of one negotiation."""
    offer = record.agreed
    burden = largest_share(case, consumer, record)
    paid = expected_recovery(offer.instalments, case.today, burden or 0.0) if offer is not None else 0.0
    return Outcome(
        is_feasible=ends.best is not None,
        is_agreed=offer is not None,
        value=valuation.of(offer.instalments, case.today) if offer is not None else 0.0,
        best=ends.best_value,
        worst=ends.worst_value,
        worst_of_kind=ends.worst_value_of_kind,
        burden=burden,
        recovery=paid / case.facts.balance_cents if case.facts.balance_cents else 0.0,
        messages=record.messages,
        segments=segments,
        is_violating=bool(record.violations),
        is_rising=record.rises > 0,
        is_false=bool(record.false_agreements),
    )


def largest_share(case: Case, consumer: Consumer, record: Record) -> float | None:
    """Give the largest instalment of an agreed plan over the true means of its period; None without a plan.

    Money at hand may go into the first payment, so that one counts less what is put on top from there.
    """
    offer = record.agreed
    if offer is None or offer.kind != "installments" or offer.frequency not in FREQUENCIES:
        return None
    means = consumer.capacity_cents * consumer.limit_for(offer.frequency) / max(1, consumer.limit_cents)
    first = offer.instalments[0].amount_cents - consumer.down_cents
    return max([first, *(part.amount_cents for part in offer.instalments[1:])]) / means


def note(tally: Tally, outcome: Outcome) -> None:
    """Count one negotiation."""
    tally.negotiations += 1
    tally.feasible += outcome.is_feasible
    tally.agreed += outcome.is_agreed
    tally.agreed_feasible += outcome.is_agreed and outcome.is_feasible
    tally.violating += outcome.is_violating
    tally.rising += outcome.is_rising
    tally.false += outcome.is_false
    tally.recovery.note(outcome.recovery)
    if outcome.is_feasible:
        tally.against_oracle.note(outcome.value / outcome.best)
    if not outcome.is_agreed:
        return
    tally.messages.note(outcome.messages)
    if outcome.segments is not None:
        tally.segments.note(outcome.segments)
    if outcome.burden is not None:
        tally.affordability.note(outcome.burden)
        tally.above_means += outcome.burden > 1.0
    _note_value(tally, outcome)


def _note_value(tally: Tally, outcome: Outcome) -> None:
    # A cent of rounding either way is no difference.
    tally.beaten_oracle += outcome.value > outcome.best + 1.0
    if not outcome.is_feasible:
        return
    share = outcome.value / outcome.best
    tally.when_agreed.note(share)
    tally.bins[min(BINS - 1, max(0, int(share * BINS)))] += 1
    if outcome.best - outcome.worst > LEAST_RANGE_CENTS:
        tally.over_concession.note((outcome.best - outcome.value) / (outcome.best - outcome.worst))
    if outcome.best - outcome.worst_of_kind > LEAST_RANGE_CENTS:
        tally.over_concession_of_kind.note((outcome.best - outcome.value) / (outcome.best - outcome.worst_of_kind))


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Give the 95 % interval of a rate (Wilson score), (0.0, 1.0) of nothing."""
    if not trials:
        return 0.0, 1.0
    share, z2 = successes / trials, Z95 * Z95
    middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = Z95 * math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials)) / (1 + z2 / trials)
    return max(0.0, middle - half), min(1.0, middle + half)


def rule_of_three(found: int, trials: int) -> float:
    """Give the 95 % upper bound of a rate: 3/n where nothing was found in n trials, else the end of Wilson's interval."""
    if not trials:
        return 1.0
    return min(1.0, 3.0 / trials) if found == 0 else wilson(found, trials)[1]


class Times:
    """How long answers took: a histogram with bins a twelfth wider each, exact enough for a median."""

    def __init__(self, counts: dict[int, int] | None = None) -> None:
        """Begin empty, or from counts by bin."""
        self.counts = dict(counts or {})

    def note(self, nanoseconds: Sequence[int]) -> None:
        """Count some answers."""
        for each in nanoseconds:
            place = int(math.log2(max(1, each)) * 12)
            self.counts[place] = self.counts.get(place, 0) + 1

    def add(self, other: Times) -> None:
        """Count what another counted."""
        for place, count in other.counts.items():
            self.counts[place] = self.counts.get(place, 0) + count

    def quantile_ms(self, share: float) -> float:
        """Give a quantile in milliseconds, 0.0 of nothing."""
        left = share * sum(self.counts.values())
        for place in sorted(self.counts):
            left -= self.counts[place]
            if left <= 0:
                return float(2 ** ((place + 0.5) / 12)) / 1e6
        return 0.0
