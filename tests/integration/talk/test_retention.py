"""How long a file stays, what holds it, and that erasing it leaves the audit log whole (REGF-100, TCPA-PROOF)."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from parley.services import retention
from parley.services.audit_check import verify_audit
from parley.services.consumer_rights import delete_own_data, export_own_data
from parley.services.erasing import ANONYMOUS, PERSONAL, PROOFS, erase_file
from parley.services.file_export import export_file
from parley.services.file_tables import NOT_EXPORTED, REFERENCED, all_tables
from parley.services.legal_holds import NoSuchLegalHold, place_legal_hold, release_legal_hold
from parley.services.retention import Verdict, judge_file, run_retention, years_later
from parley.settings import PROJECT_ROOT
from parley.storage.tables import AuditErasure, AuditEvent, Consumer, ContactPoint, Conversation, Hold, Message
from tests.integration.conftest import NOW, TEMPLATE, copy_of
from tests.integration.talk.stage import Person, Stage

YEARS = 365.25


@pytest.fixture(scope="session")
def world_url(postgres_url: str) -> Iterator[str]:
    """A database of this file's own: a run looks at everybody in it."""
    with copy_of(postgres_url, TEMPLATE) as url:
        yield url


async def talked(stage: Stage) -> Person:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can i pay a month", "ask_options")
    return robin


async def judged(stage: Stage, person: Person, *, now: datetime, years: int | None = None) -> Verdict:
    async with stage.services.db.work() as work:
        policy = stage.services.compliance.retention
        return await judge_file(work.session, policy, person.consumer_id, now=now, years=years)


async def erased(stage: Stage, person: Person) -> list[str]:
    async with stage.services.db.work() as work:
        return await erase_file(
            stage.services,
            work,
            person.consumer_id,
            last_activity_at=NOW,
            retention_class="evidence",
            by="lee",
            reason="r",
        )


@pytest.mark.parametrize(
    ("years", "age", "is_kept"),
    [
        pytest.param(3, timedelta(days=2 * YEARS + 335), True, id="REGF-100 last activity 2 y 11 m ago"),
        pytest.param(3, timedelta(days=3 * YEARS - 1), True, id="REGF-100 a day before three years"),
        pytest.param(3, timedelta(days=4 * YEARS + 1), False, id="REGF-100 TCPA-PROOF after the minimum of both"),
        pytest.param(1, timedelta(days=2 * YEARS), True, id="REGF-100 nothing shortens the federal minimum"),
        pytest.param(None, timedelta(days=4 * YEARS), True, id="TCPA-PROOF consent is there after four years"),
        pytest.param(None, timedelta(days=7 * YEARS - 1), True, id="a day before seven years"),
        pytest.param(None, timedelta(days=7 * YEARS + 2), False, id="seven years and a day"),
    ],
)
async def test_a_file_is_kept_until_its_time_after_the_last_activity(
    stage: Stage, years: int | None, age: timedelta, is_kept: bool
) -> None:
    robin = await talked(stage)
    verdict = await judged(stage, robin, now=NOW + age, years=years)
    assert bool(verdict.kept_because) is is_kept, verdict


async def test_the_last_activity_is_the_latest_row_of_the_file_whatever_its_table(stage: Stage) -> None:
    robin = await talked(stage)
    stage.clock.forward(days=200)
    later = NOW + timedelta(days=200)
    assert (await judged(stage, robin, now=NOW)).last_activity_at == NOW
    await stage.sms(robin, "hello")
    assert (await judged(stage, robin, now=NOW)).last_activity_at == later
    conversation = await stage.conversation(robin)
    async with stage.services.db.work() as work:
        work.session.add(
            Hold(
                id=f"hld_{robin.consumer_id}", kind="DISPUTE", scope="consumer",
                lift_role="collector", consumer_id=robin.consumer_id, evidence={},
                conversation_id=conversation.id, evidence_message_id="m", placed_at=later + timedelta(days=9),
                released_at=later + timedelta(days=30), released_by="ana", release_reason="answered",
            )
        )  # fmt: skip
    assert (await judged(stage, robin, now=NOW)).last_activity_at == later + timedelta(days=30)


