"""Times of day in one clause: ranges, limits and single hours, with the half of the day each hour most likely means.

A bare hour has two readings. Where both lie in contact hours the reading is marked as ambiguous, and the one that
blocks more is taken (REGF-6B1-DESIG: "ambiguous means the broader block").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from parley.compliance.preference_values import PreferencePolicy
from parley.compliance.schedules import DAY

Polarity = Literal["against", "for"]

_NOON: Final = 12 * 60
_EARLIEST, _LATEST = 8, 21
"""Hours outside of which nobody is contacted anyway: a reading there changes nothing."""
_LONG_SHIFT: Final = 6 * 60

_HOURS = {
    word: hour
    for words in (
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        ("una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    )
    for hour, word in enumerate(words, start=1)
}
_HALF = re.compile(r"\b(a|p) ?\. ?m\b\.?")
_CLOCK = re.compile(r"(?<![\d.$:/-])(\d{1,2})[:h](\d{2})(?![\d:])")
_DASH = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2}|t\d{4})(?P<half> ?[ap]m)?\s?[-\u2010-\u2015~]{1,2}\s?(?=(?:\d{1,2}|"
    r"t\d{4})(?!\d|[/.-]))"
)
"""Between two hours; "4-12-1986" is a date."""
_DASHED_DAYS = re.compile(
    r"(?<=[a-z]{3})\s?[-\u2010-\u2015~]{1,2}\s?(?=(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|"
    r"dom)[a-z]*\b)"
)
_HALF_OF_DAY = (
    r"(?: ?(?:am|pm|oclock|hrs?|horas)| (?:in the|de la|por la|en la) (?:morning|afternoon|evening|manana|tarde|"
    r"noche|madrugada)|"
    r" at night| del mediodia| tonight)"
)
_HOUR = rf"(?:t\d{{4}}|\d{{1,4}}|{'|'.join(_HOURS)}|noon|midday|midnight|(?:el )?medio ?dia|(?:la )?media ?noche)"
_NOT_A_COUNT = (
    r"(?! ?(?:times?|days?|texts?|messages?|payments?|weeks?|months?|dollars?|veces|dias|pagos|semanas|meses|"
    r"mensajes|years?))"
)
_TIME = rf"(?P<%s>{_HOUR})(?P<%s_half>{_HALF_OF_DAY}*)"
_FROM, _TO = _TIME % ("start", "start"), _TIME % ("end", "end")
_AT = _TIME % ("at", "at")
_B, _E = r"(?<![a-z0-9])", r"(?![a-z0-9])"

RANGE: Final = re.compile(
    rf"{_B}(?:(?:from |de |desde |desde las |de las? |a las )?(?:las? )?{_FROM} (?:to|till?|until|through|thru|a|al|"
    rf"hasta)(?: las?)? {_TO}"
    rf"|(?:between|entre)(?: las?)? {_TIME % ('low', 'low')} (?:and|to|y|a|"
    rf"n)(?: las?)? {_TIME % ('high', 'high')}){_E}{_NOT_A_COUNT}"
)  # fmt: skip
AFTER: Final = re.compile(
    rf"{_B}(?:after|past|later than|starting(?: at)?|from|despues de|a partir de|pasad[ao]s?(?: de)?|desde)(?: las?|"
    rf" el)? {_AT}{_E}{_NOT_A_COUNT}"
    rf"|{_B}{_TIME % ('on', 'on')} (?:or later|onwards?|on(?= |$)|en adelante|para adelante){_E}"
)
OFF_WORK: Final = re.compile(
    rf"{_B}(?:get|getting|am|im|be|i|he|she) (?:off|out|home|done)(?: \w+){{0,2}}? (?:at|around|by|till?|"
    rf"until) {_AT}{_E}|{_B}salgo(?: \w+){{0,3}}? a las? {_TIME % ('out', 'out')}{_E}"
)
BEFORE: Final = re.compile(rf"{_B}(?:before|earlier than|prior to|antes de)(?: las?| el)? {_AT}{_E}{_NOT_A_COUNT}")
UNTIL: Final = re.compile(rf"{_B}(?:until|till?|by|hasta)(?: las?| el)? {_AT}{_E}{_NOT_A_COUNT}")
EXACTLY: Final = re.compile(rf"{_B}(?:at|around|about|a las?|como a las?|sobre las?) {_AT}{_E}{_NOT_A_COUNT}")
_NAMED = (
    r"(?P<name>work|job|shift|school|class(?:es)?|lunch|supper|dinner|trabajo|jale|turno|escuela|clases?|cena|"
    r"almuerzo|"
    r"comida|comer|cenar)"
)
NAMED_AFTER: Final = re.compile(rf"{_B}(?:after|despues d[el]l?)(?: (?:my|the|la|el|mi|de))* {_NAMED}{_E}")
NAMED_BEFORE: Final = re.compile(rf"{_B}(?:before|antes d[el]l?)(?: (?:my|the|la|el|mi|de|i go to))* {_NAMED}{_E}")
_NAMES = {
    **dict.fromkeys(("work", "job", "shift", "trabajo", "jale", "turno"), "work"),
    **dict.fromkeys(("school", "class", "classes", "escuela", "clase", "clases"), "school"),
    **dict.fromkeys(("lunch", "almuerzo", "comida", "comer"), "lunch"),
    **dict.fromkeys(("supper", "dinner", "cena", "cenar"), "dinner"),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day in minutes, and whether it could mean another part as well; empty when it could mean two."""

    start: int
    end: int
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Clock:
    minute: int
    is_exact: bool
    """False: the same time twelve hours later is a reading too."""

    @property
    def other(self) -> int:
        return (self.minute + _NOON) % DAY


