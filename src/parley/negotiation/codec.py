"""Offers and negotiation states as plain JSON values, for storage between turns.

Reading is strict about names, so that a renamed field is noticed instead of silently forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from parley.negotiation.offers import NegotiationState, Offer
from parley.negotiation.schedule import Instalment

Json = dict[str, Any]


def offer_to_dict(offer: Offer) -> Json:
    """Write an offer as JSON values; dates as ISO text."""
    return {name: _plain(value) for name, value in asdict(offer).items()}


def offer_from_dict(data: Mapping[str, Any]) -> Offer:
    """Read what `offer_to_dict` wrote."""
    values = dict(data)
    values["instalments"] = tuple(instalment_from_dict(part) for part in values["instalments"])
    values["reason_codes"] = tuple(values["reason_codes"])
    values["review_on"] = _date(values["review_on"])
    return Offer(**values)


def instalment_from_dict(data: Mapping[str, Any]) -> Instalment:
    """Read one instalment."""
    return Instalment(data["sequence"], date.fromisoformat(data["due_on"]), data["amount_cents"])


def state_to_dict(state: NegotiationState) -> Json:
    """Write a negotiation state as JSON values."""
    return {name: _plain(value) for name, value in asdict(state).items()}


def state_from_dict(data: Mapping[str, Any]) -> NegotiationState:
    """Read what `state_to_dict` wrote; an empty mapping is a fresh negotiation."""
    values = dict(data)
    if values.get("last_offer") is not None:
        values["last_offer"] = offer_from_dict(values["last_offer"])
    values["stated_first_due_on"] = _date(values.get("stated_first_due_on"))
    if values.get("stated_paydays") is not None:
        values["stated_paydays"] = tuple(values["stated_paydays"])
    if values.get("lowest_with_down") is not None:
        values["lowest_with_down"] = tuple(values["lowest_with_down"])
    values["rejected"] = tuple(values.get("rejected", ()))
    values["lowest_offered"] = tuple((frequency, amount) for frequency, amount in values.get("lowest_offered", ()))
    return NegotiationState(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    # A reason is a str to JSON, but only a plain one compares equal in every reader.
    return str(value) if isinstance(value, str) else value


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
