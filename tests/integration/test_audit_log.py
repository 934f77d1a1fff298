"""The audit log in the database: what the product wrote verifies, and what anybody does to it shows."""

import asyncio

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import ProgrammingError

from parley.services.audit_check import verify_audit
from parley.services.context import Services


async def write(services: Services, chain: str, count: int = 3) -> None:
    for number in range(count):
        async with services.db.work() as work:
            work.audit("test.happened", chain=chain, subject=f"sub_{number}", n=number, text="ñ 🙂", none=None)


async def do(services: Services, *statements: str) -> None:
    async with services.db.work() as work:
        for statement in statements:
            await work.session.execute(sql(statement))


async def fail_after_writing(services: Services) -> None:
    async with services.db.work() as work:
        work.audit("test.happened", chain="a", subject="sub_lost")
        await work.flush_audit()
        raise RuntimeError


async def test_what_was_written_is_unbroken(services: Services) -> None:
    await write(services, "a")
    await write(services, "b", 2)
    seen: list[tuple[int, int]] = []
    report = await verify_audit(services, progress=lambda done, total: seen.append((done, total)))
    assert (report.checked, report.problems) == (5 + 2, ())  # and the register of the two chains
    assert seen[-1] == (7, 7)


async def test_an_empty_log_is_unbroken(services: Services) -> None:
    assert (await verify_audit(services)).problems == ()


async def test_events_written_at_once_form_one_chain(services: Services) -> None:
    await asyncio.gather(*(write(services, "a", 4) for _ in range(4)))
    report = await verify_audit(services)
    assert (report.checked, report.problems) == (16 + 1, ())


async def test_a_transaction_that_fails_leaves_no_event_and_no_gap(services: Services) -> None:
    await write(services, "a", 1)
    with pytest.raises(RuntimeError):
        await fail_after_writing(services)
    await write(services, "a", 1)
    report = await verify_audit(services)
    assert (report.checked, report.problems) == (2 + 1, ())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE parley.audit_event SET payload = '{}'", id="change"),
        pytest.param("DELETE FROM parley.audit_event", id="remove"),
        pytest.param("TRUNCATE parley.audit_event", id="empty"),
    ],
)
async def test_the_database_refuses_to_change_the_log(services: Services, change: str) -> None:
    await write(services, "a")
    with pytest.raises(ProgrammingError, match="only grows"):
        await do(services, change)
    assert (await verify_audit(services)).problems == ()


@pytest.mark.parametrize(
    ("damage", "shows"),
    [
        pytest.param("UPDATE parley.audit_event SET payload = '{}' WHERE chain_seq = 2", "was changed", id="changed"),
        pytest.param(
            "UPDATE parley.audit_event SET occurred_at = now() WHERE chain_seq = 2", "was changed", id="moved"
        ),
        pytest.param("DELETE FROM parley.audit_event WHERE chain_seq = 2", "is missing before it", id="removed"),
        pytest.param("DELETE FROM parley.audit_event WHERE chain_seq = 3", "were recorded", id="cut off"),
        pytest.param("DELETE FROM parley.audit_event WHERE chain = 'a'", "all events are missing", id="emptied"),
        pytest.param("DELETE FROM parley.audit_chain WHERE chain = 'a'", "its head is missing", id="head removed"),
    ],
)
async def test_damage_by_an_owner_who_takes_the_guard_away_shows(services: Services, damage: str, shows: str) -> None:
    await write(services, "a")
    await do(services, "ALTER TABLE parley.audit_event DISABLE TRIGGER ALL", damage)
    report = await verify_audit(services)
    assert any(shows in problem for problem in report.problems), report.problems


async def test_a_chain_removed_together_with_its_head_shows(services: Services) -> None:
    await write(services, "a")
    await write(services, "b")
    await do(
        services,
        "ALTER TABLE parley.audit_event DISABLE TRIGGER ALL",
        "DELETE FROM parley.audit_event WHERE chain = 'a'",
        "DELETE FROM parley.audit_chain WHERE chain = 'a'",
    )
    report = await verify_audit(services)
    assert any("chain a" in problem for problem in report.problems), report.problems
