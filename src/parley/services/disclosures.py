"""Whether the initial disclosure of a debt has been given; one that did not arrive was not (invariant I2)."""

from sqlalchemy import select

from parley.storage.database import Work
from parley.storage.tables import Disclosure, Message


async def is_disclosed(work: Work, account_id: str | None) -> bool:
    """Tell whether the initial disclosure of the account stands."""
    if account_id is None:
        return False
    found = await work.session.scalar(
        select(Disclosure.id).where(Disclosure.account_id == account_id, Disclosure.kind == "initial")
    )
    return found is not None


async def void_undelivered_disclosure(work: Work, message: Message) -> None:
    """Take back the record of a disclosure whose text was refused or not delivered: it has to be given again."""
    rows = await work.session.scalars(
        select(Disclosure).where(Disclosure.message_id == message.id, Disclosure.kind == "initial").with_for_update()
    )
    for row in rows:
        row.kind = "initial_undelivered"
        work.audit("disclosure.undelivered", chain=message.conversation_id, subject=row.id, message_id=message.id)
        await work.session.flush()
