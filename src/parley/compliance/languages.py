"""Tell whether a text holds words of the other language: a disclosure must be in the language of the rest (REGF-18E4)."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
# Frequent words that only one of the two languages has; names and loan words do not matter, three of these do.
_ENGLISH: Final = """
the and you your is are we will not of that this with have has was were been it be our can could would should
please thank they their what when which from about but if any all do does did am an at by to for
"""
_SPANISH: Final = """
el los las que usted ustedes su sus es una uno por para con se le les un nos puede puedo si del al gracias
esta este esto pero cuando como muy hay ser fue son mi tu yo porque donde quien y o en de lo la
"""
_OWN: Final = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}
FOREIGN_WORDS: Final = 3
"""So many different words of the other language make a text mixed."""


def is_mixed(text: str, language: str) -> bool:
    """Tell whether a text that is to be in `language` is, at least in part, in the other one.

    Source: 12 CFR 1006.18(e)(4), rule REGF-18E4.
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    other = "es" if language == "en" else "en"
    return len(words & (_OWN[other] - _OWN[language])) >= FOREIGN_WORDS
