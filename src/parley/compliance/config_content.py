"""The values of the content checks (gate G8): what nobody types, whose links may be sent, how plainly we write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.compliance.config_reader import ComplianceConfigError, Section

PerLanguage = Mapping[str, tuple[str, ...]]
_LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class ContentPolicy:
    """Lists by language; whole words, a trailing * matches endings."""

    promises: PerLanguage
    credit_report: PerLanguage
    urgency: PerLanguage
    marketing: PerLanguage
    forbidden_programs: PerLanguage
    official_titles: PerLanguage
    official_hosts: tuple[str, ...]
    max_grade_en: int
    min_ease_es: int


def read_content(section: Section) -> ContentPolicy:
    """Read the section `content`."""
    lists = ("promises", "credit_report", "urgency", "marketing", "forbidden_programs", "official_titles")
    words = {name: _per_language(section.section(name)) for name in lists}
    reading = section.section("reading")
    policy = ContentPolicy(
        **words,
        official_hosts=section.texts("official_hosts"),
        max_grade_en=reading.number("max_grade_en"),
        min_ease_es=reading.number("min_ease_es"),
    )
    for part in (reading, section):
        part.finish()
    for host in policy.official_hosts:
        if host != host.lower() or "/" in host or "." not in host:
            raise ComplianceConfigError(
                f"compliance.content.official_hosts must hold host names, and {host!r} is none."
            )
    return policy


def _per_language(section: Section) -> dict[str, tuple[str, ...]]:
    values = {language: section.texts(language) for language in _LANGUAGES}
    section.finish()
    return values
