"""Affordability: asked with leave, answered in ranges, never above the means, and nobody has to answer."""

from datetime import date
from typing import Any

import pytest

from parley.services.dialogue.means_answers import RANGE_OF_DIGIT
from parley.services.wording import Wording
from parley.settings import PROJECT_ROOT
from parley.storage.tables import (
    Conversation,
    Escalation,
    HardshipStatement,
    MeansStatement,
    Message,
    OfferRow,
    PaymentPlan,
)
from tests.integration.talk.reading import digit, write
from tests.integration.talk.stage import Person, Stage

WORDING = Wording.load(PROJECT_ROOT / "domain.yml")


async def verified(stage: Stage, **more: Any) -> Person:
    robin = await stage.person(**more)
    await stage.verified(robin)
    return robin


async def on_the_table(stage: Stage, person: Person) -> OfferRow:
    conversation = await stage.conversation(person)
    [offer] = await stage.rows(OfferRow, id=conversation.negotiation["shown_offer_id"])
    return offer


def largest(offer: OfferRow) -> int:
    return max(part["amount_cents"] for part in offer.schedule)


async def asked_for_income(stage: Stage, person: Person) -> str:
    """Lead a person who tells a hardship to the first of the two questions."""
    await write(stage, person, "lost my job", "claim_hardship")
    await digit(stage, person, 1)
    return await digit(stage, person, 1)


async def reasons(stage: Stage, person: Person) -> set[str]:
    conversation: Conversation = await stage.conversation(person)
    return {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}


def test_the_digits_of_both_questions_stand_for_the_ranges_they_name() -> None:
    for name in ("utter_ask_income", "utter_ask_costs"):
        for language in ("en", "es"):
            titles = {
                int(button.payload.removeprefix("option_")): button.title
                for button in WORDING.get(name, language).buttons
            }
            for option, money in RANGE_OF_DIGIT.items():
                if money.low_cents == 0 or money.high_cents is None:
                    continue
                assert titles[option] == f"{money.low_cents // 100:,}-{money.high_cents // 100:,}"


async def test_a_hardship_is_acknowledged_and_noted_only_after_a_yes(stage: Stage) -> None:
    robin = await verified(stage)
    reply = await write(stage, robin, "lost my job", "claim_hardship")
    assert "I am sorry" in reply
    assert "May I note that you lost your job" in reply
    assert await stage.rows(HardshipStatement, account_id=robin.account_id) == []
    reply = await digit(stage, robin, 1)
    assert "I have noted it" in reply
    assert "Two short questions" in reply
    [noted] = await stage.rows(HardshipStatement, account_id=robin.account_id)
    assert noted.reason == "job_loss"
    assert noted.message_id != noted.consent_message_id


async def test_a_no_to_noting_keeps_nothing_and_changes_no_offer(stage: Stage) -> None:
    outcomes = []
    for option in (1, 2):
        robin = await verified(stage)
        await write(stage, robin, "lost my job", "claim_hardship")
        await digit(stage, robin, option)
        await digit(stage, robin, 2)
        await write(stage, robin, "40 a month", "propose_installments")
        outcomes.append((await on_the_table(stage, robin)).schedule)
        kept = await stage.rows(HardshipStatement, account_id=robin.account_id)
        assert len(kept) == (1 if option == 1 else 0)
    assert outcomes[0] == outcomes[1]


async def test_the_two_questions_lead_to_a_plan_within_half_of_what_is_left(stage: Stage) -> None:
    robin = await verified(stage)
    assert "take home a month" in await asked_for_income(stage, robin)
    assert "rent, food" in await digit(stage, robin, 5)
    reply = await digit(stage, robin, 2)
    assert "stays within what you told me" in reply
    assert "Reply 1 to agree" in reply
    [said] = await stage.rows(MeansStatement, account_id=robin.account_id)
    assert (said.income_low_cents, said.income_high_cents) == (200_000, 250_000)
    assert (said.costs_low_cents, said.costs_high_cents) == (100_000, 150_000)
    assert said.capacity_cents == 25_000
    assert len({said.consent_message_id, said.income_message_id, said.costs_message_id}) == 3
    assert largest(await on_the_table(stage, robin)) <= 25_000
    await digit(stage, robin, 1)
    assert len(await stage.rows(PaymentPlan, account_id=robin.account_id)) == 1


