"""The outbox: in order, once, and with a last look at what changed since the text was written."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from parley.services.console import claim
from parley.services.delivery_status import record_delivery_status
from parley.services.outbound import send_says
from parley.services.ports import CarrierUnavailable
from parley.services.wording import Say
from parley.storage.tables import Escalation, Message, Suppression
from tests.integration.talk.stage import CALLBACK, Person, Stage


async def queued(stage: Stage, person: Person, text: str = "hello", intent: str = "greet") -> Message:
    """Answer a message without delivering the answer; returns the waiting text."""
    stage.assistant.expect(intent)
    received = await stage.receive(person.phone, text)
    await stage.process(received.message_id)
    [waiting] = await stage.rows(Message, in_reply_to=received.message_id, state="queued")
    return waiting


async def state_of(stage: Stage, message: Message) -> tuple[str, str | None]:
    [row] = await stage.rows(Message, id=message.id)
    return row.state, row.error_code


async def end_lease(stage: Stage, message: Message) -> None:
    """Let the half minute pass in which only the deliverer who took the text may act."""
    [row] = await stage.rows(Message, id=message.id)
    await stage.change(Message, message.id, sending_since=row.sending_since - timedelta(seconds=31))


async def test_a_text_leaves_with_its_callback_and_the_carriers_id_is_kept(stage: Stage) -> None:
    robin = await stage.person()
    waiting = await queued(stage, robin)
    assert await stage.deliver(waiting.conversation_id) == 1
    [taken] = stage.carrier.taken
    [row] = await stage.rows(Message, id=waiting.id)
    assert (taken.to, taken.body, taken.status_callback) == (
        robin.phone,
        waiting.text,
        f"{CALLBACK}?message={waiting.id}",
    )
    assert (row.state, row.provider_id) == ("sent", taken.provider_id)


async def test_a_second_delivery_finds_nothing(stage: Stage) -> None:
    waiting = await queued(stage, await stage.person())
    assert await stage.deliver(waiting.conversation_id) == 1
    assert await stage.deliver(waiting.conversation_id) == 0
    assert len(stage.carrier.taken) == 1


async def test_two_deliverers_at_once_send_each_text_once_and_in_order(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.expect("give_identity_details")
    received = await stage.receive(robin.phone, robin.answers)
    await stage.process(received.message_id)
    await asyncio.gather(*(stage.deliver(received.conversation_id) for _ in range(4)))
    await stage.deliver(received.conversation_id)
    written = [row.text for row in await stage.messages(received.conversation_id, direction="out")]
    assert len(written) == 2
    assert stage.carrier.bodies == written


async def test_a_text_the_carrier_took_before_the_crash_is_not_sent_again(stage: Stage) -> None:
    waiting = await queued(stage, await stage.person())
    stage.carrier.mishaps = ["unheard"]
    with pytest.raises(CarrierUnavailable):
        await stage.deliver(waiting.conversation_id)
    assert await state_of(stage, waiting) == ("sending", None)
    await end_lease(stage, waiting)
    assert await stage.deliver(waiting.conversation_id) == 1
    assert stage.carrier.lookups == 1
    assert len(stage.carrier.taken) == 1
    assert await state_of(stage, waiting) == ("sent", None)


async def test_a_text_the_carrier_never_got_is_sent_after_asking(stage: Stage) -> None:
    waiting = await queued(stage, await stage.person())
    stage.carrier.mishaps = ["lost"]
    with pytest.raises(CarrierUnavailable):
        await stage.deliver(waiting.conversation_id)
    assert stage.carrier.taken == []
    await end_lease(stage, waiting)
    assert await stage.deliver(waiting.conversation_id) == 1
    assert stage.carrier.lookups == 1
    assert stage.carrier.bodies == [waiting.text]


async def test_nobody_touches_a_text_that_is_just_being_sent(stage: Stage) -> None:
    waiting = await queued(stage, await stage.person())
    stage.carrier.mishaps = ["unheard"]
    with pytest.raises(CarrierUnavailable):
        await stage.deliver(waiting.conversation_id)
    assert await stage.deliver(waiting.conversation_id) == 0
    assert (stage.carrier.lookups, len(stage.carrier.taken)) == (0, 1)


async def test_the_same_words_sent_earlier_do_not_stand_for_the_text_that_got_lost(stage: Stage) -> None:
    robin = await stage.person()
    first = await queued(stage, robin, "thx", "thank")
    await stage.deliver(first.conversation_id)
    stage.carrier.taken[0] = replace(stage.carrier.taken[0], created_at=datetime.now(UTC) - timedelta(hours=1))
    stage.clock.forward(hours=1)
    second = await queued(stage, robin, "thx", "thank")
    assert second.text == first.text
    stage.carrier.mishaps = ["lost"]
    with pytest.raises(CarrierUnavailable):
        await stage.deliver(second.conversation_id)
    await end_lease(stage, second)
    await stage.deliver(second.conversation_id)
    assert stage.carrier.bodies == [first.text, second.text]
    assert await state_of(stage, second) == ("sent", None)


async def test_an_opt_out_between_writing_and_sending_withholds_the_text(stage: Stage) -> None:
    robin = await stage.person()
    waiting = await queued(stage, robin)
    stop = await stage.receive(robin.phone, "STOP")
    await stage.process(stop.message_id)
    assert await stage.deliver(waiting.conversation_id) == 0
    assert stage.carrier.taken == []
    assert await state_of(stage, waiting) == ("blocked", "suppressed_since")


async def test_a_hold_between_writing_and_sending_withholds_the_text_but_not_its_acknowledgement(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    waiting = await queued(stage, robin, "how much", "ask_balance")
    dispute = await stage.receive(robin.phone, "i dispute this debt")
    await stage.process(dispute.message_id)
    [acknowledgement] = await stage.rows(Message, in_reply_to=dispute.message_id)
    stage.carrier.taken.clear()
    assert await stage.deliver(waiting.conversation_id) == 1
    assert stage.carrier.bodies == [acknowledgement.text]
    assert await state_of(stage, waiting) == ("blocked", "held_since")


async def _answered(stage: Stage, person: Person, text: str) -> Message:
    """Let a statement get its one permitted answer, which still waits."""
    received = await stage.receive(person.phone, text)
    await stage.process(received.message_id)
    [answer] = await stage.rows(Message, in_reply_to=received.message_id, state="queued")
    return answer  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "seconds", "reason"),
    [
        pytest.param("please stop texting me", 300, None, id="TCPA-REV-CONF: five minutes"),
        pytest.param("please stop texting me", 301, "confirmation_too_late", id="TCPA-REV-CONF: later"),
        pytest.param("i dispute this debt", 900, None, id="REGF-6B1-SELF: an acknowledgement, fifteen minutes"),
        pytest.param("i dispute this debt", 901, "answer_too_late", id="REGF-6B1-SELF: an acknowledgement, later"),
        pytest.param("i want to die", 900, None, id="EV-SELFHARM: fifteen minutes"),
        pytest.param("i want to die", 901, "answer_too_late", id="EV-SELFHARM: later"),
    ],
)
async def test_a_permitted_answer_leaves_only_while_it_answers_something(
    stage: Stage, text: str, seconds: int, reason: str | None
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    waiting = await _answered(stage, robin, text)
    stage.clock.forward(seconds=seconds)
    assert await stage.deliver(waiting.conversation_id) == (reason is None)
    assert await state_of(stage, waiting) == (("blocked", reason) if reason else ("sent", None))
    told = await stage.rows(Escalation, conversation_id=waiting.conversation_id, reason="text_not_delivered")
    assert bool(told) == (reason == "answer_too_late")


@pytest.mark.parametrize(
    ("first", "then", "reason"),
    [
        pytest.param("i dispute this debt", "he reads my phone, hes dangerous", "suppressed_since", id="EV-DV"),
        pytest.param("i dispute this debt", "do not contact me again", "held_since", id="REGF-6C"),
        pytest.param("i dispute this debt", "talk to my lawyer", "held_since", id="REGF-6B2"),
        pytest.param("i dispute this debt", "STOP", "suppressed_since", id="TCPA-REV-10D"),
        pytest.param("i dispute this debt", "i want to file a complaint", None, id="EV-COMPLAINT silences nobody"),
        pytest.param("please stop texting me", "wrong number", "suppressed_since", id="REGF-6D3"),
        pytest.param(
            "please stop texting me", "talk to my lawyer", None, id="TCPA-REV-CONF: the confirmation stays due"
        ),
        pytest.param("i want to die", "he reads my phone, hes dangerous", "suppressed_since", id="EV-DV help too"),
        pytest.param("i want to die", "STOP", None, id="EV-SELFHARM: help passes an opt-out"),
    ],
)
async def test_what_is_said_later_keeps_a_permitted_answer_back(
    stage: Stage, first: str, then: str, reason: str | None
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    waiting = await _answered(stage, robin, first)
    await stage.receive(robin.phone, then)
    await stage.deliver(waiting.conversation_id)
    state, code = await state_of(stage, waiting)
    assert (state, code in (reason, "held_since" if reason else None)) == ("blocked" if reason else "sent", True)


async def test_a_permitted_answer_of_unknown_fate_is_kept_back_by_what_is_said_later(stage: Stage) -> None:
    """EV-DV: it was being sent when the later statement came, and the carrier never got it."""
    robin = await stage.person()
    await stage.verified(robin)
    waiting = await _answered(stage, robin, "i dispute this debt")
    stage.carrier.mishaps = ["lost"]
    with pytest.raises(CarrierUnavailable):
        await stage.deliver(waiting.conversation_id)
    await stage.receive(robin.phone, "he reads my phone, hes dangerous")
    await end_lease(stage, waiting)
    await stage.deliver(waiting.conversation_id)
    assert await state_of(stage, waiting) == ("blocked", "suppressed_since")


async def test_a_claim_between_writing_and_sending_withholds_what_the_bot_wrote(stage: Stage) -> None:
    waiting = await queued(stage, await stage.person())
    await claim(stage.services, conversation_id=waiting.conversation_id, collector_id=await stage.collector())
    assert await stage.deliver(waiting.conversation_id) == 0
    assert await state_of(stage, waiting) == ("blocked", "claimed_since")


async def test_a_refusal_because_of_an_opt_out_the_carrier_knows_becomes_ours(stage: Stage) -> None:
    robin = await stage.person()
    waiting = await queued(stage, robin)
    stage.carrier.mishaps = [21610]
    assert await stage.deliver(waiting.conversation_id) == 0
    assert await state_of(stage, waiting) == ("failed", "21610")
    [row] = await stage.rows(Suppression, address=robin.phone)
    assert row.reason == "opted_out"
    assert await stage.sms(robin, "how much", "ask_balance") == []


async def test_any_other_refusal_is_put_before_a_person(stage: Stage) -> None:
    robin = await stage.person()
    waiting = await queued(stage, robin)
    stage.carrier.mishaps = [30003]
    await stage.deliver(waiting.conversation_id)
    assert await state_of(stage, waiting) == ("failed", "30003")
    [escalation] = await stage.rows(Escalation, conversation_id=waiting.conversation_id)
    assert (escalation.reason, escalation.silences_bot) == ("text_not_delivered", False)
    assert await stage.rows(Suppression, address=robin.phone) == []


@pytest.mark.parametrize(
    ("at", "validity_s"),
    [
        pytest.param(datetime(2026, 11, 21, 18, 0, tzinfo=UTC), 900, id="noon: the longest"),
        pytest.param(datetime(2026, 11, 22, 2, 45, tzinfo=UTC), 600, id="20:45: until five minutes before nine"),
        pytest.param(datetime(2026, 11, 22, 2, 54, 30, tzinfo=UTC), 60, id="20:54:30: the shortest"),
        pytest.param(datetime(2026, 11, 22, 4, 0, tzinfo=UTC), 300, id="22:00: the one answer"),
    ],
)
async def test_the_carrier_may_not_queue_a_text_past_the_contact_window(
    stage: Stage, at: datetime, validity_s: int
) -> None:
    stage.clock.set(at)
    waiting = await queued(stage, await stage.person())
    await stage.deliver(waiting.conversation_id)
    assert stage.carrier.taken[0].validity_s == validity_s


async def test_what_is_not_an_answer_waits_for_contact_hours(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    stage.clock.set(datetime(2026, 11, 22, 4, 0, tzinfo=UTC))
    conversation = await stage.conversation(robin)
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        await send_says(stage.services, work, mine, [Say("utter_help")], None)
    last = (await stage.messages(conversation.id))[-1]
    assert last.state == "blocked"


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        pytest.param(["sent", "delivered"], "delivered", id="in order"),
        pytest.param(["delivered", "sent"], "delivered", id="out of order"),
        pytest.param(["delivered", "delivered"], "delivered", id="repeated"),
        pytest.param(["undelivered", "sent"], "undelivered", id="a late sent changes nothing"),
        pytest.param(["nonsense"], "sent", id="a status nobody knows"),
    ],
)
async def test_status_reports_only_move_a_text_forward(stage: Stage, reports: list[str], state: str) -> None:
    waiting = await queued(stage, await stage.person())
    await stage.deliver(waiting.conversation_id)
    provider_id = stage.carrier.taken[0].provider_id
    for status in reports:
        await record_delivery_status(stage.services, provider_id=provider_id, status=status, error_code=None)
    assert (await state_of(stage, waiting))[0] == state


async def test_a_report_about_an_unknown_text_changes_nothing(stage: Stage) -> None:
    assert not await record_delivery_status(stage.services, provider_id="SMunknown", status="sent", error_code=None)


async def test_a_text_of_unknown_fate_is_judged_again_before_it_is_sent_again(stage: Stage) -> None:
    robin = await stage.person()
    waiting = await queued(stage, robin)
    stage.carrier.mishaps = ["lost"]
    with pytest.raises(CarrierUnavailable):
        await stage.deliver(waiting.conversation_id)
    await stage.receive(robin.phone, "STOP")
    await end_lease(stage, waiting)
    await stage.deliver(waiting.conversation_id)
    assert stage.carrier.taken == []
    assert await state_of(stage, waiting) == ("blocked", "suppressed_since")


@pytest.mark.parametrize("how", ["refused", "reported as undelivered"])
async def test_a_disclosure_that_did_not_arrive_was_not_given_and_nothing_about_the_debt_follows(
    stage: Stage, how: str
) -> None:
    robin = await stage.person()
    stage.assistant.expect("give_identity_details")
    received = await stage.receive(robin.phone, robin.answers)
    await stage.process(received.message_id)
    if how == "refused":
        stage.carrier.mishaps = [30008]
        await stage.deliver(received.conversation_id)
        assert stage.carrier.taken == []
        balance = (await stage.messages(received.conversation_id, direction="out"))[-1]
        assert await state_of(stage, balance) == ("blocked", "disclosure_missing")
    else:
        await stage.deliver(received.conversation_id)
        first = stage.carrier.taken[0].provider_id
        await record_delivery_status(stage.services, provider_id=first, status="undelivered", error_code="30003")
    replies = await stage.sms(robin, "how much", "ask_balance")
    assert "is a debt collector" in replies[0]


async def test_hours_hold_when_a_text_leaves(stage: Stage) -> None:
    waiting = await queued(stage, await stage.person())
    stage.clock.set(datetime(2026, 11, 22, 4, 0, tzinfo=UTC))
    assert await stage.deliver(waiting.conversation_id) == 0
    assert await state_of(stage, waiting) == ("blocked", "outside_contact_hours")
