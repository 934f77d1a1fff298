"""Rules for how often."""

import re

from bot.nlu.calendar_words import WEEKDAY
from bot.nlu.findings import Page, words

_ENGLISH_UNIT = r"(?P<unit>day|week|month|year|fortnight)s?"
_SPANISH_UNIT = r"(?P<unidad>dia|semana|mes|catorcena|quincena|año)(?:s|es)?"

# "every 2 weeks", "cada 15 dias", "per month", "/wk": unit, and how many of it.
_INTERVAL = words(
    r"(?:once )?(?:each and every|every single|every|each|once per|once every|per|p/) ?(?P<n>other|second|2nd|1|"
    rf"\d+|few|couple)?(?: of)? ?{_ENGLISH_UNIT}",
    r"/ ?(?P<n2>\d+ ?)?(?P<unit2>day|week|month|year)s?",
    r"(?:(?:1|una) vez )?(?:cada ?(?P<n3>otras?|segund[oa]|dos|\d+)?|x|por|todas las|todos los|(?:1|una|"
    rf"uno) por) ?{_SPANISH_UNIT}"
    r"(?! (?:y medi[oa]|pasad[oa]|que|siguiente|anterior))(?<!por dia)",
    r"(?:(?:1|una) vez )?(?:al (?P<alunit>mes|dia(?! \d)|año)|a la (?P<launit>semana|quincena|catorcena))(?! (?:que|"
    r"siguiente|proxim|pasad|entrante))",
    r"(?:todas las|las) (?P<lasunit>quincena|catorcena)s(?! pasadas)",
)
# "a week" is how often after a sum, a number of times or the like, and a stretch of time elsewhere.
_A_UNIT = re.compile(
    r"(?P<before>(?:(?P<sum>[\d_¦]|dollars|\$|\bk|thousand|hundred)|ish|tops|max|each|once|1x|1 time|it|that|little|"
    r"something|much|bit|amount|payments?|installments?|or so|minimum|so|few)[,)]?) ?(?:an? )(?P<unit>week|month|"
    r"fortnight)(?![a-z])"
    r"(?! (?:ago|late|behind|off|or so ago|early|already|past due|from (?:now|today|tomorrow)))"
    # After a sum "from the 3rd" is when it starts; after anything else it is how long from then.
    rf"(?(sum)|(?! from (?:next|the|{WEEKDAY})))(?! after {WEEKDAY})"
)
_TIMES = words(
    r"(?:(?P<n>twice|[1-9] ?(?:times|x|payments|pagos|veces)|dos (?:veces|pagos))),? ?(?:an?|per|each|every|al|por|"
    r"a la|cada|x|in the|/|in a) ?"
    r"(?P<unit>week|month|mes|semana|year|año|day|dia)|(?P<n2>twice|2x) (?P<unit2>monthly|weekly)",
)
_NAMED = (
    (
        "semimonthly",
        words(r"semi[- ]?monthly", r"quincenal(?:es|mente)?", r"bimensual(?:es|mente)?", r"every half (?:a )?month"),
    ),
    (
        "biweekly",
        words(
            r"b[iy][- ]?week(?:ly)?s?",
            r"fortnightly",
            r"catorcenal(?:es|mente)?",
            r"bisemanal(?:es|mente)?",
            r"(?:una )?semana (?:si y (?:una|otra) no|si,? (?:una|otra) no|de por medio|por medio)",
            r"1 week (?:on|yes) (?:and )?1 week (?:off|no)",
        ),
    ),
    (
        "other",
        words(r"(?:bi[- ]?monthly|bimestral(?:es|mente)?|quarterly|trimestral(?:es|mente)?|yearly|anual(?:es|mente)?)"),
    ),
    (
        "weekly",
        words(
            r"weekly",
            r"semanal(?:es|mente)?",
            r"by the week",
            r"week to week",
            r"semana a semana",
            r"semana con semana",
            r"semana tras semana",
        ),
    ),
    (
        "monthly",
        words(
            r"monthly",
            r"by the month",
            r"month to month",
            r"mensual(?:es|mente)?",
            r"mensualidad(?:es)?",
            r"mes a mes",
            r"mes con mes",
            r"mes tras mes",
        ),
    ),
)
_NOT_MANY = r"(?! ?(?:a|per|each|every|al|por|cada|x|/|una|this|late|behind|is |was |at a time|plan)\b)"
_ONCE = words(
    r"(?:just |only |as )?(?:a |in )?(?:1|one)[- ]?(?:time|off|and done|shot)(?: (?:payment|deal|thing|"
    rf"only))?{_NOT_MANY}",
    r"(?:a )?(?:lump[- ]sum|single (?:payment|sum|shot|transaction))(?: payment)?",
    r"all (?:at once|in 1(?: shot| go)?)(?! (?:you|u|they|i|my|the|it|everyone)\b)",
    r"(?:in|with|as|make|do) (?:just |only )?(?:1|one|a single)(?: single| big| full| lump| solid)? (?:payment|"
    r"installment|go|shot|swoop|hit|transaction)" + _NOT_MANY,
    r"(?:1|one) (?:single |big |full |lump |final )?(?:payment)(?! (?:of|or|is|was|late|behind|left|i)\b(?! \$?\d))"
    + _NOT_MANY,
    r"(?<!for )(?:just|only) once(?! (?:i|you|my|we|a|the|it|they|he|she|per|every|each|upon|again|in))",
    r"(?:en |de |con |por )?(?:un|una|1) (?:sol[oa]|unic[oa]) (?:pago|exhibicion|vez|abono|emision|deposito|"
    r"transferencia)",
    r"(?:un |1 )?pago unico",
    r"(?:en|de|con) (?:un|una|1) (?:pago|exhibicion|tiro|abono)" + _NOT_MANY,
    r"(?:en una(?: sola)?|de un solo)(?= y |$|[.,])",
    r"(?:todo )?de (?:un|1) (?:solo )?(?:jalon|golpe|tiron|trancazo|chingazo|madrazo)",
    r"de (?:una|1) (?:sola )?vez(?! (?:por|x) todas)",
    r"de (?:un|1) solo (?:jalon|golpe|tiron|pago)",
    r"(?:pag[oa]r?|doy|dar|todo) de contado",
    r"de contado",
    r"(?:solo|solamente|nomas) una vez",
    r"por unica (?:vez|ocasion)",
)
_NOT_REPEATED_BEFORE = re.compile(
    r"\b(?:than|mas de|least|not|no|missed|miss|skip|skipping|missing|another|last|next|first|every|each|per) $"
)
# "25 cada 15": the days are understood.
_EVERY_FIFTEEN = words(r"cada (?P<n>8|14|15)(?= ?(?:$|[.;!?]|,(?! ?\d)|le |les |yo |puedo|doy|pago|si ))")
_WEEKS_OF = {"week": 1, "semana": 1, "fortnight": 2, "catorcena": 2}
_BY_DAYS = {7: "weekly", 8: "weekly", 14: "biweekly", 15: "biweekly", 28: "monthly", 30: "monthly", 31: "monthly"}


