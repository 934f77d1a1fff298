"""Release a validation notice: check it is complete, fill the form, and put the letter into the queue.

What is missing keeps it back and is told to a person. Source: rules REGF-34B3, REGF-34C, REGF-34E, REGF-42, ESIGN.
"""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from parley.compliance.holds import hold_kind
from parley.compliance.notice import LAYOUT, NoticeFacts, build_notice, missing_fields
from parley.compliance.validation import dispute_until
from parley.ids import new_id
from parley.services.context import Services
from parley.services.conversations import Party, get_conversation, live_holds
from parley.services.escalations import escalate
from parley.services.esign import delivery_method
from parley.services.federal_holidays import federal_holidays_around
from parley.services.letter_page import CannotPrint
from parley.services.letter_pdf import notice_pdf
from parley.services.letter_queue import Document, put_letter, replace_document
from parley.services.notice_states import notice_state_texts
from parley.services.validation_clock import CLOCK_LANGUAGE, consumer_day, find_clock
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, Conversation, Creditor, Letter, ValidationNotice

_TRY_AGAIN = timedelta(hours=1)


async def release_notice(services: Services, work: Work, notice: ValidationNotice, *, by: str | None = None) -> bool:
    """Make the letter of a queued or returned notice, or say why not.

    Args:
        by: The person who decided to send it although a hold keeps letters back; None for the job.
    Returns:
        True when the letter is in the queue; False when a person was told what is missing.
    """
    problem = None if by is not None else await _withheld(work, notice)
    problem = problem or await _make(services, work, notice, by=by)
    if problem is None:
        return True
    await _keep_back(work, notice, problem)
    return False


async def _withheld(work: Work, notice: ValidationNotice) -> str | None:
    return await why_withheld(work, await get_conversation(work, notice.conversation_id))


async def why_withheld(work: Work, conversation: Conversation) -> str | None:
    """Return what keeps a notice back although it is complete: a hold on the person, not one on the debt."""
    kinds = sorted({hold.kind for hold in await live_holds(work, conversation)})
    stopping = [kind for kind in kinds if hold_kind(kind).gate != "G5" and hold_kind(kind).is_silence]
    if stopping:
        return f"A hold of kind {stopping[0]} is in force; a person decides whether the notice is sent."
    if conversation.right_party_status in ("wrong_party", "third_party", "deceased"):
        return "The person reached is not the consumer; a person decides whether the notice is sent."
    return None


async def _make(services: Services, work: Work, notice: ValidationNotice, *, by: str | None) -> str | None:
    if notice.language not in services.notices:
        return "There is no approved text of the notice in this language."
    if notice.language != CLOCK_LANGUAGE and not await _english_on_file(work, notice.account_id):
        return "The English notice has to be made first."
    account, consumer, creditor = await _rows(work, notice.account_id)
    today = consumer_day(work.now, consumer)
    document = await _document(services, work, notice, (account, consumer, creditor), today)
    if isinstance(document, str):
        return document
    letter = await put_letter(
        work,
        document,
        kind="validation_notice",
        account_id=account.id,
        conversation_id=notice.conversation_id,
        method=await delivery_method(services, work, consumer.id),
        made_by=by,
    )
    notice.state, notice.letter_id, notice.method = "released", letter.id, letter.method
    notice.sha256, notice.problem = letter.sha256, None
    work.audit(
        "validation.released",
        chain=notice.conversation_id,
        subject=notice.id,
        letter_id=letter.id,
        sha256=letter.sha256,
        language=notice.language,
        method=letter.method,
        by=by,
    )
    return None


async def refresh_notice(services: Services, work: Work, letter: Letter) -> str | None:
    """Fill a notice that was not mailed in time once more, with today's figures and dates; returns what is missing."""
    notice = await work.session.scalar(select(ValidationNotice).where(ValidationNotice.letter_id == letter.id))
    assert notice is not None
    rows = await _rows(work, notice.account_id)
    document = await _document(services, work, notice, rows, consumer_day(work.now, rows[1]))
    if isinstance(document, str):
        return document
    replace_document(work, letter, document)
    notice.sha256 = letter.sha256
    return None


async def notice_withheld(work: Work, letter: Letter) -> str | None:
    """Say why a notice that waits for the printer must not leave now, if a hold came in between."""
    notice = await work.session.scalar(select(ValidationNotice).where(ValidationNotice.letter_id == letter.id))
    return None if notice is None or letter.made_by is not None else await _withheld(work, notice)


