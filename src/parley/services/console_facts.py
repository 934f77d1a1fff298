"""The fact panel's read model: the person, the account with its itemisation, the live plan."""

from typing import Any

from sqlalchemy import select

from parley.services.conversations import Party
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, Creditor, Instalment, PaymentPlan


def full_name(consumer: Consumer) -> str:
    """Return the name as a person would write it."""
    return f"{consumer.first_name} {consumer.last_name}"


async def read_facts(work: Work, party: Party | None) -> dict[str, Any]:
    """Return what is on file about the person of a conversation; every value None while nobody is known."""
    if party is None:
        return {"person": None, "account": None, "plan": None}
    creditor = await work.session.get(Creditor, party.account.creditor_id)
    return {
        "person": _person(party.consumer),
        "account": {**_account(party.account), "creditor": creditor.name if creditor else party.account.creditor_id},
        "plan": await _plan(work, party.account.id),
    }


def _person(consumer: Consumer) -> dict[str, Any]:
    return {"name": full_name(consumer), "state": consumer.state, "city": consumer.city, "language": consumer.language}


def _account(account: Account) -> dict[str, Any]:
    return {
        "reference": account.account_ref,
        "creditor_id": account.creditor_id,
        "party_role": account.party_role,
        "debt_type": account.debt_type,
        "original_creditor": account.original_creditor,
        "balance_cents": account.balance_cents,
        "principal_cents": account.principal_cents,
        "interest_cents": account.interest_cents,
        "fees_cents": account.fees_cents,
        "payments_cents": account.payments_cents,
        "opened_on": account.opened_on.isoformat(),
        "charged_off_on": account.charged_off_on.isoformat() if account.charged_off_on else None,
        "last_payment_on": account.last_payment_on.isoformat() if account.last_payment_on else None,
    }


async def _plan(work: Work, account_id: str) -> dict[str, Any] | None:
    plan = await work.session.scalar(
        select(PaymentPlan).where(
            PaymentPlan.account_id == account_id, PaymentPlan.state.in_(("pending_signature", "active"))
        )
    )
    if plan is None:
        return None
    rows = await work.session.scalars(
        select(Instalment).where(Instalment.plan_id == plan.id).order_by(Instalment.sequence)
    )
    return {
        "state": plan.state,
        "kind": plan.kind,
        "total_cents": plan.total_cents,
        "instalments": [{"due_on": row.due_on.isoformat(), "amount_cents": row.amount_cents} for row in rows],
    }
