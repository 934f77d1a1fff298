"""Give a statement its legal effect: holds, opt-outs, hand-overs, and the one acknowledgement it may get.

Runs in the caller's transaction, so the effect and the record of it are one. Saying the same twice changes nothing.
Source: `parley.compliance.effects`, whose rows carry the citations.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, cast

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.detectors import detect
from parley.compliance.effects import EFFECTS, EffectPlan, plan_effects
from parley.ids import new_id
from parley.services.context import Services
from parley.services.conversations import live_holds
from parley.services.escalations import escalate, resting_phase
from parley.services.negotiation_history import withdraw_open_offers
from parley.services.suppression import lift_opt_out, suppress, suppress_phones_of
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import ContactPoint, Conversation, Hold

LEGAL_INTENTS: Final = frozenset(EFFECTS)
_REVIEWED: Final = frozenset({"set_contact_preference"})
_REVIEW_SLA: Final = timedelta(days=1)


async def apply_effects(
    services: Services,
    work: Work,
    conversation: Conversation,
    message_id: str,
    intents: Sequence[str],
    *,
    source: str,
    text: str = "",
    provider_confirms: bool = False,
) -> Sequence[Say]:
    """Apply what the intents mean in law and return the one answer, if any.

    Args:
        intents: Intents with legal effect found in one message.
        source: Who found them: rules, model, dialogue, keyword or menu.
        text: The message, for spans and media named in it; placeholders in place of secrets.
        provider_confirms: The carrier has answered the opt-out itself, so we do not (TW-KW-DEFAULT).
    """
    hits = {hit.intent: hit for hit in detect(text)} if text else {}
    plan = plan_effects(
        [hits.get(intent, intent) for intent in intents],
        channel=cast(Any, conversation.channel),
        is_verified=conversation.right_party_status == "verified",
        wrong_number_ack=services.compliance.sms.wrong_number_ack,
    )
    if plan.is_resumption and not plan.is_opt_out and not plan.holds:
        return await _resume(work, conversation, message_id)
    evidence = {"source": source, "rules": [hits[intent].rule_id for intent in intents if intent in hits]}
    await _place(work, conversation, message_id, plan, evidence)
    await _close_media(work, conversation, message_id, plan, source)
    await _tell_people(work, conversation, message_id, plan)
    if plan.holds or plan.is_opt_out:
        why = "held" if plan.holds else "closed"
        await withdraw_open_offers(
            work, conversation, account_id=conversation.account_id, message_id=message_id, why=why
        )
    if provider_confirms and plan.is_opt_out:
        return ()
    return _acknowledgement(conversation, plan)


def _acknowledgement(conversation: Conversation, plan: EffectPlan) -> Sequence[Say]:
    response = plan.acknowledgement
    if response is None:
        return ()
    if conversation.channel == "web" and response == "utter_ack_opt_out":
        response = "utter_ack_opt_out_chat"
    if conversation.channel == "web" and response == "utter_ack_contact_preference" and "sms" in plan.opt_out_media:
        response = "utter_ack_opt_out_other_medium"
    return (Say(response),)


async def _place(
    work: Work, conversation: Conversation, message_id: str, plan: EffectPlan, evidence: dict[str, Any]
) -> None:
    for kind in plan.holds:
        placed = await work.session.scalar(
            insert(Hold)
            .values(
                id=new_id("hld"),
                kind=kind,
                # A wrong party's word says nothing about the consumer elsewhere, so that hold stays with the address.
                consumer_id=None if kind == "WRONG_PARTY" else conversation.consumer_id,
                account_id=None if kind == "WRONG_PARTY" else conversation.account_id,
                conversation_id=conversation.id,
                evidence_message_id=message_id,
                evidence=evidence,
                placed_at=work.now,
            )
            .on_conflict_do_nothing()
            .returning(Hold.id)
        )
        if placed is not None:
            work.audit(
                "hold.placed", chain=conversation.id, subject=placed, hold=kind, message_id=message_id, **evidence
            )
    if plan.holds:
        conversation.phase, conversation.menu = "held", None
    if "WRONG_PARTY" in plan.holds:
        await _wrong_party(work, conversation, message_id, plan)
    await work.session.flush()


async def _wrong_party(work: Work, conversation: Conversation, message_id: str, plan: EffectPlan) -> None:
    """Take the address off the consumer for good: it is never chosen again (REGF-6D3, EV-WRONG)."""
    is_third_party = "declare_third_party" in plan.intents and "deny_identity" not in plan.intents
    conversation.right_party_status = "third_party" if is_third_party else "wrong_party"
    conversation.verified_at = None
    conversation.phase = "closed"
    if conversation.channel == "sms":
        await work.session.execute(
            update(ContactPoint)
            .where(
                ContactPoint.kind == "phone",
                ContactPoint.address == conversation.address,
                ContactPoint.wrong_party_at.is_(None),
            )
            .values(wrong_party_at=work.now, consent_at=None, consent_source=None)
        )
        await suppress(work, conversation, medium="sms", reason="wrong_party", message_id=message_id, source="consumer")


async def _close_media(work: Work, conversation: Conversation, message_id: str, plan: EffectPlan, source: str) -> None:
    if plan.is_opt_out:
        await suppress(
            work, conversation, medium=conversation.channel, reason="opted_out", message_id=message_id, source=source
        )
        if conversation.phase != "held":
            conversation.phase = "closed"
    if "CEASE" in plan.holds or "sms" in plan.opt_out_media:
        await suppress_phones_of(work, conversation, reason="opted_out", message_id=message_id, source=source)
    await work.session.flush()


async def _tell_people(work: Work, conversation: Conversation, message_id: str, plan: EffectPlan) -> None:
    """Queue the tasks; a hold silences the bot by itself, so the hand-over stays open for whoever claims it."""
    for task in plan.escalations:
        await escalate(
            work,
            conversation,
            task.reason,
            message_id=message_id,
            silences_bot=False,
            sla=timedelta(minutes=task.sla_minutes),
        )
    if _REVIEWED & set(plan.intents):
        await escalate(
            work, conversation, "contact_preference", message_id=message_id, silences_bot=False, sla=_REVIEW_SLA
        )


async def _resume(work: Work, conversation: Conversation, message_id: str) -> Sequence[Say]:
    """Take back an opt-out; a cease, a wrong number or any other hold stays (TW-START)."""
    lifted = await lift_opt_out(work, conversation, message_id=message_id)
    if not lifted:
        return ()
    if conversation.phase == "closed":
        conversation.phase = resting_phase(conversation, is_held=bool(await live_holds(work, conversation)))
    return (Say("utter_ack_resumed"),)
