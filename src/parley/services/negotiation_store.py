"""Negotiation records as JSON and as rows, and back: what survives between two messages."""

from dataclasses import asdict
from datetime import date, timedelta

from sqlalchemy import func, select

from parley.errors import ParleyError
from parley.ids import new_id
from parley.negotiation import AccountFacts, CreditorTerms, Offer, offer_to_dict, violations
from parley.services.negotiation_history import end_offer
from parley.services.terms_file import terms_from_dict
from parley.storage.database import Work
from parley.storage.tables import Account, Conversation, CreditorTermsRow, OfferRow, PaymentPlan


class NoTermsInForce(ParleyError):
    """The creditor has no terms for today, so nothing can be offered."""

    code = "no_terms_in_force"


class OfferOutsideTerms(ParleyError):
    """An offer that the terms do not allow was about to be made: a defect, stopped here (invariant I4)."""

    code = "offer_outside_terms"


async def current_terms(work: Work, creditor_id: str, today: date) -> tuple[str, CreditorTerms]:
    """Return the id and content of the newest approved terms in force.

    Raises:
        NoTermsInForce: There are none.
    """
    row = await work.session.scalar(
        select(CreditorTermsRow)
        .where(
            CreditorTermsRow.creditor_id == creditor_id,
            CreditorTermsRow.state == "approved",
            CreditorTermsRow.effective_from <= today,
            (CreditorTermsRow.effective_to.is_(None)) | (CreditorTermsRow.effective_to >= today),
        )
        .order_by(CreditorTermsRow.version.desc())
        .limit(1)
    )
    if row is None:
        raise NoTermsInForce(f"Creditor {creditor_id} has no terms in force; apply some with parley terms apply.")
    return row.id, terms_from_dict(row.terms)


async def broken_plans_of(work: Work, account_id: str) -> int:
    """Return how many plans on an account were broken."""
    return (
        await work.session.scalar(
            select(func.count()).where(PaymentPlan.account_id == account_id, PaymentPlan.state == "broken")
        )
        or 0
    )


def facts_of(account: Account, *, state: str, today: date, broken_plans: int = 0) -> AccountFacts:
    """Return what the engine may know of an account: balance, type, age, state, history of plans; nothing of the person."""
    started = account.charged_off_on or account.last_payment_on or account.opened_on
    return AccountFacts(
        balance_cents=account.balance_cents,
        debt_type=account.debt_type,
        age_days=max(0, (today - started).days),
        state=state,
        portfolio=account.portfolio or "",
        broken_plans=broken_plans,
    )


async def store_offer(
    work: Work,
    conversation: Conversation,
    account: Account,
    offer: Offer,
    *,
    terms_id: str,
    terms: CreditorTerms,
    facts: AccountFacts,
    message_id: str,
    today: date,
    holidays: frozenset[date] = frozenset(),
) -> str:
    """Keep an offer that is about to be uttered; an earlier open one of the same kind is countered by it.

    Raises:
        OfferOutsideTerms: The independent checker found something the terms do not allow; nothing is stored.
    Source: architecture I4, I10.
    """
    found = violations(terms, facts, offer, today, holidays=holidays)
    if found:
        raise OfferOutsideTerms(f"An offer was outside the terms ({', '.join(found)}) and was not made.")
    earlier = await work.session.scalars(
        select(OfferRow)
        .where(OfferRow.conversation_id == conversation.id, OfferRow.kind == offer.kind, OfferRow.state == "offered")
        .with_for_update()
    )
    for row in earlier:
        if row.expires_at > work.now and row.detail == offer_to_dict(offer):
            return row.id
        is_over = row.expires_at <= work.now
        end_offer(work, row, "expired" if is_over else "countered", message_id=None if is_over else message_id)
    await work.session.flush()
    body = offer_to_dict(offer)
    offer_id = new_id("off")
    work.session.add(
        OfferRow(
            id=offer_id,
            conversation_id=conversation.id,
            account_id=account.id,
            message_id=message_id,
            kind=offer.kind,
            state="offered",
            terms_id=terms_id,
            total_cents=offer.total_cents,
            balance_cents=offer.balance_cents,
            schedule=body["instalments"],
            detail=body,
            inputs=asdict(facts),
            reason_codes=body["reason_codes"],
            conceded_cents=offer.conceded_cents,
            offered_at=work.now,
            expires_at=work.now + timedelta(hours=offer.expires_in_hours),
        )
    )
    work.audit(
        "offer.made",
        chain=conversation.id,
        subject=offer_id,
        message_id=message_id,
        terms_id=terms_id,
        terms_version=terms.version,
        inputs=asdict(facts),
        offer=body,
    )
    return offer_id
