"""Understanding inside the dialogue: asking back, misses in a row, several facts at once, corrections, digressions."""

import inspect
from typing import Any

import pytest

from actions.catalogue import all_actions
from parley.services.dialogue.acts import ACTS
from parley.services.intake import Inbound, receive_message
from parley.settings import PROJECT_ROOT
from parley.storage.tables import ButtonGrant, Escalation, NluReviewItem, OfferRow, PaymentPlan, Suppression
from parley.testing import load_rules
from tests.integration.talk.stage import Person, Stage

UNSURE = (("affirm", 0.3), ("propose_installments", 0.28), ("ask_balance", 0.2), ("greet", 0.1))
NEUTRAL = (("propose_installments", 0.4), ("ask_if_bot", 0.2), ("dispute_debt", 0.18), ("stop_contact", 0.1))


def found(text: str, **wanted: tuple[str, Any]) -> list[dict[str, Any]]:
    """Entities with their places: kind=(words in the text, value); a kind may end in digits to come twice."""
    return [
        {
            "entity": kind.rstrip("0123456789"),
            "value": value,
            "start": text.index(words),
            "end": text.index(words) + len(words),
        }
        for kind, (words, value) in wanted.items()
    ]


async def say(
    stage: Stage, person: Person, text: str, intent: str = "nlu_fallback", *, ranking: Any = (), **wanted: Any
) -> str:
    """One text with entities in their places; returns everything that came back."""
    stage.assistant.expect_found(intent, found(text, **wanted), ranking)
    return " ".join(await stage.play(person, text))


async def pick(stage: Stage, person: Person, digit: int) -> str:
    return await say(stage, person, str(digit), "choose_option", option=(str(digit), digit))


async def on_the_table(stage: Stage, person: Person) -> OfferRow:
    conversation = await stage.conversation(person)
    [offer] = await stage.rows(OfferRow, id=conversation.negotiation["shown_offer_id"])
    return offer


async def regular(stage: Stage, person: Person) -> tuple[str, int, str, str]:
    """What a yes would agree to now: kind, regular payment, period, first day."""
    offer = await on_the_table(stage, person)
    part = offer.schedule[1 if len(offer.schedule) > 2 else 0]
    return offer.kind, part["amount_cents"], offer.detail["frequency"], offer.schedule[0]["due_on"]


async def verified(stage: Stage, **more: Any) -> Person:
    robin = await stage.person(**more)
    await stage.verified(robin)
    return robin


def test_a_picked_reading_does_what_its_rule_does() -> None:
    rules, by_action = load_rules(PROJECT_ROOT / "data" / "rules"), {}
    for action in all_actions(None):  # type: ignore[arg-type]
        by_action[action.name()] = inspect.unwrap(type(action).use_case)
    assert {intent: by_action[rules[intent]] for intent in ACTS} == dict(ACTS)


async def test_an_unsure_message_is_asked_back_with_the_two_likeliest_readings(stage: Stage) -> None:
    robin = await verified(stage)
    reply = await say(
        stage, robin, "50 evry2wks", ranking=UNSURE, amount=("50", 5000), frequency=("evry2wks", "biweekly")
    )
    assert "1) set up payments 2) ask what you owe?" in reply
    assert "3 for a person" in reply


async def test_the_picked_reading_acts_on_what_was_said_at_once_and_is_noted(stage: Stage) -> None:
    robin = await verified(stage)
    await say(stage, robin, "95 evry2wks", ranking=UNSURE, amount=("95", 9500), frequency=("evry2wks", "biweekly"))
    asked_about = (await stage.messages((await stage.conversation(robin)).id, direction="in"))[-1]
    assert "Reply 1 to agree" in await pick(stage, robin, 1)
    kind, cents, frequency, _ = await regular(stage, robin)
    assert (kind, cents, frequency) == ("installments", 9500, "biweekly")
    items = await stage.rows(NluReviewItem, message_id=asked_about.id)
    assert [item.suggested_intent for item in items] == ["propose_installments"]


