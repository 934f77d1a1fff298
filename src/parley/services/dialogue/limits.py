"""Words that make an amount the most somebody can pay: "all I have is 50", "no puedo más de 50", "I can do 40-50" (pure).

A plain proposal is no such statement: "I can do 50 a month" is how people open, and taking it for their means would let the
choice of words change the offer. A range is different: nobody gives a range of what they would like.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

_LIMIT: Final = re.compile(
    r"\b(?:all|only thing|best|most) (?:that )?(?:i|we)"
    r"(?: (?:reckon|think|guess|figure|believe|suppose|really|honestly|probably|might|may|just)(?: (?:that )?(?:i|we)\b)?)*"
    r"(?: can| could| have| got| am|'ve)\b"
    r"|\bno (?:me |nos )?(?:alcanza|da) (?:pa|para|a) m[aá]s\b"
    r"|\b(?:i|we) (?:only|just) (?:have|got)\b|\b(?:i|we) (?:can|could) (?:only|just)\b(?! (?:start|after|from))"
    r"|\b(?:i|we) (?:only|just) can\b|\b(?:can|could) only\b(?! (?:start|after|from))|\b(?:can|could) (?:only |just )?afford\b"
    r"|\b(?:can'?t|cannot|can not|couldn'?t|not able to|unable to|won'?t be able to) (?:\w+ )?"
    r"(?:more than|over|above|(?:go )?(?:over|above|higher)|any ?more than)\b"
    r"|\b(?:no|not) more than\b|\bat (?:the )?(?:very )?most\b|\bmax(?:imum)?\b|\btops\b|\b(?:do|pay|go) up to\b|\bmy limit\b"
    r"|\bno (?:le |les )?(?:puedo|podr[ií]a|podemos|me alcanza|tengo|llego)(?: (?:pagar|dar|mandar|a|para|con))*"
    r" ?m[aá]s (?:de|que)\b"
    r"|\blo (?:m[aá]s|[uú]nico|m[aá]ximo) que (?:\w+ ){0,2}(?:puedo|podr[ií]a|tengo|alcanzo)\b|\bm[aá]ximo\b|\bcomo mucho\b"
    r"|\b(?:s[oó]lo|solamente|nada m[aá]s|nom[aá]s) (?:\w+ )?(?:tengo|puedo|cuento|me alcanza|me quedan?)\b"
    r"|\bes todo lo que (?:\w+ )?(?:tengo|puedo)\b|\b(?:puedo|podr[ií]a) (?:\w+ )?hasta (?=\$?\d)",
    re.IGNORECASE,
)
# What hurried thumbs make of the words below; who writes so is asked no less either.
_SHORT: Final = {
    "cn": "can",
    "kan": "can",
    "cld": "could",
    "cud": "could",
    "hav": "have",
    "hve": "have",
    "snd": "send",
    "giv": "give",
    "onli": "only",
    "pueo": "puedo",
    "pdo": "puedo",
}
_SHORT_WORD: Final = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b", re.IGNORECASE)
_ABILITY: Final = re.compile(
    r"\b(?:i|we) (?:can|could|might|may|am able)\b|\bcan (?:do|pay|manage|swing|handle|afford|send)\b"
    r"|\b(?:puedo|podr[ií]a|podemos|alcanzo)\b",
    re.IGNORECASE,
)
# "I'll give you 50" tells as much of what somebody has as "I can do 50"; who says it so must not be asked less (I9).
_GIVES: Final = re.compile(
    r"\b(?:(?:i|we)(?:'?ll| will| would)|i'?d|i'?ma|imma|(?:i'?m |im )?(?:gonna|gon|finna|fixing to|fixin to))"
    r" (?:just |prolly |probably )?(?:give|pay|send|do|put)\b"
    r"|\b(?:(?:le|les|te) )?(?:doy|dar[eé]|dar[ií]a|pago|pagar[eé]|pagar[ií]a|mando|mandar[eé]|abono|ofrezco)\b"
    r"|\bvoy a (?:dar|pagar|mandar|abonar)(?:le|les)?\b",
    re.IGNORECASE,
)
_NOT_ALL: Final = re.compile(r"\bat least\b|\b(?:al|por lo) menos\b", re.IGNORECASE)
_CANNOT: Final = re.compile(
    r"\b(?:can'?t|cannot|can not|couldn'?t|no (?:le |les )?(?:puedo|podr[ií]a)|not able to|no way (?:i can )?)"
    r"(?: (?:do|pay|afford|swing|manage|handle|come up with|pagar|dar|con|los|las|the|that|your|esos?))* ?\$?$",
    re.IGNORECASE,
)
_TOO_MUCH: Final = re.compile(
    r"^(?: (?:a|per|each|every|al|por|cada) (?:week|month|mes|semana|quincena|2 weeks|two weeks|dos semanas))?"
    r"(?:'s| is| es| its| are| son| se me hace)? (?:(?:way|still|just|a bit|really) )*(?:too (?:much|high)|a lot"
    r"|(?:muy |demasiado |much[ií]simo|mucho\b)(?:alto|dinero|caro)?)",
    re.IGNORECASE,
)


def states_limit(text: str, *, is_range: bool) -> bool:
    """Say whether the amount in a message is the most its writer can pay.

    Args:
        is_range: The message names a range; then words of ability are enough.
    """
    text = _in_full(text)
    if _NOT_ALL.search(text):
        return False
    return _LIMIT.search(text) is not None or (is_range and states_ability(text))


def states_ability(text: str) -> bool:
    """Say whether a message speaks of what its writer can do: no limit, but worth asking before a larger plan is agreed."""
    text = _in_full(text)
    return _ABILITY.search(text) is not None or _GIVES.search(text) is not None


def _in_full(text: str) -> str:
    return _SHORT_WORD.sub(lambda found: _SHORT[found.group().casefold()], text)


def without_refused(found: Sequence[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Leave out amounts that are named only to say no to them: "can't do 254", "254 a month is too much"."""
    return [item for item in found if not (item.get("entity") == "amount" and _is_refused(item, text))]


def _is_refused(item: dict[str, Any], text: str) -> bool:
    start, end = item.get("start"), item.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)) or item.get("role"):
        return False
    return _CANNOT.search(text[:start]) is not None or _TOO_MUCH.search(text[end:]) is not None
