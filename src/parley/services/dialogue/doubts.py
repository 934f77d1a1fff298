"""Figures nothing can be arranged with: zero, negative, absurd, not in dollars, a day that is past or not in the calendar.

Pure. Each gets one clear sentence and changes nothing. What the reader of entities leaves out, because it is no amount or
no day, is looked for in the text here, so that "50 on feb 31" is not silently moved and "-50" not taken for a plan.
"""

import calendar
import re
from datetime import date
from typing import Final, Literal

from parley.negotiation import Proposal

Doubt = Literal["zero", "too_large", "above_balance", "currency", "past_date", "no_such_day"]
DATE_DOUBTS: Final = frozenset({"past_date", "no_such_day"})
"""Doubts about the day alone: whatever else was said still stands."""

_MONTHS: Final = {
    **{name: number for number, names in enumerate(
        ("jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril", "may mayo",
         "jun june junio", "jul july julio", "aug august ago agosto", "sep sept september septiembre setiembre",
         "oct october octubre", "nov november noviembre", "dec december dic diciembre"), start=1)
       for name in names.split()},
}  # fmt: skip
_NAME: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_OF_MONTH: Final = re.compile(
    rf"\b(?P<m1>{_NAME})\.? (?:the )?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d,]*\d)(?:,? (?P<y1>20\d\d))?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of |de )?(?P<m2>{_NAME})\b(?:,? (?:de |del )?(?P<y2>20\d\d))?",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?:/(\d{2}|\d{4}))?(?![\d/])")
_ORDINAL: Final = re.compile(r"\b(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONEY: Final = (
    r"(?:dollars?|bucks|usd|d[oó]lares|d[oó]lar|a (?:month|week)|per (?:month|week|check)|every|each|monthly|weekly"
    r"|biweekly|al mes|a la semana|por (?:mes|semana)|cada|mensual(?:es)?|semanal(?:es)?|quincenal(?:es)?)"
)
_ZERO: Final = re.compile(
    rf"\$ ?0+(?:\.0+)?(?![\d.,])|(?<![\d.,$])(?:0+(?:\.0+)?|zero|cero) (?={_MONEY})|^\W*(?:0+(?:\.0+)?|zero|cero)\W*$",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(
    r"(?:^|(?<=\s))(?:-\$?|\$-|\u2212\$?)\d|\b(?:minus|negative|negativ[oa]) \$?\d"
    r"|(?<!\bal )(?<!\blo )(?<!\bde )\bmenos \$?\d",
    re.IGNORECASE,
)
_LARGE: Final = re.compile(
    rf"\$ ?\d[\d,]*\d{{6}}(?!\d)|\$ ?\d{{1,3}}(?:,\d{{3}}){{2,}}|(?<![\d.,])\d{{7,}} (?={_MONEY})|^\W*\d{{7,}}\W*$"
    r"|\b(?:a|one|un|\d+) (?:million|mill[oó]n|millones|billion|trillion)\b",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"[€£¥₹₱]\s?\d|\d\s?[€£¥₹₱]"
    r"|\b\d[\d,.]*(?: ?k)? ?(?:mexican |argentine |colombian |chilean )?(?:euros?|eur|pesos?|pounds? (?:sterling)?|pounds"
    r"|libras|gbp|quid|mxn|mxp|cad|canadian(?: dollars)?|yen|rupees?|rupias|yuan|reais|reales|soles|quetzales|lempiras"
    r"|bitcoins?|btc|eth|crypto)\b",
    re.IGNORECASE,
)


# Without a country these may be dollars: in Puerto Rico they are called so.
_PLAIN_PESOS: Final = re.compile(
    r"(?<=\d)( ?)pesos?\b(?! (?:mexican|argentin|colombian|chilen|dominican|cuban|uruguay|filipin)\w*)", re.IGNORECASE
)


def is_only_pesos(text: str) -> bool:
    """Tell whether "pesos", of no country, is the only thing that makes a sum a foreign one."""
    return _PLAIN_PESOS.search(text) is not None and _FOREIGN.search(_in_dollars(text)) is None


def _in_dollars(text: str) -> str:
    return _PLAIN_PESOS.sub(r"\1dollars", text)


def find_doubt(
    text: str, proposal: Proposal, *, today: date, balance_cents: int, pesos_are_dollars: bool = False
) -> Doubt | None:
    """Return why the figures of a message cannot be used, or None.

    Args:
        text: The message.
        proposal: What was read from it.
        today: The consumer's local day.
        balance_cents: What is owed.
        pesos_are_dollars: The consumer has said that by "pesos" they mean dollars.
    """
    text = _in_dollars(text) if pesos_are_dollars else text
    doubt = _doubt_of_amount(text, proposal, balance_cents)
    if doubt is not None:
        return doubt
    if _names_impossible_day(text, today):
        return "no_such_day"
    days = (proposal.first_due_on, proposal.rest_on)
    return "past_date" if any(day is not None and day < today for day in days) else None


def _doubt_of_amount(text: str, proposal: Proposal, balance_cents: int) -> Doubt | None:
    if _FOREIGN.search(text):
        return "currency"
    if _NEGATIVE.search(text) or (_ZERO.search(text) and proposal.amount_cents is None):
        return "zero"
    if _LARGE.search(text):
        return "too_large"
    if proposal.kind == "pay_in_full":
        # Paying everything costs what it costs, whatever higher sum is named with it.
        return None
    named = (proposal.amount_cents, proposal.total_cents, proposal.down_cents)
    return "above_balance" if any(cents is not None and cents > balance_cents for cents in named) else None


def _names_impossible_day(text: str, today: date) -> bool:
    if _ORDINAL.search(text):
        return True
    for match in _DAY_OF_MONTH.finditer(text):
        month = _MONTHS[(match["m1"] or match["m2"]).lower()]
        day, year = int(match["d1"] or match["d2"]), match["y1"] or match["y2"]
        # "may 60 a month work" is no date; a 29th to 31st is one, in another month.
        if 29 <= day <= 31 and not _exists(month, day, int(year) if year else _year_of(month, day, today)):
            return True
    for first, second, year in _NUMERIC.findall(text):
        one, other = int(first), int(second)
        full = int(year) + (2000 if len(year) == 2 else 0) if year else None
        # Neither month first nor day first: no day at all. "50/50" and "24/7" are no dates, or good ones.
        looks_like_a_date = 1 <= min(one, other) <= 12 and max(one, other) <= 31
        readings = ((one, other), (other, one))
        is_a_day = any(_exists(month, day, full or _year_of(month, day, today)) for month, day in readings)
        if looks_like_a_date and max(one, other) > 28 and not is_a_day:
            return True
    return False


def _year_of(month: int, day: int, today: date) -> int:
    """Return the year of the next such day; for 29 February that may be no leap year, and then there is none."""
    return today.year + ((month, day) < (today.month, today.day))


def _exists(month: int, day: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
