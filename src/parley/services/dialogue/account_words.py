"""Words for one of several accounts: "the 4821", "the small one", "both", "the other one", "pay the old one first" (pure).

What is read here binds nothing: which account the talk is about is said back, with its figures, before anything is agreed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

_ACCOUNT: Final = r"(?:one|account|acct|debt|card|bill|loan|balance)s?"
_CUENTA: Final = r"(?:cuenta|deuda|tarjeta)"
_BOTH: Final = re.compile(
    rf"\bboth\b(?! (?:times|days|months|weeks|payments))|\ball (?:of them|(?:my |the |three |four |[34] )?{_ACCOUNT}|together)\b"
    rf"|\btogether\b|\b(?:las|los) (?:dos|tres|cuatro|[234])\b(?! (?:meses|semanas|quincenas|pagos|d[ií]as))"
    rf"|\b(?:ambas|ambos)\b|\bjunt[ao]s\b|\btodas (?:mis |las |juntas)?{_CUENTA}?s?\b",
    re.IGNORECASE,
)
_ALL_ACCOUNTS: Final = re.compile(
    rf"\bboth (?:of )?(?:my |the |these |those )?{_ACCOUNT}\b|\ball (?:of )?(?:my |the |these |those )(?:\w+ )?{_ACCOUNT}\b"
    rf"|\b(?:las|mis) (?:dos|tres|cuatro|[234]) {_CUENTA}s\b|\b(?:ambas|todas (?:mis|las)) {_CUENTA}s\b"
    r"|\b(?:both|all of them|las dos|ambas|todas)(?: \w+)? (?:in|on|into|with|en|con) "
    r"(?:one|1|a single|the same|un solo|el mismo)\b"
    r"|\b(?:one|1|a single|un solo) plan (?:for|over|with|para|con) (?:both|all|las dos|ambas|todas)\b",
    re.IGNORECASE,
)
_ALL_ALONE: Final = re.compile(r"^\W*(?:all(?: of (?:them|it))?|todas|todo)(?: please| por favor)?\W*$", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:the|my|that|ur|your) other (?:account|acct|debt|bill|loan|balance)\b"
    r"|\b(?:switch|change)(?: to (?:the|my) other)? (?:accounts?|debts?)\b"
    r"|\b(?:la|mi|esa) otra (?:cuenta|deuda)\b|\bcambi\w+ (?:de|a la otra) (?:cuenta|deuda)\b",
    re.IGNORECASE,
)
_OTHER_ALONE: Final = re.compile(
    r"^\W*(?:(?:no|nah|wait|actually|ok|and|but|now|lets|let's|do|try|talk about|what about|how about|i meant?|go(?: back)? to"
    r"|y|pero|ahora|mejor|espere|quise decir|hablemos de|qu[eé] (?:hay|pasa) (?:de|con))\W+)*"
    r"(?:the|my|la|mi) (?:other(?: one)?|otra)(?: please| por favor| instead| first)?\W*$",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"\b(?:first|before|start(?:ing)? with|begin with|pay off|primero|antes|empezar (?:con|por)|empiece (?:con|por))\b",
    re.IGNORECASE,
)
_NOT_FIRST: Final = re.compile(r"\b(?:first payment|primer pago|before (?:the|then|i)|antes del?)\b", re.IGNORECASE)
_LARGEST: Final = (
    rf"(?:big(?:ger|gest)?|large[rst]*|high(?:er|est)) (?:{_ACCOUNT})\b|\bla (?:m[aá]s )?(?:grande|alta)\b|\bla mayor\b"
)
_SMALLEST: Final = (
    rf"(?:small(?:er|est)?|little|low(?:er|est)?) (?:{_ACCOUNT})\b"
    r"|\bla (?:m[aá]s )?(?:peque[nñ]a|chica|chiquita|baja)\b|\bla menor\b"
)
_OLDEST: Final = rf"(?:old(?:er|est)?) (?:{_ACCOUNT})\b|\bla (?:m[aá]s )?(?:vieja|antigua)\b"
_NEWEST: Final = rf"(?:new(?:er|est)?|recent) (?:{_ACCOUNT})\b|\bla (?:m[aá]s )?(?:nueva|reciente)\b"
_PLACES: Final = (
    r"\b(?:first|1st) (?:one|account)\b|\bla primera\b",
    r"\b(?:second|2nd) (?:one|account)\b|\bla segunda\b",
    r"\b(?:third|3rd) (?:one|account)\b|\bla tercera\b",
    r"\b(?:fourth|4th) (?:one|account)\b|\bla cuarta\b",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the accounts somebody can choose from, in the order in which they were named to them."""

    account_id: str
    ending: str
    balance_cents: int
    opened_on: date


