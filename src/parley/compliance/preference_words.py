"""Words of contact wishes in English and Spanish, over folded text: polarity, days, places, media, and ends of wishes.

Source: 12 CFR 1006.6(b)(1), (b)(3), 1006.14(h)(1); rules REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-6B3, REGF-14H1.
"""

from __future__ import annotations

import re
from typing import Final

from parley.compliance.schedules import EVERY_DAY, WEEKDAYS, WEEKEND


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(alternatives) + r")(?![a-z0-9])")


POLITE: Final = _words(
    r"no (?:problem|worries|hay problema|big deal|offen[cs]e)",
    r"(?:if|when) (?:not|no)",
    r"why not",
    r"if you dont mind",
)
AGAINST: Final = _words(
    *("dont", "do not", "never", "not", "no", "stop", "quit", "cant", "avoid", "bad", "worst", "wrong", "terrible"),
    *("wont", "isnt", "arent", "hate", "unavailable", "inconvenient", "neither", "nor", "nothing", "none", "without"),
    *("nada(?! mas)", "nunca", "jamas", "ni", "tampoco", r"evit\w+", r"mal[ao]s?", r"paren?", r"dejen?"),
)
BUSY: Final = _words(
    *("busy", "asleep", "sleep", "sleeping", "napping", "my shift", r"ocupad[oa]", "duermo", r"dormid[oa]", "mi turno"),
    r"(?:i|im|i am) (?:\w+ )?(?:work|working)(?! best| better| fine)",
    r"(?:i|im|i am) (?:\w+ )?(?:at|in) (?:my )?(?:work|school|class|church|the office)",
    r"(?:i|we) (?:have|got|teach) (?:class|classes|school|church|work|a shift|shifts?)",
    r"(?:yo )?trabajo (?:de|desde|los|hasta|en la)",
    r"tengo (?:clases?|escuela|trabajo|turno)",
    r"(?:estoy|ando) (?:trabajando|en (?:el|la|mi) (?:trabajo|escuela|iglesia))",
)
ONLY: Final = _words(
    *("only", "just", "solo", "solamente", "unicamente", "nada mas", "nomas", "strictly", "exclusively"),
)
IN_FAVOUR: Final = _words(
    *("best", "better", "prefer", "preferably", "works?", "ok", "okay", "fine", "good", "great", "free", "available"),
    *(
        "suits?",
        "easier",
        "please",
        "can",
        "could",
        "may",
        "text",
        "call",
        "message",
        "write",
        "contact",
        "reach",
        "try",
    ),
    *(
        r"mejor\w*",
        r"prefier\w+",
        "bien",
        "libre",
        "disponible",
        "puedo",
        "pueden?",
        r"escrib\w+",
        r"llam\w+",
        r"mand\w+",
    ),
    *(r"hablen?(?:me)?", r"marquen?(?:me)?", r"contact\w+", "por favor", "si"),
)
EXCEPT: Final = _words(
    "except(?: for)?",
    "unless",
    "excepto",
    "salvo",
    "a menos que",
    "other than",
    "besides",
    "outside(?: of)?",
    "fuera de",
)
ANY_HOUR: Final = _words(
    "any ?time(?! (?:after|before|between|past|from|on|except|during))", "whenever", "all day", "any hour", "24 ?7",
    "a cualquier hora", "todo el dia", "cualquier (?:hora|momento|rato)", r"cuando (?:quier\w+|gusten?|sea)",
)  # fmt: skip

_DAY_NAMES: Final = (
    (r"mon(?:day)?s?", "lunes"),
    (r"tue(?:s|sday|sdays)?", "martes"),
    (r"wed(?:s|nesday|nesdays)?", "miercoles"),
    (r"thu(?:r|rs|rsday|rsdays)?", "jueves"),
    (r"fri(?:day)?s?", "viernes"),
    (r"sat(?:urday)?s?", "sabados?"),
    (r"sun(?:day)?s?", "domingos?"),
)
DAY: Final = r"(?:" + "|".join(name for names in _DAY_NAMES for name in names) + ")"
_EACH_DAY: Final = tuple(_words(*names) for names in _DAY_NAMES)
DAY_RANGE: Final = _words(
    rf"(?:from |de |del |desde (?:el )?)?(?P<first>{DAY}) (?:to|through|until|till|a|al|"
    rf"hasta) (?:el )?(?P<last>{DAY})"
)
DAY_SETS: Final = (
    (_words("weekdays?", "weeknights?", "work ?days?", "entre semana", "dias? (?:de semana|laborales?|habiles?)",
            "during the week", "de la semana"), WEEKDAYS),
    (_words("weekends?", r"fin(?:es)? de semana", "findes?"), WEEKEND),
    (_words("every ?day", "daily", "all week", "todos los dias", "diario", "cada dia"), EVERY_DAY),
)  # fmt: skip
SINGLE_DAY: Final = _words(DAY)


