"""After a cease: who comes back and asks to pay is answered by a person, and only a person lifts the cease (REGF-6C-LIFT).

The hold stays for everything else until the consumer takes it back in writing and a person has confirmed these words.
Source: 12 CFR 1006.6(c); rule catalogue 1.2.
"""

from typing import Final

from sqlalchemy import select

from parley.services.conversations import live_holds
from parley.services.escalations import escalate
from parley.services.hold_release import stated_in
from parley.storage.database import Work
from parley.storage.tables import Conversation, Hold, Message

WITHDRAWAL: Final = "cease_withdrawal"
WANTS_TO_PAY: Final = "wants_to_pay_under_cease"
PAYING: Final = frozenset(
    {
        *("pay_in_full", "ask_settlement", "propose_settlement", "propose_installments", "promise_payment"),
        *("ask_options", "ask_how_to_pay", "ask_balance", "ask_plan_status", "request_document"),
    }
)
"""What a consumer who ceased may start by themselves; each is answered by a person, once."""


async def live_ceases(work: Work, conversation: Conversation) -> list[Hold]:
    """Return the ceases that bear on a conversation."""
    return [hold for hold in await live_holds(work, conversation) if hold.kind == "CEASE"]


async def note_withdrawal(work: Work, conversation: Conversation, message_id: str) -> None:
    """Keep the words that take a cease back, and ask a person to confirm them; the hold stays until then."""
    for hold in await live_ceases(work, conversation):
        hold.withdrawal_message_id = message_id
        work.audit("hold.withdrawal_stated", chain=conversation.id, subject=hold.id, message_id=message_id)
        await escalate(work, conversation, WITHDRAWAL, message_id=message_id, silences_bot=False)


async def note_wish_to_pay(work: Work, conversation: Conversation, message: Message) -> None:
    """Tell a person that somebody who ceased asks about paying."""
    known = message.understood or {}
    if not await live_ceases(work, conversation):
        return
    if known.get("overruled") == "resume_contact":
        # The model alone lifts nothing; a person reads the words.
        await note_withdrawal(work, conversation, message.id)
    if known.get("intent") in PAYING:
        await escalate(work, conversation, WANTS_TO_PAY, message_id=message.id, silences_bot=False)


async def is_asked_under_cease(work: Work, conversation: Conversation, holds: list[Hold]) -> bool:
    """Tell whether the consumer's last message asks about paying after they ceased, and no person has answered it yet."""
    ceases = [hold for hold in holds if hold.kind == "CEASE"]
    if not ceases:
        return False
    last = await work.session.scalar(
        select(Message)
        .where(
            Message.conversation_id == conversation.id,
            (Message.direction == "in") | ((Message.author == "collector") & (Message.state != "blocked")),
        )
        .order_by(Message.seq.desc())
        .limit(1)
    )
    if last is None or last.direction != "in" or any(last.id in stated_in(hold) for hold in ceases):
        return False
    return (last.understood or {}).get("intent") in PAYING and last.created_at >= max(one.placed_at for one in ceases)
