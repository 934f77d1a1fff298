"""Gates G0, G3 and G4 over the whole product: consent, the fitness of numbers, carriers' codes and the kill switch."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from parley.compliance.consent import Consent
from parley.services.consents import DirectConsent, consents_of, digest, file_record, record_direct_consent
from parley.services.console import claim
from parley.services.contact_show import show_consent, show_number
from parley.services.conversations import get_conversation, open_conversation
from parley.services.delivery_status import record_delivery_status
from parley.services.number_file import import_checks
from parley.services.numbers import CheckResult, record_check
from parley.services.outbound import send_collector_text
from parley.services.program import start_program, stop_program
from parley.storage.tables import (
    Account,
    ConsentRecord,
    ContactPoint,
    Conversation,
    DecisionRow,
    Escalation,
    Hold,
    Message,
    NumberCheck,
    ProgramStop,
    Suppression,
)
from tests.acceptance.compliance.examples import example
from tests.integration.talk.stage import Person, Stage


async def records(stage: Stage, who: Person | str) -> tuple[Consent, ...]:
    phone = who if isinstance(who, str) else who.phone
    async with stage.services.db.work() as work:
        return await consents_of(work, phone)


async def by_file(stage: Stage, person: Person) -> None:
    """Put the consent a creditor's file reports on record, as the import does."""
    async with stage.services.db.work() as work:
        given_at = work.now - timedelta(days=20)
        row = file_record(person.consumer_id, person.account_id, person.phone, given_at, "web form", "IL")
        work.session.add(ConsentRecord(**row, recorded_at=work.now))


async def write_first(stage: Stage, person: Person, text: str = "Is this Robin?") -> DecisionRow:
    """Let a collector write to the person of their own accord; returns what the gate decided."""
    async with stage.services.db.work() as work:
        conversation = await open_conversation(work, channel="sms", address=person.phone)
    if conversation.handover != "claimed":
        await claim(stage.services, conversation_id=conversation.id, collector_id=await stage.collector())
    async with stage.services.db.work() as work:
        conversation = await work.session.merge(await stage.conversation(person))
        await send_collector_text(stage.services, work, conversation, text=text, collector_id="col_x")
    last = (await stage.messages(conversation.id, direction="out"))[-1]
    [decision] = await stage.rows(DecisionRow, message_id=last.id)
    return decision


async def last_decision(stage: Stage, person: Person) -> DecisionRow:
    conversation = await stage.conversation(person)
    decisions = await stage.rows(DecisionRow, conversation_id=conversation.id)
    order = {message.id: message.seq for message in await stage.messages(conversation.id)}
    return max(decisions, key=lambda decision: order[decision.message_id])


async def fail(stage: Stage, person: Person, code: int) -> Message:
    """Let the carrier refuse the answer to a text of the person."""
    stage.carrier.mishaps = [code]
    await stage.sms(person, "thanks", "thank")
    stage.carrier.mishaps = []
    [failed] = await stage.rows(Message, conversation_id=(await stage.conversation(person)).id, error_code=str(code))
    return failed


async def test_a_consumers_text_is_consent_to_the_answer_and_is_kept_with_its_digest(stage: Stage) -> None:
    """REGF-6D5, route (i): the consumer used this number to text us about this debt."""
    robin = await stage.person()
    assert len(await stage.sms(robin, "hello there", "greet")) == 1
    [record] = await stage.rows(ConsentRecord, address=robin.phone)
    assert (record.source, record.account_id, record.wording_sha256) == (
        "consumer_text",
        robin.account_id,
        digest("hello there"),
    )
    assert (record.given_to, record.campaign_id, record.jurisdiction) == ("us", "demo-campaign", "IL")
    await stage.sms(robin, "hello again", "greet")
    assert len(await records(stage, robin)) == 1
    decision = await last_decision(stage, robin)
    assert decision.inputs["consents"][0]["id"] == record.id


