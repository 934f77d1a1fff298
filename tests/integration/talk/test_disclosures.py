"""Disclosures over time, channels and languages, in conversations."""

import pytest

from parley.services.chat import start_chat
from parley.services.composing import Draft, merge
from parley.services.facts import gather
from parley.storage.tables import DecisionRow, Disclosure, Message
from tests.integration.talk.stage import Stage

AI = "AI assistant"


async def test_a_held_consumer_who_opens_a_chat_sees_the_notice_first(stage: Stage) -> None:
    """WIRETAP: the notice before the first keystroke, whatever holds; and nothing else."""
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "talk to my lawyer")
    started = await start_chat(stage.services, visitor="vis_held", language=None, verified_account_id=robin.account_id)
    assert [message.response_name for message in started.messages] == ["utter_notice_web"]
    assert started.is_new
    again = await start_chat(stage.services, visitor="vis_held", language=None, verified_account_id=robin.account_id)
    assert not again.is_new
    assert len(again.messages) == 1


@pytest.mark.parametrize(("days", "is_told_again"), [(7, False), (8, True)])
async def test_the_assistant_says_again_what_it_is_after_seven_days_of_silence(
    stage: Stage, days: int, is_told_again: bool
) -> None:
    """AI-DISC-ALL: by a new notice where the chat is opened again, else in the first answer."""
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "how much is it", "ask_balance")
    stage.clock.forward(days=days)
    replies = await stage.chat(visitor, "hello again", "greet")
    assert (AI in replies[0]) is is_told_again
    stage.clock.forward(days=days)
    started = await start_chat(stage.services, visitor=visitor, language=None, verified_account_id=robin.account_id)
    assert started.is_new is is_told_again


async def test_a_question_whether_it_is_a_person_is_answered_truthfully_in_its_language(stage: Stage) -> None:
    """AI-DISC-ALL."""
    robin = await stage.person()
    marisol = await stage.person(language="es", first_name="Marisol")
    assert "automated AI assistant, not a person" in (await stage.sms(robin, "are you a robot", "ask_if_bot"))[0]
    [reply] = await stage.sms(marisol, "es usted una persona", "ask_if_bot")
    assert "asistente automatizado de IA, no una persona" in reply


async def test_a_language_switch_in_the_middle_makes_the_next_message_wholly_spanish(stage: Stage) -> None:
    """REGF-18E4, EV-LANG."""
    robin = await stage.person()
    await stage.verified(robin)
    replies = await stage.sms(robin, "en español por favor", "switch_language", language="es")
    replies += await stage.sms(robin, "cuánto debo", "ask_balance")
    assert replies
    for text in replies:
        assert text.startswith("Northlight Help, cobrador de deudas (asistente de IA):")
        assert text.endswith("Responda STOP para no recibir textos.")
        assert "debt collector" not in text
        assert "Reply" not in text


async def test_a_disclosure_in_chat_stands_for_texts_too(stage: Stage) -> None:
    """Catalogue 7.4: verified in chat on day 0, a text on day 2 carries the later mark and no second initial one."""
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    replies = await stage.chat(visitor, "how much is it", "ask_balance")
    assert any("is a debt collector" in text for text in replies)
    stage.clock.forward(days=2)
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert all("is a debt collector" not in text for text in replies)
    assert "Northlight Help, debt collector (AI assistant):" in replies[-1]
    assert len(await stage.rows(Disclosure, account_id=robin.account_id)) == 1


@pytest.mark.parametrize(("days", "is_given_again"), [(364, False), (366, True)])
async def test_after_a_year_of_silence_the_initial_disclosure_is_given_anew(
    stage: Stage, days: int, is_given_again: bool
) -> None:
    """REGF-18E1, catalogue 7.4."""
    robin = await stage.person()
    await stage.verified(robin)
    await stage.notice_sent(robin)
    stage.clock.forward(days=days)
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert any("is a debt collector. We are trying" in text for text in replies) is is_given_again
    kinds = sorted(row.kind for row in await stage.rows(Disclosure, account_id=robin.account_id))
    assert kinds == (["initial", "initial_lapsed"] if is_given_again else ["initial"])


async def test_a_year_counts_from_what_was_last_said_of_the_debt(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.notice_sent(robin)
    stage.clock.forward(days=29)
    assert len(await stage.sms(robin, "how much", "ask_balance")) == 1
    stage.clock.forward(days=350)
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert all("We are trying to collect" not in text for text in replies)


async def test_a_new_owner_is_a_new_account_and_hears_the_initial_disclosure(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    account_id, _ = await stage.account(robin.consumer_id, party_role="debt_buyer")
    assert await stage.rows(Disclosure, account_id=account_id) == []


async def test_a_disclosure_is_never_joined_to_or_split_from_anything(stage: Stage) -> None:
    robin = await stage.person()
    conversation = await stage.verified(robin)
    wording = stage.services.wording.get("utter_disclosure_initial", "en")
    text = wording.render({**stage.services.brand_fields, "creditor": "Meridian Bank"})

    def draft(response: str, words: str, kind: str) -> Draft:
        return Draft(response, words, kind, is_safe=False, is_approved=True, menu=None, buttons=())

    drafts = [
        draft("utter_balance", "The balance is:", "statement"),
        draft("utter_disclosure_initial", text, "disclosure_initial"),
        draft("utter_balance", "The balance is $1.00.", "statement"),
        draft("utter_main_menu", "Reply 1.", "statement"),
    ]
    async with stage.services.db.work() as work:
        facts = await gather(stage.services, work, await work.session.merge(conversation), in_reply_to=None)
        merged = merge(stage.services, facts, drafts)
    assert [one.response for one in merged] == [
        "utter_balance", "utter_disclosure_initial", "utter_balance+utter_main_menu",
    ]  # fmt: skip
    assert merged[1].text == text


async def test_each_sent_message_names_its_disclosures_in_its_record(stage: Stage) -> None:
    """REGF-18E2: forty later texts, forty marks; the record says which words in which language."""
    robin = await stage.person()
    await stage.verified(robin)
    for _ in range(2):
        await stage.sms(robin, "how much", "ask_balance")
        stage.clock.forward(minutes=1)
    conversation = await stage.conversation(robin)
    rows = {row.id: row for row in await stage.rows(DecisionRow, conversation_id=conversation.id)}
    told = [
        rows[one.decision_id].inputs["disclosures"]
        for one in await stage.rows(Message, conversation_id=conversation.id, direction="out")
    ]
    kinds = [{one["kind"] for one in given} for given in told]
    assert sum("initial" in given for given in kinds) == 1
    assert all({"subsequent", "ai", "opt_out"} <= given for given in kinds if "initial" not in given)
    assert all(len(one["wording_sha256"]) == 64 and one["language"] == "en" for given in told for one in given)
