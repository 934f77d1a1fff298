"""Rules for how many payments."""

import re

from bot.nlu.findings import Page
from bot.nlu.tense import is_past

_PAYMENT = (
    r"(?:payments?|installments?|pagos?|cuotas?|abonos?|mensualidad(?:es)?|parcialidad(?:es)?|plazos|partes|"
    r"parts|chunks)"
)
_SMALL = (
    r"(?:(?:equal|more|small|easy|little|iguales|mas|mensual|semanal|quincenal|big|even|separate|monthly|"
    r"weekly|biweekly|bi-weekly|semimonthly|quick|low|same|affordable|chiquitos|pequeños|fijos) ){0,2}"
)
_COUNT = re.compile(rf"(?<![\d.,$/¦-])(?P<n>\d{{1,2}}) (?={_SMALL}{_PAYMENT}(?![a-zñ]))")
# "the 40 payment" is one payment, of forty dollars.
_ONE_OF_THAT_SIZE = re.compile(r"\b(?:the|a|an|that|this|my|your|ur|el|un|ese|este|mi|su) $")
_SINGULAR = re.compile(
    rf"{_SMALL}(?:payment|installment|pago|abono)(?![a-zñ])(?! (?:plan|option|deal|arrangement|offer))"
)
_COUNTED_DONE = re.compile(
    r"(?:\b(?:missed|miss|made|behind|skipped|already|late|after|last|hice|he hecho|he dado|debo|atrasad[oa]|ya|"
    r"fallado?|falle|"
    r"every|of the|los ultimos|owe|sent|paid|or|to|another) (?:like |about |on |by |con |en |the |my |me |van |"
    r"llevo )?)$"
)
_COUNTED_LATER = re.compile(
    r" \w+ (?:late|behind|already|ago|ya|atrasad|vencid|in a row|left|a (?:month|week)|al mes|por mes)"
)
_SPLIT = re.compile(
    r"\b(?:split|break|divide|chop|spread|cut|partir|dividir|divid\w+|part\w+|separar)(?:l[oa])?(?: (?:it|this|that|"
    r"the \w+|up|out|evenly|lo|la|todo|all|me lo|el \w+)){0,3} "
    r"(?:in|into|by|en|entre|over) (?P<n>\d{1,2})(?![\d.,%$])(?! ?(?:week|month|day|year|dia|semana|mes|año|"
    r"quincena|dollars))(?: ways)?"
)
_IN_N = re.compile(
    r"(?<!hoy )(?<!aqui )\b(?:in|en) (?P<n>[2-9]|1\d)(?= ?(?:equal |even |easy )?(?:$|[.!?,;]|chunks|pieces|pedazos|"
    r"tantos|exhibiciones))"
)
_LENGTH = re.compile(
    r"(?<![a-zñ])(?P<lead>over(?: the (?:course|span|period) of)?|across|spread (?:out )?over|"
    r"stretched? (?:it )?(?:out )?over|durante|"
    r"a lo largo de|por|for|4|a|x|during|en|within|in)? ?(?:the |los |las )?(?:next |following |whole |proximos? |"
    r"proximas? |siguientes )?"
    r"(?P<n>\d{1,2}|a|an|un|1) (?P<unit>months?|mes(?:es)?|weeks?|semanas?|quincenas?|years?|años?|catorcenas?)"
    r"(?! (?:ago|late|behind|free|straight|now|que|old|from|time|away|out|after|before|past|de renta|de atraso|"
    r"atrasad|in a row|or so ago))(?![a-zñ])"
)
_NTIMES = re.compile(
    r"(?<=[\d_] )(?P<n3>[2-9]|1\d) (?:times|veces)(?! (?:a|per|each|every|in|al|por|this|already|ya|now|and|y|last)\b)|"
    r"(?<=[\d_]) ?x ?(?P<n>\d{1,2})(?![\d.,a-zñ])|(?<![\d.,a-zñ$])(?P<n2>\d{1,2}) ?[x@] ?(?=\$? ?\d{2,})"
)
# "75 a month x 10".
_RHYTHM_X = re.compile(
    r"(?<![a-zñ])(?:months?|weeks?|monthly|weekly|each|mes|semana|quincena),? x ?(?P<n>\d{1,2})(?![\d.,a-zñ])"
)
_PERIODS_OF = re.compile(
    r"(?<![\d.,$])(?P<n>\d{1,2}) (?:months|weeks|meses|semanas|quincenas|catorcenas) (?:of|de|at) (?=\$? ?\d{2,})"
)
_PER_COUNT = {"weekly": "week", "biweekly": "fortnight", "monthly": "month", "semimonthly": "quincena"}
_ONLY_MONTHS = re.compile(r"\s*(?:over |a |maybe |like |about )?(?P<n>\d{1,2}) (?:months|meses)\s*[.!?]*\s*")
_UNIT_OF = {
    "month": "month",
    "mes": "month",
    "week": "week",
    "semana": "week",
    "quincena": "quincena",
    "year": "year",
    "año": "year",
    "catorcena": "fortnight",
}
MAX_COUNT = 60