async def test_a_stranger_who_says_who_they_are_texted_about_that_debt(stage: Stage) -> None:
    robin = await stage.person()
    unknown = stage.stranger()
    await stage.sms(unknown, "hello", "greet")
    assert [one.account_id for one in await records(stage, unknown)] == [None]
    await stage.sms(unknown, f"{robin.ref} {robin.birth}", "give_identity_details")
    assert [one.account_id for one in await records(stage, unknown)] == [None, robin.account_id]


async def test_the_creditors_consent_alone_lets_no_text_of_our_own_accord_out(stage: Stage) -> None:
    """REGF-6D5-CRED: placed account with creditor SMS consent only -> G3 fails with NO_DIRECT_TEXT_CONSENT."""
    example(
        "REGF-6D5-CRED",
        "placed account with creditor SMS consent only -> G3 fails with reason `NO_DIRECT_TEXT_CONSENT`",
    )
    robin = await stage.person()
    await by_file(stage, robin)
    decision = await write_first(stage, robin)
    assert (decision.gate, decision.rule_ids) == ("G3", ["REGF-6D5-CRED"])
    assert "NO_DIRECT_TEXT_CONSENT" in decision.reasons[0]
    assert await stage.deliver(decision.conversation_id) == 0
    assert len(await stage.sms(robin, "hello", "greet")) == 0  # a person has the conversation
    lines = await show_consent(stage.services, robin.phone)
    assert any("passed on by the creditor's file" in line for line in lines)


async def test_without_any_record_a_text_of_our_own_accord_is_stopped(stage: Stage) -> None:
    decision = await write_first(stage, await stage.person())
    assert (decision.gate, decision.rule_ids) == ("G3", ["TCPA-CONSENT"])
    assert "NO_CONSENT" in decision.reasons[0]


async def test_consent_without_its_wording_or_campaign_is_unusable(stage: Stage) -> None:
    example("TCPA-CONSENT", "no record -> G3 blocks; record without wording -> G3 blocks")
    example("CTIA-OPTIN", "consent record lacks campaign id -> unusable")
    for wording_sha256, campaign_id, code in (
        (None, "demo-campaign", "CONSENT_WITHOUT_WORDING"),
        (digest("I agree."), None, "CONSENT_NO_CAMPAIGN"),
        (digest("I agree."), "another-campaign", "CONSENT_NO_CAMPAIGN"),
    ):
        robin = await stage.person()
        async with stage.services.db.work() as work:
            row = file_record(robin.consumer_id, robin.account_id, robin.phone, work.now, None, "IL")
            row |= {"source": "collector_call", "given_to": "us", "recorded_at": work.now}
            work.session.add(ConsentRecord(**row, wording_sha256=wording_sha256, campaign_id=campaign_id))
        decision = await write_first(stage, robin)
        assert (decision.gate, code in decision.reasons[0]) == ("G3", True)


async def test_consent_given_to_us_and_a_mobile_number_pass_both_gates(stage: Stage) -> None:
    """TCPA-CONSENT, REGF-6D5 route (ii)."""
    robin = await stage.person()
    await by_file(stage, robin)
    now = stage.clock.now()
    given = DirectConsent(
        phone=robin.phone, source="portal", given_at=now - timedelta(days=2), wording="I agree to texts.", by="kim"
    )
    await record_direct_consent(stage.services, given)
    decision = await write_first(stage, robin)
    assert (decision.gate, "LINE_TYPE_UNKNOWN" in decision.reasons[0]) == ("G4", True)
    mobile = CheckResult(phone=robin.phone, checked_on=now.date(), line_type="mobile", reassigned=None)
    await record_check(stage.services, mobile)
    assert (await write_first(stage, robin)).gate not in ("G0", "G1", "G2", "G3", "G4")
    stage.clock.forward(days=59)
    assert (await write_first(stage, robin)).gate == "G4"
    assert any("NUMBER_NOT_FRESH" in line for line in await show_number(stage.services, robin.phone))


