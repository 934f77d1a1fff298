"""What a short answer to one of our questions says: a plain yes, a refusal, or neither (pure, English and Spanish).

A yes to an offer binds money and a yes to "is that the most" decides what is offered, so neither rests on a model: every
word of a yes is in the lists here, and whatever else is said is asked about again.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, Literal

Answer = Literal["yes", "refusal", "unclear"]

MOST_QUESTIONS: Final = frozenset({"capacity", "limit"})
"""Menus that ask whether a sum is all somebody can pay."""
MONEY_QUESTIONS: Final = frozenset({"offer", "least", "dollars", *MOST_QUESTIONS})
"""Menus where a yes decides about money: its words count, never a model's reading alone."""
_MOST_WORDS: Final = 10
_YES_WORDS: Final = (
    "1 yes y yeah yea yep yup yessir ok okay okey k kk sure deal agree agreed accept accepted fine perfect good great works"
    " absolutely definitely correct right alright cool bet confirm one first"
    " si simon orale sale dale vale claro acepto acuerdo bien perfecto listo bueno trato hecho confirmo adelante hagamoslo"
    " correcto conforme primera primero uno"
)
_YES: Final = frozenset(_YES_WORDS.split())
_MORE_YES: Final = re.compile(r"\blet'?s (?:do|go)\b|\bdo it\b|\btake it\b|\bgo ahead\b|\bof course\b|\bpor supuesto\b")
# Words that change nothing about a yes. Words of ability, quantity and time are left out on purpose.
_BESIDE_WORDS: Final = (
    "i i'll ill we can will do it that that's thats this the to a an for me my please pls plz thank thanks you u thx ty"
    " lets let's go ahead and with is am sir ma'am maam man up on sounds of course in take that'll thatll work so oh well"
    " option number reply offer plan terms yo lo la el le me esta ta estoy ese eso esa asi pues de con oferta opcion numero"
    " gracias por favor porfa porfavor va vamos hago hacemos quiero se es un una muy todo parece entonces usted queda"
    " supuesto que ya from desde"
)
_BESIDE_IT: Final = frozenset(_BESIDE_WORDS.split())
_NOT_A_NO: Final = re.compile(r"\bno (?:problem|worries|hay problema|hay de que)\b|\bnot too bad\b|\bcomo no\b")
_NO_THANKS: Final = re.compile(r"\b(?:i'?m|i am|we'?re|estoy) (?:good|fine|ok|okay|alright|cool|set|bien)\b")
_REFUSES: Final = re.compile(
    r"\b(?:can'?t|cannot|can not|couldn'?t|won'?t|ain'?t|unable|no way|not able|impossible)\b"
    r"|\btoo (?:much|high|steep|big|expensive|rich)\b|\b(?:that|so) much\b|\b(?:a|it'?s|thats?|that's) lot\b|\ba lot\b|\bsteep\b"
    r"|\bno (?:le |les |lo |me |nos )?(?:puedo|podria|podemos|alcanza|llego|tengo|da)\b|\bimposible\b"
    r"|\b(?:mucho|demasiado|muchisimo|bastante) ?(?:dinero|alto|caro|para|pa|eso)?\b(?! gusto)"
    r"|\b(?:muy|tan) (?:alto|caro|pesado)\b"
    r"|\bcarisimo\b|\bcon tanto\b|\btanto (?:dinero|al)\b"
)
_NOT_A_REFUSAL: Final = re.compile(
    r"\b(?:thank(?:s| you)|thx) (?:you )?(?:very|so) much\b|\b(?:thank(?:s| you)|thx) a lot\b|\bmuchas? gracias\b"
    r"|\bmucho gusto\b|\bnot? (?:too|that|so) (?:much|high|bad|steep)\b|\bno (?:es|esta|se me hace) (?:tan|muy|mucho|tanto) ?\w*"
    r"|\bcan'?t (?:wait|complain)\b"
)
_NEGATES: Final = re.compile(
    r"\b(?:no|not|nope|nah|never|don'?t|doesn'?t|isn'?t|wasn'?t|wouldn'?t|can'?t|cannot|couldn'?t|won'?t|ain'?t|nunca|nel"
    r"|tampoco|ni)\b"
)
_IS_THE_MOST: Final = re.compile(
    r"\b(?:that'?s|dats|it'?s|its|that is|it is|is|yes|yeah|yea) (?:really |honestly |about )?(?:all|the most|my (?:max|limit)"
    r"|the max(?:imum)?|the best)\b|\ball i (?:got|have|can)\b|\bthe most i (?:can|got|have|could)\b"
    r"|\b(?:es|eso es) (?:lo (?:maximo|mas)|todo|mi (?:maximo|limite)|el maximo)\b|\blo maximo\b"
    r"|\btodo lo que (?:\w+ )?(?:tengo|puedo)\b"
    r"|\b(?:can'?t|cannot|couldn'?t) (?:do |pay |manage |afford |go )?(?:any )?(?:more|higher|over)\b"
    r"|\bno me (?:alcanza|da) (?:pa|para) mas\b|\bno puedo (?:pagar|dar|con|hacer) (?:mas|nada mas)\b"
    r"|\bno puedo mas (?:de|que) (?:eso|esto|ahi)\b|\bno tengo mas\b"
)
_YES_NO_MORE: Final = re.compile(
    r"(?:si|claro|exacto|correcto)[, .]+(?:senor[a]? )?no puedo mas(?: por ahora| ahora(?:ita)?)?"
)
_NOT_THE_MOST: Final = re.compile(
    r"\b(?:not|isn'?t|aint|ain'?t) (?:really )?(?:all|the (?:most|max|best)|my (?:max|limit))\b|\bno es (?:lo|todo|el|mi)\b"
    r"|\b(?:could|can|might|maybe|may|tal vez|quizas?|podria|puedo) (?:\w+ )?(?:a (?:bit|little) )?(?:more|higher|un poco mas)\b"
    r"|\bbut\b|\bpero\b"
)
_CANNOT_DO_MORE: Final = re.compile(r"\b(?:can'?t|cannot|couldn'?t|no puedo|no podria)\b")


