"""Count the contacts we started with a person, so that two senders at once cannot both be the last one permitted.

Source: compliance catalogue 5.1; `parley.compliance.counters` decides, this reads.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, text

from parley.compliance.counters import Cap, CapReading, Contact, place_cap, read_counters, with_one_more
from parley.services.context import Services
from parley.services.conversations import Party
from parley.services.state_law import conversation_law
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

_NEVER_LEFT = ("blocked", "failed")


@dataclass
class StartedContacts:
    """What G7 needs to know; kept current while several messages are sent."""

    is_initiated: bool
    counters: tuple[CapReading, ...]
    unanswered: int
    recent_texts: set[str]
    unanswered_until: datetime | None = None

    def note_sent(self, body: str, at: datetime) -> None:
        """Take over a message that was just allowed."""
        if self.is_initiated:
            self.counters = with_one_more(self.counters, at)
            self.unanswered += 1
            self.recent_texts.add(body)


async def read_started_contacts(
    services: Services,
    work: Work,
    conversation: Conversation,
    party: Party | None,
    *,
    is_reply: bool,
    is_started: bool = False,
) -> StartedContacts:
    """Tell whether a message now would be a contact we start, and where the counters stand then.

    A contact we start takes a lock on the person until the commit: the count it sees includes everybody who was first.
    Source: CNT-INIT, CNT-MODEL ("count at reservation time, release on definite non-send").
    """
    caps = services.compliance.caps
    heard = conversation.last_inbound_at
    if is_reply or (not is_started and heard is not None and work.now - heard <= caps.thread_idle):
        return StartedContacts(is_initiated=False, counters=(), unanswered=0, recent_texts=set())
    await _lock_person(work, conversation)
    matching = await _caps(services, work, conversation, party)
    days = max([cap.days for cap in matching] + [caps.unanswered_stop.days])
    rows = await _messages(work, conversation, days=days)
    here = [row for row in rows if row.conversation_id == conversation.id and row.is_initiated]
    proposed = Contact(
        at=work.now,
        medium=conversation.channel,
        is_initiated=True,
        account_id=conversation.account_id,
        consumer_id=conversation.consumer_id,
        address=conversation.address,
    )
    readings = read_counters(
        matching,
        [
            Contact(row.created_at, row.channel, row.is_initiated, row.account_id, row.consumer_id, row.address)
            for row in rows
        ],
        proposed=proposed,
        boarded_at=party.account.created_at if party else None,
        knows_history=caps.knows_history_before_boarding,
    )
    unanswered = [row.created_at for row in here if heard is None or row.created_at > heard]
    return StartedContacts(
        is_initiated=True,
        counters=readings,
        unanswered=len(unanswered),
        unanswered_until=max(unanswered) + caps.unanswered_stop if unanswered else None,
        recent_texts={row.text for row in here if row.created_at > work.now - caps.same_text},
    )


async def _caps(services: Services, work: Work, conversation: Conversation, party: Party | None) -> tuple[Cap, ...]:
    """Return the nationwide caps and those of every place the account may belong to (REGF-104: both apply)."""
    law = await conversation_law(services, work, conversation, party)
    places = law.strictest.parameters.caps if law is not None else ()
    return (*services.compliance.caps.initiated, *(place_cap(cap) for cap in places if not cap.at_work))


async def _lock_person(work: Work, conversation: Conversation) -> None:
    # The address as well: two people on file for one number share its counter. Always in one order, so nobody deadlocks.
    for subject in sorted({f"contact:{conversation.consumer_id}", f"contact:{conversation.address}"}):
        await work.session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))"), {"subject": subject}
        )


@dataclass(frozen=True, slots=True)
class _Row:
    conversation_id: str
    created_at: datetime
    text: str
    is_initiated: bool
    channel: str
    account_id: str | None
    consumer_id: str | None
    address: str


async def _messages(work: Work, conversation: Conversation, *, days: int) -> list[_Row]:
    """Read the started messages to this person or address within the longest window; what never left is none."""
    ours = [Conversation.address == conversation.address]
    if conversation.consumer_id is not None:
        ours.append(Conversation.consumer_id == conversation.consumer_id)
    found = await work.session.execute(
        select(
            Message.conversation_id,
            Message.created_at,
            Message.text,
            Message.is_initiated,
            Conversation.channel,
            Conversation.account_id,
            Conversation.consumer_id,
            Conversation.address,
        )
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            or_(*ours),
            Message.is_initiated,
            Message.state.not_in(_NEVER_LEFT),
            Message.created_at > work.now - timedelta(days=days),
        )
    )
    return [_Row(*row) for row in found]
