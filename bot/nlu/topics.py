"""Rules for words that name a thing: language, hardship, document, time of contact."""

from re import Pattern

from bot.nlu.findings import Page, words
from bot.nlu.hardships import HARDSHIPS

TOPICS: dict[str, tuple[tuple[str, Pattern[str]], ...]] = {
    "language": (
        ("es", words(r"(?:en )?espan(?:ol|yol)", r"(?:en )?español", r"(?:in )?spanish", r"castellano")),
        ("en", words(r"(?:in )?english", r"(?:en )?ingles")),
    ),
    "hardship_reason": HARDSHIPS,
    "document": (
        (
            "receipt",
            words(
                r"receipts?",
                r"proof of payment",
                # "solo recibo estampillas" gets something.
                r"(?<!solo )(?<!nomas )(?<!que )(?<!yo )(?<!no )recibos?(?! (?:\$|\d|estampillas|cupones|ayuda|ssi|"
                r"desempleo|beneficios|cheques?|pension|dinero|seguro|mi (?:cheque|pension|seguro)))",
                r"comprobantes?",
            ),
        ),
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
