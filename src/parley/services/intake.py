"""Take a message in: once, with its secrets replaced, durably, and with a job that will answer it (invariants I5, I6, I8)."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.clock import local_day
from parley.compliance.redaction import redact
from parley.ids import new_id
from parley.services.confusion import ASK_AGAIN
from parley.services.context import Services
from parley.services.conversations import drop_stale_verification, find_party, open_conversation
from parley.services.evidence import parties
from parley.services.health_tags import tag_of
from parley.services.regions import home_zone
from parley.services.rules_first import settle_by_rules
from parley.services.trouble import finish
from parley.storage.database import Work
from parley.storage.jobs import DELIVER, LOOK_AGAIN, TURN, conversation_lock, delivery_lock
from parley.storage.tables import ButtonGrant, Conversation, ExternalEvent, Message

_DIGITS_FIRST: Final = re.compile(r"\W*\d")
_SPREAD_OVER: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a channel received: `external_id` is unique within `source` and makes a second delivery a no-op."""

    source: str
    external_id: str
    channel: str
    address: str
    text: str
    language: str | None = None
    opt_out_type: str | None = None
    """STOP, START or HELP when the carrier has already answered the message itself (TW-OPTOUTTYPE)."""
    has_media: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """The stored message; `is_new` is False for a second delivery."""

    conversation_id: str
    message_id: str
    is_new: bool


async def receive_message(services: Services, inbound: Inbound) -> Received:
    """Store an incoming message and queue its turn, in one transaction.

    Side effects: conversation, message, vault entries, audit event, job and live notice, all or none. Idempotent on
    `(source, external_id)`.
    """
    async with services.db.work() as work:
        claimed = await _claim(work, inbound)
        if claimed is not None:
            return claimed
        conversation = await open_conversation(
            work, channel=inbound.channel, address=inbound.address, language=inbound.language
        )
        message = await _store(services, work, conversation, inbound)
        await work.session.execute(
            ExternalEvent.__table__.update()  # type: ignore[attr-defined]
            .where(ExternalEvent.source == inbound.source, ExternalEvent.external_id == inbound.external_id)
            .values(message_id=message.id)
        )
        if await settle_by_rules(services, work, conversation, message):
            await finish(work, conversation, message)
            if message.text.strip() and not message.payload:
                await work.defer(LOOK_AGAIN, lock=conversation_lock(conversation.id), message_id=message.id)
            await work.defer(DELIVER, lock=delivery_lock(conversation.id), conversation_id=conversation.id)
        else:
            await work.defer(TURN, lock=conversation_lock(conversation.id), message_id=message.id)
        await work.notify(kind="message", conversation_id=conversation.id, message_id=message.id)
        return Received(conversation.id, message.id, is_new=True)


async def _claim(work: Work, inbound: Inbound) -> Received | None:
    """Take the external id; return the earlier message when somebody else has it."""
    stored = await work.session.scalar(
        insert(ExternalEvent)
        .values(id=new_id("ext"), source=inbound.source, external_id=inbound.external_id, received_at=work.now)
        .on_conflict_do_nothing()
        .returning(ExternalEvent.id)
    )
    if stored is not None:
        return None
    row = (
        await work.session.execute(
            select(Message.conversation_id, Message.id)
            .join(ExternalEvent, ExternalEvent.message_id == Message.id)
            .where(ExternalEvent.source == inbound.source, ExternalEvent.external_id == inbound.external_id)
        )
    ).one()
    return Received(row.conversation_id, row.id, is_new=False)


async def _store(services: Services, work: Work, conversation: Conversation, inbound: Inbound) -> Message:
    drop_stale_verification(work, conversation, services.compliance)
    conversation.last_inbound_at = work.now
    party = await find_party(work, conversation)
    state = party.consumer.state if party else None
    phone = conversation.address if conversation.channel == "sms" else None
    today = local_day(work.now, home_zone(phone_e164=phone, state=state))
    message_id = new_id("msg")
    button = await _granted(work, conversation, inbound.text)
    text, payload = inbound.text.replace("\x00", ""), None
    if button is not None:
        is_current = button.message_id == conversation.menu_message_id
        # An old button must not answer the question that is open now: that one is asked again instead.
        text, payload = button.title, button.payload if is_current else ASK_AGAIN
    redaction = redact(
        text,
        expecting_identity=conversation.right_party_status != "verified",
        today=today,
        language=conversation.language,
        earlier=await _said_before(work, conversation, text),
    )
    message = Message(
        id=message_id,
        conversation_id=conversation.id,
        direction="in",
        author="consumer",
        text=redaction.text,
        payload=payload,
        buttons=[],
        understood={
            "opt_out_type": inbound.opt_out_type,
            "has_media": inbound.has_media,
            "was_verified": conversation.right_party_status == "verified",
            **tag_of(redaction.text, services.compliance),
        },
        state="received",
        provider_id=inbound.external_id if inbound.source == "twilio" else None,
        created_at=work.now,
    )
    work.session.add(message)
    await work.session.flush()
    services.vault.put(work, conversation_id=conversation.id, message_id=message_id, secrets=redaction.secrets)
    work.audit(
        "message.received",
        chain=conversation.id,
        subject=message_id,
        **parties(services, conversation, direction="in"),
        language=conversation.language,
        provider_id=message.provider_id,
        text=redaction.text,
        redacted=sorted({secret.kind for secret in redaction.secrets}),
    )
    return message


async def _said_before(work: Work, conversation: Conversation, text: str) -> list[str]:
    """Return the latest messages of the consumer, oldest first, where this one goes on with digits (PCI-NOPAN)."""
    if not _DIGITS_FIRST.match(text):
        return []
    rows = await work.session.scalars(
        select(Message.text)
        .where(
            Message.conversation_id == conversation.id,
            Message.direction == "in",
            Message.created_at > work.now - _SPREAD_OVER,
        )
        .order_by(Message.seq.desc())
        .limit(4)
    )
    return list(reversed(rows.all()))


async def _granted(work: Work, conversation: Conversation, text: str) -> ButtonGrant | None:
    """Return the button behind a quick reply.

    A text that merely looks like a payload stays plain text: only a grant of this very conversation counts, so
    `/intent{…}` typed by a stranger can trigger nothing.
    """
    if not text.startswith("grant:"):
        return None
    found: ButtonGrant | None = await work.session.scalar(
        select(ButtonGrant).where(
            ButtonGrant.id == text.removeprefix("grant:"), ButtonGrant.conversation_id == conversation.id
        )
    )
    return found
