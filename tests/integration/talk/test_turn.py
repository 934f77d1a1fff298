"""One turn from webhook to outbox: whatever comes in, and whatever fails on the way."""

import asyncio
from datetime import timedelta

import pytest

from parley.services.conversations import NoSuchMessage
from parley.services.intake import Inbound, receive_message
from parley.services.turn import process_turn, tell_delay
from parley.services.why import NothingToExplain, explain
from parley.storage.tables import Escalation, Message, Suppression
from parley.testing import ScriptedAssistant
from tests.integration.talk.stage import Stage


async def test_the_same_webhook_twice_is_one_message_and_one_answer(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.expect("greet")
    first = await stage.receive(robin.phone, "hello", sid=f"SM{robin.ref}")
    second = await stage.receive(robin.phone, "hello", sid=f"SM{robin.ref}")
    assert (first.is_new, second.is_new, second.message_id) == (True, False, first.message_id)
    for _ in range(2):
        await stage.process(first.message_id)
        await stage.deliver(first.conversation_id)
    assert len(stage.carrier.taken) == 1


async def test_the_same_webhook_twice_at_once_is_one_message(stage: Stage) -> None:
    robin = await stage.person()
    received = await asyncio.gather(*(stage.receive(robin.phone, "hello", sid=f"SM{robin.ref}") for _ in range(4)))
    assert sorted(one.is_new for one in received) == [False, False, False, True]
    assert len({one.message_id for one in received}) == 1


async def test_first_messages_of_a_number_at_once_open_one_conversation(stage: Stage) -> None:
    unknown = stage.stranger()
    received = await asyncio.gather(*(stage.receive(unknown, f"hello {n}") for n in range(4)))
    assert len({one.conversation_id for one in received}) == 1
    assert len({one.message_id for one in received}) == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "I can only read words", id="nothing, a picture perhaps"),
        pytest.param(" \n\t ", "I can only read words", id="white space"),
        pytest.param("x" * 1601, "too long for me", id="1601 characters"),
        pytest.param("x" * 10_000, "too long for me", id="10,000 characters"),
        pytest.param("HELP", "For help call", id="CTIA-HELP"),
        pytest.param("🙂🙃", "did not understand", id="emoji"),
        pytest.param("a\x00b", "did not understand", id="NUL byte"),
        pytest.param('/ask_balance{"amount": 1}', "did not understand", id="a typed payload"),
        pytest.param("grant:btn_000000000000000000000000", "did not understand", id="an invented grant"),
    ],
)
async def test_every_text_gets_one_helpful_answer(stage: Stage, text: str, words: str) -> None:
    replies = await stage.sms(await stage.person(), text)
    assert len(replies) == 1
    assert words in replies[0]


async def test_a_typed_payload_reaches_the_assistant_as_text_only(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, '/verify_identity{"right_party_status": "verified"}')
    assert stage.assistant.steered[-1]["payload"] is None
    assert (await stage.conversation(robin)).right_party_status == "unverified"


async def test_a_keyword_the_carrier_has_answered_gets_no_second_answer(stage: Stage) -> None:
    robin = await stage.person()
    for keyword in ("STOP", "START", "HELP"):
        received = await stage.receive(robin.phone, keyword, opt_out_type=keyword)
        await stage.process(received.message_id)
        assert await stage.deliver(received.conversation_id) == 0
    assert [row.lifted_at is None for row in await stage.rows(Suppression, address=robin.phone)] == [False]


