"""Place a hold: with its scope and terms, once, with its evidence, and with its effect on everything under way at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from parley.compliance.config_holds import HoldPolicy, HoldTerms
from parley.ids import new_id
from parley.services.conversations import lock_person
from parley.services.hold_effects import apply_at_once
from parley.services.hold_release import chain_of
from parley.storage.database import Work
from parley.storage.tables import Conversation, Hold


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a hold may be placed on: as much as is known of person, debts and conversation."""

    consumer_id: str | None
    account_ids: Sequence[str]
    """The debts a statement covers; read for kinds whose scope is the account."""
    conversation_id: str | None

    @classmethod
    def of(cls, conversation: Conversation, account_ids: Sequence[str]) -> "Subject":
        """Return the subject of what is said in a conversation."""
        return cls(conversation.consumer_id, account_ids, conversation.id)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a hold is placed: the message that said so, or the person who decided, and everything to show for it."""

    evidence: Mapping[str, Any]
    message_id: str | None = None
    placed_by: str | None = None
    needs_review: bool = False


async def place_hold(work: Work, policy: HoldPolicy, kind: str, subject: Subject, cause: Cause) -> list[Hold]:
    """Place a hold of a kind and return the rows that are new; one that is in force already is left as it is.

    Side effects in the caller's transaction: queued texts blocked, open offers withdrawn, automatic payments stopped as the
    configuration says for the kind; an audit event for each row. A scope that nobody can be found for becomes the
    conversation's own.
    """
    terms = policy.terms_of(kind)
    if terms.scope in ("consumer", "account"):
        await lock_person(work, subject.consumer_id, places_hold=True)
    placed = []
    for target in _targets(terms, subject):
        hold_id = await work.session.scalar(
            insert(Hold)
            .values(
                id=new_id("hld"),
                kind=kind,
                **target,
                conversation_id=subject.conversation_id,
                evidence_message_id=cause.message_id,
                evidence=dict(cause.evidence),
                placed_by=cause.placed_by,
                placed_at=work.now,
                lift_role=terms.release_role,
                not_before_at=_after(work.now, terms.not_before_days),
                review_at=_after(work.now, terms.review_days),
                expires_at=_after(work.now, terms.expires_days),
                needs_review=cause.needs_review,
            )
            .on_conflict_do_nothing()
            .returning(Hold.id)
        )
        if hold_id is not None:
            placed.append(await work.session.get_one(Hold, hold_id))
    for hold in placed:
        work.audit(
            "hold.placed",
            chain=chain_of(hold),
            subject=hold.id,
            hold=kind,
            scope=hold.scope,
            account_id=hold.account_id,
            message_id=cause.message_id,
            placed_by=cause.placed_by,
            needs_review=cause.needs_review,
            **cause.evidence,
        )
        await work.notify(kind="hold", conversation_id=subject.conversation_id)
    await apply_at_once(work, placed, stops_payments=terms.stops_payments, message_id=cause.message_id)
    return placed


def _targets(terms: HoldTerms, subject: Subject) -> list[dict[str, str | None]]:
    if terms.scope == "consumer" and subject.consumer_id is not None:
        return [{"scope": "consumer", "consumer_id": subject.consumer_id}]
    if terms.scope == "account" and subject.account_ids:
        return [
            {"scope": "account", "consumer_id": subject.consumer_id, "account_id": account_id}
            for account_id in sorted(subject.account_ids)
        ]
    assert subject.conversation_id is not None
    # A wrong party's word says nothing about the consumer elsewhere, so that hold stays with the address.
    return [{"scope": "medium" if terms.scope == "medium" else "conversation"}]


def _after(now: datetime, days: int) -> datetime | None:
    return now + timedelta(days=days) if days else None
