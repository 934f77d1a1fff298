"""The pictures of the report."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

from evaluation import stats
from evaluation.intents import Judged

COLOURS = {"English": "#1f5fa8", "Spanish": "#c2571a", "corrupted": "#777777"}
SHOWN_CONFUSIONS = 24


def reliability(parts: Mapping[str, Judged], path: Path) -> None:
    """Draw what was said to be sure against what was right."""
    figure, axes = pyplot.subplots(figsize=(5, 4.2))
    axes.plot([0, 1], [0, 1], color="#bbbbbb", linewidth=1, label="perfect")
    for name, part in parts.items():
        points = stats.calibration(part.confidence, part.is_right)
        said, was, count = zip(*points, strict=True)
        axes.plot(said, was, color=COLOURS[name], linewidth=1.5, label=name)
        axes.scatter(said, was, s=[8 + number / 4 for number in count], color=COLOURS[name])
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1.02))
    _finish(figure, axes, path)


def coverage(parts: Mapping[str, Judged], path: Path) -> None:
    """Draw how often an answered message is misread when only the surest are answered."""
    figure, axes = pyplot.subplots(figsize=(5, 4.2))
    for name, part in parts.items():
        share, risk = zip(*stats.coverage_risk(part.confidence, part.is_right), strict=True)
        axes.plot(share, risk, color=COLOURS[name], linewidth=1.5, label=name)
    axes.set(xlabel="share of messages answered without asking", ylabel="share of these misread", xlim=(0, 1))
    axes.set_ylim(bottom=0)
    _finish(figure, axes, path)


def confusion(pairs: Sequence[tuple[str, str, int]], path: Path) -> None:
    """Draw the most frequent confusions as bars."""
    shown = list(pairs[:SHOWN_CONFUSIONS])[::-1]
    figure, axes = pyplot.subplots(figsize=(7.5, 0.26 * len(shown) + 1))
    axes.barh([f"{right} → {given}" for right, given, _ in shown], [count for *_, count in shown], color="#1f5fa8")
    axes.set_xlabel("messages")
    axes.tick_params(labelsize=7.5)
    _finish(figure, axes, path, legend=False)


def matrix(part: Judged, path: Path) -> None:
    """Draw the whole confusion matrix, rows right, columns given, each row to its share."""
    size = len(part.classes)
    place = {name: number for number, name in enumerate(part.classes)}
    counts = [[0.0] * size for _ in range(size)]
    for text, best in zip(part.texts, part.best, strict=True):
        right = best if best in text.intents else text.intent
        counts[place[right]][place[best]] += 1
    shares = [[value / (sum(row) or 1) for value in row] for row in counts]
    figure, axes = pyplot.subplots(figsize=(12, 11.5))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, interpolation="nearest")
    axes.set_xticks(range(size), part.classes, rotation=90, fontsize=6)
    axes.set_yticks(range(size), part.classes, fontsize=6)
    axes.set(xlabel="given", ylabel="right")
    figure.tight_layout()
    figure.savefig(path, dpi=90)
    pyplot.close(figure)


def _finish(figure: Any, axes: Any, path: Path, *, legend: bool = True) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    if legend:
        axes.legend(frameon=False, fontsize=8)
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
