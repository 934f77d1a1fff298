"""Multinomial logistic regression over a few feature blocks.

The same model as scikit-learn's `LogisticRegression(C=..., class_weight="balanced")`,
but the sparse and the dense blocks keep their own matrices. Joining them into one
sparse matrix makes every dense column explicit and training about five times slower.
Logits are a sum over blocks, so a block whose package is missing at run time can be
left out without retraining.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

Blocks = Mapping[str, "np.ndarray"]


@dataclass(frozen=True)
class SoftmaxModel:
    """Fitted weights: one matrix per block, one bias per class."""

    classes: tuple[str, ...]
    weights: dict[str, np.ndarray]
    bias: np.ndarray

    def probabilities(self, blocks: Blocks) -> np.ndarray:
        """Return class probabilities, one row per example.

        Args:
            blocks: Feature matrices by block name; missing blocks count as zero.
        """
        logits = self.bias
        for name, weights in self.weights.items():
            if name in blocks:
                logits = logits + np.asarray(blocks[name] @ weights)
        return softmax(np.atleast_2d(logits))


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return row-wise softmax without overflow."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def balanced_weights(labels: np.ndarray, class_count: int) -> np.ndarray:
    """Weigh examples so that every class counts the same in total."""
    counts = np.bincount(labels, minlength=class_count)
    return (len(labels) / (class_count * np.maximum(counts, 1)))[labels]


def fit(blocks: Blocks, labels: list[str], *, c: float, max_iterations: int) -> SoftmaxModel:
    """Fit the model. No randomness: the same input gives the same weights.

    Args:
        blocks: Feature matrices by block name, one row per example.
        labels: Class name of each row.
        c: Inverse strength of the L2 penalty, as in scikit-learn.
        max_iterations: Upper bound for L-BFGS steps.
    """
    classes = tuple(sorted(set(labels)))
    index = {name: position for position, name in enumerate(classes)}
    targets = np.array([index[label] for label in labels])
    problem = _Problem(blocks, targets, len(classes), c)
    start = np.zeros(problem.size)
    result = minimize(
        problem.loss_and_gradient,
        start,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": max_iterations, "ftol": 1e-9, "gtol": 1e-6},
    )
    weights, bias = problem.unpack(result.x)
    return SoftmaxModel(classes, weights, bias)


class _Problem:
    """Weighted cross-entropy plus L2, and its gradient, as flat vectors."""

    def __init__(self, blocks: Blocks, targets: np.ndarray, class_count: int, c: float) -> None:
        self.blocks = dict(blocks)
        self.transposed = {name: _transposed(block) for name, block in self.blocks.items()}
        self.class_count = class_count
        self.targets = targets
        sample_weights = balanced_weights(targets, class_count)
        # Divide the whole objective by the data weight: a scale near one suits L-BFGS.
        self.sample_weights = (sample_weights / sample_weights.sum()).astype(np.float32)
        self.penalty = 1.0 / (c * sample_weights.sum())
        self.widths = {name: block.shape[1] for name, block in self.blocks.items()}
        self.size = (sum(self.widths.values()) + 1) * class_count

    def unpack(self, flat: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Split a flat vector into block weights and bias."""
        weights, start = {}, 0
        for name, width in self.widths.items():
            end = start + width * self.class_count
            weights[name] = flat[start:end].reshape(width, self.class_count).astype(np.float32)
            start = end
        return weights, flat[start:].astype(np.float32)

    def loss_and_gradient(self, flat: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the objective and its gradient at one point."""
        weights, bias = self.unpack(flat)
        logits = bias[None, :]
        for name, block in self.blocks.items():
            logits = logits + block @ weights[name]
        probabilities = softmax(logits)
        rows = np.arange(len(self.targets))
        likelihood = np.log(np.maximum(probabilities[rows, self.targets], 1e-12))
        regularised = flat[: -self.class_count]
        loss = -float(self.sample_weights @ likelihood) + 0.5 * self.penalty * float(regularised @ regularised)
        probabilities[rows, self.targets] -= 1.0
        errors = probabilities * self.sample_weights[:, None]
        parts = [np.asarray(self.transposed[name] @ errors).ravel() for name in self.blocks]
        gradient = np.concatenate([*parts, errors.sum(axis=0)]).astype(np.float64)
        gradient[: -self.class_count] += self.penalty * regularised
        return loss, gradient


def _transposed(block: np.ndarray) -> np.ndarray:
    # A transposed CSR matrix is CSC; multiplying it is several times slower than CSR.
    return block.T.tocsr() if hasattr(block, "tocsr") else np.ascontiguousarray(block.T)
