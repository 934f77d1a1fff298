"""Disputes and requests: held, answered by letter, and free again only when the letter is mailed (T-VALID)."""

from datetime import UTC, date, datetime

import pytest

from parley.services.disputes import Answer, DisputeRefused, OriginalCreditor, answer_dispute, disputed_amount
from parley.services.letter_printing import print_letters
from parley.services.letters import mark_mailed
from parley.services.notices import NoticeRefused
from parley.storage.tables import Collector, Conversation, Dispute, Hold, Letter, ValidationNotice
from tests.integration.talk.stage import Person, Stage

STARTED = datetime(2026, 11, 5, 16, 0, tzinfo=UTC)
PDF = b"%PDF-1.7 a copy of the judgment"
CREDITOR = OriginalCreditor("Lantern Savings, Inc.", "1 Pretend Plaza, Exampleville, IL 60699")


async def disclosed(stage: Stage) -> Person:
    stage.clock.set(STARTED)
    robin = await stage.person()
    await stage.verified(robin)
    return robin


async def dispute_of(stage: Stage, person: Person) -> Dispute:
    [dispute] = await stage.rows(Dispute, consumer_id=person.consumer_id)
    return dispute


async def supervisor(stage: Stage) -> str:
    name = await stage.collector()
    await stage.change(Collector, name, role="supervisor")
    return name


@pytest.mark.parametrize(
    ("text", "hold_kind", "kind"),
    [
        pytest.param("i dispute this debt", "DISPUTE", "dispute", id="REGF-38A"),
        pytest.param("send me proof of this debt", "VALIDATION", "validation", id="REGF-38A: proof"),
        pytest.param("who was the original creditor", "ORIG_CREDITOR", "original_creditor", id="REGF-38C"),
        pytest.param("this is identity theft", "DISPUTE", "dispute", id="FCRA-IDT"),
    ],
)
async def test_a_statement_opens_a_work_item_with_its_hold(stage: Stage, text: str, hold_kind: str, kind: str) -> None:
    robin = await disclosed(stage)
    await stage.sms(robin, text)
    dispute = await dispute_of(stage, robin)
    [hold] = await stage.rows(Hold, id=dispute.hold_id)
    assert (dispute.kind, hold.kind, dispute.account_id) == (kind, hold_kind, robin.account_id)
    assert (dispute.state, dispute.received_on, dispute.due_on) == ("open", date(2026, 11, 5), date(2026, 12, 5))
    assert dispute.within_period
    await stage.sms(robin, text)
    assert len(await stage.rows(Dispute, consumer_id=robin.consumer_id)) == 1


@pytest.mark.parametrize(
    ("today", "within"),
    [
        pytest.param(datetime(2026, 12, 18, 18, 0, tzinfo=UTC), True, id="REGF-34B5: last day of grace"),
        pytest.param(datetime(2026, 12, 19, 18, 0, tzinfo=UTC), False, id="REGF-38A-LATE"),
    ],
)
async def test_a_late_dispute_is_held_like_one_in_time(stage: Stage, today: datetime, within: bool) -> None:
    robin = await disclosed(stage)
    [notice] = await stage.rows(ValidationNotice, account_id=robin.account_id)
    await stage.change(
        ValidationNotice, notice.id, state="sent", sent_on=date(2026, 11, 5), assumed_receipt_on=date(2026, 11, 13),
        period_ends_on=date(2026, 12, 13), method="letter",
    )  # fmt: skip
    stage.clock.set(today)
    await stage.sms(robin, "i dispute this debt")
    dispute = await dispute_of(stage, robin)
    assert dispute.within_period is within
    assert len(await stage.rows(Hold, id=dispute.hold_id, released_at=None)) == 1


