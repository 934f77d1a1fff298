"""What a hold or an opt-out does at once, in the transaction that records it: queued texts, offers, automatic payments.

Nothing here waits for a delivery or a reminder to look: what is queued is blocked, what is on the table is withdrawn, what
would be taken is stopped, in every conversation of the person or the debt. Source: rule catalogue, sections 8 and 9 (T-HOLDS).
"""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select

from parley.compliance.holds import NOT_SILENT
from parley.services.negotiation_history import end_offer
from parley.services.permitted_answers import HELD, PASSES_HOLD
from parley.storage.database import Work
from parley.storage.tables import Account, Conversation, Hold, Message, OfferRow, PaymentPlan

_LIVE_PLANS: Final = ("pending_signature", "active")


async def block_queued(
    work: Work, where: ColumnElement[bool], *, reason: str, passes: Collection[str], unasked_only: bool = False
) -> list[str]:
    """Block the texts that wait in the outboxes of these conversations; returns their ids.

    Args:
        where: Which conversations.
        passes: Kinds of permitted answers that are left; what is queued answers an earlier statement than this one.
        unasked_only: Leave the answers to what a consumer wrote.
    """
    wanted = [Message.in_reply_to.is_(None)] if unasked_only else []
    rows = await work.session.scalars(
        select(Message)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Message.direction == "out",
            Message.state == "queued",
            Message.kind.not_in(passes),
            where,
            *wanted,
        )
        .order_by(Message.id)
        # What a deliverer takes just now was decided before; it is waited for and then left alone.
        .with_for_update(of=Message)
        .execution_options(populate_existing=True)
    )
    blocked = []
    for message in rows:
        message.state, message.error_code = "blocked", reason
        work.audit("message.withheld", chain=message.conversation_id, subject=message.id, reason=reason)
        blocked.append(message.id)
    await work.session.flush()
    return blocked


async def apply_at_once(work: Work, holds: Sequence[Hold], *, stops_payments: bool, message_id: str | None) -> None:
    """Give new holds their effect on everything that was under way."""
    for hold in holds:
        is_silence = hold.kind not in NOT_SILENT
        await block_queued(work, _conversations(hold), reason=HELD, passes=PASSES_HOLD, unasked_only=not is_silence)
        if is_silence:
            await _withdraw_offers(work, hold, message_id=message_id)
        if stops_payments:
            await stop_payments(work, _plans(hold), reason=hold.id)


def _conversations(hold: Hold) -> ColumnElement[bool]:
    """Return the conversations a hold is about."""
    if hold.scope == "consumer":
        return Conversation.consumer_id == hold.consumer_id
    if hold.scope == "account":
        # Also where one plan is talked of for several debts, of which this is one.
        joint = Conversation.negotiation[("about", "joint")].contains([hold.account_id])
        return or_(Conversation.account_id == hold.account_id, joint)
    return Conversation.id == hold.conversation_id


def _plans(hold: Hold) -> ColumnElement[bool]:
    if hold.scope == "account":
        return PaymentPlan.account_id == hold.account_id
    return PaymentPlan.account_id.in_(select(Account.id).where(Account.consumer_id == hold.consumer_id))


async def _withdraw_offers(work: Work, hold: Hold, *, message_id: str | None) -> None:
    of_person = OfferRow.account_id.in_(select(Account.id).where(Account.consumer_id == hold.consumer_id))
    by_scope = {
        "consumer": or_(of_person, OfferRow.conversation_id == hold.conversation_id),
        "account": OfferRow.account_id == hold.account_id,
    }
    here = OfferRow.conversation_id == hold.conversation_id
    rows = await work.session.scalars(
        select(OfferRow)
        .where(OfferRow.state == "offered", by_scope.get(hold.scope, here))
        .order_by(OfferRow.id)
        # What another transaction is deciding just now is accepted or ended there.
        .with_for_update(skip_locked=True)
    )
    found = list(rows)
    joint = {row.joint_id for row in found if row.joint_id is not None}
    if joint:
        # An offer over several accounts stands or falls as one.
        parts = await work.session.scalars(
            select(OfferRow)
            .where(OfferRow.joint_id.in_(joint), OfferRow.state == "offered")
            .order_by(OfferRow.id)
            .with_for_update(skip_locked=True)
        )
        found += [part for part in parts if part not in found]
    for row in found:
        end_offer(work, row, "withdrawn", message_id=message_id, why="held")


async def stop_payments(work: Work, where: ColumnElement[bool], *, reason: str) -> None:
    """Stop what would be taken automatically for these plans; one that is stopped already keeps its first reason."""
    rows = await work.session.scalars(
        select(PaymentPlan)
        .where(and_(PaymentPlan.state.in_(_LIVE_PLANS), PaymentPlan.payments_stopped_at.is_(None), where))
        .order_by(PaymentPlan.id)
        .with_for_update()
    )
    for plan in rows:
        plan.payments_stopped_at, plan.payments_stopped_reason = work.now, reason
        work.audit("plan.payments_stopped", chain=f"account:{plan.account_id}", subject=plan.id, reason=reason)
    await work.session.flush()


def plans_of_person(consumer_id: str | None, account_id: str | None) -> ColumnElement[bool]:
    """Return the plans a person may mean who speaks of payments in general."""
    of_person = PaymentPlan.account_id.in_(select(Account.id).where(Account.consumer_id == consumer_id))
    return or_(PaymentPlan.account_id == account_id, of_person)
