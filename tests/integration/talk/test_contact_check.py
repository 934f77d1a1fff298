"""The dry run: could this person be contacted now, and if not, why and when; asking changes nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from parley.services.contact_check import NoSuchAccount, WrongChannel, check_contact
from parley.storage.tables import Account, AuditEvent, Conversation, Message
from tests.integration.talk.stage import Person, Stage


async def boarded_long_ago(stage: Stage) -> Person:
    robin = await stage.person()
    await stage.change(Account, robin.account_id, created_at=stage.clock.now() - timedelta(days=30))
    return robin


async def codes(stage: Stage, robin: Person, channel: str = "sms") -> set[str]:
    check = await check_contact(stage.services, account_ref=robin.ref, channel=channel)
    return {reason.code for reasons in check.gates.values() for reason in reasons}


async def test_a_person_who_wrote_lately_can_be_contacted_now(stage: Stage) -> None:
    robin = await boarded_long_ago(stage)
    await stage.verified(robin)
    check = await check_contact(stage.services, account_ref=robin.ref)
    assert check.is_possible, check.gates
    assert check.possible_at == stage.clock.now()
    assert check.lines()[0].startswith("Yes:")


async def test_at_night_the_answer_names_the_morning(stage: Stage) -> None:
    robin = await boarded_long_ago(stage)
    await stage.verified(robin)
    stage.clock.set(
        datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    )  # 22:00 on the 23rd in Chicago, days after their last word
    check = await check_contact(stage.services, account_ref=robin.ref)
    assert "QUIET_HOURS" in {reason.code for reason in check.gates["G6"]}
    assert check.possible_at == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    assert "It becomes possible at 2026-11-24 14:00 UTC" in check.lines()[-1]


async def test_an_account_that_came_today_can_be_contacted_in_a_week(stage: Stage) -> None:
    """CNT-RESET. Nobody has written from that number, so other gates may stand in the way as well."""
    robin = await stage.person()
    assert "CAP_REACHED" in await codes(stage, robin)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("STOP", "OPTED_OUT", id="REGF-14H1"),
        pytest.param("talk to my lawyer", "HOLD_ATTORNEY", id="REGF-6B2"),
        pytest.param("i dispute this debt", "HOLD_DISPUTE", id="REGF-38A"),
    ],
)
async def test_what_only_a_person_can_change_has_no_date(stage: Stage, text: str, code: str) -> None:
    robin = await boarded_long_ago(stage)
    await stage.verified(robin)
    await stage.sms(robin, text)
    check = await check_contact(stage.services, account_ref=robin.ref)
    assert code in {reason.code for reasons in check.gates.values() for reason in reasons}
    assert check.possible_at is None
    assert "a person must" in check.lines()[-1]


async def test_asking_changes_nothing(stage: Stage) -> None:
    robin = await boarded_long_ago(stage)
    before = [len(await stage.rows(table)) for table in (Conversation, Message, AuditEvent)]
    for channel in ("sms", "web"):
        await check_contact(stage.services, account_ref=robin.ref, channel=channel)
    assert [len(await stage.rows(table)) for table in (Conversation, Message, AuditEvent)] == before


async def test_an_unknown_account_and_channel_are_named(stage: Stage) -> None:
    with pytest.raises(NoSuchAccount, match="There is no account NO-1"):
        await check_contact(stage.services, account_ref="NO-1")
    with pytest.raises(WrongChannel, match="sms, web"):
        await check_contact(stage.services, account_ref="NO-1", channel="fax")


async def test_it_asks_about_a_contact_we_start_even_in_a_live_thread(stage: Stage) -> None:
    """Minutes after their own words an answer would be free of the counters; a contact we start is not."""
    robin = await stage.person()  # boarded today: every counter is full (CNT-RESET)
    await stage.verified(robin)
    assert "CAP_REACHED" in await codes(stage, robin)
    await stage.open_chat(robin)
    assert "CAP_REACHED" in await codes(stage, robin, channel="web")
