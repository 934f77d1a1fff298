"""The obligations of each phase (rule catalogue, section 7), read from the approved wording and from what is sent."""

import pytest

from parley.services.wording import Approved
from tests.acceptance.compliance.examples import CONFIG, REGISTER, WORDING, tells_of_a_debt
from tests.integration.talk.stage import Stage

LANGUAGES = ("en", "es")


def said(name: str, language: str) -> Approved:
    return WORDING.get(name, language)


MUST: list[tuple[str, str, dict[str, tuple[str, ...]]]] = [
    ("P0", "utter_ask_is_this_you", {"en": ("reply 1", "2"), "es": ("responda 1", "2")}),
    ("P1", "utter_ask_factors", {"en": ("date of birth",), "es": ("fecha de nacimiento",)}),
    ("P2", "utter_disclosure_initial", {"en": ("debt collector", "trying to collect a debt"), "es": ("cobrador de deudas",)}),
    ("P2F", "utter_disclosure_initial_first_party", {"en": ("about your account",), "es": ("sobre su cuenta",)}),
    ("P3", "utter_main_menu", {"en": ("1", "2", "3 for a person"), "es": ("1", "2", "3")}),
    ("P3F", "utter_main_menu", {"en": ("1", "2", "3 for a person"), "es": ("1", "2", "3")}),
    ("P4", "utter_plan_agreed", {"en": ("{count}", "{amount}", "{first_on}"), "es": ("{count}", "{amount}", "{first_on}")}),
    ("P7", "utter_ack_dispute", {"en": ("dispute",), "es": ("disput",)}),
    ("P8", "utter_ack_opt_out", {"en": ("received", "honor"), "es": ("recib",)}),
    ("P9", "utter_help", {"en": ("{help_phone}",), "es": ("{help_phone}",)}),
    ("P11", "utter_ack_crisis", {"en": ("988", "911", "person"), "es": ("988", "911", "persona")}),
    ("P12", "utter_no_numbers_please", {"en": ("not",), "es": ("no ",)}),
    ("P13", "utter_ack_attorney", {"en": ("attorney",), "es": ("abogado",)}),
    ("W0", "utter_notice_web", {"en": ("automated", "not a person", "recorded", "service providers", "card"),
                                "es": ("automatizado", "no con una persona", "graba", "proveedores", "tarjeta")}),
    ("W1", "utter_disclosure_initial", {"en": ("will use any information you give us",), "es": ("información que nos dé",)}),
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "words"), [pytest.param(name, words, id=rule) for rule, name, words in MUST])
def test_each_phase_says_what_it_must(name: str, words: dict[str, tuple[str, ...]], language: str) -> None:
    text = said(name, language).template.lower()
    missing = [word for word in words[language] if word.lower() not in text]
    assert missing == []


MUST_NOT: list[tuple[str, str, tuple[str, ...]]] = [
    ("P7", "utter_ack_dispute", ("?", "offer", "oferta", "$")),
    ("P8", "utter_ack_opt_out", ("?", "why", "por qué", "http", "help", "ayuda", "{")),
    ("P11", "utter_ack_crisis", ("http", "stop texts", "{site}")),
    ("P12", "utter_no_numbers_please", ("{amount}",)),
    ("P13", "utter_ack_attorney", ("pay", "pag")),
    ("P4", "utter_plan_agreed", ("autopay", "fee", "cargo", "tonight", "acknowledge the debt", "reconoce la deuda")),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "words"), [pytest.param(name, words, id=rule) for rule, name, words in MUST_NOT])
def test_each_phase_leaves_out_what_it_must(name: str, words: tuple[str, ...], language: str) -> None:
    text = said(name, language).template.lower()
    assert [word for word in words if word in text] == []


@pytest.mark.parametrize("name", ["utter_ask_is_this_you", "utter_ask_factors", "utter_help", "utter_notice_web"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_p0_p1_p9_and_w0_tell_of_no_debt(name: str, language: str) -> None:
    assert not tells_of_a_debt(said(name, language).template)


async def test_p0_to_p3_as_they_leave(stage: Stage) -> None:
    robin = await stage.person()
    brand, stop = CONFIG.program.brand, f"{CONFIG.sms.opt_out_line['en']}."
    [p0] = await stage.sms(robin, "hello", "greet")
    assert brand in p0
    p2, p3 = await stage.sms(robin, robin.answers, "give_identity_details")
    assert all(text.endswith(stop) for text in (p0, p2, p3))
    assert "debt collector" in p2
    assert p3.startswith(f"{brand}, debt collector (AI assistant):")


async def test_p2f_and_p3f_as_they_leave_name_no_collector(stage: Stage) -> None:
    robin = await stage.person(party_role="first_party")
    texts = await stage.sms(robin, robin.answers, "give_identity_details")
    assert len(texts) == 2
    assert not any("debt collector" in text for text in texts)


async def test_p10_a_wrong_number_gets_silence(stage: Stage) -> None:
    assert REGISTER["P10"].status == "enforced"
    assert CONFIG.sms.wrong_number_ack is False
    assert await stage.sms(await stage.person(), "wrong number") == []


async def test_w0_w1_w2_as_they_are_shown(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    conversation = await stage.conversation(visitor)
    shown = [row.text for row in await stage.messages(conversation.id, direction="out")]
    w0 = said("utter_notice_web", "en").render(stage.services.brand_fields)
    assert shown[0] == w0
    first = [*shown[1:], *await stage.chat(visitor, "how much is it", "ask_balance")]
    w1 = [text for text in first if "will use any information you give us" in text]
    assert len(w1) == 1
    stage.clock.forward(days=1)
    again = await stage.open_chat(robin)
    later = await stage.conversation(again)
    texts = [row.text for row in await stage.messages(later.id, direction="out")]
    texts += await stage.chat(again, "how much is it", "ask_balance")
    assert REGISTER["W2"].status == "enforced"
    w2 = CONFIG.markers.subsequent["third_party"]["en"]
    assert any(form.format(brand=CONFIG.program.brand) in text for text in texts for form in w2)
