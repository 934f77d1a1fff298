"""Statements as they are spoken in a text, in both languages, and what only sounds like them."""

import pytest

from parley.compliance.detectors import detect

SAID = [
    ("declare_third_party", "hes my roommate he not home rn"),
    ("declare_third_party", "this tasha baby daddy, she at the store"),
    ("declare_third_party", "im the uncle n he went back to guam"),
    ("declare_third_party", "her aunt here, ask her yourself"),
    ("declare_third_party", "my grandson doesnt live with me"),
    ("declare_third_party", "soy la niñera ella anda trabajando"),
    ("declare_third_party", "es mi compañero de cuarto y no esta aqui"),
    ("declare_representative", "judge put me in charge of my uncles estate"),
    ("declare_representative", "i do my parents bills, they dont speak english"),
    ("declare_representative", "im listed as his rep"),
    ("declare_representative", "soy la curadora nombrada por el juzgado"),
    ("declare_representative", "las cuentas de él las llevo yo"),
    ("deny_identity", "no such person here"),
    ("deny_identity", "this number used to belong to somebody else, ive had it since 2021"),
    ("deny_identity", "me confunden con otra persona"),
    ("claim_attorney", "my attorneys got this"),
    ("claim_attorney", "freedom debt relief got all my accounts"),
    ("claim_attorney", "tengo un abogao en esto"),
    ("claim_too_old", "aint this past the statute"),
    ("claim_too_old", "its been over 10 years this shouldnt still count"),
    ("claim_too_old", "ya caducó eso"),
    ("claim_minor", "i was sixteen at the time of that contract"),
    ("claim_minor", "me hicieron firmar y yo no tenia ni los 18"),
    ("dispute_debt", "they charge me for a service they never did"),
    ("dispute_debt", "nunca me hicieron el trabajo y me cobran"),
    ("claim_identity_theft", "scammers got my info in that breach n opened this"),
    ("file_complaint", "the BBB is gonna hear about this"),
    ("revoke_payment_authorization", "told my bank to block yall from taking payments"),
    ("revoke_payment_authorization", "canceleme el autopay"),
    ("report_incarceration", "in jail. cant pay from here"),
    ("report_deceased", "this mans dead, heart attack in feb"),
    ("threaten_harm", "i put you in hospital if you bother my wife"),
    ("resume_contact", "les dije que no me escribieran pero ya esta bien, escriban"),
]
SOUNDS_LIKE = [
    ("claim_attorney", "my uncle is a lawyer but hes retired lol"),
    ("claim_attorney", "no tengo pa un abogado"),
    ("claim_attorney", "mi primo es abogado y dice q negocie"),
    ("claim_bankruptcy", "no quiero llegar a la bancarrota, por eso les hablo"),
    ("claim_already_paid", "going bankrupt, already paid the filing fee"),
    ("claim_identity_theft", "is this one of those identity theft scams"),
    ("claim_identity_theft", "i dont give out my social cuz of identity theft"),
    ("claim_military", "trabajo de limpieza en la base militar"),
    ("claim_minor", "my 16 yr old needs braces so i can only do 30"),
    ("claim_too_old", "im too old for this mess lol"),
    ("claim_too_old", "is the deal still alive or did it expire?"),
    ("claim_too_old", "dejé de vivir en esa dirección hace años"),
    ("declare_representative", "i pay my dads bills too so there's nothing left over for mine"),
    ("declare_third_party", "im 14 this is my moms old number"),
    ("declare_third_party", "my son no longer lives with me so i got one income"),
    ("report_deceased", "my dad died in june and i been outta work"),
    ("report_deceased", "murio mi papá y gasté en el funeral"),
    ("report_incarceration", "feels like im in prison w this debt"),
    ("report_incarceration", "i work at the county jail, second shift"),
    ("set_contact_preference", "I'm in the middle of a bankruptcy"),
    ("stop_contact", "please dont stop the reminders they help me"),
    ("threaten_harm", "god just take me. i am so ready to die"),
    ("threaten_harm", "me voy a meter un plomazo"),
]


@pytest.mark.parametrize(("intent", "text"), SAID)
def test_it_is_found(intent: str, text: str) -> None:
    assert intent in {hit.intent for hit in detect(text)}


@pytest.mark.parametrize(("intent", "text"), SOUNDS_LIKE)
def test_it_is_not_taken_for_it(intent: str, text: str) -> None:
    assert intent not in {hit.intent for hit in detect(text)}


def test_no_and_a_comma_before_a_stop_is_still_a_stop() -> None:
    """Commas vanish when a text is folded, so "no dejen de" may be "no, dejen de": the protective reading counts."""
    assert "stop_contact" in {hit.intent for hit in detect("no, dejen de mandarme mensajes")}
    assert "stop_contact" in {hit.intent for hit in detect("please dont, stop the texts")}