async def test_a_legal_hold_keeps_a_file_of_any_age_until_it_is_released(stage: Stage) -> None:
    robin, later = await talked(stage), NOW + timedelta(days=20 * YEARS)
    assert (await judged(stage, robin, now=later)).kept_because == ()
    first = await place_legal_hold(stage.services, robin.consumer_id, by="lee", reason="case 12")
    second = await place_legal_hold(stage.services, robin.consumer_id, by="lee", reason="case 13")
    assert [reason.rsplit(": ", 1)[1] for reason in (await judged(stage, robin, now=later)).kept_because] == [
        "case 12",
        "case 13",
    ]
    await release_legal_hold(stage.services, first, by="lee", reason="closed")
    assert len((await judged(stage, robin, now=later)).kept_because) == 1
    await release_legal_hold(stage.services, second, by="lee", reason="closed")
    assert (await judged(stage, robin, now=later)).kept_because == ()
    with pytest.raises(NoSuchLegalHold):
        await release_legal_hold(stage.services, second, by="lee", reason="closed")


async def test_a_hold_that_protects_the_consumer_keeps_the_file(stage: Stage) -> None:
    robin = await talked(stage)
    await stage.sms(robin, "i dispute this debt")
    assert any("hold DISPUTE" in r for r in (await judged(stage, robin, now=NOW + timedelta(days=9000))).kept_because)


async def test_erasing_takes_every_word_and_name_and_leaves_the_log_whole(stage: Stage) -> None:
    robin = await talked(stage)
    conversation = await stage.conversation(robin)
    before = len(await stage.rows(AuditEvent, chain=conversation.id))
    tombstones = await erased(stage, robin)
    assert len(tombstones) >= 1
    consumer = (await stage.rows(Consumer, id=robin.consumer_id))[0]
    assert (consumer.first_name, consumer.zip, consumer.date_of_birth, consumer.ssn_last4) == (
        "[erased]",
        "[erased]",
        None,
        None,
    )
    assert {row.text for row in await stage.rows(Message, conversation_id=conversation.id)} == {"[erased]"}
    assert all(
        row.address.startswith("erased:") for row in await stage.rows(ContactPoint, consumer_id=robin.consumer_id)
    )
    events = await stage.rows(AuditEvent, chain=conversation.id)
    assert len(events) == before
    assert {(str(event.payload), event.salt) for event in events} == {("{}", None)}
    report = await verify_audit(stage.services)
    assert report.problems == ()
    assert report.erased >= len(tombstones)
    async with stage.services.db.work() as work:
        whole = "\n".join(str(row) for row in (await work.session.execute(select(AuditEvent.payload))).scalars())
    assert robin.phone not in whole


async def test_who_writes_again_after_the_erasure_starts_a_conversation_of_their_own(stage: Stage) -> None:
    robin = await talked(stage)
    await erased(stage, robin)
    await stage.sms(robin, "hello")
    fresh = (await stage.rows(Conversation, address=robin.phone))[0]
    assert fresh.consumer_id is None
    assert (await verify_audit(stage.services)).problems == ()


async def test_a_tombstone_that_somebody_forged_shows(stage: Stage) -> None:
    robin = await talked(stage)
    (tombstone, *_) = await erased(stage, robin)
    async with stage.services.db.work() as work:
        row = await work.session.get_one(AuditErasure, tombstone)
        assert stage.services.seal.is_ours(b"x", stage.services.seal.sign(b"x"))
        from parley.services.erasures import statement_of

        assert stage.services.seal.is_our_statement(statement_of(row), row.signature)
        row_reason, row.reason = row.reason, "another reason"
        assert not stage.services.seal.is_our_statement(statement_of(row), row.signature)
        row.reason = row_reason


async def test_an_erased_file_can_still_be_exported_and_checked(stage: Stage, tmp_path: Path) -> None:
    robin = await talked(stage)
    await erased(stage, robin)
    export = await export_file(stage.services, robin.consumer_id, by="lee", reason="audit")
    for name, content in export.documents.items():
        (tmp_path / name).write_bytes(content)
    command = [sys.executable, "-I", str(PROJECT_ROOT / "docs" / "verify_export.py"), str(tmp_path)]
    command.append(stage.services.seal.public_key_hex)
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


async def test_a_dry_run_tells_and_erases_nothing(stage: Stage) -> None:
    robin = await talked(stage)
    report = await run_retention(stage.services, by="test", dry_run=True, as_of=NOW + timedelta(days=8 * YEARS))
    assert robin.consumer_id in {verdict.consumer_id for verdict in report.going}
    assert (await stage.rows(Consumer, id=robin.consumer_id))[0].first_name == robin.first_name


