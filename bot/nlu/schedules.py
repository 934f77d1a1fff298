"""Rules for how often, how many, which share, and which menu line."""

import re
from re import Pattern

from bot.nlu.findings import Page, words

_UNIT = r"(?:payments?|installments?|pagos?|cuotas?|abonos?|mensualidades|parcialidades|plazos)"

# Order matters: the longer reading first, so that "every 2 weeks" is not weekly.
FREQUENCIES: dict[str, Pattern[str]] = {
    "semimonthly": words(
        r"(?:twice|2 times|2x) (?:a|per|each|every) month",
        r"semi[- ]?monthly",
        r"(?:2|dos) veces (?:al|por) mes",
        r"bimensual",
        r"(?:the )?1st and (?:the )?1[56]th(?: of (?:the|each|every) month)?",
        r"(?:the )?15th and (?:the )?(?:30th|31st|1st|last)(?: of (?:the|each|every) month)?",
        r"quincenal(?:mente)?",
        r"(?:cada|por|a la|x|todas las|las?) quincenas?",
        r"(?:los )?(?:dias )?15 y (?:los )?(?:30|ultimo|1)(?: de cada mes)?",
    ),
    "biweekly": words(
        r"bi[- ]?weekly",
        r"(?:every|each|per|/) ?(?:2|other|second|2nd) ?weeks?",
        r"every other (?:mon|tues|wednes|thurs|fri|satur|sun)day",
        r"every other (?:pay ?(?:day|check)|check)",
        r"fortnight(?:ly)?",
        r"every (?:14|15) days",
        r"every (?:2|second|2nd) (?:mon|tues|wednes|thurs|fri)days?",
        r"cada (?:2|14|15|dos|quince|catorce) (?:semanas|dias)",
        r"catorcenal(?:mente)?",
        r"bisemanal(?:mente)?",
        r"(?:cada|por) catorcena",
        r"(?:una semana si y una no|semana de por medio|cada 2 viernes)",
    ),
    "weekly": words(
        r"weekly",
        r"(?:every|each|per|a|an|/) ?(?:single )?week",
        r"/ ?week",
        r"every 7 days",
        r"(?:every|each) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
        r"semanal(?:mente)?",
        r"(?:cada|por|a la|x|todas las) ?semanas?",
        r"(?:cada|todos los) (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)",
        r"(?:mon|tues|wednes|thurs|fri)days every week",
        r"cada 7 dias",
        r"/ ?semana",
    ),
    "monthly": words(
        r"monthly",
        r"(?:of )?(?:every|each|per|a|once a) ?(?:single )?month",
        r"/ ?month",
        r"every 30 days",
        r"mensual(?:mente)?",
        r"mensualidad(?:es)?",
        r"(?:de )?(?:cada|por|al|x|todos los) ?mes(?:es)?",
        r"cada 30 dias",
        r"/ ?mes",
    ),
    "once": words(
        r"one[- ]?time(?: payment)?",
        r"(?:just|only)? ?once(?! (?:i|you|my|we|a|the|it|they|he|she|per|every|each|upon|again|in))",
        r"lump[- ]sum",
        r"all at once",
        r"(?:in|as|make|with)? ?(?:1|one|a single|a one) (?:single )?payments?",
        r"una (?:sola )?vez",
        r"de una(?: sola)? vez",
        r"(?:en |de )?(?:1|un|una)(?: solo| sola)? (?:pago|exhibicion)",
        r"un solo pago",
        r"de contado",
        r"1 (?:sola )?vez",
    ),
}

_PERCENT = re.compile(r"(?<![\d.])(\d{1,3})(?:\.(\d{1,2}))? ?(?:%|percent|por ?ciento)")
_HALF = words(r"half(?! (?:an? hour|hour|past|day|of the (?:month|year)|a (?:day|year|month)))", r"la mitad")
_COUNT = re.compile(
    rf"(?<![\d.,$])(\d{{1,2}})(?: (?:equal|monthly|weekly|biweekly|more|small|iguales|mas|easy))?"
    rf" (?:{_UNIT}|(?:equal|monthly) {_UNIT})(?![a-zñ])"
)
_SPREAD = re.compile(
    r"(?<![a-zñ])(?:over|across|spread over|durante|a lo largo de|por|for|4|a) (?:the )?(?:next |los proximos )?"
    r"(\d{1,2}) (?:months?|meses|weeks?|semanas|quincenas)(?! (?:ago|late|behind|free|straight|now|que|old))(?![a-zñ])"
)
_TIMES = re.compile(r"(?<=[\d _])x ?(\d{1,2})(?![\d.,a-zñ])")
_OPTION_ONLY = re.compile(r"\s*(?:#|no\.?|num(?:ber)?|opt(?:ion)?|opcion|numero|la|el|the)?\s*([1-9])\s*[.)!]?\s*")
_OPTION = words(
    r"(?:option|opcion|number|numero|choice|choose|pick|elijo|escojo)(?: number| numero| la| el| the)? ?#?([1-9])"
)
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "primera": 1,
    "primer": 1,
    "primero": 1,
    "segunda": 2,
    "segundo": 2,
    "tercera": 3,
    "tercer": 3,
    "tercero": 3,
    "cuarta": 4,
    "cuarto": 4,
}
_ORDINAL_OPTION = words(rf"(?:the |la |el )?({'|'.join(_ORDINALS)}) (?:one|option|opcion|choice)")
_ORDINAL_ONLY = re.compile(rf"\s*(?:the|la|el) ({'|'.join(_ORDINALS)})\s*[.!]?\s*")
MAX_COUNT = 60


def read_option_only(page: Page) -> bool:
    """Take a message that is nothing but a menu answer; tell whether it was one."""
    match = _OPTION_ONLY.fullmatch(page.text)
    if match:
        value = int(match[1])
    else:
        match = _ORDINAL_ONLY.fullmatch(page.text)
        if not match:
            return False
        value = _ORDINALS[match[1]]
    page.note("option", value, match.span(1))
    page.blot(0, len(page.text))
    return True


def read_options(page: Page) -> None:
    """Take menu answers inside a sentence."""
    for match in page.take(_ORDINAL_OPTION):
        page.note("option", _ORDINALS[match[1]], match.span())
    for match in page.take(_OPTION):
        page.note("option", int(match[1]), match.span())


def read_percents(page: Page) -> None:
    """Take shares, in basis points."""
    for match in page.take(_PERCENT):
        page.note("percent", int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")), match.span())
    for match in page.take(_HALF):
        page.note("percent", 5_000, match.span())


def read_frequencies(page: Page) -> None:
    """Take how often."""
    for frequency, pattern in FREQUENCIES.items():
        for match in page.take(pattern):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            page.note("frequency", frequency, (start, match.end()))


def read_counts(page: Page) -> None:
    """Take how many payments."""
    for pattern in (_COUNT, _SPREAD, _TIMES):
        for match in page.take(pattern):
            if 1 <= int(match[1]) <= MAX_COUNT:
                page.note("count", int(match[1]), match.span())
