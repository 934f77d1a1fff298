"""Disputes and requests for proof or the original creditor: opened with their hold, answered by letter, closed when it is mailed.

Nothing here calls a dispute a repetition of an earlier one: a person decides that. Source: 12 CFR 1006.38(a), (c), (d)(2);
rules REGF-38A, REGF-38A-LATE, REGF-38C, REGF-38D2-DUP, REGF-42.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from parley.compliance.notice import long_date, truncated
from parley.compliance.validation import is_in_time
from parley.errors import ParleyError
from parley.ids import new_id
from parley.money import InvalidAmountError, parse_cents
from parley.services.context import Services
from parley.services.hold_release import WORKFLOW, get_hold, release_hold
from parley.services.kept_words import kept_words
from parley.services.letter_pdf import plain_letter_pdf
from parley.services.letter_queue import Document, put_letter
from parley.services.notices import decider
from parley.services.validation_clock import consumer_day, find_clock
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, Conversation, Dispute, Hold, Letter, Message

KINDS: Final[Mapping[str, str]] = {
    "DISPUTE": "dispute",
    "VALIDATION": "validation",
    "ORIG_CREDITOR": "original_creditor",
}
"""Which hold a dispute of which kind waits behind."""
NOBODY_KNOWN: Final = "Nobody knows yet whose debt this is about; identify the person first."
MOST_BYTES: Final = 10 * 1024 * 1024
_LONGEST_REASON: Final = 500
_AMOUNT: Final = re.compile(r"\$\s?[0-9][0-9,]*(?:\.[0-9]{2})?")


class DisputeRefused(ParleyError):
    """A dispute cannot be answered as told; the message says why."""

    code = "dispute.refused"


class NoSuchDispute(DisputeRefused):
    """There is no dispute with that id."""

    code = "no_such_dispute"


@dataclass(frozen=True, slots=True)
class OriginalCreditor:
    """Who the debt was owed to first, as a person found it in the file."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent: a document as it is, or the name and address of the original creditor."""

    document: bytes | None = None
    original_creditor: OriginalCreditor | None = None


@dataclass(frozen=True, slots=True)
class DisputeFile:
    """A dispute with what a person needs to answer it."""

    dispute: Dispute
    account_ref: str | None
    words: str
    """What the consumer wrote, with placeholders in place of secrets."""


async def open_disputes(services: Services, work: Work, conversation: Conversation, message_id: str) -> None:
    """Open the work items of the holds a message has just placed; late disputes get one too (REGF-38A-LATE)."""
    holds = await work.session.scalars(
        select(Hold).where(
            Hold.evidence_message_id == message_id, Hold.kind.in_(tuple(KINDS)), Hold.released_at.is_(None)
        )
    )
    for hold in list(holds):
        if await work.session.scalar(select(Dispute.id).where(Dispute.hold_id == hold.id)) is None:
            await _open(services, work, conversation, message_id, hold)
    await work.session.flush()


async def _open(services: Services, work: Work, conversation: Conversation, message_id: str, hold: Hold) -> None:
    account_id = hold.account_id or conversation.account_id
    consumer_id = hold.consumer_id or conversation.consumer_id
    consumer = await work.session.get(Consumer, consumer_id) if consumer_id else None
    received_on = consumer_day(work.now, consumer) if consumer else work.now.date()
    clock = await find_clock(work, account_id) if account_id else None
    policy = services.compliance.validation
    message = await work.session.get(Message, message_id)
    dispute = Dispute(
        id=new_id("dsp"),
        hold_id=hold.id,
        kind=KINDS[hold.kind],
        consumer_id=consumer_id,
        account_id=account_id,
        conversation_id=conversation.id,
        message_id=message_id,
        amount_cents=disputed_amount(message.text) if message and hold.kind == "DISPUTE" else None,
        received_on=received_on,
        within_period=is_in_time(
            received_on, period_ends_on=clock.period_ends_on if clock else None, grace_days=policy.grace_days
        ),
        due_on=received_on + timedelta(days=policy.answer_days),
        state="open",
    )
    work.session.add(dispute)
    work.audit(
        "dispute.opened",
        chain=conversation.id,
        subject=dispute.id,
        dispute=dispute.kind,
        hold_id=hold.id,
        account_id=account_id,
        message_id=message_id,
        within_period=dispute.within_period,
        due_on=dispute.due_on.isoformat(),
    )


def disputed_amount(text: str) -> int | None:
    """Return the one sum a dispute names; None, which means all of the debt, where it names none or several."""
    found = _AMOUNT.findall(text)
    if len(found) != 1:
        return None
    try:
        return parse_cents(found[0].replace(" ", "")) or None
    except InvalidAmountError:
        return None


async def list_disputes(services: Services, *, with_closed: bool = False) -> list[DisputeFile]:
    """Return the disputes that are not closed, or all, the one due first at the top."""
    wanted = select(Dispute.id).order_by(Dispute.due_on, Dispute.id)
    if not with_closed:
        wanted = wanted.where(Dispute.state != "closed")
    async with services.db.work() as work:
        return [await _file(work, dispute_id) for dispute_id in await work.session.scalars(wanted)]


async def read_dispute(services: Services, dispute_id: str) -> DisputeFile:
    """Return one dispute.

    Raises:
        DisputeRefused: There is none with that id.
    """
    async with services.db.work() as work:
        return await _file(work, dispute_id)


