"""Contacts we start, as a collector starts them: the counters of G7 on real rows, and two senders at once."""

import asyncio
from datetime import timedelta

import pytest

from parley.services.console import claim, reply
from parley.services.outbound import Blocked
from parley.storage.tables import Account, DecisionRow, Message
from tests.integration.talk.stage import Person, Stage


async def claimed_and_idle(stage: Stage, *, idle_h: float = 25, **who: str) -> tuple[Person, str, str]:
    """A verified person whose conversation a collector has, and who has not written for a while."""
    robin = await stage.person(**who)  # type: ignore[arg-type]
    await stage.change(Account, robin.account_id, created_at=stage.clock.now() - timedelta(days=30))
    await stage.verified(robin)
    await stage.sms(robin, "let me talk to someone", "request_human")
    conversation, ana = await stage.conversation(robin), await stage.collector()
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    stage.clock.forward(hours=idle_h)
    return robin, conversation.id, ana


async def say(stage: Stage, conversation_id: str, ana: str, text: str) -> str | None:
    """What the gate says about a collector's text; None when it left."""
    try:
        await reply(stage.services, conversation_id=conversation_id, collector_id=ana, text=text)
    except Blocked as blocked:
        return str(blocked)
    return None


async def codes(stage: Stage, conversation_id: str) -> list[str]:
    """The reason codes of the last decision."""
    last = (await stage.messages(conversation_id, direction="out"))[-1]
    [decision] = await stage.rows(DecisionRow, message_id=last.id)
    return [reason.rsplit(" ", 1)[-1].rstrip("]") for reason in decision.reasons]


@pytest.mark.parametrize(
    ("idle_h", "is_started"),
    [pytest.param(24, False, id="CNT-INIT: 24 hours"), pytest.param(24.01, True, id="CNT-INIT: past 24 hours")],
)
async def test_a_contact_is_ours_to_count_once_the_thread_has_gone_quiet(
    stage: Stage, idle_h: float, is_started: bool
) -> None:
    _, conversation_id, ana = await claimed_and_idle(stage, idle_h=idle_h)
    assert await say(stage, conversation_id, ana, "Hello, this is Ana. How can I help?") is None
    assert (await stage.messages(conversation_id, direction="out"))[-1].is_initiated is is_started


async def test_a_person_may_start_one_contact_a_day_and_two_in_seven_days(stage: Stage) -> None:
    robin, conversation_id, ana = await claimed_and_idle(stage)
    assert await say(stage, conversation_id, ana, "Hello, this is Ana. How can I help?") is None
    assert "at most 1 in 1 days" in (await say(stage, conversation_id, ana, "Are you there?") or "")
    assert await codes(stage, conversation_id) == ["CAP_REACHED"]
    stage.clock.forward(hours=24)
    assert await say(stage, conversation_id, ana, "Are you there?") is None
    stage.clock.forward(hours=25)
    why = await say(stage, conversation_id, ana, "I am here to help.")
    assert "at most 2 in 7 days by sms per account" in (why or "")
    assert set(await codes(stage, conversation_id)) == {"CAP_REACHED", "UNANSWERED"}
    # Their own words open the thread again, and answers in it are free.
    await stage.sms(robin, "sorry, was busy", "chitchat")
    assert await say(stage, conversation_id, ana, "No problem.") is None


async def test_nine_answers_in_a_live_thread_count_nothing(stage: Stage) -> None:
    """CNT-INIT: the consumer chats for a quarter of an hour; the counter of started contacts stays at zero."""
    robin = await stage.person()
    await stage.verified(robin)
    for _ in range(9):
        await stage.sms(robin, "how much", "ask_balance")
    conversation = await stage.conversation(robin)
    assert await stage.rows(Message, conversation_id=conversation.id, is_initiated=True) == []


async def test_an_account_that_came_today_counts_as_contacted_to_the_cap(stage: Stage) -> None:
    """CNT-RESET: nobody knows yet how often the one before us wrote."""
    robin, conversation_id, ana = await claimed_and_idle(stage)
    await stage.change(Account, robin.account_id, created_at=stage.clock.now() - timedelta(days=6))
    assert "at most 2 in 7 days" in (await say(stage, conversation_id, ana, "Hello, this is Ana.") or "")
    stage.clock.forward(days=1)
    assert await say(stage, conversation_id, ana, "Hello, this is Ana.") is None


async def test_two_senders_at_once_cannot_both_be_the_last_one_permitted(stage: Stage) -> None:
    _, conversation_id, ana = await claimed_and_idle(stage)
    answers = await asyncio.gather(
        *(say(stage, conversation_id, ana, f"Hello, this is Ana, number {number}.") for number in range(5))
    )
    assert sum(answer is None for answer in answers) == 1


async def test_the_caps_of_every_plausible_place_are_read_and_kept_with_the_decision(stage: Stage) -> None:
    """A Massachusetts address and a Washington number: both states' counters are evidence of the decision (REGF-104)."""
    _, conversation_id, ana = await claimed_and_idle(stage, state="MA", area="206", zip_code="02108")
    stage.clock.forward(hours=20)  # inside contact hours of both coasts
    await say(stage, conversation_id, ana, "Hello, this is Ana. How can I help?")
    last = (await stage.messages(conversation_id, direction="out"))[-1]
    [decision] = await stage.rows(DecisionRow, message_id=last.id)
    assert {reading["jurisdiction"] for reading in decision.inputs["counters"]} >= {"US", "MA", "WA"}
