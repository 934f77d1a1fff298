"""The statistics of the report; plain functions of arrays."""

from collections.abc import Sequence
from math import sqrt

import numpy as np

Z_95 = 1.959964
"""Two-sided 95 % of the normal distribution."""


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a share.

    Source: Wilson, Probable inference, JASA 22 (1927); it stays sensible near 0 and 1, where legal recall lives.
    """
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, Z_95**2
    middle = share + square / (2 * trials)
    spread = Z_95 * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return (middle - spread) / (1 + square / trials), (middle + spread) / (1 + square / trials)


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return how often an inside score is above an outside one, ties half; 0 to 1."""
    scores = np.concatenate([np.asarray(inside, float), np.asarray(outside, float)])
    order = scores.argsort(kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores[np.isin(scores, inside)]):  # ties share their mean rank
        same = scores == value
        ranks[same] = ranks[same].mean()
    count = len(inside)
    return float((ranks[:count].sum() - count * (count + 1) / 2) / (count * len(outside)))


def calibration(confidences: np.ndarray, is_right: np.ndarray, bins: int = 10) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, count) of each filled bin of equal width."""
    place = np.minimum((confidences * bins).astype(int), bins - 1)
    filled = [place == number for number in range(bins) if (place == number).any()]
    return [(float(confidences[one].mean()), float(is_right[one].mean()), int(one.sum())) for one in filled]


def expected_calibration_error(confidences: np.ndarray, is_right: np.ndarray) -> float:
    """Return the mean gap between confidence and share right, weighted by bin size; 0 is perfect."""
    return sum(abs(said - was) * count for said, was, count in calibration(confidences, is_right)) / len(confidences)


def coverage_risk(confidences: np.ndarray, is_right: np.ndarray) -> list[tuple[float, float]]:
    """Return (share answered, share wrong among them) when only the surest messages are answered, at each 5 %."""
    order = np.argsort(-confidences, kind="stable")
    wrong = 1.0 - is_right[order].astype(float)
    counts = [max(1, round(len(order) * step / 20)) for step in range(1, 21)]
    return [(count / len(order), float(wrong[:count].mean())) for count in counts]


def best_temperature(logits: np.ndarray, right: Sequence[Sequence[int]]) -> float:
    """Return the divisor of the scores under which the right answers are likeliest.

    Args:
        logits: One row per message; any constant per row may be missing.
        right: Places of the right answers of each row.
    Source: Guo et al., On calibration of modern neural networks, ICML 2017.
    """
    candidates = np.round(np.arange(0.3, 2.51, 0.05), 2)
    return float(min(candidates, key=lambda temperature: _surprise(logits / temperature, right)))


def _surprise(logits: np.ndarray, right: Sequence[Sequence[int]]) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    chances = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    return float(np.mean([-np.log(max(chances[row, list(places)].sum(), 1e-12)) for row, places in enumerate(right)]))
