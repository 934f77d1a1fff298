"""Run many negotiations, in any number of processes, and add up what happened.

The same arguments give the same figures whatever the number of processes: consumers are drawn by their number, chunks
have a fixed size, and their counts are added in order. Only the times differ from run to run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice

from parley.negotiation import CreditorTerms
from parley.simulation.cases import Case, draw_case, draw_terms
from parley.simulation.metrics import Outcome, Tally, Times, measure, note
from parley.simulation.negotiate import Record, negotiate
from parley.simulation.oracle import Benchmark, benchmark
from parley.simulation.population import Consumer, draw_consumer, draw_writing
from parley.simulation.registry import make_negotiator
from parley.simulation.speech import Negotiator
from parley.simulation.value import AS_AGREED, Valuation
from parley.simulation.wording import Templates, language_of, segments_of

CHUNK = 250
# Segments and variants are measured on the first negotiations only; both are means that settle quickly.
WITH_SEGMENTS = 2_000
WITH_VARIANTS = 2_000
VARIANTS = 5
MOST_EXAMPLES = 20

Group = tuple[str, str]
"""What a tally is about: ("all", ""), ("style", NAME) or ("terms", NAME)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run.

    Args:
        negotiations: How many consumers.
        seed: Which consumers and accounts.
        strategies: Names from `registry`; the first is the one that is judged.
        terms: Terms read from files; half of the accounts fall under them, the others under generated terms.
        use_generated: Whether generated terms take part.
        templates: Approved wording for the segments.
        valuation: What an arrangement is worth.
    """

    negotiations: int
    seed: int
    strategies: tuple[str, ...]
    terms: tuple[CreditorTerms, ...]
    use_generated: bool = True
    templates: Templates = field(default_factory=dict)
    valuation: Valuation = AS_AGREED


@dataclass(slots=True)
class Results:
    """Everything a run counted.

    `spread` is the largest difference in value between ways of writing, in cents; `varied` how many offer sets differed.
    """

    tallies: dict[tuple[str, Group], Tally] = field(default_factory=dict)
    times: dict[str, Times] = field(default_factory=dict)
    oracle: dict[Group, Tally] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)
    spread_cents: float = 0.0
    varied: int = 0
    variants: int = 0

    def add(self, other: Results) -> None:
        """Add the counts of another part of the run."""
        for key, tally in other.tallies.items():
            self.tallies.setdefault(key, Tally()).add(tally)
        for group, tally in other.oracle.items():
            self.oracle.setdefault(group, Tally()).add(tally)
        for name, times in other.times.items():
            self.times.setdefault(name, Times()).add(times)
        self.examples = [*self.examples, *other.examples][:MOST_EXAMPLES]
        self.spread_cents = max(self.spread_cents, other.spread_cents)
        self.varied += other.varied
        self.variants += other.variants

    def of(self, strategy: str, group: Group = ("all", "")) -> Tally:
        """Give one tally, empty where nothing of the kind happened."""
        return self.tallies.get((strategy, group), Tally())


@dataclass(slots=True)
class Worker:
    """One process's part: the negotiators and terms, made once."""

    plan: Plan
    generated: tuple[CreditorTerms, ...]
    negotiators: tuple[Negotiator, ...]

    @classmethod
    def of(cls, plan: Plan) -> Worker:
        """Prepare."""
        generated = draw_terms(plan.seed) if plan.use_generated else ()
        return cls(plan, generated, tuple(make_negotiator(name) for name in plan.strategies))

    def run(self, indexes: range) -> Results:
        """Negotiate with the consumers of some numbers under every strategy."""
        found = Results()
        for index in indexes:
            case = draw_case(self.plan.seed, index, self.plan.terms, self.generated)
            consumer = draw_consumer(self.plan.seed, index, case.facts.balance_cents)
            ends = benchmark(case, consumer, self.plan.valuation)
            groups: tuple[Group, ...] = (("all", ""), ("style", consumer.style), ("terms", case.source))
            for negotiator in self.negotiators:
                record = negotiate(case, consumer, negotiator)
                segments = self._segments(index, consumer, record)
                outcome = measure(case, consumer, ends, record, segments, self.plan.valuation)
                for group in groups:
                    note(found.tallies.setdefault((negotiator.name, group), Tally()), outcome)
                found.times.setdefault(negotiator.name, Times()).note(record.nanoseconds)
                self._keep_examples(found, negotiator.name, index, record)
            for group in groups:
                note(found.oracle.setdefault(group, Tally()), self._best(case, consumer, ends))
            if index < WITH_VARIANTS and self.negotiators:
                self._vary(found, case, consumer)
        return found

    def _segments(self, index: int, consumer: Consumer, record: Record) -> int | None:
        if not self.plan.templates or index >= WITH_SEGMENTS:
            return None
        language = language_of(consumer.writing)
        return sum(segments_of(reply, self.plan.templates, language) for reply in record.replies)

    def _best(self, case: Case, consumer: Consumer, ends: Benchmark) -> Outcome:
        """Give the oracle's own outcome: its deal in one message each way, nothing where there is no deal."""
        record = Record(agreed=ends.best, ended="agreed" if ends.best else "left", messages=1)
        return measure(case, consumer, ends, record, valuation=self.plan.valuation)

    def _vary(self, found: Results, case: Case, consumer: Consumer) -> None:
        """Negotiate again as the same consumer under other names, dialects and tones; nothing may change."""
        negotiator = self.negotiators[0]
        plain = negotiate(case, consumer, negotiator)
        uttered = [reply.offers for reply in plain.replies]
        for variant in range(1, VARIANTS):
            writing = draw_writing(self.plan.seed, consumer.index, variant)
            varied = negotiate(case, replace(consumer, writing=writing), negotiator)
            found.variants += 1
            found.varied += [reply.offers for reply in varied.replies] != uttered
            values = [offer.total_cents if (offer := each.agreed) is not None else 0 for each in (plain, varied)]
            found.spread_cents = max(found.spread_cents, float(abs(values[0] - values[1])))

    def _keep_examples(self, found: Results, name: str, index: int, record: Record) -> None:
        wrong = [*record.violations, *record.false_agreements, *(["rises"] if record.rises else [])]
        if wrong and name == self.plan.strategies[0] and len(found.examples) < MOST_EXAMPLES:
            found.examples.append(f"seed {self.plan.seed}, negotiation {index}: {', '.join(sorted(set(wrong)))}")