async def test_the_second_reading_is_the_second_digit(stage: Stage) -> None:
    robin = await verified(stage)
    await say(stage, robin, "owe 50", ranking=UNSURE, amount=("50", 5000))
    assert "balance of your" in await pick(stage, robin, 2)


async def test_the_readings_are_buttons_in_the_chat(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "hello", "greet")
    stage.assistant.expect_found("nlu_fallback", [], UNSURE)
    received = await receive_message(stage.services, Inbound("web", f"{visitor}:2", "web", visitor, "hmm"))
    await stage.process(received.message_id)
    grants = await stage.rows(ButtonGrant, conversation_id=received.conversation_id)
    second = next(grant for grant in grants if grant.title == "2")
    assert "balance of your" in " ".join(await stage.chat(visitor, f"grant:{second.id}"))


async def test_any_other_answer_to_the_readings_is_a_new_message(stage: Stage) -> None:
    robin = await verified(stage)
    await say(stage, robin, "50 evry2wks", ranking=UNSURE, amount=("50", 5000))
    assert "automated AI assistant" in await say(stage, robin, "r u a bot", "ask_if_bot")
    # The digits of the question that was left open mean nothing any more.
    assert "Reply 1 to agree" not in await pick(stage, robin, 1)


@pytest.mark.parametrize(
    ("text", "intent"), [pytest.param("no", "deny", id="no"), pytest.param("yes", "affirm", id="yes")]
)
async def test_yes_or_no_to_two_readings_is_a_second_miss(stage: Stage, text: str, intent: str) -> None:
    robin = await verified(stage)
    await say(stage, robin, "hmm that", ranking=UNSURE)
    assert "Would you like a person" in await say(stage, robin, text, intent)


async def test_before_verification_only_neutral_readings_are_offered(stage: Stage) -> None:
    robin = await stage.person()
    reply = await say(stage, robin, "wat is that", ranking=NEUTRAL)
    assert "1) ask if I am a person 2) say something is wrong?" in reply
    last = (await stage.messages((await stage.conversation(robin)).id, direction="out"))[-1]
    assert last.response_name == "utter_clarify_topics"


async def test_before_verification_a_question_without_neutral_readings_is_the_neutral_one(stage: Stage) -> None:
    robin = await stage.person()
    assert "did not understand" in await say(stage, robin, "50 evry2wks", ranking=UNSURE)


async def test_a_legal_reading_that_is_picked_has_its_effect(stage: Stage) -> None:
    robin = await stage.person()
    ranking = (("stop_contact", 0.4), ("ask_if_bot", 0.2))
    assert "1) stop these messages" in await say(stage, robin, "nuff txts", ranking=ranking)
    assert "stop texts to this number" in await pick(stage, robin, 1)
    assert len(await stage.rows(Suppression, address=robin.phone)) == 1


async def test_the_spanish_question_is_spanish(stage: Stage) -> None:
    marisol = await stage.person(language="es")
    await stage.verified(marisol)
    assert "1) acordar pagos 2) preguntar cuánto debe?" in await say(stage, marisol, "50 x qncna", ranking=UNSURE)


async def test_three_misses_in_a_row_lead_to_a_person(stage: Stage) -> None:
    robin = await verified(stage)
    assert "Did you mean" in await say(stage, robin, "blarg", ranking=UNSURE)
    assert "Reply 1 for a person, 2 to go on" in await say(stage, robin, "blarg blarg", ranking=UNSURE)
    assert "a person on our team" in await say(stage, robin, "blarg!!", ranking=UNSURE)
    conversation = await stage.conversation(robin)
    [escalation] = await stage.rows(Escalation, conversation_id=conversation.id)
    assert (escalation.reason, conversation.handover) == ("not_understood", "waiting")


