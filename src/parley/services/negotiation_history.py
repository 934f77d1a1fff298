"""What is kept of a negotiation: each question to the negotiator with its answer, and how each offer ended.

Written in the transaction of the turn, so the record and what it tells of are one (architecture I5, I10). A step holds
figures only, and exactly what the engine was given, so the same negotiation can be played again under other terms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import or_, select

from parley.ids import new_id
from parley.negotiation import (
    Accept,
    AccountFacts,
    Ask,
    Counter,
    Escalate,
    NegotiationState,
    Offer,
    Options,
    Outcome,
    Proposal,
    Refuse,
    offer_to_dict,
    state_to_dict,
)
from parley.storage.database import Work
from parley.storage.tables import Conversation, NegotiationStep, OfferRow

Act = Literal["options", "respond", "confirm"]
End = Literal["accepted", "countered", "expired", "withdrawn"]
_OUTCOMES: Final[Mapping[type, str]] = {
    Accept: "accept",
    Counter: "counter",
    Ask: "ask",
    Refuse: "refuse",
    Escalate: "escalate",
    Options: "options",
}


def record_step(
    work: Work,
    conversation: Conversation,
    *,
    account_id: str,
    message_id: str,
    local_day: date,
    terms_id: str,
    facts: AccountFacts,
    before: NegotiationState,
    act: Act,
    outcome: Outcome | Options,
    proposal: Proposal | None = None,
    offer: Offer | None = None,
    joint_accounts: Sequence[str] = (),
) -> None:
    """Keep one question to the engine and its answer.

    Args:
        joint_accounts: The accounts one plan is talked of for, where it is for several.
        before: The state the engine was given, not the one it answered with.
        proposal: What was asked, for "respond".
        offer: The offer that was confirmed, for "confirm".
        outcome: The engine's own answer; of "options" only the reason of an empty menu is kept, the offers are stored
            as offers.
    """
    made = outcome.offer if isinstance(outcome, Accept | Counter) else None
    reason = None if isinstance(outcome, Accept | Ask) else outcome.reason_code
    work.session.add(
        NegotiationStep(
            id=new_id("nst"),
            conversation_id=conversation.id,
            account_id=account_id,
            message_id=message_id,
            recorded_at=work.now,
            local_day=local_day,
            terms_id=terms_id,
            act=act,
            facts=asdict(facts),
            state_before=state_to_dict(before),
            proposal=proposal_to_dict(proposal) if proposal is not None else None,
            offer=offer_to_dict(offer) if offer is not None else None,
            outcome=_OUTCOMES[type(outcome)],
            reason_code=str(reason) if reason is not None else None,
            offer_out=offer_to_dict(made) if made is not None else None,
            joint_accounts=list(joint_accounts) or None,
            reason_fields=_fields_of(outcome) or None,
        )
    )


def _fields_of(outcome: Outcome | Options) -> dict[str, Any]:
    """Return the figures of the reason, and of a question: what is said of them is on file with the step."""
    if isinstance(outcome, Counter | Escalate):
        found: dict[str, Any] = dict(outcome.reason_fields)
    elif isinstance(outcome, Ask):
        found = {"amount_cents": outcome.amount_cents, "capacity_cents": outcome.capacity_cents}
    else:
        found = {}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
        if value is not None
    }


def proposal_to_dict(proposal: Proposal) -> dict[str, Any]:
    """Write a proposal as JSON values: dates as ISO text, what was not said left out."""
    found = {name: value for name, value in asdict(proposal).items() if value is not None}
    return {
        name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
    }


def proposal_from_dict(kept: Mapping[str, Any]) -> Proposal:
    """Read what `proposal_to_dict` wrote."""
    values = dict(kept)
    for name in ("first_due_on", "rest_on"):
        if values.get(name) is not None:
            values[name] = date.fromisoformat(values[name])
    if values.get("paydays") is not None:
        values["paydays"] = tuple(values["paydays"])
    known = {one.name for one in fields(Proposal)}
    assert set(values) <= known, "a proposal was kept with a field that does not exist any more"
    return Proposal(**values)


def end_offer(work: Work, row: OfferRow, state: End, *, message_id: str | None = None, why: str | None = None) -> None:
    """End an open offer, once; one that has ended is left as it is (the database refuses anything else)."""
    if row.state != "offered":
        return
    row.state, row.decided_at = state, work.now
    known = {"message_id": message_id, "why": why}
    work.audit(
        f"offer.{state}",
        chain=row.conversation_id,
        subject=row.id,
        **{name: value for name, value in known.items() if value is not None},
    )


async def offers_with(work: Work, row: OfferRow) -> list[OfferRow]:
    """Return an offer and, where it is a part of one over several accounts, all its parts; locked, in order of their ids."""
    if row.joint_id is None:
        return [row]
    rows = await work.session.scalars(
        select(OfferRow)
        .where(OfferRow.joint_id == row.joint_id)
        .order_by(OfferRow.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def end_offers_with(
    work: Work, row: OfferRow, state: End, *, message_id: str | None = None, why: str | None = None
) -> None:
    """End an open offer with all its parts."""
    for part in await offers_with(work, row):
        end_offer(work, part, state, message_id=message_id, why=why)


async def withdraw_open_offers(
    work: Work, conversation: Conversation, *, account_id: str | None, message_id: str | None, why: str
) -> None:
    """Withdraw everything that is on the table of a conversation, and of its account in other conversations.

    What another transaction is deciding just now is passed over: it is being accepted or ended there.
    """
    of_account = [OfferRow.account_id == account_id] if account_id is not None else []
    rows = await work.session.scalars(
        select(OfferRow)
        .where(OfferRow.state == "offered", or_(OfferRow.conversation_id == conversation.id, *of_account))
        .order_by(OfferRow.id)
        .with_for_update(skip_locked=True)
    )
    for row in rows:
        end_offer(work, row, "withdrawn", message_id=message_id, why=why)
