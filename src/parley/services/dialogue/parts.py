"""A first sum and what comes after it: "100 now, then 50 a month", "half now, the rest on the 15th" (pure).

Works on the places of the entities and the words around them. What is read here is read back before it binds, so a sum
that cannot be told apart with certainty is better left as it was found.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from parley.money import FULL_SHARE_BPS, share_bps

Found = Sequence[dict[str, Any]]

_REST: Final = re.compile(
    r"\b(?:the )?(?:rest|remaining|remainder|other half|balance of it|what'?s left|whatever'?s left)\b"
    r"|\b(?:el|lo) (?:resto|restante|dem[aá]s)\b|\blo que (?:queda|falta|resta|sobra)\b|\b(?:la )?otra mitad\b",
    re.IGNORECASE,
)
# Words that make a sum the first payment wherever it stands.
_DOWN: Final = re.compile(
    r"\b(?:(?<!\bme )(?<!\bus )(?<!slow )(?<!break )(?<!bring )(?<!it )down(?: ?payment)?"
    r"(?! to\b| for (?!now|the first|a? ?start))"
    r"|up ?front|deposit|enganche|anticipo|adelanto|(?:de )?entrada|(?:pago )?inicial)\b",
    re.IGNORECASE,
)
# Words that do so only beside a second sum: "100 now, then 50 a month".
_FIRST: Final = re.compile(
    r"\b(?:now|today|tonight|tomorrow|right away|rn|first|to start|starting with|start with|ahora|ahorita|orita|hoy|ya|primero"
    r"|ma[nñ]ana|para empezar|empezando con|empiezo con|de una vez)\b",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r"\b(?:now|right away|rn|ahora(?: mismo)?|ah?orita(?: mismo)?|ya mismo|de una vez)\b", re.IGNORECASE
)
_THEN: Final = re.compile(r"\b(?:then|after(?:wards)?|afterward|luego|despu[eé]s|y luego)\b", re.IGNORECASE)
_NEAR: Final = 22
_WEEKDAY: Final = re.compile(
    r"\b(?P<later>next |following |(?:el )?(?:pr[oó]ximo |siguiente )|(?:the )?)"
    r"(?P<day>mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
    r"(?:day)?\b(?P<after> after| next| que viene| siguiente| pr[oó]ximo)?",
    re.IGNORECASE,
)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mie", "jue", "vie", "sab", "dom")
_RHYTHMS: Final = frozenset({"weekly", "biweekly", "semimonthly", "monthly"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A first sum in cents and what goes with it.

    `amount_cents` is the payment that comes back after it, in a plan; `rest_on` the day of the second of two payments;
    `total_cents` what two named sums add up to, where that is not the balance.
    """

    down_cents: int
    amount_cents: int | None = None
    total_cents: int | None = None
    first_due_on: date | None = None
    rest_on: date | None = None


def read_parts(found: Found, text: str, *, balance_cents: int | None, today: date | None) -> Parts | None:
    """Return the first sum and the rest, or None where the message names no such thing.

    Args:
        found: Entities that are meant (`corrections.meant`), with their places in `text`.
        balance_cents: What "half" is half of.
        today: The consumer's local day, for "the rest next friday".
    """
    sums = _sums(found, text, balance_cents)
    if not sums:
        return None
    rhythm = next((item for item in _placed(found, "frequency", text) if item["value"] in _RHYTHMS), None)
    rhythm = rhythm or next(iter(_placed(found, "count", text)), None)
    if rhythm is not None:
        parts = _plan_with_down(found, sums, rhythm, text)
    elif _DOWN.search(text) and len(sums) == 1 and not _REST.search(text):
        parts = Parts(sums[0].cents, first_due_on=_first_date(found, text))
    else:
        parts = _two_payments(found, sums, text, today)
    if parts is not None and parts.first_due_on is None and _NOW.search(text):
        return replace(parts, first_due_on=today)
    return parts


@dataclass(frozen=True, slots=True)
class _Sum:
    cents: int
    start: int
    end: int


