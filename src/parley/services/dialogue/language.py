"""Which language the conversation goes on in (pure).

Source: 12 CFR 1006.18(e)(4); conversation design: the conversation remembers its language, an explicit ask always counts.
"""

import re
from typing import Final

SWITCH_CONFIDENCE: Final = 0.9
WORDS_NEEDED: Final = 3
MIXED_SHARE: Final = 0.2
"""Share of known words in the other language from which a message counts as Spanglish."""

_PLACEHOLDER: Final = re.compile(r"\[\w+\]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NAMED: Final = re.compile(
    r"\b(?:(?P<en>english|ingl[eé]s)|(?P<es>spanish|espa[nñ]ol|espanyol|castellano))\b", re.IGNORECASE
)
# What turns a named language into the one somebody does not want: "no english", "no hablo inglés", "why is this in spanish".
# "Don't you speak spanish?" and "¿no hablan español?" are questions and ask for it.
_NOT: Final = re.compile(
    r"(?:\bno\s+(?:(?:hablo|entiendo|comprendo|s[eé]|leo|puedo|quiero|me|more|speak|read|understand)\b[^,.;!?]*)?"
    r"|\b(?:dont|don't|don’t|do not|cant|can't|can’t|cannot)\s(?!(?:you|u|ya|they|we)\b)[^,.;!?]*"
    r"|\b(?:not|doesnt|doesn't|stop|why|por qu[eé])\b[^,.;!?]*)$",
    re.IGNORECASE,
)

# Words of everyday payment talk that belong to one language only; a word both write ("no", "me", "plan", "ok") is in neither.
_ENGLISH_WORDS: Final = (
    "the im my you your ur is are was can could cant will would wont do dont did have had what how when who why this "
    "that it to of for from with and but because if on in at be been not pay paid paying payment payments money bill "
    "bills month months week weeks please pls need want wanna owe much get got they we she make start amount full "
    "check send work job late next"
)
_SPANISH_WORDS: Final = (
    "el la los las que del de en por para con mi mis su sus yo usted ustedes puedo puede pueden quiero quisiera tengo "
    "tiene pagar pago pagos pagando dinero cuenta deuda mes meses semana semanas pero porque porq xq cuanto cuánto "
    "cuando cuándo como cómo donde quien quién es está estoy esto eso gracias hola necesito favor cada nada todo toda "
    "ahora hasta desde sí también trabajo feria lana mande mándeme"
)
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_SPANISH: Final = frozenset(_SPANISH_WORDS.split())


def language_to_use(
    current: str, *, intent: str, text: str, named: str | None, written: str | None, confidence: float
) -> str:
    """Return the language to answer in.

    An explicit ask switches always, whatever language it is written in. Otherwise a clear message of three words and more
    in the other language switches; a short one and a mixture of both keep what the conversation has.

    Args:
        current: Language of the conversation, "en" or "es".
        intent: What the NLU understood.
        text: The message, placeholders in place of secrets.
        named: Language the reader found named in it, if any.
        written: Language the detector takes it for, with `confidence` from 0.5 to 1.
    """
    if intent == "switch_language":
        return _asked_for(text, named) or (written if written in ("en", "es") else None) or current
    words = [word.lower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text))]
    if written not in ("en", "es") or confidence < SWITCH_CONFIDENCE or len(words) < WORDS_NEEDED or is_mixed(words):
        return current
    return written


def is_mixed(words: list[str]) -> bool:
    """Tell whether a message is written in both languages at once.

    The detector is no help here: it is sure of itself on "quiero pagar but no tengo money".
    """
    english = sum(word in _ENGLISH for word in words)
    spanish = sum(word in _SPANISH for word in words)
    return min(english, spanish) > 0 and min(english, spanish) >= MIXED_SHARE * (english + spanish)


def _asked_for(text: str, named: str | None) -> str | None:
    """Read the language somebody asks for: "no english" and "no hablo inglés" ask for Spanish."""
    refused = None
    for match in _NAMED.finditer(text):
        language = "en" if match["en"] else "es"
        if not _NOT.search(text[: match.start()]):
            return language
        refused = language
    if refused is not None:
        return "es" if refused == "en" else "en"
    return named if named in ("en", "es") else None
