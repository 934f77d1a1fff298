"""Mend one wrong letter in the words that statements with legal effect hang on ("bankrupcy", "incarcerted").

Only long words without a common neighbour are listed, so an everyday word is never turned into a legal one: "lawyer"
is missing because of "layer", "creditor" because of Spanish "créditos", "abogado" because of "ahogado" (drowned).
"""

from __future__ import annotations

_WORDS = """
attorney bankruptcy deceased identity unsubscribe incarcerated suicidal suicide deployed harassing harassment
messages military fraudulent limitations verification validation complaint complaints autopay guardian deployment
automatic withdrawals penitentiary texting contacting executor impersonated equivocado equivocada bancarrota
mensajes identidad licenciado licenciada fallecio demandar desplegado autorizacion automatico automaticos
consentimiento prescribio encarcelado
"""
_SHORTEST = 7


def _without_one_letter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


_LISTED = frozenset(word for word in _WORDS.split() if len(word) >= _SHORTEST)
_LETTER_MISSING = {short: word for word in sorted(_LISTED) for short in _without_one_letter(word)}
_LONGEST = max(map(len, _LISTED)) + 1
_REAL_WORDS = frozenset(
    {"validacion", "verificacion", "automatica", "automaticas", "fallecido", "limitacion", "demandas", "mensajero"}
)


def mend(word: str) -> str:
    """Return the listed word that `word` misses by one letter (left out, added, wrong or swapped), or `word` itself.

    The first letter must be right, which is where people rarely err and where look-alike words differ.
    """
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or word in _LISTED or word in _REAL_WORDS or not word.isalpha():
        return word
    known = _LETTER_MISSING.get(word)
    if known is None:
        for short in _without_one_letter(word):
            if short in _LISTED:
                known = short
                break
            candidate = _LETTER_MISSING.get(short)
            if candidate and len(candidate) == len(word):
                known = candidate
                break
    if known is None or known[0] != word[0] or known.startswith(word) or word.startswith(known):
        return word  # "militar" is no misspelt "military", and a plural is no misspelling either.
    return known
