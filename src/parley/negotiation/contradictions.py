"""Find every contradiction in a set of creditor terms, so that all can be mended at once."""

from __future__ import annotations

from dataclasses import replace

from parley.negotiation import contradictions_sections as sections
from parley.negotiation import contradictions_tiers as tiers
from parley.negotiation.contradictions_basics import Contradiction, Path
from parley.negotiation.contradictions_overrides import override_contradictions
from parley.negotiation.terms import CreditorTerms

__all__ = ["Contradiction", "Path", "validate"]

_CHECKS = (
    sections.header,
    tiers.pay_in_full,
    sections.instalments,
    tiers.settlement,
    sections.hardship,
    sections.authority,
    sections.negotiation,
    sections.afterwards,
)


def validate(terms: CreditorTerms) -> tuple[Contradiction, ...]:
    """List every contradiction; an empty answer means the terms can be used, with every combination of their overrides.

    Source: architecture.md 5 (creditor terms) and I4.
    """
    own = _without_overrides(replace(terms, overrides=()))
    return (*own, *override_contradictions(terms, own, _without_overrides))


def _without_overrides(terms: CreditorTerms) -> tuple[Contradiction, ...]:
    return tuple(found for check in _CHECKS for found in check(terms))