def _sums(found: Found, text: str, balance_cents: int | None) -> list[_Sum]:
    items = [*_placed(found, "amount", text), *_placed(found, "balance_share", text), *_placed(found, "percent", text)]
    if any(item.get("role") or item.get("either") for item in items):
        return []
    sums = []
    for item in sorted(items, key=lambda item: int(item["start"])):
        cents = item["value"]
        if item["entity"] != "amount":
            is_part = type(cents) is int and 0 < cents < FULL_SHARE_BPS and balance_cents is not None
            cents = share_bps(balance_cents, cents, "half_up") if is_part and balance_cents is not None else None
        if type(cents) is int and cents > 0:
            sums.append(_Sum(cents, item["start"], item["end"]))
    return sums


def _plan_with_down(found: Found, sums: list[_Sum], rhythm: Mapping[str, Any], text: str) -> Parts | None:
    if len(sums) == 1:
        # "150 down and the rest monthly", or "200 down, 6 monthly payments": our own amount follows.
        is_down = _DOWN.search(_around(text, sums[0])) is not None
        return Parts(sums[0].cents, first_due_on=_first_date(found, text)) if is_down else None
    if len(sums) != 2:
        return None
    regular = _regular(sums, rhythm)
    other = sums[0] if regular is sums[1] else sums[1]
    beside = _around(text, other, stop_before=regular)
    between = text[sums[0].end : sums[1].start]
    is_first = other.start < regular.start and _THEN.search(between) is not None
    if not (is_first or _DOWN.search(beside) or _FIRST.search(beside)):
        return None
    return Parts(other.cents, amount_cents=regular.cents, first_due_on=_first_date(found, text))


def _regular(sums: list[_Sum], rhythm: Mapping[str, Any]) -> _Sum:
    """Return the sum that the rhythm belongs to: the one it stands behind, else the one that follows it."""
    if rhythm["entity"] == "count":
        return next((one for one in sums if one.start >= rhythm["end"]), sums[-1])
    before = [one for one in sums if one.end <= rhythm["start"]]
    return before[-1] if before else sums[0]


def _two_payments(found: Found, sums: list[_Sum], text: str, today: date | None) -> Parts | None:
    rest = _REST.search(text, sums[0].end)
    second = sums[1] if len(sums) == 2 else None
    turn = rest.start() if rest else second.start if second else None
    if turn is None or len(sums) > 2:
        return None
    dates = [(item["start"], _iso(item["value"])) for item in _placed(found, "date", text)]
    first_on = next((day for start, day in dates if start < turn and day is not None), None)
    rest_on = next((day for start, day in dates if start > turn and day is not None), None)
    rest_on = rest_on or _weekday_after(text[turn:], first_on or today)
    if rest_on is None or (first_on is not None and rest_on <= first_on):
        return None
    total = sums[0].cents + second.cents if second is not None and rest is None else None
    return Parts(sums[0].cents, total_cents=total, first_due_on=first_on, rest_on=rest_on)


def _weekday_after(text: str, start: date | None) -> date | None:
    """Read "next friday" behind "the rest": the first such day after the first payment."""
    match = _WEEKDAY.search(text)
    if match is None or start is None:
        return None
    name = match["day"].lower().translate(str.maketrans("éá", "ea"))[:3]
    ahead = (_DAYS.index(name) % 7 - start.weekday()) % 7
    return start + timedelta(days=ahead or 7)


def _around(text: str, one: _Sum, *, stop_before: _Sum | None = None) -> str:
    """Return the words beside a sum, as far as they do not belong to the other one."""
    left, right = max(0, one.start - _NEAR), min(len(text), one.end + _NEAR)
    if stop_before is not None and stop_before.start > one.start:
        right = min(right, stop_before.start)
    if stop_before is not None and stop_before.end <= one.start:
        left = max(left, stop_before.end)
    return text[left : one.start] + " | " + text[one.end : right]


def _first_date(found: Found, text: str) -> date | None:
    return next((_iso(item["value"]) for item in _placed(found, "date", text)), None)


def _placed(found: Found, kind: str, text: str) -> list[dict[str, Any]]:
    items = [
        item
        for item in found
        if item.get("entity") == kind
        and isinstance(item.get("start"), int)
        and isinstance(item.get("end"), int)
        and 0 <= item["start"] < item["end"] <= len(text)
    ]
    return sorted(items, key=lambda item: int(item["start"]))


def _iso(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
