"""How long evidence is kept and how often it is signed, as configuration. Source: 12 CFR 1006.100; rule REGF-100."""

from __future__ import annotations

from dataclasses import dataclass

from parley.compliance.config_reader import ComplianceConfigError, Section


@dataclass(frozen=True, slots=True)
class EvidencePolicy:
    """How often where the audit log stands is signed."""

    anchor_every_min: int


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """How long a consumer's file is kept after the last collection activity."""

    evidence_years: int
    min_years_after_last_activity: int
    legal_hold_overrides: bool
    batch: int


def read_evidence(section: Section) -> EvidencePolicy:
    """Read the section `evidence`."""
    policy = EvidencePolicy(anchor_every_min=section.number("anchor_every_min"))
    section.finish()
    return policy


def read_retention(section: Section) -> RetentionPolicy:
    """Read the section `retention`; less than the law asks for is refused."""
    policy = RetentionPolicy(
        evidence_years=section.number("evidence_years"),
        min_years_after_last_activity=section.number("federal_min_after_last_activity_years", least=3),
        legal_hold_overrides=section.flag("legal_hold_overrides"),
        batch=section.number("batch"),
    )
    section.finish()
    if policy.evidence_years < policy.min_years_after_last_activity:
        raise ComplianceConfigError(
            "compliance.retention.evidence_years must not be less than the years of the federal minimum (12 CFR 1006.100)."
        )
    if not policy.legal_hold_overrides:
        raise ComplianceConfigError("compliance.retention.legal_hold_overrides must be true: a legal hold always wins.")
    return policy
