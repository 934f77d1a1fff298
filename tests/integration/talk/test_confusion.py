"""EV-DISAB: who says twice in a row that they do not understand is answered by a person, and agrees to nothing meanwhile."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import update

from parley.services.confusion import says_confused
from parley.services.console import claim, hand_back
from parley.storage.tables import Disclosure, Escalation, Message, PaymentPlan
from tests.acceptance.compliance.examples import tells_of_a_debt
from tests.integration.talk.stage import Person, Stage

CONFUSED = "ask_repeat"
PERSON = {"en": "a person on our team", "es": "una persona de nuestro equipo"}


async def waits_for_a_person(stage: Stage, who: Person | str) -> bool:
    conversation = await stage.conversation(who)
    found = await stage.rows(Escalation, conversation_id=conversation.id)
    assert {row.reason for row in found} <= {"confused", "send_agreement_to_sign"}
    is_waiting = conversation.handover == "waiting"
    assert is_waiting is any(row.reason == "confused" and row.state == "open" for row in found)
    return is_waiting


@pytest.mark.parametrize(("language", "words"), [("en", ("what?", "i dont get it")), ("es", ("¿cómo?", "no entiendo"))])
async def test_an_unverified_person_is_handed_over_and_told_nothing_of_the_debt(
    stage: Stage, language: str, words: tuple[str, str]
) -> None:
    robin = await stage.person(language=language)
    first = await stage.sms(robin, words[0], CONFUSED)
    assert first
    assert not await waits_for_a_person(stage, robin)
    [second] = await stage.sms(robin, words[1], CONFUSED)
    assert PERSON[language] in second
    assert await waits_for_a_person(stage, robin)
    assert not any(tells_of_a_debt(text) or "$" in text for text in [*first, second])
    assert await stage.rows(Disclosure, account_id=robin.account_id) == []


@pytest.mark.parametrize(("language", "words"), [("en", ("what?", "i dont get it")), ("es", ("¿cómo?", "no entiendo"))])
@pytest.mark.parametrize("is_verified", [True, False])
async def test_in_chat_as_well(stage: Stage, language: str, words: tuple[str, str], is_verified: bool) -> None:
    robin = await stage.person(language=language)
    visitor = await stage.open_chat(robin if is_verified else None, language=language)
    assert await stage.chat(visitor, words[0], CONFUSED)
    assert not await waits_for_a_person(stage, visitor)
    [second] = await stage.chat(visitor, words[1], CONFUSED)
    assert PERSON[language] in second
    assert await waits_for_a_person(stage, visitor)


async def test_the_first_time_it_is_said_again_and_the_second_time_no_yes_closes_a_plan(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "100 a month", "propose_installments", amount=10_000)
    assert "1 to agree" in (await stage.sms(robin, "what?", CONFUSED))[-1]
    await stage.sms(robin, "i dont get it", CONFUSED)
    assert await stage.sms(robin, "1", "choose_option", option=1) == []
    assert await stage.sms(robin, "yes", "affirm") == []
    assert await stage.rows(PaymentPlan, account_id=robin.account_id) == []


async def test_a_yes_after_one_signal_still_agrees(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "100 a month", "propose_installments", amount=10_000)
    await stage.sms(robin, "what?", CONFUSED)
    await stage.sms(robin, "1", "choose_option", option=1)
    assert len(await stage.rows(PaymentPlan, account_id=robin.account_id)) == 1
    assert not await waits_for_a_person(stage, robin)


@pytest.mark.parametrize(
    ("text", "intent", "entities", "hands_over"),
    [
        pytest.param("thx", "thank", {}, False, id="small talk is understood"),
        pytest.param("how much is it", "ask_balance", {}, False, id="a question is understood"),
        pytest.param(
            "100 a month", "propose_installments", {"amount": 10_000}, False, id="figures, kept with the offer"
        ),
        pytest.param("2", "choose_option", {"option": 2}, False, id="a digit"),
        pytest.param("HELP", "ask_help", {}, False, id="settled by the rules, before the dialogue"),
        pytest.param("blarg", "nlu_fallback", {}, True, id="not read: passed over"),
        pytest.param("qwer asdf", "out_of_scope", {}, True, id="looks foreign: passed over"),
    ],
)
async def test_what_comes_in_between_starts_anew_if_it_was_understood(
    stage: Stage, text: str, intent: str, entities: dict[str, Any], hands_over: bool
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what?", CONFUSED)
    assert await stage.sms(robin, text, intent, **entities)
    await stage.sms(robin, "what?", CONFUSED)
    assert await waits_for_a_person(stage, robin) is hands_over


async def test_with_several_accounts_the_question_which_one_does_not_come_before_the_person(stage: Stage) -> None:
    robin = await stage.person()
    await stage.account(robin.consumer_id)
    await stage.sms(robin, robin.answers, "give_identity_details")
    await stage.sms(robin, "what?", CONFUSED)
    [second] = await stage.sms(robin, "i dont get it", CONFUSED)
    assert PERSON["en"] in second


@pytest.mark.parametrize("text", ["i really dont understand any of this", "no le entiendo nada señorita"])
async def test_plain_words_count_where_the_model_read_nothing(stage: Stage, text: str) -> None:
    robin = await stage.person()
    await stage.sms(robin, text)
    assert not await waits_for_a_person(stage, robin)
    await stage.sms(robin, text)
    assert await waits_for_a_person(stage, robin)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("I don’t understand", True),
        ("i didnt get that", True),
        ("im so confused", True),
        ("none of it makes any sense", True),
        ("No comprendí", True),
        ("no me queda claro", True),
        ("you don't understand me", False),
        ("u dont get it", False),
        ("usted no me entiende", False),
        ("i cant pay that", False),
        ("no tengo", False),
    ],
)
def test_words_of_confusion_are_those_of_somebody_who_does_not_follow(text: str, is_one: bool) -> None:
    assert says_confused(text) is is_one


async def test_a_turn_that_is_repeated_is_no_second_signal(stage: Stage) -> None:
    """I5: a worker that dies after the action committed lets the next one answer the same message again."""
    robin = await stage.person()
    stage.assistant.expect(CONFUSED)
    received = await stage.receive(robin.phone, "what?")
    await stage.process(received.message_id)
    async with stage.services.db.work() as work:
        await work.session.execute(update(Message).where(Message.id == received.message_id).values(state="received"))
    stage.assistant._answers.clear()
    await stage.process(received.message_id)
    assert not await waits_for_a_person(stage, robin)


async def test_after_a_person_handed_back_it_is_the_first_signal_again(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    collector_id = await stage.collector()
    for text in ("what?", "i dont get it"):
        await stage.sms(robin, text, CONFUSED)
    conversation = await stage.conversation(robin)
    await claim(stage.services, conversation_id=conversation.id, collector_id=collector_id)
    await hand_back(stage.services, conversation_id=conversation.id, collector_id=collector_id)
    await stage.sms(robin, "huh", CONFUSED)
    assert (await stage.conversation(robin)).handover == "none"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        pytest.param(datetime(2026, 11, 24, 16, tzinfo=UTC), datetime(2026, 11, 25, 16, tzinfo=UTC), id="Tuesday"),
        pytest.param(datetime(2026, 11, 25, 16, tzinfo=UTC), datetime(2026, 11, 27, 16, tzinfo=UTC), id="Thanksgiving"),
        pytest.param(datetime(2026, 11, 27, 16, tzinfo=UTC), datetime(2026, 11, 30, 16, tzinfo=UTC), id="Friday"),
    ],
)
async def test_the_person_has_one_business_day(stage: Stage, now: datetime, due: datetime) -> None:
    stage.clock.set(now)
    robin = await stage.person()
    for text in ("what?", "i dont get it"):
        await stage.sms(robin, text, CONFUSED)
    [row] = await stage.rows(Escalation, conversation_id=(await stage.conversation(robin)).id)
    assert (row.reason, row.silences_bot, row.due_at) == ("confused", True, due)


async def test_a_button_of_an_older_message_is_no_signal(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what?", CONFUSED)
    stage.assistant.expect(CONFUSED)
    received = await stage.receive(robin.phone, "Go on")
    async with stage.services.db.work() as work:
        await work.session.execute(
            update(Message).where(Message.id == received.message_id).values(payload="/ask_repeat")
        )
    await stage.process(received.message_id)
    assert not await waits_for_a_person(stage, robin)
    await stage.sms(robin, "i dont get it", CONFUSED)
    assert await waits_for_a_person(stage, robin), "and it was nothing understood in between"
