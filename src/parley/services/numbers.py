"""What is known of a telephone number: answers of lookups and databases, trouble carriers reported, and the consumer's texts.

Source: 12 CFR 1006.6(d)(5); 47 CFR 64.1200(m); rule catalogue, sections 1.2 (REGF-6D5), 2 (TCPA-RND) and 3.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.consent import GIVEN_TO_US, Consent
from parley.compliance.number_fitness import ANSWERS, LINE_TYPES, Check, Mark, NumberFacts, last_good_on
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.consents import AUDIT_CHAIN, consents_of
from parley.services.context import Services
from parley.services.conversations import open_conversation
from parley.services.escalations import escalate
from parley.services.phone import read_phone
from parley.services.suppression import suppress
from parley.storage.database import Work
from parley.storage.tables import ContactPoint, Conversation, NumberCheck

BY_HAND: Final = "entered by hand"


class CheckRefused(ParleyError):
    """The result of a check cannot be recorded; the sentence says why."""

    code = "check_refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one lookup of one number said."""

    phone: str
    checked_on: date
    line_type: str | None
    reassigned: str | None
    since_on: date | None = None
    """The day the database was asked about; None stands for the last day the number surely was the consumer's."""
    provider: str = BY_HAND
    by: str | None = None


async def number_facts(work: Work, address: str, consents: Sequence[Consent]) -> NumberFacts:
    """Read what the gate must know of a number."""
    rows = (
        await work.session.scalars(select(NumberCheck).where(NumberCheck.address == address).order_by(NumberCheck.seq))
    ).all()
    given = [one.given_at for one in consents if one.source in GIVEN_TO_US and one.revoked_at is None]
    return NumberFacts(
        checks=tuple(_check(row) for row in rows if row.checked_on is not None),
        marks=tuple(
            Mark(id=row.id, kind=row.mark, carrier_code=row.carrier_code, at=row.recorded_at)
            for row in rows
            if row.mark is not None and row.carrier_code is not None
        ),
        last_text_at=await _last_text_at(work, address),
        last_consent_at=max(given, default=None),
    )


def _check(row: NumberCheck) -> Check:
    assert row.checked_on is not None
    return Check(
        id=row.id,
        checked_on=row.checked_on,
        recorded_at=row.recorded_at,
        line_type=row.line_type,
        reassigned=cast(Any, row.reassigned),
        since_on=row.since_on,
    )


async def _last_text_at(work: Work, address: str) -> datetime | None:
    found: datetime | None = await work.session.scalar(
        select(func.max(Conversation.last_inbound_at)).where(
            Conversation.channel == "sms", Conversation.address == address
        )
    )
    return found


async def record_check(services: Services, result: CheckResult) -> str:
    """Record what a lookup said of one number; return the record's id.

    Raises:
        WrongPhone: It is no telephone number.
        CheckRefused: The result says nothing, or names a day that cannot be.
    """
    async with services.db.work() as work:
        return await put_check(work, result)


async def put_check(work: Work, result: CheckResult) -> str:
    """Record one result in the caller's transaction; an answer "yes" takes the number off the consumer (TCPA-RND)."""
    phone = read_phone(result.phone)
    _require_sense(result, today=work.now.date())
    since_on = result.since_on
    if since_on is None and result.reassigned is not None:
        good = last_good_on(await number_facts(work, phone, await consents_of(work, phone)))
        since_on = min(good, result.checked_on) if good else None
    row = NumberCheck(
        id=new_id("num"),
        address=phone,
        kind="check",
        line_type=result.line_type,
        reassigned=result.reassigned,
        since_on=since_on,
        checked_on=result.checked_on,
        provider=result.provider,
        recorded_by=result.by,
        recorded_at=work.now,
    )
    work.session.add(row)
    work.audit(
        "number.checked",
        chain=AUDIT_CHAIN,
        subject=row.id,
        line_type=row.line_type,
        reassigned=row.reassigned,
        since_on=since_on,
        checked_on=row.checked_on,
        provider=row.provider,
        by=row.recorded_by,
    )
    if result.reassigned == "yes":
        await _remove(work, phone, row.id)
    await work.session.flush()
    return row.id


def _require_sense(result: CheckResult, *, today: date) -> None:
    if result.line_type is None and result.reassigned is None:
        raise CheckRefused("A check must say the line type, whether the number was reassigned, or both.")
    if result.line_type is not None and result.line_type not in LINE_TYPES:
        raise CheckRefused(f"The line type must be one of {', '.join(LINE_TYPES)}.")
    if result.reassigned is not None and result.reassigned not in ANSWERS:
        raise CheckRefused(f"The answer whether it was reassigned must be one of {', '.join(ANSWERS)}.")
    if result.checked_on > today:
        raise CheckRefused("The check lies in the future.")
    if result.since_on is not None and result.since_on > result.checked_on:
        raise CheckRefused("The day the database was asked about lies after the check.")
    if not result.provider.strip():
        raise CheckRefused("A check needs the name of who answered.")


async def _remove(work: Work, phone: str, check_id: str) -> None:
    """Take a reassigned number off everybody it was on file for, close it for good, and ask people for another way.

    Whoever writes from it from now on is somebody else: what they say is nobody's on file, and no later answer "no" gives
    the number back, because that is about its new owner.
    """
    conversation = await open_conversation(work, channel="sms", address=phone)
    await escalate(work, conversation, "number_reassigned", message_id=None, silences_bot=False)
    await suppress(work, conversation, medium="sms", reason="reassigned", message_id=None, source="database")
    await work.session.execute(
        update(ContactPoint)
        .where(ContactPoint.kind == "phone", ContactPoint.address == phone, ContactPoint.wrong_party_at.is_(None))
        .values(wrong_party_at=work.now, consent_at=None, consent_source=None)
    )
    work.audit(
        "number.removed",
        chain=conversation.id,
        subject=check_id,
        reason="reassigned",
        consumer_id=conversation.consumer_id,
        account_id=conversation.account_id,
    )
    conversation.right_party_status, conversation.verified_at = "unverified", None
    conversation.consumer_id = conversation.account_id = None
    conversation.phase, conversation.menu, conversation.menu_message_id = "unknown", None, None
    conversation.negotiation = {}
    await work.session.flush()


async def put_mark(work: Work, *, address: str, mark: str, carrier_code: int, message_id: str, chain: str) -> bool:
    """Write down what a carrier reported of a number, once for each text; tells whether it was new."""
    stored = await work.session.scalar(
        insert(NumberCheck)
        .values(
            id=new_id("num"),
            address=address,
            kind="mark",
            mark=mark,
            carrier_code=carrier_code,
            message_id=message_id,
            recorded_at=work.now,
        )
        .on_conflict_do_nothing()
        .returning(NumberCheck.id)
    )
    if stored is None:
        return False
    work.audit(
        "number.marked", chain=chain, subject=stored, mark=mark, carrier_code=carrier_code, message_id=message_id
    )
    return True
