"""Fold what people type into plain words a phrase list can be matched against.

Consumers write "ＳＴＯＰ", "st0p", "s t o p", "stoppp", "pls dnt txt", with accents or without, and an adversarial text may
hide letters behind zero-width characters, look-alikes or mark-up. All of that must read the same, or a stop request
would be missed. Every folded word remembers where it stood in the original text. No side effects.

Source: 47 CFR 64.1200(a)(10) (any reasonable expression revokes consent); rule TCPA-REV-ANY.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from parley.compliance.confusables import BOXED, HIDDEN, LOOKALIKES, NO_SIGNS, STOP_SIGNS
from parley.compliance.shorthand import DROPPED_G, SHORTHAND
from parley.compliance.spelling import mend

BREAK = "."
"""The folded word that stands for the end of a sentence or clause."""
STOP_SIGN, NO_SIGN = "stopsign", "nosign"
"""The folded words for a sign such as the red octagon, and for one such as crossed arms."""
_SIGNS = {**dict.fromkeys(STOP_SIGNS, STOP_SIGN), **dict.fromkeys(NO_SIGNS, NO_SIGN)}

_LEET = str.maketrans("013457@$", "oieastas")
_LEET_WORD = re.compile(r"[a-z]+(?:[013457@$]+[a-z]+)+")
_LEET_KEYWORD = re.compile(r"[a-z013457@$]{3,12}")
_INITIALS = frozenset({"bbb"})
"""Initials that are no lengthened letter: the Better Business Bureau."""
_DROPPED_D = re.compile(r"(?!bilbao|bacalao|curacao|callao)([a-z]{3,}a)o")
"""The ending of a participle as much of Spanish says it ("abogao", "pagao")."""
_ELONGATED = re.compile(r"([a-z])\1{2,}")
_BREAKS = frozenset(".!?;\n\r¡¿…。")
_IGNORED = frozenset("'’‘`´ʼ＇")
_WORD_EXTRA = frozenset("@$%#")
_TAG = re.compile(
    r"</?(?:b|i|u|p|s|a|br|hr|em|strong|div|span|font|html|body|h[1-6]|pre|code|td|tr|li|ul)\b[^<>]{0,80}>", re.I
)
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|lt|gt|apos);", re.I)
_JSON_KEY = re.compile(r"[\"'][\w-]{1,20}[\"']\s{0,3}:")

_STOP_WORDS = frozenset(
    {"stop", "stopall", "unsubscribe", "quit", "end", "cancel", "alto", "basta", "pare", "paren", "baja"}
)
_AFTER_STOP = (
    "texting",
    "messaging",
    "messages",
    "calling",
    "sending",
    "texts",
    "text",
    "please",
    "mensajes",
    "textos",
    "now",
               "all", "ya", "it", "me")  # fmt: skip
_GLUED = re.compile(
    r"(stop|quit|end|cease|dont|no|nomore|nomas|alto|basta|paren?|leave)"
    r"(texting|messaging|messages|calling|calls|contacting|contact|texts|text|txting|mensajes|textos|escriban|"
    r"llamen|manden|me)"
    r"(escriban|llamen|manden|mensajes|textos|alone|me|us|now|please|again|mas|ya)?(mensajes|textos|mas|again|"
    r"please|now)?"
)


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


def has_hidden_characters(text: str) -> bool:
    """Tell whether something invisible stands in `text`: it may join two words as well as split one."""
    return not text.isascii() and any(_is_hidden(char) for char in text)


def fold(text: str, *, hidden_parts_words: bool = False) -> Folded:
    """Fold `text` to lower-case words without accents, look-alikes, hidden characters or shorthand.

    Args:
        text: What was typed.
        hidden_parts_words: Read an invisible character as a space ("stop<ZWSP>texting"); the default is as nothing
            ("st<ZWSP>op"). Both readings are right for somebody, so the detectors try both.
    """
    parts: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for word in _join_spelt_out(_words(_without_markup(text), hidden_parts_words)):
        for piece in _normalise(word.text).split():
            if piece == BREAK and parts and parts[-1] == BREAK:
                continue
            parts.append(piece)
            starts.append(position)
            spans.append((word.start, word.end))
            position += len(piece) + 1
    return Folded(" ".join(parts), tuple(starts), tuple(spans))


def _without_markup(text: str) -> str:
    """Blank out tags, entities and JSON keys, each by as many spaces, so that offsets stay true."""
    for pattern, sign in ((_TAG, "<"), (_ENTITY, "&"), (_JSON_KEY, ":")):
        if sign in text:
            text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _normalise(word: str) -> str:
    is_leet = _LEET_WORD.fullmatch(word) or (_LEET_KEYWORD.fullmatch(word) and word.translate(_LEET) in _STOP_WORDS)
    if is_leet:
        word = word.translate(_LEET)
    if word not in _INITIALS:
        word = _ELONGATED.sub(r"\1", word)
    word = SHORTHAND.get(word, word)
    if word in DROPPED_G:
        return word + "g"
    if _DROPPED_D.fullmatch(word):
        word = word[:-1] + "do"
    glued = _GLUED.fullmatch(word)
    if (glued and glued.group(2) != "me") or (glued and glued.group(3)):
        return " ".join(part for part in glued.groups() if part).replace("nomore", "no more").replace("nomas", "no mas")
    return mend(word)


def _words(text: str, hidden_parts_words: bool) -> list[_Word]:
    words: list[_Word] = []
    buffer: list[str] = []
    start = end = 0
    for index, raw in enumerate(text):
        for char in _fold_character(raw, hidden_parts_words):
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
            if char in _SIGNS:
                words.append(_Word(_SIGNS[char], index, index + 1))
            elif char in _BREAKS:
                words.append(_Word(BREAK, index, index + 1))
    if buffer:
        words.append(_Word("".join(buffer), start, end))
    return words


def _is_hidden(char: str) -> bool:
    return char in HIDDEN or unicodedata.category(char) == "Cf"


def _fold_character(raw: str, hidden_parts_words: bool) -> str:
    """Fold one character; hidden and combining ones vanish, so they cannot split a word."""
    if raw.isascii():
        return raw.lower()
    if raw in _SIGNS or raw in _IGNORED or raw in _BREAKS:
        return raw
    if _is_hidden(raw):
        return " " if hidden_parts_words else ""
    if ord(raw) in BOXED:
        return BOXED[ord(raw)]
    folded = []
    for char in unicodedata.normalize("NFKD", raw):
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            continue
        folded.append(char.casefold().translate(LOOKALIKES))
    return "".join(folded)


def _join_spelt_out(words: list[_Word]) -> list[_Word]:
    """Join "s t o p" and "S.T.O.P." when the letters spell a stop word, and what is spelt out behind it."""
    result: list[_Word] = []
    index = 0
    while index < len(words):
        letters: list[_Word] = []
        probe = index
        while probe < len(words) and (_is_letter(words[probe]) or (letters and words[probe].text == BREAK)):
            if _is_letter(words[probe]):
                letters.append(words[probe])
            probe += 1
        joined = _spelt_out(letters) if len(letters) >= 3 else []
        result.extend(joined or words[index : max(probe, index + 1)])
        index = max(probe, index + 1)
    return result


def _spelt_out(letters: list[_Word]) -> list[_Word]:
    """Read a run of single letters as words; empty unless it begins with a stop word."""
    run = "".join(letter.text for letter in letters)
    first = next((word for word in sorted(_STOP_WORDS, key=len, reverse=True) if run.startswith(word)), None)
    if first is None:
        return []
    words, place = [_Word(first, letters[0].start, letters[len(first) - 1].end)], len(first)
    while place < len(run):
        word = next((known for known in _AFTER_STOP if run.startswith(known, place)), run[place])
        words.append(_Word(word, letters[place].start, letters[place + len(word) - 1].end))
        place += len(word)
    return words


def _is_letter(word: _Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()
