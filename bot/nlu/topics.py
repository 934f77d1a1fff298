"""Rules for words that name a thing: language, hardship, document, time of contact."""

from re import Pattern

from bot.nlu.findings import Page, words

TOPICS: dict[str, tuple[tuple[str, Pattern[str]], ...]] = {
    "language": (
        ("es", words(r"(?:en )?espan(?:ol|yol)", r"(?:en )?español", r"(?:in )?spanish", r"castellano")),
        ("en", words(r"(?:in )?english", r"(?:en )?ingles")),
    ),
    "hardship_reason": (
        (
            "job_loss",
            words(
                r"lost (?:my|his|her|the) jobs?",
                r"laid off",
                r"got fired",
                r"was fired",
                r"unemployed",
                r"out of work",
                r"no job",
                r"not working",
                r"(?:perdi|me quede sin) (?:mi |el )?(?:trabajo|empleo|jale)",
                r"me despidieron",
                r"desempleado",
                r"desempleada",
                r"me corrieron",
                r"sin (?:trabajo|empleo)",
                r"no tengo (?:trabajo|empleo)",
            ),
        ),
        (
            "reduced_income",
            words(
                r"cut my hours",
                r"hours (?:got |were )?cut",
                r"less hours",
                r"fewer hours",
                r"reduced hours",
                r"pay cut",
                r"part[- ]time now",
                r"me (?:bajaron|recortaron|cortaron) (?:las )?horas",
                r"menos horas",
                r"me bajaron el sueldo",
            ),
        ),
        (
            "illness",
            words(
                r"hospital",
                r"surgery",
                r"cancer",
                r"(?:i'?m|im|been|got|am) (?:really |very )?sick",
                r"medical bills",
                r"disabled",
                r"disability",
                r"dialysis",
                r"chemo",
                r"stroke",
                r"injur(?:y|ed)",
                r"got hurt",
                r"operaron",
                r"operacion",
                r"enferm[oa]",
                r"enfermedad",
                r"discapacitad[oa]",
                r"accidente",
            ),
        ),
        (
            "benefits_only",
            words(
                r"ssi",
                r"ssdi",
                r"social security",
                r"food stamps",
                r"ebt",
                r"snap",
                r"on benefits",
                r"welfare",
                r"fixed income",
                r"unemployment",
                r"seguro social",
                r"estampillas",
                r"cupones",
                r"pension",
            ),
        ),
        (
            "family",
            words(
                r"divorce[d]?",
                r"separated",
                r"new baby",
                r"single (?:mom|mother|dad|father|parent)",
                r"funeral",
                r"divorcio",
                r"divorciad[oa]",
                r"madre soltera",
                r"funeral(?:es)?",
            ),
        ),
        (
            "disaster",
            words(
                r"hurricane",
                r"flood(?:ed)?",
                r"house fire",
                r"tornado",
                r"wildfire",
                r"earthquake",
                r"huracan",
                r"inundacion",
                r"incendio",
                r"terremoto",
            ),
        ),
        (
            "housing",
            words(
                r"evict(?:ed|ion)",
                r"homeless",
                r"foreclosure",
                r"living in my car",
                r"shelter",
                r"desalojo",
                r"sin casa",
                r"en la calle",
            ),
        ),
    ),
    "document": (
        ("receipt", words(r"receipts?", r"proof of payment", r"recibos?", r"comprobantes?")),
        (
            "payoff_letter",
            words(r"pay ?off (?:letter|statement)", r"paid in full letter", r"carta de (?:pago|liquidacion|finiquito)"),
        ),
        (
            "agreement_copy",
            words(
                r"(?:copy of )?(?:the |my |our )?(?:payment )?agreement",
                r"(?:copia del? )?(?:acuerdo|convenio|contrato)",
            ),
        ),
        (
            "validation_notice",
            words(
                r"validation (?:notice|letter)",
                r"proof of (?:the )?debt",
                r"in writing",
                r"por escrito",
                r"prueba de la deuda",
            ),
        ),
        ("statement", words(r"(?:account )?statements?", r"itemi[sz](?:ed|ation)(?: bill)?", r"estados? de cuenta")),
    ),
    "contact_time": (
        ("morning", words(r"(?:in the )?mornings?", r"(?:por|en) las? mañanas?")),
        ("afternoon", words(r"(?:in the )?afternoons?", r"(?:por|en) las? tardes?")),
        (
            "evening",
            words(
                r"(?:in the )?evenings?", r"at night", r"after work", r"(?:por|en) las? noches?", r"despues del trabajo"
            ),
        ),
        ("weekend", words(r"(?:on )?(?:the )?weekends?", r"(?:los )?fines? de semana")),
        (
            "at_work",
            words(
                r"(?:while )?(?:i'?m |im )?at work", r"(?:while i'?m )?working", r"en (?:el|mi) trabajo", r"trabajando"
            ),
        ),
    ),
}


def read_topics(page: Page) -> None:
    """Note every topic once per value, without hiding its words from other rules."""
    for entity, choices in TOPICS.items():
        for value, pattern in choices:
            match = pattern.search(page.text)
            if match:
                page.note(entity, value, match.span())
