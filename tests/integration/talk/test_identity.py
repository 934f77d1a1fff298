"""Who is on the line: two factors, three tries, and the same words whatever was wrong."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from parley.ids import new_id
from parley.services.vault import purge_expired
from parley.storage.tables import ContactPoint, Escalation, IdentityAttempt, VaultEntry
from tests.integration.talk.stage import Stage

DISCLOSURE = "is a debt collector. We are trying to collect a debt"
FAILED = "I could not confirm that."
LOCKED = "I cannot go on here today"


async def test_two_right_factors_verify_and_the_disclosure_comes_before_the_balance(stage: Stage) -> None:
    robin = await stage.person(balance_cents=120_000)
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert DISCLOSURE in replies[0]
    assert "$1,200.00" in replies[1]
    assert "Reply 1 for payment options" in replies[1]
    conversation = await stage.conversation(robin)
    assert (conversation.right_party_status, conversation.phase, conversation.account_id) == (
        "verified",
        "verified",
        robin.account_id,
    )


async def test_one_factor_is_not_enough_and_the_second_may_come_later(stage: Stage) -> None:
    robin = await stage.person()
    assert "Please send one more" in (await stage.sms(robin, robin.birth, "give_identity_details"))[0]
    assert (await stage.conversation(robin)).right_party_status == "unverified"
    replies = await stage.sms(robin, robin.zip, "give_identity_details")
    assert DISCLOSURE in replies[0]


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param("1986-04-13 60601", id="wrong date of birth"),
        pytest.param("1986-04-12 60602", id="wrong ZIP"),
        pytest.param("1986-04-12 TST-999999", id="wrong reference"),
        pytest.param("1985-01-01 10001", id="both wrong"),
        pytest.param("1986-04-12 60601 TST-999999", id="two right and a third wrong"),
    ],
)
async def test_the_answer_to_wrong_factors_is_the_same_whatever_was_wrong(stage: Stage, answers: str) -> None:
    robin = await stage.person()
    strange = stage.stranger()
    replies = await stage.sms(robin, answers, "give_identity_details")
    assert replies == await stage.sms(strange, answers, "give_identity_details")
    assert FAILED in replies[0]
    assert (await stage.conversation(robin)).right_party_status == "unverified"


async def test_three_wrong_tries_lock_the_account_and_tell_a_person(stage: Stage) -> None:
    robin = await stage.person()
    strange = stage.stranger()
    for expected in (FAILED, FAILED, LOCKED):
        replies = [await stage.sms(who, "1985-01-01 10001", "give_identity_details") for who in (robin, strange)]
        assert expected in replies[0][0]
        assert replies[0] == replies[1]
    for who in (robin, strange):
        conversation = await stage.conversation(who)
        [escalation] = await stage.rows(Escalation, conversation_id=conversation.id)
        assert (escalation.reason, escalation.silences_bot) == ("identity_locked", True)


async def test_right_answers_are_not_looked_at_while_the_account_is_locked(stage: Stage) -> None:
    robin = await stage.person()
    other_phone = stage.stranger()
    for _ in range(3):
        await stage.sms(other_phone, f"1985-01-01 {robin.ref}", "give_identity_details")
    # The owner of the account, on the number on file, meets the lock another number caused.
    assert LOCKED in (await stage.sms(robin, robin.answers, "give_identity_details"))[0]
    assert (await stage.conversation(robin)).right_party_status == "unverified"


@pytest.mark.parametrize(
    ("unlocking", "is_open"),
    [
        pytest.param(datetime(2026, 11, 22, 5, 59, tzinfo=UTC), False, id="23:59 in Chicago, the same day"),
        pytest.param(datetime(2026, 11, 22, 14, 30, tzinfo=UTC), True, id="08:30 in Chicago, the next day"),
    ],
)
async def test_the_lock_lasts_for_the_consumers_own_day(stage: Stage, unlocking: datetime, is_open: bool) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat()
    for _ in range(3):
        await stage.chat(visitor, f"1985-01-01 {robin.ref}", "give_identity_details")
    stage.clock.set(unlocking)
    fresh = await stage.open_chat()
    replies = await stage.chat(fresh, f"{robin.birth} {robin.ref}", "give_identity_details")
    assert (DISCLOSURE in replies[0]) is is_open
    assert (FAILED in replies[0]) is not is_open  # who only names a reference does not learn of the lock


async def test_a_try_counts_once_however_often_its_message_is_processed(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.expect("give_identity_details")
    received = await stage.receive(robin.phone, "1985-01-01 10001")
    for _ in range(3):
        await stage.process(received.message_id)
    attempts = await stage.rows(IdentityAttempt, subject=f"account:{robin.account_id}")
    assert [(row.factors, row.has_succeeded) for row in attempts] == [(["dob", "zip"], False)]


async def test_an_unknown_number_is_found_by_its_reference(stage: Stage) -> None:
    robin = await stage.person()
    unknown = stage.stranger()
    assert "reference number and your date of birth" in (await stage.sms(unknown, "hello", "greet"))[0]
    replies = await stage.sms(unknown, f"{robin.ref} {robin.birth}", "give_identity_details")
    assert DISCLOSURE in replies[0]
    assert (await stage.conversation(unknown)).account_id == robin.account_id


async def test_the_reference_of_a_second_account_leads_to_that_account(stage: Stage) -> None:
    robin = await stage.person(balance_cents=120_000)
    second, ref = await stage.account(robin.consumer_id, balance_cents=42_400)
    replies = await stage.sms(robin, f"{ref} {robin.birth}", "give_identity_details")
    assert "$424.00" in replies[1]
    assert "$1,200.00" not in " ".join(replies)
    assert (await stage.conversation(robin)).account_id == second


async def test_the_reference_of_somebody_elses_account_does_not_lead_there(stage: Stage) -> None:
    robin, wendell = await stage.person(), await stage.person(first_name="Wendell")
    replies = await stage.sms(robin, f"{wendell.ref} {wendell.birth}", "give_identity_details")
    assert FAILED in replies[0]
    assert (await stage.conversation(robin)).account_id == robin.account_id


@pytest.mark.parametrize(
    ("waited", "reply"),
    [
        pytest.param(timedelta(minutes=14, seconds=59), DISCLOSURE, id="14:59 after the first factor"),
        pytest.param(timedelta(minutes=15), "Please send one more", id="15:00 after the first factor"),
    ],
)
async def test_an_identity_answer_is_kept_for_fifteen_minutes(stage: Stage, waited: timedelta, reply: str) -> None:
    robin = await stage.person()
    await stage.sms(robin, robin.birth, "give_identity_details")
    stage.clock.forward(seconds=waited.total_seconds())
    assert reply in (await stage.sms(robin, robin.zip, "give_identity_details"))[0]


async def test_expired_answers_are_deleted_and_checked_ones_at_once(stage: Stage) -> None:
    robin, casey = await stage.person(), await stage.person()
    await stage.sms(robin, robin.birth, "give_identity_details")
    await stage.verified(casey)
    robins, caseys = await stage.conversation(robin), await stage.conversation(casey)
    assert len(await stage.rows(VaultEntry, conversation_id=robins.id)) == 1
    assert await stage.rows(VaultEntry, conversation_id=caseys.id) == []
    stage.clock.forward(minutes=15)
    async with stage.services.db.work() as work:
        await purge_expired(work)
    assert await stage.rows(VaultEntry, conversation_id=robins.id) == []


@pytest.mark.parametrize(
    ("idle", "status"),
    [
        pytest.param(timedelta(days=30), "verified", id="30 days"),
        pytest.param(timedelta(days=30, seconds=1), "unverified", id="30 days and a second"),
    ],
)
async def test_verification_by_sms_lapses_after_thirty_days(stage: Stage, idle: timedelta, status: str) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.notice_sent(robin)
    stage.clock.forward(seconds=idle.total_seconds())
    replies = await stage.sms(robin, "how much", "ask_balance")
    assert ("$1,200.00" in replies[0]) is (status == "verified")
    assert (await stage.conversation(robin)).right_party_status == status


@pytest.mark.parametrize(
    ("idle", "status"),
    [
        pytest.param(timedelta(minutes=15), "verified", id="15 minutes"),
        pytest.param(timedelta(minutes=15, seconds=1), "unverified", id="15 minutes and a second"),
    ],
)
async def test_verification_in_web_chat_lapses_after_fifteen_idle_minutes(
    stage: Stage, idle: timedelta, status: str
) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "hi", "greet")
    stage.clock.forward(seconds=idle.total_seconds())
    replies = await stage.chat(visitor, "how much", "ask_balance")
    assert ("$1,200.00" in " ".join(replies)) is (status == "verified")
    assert (await stage.conversation(visitor)).right_party_status == status


async def test_what_was_asked_before_verification_is_answered_right_after_it(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "what can we do about this", "ask_options")
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert DISCLOSURE in replies[0]
    assert "1) $" in replies[1]


async def test_a_portal_visitor_is_verified_without_questions(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    replies = await stage.chat(visitor, "hi", "greet")
    assert DISCLOSURE in replies[0]
    assert "$1,200.00" in " ".join(replies)


async def test_callers_in_other_time_zones_get_no_further_tries_on_an_account(stage: Stage) -> None:
    robin = await stage.person()
    stage.clock.set(datetime(2026, 11, 22, 5, 30, tzinfo=UTC))  # Sunday in New York, Saturday evening in Honolulu
    visitor = await stage.open_chat()
    for _ in range(3):
        await stage.chat(visitor, f"1985-01-01 {robin.ref}", "give_identity_details")
    honolulu = stage.stranger(area="808")
    replies = await stage.sms(honolulu, f"{robin.birth} {robin.ref}", "give_identity_details")
    assert FAILED in replies[0]
    assert (await stage.conversation(honolulu)).right_party_status == "unverified"


async def test_a_number_on_two_files_makes_nobody_the_candidate(stage: Stage) -> None:
    robin, casey = await stage.person(), await stage.person(first_name="Casey")
    async with stage.services.db.work() as work:
        shared = ContactPoint(id=new_id("ctp"), consumer_id=casey.consumer_id, kind="phone", address=robin.phone)
        work.session.add(shared)
    replies = await stage.sms(robin, "hello", "greet")
    assert "reference number" in replies[0]
    assert "Robin" not in replies[0]
    assert "Casey" not in replies[0]


async def test_tries_on_one_account_from_many_numbers_at_once_all_count(stage: Stage) -> None:
    robin = await stage.person()
    stage.assistant.expect("give_identity_details")
    wrong = [await stage.receive(stage.stranger(), f"1985-01-0{n} {robin.ref}") for n in range(1, 4)]
    right = await stage.receive(stage.stranger(), f"{robin.birth} {robin.ref}")
    await asyncio.gather(*(stage.process(one.message_id) for one in wrong))
    await stage.process(right.message_id)
    failed = await stage.rows(IdentityAttempt, subject=f"account:{robin.account_id}", has_succeeded=False)
    assert len(failed) == 4
    assert (await stage.conversation(right.conversation_id)).right_party_status == "unverified"
