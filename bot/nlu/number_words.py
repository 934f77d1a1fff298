"""Numbers written in words, English and Spanish, as figures.

"a hundred and a quarter" becomes 125, "mil doscientos" 1200, "twenty third" 23rd. Two
readings stay two: "two fifty" becomes "2¦50", for dollars and cents or for hundreds.
"""

import re

from bot.nlu.pieces import Piece, join

TWO_READINGS = "¦"


def _counted(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


_UNITS = {
    "en": _counted("one two three four five six seven eight nine", 1),
    "es": _counted("un dos tres cuatro cinco seis siete ocho nueve", 1),
}
_TEENS = {
    "en": _counted("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10),
    "es": {
        **_counted("diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve", 10),
        **_counted("veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho", 21),
        "veintiun": 21,
        "veintinueve": 29,
    },
}
_TENS = {
    "en": _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    "es": _counted("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10),
}
_HUNDREDS = {
    "doscient": 200,
    "trescient": 300,
    "cuatrocient": 400,
    "quinient": 500,
    "seiscient": 600,
    "setecient": 700,
    "novecient": 900,
    "ochocient": 800,
    "nuevecient": 900,
    "sietecient": 700,
}
# Written as one word: "seventyfive", "treintaycinco".
_JOINED = {
    language: {
        f"{tens}{link}{unit}": value + more
        for tens, value in _TENS[language].items()
        for unit, more in _UNITS[language].items()
        for link in links
    }
    for language, links in (("en", ("",)), ("es", ("y", "i")))
}
# Words of the other language that mean something else in this one ("once", "ten paciencia").
_FOREIGN = {"en": {"once", "un", "mil", "dos"}, "es": {"ten", "one", "six", "hundred"}}
_ORDINALS = {
    **_counted("fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth", 4),
    **_counted("fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 15),
    "thirtieth": 30,
    "twelth": 12,
    "fith": 5,
}
_FEW_ORDINALS = {"first": 1, "second": 2, "third": 3, **_ORDINALS}
_A = {"a", "an", "one", "un", "una"}
# "one" and "un" are figures before these, and elsewhere mostly no numbers at all.
_COUNTED = {
    *("payment", "payments", "installment", "week", "month", "day", "year", "pago", "abono", "cuota", "semana", "mes"),
    *("dia", "dollars", "third", "quarter", "fourth", "fifth", "more", "time", "equal", "single", "tercio", "hundred"),
    *("thousand", "lump"),
}
_SCALES = {"hundred": 100, "thousand": 1000, "k": 1000, "mil": 1000, "cientos": 100}
_JOINTS = {"or", "to", "o", "u", "a"}
_PICKED_BY = {"option", "number", "choice", "opcion", "numero", "la", "#", "plan", "offer", "choose", "pick"}


class _Reader:
    """Walks over the words of a message; figures can take part in a number ("2 mil 500")."""

    def __init__(self, pieces: list[Piece], language: str) -> None:
        self.pieces = pieces
        self.places = [place for place, piece in enumerate(pieces) if not piece.text.isspace() and piece.text != "-"]
        self.language = language

    def word(self, at: int) -> str:
        return self.pieces[self.places[at]].text if 0 <= at < len(self.places) else ""

    def lookup(self, tables: dict[str, dict[str, int]], word: str) -> int | None:
        for language, table in tables.items():
            if word in table and (language == self.language or word not in _FOREIGN[self.language]):
                return table[word]
        return None

    def small(self, at: int) -> tuple[int, int] | None:
        """Read a number under a hundred; return value and the place after it."""
        word = self.word(at)
        tens = self.lookup(_TENS, word)
        if tens is not None:
            after = at + 1 + (self.word(at + 1) in ("y", "i") and self.lookup(_UNITS, self.word(at + 2)) is not None)
            unit = self.lookup(_UNITS, self.word(after))
            if unit is None and self.word(at + 1) == "y" and (figure := self.figure(at + 2, 9)):
                return tens + figure[0], figure[1]  # "treinta y 5"
            if unit is None and self.word(after) in ("uno", "una"):
                unit = 1
            return (tens + unit, after + 1) if unit is not None else (tens, at + 1)
        teen = self.lookup(_TEENS, word) or self.lookup(_JOINED, word)
        if teen is not None:
            return teen, at + 1
        unit = self.lookup(_UNITS, word)
        if unit is None and word in ("uno", "una") and self.language == "es":
            unit = 1
        if unit is None and (self.word(at + 1) in _TENS["en"] or self.word(at + 1) == "hundred"):
            unit = _UNITS["en"].get(word)  # "one fifty" in a Spanish sentence
        return (unit, at + 1) if unit is not None else None

    def figure(self, at: int, most: int) -> tuple[int, int] | None:
        word = self.word(at)
        return (int(word), at + 1) if word.isdigit() and len(word) <= 4 and 0 < int(word) <= most else None

    def hundreds(self, at: int) -> tuple[int, int] | None:
        """Read a number under ten thousand that names its hundreds."""
        word = self.word(at)
        for stem, value in _HUNDREDS.items():
            if re.fullmatch(stem + "[oa]s?", word):
                return self._rest(value, at + 1)
        if word in ("cien", "ciento") and self.word(at - 1) != "por":
            return self._rest(100, at + 1)
        factor, after = 1, at
        if word in ("couple", "par"):
            factor, after = 2, at + 1 + (self.word(at + 1) in ("of", "de"))
        elif read := (self.small(at) or self.figure(at, 99)):
            factor, after = read
        elif word in ("a", "an", "un", "una"):
            after = at + 1
        if self.word(after) in ("hundred", "cientos", "cientas") or (after > at and self.word(after) == "ciento"):
            return self._rest(factor * 100, after + 1)
        return None

    def _rest(self, value: int, at: int) -> tuple[int, int]:
        """Add what follows a hundred: "and fifty", "and a quarter"."""
        after = at + (self.word(at) in ("and", "y", "&"))
        share = self.word(after + 1) if self.word(after) in _A else self.word(after)
        if after > at and share in ("quarter", "half", "medio"):
            return value + value // (4 if share == "quarter" else 2), after + 1 + (self.word(after) in _A)
        read = self.small(after)
        if read and (after == at or self.word(at) != "y"):
            return value + read[0], read[1]
        return value, at

    def number(self, at: int) -> tuple[int, int] | None:
        """Read the longest number that starts here."""
        below = self.hundreds(at) or self.small(at) or self.figure(at, 999)
        if below is None and self.word(at - 1) == "half":
            return None  # "2 and a half thousand" is one figure for the amount rules
        factor, after = below or (1, at + (self.word(at) in ("a", "an", "un")))
        if self.word(after) == "thousand" or (self.word(after) == "mil" and (below or self.language == "es")):
            return self._below_thousand(factor * 1000, after + 1)
        return below

    def _below_thousand(self, value: int, at: int) -> tuple[int, int]:
        after = at + (self.word(at) == "and")
        read = self.hundreds(after) or self.small(after)
        if read is None and self.word(at - 1) == "mil":
            read = self.figure(after, 999)
            read = read if read and read[0] >= 100 else None
        if read:
            return value + read[0], read[1]
        return self._rest(value, at)

    def is_scaled(self, at: int) -> bool:
        return self.word(at) in _SCALES

    def is_word(self, at: int) -> bool:
        return self.word(at).isalpha()


def figures(pieces: list[Piece], language: str) -> list[Piece]:
    """Write the numbers of a message as figures; every other piece stays."""
    reader = _Reader(pieces, language)
    result: list[Piece] = []
    at, copied = 0, 0
    while at < len(reader.places):
        written, after = _written(reader, at)
        if written is None:
            at += 1
            continue
        first, last = reader.places[at], reader.places[after - 1]
        result += [*pieces[copied:first], join(written, pieces[first : last + 1])]
        at, copied = after, last + 1
    return result + pieces[copied:]


def _written(reader: _Reader, at: int) -> tuple[str | None, int]:
    ordinal = _ordinal(reader, at)
    if ordinal:
        return ordinal
    low = _low_of_scaled(reader, at)
    if low:
        return low
    read = reader.number(at)
    if read is None or not any(reader.is_word(place) for place in range(at, read[1])):
        return None, at
    value, after = read
    two = _two_readings(reader, at, value, after)
    if two:
        return two
    if after == at + 1 and value == 1 and not _is_one(reader, at):
        return None, at
    if reader.word(at - 1) == "por" and reader.word(at) in ("cien", "ciento"):
        return None, at
    return str(value), after


def _low_of_scaled(reader: _Reader, at: int) -> tuple[str, int] | None:
    """Read the 500 of "five or six hundred": the low end shares the scale of the high one."""
    low = reader.small(at) or reader.figure(at, 9)
    if low is None or low[0] > 9 or reader.is_scaled(at - 1):
        return None
    joint = reader.word(low[1])
    if joint not in _JOINTS and not (joint in ("and", "y") and reader.word(at - 1) in ("between", "entre")):
        return None
    high = reader.small(low[1] + 1) or reader.figure(low[1] + 1, 10)
    if high is None or not low[0] < high[0] <= 10:
        return None
    scale = _SCALES.get(reader.word(high[1]))
    return (str(low[0] * scale), low[1]) if scale else None


def _is_one(reader: _Reader, at: int) -> bool:
    if [reader.word(at + step) for step in (1, 2, 3)] == ["and", "a", "half"]:
        return True
    return len(reader.places) == 1 or reader.word(at + 1) in _COUNTED or reader.word(at - 1) in _PICKED_BY


def _two_readings(reader: _Reader, at: int, value: int, after: int) -> tuple[str, int] | None:
    """Read "two fifty" and "a buck fifty"; "nineteen eighty six" is a year."""
    if after != at + 1 or not 1 <= value <= 20 or not reader.is_word(at):
        return None
    second = reader.small(after)
    if second is None or second[0] < (20 if value >= 10 else 10) or not _is_near(reader, after):
        return None
    if value in (19, 20):
        return f"{value}{second[0]}", second[1]
    return f"{value}{TWO_READINGS}{second[0]}", second[1]


def _is_near(reader: _Reader, at: int) -> bool:
    """Only blanks or one hyphen stand before this word."""
    return all(reader.pieces[place].text in (" ", "-") for place in range(reader.places[at - 1] + 1, reader.places[at]))


def _ordinal(reader: _Reader, at: int) -> tuple[str, int] | None:
    """Read ordinals from "fourth" up; "first", "second" and "third" have other uses."""
    word, before = reader.word(at), reader.word(at - 1)
    tens = _TENS["en"].get(word)
    following = _FEW_ORDINALS.get(reader.word(at + 1))
    if tens in (20, 30) and following is not None and following < 10:
        return _with_suffix(tens + following), at + 2
    value = _ORDINALS.get(word)
    # "a fifth of it" is a share.
    if value is None or before in ("a", "an", "one") or before.isdigit():
        return None
    return _with_suffix(value), at + 1


def _with_suffix(value: int) -> str:
    suffix = "th" if 10 < value < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"
