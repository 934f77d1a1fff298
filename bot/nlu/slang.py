"""Sums told in slang: "2 benjamins", "forty bones", "give u 4 bills", "3 stacks"."""

import re

from bot.nlu.calendar_words import WEEKDAY
from bot.nlu.findings import Page, words

_MANY = r"(?<![\d.,$])(?P<n>\d{1,2}|a|an|one|couple(?: of)?|un|una|par de)"
# "a benjamin smith" is a person.
_NOTES = words(
    rf"{_MANY} (?:benjamins|benjis?|c[- ]?notes?|benjamin(?= ?(?:$|[.,!?;_]|(?:on|by|to|a|now|today|tomorrow|this|next|"
    r"every|each|per|is|thats?|and|or|but|if|for|tops|el|hoy|mañana|cada|al|"
    rf"{WEEKDAY})(?![a-zñ]))))"
)
_STACKS = words(rf"{_MANY} (?:stacks?|racks?)(?! (?:of|up)\b)")
# Bills are mostly to be paid: only what is handed over is money.
_BILLS = words(
    r"(?:give|send|slide|shoot|hand|toss|throw)(?:in|ing)? (?:you|u|ya|yall|y'all|em|them) (?:like |about |maybe )?"
    r"(?P<n>[1-9]) bills(?! (?:i|that|to|of|for|from)\b)"
)
_BONES = words(r"(?<![\d.,$])(?P<n>\d{1,4}) bones")
_BROKEN = re.compile(r"\b(?:brok\w*|break\w*|fractur\w*|crack\w*|have|has)\b[^.!?]{0,20}$")
_CENTS_PER_NOTE, _CENTS_PER_STACK, _CENTS_PER_BONE = 10_000, 100_000, 100


def read_slang_amounts(page: Page) -> None:
    """Take sums in notes of a hundred, stacks of a thousand and bones of one dollar, as integer cents."""
    for pattern, cents in (
        (_NOTES, _CENTS_PER_NOTE),
        (_BILLS, _CENTS_PER_NOTE),
        (_STACKS, _CENTS_PER_STACK),
        (_BONES, _CENTS_PER_BONE),
    ):
        for match in pattern.finditer(page.text):
            number = _number(match["n"])
            if number and not (pattern is _BONES and _BROKEN.search(page.source[: match.start()])):
                page.note("amount", number * cents, (match.start("n"), match.end()))
                page.blot(match.start("n"), match.end())


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    return 2 if told.startswith(("couple", "par")) else 1
