"""Rules for shares: percentages, and parts of the balance such as "half" and "all of it"."""

import re

from bot.nlu.findings import Page, words

_PERCENT = re.compile(r"(?<![\d.,¦])(\d{1,3})(?:[.,](\d{1,2}))? ?(?:%|percent|per cent|por ?cien(?:to)?)(?![a-zñ])")
# "100% sure" is a manner of speaking.
_SURE = re.compile(
    r" ?(?:\w+ly )?(?:sure|certain|positive|serious|honest|true|real|wrong|not|legit|agree|done|on board|with you|"
    r"behind|seguro|segura|cierto|verdad|de acuerdo|able|disabled|innocent|fake|scam|sincer[oa]|better|recovered)\b"
)
_ON_THE_DOLLAR = re.compile(
    r"(?<![\d.,])(\d{1,2}) ?(?:cents|c) (?:on|per|for|to|in) (?:the|every|each|a) dollars(?![a-zñ])|"
    r"(?<![\d.,])(\d{1,2}) cents (?:por|de|del|sobre el|al|en el) (?:cada )?dollars(?![a-zñ])"
)
# What a share of is not a share of the balance.
_NOT_THE_BALANCE = (
    r"(?! ?-?(?:of |de |del )?(?:(?:my|your|his|her|our|their|these|those|them|us|you|mi|mis|su|sus|nuestr[oa]s?)\b"
    r"(?! (?:balance|debt|bill|deuda|saldo|cuenta))"
    r"|(?:what|lo que) (?:i|we|he|she|gan\w+|hac\w+|cobr\w+|sac\w+|me pag\w+|entr\w+)\b(?! owe))"
    r"|[ -](?:of |de |del )?(?:the |la |el |an? |un |una |this |that |all )?"
    r"(?:right(?! now)|of (?:yall|y'all|u|ya)\b|yall|hours?|days?|way|time|years?|months?|weeks?|night|asleep|dead|"
    r"drunk|crazy|awake|naked|brothers?|sisters?|"
    r"siblings?|dozen|mile|people|messages?|texts?|house|town|world|country|past|sick|full|empty|blind|deaf|"
    r"hearted|as\b|sueldo|cheque|familia|mes|año|semana|dia|noche|camino|mundo|gente|precio|tiempo|casa|calle|"
    r"party|person|call|letter|job|wheel|cousin|grade|shift|check|paycheck|pay\b|income|wages|salary|stuff|"
    r"things|cosas|pounder|tank|back))"
)
_HALF = words(
    rf"(?<!better )(?<!and a )(?<!and )(?:(?:the )?other )?half(?:sies)?{_NOT_THE_BALANCE}",
    rf"and half{_NOT_THE_BALANCE}",
    rf"(?:la |el )?(?:otra |primera )?mitad{_NOT_THE_BALANCE}",
    rf"(?:1/2|1 half)(?= (?:of|de)\b| now| down| up ?front| today| ahor| hoy){_NOT_THE_BALANCE}",
)
_NOT_HALF_BEFORE = re.compile(r"(?:cut|cuts|slashed|reduced|chopped|dropped|a) (?:in |by |to |la |por la )?$")
_WHOLES = {"third": 3, "tercio": 3, "tercera": 3, "fourth": 4, "quarter": 4, "cuart": 4, "fifth": 5, "quint": 5}
_PART = (
    r"(?P<whole>third|fourth|quarter|fifth)s?|"
    r"(?P<parte>tercera|cuarta|quinta)s? partes?|(?P<tercio>tercio|cuarto|quinto)s?"
)
_FRACTION = words(
    r"(?:(?P<parts>\d|a|an|un|una|la|dos|tres) |(?=quarter of|third of|"
    rf"half of))(?:{_PART})(?P<rest>{_NOT_THE_BALANCE})"
)
_FIGURES = re.compile(
    r"(?<![\d/.])([1-4])/([2-5])(?: ?rds?| ?ths?)?(?= (?:of|de) (?:it|that|this|what|the (?:balance|debt|bill|total|"
    r"amount|full)|lo|la|el|eso|mi deuda|my (?:debt|balance|bill))\b| (?:now|down|up ?front)\b)"
)
_OF_WHAT = re.compile(
    r" (?:of|de) (?:it|that|this|what|the|my|lo|la|el|eso|todo|mi|esa|esta)\b| (?:now|down|up ?front|off|today|"
    r"tomorrow|hoy|ahor\w+|this|next|on|by|el|mañana)\b"
)
_ALL = (
    r"(?:all of (?:it|this|that)|it all(?! at (?:once|1 time|one time))|the (?:whole|entire|full) (?:thing|amount|"
    r"balance|debt|bill|sum|total|lot|tab)|"
    r"(?:whole|entire|full) (?:balance|amount)|every(?:thing| cent| penny)(?: (?:that )?i owe)?|in full|"
    r"the (?:balance|debt|bill) in full|all i owe|todo lo que (?:debo|se debe)|"
    r"(?:la deuda|el saldo|la cuenta|el total|el monto|la cantidad)(?: (?:complet[oa]|enter[oa]|total))|"
    r"(?:el|mi) balance (?:completo|entero|total)|(?:toda la|todo el) (?:deuda|saldo|cuenta|monto|total|balance)|"
    r"la totalidad|todo(?: completo| junto)?|completo|"
    r"por completo|el total)"
)
_ALL_FOUND = words(_ALL)
_PAYING = (
    r"(?:pay(?:ing)?|send|settle|clear(?: out)?|cover|take care of|knock out|wipe out|do|swing|"
    r"pagar(?:l[oae]s?|te)?|pago|pagare|liquid[aeo]r?(?:l[oa])?|salda[r]?(?:l[oa])?|cubr[oi]r?(?:l[oa])?|"
    r"cancel[aeo]r?(?:l[oa])?|mand[aeo]r?|doy|dar|abon[aeo]r?|deposit[aeo]r?|termin[aeo]r?)"
)
_PAYS_ALL = re.compile(
    rf"(?<![a-zñ])(?P<verb>{_PAYING})(?: (?:off|out|u|you|it|yall|this|the|le|les|lo|la|for|back|you back|ya|"
    rf"de)){{0,3}} "
    rf"(?P<all>{_ALL})(?![a-zñ])|(?<![a-zñ])(?P<all2>todo) (?:lo |se lo |les |le |la )?(?:pago|liquido|saldo|mando)\b"
)
_ONLY_ALL = re.compile(
    rf"\s*(?:i want |ill |i'll )?(?P<all>{_ALL})(?= ?(?:$|[.!,;]|_|\bon\b|\bby\b|\btoday\b|\btomorrow\b|\bnow\b|"
    r"\bnext\b|"
    r"\bel\b|\bpara\b|\bmañana\b|\bhoy\b|\ben (?:un|1|una)\b|\bfriday|\bplease|\bat once|\bthis\b|\bin\b|\bde\b|"
    r"\bfor\b))"
)
_NOT_ALL = re.compile(
    r"(?:\b(?:can'?t|cannot|cant|can not|won'?t|wont|don'?t|dont|not|never|unable|no|ni|nunca)\b[^.!?;,]{0,40})$"
)
_ALL_PLAINLY = re.compile(
    r"the (?:whole|entire|full) (?:amount|balance|debt|bill|total)|(?:whole|entire|full) (?:balance|amount)|all i owe|"
    r"everything i owe|todo lo que debo|(?:el|mi) balance (?:completo|entero|total)|(?:toda la|todo el) (?:deuda|"
    r"saldo|balance)|(?:el saldo|"
    r"la deuda) (?:complet|ent|total)"
)
FULL = 10_000