def day_number(name: str) -> int:
    """Return 0 for any spelling of Monday to 6 for Sunday."""
    return next(number for number, names in enumerate(_EACH_DAY) if names.fullmatch(name))


PARTS: Final = {
    "morning": _words("(?:early )?mornings?", "(?:por|en|de) las? mananas?", "las mananas", "mananas"),
    "lunch": _words("lunch(?: ?time| break| hour)?", r"hora (?:de|del) (?:almuerzo|comida|comer|lonche)", "almuerzo"),
    "afternoon": _words("afternoons?", "(?:por|en|de) las? tardes?", "las tardes"),
    "dinner": _words("dinner(?: ?time)?", "supper(?: ?time)?", r"(?:la )?cena", "cenar"),
    "evening": _words("evenings?"),
    "night": _words("(?:late )?nights?", "night ?time", "weeknights?", "(?:por|en|de) las? noches?", "las noches",
                    "after dark"),
}  # fmt: skip
LATE: Final = _words("(?:so|too|this|that) late", "tan (?:tarde|noche)")
EARLY: Final = _words("(?:so|too|this|that) early", "tan temprano")
"""Parts of the day only in "don't text me so late"; "it's too late" is about this moment."""

RECURRING: Final = {
    "work": _words(
        r"(?:my |the |at |in |al |en el |en mi |durante (?:el|mi) |a mi |del )+(?:work|job|shifts?|office|workplace|"
        r"trabajo|jale|chamba|turno|oficina|empleo)",
        "work", "works? hours", "working", "trabajando", "trabajo", "horas? de trabajo", "horario de trabajo",
        "on (?:shift|the clock|duty)",
    ),
    "school": _words("school", "class(?:es)?", "college", "escuela", r"clases?", "universidad", "colegio"),
}  # fmt: skip
CHURCH: Final = _words("church", "iglesia", "misa")
ALWAYS_WHEN: Final = _words("while", "when", "whenever", "if", "during", "cuando", "mientras", "durante", "si")

_NOW = (
    r"(?:^|(?:im|i am|were|we are|currently|right now|still|stuck|sitting|estoy|ando|voy|sigo|vengo|here) "
    r"(?:\w+ ){0,2}?)"
)
_AT = r"(?:at|in) (?:a |an |the |my )?(?:\w+ )?"
_EN = r"en (?:una? |el |la |mi )?"


def _here(*alternatives: str) -> re.Pattern[str]:
    return _words(rf"{_NOW}(?:{'|'.join(alternatives)})")