@pytest.mark.parametrize(
    ("days", "checked", "gate"), [(59, False, None), (60, False, None), (61, False, "G4"), (61, True, None)]
)
async def test_sixty_days_after_the_last_text_only_a_clean_check_helps(
    stage: Stage, days: int, checked: bool, gate: str | None
) -> None:
    """REGF-6D5: last consumer text 61 days ago, no check -> blocked; run check, answer "no" -> allowed."""
    example("REGF-6D5", 'last consumer text 61 days ago, no check -> blocked; run check, answer "no" -> allowed')
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    stage.clock.forward(days=days)
    if checked:
        today = stage.clock.now().date()
        await record_check(
            stage.services, CheckResult(phone=robin.phone, checked_on=today, line_type=None, reassigned="no")
        )
    decision = await write_first(stage, robin)
    assert (decision.gate if decision.gate in ("G3", "G4") else None) == gate


async def test_an_answer_of_no_data_is_a_failure(stage: Stage) -> None:
    """TCPA-RND, REGF-6D5."""
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    stage.clock.forward(days=61)
    today = stage.clock.now().date()
    await record_check(
        stage.services, CheckResult(phone=robin.phone, checked_on=today, line_type="mobile", reassigned="no_data")
    )
    assert (await write_first(stage, robin)).gate == "G4"


async def test_a_reassigned_number_is_taken_off_the_consumer(stage: Stage) -> None:
    """TCPA-RND: answer "yes" -> number removed, account flagged for new contact data."""
    example("TCPA-RND", 'answer "yes" -> number removed, account flagged for new contact data')
    robin = await stage.person()
    await stage.verified(robin)
    today = stage.clock.now().date()
    await record_check(
        stage.services, CheckResult(phone=robin.phone, checked_on=today, line_type=None, reassigned="yes")
    )
    conversation = await stage.conversation(robin)
    assert conversation.right_party_status == "unverified"
    assert all(one.revoked_at for one in await records(stage, robin))
    [contact] = await stage.rows(ContactPoint, address=robin.phone)
    assert (contact.wrong_party_at is not None, contact.consent_at) == (True, None)
    reasons = {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}
    assert "number_reassigned" in reasons
    assert await stage.sms(robin, "how much do i owe", "ask_balance") == []
    decision = await last_decision(stage, robin)
    assert decision.gate in ("G2", "G4")


async def test_what_the_new_owner_of_a_number_says_is_not_the_former_consumers(stage: Stage) -> None:
    """TCPA-RND: after a reassignment neither their texts nor a later "no" open the number again."""
    robin = await stage.person()
    await stage.verified(robin)
    today = stage.clock.now().date()
    await record_check(
        stage.services, CheckResult(phone=robin.phone, checked_on=today, line_type=None, reassigned="yes")
    )
    stage.clock.forward(days=1)
    await stage.sms(robin, "i filed bankruptcy, stop contacting me about any debt")
    assert await stage.rows(Hold, consumer_id=robin.consumer_id) == []
    stage.clock.forward(days=1)
    later = stage.clock.now().date()
    await record_check(
        stage.services, CheckResult(phone=robin.phone, checked_on=later, line_type="mobile", reassigned="no")
    )
    assert await stage.sms(robin, "hello", "greet") == []
    conversation = await stage.conversation(robin)
    assert (conversation.consumer_id, conversation.account_id) == (None, None)
    reasons = {row.reason for row in await stage.rows(Suppression, address=robin.phone, lifted_at=None)}
    assert "reassigned" in reasons


async def test_a_file_of_checks_locks_conversations_in_the_order_of_everybody(stage: Stage) -> None:
    """TCPA-RND: whatever the order of its rows, so that no turn and no release waits for it for ever."""
    people = [await stage.person(), await stage.person()]
    for person in people:
        await stage.sms(person, "hello", "greet")
    phone_of = {(await stage.conversation(person)).id: person.phone for person in people}
    first, second = sorted(phone_of)
    rows = [f"{phone_of[one]},,yes,,{stage.clock.now().date()},rnd" for one in (second, first)]
    data = "\n".join(["phone_e164,line_type,reassigned,since_on,checked_on,provider", *rows]).encode()
    async with stage.services.db.work() as work:
        await get_conversation(work, first)
        importing = asyncio.create_task(import_checks(stage.services, data))
        await asyncio.sleep(0.5)
        await get_conversation(work, second)
    assert await importing == 2


