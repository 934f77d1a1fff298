"""The shape of one phrase rule, shared by the English and the Spanish rules.

Patterns are written over word classes: `<dont> <write> me` reads the class of that name from `word_classes`, so that a
rule states the grammar of a wish (who, verb, object) and the classes carry the many ways to say each part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.compliance.lexicon.word_classes import CLASSES

_CLASS = re.compile(r"(?<!P)<([a-z_]+)>")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something with legal effect.

    `pattern` runs over folded text (see `folding`): lower case, no accents, no apostrophes, single spaces, "." between
    clauses. `unless` vetoes a match when it is found in the text around it (60 folded characters before, 60 after);
    `requires` must stand somewhere in the message.
    """

    intent: str
    rule_id: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    requires: re.Pattern[str] | None = None
    medium: str | None = None
    is_whole_message: bool = False


def expand(pattern: str) -> str:
    """Replace every `<class>` by its alternatives; a class may use other classes.

    Raises:
        KeyError: The class does not exist.
    """
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda match: CLASSES[match.group(1)], pattern)
    return pattern


def words(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives that must stand on word boundaries."""
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(map(expand, alternatives)) + r")(?![a-z0-9])")


def phrases(
    intent: str, rule_id: str, *alternatives: str, unless: str = "", requires: str = "", medium: str | None = None
) -> Phrase:
    """Build a rule from alternatives that must stand on word boundaries."""
    return Phrase(
        intent=intent,
        rule_id=rule_id,
        pattern=words(*alternatives),
        unless=words(unless) if unless else None,
        requires=words(requires) if requires else None,
        medium=medium,
    )


def whole_message(intent: str, rule_id: str, *alternatives: str) -> Phrase:
    """Build a rule that must be the whole message, politeness words aside."""
    polite = (
        r"(?:please|thanks|thank you|ok|okay|hey|hi|hello|now|already|just|sorry|no|nope|right now|sir|maam|again|"
        r"so|and|but|por favor|gracias|hola|ya|oiga|oigan|disculpe|perdon|ahorita|\.)"
    )
    pattern = rf"(?:{polite} ){{0,8}}(?:{'|'.join(map(expand, alternatives))})(?: {polite}){{0,4}}"
    return Phrase(intent, rule_id, re.compile(pattern), is_whole_message=True)