async def test_the_hold_ends_when_the_answer_is_mailed_and_not_before(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "i dispute this debt")
    dispute = await dispute_of(stage, robin)
    letter_id = await answer_dispute(
        stage.services, dispute.id, Answer(document=PDF), by=who, reason="copy of the judgment"
    )
    [letter] = await stage.rows(Letter, id=letter_id)
    assert (letter.kind, letter.state) == ("verification", "queued")
    files: dict[str, bytes] = {}
    await print_letters(stage.services, files.__setitem__)
    assert files[f"{letter_id}.pdf"] == PDF
    assert (await dispute_of(stage, robin)).state == "answered"
    assert await stage.sms(robin, "how much", "ask_balance") == []
    await mark_mailed(stage.services, [letter_id], on=date(2026, 11, 5))
    dispute = await dispute_of(stage, robin)
    assert (dispute.state, dispute.closed_on) == ("closed", date(2026, 11, 5))
    [hold] = await stage.rows(Hold, id=dispute.hold_id)
    assert hold.released_at == stage.clock.now()
    assert letter_id in str(hold.release_reason)
    conversation = await stage.conversation(robin)
    await stage.change(Conversation, conversation.id, handover="none")
    assert "$1,200.00" in " ".join(await stage.sms(robin, "how much", "ask_balance"))


async def test_regf_38c_the_original_creditor_is_named_in_a_letter_of_approved_texts(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "who was the original creditor")
    dispute = await dispute_of(stage, robin)
    answer = Answer(original_creditor=CREDITOR)
    letter_id = await answer_dispute(stage.services, dispute.id, answer, by=who, reason="from the creditor's file")
    [letter] = await stage.rows(Letter, id=letter_id)
    assert letter.kind == "original_creditor_answer"
    assert letter.data["original_creditor"] == "Lantern Savings, Inc."
    assert letter.template_sha256 == stage.services.notices["en"].sha256
    with pytest.raises(DisputeRefused, match="answered already"):
        await answer_dispute(stage.services, dispute.id, answer, by=who, reason="once more")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(original_creditor=CREDITOR), "proves no debt"),
        (Answer(document=b"a text"), "must be a PDF"),
        (Answer(), "not both and not neither"),
        (Answer(document=PDF, original_creditor=CREDITOR), "not both and not neither"),
    ],
)
async def test_an_answer_that_does_not_fit_is_refused(stage: Stage, answer: Answer, sentence: str) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "i dispute this debt")
    dispute = await dispute_of(stage, robin)
    with pytest.raises(DisputeRefused, match=sentence):
        await answer_dispute(stage.services, dispute.id, answer, by=who, reason="as it is")
    assert (await dispute_of(stage, robin)).state == "open"


async def test_only_a_supervisor_answers(stage: Stage) -> None:
    robin = await disclosed(stage)
    await stage.sms(robin, "i dispute this debt")
    dispute = await dispute_of(stage, robin)
    with pytest.raises(NoticeRefused, match="Only a supervisor"):
        await answer_dispute(
            stage.services, dispute.id, Answer(document=PDF), by=await stage.collector(), reason="as it is"
        )


async def test_regf_38c_both_name_and_address_of_the_original_creditor_are_needed(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "who was the original creditor")
    dispute = await dispute_of(stage, robin)
    answer = Answer(original_creditor=OriginalCreditor("Lantern Savings", " "))
    with pytest.raises(DisputeRefused, match="both the name and the address"):
        await answer_dispute(stage.services, dispute.id, answer, by=who, reason="from the file")


async def test_i8_a_reason_is_kept_without_the_numbers_of_cards_it_names(stage: Stage) -> None:
    robin, who = await disclosed(stage), await supervisor(stage)
    await stage.sms(robin, "i dispute this debt")
    dispute = await dispute_of(stage, robin)
    reason = "paid with 4111 1111 1111 1111 says the file"
    await answer_dispute(stage.services, dispute.id, Answer(document=PDF), by=who, reason=reason)
    assert (await dispute_of(stage, robin)).answer_reason == "paid with [card] says the file"


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("i dispute $200 of it", 20_000),
        ("the $1,250.50 is wrong", 125_050),
        ("i dispute it", None),
        ("i paid $20 of the $40", None),
    ],
)
def test_regf_38a_the_one_sum_a_dispute_names_is_noted(text: str, cents: int | None) -> None:
    assert disputed_amount(text) == cents


# The rules these tests are about, by name for the compliance map.
RULES = ("REGF-38A", "REGF-38A-LATE", "REGF-38C", "REGF-38D2-DUP")
