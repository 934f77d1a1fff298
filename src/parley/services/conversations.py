"""Finding and opening conversations, and what is known about the person in one."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.config import ComplianceConfig
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.regions import zones_for
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, ContactPoint, Conversation, Hold, Suppression


class NoSuchConversation(ParleyError):
    """The conversation does not exist."""

    code = "no_such_conversation"


class NoSuchMessage(ParleyError):
    """The message does not exist."""

    code = "no_such_message"


@dataclass(frozen=True, slots=True)
class Party:
    """The account a conversation is about and the consumer who is said to owe it."""

    account: Account
    consumer: Consumer


async def get_conversation(work: Work, conversation_id: str) -> Conversation:
    """Return the conversation, locked for this transaction.

    Raises:
        NoSuchConversation: There is none with that id.
    """
    found = await work.session.get(Conversation, conversation_id, with_for_update=True)
    if found is None:
        raise NoSuchConversation(f"There is no conversation {conversation_id}.")
    return found


async def find_party(work: Work, conversation: Conversation) -> Party | None:
    """Return the account and consumer the conversation is about, if it is about any yet."""
    if conversation.account_id is None:
        return None
    row = (
        await work.session.execute(
            select(Account, Consumer)
            .join(Consumer, Consumer.id == Account.consumer_id)
            .where(Account.id == conversation.account_id)
        )
    ).one()
    return Party(*row)


async def open_conversation(work: Work, *, channel: str, address: str, language: str | None = None) -> Conversation:
    """Return the conversation of an address, locked; open it when this is its first message.

    A telephone number on file for exactly one consumer makes that consumer the candidate; nothing is believed yet.
    """
    found = await _find_locked(work, channel, address)
    if found is not None:
        return found
    candidate = await _candidate(work, address) if channel == "sms" else None
    await work.session.execute(
        insert(Conversation)
        .values(
            id=new_id("con"),
            channel=channel,
            address=address,
            language=language or (candidate.consumer.language if candidate else "en"),
            consumer_id=candidate.consumer.id if candidate else None,
            account_id=candidate.account.id if candidate else None,
            right_party_status="unverified",
            phase="identifying" if candidate else "unknown",
            handover="none",
            negotiation={},
            misses=0,
            created_at=work.now,
        )
        .on_conflict_do_nothing()
    )
    opened = await _find_locked(work, channel, address)
    assert opened is not None
    return opened


async def _find_locked(work: Work, channel: str, address: str) -> Conversation | None:
    found: Conversation | None = await work.session.scalar(
        select(Conversation).where(Conversation.channel == channel, Conversation.address == address).with_for_update()
    )
    return found


async def _candidate(work: Work, phone_e164: str) -> Party | None:
    consumers = (
        await work.session.scalars(
            select(Consumer)
            .join(ContactPoint, ContactPoint.consumer_id == Consumer.id)
            .where(
                ContactPoint.kind == "phone", ContactPoint.address == phone_e164, ContactPoint.wrong_party_at.is_(None)
            )
            .limit(2)
        )
    ).all()
    if len(consumers) != 1:
        return None
    account = await oldest_open_account(work, consumers[0].id)
    return Party(account, consumers[0]) if account else None


async def oldest_open_account(work: Work, consumer_id: str) -> Account | None:
    """Return the account a conversation with the consumer starts with; one that is held only where all are."""
    is_held = exists().where(Hold.account_id == Account.id, Hold.released_at.is_(None))
    found: Account | None = await work.session.scalar(
        select(Account)
        .where(Account.consumer_id == consumer_id, Account.balance_cents > 0)
        .order_by(is_held, Account.opened_on, Account.id)
        .limit(1)
    )
    return found


async def live_holds(work: Work, conversation: Conversation) -> list[Hold]:
    """Return the holds in force for the person of the conversation, or for the conversation itself while nobody is known.

    A hold placed before anybody was known stays on its conversation, so it is found again after verification.
    """
    ours = Hold.conversation_id == conversation.id
    if conversation.consumer_id is not None:
        ours = ours | (Hold.consumer_id == conversation.consumer_id)
    rows = await work.session.scalars(select(Hold).where(ours, Hold.released_at.is_(None)).order_by(Hold.placed_at))
    return list(rows)


async def is_suppressed(work: Work, *, medium: str, address: str) -> bool:
    """Tell whether nothing may be sent to the address on that medium."""
    return bool(
        await work.session.scalar(
            select(
                exists().where(
                    Suppression.medium == medium, Suppression.address == address, Suppression.lifted_at.is_(None)
                )
            )
        )
    )


def person_zones(conversation: Conversation, party: Party | None) -> tuple[str, ...]:
    """Return every time zone the person may plausibly be in: area code and postal address (REGF-6B1-TIME)."""
    phone = conversation.address if conversation.channel == "sms" else None
    return zones_for(phone_e164=phone, state=party.consumer.state if party else None)


def drop_stale_verification(work: Work, conversation: Conversation, config: ComplianceConfig) -> None:
    """Ask again who it is after 15 idle minutes in web chat or 30 days by SMS (REGF-VERIFY)."""
    known = [at for at in (conversation.last_inbound_at, conversation.verified_at) if at is not None]
    if conversation.right_party_status != "verified" or not known:
        return
    idle = work.now - max(known)
    identity = config.identity
    limit = (
        timedelta(minutes=identity.web_idle_min)
        if conversation.channel == "web"
        else timedelta(days=identity.sms_valid_days)
    )
    if idle > limit:
        conversation.right_party_status = "unverified"
        conversation.verified_at = None
        conversation.phase = "identifying"
        conversation.menu = None
        work.audit(
            "identity.lapsed", chain=conversation.id, subject=conversation.id, idle_seconds=int(idle.total_seconds())
        )
