"""Finding and opening conversations, and what is known about the person in one."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.config import ComplianceConfig
from parley.compliance.holds import NOT_SILENT
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.regions import zones_for
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, ContactPoint, Conversation, Creditor, Hold, Suppression


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
    account_id = conversation.account_id
    if account_id is None:
        return None
    return await work.recall(("party", account_id), lambda: _read_party(work, account_id))


async def _read_party(work: Work, account_id: str) -> Party:
    row = (
        await work.session.execute(
            select(Account, Consumer).join(Consumer, Consumer.id == Account.consumer_id).where(Account.id == account_id)
        )
    ).one()
    return Party(*row)


async def find_creditor(work: Work, creditor_id: str) -> Creditor | None:
    """Return a creditor by id."""
    return await work.recall(("creditor", creditor_id), lambda: work.session.get(Creditor, creditor_id))


async def debt_types_of(work: Work, party: Party | None) -> tuple[str, ...] | None:
    """Return the types of all debts of the consumer: where they have several a text may be about another, or about all."""
    if party is None:
        return None
    rows = await work.session.scalars(
        select(Account.debt_type).where(Account.consumer_id == party.consumer.id).distinct().order_by(Account.debt_type)
    )
    return tuple(rows)


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
    found: Account | None = await work.session.scalar(
        select(Account)
        .where(Account.consumer_id == consumer_id, Account.balance_cents > 0)
        .order_by(account_is_held(), Account.opened_on, Account.id)
        .limit(1)
    )
    return found


def account_is_held() -> ColumnElement[bool]:
    """Tell in a query on `Account` whether nothing may be said of the account: itself held, or its consumer."""
    of_account = and_(Hold.scope == "account", Hold.account_id == Account.id)
    of_person = and_(Hold.scope == "consumer", Hold.consumer_id == Account.consumer_id)
    return exists().where(Hold.released_at.is_(None), Hold.kind.not_in(NOT_SILENT), or_(of_account, of_person))


async def live_holds(work: Work, conversation: Conversation, *, placed_by_message: str | None = None) -> list[Hold]:
    """Return the holds that bear on what is said in the conversation now.

    Those of the person, of the account that is talked of, and of the conversation itself: one placed before anybody was
    known stays there, so it is found again after verification.

    Args:
        placed_by_message: Also what this message of the conversation placed on another of their accounts, which may be
            acknowledged here once.
    """
    ours = [and_(Hold.scope.in_(("medium", "conversation")), Hold.conversation_id == conversation.id)]
    if conversation.consumer_id is not None:
        ours.append(and_(Hold.scope == "consumer", Hold.consumer_id == conversation.consumer_id))
    if conversation.account_id is not None:
        ours.append(and_(Hold.scope == "account", Hold.account_id == conversation.account_id))
    if placed_by_message is not None:
        ours.append(Hold.evidence_message_id == placed_by_message)
    rows = await work.session.scalars(
        select(Hold).where(or_(*ours), Hold.released_at.is_(None)).order_by(Hold.placed_at, Hold.id)
    )
    return list(rows)


async def silencing_holds(work: Work, conversation: Conversation) -> list[Hold]:
    """Return the live holds under which nothing but their one acknowledgement is said."""
    return [hold for hold in await live_holds(work, conversation) if hold.kind not in NOT_SILENT]


async def lock_person(work: Work, consumer_id: str | None, *, places_hold: bool = False) -> None:
    """Order what is said to a person and what silences them, across all their conversations (invariant I3).

    Whoever decides about a message shares the lock until the commit, whoever places a hold has it alone; so no message is
    decided on facts from before a hold that was committed meanwhile. Take it before reading holds, and after the
    conversation's own lock.
    """
    if consumer_id is None:
        return
    # Not the strongest lock: rows that merely refer to the consumer may still be written.
    query = select(Consumer.id).where(Consumer.id == consumer_id)
    await work.session.execute(query.with_for_update(key_share=places_hold, read=not places_hold))


async def is_suppressed(work: Work, *, medium: str, address: str, reason: str | None = None) -> bool:
    """Tell whether nothing may be sent to the address on that medium; with `reason`, whether for that reason."""
    reasons = await work.recall(("suppressions", medium, address), lambda: _live_suppressions(work, medium, address))
    return reason in reasons if reason is not None else bool(reasons)


async def _live_suppressions(work: Work, medium: str, address: str) -> frozenset[str]:
    rows = await work.session.scalars(
        select(Suppression.reason).where(
            Suppression.medium == medium, Suppression.address == address, Suppression.lifted_at.is_(None)
        )
    )
    return frozenset(rows)


def person_zones(conversation: Conversation, party: Party | None) -> tuple[str, ...]:
    """Return every time zone the person may plausibly be in: area code and postal address (REGF-6B1-TIME)."""
    phone = conversation.address if conversation.channel == "sms" else None
    consumer = party.consumer if party else None
    return zones_for(
        phone_e164=phone,
        state=consumer.state if consumer else None,
        zip_code=consumer.zip if consumer else None,
    )


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
