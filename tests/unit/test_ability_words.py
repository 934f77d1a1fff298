"""Words that say what somebody has for a plan: before a larger one is agreed, each of them brings the same question (I9)."""

import pytest

from parley.services.dialogue.limits import states_ability, states_limit


@pytest.mark.parametrize(
    "text",
    [
        "i can do 50 every two weeks",
        "i could swing like 50 monthly",
        "ill give yall 50 biweekly",
        "I'll pay 50 a month",
        "i will send 50 a month",
        "ima give u 50 a month",
        "im finna send 50 a month",
        "we'll do 50 a month",
        "id pay 50 a month",
        "i cn do 50 evry 2 wks",
        "I CLD do 50 a month",
        "ill giv u 50 a month",
        "pueo 50 al mes",
        "puedo 50 al mes",
        "le doy 50 mensuales",
        "pago 50 cada quincena",
        "voy a darle 50 al mes",
        "les mando 50 por semana",
    ],
)
def test_every_way_to_say_it_counts(text: str) -> None:
    assert states_ability(text)


@pytest.mark.parametrize(
    "text",
    [
        "can i pay 300 a month",
        "how about 50 a month",
        "would you take 50 a month",
        "50 a month",
        "why would i pay 50 a month",
        "que tal 50 al mes",
    ],
)
def test_a_question_or_a_bare_sum_does_not(text: str) -> None:
    assert not states_ability(text)


@pytest.mark.parametrize("text", ["all i hav is 50 a month", "i cn only do 50", "best i cud do is 50"])
def test_a_limit_in_text_speak_is_a_limit(text: str) -> None:
    assert states_limit(text, is_range=False)


@pytest.mark.parametrize("text", ["ill give yall 40 to 50 a month", "i can do 40 to 50 a month"])
def test_a_range_is_a_limit_however_it_is_said(text: str) -> None:
    assert states_limit(text, is_range=True)
    assert not states_limit(text, is_range=False)
