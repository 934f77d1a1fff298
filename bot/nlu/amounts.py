"""Rules for sums of money, in integer cents."""

import re

from bot.nlu.findings import Finding, Page
from bot.nlu.not_money import reads_as_money
from bot.nlu.number_words import TWO_READINGS

_NUMBER = r"\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_THOUSAND = r"(?: ?(?:k|thousand|mil))"
_MARK = r"(?:dollars|\$)"
_FREE = rf"(?<![\d.,{TWO_READINGS}])"
_DOLLARS_AND_CENTS = re.compile(
    rf"{_FREE}\$?(\d+) ?(?:dollars )?(?:and|con|y|with) (\d{{1,2}}) ?cents(?![a-zñ])|"
    rf"{_FREE}\$?(\d+) (?:dollars )?con (\d{{2}})(?!\d)"
)
_CENTS = re.compile(rf"{_FREE}(\d{{1,2}}) ?cents(?![a-zñ])")
_MARKED = re.compile(
    rf"\$ ?(?P<a>{_NUMBER})(?P<ak>{_THOUSAND}(?![a-zñ]))?(?: ?dollars(?![a-zñ]))?|"
    rf"{_FREE}(?P<b>{_NUMBER})(?P<bk>{_THOUSAND})? ?{_MARK}(?!\d)(?![a-zñ])|"
    rf"(?<![a-zñ_\d])dollars (?P<c>{_NUMBER})"
)
_AND_A_HALF = re.compile(
    rf"{_FREE}(\d+)(?: and (?:a |1 )?half|[ -]1/2| y medio)[ -]?(?:k|thousand|mil)(?![a-zñ])|"
    rf"{_FREE}(\d+) ?k and a half(?![a-zñ])"
)
_HALF_A = re.compile(r"(?<!and )(?<![a-zñ\d])half (?:of )?(?:a )?(1000|100)(?: dollars)?(?![a-zñ\d.,])")
_THOUSANDS = re.compile(rf"{_FREE}(?P<a>{_NUMBER})(?P<ak>{_THOUSAND})(?![a-zñ])")
_BARE = re.compile(rf"(?<![a-zñ0-9.,/:#@'{TWO_READINGS}-])(?P<a>{_NUMBER})(?![0-9/:@{TWO_READINGS}])(?:ish)?(?![a-zñ])")
_BARE_IN_RANGE = re.compile(rf"(?<=_-)(?P<a>{_NUMBER})(?![a-zñ0-9/:@-])")
_TWO = re.compile(rf"{_FREE}(\d{{1,2}}){TWO_READINGS}(\d{{2}})(?: ?dollars| ?\$)?")
_A_BUCK = re.compile(r"(?<![a-zñ])(?:a|1) dollars[ -](\d{2})(?![\d.,])(?! ?(?:dollars|cents))")
_ONE_DOLLAR = re.compile(r"(?<![a-zñ])(?:a|1|un) dollars(?= (?:a|per|each|every|al?|por|cada)\b)")
# Under ten a bare figure is money only where money is plainly meant.
_PER_TIME = re.compile(
    r" ?(?:/|per\b|a (?:week|month)|each (?:week|month)|every (?:week|month|other|2|\w+day)|weekly|monthly|biweekly|"
    r"por (?:semana|mes|quincena)|al mes|a la semana|cada|x semana|semanal|mensual|quincenal)"
)
_PAY_VERB = re.compile(
    r"\b(?:pay|send|afford|swing|only (?:got|have|do)|spare|dar(?:l?e?s?)?|doy|pagar(?:l?e?s?)?|mando|abonar|abono) "
    r"(?:u |you |like |about |maybe |unos |como |nomas )?$"
)
_PENNILESS = re.compile(r"(?:\b(?:not|ni|never|nor|no)|n'?t \w+)(?: \w+){0,2} $")
# "80, not 8": what is put right names a sum however small.
_NOT_SMALL = re.compile(
    r"\s*,? ?(?:and )?(?:not|no|instead of|rather than|en vez de|en lugar de) \$?(?P<a>[1-9])(?=\s*(?:$|[.!?;)]))"
)
_SMALL_NOT = re.compile(
    r"(?:^|\b(?:said|meant|put|typed|type|say|dije|puse|not|no),? )\$?(?P<a>[1-9]),? (?:not|no) \$?$"
)
# What may stand between the two figures of a range.
_JOINT = re.compile(
    r"\s*(?:ish)?\s*(?:(?P<dash>-)|(?P<alone>,? ?(?:or|o|u|to|hasta|maybe|or maybe|o tal vez|o quizas?|or even|"
    r"possibly)|a)|"
    r"(?P<paired>and|y|to|-)|(?P<next_to>))\s*(?:\$|like |about |maybe |around |como |unos |even |a )*\s*"
)
_PAIRED = re.compile(r"\b(?:between|entre|anywhere from|from|de|btwn|range of)\s*(?:like |about |unos |como |\$)*\s*$")
# "no less than 25, no more than 50".
_FLOOR = re.compile(
    r"\b(?:no less than|not less than|at least|a minimum of|minimum|al menos|por lo menos|minimo|no menos de)\s*\$?$"
)
_CEILING = re.compile(
    r",? ?(?:and |but |y |pero )?(?:no more than|not more than|at most|up to|a maximum of|maximum|max|no mas de|"
    r"maximo|como maximo|hasta)\s*\$?"
)
_CUT_DOWN = re.compile(
    r"\b(?:down|lower|drop|reduce|cut|bring|go|change|move|up|raise|baj\w+|cambi\w+) (?:\w+ ){0,3}from\s*$"
)
MAX_CENTS = 100_000_000
SMALLEST_BARE = 10


