"""The evidence set E0: everything one must know to defend one message years later, stored before it is sent.

The decision, the message and the audit event are rows of one transaction; only its commit lets the message out. That is
gate G9: evidence that cannot be stored durably takes the message with it. Source: rule catalogue, section 0, E0, and 0.2, G9;
invariant I10.
"""

from typing import Any

from sqlalchemy import select

from parley.compliance.attempt import Decision
from parley.services.context import Services
from parley.services.ports import Understood
from parley.storage.database import Work
from parley.storage.tables import ContactPoint, Conversation, DecisionRow, Message


async def keep_evidence(
    services: Services,
    work: Work,
    conversation: Conversation,
    message: Message,
    decision: Decision,
    *,
    in_reply_to: Message | None,
) -> None:
    """Store the decision on a message and its evidence set; the provider's id and reports are later events of the chain.

    Raises:
        Whatever the database raises: then the transaction is lost and nothing is sent (G9).
    """
    record = decision.as_json()
    work.session.add(
        DecisionRow(
            id=message.decision_id,
            message_id=message.id,
            conversation_id=conversation.id,
            verdict=decision.verdict,
            gate=decision.gate,
            rule_ids=list(decision.rule_ids),
            reasons=[f"{reason.sentence} [{reason.rule_id} {reason.code}]" for reason in decision.reasons],
            inputs=record["inputs"],
            gates=record["gates"],
            config_version=decision.config_version,
            decided_at=work.now,
        )
    )
    work.audit(
        "message.allowed" if decision.is_allowed else "message.blocked",
        chain=conversation.id,
        subject=message.id,
        decision_id=message.decision_id,
        **parties(services, conversation, direction="out"),
        author=message.author,
        collector_id=message.collector_id,
        actor=_actor(message, in_reply_to),
        response_name=message.response_name,
        templates=_templates(services, message),
        language=message.language,
        text=message.text,
        in_reply_to=message.in_reply_to,
        consent=await _consent(work, conversation),
        decision=record,
    )
    await work.session.flush()


def parties(services: Services, conversation: Conversation, *, direction: str) -> dict[str, Any]:
    """Say between whom a message goes, without the address itself. One account is one debt."""
    return {
        "consumer_id": conversation.consumer_id,
        "account_id": conversation.account_id,
        "channel": conversation.channel,
        "direction": direction,
        "address_hmac": services.seal.fingerprint(conversation.address),
    }


def keep_understood(work: Work, conversation: Conversation, message: Message, understood: Understood) -> None:
    """Keep what the model made of a message, and which version of it: answers follow from that."""
    known = message.understood = {
        **(message.understood or {}),
        "intent": understood.intent,
        "confidence": round(understood.confidence, 4),
        "language": understood.language,
        **({"overruled": understood.raw["overruled"]} if "overruled" in understood.raw else {}),
        "model": understood.raw.get("model"),
    }
    facts = {name: known.get(name) for name in ("intent", "confidence", "language", "model", "overruled")}
    work.audit("message.understood", chain=conversation.id, subject=message.id, **facts)


def _actor(message: Message, in_reply_to: Message | None) -> dict[str, Any]:
    """Say who made the words: a person, or rules that chose among approved templates; no generative model writes any."""
    known = (in_reply_to.understood if in_reply_to else None) or {}
    return {
        "wrote": "human" if message.author == "collector" else "rule_engine",
        "understood_by_model": known.get("model"),
        "understood_by_rules": [hit["rule_id"] for hit in known.get("rules", ())],
        "intent": known.get("intent"),
        "prompt_version": None,
    }


def _templates(services: Services, message: Message) -> list[dict[str, str]]:
    """Name the approved templates a message was made of, with the fingerprint of each one's wording."""
    names = message.response_name.split("+") if message.response_name else []
    found = ((name, services.wording.find(name, message.language or "en")) for name in names)
    return [{"name": name, "sha256": approved.sha256} for name, approved in found if approved is not None]


async def _consent(work: Work, conversation: Conversation) -> dict[str, Any] | None:
    """Return the record that shows consent to use this number, if there is one (TCPA-PROOF)."""
    if conversation.consumer_id is None or conversation.channel != "sms":
        return None
    point = await work.session.scalar(
        select(ContactPoint).where(
            ContactPoint.consumer_id == conversation.consumer_id,
            ContactPoint.kind == "phone",
            ContactPoint.address == conversation.address,
        )
    )
    if point is None:
        return None
    given = point.consent_at.isoformat() if point.consent_at else None
    return {"contact_point_id": point.id, "given_at": given, "source": point.consent_source}