_worker: Worker | None = None


def _prepare(plan: Plan) -> None:
    global _worker
    _worker = Worker.of(plan)


def _run(indexes: range) -> Results:
    assert _worker is not None
    return _worker.run(indexes)


def run(plan: Plan, *, jobs: int = 1, progress: Callable[[int], None] = lambda done: None) -> Results:
    """Run a plan.

    Args:
        plan: What to run.
        jobs: Number of processes; 1 stays in this one.
        progress: Told after each chunk how many negotiations were done in it.
    """
    results = Results()
    with ExitStack() as stack:
        for indexes, part in zip(_chunks(plan), _parts(plan, jobs, stack), strict=True):
            results.add(part)
            progress(len(indexes))
    return results


def _parts(plan: Plan, jobs: int, stack: ExitStack) -> Iterator[Results]:
    if jobs <= 1:
        worker = Worker.of(plan)
        return (worker.run(indexes) for indexes in _chunks(plan))
    pool = stack.enter_context(ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(plan,)))
    return pool.map(_run, _chunks(plan))


def _chunks(plan: Plan) -> Iterator[range]:
    starts = range(0, plan.negotiations, CHUNK)
    return (range(start, min(start + CHUNK, plan.negotiations)) for start in starts)


def cases_of(plan: Plan, count: int) -> list[Case]:
    """Give the first accounts of a run, for the attack."""
    generated = draw_terms(plan.seed) if plan.use_generated else ()
    return [draw_case(plan.seed, index, plan.terms, generated) for index in islice(range(plan.negotiations), count)]


def usable_cores() -> int:
    """Count the processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
