"""Give a statement its legal effect: holds, opt-outs, hand-overs, and the one acknowledgement it may get.

Runs in the caller's transaction, so the effect and the record of it are one. Saying the same twice changes nothing.
Source: `parley.compliance.effects`, whose rows carry the citations.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, cast

from sqlalchemy import update

from parley.compliance.attorney import names_a_contact
from parley.compliance.config import ComplianceConfig
from parley.compliance.danger import is_phone_unsafe
from parley.compliance.detectors import detect
from parley.compliance.effects import EFFECTS, EffectPlan, plan_effects
from parley.compliance.preferences import read_wishes
from parley.services.bank_holidays import business_days_after
from parley.services.cease import note_withdrawal
from parley.services.contact_wishes import Taken, resume_on, take_wishes
from parley.services.context import Services
from parley.services.conversations import silencing_holds
from parley.services.crisis import raise_alarm
from parley.services.disclosures import is_disclosed
from parley.services.disputes import open_disputes
from parley.services.escalations import escalate, resting_phase
from parley.services.findings import Found, found_by_model, is_doubtful, of_hit, record_findings
from parley.services.hold_effects import plans_of_person, stop_payments
from parley.services.hold_place import Cause, Subject, place_hold
from parley.services.hold_release import REVIEW
from parley.services.hold_scope import accounts_covered
from parley.services.negotiation_history import withdraw_open_offers
from parley.services.ports import Understood
from parley.services.suppression import lift_opt_out, suppress, suppress_phones_of
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import ContactPoint, Conversation

LEGAL_INTENTS: Final = frozenset(EFFECTS)
_WISH: Final = "set_contact_preference"
_RESUME: Final = "resume_contact"
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
    understood: Understood | None = None,
) -> Sequence[Say]:
    """Apply what the intents mean in law and return the one answer, if any.

    Args:
        intents: Intents with legal effect found in one message.
        source: Who found them: rules, model, dialogue, keyword, carrier or menu.
        text: The message, for spans and media named in it; placeholders in place of secrets.
        provider_confirms: The carrier has answered the opt-out itself, so we do not (TW-KW-DEFAULT).
        understood: The model's reading, where it found them.
    """
    config = services.compliance
    hits = {hit.intent: hit for hit in detect(text)} if text else {}
    plan = plan_effects(
        [hits.get(intent, intent) for intent in intents],
        channel=cast(Any, conversation.channel),
        may_tell_of_debt=conversation.right_party_status == "verified"
        and await is_disclosed(services, work, conversation.account_id),
        gave_attorney_contact=names_a_contact(text),
        wrong_number_ack=config.sms.wrong_number_ack,
    )
    found = {intent: of_hit(hits[intent]) for intent in intents if intent in hits}
    by_model = found_by_model(understood, [one for one in intents if one not in found]) if understood else {}
    found = {**{one: Found(one, source) for one in intents if one in LEGAL_INTENTS}, **by_model, **found}
    await record_findings(work, config, conversation_id=conversation.id, message_id=message_id, findings=found)
    taken = None
    if _WISH in plan.intents or plan.opt_out_media:
        taken = await take_wishes(services, work, conversation, message_id, text)
        if taken.needs_review:
            await escalate(
                work, conversation, "contact_preference", message_id=message_id, silences_bot=False, sla=_REVIEW_SLA
            )
    await _place(config, work, conversation, message_id, plan, found, source=source, text=text)
    await _close_media(work, conversation, message_id, plan, source)
    await _tell_people(config, work, conversation, message_id, plan, found)
    await open_disputes(services, work, conversation, message_id)
    if plan.stops_automatic_payments:
        reason = ", ".join(one for one in plan.intents if EFFECTS[one].stops_automatic_payments)
        await stop_payments(work, plans_of_person(conversation.consumer_id, conversation.account_id), reason=reason)
    if plan.is_opt_out:
        await withdraw_open_offers(
            work, conversation, account_id=conversation.account_id, message_id=message_id, why="closed"
        )
    if plan.is_resumption and not plan.is_opt_out and not plan.holds:
        resumed = await _resume(services, work, conversation, message_id, text)
        if plan.intents[0] not in (_RESUME, _WISH):
            return _acknowledgement(conversation, plan, taken)  # what is more urgent is answered, as everywhere
        return taken.says if taken is not None else resumed
    if provider_confirms and plan.is_opt_out:
        return ()
    if "DV" in plan.holds and conversation.channel == "sms" and is_phone_unsafe(text):
        return ()  # not even the one answer goes to a telephone somebody else reads (EV-DV)
    return _acknowledgement(conversation, plan, taken)


def _acknowledgement(conversation: Conversation, plan: EffectPlan, taken: Taken | None) -> Sequence[Say]:
    response = plan.acknowledgement
    if response is None:
        return ()
    if conversation.channel == "web" and response == "utter_ack_opt_out":
        response = "utter_ack_opt_out_chat"
    if conversation.channel == "web" and response == "utter_ack_contact_preference" and "sms" in plan.opt_out_media:
        response = "utter_ack_opt_out_other_medium"
    if response == "utter_ack_contact_preference" and taken is not None:
        return taken.says
    return (Say(response),)


async def _place(
    config: ComplianceConfig,
    work: Work,
    conversation: Conversation,
    message_id: str,
    plan: EffectPlan,
    found: Mapping[str, Found],
    *,
    source: str,
    text: str,
) -> None:
    if not plan.holds:
        return
    subject = Subject.of(conversation, await accounts_covered(work, conversation, text))
    for kind in plan.holds:
        causes = [one for one in plan.intents if kind in EFFECTS[one].holds and one in found]
        evidence = {
            "source": source,
            "rules": [rule_id for one in causes if (rule_id := found[one].rule_id) is not None],
            "findings": [found[one].as_evidence() for one in causes],
            "detector_version": config.optout.lexicon_version,
            "citation": "; ".join(dict.fromkeys(EFFECTS[one].citation for one in causes)),
        }
        needs_review = bool(causes) and all(is_doubtful(found[one], config) for one in causes)
        cause = Cause(evidence, message_id=message_id, needs_review=needs_review)
        await place_hold(work, config.holds, kind, subject, cause)
    if await silencing_holds(work, conversation):
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
    if "DV" in plan.holds and conversation.channel == "sms":
        # Another route is agreed with a person; releasing the hold alone does not open this number again.
        await suppress(work, conversation, medium="sms", reason="unsafe", message_id=message_id, source=source)
    if "CEASE" in plan.holds or "sms" in plan.opt_out_media:
        await suppress_phones_of(work, conversation, reason="opted_out", message_id=message_id, source=source)
    await work.session.flush()


async def _tell_people(
    config: ComplianceConfig,
    work: Work,
    conversation: Conversation,
    message_id: str,
    plan: EffectPlan,
    found: Mapping[str, Found],
) -> None:
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
        await raise_alarm(work, conversation, task.reason, message_id=message_id)
    if any(is_doubtful(found[one], config) for one in plan.intents if one in found):
        due = business_days_after(work.now, config.holds.review_business_days)
        await escalate(work, conversation, REVIEW, message_id=message_id, silences_bot=False, sla=due - work.now)


async def _resume(
    services: Services, work: Work, conversation: Conversation, message_id: str, text: str
) -> Sequence[Say]:
    """Take back an opt-out, and wishes the words lift; a cease, a wrong number or any other hold stays (TW-START).

    Under a cease the words are kept for a person, who alone lifts it with them (REGF-6C-LIFT).
    """
    await note_withdrawal(work, conversation, message_id)
    lifted = await lift_opt_out(services, work, conversation, message_id=message_id)
    wishes = read_wishes(text, services.compliance.preferences)
    is_open_again = await resume_on(work, conversation, message_id, wishes)
    if not lifted:
        return (Say("utter_ack_contact_any_time"),) if is_open_again else ()
    if conversation.phase == "closed":
        conversation.phase = resting_phase(conversation, is_held=bool(await silencing_holds(work, conversation)))
    return (Say("utter_ack_resumed"),)
