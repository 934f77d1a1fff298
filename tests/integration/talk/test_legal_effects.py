"""Statements with legal effect: the hold or opt-out, the one answer, and silence from then on."""

from datetime import timedelta

import pytest

from parley.services.outbound import send_says
from parley.services.wording import Say
from parley.storage.tables import ContactPoint, Escalation, Hold, Message, Suppression
from tests.integration.talk.stage import Stage


@pytest.mark.parametrize(
    ("text", "hold", "reason", "words"),
    [
        pytest.param("i dispute this debt", "DISPUTE", "dispute", "dispute", id="12 CFR 1006.38(d)(2)"),
        pytest.param("send me proof of this debt", "VALIDATION", "validation", "", id="12 CFR 1006.34"),
        pytest.param("talk to my lawyer", "ATTORNEY", "attorney", "", id="15 USC 1692c(a)(2)"),
        pytest.param("i filed chapter 7 bankruptcy", "BANKRUPTCY", "bankruptcy", "", id="11 USC 362"),
        pytest.param("he passed away in march", "DECEASED", "deceased", "", id="12 CFR 1006.6(a)(4)"),
        pytest.param("i cant go on anymore i want to die", "CRISIS", "crisis", "988", id="EV-SELFHARM"),
    ],
)
async def test_a_statement_with_legal_effect_is_answered_once_and_then_the_bot_is_silent(
    stage: Stage, text: str, hold: str, reason: str, words: str
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    replies = await stage.sms(robin, text)
    assert len(replies) == 1
    assert words in replies[0]
    conversation = await stage.conversation(robin)
    assert conversation.phase == "held"
    [placed] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    assert (placed.kind, placed.acknowledged_at, placed.released_at) == (hold, stage.clock.now(), None)
    assert reason in {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}
    for intent in ("greet", "ask_balance", "ask_options", "propose_installments"):
        assert await stage.sms(robin, "and what about a plan", intent, amount=5000) == []


async def test_the_same_statement_twice_places_one_hold_and_is_answered_once(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    assert len(await stage.sms(robin, "i dispute this debt")) == 1
    assert await stage.sms(robin, "i dispute this debt") == []
    assert len(await stage.rows(Hold, consumer_id=robin.consumer_id)) == 1


async def test_a_hold_of_one_conversation_silences_the_persons_other_one(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "hi", "greet")
    await stage.sms(robin, robin.answers, "give_identity_details")
    await stage.sms(robin, "talk to my lawyer")
    assert await stage.chat(visitor, "how much is it", "ask_balance") == []


@pytest.mark.parametrize(
    "text", ["i dispute this debt", "send me proof of this debt", "its past the statute of limitations"]
)
async def test_whoever_signs_in_and_starts_with_a_statement_is_answered_though_no_disclosure_was_given(
    stage: Stage, text: str
) -> None:
    """The acknowledgement that speaks of the debt was withheld, and nobody answered."""
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    replies = await stage.chat(visitor, text)
    assert len(replies) == 1
    assert "made a note" in replies[0]
    assert await stage.rows(Hold, consumer_id=robin.consumer_id)


async def test_an_unverified_dispute_gets_words_that_tell_of_no_debt(stage: Stage) -> None:
    robin = await stage.person()
    replies = await stage.sms(robin, "i dispute this debt")
    assert len(replies) == 1
    assert "debt" not in replies[0].lower()
    assert "disput" not in replies[0].lower()


async def test_a_hold_placed_before_verification_still_holds_after_it(stage: Stage) -> None:
    robin = await stage.person()
    unknown = stage.stranger()
    await stage.sms(unknown, "i dispute this debt")
    await stage.sms(unknown, f"{robin.ref} {robin.birth}", "give_identity_details")
    conversation = await stage.conversation(unknown)
    sent = [row.text for row in await stage.messages(conversation.id, direction="out") if row.state == "sent"]
    assert not any("$1,200.00" in text for text in sent)


async def test_stop_is_confirmed_by_the_carrier_and_nothing_leaves_afterwards(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "STOP") == []
    conversation = await stage.conversation(robin)
    assert conversation.phase == "closed"
    [row] = await stage.rows(Suppression, address=robin.phone)
    assert (row.medium, row.reason, row.lifted_at) == ("sms", "opted_out", None)
    assert await stage.sms(robin, "how much do i owe", "ask_balance") == []
    async with stage.services.db.work() as work:
        conversation = await work.session.merge(conversation)
        await send_says(stage.services, work, conversation, [Say("utter_help")], None)
    assert await stage.deliver(conversation.id) == 0


async def test_stop_in_other_words_is_confirmed_once(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    replies = await stage.sms(robin, "please stop texting me")
    assert len(replies) == 1
    conversation = await stage.conversation(robin)
    [row] = await stage.rows(Message, conversation_id=conversation.id, text=replies[0])
    assert row.kind == "opt_out_confirmation"
    assert await stage.sms(robin, "stop texting me now") == []


async def test_start_takes_a_stop_back(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "STOP")
    await stage.sms(robin, "START")
    assert len(await stage.sms(robin, "how much", "ask_balance")) == 1


async def test_start_lifts_no_cease_and_no_wrong_number(stage: Stage) -> None:
    robin, casey = await stage.person(), await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "leave me alone and never contact me again")
    await stage.sms(casey, "wrong number")
    for who in (robin, casey):
        await stage.sms(who, "START")
        assert await stage.sms(who, "how much", "ask_balance") == []


async def test_cease_says_nothing_by_sms_and_closes_every_number_of_the_person(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "leave me alone and never contact me again") == []
    assert {row.kind for row in await stage.rows(Hold, consumer_id=robin.consumer_id)} == {"CEASE"}
    assert len(await stage.rows(Suppression, address=robin.phone, reason="opted_out")) == 1


async def test_a_wrong_number_is_taken_off_the_file_in_silence(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    assert await stage.sms(robin, "wrong number") == []
    conversation = await stage.conversation(robin)
    assert (conversation.right_party_status, conversation.phase) == ("wrong_party", "closed")
    [point] = await stage.rows(ContactPoint, address=robin.phone)
    assert point.wrong_party_at == stage.clock.now()
    assert point.consent_at is None
    [hold] = await stage.rows(Hold, conversation_id=conversation.id)
    assert (hold.kind, hold.consumer_id) == ("WRONG_PARTY", None)
    assert await stage.sms(robin, robin.answers, "give_identity_details") == []


async def test_a_wrong_number_says_nothing_about_the_person_elsewhere(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "wrong number")
    visitor = await stage.open_chat(robin)
    assert "$1,200.00" in " ".join(await stage.chat(visitor, "hi", "greet"))


async def test_no_to_the_question_for_the_name_is_a_wrong_number(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    assert await stage.sms(robin, "2", "choose_option", option=2) == []
    assert (await stage.conversation(robin)).right_party_status == "wrong_party"


async def test_what_only_the_model_hears_has_the_same_effect(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    replies = await stage.sms(robin, "xyzzy", "claim_military")
    assert len(replies) == 1
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    assert (hold.kind, hold.evidence["source"]) == ("MILITARY", "model")


async def test_one_message_with_two_effects_gets_both(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "i dispute this debt, talk to my lawyer")
    assert {row.kind for row in await stage.rows(Hold, consumer_id=robin.consumer_id)} == {"DISPUTE", "ATTORNEY"}


async def test_a_released_hold_lets_the_bot_speak_again(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "i dispute this debt")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    await stage.change(Hold, hold.id, released_at=stage.clock.now(), released_by="test", release_reason="answered")
    stage.clock.forward(seconds=timedelta(hours=1).total_seconds())
    assert "$1,200.00" in (await stage.sms(robin, "how much", "ask_balance"))[0]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        pytest.param("talk to my lawyer", 1, id="REGF-6B2: one question for the name"),
        pytest.param("talk to my lawyer, here is the number 312-555-0144", 0, id="REGF-6B2: known, so silence"),
    ],
)
async def test_an_attorney_is_asked_for_only_where_nothing_tells_how_to_reach_one(
    stage: Stage, text: str, answers: int
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    assert len(await stage.sms(robin, text)) == answers
    assert [hold.kind for hold in await stage.rows(Hold, consumer_id=robin.consumer_id)] == ["ATTORNEY"]
