"""People's decisions about numbers that are closed: unsafe ones are closed and opened with a hold, work numbers opened.

No opt-out, wrong number or carrier's block is ever lifted here. Source: rule catalogue, REGF-6B3, EV-DV.
"""

from collections.abc import Collection

from sqlalchemy import select

from parley.compliance.config_holds import RELEASE_ROLES
from parley.errors import ParleyError
from parley.services.context import Services
from parley.services.hold_place import Subject
from parley.services.hold_release import SHORTEST_REASON
from parley.services.kept_words import kept_words
from parley.services.phone import read_phone
from parley.services.suppression import suppress
from parley.storage.database import Work
from parley.storage.tables import Collector, Conversation, Hold, Suppression

_LONGEST_REASON = 500


class NumberRefused(ParleyError):
    """A number that cannot be opened as asked; the message says why."""

    code = "number_refused"


async def open_work_number(services: Services, phone: str, *, by_id: str, reason: str) -> None:
    """Open a number that was taken for an employer's; consent closed with it stays closed until the consumer writes.

    Raises:
        WrongPhone: It is no telephone number.
        NumberRefused: The role or the reason does not suffice, or the number is not marked so.
    """
    address = read_phone(phone)
    if not SHORTEST_REASON <= len(reason.strip()) <= _LONGEST_REASON:
        raise NumberRefused(f"Give a reason of {SHORTEST_REASON} to {_LONGEST_REASON} characters.")
    async with services.db.work() as work:
        person = await work.session.get(Collector, by_id)
        if person is None or RELEASE_ROLES.index(person.role) < RELEASE_ROLES.index("supervisor"):
            raise NumberRefused("A work number is opened by a supervisor or above.")
        found = await work.session.scalars(
            select(Conversation).where(Conversation.channel == "sms", Conversation.address == address).with_for_update()
        )
        conversation = found.one_or_none()
        words = kept_words(reason, today=work.now.date())
        lifted = await _lift(work, {address}, reason="work_number")
        if not lifted:
            raise NumberRefused("The number is not marked as one of an employer.")
        chain = conversation.id if conversation is not None else "contact"
        for row in lifted:
            work.audit("contact.work_number_opened", chain=chain, subject=row.id, by=by_id, reason=words)


async def close_unsafe_numbers(work: Work, subject: Subject) -> None:
    """Close the numbers a person may be in danger by: that of the conversation, or all we know of (EV-DV)."""
    for conversation in await _texted(work, subject.conversation_id, subject.consumer_id):
        await suppress(work, conversation, medium="sms", reason="unsafe", message_id=None, source="person")


async def open_safe_numbers(work: Work, hold: Hold, *, by_id: str) -> None:
    """Open what a hold for danger closed, because a person knows that the telephone is in safe hands again."""
    for conversation in await _texted(work, hold.conversation_id, hold.consumer_id):
        for row in await _lift(work, {conversation.address}, reason="unsafe"):
            work.audit("contact.number_safe", chain=conversation.id, subject=row.id, by=by_id)


async def _texted(work: Work, conversation_id: str | None, consumer_id: str | None) -> list[Conversation]:
    """Return the conversations by text: the one that is named, or every one of the person."""
    named = Conversation.id == conversation_id
    wanted = named if conversation_id is not None else Conversation.consumer_id == consumer_id
    rows = await work.session.scalars(
        select(Conversation).where(Conversation.channel == "sms", wanted).order_by(Conversation.id).with_for_update()
    )
    return list(rows)


async def _lift(work: Work, addresses: Collection[str], *, reason: str) -> list[Suppression]:
    rows = await work.session.scalars(
        select(Suppression)
        .where(
            Suppression.medium == "sms",
            Suppression.address.in_(addresses),
            Suppression.reason == reason,
            Suppression.lifted_at.is_(None),
        )
        .with_for_update()
    )
    lifted = list(rows)
    for row in lifted:
        row.lifted_at = work.now
    await work.session.flush()
    return lifted
