"""Find card, bank, social security and ZIP numbers in a text (see `redaction`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_GAP = r"[\s.\-_/,*:;\u00b7\u2010-\u2015\u200b-\u200d\u2060\ufeff]{0,3}"
_DIGIT_RUN = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{12,39}}(?!\d)")
_GROUP = re.compile(r"\d+")
_CVV = re.compile(
    r"\b(?:cvv2?|cvc2?|cid|security code|codigo de seguridad|c[oó]digo de seguridad)\b\D{0,12}?(\d{3,4})(?!\d)",
    re.IGNORECASE,
)
_CVV_AFTER_CARD = re.compile(r"(?<![\d$/.,])(\d{3,4})(?![\d/.,])")
_SSN = re.compile(r"(?<![\d-])\d{3}[\s.\-\u2010-\u2015]\d{2}[\s.\-\u2010-\u2015]\d{4}(?![\d-])")
_SSN_NAMED = re.compile(
    r"\b(?:ssn|s\.s\.n\.?|social|seguro social|social security)\b\D{0,24}?(\d{3}\D?\d{2}\D?\d{4})(?!\d)", re.IGNORECASE
)
_NINE = re.compile(r"(?<![\d$-])\d{9}(?![\d-])")
_LAST4_NAMED = re.compile(
    r"\b(?:ssn|social|seguro social|last (?:4|four)|[uú]ltimos (?:4|cuatro))\b[^\d$]{0,30}?(?<!\d)(\d{4})(?![\d\-])",
    re.IGNORECASE,
)
_ROUTING = re.compile(r"\b(?:routing|aba|ruta)\b\D{0,20}?(\d{9})(?!\d)", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:account|acct|cuenta|checking|savings|bank)\b[^\d\n]{0,20}?(?<![\d-])(\d{8,17})(?![\d-])", re.IGNORECASE
)
_ACCOUNT_AFTER = re.compile(r"(?<![\d$])(\d{4,17})(?![\d.])")
_MONEY_BEFORE = re.compile(
    r"(?:\$|usd|us\$|€|£|#|pay|pays|paying|send|sending|afford|owe|owes|of|for|about|around|like|least|most|only do|do|"
    r"pagar|pago|debo|mandar|enviar|ofrezco|offer|give|dar|doy|than)\s*$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"\s*(?:\$|dollars?\b|bucks\b|usd\b|d[oó]lares\b|pesos\b|/\s?mo|a month|per month|al mes|a week|%|cents?\b|k\b)",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|en|desde|year|a[nñ]o|del|from|until|hasta)|['’]|[a-z]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?)\s*$",
    re.IGNORECASE,
)
_PHONE_BEFORE = re.compile(r"(?<!\d)\d{3}[\s.\-)]+$")
_BARE_4 = re.compile(r"(?<![\w$.,/\-#])(\d{4})(?![\w/\-]|[.,:]\d)")
_ZIP = re.compile(r"(?<![\w$.,/\-#])(\d{5})(?:-\d{4})?(?![\w/\-]|[.,]\d)")


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield card numbers: 13 to 19 digits that pass the Luhn check, in whatever grouping."""
    for run in _DIGIT_RUN.finditer(text):
        groups = [(run.start() + m.start(), run.start() + m.end()) for m in _GROUP.finditer(run.group())]
        index = 0
        while index < len(groups):
            last = _card_end(text, groups, index)
            if last is None:
                index += 1
                continue
            yield groups[index][0], groups[last][1]
            index = last + 1


def is_written_like_a_card(text: str, start: int, end: int) -> bool:
    """Tell whether digits are grouped as cards are printed: in one piece, in fours, 4-6-5, or digit by digit.

    A birth date next to a ZIP code or a reference passes the Luhn check one time in ten, but is not grouped like that.
    """
    sizes = [len(group) for group in _GROUP.findall(text[start:end])]
    return len(sizes) == 1 or sizes == [4, 6, 5] or set(sizes) <= {1, 2} or set(sizes[:-1]) == {4}


def cvvs(text: str) -> Iterator[tuple[int, int]]:
    """Yield card security codes: named ones, and three or four digits soon after a card number."""
    for match in _CVV.finditer(text):
        yield match.span(1)
    for _, end in cards(text):
        for match in _CVV_AFTER_CARD.finditer(text, end, min(len(text), end + 30)):
            yield match.span(1)


def social_security_numbers(text: str, *, expecting_identity: bool) -> Iterator[tuple[int, int]]:
    """Yield full social security numbers: written 3-2-4, named, or any nine digits when an answer is expected."""
    for match in _SSN.finditer(text):
        yield match.span()
    for match in _SSN_NAMED.finditer(text):
        yield match.span(1)
    if expecting_identity:
        for match in _NINE.finditer(text):
            if not _is_money(text, *match.span()):
                yield match.span()


def bank_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield routing numbers with the account number near them, and long numbers called an account."""
    routings = [match.span(1) for match in _ROUTING.finditer(text)]
    routings += [m.span() for m in _NINE.finditer(text) if _is_routing(_digits(m.group())) and m.span() not in routings]
    for start, end in routings:
        neighbours = [m.span(1) for m in _ACCOUNT_AFTER.finditer(text, end, min(len(text), end + 40))]
        if neighbours or _ROUTING.search(text):
            yield start, end
            yield from neighbours
    for match in _ACCOUNT.finditer(text):
        yield match.span(1)


def last_four(text: str, *, expecting_identity: bool) -> Iterator[tuple[int, int, str]]:
    """Yield four digits that are the end of a social security number: named always, bare only when expected."""
    for match in _LAST4_NAMED.finditer(text):
        yield (*match.span(1), _digits(match.group(1)))
    if not expecting_identity:
        return
    for match in _BARE_4.finditer(text):
        if _is_money(text, *match.span(1)):
            continue
        before = text[max(0, match.start() - 16) : match.start()]
        if _PHONE_BEFORE.search(before):
            continue
        if match.group(1)[:2] in ("19", "20") and _YEAR_BEFORE.search(before):
            continue
        yield (*match.span(1), _digits(match.group(1)))


def zip_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield five-digit and ZIP+4 codes that are not sums of money."""
    for match in _ZIP.finditer(text):
        if not _is_money(text, *match.span()):
            yield (*match.span(), _digits(match.group(1)))


def _card_end(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    """Return the group that ends a card number starting at group `first`, the longest reading first."""
    best: int | None = None
    digits = ""
    for last in range(first, len(groups)):
        digits += _digits(text[groups[last][0] : groups[last][1]])
        if len(digits) > 19:
            break
        if len(digits) >= 13 and digits[0] in "23456" and passes_luhn(digits):
            best = last
    return best


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of a card number (ISO/IEC 7812-1). No side effects."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_routing(digits: str) -> bool:
    weights = (3, 7, 1) * 3
    return digits != "0" * 9 and sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 10 == 0


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def _is_money(text: str, start: int, end: int) -> bool:
    return bool(_MONEY_BEFORE.search(text[max(0, start - 14) : start]) or _MONEY_AFTER.match(text, end))
