"""The review list: texts the model was unsure of or got wrong, for a person to look at; nothing trains itself.

Listing happens inside the turn, in its transaction; what is listed is masked first (`compliance.personal`). What an item may
hold and for how long stands at its table, `storage.tables.learning`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.personal import KnownPerson, mask_personal
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.services.conversations import NoSuchMessage
from parley.services.health_tags import KEPT_OUT, forget_tagged, is_tagged
from parley.services.nlu_examples import digest_of
from parley.services.ports import Understood
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, ContactPoint, Conversation, Message, NluReviewItem

LOW_CONFIDENCE: Final = 0.5
"""Below it a reading is listed. On 752 development texts 6 in 100 fall below, among them more than half of all wrong
readings, and 6 in 10 of what falls below is wrong; at 0.6 twice as many would be listed, half of them for nothing."""
MAX_LISTED_CHARS: Final = 320
"""Two SMS segments. Longer texts are no training example and hold the most of a person's life, so they are left out."""
OPEN_FOR: Final = timedelta(days=90)
"""How long after it was last seen an item waits for a person; then it is forgotten."""
AUDIT_CHAIN: Final = "nlu"
REASONS: Final = ("low_confidence", "corrected", "flagged")
"""Why a text is listed, the weakest reason first."""

_SHOWN: Final = (
    "id", "language", "text", "reason", "intent", "confidence", "second_intent", "second_confidence",
    "suggested_intent", "model_version", "seen", "first_seen_on", "last_seen_on", "message_id",
)  # fmt: skip
_SURE_OF_LANGUAGE: Final = 0.9
_NOTHING_SAID: Final = re.compile(r"(?:\[\w+\]|[\s!-/:-@\\^_`{|}~])*")


class ReviewRefused(ParleyError):
    """The item or message cannot be treated as asked; the message says why."""

    code = "review_refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model said of a text."""

    intent: str
    confidence: float
    second_intent: str | None = None
    second_confidence: float | None = None
    model_version: str | None = None


def verdict_of(understood: Understood) -> Verdict:
    """Return the reading and the next one; after `nlu_fallback` the next one is what the model gave up on."""
    second = next((reading for reading in understood.ranking if reading[0] != understood.intent), None)
    model = understood.raw.get("model")
    return Verdict(
        intent=understood.intent,
        confidence=understood.confidence,
        second_intent=second[0] if second else None,
        second_confidence=second[1] if second else None,
        model_version=model if isinstance(model, str) else None,
    )


def is_doubtful(understood: Understood) -> bool:
    """Tell whether a person should look at how the text was understood."""
    return understood.intent == "nlu_fallback" or understood.confidence < LOW_CONFIDENCE


async def note_understood(work: Work, conversation: Conversation, message: Message, understood: Understood) -> None:
    """List the text of a turn when the model was unsure of it; a repeated turn lists nothing again."""
    if not is_doubtful(understood) or (message.understood or {}).get("is_listed"):
        return
    is_sure = understood.language_confidence >= _SURE_OF_LANGUAGE and understood.language in ("en", "es")
    language = understood.language if is_sure and understood.language else conversation.language
    if await _note(work, conversation, message, verdict_of(understood), "low_confidence", language=language):
        message.understood = {**(message.understood or {}), "is_listed": True}


async def note_correction(work: Work, message_id: str, intent: str) -> None:
    """List a text whose writer told us what was meant: asked "did you mean 1 or 2", they chose `intent`.

    Runs in the caller's transaction. Does nothing when the choice is what the model had said, or there is no such text.
    """
    message = await work.session.get(Message, message_id)
    known = (message.understood or {}) if message is not None else {}
    if message is None or "intent" not in known or known["intent"] == intent:
        return
    conversation = await work.session.get(Conversation, message.conversation_id)
    assert conversation is not None
    await _note_again(work, conversation, message, "corrected", intent)


