"""What a consumer says about when, where and how to be contacted, from the text to the next message that is held back."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from parley.services.console import claim, reply
from parley.services.contact_hours import read_contact_terms
from parley.services.conversations import find_party
from parley.services.outbound import Blocked
from parley.storage.tables import ContactPreference, Conversation, DecisionRow, Escalation, Suppression
from tests.integration.talk.stage import Person, Stage

CHICAGO = ZoneInfo("America/Chicago")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=CHICAGO)
SCHOOL = "don't text me while I'm at school, 9 to 3"


def chicago(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=CHICAGO)


async def collector_writes(stage: Stage, person: Person, ana: str, at: datetime, text: str = "I looked at it.") -> str:
    """Let a person write at a moment; returns "sent" or the codes that blocked it."""
    stage.clock.set(at)
    conversation = await stage.conversation(person)
    try:
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text=text)
    except Blocked:
        last = (await stage.messages(conversation.id, direction="out"))[-1]
        [decision] = await stage.rows(DecisionRow, message_id=last.id)
        return " ".join(reason.rsplit(" ", 1)[1].rstrip("]") for reason in decision.reasons)
    return "sent"


async def known(stage: Stage, **person: Any) -> Person:
    """A person boarded weeks ago, so that no counter of a new account stands in the way, on a Monday at noon."""
    stage.clock.set(MONDAY_NOON - timedelta(days=40))
    robin = await stage.person(**person)
    stage.clock.set(MONDAY_NOON)
    return robin


async def claimed(stage: Stage, **person: Any) -> tuple[Person, str]:
    """A verified person whose conversation a collector has taken, on a Monday at noon."""
    robin = await known(stage, **person)
    await stage.verified(robin)
    await stage.sms(robin, "let me talk to someone", "request_human")
    ana = await stage.collector()
    await claim(stage.services, conversation_id=(await stage.conversation(robin)).id, collector_id=ana)
    return robin, ana


async def wishes(stage: Stage, person: Person) -> list[ContactPreference]:
    rows = await stage.rows(ContactPreference, consumer_id=person.consumer_id)
    return sorted(rows, key=lambda row: (row.placed_at, row.id))


async def reviews(stage: Stage, conversation: Conversation) -> list[str]:
    rows = await stage.rows(Escalation, conversation_id=conversation.id)
    return [row.reason for row in rows if row.reason == "contact_preference"]


async def test_school_hours_are_said_back_and_kept_from_the_next_message_on(stage: Stage) -> None:
    """REGF-6B1-DESIG: Mon-Fri 09:00-15:00 blocked from the next message."""
    robin = await known(stage)
    await stage.verified(robin)
    [echo] = await stage.sms(robin, SCHOOL)
    assert "I will not text you Monday to Friday from 9:00 AM to 3:00 PM." in echo
    await stage.sms(robin, "let me talk to someone", "request_human")
    conversation, ana = await stage.conversation(robin), await stage.collector()
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    assert await collector_writes(stage, robin, ana, chicago(24, 10)) == "DESIGNATED_TIME"
    assert await collector_writes(stage, robin, ana, chicago(24, 16)) == "sent"
    assert await reviews(stage, conversation) == []
    [wish] = await wishes(stage, robin)
    assert (wish.kind, wish.channels, wish.parsed_by) == ("times", ["sms", "web"], "REGF-6B1-DESIG v1")


async def test_a_designated_time_the_consumer_breaks_gets_one_answer(stage: Stage) -> None:
    """REGF-6B1-SELF."""
    robin, ana = await claimed(stage)
    await stage.sms(robin, SCHOOL)
    stage.clock.set(chicago(24, 10))
    await stage.receive(robin.phone, "what do I owe?")
    assert await collector_writes(stage, robin, ana, chicago(24, 10, 1)) == "sent"
    assert await collector_writes(stage, robin, ana, chicago(24, 10, 2), "One more thing.") == "ALREADY_ANSWERED"


async def test_a_message_at_night_is_answered_once_and_nothing_follows(stage: Stage) -> None:
    """REGF-6B1-SELF: inbound 22:15, one reply; a second text at 22:20 without a new message is blocked."""
    robin, ana = await claimed(stage)
    stage.clock.set(chicago(24, 22, 15))
    await stage.receive(robin.phone, "what do I owe?")
    assert await collector_writes(stage, robin, ana, chicago(24, 22, 16)) == "sent"
    assert await collector_writes(stage, robin, ana, chicago(24, 22, 20), "One more thing.") == "ALREADY_ANSWERED"


async def test_a_text_is_held_back_at_delivery_when_the_designated_time_has_begun(stage: Stage) -> None:
    robin, ana = await claimed(stage)
    await stage.sms(robin, SCHOOL)
    conversation = await stage.conversation(robin)
    assert await collector_writes(stage, robin, ana, chicago(24, 8, 50)) == "sent"
    stage.clock.set(chicago(24, 9))
    assert await stage.deliver(conversation.id) == 0
    [message] = [row for row in await stage.messages(conversation.id, author="collector") if row.state == "blocked"]
    assert message.error_code == "outside_contact_hours"


async def test_a_text_before_a_designated_time_may_not_wait_into_it(stage: Stage) -> None:
    """TW-QUEUE: at 08:50 with a designated time from 09:00 the provider has 300 seconds."""
    robin, ana = await claimed(stage)
    await stage.sms(robin, SCHOOL)
    await collector_writes(stage, robin, ana, chicago(24, 8, 50))
    await stage.deliver((await stage.conversation(robin)).id)
    assert stage.carrier.taken[-1].validity_s == 300


@pytest.mark.parametrize("place", ["im driving", "estoy en el hospital", "at a funeral"])
async def test_at_a_place_there_is_one_acknowledgement_and_then_silence_until_it_is_over(
    stage: Stage, place: str
) -> None:
    """REGF-6B1-PLACE."""
    robin = await known(stage)
    await stage.verified(robin)
    assert len(await stage.sms(robin, place)) == 1
    assert await stage.sms(robin, "how much do i owe", "ask_balance") == []
    conversation, ana = await stage.conversation(robin), await stage.collector()
    assert "wrote_while_silent" in {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    assert (
        await collector_writes(stage, robin, ana, MONDAY_NOON + timedelta(hours=23, minutes=59)) == "DESIGNATED_PLACE"
    )
    assert await collector_writes(stage, robin, ana, MONDAY_NOON + timedelta(hours=24)) == "sent"


async def test_a_place_ends_when_the_consumer_says_so_and_the_question_is_answered(stage: Stage) -> None:
    robin = await known(stage)
    await stage.verified(robin)
    await stage.sms(robin, "im driving")
    [answer] = await stage.sms(robin, "im home now, how much do i owe", "ask_balance")
    assert "$1,200.00" in answer
    [wish] = await wishes(stage, robin)
    assert wish.withdrawn_by == "consumer"


async def test_a_place_with_an_end_of_its_own_lasts_until_then(stage: Stage) -> None:
    robin = await known(stage)
    await stage.sms(robin, "im at work til 5")
    [wish] = await wishes(stage, robin)
    assert wish.expires_at == chicago(23, 17)


async def test_a_text_that_waits_when_the_consumer_says_they_drive_is_held_back(stage: Stage) -> None:
    robin, ana = await claimed(stage)
    await collector_writes(stage, robin, ana, MONDAY_NOON + timedelta(minutes=20))
    conversation = await stage.conversation(robin)
    await stage.receive(robin.phone, "im driving")
    before = len(stage.carrier.taken)
    await stage.deliver(conversation.id)
    assert not any("I looked at it." in sent.body for sent in stage.carrier.taken[before:])


async def test_in_web_chat_what_a_consumer_asks_from_work_is_answered(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "im at work")
    assert "$1,200.00" in " ".join(await stage.chat(visitor, "how much do i owe", "ask_balance"))


async def test_a_work_phone_is_closed_in_silence_and_nothing_else_is(stage: Stage) -> None:
    """REGF-6B3: number suppressed, other channels unaffected."""
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "this is my work phone, boss doesn't allow it") == []
    [row] = await stage.rows(Suppression, address=robin.phone)
    assert row.reason == "work_number"
    assert await stage.sms(robin, "how much do i owe", "ask_balance") == []
    visitor = await stage.open_chat(robin)
    assert "$1,200.00" in " ".join(await stage.chat(visitor, "how much", "ask_balance"))


async def test_start_does_not_open_an_employers_number(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "this is my work phone, boss doesn't allow it")
    await stage.sms(robin, "START")
    assert await stage.sms(robin, "hello", "greet") == []


async def test_no_calls_leaves_texts_open_and_says_so(stage: Stage) -> None:
    """REGF-14H1: voice blocked, texts open."""
    robin = await stage.person()
    await stage.verified(robin)
    [echo] = await stage.sms(robin, "don't call, text is fine")
    assert "We will not contact you by phone call." in echo
    [wish] = await wishes(stage, robin)
    assert (wish.kind, wish.channels) == ("medium", ["voice"])
    assert "$1,200.00" in (await stage.sms(robin, "how much", "ask_balance"))[0]
    assert await reviews(stage, await stage.conversation(robin)) == []


async def test_email_only_closes_texts_and_a_person_must_use_email(stage: Stage) -> None:
    robin, ana = await claimed(stage)
    await stage.sms(robin, "solo por correo")
    assert await collector_writes(stage, robin, ana, chicago(24, 12)) == "MEDIUM_NOT_WANTED"
    assert await reviews(stage, await stage.conversation(robin)) == ["contact_preference"]


@pytest.mark.parametrize(
    ("text", "is_reviewed"),
    [("not before 10am", False), ("not at work", True), ("only on my days off", True), ("no los viernes", False)],
)
async def test_a_person_looks_only_at_what_is_unclear(stage: Stage, text: str, is_reviewed: bool) -> None:
    robin = await stage.person()
    [_] = await stage.sms(robin, text)
    assert bool(await reviews(stage, await stage.conversation(robin))) is is_reviewed


async def test_a_spanish_wish_is_said_back_in_spanish(stage: Stage) -> None:
    marisol = await stage.person(language="es", first_name="Marisol")
    [echo] = await stage.sms(marisol, "no me escriban de lunes a viernes de 9 a 3")
    assert "No le contactaré de lunes a viernes de 9:00 a 15:00." in echo


async def test_a_later_clear_statement_replaces_an_unclear_one_and_only_then_replaces_only_then(stage: Stage) -> None:
    robin = await stage.person()
    for text in ("not at work", "only text me after 6", "only text me after 5", "no texts on sundays"):
        stage.clock.forward(minutes=1)
        await stage.sms(robin, text)
    live = [row for row in await wishes(stage, robin) if row.withdrawn_at is None]
    spans = [(row.schedule["mode"], row.schedule["spans"][0]["start"]) for row in live]
    assert ("allowed", 17 * 60) in spans
    assert ("blocked", 0) in spans
    assert ("allowed", 18 * 60) not in spans


@pytest.mark.parametrize("text", ["any time is fine", "you can text me whenever", "cualquier hora está bien"])
async def test_any_time_is_fine_takes_every_wish_back(stage: Stage, text: str) -> None:
    robin = await stage.person()
    await stage.sms(robin, SCHOOL)
    [answer] = await stage.sms(robin, text)
    assert "again at any of our usual hours" in answer or "de nuevo en nuestro horario" in answer
    assert [row.withdrawn_by for row in await wishes(stage, robin)] == ["consumer"]


@pytest.mark.parametrize("said", ["any time is fine", "START"])
async def test_a_protection_falls_only_by_the_word_of_the_consumer(stage: Stage, said: str) -> None:
    """REGF-6B1-DESIG: a wish made elsewhere stays until whoever writes has shown who they are."""
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, SCHOOL)
    await stage.sms(robin, "hello", "greet")
    await stage.sms(robin, said)
    if said == "START":
        await stage.sms(robin, "please start texting me again, any time is fine")
    assert [row.withdrawn_at for row in await wishes(stage, robin)] == [None]
    await stage.verified(robin)
    await stage.sms(robin, "any time is fine")
    assert [row.withdrawn_by for row in await wishes(stage, robin)] == ["consumer"]


async def test_any_time_is_fine_about_a_payment_lifts_no_protection(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, SCHOOL)
    conversation = await stage.conversation(robin)
    await stage.change(Conversation, conversation.id, phase="negotiating")
    await stage.sms(robin, "any time is fine", "chitchat")
    assert [row.withdrawn_at for row in await wishes(stage, robin)] == [None]


async def test_a_wish_of_one_conversation_counts_in_the_persons_other_one(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "not before 10am")
    await stage.sms(robin, "hello", "greet")
    conversation = await stage.conversation(robin)
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        terms = await read_contact_terms(stage.services, work, mine, await find_party(work, mine))
    assert [wish.kind for wish in terms.designated] == ["times"]


async def test_where_the_consumer_says_they_are_adds_its_zones(stage: Stage) -> None:
    """REGF-6B1-TIME: last stated location; every plausible zone counts."""
    robin, ana = await claimed(stage)
    await stage.sms(robin, "I'm in Hawaii now")
    assert await collector_writes(stage, robin, ana, chicago(24, 11, 59)) == "QUIET_HOURS"
    assert await collector_writes(stage, robin, ana, chicago(24, 12, 0)) == "sent"
    await stage.sms(robin, "estoy en Texas")
    [location] = [row for row in await wishes(stage, robin) if row.kind == "location" and row.withdrawn_at is None]
    assert location.schedule == {"state": "TX", "zones": ["America/Chicago", "America/Denver"]}


@pytest.mark.parametrize(
    ("clock", "outcome"),
    [
        pytest.param((10, 30), "QUIET_HOURS", id="REGF-6B1-TIME 10:30 Eastern"),
        pytest.param((11, 5), "sent", id="REGF-6B1-TIME 11:05 Eastern"),
        pytest.param((20, 53), "sent", id="REGF-6B1-TIME 20:53 Eastern"),
        pytest.param((20, 55), "QUIET_HOURS", id="REGF-6B1-TIME 20:55 Eastern, the buffer"),
        pytest.param((21, 10), "QUIET_HOURS", id="REGF-6B1-TIME 21:10 Eastern"),
    ],
)
async def test_a_new_york_number_with_a_los_angeles_address(stage: Stage, clock: tuple[int, int], outcome: str) -> None:
    # A number of the same zone: New York itself asks for electronic consent, which would be the reason.
    robin, ana = await claimed(stage, area="404", state="CA")
    at = datetime(2026, 11, 24, *clock, tzinfo=ZoneInfo("America/New_York"))
    assert await collector_writes(stage, robin, ana, at) == outcome
