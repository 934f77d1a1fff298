"""How an approved sentence becomes the text that leaves: sender, collector marker, body, opt-out line.

All parts are approved: the body is a response of `domain.yml`, the frame comes from `config/compliance.yml`.
Source: compliance catalogue REGF-6E, REGF-14G, REGF-18E2, 7.2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from parley.compliance.content import has_phrase
from parley.compliance.segments import count_segments
from parley.services.context import Services
from parley.services.facts import GateFacts
from parley.services.wording import Button

_MERGEABLE: Final = frozenset({"statement", "identity"})
_UNFRAMED: Final = frozenset({"opt_out_confirmation", "crisis"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One message before it is framed; `response` is None only for a collector's own words."""

    response: str | None
    text: str
    kind: str
    is_safe: bool
    is_approved: bool
    menu: str | None
    buttons: tuple[Button, ...]
    counts: tuple[str, ...] = ()
    """Numbers of payments or months that were filled in, as the gate compares them."""
    literals: Mapping[str, str] = field(default_factory=dict)
    """Figures of the approved wording itself, with the response they stand in."""
    proposes: bool = False
    """It puts a payment to the consumer, asks for one, or confirms one (TB-CONSEQ)."""


def compose(services: Services, facts: GateFacts, draft: Draft, *, author: str) -> str:
    """Return the full text: on SMS who writes and how to stop; in web chat the marker once a session."""
    conversation = facts.conversation
    if conversation.channel == "web":
        needs_marker = (
            facts.is_disclosed
            and not facts.is_marker_shown
            and not draft.is_safe
            and draft.kind != "disclosure_initial"
        )
        marker = _marker(services, facts, author=author) if needs_marker else _ai_mark(facts, draft, author=author)
        return _joined(marker, *_old_debt(facts, draft, author=author), draft.text, *_lines(facts, draft))
    if draft.kind in _UNFRAMED:
        return (
            f"{services.compliance.program.brand}: {draft.text}" if draft.kind == "opt_out_confirmation" else draft.text
        )
    opt_out = services.compliance.sms.opt_out_line[conversation.language] + "."
    return _joined(_sender(services, facts, draft, author=author), draft.text, *_lines(facts, draft), opt_out)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _lines(facts: GateFacts, draft: Draft) -> tuple[str, ...]:
    """Return what places want in every message to their consumers; nothing before it is known who reads it (REGF-6D1)."""
    return facts.state.lines if facts.is_verified and draft.kind not in _UNFRAMED else ()


def _old_debt(facts: GateFacts, draft: Draft, *, author: str) -> tuple[str, ...]:
    """Return the text on the age of the debt that stands next to whatever is said of it (TB-ASK)."""
    is_about_it = facts.is_verified and not draft.is_safe and draft.kind != "acknowledgement" and author != "collector"
    return facts.state.age_texts if is_about_it else ()


def _ai_mark(facts: GateFacts, draft: Draft, *, author: str) -> str:
    """Return the assistant's mark where a chat is due one: after a long silence, or in each message (AI-UT)."""
    is_due = not facts.is_ai_told or (facts.state.marks_each_message and facts.is_verified)
    words = facts.services.compliance.disclosures.ai_words[facts.conversation.language]
    if not is_due or author != "bot" or draft.kind in _UNFRAMED or any(has_phrase(draft.text, one) for one in words):
        return ""
    forms = facts.services.compliance.markers.subsequent["first_party"][facts.conversation.language]
    return forms[0].format(brand=facts.sender if facts.is_verified else facts.services.compliance.program.brand)


def _sender(services: Services, facts: GateFacts, draft: Draft, *, author: str) -> str:
    if draft.kind == "disclosure_initial":
        return ""  # it names the sender itself
    if facts.is_verified and facts.is_disclosed:
        return _marker(services, facts, author=author)
    brand = services.compliance.program.brand
    if author == "collector":
        return f"{brand}:"
    # Before verification only the neutral brand and that this is an AI assistant (AI-DISC-ALL), whoever the creditor is.
    forms = services.compliance.markers.subsequent["first_party"][facts.conversation.language]
    return forms[0].format(brand=brand)


def _marker(services: Services, facts: GateFacts, *, author: str) -> str:
    """Return the mark of a later message; what a person writes is not signed as the assistant's (REGF-18F)."""
    forms = services.compliance.markers.subsequent[facts.role][facts.conversation.language]
    return (forms[-1] if author == "collector" else forms[0]).format(brand=facts.sender)


def merge(services: Services, facts: GateFacts, drafts: Sequence[Draft]) -> list[Draft]:
    """Join neighbouring statements into one message while it stays within one text's size; disclosures stand alone.

    A lead-in ("I can make it smaller:") first goes with what it leads to, so that a text never ends in a colon.
    """
    led: list[Draft] = []
    for draft in drafts:
        _append(services, facts, led, draft, may_join=bool(led) and led[-1].text.endswith(":"))
    merged: list[Draft] = []
    for draft in led:
        _append(services, facts, merged, draft, may_join=bool(merged))
    return merged


def _append(services: Services, facts: GateFacts, drafts: list[Draft], draft: Draft, *, may_join: bool) -> None:
    joined = _join(drafts[-1], draft) if may_join else None
    if joined is not None and _fits(services, facts, joined):
        drafts[-1] = joined
    else:
        drafts.append(draft)


def _join(first: Draft, second: Draft) -> Draft | None:
    if first.kind not in _MERGEABLE or second.kind not in _MERGEABLE or first.is_safe != second.is_safe:
        return None
    return replace(
        second,
        response=f"{first.response}+{second.response}",
        text=f"{first.text} {second.text}",
        is_approved=first.is_approved and second.is_approved,
        menu=second.menu or first.menu,
        buttons=second.buttons or first.buttons,
        counts=first.counts + second.counts,
        literals={**first.literals, **second.literals},
        proposes=first.proposes or second.proposes,
    )


def _fits(services: Services, facts: GateFacts, draft: Draft) -> bool:
    # The marker is longer than the plain sender, and a disclosure earlier in this turn may bring it in.
    framed = compose(services, replace(facts, is_disclosed=facts.is_verified), draft, author="bot")
    if facts.conversation.channel == "web":
        return len(facts.state.own_words(framed)) <= services.compliance.web_max_chars
    size = count_segments(framed)
    sms = services.compliance.sms
    return size.characters <= sms.max_chars and size.parts <= sms.max_parts[size.encoding]
