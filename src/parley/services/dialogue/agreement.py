"""Saying yes: from a read-back offer to one plan on the account, whatever races or repeats (invariants I4, I5)."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.ids import new_id
from parley.money import format_cents
from parley.negotiation import Accept, Offer, Refuse, confirm, offer_from_dict
from parley.services.dialogue.arrangements import offer_fields, options, put_outcome, shape
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.escalations import escalate
from parley.services.figures import write_date
from parley.services.wording import Say
from parley.storage.tables import Account, Instalment, OfferRow, PaymentPlan

_PAPERWORK_SLA = timedelta(days=1)


async def accept(scene: Scene) -> Sequence[Say]:
    """Agree to the offer that was read back last.

    An offer that has run out, or that the account no longer allows, is not agreed: the options are shown anew. A second
    yes gives the plan that already stands.
    """
    standing = await find_live_plan(scene)
    if standing is not None:
        return await plan_status(scene)
    row = await _read_back_offer(scene)
    if row is None:
        return await options(scene)
    if row.state == "expired" or row.expires_at <= scene.work.now:
        row.state, row.decided_at = "expired", scene.work.now
        scene.work.audit("offer.expired", chain=scene.conversation.id, subject=row.id)
        return [Say("utter_offer_expired"), *await options(scene)]
    table = await Table.open(scene)
    offer = offer_from_dict(row.detail)
    outcome = confirm(table.terms, table.facts, table.state, offer, scene.today)
    if isinstance(outcome, Accept):
        return await _agree(scene, row, offer)
    row.state, row.decided_at = "withdrawn", scene.work.now
    if isinstance(outcome, Refuse):
        return [Say("utter_offer_expired"), *await options(scene)]
    return await put_outcome(table, outcome)


async def standing_offer(scene: Scene, table: Table) -> Offer | None:
    """Return the offer made last, while it is neither declined nor expired and the account still allows it."""
    offer_id = scene.conversation.negotiation.get("offer_id")
    row = await scene.work.session.get(OfferRow, offer_id) if offer_id else None
    if row is None or row.state != "offered" or row.expires_at <= scene.work.now:
        return None
    offer = offer_from_dict(row.detail)
    return offer if isinstance(confirm(table.terms, table.facts, table.state, offer, scene.today), Accept) else None


async def shown_offer(scene: Scene) -> Offer | None:
    """Return the offer a yes would agree to now: what was read back last and still stands as the open question."""
    row = await _read_back_offer(scene)
    return offer_from_dict(row.detail) if row is not None else None


async def decline(scene: Scene) -> Sequence[Say]:
    """Take a no to what was read back: that offer is withdrawn, and the consumer is asked what would work."""
    row = await _read_back_offer(scene)
    if row is not None and row.state == "offered":
        row.state, row.decided_at = "withdrawn", scene.work.now
        scene.work.audit(
            "offer.declined", chain=scene.conversation.id, subject=row.id, message_id=scene.turn.message_id
        )
    keep(scene, offer_id=None, shown_offer_id=None, said={})
    return [Say("utter_what_would_work")]


async def _read_back_offer(scene: Scene) -> OfferRow | None:
    # Only what left through the gate and was the latest question can be agreed to.
    offer_id = scene.conversation.negotiation.get("shown_offer_id")
    if offer_id is None:
        return None
    row: OfferRow | None = await scene.work.session.scalar(
        select(OfferRow)
        .where(
            OfferRow.id == offer_id,
            OfferRow.conversation_id == scene.conversation.id,
            OfferRow.state.in_(("offered", "expired")),
        )
        .with_for_update()
    )
    return row


async def _agree(scene: Scene, row: OfferRow, offer: Offer) -> Sequence[Say]:
    # The account row serialises two conversations of one consumer; the partial unique index is the last word.
    await scene.work.session.get(Account, row.account_id, with_for_update=True)
    plan_id = await scene.work.session.scalar(
        insert(PaymentPlan)
        .values(
            id=new_id("pln"),
            account_id=row.account_id,
            offer_id=row.id,
            kind=row.kind,
            state="pending_signature",
            total_cents=row.total_cents,
            agreed_message_id=scene.turn.message_id,
            agreed_at=scene.work.now,
        )
        .on_conflict_do_nothing()
        .returning(PaymentPlan.id)
    )
    if plan_id is None:
        return await plan_status(scene)
    for part in offer.instalments:
        scene.work.session.add(
            Instalment(
                id=new_id("ins"),
                plan_id=plan_id,
                sequence=part.sequence,
                due_on=part.due_on,
                amount_cents=part.amount_cents,
                state="planned",
            )
        )
    row.state, row.decided_at = "accepted", scene.work.now
    scene.conversation.phase, scene.conversation.menu = "agreed", None
    scene.work.audit(
        "plan.agreed",
        chain=scene.conversation.id,
        subject=plan_id,
        offer_id=row.id,
        message_id=scene.turn.message_id,
        total_cents=row.total_cents,
    )
    # The sentence promises a written copy (EFTA-10B), so the promise is put in a person's queue; the bot goes on meanwhile.
    await escalate(
        scene.work,
        scene.conversation,
        "send_agreement_to_sign",
        message_id=scene.turn.message_id,
        silences_bot=False,
        sla=_PAPERWORK_SLA,
    )
    return [_agreed(scene, offer)]


def _agreed(scene: Scene, offer: Offer) -> Say:
    if offer.count == 1:
        response = "utter_payment_agreed"
    elif offer.kind == "settlement":
        response = "utter_settlement_agreed_parts"
    else:
        response = f"utter_plan_agreed{shape(offer)}"
    return Say(response, offer_fields(scene, offer))


async def find_live_plan(scene: Scene) -> PaymentPlan | None:
    """Return the account's live plan."""
    found: PaymentPlan | None = await scene.work.session.scalar(
        select(PaymentPlan).where(
            PaymentPlan.account_id == scene.known.account.id, PaymentPlan.state.in_(("pending_signature", "active"))
        )
    )
    return found


async def plan_status(scene: Scene) -> Sequence[Say]:
    """Return where the live plan stands, or that there is none."""
    plan = await find_live_plan(scene)
    if plan is None:
        return [Say("utter_no_plan"), Say("utter_main_menu")]
    parts = list(
        await scene.work.session.scalars(
            select(Instalment).where(Instalment.plan_id == plan.id).order_by(Instalment.sequence)
        )
    )
    upcoming = next((part for part in parts if part.state == "planned" and part.due_on >= scene.today), parts[-1])
    return [
        Say(
            "utter_plan_status",
            {
                "count": str(len(parts)),
                "total": format_cents(plan.total_cents, scene.language),
                "next_amount": format_cents(upcoming.amount_cents, scene.language),
                "next_on": write_date(upcoming.due_on, scene.language, today=scene.today),
            },
        )
    ]
