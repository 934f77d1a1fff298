"""What a person sees of letters in the console: what waits and since when, what is kept back, what was mailed.

One read, plain values, no names: an account is its reference, as beside the holds. The acts are in `letter_printing`,
`letters` and `notices`. Source: 12 CFR 1006.34(a)(1), (b)(5); rules REGF-34A, REGF-34B5.
"""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from parley.services.context import Services
from parley.services.letter_printing import is_past_its_dates, may_be_printed
from parley.services.notice_release import why_withheld
from parley.services.notices import why_not_decide_by_id
from parley.services.validation_clock import CLOCK_LANGUAGE, consumer_day
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, Conversation, Dispute, Letter, ValidationNotice

_Letters = Select[Letter, str, Consumer, date, str]

MOST: Final = 200
"""How much of a list is shown; the most urgent comes first, so the rest can wait."""


async def letter_desk(services: Services, *, by_id: str) -> dict[str, Any]:
    """Return the letters that wait, the notices without one, and the last that were mailed; what is late comes first."""
    due_on: ColumnElement[date] = func.coalesce(ValidationNotice.due_on, Dispute.due_on)
    waiting = _letters(due_on).where(Letter.state.in_(("queued", "printed")))
    posted = _letters(due_on).where(Letter.state.in_(("mailed", "returned")))
    async with services.db.work() as work:
        return {
            "now": work.now.isoformat(),
            "most": MOST,
            "why_not_decide": await why_not_decide_by_id(work, by_id),
            "kept_back": await _kept_back(work),
            "waiting": await _rows(
                work, waiting.order_by(func.coalesce(due_on, Letter.mail_by).nulls_last(), Letter.queued_at, Letter.id)
            ),
            "posted": await _rows(
                work, posted.order_by(func.coalesce(Letter.returned_on, Letter.mailed_on).desc(), Letter.id)
            ),
        }


def _letters(due_on: ColumnElement[date]) -> _Letters:
    """A letter is due when its notice or the answer it brings is; a copy somebody asked for has no such day."""
    return (
        select(Letter, Account.account_ref, Consumer, due_on, ValidationNotice.id)
        .join(Account, Account.id == Letter.account_id)
        .join(Consumer, Consumer.id == Account.consumer_id)
        .outerjoin(ValidationNotice, ValidationNotice.letter_id == Letter.id)
        .outerjoin(Dispute, Dispute.letter_id == Letter.id)
    )


async def _rows(work: Work, wanted: _Letters) -> list[dict[str, Any]]:
    found = await work.session.execute(wanted.limit(MOST))
    return [await _letter(work, *row) for row in found]


async def _letter(
    work: Work, letter: Letter, account_ref: str, consumer: Consumer, due_on: date | None, notice_id: str | None
) -> dict[str, Any]:
    problem = await _why_not_print(work, letter)
    is_open = letter.state in ("queued", "printed")
    days_left = (due_on - consumer_day(work.now, consumer)).days if due_on and is_open else None
    is_clock = letter.kind == "validation_notice" and letter.language == CLOCK_LANGUAGE
    return {
        "id": letter.id,
        "kind": letter.kind,
        "account": account_ref,
        "conversation_id": letter.conversation_id,
        "language": letter.language,
        "method": letter.method,
        "state": letter.state,
        "due_on": _iso(due_on),
        "days_left": days_left,
        "stops_collection": is_clock and days_left is not None and days_left <= 0,
        "mail_by": _iso(letter.mail_by),
        "is_past_its_dates": letter.state == "printed" and is_past_its_dates(letter, work.now),
        "problem": problem,
        "notice": notice_id if problem else None,
        "may_print": problem is None and may_be_printed(letter, work.now),
        "may_mail": letter.state == "printed" or (letter.method == "electronic" and letter.state == "queued"),
        "queued_at": letter.queued_at.isoformat(),
        "printed_at": letter.printed_at.isoformat() if letter.printed_at else None,
        "mailed_on": _iso(letter.mailed_on),
        "returned_on": _iso(letter.returned_on),
    }


async def _why_not_print(work: Work, letter: Letter) -> str | None:
    """Return the hold that came after a notice was made and keeps it from the printer, unless a person decided."""
    if not may_be_printed(letter, work.now) or letter.kind != "validation_notice" or letter.made_by is not None:
        return None
    # Read without a lock: looking at the desk must never hold up a turn.
    conversation = await work.session.get(Conversation, letter.conversation_id) if letter.conversation_id else None
    return await why_withheld(work, conversation) if conversation else None


async def _kept_back(work: Work) -> list[dict[str, Any]]:
    """Return the owed notices that have no letter on its way: something is missing, a hold stands, or it came back."""
    found = await work.session.execute(
        select(ValidationNotice, Account.account_ref, Consumer)
        .join(Account, Account.id == ValidationNotice.account_id)
        .join(Consumer, Consumer.id == Account.consumer_id)
        .where(ValidationNotice.state.in_(("queued", "returned")), Account.balance_cents > 0)
        .order_by(ValidationNotice.due_on, ValidationNotice.number)
        .limit(MOST)
    )
    return [_notice(work, *row) for row in found]


def _notice(work: Work, notice: ValidationNotice, account_ref: str, consumer: Consumer) -> dict[str, Any]:
    days_left = (notice.due_on - consumer_day(work.now, consumer)).days
    return {
        "id": notice.id,
        "number": f"VN-{notice.number:06}",
        "account": account_ref,
        "conversation_id": notice.conversation_id,
        "language": notice.language,
        "state": notice.state,
        "problem": notice.problem,
        "due_on": _iso(notice.due_on),
        "days_left": days_left,
        "stops_collection": notice.language == CLOCK_LANGUAGE and days_left <= 0,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
