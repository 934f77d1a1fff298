"""Turns of phrase: pictures, regional words, few words and formal letters; and what only sounds like them."""

import pytest

from parley.compliance.detectors import detect

SAID = {
    # Hours are hours, however they are put: nothing stops.
    "dont text me outside of 9 to 5": {"set_contact_preference"},
    "please do not contact me outside business hours": {"set_contact_preference"},
    "stop texting me outside of work hours": {"set_contact_preference"},
    "only text me 9 to 5": {"set_contact_preference"},
    "no me escriban fuera de mi horario": {"set_contact_preference"},
    "no me manden mensajes fuera de las 9 a las 5": {"set_contact_preference"},
    "solo de 9 a 5 por favor": {"set_contact_preference"},
    # Wishes.
    "i never consented to being messaged on this line": {"stop_contact"},
    "i dont want calls i dont want texts and i dont want letters": {"cease_all_contact"},
    "get out of my life": {"cease_all_contact"},
    "no quiero volver a saber de ustedes": {"cease_all_contact"},
    "im opting back in": {"resume_contact"},
    "you asked about my letter not to contact me. i withdraw that request": {"resume_contact"},
    "keep your hands out of my account": {"revoke_payment_authorization"},
    "dejen mi tarjeta en paz, yo pago por mi lado": {"revoke_payment_authorization"},
    "over my dead body will they see a penny": {"refuse_to_pay"},
    # Reports.
    "she passed in her sleep": {"report_deceased"},
    "mi suegra ya esta con dios": {"report_deceased"},
    "hes a guest of the state these days": {"report_incarceration"},
    "im tired of being alive": {"express_crisis"},
    "me tenia amenazada": {"express_danger"},
    "hope you have fire insurance": {"threaten_harm"},
    "los van a encontrar, van a amanecer en una zanja": {"threaten_harm"},
    "im 16 and i was born in 2010": {"claim_minor"},
    "the judge wiped it all out": {"claim_bankruptcy"},
    "clinton was president when i had that": {"claim_too_old"},
}
HEARD = (
    "my phone died, say that again",
    "se me murio el celular",
    "mi primo abogado dice que mejor pague",
    "how would i get power of attorney for my dad",
    "oops i hit the wrong number, meant 2",
    "i got married so im not Miss Jones any more its Mrs Smith",
    "ya pague la renta y me quedaron 30",
    "id rather die than sit on hold again",
    "i can prove i make 900 a month",
    "talk to you again later",
    "im going to blow up your phone until somebody answers",
    "feel like im in jail at this job",
    "encerrada en casa con covid",
    "no me llego el texto, me lo puede mandar otra vez",
)


@pytest.mark.parametrize(("text", "intents"), SAID.items())
def test_a_turn_of_phrase_is_understood(text: str, intents: set[str]) -> None:
    assert {hit.intent for hit in detect(text)} == intents


@pytest.mark.parametrize("text", HEARD)
def test_what_only_sounds_like_it_is_not_held(text: str) -> None:
    assert [(hit.intent, hit.rule_id) for hit in detect(text)] == []