async def test_a_message_that_looks_foreign_is_a_miss_as_well(stage: Stage) -> None:
    robin = await verified(stage)
    assert "cannot help with that here" in await say(stage, robin, "asdf qwer", "out_of_scope")
    assert "Reply 1 for a person, 2 to go on" in await say(stage, robin, "zxcv lkj", "out_of_scope")
    assert "a person on our team" in await say(stage, robin, "poi mnb", "out_of_scope")
    assert (await stage.conversation(robin)).handover == "waiting"


@pytest.mark.parametrize(
    ("digit", "words", "handover"),
    [pytest.param(1, "a person on our team", "waiting", id="1"), pytest.param(2, "balance of your", "none", id="2")],
)
async def test_the_offer_of_a_person_is_taken_or_left(stage: Stage, digit: int, words: str, handover: str) -> None:
    robin = await verified(stage)
    for text in ("blarg", "blarg blarg"):
        await say(stage, robin, text, ranking=UNSURE)
    assert words in await pick(stage, robin, digit)
    conversation = await stage.conversation(robin)
    assert (conversation.handover, conversation.misses) == (handover, 0)


async def test_a_picked_reading_starts_the_count_anew(stage: Stage) -> None:
    robin = await verified(stage)
    for _ in range(3):
        assert "Did you mean" in await say(stage, robin, "blarg", ranking=UNSURE)
        await pick(stage, robin, 2)


async def test_hardship_amount_period_and_day_in_one_message_are_used_at_once(stage: Stage) -> None:
    robin = await verified(stage)
    text = "lost my job, can do 20 a month from the 3rd"
    reply = await say(
        stage,
        robin,
        text,
        "claim_hardship",
        hardship_reason=("lost my job", "job_loss"),
        amount=("20", 2000),
        frequency=("a month", "monthly"),
        date=("3rd", "2026-12-03"),
    )
    assert "sorry you are going through this" in reply
    assert await regular(stage, robin) == ("installments", 2000, "monthly", "2026-12-03")


async def test_facts_said_before_verification_are_used_right_after_it(stage: Stage) -> None:
    robin = await stage.person()
    text = "i can do 300 a month"
    await say(stage, robin, text, "propose_installments", amount=("300", 30_000), frequency=("a month", "monthly"))
    replies = await stage.sms(robin, robin.answers, "give_identity_details")
    assert "debt collector" in replies[0]
    assert (await regular(stage, robin))[:3] == ("installments", 30_000, "monthly")


@pytest.mark.parametrize(
    ("text", "intent", "wanted", "expected"),
    [
        pytest.param(
            "actually 350 not 300",
            "propose_installments",
            {"amount": ("350", 35_000), "amount2": ("300", 30_000)},
            (35_000, "monthly", "2026-12-01"),
            id="350 not 300",
        ),
        pytest.param(
            "no 300 sino 350",
            "propose_installments",
            {"amount": ("300", 30_000), "amount2": ("350", 35_000)},
            (35_000, "monthly", "2026-12-01"),
            id="no 300 sino 350",
        ),
        pytest.param(
            "make it the 20th",
            "change_payment_date",
            {"date": ("20th", "2026-12-20")},
            (30_000, "monthly", "2026-12-20"),
            id="make it the 20th",
        ),
        pytest.param(
            "yes but make it the 20th",
            "affirm",
            {"date": ("20th", "2026-12-20")},
            (30_000, "monthly", "2026-12-20"),
            id="a yes with another day",
        ),
        pytest.param(
            "no wait biweekly",
            "give_details",
            {"frequency": ("biweekly", "biweekly")},
            (30_000, "biweekly", "2026-12-01"),
            id="no wait biweekly",
        ),
        pytest.param(
            "no, 350", "deny", {"amount": ("350", 35_000)}, (35_000, "monthly", "2026-12-01"), id="a no with a sum"
        ),
        pytest.param(
            "half instead",
            "give_details",
            {"balance_share": ("half", 5000)},
            (60_000, "monthly", "2026-12-01"),
            id="half of the balance",
        ),
        pytest.param(
            "on the 1st and 15th",
            "give_details",
            {"recurring_day": ("1st and 15th", "1,15")},
            (30_000, "semimonthly", "2026-12-01"),
            id="the 1st and the 15th",
        ),
    ],
)
async def test_a_correction_replaces_just_that_fact_of_the_read_back(
    stage: Stage, text: str, intent: str, wanted: dict[str, Any], expected: tuple[int, str, str]
) -> None:
    robin = await verified(stage)
    figures = {"amount": ("300", 30_000), "frequency": ("a month", "monthly"), "date": ("1st", "2026-12-01")}
    await say(stage, robin, "300 a month from the 1st", "propose_installments", **figures)
    assert "Reply 1 to agree" in await say(stage, robin, text, intent, **wanted)
    assert (await regular(stage, robin))[1:] == expected
    assert await stage.rows(PaymentPlan, account_id=robin.account_id) == []


