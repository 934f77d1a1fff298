"""What only a demo may do: move the clock, and read the texts the loopback stand-in for Twilio has."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from parley.clock import require_aware
from parley.errors import ParleyError
from parley.services.context import Services
from parley.services.due import run_due
from parley.storage.tables import Account, Consumer, ContactPoint, DemoClock, FakeSms


class WrongInstant(ParleyError):
    """The instant given for the demo clock cannot be read."""

    code = "wrong_instant"


async def move_clock(services: Services, now: str | None) -> datetime:
    """Let "now" stand at an ISO instant for all processes, or give the machine's clock back; then run what is due.

    Raises:
        WrongInstant: `now` is not an ISO instant with an offset.
    """
    moved = _instant(now) if now is not None else None
    async with services.db.work() as work:
        if moved is None:
            await work.session.execute(delete(DemoClock))
        else:
            put = insert(DemoClock).values(id="now", now=moved)
            await work.session.execute(put.on_conflict_do_update(index_elements=["id"], set_={"now": moved}))
    await run_due(services)
    return await current_time(services)


def _instant(value: str) -> datetime:
    try:
        return require_aware(datetime.fromisoformat(value))
    except ValueError:
        raise WrongInstant(
            "now must be an ISO instant with an offset, for example 2026-12-01T15:00:00Z, or null."
        ) from None


async def current_time(services: Services) -> datetime:
    """Return what the product takes for now."""
    async with services.db.work() as work:
        return work.now


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An invented person of the demo data, with what one needs to play them."""

    name: str
    phone: str
    date_of_birth: str
    zip: str
    reference: str
    language: str
    note: str


async def demo_people(services: Services) -> list[DemoPerson]:
    """Return the invented people, in the order of their references."""
    async with services.db.work() as work:
        rows = (
            await work.session.execute(
                select(Account, Consumer, ContactPoint.address)
                .join(Consumer, Consumer.id == Account.consumer_id)
                .join(ContactPoint, (ContactPoint.consumer_id == Consumer.id) & (ContactPoint.kind == "phone"))
                .order_by(Account.account_ref)
            )
        ).all()
        return [
            DemoPerson(
                name=f"{consumer.first_name} {consumer.last_name}",
                phone=phone,
                date_of_birth=consumer.date_of_birth.isoformat() if consumer.date_of_birth else "",
                zip=consumer.zip,
                reference=account.account_ref,
                language=consumer.language,
                note=f"{account.debt_type.replace('_', ' ')}, {consumer.state}, {account.party_role.replace('_', ' ')}",
            )
            for account, consumer, phone in rows
        ]


async def find_account_by_reference(services: Services, reference: str) -> str | None:
    """Return the id of the account with that reference, for the demo portal's sign-in."""
    async with services.db.work() as work:
        found: str | None = await work.session.scalar(
            select(Account.id).where(Account.account_ref == reference).limit(1)
        )
        return found


async def demo_texts(services: Services, after: int) -> list[FakeSms]:
    """Return the texts that came or changed after a sequence number, oldest first."""
    async with services.db.work() as work:
        rows = await work.session.scalars(select(FakeSms).where(FakeSms.seq > after).order_by(FakeSms.seq).limit(500))
        return list(rows)
