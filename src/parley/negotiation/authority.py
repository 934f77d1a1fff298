"""Who may decide an arrangement: the assistant, a collector, a supervisor, or only the creditor."""

from __future__ import annotations

from typing import Literal

from parley.negotiation.terms import CreditorTerms, HumanAuthority

Level = Literal["bot", "collector", "supervisor", "creditor"]


def level_for(terms: CreditorTerms, *, balance_cents: int, discount_bps: int, term_months: int) -> Level:
    """Give the first level that reaches far enough; beyond all that are written down, only the creditor decides.

    Args:
        terms: Terms of the account, overrides resolved (`overrides.effective_terms`).
        balance_cents: What is owed.
        discount_bps: Share of the balance that is let go, 0 to 10_000.
        term_months: Months from today to the last payment, rounded up; 0 for one payment now.
    """
    if _reaches(_assistant(terms), balance_cents, discount_bps, term_months):
        return "bot"
    people: tuple[tuple[Level, HumanAuthority | None], ...] = (
        ("collector", terms.authority.collector),
        ("supervisor", terms.authority.supervisor),
    )
    for name, level in people:
        if level is not None and _reaches(level, balance_cents, discount_bps, term_months):
            return name
    return "creditor"


def _assistant(terms: CreditorTerms) -> HumanAuthority:
    """Give the assistant's reach as one level; without a term of its own it goes as far as the longest plan allowed."""
    bot = terms.authority
    plans = [plan.max_term_months for plan in (terms.instalments, terms.hardship) if plan is not None]
    longest = bot.max_term_months if bot.max_term_months is not None else max(plans, default=None)
    return HumanAuthority(bot.max_balance_cents, bot.max_discount_bps, longest)


def _reaches(level: HumanAuthority, balance_cents: int, discount_bps: int, term_months: int) -> bool:
    return (
        (level.max_balance_cents is None or balance_cents <= level.max_balance_cents)
        and discount_bps <= level.max_discount_bps
        and (level.max_term_months is None or term_months <= level.max_term_months)
    )
