"""What a run shows, as text for the terminal, as JSON, and as the rows that the HTML page and the documents use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.simulation.attack import AttackReport
from parley.simulation.metrics import Moments, Tally, rule_of_three, wilson
from parley.simulation.population import HELD_OUT_SEEDS, POPULATION_VERSION, TRAINING_SEEDS
from parley.simulation.registry import NEGMAS
from parley.simulation.runner import Group, Plan, Results

ORACLE = "oracle"
ALL: Group = ("all", "")
# What the figures have to reach, on held-out seeds.
LEAST_RATE = 0.97
LEAST_VALUE = 0.90
MOST_OVER_CONCESSION = 0.10
MOST_MEDIAN_MS = 1.0


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure to reach, and whether it is."""

    name: str
    wanted: str
    found: str
    is_reached: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run.

    Args:
        plan: What was run.
        results: What was counted.
        attack: The attack on the floor.
        long_schedule_ms: Median of one answer with a schedule of 104 instalments.
        seconds: How long the run took.
        machine: The machine and the versions it ran on.
        command: The command line that gives it again.
        missing: Strategies that could not be compared, as they are not installed.
    """

    plan: Plan
    results: Results
    attack: AttackReport
    long_schedule_ms: float
    seconds: float
    machine: Mapping[str, str]
    command: str
    missing: tuple[str, ...] = ()

    @property
    def judged(self) -> str:
        """Name the strategy that is judged: the first one."""
        return self.plan.strategies[0]

    def tally(self, strategy: str, group: Group = ALL) -> Tally:
        """Give the counts of a strategy, the oracle among them."""
        if strategy == ORACLE:
            return self.results.oracle.get(group, Tally())
        return self.results.of(strategy, group)

    def names(self) -> tuple[str, ...]:
        """List the strategies of the table, the oracle last."""
        return (*self.plan.strategies, ORACLE)

    def groups(self, kind: str) -> tuple[Group, ...]:
        """List the groups of a kind, "style" or "terms"."""
        return tuple(sorted({group for _, group in self.results.tallies if group[0] == kind}))


def not_installed(wanted: Sequence[str], *, is_installed: bool) -> tuple[str, ...]:
    """List the strategies that cannot be compared here."""
    return () if is_installed else tuple(name for name in wanted if name in NEGMAS)


def goals(report: Report) -> tuple[Goal, ...]:
    """Compare with what has to be reached."""
    mine, attack = report.tally(report.judged), report.attack
    wrong = mine.violating + mine.rising
    others = [report.tally(name).against_oracle.mean for name in report.plan.strategies[1:]]
    best_other = max(others, default=0.0)
    value = mine.against_oracle.mean
    median = report.results.times[report.judged].quantile_ms(0.5) if report.judged in report.results.times else 0.0
    return (
        Goal("policy violations", "0", _counted(wrong, mine.negotiations), wrong == 0),
        Goal("false agreements", "0", _counted(mine.false, mine.agreed), mine.false == 0),
        Goal("feasible-agreement rate", f">= {LEAST_RATE}", f"{mine.agreement_rate:.4f}", mine.agreement_rate >= LEAST_RATE),
        Goal("value against oracle", f">= {LEAST_VALUE}", f"{value:.4f}", value >= LEAST_VALUE),
        Goal("value above every baseline", f"> {best_other:.4f}", f"{value:.4f}", value > best_other),
        Goal(
            "over-concession",
            f"<= {MOST_OVER_CONCESSION}",
            f"{mine.over_concession.mean:.4f}",
            mine.over_concession.mean <= MOST_OVER_CONCESSION,
        ),
        Goal(
            "spread over name, dialect and tone",
            "0",
            f"{report.results.varied} of {report.results.variants} differ, {report.results.spread_cents / 100:.2f} dollars",
            report.results.varied == 0 and report.results.spread_cents == 0.0,
        ),
        Goal("median decision", f"< {MOST_MEDIAN_MS} ms", f"{median:.3f} ms", median < MOST_MEDIAN_MS),
        Goal(
            "median decision, 104 instalments",
            f"< {MOST_MEDIAN_MS} ms",
            f"{report.long_schedule_ms:.3f} ms",
            report.long_schedule_ms < MOST_MEDIAN_MS,
        ),
        Goal(
            "attack on the floor",
            "no nearer than honest",
            f"{attack.nearer} of {len(attack.accounts)} accounts nearer, {attack.crept} crept, {attack.told_apart} told",
            attack.nearer == attack.told_apart == attack.crept == 0,
        ),
    )  # fmt: skip


def _counted(found: int, trials: int) -> str:
    return f"{found} in {trials:,} (95 %: a share of at most {rule_of_three(found, trials):.2g})"


COLUMNS = (
    "strategy",
    "agreed/feasible",
    "value/oracle",
    "over-concession",
    "(of kind)",
    "violations",
    "retracting",
    "false",
    "instalment/means",
    "above means",
    "messages",
    "SMS segments",
    "recovery/balance",
)


def row(report: Report, name: str, group: Group = ALL) -> tuple[str, ...]:
    """Give one line of a table."""
    tally = report.tally(name, group)
    low, high = wilson(tally.agreed_feasible, tally.feasible)
    return (
        name,
        f"{tally.agreement_rate:.3f} [{low:.3f}, {high:.3f}]",
        _mean(tally.against_oracle),
        _mean(tally.over_concession),
        _mean(tally.over_concession_of_kind),
        str(tally.violating),
        str(tally.rising),
        str(tally.false),
        _mean(tally.affordability, digits=2),
        f"{tally.above_means / tally.affordability.count:.3f}" if tally.affordability.count else "-",
        f"{tally.messages.mean:.2f}" if tally.messages.count else "-",
        f"{tally.segments.mean:.2f}" if tally.segments.count else "-",
        _mean(tally.recovery),
    )


def _mean(moments: Moments, digits: int = 3) -> str:
    return f"{moments.mean:.{digits}f} ±{moments.margin:.{digits}f}" if moments.count else "-"


def as_lines(report: Report) -> Iterator[str]:
    """Print a run for the terminal."""
    mine = report.tally(report.judged)
    yield headline(report)
    yield f"{mine.feasible:,} of them have a deal the assistant may grant; {report.seconds:.0f} s"
    yield ""
    yield from _table(COLUMNS, [row(report, name) for name in report.names()])
    for name in report.missing:
        yield f"{name}: not installed: run make simulate"
    for kind in ("style", "terms"):
        yield ""
        yield from _table(
            (kind, *COLUMNS[1:]), [(group[1], *row(report, report.judged, group)[1:]) for group in report.groups(kind)]
        )
    yield ""
    reached = [
        (goal.name, goal.wanted, goal.found, "reached" if goal.is_reached else "MISSED") for goal in goals(report)
    ]
    yield from _table(("figure to reach", "wanted", "found", ""), reached)
    for example in report.results.examples:
        yield f"WRONG {example}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(line[place]) for line in [header, *rows]) for place in range(len(header))]
    for line in [header, *rows]:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def headline(report: Report) -> str:
    """Say what was run."""
    plan = report.plan
    stopped = plan.valuation.stopped_a_month
    worth = f" Of running plans {stopped:.1%} are taken to stop each month." if stopped else ""
    return (
        f"{plan.negotiations:,} negotiations, seed {plan.seed} ({kind_of(plan.seed)}), population version "
        f"{POPULATION_VERSION}.{worth}"
    )


def kind_of(seed: int) -> str:
    """Say what a seed may be used for."""
    return (
        "held out"
        if seed in HELD_OUT_SEEDS
        else "training"
        if seed in TRAINING_SEEDS
        else "neither training nor held out"
    )
