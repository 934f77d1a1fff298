"""Charts as inline SVG, drawn without a display and without anything fetched from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

# Blue and orange stay apart for people who do not see all colours; grey is what we compare with.
OURS, THEIRS, LINE = "#1f5fa8", "#9aa5b1", "#c25e00"


def bars(
    title: str,
    labels: Sequence[str],
    values: Sequence[float],
    margins: Sequence[float],
    *,
    ours: str,
    goal: float | None,
) -> str:
    """Draw one figure of several strategies; a line marks what has to be reached.

    Returns:
        An SVG element.
    """
    figure = Figure(figsize=(6.4, 0.34 * len(labels) + 1.0), layout="constrained")
    axes = figure.add_subplot()
    colours = [OURS if label == ours else THEIRS for label in labels]
    places = list(range(len(labels)))
    axes.barh(places, list(values), xerr=list(margins), color=colours, error_kw={"elinewidth": 1, "ecolor": "#333"})
    axes.set_yticks(places, list(labels))
    axes.invert_yaxis()
    for place, value in zip(places, values, strict=True):
        axes.annotate(
            f"{value:.3f}", (value, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize=8
        )
    if goal is not None:
        axes.axvline(goal, color=LINE, linewidth=1.2, linestyle="--")
    axes.set_xlim(0, max(1.0, max(values, default=1.0)) * 1.12)
    _finish(axes, title)
    return _svg(figure, title)


def histogram(title: str, series: Sequence[tuple[str, Sequence[int]]], *, ours: str) -> str:
    """Draw shares by twentieths from 0 to 1, one line a strategy."""
    figure = Figure(figsize=(6.4, 3.0), layout="constrained")
    axes = figure.add_subplot()
    for name, counts in series:
        whole, width = max(1, sum(counts)), 1 / max(1, len(counts))
        places = [width * (place + 0.5) for place in range(len(counts))]
        is_ours = name == ours
        style = "-" if is_ours else "--"
        axes.plot(places, [count / whole for count in counts], style, label=name, linewidth=2.2 if is_ours else 1.0)
    axes.set_xlim(0, 1)
    axes.set_ylabel("share of agreements")
    axes.legend(fontsize=7, frameon=False)
    _finish(axes, title)
    return _svg(figure, title)


def _finish(axes: Axes, title: str) -> None:
    axes.set_title(title, fontsize=10, loc="left")
    axes.tick_params(labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _svg(figure: Figure, title: str) -> str:
    written = io.StringIO()
    # No date and fixed ids: the same figures give the same file.
    figure.savefig(written, format="svg", metadata={"Date": None, "Title": title})
    text = written.getvalue()
    return text[re.search("<svg", text).start() :]  # type: ignore[union-attr]
