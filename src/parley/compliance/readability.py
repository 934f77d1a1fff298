"""How hard a text is to read: a school grade for English, an ease for Spanish.

English: Flesch-Kincaid grade, 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al., 1975).
Spanish: the INFLESZ scale's Szigriszt-Pazos formula, 206.835 - 62.3 x syllables per word - words per sentence (1993;
Barrio-Cantalejo, 2008: 55 to 65 is normal, 65 to 80 fairly easy). Syllables are counted by rule, not by a dictionary:
good to about one in twenty words, which a few sentences even out. No side effects.
"""

from __future__ import annotations

import re
import unicodedata

_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_EN_VOWELS = re.compile(r"[aeiouy]+")
_EN_SILENT = re.compile(r"(?:[^laeiouy]e|[^dtaeiouy]ed|[^sxzaeiouycgh]es)$")
_ES_GROUP = re.compile(r"[aeiouáéíóúüy]+")
_ES_HIATUS = re.compile(r"[aeoáéó](?=[aeoáéóíú])|[íú](?=[aeoáéó])")


def grade_en(text: str) -> float:
    """Return the years of school an English text asks for; 0 for a text without words."""
    words, sentences = _count(text)
    if not words:
        return 0.0
    syllables = sum(_syllables_en(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def ease_es(text: str) -> float:
    """Return how easily a Spanish text is read, higher is easier; 100 for a text without words."""
    words, sentences = _count(text)
    if not words:
        return 100.0
    syllables = sum(_syllables_es(word) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences


def is_plain(text: str, language: str, *, max_grade_en: int, min_ease_es: int) -> bool:
    """Tell whether a text is no harder to read than the limits allow."""
    return grade_en(text) <= max_grade_en if language == "en" else ease_es(text) >= min_ease_es


def _count(text: str) -> tuple[list[str], int]:
    words = _WORD.findall(unicodedata.normalize("NFC", text.lower()))
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    return words, max(1, len(sentences))


def _syllables_en(word: str) -> int:
    groups = len(_EN_VOWELS.findall(word))
    if groups > 1 and _EN_SILENT.search(word):
        groups -= 1
    return max(1, groups)


def _syllables_es(word: str) -> int:
    spoken = re.sub(r"qu|gu(?=[eiéí])", "q", word)
    spoken = re.sub(r"y(?=[aeiouáéíóú])", "j", spoken)
    groups = _ES_GROUP.findall(spoken)
    return max(1, sum(1 + len(_ES_HIATUS.findall(group)) for group in groups))