async def test_stop_closes_the_consent_and_as_a_first_word_is_none(stage: Stage) -> None:
    """TCPA-REV-ANY, TCPA-PROOF: the record stays, with what revoked it."""
    robin, casey = await stage.person(), await stage.person()
    await by_file(stage, robin)
    await stage.sms(robin, "hello", "greet")
    await stage.sms(robin, "please stop texting me")
    [stop] = await stage.rows(
        Message, conversation_id=(await stage.conversation(robin)).id, text="please stop texting me"
    )
    rows = await stage.rows(ConsentRecord, address=robin.phone)
    assert {(row.source, row.revoked_because, row.revoked_by_message) for row in rows} == {
        ("creditor_file", "opted_out", stop.id),
        ("consumer_text", "opted_out", stop.id),
    }
    await stage.sms(casey, "STOP")
    assert await records(stage, casey) == ()


async def test_a_wrong_number_closes_the_consent(stage: Stage) -> None:
    robin = await stage.person()
    await by_file(stage, robin)
    await stage.sms(robin, "wrong number")
    [record] = await stage.rows(ConsentRecord, address=robin.phone)
    assert record.revoked_because == "wrong_party"


async def test_start_is_consent_for_texts_and_lifts_no_cease(stage: Stage) -> None:
    """TW-START: START while CEASE -> still blocked."""
    robin, casey = await stage.person(), await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "STOP")
    await stage.sms(robin, "START")
    live = [one for one in await records(stage, robin) if one.revoked_at is None]
    assert [(one.source, one.account_id, one.wording_sha256) for one in live] == [("start", None, digest("START"))]
    assert len(await stage.sms(robin, "how much", "ask_balance")) == 1
    await stage.verified(casey)
    await stage.sms(casey, "leave me alone and never contact me again")
    await stage.sms(casey, "START")
    assert "start" in {one.source for one in await records(stage, casey) if one.revoked_at is None}
    [hold] = await stage.rows(Hold, consumer_id=casey.consumer_id)
    assert (hold.kind, hold.released_at) == ("CEASE", None)
    assert (await write_first(stage, casey, "Hello.")).gate == "G1"


async def test_start_from_a_wrong_number_is_no_consent(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "wrong number")
    await stage.sms(robin, "START")
    assert [one for one in await records(stage, robin) if one.revoked_at is None] == []


@pytest.mark.parametrize("how", ["refused", "reported"])
async def test_a_dead_number_gets_nothing_until_it_was_checked(stage: Stage, how: str) -> None:
    """TW-ERR: 30005 -> marked dead, consent cleared, the next text is stopped at G4 until a new check."""
    example("TW-ERR", "30005 -> number marked dead, next text blocked until a new check")
    robin = await stage.person()
    await by_file(stage, robin)
    if how == "refused":
        await fail(stage, robin, 30005)
    else:
        await stage.sms(robin, "thanks", "thank")
        provider_id = stage.carrier.taken[-1].provider_id
        for _ in range(2):
            await record_delivery_status(
                stage.services, provider_id=provider_id, status="undelivered", error_code="30005"
            )
    [mark] = await stage.rows(NumberCheck, address=robin.phone)
    assert (mark.kind, mark.mark, mark.carrier_code) == ("mark", "dead", 30005)
    assert {row.source: row.revoked_because for row in await stage.rows(ConsentRecord, address=robin.phone)} == {
        "creditor_file": "carrier_30005",
        "consumer_text": "carrier_30005",
    }
    assert await stage.sms(robin, "hello?", "greet") == []
    decision = await last_decision(stage, robin)
    assert (decision.gate, decision.rule_ids) == ("G4", ["TW-ERR"])
    today = stage.clock.now().date()
    checked = CheckResult(phone=robin.phone, checked_on=today, line_type="mobile", reassigned="no", provider="lookup")
    await record_check(stage.services, checked)
    conversation = await stage.conversation(robin)
    await stage.change(Conversation, conversation.id, handover="none", phase="identifying")
    assert len(await stage.sms(robin, "hello?", "greet")) == 1


