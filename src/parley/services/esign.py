"""Consent to electronic notices: recorded with its own words, withdrawn at any time, and what follows for delivery.

Source: 15 USC 7001(c); 12 CFR 1006.42; rules ESIGN and REGF-42.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select, update

from parley.compliance.esign import ELEMENTS, missing_elements
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.storage.database import Work
from parley.storage.tables import Account, EsignConsent, Letter, ValidationNotice


class ConsentRefused(ParleyError):
    """The consent cannot be recorded or withdrawn as told; the message says why."""

    code = "esign.refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """What the consumer agreed to, word for word, and what those words say."""

    text: str
    elements: tuple[str, ...]
    given_via: str
    given_at: datetime


async def delivery_method(services: Services, work: Work, consumer_id: str) -> str:
    """Return how a required notice goes out: by letter, unless consent is on file and a page to keep it on exists."""
    if not services.compliance.validation.electronic_delivery:
        return "letter"
    return "electronic" if await live_consent(work, consumer_id) is not None else "letter"


async def live_consent(work: Work, consumer_id: str) -> EsignConsent | None:
    """Return the consent in force, if there is one."""
    found: EsignConsent | None = await work.session.scalar(
        select(EsignConsent).where(EsignConsent.consumer_id == consumer_id, EsignConsent.withdrawn_at.is_(None))
    )
    return found


async def record_consent(services: Services, account_ref: str, artefact: Artefact, *, by: str) -> str:
    """Record a consent of the consumer of an account.

    Raises:
        ConsentRefused: There is no such account, a consent is in force already, or the artefact lacks what the law asks.
    """
    missing = missing_elements(artefact.elements)
    if missing:
        raise ConsentRefused(f"The consent does not say everything 15 USC 7001(c) asks for: {', '.join(missing)}.")
    if not artefact.text.strip():
        raise ConsentRefused("The text the consumer agreed to is empty.")
    async with services.db.work() as work:
        consumer_id = await consumer_of(work, account_ref)
        if artefact.given_at > work.now:
            raise ConsentRefused("The consent cannot have been given in the future.")
        if await live_consent(work, consumer_id) is not None:
            raise ConsentRefused("A consent is in force already; withdraw it first.")
        consent = EsignConsent(
            id=new_id("esc"),
            consumer_id=consumer_id,
            artefact_text=artefact.text,
            artefact_sha256=sha256(artefact.text.encode()).hexdigest(),
            elements=[element for element in ELEMENTS if element in artefact.elements],
            given_via=artefact.given_via,
            given_at=artefact.given_at,
            recorded_by=by,
            recorded_at=work.now,
        )
        work.session.add(consent)
        work.audit(
            "esign.recorded",
            chain=f"consumer:{consumer_id}",
            subject=consent.id,
            sha256=consent.artefact_sha256,
            given_via=consent.given_via,
            by=by,
        )
        return consent.id


async def withdraw_consent(services: Services, account_ref: str, *, reason: str, by: str) -> None:
    """Withdraw the consent in force; what is not sent yet goes by letter from now on.

    Raises:
        ConsentRefused: There is no such account or no consent in force.
    """
    async with services.db.work() as work:
        consumer_id = await consumer_of(work, account_ref)
        consent = await live_consent(work, consumer_id)
        if consent is None:
            raise ConsentRefused("No consent to electronic notices is in force.")
        consent.withdrawn_at, consent.withdrawal_reason = work.now, reason
        await _back_to_letters(work, consumer_id)
        work.audit("esign.withdrawn", chain=f"consumer:{consumer_id}", subject=consent.id, reason=reason, by=by)


async def _back_to_letters(work: Work, consumer_id: str) -> None:
    waiting = select(Letter.id).where(
        Letter.method == "electronic",
        Letter.state == "queued",
        Letter.account_id.in_(select(Account.id).where(Account.consumer_id == consumer_id)),
    )
    await work.session.execute(
        update(ValidationNotice).where(ValidationNotice.letter_id.in_(waiting)).values(method="letter")
    )
    await work.session.execute(update(Letter).where(Letter.id.in_(waiting)).values(method="letter"))


async def list_consents(services: Services, account_ref: str) -> list[EsignConsent]:
    """Return all consents of the consumer of an account, the newest first."""
    async with services.db.work() as work:
        consumer_id = await consumer_of(work, account_ref)
        rows = await work.session.scalars(
            select(EsignConsent)
            .where(EsignConsent.consumer_id == consumer_id)
            .order_by(EsignConsent.recorded_at.desc())
        )
        return list(rows)


async def consumer_of(work: Work, account_ref: str) -> str:
    """Return the consumer of the one account with that reference.

    Raises:
        ConsentRefused: No account, or those of several creditors, have it.
    """
    found = list(await work.session.scalars(select(Account.consumer_id).where(Account.account_ref == account_ref)))
    if len(found) != 1:
        raise ConsentRefused(
            f"There is no account {account_ref}."
            if not found
            else f"Several accounts have the reference {account_ref}."
        )
    return found[0]
