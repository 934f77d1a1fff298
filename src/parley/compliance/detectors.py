"""Find statements with legal effect in what a consumer wrote, by phrase rules in English and Spanish.

The rules run beside the model and their answers are united, so the rules need not find everything; what they find
always counts. A wrong hit silences somebody who wants to pay, so a rule must be right nearly always; how often it is,
`evaluation.rules` measures. Both languages are searched whatever the conversation's language, and one message can carry
several intents. Pure and bounded: time grows linearly with the length of the text.

Source: compliance rules TCPA-REV-ANY, TW-KW-DEFAULT, REGF-6C, REGF-14H1, EV-*; boundary rulings of the intent list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from parley.compliance.effects_table import EFFECTS
from parley.compliance.folding import Folded, fold, has_hidden_characters
from parley.compliance.lexicon import RULES
from parley.compliance.lexicon.phrase import Phrase
from parley.compliance.lexicon.retraction import CONDITION, PERMITTED, REPORTED, RETRACTIONS, SOFTENED
from parley.compliance.not_a_name import is_name

PROVIDER_STOP_KEYWORDS = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""Whole bodies the SMS provider acts on and answers by itself. Source: rule TW-KW-DEFAULT."""
PROVIDER_START_KEYWORDS = frozenset({"start", "yes", "unstop"})
"""Whole bodies that lift the provider's own block. In a conversation, "yes" is an answer."""
HELP_KEYWORDS = frozenset({"help", "info", "ayuda"})
START_KEYWORDS = frozenset({"start", "unstop", "iniciar"})

LEGAL_INTENTS = frozenset(EFFECTS)

