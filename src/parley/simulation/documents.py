"""A run as JSON and as a document in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parley.simulation.metrics import Tally
from parley.simulation.population import POPULATION_VERSION
from parley.simulation.report import COLUMNS, Goal, Report, goals, headline, row


def as_json(report: Report) -> dict[str, Any]:
    """Give a run as plain values."""
    return {
        "command": report.command,
        "machine": dict(report.machine),
        "population_version": POPULATION_VERSION,
        "seed": report.plan.seed,
        "negotiations": report.plan.negotiations,
        "seconds": round(report.seconds, 1),
        "strategies": {name: _figures(report.tally(name)) for name in report.names()},
        "styles": {group[1]: _figures(report.tally(report.judged, group)) for group in report.groups("style")},
        "terms": {group[1]: _figures(report.tally(report.judged, group)) for group in report.groups("terms")},
        "goals": [
            {"name": goal.name, "wanted": goal.wanted, "found": goal.found, "is_reached": goal.is_reached}
            for goal in goals(report)
        ],
        "not_installed": list(report.missing),
        "examples": report.results.examples,
    }


def _figures(tally: Tally) -> dict[str, Any]:
    means = {
        name: {"mean": getattr(tally, name).mean, "margin": getattr(tally, name).margin, "count": getattr(tally, name).count}
        for name in (
            "against_oracle", "when_agreed", "over_concession", "over_concession_of_kind", "affordability", "messages",
            "segments", "recovery",
        )
    }  # fmt: skip
    return {
        "negotiations": tally.negotiations,
        "feasible": tally.feasible,
        "agreed": tally.agreed,
        "agreement_rate": tally.agreement_rate,
        "violating": tally.violating,
        "retracting": tally.rising,
        "false_agreements": tally.false,
        "beaten_oracle": tally.beaten_oracle,
        "above_means": tally.above_means,
        **means,
    }


def markdown(report: Report) -> str:
    """Write a run as a document."""
    mine = report.tally(report.judged)
    lines = [
        "# What the negotiator reaches with simulated consumers",
        "",
        headline(report),
        f"In {mine.feasible:,} of them the oracle finds a deal that the assistant may grant and the consumer would take.",
        "How it is measured: [measures.md](measures.md); the consumers: [model.md](model.md); the same with charts:",
        "[report.html](report.html).",
        "",
        f"    {report.command}",
        "",
        *[f"- {name}: {value}" for name, value in report.machine.items()],
        f"- time: {report.seconds:.0f} s",
        "",
        "## Figures to reach",
        *_markdown(("figure", "wanted", "found", ""), [_goal(goal) for goal in goals(report)]),
        "",
        "## Strategies, same consumers",
        *_markdown(COLUMNS, [row(report, name) for name in report.names()]),
        *[f"\n{name}: not installed in this run." for name in report.missing],
    ]  # fmt: skip
    for kind, title in (("style", "By manner of negotiating"), ("terms", "By terms")):
        rows = [(group[1], *row(report, report.judged, group)[1:]) for group in report.groups(kind)]
        lines += ["", f"## {title}", *_markdown((kind, *COLUMNS[1:]), rows)]
    return "\n".join(lines) + "\n"


def _goal(goal: Goal) -> tuple[str, ...]:
    return goal.name, goal.wanted, goal.found, "reached" if goal.is_reached else "**missed**"


def _markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *rows)]
    return ["", *lines]
