"""Where a consumer says they are: "I'm in California now", "estoy en Texas", "I'm on Pacific time".

A statement about oneself only; what somebody else's state is, or where one used to live, says nothing. Pure.

Source: 12 CFR 1006.6(b)(1)(i); rule REGF-6B1-TIME ("last stated location").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from parley.compliance.folding import plain

_MOST_CHARS: Final = 600
_CLAUSES: Final = re.compile(r"[.,;!?\n\r]+")

_NAMES: Final = {
    "AL": "alabama", "AK": "alaska", "AZ": "arizona|phoenix|tucson", "AR": "arkansas",
    "CA": "california|cali|los angeles|san francisco|san diego|sacramento|san jose|fresno|oakland",
    "CO": "colorado|denver", "CT": "connecticut", "DE": "delaware", "DC": "dc|d c|washington dc|distrito de columbia",
    "FL": "florida|miami|orlando|tampa|jacksonville", "GA": "georgia|atlanta", "HI": "hawaii|hawai|honolulu|maui",
    "ID": "idaho|boise", "IL": "illinois|chicago", "IN": "indiana|indianapolis", "IA": "iowa", "KS": "kansas",
    "KY": "kentucky|louisville", "LA": "louisiana|luisiana|new orleans|nueva orleans", "ME": "maine", "MD": "maryland|baltimore",
    "MA": "massachusetts|boston", "MI": "michigan|detroit", "MN": "minnesota|minneapolis", "MS": "mississippi|misisipi",
    "MO": "missouri|misuri", "MT": "montana", "NE": "nebraska|omaha", "NV": "nevada|las vegas|vegas|reno",
    "NH": "new hampshire", "NJ": "new jersey|nueva jersey|jersey|newark", "NM": "new mexico|nuevo mexico|albuquerque",
    "NY": "new york|nueva york|nyc|brooklyn|queens|bronx|manhattan|buffalo",
    "NC": "north carolina|carolina del norte|charlotte|raleigh", "ND": "north dakota|dakota del norte",
    "OH": "ohio|cleveland|columbus|cincinnati", "OK": "oklahoma", "OR": "oregon|portland",
    "PA": "pennsylvania|pensilvania|philadelphia|filadelfia|philly|pittsburgh", "RI": "rhode island",
    "SC": "south carolina|carolina del sur", "SD": "south dakota|dakota del sur", "TN": "tennessee|nashville|memphis",
    "TX": "texas|tejas|houston|dallas|austin|san antonio|el paso|fort worth", "UT": "utah|salt lake city", "VT": "vermont",
    "VA": "virginia|richmond", "WA": "washington(?: state)?|seattle|tacoma|spokane", "WV": "west virginia|virginia occidental",
    "WI": "wisconsin|milwaukee", "WY": "wyoming", "PR": "puerto rico|san juan|ponce",
    "VI": "(?:us |the )?virgin islands|islas virgenes|st thomas|st croix", "GU": "guam",
    "MP": "saipan|(?:the )?(?:northern )?marianas?(?: islands)?", "AS": "american samoa|samoa americana|pago pago",
}  # fmt: skip
_TIMES: Final = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "atlantic": "America/Puerto_Rico",
}
_HERE: Final = (
    r"(?<![a-z])(?:im|i am|were|we are|we re|ive been|i live|we live|i now live|i moved|we moved|just moved|ive moved|"
    r"relocated|i stay|^staying|^living|^visiting|^currently|estoy|vivo|vivimos|me mude|nos mudamos|ando|resido)"
)
_BETWEEN: Final = r"(?: (?!not|no|used|from|por|de)[a-z]+){0,3}?"
_NAMED: Final = "|".join(f"(?P<{state}>{names})" for state, names in _NAMES.items())
_STATE: Final = re.compile(
    rf"{_HERE}{_BETWEEN} (?:in|to|at|en|a|down in|up in|out in|over in)(?: the| la| el)?(?: state of| estado de)? "
    rf"(?:{_NAMED})(?![a-z])"
)
_ZONE: Final = re.compile(
    rf"{_HERE}{_BETWEEN} (?:on|in) (?P<on>{'|'.join(_TIMES)}) (?:standard |daylight )?time"
    rf"|my time ?zone is (?P<my>{'|'.join(_TIMES)})"
)
_NOT_NOW: Final = re.compile(
    r"(?<![a-z])(?:not|no|never|used to|was|were living|until|when|if|next (?:week|month|year)|moving|estaba|vivia|cuando|si|"
    r"born|naci)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A state, or a time zone by its name."""

    state: str | None
    zone: str | None = None


def read_stated_place(text: str) -> StatedPlace | None:
    """Return where the writer says they are now; the last statement of the text counts."""
    found: StatedPlace | None = None
    for clause in map(plain, _CLAUSES.split(text[:_MOST_CHARS])):
        for match in _STATE.finditer(clause):
            if not _NOT_NOW.search(_with_word_before(clause, match)):
                found = StatedPlace(state=next(state for state in _NAMES if match[state]))
        for match in _ZONE.finditer(clause):
            if not _NOT_NOW.search(_with_word_before(clause, match)):
                found = StatedPlace(state=None, zone=_TIMES[match["on"] or match["my"]])
    return found


def _with_word_before(clause: str, match: re.Match[str]) -> str:
    return " ".join([*clause[: match.start()].split()[-1:], match.group()])
