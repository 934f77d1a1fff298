"""Records of consent to be texted: written when it is given, closed when it is taken back, and never lost (TCPA-PROOF).

Source: 47 CFR 64.1200(a); 12 CFR 1006.6(d)(5); rule catalogue, sections 1.2 and 2.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import ScalarSelect, select, update
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.consent import Consent
from parley.compliance.effects import EFFECTS
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.services.conversations import is_suppressed
from parley.services.phone import read_phone
from parley.storage.database import Work
from parley.storage.tables import Account, ConsentRecord, Consumer, ContactPoint, Conversation, Message

AUDIT_CHAIN: Final = "contact"
_FILE_SCOPE: Final = "texts to this number, as the creditor reports"
_TEXT_SCOPE: Final = "the consumer texted us from this number"
_START_SCOPE: Final = "texts to this number, asked for again by the consumer"
_SPOKEN_SCOPE: Final = "texts to this number about the consumer's accounts"
ASKED_DIRECTLY: Final = ("web_chat", "portal", "collector_call")
# A text that closes the number, or opens it again, is recorded as that and not as one about the debt.
_NO_CONSENT: Final = frozenset(
    intent
    for intent, effect in EFFECTS.items()
    if effect.is_opt_out or effect.is_resumption or {"WRONG_PARTY", "CEASE"} & set(effect.holds)
)


class ConsentRefused(ParleyError):
    """The consent cannot be recorded; the sentence says why."""

    code = "consent_refused"


def digest(wording: str) -> str:
    """Return the SHA-256 of a wording, as hexadecimal digits."""
    return hashlib.sha256(wording.encode("utf-8")).hexdigest()


async def note_consumer_text(
    services: Services, work: Work, conversation: Conversation, message: Message, intents: Sequence[str]
) -> None:
    """Record that the consumer texted us from this number, once for each debt and campaign (REGF-6D5, route i).

    Nothing is recorded from a number that opted out or reached somebody else, nor from a text that says so.
    """
    if conversation.channel != "sms" or _NO_CONSENT & set(intents):
        return
    if await is_suppressed(work, medium="sms", address=conversation.address):
        return
    await _write(
        work,
        conversation,
        source="consumer_text",
        scope=_TEXT_SCOPE,
        account_id=conversation.account_id,
        wording_sha256=digest(message.text),
        campaign_id=services.compliance.program.campaign_id,
        message_id=message.id,
    )


def file_record(
    consumer_id: str, account_id: str, phone: str, given_at: datetime, note: str | None, state: str
) -> dict[str, Any]:
    """Return the row of consent a creditor's file reports; its wording and campaign are not in the file."""
    return {
        "id": new_id("cst"),
        "consumer_id": consumer_id,
        "account_id": account_id,
        "medium": "sms",
        "address": phone,
        "source": "creditor_file",
        "given_to": "creditor",
        "given_at": given_at,
        "scope": _FILE_SCOPE,
        "jurisdiction": state,
        "note": note,
    }


async def note_start(work: Work, conversation: Conversation, *, campaign_id: str | None, message_id: str) -> None:
    """Record that the consumer asked to be texted again: consent for texts to this number and nothing else (TW-START)."""
    message = await work.session.get(Message, message_id)
    await _write(
        work,
        conversation,
        source="start",
        scope=_START_SCOPE,
        account_id=None,
        wording_sha256=digest(message.text) if message else None,
        campaign_id=campaign_id,
        message_id=message_id,
    )


async def _write(
    work: Work, conversation: Conversation, *, source: str, scope: str, account_id: str | None, **values: Any
) -> None:
    written = await work.session.scalar(
        insert(ConsentRecord)
        .values(
            id=new_id("cst"),
            consumer_id=conversation.consumer_id,
            account_id=account_id,
            medium="sms",
            address=conversation.address,
            source=source,
            given_to="us",
            given_at=work.now,
            scope=scope,
            jurisdiction=_state_of(conversation.consumer_id),
            recorded_at=work.now,
            **values,
        )
        .on_conflict_do_nothing()
        .returning(ConsentRecord.id)
    )
    if written is not None:
        work.audit(
            "consent.recorded",
            chain=conversation.id,
            subject=written,
            source=source,
            account_id=account_id,
            message_id=values["message_id"],
            wording_sha256=values["wording_sha256"],
            campaign_id=values["campaign_id"],
        )


