"""Rules for days that come back: "1st and 15th", "every other friday", "fin de cada mes"."""

import re
from dataclasses import dataclass

from bot.nlu.calendar_words import DAY, DIA, MONTH, NTH, WEEKDAY, WEEKDAY_LED, WEEKDAY_NAMES, day_number, weekday_number
from bot.nlu.findings import Finding, Page, words

LAST = "last"
_EVERY_MONTH = (
    r"(?:(?:of|in|on|for) (?:every|each)(?: single)? month|every month|each month|(?:de |del? )?(?:cada|"
    r"todos los) mes(?:es)?|per month|a month|al mes|por mes|monthly)"
)
_LAST_DAY = (
    r"(?:(?:the )?last(?: day)?|(?:the )?end(?= of (?:the|every|each) month)|(?:the )?end of (?:the )?month|"
    r"(?:el )?ultimo(?: dia)?|(?:a )?fin(?:es|al)?(?: de mes)?)"
)
_AND = r" ?(?:and|&|y|/|,|,? and|\+|or) ?(?:then |on |el |los |dia |the )*"
_PAIR = re.compile(
    r"(?<![a-zñ0-9$.,/-])(?P<lead>(?:on |every |each |cada |los |las |el |dias? |"
    rf"the )*)(?P<a>{DAY}){_AND}(?P<b>{DAY}|{_LAST_DAY})(?![a-zñ0-9/%$])"
    rf"(?! ?(?:dollars|payments?|weeks|months|days|pagos|semanas|meses|dias|percent|people|kids))"
    rf"(?P<every>,? ?(?:of (?:the|a) month|del mes|(?:of )?{_EVERY_MONTH}))?"
)
_ONE_MONTH_AFTER = re.compile(rf" ?(?:of|de|del|in)? ?(?:this|next|{MONTH}|este|proximo|mes que)\b")
_ONE_MONTH_BEFORE = re.compile(rf"{MONTH} (?:the )?$|(?:between|entre|from|move it|either) (?:the |el )?$")
_USUAL = ({1, 15}, {1, 16}, {15, 30}, {15, 31}, {5, 20}, {15, 28})