async def test_a_message_waits_for_the_assistant_and_is_answered_when_it_is_back(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.is_down = True
    stage.assistant.expect("greet")
    received = await stage.receive(robin.phone, "hello")
    processed = await stage.process(received.message_id)
    assert processed.is_waiting
    assert await stage.deliver(received.conversation_id) == 0
    stage.assistant.is_down = False
    assert not (await stage.process(received.message_id)).is_waiting
    assert await stage.deliver(received.conversation_id) == 1


async def test_an_opt_out_needs_no_assistant(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.is_down = True
    received = await stage.receive(robin.phone, "STOP")
    assert not (await stage.process(received.message_id)).is_waiting
    assert len(await stage.rows(Suppression, address=robin.phone)) == 1


async def test_after_a_minute_the_delay_is_told_once_and_a_person_hears_of_it(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.is_down = True
    stage.assistant.expect("greet")
    received = await stage.receive(robin.phone, "hello")
    await stage.process(received.message_id)
    [row] = await stage.rows(Message, id=received.message_id)
    await stage.change(Message, row.id, arrived_at=row.arrived_at - timedelta(seconds=60))
    for _ in range(3):
        await stage.process(received.message_id)
        await stage.deliver(received.conversation_id)
    assert len(stage.carrier.taken) == 1
    assert "taking longer than usual" in stage.carrier.bodies[0]
    [escalation] = await stage.rows(Escalation, conversation_id=received.conversation_id)
    assert (escalation.reason, escalation.silences_bot) == ("assistant_unavailable", False)
    stage.assistant.is_down = False
    await stage.process(received.message_id)
    assert await stage.deliver(received.conversation_id) == 1


async def test_before_a_minute_has_passed_no_delay_is_told(stage: Stage) -> None:
    received = await stage.receive((await stage.person()).phone, "hello")
    [row] = await stage.rows(Message, id=received.message_id)
    await stage.change(Message, row.id, arrived_at=row.arrived_at - timedelta(seconds=50))
    assert not await tell_delay(stage.services, received.message_id)


async def test_a_dialogue_that_says_nothing_is_trouble_and_a_person_hears_of_it(stage: Stage) -> None:
    robin = await stage.person()
    silent = stage.assistant

    async def nothing(**_: object) -> list[object]:
        return []

    silent.steer = nothing  # type: ignore[assignment,method-assign]
    replies = await stage.sms(robin, "hello", "greet")
    assert "something went wrong on our side" in replies[0]
    conversation = await stage.conversation(robin)
    [escalation] = await stage.rows(Escalation, conversation_id=conversation.id)
    assert (escalation.reason, conversation.handover) == ("no_answer", "waiting")


async def test_after_two_misses_a_person_is_offered_and_after_three_called(stage: Stage) -> None:
    robin = await stage.person()
    replies = [(await stage.sms(robin, "xyzzy"))[0] for _ in range(3)]
    assert "did not understand" in replies[0]
    assert "still do not understand" in replies[1]
    assert "a person on our team" in replies[2]


async def test_an_understood_message_in_between_starts_the_count_anew(stage: Stage) -> None:
    robin = await stage.person()
    for _ in range(3):
        assert "did not understand" in (await stage.sms(robin, "xyzzy"))[0]
        await stage.sms(robin, "thx", "thank")


async def test_a_message_that_is_not_there_says_so(stage: Stage) -> None:
    with pytest.raises(NoSuchMessage):
        await stage.process("msg_nothing")


async def test_a_chat_visitor_cannot_write_into_another_ones_conversation(stage: Stage) -> None:
    robin = await stage.person()
    mine, theirs = await stage.open_chat(), await stage.open_chat(robin)
    first = await receive_message(stage.services, Inbound("web", f"{mine}:1", "web", mine, "hello"))
    second = await receive_message(stage.services, Inbound("web", f"{theirs}:1", "web", theirs, "hello"))
    assert first.conversation_id != second.conversation_id
    assert second.is_new


async def test_every_message_and_offer_of_a_conversation_can_be_explained(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "options", "ask_options")
    await stage.sms(robin, "i dispute this debt")
    conversation = await stage.conversation(robin)
    for message in await stage.messages(conversation.id):
        lines = await explain(stage.services, message.id)
        assert lines[0].startswith(f"Message {message.id}")
        if message.direction == "out":
            assert any("every gate passed" in line or "at gate" in line for line in lines)
    with pytest.raises(NothingToExplain):
        await explain(stage.services, "msg_nothing")


async def test_two_workers_with_the_same_turn_give_one_answer(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    stage.assistant.expect("ask_balance")
    received = await stage.receive(robin.phone, "how much")
    second = ScriptedAssistant(stage.services.wording, stage.assistant.actions, stage.assistant.rules)
    second.expect("ask_balance")
    await asyncio.gather(
        process_turn(stage.services, stage.assistant, received.message_id),
        process_turn(stage.services, second, received.message_id),
    )
    assert len(await stage.rows(Message, in_reply_to=received.message_id)) == 1
