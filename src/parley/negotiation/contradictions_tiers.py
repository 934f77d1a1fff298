"""Find contradictions in bands: discounts by age, and settlements by age, balance and debt type."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from parley.negotiation.contradictions_basics import (
    LONGEST_WAIT_DAYS,
    WHOLE_BPS,
    Contradiction,
    Path,
    at_least,
    band,
    between,
    choices,
    meet,
    share_below_whole,
)
from parley.negotiation.terms import DEBT_TYPES, CreditorTerms, SettlementTier

# "Half now, the rest on the 15th" are two parts; more than this is a plan, which has a section of its own.
MOST_PARTS = 12


def pay_in_full(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the section `pay_in_full`: its tiers cover every age once."""
    section = terms.pay_in_full
    path: Path = ("pay_in_full", "discounts")
    yield from between(("pay_in_full", "days_to_pay"), section.days_to_pay, LONGEST_WAIT_DAYS)
    yield from between(("pay_in_full", "parts"), section.parts, MOST_PARTS)
    if section.parts > section.days_to_pay + 1:
        yield Contradiction(("pay_in_full", "parts"), "do not fit, one a day, into days_to_pay")
    for index, tier in enumerate(section.discounts):
        yield from band((*path, index), "age_days", tier.min_age_days, tier.max_age_days)
        yield from share_below_whole((*path, index, "discount_bps"), tier.discount_bps)
    if not section.discounts:
        yield Contradiction(path, "needs at least one tier (a discount of 0 is allowed)")
        return
    ordered = sorted(enumerate(section.discounts), key=lambda item: item[1].min_age_days)
    if ordered[0][1].min_age_days > 0:
        yield Contradiction((*path, ordered[0][0], "min_age_days"), "leaves a gap: the first tier starts at age 0")
    if ordered[-1][1].max_age_days is not None:
        yield Contradiction((*path, ordered[-1][0], "max_age_days"), "leaves a gap: the last tier has no upper end")
    for (_, left), (index, right) in pairwise(ordered):
        if left.max_age_days is None or right.min_age_days <= left.max_age_days:
            yield Contradiction((*path, index, "min_age_days"), "overlaps the tier before it")
        elif right.min_age_days > left.max_age_days + 1:
            yield Contradiction((*path, index, "min_age_days"), "leaves a gap after the tier before it")


def settlement(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the section `settlement`: sound tiers, at most one for an account, no holes between them."""
    for index, tier in enumerate(terms.settlement):
        yield from _tier(("settlement", index), tier)
    yield from _overlaps(terms.settlement)
    yield from _gaps(terms.settlement)


def _tier(path: Path, tier: SettlementTier) -> Iterator[Contradiction]:
    yield from band(path, "age_days", tier.min_age_days, tier.max_age_days)
    yield from band(path, "balance_cents", tier.min_balance_cents, tier.max_balance_cents)
    yield from choices((*path, "debt_types"), tier.debt_types, DEBT_TYPES)
    yield from at_least((*path, "parts"), tier.parts, 1)
    yield from between((*path, "days_to_pay"), tier.days_to_pay, LONGEST_WAIT_DAYS)
    if not 0 < tier.floor_bps <= WHOLE_BPS:
        yield Contradiction((*path, "floor_bps"), "must be above 0 % and at most 100 %")
    if not 0 < tier.opening_bps < WHOLE_BPS:
        yield Contradiction((*path, "opening_bps"), "must be above 0 % and below 100 %")
    if tier.floor_bps > tier.opening_bps:
        yield Contradiction((*path, "floor_bps"), "is above the opening")
    if tier.days_to_pay < 31 * (tier.parts - 1):
        yield Contradiction((*path, "parts"), "do not fit, one a month, into days_to_pay")


def _overlaps(tiers: tuple[SettlementTier, ...]) -> Iterator[Contradiction]:
    for (left_index, left), (index, right) in combinations(enumerate(tiers), 2):
        if (
            set(left.debt_types or DEBT_TYPES) & set(right.debt_types or DEBT_TYPES)
            and meet((left.min_age_days, left.max_age_days), (right.min_age_days, right.max_age_days))
            and meet(
                (left.min_balance_cents, left.max_balance_cents), (right.min_balance_cents, right.max_balance_cents)
            )
        ):
            yield Contradiction(("settlement", index), f"overlaps tier {left_index + 1}")


def _gaps(tiers: tuple[SettlementTier, ...]) -> Iterator[Contradiction]:
    """Find holes between tiers that differ in one dimension only; before the first and after the last is no gap."""
    found: set[Path] = set()
    for debt_type in DEBT_TYPES:
        mine = [(i, tier) for i, tier in enumerate(tiers) if debt_type in (tier.debt_types or DEBT_TYPES)]
        by_balance: dict[object, list[tuple[int, int | None, int]]] = {}
        by_age: dict[object, list[tuple[int, int | None, int]]] = {}
        for i, tier in mine:
            balance, age = (tier.min_balance_cents, tier.max_balance_cents), (tier.min_age_days, tier.max_age_days)
            by_balance.setdefault(balance, []).append((*age, i))
            by_age.setdefault(age, []).append((*balance, i))
        for key, groups in (("min_age_days", by_balance), ("min_balance_cents", by_age)):
            for bands in groups.values():
                found.update(("settlement", index, key) for index in _after_gap(bands))
    for path in sorted(found, key=str):
        yield Contradiction(path, "leaves a gap after the tier before it")


def _after_gap(bands: list[tuple[int, int | None, int]]) -> Iterator[int]:
    for (_, left_max, _), (right_min, _, index) in pairwise(sorted(bands, key=lambda item: item[0])):
        if left_max is not None and right_min > left_max + 1:
            yield index
