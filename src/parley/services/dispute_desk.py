"""What a person sees of disputes and requests in the console: the words, the hold, until when, and what may be done.

One read, plain values, no names. The answer is in `disputes`; the hold ends when its letter is marked mailed.
Source: 12 CFR 1006.38(a), (c), (d)(2); rules REGF-38A, REGF-38A-LATE, REGF-38C.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Row, func, select
from sqlalchemy.orm import aliased

from parley.services.context import Services
from parley.services.disputes import NOBODY_KNOWN
from parley.services.hold_desk import is_restricted
from parley.services.notices import why_not_decide_by_id
from parley.services.validation_clock import consumer_day
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, Conversation, Dispute, Hold, Letter, Message

_Found = Row[Dispute, Hold, Account, Consumer, Message, str]

MOST: Final = 200
_CLOSED: Final = 50


async def dispute_desk(services: Services, *, by_id: str) -> dict[str, Any]:
    """Return what is not closed yet, the one due first at the top, and the last that were closed."""
    async with services.db.work() as work:
        why_not = await why_not_decide_by_id(work, by_id)
        is_open = Dispute.state != "closed"
        live = await _rows(work, is_open, by=(Dispute.due_on, Hold.placed_at, Dispute.id), most=MOST)
        closed = await _rows(work, ~is_open, by=(Dispute.closed_on.desc(), Dispute.id), most=_CLOSED)
        hidden = await _hidden(work, {row.Dispute.conversation_id for row in (*live, *closed)})
        return {
            "now": work.now.isoformat(),
            "most": MOST,
            "open": [_dispute(work, row, hidden, why_not) for row in live],
            "closed": [_dispute(work, row, hidden, why_not) for row in closed],
        }


async def _rows(work: Work, wanted: Any, *, by: tuple[Any, ...], most: int) -> Sequence[_Found]:
    # A dispute that came before anybody was known has no account; its hold gets one when they say who they are.
    account_id = func.coalesce(Dispute.account_id, Hold.account_id)
    account, message = aliased(Account, name="account"), aliased(Message, name="message")
    found = await work.session.execute(
        select(Dispute, Hold, account, Consumer, message, Letter.state.label("letter_state"))
        .join(Hold, Hold.id == Dispute.hold_id)
        .outerjoin(account, account.id == account_id)
        .outerjoin(Consumer, Consumer.id == account.consumer_id)
        .outerjoin(message, message.id == Dispute.message_id)
        .outerjoin(Letter, Letter.id == Dispute.letter_id)
        .where(wanted)
        .order_by(*by)
        .limit(most)
    )
    return found.all()


async def _hidden(work: Work, conversation_ids: set[str]) -> set[str]:
    """Return the conversations whose words are shown only on demand (EV-DV)."""
    rows = await work.session.scalars(select(Conversation).where(Conversation.id.in_(conversation_ids)))
    return {conversation.id for conversation in rows if await is_restricted(work, conversation)}


def _dispute(work: Work, row: _Found, hidden: set[str], why_not: str | None) -> dict[str, Any]:
    dispute, hold, account, message = row.Dispute, row.Hold, row.account, row.message
    today = consumer_day(work.now, row.Consumer) if row.Consumer else work.now.date()
    is_hidden = dispute.conversation_id in hidden
    if dispute.state != "open":
        why_not = None
    elif account is None:
        why_not = NOBODY_KNOWN
    return {
        "id": dispute.id,
        "kind": dispute.kind,
        "state": dispute.state,
        "account": account.account_ref if account else None,
        "original_creditor": account.original_creditor if account else None,
        "conversation_id": dispute.conversation_id,
        "message_id": dispute.message_id,
        "words": "" if is_hidden or message is None else message.text,
        "language": message.language if message else None,
        "is_hidden": is_hidden,
        "received_on": dispute.received_on.isoformat(),
        "within_period": dispute.within_period,
        "due_on": dispute.due_on.isoformat(),
        "days_left": None if dispute.state == "closed" else (dispute.due_on - today).days,
        "amount_cents": dispute.amount_cents,
        "hold": {
            "id": hold.id,
            "kind": hold.kind,
            "placed_at": hold.placed_at.isoformat(),
            "released_at": hold.released_at.isoformat() if hold.released_at else None,
        },
        "letter": {"id": dispute.letter_id, "state": row.letter_state} if dispute.letter_id else None,
        "answer_reason": dispute.answer_reason,
        "closed_on": dispute.closed_on.isoformat() if dispute.closed_on else None,
        "may_answer": dispute.state == "open" and why_not is None,
        "why_not": why_not,
    }
