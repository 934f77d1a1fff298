"""A run as one HTML page with charts: self-contained, without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import matplotlib as mpl

from parley.simulation.charts import bars, histogram
from parley.simulation.report import (
    COLUMNS,
    LEAST_RATE,
    LEAST_VALUE,
    MOST_OVER_CONCESSION,
    ORACLE,
    Report,
    goals,
    headline,
    row,
)

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; font-size: 13px; } .wide { overflow-x: auto; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #d8dee4; white-space: nowrap; }
tr.ours td { background: #eef4fb; font-weight: 600; } td.missed { color: #a32100; font-weight: 600; }
code { background: #f3f5f7; padding: .1rem .3rem; } .charts { display: flex; flex-wrap: wrap; gap: 1rem; }
.charts svg { max-width: 100%; height: auto; }
"""


def as_page(report: Report) -> str:
    """Write the page."""
    mine = report.tally(report.judged)
    head = (
        f"<p>{escape(headline(report))} In {mine.feasible:,} of them there is a deal the assistant may grant and the "
        f"consumer would take.</p><p><code>{escape(report.command)}</code></p>"
    )
    machine = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in report.machine.items())
    parts = [
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width'><title>Simulated negotiations</title>",
        f"<style>{_STYLE}</style></head><body><h1>What the negotiator reaches with simulated consumers</h1>",
        head,
        f"<ul>{machine}<li>time: {report.seconds:.0f} s</li></ul>",
        "<h2>Figures to reach</h2>",
        _goals(report),
        "<h2>Strategies, same consumers</h2>",
        _table(COLUMNS, [row(report, name) for name in report.names()], ours=report.judged),
        "".join(f"<p>{escape(name)}: not installed in this run.</p>" for name in report.missing),
        f"<div class='charts'>{_charts(report)}</div>",
    ]
    for kind, title in (("style", "By manner of negotiating"), ("terms", "By terms")):
        rows = [(group[1], *row(report, report.judged, group)[1:]) for group in report.groups(kind)]
        parts += [f"<h2>{title}</h2>", _table((kind, *COLUMNS[1:]), rows, ours="")]
    return "".join([*parts, "</body></html>\n"])


def _goals(report: Report) -> str:
    rows = "".join(
        f"<tr><td>{escape(goal.name)}</td><td>{escape(goal.wanted)}</td><td>{escape(goal.found)}</td>"
        f"<td class='{'reached' if goal.is_reached else 'missed'}'>{'reached' if goal.is_reached else 'missed'}</td></tr>"
        for goal in goals(report)
    )
    return f"<table><tr><th>figure</th><th>wanted</th><th>found</th><th></th></tr>{rows}</table>"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], *, ours: str) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        f"<tr{' class=ours' if cells[0] == ours else ''}>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for cells in rows
    )
    return f"<div class='wide'><table><tr>{head}</tr>{body}</table></div>"


def _charts(report: Report) -> str:
    names = report.names()
    tallies = {name: report.tally(name) for name in names}
    with mpl.rc_context({"svg.hashsalt": "parley", "svg.fonttype": "none", "font.family": "sans-serif"}):
        return "".join(
            [
                bars(
                    "Agreements where a deal exists", names, [tallies[name].agreement_rate for name in names],
                    [0.0] * len(names), ours=report.judged, goal=LEAST_RATE,
                ),
                bars(
                    "Value against the oracle's", names, [tallies[name].against_oracle.mean for name in names],
                    [tallies[name].against_oracle.margin for name in names], ours=report.judged, goal=LEAST_VALUE,
                ),
                bars(
                    "Over-concession (lower is better)", names, [tallies[name].over_concession.mean for name in names],
                    [tallies[name].over_concession.margin for name in names], ours=report.judged, goal=MOST_OVER_CONCESSION,
                ),
                bars(
                    "Expected recovery over balance", names, [tallies[name].recovery.mean for name in names],
                    [tallies[name].recovery.margin for name in names], ours=report.judged, goal=None,
                ),
                histogram(
                    "Value of agreements, as a share of the oracle's",
                    [(name, tallies[name].bins) for name in names if name != ORACLE and tallies[name].agreed],
                    ours=report.judged,
                ),
                _by_style(report),
            ]
        )  # fmt: skip


def _by_style(report: Report) -> str:
    groups = report.groups("style")
    rates = [report.tally(report.judged, group).agreement_rate for group in groups]
    return bars(
        "Agreements by manner of negotiating", [group[1] for group in groups], rates, [0.0] * len(groups),
        ours=report.judged, goal=LEAST_RATE,
    )  # fmt: skip
