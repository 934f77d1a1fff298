"""Invariants I5 and I6: once, and nothing lost, wherever a process dies."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text as sql

from parley.storage.database import Database, Work
from parley.storage.tables import Instalment, Message, PaymentPlan
from tests.integration.talk.stage import Stage


class Killed(Exception):
    """The process died here."""


class MortalDatabase:
    """A database whose user dies at the end of the n-th transaction, before or after its commit."""

    def __init__(self, db: Database, *, dies_in: int, after_commit: bool) -> None:
        self._db = db
        self._left = dies_in
        self._after_commit = after_commit
        self.engine = db.engine

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        self._left -= 1
        is_last = self._left == 0
        async with self._db.work() as work:
            yield work
            if is_last and not self._after_commit:
                raise Killed
        if is_last:
            raise Killed


async def until_done(attempt: Callable[[], Awaitable[Any]]) -> Any:
    """Do it again after a death, as Twilio and the job queue do."""
    for _ in range(2):
        try:
            return await attempt()
        except Killed:
            continue
    return await attempt()


@pytest.mark.parametrize("after_commit", [pytest.param(False, id="before"), pytest.param(True, id="after")])
@pytest.mark.parametrize("dies_in", range(1, 9))
async def test_i5_a_worker_killed_around_any_commit_leaves_one_turn_one_plan_one_text(
    stage: Stage, dies_in: int, after_commit: bool
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "55 a month", "propose_installments", amount=5500, frequency="monthly", date="2026-12-01")
    stage.carrier.taken.clear()
    stage.assistant.expect("affirm")
    whole = stage.services
    stage.services = replace(whole, db=MortalDatabase(whole.db, dies_in=dies_in, after_commit=after_commit))  # type: ignore[arg-type]

    async def work_off() -> None:
        received = await stage.receive(robin.phone, "yes", sid=f"SM{robin.ref}")
        await stage.process(received.message_id)
        for row in await Stage.rows(replace(stage, services=whole), Message, conversation_id=received.conversation_id):
            if row.state == "sending":
                await _end_lease(replace(stage, services=whole), row)
        await stage.deliver(received.conversation_id)

    await until_done(work_off)
    stage.services = whole
    [plan] = await stage.rows(PaymentPlan, account_id=robin.account_id)
    assert sum(part.amount_cents for part in await stage.rows(Instalment, plan_id=plan.id)) == plan.total_cents
    [received] = await stage.rows(Message, text="yes", conversation_id=(await stage.conversation(robin)).id)
    [answer] = await stage.rows(Message, in_reply_to=received.id)
    assert (received.state, answer.state) == ("processed", "sent")
    assert stage.carrier.bodies == [answer.text]
    assert len(stage.assistant.steered) == 3


async def test_i5_everything_at_once_and_twice_is_one_turn_one_plan_one_text(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "55 a month", "propose_installments", amount=5500, frequency="monthly", date="2026-12-01")
    stage.carrier.taken.clear()
    stage.assistant.expect("affirm")
    received = await asyncio.gather(*(stage.receive(robin.phone, "yes", sid=f"SM{robin.ref}") for _ in range(3)))
    for _ in range(2):
        await asyncio.gather(*(stage.process(one.message_id) for one in received))
        await asyncio.gather(*(stage.deliver(one.conversation_id) for one in received))
    assert len(await stage.rows(PaymentPlan, account_id=robin.account_id)) == 1
    assert len(stage.carrier.taken) == 1


async def _end_lease(stage: Stage, row: Message) -> None:
    async with stage.services.db.work() as work:
        query = "UPDATE parley.message SET sending_since = sending_since - interval '31 seconds' WHERE id = :id"
        await work.session.execute(sql(query), {"id": row.id})


@pytest.mark.parametrize(("after_commit", "is_kept"), [(False, False), (True, True)])
async def test_i6_what_is_acknowledged_is_stored_together_with_the_job_that_answers_it(
    stage: Stage, after_commit: bool, is_kept: bool
) -> None:
    unknown = stage.stranger()
    whole = stage.services
    stage.services = replace(whole, db=MortalDatabase(whole.db, dies_in=1, after_commit=after_commit))  # type: ignore[arg-type]
    with pytest.raises(Killed):
        await stage.receive(unknown, "hello")
    stage.services = whole
    async with whole.db.work() as work:
        found = (
            await work.session.execute(
                sql(
                    "SELECT m.id, j.status FROM parley.message m JOIN parley.conversation c ON c.id = m.conversation_id"
                    " LEFT JOIN procrastinate_jobs j ON j.args ->> 'message_id' = m.id WHERE c.address = :address"
                ),
                {"address": unknown},
            )
        ).all()
    assert [row.status for row in found] == (["todo"] if is_kept else [])


async def test_i5_a_processed_message_is_not_looked_at_again(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    stage.assistant.expect("ask_balance")
    received = await stage.receive(robin.phone, "how much")
    for _ in range(3):
        await stage.process(received.message_id)
    assert stage.assistant.heard.count("how much") == 1
    assert [turn["text"] for turn in stage.assistant.steered].count("how much") == 1
