"""Which readings of a message are worth asking about, and what a miss leads to (pure).

Source: conversation design 3 and the issue on understanding: two readings first, then a person is offered, then called.
"""

from collections.abc import Collection, Sequence
from typing import Final, Literal

Ranking = Sequence[tuple[str, float]]
Miss = Literal["ask_back", "offer_person", "hand_over"]

ASKS_AGAIN: Final = frozenset(
    {"utter_clarify", "utter_clarify_topics", "utter_clarify_readings", "utter_offer_person", "utter_out_of_scope"}
)
"""Answers to a message that was not understood; every other answer starts the count of misses anew."""
LIKELIEST_AT_LEAST: Final = 0.10
"""Below it the model is only guessing among all intents, and a guess as a question is no help. The second one may be far
behind: a message that is strange to the model often has one clear reading, which is what the question is for."""
# They make no sense once the person is known.
_ONLY_BEFORE_VERIFICATION: Final = frozenset({"confirm_identity", "refuse_identity"})


def two_readings(ranking: Ranking, offerable: Collection[str], *, is_verified: bool) -> tuple[str, str] | None:
    """Return the two likeliest intents that may be named to this person, or None where no honest question can be asked.

    Args:
        ranking: Intents with the model's probability, in any order.
        offerable: Intents with a label that this person may be shown; whatever else is likely is passed over.
        is_verified: Whether the right party is on the line.
    """
    sensible = [
        (probability, name)
        for name, probability in ranking
        if name in offerable and not (is_verified and name in _ONLY_BEFORE_VERIFICATION)
    ]
    sensible.sort(key=lambda reading: -reading[0])
    if len(sensible) < 2 or sensible[0][0] < LIKELIEST_AT_LEAST:
        return None
    return sensible[0][1], sensible[1][1]


def after_misses(misses: int) -> Miss:
    """Return what the n-th miss in a row leads to; `misses` counts the present one, >= 1."""
    if misses >= 3:
        return "hand_over"
    return "offer_person" if misses == 2 else "ask_back"
