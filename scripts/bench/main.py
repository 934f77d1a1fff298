"""`make bench`: measure one installation from outside, print the figures beside their targets, leave nothing running."""

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import breakdown, machine, report
from bench.people import Person, as_csv, invent
from bench.product import Product, check_setup, train
from bench.talk import PAUSE_S, Network, Turn, one_after_the_other, together

_WARM_UP = 4
_AT_ONCE = 16


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is measured."""

    runs: int
    alone: int
    """People who write one after the other, in each run: six turns each."""
    crowd: int
    """People who write sixteen at a time, in each run."""
    starts: int
    trainings: int

    @property
    def people(self) -> int:
        """How many people are needed."""
        return _WARM_UP + self.runs * (self.alone + self.crowd)


FULL = Size(runs=3, alone=34, crowd=96, starts=3, trainings=3)
QUICK = Size(runs=1, alone=8, crowd=24, starts=1, trainings=1)


@dataclass
class Measured:
    """The raw results, a list entry for each run."""

    alone: list[list[Turn]] = field(default_factory=list)
    crowd: list[list[Turn]] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    processor: list[dict[str, float]] = field(default_factory=list)
    """Milliseconds of processor time for one turn of the crowd, by process."""
    agreed: int = 0
    asked: int = 0


def main(arguments: Sequence[str]) -> int:
    """Run the bench; return the exit status."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short run of everything")
    parser.add_argument("--profile", action="store_true", help="only say where the time of a turn goes")
    parser.add_argument("--skip-training", action="store_true", help="leave the training time out")
    options = parser.parse_args(arguments)
    # An ended bench must end what it started; both signals become an exception that unwinds everything.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    size = QUICK if options.quick else FULL
    report.heading("Machine and versions")
    print("\n".join(f"  {line}" for line in machine.describe()))
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as folder:
        # The embedded database runs under another user when this is root, and must reach its files.
        Path(folder).chmod(0o755)
        try:
            if options.profile:
                asyncio.run(_profile(Path(folder), size))
            else:
                asyncio.run(_measure(Path(folder), size))
                _measure_setup(Path(folder), size, with_training=not options.skip_training)
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
            return 130
    return 0


async def _measure(folder: Path, size: Size) -> None:
    product = Product(folder / "data")
    measured = Measured()
    async with Network(product) as network:
        try:
            first_s = product.start()
            _load(product, folder, people := list(invent(size.people)))
            print(f"  PostgreSQL   {product.query('SHOW server_version')}", flush=True)
            await one_after_the_other(network, _take(people, _WARM_UP))
            for _ in range(size.runs):
                await _one_run(product, network, people, size, measured)
            _print_talk(measured, network.unanswered)
            _print_memory(product)
            product.stop()
            starts = []
            for _ in range(size.starts):
                starts.append(product.start())
                product.stop()
            report.heading("Starting (parley up until ready)")
            report.figure("first time: new database, demo data", [first_s], "s", digits=1)
            report.figure("second time", starts, "s", "30 s", digits=1)
        finally:
            product.stop()


async def _one_run(product: Product, network: Network, people: list[Person], size: Size, measured: Measured) -> None:
    alone, crowd = _take(people, size.alone), _take(people, size.crowd)
    measured.alone.append(await one_after_the_other(network, alone))
    before = product.processor_s()
    turns, rate = await together(network, crowd, at_once=_AT_ONCE)
    after = product.processor_s()
    measured.processor.append({name: (after[name] - before.get(name, 0.0)) / len(turns) * 1000 for name in after})
    measured.crowd.append(turns)
    measured.rates.append(rate)
    measured.agreed += network.agreed([*alone, *crowd])
    measured.asked += len(alone) + len(crowd)


def _load(product: Product, folder: Path, people: list[Person]) -> None:
    file = folder / "accounts.csv"
    file.write_text(as_csv(people), encoding="utf-8")
    product.cli("import", "accounts", str(file))


def _take(people: list[Person], count: int) -> list[Person]:
    taken, people[:count] = people[:count], []
    return taken


def _print_talk(measured: Measured, unanswered: int) -> None:
    turns = sum(len(run) for run in (*measured.alone, *measured.crowd))
    report.heading(
        f"Conversations ({turns} turns; {measured.agreed} of {measured.asked} conversations ended in a plan)"
    )
    print(f"  everybody waits {PAUSE_S * 1000:.0f} ms before writing again; times run from the webhook to the carrier")
    if unanswered:
        print(f"  {unanswered} conversations were given up because an answer took longer than half a minute")
    print("  one conversation at a time")
    _latency("first text", measured.alone, "answer_ms", "250 ms", "600 ms")
    _latency("last text", measured.alone, "complete_ms")
    _latency("webhook answered", measured.alone, "webhook_ms", "30 ms")
    print(f"  {_AT_ONCE} conversations at once")
    report.figure("turns a second", measured.rates, "/s", "20 /s", digits=1)
    _latency("first text", measured.crowd, "answer_ms")
    _latency("webhook answered", measured.crowd, "webhook_ms")
    print("  processor time for one turn, with them")
    for name in sorted(measured.processor[0], key=lambda name: -measured.processor[0][name]):
        report.figure(f"  {name}", [run.get(name, 0.0) for run in measured.processor], "ms", digits=1)
    report.figure("  all processes", [sum(run.values()) for run in measured.processor], "ms", digits=1)


def _latency(name: str, runs: list[list[Turn]], value: str, median: str = "", slowest: str = "") -> None:
    for share, label, target in ((0.5, "median", median), (0.99, "99 of 100", slowest)):
        each = [report.percentile([getattr(turn, value) for turn in run], share) for run in runs]
        report.figure(f"  {name}, {label}", each, "ms", target)


def _print_memory(product: Product) -> None:
    report.heading("Memory after the load (proportional set size)")
    used = product.memory_mb()
    for name, megabytes in sorted(used.items(), key=lambda item: -item[1]):
        report.figure(name, [megabytes], "MB")
    report.figure("all processes", [sum(used.values())], "MB", "1,200 MB")


def _measure_setup(folder: Path, size: Size, *, with_training: bool) -> None:
    report.heading("Setting up")
    sizes = machine.environment_sizes_mb()
    for name, megabytes in sizes.items():
        report.figure(f"disk: {name}", [megabytes], "MB")
    report.figure("disk: both environments", [sum(sizes.values())], "MB", "1,600 MB")
    report.figure("make up finds nothing to set up", [check_setup(folder / "data")], "s", digits=1)
    if with_training:
        each = [train(folder / f"models{run}", folder / f"cache{run}") for run in range(size.trainings)]
        report.figure("training the model from nothing", each, "s", "60 s", digits=1)


async def _profile(folder: Path, size: Size) -> None:
    spans = folder / "spans.jsonl"
    product = Product(folder / "data", spans=spans)
    async with Network(product) as network:
        try:
            product.start()
            people = list(invent(_WARM_UP + size.alone))
            _load(product, folder, people)
            await one_after_the_other(network, _take(people, _WARM_UP))
            spans.write_text("", encoding="utf-8")
            turns = await one_after_the_other(network, people)
        finally:
            product.stop()
    report.heading(f"Where the time goes ({len(turns)} turns, one conversation at a time)")
    print("\n".join(breakdown.table(turns, spans)))