def _state_of(consumer_id: str | None) -> ScalarSelect[str]:
    return select(Consumer.state).where(Consumer.id == consumer_id).scalar_subquery()


async def revoke_consent(
    work: Work,
    *,
    address: str,
    because: str,
    message_id: str | None,
    chain: str = AUDIT_CHAIN,
) -> int:
    """Close every live record of a number; the rows stay. Twice changes nothing."""
    live = update(ConsentRecord).where(
        ConsentRecord.medium == "sms", ConsentRecord.address == address, ConsentRecord.revoked_at.is_(None)
    )
    closed = await work.session.scalars(
        live.values(revoked_at=work.now, revoked_because=because, revoked_by_message=message_id).returning(
            ConsentRecord.id
        )
    )
    ids = sorted(closed)
    for consent_id in ids:
        work.audit("consent.revoked", chain=chain, subject=consent_id, because=because, message_id=message_id)
    return len(ids)


async def consents_of(work: Work, address: str) -> tuple[Consent, ...]:
    """Return every record of a number, revoked ones included, as the gate takes them."""
    rows = await work.session.scalars(
        select(ConsentRecord)
        .where(ConsentRecord.medium == "sms", ConsentRecord.address == address)
        .order_by(ConsentRecord.seq)
    )
    return tuple(
        Consent(
            id=row.id,
            source=cast(Any, row.source),
            given_at=row.given_at,
            account_id=row.account_id,
            wording_sha256=row.wording_sha256,
            campaign_id=row.campaign_id,
            revoked_at=row.revoked_at,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectConsent:
    """Consent a consumer gave us in so many words, outside a text."""

    phone: str
    source: str
    given_at: datetime
    wording: str
    by: str
    account_ref: str | None = None


async def record_direct_consent(services: Services, given: DirectConsent) -> str:
    """Record consent given in the web chat, the portal or a call, with its exact wording; return the record's id.

    Raises:
        ConsentRefused: The number is on nobody's file or suppressed, or something needed for proof is missing.
    """
    phone = read_phone(given.phone)
    if given.source not in ASKED_DIRECTLY:
        raise ConsentRefused(f"The source must be one of {', '.join(ASKED_DIRECTLY)}.")
    if not given.wording.strip() or not given.by.strip():
        raise ConsentRefused("Consent needs the exact wording that was agreed to, and who records it.")
    async with services.db.work() as work:
        if given.given_at > work.now:
            raise ConsentRefused("Consent cannot be given in the future.")
        if await is_suppressed(work, medium="sms", address=phone):
            raise ConsentRefused("The number opted out or reached somebody else; only START from it opens it again.")
        consumer = await _consumer_of(work, phone)
        account_id = await _account_of(work, consumer, given.account_ref)
        record = ConsentRecord(
            id=new_id("cst"),
            consumer_id=consumer.id,
            account_id=account_id,
            medium="sms",
            address=phone,
            source=given.source,
            given_to="us",
            given_at=given.given_at,
            scope=_SPOKEN_SCOPE,
            wording=given.wording,
            wording_sha256=digest(given.wording),
            campaign_id=services.compliance.program.campaign_id,
            jurisdiction=consumer.state,
            recorded_by=given.by,
            recorded_at=work.now,
        )
        work.session.add(record)
        work.audit(
            "consent.recorded",
            chain=AUDIT_CHAIN,
            subject=record.id,
            source=given.source,
            account_id=account_id,
            wording_sha256=record.wording_sha256,
            campaign_id=record.campaign_id,
            by=given.by,
        )
        return record.id


async def _consumer_of(work: Work, phone: str) -> Consumer:
    found = (
        await work.session.scalars(
            select(Consumer)
            .join(ContactPoint, ContactPoint.consumer_id == Consumer.id)
            .where(ContactPoint.kind == "phone", ContactPoint.address == phone, ContactPoint.wrong_party_at.is_(None))
            .limit(2)
        )
    ).all()
    if len(found) != 1:
        raise ConsentRefused("The number must be on file for exactly one consumer.")
    return found[0]


async def _account_of(work: Work, consumer: Consumer, account_ref: str | None) -> str | None:
    if account_ref is None:
        return None
    found: str | None = await work.session.scalar(
        select(Account.id).where(Account.consumer_id == consumer.id, Account.account_ref == account_ref)
    )
    if found is None:
        raise ConsentRefused("The consumer of this number has no account with that reference.")
    return found
