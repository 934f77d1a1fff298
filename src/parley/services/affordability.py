"""What a consumer chose to tell of their means, kept as ranges and kinds only, with the messages that said so.

Source: conversation design 3.6; decision 0013. Nothing here is needed for an offer, and refusing to tell changes none.
"""

from sqlalchemy.dialects.postgresql import insert

from parley.ids import new_id
from parley.negotiation.affordability import MoneyRange
from parley.storage.database import Work
from parley.storage.tables import Conversation, HardshipStatement, MeansStatement


def keep_means(
    work: Work,
    conversation: Conversation,
    *,
    account_id: str,
    income: MoneyRange,
    costs: MoneyRange,
    capacity_cents: int,
    messages: tuple[str, str, str],
) -> None:
    """Keep income and costs a month as the ranges that were picked.

    Args:
        messages: The messages that agreed to the questions, answered the first and answered the second.
    """
    consent, first, second = messages
    row = MeansStatement(
        id=new_id("mst"),
        conversation_id=conversation.id,
        account_id=account_id,
        income_low_cents=income.low_cents,
        income_high_cents=income.high_cents,
        costs_low_cents=costs.low_cents,
        costs_high_cents=costs.high_cents,
        capacity_cents=capacity_cents,
        consent_message_id=consent,
        income_message_id=first,
        costs_message_id=second,
        recorded_at=work.now,
    )
    work.session.add(row)
    work.audit("means.stated", chain=conversation.id, subject=row.id, account_id=account_id, message_ids=list(messages))


async def keep_hardship(
    work: Work, conversation: Conversation, *, account_id: str, reason: str, message_id: str, consent_message_id: str
) -> None:
    """Keep a kind of hardship after a yes to noting it; once for a conversation, however often it is said."""
    stored = await work.session.scalar(
        insert(HardshipStatement)
        .values(
            id=new_id("hst"),
            conversation_id=conversation.id,
            account_id=account_id,
            reason=reason,
            message_id=message_id,
            consent_message_id=consent_message_id,
            recorded_at=work.now,
        )
        .on_conflict_do_nothing()
        .returning(HardshipStatement.id)
    )
    if stored is not None:
        work.audit(
            "hardship.noted",
            chain=conversation.id,
            subject=stored,
            reason=reason,
            message_id=message_id,
            consent_message_id=consent_message_id,
        )