_WEEKDAY = rf"(?P<day>{WEEKDAY}'?s?)"
_NTH_OF_MONTH = re.compile(
    r"(?:on |every )?(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th|primer|segundo|tercer|"
    rf"(?<![a-zñ0-9])ultimo) {WEEKDAY}s? "
    rf"(?:of |in |de )?(?=(?:every|each|cada) (?:month|mes))"
)
_EVERY_WEEKDAY = words(
    r"(?:on )?(?:every|each|ever) (?P<n>other|second|2nd|2|single|third|3rd|3|fourth|4th|"
    rf"4)? ?{_WEEKDAY.replace(WEEKDAY, WEEKDAY_LED)}",
    rf"(?:cada|todos los|en todos los) (?P<n2>otro|segundo|dos|2|tercer|3)? ?(?P<dia>{WEEKDAY}s?)",
    rf"(?:un |cada )?(?P<dia2>{WEEKDAY}) (?:si,? y?,? ?(?:un[oa]? |el )?(?:otro )?no|de por medio|por medio)",
)
_EVERY_OTHER_AFTER = words(rf"(?:on )?{_WEEKDAY} (?P<n>every other|every 2|every second) weeks?")
_DAYS_PLURAL = words(
    r"(?<!\d )(?:on )?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)days)(?! (?:paycheck|check|pay|payment|"
    r"installment|game|"
    r"night))",
    rf"(?:en )?los (?P<dia>{WEEKDAY}s?)(?! pasados)",
)
_MONTHLY_DAY = words(
    rf"(?:(?:on|by|el|los|dias?|the|para|a|al|cada|every) ?)*(?P<day>{NTH}|(?:(?<=el )|(?<=dia )|(?<=dias )|"
    rf"(?<=los )){DIA}|primero|(?:the )?{_LAST_DAY}|(?:the )?(?:beginning|start)|"
    rf"principios?),? (?:day )?(?:of the month |del? mes,? )?{_EVERY_MONTH}",
    rf"(?:every|each) (?:the )?(?P<nth>{NTH})(?: of (?:the|each|every) month| of month)?(?! (?:and|&|week|day|month|"
    r"time|"
    rf"paycheck|payment|check|{WEEKDAY}))",
    r"(?:cada|todos los|todos los dias|los dias|cada dia|el dia) (?P<dia>primeros?|(?<=dia )(?:3[01]|[12]?\d)|"
    r"(?<=todos los )(?:3[01]|[12]?\d))(?: (?:de|del) mes| de cada mes)(?! que)",
    r"(?:cada dia|todos los dias|los dias) (?P<dia2>3[01]|[12]\d|0?[1-9])",
    r"(?:cada|todos los|los) (?P<last>fin(?:es)? de mes|ultimos?(?: dias?)? del? mes|"
    r"(?<=cada )ultimo(?: dia)?)(?! que)",
    r"(?P<last2>(?:a )?(?:fin|final|fines|finales|ultimo(?: dia)?) de cada mes|every month'?s? end|"
    r"(?:the )?end of (?:every|each) month|every end of (?:the )?month)",
    r"(?P<first>(?:a )?principios? de cada mes|los primeros de (?:cada )?mes|(?:the )?(?:beginning|"
    r"start) of (?:every|each) month)",
)
# "El primero el 26" is the first payment.
_A_FIRST = r"primero(?!,? (?:pago )?(?:el|para el|on|seria|sera|es|este|proximo)\b)"
# Beside "every month" and the like, a day comes back; after "starting" it does not.
_AFTER_RHYTHM = re.compile(
    r"[ ,]*(?:(?:on|every|each|el|los|en|cada|de|dia|usually|always|,) ?)*(?:the |dia |"
    rf"el )*(?:(?P<weekday>{WEEKDAY_LED}s?)|(?P<day>{NTH}|{DIA}(?<=\d)|{_A_FIRST}|{_LAST_DAY}))(?![a-zñ0-9/%])"
    r"(?! (?:one|payment|on)\b)(?! (?:and|"
    r"y|&|,) (?:the )?\d)"
)
_BEFORE_RHYTHM = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})|(?P<day>(?:the |on ){NTH}|(?:el |dia ){DIA}))[ ,]*(?:of|de|del)? ?$"
)
_STARTING = re.compile(
    r"\b(?:start\w*|begin\w*|from|desde|partir|empez\w+|empiez\w+|comen\w+|first (?:one|payment)|primer\w*|this|"
    r"next|este|"
    r"proximo|last|since|hasta|until|then|by|before|after|down|and|y)\b[ ,]*(?:on |the |el |del |de |dia )*$"
)
# "50 el 1 y 50 el 15 de cada mes".
_FIRST_HALF = re.compile(
    rf"(?:on the|the|el) (?P<day>{DAY}),? (?:and|y) (?:the other |another |otros? )?\$?[\d_.,]+ (?:dollars )?(?:on )?$"
)
_CONTACT = re.compile(
    r"\b(?:call|text|contact|message|email|llam\w+|escrib\w+|mand\w+ mensajes?|i work|trabajo los|off)\b"
)


@dataclass(frozen=True)
class Implied:
    """A frequency that a recurring day stands for; firm if the text says "every"."""

    frequency: str
    span: tuple[int, int]
    firm: bool


def read_recurring_days(page: Page) -> list[Implied]:
    """Take days that come back, and tell the frequencies that they stand for."""
    implied: list[Implied] = []
    for match in _NTH_OF_MONTH.finditer(page.text):
        page.blot(*match.span())
    for match in _PAIR.finditer(page.text):
        implied += _read_pair(page, match)
    for match in _MONTHLY_DAY.finditer(page.text):
        day = _month_day(match.groupdict())
        earlier = _FIRST_HALF.search(page.text[: match.start()])
        if earlier and day.isdigit():
            days = sorted((day_number(earlier["day"]), int(day)))
            _note(page, f"{days[0]},{days[1]}", (earlier.start("day"), match.end()))
            implied.append(Implied("semimonthly", match.span(), True))
            page.blot(*earlier.span("day"))
            page.blot(*match.span())
            continue
        page.blot(*match.span())
        _note(page, day, match.span())
        implied.append(Implied("monthly", match.span(), True))
    for match in [*page.take(_EVERY_OTHER_AFTER), *page.take(_EVERY_WEEKDAY)]:
        implied += _read_every_weekday(page, match)
    for match in _DAYS_PLURAL.finditer(page.text):
        if re.search(r"\d", page.text) or not _CONTACT.search(page.source):
            _note(page, _weekday(match["day"] or match["dia"]), match.span())
            implied.append(Implied("weekly", match.span(), False))
            page.blot(*match.span())
    return implied


