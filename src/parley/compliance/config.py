"""The compliance values the gate works with, read once from a mapping (see config/compliance.yml).

Nothing has a default here: a missing or misspelt key stops the start with its name, because a gate that guesses is
worse than
a program that does not run. Source: rule catalogue, section 0 ("if a needed value is missing, the gate fails closed").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from parley.compliance.config_caps import Caps, read_caps
from parley.compliance.config_contact import Licensing, NumberPolicy, read_licensing, read_numbers
from parley.compliance.config_content import ContentPolicy, read_content
from parley.compliance.config_health import HealthWords, read_health
from parley.compliance.config_holds import HoldPolicy, read_holds
from parley.compliance.config_keeping import EvidencePolicy, RetentionPolicy, read_evidence, read_retention
from parley.compliance.config_reader import ComplianceConfigError, Section
from parley.compliance.config_times import Quiet, read_preferences, read_quiet
from parley.compliance.config_validation import (
    OvershadowingWords,
    ValidationPolicy,
    read_overshadowing,
    read_validation,
)
from parley.compliance.content import find_terms
from parley.compliance.preference_values import PreferencePolicy

__all__ = ["ComplianceConfig", "ComplianceConfigError"]

LANGUAGES = ("en", "es")
PARTY_ROLES = ("third_party", "debt_buyer", "first_party")
PerLanguage = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Program:
    """Who speaks, and what the provider has approved."""

    brand: str
    bot_name: str
    help_phone: str
    site: str
    sms_enabled: bool
    provider_approval_id: Mapping[str, str | None]
    campaign_id: str | None
    """The registered messaging campaign; None: none is registered, so no text may leave (TW-10DLC)."""


@dataclass(frozen=True, slots=True)
class Sms:
    """Size and life of one SMS."""

    max_chars: int
    max_parts: Mapping[str, int]
    opt_out_line: Mapping[str, str]
    validity_max_s: int
    min_remaining_s: int
    reply_validity_s: int
    wrong_number_ack: bool


@dataclass(frozen=True, slots=True)
class IdentityPolicy:
    """Right-party verification."""

    factors: int
    max_tries: int
    lock_h: int
    web_idle_min: int
    sms_valid_days: int
    vault_min: int


@dataclass(frozen=True, slots=True)
class OptOutPolicy:
    """How fast and how far an opt-out works."""

    effect_s: int
    revoke_all: bool
    confirmation_max_delay_s: int
    lexicon_version: int


@dataclass(frozen=True, slots=True)
class Markers:
    """Accepted disclosure wordings: party role, then language, then forms."""

    subsequent: Mapping[str, PerLanguage]
    initial: Mapping[str, PerLanguage]


@dataclass(frozen=True, slots=True)
class Disclosures:
    """When a disclosure is due again, and the words by which the assistant says what it is."""

    initial_again_after_days: int
    ai_again_after_days: int
    ai_words: PerLanguage


@dataclass(frozen=True, slots=True)
class ComplianceConfig:
    """One dated version of all compliance values."""

    version: str
    effective_from: date
    effective_to: date | None
    approved_by_role: str
    program: Program
    licensing: Licensing
    quiet: Quiet
    preferences: PreferencePolicy
    sms: Sms
    web_max_chars: int
    identity: IdentityPolicy
    optout: OptOutPolicy
    caps: Caps
    evidence: EvidencePolicy
    retention: RetentionPolicy
    number_fitness: NumberPolicy
    markers: Markers
    disclosures: Disclosures
    holds: HoldPolicy
    content: ContentPolicy
    health: HealthWords
    validation: ValidationPolicy
    overshadowing: OvershadowingWords
    forbidden: PerLanguage
    debt_words: PerLanguage
    payment_words: PerLanguage
    acknowledgement_clauses: PerLanguage

    @classmethod
    def from_mapping(cls, document: Mapping[str, Any]) -> Self:
        """Build the configuration from a parsed document with the root key `compliance`.

        Raises:
            ComplianceConfigError: A key is missing, unknown or of the wrong kind; the one-sentence text names it.
        """
        outer = Section("", document)
        root = outer.section("compliance")
        outer.finish()
        config = cls(
            version=root.text("version"),
            effective_from=root.day("effective_from"),
            effective_to=root.optional_day("effective_to"),
            approved_by_role=root.text("approved_by_role"),
            program=_program(root.section("program")),
            licensing=read_licensing(root.section("licensing"), root.section("licences"), roles=PARTY_ROLES),
            quiet=read_quiet(root.section("quiet")),
            preferences=read_preferences(root.section("preferences")),
            sms=_sms(root.section("sms")),
            web_max_chars=_web(root.section("web")),
            identity=_identity(root.section("identity")),
            optout=_optout(root.section("optout")),
            caps=read_caps(root.section("caps")),
            evidence=read_evidence(root.section("evidence")),
            retention=read_retention(root.section("retention")),
            number_fitness=read_numbers(root.section("number_fitness")),
            markers=_markers(root.section("markers")),
            disclosures=_disclosures(root.section("disclosures")),
            holds=read_holds(root.section("holds")),
            content=read_content(root.section("content")),
            health=read_health(root.section("health")),
            validation=read_validation(root.section("validation")),
            overshadowing=read_overshadowing(root.section("overshadowing")),
            forbidden=_per_language(root.section("forbidden")),
            debt_words=_per_language(root.section("debt_words")),
            payment_words=_per_language(root.section("payment_words")),
            acknowledgement_clauses=_per_language(root.section("acknowledgement_clauses")),
        )
        root.finish()
        _check_brand(config)
        _check_persona(config)
        return config


def _check_brand(config: ComplianceConfig) -> None:
    """Refuse a sender name that reveals a debt by itself. Source: 12 CFR 1006.6(d)(1), rule REGF-6D1."""
    terms = [term for language in LANGUAGES for term in config.debt_words[language]]
    found = find_terms(config.program.brand, terms)
    if found:
        raise ComplianceConfigError(
            f"compliance.program.brand must not reveal a debt, but {config.program.brand!r} contains {found[0]!r}."
        )


def _check_persona(config: ComplianceConfig) -> None:
    """Refuse a name of the assistant that sounds like an official, an attorney or a human. Source: 12 CFR 1006.18(f)."""
    terms = [term for language in LANGUAGES for term in config.content.official_titles[language]]
    found = find_terms(config.program.bot_name, terms)
    if found:
        raise ComplianceConfigError(
            f"compliance.program.bot_name must not sound like an official, but it contains {found[0]!r} (REGF-18F)."
        )


def _program(section: Section) -> Program:
    approvals = section.section("provider_approval_id")
    approved = {role: approvals.optional_text(role) for role in PARTY_ROLES}
    approvals.finish()
    program = Program(
        brand=section.text("brand"),
        bot_name=section.text("bot_name"),
        help_phone=section.text("help_phone"),
        site=section.text("site"),
        sms_enabled=section.flag("sms_enabled"),
        provider_approval_id=approved,
        campaign_id=section.optional_text("campaign_id"),
    )
    section.finish()
    return program


def _sms(section: Section) -> Sms:
    parts, lines = section.section("max_parts"), section.section("opt_out_line")
    sms = Sms(
        max_chars=section.number("max_chars"),
        max_parts={name: parts.number(name) for name in ("gsm7", "ucs2")},
        opt_out_line={language: lines.text(language) for language in LANGUAGES},
        validity_max_s=section.number("validity_max_s"),
        min_remaining_s=section.number("min_remaining_s"),
        reply_validity_s=section.number("reply_validity_s"),
        wrong_number_ack=section.flag("wrong_number_ack"),
    )
    for part in (parts, lines, section):
        part.finish()
    return sms


def _web(section: Section) -> int:
    value = section.number("max_chars")
    section.finish()
    return value


def _identity(section: Section) -> IdentityPolicy:
    names = ("factors", "max_tries", "lock_h", "web_idle_min", "sms_valid_days", "vault_min")
    policy = IdentityPolicy(**{name: section.number(name) for name in names})
    section.finish()
    return policy


def _optout(section: Section) -> OptOutPolicy:
    policy = OptOutPolicy(
        effect_s=section.number("effect_s"),
        revoke_all=section.flag("revoke_all"),
        confirmation_max_delay_s=section.number("confirmation_max_delay_s"),
        lexicon_version=section.number("lexicon_version"),
    )
    section.finish()
    return policy


def _markers(section: Section) -> Markers:
    kinds: dict[str, dict[str, PerLanguage]] = {}
    for kind in ("subsequent", "initial"):
        roles = section.section(kind)
        kinds[kind] = {role: _per_language(roles.section(role)) for role in PARTY_ROLES}
        roles.finish()
    section.finish()
    return Markers(subsequent=kinds["subsequent"], initial=kinds["initial"])


def _disclosures(section: Section) -> Disclosures:
    disclosures = Disclosures(
        initial_again_after_days=section.number("initial_again_after_days"),
        ai_again_after_days=section.number("ai_again_after_days"),
        ai_words=_per_language(section.section("ai_words")),
    )
    section.finish()
    return disclosures


def _per_language(section: Section) -> dict[str, tuple[str, ...]]:
    values = {language: section.texts(language) for language in LANGUAGES}
    section.finish()
    return values
