"""Rules for which menu line was picked."""

import re

from bot.nlu.findings import Page, words

_POLITE = (
    r"(?:,?\s*(?:please|pls|plz|por favor|por fa|porfa|thanks|thx|ty|and thank you|thank you|gracias|ok|is (?:fine|"
    r"good)|works|"
    r"sounds good|esta bien|i guess|i think|for me|then|creo|pues)){0,2}"
)
_LEAD = (
    r"(?:(?:ok|okay|yes|yeah|si|yea|u+m+|h+m+|i guess|i think|maybe|probably|def|definitely|mm|well|pues|bueno|"
    r"mejor|reply|press|select|hit|choose|pick|marco|let'?s do|lets? go with|i'?ll take|ill take|i want|gimme|give me|"
    r"quiero|dame|deme)[,.]?\s+)?"
)
_OPTION_ONLY = re.compile(
    rf"\s*{_LEAD}(?:(?:the )?(?:#|no\.?|num(?:ber)?|opt(?:ion)?\.?|opcion|numero|la(?: opcion| numero)?|"
    rf"el numero)\s*)?#?\s*([1-9])\s*[.)!]*{_POLITE}\s*[.!]*\s*"
)
_NAMED = words(
    r"(?:options?|opcion(?:es)?|choice|plan|offer|oferta|(?:el |la |the )(?:number|numero)|(?:with|take|pick|choose|"
    r"want|do|prefer) number|(?:quiero|prefiero|elijo|escojo) (?:el |la )?numero|number(?=\s?\d\s*(?:$|[.,!]|for me|"
    r"please|pls)))"
    r"(?: (?:number|numero|no\.?))?(?: la| el| the)? ?#?\s?([1-9])(?! ?(?:/|payments?|weeks?|months?|times|days|"
    r"pagos|of\b|people|kids))"
)
_HASH = re.compile(
    r"(?<![a-zñ\d])(?<!apt )(?<!unit )(?<!acct )(?<!account )(?<!case )(?<!suite )(?<!letter )(?<!lot )"
    r"#\s?([1-9])(?![\d.,/-])(?! (?:reason|priority|fan))"
)
_PICKED = re.compile(
    r"\b(?:select|press|hit|reply|take|pick|choose|chose|choosing|picking|go with|going with|went with|elijo|escojo|"
    r"prefiero|quiero|dame|deme|"
    r"quedo con|voy con|voy por|agarro|tomo|acepto|want|like|do) (?:the |la |el )?#?\s?([1-9])"
    r"(?=\s*(?:$|[.!?,;]|please|pls|por favor|porfa|then|instead|and\b|but\b|si\b|mejor|y\b|pero\b|for me))"
)
_LA_N = re.compile(
    r"(?<!a )(?<!de )(?<!a\n)\bla (?:opcion |numero )?([1-9])(?![\d.,/:-])(?! ?(?:pm|am|de la|por|calle|vez|veces|"
    r"y media|en punto|hora))"
)
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "5th": 5,
    "primera": 1,
    "primer": 1,
    "primero": 1,
    "segunda": 2,
    "segundo": 2,
    "tercera": 3,
    "tercer": 3,
    "tercero": 3,
    "cuarta": 4,
    "cuarto": 4,
}
_ORDINAL = "|".join(_ORDINALS)
# "the 4th" is a day.
_ORDINAL_WORD = "|".join(word for word in _ORDINALS if word.isalpha())
_ORDINAL_OPTION = words(
    rf"(?:the |la |el |that |esa |tu |your )?({_ORDINAL}) (?:option|opcion|choice|plan|offer|oferta|(?:1|"
    r"one)(?=\s*(?:$|[.!?,;]|please|pls|plz|sounds|works|looks|seems|is (?:good|fine|better|ok|best)|better|for me|"
    r"then|thanks|down\b|"
    r"i guess|and\b|but\b|if\b|with\b|so\b|because|cuz|that (?:you|u) |(?:you|u) (?:listed|gave|offered|sent|"
    r"mentioned)|instead|over\b|starting|mejor)))"
)
_ORDINAL_NAME = words(rf"(?:option|opcion|choice) (?:the |la |el )?({_ORDINAL})")
_ORDINAL_PICKED = re.compile(
    r"(?:,|\b(?:take|pick|choose|go with|going with|like|want|prefer|prefiero|quiero|quedo con|voy con|voy por|"
    r"escojo|elijo|me gusta|me conviene|mejor|deme|dame|acepto|esas|por)\b)"
    rf"(?: mas)? (?:the|la|el) ({_ORDINAL_WORD})(?=\s*(?:$|[.!?,;]|please|pls|por favor|porfa|better|mejor|then|y\b|"
    r"pero\b|and\b|but\b|que suena))"
)
# "the second" picks; "the 2nd" is a day, as "el dos" is.
_ORDINAL_ONLY = re.compile(rf"\s*{_LEAD}(?:the|la|el|pues la)\s(?!\d)({_ORDINAL}){_POLITE}\s*[.!]*\s*")
_ABOUT_NO_MENU = re.compile(
    r"\b(?:my|wrong|phone|your|a|this|que|what|which|de esa|every|payment|settlement|what'?s the|idea what the|"
    r"before|after|until|on|is there|get past|asking)\s*(?:\w+ )?(?:the )?$"
)


def read_option_only(page: Page) -> bool:
    """Take a message that is nothing but a menu answer; tell whether it was one."""
    match = _OPTION_ONLY.fullmatch(page.text)
    if match:
        value = int(match[1])
    else:
        match = _ORDINAL_ONLY.fullmatch(page.text)
        if not match:
            return False
        value = _ORDINALS[match[1]]
    page.note("option", value, match.span(1))
    page.blot(0, len(page.text))
    return True


def read_options(page: Page) -> None:
    """Take menu answers inside a sentence; one message picks one line."""
    for pattern in (_ORDINAL_OPTION, _ORDINAL_NAME, _ORDINAL_PICKED, _NAMED, _HASH, _PICKED, _LA_N):
        for match in pattern.finditer(page.text):
            if _ABOUT_NO_MENU.search(page.source[: match.start()]):
                continue
            value = _ORDINALS[match[1]] if match[1] in _ORDINALS else int(match[1])
            if not any(item.value == value for item in page.of("option")):
                page.note("option", value, match.span())
            page.blot(*match.span())
