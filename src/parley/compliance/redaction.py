"""Take identity answers, card, bank and social security numbers out of a text before anything stores it.

Each secret is replaced by a placeholder and handed back beside the text, so that the caller can keep it in a
short-lived vault.
Card, bank and full social security numbers are replaced and dropped: their value is never handed on. Everything
else in the
text stays exactly as it was. Pure: today's date is passed in.

Source: PCI DSS 4.x and rule PCI-NOPAN; rule REGF-VERIFY; invariant I8 (no secrets at rest).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from parley.compliance import redaction_dates, redaction_disguised, redaction_numbers

SecretKind = Literal["dob", "zip", "ssn4", "ssn", "card", "cvv", "bank", "ref"]
DEFAULT_REF_PATTERN = re.compile(r"(?<![\w-])[A-Za-z]{2,6}-?\d{4,10}(?![\w-])")
_NOT_A_REF = frozenset(
    {"zip", "ssn", "dob", "cp", "usd", "apt", "box", "cvv", "st", "unit", "ext", "may", "june", "july"}
)


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret taken out of a text."""

    kind: SecretKind
    value: str
    """Normalised: ISO date (two readings joined by "|" when the writing left it open), five-digit ZIP, four digits,
    upper-case reference. Empty for card, cvv, bank and full social security numbers: they are never kept."""
    placeholder: str

    def __repr__(self) -> str:
        """Keep the value out of logs and tracebacks."""
        return f"Secret(kind={self.kind!r}, value=..., placeholder={self.placeholder!r})"


@dataclass(frozen=True, slots=True)
class Redaction:
    """The text without its secrets, and the secrets in the order they stood."""

    text: str
    secrets: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: SecretKind
    value: str


def redact(
    text: str,
    *,
    expecting_identity: bool,
    today: date,
    language: str = "en",
    ref_pattern: re.Pattern[str] = DEFAULT_REF_PATTERN,
    earlier: Sequence[str] = (),
) -> Redaction:
    """Replace every secret in `text` by a placeholder such as "[dob]".

    Args:
        text: What the consumer wrote.
        expecting_identity: True after the consumer was asked for identity answers: short numbers are then answers too.
        today: The consumer's local date; a full date of at least 16 years ago is taken for a date of birth.
        language: Orders day and month of "4/12/1986"; in Spanish an open reading is kept both ways.
        ref_pattern: Shape of this program's account references.
        earlier: The latest messages before this one, as stored: a card number may be spread over several.
    """
    taken: list[_Span] = []
    rest_of_card = redaction_disguised.continues_a_card(earlier, text, may_guess=not expecting_identity)
    if rest_of_card is not None:
        taken.append(_Span(*rest_of_card, "card", ""))
    for span in _candidates(text, expecting_identity, today, language, ref_pattern):
        if all(span.end <= other.start or span.start >= other.end for other in taken):
            taken.append(span)
    taken.sort(key=lambda span: span.start)
    pieces: list[str] = []
    position = 0
    for span in taken:
        pieces += [text[position : span.start], f"[{span.kind}]"]
        position = span.end
    pieces.append(text[position:])
    return Redaction("".join(pieces), tuple(Secret(span.kind, span.value, f"[{span.kind}]") for span in taken))


def _candidates(
    text: str, expecting: bool, today: date, language: str, ref_pattern: re.Pattern[str]
) -> Iterator[_Span]:
    """Yield spans, the most certain kinds first: an earlier span wins over a later one it overlaps."""
    # Who writes a date of birth says who they are, asked or not: the ZIP or reference beside it is an answer too.
    births = list(redaction_dates.birth_dates(text, today=today, expecting_identity=expecting, language=language))
    expecting = expecting or bool(births)
    cards = list(redaction_numbers.cards(text))
    doubtful = [span for span in cards if expecting and not redaction_numbers.is_written_like_a_card(text, *span)]
    for start, end in cards:
        if (start, end) not in doubtful:
            yield _Span(start, end, "card", "")
    for start, end in redaction_disguised.disguised_cards(text):
        yield _Span(start, end, "card", "")
    for start, end in redaction_numbers.cvvs(text):
        yield _Span(start, end, "cvv", "")
    for start, end, value in births:
        yield _Span(start, end, "dob", value)
    for start, end in redaction_numbers.social_security_numbers(text, expecting_identity=expecting):
        yield _Span(start, end, "ssn", "")
    if expecting:
        for match in ref_pattern.finditer(text):
            if re.match(r"[A-Za-z]*", match.group()).group().lower() not in _NOT_A_REF:  # type: ignore[union-attr]
                yield _Span(match.start(), match.end(), "ref", match.group().upper())
    for start, end in redaction_numbers.bank_numbers(text):
        yield _Span(start, end, "bank", "")
    for start, end, value in redaction_numbers.last_four(text, expecting_identity=expecting):
        yield _Span(start, end, "ssn4", value)
    if expecting:
        for start, end, value in redaction_numbers.zip_codes(text):
            yield _Span(start, end, "zip", value)
    # Answers to the identity question come first; what they do not explain is still masked.
    for start, end in doubtful:
        yield _Span(start, end, "card", "")
