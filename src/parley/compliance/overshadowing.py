"""Words that could hide the right to dispute while it lasts: early deadlines, and pressure to pay.

Pure. The check errs towards finding something: a person can add the safe wording or name a later day.
Source: 12 CFR 1006.38(b); 15 USC 1692g(b); rule REGF-38B.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from parley.compliance.config_validation import OvershadowingWords

_FILLERS = (
    "in|for|the|next|on|at|this|until|till|through|of|just|only|about|another|only until|is|are|it|is on|or before|"
    "en|el|la|los|las|lo|por|para|este|esta|proximo|proxima|proximos|proximas|de|del|dia|mas|solo|es|son|tan"
)
_ONE_TO_TEN = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
)
_NUMBER_WORDS = {
    **{word: number for words in _ONE_TO_TEN for number, word in enumerate(words, 1)},
    **dict.fromkeys(("a", "an", "un", "una"), 1),
    **dict.fromkeys(("few", "couple of", "par de"), 2),
    "fifteen": 15, "quince": 15, "twenty": 20, "veinte": 20, "thirty": 30, "treinta": 30,
}  # fmt: skip
_UNIT_DAYS = (("minut", 0), ("h", 0), ("day", 1), ("dia", 1), ("week", 7), ("seman", 7), ("month", 28), ("mes", 28))
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril", "may mayo",
            "jun june junio", "jul july julio", "aug august ago agosto", "sep sept september septiembre setiembre",
            "oct october octubre", "nov november noviembre", "dec december dic diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves", "friday viernes",
         "saturday sabado", "sunday domingo")
    )
    for name in names.split()
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = rf"""(?:
    (?P<number>\d{{1,3}}|{"|".join(_NUMBER_WORDS)})\s?(?:more\ |business\ |working\ |calendar\ )*
        (?P<unit>minut[a-z]+|hours?|hrs?|h|horas?|days?|dias?|weeks?|semanas?|months?|mes|meses)
  | (?P<today>today|tonight|midnight|end\ of\ (?:the\ )?day|hoy|esta\ noche|medianoche|fin(?:al)?\ del?\ dia|now|ahora)
  | (?P<tomorrow>tomorrow|manana)
  | (?P<week>end\ of\ (?:the\ )?week|this\ week|week|fin\ de\ semana|esta\ semana|semana)
  | (?P<month_end>end\ of\ (?:the\ |this\ )?month|month|fin(?:al)?\ de(?:l)?\ mes|fin\ de\ este\ mes|mes)
  | (?P<weekday>{"|".join(_WEEKDAYS)})
  | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
  | (?P<numeric>\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)
  | (?P<month>{_NAMES})\.?\ (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\ (?P<year>\d{{4}}))?
  | (?P<day_es>\d{{1,2}})\ (?:de\ )?(?P<month_es>{_NAMES})\.?(?:\ (?:de\ |del\ )?(?P<year_es>\d{{4}}))?
)(?![a-z0-9])"""


@dataclass(frozen=True, slots=True)
class Overshadowing:
    """One wording that must not leave as it is."""

    words: str
    is_pressure: bool
    """True: never in the period. False: a deadline that the safe wording would excuse."""


def find_overshadowing(
    text: str, words: OvershadowingWords, *, today: date, period_ends_on: date | None
) -> tuple[Overshadowing, ...]:
    """Return what in `text` overshadows the right to dispute; both languages are looked for.

    Args:
        today: The consumer's day, which spans such as "5 days" count from.
        period_ends_on: Last day to dispute; None while the notice has not been sent, and then no deadline is late enough.
    Source: 12 CFR 1006.38(b); rule REGF-38B.
    """
    flat = _flat(text)
    found = [Overshadowing(match, True) for match in _phrases(flat, words.pressure)]
    if not any(_phrases(flat, words.safe)):
        found += [
            Overshadowing(phrase, False)
            for phrase, day in _deadlines(flat, words, today)
            if period_ends_on is None or day is None or day < period_ends_on
        ]
    return tuple(dict.fromkeys(found))


def _phrases(flat: str, lists: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [match.group() for terms in lists.values() for match in _pattern(tuple(terms)).finditer(flat)]


def _deadlines(flat: str, words: OvershadowingWords, today: date) -> Iterator[tuple[str, date | None]]:
    before = tuple(term for terms in words.deadline_before.values() for term in terms)
    after = tuple(term for terms in words.deadline_after.values() for term in terms)
    for pattern in (_deadline_pattern(before, is_before=True), _deadline_pattern(after, is_before=False)):
        for match in pattern.finditer(flat):
            yield match.group().strip(), _day(match, today)


@lru_cache(maxsize=32)
def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{_any_of(terms)})(?![a-z0-9])")


@lru_cache(maxsize=8)
def _deadline_pattern(terms: Sequence[str], *, is_before: bool) -> re.Pattern[str]:
    lead = rf"(?<![a-z0-9])(?:{_any_of(terms)})"
    filler = rf"(?:\s*[:,]?\s(?:(?:{_FILLERS})\ )*)"
    if is_before:
        return re.compile(rf"{lead}{filler}{_TIME}", re.VERBOSE)
    return re.compile(rf"(?<![a-z0-9]){_TIME}\s{lead}(?![a-z0-9])", re.VERBOSE)


def _any_of(terms: Sequence[str]) -> str:
    longest_first = sorted((_flat(term.rstrip("*")).strip() + "*" * term.endswith("*") for term in terms), key=len)
    # A space stands for itself: the patterns around are written with re.VERBOSE.
    return "|".join(
        re.escape(term.rstrip("*")) + ("[a-z]*" if term.endswith("*") else "") for term in reversed(longest_first)
    )


def _flat(text: str) -> str:
    """Lower case without accents and with one kind of apostrophe and space; figures and their marks stay."""
    folded = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'")
    return " " + " ".join("".join(char for char in folded if not unicodedata.combining(char)).split()) + " "


def _day(match: re.Match[str], today: date) -> date | None:
    """Return the day a deadline falls on; None where no such day exists, and then it counts as early."""
    for name, reader in _READERS.items():
        if match[name] is not None:
            try:
                return reader(match, today)
            except (ValueError, OverflowError):
                return None
    return None


def _span(match: re.Match[str], today: date) -> date:
    number = _NUMBER_WORDS.get(match["number"]) or int(match["number"])
    unit = match["unit"]
    if unit.startswith("h"):
        return today + timedelta(days=number // 24)
    return today + timedelta(days=number * next(days for start, days in _UNIT_DAYS if unit.startswith(start)))


def _month_end(today: date) -> date:
    return today.replace(day=calendar.monthrange(today.year, today.month)[1])


def _weekday(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=(_WEEKDAYS[match["weekday"]] - today.weekday()) % 7)


def _numeric(match: re.Match[str], today: date) -> date:
    month, day, *rest = (int(part) for part in match["numeric"].split("/"))
    year = rest[0] if rest else None
    return _dated(today, year + 2000 if year is not None and year < 100 else year, month, day)


def _dated(today: date, year: int | None, month: int, day: int) -> date:
    if year is not None:
        return date(year, month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _named(match: re.Match[str], today: date, suffix: str) -> date:
    year = match[f"year{suffix}"]
    return _dated(today, int(year) if year else None, _MONTHS[match[f"month{suffix}"]], int(match[f"day{suffix}"]))


_READERS: dict[str, Callable[[re.Match[str], date], date]] = {
    "number": _span,
    "today": lambda _, today: today,
    "tomorrow": lambda _, today: today + timedelta(days=1),
    "week": lambda _, today: today + timedelta(days=6 - today.weekday()),
    "month_end": lambda _, today: _month_end(today),
    "weekday": _weekday,
    "iso": lambda match, _: date.fromisoformat(match["iso"]),
    "numeric": _numeric,
    "month": lambda match, today: _named(match, today, ""),
    "month_es": lambda match, today: _named(match, today, "_es"),
}
