"""What the phrase rules must find, and what they must leave alone."""

from collections.abc import Iterator
from re import _parser as sre  # the only way to look into a pattern
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.detectors import LEGAL_INTENTS, detect, is_help_keyword, is_start_keyword, is_stop_keyword
from parley.compliance.lexicon import RULES
from parley.compliance.lexicon.phrase import Phrase

FOUND: dict[str, set[str]] = {
    "wrong number stop texting me": {"deny_identity", "stop_contact"},
    "STOP": {"stop_contact"},
    "stop please": {"stop_contact"},
    "ＳＴＯＰ": {"stop_contact"},
    "st0p": {"stop_contact"},
    "s t o p": {"stop_contact"},
    "S.T.O.P.": {"stop_contact"},
    "stoppp": {"stop_contact"},
    "🛑": {"stop_contact"},
    "st\u200bop": {"stop_contact"},
    "ѕtор": {"stop_contact"},
    "stop txting me": {"stop_contact"},
    "no me escriban": {"stop_contact"},
    "pls quit texting me": {"stop_contact"},
    "pls dnt txt me": {"stop_contact"},
    "leave me alone dont contact me again": {"cease_all_contact"},
    "not while im at work": {"set_contact_preference"},
    "i dont owe this": {"dispute_debt"},
    "thats not my debt": {"dispute_debt"},
    "somebody opened this in my name": {"claim_identity_theft"},
    "talk to my lawyer": {"claim_attorney"},
    "i filed ch 7": {"claim_bankruptcy"},
    "he passed away in march": {"report_deceased"},
    "im deployed": {"claim_military"},
    "im 16": {"claim_minor"},
    "hes in jail": {"report_incarceration"},
    "i cant go on anymore": {"express_crisis"},
    "my ex made me take it, hes dangerous": {"express_danger"},
    "im reporting u to the cfpb": {"file_complaint"},
    "i handle my dads bills, power of attorney": {"declare_representative"},
    "isnt this way too old": {"claim_too_old"},
    "u can text me again": {"resume_contact"},
    "ill come down there and": {"threaten_harm"},
    "wrong number": {"deny_identity"},
    "im her sister, he dont live here": {"declare_third_party"},
    "who did i owe originally": {"request_original_creditor"},
    "send me proof in writing": {"request_validation"},
    "im not paying you people": {"refuse_to_pay"},
    "i paid this last yr": {"claim_already_paid"},
    "stop taking money from my account": {"revoke_payment_authorization"},
    "I'm not paying something that isn't mine": {"dispute_debt", "refuse_to_pay"},
    "E-mail is fine, no more texts": {"set_contact_preference", "stop_contact"},
    "im driving": {"set_contact_preference"},
    "im at a funeral": {"set_contact_preference"},
    "this is his wife": {"declare_third_party"},
    "workers comp owes it": {"dispute_debt"},
    "My ex got it in the divorce": {"dispute_debt"},
    "I was only an authorised user": {"dispute_debt"},
    "Insurance paid it": {"claim_already_paid"},
    "already settled": {"claim_already_paid"},
    "I sent this month's payment": {"claim_already_paid"},
    "my bankruptcy lawyer handles this": {"claim_attorney", "claim_bankruptcy"},
    "I might file bankruptcy": {"claim_bankruptcy"},
    "don't call, text is fine": {"set_contact_preference", "stop_contact"},
    "no voy a pagar": {"refuse_to_pay"},
    "no me contacten": {"cease_all_contact"},
    "numero equivocado": {"deny_identity"},
    "me quiero morir": {"express_crisis"},
    "no quiero vivir": {"express_crisis"},
    "mi pareja me obliga": {"express_danger"},
    "me pega": {"express_danger"},
    "falleció": {"report_deceased"},
    "está preso": {"report_incarceration"},
    "me declaré en quiebra": {"claim_bankruptcy"},
    "robo de identidad": {"claim_identity_theft"},
    "los voy a denunciar": {"file_complaint"},
    "número equivocado": {"deny_identity"},
    "no es mía": {"dispute_debt"},
    "ya no me escriban": {"stop_contact"},
    "alto": {"stop_contact"},
    "cancelar": {"stop_contact"},
    "pare": {"stop_contact"},
    "basta": {"stop_contact"},
    "fin": {"stop_contact"},
    "baja": {"stop_contact"},
    "no mas": {"stop_contact"},
    "ya no": {"stop_contact"},
    "no me manden mensajes": {"stop_contact"},
    "dejen de escribir": {"stop_contact"},
    "dejeme en paz": {"cease_all_contact"},
    "quiten mi numero": {"stop_contact"},
    "borren mi numero": {"stop_contact"},
    "no molesten": {"cease_all_contact"},
    "detener": {"stop_contact"},
    "quiero darme de baja": {"stop_contact"},
    "don't text me while I'm at school, 9 to 3": {"set_contact_preference"},
    "this is my work phone, boss doesn't allow it": {"set_contact_preference"},
    "no los viernes": {"set_contact_preference"},
    "after 6 only": {"set_contact_preference"},
    "I'm never paying you people": {"refuse_to_pay"},
    "I will not pay this": {"refuse_to_pay"},
    "want to die": {"express_crisis"},
    "no point living": {"express_crisis"},
    "he checks my phone": {"express_danger"},
    "I'll shoot your office": {"threaten_harm"},
    "my dad died": {"report_deceased"},
    "I'm Not Maria": {"deny_identity"},
    "I'm not Maria": {"deny_identity"},
    "No soy Maria": {"deny_identity"},
    "filed chapter 7 last week": {"claim_bankruptcy"},
    "take me off your list": {"stop_contact"},
    "remove me": {"stop_contact"},
    "lose my number": {"stop_contact"},
    "not interested": {"stop_contact"},
    "block": {"stop_contact"},
    "opt-out": {"stop_contact"},
    "soy su hermana": {"declare_third_party"},
    "ya pagué esto": {"claim_already_paid"},
    "ya lo pagué": {"claim_already_paid"},
    "no debo nada": {"dispute_debt"},
    "tengo abogado": {"claim_attorney"},
    "tengo 16 años": {"claim_minor"},
    "mi ex me obligó a sacar el prestamo": {"express_danger"},
    "quien era el acreedor original": {"request_original_creditor"},
    "mandenme pruebas por escrito": {"request_validation"},
    "esa deuda ya prescribió": {"claim_too_old"},
    "dejen de sacar dinero de mi cuenta": {"revoke_payment_authorization"},
    "me pueden escribir otra vez": {"resume_contact"},
    "no me llamen al trabajo": {"set_contact_preference"},
    "estoy manejando": {"set_contact_preference"},
    "estoy en servicio activo": {"claim_military"},
    "yo manejo las cuentas de mi mamá": {"declare_representative"},
    "se donde viven": {"threaten_harm"},
    "stop emailing me": {"stop_contact"},
    "stop calling me": {"stop_contact"},
    "Stop. I mean it": {"stop_contact"},
    "start": {"resume_contact"},
    "please stop contacting me": {"cease_all_contact"},
}