def endings(references: Sequence[str]) -> list[str]:
    """Return what each account is called: the last four characters of its reference, more where these are not enough."""
    length = 4
    while len({one[-length:] for one in references}) < len(references) and length < max(map(len, references)):
        length += 1
    return [one[-length:] for one in references]


def names_all(text: str, *, is_asked: bool) -> bool:
    """Say whether a message means all the accounts; a bare "all" does so only in answer to the question which."""
    return _BOTH.search(text) is not None or (is_asked and _ALL_ALONE.search(text) is not None)


def names_all_accounts(text: str) -> bool:
    """Say whether a message asks for all the accounts together without being asked."""
    return _ALL_ACCOUNTS.search(text) is not None


def names_other(text: str, *, is_bare_clear: bool) -> bool:
    """Say whether a message asks for the account that is not talked of.

    Args:
        is_bare_clear: "The other one" alone can mean nothing else, because no list of other things is on the screen.
    """
    return _OTHER.search(text) is not None or (is_bare_clear and _OTHER_ALONE.search(text) is not None)


def named_in(text: str, choices: Sequence[Choice], *, is_asked: bool) -> str | None:
    """Return the one account a message names, or None.

    Args:
        is_asked: It answers the question which; then the bare ending, a size, an age or a place in the list is enough.
    """
    found = {one.account_id for one in choices if _ending_in(text, one.ending, is_asked=is_asked)}
    if not found and is_asked:
        found = {one for one in (_described(text, choices), _placed(text, choices)) if one is not None}
    return found.pop() if len(found) == 1 else None


def directed_to(text: str, choices: Sequence[Choice]) -> str | None:
    """Return the account that is to be paid first ("pay the small one first"), or None where none is named."""
    if not _FIRST.search(text) or _NOT_FIRST.search(text):
        return None
    found = {one.account_id for one in choices if _ending_in(text, one.ending, is_asked=True)}
    if not found:
        found = {one for one in (_described(text, choices),) if one is not None}
    return found.pop() if len(found) == 1 else None


def without_endings(
    entities: Sequence[dict[str, Any]], text: str, choices: Sequence[Choice]
) -> tuple[dict[str, Any], ...]:
    """Leave out figures that are no figures but the ending of an account ("put it all on the 4821 first")."""
    places = [
        (match.start(), match.end())
        for one in choices
        for match in re.finditer(rf"(?<!\d){re.escape(one.ending)}(?!\d)", text)
    ]
    return tuple(item for item in entities if not any(_overlaps(item, start, end) for start, end in places))


def _overlaps(item: dict[str, Any], start: int, end: int) -> bool:
    first, last = item.get("start"), item.get("end")
    return isinstance(first, int) and isinstance(last, int) and first < end and start < last


def _ending_in(text: str, ending: str, *, is_asked: bool) -> bool:
    number = rf"(?<![\w$.,-]){re.escape(ending)}(?![\w]|[.,]\d)"
    if is_asked:
        return re.search(number, text, re.IGNORECASE) is not None
    named = (
        r"\b(?:end(?:s|ing)?|account|acct|debt|cuenta|deuda|terminad[ao]|termina|n[uú]mero|number)"
        rf"\W+(?:in |en |with |con |la |number )?{number}"
    )
    return re.search(rf"{named}|(?:\bthe |\bla |#){number}(?= one\b|\W*$)", text, re.IGNORECASE) is not None


def _described(text: str, choices: Sequence[Choice]) -> str | None:
    """Return the account that a size or an age picks out; None where two are equal in it."""
    picks: tuple[tuple[str, Callable[[Choice], Any], bool], ...] = (
        (_SMALLEST, lambda one: one.balance_cents, False),
        (_LARGEST, lambda one: one.balance_cents, True),
        (_OLDEST, lambda one: one.opened_on, False),
        (_NEWEST, lambda one: one.opened_on, True),
    )
    found = [(measure, is_last) for pattern, measure, is_last in picks if re.search(pattern, text, re.IGNORECASE)]
    if len(found) != 1:
        return None
    measure, is_last = found[0]
    ordered = sorted(choices, key=measure, reverse=is_last)
    is_clear = len(ordered) < 2 or measure(ordered[0]) != measure(ordered[1])
    return ordered[0].account_id if is_clear else None


def _placed(text: str, choices: Sequence[Choice]) -> str | None:
    found = [place for place, pattern in enumerate(_PLACES) if re.search(pattern, text, re.IGNORECASE)]
    return choices[found[0]].account_id if len(found) == 1 and found[0] < len(choices) else None
