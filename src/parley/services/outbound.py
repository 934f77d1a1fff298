"""The one way out: every sentence, whoever wrote it, is composed, judged by the gate and stored with its evidence here.

Nothing else writes an outgoing message. A blocked one is kept with its reasons, and a person is told where it matters.
Source: architecture 3.5; compliance catalogue 0.2; invariants I1 to I3, I7, I10.
"""

import re
from collections.abc import Sequence
from typing import Final

import structlog

from parley.compliance.attempt import Decision
from parley.compliance.effects import ACKNOWLEDGED_HOLDS, NEUTRAL_ACKNOWLEDGEMENT
from parley.compliance.figures import count, figures_in
from parley.compliance.gate import judge
from parley.compliance.redaction import redact
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.composing import Draft, compose, merge
from parley.services.context import Services
from parley.services.disclosures import is_disclosed, lapse_disclosure
from parley.services.escalations import escalate
from parley.services.evidence import keep_evidence
from parley.services.facts import GateFacts, gather
from parley.services.ledger_figures import ledger_figures
from parley.services.validation_clock import start_clock
from parley.services.wording import Say, Sentence
from parley.storage.database import Work
from parley.storage.jobs import DELIVER, delivery_lock
from parley.storage.tables import ButtonGrant, Conversation, Disclosure, Message

log = structlog.get_logger()

# Blocks that are the intended state of things; every other one is news to a person.
_EXPECTED: Final = re.compile(
    r"HOLD_.*|OPTED_OUT|SUPPRESSED|BOT_SILENT|ALREADY_.*|NOTHING_TO_CONFIRM|WORK_NUMBER|DESIGNATED_.*|MEDIUM_NOT_WANTED|ONE_ANSWER_ONLY|NOT_THE_CONSUMER|THIRD_PARTY"
)


_BINDING_MENUS: Final = frozenset({"offer", "capacity", "limit", "least", "dollars", "readings", "amounts", "person"})


class Blocked(ParleyError):
    """The gate did not let a collector's text out; the message says why."""

    code = "blocked_by_gate"


async def send_says(
    services: Services, work: Work, conversation: Conversation, says: Sequence[Say], in_reply_to: Message | None
) -> None:
    """Render approved responses in the conversation's language and send them as the bot."""
    sentences = [services.wording.sentence(say, conversation.language, services.brand_fields) for say in says]
    await send_sentences(services, work, conversation, sentences, author="bot", in_reply_to=in_reply_to)


async def send_sentences(
    services: Services,
    work: Work,
    conversation: Conversation,
    sentences: Sequence[Sentence],
    *,
    author: str,
    in_reply_to: Message | None = None,
) -> bool:
    """Put approved sentences through the gate, in order, and into the outbox.

    Short consecutive statements become one text. What follows a blocked disclosure is judged on its own and blocked too,
    because the gate looks for the disclosure itself.

    Returns:
        True when nothing left and that was not the intended state of things, so that the consumer is owed a word.
    """
    if not sentences:
        return False
    has_left, has_surprised = False, False
    facts = await gather(services, work, conversation, in_reply_to=in_reply_to)
    drafts = [_draft(services, conversation, sentence) for sentence in sentences]
    if any(draft.counts or figures_in(draft.text) for draft in drafts) and facts.party is not None:
        facts.ledger = await ledger_figures(work, conversation, facts.party)
    for draft in merge(services, facts, drafts):
        decision = await _put(services, work, conversation, facts, draft, author=author, in_reply_to=in_reply_to)
        has_left |= decision.is_allowed
        if not decision.is_allowed and not all(_EXPECTED.fullmatch(reason.code) for reason in decision.reasons):
            has_surprised = True
            await escalate(
                work,
                conversation,
                "message_blocked",
                message_id=in_reply_to.id if in_reply_to else None,
                silences_bot=False,
            )
    return has_surprised and not has_left


async def send_collector_text(
    services: Services, work: Work, conversation: Conversation, *, text: str, collector_id: str
) -> str | None:
    """Send a collector's own words; returns why they were blocked, or None when they left."""
    facts = await gather(services, work, conversation, in_reply_to=None)
    draft = Draft(response=None, text=text, kind="statement", is_safe=False, is_approved=True, menu=None, buttons=())
    decision = await _put(
        services, work, conversation, facts, draft, author="collector", in_reply_to=None, collector_id=collector_id
    )
    return None if decision.is_allowed else " ".join(reason.sentence for reason in decision.reasons)


def _draft(services: Services, conversation: Conversation, sentence: Sentence) -> Draft:
    approved = services.wording.find(sentence.response, conversation.language)
    return Draft(
        response=sentence.response,
        text=sentence.text,
        kind=approved.kind if approved else "statement",
        is_safe=approved.safe_before_verification if approved else False,
        is_approved=services.wording.is_approved(sentence, conversation.language),
        menu=approved.menu if approved else None,
        buttons=sentence.buttons,
        counts=tuple(count(int(value)) for value in approved.counts_in(sentence.text)) if approved else (),
        literals=dict.fromkeys(approved.figures, f"wording:{approved.name}") if approved else {},
        proposes=approved.proposes if approved else True,
    )


