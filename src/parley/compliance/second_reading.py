"""What the language model's reading of a message may add to what the phrase rules found in it. Pure.

Source: boundary rulings of the intent list; rules REGF-6C-LIFT and TW-START.
"""

from collections.abc import Collection, Iterable
from typing import Final

_LIFTS: Final = "resume_contact"
_STOPS: Final = frozenset({"stop_contact", "cease_all_contact"})


def without_contradicted(by_model: Iterable[str], by_rules: Collection[str]) -> list[str]:
    """Return the model's intents without those the rules have read and found to be their opposite.

    Words that take a stop back sound like the stop ("cancel my opt out"). The rules find them only where no other stop
    stands in the message, so the model's "stop" beside them is the same words read wrongly: it would end the contact the
    consumer has just allowed again.
    """
    contradicted = _STOPS if _LIFTS in by_rules else frozenset()
    return [intent for intent in by_model if intent not in contradicted]
