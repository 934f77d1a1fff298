"""Opt-outs and wrong numbers: addresses nothing may be sent to, for every account and brand (TCPA-REV-ALL, REGF-6D3)."""

from sqlalchemy import and_, select
from sqlalchemy.dialects.postgresql import insert

from parley.ids import new_id
from parley.services.conversations import is_suppressed
from parley.services.hold_effects import SUPPRESSED, block_queued
from parley.storage.database import Work
from parley.storage.tables import ContactPoint, Conversation, Suppression


async def suppress(
    work: Work,
    conversation: Conversation,
    *,
    medium: str,
    reason: str,
    message_id: str,
    source: str,
    address: str | None = None,
) -> None:
    """Suppress an address on a medium from this transaction on; doing it twice changes nothing."""
    where = address or conversation.address
    stored = await work.session.scalar(
        insert(Suppression)
        .values(
            id=new_id("sup"), medium=medium, address=where, reason=reason, message_id=message_id, suppressed_at=work.now
        )
        .on_conflict_do_nothing()
        .returning(Suppression.id)
    )
    if stored is not None:
        here = and_(Conversation.channel == medium, Conversation.address == where)
        await block_queued(work, here, reason=SUPPRESSED)
        work.audit(
            "contact.suppressed",
            chain=conversation.id,
            subject=stored,
            medium=medium,
            reason=reason,
            source=source,
            message_id=message_id,
        )


async def suppress_phones_of(
    work: Work, conversation: Conversation, *, reason: str, message_id: str, source: str
) -> None:
    """Suppress texts to every telephone number on file for the person of the conversation."""
    if conversation.consumer_id is None:
        return
    phones = await work.session.scalars(
        select(ContactPoint.address).where(
            ContactPoint.consumer_id == conversation.consumer_id, ContactPoint.kind == "phone"
        )
    )
    for phone in phones:
        await suppress(
            work, conversation, medium="sms", reason=reason, message_id=message_id, source=source, address=phone
        )


async def lift_opt_out(work: Work, conversation: Conversation, *, message_id: str) -> bool:
    """Lift an opt-out the consumer takes back; a wrong number stays suppressed (TW-START). Tells whether one was lifted."""
    rows = await work.session.scalars(
        select(Suppression)
        .where(
            Suppression.medium == conversation.channel,
            Suppression.address == conversation.address,
            Suppression.reason == "opted_out",
            Suppression.lifted_at.is_(None),
        )
        .with_for_update()
    )
    lifted = False
    for row in rows:
        row.lifted_at, lifted = work.now, True
        work.audit("contact.resumed", chain=conversation.id, subject=row.id, message_id=message_id)
    await work.session.flush()
    return lifted and not await is_suppressed(work, medium=conversation.channel, address=conversation.address)