def settle_frequencies(page: Page, implied: list[Implied]) -> None:
    """Add what recurring days stand for, where no other frequency is told."""
    for item in implied:
        told = {found.value for found in page.of("frequency")} - {"once"}
        if item.frequency in told or (told and not item.firm) or (item.frequency == "weekly" and "biweekly" in told):
            continue
        page.note("frequency", item.frequency, item.span)


def read_days_beside_rhythms(page: Page) -> None:
    """Take "monthly on the 5th" and "every 2 weeks, fridays", once frequencies are known."""
    for rhythm in page.of("frequency"):
        if rhythm.value not in ("weekly", "biweekly", "monthly") or page.of("recurring_day"):
            continue
        wanted = "day" if rhythm.value == "monthly" else "weekday"
        after = _AFTER_RHYTHM.match(page.text, rhythm.end)
        if (
            after
            and after[wanted]
            and not (
                wanted == "day"
                and after[wanted].isdigit()
                and not re.search(r"(?:el|dia|the) $", page.text[: after.start(wanted)])
            )
        ):
            _note_beside(page, rhythm, after[wanted], after.span(wanted))
            continue
        before = _BEFORE_RHYTHM.search(page.text[: rhythm.start])
        if before and before[wanted] and not _STARTING.search(page.source[: before.start()]):
            _note_beside(page, rhythm, before[wanted], before.span(wanted))


def _note_beside(page: Page, rhythm: Finding, day: str, span: tuple[int, int]) -> None:
    value = _weekday(day) if rhythm.value != "monthly" else _last_or_number(re.sub(r"^(?:the|on|el|dia) ", "", day))
    _note(page, value, span)
    page.blot(*span)


def _note(page: Page, value: str | None, span: tuple[int, int]) -> None:
    if value and not any(item.value == value for item in page.of("recurring_day")):
        page.note("recurring_day", value, span)


def _read_pair(page: Page, match: "re.Match[str]") -> list[Implied]:
    first, second = day_number(match["a"]), _last_or_number(match["b"])
    if not match["every"] and (
        _ONE_MONTH_AFTER.match(page.text, match.end()) or _ONE_MONTH_BEFORE.search(page.text[: match.start()])
    ):
        return []
    last = second == LAST
    other = 31 if last else int(second)
    if (
        re.search(r"\d(?:st|nd|rd|th)", match["a"])
        and match["b"].isdigit()
        and " the" not in page.text[match.end("a") : match.start("b")]
    ):
        return []  # "on the 1st and 15 on the 15th"
    marked = match["every"] or re.search(r"\d(?:st|nd|rd|th|ro)|first|primero|the|el |los|dia", match[0]) or last
    if not marked and {first, other} not in _USUAL:
        return []
    if not 12 <= abs(first - other) <= 18:
        return []
    value = f"{first},{LAST}" if last else ",".join(str(day) for day in sorted((first, other)))
    _note(page, value, match.span())
    page.blot(*match.span())
    return [Implied("semimonthly", match.span(), bool(match["every"]))]


def _read_every_weekday(page: Page, match: "re.Match[str]") -> list[Implied]:
    groups = match.groupdict()
    day = groups.get("day") or groups.get("dia") or groups.get("dia2") or ""
    step = groups.get("n") or groups.get("n2")
    if step in ("third", "3rd", "3", "fourth", "4th", "4"):
        return []
    _note(page, _weekday(day), match.span())
    other = bool(groups.get("dia2")) or step not in (None, "single")
    return [Implied("biweekly" if other else "weekly", match.span(), True)]


def _month_day(groups: dict[str, str | None]) -> str:
    if groups.get("last") or groups.get("last2"):
        return LAST
    if groups.get("first"):
        return "1"
    return _last_or_number(groups.get("day") or groups.get("nth") or groups.get("dia") or groups.get("dia2") or "1")


def _last_or_number(text: str) -> str:
    text = text.removeprefix("the ").removesuffix("s") if text.startswith(("primeros", "the ")) else text
    if re.match(r"(?:the |el |a )?(?:last|end|ultimo|fin)", text):
        return LAST
    if re.match(r"(?:beginning|start|principio)", text):
        return "1"
    return str(day_number(text))


def _weekday(text: str) -> str:
    return WEEKDAY_NAMES[weekday_number(text)]
