"""Statements the first held-out set showed to be missed, and harmless ones it showed to be taken for statements.

That set has been looked at for this; what the rules reach is measured on another one since (docs/data-card.md).
"""

import pytest

from parley.compliance.detectors import detect

FOUND = [
    ("resume_contact", "I take back what I said about no contact, I'd like to hear from you"),
    ("resume_contact", "I withdraw my cease letter from May 3. You may resume communication."),
    ("resume_contact", "can u start emailing me again? i unsubscribed back when i couldnt deal w it"),
    ("resume_contact", "ok yall can hit my phone again i was just mad that day"),
    ("resume_contact", "esta bien mandenme texts de nuevo pero nomas despues de las 6"),
    (
        "resume_contact",
        "mi nieta puso lo de no recibir mensajes por error, yo sí quiero que me sigan mandando los avisos",
    ),
    ("stop_contact", "dont be emailing me at bigrick@example.com no more"),
    ("stop_contact", "Please remove my cell from your texting system, paper letters to my house are okay."),
    ("stop_contact", "dont call my job theyll fire me. and quit calling the house phone, text me only"),
    ("set_contact_preference", "Please remove my cell from your texting system, paper letters to my house are okay."),
    ("set_contact_preference", "Send everything by regular mail to my house from here on out"),
    ("set_contact_preference", "didnt mean to opt out, its fine to message this number now, just not at night"),
    ("claim_military", "I'm downrange until November and can't handle bills from here"),
    ("claim_bankruptcy", "look it up on pacer, my petition is in there"),
    ("deny_identity", "this a work cell they gave me last wk, aint no Shawn on it"),
    ("deny_identity", "numero ekivokado amigo"),
    ("dispute_debt", "im not payin for something i never bought"),
]
NOT_FOUND = [
    ("claim_attorney", "my church mentioned debt management programs, can you point me to one"),
    ("set_contact_preference", "Can this wait until my tax refund comes?"),
    ("set_contact_preference", "my boyfriend made me sign for that car, he hit me when i said no"),
    ("set_contact_preference", "me sirve el arreglo pero pongalo pa los viernes no los lunes"),
    ("claim_already_paid", "Could you show me the history of what I've paid you"),
    ("claim_already_paid", "Necesito la carta de que la cuenta ya quedó saldada."),
    ("claim_identity_theft", "u sound just like the fake irs ppl that called my mama"),
    ("express_crisis", "My daughter's husband forces her to borrow and he keeps a gun on the table"),
    ("cease_all_contact", "Best I can do is $650 to make the whole thing go away"),
    ("stop_contact", "can u start emailing me again? i unsubscribed back when i couldnt deal w it"),
    ("file_complaint", "cuenta caducada segun la ley del estado"),
    ("file_complaint", "Tienen licencia en el estado? Hay mucho fraude por mensaje."),
]


@pytest.mark.parametrize(("intent", "text"), FOUND)
def test_it_is_found(intent: str, text: str) -> None:
    assert intent in {hit.intent for hit in detect(text)}


@pytest.mark.parametrize(("intent", "text"), NOT_FOUND)
def test_it_is_not_taken_for_it(intent: str, text: str) -> None:
    assert intent not in {hit.intent for hit in detect(text)}
