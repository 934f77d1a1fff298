"""One yes-or-no classifier for each intent with legal effect: a message can carry several of them, or one beside another wish.

The intent ranking shares one probability among all intents, so a second wish in a message ("wrong number, stop texting me")
is pressed down by the first. Here each intent is asked about on its own.
Source: conversation design 1 (the detectors return a set, all members are acted on).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.nlu.softmax import Blocks, LinearProblem, linear_scores, minimised

HIT_WEIGHT = 4.0
"""A message that carries the intent counts as so many that do not: missing one is worse than asking once too often."""

YIELDS_TO = {
    "stop_contact": ("resume_contact", "cease_all_contact"),
    "cease_all_contact": ("resume_contact",),
    "declare_third_party": ("declare_representative",),
}
"""Which intent is not meant where another one is: what takes a stop back sounds like the stop; "no more at all" says "no more
texts" as well; who acts with authority is no mere third party. The phrase rules settle the same pairs."""


@dataclass(frozen=True)
class LegalHeads:
    """Fitted weights: one matrix per block with a column for each intent, and one bias per intent."""

    names: tuple[str, ...]
    weights: dict[str, np.ndarray]
    bias: np.ndarray

    def probabilities(self, blocks: Blocks) -> np.ndarray:
        """Return one row per example, one probability per intent; rows do not sum to one."""
        return sigmoid(linear_scores(blocks, self.weights, self.bias))


def carried(chances: Mapping[str, float], likeliest: str, settings: Mapping[str, Any]) -> dict[str, float]:
    """Return the intents a message carries, with their chances.

    The likeliest intent of the whole message needs little more; another one beside it must be nearly certain on its own,
    for words of one legal statement often sound like its neighbour's. A grave one, which costs more to miss than to hear
    where it is not, counts whenever it is the likeliest, and beside another one sooner.

    Args:
        chances: What each classifier says, 0 to 1.
        likeliest: The first intent of the ranking.
        settings: `legal_threshold` for any intent, `legal_threshold_first` for the likeliest one; `legal_grave` names the
            grave ones and `legal_threshold_grave` is theirs beside another one.
    """

    def needed(name: str) -> float:
        if name in settings["legal_grave"]:
            return 0.0 if name == likeliest else settings["legal_threshold_grave"]
        return settings["legal_threshold_first" if name == likeliest else "legal_threshold"]

    return {name: chance for name, chance in chances.items() if chance >= needed(name)}


def settled(found: Mapping[str, float]) -> dict[str, float]:
    """Return what a message carries without the intents that are another one's words read a second time."""
    return {
        name: chance for name, chance in found.items() if not any(other in found for other in YIELDS_TO.get(name, ()))
    }


def sigmoid(scores: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + e^-x) without overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * scores))


def fit(
    blocks: Blocks, labels: Sequence[Sequence[str]], names: Sequence[str], *, c: float, max_iterations: int
) -> LegalHeads:
    """Fit all classifiers at once. No randomness: the same input gives the same weights.

    Args:
        blocks: Feature matrices by block name, one row per example.
        labels: Intents of each row, with and without legal effect.
        names: Intents to learn.
        c: Inverse strength of the L2 penalty.
        max_iterations: Upper bound for L-BFGS steps.
    """
    column = {name: place for place, name in enumerate(names)}
    targets = np.zeros((len(labels), len(names)), dtype=np.float32)
    for row, intents in enumerate(labels):
        for intent in intents:
            if intent in column:
                targets[row, column[intent]] = 1.0
    return LegalHeads(tuple(names), *minimised(_ManyYesOrNo(blocks, targets, c), max_iterations))


class _ManyYesOrNo(LinearProblem):
    def __init__(self, blocks: Mapping[str, np.ndarray], targets: np.ndarray, c: float) -> None:
        count = len(targets)
        weights = np.where(targets > 0, HIT_WEIGHT, 1.0) / count
        super().__init__(blocks, targets, weights, 1.0 / (c * count))

    def loss_and_errors(self, logits: np.ndarray) -> tuple[float, np.ndarray]:
        probabilities = sigmoid(logits)
        right = np.log(np.maximum(np.where(self.targets > 0, probabilities, 1.0 - probabilities), 1e-9))
        return -float((self.sample_weights * right).sum()), self.sample_weights * (probabilities - self.targets)
