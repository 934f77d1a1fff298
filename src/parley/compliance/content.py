"""Checks on the text of one outgoing message: forbidden and debt words, required lines, size.

Source: 12 CFR 1006.6(d)-(e), 1006.18(b) and (e); rules REGF-6D1, REGF-6E, REGF-18B, REGF-18E1, REGF-18E2, TW-SEG.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from parley.compliance.folding import plain

_MONEY = re.compile(r"[$€£]\s?\d|\b\d[\d.,]*\s?(?:dollars?|bucks|usd|d[oó]lares|cents?)\b", re.IGNORECASE)
_RESERVED = re.compile(
    r"\b(?:reply|text|send|type|answer|responda|envie|escriba|mande)(?: with)? "
    r"(?:yes|cancel|end|quit|start|info|revoke|optout)"
    r"(?![a-z])"
)


def find_terms(text: str, terms: Iterable[str]) -> tuple[str, ...]:
    """Return the terms found in `text` as whole words; a term ending in "*" also matches longer words."""
    pattern = _compiled(tuple(terms))
    if pattern is None:
        return ()
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(_flat(text))))


def without_terms(text: str, terms: Iterable[str]) -> str:
    """Return the folded text with the terms taken out, so that what stands around them does not join."""
    pattern = _compiled(tuple(terms))
    return _flat(text) if pattern is None else pattern.sub(" zz ", _flat(text))


def find_acknowledgements(text: str, clauses: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the clauses by which somebody would acknowledge a debt or give up its limitation period (TB-ACK).

    For every text of ours a consumer agrees to, in any language: sentences of a conversation, letters, pages to sign.
    """
    return find_terms(text, [clause for language in clauses.values() for clause in language])


def find_debt_words(text: str, terms: Iterable[str]) -> tuple[str, ...]:
    """Return what in `text` would tell a stranger that there is a debt: listed words, and any sum of money."""
    money = tuple(match.group() for match in _MONEY.finditer(text))
    return find_terms(text, terms) + money


def has_phrase(text: str, phrase: str) -> bool:
    """Tell whether `text` contains `phrase`, case, accents, spacing and punctuation aside."""
    wanted = _flat(phrase).strip()
    return bool(wanted) and f" {wanted} " in _flat(text)


def has_any(text: str, forms: Sequence[str], *, brand: str) -> bool:
    """Tell whether `text` contains one of the accepted wordings, `{brand}` filled in."""
    return any(has_phrase(text, form.replace("{brand}", brand)) for form in forms)


def missing_phrases(text: str, required: Sequence[str], *, brand: str) -> tuple[str, ...]:
    """Return the required fragments that `text` does not contain."""
    return tuple(form for form in required if not has_phrase(text, form.replace("{brand}", brand)))


def asks_for_reserved_keyword(text: str) -> bool:
    """Tell whether `text` asks for an answer the SMS provider would swallow. Source: rule TW-KW-COLLIDE."""
    return bool(_RESERVED.search(_flat(text)))


def _flat(text: str) -> str:
    """Fold, drop clause marks, pad: phrases may then be searched with their word boundaries."""
    return " " + " ".join(word for word in plain(text).split() if word != ".") + " "


@lru_cache(maxsize=64)
def _compiled(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = []
    for term in terms:
        words = _flat(term.rstrip("*")).strip()
        if words:
            parts.append(re.escape(words) + (r"[a-z]*" if term.endswith("*") else ""))
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(parts) + r")(?![a-z0-9])") if parts else None
