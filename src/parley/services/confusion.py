"""What is kept of a consumer's "I do not understand" until something else was understood (EV-DISAB).

Kept is the message that said so, not a count: a turn that a second worker repeats is then no second signal. It is set aside
by `finish`, which every processed message passes, whoever settled it.
Source: program policy EV-DISAB (rule catalogue, section 6).
"""

import re
from typing import Final

from parley.storage.tables import Conversation

ASK_AGAIN: Final = "/ask_repeat"
"""What a button of an older message is read as: the question that is open now is asked again."""
_KEY: Final = "confused"
_SAYS_SO: Final = re.compile(
    r"""
    (?<!\byou\s)(?<!\bu\s)\b(?:do\s?n[o']?t|don'?t|did\s?n[o']?t|didn'?t|can'?t|cannot)\s
        (?:(?:really|even|quite|still)\s)?(?:understand|get\s(?:it|this|that|any)|follow)\b
    | \b(?:i'?m|i\sam|still|so|very|totally)\s(?:confused|lost)\b
    | \bmakes?\s(?:no|any)\ssense\b
    | \bno\s(?:(?:te|le|les|lo|la|los|me)\s)?(?:entiendo|entend[ií]|comprendo|comprend[ií]|capto|capt[eé])\b
    | \bestoy\sconfundid[oa]\b
    | \bno\s(?:me\s)?qued(?:a|[oó])\sclaro\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def says_confused(text: str) -> bool:
    """Tell whether words the model could not read say plainly that their writer does not understand (pure)."""
    return _SAYS_SO.search(text.replace("’", "'")) is not None


def note_confusion(conversation: Conversation, message_id: str) -> bool:
    """Keep a signal; return whether it is the second in a row."""
    first = conversation.negotiation.get(_KEY)
    if first is None:
        conversation.negotiation = {**conversation.negotiation, _KEY: message_id}
    return first not in (None, message_id)


def forget_confusion(conversation: Conversation, *, but: str | None = None) -> None:
    """Set a signal aside because something else was understood since, or a person was there.

    Args:
        but: The message that is being finished: it may be the signal itself, which then stays.
    """
    if conversation.negotiation.get(_KEY) not in (None, but):
        conversation.negotiation = {**conversation.negotiation, _KEY: None}
