"""Which terms hold for one account: the creditor's own, replaced section by section by the overrides that fit.

One rule decides, and it is the only one: creditor < portfolio < debt type < state. An override counts by its most
specific condition; of two with the same one, the next condition decides, so more conditions beat fewer. A section that
an override gives replaces the whole section; sections it does not name are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from parley.negotiation.offers import AccountFacts
from parley.negotiation.terms import CreditorTerms, Override

# From the weakest condition to the strongest; an override without any of them would be the creditor's own terms.
PRECEDENCE = ("portfolios", "debt_types", "states")
# What an override can replace, by the names the sections have in `CreditorTerms` as well.
SECTIONS = (
    "pay_in_full",
    "instalments",
    "settlement",
    "hardship",
    "authority",
    "negotiation",
    "broken_plan",
    "time_barred",
    "several_accounts",
)
_NOTHING: dict[str, Any] = {"instalments": None, "settlement": (), "hardship": None}


def effective_terms(terms: CreditorTerms, facts: AccountFacts) -> CreditorTerms:
    """Give the terms of one account, all overrides resolved; the answer has none left, so asking twice is harmless.

    Terms without overrides come back as they are, the same object.

    Source: the precedence rule of docs/creditor-terms.md.
    """
    if not terms.overrides:
        return terms
    return resolve(terms, (override for override in terms.overrides if fits(override, facts)))


def fits(override: Override, facts: AccountFacts) -> bool:
    """Say whether all conditions that are set hold for an account."""
    return (
        (not override.portfolios or facts.portfolio in override.portfolios)
        and (not override.debt_types or facts.debt_type in override.debt_types)
        and (not override.states or facts.state in override.states)
    )


def rank(override: Override) -> int:
    """Give the place of an override in the order of precedence; the higher one wins.

    Each condition weighs more than all weaker ones together: portfolio 1, debt type 2, state 4.
    """
    return sum(1 << place for place, condition in enumerate(PRECEDENCE) if getattr(override, condition))


def decided_by(override: Override) -> tuple[str, ...]:
    """Name the sections an override decides, by giving them or by taking them away."""
    return tuple(name for name in SECTIONS if getattr(override, name) is not None or takes_away(override, name))


def takes_away(override: Override, section: str) -> bool:
    """Say whether an override removes a section; only three can be missing."""
    return section in override.without and section in _NOTHING


def resolve(terms: CreditorTerms, fitting: Iterable[Override]) -> CreditorTerms:
    """Put the sections of the fitting overrides in place, the weakest first, so that the strongest stays.

    Of two with the same rank the later in the file would stay; `contradictions.validate` refuses such terms.
    """
    sections: dict[str, Any] = {}
    for override in sorted(fitting, key=rank):
        for name in decided_by(override):
            sections[name] = _NOTHING[name] if takes_away(override, name) else getattr(override, name)
    return replace(terms, **sections, overrides=())
