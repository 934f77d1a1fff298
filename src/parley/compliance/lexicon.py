"""The shape of one phrase rule, shared by the English and the Spanish lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something with legal effect.

    `pattern` runs over folded text (see `folding`): lower case, no accents, no apostrophes, single spaces, "."
    between
    clauses. `unless` vetoes a match when it is found in the text around it (60 folded characters before, 60 after).
    """

    intent: str
    rule_id: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    medium: str | None = None
    is_whole_message: bool = False


def phrases(intent: str, rule_id: str, *alternatives: str, unless: str = "", medium: str | None = None) -> Phrase:
    """Build a rule from alternatives that must stand on word boundaries."""
    return Phrase(
        intent=intent,
        rule_id=rule_id,
        pattern=re.compile(r"(?<![a-z0-9])(?:" + "|".join(alternatives) + r")(?![a-z0-9])"),
        unless=re.compile(r"(?<![a-z0-9])(?:" + unless + r")(?![a-z0-9])") if unless else None,
        medium=medium,
    )


def whole_message(intent: str, rule_id: str, *alternatives: str) -> Phrase:
    """Build a rule that must be the whole message, politeness words aside."""
    polite = r"(?:please|thanks|thank you|ok|okay|hey|hi|now|already|just|por favor|gracias|hola|ya|oiga|oigan|\.)"
    pattern = rf"(?:{polite} )*(?:{'|'.join(alternatives)})(?: {polite})*"
    return Phrase(intent, rule_id, re.compile(pattern), is_whole_message=True)


RELATIVE_EN = (
    r"(?:wife|husband|spouse|mom|mother|mum|dad|father|son|daughter|sister|brother|aunt|uncle|cousin|grandma|"
    r"grandmother|"
    r"grandpa|grandfather|grandson|granddaughter|boyfriend|girlfriend|partner|fiance|fiancee|roommate|neighbor|"
    r"landlord|"
    r"coworker|friend|niece|nephew|parent|inlaw|stepmom|stepdad|ex|ex wife|ex husband|boss|employer|caregiver)"
)
RELATIVE_ES = (
    r"(?:espos[oa]|marido|mujer|mama|madre|papa|padre|hij[oa]|herman[oa]|ti[oa]|prim[oa]|abuel[oa]|niet[oa]|"
    r"novi[oa]|pareja|"
    r"prometid[oa]|vecin[oa]|amig[oa]|companer[oa]|sobrin[oa]|suegr[oa]|cunad[oa]|yerno|nuera|jef[ea]|ex)"
)
