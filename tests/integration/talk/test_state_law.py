"""State and city law in a conversation: old debts, waiting times, and lines that every message of a place carries."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from parley.services.conversations import Party
from parley.services.state_desk import StateTextRefused, explain_places, record_delivery
from parley.services.state_law import MEDICAL_WAIT, law_of, note_texts_delivered, texts_for
from parley.storage.tables import Account, Consumer, DecisionRow, Disclosure, Escalation, OfferRow
from tests.integration.talk.stage import Person, Stage

NEUTRAL = "has to look at this first and will answer you in writing"


async def deliver(stage: Stage, person: Person, phase: Any, *, days: int = 0, form: Any = "letter") -> None:
    """Deliver the texts of a phase as a letter does, some days ago."""
    now = stage.clock.now()
    stage.clock.forward(days=-days)
    async with stage.services.db.work() as work:
        account = await work.session.get(Account, person.account_id)
        consumer = await work.session.get(Consumer, person.consumer_id)
        assert account is not None
        assert consumer is not None
        law = await law_of(stage.services, work, Party(account, consumer), phone_e164=person.phone)
        texts = texts_for(stage.services, law, phase, "en")
        assert texts
        note_texts_delivered(stage.services, work, account, texts, phase=phase, form=form)
    stage.clock.set(now)


async def nothing_was_said_of_the_debt(stage: Stage, person: Person, address: str) -> None:
    conversation = await stage.conversation(address)
    sent = [row.text for row in await stage.messages(conversation.id, direction="out") if row.state != "blocked"]
    assert not any("$" in text or "collect a debt" in text for text in sent), sent
    assert await stage.rows(OfferRow, account_id=person.account_id) == []
    assert await stage.rows(Disclosure, account_id=person.account_id) == []


async def test_a_new_york_card_account_defaulted_2023_01_10_gets_no_plan_by_sms(stage: Stage) -> None:
    """TB-CALC, TB-ASK, REGF-26-STATE: three years are over on 2026-11-20."""
    teo = await stage.person(state="NY", area="212", zip_code="12207", charged_off_on=date(2023, 1, 10))
    [reply] = await stage.sms(teo, teo.answers, "give_identity_details")
    assert NEUTRAL in reply
    conversation = await stage.conversation(teo)
    assert "time_barred_suspect" in {
        row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)
    }
    assert await stage.sms(teo, "what plan can i have", "ask_options") == []
    await nothing_was_said_of_the_debt(stage, teo, teo.phone)


async def test_one_day_before_its_period_ends_the_same_account_is_answered(stage: Stage) -> None:
    now = stage.clock.now().date()
    teo = await stage.person(state="NY", area="212", zip_code="12207", charged_off_on=now.replace(year=now.year - 2))
    assert len(await stage.sms(teo, teo.answers, "give_identity_details")) == 2


async def test_an_old_mississippi_debt_is_gone_and_nothing_is_said_of_it(stage: Stage) -> None:
    """TB-CALC: extinguishing states MS, WI."""
    may = await stage.person(state="MS", area="601", zip_code="39201", charged_off_on=date(2020, 1, 10))
    [reply] = await stage.sms(may, may.answers, "give_identity_details")
    assert NEUTRAL in reply
    await deliver(stage, may, "time_barred")
    visitor = await stage.open_chat(may)
    replies = await stage.chat(visitor, "how much is it", "ask_balance")
    assert not any("$" in text for text in replies)
    await nothing_was_said_of_the_debt(stage, may, may.phone)


async def test_in_chat_an_old_debt_is_spoken_of_only_after_the_state_text_and_next_to_it(stage: Stage) -> None:
    """TB-ASK, TB-CONSEQ: New Mexico, any medium."""
    before = await stage.person(state="NM", area="505", zip_code="87102", charged_off_on=date(2020, 1, 10))
    visitor = await stage.open_chat(before)
    replies = await stage.chat(visitor, "how much is it", "ask_balance")
    assert len(replies) == 1
    assert NEUTRAL in replies[0]
    await nothing_was_said_of_the_debt(stage, before, visitor)
    after = await stage.person(state="NM", area="505", zip_code="87102", charged_off_on=date(2020, 1, 10))
    await deliver(stage, after, "time_barred")
    visitor = await stage.open_chat(after)
    replies = await stage.chat(visitor, "how much is it", "ask_balance")
    told = [text for text in replies if "$1,200.00" in text]
    assert told
    assert all("We are required by New Mexico Attorney General rule" in text for text in told)
    assert all("may start again" in text for text in told)


@pytest.mark.parametrize(("days", "answers"), [(None, False), (60, False), (61, True)])
async def test_a_nevada_medical_debt_waits_sixty_days_from_its_notice(
    stage: Stage, days: int | None, answers: bool
) -> None:
    """REGF-104, NV_MEDICAL_60: the assistant is locked until day 61."""
    sage = await stage.person(
        state="NV", area="702", zip_code="89101", debt_type="medical", charged_off_on=date(2026, 1, 10)
    )
    if days is not None:
        await deliver(stage, sage, MEDICAL_WAIT, days=days)
    replies = await stage.sms(sage, sage.answers, "give_identity_details")
    assert any("$1,200.00" in text for text in replies) is answers
    assert any(NEUTRAL in text for text in replies) is not answers


async def test_a_judgment_is_for_a_person(stage: Stage) -> None:
    robin = await stage.person(itemization="judgment")
    [reply] = await stage.sms(robin, robin.answers, "give_identity_details")
    assert NEUTRAL in reply


@pytest.mark.parametrize("role", ["debt_buyer", "third_party"])
async def test_every_message_to_a_verified_californian_carries_the_licence(stage: Stage, role: str) -> None:
    """Rule REGF-104, overlay CA: licence number in every written or digital communication."""
    casey = await stage.person(
        state="CA", area="213", zip_code="90012", party_role=role, charged_off_on=date(2025, 1, 10)
    )
    number = stage.services.compliance.licensing.find("CA")
    assert number is not None
    line = f"CA Lic {number.number}."
    replies = await stage.sms(casey, casey.answers, "give_identity_details")
    replies += await stage.sms(casey, "what can i do", "ask_options")
    replies += await stage.sms(casey, "are you a robot", "ask_if_bot")
    assert len(replies) == 4
    assert all(line in text for text in replies), replies
    visitor = await stage.open_chat(casey)
    replies = await stage.chat(visitor, "how much is it", "ask_balance")
    assert replies
    assert all(line in text for text in replies), replies


async def test_a_new_york_city_consumer_is_told_the_number_a_person_answers(stage: Stage) -> None:
    teo = await stage.person(state="NY", area="212", zip_code="10001", charged_off_on=date(2025, 1, 10))
    replies = await stage.sms(teo, teo.answers, "give_identity_details")
    assert len(replies) == 2
    assert all("Person: (800) 555-0142." in text for text in replies)


async def test_a_person_who_is_not_verified_sees_no_licence(stage: Stage) -> None:
    """REGF-6D1."""
    casey = await stage.person(state="CA", area="213", zip_code="90012", party_role="debt_buyer")
    assert all("Lic" not in text for text in await stage.sms(casey, "hello", "greet"))


async def test_in_utah_each_chat_message_says_that_an_ai_assistant_writes(stage: Stage) -> None:
    """AI-UT."""
    una = await stage.person(state="UT", area="801", zip_code="84101", charged_off_on=date(2025, 1, 10))
    visitor = await stage.open_chat(una)
    replies = await stage.chat(visitor, "how much is it", "ask_balance")
    replies += await stage.chat(visitor, "what can i do", "ask_options")
    assert len(replies) >= 3
    assert all("AI assistant" in text for text in replies), replies


async def test_of_two_accounts_the_old_one_takes_no_part(stage: Stage) -> None:
    robin = await stage.person(charged_off_on=date(2015, 1, 10), balance_cents=77_700)
    new, _ = await stage.account(robin.consumer_id, balance_cents=42_400)
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert any("$424.00" in text for text in replies)
    assert not any("777" in text for text in replies)
    assert (await stage.conversation(robin)).account_id == new


async def test_the_decision_names_the_places_the_dates_and_the_version(stage: Stage) -> None:
    robin = await stage.person(state="IL", area="212", charged_off_on=date(2025, 1, 10))
    conversation = await stage.verified(robin)
    state = (await stage.rows(DecisionRow, conversation_id=conversation.id))[-1].inputs["state"]
    assert state["jurisdictions"] == ["IL", "NY"]
    assert state["limitation"]["expires_by_state"] == {"IL": "2029-07-14", "NY": "2027-07-14"}
    assert state["version"] == "2026-11"


async def test_a_person_sees_why_and_records_the_delivery(stage: Stage) -> None:
    """TB-CONSEQ, TB-CALC."""
    old = await stage.person(state="NM", area="505", zip_code="87102", charged_off_on=date(2020, 1, 10))
    lines = await explain_places(stage.services, account_ref=old.ref)
    assert lines[0] == "Places: NM (values 2026-11)"
    assert "Limitation: TIME_BARRED_SUSPECT, clock from 2019-07-14, TB-CALC 1" in lines
    assert any(line.startswith("Text NM_TB version 1, time_barred, not delivered: We are required") for line in lines)
    given = {"account_ref": old.ref, "form": "letter", "language": "en"}
    assert await record_delivery(stage.services, phase="time_barred", **given) == ["NM_TB"]
    lines = await explain_places(stage.services, account_ref=old.ref)
    assert any(line.startswith("Text NM_TB version 1, time_barred, delivered") for line in lines)
    for wrong in ({"phase": "later"}, {"phase": "medical_wait"}, {"phase": "time_barred", "form": "sms"}):
        with pytest.raises(StateTextRefused):
            await record_delivery(stage.services, **{**given, **wrong})
    with pytest.raises(StateTextRefused, match="There is no account"):
        await explain_places(stage.services, account_ref="NONE")


async def test_where_the_consumer_says_they_are_counts_as_well(stage: Stage) -> None:
    """REGF-104: postal state, area code and the last stated location."""
    robin = await stage.person(charged_off_on=date(2023, 1, 10))
    await stage.verified(robin)
    await stage.sms(robin, "I live in New York now", "give_details")
    lines = await explain_places(stage.services, account_ref=robin.ref)
    assert lines[0].startswith("Places: IL, NY ")
    assert any(line.startswith("Limitation: TIME_BARRED_SUSPECT") for line in lines)
    assert not any("$" in text for text in await stage.sms(robin, "how much is it", "ask_balance"))


@pytest.mark.parametrize(
    ("state", "area", "zip_code", "answers"), [("IL", "312", "60601", 1), ("FL", "305", "33101", 0)]
)
async def test_a_message_at_night_from_florida_waits_for_a_person(
    stage: Stage, state: str, area: str, zip_code: str, answers: int
) -> None:
    """REGF-104, overlay FL: no text from 21 to 8 without direct consent to it."""
    sol = await stage.person(state=state, area=area, zip_code=zip_code)
    stage.clock.set(datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("America/New_York")))
    assert len(await stage.sms(sol, "hello", "greet")) == answers
    waits = await stage.rows(Escalation, conversation_id=(await stage.conversation(sol)).id)
    assert bool(waits) is not bool(answers)  # a person answers by day


async def test_an_answer_that_was_late_itself_does_not_leave_to_florida(stage: Stage) -> None:
    """REGF-104, TW-QUEUE: judged again when it leaves."""
    sol = await stage.person(state="FL", area="305", zip_code="33101")
    stage.clock.set(datetime(2026, 11, 24, 20, 54, tzinfo=ZoneInfo("America/New_York")))
    stage.assistant.expect("greet")
    received = await stage.receive(sol.phone, "hello")
    await stage.process(received.message_id)
    stage.clock.forward(minutes=7)
    assert await stage.deliver(received.conversation_id) == 0


@pytest.mark.parametrize(
    ("text", "intent", "entities"),
    [
        ("no", "deny", {}),
        ("what can i do", "ask_options", {}),
        ("60 a month", "propose_installments", {"amount": 6_000, "frequency": "monthly"}),
        ("doy 99999 y cerramos", "propose_settlement", {"amount": 9_999_900}),
    ],
)
async def test_whatever_is_asked_of_a_debt_near_the_end_of_its_period_goes_to_a_person_and_is_answered(
    stage: Stage, text: str, intent: str, entities: dict[str, Any]
) -> None:
    """Some were answered with words about payments, which the gate stops, and then with an apology."""
    today = stage.clock.now().date()
    teo = await stage.person(
        state="NY",
        area="212",
        zip_code="12207",
        charged_off_on=today.replace(year=today.year - 3) + timedelta(days=200),
    )
    visitor = await stage.open_chat(teo)
    await stage.chat(visitor, "how much is it", "ask_balance")
    replies = await stage.chat(visitor, text, intent, **entities)
    assert len(replies) == 1
    assert "person on our team" in replies[0]
    assert "went wrong" not in replies[0]
