"""A finding of an entity rule, and the page it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from re import Match, Pattern
from typing import Any

# What a word may not touch, on either side.
_BEFORE, _AFTER = r"(?<![a-zñ0-9])", r"(?![a-zñ0-9])"


@dataclass(frozen=True)
class Finding:
    """One entity, placed in the written-out text; `extra` holds keys beside the value."""

    entity: str
    value: Any
    start: int
    end: int
    extra: dict[str, Any] = field(default_factory=dict)


class Page:
    """Written-out text from which rules take what they have understood.

    What one rule has taken is blotted out for the next, so "12 payments" is never also
    an amount. Blots keep the length: places stay valid. `source` keeps the whole text.
    """

    BLOT = "_"

    def __init__(self, text: str) -> None:
        """Start with a clean page."""
        self.source = text
        self.text = text
        self.findings: list[Finding] = []

    def take(self, pattern: Pattern[str]) -> Iterator[Match[str]]:
        """Blot out and return all matches of a pattern."""
        matches = list(pattern.finditer(self.text))
        for match in matches:
            self.blot(*match.span())
        return iter(matches)

    def blot(self, start: int, end: int) -> None:
        """Hide a span from later rules."""
        self.text = self.text[:start] + self.BLOT * (end - start) + self.text[end:]

    def note(self, entity: str, value: Any, span: tuple[int, int], **extra: Any) -> None:
        """Record a finding, without blanks at its ends."""
        start, end = span
        while end - start > 1 and self.source[start].isspace():
            start += 1
        while end - start > 1 and self.source[end - 1].isspace():
            end -= 1
        self.findings.append(Finding(entity, value, start, end, extra))

    def of(self, *entities: str) -> list[Finding]:
        """Findings of these kinds, in the order of the text."""
        return sorted((item for item in self.findings if item.entity in entities), key=lambda item: item.start)

    def replace(self, old: Finding, *new: Finding) -> None:
        """Put other findings in the place of one."""
        self.findings = [item for item in self.findings if item is not old] + list(new)


def words(*alternatives: str) -> Pattern[str]:
    """Compile alternatives that must not touch other letters, or digits at their end.

    Digits may come before a sign: "50/month".
    """
    return re.compile(rf"(?:{_BEFORE}|(?=/))(?:{'|'.join(alternatives)}){_AFTER}")
