"""Bot and person: never both at once, and a person's words pass the same gate."""

import asyncio

import pytest

from parley.services.console import (
    AlreadyClaimed,
    NotYours,
    WrongDisposition,
    claim,
    close,
    hand_back,
    queue,
    read_conversation,
    reply,
)
from parley.services.conversations import NoSuchConversation
from parley.services.outbound import Blocked
from parley.storage.tables import Conversation, Escalation, Message
from tests.integration.talk.stage import Person, Stage


async def handed_over(stage: Stage, *, verified: bool = True) -> tuple[Person, Conversation, str]:
    """A conversation waiting for a person, and the person who claims it."""
    robin = await stage.person()
    if verified:
        await stage.verified(robin)
    await stage.sms(robin, "let me talk to someone", "request_human")
    conversation, ana = await stage.conversation(robin), await stage.collector()
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    return robin, conversation, ana


async def test_a_request_for_a_person_is_told_once_and_silences_the_bot(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    assert "a person on our team" in (await stage.sms(robin, "someone real please", "request_human"))[0]
    for intent in ("request_human", "ask_balance", "propose_installments"):
        assert await stage.sms(robin, "hello?", intent, amount=5000) == []
    waiting = [item for item in await queue(stage.services) if item.person == "Robin Fairweather"]
    conversation = await stage.conversation(robin)
    [mine] = [item for item in waiting if item.conversation_id == conversation.id]
    assert (mine.reasons, mine.state, mine.last_text) == (("request_human",), "open", "hello?")


async def test_the_bot_says_nothing_from_claim_to_hand_back(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    for intent in ("ask_balance", "ask_options", "greet"):
        assert await stage.sms(robin, "and how much", intent) == []
    await hand_back(stage.services, conversation_id=conversation.id, collector_id=ana)
    await stage.deliver(conversation.id)
    assert "I am back in this conversation" in stage.carrier.bodies[-1]
    assert "$1,200.00" in (await stage.sms(robin, "how much", "ask_balance"))[0]
    assert {row.state for row in await stage.rows(Escalation, conversation_id=conversation.id)} == {"closed"}


async def test_a_message_that_was_being_steered_while_a_person_claimed_is_not_answered_by_the_bot(
    stage: Stage,
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    conversation, ana = await stage.conversation(robin), await stage.collector()
    steer = stage.assistant.steer

    async def slow(**turn: object) -> object:
        answers = await steer(**turn)  # type: ignore[arg-type]
        await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
        return answers

    stage.assistant.steer = slow  # type: ignore[assignment,method-assign]
    assert await stage.sms(robin, "how much", "ask_balance") == []


async def test_two_collectors_who_claim_at_once_do_not_both_get_it(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "a person please", "request_human")
    conversation = await stage.conversation(robin)
    both = [await stage.collector(), await stage.collector()]
    results = await asyncio.gather(
        *(claim(stage.services, conversation_id=conversation.id, collector_id=one) for one in both),
        return_exceptions=True,
    )
    assert sorted(type(result) for result in results if result is not None) == [AlreadyClaimed]
    winner = both[results.index(None)]
    assert (await stage.conversation(robin)).collector_id == winner
    loser = next(one for one in both if one != winner)
    with pytest.raises(NotYours):
        await reply(stage.services, conversation_id=conversation.id, collector_id=loser, text="Hello")


async def test_claiming_twice_oneself_changes_nothing(stage: Stage) -> None:
    _, conversation, ana = await handed_over(stage)
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    assert (await stage.conversation(conversation.id)).collector_id == ana


async def test_a_collectors_words_with_marker_and_opt_out_line_reach_the_phone(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="  I can look at that today.  ")
    await stage.deliver(conversation.id)
    assert stage.carrier.taken[-1].to == robin.phone
    assert "debt collector" in stage.carrier.bodies[-1]
    assert "I can look at that today. Reply STOP to stop texts." in stage.carrier.bodies[-1]


async def test_a_collectors_neutral_words_reach_somebody_who_is_not_verified(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage, verified=False)
    await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="Hello, how can I help?")
    await stage.deliver(conversation.id)
    assert (stage.carrier.taken[-1].to, "how can I help?" in stage.carrier.bodies[-1]) == (robin.phone, True)


@pytest.mark.parametrize(
    ("text", "verified", "because"),
    [
        pytest.param("We will sue you.", True, "forbidden wording", id="15 USC 1692e"),
        pytest.param("You owe this debt.", False, "tells of a debt", id="12 CFR 1006.6(d)(1)"),
        pytest.param("It is about Lantern Savings.", False, "names something of the account", id="REGF-6D1"),
        pytest.param("Your card is 4111 1111 1111 1111.", True, "card or social security", id="PCI-NOPAN"),
        pytest.param("word " * 100, True, "characters", id="TW-SEG"),
    ],
)
async def test_a_collectors_words_that_may_not_leave_are_kept_with_the_reason(
    stage: Stage, text: str, verified: bool, because: str
) -> None:
    _, conversation, ana = await handed_over(stage, verified=verified)
    with pytest.raises(Blocked, match=because):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text=text)
    assert await stage.deliver(conversation.id) == 0
    shown = await read_conversation(stage.services, conversation.id)
    assert shown["messages"][-1]["state"] == "blocked"
    assert because in " ".join(shown["messages"][-1]["reasons"])


async def test_a_collector_may_not_write_over_an_opt_out(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    await stage.sms(robin, "STOP")
    with pytest.raises(Blocked):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="One more thing.")
    assert await stage.deliver(conversation.id) == 0


async def test_legal_detectors_keep_running_while_a_person_has_the_conversation(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    await stage.sms(robin, "i filed chapter 7 bankruptcy")
    with pytest.raises(Blocked, match="BANKRUPTCY"):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="When can you pay?")


async def test_closing_needs_a_disposition_of_the_list_and_gives_the_bot_its_voice_back(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    with pytest.raises(WrongDisposition):
        await close(stage.services, conversation_id=conversation.id, collector_id=ana, disposition="done")
    await close(stage.services, conversation_id=conversation.id, collector_id=ana, disposition="resolved")
    rows = await stage.rows(Escalation, conversation_id=conversation.id)
    assert {(row.state, row.disposition) for row in rows} == {("closed", "resolved")}
    assert len(await stage.sms(robin, "how much", "ask_balance")) == 1


async def test_a_held_conversation_that_is_handed_back_stays_held(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    await stage.sms(robin, "i dispute this debt")
    await hand_back(stage.services, conversation_id=conversation.id, collector_id=ana)
    assert (await stage.conversation(robin)).phase == "held"
    assert await stage.deliver(conversation.id) == 0
    assert await stage.sms(robin, "how much", "ask_balance") == []


async def test_the_transcript_shows_placeholders_only_and_who_wrote_what(stage: Stage) -> None:
    robin, conversation, ana = await handed_over(stage)
    await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="Hello, this is Ana.")
    shown = await read_conversation(stage.services, conversation.id)
    authors = [message["author"] for message in shown["messages"]]
    assert authors[0] == "consumer"
    assert authors[-1] == "collector"
    assert shown["messages"][0]["text"] == "[dob] [zip]"
    assert robin.birth not in str(shown["messages"])


async def test_actions_on_a_conversation_that_is_not_there_say_so(stage: Stage) -> None:
    with pytest.raises(NoSuchConversation):
        await claim(stage.services, conversation_id="con_nothing", collector_id="col_nobody")
    with pytest.raises(NoSuchConversation):
        await read_conversation(stage.services, "con_nothing")


async def test_a_reply_before_a_claim_is_refused(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    conversation = await stage.conversation(robin)
    before = len(await stage.rows(Message, conversation_id=conversation.id))
    with pytest.raises(NotYours):
        await reply(stage.services, conversation_id=conversation.id, collector_id=await stage.collector(), text="Hello")
    assert len(await stage.rows(Message, conversation_id=conversation.id)) == before