async def _put(
    services: Services,
    work: Work,
    conversation: Conversation,
    facts: GateFacts,
    draft: Draft,
    *,
    author: str,
    in_reply_to: Message | None,
    collector_id: str | None = None,
) -> Decision:
    body = compose(services, facts, draft, author=author)
    decision = judge(facts.attempt(draft, body=body, author=author), services.compliance)
    message = Message(
        id=new_id("msg"),
        conversation_id=conversation.id,
        direction="out",
        author=author,
        collector_id=collector_id,
        text=body if decision.is_allowed else _kept(body, facts),
        language=conversation.language,
        response_name=draft.response,
        kind=draft.kind,
        buttons=[{"title": button.title, "payload": button.payload} for button in draft.buttons],
        in_reply_to=in_reply_to.id if in_reply_to else None,
        decision_id=new_id("dec"),
        state=_state(conversation, decision),
        created_at=work.now,
        sent_at=work.now if decision.is_allowed and conversation.channel == "web" else None,
        is_initiated=facts.started.is_initiated,
    )
    work.session.add(message)
    await keep_evidence(services, work, conversation, message, decision, in_reply_to=in_reply_to)
    if decision.is_allowed:
        await _after_allowed(services, work, conversation, facts, draft, message)
    else:
        codes = [reason.code for reason in decision.reasons]
        log.info(
            "message.blocked", message_id=message.id, conversation_id=conversation.id, gate=decision.gate, codes=codes
        )
    return decision


def _kept(body: str, facts: GateFacts) -> str:
    """Return what is stored of a blocked text: a card or social security number a person typed is never kept (I8)."""
    return redact(body, expecting_identity=False, today=facts.now.date(), language=facts.conversation.language).text


def _state(conversation: Conversation, decision: Decision) -> str:
    if not decision.is_allowed:
        return "blocked"
    return "queued" if conversation.channel == "sms" else "sent"


async def _after_allowed(
    services: Services, work: Work, conversation: Conversation, facts: GateFacts, draft: Draft, message: Message
) -> None:
    """Write down what the message changes: disclosure given, hold acknowledged, menu shown, hand-over told."""
    facts.note_sent(draft, message.text)
    _show_menu(conversation, draft, message)
    if draft.kind == "handover":
        conversation.handover_line_at = work.now
    if draft.kind == "disclosure_initial":
        await _keep_disclosure(services, work, conversation, draft, message)
    if draft.kind in ("acknowledgement", "crisis"):
        _acknowledge(work, facts, draft)
    if conversation.channel == "web":
        for button in draft.buttons:
            work.session.add(
                ButtonGrant(
                    id=new_id("btn"),
                    conversation_id=conversation.id,
                    message_id=message.id,
                    title=button.title,
                    payload=f'/choose_option{{"option": {int(button.payload.removeprefix("option_"))}}}',
                    created_at=work.now,
                )
            )
        await work.session.flush()
        await work.notify(kind="message", conversation_id=conversation.id, message_id=message.id)
    else:
        await work.notify(kind="message", conversation_id=conversation.id, message_id=message.id)
        if message.in_reply_to is None:
            # Answers are delivered by the turn that made them; anything else needs a job of its own.
            await work.defer(DELIVER, lock=delivery_lock(conversation.id), conversation_id=conversation.id)


def _show_menu(conversation: Conversation, draft: Draft, message: Message) -> None:
    """Let digits, a bare yes and buttons mean what was asked last, and let them bind only what was really read back.

    A message without a menu ends a question that would bind, or whose digits point back at one message; neutral menus
    stay open behind an answer in between.
    """
    if draft.menu is not None:
        conversation.menu, conversation.menu_message_id = draft.menu, message.id
    elif conversation.menu in _BINDING_MENUS:
        conversation.menu = conversation.menu_message_id = None
    offered = conversation.negotiation.get("offer_id") if draft.menu == "offer" else None
    if conversation.negotiation.get("shown_offer_id") != offered:
        conversation.negotiation = {**conversation.negotiation, "shown_offer_id": offered}


async def _keep_disclosure(
    services: Services, work: Work, conversation: Conversation, draft: Draft, message: Message
) -> None:
    assert conversation.account_id is not None
    # Where one plan is talked of for several accounts, it is said once for all of them.
    joint = (conversation.negotiation.get("about") or {}).get("joint") or []
    for account_id in dict.fromkeys([conversation.account_id, *joint]):
        if account_id == conversation.account_id or not await is_disclosed(services, work, account_id):
            await lapse_disclosure(work, account_id, chain=conversation.id)
            _record_disclosure(services, work, conversation, draft, message, account_id)
        await start_clock(services, work, account_id=account_id, conversation_id=conversation.id, message_id=message.id)


def _record_disclosure(
    services: Services, work: Work, conversation: Conversation, draft: Draft, message: Message, account_id: str
) -> None:
    assert draft.response is not None
    sha256 = services.wording.get(draft.response, conversation.language).sha256
    disclosure_id = new_id("dis")
    work.session.add(
        Disclosure(
            id=disclosure_id,
            account_id=account_id,
            conversation_id=conversation.id,
            message_id=message.id,
            kind="initial",
            response_name=draft.response,
            language=conversation.language,
            wording_sha256=sha256,
            disclosed_at=work.now,
        )
    )
    work.audit(
        "disclosure.given",
        chain=conversation.id,
        subject=disclosure_id,
        account_id=account_id,
        message_id=message.id,
        response_name=draft.response,
        wording_sha256=sha256,
        language=conversation.language,
    )


def _acknowledge(work: Work, facts: GateFacts, draft: Draft) -> None:
    kinds = ACKNOWLEDGED_HOLDS.get(draft.response or "", frozenset())
    for hold in facts.holds:
        if hold.acknowledged_at is None and (draft.response == NEUTRAL_ACKNOWLEDGEMENT or hold.kind in kinds):
            hold.acknowledged_at = work.now
