"""Find days in a message, as ISO dates in the consumer's own calendar."""

import re
from datetime import date
from itertools import pairwise
from re import Match

from bot.nlu import day_math
from bot.nlu.calendar_words import DAY, WEEKDAY, WEEKDAY_LED, day_number, weekday_number
from bot.nlu.date_rules import Rule, Told, number
from bot.nlu.date_table import NUMBER, RULES
from bot.nlu.findings import Finding, Page
from bot.nlu.tense import is_past

_SECOND_DAY = re.compile(
    rf",? ?(?:and|&|y|or|o|,) ?(?:the |el |on the )?(?P<day>{DAY})(?![a-zñ0-9/%$.])"
    r"(?! ?(?:dollars|percent|payments|weeks|months))"
)
# "the monday after thanksgiving", "2 days before the 15th", "a week from friday".
_SHIFT = re.compile(
    rf"(?<![a-zñ\d])(?:the |el |la |un |una |on the )?(?:(?:(?P<n>{NUMBER}|) ?(?P<unit>days?|weeks?|months?|dias?|"
    rf"semanas?))|(?P<weekday>{WEEKDAY})) (?P<way>after|before|from|past|following|prior to|despues del?|antes del?|"
    r"a partir del?) ?(?:the |el |la |de )?$"
)
_SHIFT_REACH = 60
_A_RHYTHM = re.compile(
    r"(?:[\d$]|dollars?|bucks|dolares|dlls|pesos|\b(?:each|per|every|cada|al?|por|thirty|forty|fifty|hundred))[ ,]*$"
)
_NOW = re.compile(
    r"(?:(?<=[\d_] )|(?<=dollars )|(?<=pay )|(?<=pay it )|(?<=_ of it )|(?<=_ of the balance )|"
    r"(?<=_ of the debt )|(?<=_ of what i owe ))"
    r"now(?= ?(?:$|[.,!?;]|and|then|the|_|y\b|\d|but|if))"
)
_NOW_ONLY = re.compile(
    r"\s*(?:right now|now|rn|ahora|ahorita|ahora mismo|ahorita mismo|ya mismo)(?: (?:please|por favor))?\s*[.!]*\s*"
)
_NOT_NOW = re.compile(r"\b(?:can'?t|not|don'?t|no)\b")
_THE_FIRST = re.compile(r"(?:(?:el|al|the|on the) )?(?:dia )?(?:primero|primer|first|1st|1ro|1ero)")
_THEN_THE_DAY = re.compile(
    r" ?[,:]? ?(?:(?:one|payment|pago|abono|is|es|seria|sera|que sea|lo pago|para|on|el|the|a partir de|a partir del|dia)[ ,]*)*"
)
_BARE = re.compile(rf"(?:\w+ ){{0,2}}{WEEKDAY_LED}|today|tomorrow|hoy|mañana")


def read_dates(page: Page, *, today: date) -> None:
    """Take days, as ISO dates.

    Args:
        page: What other rules have left.
        today: The consumer's local day.
    """
    _read_now(page, today)
    for pattern, rule in RULES:
        for match in pattern.finditer(page.text):
            _read(page, match, rule, today)
    _shift(page)
    _merge(page)


def _read(page: Page, match: Match[str], rule: Rule, today: date) -> None:
    if Page.BLOT in match[0] or Page.BLOT in page.text[match.start() : match.end()]:
        return
    past = is_past(page.source, match.start(), match.end())
    try:
        day = rule(Told.of(match, today, past=past))
    except (ValueError, OverflowError):  # beyond the calendar of Python
        return
    if day is None:
        return
    told = next((name for name in ("told", "told2") if match.groupdict().get(name)), 0)
    page.note("date", day.isoformat(), match.span(told))
    page.blot(*match.span(told))
    if match.groupdict().get("month") and match.groupdict().get("day"):
        _read_second_day(page, match, day)


def _read_second_day(page: Page, match: Match[str], first: date) -> None:
    """Read the 17th of "april 3rd and 17th"."""
    second = _SECOND_DAY.match(page.text, match.end())
    if not second or (second["day"].isdigit() and not match["day"].isdigit()):
        return
    day = day_math.exact(first.year, first.month, day_number(second["day"]))
    if day and day > first:
        page.note("date", day.isoformat(), second.span("day"))
        page.blot(*second.span())


def _read_now(page: Page, today: date) -> None:
    """Take "now" as today only beside a sum or where it is the whole answer."""
    only = _NOW_ONLY.fullmatch(page.text)
    for match in [only] if only else _NOW.finditer(page.text):
        if not _NOT_NOW.search(page.source[: match.start()]):
            page.note("date", today.isoformat(), match.span())
            page.blot(*match.span())


def _shift(page: Page) -> None:
    for found in page.of("date"):
        lead = _SHIFT.search(page.source[max(0, found.start - _SHIFT_REACH) : found.start])
        if not lead:
            continue
        start = max(0, found.start - _SHIFT_REACH) + lead.start()
        if _A_RHYTHM.search(page.source[:start]) and not _counted(lead):
            continue  # "20 a month from the 3rd" is a rhythm and a start, not a month later
        if any(item.start < found.start and item.end > start for item in page.of("frequency")):
            continue  # "every 2 weeks from the 5th" and "twice a month from the 3rd" as well
        moved = _moved(date.fromisoformat(found.value), lead)
        if moved is None:
            continue
        for covered in page.of("date"):
            if covered.start >= start and covered.end <= found.start:
                page.replace(covered)
        page.replace(found, Finding("date", moved.isoformat(), start, found.end))
        page.blot(start, found.end)


def _counted(lead: Match[str]) -> bool:
    return (lead["n"] or "").strip() not in ("", "a", "an", "un", "una")


def _moved(day: date, lead: Match[str]) -> date | None:
    back = lead["way"].startswith(("before", "prior", "antes"))
    try:
        if lead["weekday"]:
            wanted = weekday_number(lead["weekday"])
            return day_math.last_weekday(day, wanted) if back else day_math.weekday(day, wanted)
        count = number(lead["n"]) if lead["n"] else 1
        return day_math.add(day, -count if back else count, lead["unit"])
    except (ValueError, OverflowError):  # beyond the calendar of Python
        return None


def _merge(page: Page) -> None:
    """Make one day of "friday, march 20" and of "el primero el 26", and tell each day once."""
    for first, second in pairwise(page.of("date")):
        if _THE_FIRST.fullmatch(page.source[first.start : first.end]) and _THEN_THE_DAY.fullmatch(
            page.source[first.end : second.start]
        ):
            page.replace(first)  # the first payment, and not the first of a month
            continue
        told_twice = _BARE.fullmatch(page.source[first.start : first.end]) and not _BARE.fullmatch(
            page.source[second.start : second.end]
        )
        if told_twice and re.fullmatch(r" ?,? ?(?:the|el|on|\()? ?", page.source[first.end : second.start]):
            page.replace(first)
    seen: set[str] = set()
    for found in page.of("date"):
        if found.value in seen:
            page.replace(found)
        seen.add(found.value)