async def test_an_amount_typed_in_answer_counts_as_its_range(stage: Stage) -> None:
    robin = await verified(stage)
    await asked_for_income(stage, robin)
    await write(stage, robin, "about 2200 a month", "give_details")
    await write(stage, robin, "1400", "give_details")
    [said] = await stage.rows(MeansStatement, account_id=robin.account_id)
    assert (said.income_low_cents, said.costs_high_cents) == (200_000, 150_000)


async def test_an_offer_to_pay_at_a_question_is_no_income(stage: Stage) -> None:
    robin = await verified(stage)
    await asked_for_income(stage, robin)
    reply = await write(stage, robin, "i can do 250 a month", "propose_installments")
    assert "Reply 1 to agree" in reply
    assert await stage.rows(MeansStatement, account_id=robin.account_id) == []


async def test_nothing_left_over_closes_no_plan_and_a_person_is_told(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    for _ in range(2):
        await write(stage, robin, "thats too much for me", "reject_too_high")
    await digit(stage, robin, 1)
    await digit(stage, robin, 2)
    reply = await digit(stage, robin, 4)
    assert "enough is left over" in reply
    assert "nfcc.org" in reply
    assert "negotiation_no_surplus" in await reasons(stage, robin)
    # The offer from before cannot be agreed to any more, and neither can another plan.
    for text, intent in (("yes", "affirm"), ("250 a month from dec 1", "propose_installments"), ("yes", "affirm")):
        await write(stage, robin, text, intent)
    assert await stage.rows(PaymentPlan, account_id=robin.account_id) == []


async def test_a_second_objection_without_a_figure_brings_the_questions_and_the_first_does_not(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "what can we do", "ask_options")
    first = await write(stage, robin, "too much", "reject_too_high")
    assert "Two short questions" not in first
    assert "Two short questions" in await write(stage, robin, "still too much", "reject_too_high")
    await digit(stage, robin, 2)
    # They are offered once.
    assert "Two short questions" not in await write(stage, robin, "too much", "reject_too_high")


@pytest.mark.parametrize("digits", [(2,), (1, 9), (1, 5, 9)], ids=["at the start", "at income", "at costs"])
async def test_skipping_goes_back_to_the_offer_and_keeps_nothing(stage: Stage, digits: tuple[int, ...]) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    for _ in range(2):
        await write(stage, robin, "too much", "reject_too_high")
    reply = ""
    for option in digits:
        reply = await digit(stage, robin, option)
    assert "we go on without it" in reply
    assert "Reply 1 to agree" in reply
    assert (await on_the_table(stage, robin)).kind == "installments"
    assert await stage.rows(MeansStatement, account_id=robin.account_id) == []


async def test_a_question_in_between_leads_back_to_the_open_one(stage: Stage) -> None:
    robin = await verified(stage)
    await asked_for_income(stage, robin)
    reply = await write(stage, robin, "how much is it again", "ask_balance")
    assert "$1,200.00" in reply
    assert "take home a month" in reply
    assert "rent, food" in await digit(stage, robin, 5)


async def test_three_is_a_person_at_every_question(stage: Stage) -> None:
    robin = await verified(stage)
    await asked_for_income(stage, robin)
    assert "a person on our team" in await digit(stage, robin, 3)
    assert (await stage.conversation(robin)).handover == "waiting"


async def test_a_stated_maximum_is_never_raised_by_the_ranges(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "the most i can do is 30 a month", "propose_installments")
    for _ in range(2):
        await write(stage, robin, "too much", "reject_too_high")
    await digit(stage, robin, 1)
    await digit(stage, robin, 8)
    await digit(stage, robin, 1)
    assert largest(await on_the_table(stage, robin)) <= 3000


async def test_means_below_every_plan_bring_the_questions_and_then_a_person_and_a_referral(stage: Stage) -> None:
    robin = await verified(stage, balance_cents=900_000)
    reply = await write(stage, robin, "all i have is 20 a month", "propose_installments")
    assert "Two short questions" in reply
    await digit(stage, robin, 1)
    await digit(stage, robin, 8)
    reply = await digit(stage, robin, 1)
    assert "No plan I can set up fits" in reply
    assert "nfcc.org" in reply
    assert "negotiation_beyond_means" in await reasons(stage, robin)


async def test_skipping_where_no_plan_fits_shows_what_is_still_open_once(stage: Stage) -> None:
    robin = await verified(stage, balance_cents=900_000)
    await write(stage, robin, "all i have is 20 a month", "propose_installments")
    reply = await digit(stage, robin, 2)
    assert "This is still open" in reply
    assert "closes the account" in reply
    assert "2)" not in reply
    assert await reasons(stage, robin) == set()
    assert "Reply 1 to agree" in await digit(stage, robin, 4)
    assert "a person on our team" in await write(stage, robin, "20 a month is all i have", "propose_installments")


async def test_skipping_where_nothing_else_is_open_hands_over(stage: Stage) -> None:
    robin = await verified(stage, balance_cents=900_000, charged_off_on=date(2026, 9, 1))
    await write(stage, robin, "all i have is 20 a month", "propose_installments")
    assert "a person on our team" in await digit(stage, robin, 2)


async def test_a_hardship_plan_says_so_and_when_it_is_looked_at_again(stage: Stage) -> None:
    robin = await verified(stage)
    reply = await write(stage, robin, "lost my job, can do 30 a month", "claim_hardship")
    assert "hardship plan" in reply
    assert (await on_the_table(stage, robin)).detail["is_hardship"] is True
    reply = await digit(stage, robin, 1)
    assert "We look at the plan again with you by" in reply
    assert "a paper that shows your situation" in reply
    assert "May I note that you lost your job" in reply
    assert "ask_hardship_proof" in await reasons(stage, robin)
    reply = await digit(stage, robin, 1)
    assert "I have noted it" in reply
    assert len(await stage.rows(HardshipStatement, account_id=robin.account_id)) == 1


async def test_the_questions_run_in_spanish_and_in_the_chat(stage: Stage) -> None:
    robin = await stage.person(language="es")
    visitor = await stage.open_chat(robin, language="es")
    await stage.chat(visitor, "hola", "greet")
    said = await stage.chat(visitor, "perdi mi trabajo", "claim_hardship", hardship_reason="job_loss")
    assert "perdió su trabajo" in " ".join(said)
    said = await stage.chat(visitor, "2", "choose_option", option=2)
    assert "Dos preguntas cortas" in " ".join(said)
    said = await stage.chat(visitor, "1", "choose_option", option=1)
    assert "netos gana al mes" in " ".join(said)
    said = await stage.chat(visitor, "5", "choose_option", option=5)
    assert "renta, comida" in " ".join(said)
    said = await stage.chat(visitor, "2", "choose_option", option=2)
    assert "Responda 1 aceptar" in " ".join(said)


async def test_a_hardship_told_after_the_menu_is_asked_about_before_anything_smaller_is_offered(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "what can we do", "ask_options")
    before = len(await stage.rows(OfferRow))
    said = await write(stage, robin, "lost my job", "claim_hardship")
    assert "sorry" in said.lower()
    assert len(await stage.rows(OfferRow)) == before
    await digit(stage, robin, 1)  # may be noted
    said = await digit(stage, robin, 2)  # the questions are skipped
    assert "smaller" in said
    offer = await on_the_table(stage, robin)
    assert offer.reason_codes == ["conceded"]


async def test_a_lead_in_goes_out_with_what_it_leads_to(stage: Stage) -> None:
    robin = await verified(stage, language="es")
    await write(stage, robin, "que puedo hacer", "ask_options")
    await write(stage, robin, "perdí mi trabajo", "claim_hardship")
    await digit(stage, robin, 1)
    await digit(stage, robin, 2)
    conversation = await stage.conversation(robin)
    for message in await stage.rows(Message, conversation_id=conversation.id, direction="out"):
        body = message.text.removesuffix("Responda STOP para no recibir textos.").strip()
        assert not body.endswith(":")
