"""How far a hold reaches, what it does at once to everything under way, and what is kept to show for it (T-HOLDS)."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from parley.services.conversations import get_conversation, lock_person
from parley.services.dialogue.scene import Turn, open_scene
from parley.services.hold_place import Cause, Subject, place_hold
from parley.services.outbound import send_says
from parley.services.wording import Say
from parley.storage.tables import (
    Conversation,
    Escalation,
    Hold,
    LegalFinding,
    Message,
    OfferRow,
    PaymentPlan,
    Suppression,
)
from tests.integration.talk.stage import Person, Stage

SILENCES = {
    "EV-SELFHARM CRISIS": "i want to die",
    "EV-DV DV": "my husband hits me",
    "REGF-6C CEASE": "leave me alone and never contact me again",
    "REGF-6B2 ATTORNEY": "talk to my lawyer",
    "BK-362 BANKRUPTCY": "i filed chapter 7 bankruptcy",
    "DECEASED DECEASED": "he passed away in march",
    "FCRA-IDT IDTHEFT": "somebody opened this account in my name",
    "EV-MINOR MINOR": "im only 15",
    "EV-INCAR INCARCERATED": "hes in jail",
    "REGF-38A DISPUTE": "i dispute this debt",
    "REGF-38A VALIDATION": "send me proof in writing that i owe this",
    "REGF-38C ORIG_CREDITOR": "who was the original creditor",
    "CLAIM-PAID CLAIMED_PAID": "i already paid this last year",
    "REGF-26-STATE TIME_BARRED_SUSPECT": "isnt this debt too old to collect",
}
OF_THE_DEBT = {"DISPUTE", "VALIDATION", "ORIG_CREDITOR", "CLAIMED_PAID", "TIME_BARRED_SUSPECT"}


async def with_plan(stage: Stage, person: Person) -> PaymentPlan:
    """A live plan on the person's account, as an agreement leaves it behind."""
    await stage.sms(person, "50 a month", "propose_installments", amount=5000, frequency="monthly")
    await stage.sms(person, "yes", "affirm")
    [plan] = await stage.rows(PaymentPlan, account_id=person.account_id)
    return plan  # type: ignore[no-any-return]


async def queue_text(stage: Stage, conversation: Conversation) -> str:
    """Leave one allowed text in the outbox that nobody has delivered yet; returns its id."""
    async with stage.services.db.work() as work:
        found = await get_conversation(work, conversation.id)
        await send_says(stage.services, work, found, [Say("utter_help")], None)
    waiting = [row for row in await stage.messages(conversation.id, direction="out") if row.state == "queued"]
    assert len(waiting) == 1, [row.text for row in waiting]
    return waiting[0].id


async def holds_of(stage: Stage, person: Person) -> list[Hold]:
    return [row for row in await stage.rows(Hold, consumer_id=person.consumer_id) if row.released_at is None]


@pytest.mark.parametrize(("kind", "words"), [(name.split()[1], text) for name, text in SILENCES.items()], ids=SILENCES)
async def test_a_hold_stops_texts_offers_and_debits_of_every_conversation_in_its_own_transaction(
    stage: Stage, kind: str, words: str
) -> None:
    robin = await stage.person(balance_cents=120_000)
    by_text = await stage.verified(robin)
    plan = await with_plan(stage, robin)
    queued = await queue_text(stage, by_text)
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, words)
    [text] = await stage.rows(Message, id=queued)
    assert (text.state, text.error_code) == ("blocked", "held_since")
    assert await stage.deliver(by_text.id) == 0
    [stopped] = await stage.rows(PaymentPlan, id=plan.id)
    hold = next(one for one in await holds_of(stage, robin) if one.kind == kind)
    assert stopped.payments_stopped_at == stage.clock.now()
    assert stopped.payments_stopped_reason in {one.id for one in await holds_of(stage, robin)}
    assert stopped.state == plan.state
    assert {row.state for row in await stage.rows(OfferRow, account_id=robin.account_id)} <= {"accepted", "withdrawn"}
    assert await stage.sms(robin, "how much", "ask_balance") == []
    assert hold.scope == ("account" if kind in OF_THE_DEBT else "consumer")
    assert await stage.rows(Escalation, message_id=hold.evidence_message_id)


