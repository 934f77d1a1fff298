"""Rules for sums of money, in integer cents."""

import re

from bot.nlu.findings import Page

_NUMBER = r"\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_THOUSAND = r"(?: ?(?:k|thousand|mil))"
_DOLLARS = r" ?(?:dollars|dolares|pesos|\$)"
_MARKED = re.compile(
    rf"\$ ?(?P<a>{_NUMBER})(?P<ak>{_THOUSAND}(?![a-zñ]))?(?: ?(?:dollars|dolares|pesos)(?![a-zñ]))?|"
    rf"(?<![\d.,])(?P<b>{_NUMBER})(?P<bk>{_THOUSAND})?{_DOLLARS}(?![a-zñ])"
)
_THOUSANDS = re.compile(rf"(?<![\d.,])(?P<a>{_NUMBER})(?P<ak>{_THOUSAND})(?![a-zñ])")
_BARE = re.compile(rf"(?<![a-zñ0-9.,/:#@'-])(?P<a>{_NUMBER})(?![a-zñ0-9/:@])")

# A figure after one of these words names something else than money.
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:ref(?:erence)?|acct|account|case|caso|number|numero|no\.|num|zip|code|codigo|chapter|"
    r"ch|capitulo|age|edad|im|i'm|i am|tengo|apt|unit|"
    r"room|route|suite|ending in|ends in|last 4|year|año|since|desde|in|from|del?|born|highway|hwy|"
    r"box|cuenta|zona|title|section|extension|ext)\s?#?\s?)$"
)
# ... but "in", "from" and the like only where the figure can be a year.
_YEARLIKE_ONLY = re.compile(r"\b(?:in|from|since|desde|del?|year|año|tengo)\s?$")
_OTHER_AFTER = re.compile(
    r"\s?(?:years?|yrs?|y/o|yo|anos|años|days?|dias?|weeks?|semanas?|months?|mes(?:es)?|hours?|hrs?|"
    r"horas?|minutes?|mins?|minutos?|am|pm|times|veces|"
    r"people|kids|children|hijos|niños|calls|texts|mensajes|llamadas|messages|st|nd|rd|th|street|ave|"
    r"avenue|road|lbs?|miles|points|puntos|or older|percent|%|f)\b"
)
MAX_CENTS = 100_000_000
SMALLEST_BARE = 10


def read_marked_amounts(page: Page) -> None:
    """Take amounts with a currency sign or word, and thousands such as "2k"."""
    for pattern in (_MARKED, _THOUSANDS):
        for match in page.take(pattern):
            groups = match.groupdict()
            number = groups["a"] or groups.get("b") or ""
            cents = to_cents(number, thousands=bool(groups.get("ak") or groups.get("bk")))
            if cents is not None:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                page.note("amount", cents, (start, match.end()))


def read_bare_amounts(page: Page) -> None:
    """Take the figures nothing else has claimed: ten and more are dollars.

    The dialogue decides what they mean; every amount is read back before it binds.
    """
    for match in _BARE.finditer(page.text):
        cents = to_cents(match["a"], thousands=False)
        if cents is None or cents < SMALLEST_BARE * 100 or not _reads_as_money(page.text, match):
            continue
        page.note("amount", cents, match.span())
        page.blot(*match.span())


def to_cents(number: str, *, thousands: bool) -> int | None:
    """Read "1,200", "1.200", "12.5", "12,50" as cents; None when it is no sum of money."""
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?", number):
        whole, _, cents = re.fullmatch(r"(.*?\d{3})(?:([.,])(\d{1,2}))?", number).groups(default="")
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


def _reads_as_money(text: str, match: "re.Match[str]") -> bool:
    before, number = text[: match.start()], match["a"]
    if _OTHER_AFTER.match(text, match.end()):
        return False
    named = _OTHER_BEFORE.search(before)
    if named and not (_YEARLIKE_ONLY.search(before) and not _is_yearlike(number)):
        return False
    return len(re.sub(r"\D", "", number)) < 6 or "," in number or "." in number


def _is_yearlike(number: str) -> bool:
    return number.isdigit() and 1900 <= int(number) <= 2099
