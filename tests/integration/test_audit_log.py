"""The audit log in the database: what the product wrote verifies, and what anybody does to it shows."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql
from sqlalchemy.exc import ProgrammingError

from parley.audit import event_hash
from parley.services.anchors import Anchor, anchor_if_due, make_anchor
from parley.services.audit_check import verify_audit
from parley.services.context import Services
from parley.storage.tables import AuditEvent


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


def head_moved_to(chain: str, seq: int) -> str:
    return f"""
        UPDATE parley.audit_chain SET (head_seq, head_hash) = (
            SELECT chain_seq, hash FROM parley.audit_event WHERE chain = '{chain}' AND chain_seq = {seq}
        ) WHERE chain = '{chain}'
    """  # noqa: S608 - names of the test


OWNER = ("ALTER TABLE parley.audit_event DISABLE TRIGGER ALL",)


async def test_an_anchor_covers_every_chain_and_fits(services: Services) -> None:
    await write(services, "a")
    await write(services, "b", 2)
    made = await make_anchor(services, by="test")
    await write(services, "b", 1)
    report = await verify_audit(services)
    assert (report.problems, report.anchors, report.chains) == ((), 1, 4)
    assert (made.anchor.statement["events"], made.anchor.statement["chains"]) == (7, 3)
    assert report.since_anchor == 3  # the anchor itself, its place in the register, and one more of b


async def test_anchors_follow_one_another(services: Services) -> None:
    for _ in range(3):
        await write(services, "a", 1)
        last = await make_anchor(services, by="test")
    report = await verify_audit(services, every_anchor=True)
    assert (last.anchor.statement["number"], report.anchors, report.problems) == (3, 3, ())


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(
            (
                "DELETE FROM parley.audit_event WHERE chain = 'a' AND chain_seq = 3",
                head_moved_to("a", 2),
            ),
            id="newest event and head",
        ),
        pytest.param(
            (
                "DELETE FROM parley.audit_event WHERE chain = 'b' OR (chain = 'chains' AND subject = 'b')",
                "DELETE FROM parley.audit_chain WHERE chain = 'b'",
                head_moved_to("chains", 1),
            ),
            id="a whole chain with its head and its place in the register",
        ),
    ],
)
async def test_what_chains_alone_cannot_show_an_anchor_shows(services: Services, damage: tuple[str, ...]) -> None:
    await write(services, "a")
    await write(services, "b")
    outside = [(await make_anchor(services, by="test")).anchor]
    await do(services, *OWNER, "DELETE FROM parley.audit_event WHERE chain = 'anchors'", *damage)
    await do(services, "DELETE FROM parley.audit_event WHERE subject = 'anchors'",
             "DELETE FROM parley.audit_chain WHERE chain = 'anchors'")  # fmt: skip
    await do(
        services,
        "UPDATE parley.audit_chain SET (head_seq, head_hash) = (SELECT chain_seq, hash FROM parley.audit_event AS e"
        " WHERE e.chain = 'chains' ORDER BY chain_seq DESC LIMIT 1) WHERE chain = 'chains'",
    )
    assert (await verify_audit(services)).problems == ()  # its own books are in order
    problems = (await verify_audit(services, against=outside)).problems
    assert any("does not have it" in problem for problem in problems), problems
    assert any("not the one that was signed" in problem or "ends before" in problem for problem in problems), problems


async def test_an_older_copy_of_the_database_shows_against_an_anchor_kept_outside(services: Services) -> None:
    await write(services, "a", 1)
    older = [(await make_anchor(services, by="test")).anchor]
    assert (await verify_audit(services, against=older)).problems == ()
    newer = Anchor({**older[0].statement, "number": 2, "upto_id": 10_000}, older[0].signature)
    problems = (await verify_audit(services, against=[newer])).problems
    assert any("older copy" in problem for problem in problems)
    assert any("the log ends before it" in problem for problem in problems)


async def test_a_chain_written_anew_with_right_hashes_shows_by_the_anchor(services: Services) -> None:
    await write(services, "a", 1)
    await make_anchor(services, by="test")
    async with services.db.work() as work:
        row = await work.session.scalar(select(AuditEvent).where(AuditEvent.chain == "a"))
        assert row is not None
        names = ("chain", "chain_seq", "kind", "subject", "occurred_at", "previous_hash", "salt")
        forged = event_hash(**{name: getattr(row, name) for name in names}, payload={"n": 9})
    await do(
        services,
        *OWNER,
        f"UPDATE parley.audit_event SET payload = '{{\"n\": 9}}', hash = '{forged}' WHERE chain = 'a'",  # noqa: S608
        head_moved_to("a", 1),
    )
    problems = (await verify_audit(services)).problems
    assert len(problems) == 1
    assert "not the one that was signed" in problems[0]


async def test_an_anchor_is_due_after_its_time_and_only_when_something_was_written(services: Services) -> None:
    assert await anchor_if_due(services) is None
    await write(services, "a", 1)
    assert await anchor_if_due(services) is not None
    await write(services, "a", 1)
    assert await anchor_if_due(services) is None  # the clock of the test stands still


async def test_an_anchor_waits_until_no_event_is_half_written(services: Services) -> None:
    await write(services, "a", 1)
    async with services.db.work() as work:
        work.audit("test.happened", chain="slow", subject="s")
        await work.flush_audit()  # its id is given, and nobody sees it yet
        anchoring = asyncio.create_task(make_anchor(services, by="test"))
        await asyncio.sleep(0.2)
        assert not anchoring.done()
    assert "slow" in {head.chain for head in (await anchoring).heads}
    assert (await verify_audit(services, every_anchor=True)).problems == ()


async def test_a_log_of_many_pieces_is_read_by_several_processes_with_the_same_result(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parley.storage.audit_reader._PIECE", 3)
    for chain in "abcd":
        await write(services, chain, 6)
    await make_anchor(services, by="test")
    report = await verify_audit(services)
    assert (report.checked, report.problems, report.anchors) == (24 + 5 + 1, (), 1)
    await do(services, *OWNER, "UPDATE parley.audit_event SET payload = '{}' WHERE chain = 'b' AND chain_seq = 4")
    assert list((await verify_audit(services)).problems) == ["chain b, event 4: was changed after it was written"]


async def test_the_guard_lets_an_event_lose_its_content_only_by_a_tombstone_that_names_it(services: Services) -> None:
    await write(services, "a")
    tombstone = "INSERT INTO parley.audit_erasure VALUES ('era_1', 'a', 1, 2, 'd', 'evidence', now(), now(), 'l', 'r', 'k', 's')"
    await do(services, tombstone)
    erase = "UPDATE parley.audit_event SET payload = '{{}}', salt = NULL, erasure_id = 'era_1'{more} WHERE chain_seq = {seq}"
    for refused in (
        erase.format(more="", seq=3),
        erase.format(more=", kind = 'other'", seq=1),
        "UPDATE parley.audit_event SET payload = '{}', salt = NULL WHERE chain_seq = 1",
        "UPDATE parley.audit_event SET erasure_id = 'era_1' WHERE chain_seq = 1",
        "DELETE FROM parley.audit_erasure",
    ):
        with pytest.raises(ProgrammingError, match="only grows"):
            await do(services, refused)
    await do(services, erase.format(more="", seq=1) + " AND chain = 'a'")
    with pytest.raises(ProgrammingError, match="only grows"):
        await do(services, "UPDATE parley.audit_event SET erasure_id = NULL WHERE chain_seq = 1")
