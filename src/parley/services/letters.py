"""What a person says of letters: which were mailed on which day, and which came back.

Source: 12 CFR 1006.34(b)(5), 1006.42; rules REGF-34A, REGF-34B5, REGF-34E, REGF-42.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from parley.clock import local_day
from parley.compliance.validation import assumed_receipt
from parley.services.context import Services
from parley.services.conversations import get_conversation
from parley.services.disputes import close_answered
from parley.services.escalations import escalate
from parley.services.federal_holidays import federal_holidays_around
from parley.services.letter_queue import LetterRefused, chain_of, lock_letters, tell
from parley.services.validation_clock import CLOCK_LANGUAGE, find_clock
from parley.storage.database import Work
from parley.storage.tables import Letter, ValidationNotice

_LATEST_ZONE: Final = "Pacific/Guam"


async def list_letters(services: Services, *, state: str | None = None) -> list[Letter]:
    """Return the letters of a state, or all that are not mailed yet, the oldest first; without their files."""
    wanted = Letter.state == state if state else Letter.state.in_(("queued", "printed"))
    async with services.db.work() as work:
        rows = await work.session.scalars(select(Letter).where(wanted).order_by(Letter.queued_at, Letter.id))
        return list(rows)


async def mark_mailed(services: Services, letter_ids: Sequence[str], *, on: date, by: str | None = None) -> None:
    """Say that letters were mailed (or delivered electronically) on a day; all of them or none.

    A notice is sent by that, and its period runs; an answer to a dispute or a request ends what waited for it.

    Args:
        by: The user of the console who says so, where that is known.
    Raises:
        LetterRefused: A letter does not exist, was not printed, or the day does not fit its printed dates.
    """
    async with services.db.work() as work:
        letters = await lock_letters(work, letter_ids)
        # The English notice first: the Spanish one may go with it, never before it.
        for letter in sorted(letters, key=lambda one: one.language):
            _check_mailing(work, letter, on)
            letter.state, letter.mailed_on = "mailed", on
            work.audit("letter.mailed", chain=chain_of(letter), subject=letter.id, mailed_on=on.isoformat(), by=by)
            await tell(work, letter)
            if letter.kind == "validation_notice":
                await _notice_sent(services, work, letter, on)
            else:
                await close_answered(work, letter, mailed_on=on)


def _check_mailing(work: Work, letter: Letter, on: date) -> None:
    is_ready = letter.state == "printed" or (letter.method == "electronic" and letter.state == "queued")
    if not is_ready:
        raise LetterRefused(f"Letter {letter.id} is {letter.state}; only a printed letter can be mailed.")
    if on > local_day(work.now, _LATEST_ZONE):
        raise LetterRefused(f"Letter {letter.id} cannot have been mailed on {on}: that day has not come yet.")
    made_at = letter.printed_at or letter.queued_at
    if on < made_at.date() - timedelta(days=1):
        raise LetterRefused(f"Letter {letter.id} cannot have been mailed on {on}: it was made later.")
    if letter.mail_by is not None and on > letter.mail_by:
        raise LetterRefused(
            f"Letter {letter.id} gives the consumer too little time when mailed on {on}; its dates hold for mailing by"
            f" {letter.mail_by}. Print it again and mail the new one."
        )


async def _notice_sent(services: Services, work: Work, letter: Letter, on: date) -> None:
    notice = await _notice_of(work, letter)
    if notice is None:
        return
    if notice.language != CLOCK_LANGUAGE:
        clock = await find_clock(work, notice.account_id)
        if clock is None or clock.sent_on is None:
            raise LetterRefused(f"Letter {letter.id} goes together with the English notice or after it, not before.")
    policy = services.compliance.validation
    notice.state, notice.sent_on, notice.method = "sent", on, letter.method
    notice.assumed_receipt_on = assumed_receipt(
        on, holidays=federal_holidays_around(on), days=policy.assumed_receipt_business_days
    )
    notice.period_ends_on = date.fromisoformat(letter.data["dispute_until"])
    work.audit(
        "validation.sent",
        chain=notice.conversation_id,
        subject=notice.id,
        letter_id=letter.id,
        sha256=letter.sha256,
        sent_on=on.isoformat(),
        assumed_receipt_on=notice.assumed_receipt_on.isoformat(),
        period_ends_on=notice.period_ends_on.isoformat(),
    )


async def mark_returned(services: Services, letter_id: str, *, on: date, by: str | None = None) -> None:
    """Say that a letter came back: its notice counts as not sent, and a person looks for the right address.

    Args:
        by: The user of the console who says so, where that is known.
    Raises:
        LetterRefused: The letter does not exist, was not mailed, or the day is before its mailing.
    """
    async with services.db.work() as work:
        [letter] = await lock_letters(work, [letter_id])
        if letter.state != "mailed" or letter.mailed_on is None:
            raise LetterRefused(f"Letter {letter.id} is {letter.state}; only a mailed letter comes back.")
        if on < letter.mailed_on or on > local_day(work.now, _LATEST_ZONE):
            raise LetterRefused(f"Letter {letter.id} cannot have come back on {on}.")
        letter.state, letter.returned_on = "returned", on
        work.audit("letter.returned", chain=chain_of(letter), subject=letter.id, returned_on=on.isoformat(), by=by)
        await tell(work, letter)
        notice = await _notice_of(work, letter)
        if notice is not None:
            notice.state, notice.sent_on = "returned", None
            notice.assumed_receipt_on = notice.period_ends_on = None
            notice.alarmed_at = notice.overdue_at = None
        if letter.conversation_id is not None:
            conversation = await get_conversation(work, letter.conversation_id)
            await escalate(
                work, conversation, "letter_returned", message_id=None, silences_bot=False, sla=timedelta(days=1)
            )


async def _notice_of(work: Work, letter: Letter) -> ValidationNotice | None:
    found: ValidationNotice | None = await work.session.scalar(
        select(ValidationNotice).where(ValidationNotice.letter_id == letter.id).with_for_update()
    )
    return found