async def test_a_refused_amount_does_not_come_back_with_the_next_correction(stage: Stage) -> None:
    robin = await verified(stage)
    await say(stage, robin, "60 a month", "propose_installments", amount=("60", 6000), frequency=("a month", "monthly"))
    countered = (await regular(stage, robin))[1]
    assert countered > 6000
    await say(stage, robin, "make it the 20th", "change_payment_date", date=("20th", "2026-12-20"))
    assert (await regular(stage, robin))[1:] == (countered, "monthly", "2026-12-20")


async def test_bare_figures_in_a_negotiation_are_no_dispute_and_elsewhere_may_be_one(stage: Stage) -> None:
    robin, text = await verified(stage), "actually 350 not 300"
    wanted: dict[str, Any] = {"amount": ("350", 35_000), "amount2": ("300", 30_000)}
    figures: dict[str, Any] = {"amount": ("300", 30_000), "frequency": ("a month", "monthly")}
    await say(stage, robin, "300 a month", "propose_installments", **figures)
    await say(stage, robin, text, "dispute_debt", **wanted)
    assert (await regular(stage, robin))[1:3] == (35_000, "monthly")
    other = await verified(stage)
    assert "received your dispute" in await say(stage, other, text, "dispute_debt", **wanted)


async def test_corrections_inside_the_terms_use_up_no_rounds_of_bargaining(stage: Stage) -> None:
    robin = await verified(stage)
    for day in range(1, 10):
        figures: dict[str, Any] = {"amount": ("300", 30_000), "date": (f"{day}th", f"2026-12-{day:02}")}
        await say(stage, robin, f"300 a month from the {day}th", "propose_installments", **figures)
    await say(stage, robin, "no 10 a month", "give_details", amount=("10", 1000))
    assert (await stage.conversation(robin)).handover == "none"


async def test_a_yes_that_repeats_the_figures_agrees(stage: Stage) -> None:
    robin = await verified(stage)
    figures = {"amount": ("300", 30_000), "frequency": ("a month", "monthly")}
    await say(stage, robin, "300 a month", "propose_installments", **figures)
    assert "Agreed" in await say(stage, robin, "yes 300 a month", "affirm", **figures)


async def test_the_day_of_a_picked_option_can_be_corrected(stage: Stage) -> None:
    robin = await verified(stage)
    await say(stage, robin, "options", "ask_options")
    await pick(stage, robin, 1)
    kind, cents, _, _ = await regular(stage, robin)
    await say(stage, robin, "make it the 10th", "change_payment_date", date=("10th", "2026-12-10"))
    assert await regular(stage, robin) == (kind, cents, "once", "2026-12-10")


async def test_an_answer_to_our_question_is_joined_with_what_was_said(stage: Stage) -> None:
    robin = await verified(stage)
    assert "How often" in await say(stage, robin, "i can do 300", "give_details", amount=("300", 30_000))
    await say(stage, robin, "every two weeks", "give_details", frequency=("every two weeks", "biweekly"))
    assert (await regular(stage, robin))[1:3] == (30_000, "biweekly")
    other = await verified(stage)
    assert "date" in await say(stage, other, "ill send 100", "promise_payment", amount=("100", 10_000))
    await say(stage, other, "friday", "give_details", date=("friday", "2026-11-27"))
    assert await regular(stage, other) == ("promise", 10_000, "once", "2026-11-27")


