"""Check the readable parts of a terms file that has unreadable ones, so that all errors are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from parley.negotiation import CreditorTerms, validate
from parley.negotiation.contradictions import Contradiction, Path

# Stands in for a part that cannot be read; it contradicts nothing itself.
_STAND_IN: Mapping[str, Any] = {
    "creditor_id": "stand-in",
    "version": 1,
    "effective_from": "0001-01-01",
    "effective_to": None,
    "currency": "USD",
    "brand": "stand-in",
    "creditor_name": "stand-in",
    "pay_in_full": {"days_to_pay": 1, "discounts": [{"min_age_days": 0, "max_age_days": None, "discount_bps": 0}]},
    "instalments": None,
    "settlement": [],
    "hardship": None,
    "authority": {"max_balance_cents": 10**15, "max_discount_bps": 0},
    "negotiation": {
        "max_rounds": 1,
        "offer_expiry_hours": 1,
        "instalment_months": [1],
        "settlement_steps_bps": [0],
    },
}
# Keys that may be left out; where one cannot be read, its default stands in.
_OPTIONAL = ("interest_bps", "interest_authority", "broken_plan", "time_barred", "several_accounts", "overrides")
# Parts that are checked against each other: where the first cannot be read, the others cannot be judged.
_JUDGED_WITH = {
    "instalments": {"hardship", "negotiation", "authority"},
    "negotiation": {"authority"},
    "settlement": {"negotiation"},
    "authority": {"instalments"},
    "effective_from": {"effective_to"},
    "interest_bps": {"interest_authority"},
    "interest_authority": {"interest_bps"},
}


def contradictions_elsewhere(
    values: object, unreadable: Sequence[Path], read: Callable[[Mapping[str, Any]], CreditorTerms | None]
) -> Iterator[Contradiction]:
    """Find contradictions in what could be read.

    Args:
        values: The file as plain values.
        unreadable: Where something could not be read.
        read: Makes terms of plain values, or None where they still cannot be read.
    """
    if not isinstance(values, Mapping):
        return
    heads = {str(path[0]) for path in unreadable if path}
    mended = {key: stand_in if key in heads else values.get(key) for key, stand_in in _STAND_IN.items()}
    mended |= {key: values[key] for key in _OPTIONAL if key in values and key not in heads}
    overrides = values.get("overrides")
    broken = {int(path[1]) for path in unreadable if path[0] == "overrides" and len(path) > 1}
    if isinstance(overrides, list) and broken:
        # An override without a condition fits no account, and keeps the places of the others.
        mended["overrides"] = [{} if index in broken else item for index, item in enumerate(overrides)]
    terms = read(mended)
    if terms is None:
        return
    ignored = heads.union(*(_JUDGED_WITH.get(head, set()) for head in heads)) - {"overrides"}
    for found in validate(terms):
        if found.path[0] in ignored or (found.path[0] == "overrides" and _is_about(found.path, broken, ignored)):
            continue
        yield found


def _is_about(path: Path, broken: set[int], ignored: set[str]) -> bool:
    """Say whether a finding in an override rests on something that could not be read."""
    if len(path) < 2:
        return False
    return path[1] in broken or (len(path) > 2 and (path[2] == "without" or path[2] in ignored) and bool(ignored))