async def test_a_run_erases_what_is_old_enough_and_nothing_else(stage: Stage) -> None:
    old, young = await talked(stage), await talked(stage)
    kept = await talked(stage)
    await place_legal_hold(stage.services, kept.consumer_id, by="lee", reason="case")
    stage.clock.set(NOW + timedelta(days=7 * YEARS + 3))
    async with stage.services.db.work() as work:  # the young one was heard of since
        await work.session.execute(
            update(Conversation)
            .where(Conversation.consumer_id == young.consumer_id)
            .values(last_inbound_at=NOW + timedelta(days=YEARS))
        )
    report = await run_retention(stage.services, by="lee")
    going = {verdict.consumer_id for verdict in report.going}
    assert old.consumer_id in going
    assert not {young.consumer_id, kept.consumer_id} & going
    assert (await stage.rows(Consumer, id=old.consumer_id))[0].first_name == "[erased]"
    for person in (young, kept):
        assert (await stage.rows(Consumer, id=person.consumer_id))[0].first_name == person.first_name
    again = await run_retention(stage.services, by="lee")
    assert again.going == []
    assert (await verify_audit(stage.services)).problems == ()


async def test_a_conversation_with_nobody_known_goes_when_its_time_is_over(stage: Stage) -> None:
    phone = stage.stranger()
    await stage.sms(phone, "who is this")
    conversation = await stage.conversation(phone)
    stage.clock.set(NOW + timedelta(days=7 * YEARS - 1))
    await run_retention(stage.services, by="lee")
    assert (await stage.conversation(conversation.id)).address == phone
    stage.clock.set(NOW + timedelta(days=7 * YEARS + 2))
    await run_retention(stage.services, by="lee")
    assert (await stage.conversation(conversation.id)).address == f"erased:{conversation.id}"
    assert {row.text for row in await stage.messages(conversation.id)} == {"[erased]"}
    assert (await verify_audit(stage.services)).problems == ()


async def test_a_person_gets_their_own_data_without_our_notes(stage: Stage) -> None:
    robin = await talked(stage)
    content = json.loads(await export_own_data(stage.services, robin.consumer_id, by="lee"))
    assert content["account"][0]["balance_cents"] == robin.balance_cents
    assert {message["from"] for message in content["messages"]} == {"you", "us"}
    assert content["on_file"] == {"date_of_birth": True, "last_four_of_ssn": True}
    assert not {"decision", "escalation", "negotiation_step", "legal_hold"} & set(content)
    assert robin.birth not in json.dumps(content)


async def test_a_wish_to_delete_is_refused_with_the_reason_and_what_may_go_goes(stage: Stage) -> None:
    robin = await talked(stage)
    async with stage.services.db.work() as work:
        for kind, address in (("email", "unused@example.com"), ("phone", "+13125559999")):
            work.session.add(
                ContactPoint(
                    id=f"ctp_{kind}_{robin.consumer_id}", consumer_id=robin.consumer_id, kind=kind, address=address,
                    consent_at=NOW if kind == "phone" else None,
                )
            )  # fmt: skip
    done = await delete_own_data(stage.services, robin.consumer_id, by="lee")
    assert (done.is_whole, done.contact_points) == (False, 1)
    assert "REGF-100" in done.kept_because[0]
    left = {row.address for row in await stage.rows(ContactPoint, consumer_id=robin.consumer_id)}
    assert left == {robin.phone, "+13125559999"}


async def test_a_wish_to_delete_is_met_after_the_federal_minimum(stage: Stage) -> None:
    robin = await talked(stage)
    stage.clock.set(
        NOW + timedelta(days=4 * YEARS + 2)
    )  # where a proof of consent is on file, it asks for a fourth year
    assert (await delete_own_data(stage.services, robin.consumer_id, by="lee")).is_whole
    assert (await stage.rows(Consumer, id=robin.consumer_id))[0].first_name == "[erased]"
    assert (await verify_audit(stage.services)).problems == ()


def test_of_every_table_of_a_file_it_is_known_what_is_personal() -> None:
    tables = {table.name: table for table in all_tables() if table.name not in {*NOT_EXPORTED, *REFERENCED}}
    assert set(tables) - {*PERSONAL, *ANONYMOUS, *PROOFS} == set(), (
        "Name the table in PERSONAL or ANONYMOUS of services/erasing.py."
    )
    for name, columns in PERSONAL.items():
        if name in tables:
            assert set(columns) <= set(tables[name].c.keys()), name


@pytest.mark.parametrize(
    ("day", "later"),
    [
        pytest.param(datetime(2024, 2, 29, tzinfo=UTC), datetime(2031, 3, 1, tzinfo=UTC), id="leap day"),
        pytest.param(datetime(2025, 12, 31, tzinfo=UTC), datetime(2032, 12, 31, tzinfo=UTC), id="end of a year"),
    ],
)
def test_years_later_is_never_a_day_early(day: datetime, later: datetime) -> None:
    assert years_later(day, 7) == later
    assert retention.EVIDENCE == "evidence"