def plain_times(text: str) -> str:
    """Write clock times and dashes so that folding keeps them: "9:30-11 a.m." becomes "t0930 to 11 am".

    Lower case and without accents; other punctuation stays.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in folded if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    bare = _HALF.sub(r"\1m", bare)
    bare = _CLOCK.sub(lambda match: f"t{int(match[1]):02}{match[2]}", bare)
    bare = re.sub(r"(\d)([ap])(?=\W|$)", r"\1\2m", bare)
    bare = re.sub(r"(\d)([ap]m)\b", r"\1 \2", bare)
    bare = _DASH.sub(lambda match: f"{match['first']}{match['half'] or ''} to ", bare)
    return _DASHED_DAYS.sub(" to ", bare)


def find_hours(clause: str, polarity: Polarity, policy: PreferencePolicy) -> tuple[tuple[Hours, ...], str]:
    """Return the times of day one clause names, and the clause with them blanked out.

    Args:
        clause: Folded words of one clause.
        polarity: Whether the clause speaks against these times or for them; it decides what a limit means.
        policy: The hours behind names such as "lunch".
    """
    found: list[Hours] = []
    rest = clause
    for pattern, read in (
        (RANGE, _range), (OFF_WORK, _off_work), (AFTER, _after), (BEFORE, _before), (UNTIL, _before), (EXACTLY, _exactly),
    ):  # fmt: skip
        for match in pattern.finditer(rest):
            found += read(match, polarity)
        rest = pattern.sub(lambda match: "_" * len(match.group()), rest)
    for pattern, is_after in ((NAMED_AFTER, True), (NAMED_BEFORE, False)):
        for match in pattern.finditer(rest):
            found.append(_by_name(match["name"], polarity, policy, is_after=is_after))
        rest = pattern.sub(lambda match: "_" * len(match.group()), rest)
    return tuple(found), rest


def until_minute(clause: str) -> int | None:
    """Return the minute of the day up to which a place is said to last ("at work til 5")."""
    match = UNTIL.search(clause)
    clock = _clock(match, "at") if match else None
    if clock is None:
        return None
    return clock.minute if clock.is_exact or clock.minute >= _EARLIEST * 60 else clock.other


def _clock(match: re.Match[str], name: str) -> _Clock | None:
    word, half = match[name], match[f"{name}_half"] or ""
    if "noon" in word or "midday" in word or "dia" in word:
        return _Clock(_NOON, True)
    if "night" in word or "noche" in word:
        return _Clock(0, True)
    parts = _split(word)
    if parts is None:
        return None
    hour, minute = parts
    if re.search(r"\bpm|afternoon|evening|night|tarde|noche|tonight", half):
        return _Clock((hour % 12 + 12) * 60 + minute if hour <= 12 else hour * 60 + minute, True)
    if re.search(r"\bam|morning|manana|madrugada", half):
        return _Clock((hour % 12 if hour <= 12 else hour) * 60 + minute, True)
    if hour == 0 or hour > 12:
        return _Clock(hour * 60 + minute, True)
    if hour == 12:
        return _Clock(_NOON + minute, True)
    return _Clock(hour * 60 + minute, False)


def _split(word: str) -> tuple[int, int] | None:
    if word in _HOURS:
        return _HOURS[word], 0
    digits = word.removeprefix("t")
    hour, minute = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    return (hour, minute) if hour < 24 and minute < 60 else None


def _range(match: re.Match[str], polarity: Polarity) -> list[Hours]:
    names = ("start", "end") if match["start"] else ("low", "high")
    first, last = (_clock(match, name) for name in names)
    if first is None or last is None:
        return []
    readings = {}
    for start in dict.fromkeys([first.minute] if first.is_exact else [first.minute, first.other]):
        ends = [last.minute] if last.is_exact else [last.minute, last.other]
        length = min((end - start) % DAY or DAY for end in ends)
        readings[start] = length
    if last.is_exact and not first.is_exact:
        shortest = min(readings.values())
        readings = {start: length for start, length in readings.items() if length == shortest}
    felt = [(start, length) for start, length in readings.items() if _is_felt(start, length)] or list(readings.items())[
        :1
    ]
    if len(felt) > 1 and felt[0][1] >= _LONG_SHIFT and felt[0][0] >= 7 * 60:
        felt = felt[:1]  # "8 to 5" is a working day
    is_ambiguous = len(felt) > 1
    if is_ambiguous and polarity == "for":
        return [Hours(0, 0, True)]  # neither reading may count before a person has read it
    return _as_hours(felt, is_ambiguous)


def _as_hours(readings: list[tuple[int, int]], is_ambiguous: bool) -> list[Hours]:
    return [Hours(start, (start + length) % DAY or DAY, is_ambiguous) for start, length in readings]


def _is_felt(start: int, length: int) -> bool:
    """Tell whether a part of the day meets the hours in which anybody is contacted at all."""
    return any(start + shift < _LATEST * 60 and start + shift + length > _EARLIEST * 60 for shift in (0, -DAY))


def _after(match: re.Match[str], polarity: Polarity) -> list[Hours]:
    clock = _clock(match, "at" if match["at"] else "on")
    if clock is None:
        return []
    if clock.is_exact:
        return _from(clock.minute, False)
    hour = clock.minute // 60
    if polarity == "against":
        return _from(clock.other, False)  # "not after 9" sets an end to the day
    if hour <= 8:
        return _from(clock.other, hour == 8)
    return _from(clock.minute, True)


def _off_work(match: re.Match[str], polarity: Polarity) -> list[Hours]:
    clock = _clock(match, "at" if match["at"] else "out")
    if clock is None:
        return []
    minute = clock.minute if clock.is_exact or clock.minute >= 9 * 60 else clock.other
    return _from(minute, True) if polarity == "for" else [Hours(0, minute, True)]


def _before(match: re.Match[str], polarity: Polarity) -> list[Hours]:
    clock = _clock(match, "at")
    if clock is None:
        return []
    if clock.is_exact:
        return [Hours(0, clock.minute)]
    hour = clock.minute // 60
    if polarity == "against":
        return [Hours(0, clock.other, hour >= 5)] if hour <= 7 else [Hours(0, clock.minute, hour == 8)]
    return [Hours(0, clock.minute if hour > 8 else clock.other)]


def _exactly(match: re.Match[str], polarity: Polarity) -> list[Hours]:
    clock = _clock(match, "at")
    if clock is None:
        return []
    minute = clock.minute if clock.is_exact or clock.minute >= 8 * 60 else clock.other
    if polarity == "for":
        return [Hours(minute, min(minute + 60, DAY), True)]
    return [Hours(0, min(minute + 60, DAY), True)] if minute < _NOON else _from(minute, True)


def _by_name(name: str, polarity: Polarity, policy: PreferencePolicy, *, is_after: bool) -> Hours:
    named = policy.named_times[_NAMES[name]]
    start, end = named.block
    if is_after:
        return Hours(end if polarity == "for" else start, DAY, True)
    return Hours(0, start if polarity == "for" else end, True)


def _from(minute: int, is_ambiguous: bool) -> list[Hours]:
    return [Hours(minute, DAY, is_ambiguous)]
