"""The negotiators by name: the product's own, the baselines, and NegMAS's classic strategies where they are installed."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable
from typing import Final

from parley.errors import ParleyError
from parley.negotiation.strategy import LADDER, TimeBased
from parley.simulation.baselines import all_baselines
from parley.simulation.negotiators import Engine
from parley.simulation.speech import Negotiator

NEGMAS: Final = {"negmas_boulware": "boulware", "negmas_linear": "linear", "negmas_conceder": "conceder"}
BASELINES: Final = tuple(baseline.name for baseline in all_baselines())
STRATEGIES: Final = (LADDER.name, *BASELINES, *NEGMAS)
# Where and how hard the curve of each bends is NegMAS's own choice (PolyAspiration, from 1 at the start to 0 at the end).
_CURVES: Final = "negmas.negotiators.helpers"


class UnknownStrategyError(ParleyError):
    """A name that is no strategy, or one that needs an installation."""

    code = "simulation.unknown_strategy"


def is_negmas_installed() -> bool:
    """Say whether NegMAS can be compared with."""
    try:
        return importlib.util.find_spec("negmas") is not None
    except (ImportError, ValueError):
        return False


def make_negotiator(name: str) -> Negotiator:
    """Make the negotiator of a name.

    Raises:
        UnknownStrategyError: There is none, or it needs NegMAS, which is not installed.
    """
    if name == LADDER.name:
        return Engine()
    for baseline in all_baselines():
        if baseline.name == name:
            return baseline
    if name not in NEGMAS:
        raise UnknownStrategyError(f"There is no strategy {name!r}; known: {', '.join(STRATEGIES)}.")
    if not is_negmas_installed():
        raise UnknownStrategyError(f"The strategy {name} needs NegMAS, which is not installed: run make simulate.")
    return Engine(TimeBased(name, _curve(NEGMAS[name])))


def _curve(shape: str) -> Callable[[float], float]:
    with warnings.catch_warnings():
        # Its own sources warn while they are compiled; that is not for the reader of our figures.
        warnings.simplefilter("ignore")
        aspiration = importlib.import_module(_CURVES).PolyAspiration(1.0, shape)

    def kept(passed: float) -> float:
        return float(aspiration.utility_at(passed))

    return kept
