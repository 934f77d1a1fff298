"""Fold what people type into plain words a phrase list can be matched against.

Consumers write "ＳＴＯＰ", "st0p", "s t o p", "stoppp", "pls dnt txt"
, with accents or without, and an adversarial text may hide
letters behind zero-width characters or look-alikes. All of that must read the same, or a stop request would be missed.
Every folded word remembers where it stood in the original text. No side effects.

Source: 47 CFR 64.1200(a)(10) (any reasonable expression revokes consent); rule TCPA-REV-ANY.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

BREAK = "."
"""The folded word that stands for the end of a sentence or clause."""

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝвнкмтпг" + "αβεικνορτυχηѵɡıł",
    "aeopcyxijshdqwbhkmtnr" + "abeiknoptuxnvgil",
)
_LEET = str.maketrans("013457@$", "oieastas")
_LEET_WORD = re.compile(r"[a-z]+(?:[013457@$]+[a-z]+)+")
_ELONGATED = re.compile(r"([a-z])\1{2,}")
_STOP_SIGNS = frozenset("🛑⛔🚫✋🖐🤚🔇")
_BREAKS = frozenset(".!?;\n\r¡¿…。")
_IGNORED = frozenset("'’‘`´ʼ＇")
_WORD_EXTRA = frozenset("@$%#")
_SPELT_OUT = frozenset({"stop", "stopall", "quit", "end", "cancel", "alto", "basta", "pare", "paren", "baja"})

# Cheap typo and texting-shorthand tolerance. One word in, one or more words out.
_SHORTHAND: dict[str, str] = {
    "u": "you", "ya": "ya", "yall": "you", "ur": "your", "youre": "you are", "r": "are", "pls": "please", "plz":
    "please",
    "plse": "please", "txt": "text", "txts": "texts", "txting": "texting", "txtin": "texting", "textin": "texting",
    "texing": "texting", "tex": "text", "texted": "texted", "msg": "message", "msgs": "messages", "msging":
    "messaging",
    "mesages": "messages", "mesage": "message", "messges": "messages", "dnt": "dont", "dont": "dont", "dun": "dont",
    "stahp": "stop", "stp": "stop", "sotp": "stop", "tsop": "stop", "stpo": "stop", "stopp": "stop", "stoo": "stop",
    "unsubcribe": "unsubscribe", "unsuscribe": "unsubscribe", "unsub": "unsubscribe", "unsubscribed": "unsubscribe",
    "wrng": "wrong", "worng": "wrong", "rong": "wrong", "numbr": "number", "nmbr": "number", "num": "number", "nbr":
    "number",
    "numer": "number", "lawer": "lawyer", "laywer": "lawyer", "lawyr": "lawyer", "lawyers": "lawyer", "lawyer's":
    "lawyer",
    "atty": "attorney", "attorny": "attorney", "attourney": "attorney", "aturney": "attorney", "attorneys": "attorney"
    ,
    "gonna": "going to", "gunna": "going to", "gon": "going to", "wanna": "want to", "imma": "im going to", "ima":
    "im going to",
    "aint": "aint", "cuz": "because", "bc": "because", "hubby": "husband", "alrdy": "already", "alredy": "already",
    "allready": "already", "pd": "paid", "payed": "paid", "suicde": "suicide", "sucide": "suicide", "decesed":
    "deceased",
    "diseased": "deceased", "harrasing": "harassing", "harrassing": "harassing", "harasing": "harassing", "alown":
    "alone",
    "someone": "somebody", "sombody": "somebody", "sum1": "somebody", "identiy": "identity", "cannot": "cant",
    "q": "que", "k": "que", "ke": "que", "xq": "porque", "pq": "porque", "xfa": "por favor", "xfavor": "por favor",
    "porfa": "por favor", "porfavor": "por favor", "msj": "mensaje", "msjs": "mensajes", "mjs": "mensajes",
    "mensages": "mensajes", "mensajs": "mensajes", "textosde": "textos de", "ekivocado": "equivocado",
    "ekibocado": "equivocado", "equibocado": "equivocado", "equivocao": "equivocado", "numro": "numero", "nro":
    "numero",
    "avogado": "abogado", "aboga": "abogado", "hya": "ya", "aser": "hacer", "dejen": "dejen", "dejenme": "dejenme",
    "escrivan": "escriban", "escrivir": "escribir", "manden": "manden", "mas": "mas",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Words joined by single spaces, with the way back to the original text."""

    text: str
    starts: tuple[int, ...]
    """Offset of each word in `text`."""
    spans: tuple[tuple[int, int], ...]
    """Start and end of each word in the original text."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where folded characters `start` to `end` stood in the original text."""
        if not self.starts:
            return (0, 0)
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        return (self.spans[first][0], self.spans[last][1])


@dataclass(slots=True)
class _Word:
    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """Return the folded words only, for lists of phrases kept in configuration."""
    return fold(text).text


def fold(text: str) -> Folded:
    """Fold `text` to lower-case words without accents, look-alikes, hidden characters or shorthand."""
    words = _join_spelt_out(_words(text))
    parts: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for word in words:
        for piece in _normalise(word.text).split():
            if piece == BREAK and parts and parts[-1] == BREAK:
                continue
            parts.append(piece)
            starts.append(position)
            spans.append((word.start, word.end))
            position += len(piece) + 1
    return Folded(" ".join(parts), tuple(starts), tuple(spans))


def _normalise(word: str) -> str:
    if _LEET_WORD.fullmatch(word):
        word = word.translate(_LEET)
    word = _ELONGATED.sub(r"\1", word)
    return _SHORTHAND.get(word, word)


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    buffer: list[str] = []
    start = end = 0
    for index, raw in enumerate(text):
        for char in _fold_character(raw):
            if char in _IGNORED:
                continue
            if char.isalnum() or char in _WORD_EXTRA:
                if not buffer:
                    start = index
                buffer.append(char)
                end = index + 1
                continue
            if buffer:
                words.append(_Word("".join(buffer), start, end))
                buffer = []
            if char in _STOP_SIGNS:
                words.append(_Word("stopsign", index, index + 1))
            elif char in _BREAKS:
                words.append(_Word(BREAK, index, index + 1))
    if buffer:
        words.append(_Word("".join(buffer), start, end))
    return words


def _fold_character(raw: str) -> str:
    """Fold one character; hidden and combining ones vanish, so they cannot split a word."""
    if raw.isascii():
        return raw.lower()
    if raw in _STOP_SIGNS or raw in _IGNORED or raw in _BREAKS:
        return raw
    folded = []
    for char in unicodedata.normalize("NFKD", raw):
        category = unicodedata.category(char)
        if category in ("Mn", "Me", "Cf"):
            continue
        folded.append(char.casefold().translate(_LOOKALIKES))
    return "".join(folded)


def _join_spelt_out(words: list[_Word]) -> list[_Word]:
    """Join "s t o p" and "S.T.O.P." when the letters spell a keyword; other single letters stay apart."""
    result: list[_Word] = []
    index = 0
    while index < len(words):
        letters: list[_Word] = []
        probe = index
        while probe < len(words) and (_is_letter(words[probe]) or (letters and words[probe].text == BREAK)):
            if _is_letter(words[probe]):
                letters.append(words[probe])
            probe += 1
        if len(letters) >= 3 and "".join(item.text for item in letters) in _SPELT_OUT:
            result.append(_Word("".join(item.text for item in letters), letters[0].start, letters[-1].end))
            index = probe
        else:
            stop = max(probe, index + 1)
            result.extend(words[index:stop])
            index = stop
    return result


def _is_letter(word: _Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()
