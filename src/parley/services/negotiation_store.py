"""Negotiation records as JSON and as rows, and back: what survives between two messages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from parley.errors import ParleyError
from parley.ids import new_id
from parley.negotiation import AccountFacts, CreditorTerms, Instalment, Offer, offer_to_dict, violations
from parley.negotiation.joint import SharedAccount, sharing_violations
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


def facts_of(account: Account, *, state: str, today: date, is_time_barred: bool, broken_plans: int = 0) -> AccountFacts:
    """Return what the engine may know of an account: balance, type, age, state, history of plans; nothing of the person."""
    started = account.charged_off_on or account.last_payment_on or account.opened_on
    return AccountFacts(
        balance_cents=account.balance_cents,
        debt_type=account.debt_type,
        age_days=max(0, (today - started).days),
        state=state,
        is_time_barred=is_time_barred,
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
    _refuse_outside_terms(violations(terms, facts, offer, today, holidays=holidays))
    open_rows = await _open_rows(work, conversation, offer.kind)
    for row in open_rows:
        is_same = row.joint_id is None and row.account_id == account.id and row.detail == offer_to_dict(offer)
        if is_same and row.expires_at > work.now:
            return row.id
    await _replace(work, open_rows, message_id)
    made = _Making(work, conversation, offer, terms_id, terms, facts, message_id)
    return made.add(account, schedule=offer_to_dict(offer)["instalments"], total_cents=offer.total_cents)


async def store_joint_offer(
    work: Work,
    conversation: Conversation,
    accounts: Sequence[Account],
    offer: Offer,
    *,
    shares: Mapping[str, Sequence[Instalment]],
    terms_id: str,
    terms: CreditorTerms,
    facts: AccountFacts,
    message_id: str,
    today: date,
    holidays: frozenset[date] = frozenset(),
) -> str:
    """Keep one offer over several accounts: a row for each account something falls to, all with one joint id.

    Args:
        accounts: All the accounts the offer is for.
        shares: By account its own payments (`joint.share_payments`).
        terms: The terms of one plan over these accounts (`joint.joint_terms`).
        facts: The accounts as one (`joint.joint_facts`).
    Returns:
        The id of the first part, which stands for the whole.
    Raises:
        OfferOutsideTerms: The whole is outside the terms, or its parts are not the whole; nothing is stored.
    Source: architecture I4, I10; decision 0015.
    """
    owed = [SharedAccount(one.id, one.balance_cents, one.opened_on) for one in accounts]
    found = violations(terms, facts, offer, today, holidays=holidays)
    _refuse_outside_terms((*found, *sharing_violations(offer, shares, owed)))
    schedules = {account_id: [_written(part) for part in own] for account_id, own in shares.items()}
    open_rows = await _open_rows(work, conversation, offer.kind)
    if _is_offered_already(work, open_rows, offer, schedules):
        return min(row.id for row in open_rows)
    await _replace(work, open_rows, message_id)
    made = _Making(work, conversation, offer, terms_id, terms, facts, message_id, joint_id=new_id("jnt"))
    ids = [
        made.add(one, schedule=schedules[one.id], total_cents=sum(part.amount_cents for part in shares[one.id]))
        for one in accounts
        if one.id in schedules
    ]
    return min(ids)


def _refuse_outside_terms(found: Sequence[str]) -> None:
    if found:
        raise OfferOutsideTerms(f"An offer was outside the terms ({', '.join(found)}) and was not made.")


async def _open_rows(work: Work, conversation: Conversation, kind: str) -> list[OfferRow]:
    rows = await work.session.scalars(
        select(OfferRow)
        .where(OfferRow.conversation_id == conversation.id, OfferRow.kind == kind, OfferRow.state == "offered")
        .order_by(OfferRow.id)
        .with_for_update()
    )
    return list(rows)


def _is_offered_already(
    work: Work, open_rows: Sequence[OfferRow], offer: Offer, schedules: Mapping[str, list[dict[str, Any]]]
) -> bool:
    """Tell whether exactly this joint offer, shared in exactly this way, is on the table."""
    is_one = len({row.joint_id for row in open_rows}) == 1 and all(row.joint_id is not None for row in open_rows)
    return (
        is_one
        and {row.account_id: row.schedule for row in open_rows} == schedules
        and all(row.detail == offer_to_dict(offer) and row.expires_at > work.now for row in open_rows)
    )


async def _replace(work: Work, open_rows: Sequence[OfferRow], message_id: str) -> None:
    for row in open_rows:
        is_over = row.expires_at <= work.now
        end_offer(work, row, "expired" if is_over else "countered", message_id=None if is_over else message_id)
    await work.session.flush()


def _written(part: Instalment) -> dict[str, Any]:
    return {"sequence": part.sequence, "due_on": part.due_on.isoformat(), "amount_cents": part.amount_cents}


@dataclass(frozen=True, slots=True)
class _Making:
    """An offer on its way into the table, for one account or for each of several."""

    work: Work
    conversation: Conversation
    offer: Offer
    terms_id: str
    terms: CreditorTerms
    facts: AccountFacts
    message_id: str
    joint_id: str | None = None

    def add(self, account: Account, *, schedule: list[dict[str, Any]], total_cents: int) -> str:
        """Add the row of one account, with its audit event; returns its id."""
        work, offer, offer_id, body = self.work, self.offer, new_id("off"), offer_to_dict(self.offer)
        work.session.add(
            OfferRow(
                id=offer_id,
                conversation_id=self.conversation.id,
                account_id=account.id,
                message_id=self.message_id,
                kind=offer.kind,
                state="offered",
                terms_id=self.terms_id,
                total_cents=total_cents,
                balance_cents=offer.balance_cents if self.joint_id is None else account.balance_cents,
                schedule=schedule,
                detail=body,
                inputs=asdict(self.facts),
                reason_codes=body["reason_codes"],
                conceded_cents=offer.conceded_cents,
                joint_id=self.joint_id,
                offered_at=work.now,
                expires_at=work.now + timedelta(hours=offer.expires_in_hours),
            )
        )
        joint = (
            {} if self.joint_id is None else {"joint_id": self.joint_id, "account_id": account.id, "share": schedule}
        )
        work.audit(
            "offer.made",
            chain=self.conversation.id,
            subject=offer_id,
            message_id=self.message_id,
            terms_id=self.terms_id,
            terms_version=self.terms.version,
            inputs=asdict(self.facts),
            offer=body,
            **joint,
        )
        return offer_id
