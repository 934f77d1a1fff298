"""Answers to our questions about money: a yes by its words, a polite no as a no, and sentences that are true of the offer."""

import pytest

from parley.storage.tables import Conversation, Hold, OfferRow, PaymentPlan
from tests.integration.talk.reading import digit, write
from tests.integration.talk.stage import Person, Stage


async def verified(stage: Stage, *, language: str = "en", balance_cents: int = 120_000) -> Person:
    robin = await stage.person(language=language, balance_cents=balance_cents)
    await stage.verified(robin)
    return robin


async def plans(stage: Stage, person: Person) -> list[PaymentPlan]:
    return await stage.rows(PaymentPlan, account_id=person.account_id)


async def shown(stage: Stage, person: Person) -> OfferRow:
    conversation: Conversation = await stage.conversation(person)
    [offer] = await stage.rows(OfferRow, id=conversation.negotiation["shown_offer_id"])
    return offer


async def read_back(stage: Stage, language: str = "en") -> Person:
    robin = await verified(stage, language=language)
    text = "250 a month from dec 1" if language == "en" else "250 al mes desde el 1 de diciembre"
    await write(stage, robin, text, "propose_installments", language=language)
    return robin


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ok deal"),
        ("en", "1"),
        ("en", "yes, 250 a month"),
        ("es", "si acepto"),
        ("es", "dale"),
        ("es", "sí, gracias"),
    ],
)
async def test_a_plain_yes_agrees(stage: Stage, language: str, text: str) -> None:
    robin = await read_back(stage, language)
    await write(stage, robin, text, "affirm", language=language)
    assert len(await plans(stage, robin)) == 1


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "please, i aint got it to do that much, please", "affirm"),
        ("en", "ok?", "affirm"),
        ("en", "ok let me ask my wife first", "affirm"),
        ("en", "i cant do option 1", "choose_option"),
        ("en", "yes this is robin but i cant", "confirm_identity"),
        ("es", "no puedo con tanto, gracias", "affirm"),
        ("es", "si me pagan el viernes", "affirm"),
    ],
)
async def test_what_a_model_takes_for_a_yes_agrees_to_nothing(
    stage: Stage, language: str, text: str, intent: str
) -> None:
    robin = await read_back(stage, language)
    reply = await write(stage, robin, text, intent, language=language)
    assert await plans(stage, robin) == []
    assert reply


async def test_an_unclear_yes_is_asked_about_again_and_then_agreed(stage: Stage) -> None:
    robin = await read_back(stage)
    reply = await write(stage, robin, "ok let me ask my wife real quick", "affirm")
    assert "Reply 1 to agree" in reply
    await write(stage, robin, "yes", "affirm")
    assert len(await plans(stage, robin)) == 1


@pytest.mark.parametrize(("language", "text"), [("en", "way too steep, thank you"), ("es", "uy no, muy alto, gracias")])
async def test_a_refusal_with_thanks_is_a_refusal(stage: Stage, language: str, text: str) -> None:
    polite, plain = await read_back(stage, language), await read_back(stage, language)
    thanked = await write(stage, polite, text, "thank", language=language)
    refused = await write(stage, plain, text, "reject_too_high", language=language)
    assert thanked == refused
    assert "de nada" not in thanked.lower()


async def capacity_question(stage: Stage, language: str) -> Person:
    robin = await verified(stage, language=language)
    text = "30 a month" if language == "en" else "30 al mes"
    for _ in range(8):
        await write(stage, robin, text, "propose_installments", language=language)
        if (await stage.conversation(robin)).menu == "capacity":
            return robin
    raise AssertionError("never asked")


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "sí, no puedo más", "express_crisis"),
        ("es", "si, no puedo mas", "express_crisis"),
        ("es", "si, es lo máximo", "reject_too_high"),
        ("en", "yeah its all i got", "confirm_identity"),
        ("en", "yes", "affirm"),
    ],
)
async def test_a_yes_to_is_that_the_most_is_one(stage: Stage, language: str, text: str, intent: str) -> None:
    robin = await capacity_question(stage, language)
    await write(stage, robin, text, intent, language=language)
    conversation = await stage.conversation(robin)
    assert conversation.negotiation["state"]["stated_capacity_cents"] == 3000
    assert await stage.rows(Hold, account_id=robin.account_id) == []


@pytest.mark.parametrize("text", ["no puedo más", "ya no puedo más", "sí, ya no puedo más"])
async def test_a_cry_for_help_stays_one_at_that_question(stage: Stage, text: str) -> None:
    robin = await capacity_question(stage, "es")
    reply = await write(stage, robin, text, "express_crisis", language="es")
    assert "988" in reply


