"""A run of the fuzzer: many walks over several processes, each with a database of its own, and what they found."""

import asyncio
import multiprocessing
import queue
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from parley.services.audit_check import verify_audit
from tests.fuzz.draw import draw_walk
from tests.fuzz.judge import Outcome, play
from tests.fuzz.plants import planted
from tests.fuzz.shrink import shrink, transcript
from tests.fuzz.world import World, open_world, own_database, server


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken invariant, made small."""

    number: int
    invariants: tuple[str, ...]
    evidence: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass
class Report:
    """What a run did and found."""

    walks: int = 0
    turns: int = 0
    sent: int = 0
    answered: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    shapes: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    audit_events: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one walk."""
        self.walks += 1
        self.turns += outcome.turns
        self.sent += outcome.sent
        self.answered += outcome.answered
        self.shapes[outcome.walk.shape] += 1
        self.steps.update(step.kind for step in outcome.walk.steps)

    def take(self, other: "Report") -> None:
        """Add what another process counted and found."""
        self.walks += other.walks
        self.turns += other.turns
        self.sent += other.sent
        self.answered += other.answered
        self.cpu_seconds += other.cpu_seconds
        self.shapes.update(other.shapes)
        self.steps.update(other.steps)
        self.findings += other.findings
        self.audit_events += other.audit_events


@dataclass(frozen=True, slots=True)
class Order:
    """What to play; `numbers` are the walks of the seed."""

    seed: int
    numbers: Sequence[int]
    plant: str | None = None
    shrinks: bool = True
    most_findings: int = 5
    minutes: float | None = None


async def run_here(world: World, order: Order, tell: Any = None) -> Report:
    """Play the order on one world; stops after so many findings, or when the time is over."""
    report, began = Report(), time.monotonic()
    cpu = _cpu_seconds()
    with planted(order.plant):
        for number in order.numbers:
            outcome = await play(world, draw_walk(order.seed, number))
            report.add(outcome)
            if outcome.violations:
                found = await _finding(world, number, outcome, shrinks=order.shrinks)
                report.findings.append(found)
                # A long run tells at once; the whole conversation follows at its end.
                sys.stderr.write(f"\nconversation {number}: {', '.join(found.invariants)}. {found.evidence[0][:300]}\n")
            if tell is not None:
                tell(report)
            is_late = order.minutes is not None and time.monotonic() - began > order.minutes * 60
            if is_late or len(report.findings) >= order.most_findings:
                break
    report.cpu_seconds = _cpu_seconds() - cpu
    return report


async def _finding(world: World, number: int, outcome: Outcome, *, shrinks: bool) -> Finding:
    small = await shrink(world, outcome) if shrinks else outcome
    evidence = tuple(dict.fromkeys(str(violation) for violation in small.violations))
    return Finding(number, tuple(sorted(small.broken)), evidence, tuple(transcript(small)))


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _work(url: str, order: Order, results: Any, place: int) -> None:
    async def main() -> Report:
        async with open_world(url) as world:
            report = await run_here(
                world, order, lambda so_far: results.put((place, so_far.walks, len(so_far.findings)))
            )
            if order.plant is None:
                checked = await verify_audit(world.services)
                report.audit_events = checked.checked
                if checked.problems:
                    report.findings.append(
                        Finding(-1, ("I10",), checked.problems[:5], ("the audit log of the whole run",))
                    )
            return report

    results.put((place, uvloop.run(main())))


def run(order: Order, *, workers: int) -> Report:
    """Play an order with several processes; shows how far it is on standard error."""
    began, total = time.monotonic(), len(order.numbers)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="parley-fuzz-") as folder, server(Path(folder)) as url:
        context = multiprocessing.get_context("spawn")
        results: Any = context.Queue()
        shares = [order.numbers[place::workers] for place in range(workers)]
        processes = [
            context.Process(
                target=_work,
                args=(
                    own_database(url, f"fuzz_{place}"),
                    Order(order.seed, share, order.plant, order.shrinks, order.most_findings, order.minutes),
                    results,
                    place,
                ),
            )
            for place, share in enumerate(shares)
        ]
        for process in processes:
            process.start()
        try:
            _collect(results, processes, report, total, began)
        finally:
            for process in processes:
                process.terminate()
                process.join()
    report.seconds = time.monotonic() - began
    return report


def _collect(results: Any, processes: Sequence[Any], report: Report, total: int, began: float) -> None:
    done: dict[int, int] = {}
    found: dict[int, int] = {}
    open_, last = len(processes), 0.0
    while open_:
        try:
            told = results.get(timeout=1.0)
        except queue.Empty:
            if any(process.exitcode not in (None, 0) for process in processes):
                raise SystemExit("fuzz: a worker process died; its message is above.") from None
            continue
        if isinstance(told[1], Report):
            report.take(told[1])
            open_ -= 1
            continue
        done[told[0]], found[told[0]] = told[1], told[2]
        if time.monotonic() - last >= 0.5:
            last = time.monotonic()
            _show(sum(done.values()), total, sum(found.values()), last - began)
    _show(report.walks, total, len(report.findings), time.monotonic() - began)
    sys.stderr.write("\n")


def _show(done: int, total: int, found: int, seconds: float) -> None:
    rate = done / seconds if seconds else 0.0
    left = (total - done) / rate if rate else 0.0
    width = 30
    bar = "#" * (width * done // max(1, total))
    sys.stderr.write(
        f"\r[{bar:<{width}}] {done:,}/{total:,} conversations, {rate:.1f}/s, {_clock(left)} left, {found} found  "
    )
    sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def play_one(
    seed: int, number: int, *, plant: str | None = None, shrinks: bool = False
) -> tuple[Outcome, Finding | None]:
    """Play exactly one walk; returns it and, when an invariant broke, the finding."""

    async def main(url: str) -> tuple[Outcome, Finding | None]:
        async with open_world(url) as world:
            with planted(plant):
                outcome = await play(world, draw_walk(seed, number))
                found = await _finding(world, number, outcome, shrinks=shrinks) if outcome.violations else None
                return outcome, found

    with tempfile.TemporaryDirectory(prefix="parley-fuzz-") as folder, server(Path(folder)) as url:
        return asyncio.run(main(own_database(url, "fuzz_one")))