async def test_a_digression_returns_to_the_offer_and_a_yes_still_agrees(stage: Stage) -> None:
    robin = await verified(stage)
    figures = {"amount": ("300", 30_000), "frequency": ("a month", "monthly")}
    await say(stage, robin, "300 a month", "propose_installments", **figures)
    offer = await on_the_table(stage, robin)
    digressions = {
        "ask_balance": "balance of your",
        "ask_if_bot": "automated AI assistant",
        "ask_rights": "dispute",
        "ask_how_to_pay": "Nothing is paid in this chat",
    }
    for intent, words in digressions.items():
        reply = await say(stage, robin, "wait what", intent)
        assert words in reply
        assert reply.count("Reply 1") == 1
        assert (await on_the_table(stage, robin)).id == offer.id
    assert "Agreed" in await say(stage, robin, "ok yes", "affirm")


async def test_a_digression_returns_to_the_open_question(stage: Stage) -> None:
    robin = await verified(stage)
    await say(stage, robin, "i can do 300", "give_details", amount=("300", 30_000))
    reply = await say(stage, robin, "how much was it", "ask_balance")
    assert "balance of your" in reply
    assert "How often could you pay $300.00" in reply
    await say(stage, robin, "monthly", "give_details", frequency=("monthly", "monthly"))
    assert (await regular(stage, robin))[1:3] == (30_000, "monthly")


TWO_FIFTY = {"entity": "amount", "value": 25_000, "either": [250, 25_000], "start": 9, "end": 18}


async def ambiguous(stage: Stage, person: Person) -> str:
    text = "i can do two fifty a month"
    monthly = found(text, frequency=("a month", "monthly"))
    stage.assistant.expect_found("propose_installments", [TWO_FIFTY, *monthly])
    return " ".join(await stage.play(person, text))


@pytest.mark.parametrize(
    ("text", "intent", "wanted"),
    [
        pytest.param("2", "choose_option", {"option": ("2", 2)}, id="by digit"),
        pytest.param("250", "give_details", {"amount": ("250", 25_000)}, id="in words"),
    ],
)
async def test_an_ambiguous_amount_is_asked_back_before_anything_is_proposed(
    stage: Stage, text: str, intent: str, wanted: dict[str, Any]
) -> None:
    robin = await verified(stage)
    assert "1) $2.50 or 2) $250.00?" in await ambiguous(stage, robin)
    assert await stage.rows(OfferRow, account_id=robin.account_id) == []
    assert "Reply 1 to agree" in await say(stage, robin, text, intent, **wanted)
    assert (await regular(stage, robin))[1:3] == (25_000, "monthly")


async def test_neither_of_two_amounts_asks_for_the_amount(stage: Stage) -> None:
    robin = await verified(stage)
    await ambiguous(stage, robin)
    assert "What amount could you pay" in await say(stage, robin, "no", "deny")


@pytest.mark.parametrize(
    ("low", "high", "read_back"),
    [
        # Without anything said before, Meridian's first planned payment on $1,200.00 is $200.00 a month.
        pytest.param(20_000, 30_000, 20_000, id="the low end is inside"),
        pytest.param(19_900, 30_000, 30_000, id="only the high end is"),
        pytest.param(15_000, 19_900, 20_000, id="neither: the usual counter-offer"),
    ],
)
async def test_a_range_takes_the_low_end_the_terms_allow(stage: Stage, low: int, high: int, read_back: int) -> None:
    robin = await verified(stage)
    text = "150 or 199 a month"
    ends = found(text, amount=("150", low), amount2=("199", high), frequency=("a month", "monthly"))
    ends[0]["role"], ends[1]["role"] = "low", "high"
    stage.assistant.expect_found("propose_installments", ends)
    await stage.play(robin, text)
    assert (await regular(stage, robin))[1] == read_back
