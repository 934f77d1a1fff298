"""Saying yes: from a read-back offer to one plan on the account, whatever races or repeats (invariants I4, I5)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert

from parley.ids import new_id
from parley.money import format_cents
from parley.negotiation import Accept, Counter, Offer, Refuse, offer_from_dict
from parley.negotiation.affordability import per_month
from parley.negotiation.schedule import FREQUENCIES
from parley.services.dialogue import accounts, means, spoken
from parley.services.dialogue.arrangements import ask_what_would_work, options, put_outcome, within
from parley.services.dialogue.scene import Scene
from parley.services.dialogue.table import Table, keep
from parley.services.escalations import escalate
from parley.services.figures import write_date
from parley.services.negotiation_history import End, end_offer, end_offers_with, offers_with, withdraw_open_offers
from parley.services.wording import Say
from parley.storage.tables import Account, Instalment, Message, OfferRow, PaymentPlan

_PAPERWORK_SLA = timedelta(days=1)


_NOT_ARRIVED: Final = frozenset({"failed", "undelivered", "blocked"})


async def accept(scene: Scene) -> Sequence[Say]:
    """Agree to the offer that was read back last.

    An offer that has run out, or that the account no longer allows, is not agreed: the options are shown anew. A second
    yes gives the plan that already stands.
    """
    if await find_live_plan(scene) is not None:
        return await plan_status(scene)
    # From here on one at a time for an account: two conversations of one consumer, or one yes that arrives twice.
    for account_id in sorted({scene.known.account.id, *(one.id for one in scene.joint)}):
        await scene.work.session.get(Account, account_id, with_for_update={"key_share": True}, populate_existing=True)
    if await find_live_plan(scene) is not None:
        return await plan_status(scene)
    if scene.joint and not await accounts.is_intact(scene):
        return await accounts.ask_anew(scene)
    row = await _read_back_offer(scene)
    if row is None:
        return await options(scene)
    parts = await offers_with(scene.work, row)
    if any(part.state == "expired" for part in parts) or row.expires_at <= scene.work.now:
        await end_offers_with(scene.work, row, "expired")
        return [Say("utter_offer_expired"), *await options(scene)]
    offer = offer_from_dict(row.detail)
    if not await _was_read_out_before(scene):
        return spoken.reading_back(scene, offer)
    table = await Table.open(scene)
    outcome = table.confirm(offer)
    is_whole = all(part.state == "offered" for part in parts)
    if isinstance(outcome, Accept) and is_whole:
        return _ask_can_keep_up(table, row, offer) or await _agree(scene, parts, offer, table)
    ended: End = "countered" if isinstance(outcome, Counter) else "withdrawn"
    why = str(getattr(outcome, "reason_code", ""))
    await end_offers_with(scene.work, row, ended, message_id=scene.turn.message_id, why=why)
    if isinstance(outcome, Refuse | Accept):
        return [Say("utter_offer_expired"), *await options(scene)]
    return await put_outcome(table, outcome)


async def standing_offer(scene: Scene, table: Table) -> Offer | None:
    """Return the offer made last, while it is neither declined nor expired and the account still allows it."""
    offer_id = scene.conversation.negotiation.get("offer_id")
    row = await scene.work.session.get(OfferRow, offer_id) if offer_id else None
    if row is None or row.state != "offered" or row.expires_at <= scene.work.now:
        return None
    offer = offer_from_dict(row.detail)
    return offer if isinstance(table.check(offer), Accept) else None


async def shown_offer(scene: Scene) -> Offer | None:
    """Return the offer a yes would agree to now: what was read back last and still stands as the open question."""
    row = await _read_back_offer(scene)
    return offer_from_dict(row.detail) if row is not None else None


async def decline(scene: Scene) -> Sequence[Say]:
    """Take a no to what was read back: that offer is withdrawn, and the consumer is asked what would work."""
    row = await _read_back_offer(scene)
    if row is not None:
        await end_offers_with(scene.work, row, "withdrawn", message_id=scene.turn.message_id, why="declined")
    negotiation = scene.conversation.negotiation
    able_cents, was_asked = (
        negotiation.get("able_cents"),
        row is not None and negotiation.get("keep_up_asked") == row.id,
    )
    keep(scene, offer_id=None, shown_offer_id=None, said={})
    if was_asked and able_cents is not None:
        return await within(scene, able_cents)
    return await ask_what_would_work(scene)


def _ask_can_keep_up(table: Table, row: OfferRow, offer: Offer) -> Sequence[Say]:
    """Ask before a plan is agreed that takes more a month than its consumer said they can do; once for an offer.

    "I can do 50" is how people open and changes no offer, but it is no reason to close a larger plan without a question.
    Source: conversation design 3.6.
    """
    able_cents = table.scene.conversation.negotiation.get("able_cents")
    frequency = next((one for one in FREQUENCIES if one == offer.frequency), None)
    has_been_asked = table.state.has_been_asked_capacity or table.state.stated_capacity_cents is not None
    if able_cents is None or has_been_asked or offer.kind != "installments" or frequency is None:
        return ()
    monthly = per_month(offer.amount_cents, frequency)
    if monthly <= able_cents or table.scene.conversation.negotiation.get("keep_up_asked") == row.id:
        return ()
    keep(table.scene, keep_up_asked=row.id)
    fields = {"amount": spoken.cents(table.scene, able_cents), "plan_amount": spoken.cents(table.scene, monthly)}
    return [Say("utter_ask_can_keep_up", fields)]


async def _was_read_out_before(scene: Scene) -> bool:
    """Tell whether the yes came in after the offer was read out, and nothing says that the text did not arrive.

    A yes that waited in line was said to something else.
    """
    shown_id = scene.conversation.menu_message_id
    shown = await scene.work.session.get(Message, shown_id) if shown_id else None
    said = await scene.work.session.get(Message, scene.turn.message_id)
    return shown is None or said is None or (said.seq > shown.seq and shown.state not in _NOT_ARRIVED)


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


class _AlreadyPlanned(Exception):
    """One of the accounts has a live plan already, so nothing at all is agreed."""


async def _agree(scene: Scene, parts: Sequence[OfferRow], offer: Offer, table: Table) -> Sequence[Say]:
    """Make one plan of each part of the offer, all of them or none."""
    # The accounts are locked already; the partial unique index is the last word all the same.
    try:
        async with scene.work.session.begin_nested():
            plans = {part.id: await _make_plan(scene, part) for part in parts}
    except _AlreadyPlanned:
        return await plan_status(scene)
    for part in parts:
        end_offer(scene.work, part, "accepted", message_id=scene.turn.message_id)
    await scene.work.session.flush()
    for part in parts:
        await withdraw_open_offers(
            scene.work, scene.conversation, account_id=part.account_id, message_id=scene.turn.message_id, why="agreed"
        )
        joint = {} if part.joint_id is None else {"joint_id": part.joint_id}
        scene.work.audit(
            "plan.agreed",
            chain=scene.conversation.id,
            subject=plans[part.id],
            offer_id=part.id,
            message_id=scene.turn.message_id,
            total_cents=part.total_cents,
            **joint,
        )
    scene.conversation.phase, scene.conversation.menu = "agreed", None
    # The sentence promises a written copy (EFTA-10B), so the promise is put in a person's queue; the bot goes on meanwhile.
    await escalate(
        scene.work,
        scene.conversation,
        "send_agreement_to_sign",
        message_id=scene.turn.message_id,
        silences_bot=False,
        sla=_PAPERWORK_SLA,
    )
    says = [spoken.agreed(scene, offer), *await _what_comes_next(scene, offer, table), *means.ask_to_note(scene)]
    if scene.joint:
        # From now on each account has a plan of its own; nothing is left to arrange for all of them.
        accounts.note(scene, joint=[], directed=[])
    return says


async def _make_plan(scene: Scene, row: OfferRow) -> str:
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
        raise _AlreadyPlanned
    for part in row.schedule:
        scene.work.session.add(
            Instalment(
                id=new_id("ins"),
                plan_id=plan_id,
                sequence=part["sequence"],
                due_on=date.fromisoformat(part["due_on"]),
                amount_cents=part["amount_cents"],
                state="planned",
            )
        )
    return str(plan_id)


async def _what_comes_next(scene: Scene, offer: Offer, table: Table) -> Sequence[Say]:
    """Say of a hardship plan when it is looked at again, and who asks for proof where the terms want it."""
    if not offer.is_hardship or offer.review_on is None:
        return ()
    says = [Say("utter_hardship_review", {"review_on": spoken.day(scene, offer.review_on)})]
    days = table.terms.hardship.proof_within_days if table.terms.hardship is not None else None
    if days is not None:
        # The plan starts without it; a person asks, because papers about an illness are no matter for a bot.
        await escalate(
            scene.work,
            scene.conversation,
            "ask_hardship_proof",
            message_id=scene.turn.message_id,
            silences_bot=False,
            sla=timedelta(days=days),
        )
        says.append(Say("utter_hardship_proof", {"proof_on": spoken.day(scene, scene.today + timedelta(days=days))}))
    return says


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
    payments = await _payments_of(scene, plan)
    planned = [(due_on, cents) for due_on, cents, is_planned in payments if is_planned and due_on >= scene.today]
    next_on, next_cents = planned[0] if planned else payments[-1][:2]
    return [
        Say(
            "utter_plan_status",
            {
                "count": str(len(payments)),
                "total": format_cents(sum(cents for _, cents, _ in payments), scene.language),
                "next_amount": format_cents(next_cents, scene.language),
                "next_on": write_date(next_on, scene.language, today=scene.today),
            },
        )
    ]


async def _payments_of(scene: Scene, plan: PaymentPlan) -> list[tuple[date, int, bool]]:
    """Return day, cents and "still planned" of each payment; of a plan over several accounts what it is for all of them."""
    joint_of = select(OfferRow.joint_id).where(OfferRow.id == plan.offer_id, OfferRow.joint_id.is_not(None))
    with_it = select(PaymentPlan.id).join(OfferRow, OfferRow.id == PaymentPlan.offer_id)
    live = PaymentPlan.state.in_(("pending_signature", "active"))
    rows = await scene.work.session.scalars(
        select(Instalment)
        .where(
            or_(
                Instalment.plan_id == plan.id,
                Instalment.plan_id.in_(with_it.where(OfferRow.joint_id.in_(joint_of), live)),
            )
        )
        .order_by(Instalment.due_on, Instalment.id)
    )
    days: dict[date, tuple[int, bool]] = {}
    for row in rows:
        cents, is_planned = days.get(row.due_on, (0, True))
        days[row.due_on] = (cents + row.amount_cents, is_planned and row.state == "planned")
    return [(due_on, cents, is_planned) for due_on, (cents, is_planned) in sorted(days.items())]
