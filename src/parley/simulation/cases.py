"""What is negotiated about: accounts, days, and creditor terms, read from files or drawn at random but valid."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, timedelta

from parley.negotiation import (
    AccountFacts,
    BotAuthority,
    CreditorTerms,
    DiscountTier,
    HardshipTerms,
    InstalmentTerms,
    NegotiationTerms,
    PayInFullTerms,
    SettlementTier,
    validate,
)
from parley.negotiation.overrides import effective_terms
from parley.negotiation.schedule import FREQUENCIES, Frequency
from parley.negotiation.terms import DEBT_TYPES, HolidayRule
from parley.simulation.population import POPULATION_VERSION

FIRST_DAY = date(2026, 11, 1)
DAYS = 365
GENERATED_TERMS = 200
_HOLIDAY_RULES: tuple[HolidayRule, ...] = ("stay", "stay", "next_business_day", "previous_business_day")
_STATES = ("TX", "FL", "OH", "WA", "IL", "GA", "NM", "ME")


@dataclass(frozen=True, slots=True)
class Case:
    """One account under its creditor's terms on one day."""

    terms: CreditorTerms
    """With overrides already resolved."""
    facts: AccountFacts
    today: date
    source: str
    """Where the terms come from: the creditor of a file, or "generated"."""


def draw_case(
    seed: int, index: int, from_files: tuple[CreditorTerms, ...], generated: tuple[CreditorTerms, ...]
) -> Case:
    """Draw the account of one negotiation: half of them under the terms of the files, half under generated ones.

    Args:
        seed: Seed of the run.
        index: Number of the negotiation.
        from_files: Terms read from files; may be empty.
        generated: Terms drawn by `draw_terms`; may be empty, but not both.
    """
    random_ = random.Random(f"{POPULATION_VERSION}:{seed}:case:{index}")
    is_generated = random_.random() < 0.5 if from_files and generated else bool(generated)
    terms = random_.choice(generated if is_generated else from_files)
    types = {kind for tier in terms.settlement for kind in tier.debt_types}
    facts = AccountFacts(
        balance_cents=min(2_000_000, max(6_000, round(math.exp(random_.gauss(math.log(140_000), 0.9))))),
        debt_type=random_.choice(sorted(types)) if types else random_.choice(DEBT_TYPES),
        age_days=min(2_500, int(random_.expovariate(1 / 500))),
        state=random_.choice(_STATES),
    )
    today = FIRST_DAY + timedelta(days=random_.randrange(DAYS))
    return Case(effective_terms(terms, facts), facts, today, "generated" if is_generated else terms.creditor_id)


def draw_terms(seed: int, count: int = GENERATED_TERMS) -> tuple[CreditorTerms, ...]:
    """Draw different terms without contradictions: with and without settlement, hardship and down payment."""
    random_ = random.Random(f"{POPULATION_VERSION}:{seed}:terms")
    found: list[CreditorTerms] = []
    while len(found) < count:
        terms = _draw(random_, len(found))
        if not validate(terms):
            found.append(terms)
    return tuple(found)


def _draw(random_: random.Random, number: int) -> CreditorTerms:
    months = sorted(random_.sample([3, 6, 9, 12, 18, 24, 36, 48], random_.randrange(2, 6)))
    minimum = random_.choice([500, 1_000, 2_000, 2_500, 3_500, 5_000])
    settlement = _draw_tiers(random_) if random_.random() < 0.7 else ()
    plan = InstalmentTerms(
        min_amount_cents=minimum,
        max_term_months=months[-1],
        frequencies=_draw_frequencies(random_),
        first_payment_within_days=random_.choice([14, 21, 30, 45, 60]),
        down_payment_bps=random_.choice([0, 0, 0, 500, 1_000, 2_000]),
        round_up_to_cents=random_.choice([1, 100, 500]),
        holidays=random_.choice(_HOLIDAY_RULES),
    )
    hardship = None
    if random_.random() < 0.7:
        longest = random_.choice([length for length in (24, 36, 48, 60, 84) if length >= months[-1]])
        hardship = HardshipTerms(
            pause_days=random_.choice([0, 0, 30]),
            review_after_days=180,
            min_amount_cents=random_.choice([c for c in (500, 1_000, 1_500, 2_500) if c <= minimum]),
            max_term_months=longest,
        )
    return CreditorTerms(
        creditor_id=f"generated_{number}",
        version=1,
        effective_from=date(2026, 1, 1),
        effective_to=None,
        currency="USD",
        brand="Harbor Account Services",
        creditor_name="Generated",
        pay_in_full=PayInFullTerms(
            random_.choice([14, 21, 30, 45]),
            parts=random_.choice([1, 1, 2]),
            discounts=(
                DiscountTier(0, 179, random_.choice([0, 0, 500])),
                DiscountTier(180, None, random_.choice([0, 500, 1_000])),
            ),
        ),
        instalments=plan,
        settlement=settlement,
        hardship=hardship,
        authority=BotAuthority(
            random_.choice([500_000, 1_000_000, 2_500_000]), random_.choice([2_500, 4_000, 5_000, 6_000])
        ),
        negotiation=NegotiationTerms(
            max_rounds=random_.randrange(4, 9),
            offer_expiry_hours=72,
            instalment_months=tuple(months),
            settlement_steps_bps=_draw_steps(random_) if settlement else (),
        ),
    )


def _draw_frequencies(random_: random.Random) -> tuple[Frequency, ...]:
    chosen = {"monthly", *random_.sample(FREQUENCIES, random_.randrange(1, 4))}
    return tuple(frequency for frequency in FREQUENCIES if frequency in chosen)


def _draw_steps(random_: random.Random) -> tuple[int, ...]:
    last = random_.choice([8_000, 9_000, 10_000])
    between = random_.sample(range(1_000, last, 500), random_.randrange(1, 4))
    return (0, *sorted(between), last)


def _draw_tiers(random_: random.Random) -> tuple[SettlementTier, ...]:
    from_age = random_.choice([0, 90, 180])
    opening = random_.choice([8_000, 8_500, 9_000, 9_500])
    floor = opening - random_.choice([1_000, 2_000, 3_000])
    parts = random_.randrange(1, 5)
    days = random_.choice([31 * max(1, parts - 1), 62, 92, 124])
    least = random_.choice([0, 25_000, 50_000])
    young = SettlementTier(from_age, 729, least, None, (), opening, floor, parts, days)
    old = SettlementTier(730, None, least, None, (), opening - 1_000, max(1_500, floor - 1_500), parts, days)
    return (young, old)
