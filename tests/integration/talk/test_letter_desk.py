"""What lies on the console's desk: letters that wait, notices without one, disputes with their words and hold (T-VALID)."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from parley.services.dispute_desk import dispute_desk
from parley.services.disputes import Answer, DisputeRefused, answer_dispute
from parley.services.due import run_due
from parley.services.letter_desk import letter_desk
from parley.services.letter_printing import MANIFEST, letter_files, print_letters, read_letter_pdf
from parley.services.letter_queue import LetterRefused, NoSuchLetter
from parley.services.letters import mark_mailed, mark_returned
from parley.services.notices import NoSuchNotice, NoticeRefused, send_notice_by_id
from parley.storage.tables import Account, AuditEvent, Collector, Consumer, Dispute, Letter, ValidationNotice
from tests.integration.talk.stage import Person, Stage

STARTED = datetime(2026, 11, 5, 16, 0, tzinfo=UTC)  # a Thursday morning in Chicago
TODAY = date(2026, 11, 5)
PDF = b"%PDF-1.7 a copy of the judgment"


async def disclosed(stage: Stage) -> Person:
    stage.clock.set(STARTED)
    robin = await stage.person()
    await stage.verified(robin)
    return robin


async def supervisor(stage: Stage) -> str:
    name = await stage.collector()
    await stage.change(Collector, name, role="supervisor")
    return name


async def notice_letter(stage: Stage, person: Person) -> str:
    await run_due(stage.services)
    [letter] = await stage.rows(Letter, account_id=person.account_id, kind="validation_notice")
    return str(letter.id)


async def lying(stage: Stage, person: Person, part: str) -> list[dict[str, Any]]:
    desk = await letter_desk(stage.services, by_id=await stage.collector())
    return [one for one in desk[part] if one["account"] == person.ref]


async def dispute_lying(stage: Stage, person: Person, part: str = "open", by_id: str | None = None) -> dict[str, Any]:
    desk = await dispute_desk(stage.services, by_id=by_id or await supervisor(stage))
    [found] = [one for one in desk[part] if one["account"] == person.ref]
    return dict(found)


@pytest.mark.parametrize(
    ("later", "days_left", "stops"),
    [
        pytest.param(timedelta(days=4), 1, False, id="REGF-34A: a day left"),
        pytest.param(timedelta(days=5), 0, True, id="REGF-34A: last day, nothing leaves"),
        pytest.param(timedelta(days=6), -1, True, id="REGF-34A: late"),
    ],
)
async def test_a_letter_that_waits_counts_the_days_to_the_one_its_notice_is_due_on(
    stage: Stage, later: timedelta, days_left: int, stops: bool
) -> None:
    robin = await disclosed(stage)
    await notice_letter(stage, robin)
    stage.clock.set(STARTED + later)
    [letter] = await lying(stage, robin, "waiting")
    assert (letter["due_on"], letter["days_left"], letter["stops_collection"]) == ("2026-11-10", days_left, stops)


async def test_what_is_late_comes_first(stage: Stage) -> None:
    robin = await disclosed(stage)
    await notice_letter(stage, robin)
    casey = await stage.person()
    stage.clock.forward(days=2)
    await stage.verified(casey)
    await notice_letter(stage, casey)
    desk = await letter_desk(stage.services, by_id=await stage.collector())
    order = [one["account"] for one in desk["waiting"]]
    assert order.index(robin.ref) < order.index(casey.ref)


async def test_a_chosen_letter_is_printed_alone_and_not_a_second_time(stage: Stage) -> None:
    robin, casey = await disclosed(stage), await disclosed(stage)
    chosen, other = await notice_letter(stage, robin), await notice_letter(stage, casey)
    printed = await print_letters(stage.services, only=[chosen], by="col_x")
    assert printed.letters == (chosen,)
    [waiting] = await lying(stage, casey, "waiting")
    assert (waiting["id"], waiting["state"]) == (other, "queued")
    with pytest.raises(LetterRefused, match="printed already"):
        await print_letters(stage.services, only=[chosen])
    with pytest.raises(NoSuchLetter, match="There is no letter ltr_x"):
        await print_letters(stage.services, only=["ltr_x"])
    [event] = await stage.rows(AuditEvent, subject=chosen, kind="letter.printed")
    assert event.payload["by"] == "col_x"


async def test_two_people_who_print_one_letter_at_once_print_it_once(stage: Stage) -> None:
    letter_id = await notice_letter(stage, await disclosed(stage))
    told = await asyncio.gather(
        *(print_letters(stage.services, only=[letter_id]) for _ in range(2)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in told) == ["LetterRefused", "Printed"]


async def test_two_people_who_mark_one_letter_mailed_at_once_mark_it_once(stage: Stage) -> None:
    letter_id = await notice_letter(stage, await disclosed(stage))
    await print_letters(stage.services, only=[letter_id])
    told = await asyncio.gather(
        *(mark_mailed(stage.services, [letter_id], on=TODAY) for _ in range(2)), return_exceptions=True
    )
    assert [str(one) for one in told if one] == [f"Letter {letter_id} is mailed; only a printed letter can be mailed."]


@pytest.mark.parametrize(
    ("now", "is_past"),
    [
        pytest.param(datetime(2026, 11, 6, 5, 30, tzinfo=UTC), False, id="REGF-34B5: still the 5th in Chicago"),
        pytest.param(datetime(2026, 11, 6, 15, 0, tzinfo=UTC), True, id="REGF-34B5: the morning after"),
    ],
)
async def test_a_letter_not_mailed_on_its_day_may_be_printed_again_by_a_person_from_the_next_morning_on(
    stage: Stage, now: datetime, is_past: bool
) -> None:
    robin = await disclosed(stage)
    letter_id = await notice_letter(stage, robin)
    await print_letters(stage.services, only=[letter_id])
    stage.clock.set(now)
    [letter] = await lying(stage, robin, "waiting")
    assert (letter["mail_by"], letter["may_print"], letter["is_past_its_dates"]) == ("2026-11-05", is_past, is_past)
    # The run without a choice leaves it alone: it may be in the post already.
    assert letter_id not in (await print_letters(stage.services)).letters
    if is_past:
        assert (await print_letters(stage.services, only=[letter_id])).letters == (letter_id,)
        await mark_mailed(stage.services, [letter_id], on=date(2026, 11, 6))


async def test_printed_files_can_be_fetched_again_and_waiting_ones_only_looked_at(stage: Stage) -> None:
    letter_id = await notice_letter(stage, await disclosed(stage))
    assert (await read_letter_pdf(stage.services, letter_id)).startswith(b"%PDF-")
    with pytest.raises(LetterRefused, match="not printed yet"):
        await letter_files(stage.services, [letter_id])
    await print_letters(stage.services, only=[letter_id])
    files = await letter_files(stage.services, [letter_id])
    assert set(files) == {f"{letter_id}.pdf", MANIFEST}
    assert files[f"{letter_id}.pdf"] == await read_letter_pdf(stage.services, letter_id)


async def test_a_letter_that_came_back_shows_and_its_notice_waits_for_a_decision(stage: Stage) -> None:
    robin = await disclosed(stage)
    letter_id = await notice_letter(stage, robin)
    await print_letters(stage.services, only=[letter_id])
    await mark_mailed(stage.services, [letter_id], on=TODAY, by="col_x")
    assert [one["state"] for one in await lying(stage, robin, "posted")] == ["mailed"]
    assert await lying(stage, robin, "waiting") == []
    await mark_returned(stage.services, letter_id, on=TODAY, by="col_x")
    [posted] = await lying(stage, robin, "posted")
    assert (posted["state"], posted["returned_on"], posted["days_left"]) == ("returned", "2026-11-05", None)
    [notice] = await lying(stage, robin, "kept_back")
    assert (notice["state"], notice["due_on"]) == ("returned", "2026-11-10")
    for kind in ("letter.mailed", "letter.returned"):
        [event] = await stage.rows(AuditEvent, subject=letter_id, kind=kind)
        assert event.payload["by"] == "col_x"


async def test_a_notice_that_lacks_something_is_kept_back_with_what_it_lacks_and_sent_by_decision(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.change(Consumer, robin.consumer_id, address_line=" ")
    await run_due(stage.services)
    [kept] = await lying(stage, robin, "kept_back")
    assert kept["problem"] == "The notice lacks the consumer's mailing address."
    with pytest.raises(NoticeRefused, match="lacks the consumer's mailing address"):
        await send_notice_by_id(stage.services, kept["id"], by=who, reason="asked for by telephone")
    await stage.change(Consumer, robin.consumer_id, address_line="99 Right Street")
    with pytest.raises(NoticeRefused, match="Give a reason"):
        await send_notice_by_id(stage.services, kept["id"], by=who, reason=" ")
    letter_id = await send_notice_by_id(stage.services, kept["id"], by=who, reason="asked for by telephone")
    assert [one["id"] for one in await lying(stage, robin, "waiting")] == [letter_id]
    assert await lying(stage, robin, "kept_back") == []
    with pytest.raises(NoSuchNotice):
        await send_notice_by_id(stage.services, "vnt_x", by=who, reason="asked for by telephone")


async def test_a_letter_says_which_hold_keeps_it_from_the_printer(stage: Stage) -> None:
    robin = await disclosed(stage)
    await notice_letter(stage, robin)
    [letter] = await lying(stage, robin, "waiting")
    assert (letter["problem"], letter["may_print"]) == (None, True)
    await stage.sms(robin, "talk to my lawyer")
    [letter] = await lying(stage, robin, "waiting")
    assert letter["problem"] == "A hold of kind ATTORNEY is in force; a person decides whether the notice is sent."
    assert not letter["may_print"]
    who = await supervisor(stage)
    assert (
        await send_notice_by_id(stage.services, letter["notice"], by=who, reason="their lawyer asked") == letter["id"]
    )
    [letter] = await lying(stage, robin, "waiting")
    assert (letter["problem"], letter["notice"], letter["may_print"]) == (None, None, True)


async def test_a_debt_that_is_paid_leaves_no_notice_on_the_desk(stage: Stage) -> None:
    robin = await disclosed(stage)
    [notice] = await stage.rows(ValidationNotice, account_id=robin.account_id)
    assert notice.state == "queued"
    assert len(await lying(stage, robin, "kept_back")) == 1
    await stage.change(Account, robin.account_id, payments_cents=120_000, balance_cents=0)
    assert await lying(stage, robin, "kept_back") == []


async def test_a_dispute_lies_with_its_words_and_hold_until_its_answer_is_mailed(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "i dispute this debt, $200 of it is wrong")
    dispute = await dispute_lying(stage, robin)
    assert (dispute["words"], dispute["amount_cents"], dispute["kind"]) == (
        "i dispute this debt, $200 of it is wrong",
        20_000,
        "dispute",
    )
    assert (dispute["received_on"], dispute["due_on"], dispute["days_left"]) == ("2026-11-05", "2026-12-05", 30)
    assert (dispute["hold"]["kind"], dispute["hold"]["released_at"], dispute["may_answer"]) == ("DISPUTE", None, True)
    letter_id = await answer_dispute(
        stage.services, dispute["id"], Answer(document=PDF), by=who, reason="copy of the judgment"
    )
    dispute = await dispute_lying(stage, robin)
    assert (dispute["letter"], dispute["may_answer"]) == ({"id": letter_id, "state": "queued"}, False)
    [letter] = await lying(stage, robin, "waiting")
    assert (letter["kind"], letter["due_on"]) == ("verification", "2026-12-05")
    await print_letters(stage.services, only=[letter_id])
    await mark_mailed(stage.services, [letter_id], on=TODAY)
    dispute = await dispute_lying(stage, robin, "closed")
    assert (dispute["closed_on"], dispute["days_left"]) == ("2026-11-05", None)
    assert dispute["hold"]["released_at"] is not None


async def test_two_people_who_answer_one_dispute_at_once_make_one_letter(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "i dispute this debt")
    [dispute] = await stage.rows(Dispute, consumer_id=robin.consumer_id)
    answers = [
        answer_dispute(stage.services, dispute.id, Answer(document=PDF), by=who, reason="copy of the judgment")
        for _ in range(2)
    ]
    told = await asyncio.gather(*answers, return_exceptions=True)
    assert [type(one) for one in told if isinstance(one, Exception)] == [DisputeRefused]
    assert len(await stage.rows(Letter, account_id=robin.account_id, kind="verification")) == 1


async def test_a_collector_is_told_on_the_desk_who_answers(stage: Stage) -> None:
    robin, name = await disclosed(stage), await stage.collector()
    await stage.sms(robin, "who was the original creditor")
    dispute = await dispute_lying(stage, robin, by_id=name)
    assert not dispute["may_answer"]
    assert dispute["why_not"] == f"Only a supervisor or an admin decides this; {name} is a collector."
    assert dispute["original_creditor"] == "Lantern Savings"


async def test_what_somebody_in_danger_wrote_is_not_shown_beside_a_dispute(stage: Stage) -> None:
    robin = await disclosed(stage)
    await stage.sms(robin, "i dispute this debt")
    await stage.sms(robin, "my husband hits me")
    dispute = await dispute_lying(stage, robin)
    assert (dispute["words"], dispute["is_hidden"]) == ("", True)


async def test_a_dispute_of_somebody_unknown_cannot_be_answered_yet(stage: Stage) -> None:
    stage.clock.set(STARTED)
    phone = stage.stranger()
    await stage.sms(phone, "i dispute this debt")
    conversation = await stage.conversation(phone)
    desk = await dispute_desk(stage.services, by_id=await supervisor(stage))
    [dispute] = [one for one in desk["open"] if one["conversation_id"] == conversation.id]
    assert (dispute["account"], dispute["may_answer"]) == (None, False)
    assert dispute["why_not"] == "Nobody knows yet whose debt this is about; identify the person first."


# The rules these tests are about, by name for the compliance map.
RULES = ("REGF-34A", "REGF-34B5", "REGF-38A", "REGF-38C", "EV-DV")
