"""From the options to one plan: what was read back is what binds, once, whatever repeats or races."""

import asyncio
import itertools

import pytest
from sqlalchemy import text as sql

from parley.money import format_cents
from parley.services.dialogue import agreement
from parley.services.dialogue.scene import Scene
from parley.services.due import run_due
from parley.storage.tables import AuditEvent, ButtonGrant, Escalation, Instalment, Message, OfferRow, PaymentPlan
from tests.integration.talk.stage import Person, Stage


async def read_back(stage: Stage, person: Person) -> OfferRow:
    """Lead a verified person to the read-back of a plan of $60 a month; returns the offer on the table."""
    replies = await stage.sms(
        person, "60 a month", "propose_installments", amount=6000, frequency="monthly", date="2026-12-01"
    )
    assert "Reply 1 to agree" in replies[-1]
    conversation = await stage.conversation(person)
    [offer] = await stage.rows(OfferRow, id=conversation.negotiation["offer_id"])
    return offer


async def live_plans(stage: Stage, person: Person) -> list[PaymentPlan]:
    return await stage.rows(PaymentPlan, account_id=person.account_id)


async def test_every_option_of_the_menu_is_a_stored_offer_with_the_spoken_figures(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    [menu] = await stage.sms(robin, "what can we do", "ask_options")
    offers = await stage.rows(OfferRow, account_id=robin.account_id)
    by_kind = {offer.kind: offer for offer in offers}
    assert set(by_kind) == {"pay_in_full", "installments", "settlement"}
    for kind in ("pay_in_full", "settlement"):
        assert format_cents(by_kind[kind].total_cents, "en") in menu
    largest = max(part["amount_cents"] for part in by_kind["installments"].schedule)
    assert format_cents(largest, "en") in menu


async def test_offers_are_stored_before_they_are_uttered(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    offer = await read_back(stage, robin)
    uttered = (await stage.messages(offer.conversation_id, in_reply_to=offer.message_id))[-1]
    assert uttered.response_name is not None
    assert "utter_read_back" in uttered.response_name
    events = await _audit_order(stage, offer.conversation_id)
    assert events.index(("offer.made", offer.id)) < events.index(("message.allowed", uttered.id))


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        pytest.param(1, "pay_in_full", id="1"),
        pytest.param(2, "installments", id="2"),
        pytest.param(4, "settlement", id="4"),
    ],
)
async def test_a_digit_reads_back_the_option_it_stands_for(stage: Stage, option: int, kind: str) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can we do", "ask_options")
    replies = await stage.sms(robin, str(option), "choose_option", option=option)
    assert "Reply 1 to agree" in replies[0]
    conversation = await stage.conversation(robin)
    [offer] = await stage.rows(OfferRow, id=conversation.negotiation["offer_id"])
    assert offer.kind == kind
    assert format_cents(offer.total_cents, "en") in replies[0]
    assert await live_plans(stage, robin) == []


async def test_three_is_a_person_in_every_menu(stage: Stage) -> None:
    asked = {"name": "hi", "main": "how much", "options": "what can we do"}
    for menu, text in asked.items():
        robin = await stage.person()
        if menu != "name":
            await stage.verified(robin)
        if menu == "options":
            await stage.sms(robin, text, "ask_options")
        else:
            await stage.sms(robin, text, "greet")
        replies = await stage.sms(robin, "3", "choose_option", option=3)
        assert "a person on our team" in replies[0], menu
        assert (await stage.conversation(robin)).handover == "waiting"


