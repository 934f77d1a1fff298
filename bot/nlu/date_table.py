"""The phrases that tell a day, each with the rule that resolves it. Longer ones first."""

import re
from re import Pattern

from bot.nlu import date_rules as rules
from bot.nlu.calendar_words import DAY, DIA, MONTH, NTH, WEEKDAY, WEEKDAY_LED
from bot.nlu.findings import words
from bot.nlu.holidays import HOLIDAY

_THAT_COMES = r"(?:que (?:viene|entra|sigue)|entrante|siguiente|proxim[oa])"
_NEXT_MONTH = (
    r"(?:(?:the )?(?:next|following) month|(?:el |del )?(?:proximo|otro|siguiente) mes|"
    rf"(?:el |del )?mes {_THAT_COMES})"
)
_THIS_MONTH = (
    rf"(?:this month|of the month|(?:de )?este mes|del mes(?! {_THAT_COMES})|(?:del )?presente mes|the current month)"
)
_NEXT_WEEK = (
    r"(?:(?:the )?(?:next|following) week|(?:la )?(?:proxima|otra|siguiente) semana|"
    rf"(?:la )?semana {_THAT_COMES})"
)
NUMBER = r"(?:\d{1,3}|an?|un|una|(?:a )?couple(?: of)?(?: more)?|un par de)"
_UNIT = r"(?:days?|weeks?|months?|dias?|semanas?|mes(?:es)?)"
_YEAR = r"(?:,? (?:of |de |del )?(?P<year>20\d\d|19\d\d|'?\d\d(?=$|[.,;!?])(?!\d)))?"
_IN_MONTH = rf"(?:(?:of |de )?(?P<next>{_NEXT_MONTH})|(?:of )?{_THIS_MONTH}|(?:of |in |de |del )?(?P<month>{MONTH}))"
_FIRST = (
    r"(?:(?:the )?(?:beginning|start|first|1st|1|top)(?: day)?|(?:a )?(?:principios?|inicios?)|"
    r"(?:el )?(?:primero|primer dia|dia primero|dia 1|1(?:ro|ero)?))"
)
_LAST = (
    r"(?:(?:the )?(?:very )?(?:end|last day|last(?= (?:day )?of))|"
    r"(?:a |para |al )?(?:el )?(?:fin(?:es|al|ales)?|ultimo(?: dia)?|cierre|ultimos))"
)
_MID = r"(?:(?:the )?(?:middle|mid)(?:[- ]?way)?(?: of)?|(?:a )?(?:mediados?|mitad)(?: del?)?)"
_NTH_WEEKDAY = (
    r"(?:the |el |on the )?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th)|primer|segundo|tercer|cuarto"
)
_MONTH_LEAD = (
    r"(?:in|by|until|before|for|from|through|of|around|next|this|starting|beginning|come|til|since|last|back in|early|"
    r"early in|start of|beginning of|first of|late|late in|en|para|hasta|desde|antes de|a partir de|principios de|"
    r"inicios de|este|proximo|empezando en|pasado|by early|1st of)"
)
# A figure before one of these is no day.
_NO_DAY_AFTER = (
    r"(?![\d.,/:%$¦-]*\d)(?! ?(?:dollars|percent|%|payments|pagos|people|kids|hijos|weeks?|semanas?|days?|dias?|"
    r"months?|mes(?:es)?|years?|años|hours?|horas|i\b|a (?:week|month)|per|por|cada|al mes|cents|other|of you|"
    r"de (?:la|ustedes)|am\b|pm\b|veces|each|every))"
)
_LATER = r" (?:que (?:viene|entra|sigue)|entrante|proximo|siguiente|pasado)"

