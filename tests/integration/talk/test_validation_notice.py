"""The five-day clock of the validation notice, its letter, and what the gate makes of both (T-VALID)."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from parley.compliance.notice_texts import NoticeTexts
from parley.services.due import run_due
from parley.services.letter_printing import print_letters
from parley.services.letter_queue import LetterRefused
from parley.services.letters import mark_mailed, mark_returned
from parley.services.notice_release import request_spanish
from parley.services.notices import NoticeRefused, note_sent_elsewhere, send_notice
from parley.services.outbound import send_collector_text
from parley.storage.tables import (
    Account,
    Collector,
    Consumer,
    Conversation,
    DecisionRow,
    Escalation,
    Letter,
    ValidationNotice,
)
from tests.integration.talk.stage import Person, Stage

STARTED = datetime(2026, 11, 5, 16, 0, tzinfo=UTC)  # a Thursday morning in Chicago


async def disclosed(stage: Stage, **more: object) -> Person:
    stage.clock.set(STARTED)
    robin = await stage.person(**more)  # type: ignore[arg-type]
    await stage.verified(robin)
    return robin


async def clock(stage: Stage, person: Person) -> ValidationNotice:
    [notice] = await stage.rows(ValidationNotice, account_id=person.account_id, language="en")
    return notice


async def printed(stage: Stage) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    await print_letters(stage.services, files.__setitem__)
    return files


async def mailed(stage: Stage, person: Person, on: date) -> ValidationNotice:
    await run_due(stage.services)
    await printed(stage)
    letter_id = (await clock(stage, person)).letter_id
    assert letter_id is not None
    await mark_mailed(stage.services, [letter_id], on=on)
    return await clock(stage, person)


async def reasons(stage: Stage, person: Person) -> set[str]:
    conversation = await stage.conversation(person)
    return {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}


async def last_codes(stage: Stage, person: Person) -> str:
    conversation = await stage.conversation(person)
    rows = await stage.rows(DecisionRow, conversation_id=conversation.id)
    return " ".join(code for row in rows for code in row.reasons)


async def test_regf_34a_the_first_message_about_the_debt_starts_the_clock(stage: Stage) -> None:
    robin = await disclosed(stage)
    notice = await clock(stage, robin)
    assert (notice.started_on, notice.due_on, notice.state) == (date(2026, 11, 5), date(2026, 11, 10), "queued")


async def test_regf_scope_a_creditor_in_its_own_name_owes_no_notice_unless_it_is_configured(stage: Stage) -> None:
    robin = await disclosed(stage, creditor_id="riverbend", party_role="first_party")
    assert await stage.rows(ValidationNotice, account_id=robin.account_id) == []
    stage.clock.forward(days=9)
    assert await stage.sms(robin, "how much", "ask_balance")


async def test_regf_34a_alarm_on_day_3_and_block_from_day_5_until_the_notice_is_mailed(stage: Stage) -> None:
    robin = await disclosed(stage)
    await run_due(stage.services)
    stage.clock.set(STARTED + timedelta(days=2, hours=13))
    await run_due(stage.services)
    assert "validation_alarm" not in await reasons(stage, robin)
    stage.clock.set(STARTED + timedelta(days=3))
    await run_due(stage.services)
    assert "validation_alarm" in await reasons(stage, robin)
    stage.clock.set(STARTED + timedelta(days=4))
    assert "$1,200.00" in " ".join(await stage.sms(robin, "how much", "ask_balance"))
    stage.clock.set(STARTED + timedelta(days=5))
    await run_due(stage.services)
    assert "validation_overdue" in await reasons(stage, robin)
    replies = await stage.sms(robin, "how much", "ask_balance")
    assert "$1,200.00" not in " ".join(replies)
    assert "VALIDATION_OVERDUE" in await last_codes(stage, robin)
    await mailed(stage, robin, date(2026, 11, 10))
    conversation = await stage.conversation(robin)
    assert conversation.handover == "waiting"  # a person was called, because the question went unanswered
    await stage.change(Conversation, conversation.id, handover="none", phase="verified")
    assert "$1,200.00" in " ".join(await stage.sms(robin, "how much", "ask_balance"))


async def test_regf_34b5_mailed_on_november_5_the_period_ends_on_december_13(stage: Stage) -> None:
    robin = await disclosed(stage)
    notice = await mailed(stage, robin, date(2026, 11, 5))
    assert (notice.state, notice.sent_on, notice.assumed_receipt_on, notice.period_ends_on) == (
        "sent", date(2026, 11, 5), date(2026, 11, 13), date(2026, 12, 13)
    )  # fmt: skip
    [letter] = await stage.rows(Letter, id=notice.letter_id)
    assert letter.data["dispute_until"] == "2026-12-13"
    assert notice.sha256 == letter.sha256


async def test_a_letter_is_kept_as_it_was_printed_and_listed_with_its_hash(stage: Stage) -> None:
    robin = await disclosed(stage)
    await run_due(stage.services)
    files = await printed(stage)
    letter_id = (await clock(stage, robin)).letter_id
    [letter] = await stage.rows(Letter, id=letter_id)
    document = files[f"{letter_id}.pdf"]
    assert document.startswith(b"%PDF-")
    assert sha256(document).hexdigest() == letter.sha256
    rows = {row["letter_id"]: row for row in csv.DictReader(io.StringIO(files["manifest.csv"].decode()))}
    assert rows[str(letter_id)]["sha256"] == letter.sha256
    assert rows[str(letter_id)]["address"] == "Robin Fairweather; 12 Invented Lane; Sometown, IL 60601"
    assert f"{letter_id}.pdf" not in await printed(stage)


async def test_regf_34b5_a_letter_mailed_later_than_its_dates_allow_is_refused_and_printed_anew(stage: Stage) -> None:
    robin = await disclosed(stage)
    await run_due(stage.services)
    await printed(stage)
    letter_id = str((await clock(stage, robin)).letter_id)
    stage.clock.set(STARTED + timedelta(days=4))
    with pytest.raises(LetterRefused, match="Print it again"):
        await mark_mailed(stage.services, [letter_id], on=date(2026, 11, 9))
    assert f"{letter_id}.pdf" in await printed(stage)
    await mark_mailed(stage.services, [letter_id], on=date(2026, 11, 9))
    assert (await clock(stage, robin)).period_ends_on == date(2026, 12, 17)


async def test_only_a_printed_letter_is_mailed_and_all_or_none(stage: Stage) -> None:
    robin, casey = await disclosed(stage), await disclosed(stage)
    await run_due(stage.services)
    await printed(stage)
    letter_id = str((await clock(stage, robin)).letter_id)
    with pytest.raises(LetterRefused, match="There is no letter"):
        await mark_mailed(stage.services, [letter_id, "ltr_unknown"], on=date(2026, 11, 5))
    assert (await clock(stage, robin)).state == "released"
    with pytest.raises(LetterRefused, match="has not come yet"):
        await mark_mailed(stage.services, [letter_id], on=date(2026, 11, 8))
    await stage.change(Letter, letter_id, state="queued")
    with pytest.raises(LetterRefused, match="only a printed letter"):
        await mark_mailed(stage.services, [letter_id], on=date(2026, 11, 5))
    assert (await clock(stage, casey)).state == "released"


async def test_regf_34a_a_letter_that_comes_back_counts_as_not_sent(stage: Stage) -> None:
    robin = await disclosed(stage)
    notice = await mailed(stage, robin, date(2026, 11, 5))
    stage.clock.set(STARTED + timedelta(days=8))
    assert await stage.sms(robin, "how much", "ask_balance")
    await mark_returned(stage.services, str(notice.letter_id), on=date(2026, 11, 13))
    assert "letter_returned" in await reasons(stage, robin)
    assert "$1,200.00" not in " ".join(await stage.sms(robin, "how much", "ask_balance"))
    supervisor = await decider(stage)
    await stage.change(Consumer, robin.consumer_id, address_line="99 Right Street")
    letter_id = await send_notice(stage.services, robin.ref, by=supervisor, reason="new address from the consumer")
    [letter] = await stage.rows(Letter, id=letter_id)
    assert "99 Right Street" in letter.address


async def decider(stage: Stage) -> str:
    name = await stage.collector()
    await stage.change(Collector, name, role="supervisor")
    return name


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param({"address_line": " "}, "The notice lacks the consumer's mailing address.", id="REGF-34C: address"),
        pytest.param({"last_name": ""}, "The notice lacks the consumer's name.", id="REGF-34C: name"),
        pytest.param(
            {"itemization_date_type": "last_payment"},
            "The notice lacks an itemization date of the right type (charge_off or judgment).",
            id="REGF-34B3: date type",
        ),
    ],
)
async def test_a_notice_that_lacks_a_field_is_not_released_and_a_person_is_told_which(
    stage: Stage, change: dict[str, str], sentence: str
) -> None:
    robin = await disclosed(stage)
    table, key = (Consumer, robin.consumer_id) if hasattr(Consumer, next(iter(change))) else (Account, robin.account_id)
    await stage.change(table, key, **change)
    await run_due(stage.services)
    notice = await clock(stage, robin)
    assert (notice.state, notice.problem, notice.letter_id) == ("queued", sentence, None)
    assert "notice_kept_back" in await reasons(stage, robin)


async def test_a_hold_on_the_person_keeps_the_letter_back_and_one_on_the_debt_does_not(stage: Stage) -> None:
    robin, casey = await disclosed(stage), await disclosed(stage)
    await stage.sms(robin, "talk to my lawyer")
    await stage.sms(casey, "i dispute this debt")
    await run_due(stage.services)
    assert (await clock(stage, robin)).problem == (
        "A hold of kind ATTORNEY is in force; a person decides whether the notice is sent."
    )
    assert (await clock(stage, casey)).state == "released"


async def test_a_notice_nothing_keeps_back_needs_no_decision(stage: Stage) -> None:
    robin = await disclosed(stage)
    await run_due(stage.services)
    with pytest.raises(NoticeRefused, match="released already"):
        await send_notice(stage.services, robin.ref, by=await decider(stage), reason="asked for by the consumer")


async def test_a_cease_after_the_letter_was_made_stops_it_at_the_printer_until_a_person_decides(stage: Stage) -> None:
    robin = await disclosed(stage)
    await run_due(stage.services)
    letter_id = (await clock(stage, robin)).letter_id
    await stage.sms(robin, "leave me alone and never contact me again")
    assert f"{letter_id}.pdf" not in await printed(stage)
    who = await decider(stage)
    assert await send_notice(stage.services, robin.ref, by=who, reason="asked for by the consumer") == letter_id
    assert f"{letter_id}.pdf" in await printed(stage)
    with pytest.raises(NoticeRefused, match="released already"):
        await send_notice(stage.services, robin.ref, by=who, reason="asked for by the consumer")


async def test_a_paid_debt_needs_no_notice(stage: Stage) -> None:
    robin = await disclosed(stage)
    await stage.change(Account, robin.account_id, payments_cents=120_000, balance_cents=0)
    stage.clock.set(STARTED + timedelta(days=6))
    await run_due(stage.services)
    assert (await clock(stage, robin)).state == "queued"
    assert not {"validation_alarm", "validation_overdue"} & await reasons(stage, robin)


async def test_a_notice_another_system_sent_is_recorded_with_a_late_enough_day(stage: Stage) -> None:
    robin, person = await disclosed(stage), await decider(stage)
    early, late = date(2026, 12, 12), date(2026, 12, 13)
    with pytest.raises(NoticeRefused, match="until 2026-12-13 at least"):
        await note_sent_elsewhere(
            stage.services, robin.ref, on=date(2026, 11, 5), until=early, by=person, reason="sent by the agency"
        )
    await note_sent_elsewhere(
        stage.services, robin.ref, on=date(2026, 11, 5), until=late, by=person, reason="sent by the agency"
    )
    assert (await clock(stage, robin)).method == "elsewhere"
    stage.clock.set(STARTED + timedelta(days=8))
    assert "$1,200.00" in " ".join(await stage.sms(robin, "how much", "ask_balance"))


async def test_regf_34e_spanish_is_asked_of_a_person_while_its_text_is_not_approved(stage: Stage) -> None:
    robin = await disclosed(stage)
    async with stage.services.db.work() as work:
        outcome = await request_spanish(stage.services, work, account_id=robin.account_id, message_id="msg_1")
    assert outcome == "closed"
    assert "spanish_notice" in await reasons(stage, robin)


async def test_regf_34e_the_spanish_notice_is_queued_on_the_same_day_and_goes_with_the_english_one_or_after_it(
    stage: Stage,
) -> None:
    english = stage.services.notices["en"]
    spanish = NoticeTexts("es", "test", "test", english.texts, english.products, english.sha256)
    object.__setattr__(stage.services, "notices", {**stage.services.notices, "es": spanish})
    robin = await disclosed(stage)
    await run_due(stage.services)
    async with stage.services.db.work() as work:
        assert await request_spanish(stage.services, work, account_id=robin.account_id, message_id="msg_1") == "queued"
    await run_due(stage.services)
    [notice] = await stage.rows(ValidationNotice, account_id=robin.account_id, language="es")
    assert (notice.started_on, notice.state) == (date(2026, 11, 5), "released")
    await printed(stage)
    with pytest.raises(LetterRefused, match="with the English notice or after it"):
        await mark_mailed(stage.services, [str(notice.letter_id)], on=date(2026, 11, 5))
    both = [str(notice.letter_id), str((await clock(stage, robin)).letter_id)]
    await mark_mailed(stage.services, both, on=date(2026, 11, 5))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Hi, the offer ends in 5 days.", "OVERSHADOWING", id="REGF-38B: early"),
        pytest.param(
            "Hi, the offer ends in 5 days. This does not change your right to dispute.", None, id="REGF-38B: safe words"
        ),
        pytest.param("Hi, the offer is good until December 20.", None, id="REGF-38B: after the period"),
    ],
)
async def test_regf_38b_a_deadline_in_the_period_does_not_leave(stage: Stage, text: str, code: str | None) -> None:
    robin = await disclosed(stage)
    await mailed(stage, robin, date(2026, 11, 5))
    stage.clock.set(STARTED + timedelta(days=3))
    await stage.sms(robin, "hello", "greet")
    conversation = await stage.conversation(robin)
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        mine.handover = "claimed"
        why = await send_collector_text(stage.services, work, mine, text=text, collector_id=await stage.collector())
    assert (why is None) is (code is None), why
    if code:
        assert code in await last_codes(stage, robin)


async def test_regf_34d_texts_of_states_go_to_a_section_of_their_own(stage: Stage) -> None:
    teo = await disclosed(stage, state="NY", area="212", zip_code="10001")
    await run_due(stage.services)
    [letter] = await stage.rows(Letter, id=(await clock(stage, teo)).letter_id)
    assert {"NY_INITIAL", "NYC_LANGUAGE"} <= {text["key"] for text in letter.data["state_texts"]}


async def test_regf_34e_who_asks_for_the_form_in_spanish_gets_a_person_while_the_slot_is_closed(stage: Stage) -> None:
    robin = await disclosed(stage)
    await stage.sms(robin, "quiero este formulario en español", "request_document")
    assert "spanish_notice" in await reasons(stage, robin)


# The rules these tests are about, by name for the compliance map.
RULES = ("REGF-34A", "REGF-34B3", "REGF-34B5", "REGF-34C", "REGF-34D", "REGF-34E", "REGF-38B", "REGF-42")
