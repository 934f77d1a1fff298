"""A finding of an entity rule, and the page it was read from."""

import re
from dataclasses import dataclass
from re import Match, Pattern
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One entity, placed in the written-out text."""

    entity: str
    value: Any
    start: int
    end: int


class Page:
    """Written-out text from which rules take what they have understood.

    What one rule has taken is blotted out for the next, so "12 payments" is never also
    an amount. Blots keep the length: places stay valid.
    """

    BLOT = "_"

    def __init__(self, text: str) -> None:
        """Start with a clean page."""
        self.text = text
        self.findings: list[Finding] = []

    def take(self, pattern: Pattern[str]) -> list[Match[str]]:
        """Blot out and return all matches of a pattern."""
        matches = list(pattern.finditer(self.text))
        for match in matches:
            self.blot(*match.span())
        return matches

    def blot(self, start: int, end: int) -> None:
        """Hide a span from later rules."""
        self.text = self.text[:start] + self.BLOT * (end - start) + self.text[end:]

    def note(self, entity: str, value: Any, span: tuple[int, int]) -> None:
        """Record a finding."""
        self.findings.append(Finding(entity, value, *span))


def words(*alternatives: str) -> Pattern[str]:
    """Compile alternatives that must not touch other letters, or digits at their end.

    Digits may come before a sign: "50/month".
    """
    return re.compile(rf"(?:(?<![a-zñ0-9])|(?=/))(?:{'|'.join(alternatives)})(?![a-zñ0-9])")