async def flag_message(services: Services, message_id: str, *, intent: str, by: str) -> str:
    """List a message a collector saw misunderstood, and say what it meant; returns the item.

    A rejected wording is opened again: somebody has a reason.

    Raises:
        NoSuchMessage: There is none with that id.
        ReviewRefused: It is not a consumer's text, tells of health, has nothing to learn from, or was accepted before.
    """
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id)
        if message is None:
            raise NoSuchMessage(f"There is no message {message_id}.")
        if message.direction != "in" or message.payload is not None:
            raise ReviewRefused(f"Message {message_id} was not written by a consumer.")
        if is_tagged(message):
            raise ReviewRefused(f"Message {message_id} {KEPT_OUT}")
        conversation = await work.session.get(Conversation, message.conversation_id)
        assert conversation is not None
        item = await _note_again(work, conversation, message, "flagged", intent)
        if item is None:
            raise ReviewRefused(
                f"Message {message_id} is too long or holds nothing but secrets; there is nothing to learn."
            )
        if item.state == "accepted":
            raise ReviewRefused(f"This wording was accepted before, as {item.accepted_intent}.")
        work.audit("nlu.flagged", chain=AUDIT_CHAIN, subject=item.id, by=by, intent=intent)
        return item.id


async def flag_in(work: Work, message: Message, *, intent: str | None, by: str) -> None:
    """List a message in the caller's transaction, with what it meant if a person can tell; nothing to learn lists nothing."""
    conversation = await work.session.get_one(Conversation, message.conversation_id)
    item = await _note_again(work, conversation, message, "flagged", intent)
    if item is not None and item.state != "accepted":
        work.audit("nlu.flagged", chain=AUDIT_CHAIN, subject=item.id, by=by, intent=intent)


async def open_items(
    services: Services, *, language: str | None = None, reason: str | None = None, limit: int = 20
) -> tuple[Sequence[dict[str, Any]], int]:
    """Return as JSON values what waits for a person, most frequent and oldest first, and how many there are in all."""
    wanted = [NluReviewItem.state == "open"]
    wanted += [NluReviewItem.language == language] if language else []
    wanted += [NluReviewItem.reason == reason] if reason else []
    async with services.db.work() as work:
        await forget_stale(work)
        await forget_tagged(services, work)
        total = await work.session.scalar(select(func.count()).select_from(NluReviewItem).where(*wanted))
        rows = await work.session.scalars(
            select(NluReviewItem)
            .where(*wanted)
            .order_by(NluReviewItem.seen.desc(), NluReviewItem.first_seen_on, NluReviewItem.id)
            .limit(limit)
        )
        return [_as_json(item) for item in rows], total or 0


def _as_json(item: NluReviewItem) -> dict[str, Any]:
    shown = {name: getattr(item, name) for name in _SHOWN}
    return {
        **shown,
        "first_seen_on": item.first_seen_on.isoformat(),
        "last_seen_on": item.last_seen_on.isoformat(),
    }


async def forget_stale(work: Work) -> None:
    """Delete open items whose wording has not been seen for 90 days."""
    stale = (
        select(NluReviewItem.id)
        .where(NluReviewItem.state == "open", NluReviewItem.last_seen_on < (work.now - OPEN_FOR).date())
        # A turn that is about to count one of them keeps it; waiting for that turn could lock both up.
        .with_for_update(skip_locked=True)
    )
    await work.session.execute(delete(NluReviewItem).where(NluReviewItem.id.in_(stale)))


async def _note_again(
    work: Work, conversation: Conversation, message: Message, reason: str, intent: str | None
) -> NluReviewItem | None:
    """List a message that was understood earlier, or give its item a stronger reason and the intent that was meant."""
    listed: NluReviewItem | None = await work.session.scalar(
        select(NluReviewItem).where(NluReviewItem.message_id == message.id).with_for_update()
    )
    if listed is not None:
        listed.reason = max(listed.reason, reason, key=REASONS.index)
        listed.suggested_intent = intent or listed.suggested_intent
        return listed
    known = message.understood or {}
    verdict = Verdict(
        known.get("intent") or "nlu_fallback", known.get("confidence") or 0.0, model_version=known.get("model")
    )
    # A text that was listed before and whose item now points to a later message has been counted.
    is_counted = bool(known.get("is_listed"))
    item = await _note(work, conversation, message, verdict, reason, suggested=intent, is_counted=is_counted)
    if item is not None:
        message.understood = {**known, "is_listed": True}
    return item


