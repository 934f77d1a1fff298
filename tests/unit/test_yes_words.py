"""A yes that binds money rests on words, never on a model alone: what is a plain yes, what a refusal, what neither."""

import pytest

from parley.services.dialogue.yes_words import answer_to_offer, is_the_most, refuses, says_no_more


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1",
            "yes",
            "Yes.",
            "ok deal",
            "ok lets do it",
            "sounds good",
            "yes i agree",
            "sure, thank you",
            "yes please",
        ),
        *(
            "that works for me",
            "ok thats fine",
            "let's do it",
            "I agree",
            "option 1",
            "yes, no problem",
            "go ahead",
            "Y",
        ),
        *(
            "sí",
            "si acepto",
            "sí, acepto",
            "dale",
            "está bien",
            "de acuerdo",
            "sale",
            "órale",
            "me parece bien",
            "ta bien",
        ),
        *("claro que sí", "trato hecho", "sí, gracias", "la primera", "adelante por favor", "ok 👍"),
    ],
)
def test_a_plain_yes_is_one(text: str) -> None:
    assert answer_to_offer(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "please, i aint got it to do that much, please",
        *(
            "ok thats too much",
            "yes but i cant do that",
            "way too steep, thank you",
            "a lot for me",
            "I can\u2019t do that",
        ),
        *(
            "no puedo con tanto, gracias",
            "es mucho, gracias",
            "uy no, muy alto, gracias",
            "no me alcanza",
            "si, es mucho",
        ),
        *("no puedo pagar eso", "es demasiado", "eso es mucho pa mi"),
    ],
)
def test_a_refusal_is_one_however_polite(text: str) -> None:
    assert answer_to_offer(text) == "refusal"
    assert refuses(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ok?",
            "is it too much?",
            "yes?",
            "¿sí?",
            "ok but what if i am late",
            "yes if my check comes",
            "ok 50",
            "2",
            "yes 300",
        ),
        *(
            "i'm good",
            "im fine thanks",
            "estoy bien",
            "ok let me think",
            "yes i dont know",
            "not yet",
            "no",
            "please",
            "thanks",
        ),
        *(
            "sí pero más tarde",
            "si me pagan",
            "si pudiera",
            "bueno no sé",
            "lo voy a pensar",
            "déjeme ver",
            "",
            "   ",
            "👍",
        ),
        "yes yes yes ok ok ok sure sure fine fine good good",
    ],
)
def test_whatever_else_is_said_is_neither(text: str) -> None:
    assert answer_to_offer(text) == "unclear"


def test_figures_that_are_those_of_the_offer_do_not_make_a_yes_unclear() -> None:
    text = "yes 250 a month"
    assert answer_to_offer(text) == "unclear"
    assert answer_to_offer(text, [(4, 7), (8, 15)]) == "yes"


@pytest.mark.parametrize(
    "text", ["thank you so much", "thanks a lot", "muchas gracias", "not too bad", "no es mucho", "thanks"]
)
def test_thanks_alone_are_no_refusal(text: str) -> None:
    assert not refuses(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1",
            "yes",
            "yes thats the most",
            "yeah its all i got",
            "it's all I have",
            "yes i cant do more",
            "thats my limit",
        ),
        *(
            "sí",
            "si, es lo máximo",
            "sí, no puedo más",
            "si, no puedo mas",
            "es todo lo que tengo",
            "no puedo más de eso",
        ),
        *("no me alcanza pa mas", "sí, no puedo pagar más"),
    ],
)
def test_a_yes_to_is_that_the_most(text: str) -> None:
    assert is_the_most(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "2",
            "not the most",
            "thats not all i have",
            "i could do more",
            "maybe a little more",
            "60 is the most",
            "yes?",
        ),
        *(
            "no es lo máximo",
            "podría un poco más",
            "no puedo más",
            "ya no puedo más",
            "sí, ya no puedo más",
            "too much",
        ),
        *("sí, no puedo más con mi vida", "es todo pero quizás más"),
    ],
)
def test_no_yes_to_is_that_the_most(text: str) -> None:
    assert not is_the_most(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sí, no puedo más", True),
        ("si no puedo mas", True),
        ("no puedo más", False),
        ("ya no puedo más", False),
        ("sí, ya no puedo más", False),
        ("sí, no puedo más con esto", False),
    ],
)
def test_only_the_answer_that_begins_with_yes_is_no_cry_for_help(text: str, expected: bool) -> None:
    assert says_no_more(text) is expected
