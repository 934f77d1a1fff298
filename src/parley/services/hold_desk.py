"""What people do about holds, in console and command line: see them, place, confirm and release them, read hidden texts.

One function, one transaction. Who asks is named by the id of a user of the console; doors prove it before.
Source: rule catalogue, sections 6 and 8.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Final

from sqlalchemy import ColumnElement, and_, or_, select

from parley.compliance.holds import HOLD_KINDS
from parley.errors import ParleyError
from parley.services.context import Services
from parley.services.conversations import (
    NoSuchMessage,
    get_conversation,
    live_holds,
    lock_person,
    silencing_holds,
)
from parley.services.hold_place import Cause, Subject, place_hold
from parley.services.hold_release import (
    AGAIN,
    REVIEW,
    SHORTEST_REASON,
    NoSuchHold,
    Releaser,
    chain_of,
    lock_conversations,
    refusal,
    release_hold,
)
from parley.services.kept_words import kept_words
from parley.services.nlu_review import flag_in
from parley.services.number_desk import close_unsafe_numbers, open_safe_numbers
from parley.storage.database import Work
from parley.storage.tables import Account, Collector, Conversation, Escalation, Hold, Message

_ENOUGH: Final = "x" * SHORTEST_REASON
_MOST: Final = 500
_BY_HAND: Final = tuple(kind for kind in HOLD_KINDS if kind != "WRONG_PARTY")
"""What a person may place; a wrong party takes the address off the consumer, which no hold alone does."""


class HoldRefused(ParleyError):
    """A hold that cannot be placed or reviewed as asked; the message says why."""

    code: ClassVar[str] = "hold_refused"


async def list_holds(
    services: Services, *, account_ref: str | None = None, creditor_id: str | None = None
) -> list[dict[str, Any]]:
    """Return the holds in force, of one account and its consumer or of all, the oldest first; plain values, no names.

    Raises:
        HoldRefused: No account has the reference, or several have.
    """
    async with services.db.work() as work:
        wanted: list[ColumnElement[bool]] = [Hold.released_at.is_(None)]
        if account_ref is not None:
            account = await _account(work, account_ref, creditor_id)
            of_person = and_(Hold.scope != "account", Hold.consumer_id == account.consumer_id)
            wanted.append(or_(Hold.account_id == account.id, of_person))
        rows = await work.session.scalars(select(Hold).where(*wanted).order_by(Hold.placed_at, Hold.id).limit(_MOST))
        return [await _line(work, hold) for hold in rows]


async def place_on_account(
    services: Services, *, kind: str, account_ref: str, creditor_id: str | None = None, by_id: str, reason: str
) -> list[str]:
    """Place a hold on a debt, or on its consumer where the kind reaches that far; returns the ids of what is new.

    Raises:
        HoldRefused: The kind is not known or not of a debt or person, the reason is too short, or there is no such account.
    """
    _check(kind, reason)
    async with services.db.work() as work:
        account = await _account(work, account_ref, creditor_id)
        if services.compliance.holds.terms_of(kind).scope not in ("consumer", "account"):
            raise HoldRefused(f"A hold of kind {kind} is placed in a conversation, not on an account.")
        subject = Subject(account.consumer_id, (account.id,), None)
        return await _place(services, work, kind, subject, by_id=by_id, reason=reason)


async def place_in_conversation(
    services: Services, *, conversation_id: str, kind: str, by_id: str, reason: str
) -> list[str]:
    """Place a hold on whom or what a conversation is about; returns the ids of what is new.

    Raises:
        NoSuchConversation: There is none with that id.
        HoldRefused: The kind is not known, or the reason is too short.
    """
    _check(kind, reason)
    if kind not in _BY_HAND:
        raise HoldRefused(f"A hold of kind {kind} is placed by what the consumer says, with all that follows from it.")
    async with services.db.work() as work:
        conversation = await get_conversation(work, conversation_id)
        accounts = [conversation.account_id] if conversation.account_id else []
        subject = Subject.of(conversation, accounts)
        placed = await _place(services, work, kind, subject, by_id=by_id, reason=reason)
        if await silencing_holds(work, conversation):
            conversation.phase, conversation.menu = "held", None
        return placed


async def release_by_person(
    services: Services,
    *,
    hold_id: str,
    by_id: str,
    reason: str,
    is_mistaken: bool = False,
    meant: str | None = None,
    is_number_safe: bool = False,
) -> None:
    """Lift a hold with a reason; what was never said (`is_mistaken`) also goes to the list the model learns from.

    Args:
        meant: The intent the words really had, if a person can tell.
        is_number_safe: For DV: the number may be written to again; an opt-out stays all the same.
    Raises:
        NoSuchHold: There is none with that id.
        ReleaseRefused: The role, the day or the reason does not allow it.
    """
    async with services.db.work() as work:
        hold, person = await _locked(work, hold_id), await _person(work, by_id)
        await release_hold(work, hold, by=Releaser.of(person), reason=reason, is_mistaken=is_mistaken)
        await _close_review(work, hold, "mistaken" if is_mistaken else "released")
        if is_mistaken:
            await _teach(work, hold, meant, by=person.name)
        if is_number_safe and hold.kind == "DV":
            await open_safe_numbers(work, hold, by_id=person.id)


async def confirm_by_person(services: Services, *, hold_id: str, by_id: str) -> None:
    """Say that a doubtful statement was what it was taken for; the hold stays, and the model can learn from it.

    Raises:
        NoSuchHold: There is none with that id.
        HoldRefused: Nothing of it waits for a review.
    """
    async with services.db.work() as work:
        hold, person = await _locked(work, hold_id), await _person(work, by_id)
        if not hold.needs_review or hold.released_at is not None:
            raise HoldRefused(f"Hold {hold_id} does not wait for a review.")
        hold.needs_review, hold.review_outcome = False, "confirmed"
        hold.reviewed_at, hold.reviewed_by = work.now, person.id
        work.audit("hold.confirmed", chain=chain_of(hold), subject=hold.id, hold=hold.kind, by=person.id)
        await _close_review(work, hold, "confirmed")
        found = [one["intent"] for one in hold.evidence.get("findings", ())]
        await _teach(work, hold, found[0] if found else None, by=person.name)
        await work.notify(kind="hold", conversation_id=hold.conversation_id)


async def hold_panel(services: Services, *, conversation_id: str, by_id: str) -> dict[str, Any]:
    """Return the holds of a conversation with their evidence and what this person may do about each."""
    async with services.db.work() as work:
        # Read without a lock, as the transcript is: looking must never hold up a turn.
        conversation = await work.session.get(Conversation, conversation_id)
        person = Releaser.of(await _person(work, by_id))
        holds = await live_holds(work, conversation) if conversation is not None else []
        return {
            "holds": [await _panel_line(work, hold, person) for hold in holds],
            "kinds": list(_BY_HAND),
        }


async def reveal_text(services: Services, *, message_id: str, by_id: str) -> str:
    """Return a hidden text to a person, and write down who read it (EV-DV).

    Raises:
        NoSuchMessage: There is none with that id.
    """
    async with services.db.work() as work:
        message, person = await work.session.get(Message, message_id), await _person(work, by_id)
        if message is None:
            raise NoSuchMessage(f"There is no message {message_id}.")
        work.audit("message.revealed", chain=message.conversation_id, subject=message.id, by=person.id)
        return message.text


async def is_restricted(work: Work, conversation: Conversation) -> bool:
    """Tell whether what the consumer wrote is shown only on demand: somebody may be in danger by it (EV-DV)."""
    return any(hold.kind == "DV" for hold in await live_holds(work, conversation))


def evidence_lines(hold: Hold) -> list[str]:
    """Return what there is to show for a hold, one fact a line; places in the text and scores, never the text."""
    lines = _statement_lines(hold.evidence, message_id=hold.evidence_message_id, placed_by=hold.placed_by)
    for again in hold.evidence.get(AGAIN, ()):
        lines.append(f"said again at {again['at']}")
        lines += _statement_lines(again, message_id=again["message_id"], placed_by=again["placed_by"])
    return lines


def _statement_lines(evidence: dict[str, Any], *, message_id: str | None, placed_by: str | None) -> list[str]:
    lines = [f"message {message_id}"] if message_id else []
    if placed_by:
        lines.append(f"placed by {placed_by}: {evidence.get('reason', 'no reason recorded')}")
    for found in evidence.get("findings", ()):
        where = f", characters {found['span'][0]} to {found['span'][1]}" if "span" in found else ""
        how = f"rule {found['rule_id']}" if "rule_id" in found else f"{found.get('source', 'model')}"
        score = f", score {found['score']}" if "score" in found else ""
        model = f", model {found['model']}" if found.get("model") else ""
        lines.append(f"{found['intent']}: {how}{where}{score}{model}")
    if "detector_version" in evidence:
        lines.append(f"detector version {evidence['detector_version']}")
    if evidence.get("citation"):
        lines.append(str(evidence["citation"]))
    return lines


def _check(kind: str, reason: str) -> None:
    if kind not in HOLD_KINDS:
        raise HoldRefused(f"{kind} is no kind of hold; choose one of {', '.join(sorted(HOLD_KINDS))}.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise HoldRefused(f"Give a reason of at least {SHORTEST_REASON} characters.")
    if len(reason.strip()) > _MOST:
        raise HoldRefused(f"The reason is too long; use at most {_MOST} characters.")


async def _place(services: Services, work: Work, kind: str, subject: Subject, *, by_id: str, reason: str) -> list[str]:
    person = await _person(work, by_id)
    words = kept_words(reason, today=work.now.date())
    evidence = {"source": "person", "reason": words, "citation": HOLD_KINDS[kind].rule_id}
    cause = Cause(evidence, placed_by=person.id)
    if kind == "DV":
        await close_unsafe_numbers(work, subject)
    return [hold.id for hold in await place_hold(work, services.compliance.holds, kind, subject, cause)]


async def _person(work: Work, collector_id: str) -> Collector:
    person = await work.session.get(Collector, collector_id)
    if person is None:
        raise HoldRefused("Only a user of the console may do this.")
    return person


async def _account(work: Work, reference: str, creditor_id: str | None) -> Account:
    where = [Account.creditor_id == creditor_id] if creditor_id else []
    found = list(await work.session.scalars(select(Account).where(Account.account_ref == reference, *where).limit(2)))
    if not found:
        raise HoldRefused("There is no account with this reference.")
    if len(found) > 1:
        raise HoldRefused("Several creditors have an account with this reference; name one with --creditor.")
    return found[0]


async def _locked(work: Work, hold_id: str) -> Hold:
    """Return a hold, locked after its conversations and its person, in the order in which turns take them."""
    hold = await work.session.get(Hold, hold_id)
    if hold is None:
        raise NoSuchHold(f"There is no hold {hold_id}.")
    await lock_conversations(work, hold)
    await lock_person(work, hold.consumer_id, places_hold=True)
    await work.session.refresh(hold, with_for_update=True)
    return hold


async def _close_review(work: Work, hold: Hold, disposition: str) -> None:
    if hold.conversation_id is None or hold.evidence_message_id is None:
        return
    waiting = await work.session.scalar(
        select(Hold.id)
        .where(
            Hold.conversation_id == hold.conversation_id,
            Hold.needs_review,
            Hold.released_at.is_(None),
            Hold.id != hold.id,
        )
        .limit(1)
    )
    if waiting is not None:
        return
    rows: Sequence[Escalation] = (
        await work.session.scalars(
            select(Escalation)
            .where(
                Escalation.conversation_id == hold.conversation_id,
                Escalation.reason == REVIEW,
                Escalation.state != "closed",
            )
            .with_for_update()
        )
    ).all()
    for row in rows:
        row.state, row.closed_at, row.disposition = "closed", work.now, disposition


async def _teach(work: Work, hold: Hold, intent: str | None, *, by: str) -> None:
    message = await work.session.get(Message, hold.evidence_message_id) if hold.evidence_message_id else None
    if message is not None and message.direction == "in" and message.payload is None:
        await flag_in(work, message, intent=intent, by=by)


async def _line(work: Work, hold: Hold) -> dict[str, Any]:
    account = await work.session.get(Account, hold.account_id) if hold.account_id else None
    return {
        "id": hold.id,
        "kind": hold.kind,
        "scope": hold.scope,
        "account": account.account_ref if account else None,
        "conversation_id": hold.conversation_id,
        "placed_at": hold.placed_at.isoformat(),
        "lift_role": hold.lift_role,
        "not_before_at": _iso(hold.not_before_at),
        "review_at": _iso(hold.review_at),
        "expires_at": _iso(hold.expires_at),
        "needs_review": hold.needs_review,
    }


async def _panel_line(work: Work, hold: Hold, person: Releaser) -> dict[str, Any]:
    why_not = refusal(hold, now=work.now, by=person, reason=_ENOUGH)
    return {
        **await _line(work, hold),
        "evidence": evidence_lines(hold),
        "may_release": why_not is None,
        "why_not": why_not,
        "may_say_mistaken": hold.placed_by is None
        and refusal(hold, now=work.now, by=person, reason=_ENOUGH, is_mistaken=True) is None,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