def read_marked_amounts(page: Page) -> None:
    """Take amounts with a currency sign or word, thousands such as "2k", and double readings."""
    for match in page.take(_DOLLARS_AND_CENTS):
        cents = int(match[1] or match[3]) * 100 + int(match[2] or match[4])
        _note(page, cents, match.span())
    _read_two_readings(page)
    for match in page.take(_CENTS):
        if not _PENNILESS.search(page.source[: match.start()]) and not _is_my_two_cents(page, match):
            _note(page, int(match[1]), match.span())
    for match in page.take(_HALF_A):
        _note(page, int(match[1]) * 50, match.span())
    for match in page.take(_AND_A_HALF):
        _note(page, int(match[1] or match[2]) * 100_000 + 50_000, match.span())
    for pattern in (_MARKED, _THOUSANDS):
        for match in pattern.finditer(page.text):
            groups = match.groupdict()
            number = groups["a"] or groups.get("b") or groups.get("c") or ""
            thousands = bool(groups.get("ak") or groups.get("bk"))
            cents = to_cents(number, thousands=thousands)
            if pattern is _THOUSANDS and not reads_as_money(page.text, match.start(), match.end(), number):
                cents = None
            if cents != 100 or not _PENNILESS.search(page.source[: match.start()]):
                _note(page, cents, match.span())
            page.blot(*match.span())
    for match in page.take(_ONE_DOLLAR):
        _note(page, 100, match.span())


def read_bare_amounts(page: Page) -> None:
    """Take the figures nothing else has claimed: ten and more are dollars.

    The dialogue decides what they mean; every amount is read back before it binds.
    """
    for match in _BARE.finditer(page.text):
        _read_bare(page, match)
    for match in _BARE_IN_RANGE.finditer(page.text):
        _read_bare(page, match)
    _read_low_ends(page)
    _read_put_right(page)
    _pair_ranges(page)


def to_cents(number: str, *, thousands: bool) -> int | None:
    """Read "1,200", "1.200", "12.5", "12,50" as cents; None when it is no sum of money."""
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?", number):
        found = re.fullmatch(r"(.*?\d{3})(?:([.,])(\d{1,2}))?", number)
        whole, _, cents = found.groups(default="") if found else ("", "", "")
        digits = re.sub(r"\D", "", whole)
    else:
        digits, _, cents = number.replace(",", ".").partition(".")
    if (len(digits) > 1 and digits.startswith("0")) or len(digits) > 7:
        return None
    total = int(digits or 0) * 100 + int(cents.ljust(2, "0") or 0)
    total *= 1_000 if thousands else 1
    # "401k" is a pension plan, not a sum.
    if thousands and number == "401":
        return None
    return total if 0 < total <= MAX_CENTS else None


