"""What looks like a day or a sum and is neither: clock times, phone numbers, "the 3rd time", names."""

import re

from bot.nlu.calendar_words import WEEKDAY
from bot.nlu.findings import Page, words

_RELATIVE = (
    r"wife|husband|sister|brother|mom|mother|daughter|son|aunt|cousin|friend|niece|girl|boy|grandma|partner|neighbor|"
    r"hij[oa]|espos[oa]|herman[oa]|mama|tia|tio|prima|primo|suegr[oa]|yerno|nuera|vecin[oa]|abuel[oa]|señora?|nieto|"
    r"nieta"
)
_NAMED = (
    r"(?:name is|name's|names|name|i'?m|im|i am|this is|its|it's|called|call me|named|ask for|hi|hello|thanks|dear|"
    r"miss|mrs|ms|"
    rf"mr|my (?:{_RELATIVE})|her name was|me llamo|se llama|llamo|soy|habla(?: con)?|llamad[oa]|mi (?:{_RELATIVE})|"
    r"don|doña|"
    rf"señora?|nombre es|al habla|con)"
)
_NAMES = r"(?:april|may|june|august|summer|abril|julio|julia|domingo|mayo)"
_THINGS = (
    r"times?|payments?|part(?:y|ies)|notice|calls?|texts?|letters?|person|people|floor|street|st\b|ave|avenue|day|week|"
    r"month|year|job|shift|grade|grader|message|msg|attempt|strike|mortgage|marriage|wife|husband|kid|child|baby|"
    r"lawyer|"
    r"company|collector|agency|account|loan|card|bill|installment|amendment|degree|stage|base|place|guy|girl|"
    r"one of you|"
    r"hand|class|quarter|half|chance|warning|reminder|email|voicemail|number|phone|paycheck|check|"
    r"reason|thing|of all|opinion|language|cousin|birthday|anniversary|trimester|surgery|round|cycle|generation|rate"
)
_MASKS = (
    re.compile(r"(?<!\d)(?:\+?1[-. ])?(?:\(?\d{3}\)?[-. ]{1,2}){2}\d{4}(?!\d)|(?<!\d)\d{3}-\d{4}(?!\d)"),
    re.compile(r"\S{1,64}@\S{1,64}|https?:\S+|www\.\S+"),
    re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
    words(
        rf"(?:3[01]|[12]?\d)(?:st|nd|rd|th) (?:and (?:final|last) )?(?:{_THINGS})(?! of )",
        rf"(?:first|second|third) (?:{_THINGS})(?! of )",
        r"(?:my|your|ur|his|her|our|their|a|an|for the|this is the) (?:3[01]|[12]?\d)(?:st|nd|rd|th)(?! (?:of|at|"
        r"and|or|is|works|would|if))",
        r"24/7",
        r"24 7",
        r"50/50",
        r"9/11",
        r"7-eleven",
        r"7-11",
        rf"{WEEKDAY} (?:thru|through|to|-|a) {WEEKDAY}",
        r"wednesday (?:like|love|rather|be|have|appreciate|need)",
        r"(?:hours?|hrs|shifts?|horas)(?: [a-z]+){0,4} (?:to|at|a) (?:like |about )?\d{1,2}(?: (?:a|per) week|"
        r" por semana| a la semana)?",
        r"(?:(?:work|working|trabajo|from|de|schedule|job) )?9 ?(?:to|-|a) ?5",
        r"(?:a |1 |one |un |per |second )(?:second|segundo)",
        r"(?:monday|sunday|thursday) (?:night )?(?:football|school|mass|service|blues)",
        rf"(?:happy|good|blessed|feliz|buen) {WEEKDAY}",
        r"(?:happy|feliz|merry) (?:new years?|año nuevo|christmas|thanksgiving|easter|navidad|halloween|mother'?s day)",
        rf"{_NAMED} {_NAMES}(?! \d)",
        rf"{_NAMES} (?:said|says|here|lives|speaking|isn'?t here|doesn'?t live|dice|vive|no vive|her sister|"
        r"su hij[oa])",
        r"(?:i'?ll|ill|will|gonna|going to|to|could|can|would|i|they|we|you|and) (?:just )?march(?= (?:in|into|down|"
        r"over|up|right|out|my|on|around|myself|back)\b)",
        r"(?:ruby tuesday|fat tuesday|taco tuesday|ash wednesday|throwback thursday|casual friday|freaky friday|"
        r"black sabbath)",
    ),
    re.compile(
        r"(?<![a-zñ])(?:(?:at|until|till|before|after|around|by|from|a las?|las|desde las?|hasta las?) )?"
        r"\d{1,2}(?::\d{2}|¦\d{2})? ?(?:am|pm|a\.m\.?|p\.m\.?|o'?clock|noon|(?:de|en|por) la (?:mañana|tarde|"
        r"noche))(?![a-z])|"
        r"(?<![a-zñ])(?:at|a las?|las) (?:1[0-2]|[1-9])(?::\d{2}|¦\d{2})?(?![\d.,:%$/¦])(?! ?(?:dollars|percent|a |"
        r"per |each |every |cents|%))|"
        r"(?<!\d)\d{1,2}:\d{2}(?!\d)"
    ),
    re.compile(
        r"(?<![a-zñ\d])\d+ (?:days?|weeks?|months?|years?|dias?|semanas?|mes(?:es)?|años?) "
        r"(?:late|behind|old|past due|overdue|atrasad[oa]s?|de atraso|de renta)(?![a-zñ])"
    ),
    re.compile(
        r"(?<![a-zñ\d$])\d{1,5} (?:[a-zñ]+\.? ){1,3}(?:street|st|avenue|ave|road|rd|lane|blvd|boulevard)(?![a-zñ])|"
        r"(?<![a-zñ\d$])\d{1,5} de la calle|(?<![a-zñ])calle (?:[a-zñ]+ ){0,2}\d{1,5}(?!\d)"
    ),
    words(
        r"(?:la |el |es la )?(?:primera|segunda|tercera|cuarta|primer|segundo|tercer) (?:vez|carta|llamada|mensaje|"
        r"persona|aviso|"
        r"espos[oa]|hij[oa]|trabajo|pago|turno|grado|piso|mes|semana|quincena|dia)(?! del?)",
        r"primero dios",
        r"vez en cuando",
    ),
)
# Figures that others rules would take for counts of something, and clearing them is enough.
_MANNERS = words(
    r"(?:an? |1 |\d+ |mil |cien )(?:hundred|thousand|million|mil|1000|100) (?:times|veces|gracias|thanks)",
    r"(?:100|1000|1000000|mil) (?:times|veces|gracias|thanks|y 1)",
    r"(?:the )?other day",
    r"day (?:1|one)",
    r"(?:my |your |mis )?(?:2|two|dos) cents",
)


def clear(page: Page) -> None:
    """Blot out what no other rule should look at."""
    for pattern in _MASKS:
        page.take(pattern)
    page.take(_MANNERS)
