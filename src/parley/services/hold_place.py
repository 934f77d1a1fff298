"""Place a hold: with its scope and terms, once, with its evidence, and with its effect on everything under way at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.config_holds import HoldPolicy, HoldTerms
from parley.ids import new_id
from parley.services.conversations import lock_person
from parley.services.hold_effects import apply_at_once
from parley.services.hold_release import AGAIN, chain_of, stated_in
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
    """Place a hold of a kind and return the rows that are new; one that is in force already learns of the repetition.

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
        else:
            await _say_again(work, terms, await _live(work, kind, target, subject), cause)
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


async def _live(work: Work, kind: str, target: Mapping[str, str | None], subject: Subject) -> Hold:
    """Return the hold that is in force already, locked; nobody releases it meanwhile, who would need the locks we have."""
    narrow = {
        "consumer": Hold.consumer_id == target.get("consumer_id"),
        "account": Hold.account_id == target.get("account_id"),
    }.get(str(target["scope"]), Hold.conversation_id == subject.conversation_id)
    scopes = (target["scope"],) if target["scope"] in ("consumer", "account") else ("medium", "conversation")
    found = await work.session.scalars(
        select(Hold)
        .where(Hold.kind == kind, Hold.scope.in_(scopes), Hold.released_at.is_(None), narrow)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.one()


async def _say_again(work: Work, terms: HoldTerms, hold: Hold, cause: Cause) -> None:
    """Let a statement made again count: its evidence, its later days, and its clearness where the first was doubtful.

    What takes a cease back is taken back itself by a later one. The same message again changes nothing.
    """
    if cause.message_id is not None and cause.message_id in stated_in(hold):
        return
    again = {"message_id": cause.message_id, "placed_by": cause.placed_by, "at": work.now.isoformat(), **cause.evidence}
    hold.evidence = {**hold.evidence, AGAIN: [*hold.evidence.get(AGAIN, ()), again]}
    hold.not_before_at = _later(hold.not_before_at, _after(work.now, terms.not_before_days))
    hold.review_at = _later(hold.review_at, _after(work.now, terms.review_days))
    expires_at = _after(work.now, terms.expires_days)
    # No day means that it never ends by itself.
    hold.expires_at = _later(hold.expires_at, expires_at) if hold.expires_at and expires_at else None
    hold.needs_review = hold.needs_review and cause.needs_review
    hold.withdrawal_message_id = None
    await work.session.flush()
    work.audit(
        "hold.stated_again",
        chain=chain_of(hold),
        subject=hold.id,
        hold=hold.kind,
        message_id=cause.message_id,
        placed_by=cause.placed_by,
        needs_review=cause.needs_review,
        **cause.evidence,
    )
    await work.notify(kind="hold", conversation_id=hold.conversation_id)


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


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)


def _after(now: datetime, days: int) -> datetime | None:
    return now + timedelta(days=days) if days else None
