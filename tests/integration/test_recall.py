"""What one transaction remembers of what it read, and when it has to look again (invariant I3)."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import delete, func, select, update

from parley.ids import new_id
from parley.services.context import Services
from parley.services.conversations import is_suppressed, lock_person
from parley.storage.database import Work
from parley.storage.tables import Creditor, Message, Suppression

PHONE = "+15005550123"


def suppression(work: Work, address: str = PHONE) -> Suppression:
    return Suppression(id=new_id("sup"), medium="sms", address=address, reason="opted_out", suppressed_at=work.now)


class Question:
    """How many stops of sending there are to a number, and how often that was asked of the database."""

    def __init__(self, work: Work) -> None:
        self.asked, self._work = 0, work

    async def ask(self) -> int:
        return await self._work.recall("stops of the number", self._read)

    async def _read(self) -> int:
        self.asked += 1
        counted = await self._work.session.scalar(select(func.count()).where(Suppression.address == PHONE))
        return counted or 0


async def test_a_question_is_asked_once_while_nothing_changes(meridian: Services) -> None:
    async with meridian.db.work() as work:
        question = Question(work)
        assert [await question.ask(), await question.ask()] == [0, 0]
        await work.session.scalar(select(func.count()).select_from(Message))
        await question.ask()
    assert question.asked == 1


async def put(work: Work) -> None:
    work.session.add(suppression(work))


async def put_and_flush(work: Work) -> None:
    work.session.add(suppression(work))
    await work.session.flush()


async def put_and_remove(work: Work) -> None:
    await put_and_flush(work)
    await work.session.execute(delete(Suppression))


@pytest.mark.parametrize(
    ("write", "stops"),
    [(put, 1), (put_and_flush, 1), (put_and_remove, 0)],
    ids=lambda value: getattr(value, "__name__", ""),
)
async def test_what_the_transaction_writes_itself_is_seen(
    meridian: Services, write: Callable[[Work], Awaitable[None]], stops: int
) -> None:
    async with meridian.db.work() as work:
        question = Question(work)
        await question.ask()
        await write(work)
        assert await question.ask() == stops
    assert question.asked == 2


async def test_a_changed_row_is_seen_before_it_is_written(meridian: Services) -> None:
    async with meridian.db.work() as work:
        work.session.add(suppression(work))
        await work.session.flush()
        assert await is_suppressed(work, medium="sms", address=PHONE)
        row = await work.session.scalar(select(Suppression).where(Suppression.address == PHONE))
        assert row is not None
        row.lifted_at = work.now
        assert not await is_suppressed(work, medium="sms", address=PHONE)


async def test_what_another_transaction_committed_is_seen_after_the_next_lock(meridian: Services) -> None:
    async with meridian.db.work() as work:
        assert not await is_suppressed(work, medium="sms", address=PHONE)
        async with meridian.db.work() as other:
            other.session.add(suppression(other))
        await lock_person(work, "con_waited_for")
        assert await is_suppressed(work, medium="sms", address=PHONE)


async def test_what_was_undone_is_not_remembered(meridian: Services) -> None:
    async with meridian.db.work() as work:
        async with work.session.begin_nested() as step:
            work.session.add(suppression(work))
            assert await is_suppressed(work, medium="sms", address=PHONE)
            await step.rollback()
        assert not await is_suppressed(work, medium="sms", address=PHONE)


async def test_an_update_of_many_rows_is_seen(meridian: Services) -> None:
    async with meridian.db.work() as work:
        names: list[str | None] = []

        async def read() -> str | None:
            return await work.session.scalar(select(func.min(Creditor.name)))

        names.append(await work.recall("name", read))
        await work.session.execute(update(Creditor).values(name="Another Name"))
        names.append(await work.recall("name", read))
    assert names[1] == "Another Name"
    assert names[0] != names[1]


async def test_the_next_transaction_remembers_nothing(meridian: Services) -> None:
    async with meridian.db.work() as work:
        assert not await is_suppressed(work, medium="sms", address=PHONE)
    async with meridian.db.work() as other:
        other.session.add(suppression(other))
    async with meridian.db.work() as work:
        assert await is_suppressed(work, medium="sms", address=PHONE)
