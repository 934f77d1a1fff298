"""The desk's read models turned into what its page shows: words for codes, printed money."""

from typing import Any

from parley.gateway.console import labels
from parley.gateway.console.labels import label
from parley.money import format_cents
from parley.services.letter_printing import Printed


def letters_json(found: dict[str, Any]) -> dict[str, Any]:
    """Return the letters with their words."""
    return {
        **found,
        "kept_back": [_notice(one) for one in found["kept_back"]],
        "waiting": [_letter(one) for one in found["waiting"]],
        "posted": [_letter(one) for one in found["posted"]],
    }


def _letter(letter: dict[str, Any]) -> dict[str, Any]:
    return {
        **letter,
        "kind_label": label(labels.LETTERS, letter["kind"]),
        "language_label": label(labels.LANGUAGES, letter["language"]),
        "state_label": label(labels.LETTER_STATES, letter["state"]),
    }


def _notice(notice: dict[str, Any]) -> dict[str, Any]:
    return {
        **notice,
        "kind_label": label(labels.LETTERS, "validation_notice"),
        "language_label": label(labels.LANGUAGES, notice["language"]),
        "state_label": label(labels.LETTER_STATES, "returned") if notice["state"] == "returned" else "Not made",
    }


def printed_json(printed: Printed) -> dict[str, Any]:
    """Return what one run printed and kept back."""
    return {
        "printed": list(printed.letters),
        "kept_back": [{"id": letter_id, "problem": problem} for letter_id, problem in printed.kept_back],
    }


def disputes_json(found: dict[str, Any]) -> dict[str, Any]:
    """Return the disputes and requests with their words."""
    return {
        **found,
        "open": [_dispute(one) for one in found["open"]],
        "closed": [_dispute(one) for one in found["closed"]],
    }


def _dispute(dispute: dict[str, Any]) -> dict[str, Any]:
    amount, letter = dispute["amount_cents"], dispute["letter"]
    return {
        **dispute,
        "kind_label": label(labels.DISPUTES, dispute["kind"]),
        "amount_label": format_cents(amount) if amount else "all of the debt",
        "hold": {**dispute["hold"], "label": label(labels.HOLDS, dispute["hold"]["kind"])},
        "letter": {**letter, "state_label": label(labels.LETTER_STATES, letter["state"])} if letter else None,
    }
