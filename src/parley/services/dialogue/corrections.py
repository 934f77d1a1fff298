"""Which of several values in one message is the one that is meant: "60 not 50", "no 50 sino 60", "the 15th, no wait, the 20th".

Pure; works on the places of the entities in the text, so it knows no amounts or dates itself.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

Found = Sequence[dict[str, Any]]

_KINDS: Final = ("amount", "date", "frequency", "count", "percent")
_FIGURES: Final = (*_KINDS, "balance_share", "recurring_day")
_GLUE_WORDS: Final = (
    "no not nope wait actually i mean meant said say sorry make it that thats this instead of rather better than the a an "
    "for on in from to at change ok okay yes yeah si sí but and or please pls just lets do it "
    "sino mejor digo dije perdon perdón quise decir en vez lugar de del el la los las son y o a al por para favor espera "
    "pero que sea sean pongale póngale hagalo hágalo"
)
_GLUE: Final = frozenset(_GLUE_WORDS.split())
_PARTS_WORDS: Final = (
    "now today later then rest remainder remaining other half down first second next after front up once "
    "ahora hoy ahorita luego despues después resto restante demas demás otra otro mitad lo primero segundo una vez"
)
_PARTS: Final = _GLUE | frozenset(_PARTS_WORDS.split())
_FILLER: Final = r"(?:(?:the|my|a|for|on|of|los|las|el|la|de|unos|en|por)\s+)*\$?\s*$"
_NEGATED: Final = re.compile(
    rf"\b(?:not|instead of|rather than|and not|en vez de|en lugar de|en ves de|y no)\s+{_FILLER}", re.IGNORECASE
)
_NO: Final = re.compile(rf"(?:^|[^\w])no\s+{_FILLER}", re.IGNORECASE)
_FROM: Final = re.compile(rf"\b(?:from|de|del)\s+{_FILLER}", re.IGNORECASE)
_TO: Final = re.compile(rf"^\s*(?:to|a|al|hasta)\s+{_FILLER}", re.IGNORECASE)
_MOVES: Final = re.compile(
    r"\b(?:change|move|switch|bump|lower|raise|push|drop|cambi\w*|muev\w*|mover\w*|pas[ae]\w*|sub[ai]\w*|baj[ae]\w*)\b",
    re.IGNORECASE,
)
_CORRECTS: Final = re.compile(
    r"\b(?:wait|actually|i mean|i meant|meant|sorry|scratch that|make (?:it|that)|better|rather|sino|perd[oó]n|mejor"
    r"|espera|digo|quise decir|corrijo|m[aá]s bien)\b|^[\s,.;-]*(?:no|nah|nope)[\s,.;-]*$",
    re.IGNORECASE,
)


def meant(entities: Found, text: str, language: str) -> list[dict[str, Any]]:
    """Return the entities without the values the consumer took back in the same message.

    A value is taken back when it stands behind "not", "instead of" and the like, when a word of correction comes between
    it and the next value of its kind, or when it is where something is moved from. One value always stays. Ends of a
    range and values that can be read two ways are left alone: they are not corrections.

    Args:
        entities: With `entity`, `value`, `start` and `end` (places in `text`).
        text: The message as the NLU read it.
        language: "en" or "es". "50 no 60" means fifty in Spanish and sixty in English.
    """
    dropped = [item for kind in _KINDS for item in _taken_back(_placed(entities, kind, text), text, language)]
    return [item for item in entities if not any(item is gone for gone in dropped)]


def is_only_figures(entities: Found, text: str, *, in_parts: bool = False) -> bool:
    """Tell whether a message is nothing but figures and words of correction: "actually 130 not 120", "no wait biweekly".

    Such a message has no legal effect whatever a model takes it for, as long as figures are what is being talked about.

    Args:
        entities: As for `meant`.
        text: The message as the NLU read it.
        in_parts: Words of several payments count as well: "half now and the rest on the 15th".
    """
    glue = _PARTS if in_parts else _GLUE
    placed = [item for item in entities if item.get("entity") in _FIGURES and _has_place(item, text)]
    rest = list(text)
    for item in placed:
        rest[item["start"] : item["end"]] = " " * (item["end"] - item["start"])
    return bool(placed) and all(word in glue for word in re.findall(r"[^\W_]+", "".join(rest).lower()))


def _placed(entities: Found, kind: str, text: str) -> list[dict[str, Any]]:
    found = [item for item in entities if item.get("entity") == kind and _has_place(item, text)]
    if any(item.get("role") or item.get("either") for item in found):
        return []
    return sorted(found, key=lambda item: int(item["start"]))


def _has_place(item: dict[str, Any], text: str) -> bool:
    start, end = item.get("start"), item.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def _taken_back(found: list[dict[str, Any]], text: str, language: str) -> list[dict[str, Any]]:
    if len(found) < 2:
        return []
    # "no 50 sino 60" negates in any language; without "sino", a bare "no" before a value does so in Spanish only.
    says_no = language == "es" or re.search(r"\bsino\b", text, re.IGNORECASE) is not None
    gone = [item for item in found if _is_negated(text[: item["start"]], says_no=says_no)]
    if len(gone) == len(found):
        return []
    kept = [item for item in found if not any(item is other for other in gone)]
    for earlier, later in pairwise(kept):
        between = text[earlier["end"] : later["start"]]
        is_moved = _FROM.search(text[: earlier["start"]]) and _TO.search(between) and _MOVES.search(text)
        if is_moved or _CORRECTS.search(between):
            gone.append(earlier)
    return gone


def _is_negated(before: str, *, says_no: bool) -> bool:
    return bool(_NEGATED.search(before) or (says_no and _NO.search(before)))