_CONTEXT = 60
_LONGEST_WHOLE_MESSAGE = 120
_STOP_INTENTS = frozenset({"stop_contact", "cease_all_contact"})
_CALL_RULES = frozenset({"EN-STOP-CALLS", "ES-STOP-CALLS"})
_TEXT_WELCOME = re.compile(
    r"\b(?:texts? (?:is|are) (?:fine|ok|okay|better)|texting is|text me instead|(?:just|only) texts?|texts? only|"
    r"you can text|por texto|mensajes? (?:estan? bien|de texto basta)|solo (?:textos?|mensajes?))\b"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement with legal effect, where it stands in the original text and which rule found it."""

    intent: str
    rule_id: str
    start: int
    end: int
    exact_keyword: bool = False
    """True only when the whole body is one of the provider's own stop keywords."""
    medium: str | None = None
    """Set ("voice") when the statement is clearly about another medium than the one it came in on."""


def detect(text: str) -> tuple[Hit, ...]:
    """Return every legal intent found in `text`, one hit per intent, in the order they stand in the text."""
    hits = _detect_in(fold(text), text)
    if has_hidden_characters(text):
        hits = {**_detect_in(fold(text, hidden_parts_words=True), text), **hits}
    if is_stop_keyword(text) and "stop_contact" in hits:
        hits["stop_contact"] = replace(hits["stop_contact"], exact_keyword=True)
    return tuple(sorted(hits.values(), key=lambda hit: (hit.start, hit.intent)))


def is_stop_keyword(text: str) -> bool:
    """Tell whether the provider itself treats this whole body as an opt-out and answers it."""
    return text.strip().casefold() in PROVIDER_STOP_KEYWORDS


def is_help_keyword(text: str) -> bool:
    """Tell whether the whole body asks for the HELP text. Source: rule CTIA-HELP."""
    return text.strip().casefold() in HELP_KEYWORDS


def is_start_keyword(text: str) -> bool:
    """Tell whether the whole body opts in again; a bare yes does not, it is an answer. Source: rule TW-START."""
    return text.strip().casefold() in START_KEYWORDS


def _detect_in(folded: Folded, original: str) -> dict[str, Hit]:
    if not folded.text:
        return {}
    retracted = list(_retractions(folded, original))
    without_retracted = _blank(folded, retracted)
    found: dict[str, Hit] = {}
    for rule in RULES:
        reading = without_retracted if rule.intent in _STOP_INTENTS else folded
        hit = next(_hits(rule, reading, original), None)
        known = found.get(rule.intent)
        if hit and (known is None or hit.start < known.start):
            found[rule.intent] = hit
    if retracted:
        start, end = folded.original_span(*retracted[0])
        found.setdefault("resume_contact", Hit("resume_contact", "RESUME-RETRACTED", start, end))
    return _settle_readings(found, folded)


def _retractions(folded: Folded, original: str) -> Iterator[tuple[int, int]]:
    """Find the stop words that are taken back; "scratch that, stop" takes nothing back."""
    for match in RETRACTIONS.finditer(folded.text):
        start, end = folded.original_span(*match.span())
        if "," not in original[start:end]:
            yield match.span()


def _blank(folded: Folded, places: Iterable[tuple[int, int]]) -> Folded:
    letters = list(folded.text)
    for start, end in places:
        letters[start:end] = ["_" if letter != " " else " " for letter in letters[start:end]]
    return replace(folded, text="".join(letters))


def _hits(rule: Phrase, folded: Folded, original: str) -> Iterator[Hit]:
    if rule.is_whole_message:
        body = folded.text.strip(" .")
        if len(body) <= _LONGEST_WHOLE_MESSAGE and rule.pattern.fullmatch(body):
            yield Hit(rule.intent, rule.rule_id, folded.spans[0][0], folded.spans[-1][1])
        return
    if rule.requires and not rule.requires.search(folded.text):
        return
    for match in rule.pattern.finditer(folded.text):
        start, end = match.span()
        if rule.unless and rule.unless.search(folded.text[max(0, start - _CONTEXT) : end + _CONTEXT]):
            continue
        if not _names_are_names(match, folded, original):
            continue
        yield Hit(rule.intent, rule.rule_id, *folded.original_span(start, end), medium=rule.medium)


def _names_are_names(match: re.Match[str], folded: Folded, original: str) -> bool:
    groups = [key for key, word in match.groupdict().items() if key.startswith("name") and word]
    return all(
        is_name(match.group(key), _slice(original, folded.original_span(*match.span(key))), original) for key in groups
    )


def _slice(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def _settle_readings(found: dict[str, Hit], folded: Folded) -> dict[str, Hit]:
    """Apply the boundary rulings that need more than one hit or the whole text."""
    hits = dict(found)
    _settle_reported_stop(hits, folded)
    stop = hits.get("stop_contact")
    if stop and stop.rule_id in _CALL_RULES and _TEXT_WELCOME.search(folded.text):
        hits["stop_contact"] = replace(stop, medium="voice")
        hits.setdefault("set_contact_preference", replace(stop, intent="set_contact_preference", medium=None))
    if "cease_all_contact" in hits:
        hits.pop("stop_contact", None)  # Both readings: the general one counts, and it closes this medium too.
    if _STOP_INTENTS & hits.keys():
        hits.pop("resume_contact", None)  # A false opt-out is cheaper than a missed one.
    if "declare_representative" in hits:
        hits.pop("declare_third_party", None)
    return hits


def _settle_reported_stop(hits: dict[str, Hit], folded: Folded) -> None:
    """Leave "I told you to stop" out of account where the message goes on to permit, or to soften.

    Permission in so many words behind it ("you can text me again") resumes contact. A change of heart that falls short
    of that, or a permission with a condition, is left to the model: the rules neither stop nor resume.
    """
    reported = REPORTED.search(folded.text)
    if reported is None:
        return
    permitted = PERMITTED.search(folded.text, reported.end())
    if permitted is None and not SOFTENED.search(folded.text, reported.end()):
        return
    for intent in (*_STOP_INTENTS, "resume_contact"):
        hits.pop(intent, None)
    if permitted and not CONDITION.search(folded.text, permitted.end()):
        span = folded.original_span(*permitted.span())
        hits["resume_contact"] = Hit("resume_contact", "RESUME-PERMITTED", *span)
