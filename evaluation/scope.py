"""Measure whether Parley notices what is not its business: CLINC150's out-of-scope queries against our held-out texts.

Source: Larson et al., An evaluation dataset for intent classification and out-of-scope prediction, EMNLP 2019 (CC BY 3.0).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.intent_model import IntentModel
from evaluation import stats
from evaluation.intents import Judged

OUT_OF_SCOPE = "out_of_scope"


def measure(model: IntentModel, clean: Judged, noisy: Judged, data: Path) -> dict[str, Any]:
    """Return how well each score tells our messages from foreign ones, and what the thresholds in use let through.

    The out-of-scope intent is left out of our side: it is what should be rejected.

    Args:
        model: Trained on our texts.
        clean: Held-out texts, judged.
        noisy: Their corrupted copies, judged.
        data: Directory of the data set.
    """
    queries = json.loads((data / "data_full.json").read_text(encoding="utf-8"))
    foreign = [model.judge(text) for text, _ in queries["oos_test"]]
    outside = Judged([], model.classes, foreign, clean.settings)
    ours, theirs = _scores(clean), _scores(outside)
    noisy_scores = _scores(noisy)
    english = np.array([text.language == "en" for text in clean.texts if text.intent != OUT_OF_SCOPE])
    return {
        "queries": len(foreign),
        "scores": {
            name: {
                "all": stats.auroc(ours[name], theirs[name]),
                "english": stats.auroc(ours[name][english], theirs[name]),
                "noisy": stats.auroc(noisy_scores[name], theirs[name]),
            }
            for name in ours
        },
        "caught": float(np.mean(~outside.is_answered() | (np.array(outside.best) == OUT_OF_SCOPE))),
    }


def _scores(part: Judged) -> dict[str, np.ndarray]:
    ours: Sequence[int] = [i for i, text in enumerate(part.texts) if text.intent != OUT_OF_SCOPE]
    keep = np.array(ours if part.texts else range(len(part.judgements)))
    chances = np.array([one.probabilities for one in part.judgements])[keep]
    closeness = np.array([one.closeness for one in part.judgements])[keep]
    entropy = -(chances * np.log(np.maximum(chances, 1e-12))).sum(axis=1)
    return {
        "as served: closeness and the odds that the message is not out of scope": part.in_scope[keep],
        "closeness alone (mean cosine to the 3 nearest training texts)": closeness,
        "probability of the likeliest intent": chances.max(axis=1),
        "negative entropy": -entropy,
    }