LEFT_ALONE = (
    "stop by your office",
    "ill stop by tomorrow",
    "end of month",
    "cancel the payment plan",
    "quiero cancelar todo",
    "no more than 50",
    "fin de mes",
    "ya no trabajo",
    "so sue me",
    "do i need a lawyer",
    "r u gonna sue me",
    "who is this",
    "hey",
    "i can only do 50",
    "cant pay 200",
    "too much",
    "lost my job in may",
    "im broke",
    "i get paid friday",
    "when i get paid ill send it",
    "can i end it early",
    "whats the end date",
    "i can pay 50 a month",
    "ok deal",
    "50 every 2 wks",
    "can i start next month",
    "its too high",
    "im not sure",
    "im not working",
    "i'm not able to pay",
    "I'm Not Sure",
    "can you send me the link",
    "text me the link",
    "whats my balance",
    "how much do i owe",
    "can i pay it off",
    "id like to get this paid off",
    "is this a scam",
    "are you a real person",
    "my car died",
    "im a veteran",
    "can i go to jail for this",
    "will this hurt my credit",
    "i want it in writing that the plan is 50",
    "no puedo pagar tanto",
    "perdí mi trabajo",
    "cuanto debo",
    "puedo pagar 50 al mes",
    "a fin de mes puedo pagar",
    "quiero cancelar mi deuda",
    "quiero pagar",
    "para cuando es el pago",
    "en español por favor",
    "im 10 minutes away",
    "im 15 days late",
    "can you stop the interest",
    "i have a minor issue",
    "need to skip july",
    "Im in the process of getting a job",
    "no gracias",
    "no",
    "nah",
    "my mom died last month and i had to pay for the funeral",
    "im late bc i was in the hospital",
    "i'm not paying that much",
    "i wont be able to pay until friday",
    "not paying 400",
    "how old is this debt",
    "my kids are under 18",
    "what is the original amount",
    "i never got a letter",
    "the 15th works better",
    "im dying over here lol",
    "no soy rico",
    "no tengo dinero",
    "no puedo mas de 50",
    "para el viernes",
    "hasta el fin de mes",
    "give me a call",
    "can someone call me",
    "not giving u my birthday",
    "its maria",
    "yes this is maria",
    "Soy Maria",
    "whens my next payment",
    "did it go through",
    "stop wasting time lets settle",
    "can i make a payment by text",
    "text",
    "did you get my text",
    "no more late fees right",
    "i dont want to lose my house",
)

