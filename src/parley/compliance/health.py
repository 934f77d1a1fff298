"""Words that tell of somebody's health: in what we send, in a creditor's name, and in what a consumer writes.

Pure. Source: 45 CFR 164.502(b) (minimum necessary), 164.504(e); rule HIPAA-MIN.
"""

from __future__ import annotations

from typing import Final

from parley.compliance.config_health import HealthWords
from parley.compliance.content import find_terms, without_terms

MEDICAL: Final = "medical"
"""The debt type of which nothing but the debt may be told."""


def find_health_details(text: str, words: HealthWords) -> tuple[str, ...]:
    """Return what in a text or a name tells of a specialty, a diagnosis, a procedure or a visit; both languages."""
    return find_terms(without_terms(text, words.harmless), words.details)


def tells_of_health(text: str, words: HealthWords) -> bool:
    """Tell whether a consumer wrote of their health, or of somebody's: the everyday words count as well."""
    bare = without_terms(text, words.harmless)
    return bool(find_terms(bare, words.details) or find_terms(bare, words.consumer_words))