async def test_who_writes_after_an_error_that_cleared_consent_is_answered_days_later_too(stage: Stage) -> None:
    """TW-ERR, TCPA-REV-ANY: 30005 closes the consumer's own record too, so that their next text makes a new one."""
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    stage.clock.forward(minutes=30)
    await fail(stage, robin, 30005)
    stage.clock.forward(days=1)
    today = stage.clock.now().date()
    checked = CheckResult(phone=robin.phone, checked_on=today, line_type="mobile", reassigned="no", provider="lookup")
    await record_check(stage.services, checked)
    conversation = await stage.conversation(robin)
    await stage.change(Conversation, conversation.id, handover="none", phase="identifying")
    assert len(await stage.sms(robin, "hello?", "greet")) == 1
    known = await stage.rows(ConsentRecord, address=robin.phone, source="consumer_text")
    assert sorted(row.revoked_at is None for row in known) == [False, True]


async def test_a_persons_answer_where_consent_to_electronic_messages_is_asked_is_delivered(stage: Stage) -> None:
    """ECONSENT-STATE, REGF-6D5: an answer within fifteen minutes is one when it leaves, as it was when it was judged."""
    robin = await stage.person(state="DC", area="202", zip_code="20001")
    await stage.sms(robin, "hello", "greet")
    stage.clock.forward(minutes=10)
    decision = await write_first(stage, robin)
    assert decision.reasons == []
    assert await stage.deliver(decision.conversation_id) == 1


@pytest.mark.parametrize(
    ("code", "mark", "suppression", "stops", "escalation"),
    [
        pytest.param(21211, "invalid", None, set(), "number_unusable", id="TW-ERR 21211"),
        pytest.param(21614, "not_sms", None, set(), "number_unusable", id="TW-ERR 21614"),
        pytest.param(21635, "landline", None, set(), "number_unusable", id="TW-ERR 21635"),
        pytest.param(30006, "landline", None, set(), "number_unusable", id="TW-ERR 30006"),
        pytest.param(30003, "unreachable", None, set(), "text_not_delivered", id="TW-ERR 30003"),
        pytest.param(30004, None, "carrier_block", set(), "number_unusable", id="TW-ERR 30004"),
        pytest.param(30008, "unknown", None, set(), "text_not_delivered", id="TW-ERR 30008"),
        pytest.param(21408, "region", None, set(), "number_unusable", id="TW-ERR 21408"),
        pytest.param(21610, None, "opted_out", set(), "opt_out_unknown", id="TW-21610"),
        pytest.param(21612, "unroutable", None, set(), "text_not_delivered", id="TW-ERR 21612"),
        pytest.param(30007, None, None, {"response", "campaign"}, "texts_filtered", id="TW-ERR 30007"),
        pytest.param(30022, None, None, set(), "text_not_delivered", id="TW-RATE 30022"),
        pytest.param(30032, None, None, {"sms"}, "program_stopped", id="TW-10DLC 30032"),
        pytest.param(30034, None, None, {"sms"}, "program_stopped", id="TW-10DLC 30034"),
        pytest.param(99999, None, None, set(), "text_not_delivered", id="a code nobody listed"),
    ],
)
async def test_each_code_acts_once_and_nothing_is_tried_again(
    stage: Stage, code: int, mark: str | None, suppression: str | None, stops: set[str], escalation: str
) -> None:
    robin = await stage.person()
    failed = await fail(stage, robin, code)
    assert failed.state == "failed"
    assert [row.mark for row in await stage.rows(NumberCheck, address=robin.phone)] == ([mark] if mark else [])
    assert [row.reason for row in await stage.rows(Suppression, address=robin.phone)] == (
        [suppression] if suppression else []
    )
    placed = await stage.rows(ProgramStop, message_id=failed.id)
    assert {row.scope for row in placed} == stops
    assert {row.stopped_by for row in placed} <= {"carrier"}
    rows = await stage.rows(Escalation, conversation_id=failed.conversation_id)
    assert [row.reason for row in rows] == [escalation]
    assert stage.carrier.taken == []
    assert await stage.deliver(failed.conversation_id) == 0