PLACES: Final = {
    "driving": _here(
        r"driving|behind the wheel|on the (?:road|highway|freeway)|in traffic|manejando|conduciendo",
        rf"{_EN}(?:carretera|trafico|carro)",
    ),
    "hospital": _here(
        rf"{_AT}(?:hospital|er|icu|emergency room|clinic|doctors?|dentist|surgery|labor|waiting room|bedside|va)",
        rf"{_EN}(?:hospital|clinica|doctor|medico|dentista|sala de emergencias?|emergencias?|cirugia|urgencias)",
        r"con el (?:doctor|medico)|hospitalizad[oa]",
    ),
    "funeral": _here(
        rf"{_AT}(?:funeral|wake|viewing|burial|memorial|cemetery)",
        rf"{_EN}(?:\w+ )?(?:funeral|velorio|entierro|panteon|cementerio)|velando|enterrando",
    ),
    "work": _here(
        rf"{_AT}(?:work|job|office)|working|on (?:shift|the clock|duty|the floor)",
        rf"{_EN}(?:trabajo|jale|chamba|oficina|turno)|trabajando",
    ),
    "school": _here(rf"{_AT}(?:school|class|college)", rf"{_EN}(?:escuela|clases?|universidad|colegio)"),
    "jail": _here(rf"{_AT}(?:jail|prison|custody)|locked up", rf"{_EN}(?:carcel|prision)|pres[oa]|detenid[oa]"),
    "elsewhere": _here(
        rf"{_AT}(?:church|meeting|movies|theater|court|wedding|recital|game|party|graduation|airport|service|laundromat)",
        r"on (?:a plane|the bus|my break|the train)|boarding|in (?:the )?middle of \w+",
        rf"{_EN}(?:junta|reunion|misa|iglesia|corte|cine|boda|fiesta|avion|camion|aeropuerto)|pescando|de viaje",
    ),
}
MOMENT: Final = _words(
    r"(?:bad|wrong|terrible|(?:not|isnt) (?:a|the) (?:good|best|great)) (?:time|moment)"
    r"(?! to (?:reach|call|text|contact))",
    r"(?:can|could) (?:we|this|it) (?:talk|wait|do this)|cant (?:talk|text|answer|chat|look|be on)",
    r"later|tomorrow|next week|in an? (?:hour|hr|bit|while|minute)|in \d+ (?:hours?|hrs?|minutes?|mins?)",
    r"(?:too|so|kinda|way too) (?:late|early)|im (?:really )?busy",
    r"no puedo (?:hablar|contestar|escribir|ver|usar)|mas tarde|mas al rato|al rato|luego|tan (?:tarde|temprano)",
    r"a estas? horas?|ahorita no|(?<!la )(?<!las )manana|ocupad[oa]",
)

THIS_WORK_PHONE: Final = _words(
    r"(?:this|its|it) (?:is |here is )?(?:my |a |the )?(?:work|job|company|office|business) (?:cell ?)?(?:phone|"
    r"number|cell|line)",
    r"(?:es|este es) (?:el |mi |un )?(?:numero|telefono|celular|linea) (?:del|de mi|de la|de) (?:el )?(?:trabajo|"
    r"jale|chamba|oficina|empresa|compania)",
    r"(?:telefono|celular|numero) (?:es )?(?:del|de mi|de la) (?:trabajo|jale|chamba|oficina|empresa|compania)",
    r"porque es de mi (?:chamba|trabajo)",
)  # fmt: skip
EMPLOYER_FORBIDS: Final = _words(
    r"(?:boss|employer|job|work|supervisor|manager|foreman|company|plant) (?:\w+ ){0,2}?(?:doesnt|does not|wont|"
    r"dont|not|forbids?|bans?)"
    r"(?: \w+){0,3}?(?: allow| let| permit| like| want| approve|ed)?",
    r"(?:not|arent|isnt) (?:allowed|permitted)", r"write me up",
    r"(?:jef[ea]|patron|patrona|trabajo|manager|empresa) (?:\w+ ){0,2}?(?:no (?:me |lo |nos )?(?:permite|deja|gusta|"
    r"quiere)|prohibe|se (?:enoja|molesta))",
    r"no (?:esta |es )?permitid[oa]", r"me regana",
)  # fmt: skip
WORK_CALLS: Final = _words(
    r"(?:call|phone|ring|contact)(?:ing)? (?:my |the )(?:work|job|workplace|boss|office|employer)(?: (?:phone|"
    r"number|line|cell))?",
    r"(?:llam\w+|marqu\w+|habl\w+) (?:al|a mi|a la) (?:trabajo|jale|chamba|oficina|empleo)",
)  # fmt: skip
"""Calls to the workplace itself, which say nothing about texts to a telephone of one's own."""

VERBS: Final = {
    "sms": _words("texts?", "texting", "texted", "sms", "text messages", "textos?", r"textee\w*",
    r"mensajes?(?: de texto)?"),
    "voice": _words("calls?", "calling", "phone calls?", "phoning", "ringing", "voicemails?", "llamadas?",
    r"llam(?:en|e|ar|enme|eme)", r"marqu\w+"),
    "email": _words("e ?mails?", "emailing", "correos?(?: electronicos?)?"),
    "letter": _words("letters?", "(?<!e )mail", "cartas?", "correo postal", "papel"),
    "web": _words("chat", "this chat", "chatting", "portal", "app"),
}  # fmt: skip
INSTEAD: Final = _words("instead", "en vez", "en lugar", "rather", "from now on", "de ahora en adelante", "mejor por")
WELCOME: Final = _words("fine", "ok", "okay", "good", "better", "best", "welcome", "preferred", "prefer", "easier",
r"bien",
                        "basta", "mejor", r"prefier\w+", "si")  # fmt: skip

