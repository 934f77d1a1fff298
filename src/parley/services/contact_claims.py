"""What a creditor's file says of when and where somebody may be contacted: refused, since it is no consent.

Consent to another time or place counts only when the consumer gives it to us; a creditor cannot pass it on. The file has no
column for it, so what could carry it are a column of its own and the words on how consent to texts was given. Pure.
Source: 12 CFR 1006.6(b)(4); rule REGF-6B4.
"""

import re
import unicodedata
from typing import Final

NOT_CONSENT: Final = "consent to another time or place counts only when the consumer gives it to us (REGF-6B4)"

_CONTACT: Final = re.compile(
    r"\b(?:call\w*|phone\w*|telephone\w*|text(?:s|ed|ing)?|contact\w*|reach\w*|ring|messag\w*|sms|dial\w*|ok|okay|fine|allow\w*|"
    r"permi\w+|agree\w*|may be|can be|llam\w+|escrib\w+|marc\w+|mensaj\w+|textos?|puede\w*|autoriz\w+|acept\w+)\b"
)
_TIME_OR_PLACE: Final = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?(?:[ap] ?\.? ?m\b|hrs?\b|h\b|o'?clock\b)|\b\d{1,2}:\d\d\b|24/7|"
    r"\b(?:any ?time|any hour|all hours|all day|after hours|(?:after|before|until|till|past) \d|late|night\w*|overnight|"
    r"evening\w*|morning\w*|afternoon\w*|midnight|noon|weekend\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|holidays?|hours?|times?|"
    r"(?:at|from) (?:\w+ )?(?:work|job|office|school|home)|workplace|work|employer|place|"
    r"cualquier hora|toda hora|todo el dia|horario\w*|hora|horas|noches?|tardes?|mananas?|madrugada|medianoche|mediodia|"
    r"fin(?:es)? de semana|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|(?:hasta|despues de|antes de|a) las? \d|"
    r"en (?:el|su) (?:trabajo|empleo|oficina|escuela|casa)|trabajo)\b"
)


_IN_A_COLUMN: Final = re.compile(r"\b(?:ok|okay|after|before|until|prefer\w*|allow\w*|permi\w+|best)\b")


def claims_time_or_place(words: str) -> bool:
    """Tell whether a cell speaks of contact together with a time or a place."""
    plain = _plain(words)
    return bool(_CONTACT.search(plain) and _TIME_OR_PLACE.search(plain))


def is_column_of_claims(name: str) -> bool:
    """Tell whether the name of a column announces such claims."""
    plain = _plain(name)
    is_about = _CONTACT.search(plain) or "consent" in plain
    return bool(is_about and (_TIME_OR_PLACE.search(plain) or _IN_A_COLUMN.search(plain)))


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words.casefold().replace("_", " ").replace("-", " "))
    return " ".join("".join(char for char in folded if not unicodedata.combining(char)).split())
