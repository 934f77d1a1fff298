"""Find every contradiction in a set of creditor terms, so that all can be mended at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from parley.negotiation.schedule import FREQUENCIES
from parley.negotiation.terms import DEBT_TYPES, CreditorTerms, SettlementTier

WHOLE_BPS = 10_000
# Longer than any plan in the field; keeps schedules within what `schedule.py` builds (twenty years of weekly payments).
LONGEST_TERM_MONTHS = 240
LONGEST_WAIT_DAYS = 1_830
# A brand is shown to people who may not be the consumer, so it must not say what the message is about.
_TELLING_WORDS = re.compile(
    r"\bdebt|\bcollect|\brecover|\bow(e|ed|es|ing)\b|past due|\bsettle|\bdeud|\bcobr|\bmoros", re.IGNORECASE
)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that cannot be meant; `path` leads to the key, for example ("settlement", 0, "floor_bps")."""

    path: Path
    message: str

    def __str__(self) -> str:
        """Give the sentence with its key, for people."""
        return f"{'.'.join(str(part) for part in self.path)}: {self.message}"


def validate(terms: CreditorTerms) -> tuple[Contradiction, ...]:
    """List every contradiction; an empty answer means the terms can be used.

    Source: architecture.md 5 (creditor terms) and I4.
    """
    return tuple(
        found
        for check in (_header, _pay_in_full, _instalments, _settlement, _hardship, _authority, _negotiation)
        for found in check(terms)
    )


def _header(terms: CreditorTerms) -> Iterator[Contradiction]:
    yield from _at_least(("version",), terms.version, 1)
    for key in ("creditor_id", "brand", "creditor_name"):
        if not getattr(terms, key).strip():
            yield Contradiction((key,), "must not be empty")
    if terms.effective_to is not None and terms.effective_to < terms.effective_from:
        yield Contradiction(("effective_to",), "lies before effective_from")
    if terms.currency != "USD":
        yield Contradiction(("currency",), "only USD is supported")
    if _TELLING_WORDS.search(terms.brand):
        yield Contradiction(("brand",), "hints at a debt, and it is shown before the person is verified")
    if terms.interest_bps != 0:
        yield Contradiction(("interest_bps",), "plans are free of interest, so it must be 0")


def _pay_in_full(terms: CreditorTerms) -> Iterator[Contradiction]:
    path: Path = ("pay_in_full", "discounts")
    tiers = terms.pay_in_full.discounts
    yield from _between(("pay_in_full", "days_to_pay"), terms.pay_in_full.days_to_pay, LONGEST_WAIT_DAYS)
    for index, tier in enumerate(tiers):
        yield from _band((*path, index), "age_days", tier.min_age_days, tier.max_age_days)
        if not 0 <= tier.discount_bps < WHOLE_BPS:
            yield Contradiction((*path, index, "discount_bps"), "must be at least 0 % and below 100 %")
    if not tiers:
        yield Contradiction(path, "needs at least one tier (a discount of 0 is allowed)")
        return
    ordered = sorted(enumerate(tiers), key=lambda item: item[1].min_age_days)
    if ordered[0][1].min_age_days > 0:
        yield Contradiction((*path, ordered[0][0], "min_age_days"), "leaves a gap: the first tier starts at age 0")
    if ordered[-1][1].max_age_days is not None:
        yield Contradiction((*path, ordered[-1][0], "max_age_days"), "leaves a gap: the last tier has no upper end")
    for (_, left), (index, right) in pairwise(ordered):
        if left.max_age_days is None or right.min_age_days <= left.max_age_days:
            yield Contradiction((*path, index, "min_age_days"), "overlaps the tier before it")
        elif right.min_age_days > left.max_age_days + 1:
            yield Contradiction((*path, index, "min_age_days"), "leaves a gap after the tier before it")


def _instalments(terms: CreditorTerms) -> Iterator[Contradiction]:
    if (plan := terms.instalments) is None:
        return
    yield from _at_least(("instalments", "min_amount_cents"), plan.min_amount_cents, 1)
    yield from _between(("instalments", "max_term_months"), plan.max_term_months, LONGEST_TERM_MONTHS)
    yield from _between(("instalments", "first_payment_within_days"), plan.first_payment_within_days, LONGEST_WAIT_DAYS)
    yield from _at_least(("instalments", "round_up_to_cents"), plan.round_up_to_cents, 1)
    if plan.min_amount_cents > terms.authority.max_balance_cents:
        yield Contradiction(
            ("instalments", "min_amount_cents"), "is above the largest balance the assistant may handle"
        )
    if not 0 <= plan.down_payment_bps < WHOLE_BPS:
        yield Contradiction(("instalments", "down_payment_bps"), "must be at least 0 % and below 100 %")
    yield from _choices(("instalments", "frequencies"), plan.frequencies, FREQUENCIES)
    if not plan.frequencies:
        yield Contradiction(("instalments", "frequencies"), "needs at least one frequency")


