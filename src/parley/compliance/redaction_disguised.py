"""Card numbers in disguise: digits as words or look-alike letters, a word in between, or spread over several messages.

A number counts when it has the beginning and the length of an issued card and passes the Luhn check; what is spread over
messages is cut off from the ninth digit on, so that never more than the first eight are kept (a permitted truncation).
Source: PCI DSS 4.x, requirement 3; rules PCI-NOPAN, EV-PAN.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.compliance.redaction_numbers import passes_luhn

_SPOKEN = {
    **dict(
        zip(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], "0123456789", strict=True)
    ),
    **dict(
        zip(
            ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
            "0123456789",
            strict=True,
        )
    ),
    "oh": "0",
    "nought": "0",
    "un": "1",
}
_LIKE_A_DIGIT = {"o": "0", "i": "1", "l": "1", "|": "1"}
_JOINS = ("and", "then", "y", "luego", "dash", "guion", "space", "espacio")
_GAP = re.compile(r"[\s.,\-_/*:;\u00b7\u2010-\u2015\u200b-\u200d\u2060\ufeff]{0,3}")
_TOKEN = re.compile(
    rf"(?P<chunk>[oOiIlL|]{{0,3}}\d[\doOiIlL|]*)|(?<![^\W\d_])(?P<spoken>{'|'.join(_SPOKEN)})(?![^\W\d_])|"
    rf"(?<![^\W\d_])(?P<join>{'|'.join(_JOINS)})(?![^\W\d_])",
    re.IGNORECASE,
)
_LENGTHS = (
    (re.compile(r"4"), {13, 16, 19}),
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), {16}),
    (re.compile(r"3[47]"), {15}),
    (re.compile(r"30[0-5]|3[689]"), {14, 16}),
    (re.compile(r"35"), {16}),
    (re.compile(r"6011|64[4-9]|65|62|81"), {16, 17, 18, 19}),
    (re.compile(r"5018|5020|5038|6304|67(?:59|6[1-3])"), set(range(12, 20))),
)
_TAIL = re.compile(r"(\d(?:[\s.\-]{0,2}\d)*)\W*$")
_HEAD = re.compile(r"\W*(\d(?:[\s.\-]{0,2}\d)*)")
_FOUR = re.compile(r"\W*\d{4}\W*")
_MASKED = "[card]"
_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    digits: str
    is_disguise: bool


def disguised_cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of card numbers that are not simply written in digits."""
    for run in _runs(text):
        yield from _cards_in(run)


def continues_a_card(earlier: Sequence[str], text: str, *, may_guess: bool) -> tuple[int, int] | None:
    """Return the place of digits in `text` that go on with a card number begun in earlier messages, newest last.

    Args:
        earlier: The latest messages before this one, as they were stored.
        text: What was written now.
        may_guess: True lets groups of four count before the number is complete; while identity answers are expected,
            a year or a ZIP code must not be taken for one.
    """
    head = _HEAD.match(text)
    if head is None or not earlier:
        return None
    now = _decimal(head.group(1))
    if earlier[-1].rstrip(" .!").endswith(_MASKED):
        return head.span(1) if may_guess and len(now) <= 7 and _FOUR.fullmatch(text[: head.end()]) else None
    before, all_fours = "", _FOUR.fullmatch(text) is not None
    for said in reversed(earlier):
        tail = _TAIL.search(said)
        if tail is None:
            break
        before = _decimal(tail.group(1)) + before
        all_fours = all_fours and _FOUR.fullmatch(said[tail.start() :]) is not None
        if is_card(before + now) or (may_guess and all_fours and len(before) >= _KEPT and _may_begin(before)):
            return head.span(1)
        if tail.start() > 0 and said[: tail.start()].strip():
            break
    return None


def is_card(digits: str) -> bool:
    """Tell whether these are the digits of a card: a beginning that is issued, its length, and the Luhn check."""
    return _may_begin(digits, len(digits)) and passes_luhn(digits)


def _may_begin(digits: str, length: int | None = None) -> bool:
    return any(begin.match(digits) and (length is None or length in lengths) for begin, lengths in _LENGTHS)


def _runs(text: str) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    for token in _TOKEN.finditer(text):
        if run and not _GAP.fullmatch(text, run[-1].end, token.start()):
            yield run
            run = []
        run.append(_piece(token))
    yield run


def _piece(token: re.Match[str]) -> _Piece:
    word = token.group().lower()
    if token.group("spoken"):
        return _Piece(token.start(), token.end(), _SPOKEN[word], is_disguise=True)
    if token.group("join"):
        return _Piece(token.start(), token.end(), "", is_disguise=True)
    digits = "".join(_LIKE_A_DIGIT.get(char) or _decimal(char) for char in word)
    return _Piece(token.start(), token.end(), digits, is_disguise=any(char in _LIKE_A_DIGIT for char in word))


def _cards_in(run: list[_Piece]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(run):
        last = _last_piece(run, first)
        if last is not None:
            yield run[first].start, run[last].end
            first = last
        first += 1


def _last_piece(run: list[_Piece], first: int) -> int | None:
    digits, is_disguised, best = "", False, None
    for index in range(first, len(run)):
        digits += run[index].digits
        is_disguised = is_disguised or run[index].is_disguise
        if len(digits) > 19:
            break
        if is_disguised and run[first].digits and run[index].digits and is_card(digits):
            best = index
    return best


def _decimal(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
