"""What counsel decides about holds: how far each kind reaches, how long it stays, and who may lift it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.compliance.config_reader import ComplianceConfigError, Section
from parley.compliance.holds import HOLD_KINDS, NOT_SILENT

SCOPES = ("consumer", "account", "medium", "conversation")
RELEASE_ROLES = ("collector", "supervisor", "admin")


@dataclass(frozen=True, slots=True)
class HoldTerms:
    """How one kind of hold is placed and lifted."""

    scope: str
    release_role: str
    """The lowest role that may lift it."""
    not_before_days: int
    """Nobody lifts it earlier; 0: at once, if there is a reason."""
    review_days: int
    """A person is asked to look at it then; 0: never."""
    expires_days: int
    """It ends by itself then; 0: never."""
    stops_payments: bool
    """Nothing may be taken for the plans it covers."""


@dataclass(frozen=True, slots=True)
class HoldPolicy:
    """Everything about holds and the review of doubtful statements."""

    kinds: Mapping[str, HoldTerms]
    doubtful_rules: frozenset[str]
    """Phrase rules whose hits can mean something else: the protective effect stands, and a person looks."""
    doubtful_below: float
    """A statement only the model found is looked at by a person when its score is below."""
    review_business_days: int

    def terms_of(self, kind: str) -> HoldTerms:
        """Return the terms of a kind; one that nobody described reaches furthest and only an admin lifts it."""
        return self.kinds.get(kind, _STRICTEST)


_STRICTEST = HoldTerms("consumer", "admin", 0, 0, 0, True)


def read_holds(section: Section) -> HoldPolicy:
    """Read the section `holds`; every kind of hold must be in it."""
    kinds, review = section.section("kinds"), section.section("legal_review")
    below = review.number("doubtful_below_percent", least=0)
    if below > 100:
        raise ComplianceConfigError("compliance.holds.legal_review.doubtful_below_percent must be at most 100.")
    policy = HoldPolicy(
        kinds={kind: _terms(kinds.section(kind), kind) for kind in HOLD_KINDS},
        doubtful_rules=frozenset(review.texts("doubtful_rules")),
        doubtful_below=below / 100,
        review_business_days=review.number("business_days"),
    )
    for part in (kinds, review, section):
        part.finish()
    return policy


def _terms(section: Section, kind: str) -> HoldTerms:
    terms = HoldTerms(
        scope=section.text("scope"),
        release_role=section.text("release"),
        not_before_days=section.number("not_before_days", least=0),
        review_days=section.number("review_days", least=0),
        expires_days=section.number("expires_days", least=0),
        stops_payments=section.flag("stops_payments"),
    )
    where = f"compliance.holds.kinds.{kind}"
    if terms.scope not in SCOPES:
        raise ComplianceConfigError(f"{where}.scope must be one of {', '.join(SCOPES)}.")
    if terms.release_role not in RELEASE_ROLES:
        raise ComplianceConfigError(f"{where}.release must be one of {', '.join(RELEASE_ROLES)}.")
    if terms.expires_days and kind not in NOT_SILENT:
        raise ComplianceConfigError(f"{where}.expires_days must be 0: only a person lifts a hold of this kind.")
    if terms.expires_days and terms.expires_days < terms.not_before_days:
        raise ComplianceConfigError(f"{where}.expires_days must not be before its not_before_days.")
    section.finish()
    return terms