async def test_the_answer_to_that_question_is_a_cry_for_help_anywhere_else(stage: Stage) -> None:
    robin = await read_back(stage, "es")
    assert "988" in await write(stage, robin, "sí, no puedo más", "express_crisis", language="es")


async def test_a_settlement_sum_that_is_repeated_is_asked_about_and_a_yes_is_believed(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "could you take less", "ask_settlement")
    for _ in range(6):
        reply = await write(stage, robin, "500 and were done", "propose_settlement")
        if "all you could pay" in reply:
            break
    assert "Is $500.00 all you could pay to close this? Reply 1" in reply
    await digit(stage, robin, 1)
    state = (await stage.conversation(robin)).negotiation["state"]
    assert state["lump_limit_cents"] == 50_000


@pytest.mark.parametrize(
    ("language", "first", "text"),
    [("en", "500 and were done", "thats all i have"), ("es", "500 y quedamos a mano", "es todo lo que tengo")],
)
async def test_words_that_a_settlement_sum_is_all_there_is_are_heard(
    stage: Stage, language: str, first: str, text: str
) -> None:
    together, apart = await verified(stage, language=language), await verified(stage, language=language)
    await write(stage, together, f"{first}, {text}", "propose_settlement", language=language)
    await write(stage, apart, first, "propose_settlement", language=language)
    await write(stage, apart, text, "give_details", language=language)
    for person in (together, apart):
        state = (await stage.conversation(person)).negotiation["state"]
        assert state["lump_limit_cents"] == 50_000


async def test_pesos_are_asked_about_once_and_taken_as_dollars(stage: Stage) -> None:
    robin = await verified(stage, language="es")
    reply = await write(stage, robin, "250 pesos al mes desde el 1 de diciembre", "propose_installments", language="es")
    assert "¿Quiere decir $250.00 en dólares?" in reply
    assert "Responda 1 aceptar" in await write(stage, robin, "si", "affirm", language="es")
    assert (await shown(stage, robin)).schedule[1]["amount_cents"] == 25_000
    assert "dólares" not in await write(stage, robin, "260 pesos al mes", "propose_installments", language="es")


async def test_another_sum_without_a_first_payment_clears_the_first_payment(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "300 down and 200 a month from dec 1", "propose_installments")
    assert (await shown(stage, robin)).schedule[0]["amount_cents"] == 30_000
    await write(stage, robin, "how about 220 every month", "propose_installments")
    assert (await shown(stage, robin)).schedule[0]["amount_cents"] == 22_000


@pytest.mark.parametrize(("language", "text"), [("en", "is there a paymnt plan"), ("es", "hay aglun plan de pagos")])
async def test_changing_a_plan_that_is_not_there_shows_the_options(stage: Stage, language: str, text: str) -> None:
    robin = await verified(stage, language=language)
    reply = await write(stage, robin, text, "request_plan_change", language=language)
    assert "3) a person. 4)" in reply or "3) una persona. 4)" in reply
    assert (await stage.conversation(robin)).handover == "none"


async def test_a_sum_to_close_the_debt_is_answered_where_the_model_understood_nothing(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "this is ridiculous. 1,055 to be done with it on december 10", "nlu_fallback")
    assert (await shown(stage, robin)).kind == "settlement"


async def test_parts_of_a_settlement_that_differ_by_a_cent_are_said_exactly(stage: Stage) -> None:
    robin = await verified(stage)
    reply = await write(stage, robin, "1000.01 in 3 monthly payments and were done", "propose_settlement")
    offer = await shown(stage, robin)
    sums = [part["amount_cents"] for part in offer.schedule]
    assert sum(sums) == offer.total_cents
    if len(set(sums)) > 1:
        assert f"the first ${sums[0] / 100:,.2f}" in reply
        assert f"the last ${sums[-1] / 100:,.2f}" in reply
        agreed = await digit(stage, robin, 1)
        assert f"the last ${sums[-1] / 100:,.2f}" in agreed


async def test_a_day_that_is_too_late_is_said_to_be(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "what can we do", "ask_options")
    reply = await write(stage, robin, "40 a month beginning 2/25", "propose_installments")
    assert "The first payment has to be by" in reply


async def test_an_offer_is_never_called_smaller_than_itself(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "what can we do", "ask_options")
    before = None
    for text in ("25 a week", "26 a week", "25 a week", "25 a week", "too much", "25 a week"):
        reply = await write(stage, robin, text, "propose_installments" if "week" in text else "reject_too_high")
        offer = (await stage.conversation(robin)).negotiation.get("shown_offer_id")
        schedule = (await shown(stage, robin)).schedule if offer else None
        assert not ("I can make it smaller" in reply and schedule is not None and schedule == before)
        before = schedule
