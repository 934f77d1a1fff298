"""Lift a hold: who may, when, and why. Nothing else sets `released_at`, and no opt-out is ever lifted here.

Source: rule catalogue, section 8 ("only a human role may lift"), REGF-6C-LIFT, EV-SELFHARM (14 days), EV-COMPLAINT (7 days).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Literal

from sqlalchemy import select

from parley.compliance.config_holds import RELEASE_ROLES
from parley.compliance.holds import NOT_SILENT
from parley.errors import ParleyError
from parley.services.conversations import lock_person, silencing_holds
from parley.services.escalations import resting_phase
from parley.services.kept_words import kept_words
from parley.storage.database import Work
from parley.storage.tables import Collector, Conversation, Hold, PaymentPlan

REVIEW: Final = "legal_review"
AGAIN: Final = "again"
"""Where the evidence of a hold keeps the statements that repeated it."""
SHORTEST_REASON: Final = 10
_LONGEST_REASON: Final = 500


class NoSuchHold(ParleyError):
    """The hold does not exist."""

    code = "no_such_hold"


class ReleaseRefused(ParleyError):
    """The hold cannot be lifted as asked; the message says why."""

    code: ClassVar[str] = "hold_release_refused"


@dataclass(frozen=True, slots=True)
class Releaser:
    """Who lifts a hold: a person of the console by id and role, or the workflow whose end the hold was waiting for."""

    id: str
    name: str
    role: Literal["collector", "supervisor", "admin", "workflow", "time"]

    @classmethod
    def of(cls, collector: Collector) -> "Releaser":
        """Return a person of the console."""
        return cls(collector.id, collector.name, collector.role)  # type: ignore[arg-type]


WORKFLOW: Final = Releaser("workflow", "the workflow", "workflow")
"""Ends what was done as it had to be: the answer to a dispute or a validation request was sent. It lifts nothing else."""
EXPIRY: Final = Releaser("time", "the calendar", "time")
"""Ends what the configuration lets end by itself, on its day; no hold that silences anybody."""
WORKFLOW_KINDS: Final = frozenset({"DISPUTE", "VALIDATION", "ORIG_CREDITOR", "NV_MEDICAL_60"})


async def get_hold(work: Work, hold_id: str) -> Hold:
    """Return a hold, locked.

    Raises:
        NoSuchHold: There is none with that id.
    """
    hold = await work.session.get(Hold, hold_id, with_for_update=True)
    if hold is None:
        raise NoSuchHold(f"There is no hold {hold_id}.")
    return hold


async def release_hold(
    work: Work,
    hold: Hold,
    *,
    by: Releaser,
    reason: str,
    message_id: str | None = None,
    is_mistaken: bool = False,
) -> None:
    """Lift one hold in the caller's transaction, and let its conversations rest where they belong then.

    What the hold stopped is not started again: withdrawn offers stay withdrawn, blocked texts blocked, and payments stopped,
    except where the statement was never made (`is_mistaken`). Opt-outs and suppressed addresses stay as they are.

    Args:
        by: Their role must reach `hold.lift_role`, which the configuration gave the kind when the hold was placed.
        message_id: The consumer's words, or the sent answer, that end it; a cease needs the words that withdraw it.
        is_mistaken: A person looked and the statement was not what it was taken for.
    Raises:
        ReleaseRefused: It is released already, the role or the reason does not suffice, or it is too early.
    """
    why_not = refusal(hold, now=work.now, by=by, reason=reason, message_id=message_id, is_mistaken=is_mistaken)
    if why_not is not None:
        raise ReleaseRefused(why_not)
    conversations = await lock_conversations(work, hold)
    await lock_person(work, hold.consumer_id, places_hold=True)
    words = kept_words(reason, today=work.now.date())
    hold.released_at, hold.released_by, hold.release_reason = work.now, by.id, words
    if is_mistaken and hold.review_outcome is None:
        hold.needs_review, hold.review_outcome = False, "mistaken"
        hold.reviewed_at, hold.reviewed_by = work.now, by.id
    await work.session.flush()
    work.audit(
        "hold.released",
        chain=chain_of(hold),
        subject=hold.id,
        hold=hold.kind,
        by=by.id,
        role=by.role,
        reason=words,
        is_mistaken=is_mistaken,
        message_id=message_id or hold.withdrawal_message_id,
    )
    if is_mistaken:
        await _let_payments_run(work, hold)
    for conversation in conversations:
        await _rest(work, conversation)


def refusal(
    hold: Hold,
    *,
    now: datetime,
    by: Releaser,
    reason: str,
    message_id: str | None = None,
    is_mistaken: bool = False,
) -> str | None:
    """Return why this person may not lift the hold now, or None."""
    if hold.released_at is not None:
        return f"Hold {hold.id} is released already."
    if by.role == "time":
        if hold.expires_at is None or now < hold.expires_at or hold.kind not in NOT_SILENT:
            return f"A hold of kind {hold.kind} does not end by itself now."
    elif by.role == "workflow":
        if hold.kind not in WORKFLOW_KINDS:
            return f"Only a person lifts a hold of kind {hold.kind}."
    elif RELEASE_ROLES.index(by.role) < RELEASE_ROLES.index(hold.lift_role):
        return f"A hold of kind {hold.kind} is lifted by a {hold.lift_role} or above; {by.name} is a {by.role}."
    if is_mistaken and hold.evidence.get(AGAIN) and not hold.needs_review:
        return f"Hold {hold.id} rests on several statements, one of them clear; it cannot be called mistaken."
    if hold.not_before_at is not None and now < hold.not_before_at:
        return f"A hold of kind {hold.kind} stays at least until {hold.not_before_at:%Y-%m-%d %H:%M} UTC."
    if len(reason.strip()) < SHORTEST_REASON:
        return f"Give a reason of at least {SHORTEST_REASON} characters."
    if len(reason.strip()) > _LONGEST_REASON:
        return f"The reason is too long; use at most {_LONGEST_REASON} characters."
    if hold.kind == "CEASE" and not is_mistaken and (message_id or hold.withdrawal_message_id) is None:
        return (
            "A cease stays until the consumer takes it back in writing (REGF-6C-LIFT); "
            "name that message, or say that it was no cease."
        )
    return None


def stated_in(hold: Hold) -> set[str]:
    """Return the ids of the messages that say what a hold is about: the first one and its repetitions."""
    said = [hold.evidence_message_id, *(one.get("message_id") for one in hold.evidence.get(AGAIN, ()))]
    return {message_id for message_id in said if message_id is not None}


def chain_of(hold: Hold) -> str:
    """Return the audit chain of a hold: its conversation's, or the person's where no conversation placed it."""
    return hold.conversation_id or f"consumer:{hold.consumer_id}"


async def lock_conversations(work: Work, hold: Hold) -> list[Conversation]:
    """Return the conversations a hold bears on, locked in order of their ids."""
    wanted = {
        "consumer": Conversation.consumer_id == hold.consumer_id,
        "account": Conversation.account_id == hold.account_id,
    }.get(hold.scope, Conversation.id == hold.conversation_id)
    rows = await work.session.scalars(
        select(Conversation).where(wanted).order_by(Conversation.id).with_for_update(of=Conversation)
    )
    return list(rows)


async def _rest(work: Work, conversation: Conversation) -> None:
    """Take a conversation out of "held" where nothing holds it any more."""
    if conversation.phase == "held" and not await silencing_holds(work, conversation):
        in_hands = conversation.handover != "none"
        conversation.phase = "with_collector" if in_hands else resting_phase(conversation, is_held=False)
    await work.notify(kind="hold", conversation_id=conversation.id)


async def _let_payments_run(work: Work, hold: Hold) -> None:
    plans = await work.session.scalars(
        select(PaymentPlan).where(PaymentPlan.payments_stopped_reason == hold.id).with_for_update()
    )
    for plan in plans:
        plan.payments_stopped_at = plan.payments_stopped_reason = None
        work.audit("plan.payments_resumed", chain=f"account:{plan.account_id}", subject=plan.id, reason=hold.id)
