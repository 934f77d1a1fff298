"""Opt-outs and wrong numbers: addresses nothing may be sent to, for every account and brand (TCPA-REV-ALL, REGF-6D3)."""

from typing import Final

from sqlalchemy import and_, select
from sqlalchemy.dialects.postgresql import insert

from parley.ids import new_id
from parley.services.consents import note_start, revoke_consent
from parley.services.context import Services
from parley.services.conversations import is_suppressed
from parley.services.hold_effects import block_queued
from parley.services.permitted_answers import SUPPRESSED, passes_suppression
from parley.storage.database import Work
from parley.storage.tables import ContactPoint, Conversation, Suppression

CARRIER_BLOCK: Final = "carrier_block"
"""A carrier or the recipient blocks our texts (code 30004): closed until the consumer writes to us."""


async def suppress(
    work: Work,
    conversation: Conversation,
    *,
    medium: str,
    reason: str,
    message_id: str | None,
    source: str,
    address: str | None = None,
) -> None:
    """Suppress an address on a medium from this transaction on, and close its consent; twice changes nothing."""
    where = address or conversation.address
    if medium == "sms":
        await revoke_consent(work, address=where, because=reason, message_id=message_id, chain=conversation.id)
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
        await block_queued(work, here, reason=SUPPRESSED, passes=passes_suppression(reason))
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


async def lift_opt_out(services: Services, work: Work, conversation: Conversation, *, message_id: str) -> bool:
    """Lift an opt-out the consumer takes back; a wrong number stays suppressed (TW-START). Tells whether one was lifted.

    By text it is also new consent, for texts to this number and nothing else.
    """
    lifted = await _lift(work, conversation, reason="opted_out", message_id=message_id)
    if await is_suppressed(work, medium=conversation.channel, address=conversation.address):
        return False
    if conversation.channel == "sms":
        campaign_id = services.compliance.program.campaign_id
        await note_start(work, conversation, campaign_id=campaign_id, message_id=message_id)
    return lifted


async def lift_carrier_block(work: Work, conversation: Conversation, *, message_id: str) -> None:
    """Open a number again that a carrier blocked, because the consumer has written from it (code 30004)."""
    if conversation.channel == "sms":
        await _lift(work, conversation, reason=CARRIER_BLOCK, message_id=message_id)


async def _lift(work: Work, conversation: Conversation, *, reason: str, message_id: str) -> bool:
    rows = await work.session.scalars(
        select(Suppression)
        .where(
            Suppression.medium == conversation.channel,
            Suppression.address == conversation.address,
            Suppression.reason == reason,
            Suppression.lifted_at.is_(None),
        )
        .with_for_update()
    )
    lifted = False
    for row in rows:
        row.lifted_at, lifted = work.now, True
        work.audit("contact.resumed", chain=conversation.id, subject=row.id, message_id=message_id)
    await work.session.flush()
    return lifted
