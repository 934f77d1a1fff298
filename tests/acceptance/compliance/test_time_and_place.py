"""Acceptance examples about times and places the consumer named."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from parley.storage.tables import Suppression
from tests.acceptance.compliance.examples import example, push, reasons_of
from tests.integration.talk.stage import Person, Stage

CHICAGO = ZoneInfo("America/Chicago")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=CHICAGO)


async def known(stage: Stage) -> Person:
    """A person boarded long before, so that no counter of a new account stands in the way."""
    stage.clock.set(MONDAY_NOON - timedelta(days=40))
    robin = await stage.person()
    stage.clock.set(MONDAY_NOON)
    return robin


async def test_regf_6b1_desig_school_hours_are_kept_from_the_next_message_on(stage: Stage) -> None:
    text = "don't text me while I'm at school, 9 to 3"
    example("REGF-6B1-DESIG", f'"{text}" -> Mon-Fri 09:00-15:00 blocked from the next message')
    robin = await known(stage)
    await stage.verified(robin)
    [echo] = await stage.sms(robin, text)
    assert "Monday to Friday from 9:00 AM to 3:00 PM" in echo
    stage.clock.set(MONDAY_NOON + timedelta(days=2, hours=-2))
    assert await push(stage, robin) == "blocked"
    assert "DESIGNATED_TIME" in await reasons_of(stage, (await stage.conversation(robin)).id)
    stage.clock.set(MONDAY_NOON + timedelta(days=2, hours=4))
    assert await push(stage, robin) != "blocked"


async def test_regf_6b1_place_driving_is_acknowledged_once_and_then_there_is_silence(stage: Stage) -> None:
    example("REGF-6B1-PLACE", '"I\'m driving" -> one short acknowledgement at most, next message not before expiry')
    robin = await known(stage)
    await stage.verified(robin)
    assert len(await stage.sms(robin, "I'm driving")) <= 1
    assert await stage.sms(robin, "how much", "ask_balance") == []
    stage.clock.set(MONDAY_NOON + timedelta(hours=23, minutes=59))
    assert await push(stage, robin) == "blocked"
    assert "DESIGNATED_PLACE" in await reasons_of(stage, (await stage.conversation(robin)).id)


async def test_regf_6b3_a_work_phone_is_suppressed_and_the_chat_stays_open(stage: Stage) -> None:
    text = "this is my work phone, boss doesn't allow it"
    example("REGF-6B3", f'"{text}" -> number suppressed, other channels unaffected')
    robin = await known(stage)
    assert await stage.sms(robin, text) == []
    assert [row.reason for row in await stage.rows(Suppression, address=robin.phone)] == ["work_number"]
    assert await push(stage, robin) == "blocked"
    visitor = await stage.open_chat(robin)
    assert await stage.chat(visitor, "how much", "ask_balance")
