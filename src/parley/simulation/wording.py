"""How long the real sentences are: each answer put into the approved responses and counted in SMS segments.

The templates come from `domain.yml` through the command; without them no segments are reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from parley.compliance.segments import count_segments
from parley.money import format_cents
from parley.negotiation import Offer
from parley.simulation.population import Writing
from parley.simulation.speech import Reply

# (response name, language) -> template.
Templates = Mapping[tuple[str, str], str]

_FIELD: Final = re.compile(r"\{(\w+)\}")
_REASONS: Final = {
    "below_minimum": "utter_counter_below_minimum",
    "term_too_long": "utter_counter_term_too_long",
    "first_date_too_late": "utter_counter_first_date_too_late",
    "date_in_past": "utter_counter_date_in_past",
    "frequency_unavailable": "utter_counter_frequency_unavailable",
    "above_balance": "utter_counter_above_balance",
    "does_not_cover_balance": "utter_counter_does_not_cover",
    "settlement_too_low": "utter_counter_settlement",
    "settlement_unavailable": "utter_counter_no_settlement",
    "installments_unavailable": "utter_counter_no_plan",
    "too_many_parts": "utter_counter_too_many_parts",
    "within_means": "utter_counter_within_means",
    "conceded": "utter_counter_conceded",
    "unchanged": "utter_counter_unchanged",
    "date_moved": "utter_counter_date_moved",
    "best_available": "utter_counter_best_available",
}
_ASKS: Final = {
    "capacity": "utter_ask_capacity",
    "limit": "utter_ask_limit",
    "least": "utter_ask_least",
    "first_due_on": "utter_ask_first_date",
    "count": "utter_ask_count",
}
RESPONSES: Final = (
    *dict.fromkeys(_REASONS.values()),
    *_ASKS.values(),
    "utter_ask_amount",
    "utter_handover",
    "utter_options_full_plan",
    "utter_options_full_plan_settlement",
    *(
        f"utter_{what}{shape}"
        for what in ("read_back_plan", "plan_agreed")
        for shape in ("", "_first_differs", "_last_differs")
    ),
    "utter_read_back_settlement",
    "utter_read_back_settlement_parts",
    "utter_read_back_settlement_parts_differ",
    "utter_read_back_full",
    "utter_payment_agreed",
    "utter_settlement_agreed_parts",
    "utter_settlement_agreed_parts_differ",
)
"""Every response whose length counts."""
# What stands for a figure the reply does not carry: as long as such figures are.
_USUAL: Final = "$1,234.00"
_USUAL_DAY: Final = "Dec 15, 2027"


def language_of(writing: Writing) -> str:
    """Give the language somebody is answered in."""
    return "es" if writing.dialect.startswith("es_") else "en"


def segments_of(reply: Reply, templates: Templates, language: str) -> int:
    """Count the segments of one answer; reason and read-back leave as one message."""
    names = _responses(reply)
    texts = [templates[(name, language)] for name in names if (name, language) in templates]
    if not texts:
        return 0
    offer = reply.agreed or (reply.offers[0] if reply.offers else None)
    fields = _fields(reply, offer)
    return count_segments(_FIELD.sub(lambda found: fields.get(found[1], _usual(found[1])), " ".join(texts))).parts


def _responses(reply: Reply) -> list[str]:
    if reply.over:
        return ["utter_handover"]
    if reply.agreed is not None:
        return [_agreed(reply.agreed)]
    if reply.asks is not None:
        return [_ASKS.get(reply.asks, "utter_ask_amount")]
    if len(reply.offers) != 1:
        return ["utter_options_full_plan_settlement" if len(reply.offers) > 2 else "utter_options_full_plan"]
    reason = [_REASONS[reply.reason]] if reply.reason in _REASONS else []
    return [*reason, _read_back(reply.offers[0])]


def _shape(offer: Offer) -> str:
    parts = offer.instalments
    if parts[0].amount_cents != offer.amount_cents:
        return "_first_differs"
    return "" if parts[-1].amount_cents == offer.amount_cents else "_last_differs"


def _read_back(offer: Offer) -> str:
    if offer.kind == "installments":
        return f"utter_read_back_plan{_shape(offer)}"
    if offer.kind == "settlement":
        return "utter_read_back_settlement" if offer.count == 1 else f"utter_read_back_settlement_parts{_differ(offer)}"
    return "utter_read_back_full"


def _agreed(offer: Offer) -> str:
    if offer.kind == "installments":
        return f"utter_plan_agreed{_shape(offer)}"
    return "utter_payment_agreed" if offer.count == 1 else f"utter_settlement_agreed_parts{_differ(offer)}"


def _differ(offer: Offer) -> str:
    return "" if len({part.amount_cents for part in offer.instalments}) == 1 else "_differ"


def _fields(reply: Reply, offer: Offer | None) -> dict[str, str]:
    fields = {
        name.removesuffix("_cents"): format_cents(value) if isinstance(value, int) and "cents" in name else _text(value)
        for name, value in reply.fields.items()
    }
    if reply.asked_cents is not None:
        fields |= {"amount": format_cents(reply.asked_cents), "frequency": "monthly"}
    if offer is None:
        return fields
    return fields | {
        "count": str(offer.count),
        "rest_count": str(offer.count - 1),
        "first_amount": format_cents(offer.instalments[0].amount_cents),
        "amount": format_cents(offer.amount_cents),
        "last_amount": format_cents(offer.instalments[-1].amount_cents),
        "total": format_cents(offer.total_cents),
        "frequency": str(offer.frequency),
        "first_on": _text(offer.first_due_on),
        "last_on": _text(offer.last_due_on),
    }


def _text(value: object) -> str:
    return f"{value:%b} {value.day}, {value.year}" if isinstance(value, date) else str(value)


def _usual(field: str) -> str:
    if field.endswith("_on"):
        return _USUAL_DAY
    return "12" if field.endswith(("count", "months", "parts")) else "monthly" if "frequency" in field else _USUAL