async def test_a_digit_no_menu_knows_shows_the_options_anew(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can we do", "ask_options")
    assert "1) $" in (await stage.sms(robin, "9", "choose_option", option=9))[0]


async def test_a_yes_to_the_read_back_makes_the_plan_that_was_read_back(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    offer = await read_back(stage, robin)
    replies = await stage.sms(robin, "yes", "affirm")
    [plan] = await live_plans(stage, robin)
    parts = sorted(await stage.rows(Instalment, plan_id=plan.id), key=lambda part: part.sequence)
    assert plan.offer_id == offer.id
    assert [(part.due_on.isoformat(), part.amount_cents) for part in parts] == [
        (part["due_on"], part["amount_cents"]) for part in offer.schedule
    ]
    assert sum(part.amount_cents for part in parts) == plan.total_cents == offer.total_cents
    assert format_cents(plan.total_cents, "en") in replies[0]
    conversation = await stage.conversation(robin)
    assert conversation.phase == "agreed"
    reasons = [row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)]
    assert reasons == ["send_agreement_to_sign"]


async def test_accepting_twice_gives_one_plan_and_its_status(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await read_back(stage, robin)
    await stage.sms(robin, "1", "choose_option", option=1)
    replies = await stage.sms(robin, "1", "choose_option", option=1)
    [plan] = await live_plans(stage, robin)
    assert format_cents(plan.total_cents, "en") in replies[0]


async def test_a_no_to_the_read_back_binds_nothing(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await read_back(stage, robin)
    await stage.sms(robin, "2", "choose_option", option=2)
    assert await live_plans(stage, robin) == []


async def test_two_conversations_that_accept_at_once_make_one_plan(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    robin = await stage.person()
    second_phone = stage.stranger()
    await stage.verified(robin)
    await stage.sms(second_phone, f"{robin.ref} {robin.birth}", "give_identity_details")
    await read_back(stage, robin)
    figures = {"amount": 5500, "frequency": "monthly", "date": "2026-12-01"}
    await stage.sms(second_phone, "55 a month", "propose_installments", **figures)
    stage.assistant.expect("choose_option", option=1)
    received = [await stage.receive(phone, "1") for phone in (robin.phone, second_phone)]
    _hold_the_first_until_the_second_is_at_the_door(monkeypatch, stage)
    await asyncio.gather(*(stage.process(one.message_id) for one in received))
    plans = await live_plans(stage, robin)
    assert len(plans) == 1
    for one in received:
        answers = await stage.rows(Message, in_reply_to=one.message_id)
        assert [answer.state for answer in answers] == ["queued"]
        assert format_cents(plans[0].total_cents, "en") in answers[0].text
    [accepted] = [row for row in await stage.rows(OfferRow, account_id=robin.account_id) if row.state == "accepted"]
    assert accepted.id == plans[0].offer_id


def _hold_the_first_until_the_second_is_at_the_door(monkeypatch: pytest.MonkeyPatch, stage: Stage) -> None:
    """Make the race certain: whoever looks for a plan first goes on only once the other one waits for the person's lock."""
    look, lookers = agreement.find_live_plan, itertools.count()

    async def look_late(scene: Scene) -> PaymentPlan | None:
        found = await look(scene)
        if next(lookers) == 0:
            await _until_somebody_waits_for_a_lock(stage)
        return found

    monkeypatch.setattr(agreement, "find_live_plan", look_late)


async def _until_somebody_waits_for_a_lock(stage: Stage) -> None:
    waiting = sql(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    for _ in range(500):
        async with stage.services.db.work() as work:
            if await work.session.scalar(waiting):
                return
        await asyncio.sleep(0.02)
    pytest.fail("the second yes was never at the door, so nothing raced")


@pytest.mark.parametrize("is_swept", [pytest.param(True, id="after the sweep"), pytest.param(False, id="before it")])
async def test_an_expired_offer_is_not_agreed_and_the_options_come_anew(stage: Stage, is_swept: bool) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    offer = await read_back(stage, robin)
    stage.clock.set(offer.expires_at)
    if is_swept:
        await run_due(stage.services)
    replies = await stage.sms(robin, "1", "choose_option", option=1)
    assert "1) $" in " ".join(replies)
    assert await live_plans(stage, robin) == []
    [row] = await stage.rows(OfferRow, id=offer.id)
    assert row.state == "expired"


async def test_an_offer_can_be_agreed_until_the_second_it_expires(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    offer = await read_back(stage, robin)
    stage.clock.set(offer.expires_at)
    stage.clock.forward(seconds=-1)
    await stage.sms(robin, "1", "choose_option", option=1)
    assert len(await live_plans(stage, robin)) == 1


async def test_a_plan_that_stands_is_answered_with_its_status_and_never_with_new_offers(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await read_back(stage, robin)
    await stage.sms(robin, "yes", "affirm")
    offers = len(await stage.rows(OfferRow, account_id=robin.account_id))
    for intent, figures in (("ask_options", {}), ("propose_installments", {"amount": 5000}), ("greet", {})):
        assert "plan" in (await stage.sms(robin, "hello", intent, **figures))[0].lower()
    assert len(await stage.rows(OfferRow, account_id=robin.account_id)) == offers


async def test_a_button_counts_only_in_the_chat_it_was_issued_in(stage: Stage) -> None:
    robin, casey = await stage.person(), await stage.person()
    theirs, mine = await stage.open_chat(robin), await stage.open_chat(casey)
    await stage.chat(theirs, "options", "ask_options")
    conversation = await stage.conversation(theirs)
    grants = {grant.title: grant.id for grant in await stage.rows(ButtonGrant, conversation_id=conversation.id)}
    replies = await stage.chat(mine, f"grant:{grants['Pay in full']}", "nlu_fallback")
    assert not any("Reply 1 to agree" in reply for reply in replies)
    replies = await stage.chat(theirs, f"grant:{grants['Pay in full']}", "nlu_fallback")
    assert "Reply 1 to agree" in replies[0]


async def test_a_button_pressed_twice_makes_one_plan(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "60 a month", "propose_installments", amount=6000, frequency="monthly", date="2026-12-01")
    conversation = await stage.conversation(visitor)
    agree = next(
        row for row in await stage.rows(ButtonGrant, conversation_id=conversation.id) if row.title == "I agree"
    )
    for _ in range(2):
        await stage.chat(visitor, f"grant:{agree.id}")
    assert len(await live_plans(stage, robin)) == 1


async def _audit_order(stage: Stage, chain: str) -> list[tuple[str, str]]:
    events = sorted(await stage.rows(AuditEvent, chain=chain), key=lambda event: event.chain_seq)
    return [(event.kind, event.subject) for event in events]


async def test_an_old_button_answers_no_later_question(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "options", "ask_options")
    conversation = await stage.conversation(visitor)
    old = next(
        row for row in await stage.rows(ButtonGrant, conversation_id=conversation.id) if row.title == "Pay in full"
    )
    await stage.chat(visitor, "60 a month", "propose_installments", amount=6000, frequency="monthly", date="2026-12-01")
    replies = await stage.chat(visitor, f"grant:{old.id}")
    assert await live_plans(stage, robin) == []
    assert "Reply 1 to agree" in " ".join(replies)


async def test_a_yes_binds_only_the_offer_that_was_read_back_last(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await read_back(stage, robin)
    await stage.sms(robin, "thx", "thank")
    replies = await stage.sms(robin, "yes", "affirm")
    assert await live_plans(stage, robin) == []
    assert "Reply 1 to agree" in replies[-1]


async def test_a_yes_that_was_written_before_the_offer_was_read_out_agrees_to_nothing(stage: Stage) -> None:
    """Two texts in a row: the second said yes to the consumer's own words, and the offer had not been made yet."""
    robin = await stage.person()
    await stage.verified(robin)
    first = await stage.receive(robin.phone, "60 a month from december 1")
    second = await stage.receive(robin.phone, "yeah that is good")
    stage.assistant.expect("propose_installments", amount=6000, frequency="monthly", date="2026-12-01")
    await stage.process(first.message_id)
    stage.assistant.expect("affirm")
    await stage.process(second.message_id)
    await stage.deliver(first.conversation_id)
    assert await live_plans(stage, robin) == []
    read_out = [body for body in stage.carrier.bodies if "Reply 1 to agree" in body]
    assert len(read_out) == 2
    assert read_out[0] == read_out[1]
    await stage.sms(robin, "yes", "affirm")
    assert len(await live_plans(stage, robin)) == 1


async def test_a_yes_to_an_offer_that_never_arrived_agrees_to_nothing(stage: Stage) -> None:
    """The carrier refused the text with the offer; the digit was an answer to what had been read before it."""
    robin = await stage.person()
    await stage.verified(robin)
    stage.carrier.mishaps[:] = [30008]
    assert (
        await stage.sms(
            robin,
            "200 a month from december 1",
            "propose_installments",
            amount=20_000,
            frequency="monthly",
            date="2026-12-01",
        )
        == []
    )
    replies = await stage.sms(robin, "1", "choose_option", option=1)
    assert await live_plans(stage, robin) == []
    assert "Reply 1 to agree" in replies[-1]
    await stage.sms(robin, "1", "choose_option", option=1)
    assert len(await live_plans(stage, robin)) == 1
