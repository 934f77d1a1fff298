"""Find statements with legal effect in what a consumer wrote, by phrase rules in English and Spanish.

The rules run beside the model and their answers are united, so the rules need not find everything; what they find
always
counts. Both languages are searched whatever the conversation's language, and one message can carry several intents.
Pure and bounded: time grows linearly with the length of the text.

Source: compliance rules TCPA-REV-ANY, TW-KW-DEFAULT, REGF-6C, REGF-14H1, EV-*; boundary rulings of the intent list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.compliance import (
    lexicon_en,
    lexicon_en_claims,
    lexicon_en_events,
    lexicon_es,
    lexicon_es_claims,
    lexicon_es_events,
)
from parley.compliance.folding import Folded, fold
from parley.compliance.lexicon import Phrase
from parley.compliance.not_a_name import NOT_A_NAME

PROVIDER_STOP_KEYWORDS = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""Whole bodies the SMS provider acts on and answers by itself. Source: rule TW-KW-DEFAULT."""
PROVIDER_START_KEYWORDS = frozenset({"start", "yes", "unstop"})
"""Whole bodies that lift the provider's own block. In a conversation, "yes" is an answer."""
HELP_KEYWORDS = frozenset({"help", "info", "ayuda"})
START_KEYWORDS = frozenset({"start", "unstop", "iniciar"})

LEGAL_INTENTS = frozenset(
    {
        "deny_identity", "declare_third_party", "request_original_creditor", "request_validation", "refuse_to_pay",
        "claim_already_paid", "revoke_payment_authorization", "stop_contact", "cease_all_contact",
        "set_contact_preference",
        "dispute_debt", "claim_identity_theft", "claim_attorney", "claim_bankruptcy", "report_deceased",
        "claim_military",
        "claim_minor", "report_incarceration", "express_crisis", "express_danger", "file_complaint",
        "declare_representative",
        "claim_too_old", "resume_contact", "threaten_harm",
    }
)  # fmt: skip

_CONTEXT = 60
_RULES: tuple[Phrase, ...] = (
    *(rule for module in (lexicon_en, lexicon_es) for rule in (*module.STOP, *module.CEASE)),
    *(rule for module in (lexicon_en, lexicon_es) for rule in (*module.PREFERENCE, *module.IDENTITY)),
    *(rule for module in (lexicon_en_claims, lexicon_es_claims) for rule in module.DEBT),
    *(rule for module in (lexicon_en_events, lexicon_es_events) for rule in module.EVENTS),
)
_CALL_RULES = frozenset({"EN-STOP-CALLS", "ES-STOP-CALLS"})
_TEXT_WELCOME = ("text is fine", "texts are fine", "text is ok", "texting is", "text me instead", "text only",
"just text", "only text",
                 "text is better", "texts only", "por texto", "mensajes estan bien", "solo textos", "solo mensajes"
                 )  # fmt: skip


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
    keyword = is_stop_keyword(text)
    folded = fold(text)
    if not folded.text:
        return ()
    found: dict[str, Hit] = {}
    for rule in _RULES:
        for hit in _hits(rule, folded, text):
            known = found.get(hit.intent)
            if known is None or hit.start < known.start:
                found[hit.intent] = hit
            break
    hits = _settle_readings(found, folded.text)
    if keyword and "stop_contact" in hits:
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


def _hits(rule: Phrase, folded: Folded, original: str) -> Iterator[Hit]:
    if rule.is_whole_message:
        body = folded.text.strip(" .")
        if len(body) <= 120 and rule.pattern.fullmatch(body):
            yield Hit(rule.intent, rule.rule_id, folded.spans[0][0], folded.spans[-1][1])
        return
    for match in rule.pattern.finditer(folded.text):
        start, end = match.span()
        if rule.unless and rule.unless.search(folded.text[max(0, start - _CONTEXT) : end + _CONTEXT]):
            continue
        span = folded.original_span(start, end)
        names = [(key, value) for key, value in match.groupdict().items() if key.startswith("name") and value]
        if names and not _is_name(names[0][1], original[span[0] : span[1]]):
            continue
        yield Hit(rule.intent, rule.rule_id, span[0], span[1], medium=rule.medium)


def _is_name(word: str, original: str) -> bool:
    """Tell a name ("I'm not Maria") from an everyday word ("I'm not sure"), by its capital letter and a stop list."""
    if word in NOT_A_NAME or word.endswith(("ing", "ando", "iendo")):
        return False
    last = original.split()[-1].strip(".,!?")
    return last[:1].isupper() and not original.isupper()


def _settle_readings(found: dict[str, Hit], folded: str) -> dict[str, Hit]:
    """Apply the boundary rulings that need more than one hit or the whole text."""
    hits = dict(found)
    stop = hits.get("stop_contact")
    if stop and stop.rule_id in _CALL_RULES and any(phrase in folded for phrase in _TEXT_WELCOME):
        hits["stop_contact"] = replace(stop, medium="voice")
        hits.setdefault("set_contact_preference", replace(stop, intent="set_contact_preference", medium=None))
    if "cease_all_contact" in hits and stop and stop.rule_id.endswith("-FREE"):
        del hits["stop_contact"]  # "please stop contacting me" names no medium: the general reading counts.
    if "resume_contact" in hits and ("stop_contact" in hits or "cease_all_contact" in hits):
        del hits["resume_contact"]  # A stop in the same breath wins: a false opt-out is cheaper than a missed one.
    if "declare_representative" in hits:
        hits.pop("declare_third_party", None)
    return hits
