"""Whether a disclosure stands: the initial one of a debt, and that an automated assistant writes.

One that did not arrive was not given (invariant I2); after a long silence both are given again (catalogue 7.4, AI-DISC-ALL).
"""

from datetime import timedelta

from sqlalchemy import func, or_, select

from parley.services.context import Services
from parley.storage.database import Work
from parley.storage.tables import Conversation, DecisionRow, Disclosure, Message


async def is_disclosed(services: Services, work: Work, account_id: str | None) -> bool:
    """Tell whether the initial disclosure of the account stands: given, on whatever channel, and not silent for a year since.

    A new owner of the debt is another account here, so it starts undisclosed.
    """
    if account_id is None:
        return False
    disclosed_at = await work.session.scalar(
        select(Disclosure.disclosed_at).where(Disclosure.account_id == account_id, Disclosure.kind == "initial")
    )
    if disclosed_at is None:
        return False
    since = work.now - timedelta(days=services.compliance.disclosures.initial_again_after_days)
    if disclosed_at > since:
        return True
    # Only what was said of the debt ends a silence; a greeting or the identity step does not.
    spoken = await work.session.scalar(
        select(Message.id)
        .join(DecisionRow, DecisionRow.id == Message.decision_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Conversation.account_id == account_id,
            Message.direction == "out",
            Message.state != "blocked",
            Message.created_at > since,
            DecisionRow.inputs["safe_before_verification"].astext == "false",
        )
        .limit(1)
    )
    return spoken is not None


async def account_spoken_of(work: Work, conversation: Conversation, message: Message) -> str | None:
    """Return the account a text was judged for: the conversation may be about another one by the time it leaves."""
    judged: str | None = await work.session.scalar(
        select(DecisionRow.inputs["account_id"].astext).where(DecisionRow.id == message.decision_id)
    )
    return judged or conversation.account_id


async def lapse_disclosure(work: Work, account_id: str, *, chain: str) -> None:
    """Let the former initial disclosure of an account give way to the one that is given now, after the long silence."""
    row = await work.session.scalar(
        select(Disclosure).where(Disclosure.account_id == account_id, Disclosure.kind == "initial").with_for_update()
    )
    if row is not None:
        row.kind = "initial_lapsed"
        work.audit("disclosure.lapsed", chain=chain, subject=row.id, account_id=account_id)
        await work.session.flush()


async def is_ai_told(services: Services, work: Work, conversation: Conversation, inbound: Message | None) -> bool:
    """Tell whether a chat said that an automated assistant writes, with no long silence since (AI-DISC-ALL).

    A text says it each time, so for texts this is never true.
    """
    if conversation.channel != "web":
        return False
    ours = (Message.conversation_id == conversation.id, Message.state != "blocked")
    words = [word for forms in services.compliance.disclosures.ai_words.values() for word in forms]
    told_at = await work.session.scalar(
        select(func.max(Message.created_at)).where(
            *ours, Message.direction == "out", or_(*(Message.text.ilike(f"%{word}%") for word in words))
        )
    )
    if told_at is None:
        return False
    earlier = select(func.max(Message.created_at)).where(*ours)
    if inbound is not None:
        earlier = earlier.where(Message.seq < inbound.seq)
    last = await work.session.scalar(earlier)
    silence = timedelta(days=services.compliance.disclosures.ai_again_after_days)
    return last is None or told_at > last or work.now - last <= silence


async def void_undelivered_disclosure(work: Work, message: Message) -> None:
    """Take back the record of a disclosure whose text was refused or not delivered: it has to be given again."""
    rows = await work.session.scalars(
        select(Disclosure).where(Disclosure.message_id == message.id, Disclosure.kind == "initial").with_for_update()
    )
    for row in rows:
        row.kind = "initial_undelivered"
        work.audit("disclosure.undelivered", chain=message.conversation_id, subject=row.id, message_id=message.id)
        await work.session.flush()