def read_counts(page: Page) -> None:
    """Take how many payments."""
    for match in _COUNT.finditer(page.text):
        if match["n"] == "1":
            continue
        if _ONE_OF_THAT_SIZE.search(page.source[: match.start()]) and _SINGULAR.match(page.text, match.end()):
            continue
        payment = re.compile(rf"{_SMALL}({_PAYMENT})").match(page.text, match.end())
        assert payment is not None
        if _COUNTED_DONE.search(page.source[: match.start()]) or _COUNTED_LATER.match(
            page.source, payment.start(1) - 1
        ):
            page.blot(match.start(), match.end())
            continue
        # The words between stay: "5 monthly payments" also tells how often.
        _note_count(page, match["n"], (match.start(), payment.end()))
        page.blot(match.start(), match.end())
        if not payment[1].startswith(("mensualidad", "parcialidad")):
            page.blot(*payment.span(1))
    for match in _RHYTHM_X.finditer(page.text):
        _note_count(page, match["n"], match.span("n"))
        page.blot(match.start("n") - 1, match.end())
    for pattern in (_SPLIT, _NTIMES, _PERIODS_OF):
        for match in page.take(pattern):
            number = next(value for value in match.groupdict().values() if value)
            if not (match.groupdict().get("n3") and is_past(page.source, *match.span())):
                _note_count(page, number, match.span())
    if not page.of("count"):
        for match in page.take(_IN_N):
            _note_count(page, match["n"], match.span())


def _note_count(page: Page, number: str | None, span: tuple[int, int]) -> None:
    if number and 1 < int(number) <= MAX_COUNT:
        page.note("count", int(number), span)


def read_lengths(page: Page) -> None:
    """Take "for 8 months", once frequencies and marked amounts are known.

    A length is a number of payments if it is spread ("over 6 months"), or if a payment
    every such unit stands in the text; otherwise it is only time.
    """
    only = _ONLY_MONTHS.fullmatch(page.text)
    if only:
        _note_count(page, only["n"], only.span("n"))
        return
    rhythms = {_PER_COUNT.get(item.value) for item in page.of("frequency")}
    for match in _LENGTH.finditer(page.text):
        if page.of("count"):
            return
        count = _count_of(page, match, rhythms)
        if count and count <= MAX_COUNT:
            page.note("count", count, match.span())
            page.blot(*match.span())


def _count_of(page: Page, match: "re.Match[str]", rhythms: set[str | None]) -> int | None:
    unit = next(name for stem, name in _UNIT_OF.items() if match["unit"].startswith(stem))
    number = int(match["n"]) if match["n"].isdigit() else 1
    if unit == "year":
        return number * 12 if "month" in rhythms and match["lead"] else None
    lead = match["lead"] or ""
    if number < 2 or not _is_length(page, match, lead):
        return None
    if unit in rhythms:
        return number
    if unit == "week" and "fortnight" in rhythms and number % 2 == 0:
        return number // 2
    if unit == "month" and "quincena" in rhythms:
        return number * 2
    spread = lead.startswith(("over", "across", "spread", "stretch", "a lo largo")) or lead in ("x", "a")
    after_sum = re.search(r"(?:[\d_]|dollars) ?$", page.text[: match.start()]) and lead in (
        "for",
        "por",
        "x",
        "4",
        "a",
        "durante",
    )
    return number if (spread or after_sum) and not rhythms else None


def _is_length(page: Page, match: "re.Match[str]", lead: str) -> bool:
    if lead in ("in", "en", "within"):
        return False
    if lead:
        return True
    before = page.text[: match.start()]
    return bool(re.search(r"(?:[\d_],? ?|monthly,? |weekly,? )$", before)) and not re.search(
        r"(?:need|give me|deme|in|en) ?$", before
    )
