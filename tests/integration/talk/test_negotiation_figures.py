"""First sums, two payments, paydays, limits and figures that cannot be: from the text to what a yes would agree to."""

from typing import Any

import pytest

from parley.compliance.segments import count_segments
from parley.storage.tables import Conversation, OfferRow, PaymentPlan
from tests.integration.talk.reading import digit, write
from tests.integration.talk.stage import Person, Stage


async def verified(stage: Stage, **more: Any) -> Person:
    robin = await stage.person(**more)
    await stage.verified(robin)
    return robin


async def on_the_table(stage: Stage, person: Person) -> OfferRow | None:
    conversation = await stage.conversation(person)
    rows = await stage.rows(OfferRow, id=conversation.negotiation.get("shown_offer_id"))
    return rows[0] if rows else None


async def payments(stage: Stage, person: Person) -> list[tuple[str, int]]:
    offer = await on_the_table(stage, person)
    assert offer is not None
    return [(part["due_on"], part["amount_cents"]) for part in offer.schedule]


async def live_plans(stage: Stage, person: Person) -> list[PaymentPlan]:
    return await stage.rows(PaymentPlan, account_id=person.account_id)


async def negotiation(stage: Stage, person: Person) -> dict[str, Any]:
    conversation: Conversation = await stage.conversation(person)
    return dict(conversation.negotiation)


@pytest.mark.parametrize(
    ("language", "text", "first", "regular"),
    [
        ("en", "300 now then 200 a month", ("2026-11-21", 30_000), 20_000),
        ("en", "200 down and 220 every month", (None, 20_000), 22_000),
        ("es", "doy 300 ahora y 200 al mes", ("2026-11-21", 30_000), 20_000),
    ],
)
async def test_a_first_sum_and_a_plan_are_read_back_and_agreed_as_said(
    stage: Stage, language: str, text: str, first: tuple[str | None, int], regular: int
) -> None:
    robin = await verified(stage, language=language)
    reply = await write(stage, robin, text, "propose_installments", language=language)
    assert f"${first[1] / 100:,.2f}" in reply
    parts = await payments(stage, robin)
    assert parts[0][1] == first[1]
    assert first[0] is None or parts[0][0] == first[0]
    assert {cents for _, cents in parts[1:-1]} == {regular}
    assert sum(cents for _, cents in parts) == robin.balance_cents
    await digit(stage, robin, 1)
    assert len(await live_plans(stage, robin)) == 1


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "half now, rest on the 15th", "in full: "),
        ("es", "mitad ahora y el resto el 15", "en total: "),
        ("en", "half now and half on the 15th", "in full: "),
    ],
)
async def test_half_now_and_the_rest_on_a_day(stage: Stage, language: str, text: str, word: str) -> None:
    robin = await verified(stage, language=language)
    reply = await write(stage, robin, text, "propose_installments", language=language)
    assert word in reply
    parts = await payments(stage, robin)
    assert [day for day, _ in parts] == ["2026-11-21", "2026-12-15"]
    assert parts[0][1] == robin.balance_cents // 2
    replies = await digit(stage, robin, 1)
    assert ("Agreed: " if language == "en" else "Acordado: ") in replies
    assert len(await live_plans(stage, robin)) == 1


async def test_a_new_day_moves_the_second_of_two_payments(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "half now, rest on the 15th", "propose_installments")
    await write(stage, robin, "make it the 18th", "change_payment_date")
    assert [day for day, _ in await payments(stage, robin)] == ["2026-11-21", "2026-12-18"]


async def test_two_paydays_are_held_for_the_whole_plan(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "110 on the 5th and the 20th", "propose_installments")
    days = {day[-2:] for day, _ in await payments(stage, robin)}
    assert days == {"05", "20"}


async def test_the_last_day_of_the_month_stays_the_last_day(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "220 on the last day of every month", "propose_installments")
    days = [day for day, _ in await payments(stage, robin)]
    assert days[:4] == ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]


async def test_a_share_of_the_balance_and_a_total_are_sums_that_close_it(stage: Stage) -> None:
    for text in ("i could pay 90 percent", "1080 total"):
        robin = await verified(stage)
        await write(stage, robin, text, "propose_settlement")
        offer = await on_the_table(stage, robin)
        assert offer is not None
        assert (offer.kind, offer.total_cents <= 108_000) in {("settlement", True), ("pay_in_full", True)}


async def test_a_correction_after_a_refused_amount_is_about_the_consumers_own(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "110 a month", "propose_installments")
    await write(stage, robin, "no wait biweekly", "give_details")
    parts = await payments(stage, robin)
    # 110 every two weeks is 238 a month, more than we asked for; converting our own offer would have given 93.
    assert parts[0][1] == 11_000