async def test_an_open_offer_in_another_conversation_is_withdrawn_with_the_hold(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "50 a month", "propose_installments", amount=5000, frequency="monthly")
    assert {row.state for row in await stage.rows(OfferRow, account_id=robin.account_id)} >= {"offered"}
    await stage.chat(await stage.open_chat(robin), "talk to my lawyer")
    assert "offered" not in {row.state for row in await stage.rows(OfferRow, account_id=robin.account_id)}


async def two_accounts(stage: Stage) -> tuple[Person, str, str]:
    robin = await stage.person(balance_cents=120_000)
    second, ref = await stage.account(robin.consumer_id, balance_cents=80_000)
    return robin, second, ref


async def chosen(stage: Stage, person: Person) -> str:
    """A chat the portal opened about the person's first account: it is known which one is meant."""
    visitor = await stage.open_chat(person)
    await stage.chat(visitor, "hi", "greet")
    return visitor


async def test_of_two_debts_one_disputed_the_other_may_still_be_talked_of(stage: Stage) -> None:
    """REGF-38A: the hold is on the disputed debt."""
    robin, second, _ = await two_accounts(stage)
    visitor = await chosen(stage, robin)
    assert len(await stage.chat(visitor, "i dispute this debt")) == 1
    [hold] = await holds_of(stage, robin)
    assert (hold.kind, hold.scope, hold.account_id) == ("DISPUTE", "account", robin.account_id)
    assert await stage.chat(visitor, "how much do i owe", "ask_balance") == []
    said = " ".join(await stage.chat(visitor, "what about the other account", "ask_options"))
    assert "$800.00" in said
    assert "$1,200.00" not in said
    conversation = await stage.conversation(visitor)
    assert (conversation.account_id, conversation.phase) != (robin.account_id, "held")
    assert "$800.00" in " ".join(await stage.chat(visitor, "how much", "ask_balance"))
    assert conversation.account_id == second


async def test_a_dispute_before_the_account_is_chosen_covers_every_debt(stage: Stage) -> None:
    robin, second, _ = await two_accounts(stage)
    await stage.sms(robin, robin.answers, "give_identity_details")
    await stage.sms(robin, "i dispute this debt")
    assert {one.account_id for one in await holds_of(stage, robin)} == {robin.account_id, second}
    assert await stage.sms(robin, "the other one", "nlu_fallback") == []


async def test_a_dispute_by_somebody_unverified_covers_every_debt(stage: Stage) -> None:
    robin, second, _ = await two_accounts(stage)
    await stage.sms(robin, "i dispute this debt")
    assert {one.account_id for one in await holds_of(stage, robin)} == {robin.account_id, second}


async def test_a_dispute_that_names_the_other_debt_holds_that_one_and_is_acknowledged_once(stage: Stage) -> None:
    robin, second, ref = await two_accounts(stage)
    visitor = await chosen(stage, robin)
    said = await stage.chat(visitor, f"i dispute the account ending {ref[-4:]}")
    assert len(said) == 1
    [hold] = await holds_of(stage, robin)
    assert (hold.account_id, hold.acknowledged_at) == (second, stage.clock.now())
    assert "$1,200.00" in " ".join(await stage.chat(visitor, "how much", "ask_balance"))


@pytest.mark.parametrize("words", ["i dispute both of these debts", "i dispute these debts"])
async def test_a_dispute_of_several_debts_covers_them_all(stage: Stage, words: str) -> None:
    robin, second, _ = await two_accounts(stage)
    await stage.chat(await chosen(stage, robin), words)
    assert {one.account_id for one in await holds_of(stage, robin)} == {robin.account_id, second}