async def test_an_opt_out_both_know_of_raises_no_alarm(stage: Stage) -> None:
    """TW-21610: alarm only if it was not known here."""
    robin = await stage.person()
    await stage.sms(robin, "thanks", "thank")
    provider_id = stage.carrier.taken[-1].provider_id
    await stage.sms(robin, "STOP")
    await record_delivery_status(stage.services, provider_id=provider_id, status="failed", error_code="21610")
    conversation = await stage.conversation(robin)
    assert "opt_out_unknown" not in {
        row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)
    }


async def test_a_number_a_carrier_blocks_opens_again_when_the_consumer_writes(stage: Stage) -> None:
    """TW-ERR 30004: treat as opt-out until the consumer contacts us."""
    robin = await stage.person()
    await fail(stage, robin, 30004)
    stage.clock.forward(hours=1)
    assert (await records(stage, robin))[0].revoked_at is not None
    assert len(await stage.sms(robin, "are you there", "greet")) == 1


async def test_filtered_texts_stop_the_wording_and_the_campaign_but_not_the_chat(stage: Stage) -> None:
    """TW-ERR 30007: not the number; stop template and campaign, never rotate senders."""
    robin, casey = await stage.person(), await stage.person()
    await fail(stage, robin, 30007)
    assert await stage.sms(casey, "hello", "greet") == []
    decision = await last_decision(stage, casey)
    assert (decision.gate, decision.rule_ids) == ("G0", ["PROGRAM-STOP"])
    visitor = await stage.open_chat(casey)
    assert len(await stage.chat(visitor, "how much do i owe", "ask_balance")) >= 1


async def test_filtered_joined_texts_stop_each_of_their_wordings(stage: Stage) -> None:
    """TW-ERR 30007: nobody knows which of the joined sentences it was."""
    robin = await stage.person()
    await stage.sms(robin, "thanks", "thank")
    sent = (await stage.messages((await stage.conversation(robin)).id, direction="out"))[-1]
    await stage.change(Message, sent.id, response_name="utter_thanks+utter_help")
    assert sent.provider_id is not None
    await record_delivery_status(stage.services, provider_id=sent.provider_id, status="undelivered", error_code="30007")
    placed = await stage.rows(ProgramStop, message_id=sent.id)
    assert {row.name for row in placed if row.scope == "response"} == {"utter_thanks", "utter_help"}


async def test_while_everything_is_stopped_nothing_leaves_and_nothing_is_lost(stage: Stage) -> None:
    """PROGRAM-STOP: no channel, no waiting text, no confirmation; what comes in is stored and has its legal effect."""
    example("PROGRAM-STOP", "parley program stop -> no message in any channel, inbound still stored")
    robin, casey, sage = await stage.person(), await stage.person(), await stage.person()
    stage.assistant.expect("greet")
    waiting = await stage.receive(robin.phone, "hello")
    await stage.process(waiting.message_id)
    visitor = await stage.open_chat(casey)
    await stop_program(stage.services, "all", reason="wrong figures", by="kim")
    assert await stage.deliver(waiting.conversation_id) == 0
    [kept] = await stage.rows(Message, in_reply_to=waiting.message_id)
    assert (kept.state, kept.error_code) == ("blocked", "program_stopped")
    assert await stage.sms(robin, "hello?", "greet") == []
    assert await stage.chat(visitor, "how much do i owe", "ask_balance") == []
    assert await stage.sms(sage, "please stop texting me") == []
    assert await stage.sms(casey, "i dispute this debt") == []
    assert (await write_first(stage, robin)).gate == "G0"
    [suppression] = await stage.rows(Suppression, address=sage.phone)
    assert suppression.reason == "opted_out"
    assert [hold.kind for hold in await stage.rows(Hold, consumer_id=casey.consumer_id)] == ["DISPUTE"]
    assert stage.carrier.taken == []
    await start_program(stage.services, "all", reason="figures mended", by="kim")
    assert await stage.deliver(waiting.conversation_id) == 0
    other = await stage.person()
    assert len(await stage.sms(other, "hello", "greet")) == 1


