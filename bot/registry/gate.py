"""Whether a model may serve: its figures against those of the last accepted one. Pure.

Source: decision 0010.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

Figures = Mapping[str, float | None]

# How far a figure may fall below the last accepted model's, as a share of 1. A figure without a margin must be there.
MARGINS: Mapping[str, float | None] = {
    "accuracy_en": 0.005,
    "accuracy_es": 0.005,
    "accuracy_noisy": 0.010,
    "legal_recall": 0.003,
    "legal_precision": None,
}
COUNT = "texts"
WORDS: Mapping[str, str] = {
    "accuracy_en": "accuracy in English",
    "accuracy_es": "accuracy in Spanish",
    "accuracy_noisy": "accuracy on noisy texts",
    "legal_recall": "recall of intents with legal effect",
    "legal_precision": "precision of intents with legal effect",
    COUNT: "number of texts",
}
# Far below one text in any measuring set; takes 0.945 - 0.94 for what it is.
_DIGITS = 9


@dataclass(frozen=True)
class Verdict:
    """Whether a model may serve, and why in one sentence that names the figures."""

    is_accepted: bool
    reason: str


def judge(candidate: Figures, last: Figures, *, last_name: str) -> Verdict:
    """Compare a candidate with the last accepted model.

    Args:
        candidate: Figures of the candidate, shares from 0 to 1 and `texts`.
        last: Figures of the last accepted model.
        last_name: What to call that in the sentence.
    """
    for figures, whose in ((candidate, "the candidate"), (last, last_name)):
        missing = [words for name, words in WORDS.items() if not _is_figure(name, figures.get(name))]
        if missing:
            what = "figures" if len(missing) == len(WORDS) else _listed(missing, "and no")
            return Verdict(False, f"It cannot be compared: {whose} has no {what}.")
    fallen = [_fall(name, candidate, last, last_name) for name in MARGINS if _has_fallen(name, candidate, last)]
    if fallen:
        return Verdict(False, f"{_capital(_listed(fallen, 'and'))}.")
    return Verdict(True, f"No figure is below that of {last_name} by more than its margin.")


def percent(share: float | None) -> str:
    """Return a share in words: `94.5 %`."""
    return "-" if share is None else f"{share * 100:.2f} %"


def _has_fallen(name: str, candidate: Figures, last: Figures) -> bool:
    margin = MARGINS[name]
    return margin is not None and round((last[name] or 0.0) - (candidate[name] or 0.0), _DIGITS) > margin


def _fall(name: str, candidate: Figures, last: Figures, last_name: str) -> str:
    margin = (MARGINS[name] or 0.0) * 100
    return (
        f"{WORDS[name]} is {percent(candidate[name])}, "
        f"more than {margin:.1f} points below the {percent(last[name])} of {last_name}"
    )


def _is_figure(name: str, value: float | None) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return False
    return value > 0 if name == COUNT else 0.0 <= value <= 1.0


def _listed(parts: list[str], joint: str) -> str:
    return f" {joint} ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