async def _document(
    services: Services,
    work: Work,
    notice: ValidationNotice,
    rows: tuple[Account, Consumer, Creditor],
    today: date,
) -> Document | str:
    """Return the filled and drawn notice, or what keeps it back."""
    policy = services.compliance.validation
    mail_by = today + timedelta(days=policy.print_to_mail_days)
    until = dispute_until(
        mail_by,
        holidays=federal_holidays_around(today),
        receipt_days=policy.assumed_receipt_business_days,
        period_days=policy.period_days,
    )
    facts = _facts(notice, *rows, until=until, earlier=await _earlier_date_type(work, notice))
    missing = missing_fields(facts, policy)
    if missing:
        return f"The notice lacks {', '.join(missing)}."
    states = await notice_state_texts(
        services, work, Party(rows[0], rows[1]), conversation_id=notice.conversation_id, language=notice.language
    )
    filled = build_notice(
        facts, services.notices[notice.language], policy, state_texts=tuple(words for _, words in states)
    )
    try:
        pdf = notice_pdf(filled, title=facts.reference)
    except CannotPrint as error:
        return error.message
    data: dict[str, Any] = {
        **asdict(facts),
        "layout": LAYOUT,
        "made_on": today,
        "state_texts": [{"key": text.key, "sha256": text.sha256} for text, _ in states],
    }
    return Document(
        language=notice.language,
        address=filled.to,
        pdf=pdf,
        template_sha256=filled.template_sha256,
        data={key: value.isoformat() if isinstance(value, date) else value for key, value in data.items()},
        mail_by=mail_by,
    )


def _facts(
    notice: ValidationNotice,
    account: Account,
    consumer: Consumer,
    creditor: Creditor,
    *,
    until: date,
    earlier: str | None,
) -> NoticeFacts:
    return NoticeFacts(
        party_role=account.party_role,
        debt_type=account.debt_type,
        account_ref=account.account_ref,
        reference=f"VN-{notice.number:06}",
        creditor=creditor.name,
        original_creditor=account.original_creditor,
        first_name=consumer.first_name,
        last_name=consumer.last_name,
        address_line=consumer.address_line,
        city=consumer.city,
        state=consumer.state,
        zip=consumer.zip,
        itemization_date=account.itemization_date,
        itemization_date_type=account.itemization_date_type,
        principal_cents=account.principal_cents,
        interest_cents=account.interest_cents,
        fees_cents=account.fees_cents,
        payments_cents=account.payments_cents,
        balance_cents=account.balance_cents,
        currency=account.currency,
        dispute_until=until,
        earlier_date_type=earlier,
    )


async def _rows(work: Work, account_id: str) -> tuple[Account, Consumer, Creditor]:
    account = await work.session.get_one(Account, account_id)
    consumer = await work.session.get_one(Consumer, account.consumer_id)
    return account, consumer, await work.session.get_one(Creditor, account.creditor_id)


async def _earlier_date_type(work: Work, notice: ValidationNotice) -> str | None:
    """Return the date type an earlier notice of the debt was made with (REGF-34B3)."""
    found: str | None = await work.session.scalar(
        select(Letter.data["itemization_date_type"].astext)
        .where(Letter.account_id == notice.account_id, Letter.kind == "validation_notice")
        .order_by(Letter.queued_at)
        .limit(1)
    )
    return found


async def _english_on_file(work: Work, account_id: str) -> bool:
    clock = await find_clock(work, account_id)
    return clock is not None and clock.state in ("released", "sent")


async def _keep_back(work: Work, notice: ValidationNotice, problem: str) -> None:
    """Tell a person once what keeps the notice back, and try again later."""
    notice.next_try_at = work.now + _TRY_AGAIN
    if notice.problem == problem:
        return
    notice.problem = problem
    conversation = await get_conversation(work, notice.conversation_id)
    await escalate(
        work, conversation, "notice_kept_back", message_id=notice.message_id, silences_bot=False, sla=timedelta(days=1)
    )
    work.audit("validation.kept_back", chain=notice.conversation_id, subject=notice.id, problem=problem)


async def request_spanish(services: Services, work: Work, *, account_id: str, message_id: str) -> str:
    """Queue the Spanish notice of a debt on the day it is asked for; a person is told where its text is not approved.

    Returns:
        queued, already (there is one), closed (no approved text), or no_notice (the debt has no notice yet).
    Source: 12 CFR 1006.34(d)(3)(vi), (e); rule REGF-34E.
    """
    clock = await find_clock(work, account_id)
    if clock is None:
        return "no_notice"
    known = await work.session.scalar(
        select(ValidationNotice.id).where(ValidationNotice.account_id == account_id, ValidationNotice.language == "es")
    )
    if known is not None:
        return "already"
    if "es" not in services.notices:
        conversation = await get_conversation(work, clock.conversation_id)
        await escalate(
            work, conversation, "spanish_notice", message_id=message_id, silences_bot=False, sla=timedelta(days=1)
        )
        return "closed"
    consumer = (await _rows(work, account_id))[1]
    today = consumer_day(work.now, consumer)
    notice = ValidationNotice(
        id=new_id("vnt"),
        account_id=account_id,
        conversation_id=clock.conversation_id,
        message_id=message_id,
        language="es",
        started_at=work.now,
        started_on=today,
        due_on=today,
        state="queued",
        next_try_at=work.now,
    )
    work.session.add(notice)
    await work.session.flush()
    work.audit("validation.spanish_asked", chain=clock.conversation_id, subject=notice.id, message_id=message_id)
    return "queued"
