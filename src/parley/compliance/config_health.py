"""The words of gate G8 about health: what no text about a medical debt tells, and what a consumer's text is tagged for."""

from __future__ import annotations

from dataclasses import dataclass

from parley.compliance.config_reader import Section

_LANGUAGES = ("en", "es")
_TOLD = ("specialties", "diagnoses", "procedures", "visits")


@dataclass(frozen=True, slots=True)
class HealthWords:
    """Lists of both languages in one: a name or a text is searched in both. Whole words; a trailing * matches endings."""

    details: tuple[str, ...]
    """Specialties, diagnoses, procedures, and what tells of a visit."""
    consumer_words: tuple[str, ...]
    """What a consumer writes of their health beside these."""
    harmless: tuple[str, ...]
    """Phrases that are taken out of a text before it is searched."""


def read_health(section: Section) -> HealthWords:
    """Read the section `health`."""
    words = HealthWords(
        details=tuple(term for name in _TOLD for term in _both(section, name)),
        consumer_words=_both(section, "consumer_words"),
        harmless=_both(section, "harmless"),
    )
    section.finish()
    return words


def _both(section: Section, name: str) -> tuple[str, ...]:
    lists = section.section(name)
    terms = [term for language in _LANGUAGES for term in lists.texts(language)]
    lists.finish()
    return tuple(dict.fromkeys(terms))