async def _file(work: Work, dispute_id: str) -> DisputeFile:
    dispute = await work.session.get(Dispute, dispute_id)
    if dispute is None:
        raise NoSuchDispute(f"There is no dispute {dispute_id}.")
    account = await work.session.get(Account, dispute.account_id) if dispute.account_id else None
    message = await work.session.get(Message, dispute.message_id)
    return DisputeFile(dispute, account.account_ref if account else None, message.text if message else "")


async def answer_dispute(services: Services, dispute_id: str, answer: Answer, *, by: str, reason: str) -> str:
    """Put the answer into the queue of letters; the hold ends when that letter is mailed, not before.

    Returns:
        The letter's id.
    Raises:
        DisputeRefused: It is answered already, the answer does not fit its kind, or nobody knows where to send it.
        NoticeRefused: The person may not decide.
    """
    async with services.db.work() as work:
        person = await decider(work, by)
        dispute = await work.session.get(Dispute, dispute_id, with_for_update=True)
        if dispute is None:
            raise NoSuchDispute(f"There is no dispute {dispute_id}.")
        if dispute.state != "open":
            raise DisputeRefused(f"Dispute {dispute_id} is {dispute.state} already.")
        words = kept_words(reason, today=work.now.date())
        if not words:
            raise DisputeRefused("Give a reason for the file.")
        account_id = dispute.account_id or (await get_hold(work, dispute.hold_id)).account_id
        if account_id is None:
            raise DisputeRefused(NOBODY_KNOWN)
        account = await work.session.get_one(Account, account_id)
        consumer = await work.session.get_one(Consumer, account.consumer_id)
        letter = await put_letter(
            work,
            _document(services, dispute, answer, account, consumer, today=consumer_day(work.now, consumer)),
            kind="original_creditor_answer" if dispute.kind == "original_creditor" else "verification",
            account_id=account_id,
            conversation_id=dispute.conversation_id,
            made_by=person.id,
        )
        dispute.state, dispute.letter_id, dispute.account_id = "answered", letter.id, account_id
        dispute.answered_by, dispute.answer_reason, dispute.answered_at = person.id, words, work.now
        work.audit(
            "dispute.answered",
            chain=dispute.conversation_id,
            subject=dispute.id,
            letter_id=letter.id,
            sha256=letter.sha256,
            by=person.id,
            reason=words,
        )
        return letter.id


def _document(
    services: Services, dispute: Dispute, answer: Answer, account: Account, consumer: Consumer, *, today: date
) -> Document:
    named = answer.original_creditor
    if (answer.document is None) == (named is None):
        raise DisputeRefused("Give either a document or the original creditor, not both and not neither.")
    to = (
        f"{consumer.first_name} {consumer.last_name}",
        consumer.address_line,
        f"{consumer.city}, {consumer.state} {consumer.zip}",
    )
    if answer.document is not None:
        if not answer.document.startswith(b"%PDF-") or len(answer.document) > MOST_BYTES:
            raise DisputeRefused("The letter must be a PDF file of at most 10 MB.")
        return Document(
            language="en", address=to, pdf=answer.document, template_sha256=None, data={"kind": dispute.kind}
        )
    assert named is not None
    if dispute.kind != "original_creditor":
        raise DisputeRefused("The original creditor's name proves no debt; answer with the document that does.")
    return _original_creditor(services, account, to, named, today=today)


def _original_creditor(
    services: Services, account: Account, to: tuple[str, ...], named: OriginalCreditor, *, today: date
) -> Document:
    """Write the answer from approved texts. Source: 12 CFR 1006.38(c)."""
    name, address = named.name.strip(), named.address.strip()
    if not name or not address:
        raise DisputeRefused("Give both the name and the address of the original creditor.")
    approved = services.notices["en"]
    mark = () if account.party_role == "first_party" else (approved.texts["LETTER_MARK"],)
    pdf = plain_letter_pdf(
        services.compliance.validation.letterhead,
        to=to,
        dated=long_date(today, "en"),
        paragraphs=(
            *mark,
            approved.texts["ORIG_ANSWER"].format(ACCOUNT=truncated(account.account_ref)),
            f"{approved.texts['ORIG_NAME']} {name}, {address}",
            approved.texts["LETTER_CLOSE"],
        ),
        title="Answer",
        language="en",
    )
    return Document(
        language="en",
        address=to,
        pdf=pdf,
        template_sha256=approved.sha256,
        data={"original_creditor": name, "address": address, "made_on": today.isoformat()},
    )


async def close_answered(work: Work, letter: Letter, *, mailed_on: date) -> None:
    """End the dispute whose answer has been mailed, and the hold that waited for it.

    Source: 12 CFR 1006.38(c), (d)(2): collection stops until the answer is sent.
    """
    dispute = await work.session.scalar(select(Dispute).where(Dispute.letter_id == letter.id).with_for_update())
    if dispute is None or dispute.state == "closed":
        return
    dispute.state, dispute.closed_on = "closed", mailed_on
    work.audit(
        "dispute.closed",
        chain=dispute.conversation_id,
        subject=dispute.id,
        letter_id=letter.id,
        mailed_on=mailed_on.isoformat(),
    )
    hold = await get_hold(work, dispute.hold_id)
    if hold.released_at is None:
        reason = f"Answered by letter {letter.id}, mailed on {mailed_on}: {dispute.answer_reason}"
        await release_hold(work, hold, by=WORKFLOW, reason=reason[:_LONGEST_REASON])