def read_percents(page: Page) -> None:
    """Take percentages, in basis points."""
    for match in page.take(_ON_THE_DOLLAR):
        page.note("percent", int(match[1] or match[2]) * 100, match.span())
    for match in page.take(_PERCENT):
        value = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
        if 0 < value <= FULL and not (value == FULL and _SURE.match(page.source, match.end())):
            page.note("percent", value, match.span())


def read_balance_shares(page: Page) -> None:
    """Take shares of the balance, in basis points: half 5000, a third 3333, all 10000."""
    for match in page.take(_FIGURES):
        top, bottom = int(match[1]), int(match[2])
        if top < bottom:
            page.note("balance_share", _basis_points(top, bottom), match.span())
    for match in _FRACTION.finditer(page.text):
        _read_fraction(page, match)
    for match in _HALF.finditer(page.text):
        if not _NOT_HALF_BEFORE.search(page.source[: match.start()]):
            page.note("balance_share", 5_000, match.span())
            page.blot(*match.span())
    _read_all(page)


def _read_fraction(page: Page, match: "re.Match[str]") -> None:
    part = match["whole"] or match["parte"] or match["tercio"]
    bottom = next(value for stem, value in _WHOLES.items() if part.startswith(stem))
    said = match["parts"] or "a"
    parts = {"dos": 2, "tres": 3}.get(said, int(said) if said.isdigit() else 1)
    named = match["parte"] or part in ("third", "tercio") or _OF_WHAT.match(page.source, match.end())
    # "a quarter" alone is a coin, "the fourth" a day, "tercera" mostly a menu line.
    if parts < bottom and named and not (said == "la" and not match["parte"]):
        page.note("balance_share", _basis_points(parts, bottom), match.span())
        page.blot(*match.span())


def _basis_points(parts: int, whole: int) -> int:
    return (parts * FULL * 2 + whole) // (2 * whole)


def _read_all(page: Page) -> None:
    spans = [match.span("all") if match["all"] else match.span("all2") for match in _PAYS_ALL.finditer(page.text)]
    start = _ONLY_ALL.match(page.text)
    spans += [start.span("all")] if start else []
    spans += [match.span() for match in _ALL_FOUND.finditer(page.text) if _ALL_PLAINLY.match(match[0])]
    for start_at, end in sorted(set(spans)):
        taken = Page.BLOT in page.text[start_at:end]
        if not taken and not _NOT_ALL.search(page.source[:start_at]):
            page.note("balance_share", FULL, (start_at, end))
            page.blot(start_at, end)
