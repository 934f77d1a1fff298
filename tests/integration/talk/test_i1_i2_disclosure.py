"""Invariants I1 and I2: nothing about a debt before verification, and the mini-Miranda before everything else."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.services.outbound import send_sentences
from parley.services.wording import Sentence
from parley.storage.tables import DecisionRow, Disclosure
from tests.integration.talk.gatekeeping import all_responses, try_to_send
from tests.integration.talk.stage import Stage

# Every run plays the same transcripts: a red build can be repeated.
AGAIN = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
UNSAFE_TRIES = ("NOT_SAFE_BEFORE_VERIFICATION", "DISCLOSURE_BEFORE_VERIFICATION", "DEBT_WORDS", "PROTECTED_TERM")
INTENTS = [
    *("greet", "affirm", "deny", "choose_option", "give_details", "ask_repeat", "ask_help", "confirm_identity"),
    *("give_identity_details", "refuse_identity", "ask_who_is_this", "ask_why_contacted", "ask_balance"),
    *("ask_debt_details", "ask_interest_and_fees", "ask_credit_reporting", "ask_rights", "ask_options", "pay_in_full"),
    *("ask_settlement", "propose_settlement", "propose_installments", "promise_payment", "reject_too_high"),
    *("ask_more_time", "claim_hardship", "ask_how_to_pay", "claim_already_paid", "ask_plan_status", "dispute_debt"),
    *("request_validation", "request_human", "switch_language", "ask_legal_consequences", "nlu_fallback", "chitchat"),
]


def steps(max_size: int) -> st.SearchStrategy[list[tuple[str, str, dict[str, Any]]]]:
    """Transcripts of somebody who never gives two right answers: texts, what the NLU makes of them, and figures."""
    texts = st.sampled_from(
        [
            *("hello", "how much do i owe", "1", "2", "yes", "no", "what", "60 a month", "60601", "thx", "who is this"),
            *(
                "1985-01-01 10001",
                "1985-01-01 99999",
                "/ask_balance",
                "cuanto debo",
                "i already paid",
                "is this a scam",
            ),
            *("i dispute this debt", "someone real", "", "STOP", "START", "my zip is 60601", "wrong amount"),
        ]
    )
    words = st.one_of(texts, texts, st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
    figures = st.sampled_from(
        [
            *({}, {"option": 1}, {"option": 2}, {"option": 4}, {"amount": 5000}),
            *({"amount": 9_000_000, "frequency": "weekly"}, {"date": "2026-12-01"}, {"percent": 5000}),
        ]
    )
    return st.lists(st.tuples(words, st.sampled_from(INTENTS), figures), min_size=1, max_size=max_size)


@AGAIN
@given(transcript=steps(4))
async def test_i1_two_debtors_with_the_same_unverified_transcript_get_the_same_bytes(
    stage: Stage, transcript: list[tuple[str, str, dict[str, Any]]]
) -> None:
    small = await stage.person(first_name="Robin", balance_cents=4_200)
    large = await stage.person(
        first_name="Robin", balance_cents=1_990_000, creditor_id="riverbend", party_role="first_party"
    )
    await stage.account(large.consumer_id, balance_cents=77_700)
    answers = [
        [await stage.sms(who, text, intent, **found) for text, intent, found in transcript] for who in (small, large)
    ]
    assert answers[0] == answers[1]
    for who in (small, large):
        conversation = await stage.conversation(who)
        assert conversation.right_party_status != "verified"
        for decision in await stage.rows(DecisionRow, conversation_id=conversation.id):
            assert not any(code in reason for reason in decision.reasons for code in UNSAFE_TRIES), decision.reasons


async def test_i1_the_gate_alone_keeps_every_unsafe_response_from_an_unverified_person(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    conversation = await stage.conversation(robin)
    unsafe = all_responses(stage, safe=False)
    assert len(unsafe) > 30
    for name, (state, reasons) in (await try_to_send(stage, conversation, unsafe)).items():
        assert (state, "NOT_SAFE_BEFORE_VERIFICATION" in reasons) == ("blocked", True), name


async def test_i1_a_response_without_a_mark_does_not_leave(stage: Stage) -> None:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    conversation = await stage.conversation(robin)
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        last = (await stage.messages(conversation.id, direction="in"))[-1]
        unknown = Sentence("utter_unheard_of", "Hello.")
        await send_sentences(stage.services, work, mine, [unknown], author="bot", in_reply_to=last)
    assert (await stage.messages(conversation.id, direction="out"))[-1].state == "blocked"


async def test_i2_the_gate_keeps_every_debt_response_back_until_the_disclosure_is_given(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "thx", "thank")
    conversation = await stage.conversation(visitor)
    assert await stage.rows(Disclosure, account_id=robin.account_id) == []
    about_the_debt = [name for name in all_responses(stage, safe=False) if "disclosure_initial" not in name]
    for name, (state, reasons) in (await try_to_send(stage, conversation, about_the_debt)).items():
        assert (state, "DISCLOSURE_FIRST" in reasons) == ("blocked", True), name


@AGAIN
@given(transcript=steps(4))
async def test_i2_the_first_word_about_the_debt_is_the_disclosure_and_each_text_says_who_collects(
    stage: Stage, transcript: list[tuple[str, str, dict[str, Any]]]
) -> None:
    robin = await stage.person()
    heard = await stage.sms(robin, robin.answers, "give_identity_details")
    for text, intent, found in transcript:
        heard += await stage.sms(robin, text, intent, **found)
    assert "is a debt collector" in heard[0]
    conversation = await stage.conversation(robin)
    for message in await stage.messages(conversation.id, direction="out", state="sent"):
        approved = stage.services.wording.find((message.response_name or "").split("+")[0], message.language or "en")
        assert approved is not None
        if not approved.safe_before_verification:
            assert "debt collector" in message.text or "cobrador de deudas" in message.text


@pytest.mark.parametrize("intent", ["affirm", "deny", "give_details", "propose_installments"])
async def test_figures_in_the_first_message_of_somebody_signed_in_follow_the_disclosure_whatever_they_are_read_as(
    stage: Stage, intent: str
) -> None:
    """Read as a yes they were answered with an offer and no disclosure, which the gate stopped, and then an apology."""
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    replies = await stage.chat(visitor, "15 a week", intent, amount=1_500, frequency="weekly")
    assert "attempt to collect" in replies[0] or "trying to collect a debt" in replies[0]
    assert not any("went wrong" in reply for reply in replies)


@pytest.mark.parametrize(
    ("intent", "found"),
    [*((intent, {}) for intent in INTENTS), ("choose_option", {"option": 1}), ("give_details", {"amount": 5000})],
    ids=str,
)
async def test_i2_whatever_somebody_signed_in_says_first_no_answer_is_stopped_for_want_of_the_disclosure(
    stage: Stage, intent: str, found: dict[str, Any]
) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    heard = await stage.chat(visitor, "well then", intent, **found)
    conversation = await stage.conversation(visitor)
    decisions = await stage.rows(DecisionRow, conversation_id=conversation.id)
    assert not [one for one in decisions if any("DISCLOSURE_FIRST" in reason for reason in one.reasons)]
    told = [message for message in await stage.messages(conversation.id, direction="out") if message.text in heard]
    assert told
    spoken = [stage.services.wording.find((one.response_name or "").split("+")[0], "en") for one in told]
    if any(approved is not None and not approved.safe_before_verification for approved in spoken):
        assert "is a debt collector" in heard[0]