async def _note(
    work: Work,
    conversation: Conversation,
    message: Message,
    verdict: Verdict,
    reason: str,
    *,
    language: str | None = None,
    suggested: str | None = None,
    is_counted: bool = False,
) -> NluReviewItem | None:
    """Mask a text and enter it, or count it where its wording is known; None when there is nothing to learn from."""
    language = language or conversation.language
    if len(message.text) > MAX_LISTED_CHARS or is_tagged(message):
        return None
    person = await _person(work, conversation)
    text = mask_personal(message.text, person=person, today=message.created_at.date(), language=language)
    if _NOTHING_SAID.fullmatch(text):
        return None
    item, is_new = await _entered(work, language, text, verdict, reason)
    if not is_new:
        # A demo's clock can be moved back.
        item.last_seen_on = max(item.last_seen_on, work.now.date())
        item.seen += 0 if is_counted else 1
        item.reason = max(item.reason, reason, key=REASONS.index)
        if item.state == "rejected" and reason == "flagged":
            item.state, item.text, item.decided_by, item.decided_at = "open", text, None, None
    if item.state == "open":
        item.message_id = message.id
        item.intent, item.confidence = verdict.intent, verdict.confidence
        item.second_intent, item.second_confidence = verdict.second_intent, verdict.second_confidence
        item.model_version = verdict.model_version
        item.suggested_intent = suggested or item.suggested_intent
    return item


async def _entered(work: Work, language: str, text: str, verdict: Verdict, reason: str) -> tuple[NluReviewItem, bool]:
    """Return the item of a wording, locked, and whether it is new; two turns at once enter one."""
    digest, today = digest_of(text), work.now.date()
    entered = await work.session.scalar(
        insert(NluReviewItem)
        .values(
            id=new_id("rev"),
            language=language,
            digest=digest,
            text=text,
            reason=reason,
            intent=verdict.intent,
            confidence=verdict.confidence,
            seen=1,
            first_seen_on=today,
            last_seen_on=today,
            state="open",
        )
        .on_conflict_do_nothing(index_elements=["language", "digest"])
        .returning(NluReviewItem.id)
    )
    if entered is not None:
        await forget_stale(work)
    wanted = select(NluReviewItem).where(NluReviewItem.language == language, NluReviewItem.digest == digest)
    item: NluReviewItem | None = await work.session.scalar(wanted.with_for_update())
    # It may have been forgotten between the two statements.
    return (item, entered is not None) if item is not None else await _entered(work, language, text, verdict, reason)


async def _person(work: Work, conversation: Conversation) -> KnownPerson:
    """Collect what the files say of everybody who may be writing: the consumer, and whoever has this telephone number."""
    numbers = [(conversation.address, "[number]")] if conversation.channel == "sms" else []
    same_phone = select(ContactPoint.consumer_id).where(ContactPoint.address == conversation.address)
    is_writer = (Consumer.id == conversation.consumer_id) | Consumer.id.in_(same_phone)
    people = (await work.session.scalars(select(Consumer).where(is_writer))).all()
    ids = [person.id for person in people]
    contacts = (await work.session.scalars(select(ContactPoint).where(ContactPoint.consumer_id.in_(ids)))).all()
    references = await work.session.scalars(select(Account.account_ref).where(Account.consumer_id.in_(ids)))
    numbers += [(contact.address, "[number]") for contact in contacts if contact.kind == "phone"]
    numbers += [(reference, "[ref]") for reference in references]
    numbers += [(person.zip, "[zip]") for person in people]
    numbers += [(person.ssn_last4, "[ssn4]") for person in people if person.ssn_last4]
    return KnownPerson(
        names=tuple(f"{person.first_name} {person.last_name}" for person in people),
        born_on=tuple(person.date_of_birth for person in people if person.date_of_birth),
        numbers=tuple(numbers),
        emails=tuple(contact.address for contact in contacts if contact.kind == "email"),
        streets=tuple(person.address_line for person in people),
        cities=tuple(person.city for person in people),
    )