def answer_to_offer(text: str, figures: Sequence[tuple[int, int]] = ()) -> Answer:
    """Say what a message that was taken for a yes is as an answer to an offer.

    Args:
        text: The message.
        figures: Places of figures in it that are known to be those of the offer; they are passed over.
    Returns:
        "yes" only where nothing but words of agreement is in it; "refusal" where it says that it is too much or cannot be.
    """
    said = _plain(_without(text, figures))
    if _is_question(text):
        return "unclear"
    if _is_plain_yes(said):
        return "yes"
    return "refusal" if refuses(text) else "unclear"


def refuses(text: str) -> bool:
    """Say whether a message, of whatever politeness, says that something is too much or cannot be done; no question does."""
    said = _NOT_A_REFUSAL.sub(" ", _NOT_A_NO.sub(" ", _plain(text)))
    return not _is_question(text) and _REFUSES.search(said) is not None


def is_the_most(text: str) -> bool:
    """Say whether a message says yes to "is that the most you can pay"; a figure or a doubt in it makes it none.

    "Sí, no puedo más" is one only here: out of that question it is a cry for help, and "ya no puedo más" always is.
    """
    said = _plain(text)
    if _is_question(text) or re.search(r"\d", said.replace("1", "", 1) if said == "1" else said):
        return False
    return _is_plain_yes(said) or says_no_more(text) or _names_the_most(said)


def says_that_is_all(text: str) -> bool:
    """Say whether a message without a figure says "that's all I have"."""
    said = _plain(text)
    return not _is_question(text) and not re.search(r"\d", said) and _names_the_most(said)


def says_no_more(text: str) -> bool:
    """Say whether a message is "sí, no puedo más" and nothing else."""
    return _YES_NO_MORE.fullmatch(_plain(text, keep=",. ").strip(" .,!")) is not None


def _names_the_most(said: str) -> bool:
    if _IS_THE_MOST.search(said) is None or len(said.split()) > _MOST_WORDS:
        return False
    doubt = _NOT_THE_MOST.search(said)
    return doubt is None or (_CANNOT_DO_MORE.search(said) is not None and not re.search(r"\b(?:but|pero)\b", said))


def _is_plain_yes(said: str) -> bool:
    if _NO_THANKS.search(said):
        return False
    said = _NOT_A_NO.sub(" ", said)
    words = said.split()
    if not 0 < len(words) <= _MOST_WORDS or _NEGATES.search(said):
        return False
    is_known = all(word in _YES or word in _BESIDE_IT for word in words)
    return is_known and (any(word in _YES for word in words) or _MORE_YES.search(said) is not None)


def _is_question(text: str) -> bool:
    return "?" in text or "¿" in text


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in places:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _plain(text: str, *, keep: str = "") -> str:
    """Return the words in lower case without accents (ñ becomes n), with one space between."""
    folded = unicodedata.normalize("NFD", text.casefold().replace("\u2019", "'"))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    kept = "".join(char if char.isalnum() or char in "'" + keep else " " for char in bare)
    return " ".join(kept.split())