@pytest.mark.parametrize(
    ("scope", "sms", "web"),
    [("sms", 0, 1), ("creditor:meridian", 0, 0), ("creditor:riverbend", 1, 1), ("response:utter_help", 1, 1)],
)
async def test_a_stop_of_a_part_reaches_only_that(stage: Stage, scope: str, sms: int, web: int) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stop_program(stage.services, scope, reason="a look at it", by="kim")
    assert min(1, len(await stage.sms(robin, "hello", "greet"))) == sms
    assert min(1, len(await stage.chat(visitor, "how much do i owe", "ask_balance"))) == web


async def test_consent_of_a_closed_account_can_be_shown_years_later_and_not_be_altered(stage: Stage) -> None:
    """TCPA-PROOF: consent of closed account retrievable after 4 years."""
    example("TCPA-PROOF", "consent of closed account retrievable after 4 years")
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    await stage.change(Account, robin.account_id, principal_cents=0, balance_cents=0)
    [record] = await records(stage, robin)
    stage.clock.forward(days=4 * 366)
    lines = await show_consent(stage.services, robin.phone)
    assert any(line.startswith(f"{record.id}: the consumer texted us") for line in lines)
    changes: list[Any] = [
        update(ConsentRecord).where(ConsentRecord.id == record.id).values(given_at=datetime(2020, 1, 1, tzinfo=UTC)),
        update(ConsentRecord).where(ConsentRecord.id == record.id).values(wording_sha256=None),
        delete(ConsentRecord).where(ConsentRecord.id == record.id),
    ]
    for change in changes:
        with pytest.raises(IntegrityError):
            async with stage.services.db.work() as work:
                await work.session.execute(change)


async def test_electronic_consent_of_a_state_is_asked_for_our_own_texts_and_not_for_answers(stage: Stage) -> None:
    """ECONSENT-STATE: DC resident who only texted us."""
    example("ECONSENT-STATE", "DC resident who only texted us -> a text of our own accord blocked, an answer allowed")
    robin = await stage.person(state="DC", area="202", zip_code="20001")
    assert len(await stage.sms(robin, "hello", "greet")) == 1
    stage.clock.forward(days=3)
    decision = await write_first(stage, robin)
    assert (decision.gate, decision.rule_ids) == ("G3", ["ECONSENT-STATE"])


async def test_electronic_consent_is_asked_where_the_consumer_says_they_are(stage: Stage) -> None:
    """ECONSENT-STATE, REGF-104: the last stated location counts as the address does."""
    robin = await stage.person()
    await stage.sms(robin, "I live in Washington DC now", "give_details")
    stage.clock.forward(days=3)
    decision = await write_first(stage, robin)
    assert (decision.gate, decision.rule_ids) == ("G3", ["ECONSENT-STATE"])


async def test_a_text_that_waits_is_judged_anew_before_it_leaves(stage: Stage) -> None:
    """TW-ERR: the first of two texts is refused as dead, so the second one stays."""
    robin = await stage.person()
    stage.assistant.expect("give_identity_details")
    received = await stage.receive(robin.phone, robin.answers)
    await stage.process(received.message_id)
    stage.carrier.mishaps = [30006]
    assert await stage.deliver(received.conversation_id) == 0
    states = [(row.state, row.error_code) for row in await stage.rows(Message, in_reply_to=received.message_id)]
    assert sorted(states) == [("blocked", "number_unfit"), ("failed", "30006")]
    conversation: Conversation = await stage.conversation(robin)
    assert conversation.right_party_status == "verified"
    assert date(2026, 11, 21) == stage.clock.now().date()
