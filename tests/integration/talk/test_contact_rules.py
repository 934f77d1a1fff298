"""Rules of time and form, as they reach a real conversation: quiet hours, the web marker, languages, parties."""

from datetime import UTC, datetime

import pytest

from parley.storage.tables import DecisionRow, Disclosure, Escalation
from tests.integration.talk.stage import Stage

MARKER = "Northlight Help, debt collector (AI assistant):"
NIGHT = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)  # 22:00 in Chicago


async def test_a_message_at_night_gets_its_one_answer(stage: Stage) -> None:
    robin = await stage.person()
    stage.clock.set(NIGHT)
    assert len(await stage.sms(robin, "who is this", "ask_who_is_this")) == 1


async def test_each_message_of_the_night_gets_one_answer_of_its_own(stage: Stage) -> None:
    robin = await stage.person()
    stage.clock.set(NIGHT)
    for _ in range(2):
        assert len(await stage.sms(robin, "who is this", "ask_who_is_this")) == 1


@pytest.mark.parametrize(
    ("late_s", "is_answered"),
    [pytest.param(900, True, id="15 minutes"), pytest.param(901, False, id="15 minutes and a second")],
)
async def test_an_answer_at_night_that_comes_too_late_is_not_sent(stage: Stage, late_s: int, is_answered: bool) -> None:
    robin = await stage.person()
    stage.clock.set(NIGHT)
    stage.assistant.expect("ask_who_is_this")
    received = await stage.receive(robin.phone, "who is this")
    stage.clock.forward(seconds=late_s)
    await stage.process(received.message_id)
    assert await stage.deliver(received.conversation_id) == (1 if is_answered else 0)


async def test_the_stricter_of_two_possible_zones_decides(stage: Stage) -> None:
    """A New York number with a Californian address, at 07:30 in Los Angeles and 10:30 in New York."""
    robin = await stage.person(area="212", state="CA")
    stage.clock.set(datetime(2026, 11, 21, 15, 30, tzinfo=UTC))
    await stage.sms(robin, "hello", "greet")
    conversation = await stage.conversation(robin)
    [message] = await stage.messages(conversation.id, direction="out")
    [decision] = await stage.rows(DecisionRow, message_id=message.id)
    assert sorted(decision.inputs["zones"]) == ["America/Los_Angeles", "America/New_York"]


async def test_every_text_to_a_verified_person_says_who_writes_and_how_to_stop(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    for intent in ("ask_balance", "ask_options", "thank", "ask_help"):
        for reply in await stage.sms(robin, "text", intent):
            assert reply.startswith(MARKER)
            assert reply.endswith("Reply STOP to stop texts.")


async def test_a_web_chat_carries_the_marker_once_a_session(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    visitor = await stage.open_chat(robin)
    first = await stage.chat(visitor, "how much", "ask_balance")
    later = [text for _ in range(2) for text in await stage.chat(visitor, "how much", "ask_balance")]
    assert [text.startswith(MARKER) for text in first] == [True, *[False] * (len(first) - 1)]
    assert later
    assert not any(MARKER in text for text in later)


async def test_a_new_web_session_carries_the_marker_again(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "how much", "ask_balance")
    stage.clock.forward(hours=2)
    again = await stage.open_chat(robin)
    assert again == visitor or (await stage.conversation(again)).id == (await stage.conversation(visitor)).id
    replies = await stage.chat(again, "how much", "ask_balance")
    assert replies[0].startswith(MARKER)


async def test_the_web_disclosure_counts_as_the_marker_of_its_session(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    replies = await stage.chat(visitor, "how much", "ask_balance")
    assert "is a debt collector" in replies[0]
    assert not any(MARKER in text for text in replies[1:])


async def test_the_disclosure_is_given_once_a_debt_and_its_wording_is_kept(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "how much", "ask_balance")
    [row] = await stage.rows(Disclosure, account_id=robin.account_id)
    approved = stage.services.wording.get("utter_disclosure_initial", "en")
    assert (row.wording_sha256, row.language, row.response_name) == (approved.sha256, "en", approved.name)


async def test_a_first_party_creditor_speaks_in_its_own_name_and_is_no_debt_collector(stage: Stage) -> None:
    sage = await stage.person(creditor_id="riverbend", party_role="first_party", balance_cents=86_000)
    replies = await stage.sms(sage, sage.answers, "give_identity_details")
    assert len(replies) == 2
    assert "this is about your account" in replies[0]
    assert "(AI assistant):" in replies[1]
    assert not any("debt collector" in reply for reply in replies)


async def test_a_spanish_speaker_hears_everything_in_spanish(stage: Stage) -> None:
    marisol = await stage.person(language="es", first_name="Marisol")
    replies = await stage.sms(marisol, marisol.answers, "give_identity_details")
    assert "es un cobrador de deudas" in replies[0]
    assert all(reply.endswith("Responda STOP para no recibir textos.") for reply in replies)


async def test_the_language_follows_what_is_clearly_written(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.language = "es"
    assert "Reply STOP" in (await stage.sms(robin, "hola amigo", "greet"))[0]
    assert "Responda STOP" in (await stage.sms(robin, "hola quien es usted", "greet"))[0]


async def test_the_language_asked_for_counts_whatever_it_is_asked_in(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.language = "en"
    replies = await stage.sms(robin, "in spanish please", "switch_language", language="es")
    assert "A partir de ahora le escribo en español." in replies[0]
    assert (await stage.conversation(robin)).language == "es"


async def test_before_the_daily_ceiling_cuts_an_answer_off_a_person_goes_on(stage: Stage) -> None:
    robin = await stage.person()
    ceiling = stage.services.compliance.caps.thread_bot_messages_per_day["sms"]
    replies = [await stage.sms(robin, "thx", "thank") for _ in range(ceiling + 1)]
    said = [reply for (reply,) in filter(None, replies)]
    assert ceiling - 3 <= len(said) <= ceiling
    assert "a person on our team" in said[-1]
    assert replies[len(said) :] == [[]] * (ceiling + 1 - len(said))
    conversation = await stage.conversation(robin)
    [escalation] = await stage.rows(Escalation, conversation_id=conversation.id)
    assert escalation.reason == "thread_ceiling"


async def test_a_blocked_message_is_kept_with_its_reasons(stage: Stage) -> None:
    robin = await stage.person()
    stage.clock.set(NIGHT)
    stage.assistant.expect("ask_who_is_this")
    received = await stage.receive(robin.phone, "who is this")
    stage.clock.forward(hours=1)
    await stage.process(received.message_id)
    message = (await stage.messages(received.conversation_id, in_reply_to=received.message_id))[0]
    [decision] = await stage.rows(DecisionRow, message_id=message.id)
    assert (message.state, decision.verdict, decision.gate) == ("blocked", "block", "G6")
    assert decision.rule_ids == ["REGF-6B1-SELF"]