def _note(page: Page, cents: int | None, span: tuple[int, int]) -> None:
    if cents is not None and 0 < cents <= MAX_CENTS:
        page.note("amount", cents, span)


def _read_two_readings(page: Page) -> None:
    for pattern in (_TWO, _A_BUCK):
        for match in page.take(pattern):
            dollars, rest = (int(match[1]), int(match[2])) if pattern is _TWO else (1, int(match[1]))
            if reads_as_money(page.text, match.start(), match.end(), f"{dollars}00"):
                small = dollars * 100 + rest
                page.note("amount", small * 100, match.span(), either=[small, small * 100])


def _is_my_two_cents(page: Page, match: "re.Match[str]") -> bool:
    return match[1] == "2" and bool(re.search(r"\b(?:my|your|his|her|mis) $", page.source[: match.start()]))


def _read_bare(page: Page, match: "re.Match[str]") -> None:
    number = match["a"]
    cents = to_cents(number, thousands=False)
    if cents is None or not reads_as_money(page.text, match.start(), match.end(), number):
        return
    is_small = cents < SMALLEST_BARE * 100 and "." not in number
    if is_small and not (
        _PER_TIME.match(page.source, match.end())
        or (cents >= 500 and _PAY_VERB.search(page.source[: match.start()]) and _ends(page.source, match.end()))
    ):
        return
    page.note("amount", cents, match.span())
    page.blot(*match.span())


def _ends(text: str, at: int) -> bool:
    return (
        re.match(r"\s*(?:$|[.,!?;]|and\b|but\b|on\b|now|today|tomorrow|this|next|\w+day\b|y\b|pero\b|el\b)", text[at:])
        is not None
    )


def _read_low_ends(page: Page) -> None:
    """Take the 5 of "5 or 10 dollars", too small to be an amount by itself."""
    for high in page.of("amount"):
        before = page.text[: high.start]
        match = re.search(r"(?<![\w.,/:#$])\$?(?P<a>[1-9])(?P<joint>\s*(?:-|or|o|to|a)\s*\$?\s*)$", before)
        if match and int(match["a"]) * 100 < high.value and not re.search(r"[a-zñ]$", before[: match.start()]):
            scale = 1 if match[0].startswith("$") else _shared_scale(page, int(match["a"]), high)
            page.note("amount", int(match["a"]) * 100 * scale, (match.start(), match.end("a")))
            page.blot(match.start(), match.end("a"))


def _shared_scale(page: Page, low: int, high: Finding) -> int:
    """Return the scale of the 2 of "2-3k" and "2 or 300", by which the high end is told."""
    if re.search(r"k$", page.source[high.start : high.end]):
        return 1_000
    digits = str(high.value // 100)
    return 10 ** (len(digits) - 1) if re.fullmatch(r"[1-9]0{2,3}", digits) and low < int(digits[0]) else 1


def _read_put_right(page: Page) -> None:
    for other in page.of("amount"):
        match = _NOT_SMALL.match(page.text, other.end) or _SMALL_NOT.search(page.text[: other.start])
        if match:
            page.note("amount", int(match["a"]) * 100, match.span("a"))
            page.blot(*match.span("a"))


def _pair_ranges(page: Page) -> None:
    amounts = page.of("amount")
    at = 0
    while at + 1 < len(amounts):
        low, high = amounts[at], amounts[at + 1]
        if not low.extra and not high.extra and _is_range(page, low, high):
            page.replace(low, Finding("amount", low.value, low.start, low.end, {"role": "low"}))
            page.replace(high, Finding("amount", high.value, high.start, high.end, {"role": "high"}))
            at += 1
        at += 1


def _is_range(page: Page, low: Finding, high: Finding) -> bool:
    between, before = page.source[low.end : high.start], page.source[: low.start]
    if low.value >= high.value:
        return False
    if _FLOOR.search(before) and _CEILING.fullmatch(between):
        return True
    joint = _JOINT.fullmatch(between)
    if not joint:
        return False
    return not _CUT_DOWN.search(before) and (not joint["paired"] or bool(_PAIRED.search(before)))