CONTACTING: Final = _words(
    r"text\w*|call\w*|messag\w+|write|contact\w*|reach|escrib\w+|llam\w+|mand\w+|mensaj\w+|marqu\w+"
)
_BIDDEN = (
    r"(?:^|please |just |also |now |(?:you|u|they|yall) (?:can|may|could) |feel free to |free to |(?:ok|okay|fine) to |"
    r"go ahead and )"
)
_PIDAN = (
    r"(?:(?:puede[ns]?|podrian?) (?:\w+ )?(?:escribir|llamar|mandar|hablar|marcar|contactar)\w*|"
    r"(?:escriban?|llamen?|manden?|hablen?|marquen?|contacten?)(?:me|nos)?) (?:\w+ ){0,2}?"
)
ALL_OVER: Final = _words(
    r"any ?time(?: of (?:the )?day)?(?: \w+){0,2}? (?:is|are|works?|its|s) (?:\w+ )?(?:fine|ok|okay|good|me|great)",
    r"any ?time works",
    rf"{_BIDDEN}(?:text|call|message|write|contact|reach|hit up|hit)(?: to)?(?: me)?(?: back| up)? (?:whenever|any ?time)",
    r"whenever (?:is|works)(?: \w+){0,2}? (?:fine|ok|okay|good|great|(?:for|with|by) me)", r"whenever works",
    r"im always (?:available|free)", r"(?:the )?(?:times?|hours?) (?:doesnt|dont) matter",
    rf"{_BIDDEN}forget (?:what i said about|about) (?:the )?(?:times?|hours?|days?)",
    r"cualquier (?:hora|momento) (?:\w+ )?(?:bien|bueno|buena|me sirve|por mi)",
    rf"{_PIDAN}(?:a )?(?:cualquier (?:hora|momento)|cuando (?:quieran?|gusten?|sea|guste))",
)  # fmt: skip
"""Words that lift a protection: they bid us write at any time, or say that any time is fine; telling of it is no bidding."""
COMPLAINING: Final = _words(
    "why", "how come", "how dare", r"you people", r"(?:you|yall|they) (?:keep|always|just|all|still|never|text|call)",
    r"ke(?:ep|pt|eps)", "every ?time", r"wak(?:e|es|ing)", "woke", r"(?:sick|tired) of", r"harass\w*", r"bother\w*",
    r"annoy\w*", "ridiculous", "all hours", "por que", r"siempre (?:me|nos)", r"molest\w+", r"hart[oa]s?", r"despiert\w+",
    r"acos\w+", r"cansad[oa]s?",
)  # fmt: skip
PLACE_OVER: Final = _words(
    r"(?:im|i am|we are|were) (?:\w+ ){0,2}?(?:home|back|done|free|available|parked|off(?: work)?|"
    r"out(?: of (?:\w+ )?\w+)?|not driving|finished)",
    r"(?:i )?can (?:talk|text|write|chat|answer)(?: now| again)?", r"(?:just )?(?:got|get) (?:off|home|out|back)",
    r"(?:you can|ok to|okay to) (?:text|write|talk|message)(?: me)? now",
    r"(?:stopped|finished|done) (?:driving|working)", "now is (?:fine|ok|okay|good)", "good time now",
    r"ya (?:llegue|sali|puedo|termine|estoy (?:en casa|libre|desocupad[oa])|me desocupe|acabe)",
    r"estoy (?:en (?:mi )?casa|libre|desocupad[oa])",
)  # fmt: skip
NOT_YET: Final = _words("when", "whenever", "until", "till", "once", "after", "before", "if", "cant", "not", "dont",
"never", "no", "will be", "ill be",
                        "cuando", "hasta", "despues", "antes", "todavia", "aun")  # fmt: skip
