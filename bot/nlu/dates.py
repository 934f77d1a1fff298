"""Rules for days: Duckling in process, with the traps of text messages cleared away first."""

import calendar
import importlib.util
import re
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from bot.nlu.findings import Page, words

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
)
_WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
    "lunes": 0,
    "martes": 1,
    "miercoles": 2,
    "jueves": 3,
    "viernes": 4,
    "sabado": 5,
    "domingo": 6,
}
_NOT_A_DAY = (
    re.compile(
        r"(?<!\d)\d{1,2}(?:st|nd|rd|th) (?:time|payment|party|option|one|notice|call|text|letter|person|"
        r"floor|street|st\b|ave)"
    ),
    re.compile(r"(?<!\d)(?:\(?\d{3}\)?[-. ]){2}\d{4}(?!\d)|(?<!\d)\d{3}-\d{4}(?!\d)"),
    re.compile(r"\S+@\S+|https?:\S+"),
    words(
        r"(?:right|for|by) now",
        r"not now",
        r"ahorita",
        r"ahora mismo",
        r"por ahora",
        r"a second",
        r"one second",
        r"un segundo",
        r"24/7",
        r"ahora",
    ),
    words(
        r"\d+ (?:days?|weeks?|months?|years?|dias?|semanas|meses|años?) (?:late|behind|old|past due|"
        r"overdue|atrasad[oa]s?)"
    ),
)
_DATED_NUMBER_BEFORE = re.compile(
    rf"(?:\b(?:the|el|dia|del|al|{_MONTHS})\.? ?|[/:-]|\b(?:in|within|en|dentro de|next|last|every|"
    rf"cada|for|por|another|otros?|otras|proximos|proximas|these|past|day|after|despues de|hace) )$"
)
_DATED_NUMBER_AFTER = re.compile(
    rf"(?:st|nd|rd|th|ro|ero|er|do)?(?:(?: of| de)? (?:the |this |next |el |este |"
    rf"proximo )?{_MONTHS}\b| ?(?:days?|dias?|weeks?|semanas?|months?|mes(?:es)?|years?|años?|am|pm|"
    rf"a\.m|p\.m)\b|[/:-]\d)|(?:st|nd|rd|th)\b"
)
_NUMBER = re.compile(r"(?<![\d_.,/:-])\d+(?:[.,]\d+)*")
_YEAR_AFTER_MONTH = re.compile(rf"{_MONTHS}(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?(?: de| del)? $")
_WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?: the| el)? $")
_DAYLIKE = re.compile(
    rf"{_MONTHS}|{'|'.join(_WEEKDAYS)}|today|tonight|tomorrow|yesterday|day|week|month|year|weekend|"
    rf"christmas|easter|thanksgiving|new year|"
    rf"hoy|mañana|ayer|anoche|dia|semana|mes|año|navidad|\d(?:st|nd|rd|th)|\d/\d|\d-\d|\b(?:el|the|del|al) \d"
)
_SINCE = re.compile(r"\b(?:since|desde|back in)(?: el| la| last| about| like)? $")
_SINCE_INSIDE = re.compile(r"(?:since|desde|back in)\b")
# A month named beside a past event is the last one of that name: "lost my job in may".
_PAST = words(
    r"lost",
    r"paid",
    r"sent",
    r"died",
    r"passed away",
    r"got (?:fired|laid off|hurt|divorced)",
    r"was (?:fired|laid off)",
    r"filed",
    r"perdi",
    r"pague",
    r"mande",
    r"murio",
    r"fallecio",
    r"ya pague",
)
_FUTURE = re.compile(r"next|tomorrow|mañana|proxim|que viene|this|este|esta")
_DEADLINE = re.compile(r"^(?:until|by|before|hasta|antes|para|within|dentro|end|fin)")
_DURATION = words(
    r"(?:need|give me|another|about|like|wait|take me|maybe|necesito|deme|dame|unos|otros|"
    r"espere) (?:another |about |like |more |otros |unos )?(\d{1,2}) (days?|weeks?|months?|dias?|"
    r"semanas?|mes(?:es)?)",
)
_DURATION_ONLY = re.compile(
    r"^\s*(\d{1,2}) (days?|weeks?|months?|dias?|semanas?|mes(?:es)?)(?: please| pls| por favor)?\s*[.!?]?\s*$"
)
_DURATION_MORE = words(r"(\d{1,2}) more (days?|weeks?|months?)", r"(\d{1,2}) (dias?|semanas?|mes(?:es)?) mas")
_COUPLE = words(
    r"(?:in )?(?:a )?couple (?:of )?(?:more )?(days|weeks|months)", r"(?:en )?(?:un )?par de (dias|semanas|meses)"
)
_AFTER_NEXT = words(
    r"(?:the )?week after next", r"(?:the )?week after that", r"2 weeks from now", r"de la semana que viene no la otra"
)
_FIRST_OF_MONTH = words(
    r"(?:the )?(?:first|1st|1) of (?:the|next) month",
    r"(?:el )?(?:primero|1(?:ro|ero)?|dia 1)(?: de| del)? (?:mes|proximo mes|mes que viene)",
    r"(?:a )?principios? (?:de|del) mes",
    r"(?:the )?(?:beginning|start) of (?:the|next) month",
)
_END_OF_MONTH = words(
    r"(?:by )?(?:the )?end of (?:(?:the|this) )?month",
    r"month'?s? end",
    r"(?:a )?(?:el )?(?:fin|final|finales|fines|ultimo)(?: dia)?(?: de| del)(?: este)? mes",
)
_END_OF_NEXT_MONTH = words(
    r"(?:the )?end of next month", r"(?:fin|final|finales|fines) del (?:proximo mes|mes que viene|mes entrante)"
)
_MID_MONTH = words(r"(?:the )?middle of (?:the|this) month", r"mid[- ]month", r"(?:a )?mediados (?:de|del) mes")
_QUINCENA = words(r"(?:la |mi )?(?:proxima|siguiente) quincena", r"(?:la |en la )?quincena")
_DAY_OF_MONTH = words(r"(?:el )?dia ([12]?\d|3[01])(?! de)")
_SPANISH_ORDINAL = re.compile(r"\b1(?:ro|ero|er|°|º)\b")


