"""A small stage for conversations: invented people, a clock to move, and one line for each message."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import select, update

from parley.ids import new_id
from parley.services.chat import start_chat
from parley.services.context import Services
from parley.services.delivery import deliver_pending
from parley.services.intake import Inbound, Received, receive_message
from parley.services.turn import Processed, process_turn
from parley.storage.tables import Account, Collector, Consumer, ContactPoint, Conversation, Message, ValidationNotice
from parley.testing import RecordingCarrier, ScriptedAssistant

CALLBACK: Final = "https://parley.example/webhooks/twilio/status"
_numbers = itertools.count(1)


class MovableClock:
    """A clock that stands until a test moves it."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def forward(self, **distance: float) -> None:
        self._at += timedelta(**distance)


@dataclass(frozen=True)
class Person:
    """An invented person with one account, and what they would answer."""

    consumer_id: str
    account_id: str
    phone: str
    first_name: str
    birth: str
    zip: str
    ref: str
    balance_cents: int

    @property
    def answers(self) -> str:
        """The two factors as a person types them."""
        return f"{self.birth} {self.zip}"


@dataclass
class Stage:
    """The product with a scripted NLU, a recording carrier and a clock that stands."""

    services: Services
    assistant: ScriptedAssistant
    carrier: RecordingCarrier
    clock: MovableClock

    async def person(
        self,
        *,
        creditor_id: str = "meridian",
        party_role: str = "third_party",
        balance_cents: int = 120_000,
        first_name: str = "Robin",
        state: str = "IL",
        area: str = "312",
        zip_code: str = "60601",
        language: str = "en",
        charged_off_on: date = date(2024, 11, 15),
        debt_type: str = "credit_card",
        itemization: str = "charge_off",
    ) -> Person:
        """Board a new invented person with one account and a telephone number of their own."""
        number = next(_numbers)
        phone = f"+1{area}555{number:04}"
        consumer_id = new_id("cns")
        born = date(1986, 4, 12)
        async with self.services.db.work() as work:
            work.session.add(
                Consumer(
                    id=consumer_id,
                    creditor_id=creditor_id,
                    first_name=first_name,
                    last_name="Fairweather",
                    date_of_birth=born,
                    ssn_last4="4821",
                    address_line="12 Invented Lane",
                    city="Sometown",
                    state=state,
                    zip=zip_code,
                    language=language,
                    created_at=work.now,
                )
            )
            await work.session.flush()
            work.session.add(
                ContactPoint(
                    id=new_id("ctp"),
                    consumer_id=consumer_id,
                    kind="phone",
                    address=phone,
                    consent_at=work.now,
                    consent_source="portal",
                )
            )
        account_id, ref = await self.account(
            consumer_id,
            creditor_id=creditor_id,
            party_role=party_role,
            balance_cents=balance_cents,
            charged_off_on=charged_off_on,
            debt_type=debt_type,
            itemization=itemization,
        )
        return Person(consumer_id, account_id, phone, first_name, born.isoformat(), zip_code, ref, balance_cents)

    async def account(
        self,
        consumer_id: str,
        *,
        creditor_id: str = "meridian",
        party_role: str = "third_party",
        balance_cents: int = 42_400,
        opened_on: date = date(2019, 3, 8),
        charged_off_on: date = date(2024, 11, 15),
        debt_type: str = "credit_card",
        itemization: str = "charge_off",
    ) -> tuple[str, str]:
        """Board an account of a consumer; returns its id and its reference."""
        account_id, ref = new_id("acc"), f"TST-{next(_numbers):06}"
        async with self.services.db.work() as work:
            work.session.add(
                Account(
                    id=account_id,
                    creditor_id=creditor_id,
                    consumer_id=consumer_id,
                    account_ref=ref,
                    party_role=party_role,
                    debt_type=debt_type,
                    original_creditor="Lantern Savings",
                    principal_cents=balance_cents,
                    interest_cents=0,
                    fees_cents=0,
                    payments_cents=0,
                    balance_cents=balance_cents,
                    currency="USD",
                    opened_on=opened_on,
                    itemization_date=charged_off_on,
                    itemization_date_type=itemization,
                    charged_off_on=charged_off_on,
                    created_at=work.now,
                )
            )
        return account_id, ref

    def stranger(self, *, area: str = "312") -> str:
        """A telephone number that is on nobody's file."""
        return f"+1{area}555{next(_numbers):04}"

    async def collector(self) -> str:
        """Somebody who works at the console."""
        collector_id = new_id("col")
        async with self.services.db.work() as work:
            work.session.add(
                Collector(id=collector_id, name=collector_id, role="collector", password_hash="-", created_at=work.now)
            )
        return collector_id

    async def receive(self, phone: str, text: str, *, sid: str | None = None, **more: Any) -> Received:
        """Take a text in, as the webhook does, and do no more."""
        inbound = Inbound("twilio", sid or new_id("SM"), "sms", phone, text, **more)
        return await receive_message(self.services, inbound)

    async def process(self, message_id: str) -> Processed:
        """Run the turn of a message, as the worker does, and deliver nothing."""
        return await process_turn(self.services, self.assistant, message_id)

    async def deliver(self, conversation_id: str) -> int:
        """Deliver what waits in the outbox."""
        return await deliver_pending(self.services, self.carrier, conversation_id, status_callback=CALLBACK)

    async def sms(self, person: Person | str, text: str, intent: str = "nlu_fallback", **entities: Any) -> list[str]:
        """Play one text from webhook to delivery; returns what came back on the phone."""
        self.assistant.expect(intent, **entities)
        return await self.play(person, text)

    async def play(self, person: Person | str, text: str) -> list[str]:
        """Play one text that is understood as the assistant was told to."""
        phone = person if isinstance(person, str) else person.phone
        before = len(self.carrier.taken)
        received = await self.receive(phone, text)
        await self.process(received.message_id)
        await self.deliver(received.conversation_id)
        return [sent.body for sent in self.carrier.taken[before:] if sent.to == phone]

    async def verified(self, person: Person) -> Conversation:
        """Let the person identify themselves by SMS and hear the disclosure and the balance."""
        replies = await self.sms(person, person.answers, "give_identity_details")
        assert len(replies) == 2, replies
        return await self.conversation(person)

    async def notice_sent(self, person: Person) -> None:
        """Let the validation notice be on its way, so that the five-day clock stops nothing."""
        today = self.clock.now().date()
        async with self.services.db.work() as work:
            await work.session.execute(
                update(ValidationNotice)
                .where(ValidationNotice.account_id == person.account_id)
                .values(
                    state="sent",
                    method="elsewhere",
                    sent_on=today,
                    assumed_receipt_on=today + timedelta(days=8),
                    period_ends_on=today + timedelta(days=38),
                )
            )

    async def open_chat(self, person: Person | None = None, *, language: str | None = None) -> str:
        """Open a web chat, signed in by the portal when a person is given; returns the visitor."""
        started = await start_chat(
            self.services,
            visitor=new_id("vis"),
            language=language,
            verified_account_id=person.account_id if person else None,
        )
        return started.visitor

    async def chat(self, visitor: str, text: str, intent: str = "nlu_fallback", **entities: Any) -> list[str]:
        """Play one web chat message; returns the texts that appeared in the chat."""
        self.assistant.expect(intent, **entities)
        received = await receive_message(self.services, Inbound("web", new_id("web"), "web", visitor, text))
        await self.process(received.message_id)
        return [
            row.text
            for row in await self.messages(received.conversation_id)
            if row.in_reply_to == received.message_id and row.state != "blocked"
        ]

    async def conversation(self, who: Person | str) -> Conversation:
        """The conversation of a person's telephone, of any address, or of an id."""
        address = who.phone if isinstance(who, Person) else who
        async with self.services.db.work() as work:
            found = await work.session.scalar(
                select(Conversation).where((Conversation.address == address) | (Conversation.id == address))
            )
        assert found is not None
        return found

    async def messages(self, conversation_id: str, **where: Any) -> Sequence[Message]:
        """The messages of a conversation in order."""
        return sorted(await self.rows(Message, conversation_id=conversation_id, **where), key=lambda row: row.seq)

    async def rows(self, table: type[Any], **where: Any) -> list[Any]:
        """Rows of a table whose columns have these values."""
        async with self.services.db.work() as work:
            conditions = [getattr(table, name) == value for name, value in where.items()]
            return list(await work.session.scalars(select(table).where(*conditions)))

    async def change(self, table: type[Any], row_id: str, **values: Any) -> None:
        """Change a row behind the product's back."""
        async with self.services.db.work() as work:
            await work.session.execute(update(table).where(table.id == row_id).values(**values))