async def test_an_attorney_silences_every_debt_and_every_channel(stage: Stage) -> None:
    """REGF-6B2: all accounts the statement may cover."""
    robin, second, _ = await two_accounts(stage)
    visitor = await chosen(stage, robin)
    await stage.chat(visitor, "talk to my lawyer")
    [hold] = await holds_of(stage, robin)
    assert (hold.scope, hold.account_id) == ("consumer", None)
    assert await stage.chat(visitor, "what about the other account", "ask_options") == []
    assert await stage.sms(robin, robin.answers, "give_identity_details") == []
    assert second


async def test_a_second_dispute_of_another_debt_in_the_same_conversation_is_a_hold_of_its_own(stage: Stage) -> None:
    robin, second, _ = await two_accounts(stage)
    visitor = await chosen(stage, robin)
    await stage.chat(visitor, "i dispute this debt")
    await stage.chat(visitor, "what about the other account", "ask_options")
    await stage.chat(visitor, "i dispute this one too, its not my debt")
    assert {one.account_id for one in await holds_of(stage, robin)} == {robin.account_id, second}


async def test_a_complaint_lets_the_talk_go_on_and_keeps_the_offer(stage: Stage) -> None:
    """EV-COMPLAINT: nothing proactive; no worse answer for complaining."""
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "50 a month", "propose_installments", amount=5000, frequency="monthly")
    assert len(await stage.chat(visitor, "im reporting u to the cfpb")) == 1
    assert (await stage.conversation(visitor)).phase != "held"
    assert "offered" in {row.state for row in await stage.rows(OfferRow, account_id=robin.account_id)}
    assert "$1,200.00" in " ".join(await stage.chat(visitor, "how much", "ask_balance"))


async def test_a_hardship_goes_on_to_an_offer_and_stops_only_what_nobody_asked_for(stage: Stage) -> None:
    """EV-HARD: proactive off for 14 to 30 days."""
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "lost my job in may", "claim_hardship") != []
    [hold] = await holds_of(stage, robin)
    assert hold.kind == "HARDSHIP"
    assert ((hold.review_at - hold.placed_at).days, (hold.expires_at - hold.placed_at).days) == (14, 30)
    stage.clock.forward(hours=3)
    async with stage.services.db.work() as work:
        conversation = await get_conversation(work, (await stage.conversation(robin)).id)
        await send_says(stage.services, work, conversation, [Say("utter_help")], None)
    last = (await stage.messages(conversation.id))[-1]
    assert last.state == "blocked"
    assert await stage.sms(robin, "how much", "ask_balance") != []