def read_times(page: Page) -> None:
    """Take "twice a month", before "2 payments a month" is counted."""
    for match in page.take(_TIMES):
        _note(page, _of_times(match["n"] or match["n2"], match["unit"] or match["unit2"]), match.span())


def read_frequencies(page: Page) -> None:
    """Take how often."""
    for match in page.take(_INTERVAL):
        _note(page, _of_interval(match.groupdict()), match.span())
    for match in page.take(_EVERY_FIFTEEN):
        _note(page, _BY_DAYS[int(match["n"])], match.span())
    for match in _A_UNIT.finditer(page.text):
        span = (match.end("before"), match.end())
        _note(page, {"week": "weekly", "month": "monthly"}.get(match["unit"], "biweekly"), span)
        page.blot(*span)
    for frequency, pattern in _NAMED:
        for match in page.take(pattern):
            _note(page, frequency, match.span())
    for match in page.take(_ONCE):
        if not _NOT_REPEATED_BEFORE.search(page.source[: match.start()]):
            _note(page, "once", match.span())


def _note(page: Page, frequency: str | None, span: tuple[int, int]) -> None:
    if frequency not in (None, "other") and not any(item.value == frequency for item in page.of("frequency")):
        page.note("frequency", frequency, span)


def _of_times(times: str, unit: str) -> str | None:
    number = 2 if times.startswith(("twice", "dos")) else int(re.match(r"\d+", times)[0])  # type: ignore[index]
    if unit.startswith(("month", "mes")):
        return {1: "monthly", 2: "semimonthly", 4: "weekly"}.get(number)
    return "weekly" if number == 1 and unit.startswith(("week", "semana")) else None


def _of_interval(groups: dict[str, str | None]) -> str | None:
    unit = next(groups[name] for name in ("unit", "unit2", "unidad", "alunit", "launit", "lasunit") if groups.get(name))
    said = (groups.get("n") or groups.get("n2") or groups.get("n3") or "1").strip()
    number = int(said) if said.isdigit() else {"few": 0}.get(said, 2)
    if unit in ("day", "dia"):
        return _BY_DAYS.get(number)
    if unit in ("month", "mes"):
        return "monthly" if number == 1 else None
    if unit == "quincena":
        return {1: "semimonthly", 2: "monthly"}.get(number)
    return {1: "weekly", 2: "biweekly", 4: "monthly"}.get(number * _WEEKS_OF.get(unit, 0))