EXTRA_CEASE = ("stop calling and texting me", "cease and desist", "dejen de molestar", "no me busquen")


@pytest.mark.parametrize(("text", "intents"), FOUND.items())
def test_statement_with_legal_effect_is_found(text: str, intents: set[str]) -> None:
    assert {hit.intent for hit in detect(text)} == intents


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_everyday_message_has_no_legal_effect(text: str) -> None:
    assert detect(text) == ()


@pytest.mark.parametrize("text", EXTRA_CEASE)
def test_general_request_to_stop_is_a_cease(text: str) -> None:
    assert "cease_all_contact" in {hit.intent for hit in detect(text)}


def test_every_legal_intent_has_a_phrase_in_both_languages() -> None:
    found = {hit.intent for text in FOUND for hit in detect(text)}
    assert found == LEGAL_INTENTS


@pytest.mark.parametrize("word", ["STOP", "stopall", " Unsubscribe ", "CANCEL", "end", "Quit", "REVOKE", "optout"])
def test_whole_provider_keyword_is_marked_exact(word: str) -> None:
    assert is_stop_keyword(word)
    assert [(hit.intent, hit.exact_keyword) for hit in detect(word)] == [("stop_contact", True)]


@pytest.mark.parametrize("text", ["stop please", "STOP.", "ＳＴＯＰ", "alto", "opt-out", "stop all"])
def test_opt_out_the_provider_does_not_know_is_not_exact(text: str) -> None:
    assert [(hit.intent, hit.exact_keyword) for hit in detect(text)] == [("stop_contact", False)]


def test_stop_calls_with_text_welcome_names_the_other_medium() -> None:
    stop = next(hit for hit in detect("don't call, text is fine") if hit.intent == "stop_contact")
    assert stop.medium == "voice"


def test_help_and_start_keywords_are_whole_messages_and_yes_stays_an_answer() -> None:
    assert is_help_keyword(" Help ")
    assert not is_help_keyword("help me pay")
    assert is_start_keyword("UNSTOP")
    assert not is_start_keyword("yes")


def test_hit_points_at_the_original_text() -> None:
    text = "hola, ＳＴＯＰ texting me"
    hit = detect(text)[0]
    assert text[hit.start : hit.end] == "ＳＴＯＰ texting"


def unbounded_groups(parsed: Any) -> Iterator[str]:
    """Yield every group of a pattern that may repeat without a bound: the source of more than linear time."""
    for kind, detail in parsed:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            _, most, repeated = detail
            is_one_character = len(repeated) == 1 and repeated[0][0] in (sre.IN, sre.LITERAL, sre.NOT_LITERAL)
            if most == sre.MAXREPEAT and not is_one_character:
                yield str(repeated)
            yield from unbounded_groups(repeated)
        elif kind is sre.SUBPATTERN:
            yield from unbounded_groups(detail[-1])
        elif kind is sre.BRANCH:
            for branch in detail[1]:
                yield from unbounded_groups(branch)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from unbounded_groups(detail[1])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_repeats_no_group_without_bound_so_that_time_grows_with_length_only(rule: Phrase) -> None:
    patterns = [pattern.pattern for pattern in (rule.pattern, rule.unless, rule.requires) if pattern]
    assert [group for pattern in patterns for group in unbounded_groups(sre.parse(pattern))] == []


@pytest.mark.parametrize(
    "unit",
    ["i ", "no ", "stop ", "a", "ab" * 30 + " ", "im not ", "you ever ", "de ", ". ", "s t ", "s\u200b", "<b>", "🛑 "],
)
def test_ten_thousand_characters_of_anything_are_read_to_the_end(unit: str) -> None:
    text = (unit * 10_000)[:9_950] + ". i filed chapter 7"
    assert "claim_bankruptcy" in {hit.intent for hit in detect(text)}


@given(st.text(max_size=300))
def test_any_text_gives_hits_inside_it(text: str) -> None:
    for hit in detect(text):
        assert 0 <= hit.start <= hit.end <= len(text)
        assert hit.intent in LEGAL_INTENTS


@given(st.sampled_from(sorted(FOUND)), st.sampled_from([str.upper, str.title, lambda text: f"  {text}  "]))
def test_stop_survives_case_and_spacing(text: str, change: object) -> None:
    if "stop_contact" in FOUND[text]:
        assert "stop_contact" in {hit.intent for hit in detect(change(text))}  # type: ignore[operator]