@cache
def _duckling(language: str) -> tuple[Any, Any, Any]:
    import duckling

    # The zone files of pytz: a slim image has no /usr/share/zoneinfo.
    folder = Path(next(iter(importlib.util.find_spec("pytz").submodule_search_locations))) / "zoneinfo"
    code = duckling.parse_lang(language.upper())
    region = {"en": "EN_US", "es": "ES_MX"}[language]
    locale = duckling.parse_locale(region, duckling.default_locale_lang(code))
    return duckling.load_time_zones(str(folder)), locale, duckling.parse_dimensions(["time"])


def read_dates(page: Page, *, today: date, language: str) -> None:
    """Take days, as ISO dates.

    Args:
        page: What other rules have left.
        today: The consumer's local day.
        language: `en` or `es`.
    """
    for pattern in _NOT_A_DAY:
        page.take(pattern)
    _read_own_rules(page, today)
    masked = _mask_sums(_SPANISH_ORDINAL.sub(lambda found: "1".ljust(len(found[0])), page.text), today)
    for found in _ask_duckling(masked, today, language):
        day = _day_of(found, masked, today)
        if day is not None:
            page.note("date", day.isoformat(), (found["start"], found["end"]))
        if day is not None or re.search(r"\d", found["body"]):
            page.blot(found["start"], found["end"])


def _read_own_rules(page: Page, today: date) -> None:
    """Days that Duckling does not know, or reads differently from what people mean."""
    month_end = _end_of_month(today)
    rules = (
        (_AFTER_NEXT, today + timedelta(days=14 - today.weekday())),
        (_END_OF_NEXT_MONTH, _end_of_month(month_end + timedelta(days=1))),
        (_END_OF_MONTH, month_end),
        (_FIRST_OF_MONTH, today if today.day == 1 else month_end + timedelta(days=1)),
        (_MID_MONTH, _next_of(today, (15,))),
        (_QUINCENA, _next_of(today, (15, 31))),
    )
    for pattern, day in rules:
        for match in page.take(pattern):
            page.note("date", day.isoformat(), match.span())
    for pattern in (_DURATION_ONLY, _DURATION, _DURATION_MORE):
        for match in page.take(pattern):
            number, unit = [group for group in match.groups() if group]
            page.note("date", _add(today, int(number), unit).isoformat(), match.span())
    for match in page.take(_DAY_OF_MONTH):
        if match[1] != "0":
            page.note("date", _next_of(today, (int(match[1]),)).isoformat(), match.span())
    for match in page.take(_COUPLE):
        page.note("date", _add(today, 2, match[1] or match[2]).isoformat(), match.span())