async def test_a_refused_amount_is_not_taken_for_a_proposal(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "110 a month", "propose_installments")
    offered = (await payments(stage, robin))[0][1]
    reply = await write(stage, robin, f"cant do {offered // 100}", "reject_too_high")
    assert "Reply 1 to agree" not in reply


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "i can do 40-50 a month"), ("en", "all i have is 50 a month"), ("es", "no puedo mas de 50 al mes")],
)
async def test_stated_means_are_a_cap_on_the_plan(stage: Stage, language: str, text: str) -> None:
    robin = await verified(stage, language=language)
    await write(stage, robin, text, "propose_installments", language=language)
    parts = await payments(stage, robin)
    assert max(cents for _, cents in parts) <= 5000
    state = (await negotiation(stage, robin))["state"]
    assert state["stated_capacity_cents"] == 5000


async def test_a_plain_proposal_states_no_means(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "i can do 50 a month", "propose_installments")
    assert (await negotiation(stage, robin))["state"]["stated_capacity_cents"] is None


async def test_a_plan_above_what_they_said_they_can_do_is_not_agreed_without_a_question(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "i can do 50 a month", "propose_installments")
    offered = (await payments(stage, robin))[0][1]
    assert offered > 5000
    reply = await digit(stage, robin, 1)
    assert "You said you can do $50.00 a month" in reply
    assert await live_plans(stage, robin) == []


async def test_a_yes_to_keeping_it_up_agrees_to_the_plan_that_was_read_back(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "i can do 50 a month", "propose_installments")
    offer = await on_the_table(stage, robin)
    assert offer is not None
    await digit(stage, robin, 1)
    await digit(stage, robin, 1)
    [plan] = await live_plans(stage, robin)
    assert plan.offer_id == offer.id


async def test_a_no_to_keeping_it_up_brings_a_plan_within_what_they_can_do(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "i can do 50 a month", "propose_installments")
    await digit(stage, robin, 1)
    reply = await digit(stage, robin, 2)
    assert "stays within what you told me" in reply
    assert max(cents for _, cents in await payments(stage, robin)) <= 5000


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("en", "0 a month", "an amount above zero"),
        ("es", "cero al mes", "mayor que cero"),
        ("en", "-50 a month", "an amount above zero"),
        ("en", "1000000000 a month", "too large for me"),
        ("es", "1000000000 al mes", "demasiado grande"),
        ("en", "5000 a month", "more than the balance of $1,200.00"),
        ("es", "5000 al mes", "más que el saldo de $1,200.00"),
        ("en", "50 a month from yesterday", "already passed"),
        ("en", "250 a month from feb 31", "not in the calendar"),
        ("es", "250 al mes desde el 31 de febrero", "no existe en el calendario"),
        ("en", "50 euros a month", "in US dollars"),
        ("es", "500 pesos mexicanos al mes", "dólares de Estados Unidos"),
    ],
)
async def test_a_figure_that_cannot_be_gets_one_sentence_and_changes_nothing(
    stage: Stage, language: str, text: str, sentence: str
) -> None:
    robin = await verified(stage, language=language)
    await write(stage, robin, "250 a month from dec 1" if language == "en" else "250 al mes", "propose_installments")
    before = (await negotiation(stage, robin))["offer_id"]
    offers = len(await stage.rows(OfferRow, account_id=robin.account_id))
    reply = await write(stage, robin, text, "propose_installments", language=language)
    assert sentence in reply
    assert (await negotiation(stage, robin))["offer_id"] == before
    assert len(await stage.rows(OfferRow, account_id=robin.account_id)) == offers
    [row] = await stage.rows(OfferRow, id=before)
    assert row.state == "offered"


async def test_after_a_day_that_cannot_be_only_the_day_is_asked_for(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from feb 31", "propose_installments")
    await write(stage, robin, "dec 15", "give_details")
    parts = await payments(stage, robin)
    assert parts[0] == ("2026-12-15", 25_000)


@pytest.mark.parametrize("text", ["0", "-50", "2/30"])
async def test_a_figure_nobody_can_read_is_answered_and_not_counted_as_a_miss(stage: Stage, text: str) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month", "propose_installments")
    reply = await write(stage, robin, text, "nlu_fallback")
    assert "above zero" in reply or "calendar" in reply
    assert (await stage.conversation(robin)).misses == 0


async def test_no_answer_costs_more_than_two_texts(stage: Stage) -> None:
    robin = await verified(stage)
    for text, intent in (
        ("300 now then 200 a month", "propose_installments"),
        ("half now, rest on the 15th", "propose_installments"),
        ("no more than 40 a month", "propose_installments"),
        ("feb 31", "change_payment_date"),
    ):
        await write(stage, robin, text, intent)
    for body in stage.carrier.bodies:
        assert count_segments(body).parts <= 2, body


async def test_a_sum_with_a_rhythm_is_a_plan_in_the_middle_of_a_talk_about_a_settlement(stage: Stage) -> None:
    """Read as a bare value it was taken for the settlement's, and the same lump sum came again."""
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "i can do 400 and we're done", "propose_settlement", amount=40_000)
    replies = await stage.sms(robin, "75 every two weeks", "give_details", amount=7_500, frequency="biweekly")
    assert "two-weekly payments" in replies[-1]
    assert "closes the account" not in replies[-1]
