"""Read recorded negotiations back, for a replay under other terms; nothing is written."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from parley.negotiation import AccountFacts, CreditorTerms, offer_from_dict, state_from_dict
from parley.negotiation.recordings import Act, Recording, Step
from parley.services.context import Services
from parley.services.negotiation_history import proposal_from_dict
from parley.services.terms_file import terms_from_dict
from parley.storage.tables import CreditorTermsRow, NegotiationStep, OfferRow, PaymentPlan


async def read_recordings(services: Services, *, creditor_id: str, since: date | None = None) -> tuple[Recording, ...]:
    """Return the recorded negotiations of a creditor's accounts, in the order in which they began.

    Args:
        since: First local day of a negotiation that counts; all of them if left out.
    """
    async with services.db.snapshot() as session:
        terms = await _terms(session, creditor_id)
        steps = list(
            await session.scalars(
                select(NegotiationStep)
                # A plan over several accounts is made by other terms than those of one (decision 0015).
                .where(NegotiationStep.terms_id.in_(terms), NegotiationStep.joint_accounts.is_(None))
                .order_by(NegotiationStep.conversation_id, NegotiationStep.account_id, NegotiationStep.seq)
            )
        )
        agreed = await _agreed(session, OfferRow.terms_id.in_(terms))
    read = [
        (rows[0].seq, _recording(rows, terms, agreed))
        for _, found in groupby(steps, key=lambda row: (row.conversation_id, row.account_id))
        if (rows := list(found))
    ]
    begun = sorted(read, key=lambda one: one[0])
    return tuple(one for _, one in begun if since is None or one.steps[0].today >= since)


async def has_creditor(services: Services, creditor_id: str) -> bool:
    """Tell whether terms of a creditor were ever applied here."""
    async with services.db.snapshot() as session:
        return bool(await _terms(session, creditor_id))


async def _terms(session: AsyncSession, creditor_id: str) -> dict[str, CreditorTerms]:
    rows = await session.scalars(select(CreditorTermsRow).where(CreditorTermsRow.creditor_id == creditor_id))
    return {row.id: terms_from_dict(row.terms) for row in rows}


async def _agreed(session: AsyncSession, of_creditor: ColumnElement[bool]) -> set[tuple[str, str]]:
    """Return by account which message led to a plan."""
    found = await session.execute(
        select(PaymentPlan.account_id, PaymentPlan.agreed_message_id)
        .join(OfferRow, OfferRow.id == PaymentPlan.offer_id)
        .where(of_creditor)
    )
    return {(row.account_id, row.agreed_message_id) for row in found}


def _recording(
    rows: Sequence[NegotiationStep], terms: dict[str, CreditorTerms], agreed: Iterable[tuple[str, str]]
) -> Recording:
    first, plans = rows[0], frozenset(agreed)
    return Recording(
        first.conversation_id, first.account_id, tuple(_step(row, terms[row.terms_id], plans) for row in rows)
    )


def _step(row: NegotiationStep, terms: CreditorTerms, agreed: frozenset[tuple[str, str]]) -> Step:
    has_agreed = row.act == "confirm" and row.outcome == "accept" and (row.account_id, row.message_id) in agreed
    return Step(
        id=row.id,
        message_id=row.message_id,
        today=row.local_day,
        act=cast(Act, row.act),
        terms=terms,
        facts=AccountFacts(**row.facts),
        state=state_from_dict(row.state_before),
        proposal=proposal_from_dict(row.proposal) if row.proposal is not None else None,
        offer=offer_from_dict(row.offer) if row.offer is not None else None,
        outcome=row.outcome,
        reason_code=row.reason_code,
        offer_out=offer_from_dict(row.offer_out) if row.offer_out is not None else None,
        is_agreement=has_agreed,
    )
