"""The one permitted answer to a hold or an opt-out: when it may still leave, and what said since keeps it back.

An acknowledgement, the confirmation of an opt-out and a crisis text pass the silence they answer, and nothing else: neither
a later silence nor the hours after which they answer nothing any more. Source: 47 CFR 64.1200(a)(12) (five minutes); rule
catalogue, TCPA-REV-CONF, REGF-6B1-SELF, REGF-6C, EV-DV.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from sqlalchemy import func, or_, select

from parley.compliance.holds import NOT_SILENT
from parley.services.context import Services
from parley.services.conversations import live_holds
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message, Suppression

PERMITTED: Final = ("acknowledgement", "opt_out_confirmation", "crisis")
CONFIRMATION_LATE: Final = "confirmation_too_late"
ANSWER_LATE: Final = "answer_too_late"
HELD: Final = "held_since"
SUPPRESSED: Final = "suppressed_since"

_OPT_OUT: Final = frozenset({"opt_out_confirmation", "crisis"})
_PASSES: Final[Mapping[str, frozenset[str]]] = {
    "opted_out": _OPT_OUT,
    "unsafe": frozenset(),  # EV-DV: the telephone is not in safe hands, so not even help is sent to it
}
_PASSES_OTHERS: Final = frozenset({"crisis"})
"""What leaves to a wrong, work or blocked number: only help to somebody who may be in danger."""
PASSES_HOLD: Final = _OPT_OUT


def passes_suppression(reason: str) -> frozenset[str]:
    """Return the kinds of permitted answers, written before, that a suppression placed now does not stop."""
    return _PASSES.get(reason, _PASSES_OTHERS)


async def answer_stop_reason(
    services: Services, work: Work, conversation: Conversation, message: Message
) -> str | None:
    """Say what keeps a permitted answer from leaving now, or None: its age, or a silence from a later statement."""
    asked = await work.session.get(Message, message.in_reply_to) if message.in_reply_to else None
    is_confirmation = message.kind == "opt_out_confirmation"
    config = services.compliance
    limit_s = config.optout.confirmation_max_delay_s if is_confirmation else config.quiet.reply_max_age_s
    if asked is None or work.now - asked.created_at > timedelta(seconds=limit_s):
        return CONFIRMATION_LATE if is_confirmation else ANSWER_LATE
    for reason in await _suppressed_since(work, conversation, message, asked):
        if message.kind not in passes_suppression(reason):
            return SUPPRESSED
    if message.kind not in PASSES_HOLD and await _is_held_since(work, conversation, message, asked):
        return HELD
    return None


async def _suppressed_since(work: Work, conversation: Conversation, message: Message, asked: Message) -> list[str]:
    """Return the reasons of live suppressions that a later statement, or a person since, placed on the number."""
    seq = select(Message.seq).where(Message.id == Suppression.message_id).scalar_subquery()
    rows = await work.session.scalars(
        select(Suppression.reason).where(
            Suppression.medium == conversation.channel,
            Suppression.address == conversation.address,
            Suppression.lifted_at.is_(None),
            # One that no message placed is a person's; the time decides, and in doubt it came later.
            or_(seq > asked.seq, (seq.is_(None)) & (Suppression.suppressed_at >= message.created_at)),
        )
    )
    return list(rows)


async def _is_held_since(work: Work, conversation: Conversation, message: Message, asked: Message) -> bool:
    for hold in await live_holds(work, conversation):
        if hold.kind in NOT_SILENT:
            continue
        seq = await work.session.scalar(select(func.max(Message.seq)).where(Message.id == hold.evidence_message_id))
        if seq > asked.seq if seq is not None else hold.placed_at >= message.created_at:
            return True
    return False
