"""Part a text into clauses, and read of each whether it speaks for or against which days, hours and places.

Pure and bounded: only the first characters of a text are read, and of those only so many clauses.

Source: 12 CFR 1006.6(b)(1); rules REGF-6B1-DESIG and REGF-6B1-PLACE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from parley.compliance import preference_words as words
from parley.compliance.folding import plain
from parley.compliance.preference_hours import RANGE, Polarity, find_hours, plain_times, until_minute
from parley.compliance.preference_values import PreferencePolicy

_MOST_CHARS: Final = 1000
_MOST_CLAUSES: Final = 40


@dataclass(slots=True)
class Clause:
    """One thought of a text."""

    text: str
    polarity: Polarity
    is_exception: bool
    is_alternative: bool
    place: str | None = None
    days: tuple[int, ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    recurring: str | None = None
    is_ambiguous: bool = False
    has_hours: bool = False

    @property
    def has_times(self) -> bool:
        """Whether it names any time at all."""
        return bool(self.days or self.has_hours or self.recurring)


_SPLIT: Final = re.compile(r"[.,;!?()\[\]\n\r\u2022]+")
_CONNECT: Final = re.compile(
    r"(?:^|(?<= ))(?:but|pero|so|because|since|porque|ya que|pues|then|also|tambien|aunque|though)(?= )(?! (?:late|"
    r"early))"
    r"| (?=(?:only|just|solo|solamente|nada mas) \w)"
    r"| (?:and|y|e) (?=(?:no|not|never|dont|only|solo|on|in|los|las|en|por|antes|despues|nunca)(?: |$))"
)
_OR: Final = re.compile(r"(?<= )(?:or|o|u|nor|ni)(?= )")
_INSTEAD_OF: Final = re.compile(r"(?:instead of|rather than|en vez de|en lugar de)(?= )")
_AND: Final = re.compile(r" (?:and|y) ")
_NIGHT_SHIFT: Final = re.compile(
    r"(?:i |im )?work(?:ing)? (?:the )?(?:nights?|overnights?|graveyard|night shift|third shift)|trabajo (?:de|"
    r"en la|por la|las) noches?"
)
_UNREADABLE: Final = re.compile(
    r"(?<![a-z])(?:days? off|dias? (?:libres?|de descanso|off)|holidays?|ramadan|shabbat|sabbath|payday|once|twice|"
    r"\d+ (?:times|texts|messages|veces|mensajes)|space (?:them|these|it) out|every other)(?![a-z])"
)
_IMPERATIVE_INSIDE: Final = re.compile(
    r"(?<= )(?:(?:text|call|message|msg|write|contact|reach|try|hit)(?:ing)?(?: me| us)|(?:escrib|llam|mand|contact|"
    r"habl|marqu|texte)\w*me(?![a-z]))"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_exception: bool = False
    is_alternative: bool = False
    """It stands beside the piece before it ("... or on weekends") and never completes it."""


def read_clauses(text: str, policy: PreferencePolicy) -> list[Clause]:
    """Return the clauses of a text, neighbours that complete each other joined."""
    text = text[:_MOST_CHARS]
    pieces = [piece for sentence in _SPLIT.split(plain_times(text)) for piece in _pieces(sentence)][:_MOST_CLAUSES]
    own = [_polarity(piece.text) for piece in pieces]
    first = next((polarity for polarity in own if polarity is not None), None)
    clauses: list[Clause] = []
    last: Polarity | None = None
    for piece, polarity in zip(pieces, own, strict=True):
        toward = polarity or last or first
        if piece.is_exception:
            toward = "for" if last == "against" else "against"
        clauses.append(_read(piece, toward, policy))
        last = toward if toward is not None else last
    return _joined(clauses)


def _pieces(sentence: str) -> Iterable[_Piece]:
    """Part a sentence where another thought begins, and fold it to plain words."""
    folded = " ".join(plain(sentence).replace(".", " ").split())
    folded = _NIGHT_SHIFT.sub(" ", words.POLITE.sub(" ", _INSTEAD_OF.sub("so no", folded)))
    for part in _CONNECT.split(folded):
        for number, choice in enumerate(_OR.split(part)):
            for place, piece in enumerate(words.EXCEPT.split(choice)):
                for index, one in enumerate(_apart(" ".join(piece.split()))):
                    for half in _before_the_wish(one):
                        yield _Piece(half, place > 0, number > 0 or index > 0)


def _before_the_wish(clause: str) -> list[str]:
    """Part "im at work | text me after 5": what keeps somebody busy is not what they wish."""
    wish = _IMPERATIVE_INSIDE.search(clause)
    if wish and words.BUSY.search(clause, 0, wish.start()) and not words.AGAINST.search(clause, 0, wish.start()):
        return [clause[: wish.start()].strip(), clause[wish.start() :].strip()]
    return [clause] if clause else []


def _apart(clause: str) -> list[str]:
    """Part "mornings and weekends", which are two things; "Monday and Friday" or "between 9 and 3" is one."""
    halves = _AND.split(clause)
    if len(halves) < 2:
        return [clause]
    kinds = [_kinds(half) for half in halves]
    is_apart = all(kinds) and all(not (kinds[index] & kinds[index + 1]) for index in range(len(kinds) - 1))
    return halves if is_apart else [clause]


def _kinds(clause: str) -> set[str]:
    found = {"days"} if _days(clause) else set()
    return found | ({"parts"} if any(part.search(clause) for part in words.PARTS.values()) else set())


def _read(piece: _Piece, polarity: Polarity | None, policy: PreferencePolicy) -> Clause:
    text, place = piece.text, place_now(piece.text)
    recurring = _recurring(text, place)
    toward: Polarity = polarity or ("against" if recurring else "for")
    hours, rest = find_hours(text, toward, policy)
    if place and until_minute(text) is not None and not RANGE.search(text):
        hours = ()  # "at work til 5" is about today
    clause = Clause(text, toward, piece.is_exception, piece.is_alternative, place=place)
    clause.is_ambiguous = any(one.is_ambiguous for one in hours) or bool(_UNREADABLE.search(text))
    clause.days = _days(rest)
    clause.hours = tuple((one.start, one.end) for one in hours if one.start != one.end)
    clause.hours += tuple(_parts_of_day(rest, toward, policy))
    clause.has_hours = bool(hours or clause.hours)
    if place in words.RECURRING and clause.has_hours and RANGE.search(text):
        recurring, clause.place = place, None  # "im at work 9 to 5" is about every working day
    if toward == "against" and words.CHURCH.search(rest) and words.ALWAYS_WHEN.search(rest):
        clause.days, clause.is_ambiguous = (6,), True
    clause.recurring = recurring if toward == "against" else None
    return clause


def _parts_of_day(clause: str, toward: Polarity, policy: PreferencePolicy) -> Iterable[tuple[int, int]]:
    for name, pattern in words.PARTS.items():
        if pattern.search(clause):
            named = policy.named_times[name]
            yield named.block if toward == "against" else named.allow
    if toward == "against" and words.AGAINST.search(clause):
        for name, pattern in (("night", words.LATE), ("morning", words.EARLY)):
            if pattern.search(clause):
                yield policy.named_times[name].block


def _polarity(clause: str) -> Polarity | None:
    if words.AGAINST.search(clause) or (words.BUSY.search(clause) and not words.ONLY.search(clause)):
        return "against"
    if words.ONLY.search(clause) or words.IN_FAVOUR.search(clause):
        return "for"
    return None


def _days(clause: str) -> tuple[int, ...]:
    found: set[int] = set()
    for pattern, days in words.DAY_SETS:
        if pattern.search(clause):
            found.update(days)
    for match in words.DAY_RANGE.finditer(clause):
        first, last = words.day_number(match["first"]), words.day_number(match["last"])
        found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    found.update(words.day_number(match.group()) for match in words.SINGLE_DAY.finditer(clause))
    return tuple(sorted(found))


def _recurring(clause: str, place: str | None) -> str | None:
    """Return the place one is at again and again: "not at work", "while I'm in class"."""
    if place or words.WORK_CALLS.search(clause):
        return None
    return next((name for name, pattern in words.RECURRING.items() if pattern.search(clause)), None)


def _joined(clauses: list[Clause]) -> list[Clause]:
    """Let neighbours complete each other: "while I'm at school, 9 to 3"; "Monday to Friday, after 5"."""
    joined: list[Clause] = []
    for clause in clauses:
        last = joined[-1] if joined else None
        if last is None or clause.is_exception or clause.is_alternative or not _complete(last, clause):
            joined.append(clause)
            continue
        last.days = last.days or clause.days
        last.hours += clause.hours
        last.has_hours |= clause.has_hours
        last.recurring = last.recurring or clause.recurring
        last.is_ambiguous |= clause.is_ambiguous
        last.text += f" . {clause.text}"
    return joined


def _complete(last: Clause, clause: Clause) -> bool:
    if not (last.has_times and clause.has_times) or (_polarity(last.text) and _polarity(clause.text)):
        return False
    if last.polarity != clause.polarity:
        return False
    lacks_hours = not last.has_hours and clause.has_hours and not clause.days
    lacks_days = last.has_hours and not last.days and bool(clause.days) and not clause.has_hours
    return lacks_hours or lacks_days


def place_now(clause: str) -> str | None:
    """Return the place the clause says the consumer is at now; "while I'm driving" says nothing about now."""
    for name, pattern in words.PLACES.items():
        match = pattern.search(clause)
        if match is None or words.ALWAYS_WHEN.search(clause, 0, match.end()) or words.AGAINST.search(match.group()):
            continue
        if words.AGAINST.search(clause[max(0, match.start() - 4) : match.start()]):
            continue
        return name
    return None
