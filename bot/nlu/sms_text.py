"""Write a text message out the way the entity rules expect to read it.

Look-alike characters become plain ones, short forms and misspellings become words and
number words become figures, while every character keeps the place it came from, so that
a finding can be shown in the original message.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.nlu.number_words import figures
from bot.nlu.pieces import Piece
from bot.nlu.spelling import COUNTED, corrected, short_forms

# Longer messages carry no payment proposal worth the time of reading all of them.
MAX_CHARACTERS = 1_000

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-zñ]+(?:'[a-zñ]+)?|\s+|.", re.DOTALL)
# "$1OO": the letter O typed for a zero, beside a sign or twice; "5o" alone is an ordinal.
_LETTER_ZEROS = re.compile(r"(?:\$\d+o|\doo)o*(?![a-zñ\d])")
_PLACEHOLDER = re.compile(r"\[[a-z_]+\]")
_SIGNS = str.maketrans({**dict.fromkeys("’‘`´", "'"), **dict.fromkeys("–—‐‑−", "-"), "⁄": "/", "¢": " cents"})
# Stay glued to their figure: 2nd, 3pm, 2k.
_SUFFIXES = {"st", "nd", "rd", "th", "am", "pm", "k", "x", "ro", "er", "ero"}
_TILDE = "\u0303"


@dataclass(frozen=True)
class SmsText:
    """A written-out text; `starts` and `ends` give each character's place in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of `text` to a span of the original message."""
        return self.starts[start], self.ends[end - 1]


def write_out(message: str, language: str) -> SmsText:
    """Write a message out.

    Args:
        message: What the consumer wrote.
        language: `en` or `es`; decides words that both languages have ("once", "ten").
    """
    pieces = figures(_pieces(_plain(message[:MAX_CHARACTERS]), language), language)
    text, starts, ends = [], [], []
    for piece in pieces:
        same_length = len(piece.places) == len(piece.text)
        for offset, char in enumerate(piece.text):
            text.append(char)
            starts.append(piece.places[offset][0] if same_length else piece.start)
            ends.append(piece.places[offset][1] if same_length else piece.end)
    return SmsText("".join(text), tuple(starts), tuple(ends))


def _plain(message: str) -> list[tuple[str, int, int]]:
    """Characters in lower case without accents (ñ stays), each with its place.

    Full-width figures become figures; zero-width characters, emoji selectors and accents
    written as characters of their own disappear. NUL and surrogates become spaces.
    """
    plain: list[tuple[str, int, int]] = []
    for place, char in enumerate(message):
        kind = unicodedata.category(char)
        if kind in ("Cc", "Cs", "Co"):
            char = "\n" if char == "\n" else " "
        elif kind in ("Cf", "Mn", "Me"):
            if char == _TILDE and plain and plain[-1][0] == "n":
                plain[-1] = ("ñ", plain[-1][1], place + 1)
            continue
        for folded in unicodedata.normalize("NFKC", char).lower().translate(_SIGNS):
            bare = folded if folded == "ñ" else unicodedata.normalize("NFD", folded)[0]
            if bare.isdigit() and not bare.isascii():  # figures of other scripts; some have no decimal value
                value = unicodedata.decimal(bare, None)
                bare = "?" if value is None else str(value)
            plain.append((" " if bare.isspace() and bare != "\n" else bare, place, place + 1))
    return plain


def _pieces(plain: list[tuple[str, int, int]], language: str) -> list[Piece]:
    text = "".join(char for char, _, _ in plain)
    text = _LETTER_ZEROS.sub(lambda found: found[0].replace("o", "0"), text)
    # The gateway's placeholders hold no figures and are not words.
    text = _PLACEHOLDER.sub(lambda found: "_" * len(found[0]), text)
    found = [
        Piece(match[0], tuple((start, end) for _, start, end in plain[match.start() : match.end()]))
        for match in _TOKEN.finditer(text)
    ]
    short = short_forms(language)
    pieces: list[Piece] = []
    at = 0
    while at < len(found):
        piece = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if after and piece.text.isdigit() and piece.text + after.text in short:  # 2moro
            piece, at = Piece(short[piece.text + after.text], piece.places + after.places), at + 1
        elif piece.text[:1].isalpha() and not (piece.text in _SUFFIXES and pieces and pieces[-1].text[-1:].isdigit()):
            piece = Piece(corrected(piece.text, language), piece.places)
        if pieces and _are_glued(pieces[-1].text, piece.text):  # 2wks, 3months, every2
            pieces.append(Piece(" ", ((piece.start, piece.start),)))
        pieces.append(piece)
        at += 1
    return pieces


def _are_glued(before: str, text: str) -> bool:
    if before[-1:].isdigit() and text[:1].isalpha():
        return text in COUNTED
    return before in COUNTED and text[:1].isdigit()