async def test_the_evidence_of_a_hold_names_message_place_rule_and_citation(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    text = "ok so talk to my lawyer please"
    await stage.sms(robin, text)
    [hold] = await holds_of(stage, robin)
    [found] = hold.evidence["findings"]
    start, end = found["span"]
    assert "lawyer" in text[start:end]
    assert found["rule_id"] == "EN-ATTORNEY"
    assert "12 CFR 1006.6(b)(2)" in hold.evidence["citation"]
    assert hold.evidence["detector_version"] == stage.services.compliance.optout.lexicon_version
    [row] = await stage.rows(LegalFinding, message_id=hold.evidence_message_id)
    assert (row.intent, row.source, row.outcome) == ("claim_attorney", "rules", "applied")
    assert (row.span_start, row.span_end, row.score) == (start, end, None)


async def test_what_the_model_found_is_kept_with_its_score(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "xyzzy", "claim_military")
    [hold] = await holds_of(stage, robin)
    [row] = await stage.rows(LegalFinding, message_id=hold.evidence_message_id)
    assert (row.source, row.score, row.outcome) == ("model", 0.9, "applied")
    assert hold.evidence["findings"][0]["score"] == 0.9


async def test_what_its_context_overruled_is_kept_and_has_no_effect(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "500 a month", "propose_installments", amount=50_000, frequency="monthly")
    stage.assistant.expect_found("refuse_to_pay", [{"entity": "amount", "value": 40_000, "start": 0, "end": 3}])
    await stage.play(robin, "400")
    assert [row for row in await holds_of(stage, robin) if row.kind == "CEASE"] == []
    rows = [row for row in await stage.rows(LegalFinding, intent="refuse_to_pay") if row.outcome == "overruled"]
    conversation = await stage.conversation(robin)
    assert conversation.id in {row.conversation_id for row in rows}


async def _placed(stage: Stage, person: Person, kind: str = "ATTORNEY") -> None:
    async with stage.services.db.work() as work:
        subject = Subject(person.consumer_id, (person.account_id,), None)
        cause = Cause({"source": "human"}, placed_by="col_test")
        await place_hold(work, stage.services.compliance.holds, kind, subject, cause)


@pytest.mark.parametrize("channel", ["sms", "web"])
async def test_no_message_is_decided_after_a_hold_that_was_committed_meanwhile(stage: Stage, channel: str) -> None:
    """I3: a transaction that is about to send waits for the hold, and then sees it."""
    robin = await stage.person()
    if channel == "sms":
        conversation = await stage.verified(robin)
    else:
        conversation = await stage.conversation(await stage.open_chat(robin))
    is_locked, may_commit = asyncio.Event(), asyncio.Event()

    async def holder() -> None:
        async with stage.services.db.work() as work:
            subject = Subject(robin.consumer_id, (), None)
            cause = Cause({"source": "human"}, placed_by="col_test")
            await place_hold(work, stage.services.compliance.holds, "ATTORNEY", subject, cause)
            is_locked.set()
            await may_commit.wait()

    async def sender() -> None:
        await is_locked.wait()
        async with stage.services.db.work() as work:
            found = await get_conversation(work, conversation.id)
            await send_says(stage.services, work, found, [Say("utter_help")], None)

    async def conductor() -> None:
        await is_locked.wait()
        await asyncio.sleep(0.3)
        may_commit.set()

    await asyncio.gather(holder(), sender(), conductor())
    last = (await stage.messages(conversation.id))[-1]
    assert (last.state, last.response_name) == ("blocked", "utter_help")


async def test_a_hold_waits_for_a_message_that_is_being_decided_and_then_blocks_it(stage: Stage) -> None:
    robin = await stage.person()
    conversation = await stage.verified(robin)
    is_sent, has_begun = asyncio.Event(), asyncio.Event()

    async def sender() -> None:
        async with stage.services.db.work() as work:
            found = await get_conversation(work, conversation.id)
            await send_says(stage.services, work, found, [Say("utter_help")], None)
            is_sent.set()
            await has_begun.wait()
            await asyncio.sleep(0.3)

    async def holder() -> None:
        await is_sent.wait()
        has_begun.set()
        await _placed(stage, robin)

    await asyncio.gather(sender(), holder())
    last = (await stage.messages(conversation.id))[-1]
    assert (last.state, last.error_code) == ("blocked", "held_since")
    assert await stage.deliver(conversation.id) == 0


async def test_a_hold_between_a_deliverers_look_and_its_taking_of_a_text_wins(stage: Stage) -> None:
    from parley.services import delivery

    robin = await stage.person()
    conversation = await stage.verified(robin)
    await queue_text(stage, conversation)
    before = len(stage.carrier.taken)
    look = delivery._stop_reason

    async def slow(*facts: Any) -> str | None:
        reason = await look(*facts)
        await _placed(stage, robin)
        return reason

    delivery._stop_reason = slow
    try:
        await stage.deliver(conversation.id)
    finally:
        delivery._stop_reason = look
    assert len(stage.carrier.taken) == before


async def test_two_channels_of_one_person_may_both_place_a_hold_in_a_turn(stage: Stage) -> None:
    """I3: neither shares a lock that it then wants for itself, so they do not wait for each other for ever."""
    robin = await stage.person()
    text, chat = await stage.verified(robin), await stage.conversation(await stage.open_chat(robin))
    opened = asyncio.Barrier(2)

    async def turn(conversation: Conversation, kind: str) -> None:
        async with stage.services.db.work() as work:
            [message] = (await stage.messages(conversation.id))[:1]
            await open_scene(stage.services, work, Turn(conversation.id, message.id, "x"))
            with suppress(TimeoutError):  # the second one waits at the door, which is what is asked for
                await asyncio.wait_for(opened.wait(), 1)
            subject = Subject(robin.consumer_id, (robin.account_id,), conversation.id)
            await place_hold(work, stage.services.compliance.holds, kind, subject, Cause({}, placed_by="col_test"))

    await asyncio.gather(turn(text, "LEGAL"), turn(chat, "SECURITY"))
    assert {hold.kind for hold in await holds_of(stage, robin)} == {"LEGAL", "SECURITY"}


async def test_senders_share_the_person_and_do_not_wait_for_each_other(stage: Stage) -> None:
    robin = await stage.person()
    async with stage.services.db.work() as one, stage.services.db.work() as two:
        await lock_person(one, robin.consumer_id)
        await asyncio.wait_for(lock_person(two, robin.consumer_id), timeout=5)


async def test_stop_blocks_what_is_queued_for_the_number_at_once(stage: Stage) -> None:
    """TCPA-REV-10D: not only when it would be delivered."""
    robin = await stage.person()
    conversation = await stage.verified(robin)
    queued = await queue_text(stage, conversation)
    await stage.receive(robin.phone, "STOP")
    [text] = await stage.rows(Message, id=queued)
    assert (text.state, text.error_code) == ("blocked", "suppressed_since")


async def test_revoking_a_payment_authorisation_stops_the_plan_and_holds_nothing(stage: Stage) -> None:
    """EFTA-10C."""
    robin = await stage.person()
    await stage.verified(robin)
    plan = await with_plan(stage, robin)
    await stage.sms(robin, "stop taking money from my account")
    [row] = await stage.rows(PaymentPlan, id=plan.id)
    assert (row.payments_stopped_reason, row.state) == ("revoke_payment_authorization", plan.state)
    assert await holds_of(stage, robin) == []


async def test_who_takes_an_opt_out_back_and_revokes_payments_gets_both(stage: Stage) -> None:
    """TW-START, EFTA-10C: what else a message says is not lost because it also opens the number again."""
    robin = await stage.person()
    conversation = await stage.verified(robin)
    plan = await with_plan(stage, robin)
    await stage.sms(robin, "STOP")
    [said] = await stage.sms(robin, "you can text me again but stop taking money from my account")
    assert await stage.rows(Suppression, address=robin.phone, lifted_at=None) == []
    [row] = await stage.rows(PaymentPlan, id=plan.id)
    assert row.payments_stopped_reason == "revoke_payment_authorization"
    assert await stage.rows(Escalation, conversation_id=conversation.id, reason="payment_authorization")
    last = (await stage.messages(conversation.id, direction="out"))[-1]
    assert (last.response_name, last.text) == ("utter_ack_payment_authorization", said)


async def test_a_hold_placed_twice_is_one(stage: Stage) -> None:
    robin = await stage.person()
    await asyncio.gather(_placed(stage, robin), _placed(stage, robin))
    assert len(await holds_of(stage, robin)) == 1


async def test_a_hold_on_one_debt_blocks_what_is_queued_of_a_talk_about_several(stage: Stage) -> None:
    robin, second, _ = await two_accounts(stage)
    conversation = await stage.verified(robin)
    queued = await queue_text(stage, conversation)
    joint = {"about": {"joint": [robin.account_id, second]}}
    await stage.change(Conversation, conversation.id, negotiation=joint)
    async with stage.services.db.work() as work:
        subject = Subject(robin.consumer_id, (second,), None)
        cause = Cause({"source": "person"}, placed_by="col_test")
        await place_hold(work, stage.services.compliance.holds, "DISPUTE", subject, cause)
    [text] = await stage.rows(Message, id=queued)
    assert (text.state, text.error_code) == ("blocked", "held_since")