_FIGURES: tuple[tuple[Pattern[str], rules.Rule], ...] = (
    (
        re.compile(r"(?<![\d/-])(?P<y>20\d\d)[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?![\d/-])"),
        rules.written_in_figures,
    ),
    (
        re.compile(
            r"(?<![\d/.-])(?P<m>\d{1,2})(?P<sep>[/.-])(?P<d>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-])|"
            r"(?<![\d/.$-])(?P<m2>\d{1,2})/(?P<d2>\d{1,2})(?![\d/%-])|"
            r"(?<![a-zñ])(?:on|by|until|before|after|due|el|para el|starting|this|of) "
            r"(?P<m3>1[0-2]|0?[1-9])-(?P<d3>3[01]|[12]\d|0?[1-9])(?![\d/%-])"
        ),
        rules.written_in_figures,
    ),
    (
        words(
            rf"(?:(?:the|el|dia|on|para el|del) ){{0,3}}(?P<day>{DAY})(?: day)? (?:of|de|del) "
            rf"(?P<month>{MONTH}|mar|apr){_YEAR}",
            # "25 march 1" is 25 dollars.
            rf"(?:(?:the|el|dia|on) ){{0,2}}(?P<day2>{DAY}) ?(?P<month2>{MONTH}|mar|apr){_YEAR.replace('year', 'year2')}"
            r"(?! (?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d.,]))",
        ),
        rules.day_and_month,
    ),
    (
        words(rf"(?P<month>{MONTH}|mar|apr)\.?,? ?(?:the )?(?P<day>{DAY}){_YEAR}{_NO_DAY_AFTER}"),
        rules.day_and_month,
    ),
)
_PARTS_OF_MONTHS: tuple[tuple[Pattern[str], rules.Rule], ...] = (
    (words(rf"{_NTH_WEEKDAY}|last|ultimo) (?P<weekday>{WEEKDAY}) {_IN_MONTH}"), rules.nth_weekday),
    (words(rf"{_NTH_WEEKDAY}) (?P<weekday>{WEEKDAY})(?! (?:of|de|del|in) )"), rules.nth_weekday),
    (words(rf"{_LAST}(?: of| in| de)?(?: the)? (?:(?P<next>{_NEXT_MONTH})|(?P<month>{MONTH}))"), rules.end),
    (
        words(
            rf"{_LAST} (?:of )?(?:the |this )?month",
            r"month'?s? end",
            rf"{_LAST}(?: de| del)(?: este| presente)? mes",
            r"(?:el |para el )(?:dia )?ultimo(?= |$)(?! (?:pago|mes|dia|aviso|numero|que|cheque|recibo|abono))",
        ),
        rules.end,
    ),
    (
        words(
            rf"{_MID}[- ](?:of |de |del )?(?:the )?(?P<next>{_NEXT_MONTH})",
            rf"{_MID}[- ]?(?:of |de )?(?P<month>{MONTH})",
            rf"{_MID}[- ](?:of )?(?:the |this )?(?:month|mes)",
            r"mid[- ]?month",
            r"(?:a )?(?:mediados|mitad) (?:de |del )(?:este )?mes",
        ),
        rules.middle,
    ),
    (
        words(
            rf"{_FIRST}(?: of| de| del)?(?: the)? (?P<next>{_NEXT_MONTH})",
            rf"{_FIRST} (?:of )?(?:the |this )?month",
            rf"{_FIRST}(?: de| del)(?: este)? mes",
        ),
        rules.beginning,
    ),
    (
        words(
            rf"(?:(?:the|on|el|dia|para el) ){{0,3}}(?P<day>{NTH}|{DIA}|{DAY}) (?:(?:of|in|de|del) )?"
            rf"(?:(?P<next>{_NEXT_MONTH})|{_THIS_MONTH})",
            rf"(?P<next2>{_NEXT_MONTH}),? (?:(?:on|the|el|dia|para el|by|like|around) ){{1,3}}(?P<day2>{DAY})",
        ),
        rules.day_in_month,
    ),
)
_WEEKS: tuple[tuple[Pattern[str], rules.Rule], ...] = (
    (
        words(
            rf"(?P<weekday>{WEEKDAY_LED}) after next",
            rf"(?:on )?(?P<weekday2>{WEEKDAY_LED}),? (?:of |in )?(?:the )?week after next",
            r"(?:the )?week after (?:next|that)",
            r"not next week (?:but )?the (?:week|1|one) after",
            r"de la (?:semana que viene|proxima) (?:no )?(?:a )?la otra",
            r"(?:la )?semana despues de la (?:proxima|otra|que viene)",
        ),
        rules.in_week(2),
    ),
    (
        words(
            rf"not this (?:coming )?(?P<weekday>{WEEKDAY}),? (?:but )?(?:the )?next(?: 1| one)?",
            rf"no este (?P<weekday2>{WEEKDAY}),? (?:sino )?(?:el )?(?:otro|que viene|siguiente)",
            rf"(?:on )?(?P<weekday3>{WEEKDAY_LED}),? (?:of |in |de |en )?(?:la )?{_NEXT_WEEK}",
            rf"{_NEXT_WEEK},? ?(?:(?:on|by|el|like|maybe|around|para el) ){{0,3}}(?P<weekday4>{WEEKDAY_LED})",
        ),
        rules.in_week(1),
    ),
    (
        words(
            rf"(?:on )?(?P<weekday>{WEEKDAY}) (?:of |de )?(?:this|esta) (?:week|semana)",
            rf"this week,? (?:on )?(?P<weekday2>{WEEKDAY})",
        ),
        rules.this_weekday,
    ),
    (
        words(
            rf"(?:by |the |a )?(?:end|fin(?:al|es|ales)?) (?:of |de )?(?:(?P<next>{_NEXT_WEEK})|"
            r"(?:the |this |la |esta )(?:work ?)?(?:week|semana)|work ?week)(?! santa)"
        ),
        rules.end_of_week,
    ),
    (words(rf"(?:the )?(?:middle|mid|mediados)[- ]?(?:of |de )?{_NEXT_WEEK}"), rules.midweek),
    (
        words(rf"(?:(?:early|beginning|start|first thing|principios)(?: of| de)? )?{_NEXT_WEEK}"),
        rules.in_week(1),
    ),
    (
        words(
            r"(?:on )?(?:this |the |this coming |over the |el |este )?(?P<next>next |proximo )?"
            r"(?:weekend|fin de semana)(?! (?:pasado|shift|job))"
        ),
        rules.weekend,
    ),
)
_FROM_TODAY: tuple[tuple[Pattern[str], rules.Rule], ...] = (
    (words(r"de (?:hoy|aqui|ahora) en (?:8|15)(?: dias)?"), rules.eight_or_fifteen),
    (
        words(
            r"(?:the )?day after tomorrow",
            r"overmorrow",
            r"(?:el )?pasado mañana",
            r"(?:el )?dia despues de mañana",
        ),
        rules.days_away(2),
    ),
    (words(r"(?:the )?day before yesterday", r"antier", r"antes de ayer", r"anteayer"), rules.days_away(-2)),
    (
        words(
            r"tomorrow(?: (?:morning|night|afternoon|evening))?",
            r"(?:el )?(?:dia de )?(?<!la )(?<!las )(?<!esta )mañana(?: mismo)?"
            r"(?: (?:en|por) la (?:mañana|tarde|noche))?(?! es otro dia)",
        ),
        rules.days_away(1),
    ),
    (
        words(
            r"today|tonight|this (?:morning|afternoon|evening)|al rato",
            r"hoy(?: (?:mismo|en la noche|en la tarde|en dia))?",
            r"esta (?:noche|tarde|misma noche)",
        ),
        rules.days_away(0),
    ),
    (words(r"yesterday|last night|ayer|anoche"), rules.days_away(-1)),
    (
        words(
            rf"(?P<n>{NUMBER}) (?P<unit>{_UNIT}|years?|años?) (?:ago|back|atras)",
            rf"hace (?:como |unos |unas |ya )?(?P<n2>{NUMBER}) (?P<unit2>{_UNIT}|años?)",
        ),
        rules.ago,
    ),
    (
        words(
            r"(?:in|within|en|dentro de|de aqui a|in like|in about|en como|en unos|en unas|in the next|in another) "
            rf"(?P<n>{NUMBER}) (?:more |business )?(?P<unit>{_UNIT})(?:'? time)?"
            r"(?: (?:or so|mas|from (?:now|today)))?",
            rf"(?:(?:about|like) )?(?P<n2>{NUMBER}) (?P<unit2>{_UNIT}) "
            r"(?:from (?:now|today)|a partir de (?:hoy|ahora)|out)",
        ),
        rules.from_today,
    ),
    (words(rf"(?P<name>{HOLIDAY})"), rules.named),
)
_PLAIN: tuple[tuple[Pattern[str], rules.Rule], ...] = (
    (words(rf"(?P<weekday>{WEEKDAY}),? (?P<the>the |el |dia )?(?P<day>{DAY}){_NO_DAY_AFTER}"), rules.weekday_and_day),
    (
        words(
            r"(?P<lead>(?:the |el )?(?:this coming|this past|this|next|coming|last|past|following|proximo|este|pasado|"
            rf"siguiente|el pasado) )(?P<weekday>{WEEKDAY_LED})(?P<later>{_LATER})?(?! (?:night football|in))",
            r"(?:on|by|until|before|after|for|from|til|come|and|or|to|maybe|starting|"
            r"each) (?P<told>(?P<weekday2>sat|sun))",
            rf"(?<![^\d.,$][2-9] )(?<!dos )(?P<weekday3>{WEEKDAY})(?P<later2>{_LATER})?",
            r"(?<=[\d_] )(?P<weekday4>sat|sun)(?=$|[ .,!?])",
        ),
        rules.weekday,
    ),
    (re.compile(r"^\s*(?P<weekday>sat|sun)\s*[.!?]*\s*$"), rules.weekday),
    (words(rf"(?:by |until |for |starting |early |en |para )?{_NEXT_MONTH}"), rules.next_month),
    (
        words(
            rf"(?P<lead>{_MONTH_LEAD}) (?:the month of |el mes de |mes de )?(?P<month>{MONTH})"
            r"(?! (?:\d{4}|del? (?:20|19)\d\d))"
        ),
        rules.month_alone,
    ),
    (
        # "may" and "march" have other uses, and a month after "my" is a person.
        re.compile(
            r"(?<![a-zñ])(?<!my )(?<!mi )(?<!la )(?<!late )(?<!since )(?P<month>(?!may\b|march\b|mar\b|"
            rf"mayo\b){MONTH})(?![a-zñ'])(?! ?\d)|"
            r"^\s*(?P<month2>may|march|mayo)\s*[.!?]*\s*$"
        ),
        rules.month_alone,
    ),
    (
        words(
            r"(?:the |el )?(?P<day>(?:3[01]|[12]\d|0?[1-9]) ?(?:st|nd|rd|th))"
            rf"(?! (?:option|one|1|choice|{WEEKDAY}))",
            r"(?:on|by|until|before|after|around|for|from|til|starting|to|due|is|and|or) "
            r"(?P<told>the (?P<day2>first|second|third))"
            r"(?! (?:one|1|option|time|of|thing|place|payment|part|choice|two|2|few|offer|number|week|letter|person))",
            r"(?:on|by|until|before|after|around|from|til|starting|to|due|for|or|and) "
            rf"(?P<told2>the (?P<day3>3[01]|[12]\d|[1-9])){_NO_DAY_AFTER}",
            r"(?:^|(?<=[\d_] ))the (?P<day4>3[01]|[12]\d|[1-9])"
            r"(?=\s*(?:$|[.,!?;]|works|is (?:good|fine|ok)|please|pls|or|then|instead))",
            r"on (?P<day5>3[01]|2\d|1[3-9])(?=\s*(?:$|[.!?;]))",
            r"(?:el|al|del|dia|el dia|el proximo dia|el proximo|los) (?:dia )?"
            rf"(?P<day6>3[01]|[12]\d|0?[1-9]|1(?:ro|ero|er|°|º)){_NO_DAY_AFTER}",
            r"(?:el|al|del|dia|el dia) (?P<day7>primero)"
            r"(?! (?:que|sea|es|seria|fuera|en |de (?:los|mis|ustedes|todo)|pago|dios))",
        ),
        rules.day_of_month,
    ),
)
RULES = (*_FIGURES, *_PARTS_OF_MONTHS, *_WEEKS, *_FROM_TODAY, *_PLAIN)
