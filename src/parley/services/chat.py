"""Web chat use cases: start or resume a visitor's conversation, and read back what may be shown in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from parley.services.context import Services
from parley.services.conversations import (
    NoSuchConversation,
    drop_stale_verification,
    oldest_open_account,
    open_conversation,
    silencing_holds,
)
from parley.services.disclosures import is_ai_told
from parley.services.outbound import send_sentences
from parley.services.wording import Say, is_neutral_text
from parley.storage.database import Work
from parley.storage.tables import Account, ButtonGrant, Consumer, Conversation, Message

SHOWN_STATES = ("sent", "delivered")


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message as the visitor may see it; `buttons` are pairs of grant id and title."""

    id: str
    author: str
    text: str
    at: datetime
    response_name: str | None
    buttons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StartedChat:
    """A chat ready for its first or next message."""

    conversation_id: str
    visitor: str
    is_new: bool
    """The notice was given now: the chat is new, or is taken up again after a long silence."""
    messages: tuple[ChatMessage, ...]


async def start_chat(
    services: Services, *, visitor: str, language: str | None, verified_account_id: str | None
) -> StartedChat:
    """Open or resume a chat; a new one begins with the recording and AI notice, before anything can be typed.

    Args:
        visitor: The visitor id a signed session names, or a fresh one.
        language: What the page asks for, if it does.
        verified_account_id: The account a portal vouches for; the conversation of that person is then used.
    Source: compliance catalogue WIRETAP, AI-DISC-ALL, 7.3 W0.
    """
    async with services.db.work() as work:
        account = await work.session.get(Account, verified_account_id) if verified_account_id else None
        address = f"portal_{account.id}" if account else visitor
        wanted = language or await _language_of(work, account)
        conversation = await open_conversation(work, channel="web", address=address, language=wanted)
        if account is not None:
            await _trust_portal(work, conversation, account)
        else:
            drop_stale_verification(work, conversation, services.compliance)
        is_new = not await is_ai_told(services, work, conversation, None)
        if is_new:
            notice = services.wording.sentence(Say("utter_notice_web"), conversation.language, services.brand_fields)
            await send_sentences(services, work, conversation, [notice], author="system")
        return StartedChat(conversation.id, address, is_new, tuple(await _messages(services, work, conversation)))


async def _language_of(work: Work, account: Account | None) -> str | None:
    consumer = await work.session.get(Consumer, account.consumer_id) if account else None
    return consumer.language if consumer else None


async def _trust_portal(work: Work, conversation: Conversation, account: Account) -> None:
    if conversation.right_party_status != "verified":
        conversation.right_party_status = "verified"
        conversation.phase = "verified"
        work.audit(
            "identity.verified", chain=conversation.id, subject=conversation.id, method="portal", account_id=account.id
        )
    conversation.verified_at = work.now
    conversation.consumer_id = account.consumer_id
    if conversation.account_id is None or not (conversation.negotiation.get("about") or {}).get("is_settled"):
        # Otherwise another account of theirs, or all of them, was chosen here: a new page does not change the subject.
        chosen = await oldest_open_account(work, account.consumer_id) if account.balance_cents == 0 else account
        conversation.account_id = (chosen or account).id
    if await silencing_holds(work, conversation):
        conversation.phase = "held"


async def chat_history(services: Services, conversation_id: str) -> list[ChatMessage]:
    """Return everything the visitor may see, oldest first."""
    async with services.db.work() as work:
        conversation = await work.session.get(Conversation, conversation_id)
        if conversation is None:
            raise NoSuchConversation(f"There is no conversation {conversation_id}.")
        return await _messages(services, work, conversation)


async def chat_message(services: Services, message_id: str) -> ChatMessage | None:
    """Return one message if the visitor may see it."""
    async with services.db.work() as work:
        message = await work.session.get(Message, message_id)
        if message is None or not _may_be_shown(message):
            return None
        return (await _with_buttons(work, [message]))[0]


def _may_be_shown(message: Message) -> bool:
    return message.direction == "in" or message.state in SHOWN_STATES


async def _messages(services: Services, work: Work, conversation: Conversation) -> list[ChatMessage]:
    """Return what may be shown now; once a verification has lapsed, nothing that was said because of it (REGF-VERIFY)."""
    rows = await work.session.scalars(
        select(Message).where(Message.conversation_id == conversation.id).order_by(Message.seq)
    )
    is_verified = conversation.right_party_status == "verified"
    shown = [row for row in rows if _may_be_shown(row) and (is_verified or _is_neutral(services, row))]
    return await _with_buttons(work, shown)


def _is_neutral(services: Services, message: Message) -> bool:
    if message.direction == "in":
        return not (message.understood or {}).get("was_verified")
    return is_neutral_text(services.wording, message.response_name, message.language)


async def _with_buttons(work: Work, messages: Iterable[Message]) -> list[ChatMessage]:
    found = list(messages)
    grants = await work.session.scalars(
        select(ButtonGrant).where(ButtonGrant.message_id.in_([message.id for message in found]))
    )
    by_message: dict[str, list[ButtonGrant]] = {}
    for grant in grants:
        by_message.setdefault(grant.message_id, []).append(grant)
    return [
        ChatMessage(
            id=message.id,
            author=message.author,
            text=message.text,
            at=message.created_at,
            response_name=message.response_name,
            buttons=tuple(
                (grant.id, grant.title) for grant in sorted(by_message.get(message.id, ()), key=lambda g: g.payload)
            ),
        )
        for message in found
    ]
