"""From what the NLU found to one proposal for the negotiator (pure)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from parley.negotiation import Proposal

_KINDS: Final = {
    "pay_in_full": "pay_in_full",
    "propose_settlement": "settlement",
    "ask_settlement": "settlement",
    "propose_installments": "installments",
    "promise_payment": "promise",
}


def read_proposal(intent: str, entities: Sequence[dict[str, Any]]) -> Proposal:
    """Return what the consumer proposed; whatever they did not say stays None.

    A bare promise with a frequency is a plan, and an amount next to "too high" is what they can manage.
    """
    frequency = _first(entities, "frequency")
    kind: Any = _KINDS.get(intent)
    if kind == "promise" and frequency not in (None, "once"):
        kind = "installments"
    amount = _first(entities, "amount")
    return Proposal(
        kind=kind,
        amount_cents=amount if isinstance(amount, int) else None,
        percent_bps=_first(entities, "percent") if amount is None else None,
        frequency=frequency,
        count=_first(entities, "count"),
        first_due_on=_date(_first(entities, "date")),
        hardship=intent == "claim_hardship" or _first(entities, "hardship_reason") is not None,
        wants_later_start=intent == "ask_more_time",
        too_high=intent == "reject_too_high",
    )


def _first(entities: Sequence[dict[str, Any]], name: str) -> Any | None:
    return next((found["value"] for found in entities if found.get("entity") == name), None)


def _date(value: Any | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
