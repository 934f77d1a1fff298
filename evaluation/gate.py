"""The figures that decide whether a trained model may serve: one call, in Rasa's environment.

Only figures leave this module; no text of the measuring set is printed, logged or returned.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.sms_noise import corrupt
from evaluation.texts import LANGUAGES, Text, held_out_texts

LEGAL_INTENTS = frozenset(
    [
        "cease_all_contact",
        "claim_already_paid",
        "claim_attorney",
        "claim_bankruptcy",
        "claim_identity_theft",
        "claim_military",
        "claim_minor",
        "claim_too_old",
        "declare_representative",
        "declare_third_party",
        "deny_identity",
        "dispute_debt",
        "express_crisis",
        "express_danger",
        "file_complaint",
        "refuse_to_pay",
        "report_deceased",
        "report_incarceration",
        "request_original_creditor",
        "request_validation",
        "resume_contact",
        "revoke_payment_authorization",
        "set_contact_preference",
        "stop_contact",
        "threaten_harm",
    ]
)
"""Source: `parley.compliance.effects_table`, which this environment cannot import; a test compares the two."""

# Parsing takes some 10 ms a text; every third text is enough to see a loss of robustness, and keeps training short.
_NOISY_EVERY = 3
_CORRUPTION_SEED = 11


def measure(model_path: Path) -> dict[str, float]:
    """Return the figures of one model on the held-out texts.

    Args:
        model_path: A trained `.tar.gz`.
    Returns:
        `accuracy_en`, `accuracy_es`, `accuracy_noisy` (every third text, corrupted as in `sms_noise`), `legal_recall`,
        `legal_precision`, each a share from 0 to 1, and `texts`: how many messages were measured.
    """
    texts = [text for language in LANGUAGES for text in held_out_texts(language)]
    return figures(texts, Parser(model_path))


def figures(texts: Sequence[Text], parser: "Parser") -> dict[str, float]:
    """Return the figures for labelled texts; see `measure`."""
    hasty = texts[::_NOISY_EVERY]
    wanted = {text.text for text in texts} | {hurried(text) for text in hasty}
    parsed = parser.parse(sorted(wanted))
    known = [parsed[text.text] for text in texts]
    by_language = {
        language: [(text, one) for text, one in zip(texts, known, strict=True) if text.language == language]
        for language in LANGUAGES
    }
    noisy = [(text, parsed[hurried(text)]) for text in hasty]
    recall, precision = legal_figures(list(zip(texts, known, strict=True)))
    return {
        **{f"accuracy_{language}": accuracy(pairs) for language, pairs in by_language.items()},
        "accuracy_noisy": accuracy(noisy),
        "legal_recall": recall,
        "legal_precision": precision,
        "texts": len(texts),
    }


class Parser:
    """A loaded model that parses many texts at once, without dialogue."""

    def __init__(self, model_path: Path) -> None:
        """Load the model."""
        from bot import without_tensorflow

        without_tensorflow.install()
        from rasa.core.agent import Agent

        from bot.turns import TurnProcessor

        self._processor = TurnProcessor(Agent.load(str(model_path)))

    def parse(self, texts: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return what the pipeline says of each text, by text."""
        found = self._processor.parse_many(texts)
        return dict(zip(texts, found, strict=True))


def hurried(text: Text) -> str:
    """Return the text as a hurried thumb types it."""
    return corrupt(text.text, text.language, seed=_CORRUPTION_SEED)


def accuracy(pairs: Sequence[tuple[Text, dict[str, Any]]]) -> float:
    """Return the share of texts whose best-ranked intent is one of the right answers, 0 to 1."""
    right = sum(_best(parsed) in text.intents for text, parsed in pairs)
    return right / len(pairs) if pairs else 0.0


def legal_figures(pairs: Sequence[tuple[Text, dict[str, Any]]]) -> tuple[float, float]:
    """Return recall and precision over all pairs of a text and an intent with legal effect, each 0 to 1."""
    hits = expected = found = 0
    for text, parsed in pairs:
        wanted = LEGAL_INTENTS.intersection(text.intents)
        got = LEGAL_INTENTS.intersection(_legal(parsed))
        hits += len(wanted & got)
        expected += len(wanted)
        found += len(got)
    return (hits / expected if expected else 0.0, hits / found if found else 0.0)


def _best(parsed: dict[str, Any]) -> str | None:
    ranking = parsed.get("intent_ranking") or []
    return ranking[0]["name"] if ranking else None


def _legal(parsed: dict[str, Any]) -> list[str]:
    """Return the intents with legal effect a model names: its own list where it has one, else its best guess."""
    named = parsed.get("legal_intents")
    if named is None:
        return [name for name in [_best(parsed)] if name]
    return [item["name"] if isinstance(item, dict) else str(item) for item in named]
