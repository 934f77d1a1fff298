"""Tell whether words are surely about being contacted, where no phrase of the detectors says so.

A weekday in a negotiation is a payment day far more often than a wish, so only two kinds of words count: "don't write
to me" with a time in the same clause, and, outside of a negotiation, a message that is nothing but times and a wish.

Source: 12 CFR 1006.6(b)(1); rule REGF-6B1-DESIG ("in any words").
"""

from __future__ import annotations

import re
from typing import Final

from parley.compliance import preference_words as words
from parley.compliance.folding import plain
from parley.compliance.preference_clauses import read_clauses
from parley.compliance.preference_hours import plain_times
from parley.compliance.preference_values import PreferencePolicy

RULE: Final = "PREF-READ"
_LONGEST_BARE: Final = 15
_PAST: Final = (
    r"(?:got|gotten|get|gets|receiv\w*|reciev\w*|heard|had|been|called|texted|messaged|wrote|written|contacted|reached|emailed|"
    r"recib\w+|lleg\w+|ha|han|he|hubo|tuve|llam(?:o|aron|aste|ado)|escrib(?:io|ieron|iste)|mand(?:o|aron|aste|ado)|"
    r"marc(?:o|aron|aste)|habl(?:o|aron)|contact(?:o|aron|ado)|contest\w+)(?![a-z])"
)
"""What did not happen: "you never called on Monday" misses a call and forbids none."""
_UNWANTED: Final = re.compile(
    rf"(?<![a-z])(?:dont|do not|never|stop|quit|no|(?<!did )(?<!have )(?<!has )(?<!had )not|nunca|only|solo|"
    rf"solamente) (?!(?:\w+ ){{0,2}}?{_PAST})(?:\w+ ){{0,2}}?{words.CONTACTING.pattern}"
)
_WISHING: Final = re.compile(
    rf"{words.AGAINST.pattern}|{words.ONLY.pattern}|(?<![a-z])(?:best|better|mejor|best for me|is fine|"
    rf"are fine)(?![a-z])"
)
_FILLER_WORDS: Final = """
a al and are at best better but de del el en entre for from i im in is it las la lo los me mejor my no not o on only
or please por favor que se si so solo that the then thanks gracias to u un una y yes was hasta desde between before
after until till past antes despues never nunca just bad good fine ok okay work works nothing observant any ni nor
am pm noon midnight mediodia medianoche manana mananas tarde tardes noche noches madrugada texts text messages
mensajes textos contact siempre semana fines fin
"""
_FILLERS: Final = frozenset(_FILLER_WORDS.split())
_TIME_WORD: Final = re.compile(
    rf"t\d{{4}}|1[0-2]|[1-9]|{words.DAY}|weekdays?|weekends?|weeknights?|mornings?|afternoons?|evenings?|nights?|findes?"
)
_ONE_DAY: Final = re.compile(r"(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])")
"""A single day is a date far more often than a wish."""


def names_contact(text: str) -> bool:
    """Tell whether a text speaks of texting, calling or writing at all."""
    return bool(words.CONTACTING.search(plain(text)))


def is_surely_a_wish(text: str, policy: PreferencePolicy, *, is_negotiating: bool) -> bool:
    """Tell whether a text sets times for being contacted beyond doubt.

    Args:
        is_negotiating: Days and hours may be about a payment; then only "don't write to me" counts.
    """
    clauses = [clause for clause in read_clauses(text, policy) if clause.has_times]
    if any(_UNWANTED.search(clause.text) for clause in clauses):
        return True
    has_hours = any(clause.has_hours for clause in clauses)
    return bool(clauses) and not is_negotiating and _is_bare(text, has_hours=has_hours)


def _is_bare(text: str, *, has_hours: bool) -> bool:
    said = plain(plain_times(text)).replace(".", " ").split()
    words_said = " ".join(said)
    if len(said) > _LONGEST_BARE or not _WISHING.search(words_said) or (_ONE_DAY.search(words_said) and not has_hours):
        return False
    return all(word in _FILLERS or _TIME_WORD.fullmatch(word) for word in said)