def _mask_sums(text: str, today: date) -> str:
    """Hide figures that are sums, which Duckling would read as hours ("200 next week" as 02:00)."""
    masked = text
    for match in _NUMBER.finditer(text):
        before, number = text[: match.start()], match[0]
        if (
            len(number) == 4
            and number.isdigit()
            and (
                _YEAR_AFTER_MONTH.search(before)
                or (re.search(r"\b(?:in|since|of|de|del|en|desde|for) $", before) and 1950 <= int(number) <= 2100)
            )
        ):
            continue
        weekday = _WEEKDAY_BEFORE.search(before)
        if weekday and number.isdigit():
            if _next_weekday(today, _WEEKDAYS[weekday[1]]).day == int(number) or before.rstrip().endswith(
                ("the", "el")
            ):
                continue
        elif (
            len(number) <= 2 and (_DATED_NUMBER_BEFORE.search(before) or _DATED_NUMBER_AFTER.match(text, match.end()))
        ) or (_DATED_NUMBER_AFTER.match(text, match.end()) and len(number) <= 2):
            continue
        masked = masked[: match.start()] + Page.BLOT * len(number) + masked[match.end() :]
    return masked


def _ask_duckling(text: str, today: date, language: str) -> list[dict[str, Any]]:
    import duckling

    zones, locale, dimensions = _duckling(language if language in ("en", "es") else "en")
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=timezone.utc)
    reference = duckling.parse_ref_time(zones, "UTC", int(noon.timestamp()))
    found = duckling.parse(text, duckling.Context(reference, locale), dimensions, False)
    return sorted((item for item in found if item["dim"] == "time"), key=lambda item: item["start"])


def _day_of(found: dict[str, Any], text: str, today: date) -> date | None:
    value = found["value"]
    body = text[found["start"] : found["end"]]
    if not _DAYLIKE.search(body):
        return None if body != "now" else today
    if value.get("type") == "interval":
        return _day_of_interval(value, body, today)
    day = date.fromisoformat(value["value"][:10])
    is_past = _SINCE.search(text[: found["start"]]) or _SINCE_INSIDE.match(body) or _PAST.search(text)
    if is_past and day > today and not _FUTURE.search(body):
        day = day.replace(year=day.year - 1, day=min(day.day, 28))
    # "february 30" is read as February 2030; nobody promises a payment that far ahead.
    is_far = day > today + timedelta(days=3 * 366) and str(day.year) not in body
    return None if is_far else day


def _day_of_interval(value: dict[str, Any], body: str, today: date) -> date | None:
    begin, end = value.get("from"), value.get("to")
    if end and (begin is None or _DEADLINE.match(body) or begin.get("grain") == "second"):
        day = date.fromisoformat(end["value"][:10])
        # The end of an interval of days is the day after it.
        return day - timedelta(days=1) if begin and end.get("grain") == "day" else day
    if begin is None:
        return None
    day = date.fromisoformat(begin["value"][:10])
    if _SINCE_INSIDE.match(body) and day > today:
        day = day.replace(year=day.year - 1, day=min(day.day, 28))
    weekend = re.search(r"weekend|fin de semana", body)
    return day + timedelta(days=1) if weekend and day.weekday() == 4 else day


def _add(today: date, number: int, unit: str) -> date:
    if unit.startswith(("day", "dia")):
        return today + timedelta(days=number)
    if unit.startswith(("week", "semana")):
        return today + timedelta(weeks=number)
    month = today.month - 1 + number
    year, month = today.year + month // 12, month % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _next_of(today: date, days: tuple[int, ...]) -> date:
    day = today
    while day.day not in {min(wanted, _end_of_month(day).day) for wanted in days}:
        day += timedelta(days=1)
    return day


def _next_weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
