"""Which legal effects the language model's reading of a message has, beside those the rules have found. Pure functions."""

from dataclasses import replace
from typing import Any, Final

from parley.compliance.effects_table import EFFECTS
from parley.services.ports import Understood

NEEDS_A_RULE: Final = frozenset({"resume_contact"})
"""Taking back an opt-out lifts a protection: a rule must have found the words. Source: program policy REGF-6C-LIFT."""
CONFIDENT: Final = 0.5
"""From here on the model's first reading counts even where its own list of legal intents does not name it."""


def legal_intents(understood: Understood) -> tuple[str, ...]:
    """Return every intent with legal effect the model finds, each once; the most urgent first.

    Args:
        understood: What the NLU made of the message; `raw["legal_intents"]` holds `{name, confidence}` of those above the
            model's own threshold.
    """
    named = {str(item.get("name")) for item in _listed(understood)}
    if understood.confidence >= CONFIDENT:
        named.add(understood.intent)
    found = (named & EFFECTS.keys()) - NEEDS_A_RULE
    return tuple(sorted(found, key=lambda intent: EFFECTS[intent].priority))


def without_lifting(understood: Understood) -> Understood:
    """Return the reading with "not understood" in place of an intent that only a rule may find."""
    if understood.intent not in NEEDS_A_RULE:
        return understood
    raw = {**understood.raw, "intent": {"name": "nlu_fallback", "confidence": 1.0}, "overruled": understood.intent}
    return replace(understood, intent="nlu_fallback", confidence=1.0, raw=raw)


def _listed(understood: Understood) -> list[dict[str, Any]]:
    listed = understood.raw.get("legal_intents") or ()
    return [item for item in listed if isinstance(item, dict)]