def _settlement(terms: CreditorTerms) -> Iterator[Contradiction]:
    for index, tier in enumerate(terms.settlement):
        path: Path = ("settlement", index)
        yield from _band(path, "age_days", tier.min_age_days, tier.max_age_days)
        yield from _band(path, "balance_cents", tier.min_balance_cents, tier.max_balance_cents)
        yield from _choices((*path, "debt_types"), tier.debt_types, DEBT_TYPES)
        yield from _at_least((*path, "parts"), tier.parts, 1)
        yield from _between((*path, "days_to_pay"), tier.days_to_pay, LONGEST_WAIT_DAYS)
        if not 0 < tier.floor_bps <= WHOLE_BPS:
            yield Contradiction((*path, "floor_bps"), "must be above 0 % and at most 100 %")
        if not 0 < tier.opening_bps < WHOLE_BPS:
            yield Contradiction((*path, "opening_bps"), "must be above 0 % and below 100 %")
        if tier.floor_bps > tier.opening_bps:
            yield Contradiction((*path, "floor_bps"), "is above the opening")
        if tier.days_to_pay < 31 * (tier.parts - 1):
            yield Contradiction((*path, "parts"), "do not fit, one a month, into days_to_pay")
    yield from _overlaps(terms.settlement)
    yield from _gaps(terms.settlement)


def _overlaps(tiers: tuple[SettlementTier, ...]) -> Iterator[Contradiction]:
    for (left_index, left), (index, right) in combinations(enumerate(tiers), 2):
        if (
            set(left.debt_types or DEBT_TYPES) & set(right.debt_types or DEBT_TYPES)
            and _meet((left.min_age_days, left.max_age_days), (right.min_age_days, right.max_age_days))
            and _meet(
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
    for (_, left_max, _), (right_min, _, index) in pairwise(sorted(bands, key=lambda band: band[0])):
        if left_max is not None and right_min > left_max + 1:
            yield index


def _hardship(terms: CreditorTerms) -> Iterator[Contradiction]:
    if (plan := terms.hardship) is None:
        return
    yield from _at_least(("hardship", "min_amount_cents"), plan.min_amount_cents, 1)
    yield from _between(("hardship", "max_term_months"), plan.max_term_months, LONGEST_TERM_MONTHS)
    yield from _between(("hardship", "review_after_days"), plan.review_after_days, LONGEST_WAIT_DAYS)
    if terms.instalments is None:
        yield Contradiction(("hardship",), "needs instalments, because it relaxes them")
        return
    if plan.min_amount_cents > terms.instalments.min_amount_cents:
        yield Contradiction(("hardship", "min_amount_cents"), "is above the ordinary minimum")
    if plan.max_term_months < terms.instalments.max_term_months:
        yield Contradiction(("hardship", "max_term_months"), "is shorter than the ordinary term")


def _authority(terms: CreditorTerms) -> Iterator[Contradiction]:
    yield from _at_least(("authority", "max_balance_cents"), terms.authority.max_balance_cents, 1)
    if not 0 <= terms.authority.max_discount_bps < WHOLE_BPS:
        yield Contradiction(("authority", "max_discount_bps"), "must be at least 0 % and below 100 %")


def _negotiation(terms: CreditorTerms) -> Iterator[Contradiction]:
    rules = terms.negotiation
    yield from _at_least(("negotiation", "max_rounds"), rules.max_rounds, 1)
    yield from _at_least(("negotiation", "offer_expiry_hours"), rules.offer_expiry_hours, 1)
    months, steps = rules.instalment_months, rules.settlement_steps_bps
    for key, ladder in (("instalment_months", months), ("settlement_steps_bps", steps)):
        if any(right <= left for left, right in pairwise(ladder)):
            yield Contradiction(("negotiation", key), "must rise from step to step")
    if any(step not in range(WHOLE_BPS + 1) for step in steps):
        yield Contradiction(("negotiation", "settlement_steps_bps"), "must lie between 0 and 10000")
    if any(month < 1 for month in months):
        yield Contradiction(("negotiation", "instalment_months"), "must be at least 1 month each")
    if terms.instalments is not None and (not months or months[-1] != terms.instalments.max_term_months):
        yield Contradiction(("negotiation", "instalment_months"), "must end at instalments.max_term_months")
    if terms.settlement and not steps:
        yield Contradiction(
            ("negotiation", "settlement_steps_bps"), "needs at least one step, as settlement is allowed"
        )


def _at_least(path: Path, value: int, least: int) -> Iterator[Contradiction]:
    if value < least:
        yield Contradiction(path, f"must be at least {least}")


def _between(path: Path, value: int, most: int) -> Iterator[Contradiction]:
    if not 1 <= value <= most:
        yield Contradiction(path, f"must be at least 1 and at most {most}")


def _band(path: Path, name: str, low: int, high: int | None) -> Iterator[Contradiction]:
    yield from _at_least((*path, f"min_{name}"), low, 0)
    if high is not None and high < low:
        yield Contradiction((*path, f"max_{name}"), f"lies below min_{name}")


def _choices(path: Path, chosen: Iterable[str], allowed: Iterable[str]) -> Iterator[Contradiction]:
    values, known = list(chosen), set(allowed)
    if len(set(values)) != len(values):
        yield Contradiction(path, "names the same value twice")
    for value in sorted(set(values) - known):
        yield Contradiction(path, f"does not know {value!r}")


def _meet(left: tuple[int, int | None], right: tuple[int, int | None]) -> bool:
    return (right[1] is None or left[0] <= right[1]) and (left[1] is None or right[0] <= left[1])
