"""Multinomial logistic regression over a few feature blocks.

The same model as scikit-learn's `LogisticRegression(C=..., class_weight="balanced")`,
but the sparse and the dense blocks keep their own matrices. Joining them into one
sparse matrix makes every dense column explicit and training about five times slower.
Logits are a sum over blocks, so a block whose package is missing at run time can be
left out without retraining.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
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
    temperature: float = 1.0
    """What scores are divided by so that a probability of 0.8 is right four times in five; measured, see the report."""

    def probabilities(self, blocks: Blocks) -> np.ndarray:
        """Return class probabilities, one row per example.

        Args:
            blocks: Feature matrices by block name; missing blocks count as zero.
        """
        return softmax(linear_scores(blocks, self.weights, self.bias) / self.temperature)


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return row-wise softmax without overflow."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def balanced_weights(targets: np.ndarray) -> np.ndarray:
    """Weigh examples so that every class counts the same in total.

    Args:
        targets: One row per example, the share of each class in its label; rows sum to one.
    """
    counts = np.maximum(targets.sum(axis=0), 1e-9)
    return targets @ (len(targets) / (targets.shape[1] * counts))


def targets_of(labels: Sequence[Sequence[str]], classes: Sequence[str]) -> np.ndarray:
    """Return one row per example; an example with two labels is half of each class."""
    index = {name: position for position, name in enumerate(classes)}
    targets = np.zeros((len(labels), len(classes)), dtype=np.float32)
    for row, names in enumerate(labels):
        for name in names:
            targets[row, index[name]] = 1.0 / len(names)
    return targets


def fit(blocks: Blocks, labels: Sequence[Sequence[str]], *, c: float, max_iterations: int) -> SoftmaxModel:
    """Fit the model. No randomness: the same input gives the same weights.

    Args:
        blocks: Feature matrices by block name, one row per example.
        labels: Class names of each row, one or more.
        c: Inverse strength of the L2 penalty, as in scikit-learn.
        max_iterations: Upper bound for L-BFGS steps.
    """
    classes = tuple(sorted({name for names in labels for name in names}))
    targets = targets_of(labels, classes)
    return SoftmaxModel(classes, *minimised(CrossEntropy(blocks, targets, c), max_iterations))


def minimised(problem: "LinearProblem", max_iterations: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Return the weights of each block and the bias that make a problem's objective smallest."""
    result = minimize(
        problem.objective_and_gradient,
        np.zeros(problem.size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": max_iterations, "ftol": 1e-9, "gtol": 1e-6, "maxcor": 6},
    )
    return problem.unpack(result.x)


class LinearProblem(ABC):
    """A weighted loss of linear scores plus L2, and its gradient, as flat vectors.

    Args:
        blocks: Feature matrices by block name, one row per example.
        targets: One row per example, one column per output, 0 to 1.
        sample_weights: What each example (or each output of it) counts; should sum to about one.
        penalty: Factor of half the squared weights; the bias is free.
    """

    def __init__(self, blocks: Blocks, targets: np.ndarray, sample_weights: np.ndarray, penalty: float) -> None:
        self.blocks = dict(blocks)
        self.transposed = {name: _transposed(block) for name, block in self.blocks.items()}
        self.targets = targets
        self.sample_weights = sample_weights.astype(np.float32)
        self.penalty = penalty
        self.outputs = targets.shape[1]
        self.widths = {name: block.shape[1] for name, block in self.blocks.items()}
        self.size = (sum(self.widths.values()) + 1) * self.outputs

    @abstractmethod
    def loss_and_errors(self, logits: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the weighted loss and its derivative by each logit."""

    def unpack(self, flat: np.ndarray) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Split a flat vector into block weights and bias."""
        weights, start = {}, 0
        for name, width in self.widths.items():
            end = start + width * self.outputs
            weights[name] = flat[start:end].reshape(width, self.outputs).astype(np.float32)
            start = end
        return weights, flat[start:].astype(np.float32)

    def objective_and_gradient(self, flat: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the objective and its gradient at one point."""
        weights, bias = self.unpack(flat)
        logits = linear_scores(self.blocks, weights, bias)
        loss, errors = self.loss_and_errors(logits)
        regularised = flat[: -self.outputs]
        parts = [np.asarray(self.transposed[name] @ errors).ravel() for name in self.blocks]
        gradient = np.concatenate([*parts, errors.sum(axis=0)]).astype(np.float64)
        gradient[: -self.outputs] += self.penalty * regularised
        return loss + 0.5 * self.penalty * float(regularised @ regularised), gradient


class CrossEntropy(LinearProblem):
    """The loss of one right answer per example, every class counting the same in total."""

    def __init__(self, blocks: Blocks, targets: np.ndarray, c: float) -> None:
        """State the problem; `c` as in `fit`."""
        weights = balanced_weights(targets)
        # The whole objective is divided by the data weight: a scale near one suits L-BFGS.
        super().__init__(blocks, targets, weights / weights.sum(), 1.0 / (c * float(weights.sum())))

    def loss_and_errors(self, logits: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the weighted cross-entropy and its derivative."""
        probabilities = softmax(logits)
        likelihood = np.einsum("ij,ij->i", self.targets, np.log(np.maximum(probabilities, 1e-12)))
        return -float(self.sample_weights @ likelihood), (probabilities - self.targets) * self.sample_weights[:, None]


def linear_scores(blocks: Blocks, weights: Mapping[str, np.ndarray], bias: np.ndarray) -> np.ndarray:
    """Return bias plus the sum over blocks, one row per example; blocks without features count as zero."""
    scores = bias[None, :]
    for name, matrix in weights.items():
        if name in blocks:
            scores = scores + np.asarray(blocks[name] @ matrix)
    return scores


def _transposed(block: np.ndarray) -> np.ndarray:
    # A transposed CSR matrix is CSC; multiplying it is several times slower than CSR.
    return block.T.tocsr() if hasattr(block, "tocsr") else np.ascontiguousarray(block.T)
