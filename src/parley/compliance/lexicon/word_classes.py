"""Word classes of the phrase rules: English first, Spanish (`es_`) second.

Folded spelling: no capitals, no accents, no apostrophes.
"""

from __future__ import annotations

_ENGLISH = {
    "gap2": r"(?: \w+){0,2}?",
    "gap3": r"(?: \w+){0,3}?",
    "gap4": r"(?: \w+){0,4}?",
    "gap6": r"(?: \w+){0,6}?",
    "end": r"(?= \.|$)",
    "im": r"(?:im|i am)",
    "hes": r"(?:hes|shes|he is|she is|he|she)",
    "you": r"(?:you|you all|you guys|you people|you folks)",
    "them": r"(?:him|her|them)",
    "his": r"(?:his|her|their)",
    "dont": r"(?:dont(?: you)?(?: dare| ever| be| even)?|do not(?: ever)?|never(?: ever)?|not to(?: ever)?|please not)",
    "halt": (
        r"(?:stop|quit|cease|halt|discontinue|end|cancel|knock it off|knock off|cut it out|cut out|chill|enough|lay "
        r"off)"
    ),
    "texts": (
        r"(?:texts?|texting|text messages|messages?|messaging|sms|spam|spamming|notifications?|alerts?|reminders?|"
        r"robo ?texts)"
    ),
    "calls": r"(?:calls?|calling|phoning|ringing|robo ?calls?|robot calls|phone calls|voicemails?|e ?mails?|emailing)",
    "email": r"e ?mails?",
    "number": r"(?:number|#|digits|cell|cell phone|cellphone|phone|phone number|cell number|line|mobile)",
    "relative": (
        r"(?:wife|husband|spouse|mom|mother|mama|dad|father|papa|son|daughter|sister|brother|aunt|auntie|aunty|tia|"
        r"uncle|cousin|grandma|grandmother|granny|grandpa|grandfather|grandson|granddaughter|grandkid|grandchild|"
        r"boyfriend|girlfriend|partner|fiance|fiancee|niece|nephew|parent|parents|kid|child|inlaw|in laws?|twin|"
        r"widow|widower|ex|ex wife|ex husband|step ?mom|step ?dad|step ?son|step ?daughter|god ?mother|god ?father|"
        r"baby mama|old lady|old man|mother in law|father in law|son in law|daughter in law|brother in law|sister "
        r"in law|hubby)"
    ),
    "acquaintance": (
        r"(?:roommate|housemate|bunkmate|neighbor|landlord|landlady|coworker|colleague|friend|best friend|bestie|"
        r"homeboy|homegirl|buddy|boss|employer|supervisor|manager|foreman|assistant|secretary|receptionist|"
        r"bookkeeper|nurse|aide|hospice aide|caregiver|caretaker|babysitter|nanny|housekeeper|teacher|professor|"
        r"pastor|sponsor|tenant)"
    ),
    "business": (
        r"(?:shop|store|business|church|office|restaurant|salon|center|school|company|hotel|motel|clinic|daycare|"
        r"bakery|warehouse|garage|plumber|dentist|law office|fellowship hall|nurses station|library|farm|pharmacy|"
        r"gym)"
    ),
    "no_suicide": (
        r"(?:suicide (?:squad|doors)|work\w* (?:at|for|on) (?:a|the) suicide|suicidio (?:financiero|economico|politico))"
    ),
    "lawyer": (
        r"(?:lawyer|attorney|law firm|legal team|legal counsel|counsel|law office|law clinic|legal clinic|legal aid)"
    ),
    "debt": r"(?:debt|account|bill|loan|card|balance|charge|charges|amount)",
    "years": (
        r"(?:\d+|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|so "
        r"many|that many|a decade)"
    ),
    "month": (
        r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
        r"nov(?:ember)?|dec(?:ember)?|spring|summer|fall|winter|easter|christmas|thanksgiving)"
    ),
    "weekday": (
        r"(?:mon(?:day)?s?|tue(?:s|sday|sdays)?|wed(?:nesday)?s?|thu(?:rs|rsday|rsdays)?|fri(?:day)?s?|"
        r"sat(?:urday)?s?|sun(?:day)?s?|weekends?|weekdays?|weeknights?)"
    ),
    "part_of_day": r"(?:mornings?|afternoons?|evenings?|nights?|noon|lunch|supper|dinner|work|my shift|midnight|dark)",
    "place": (
        r"(?:job|work|workplace|place of (?:work|employment)|office|boss|school|salon|shop|store|employer|"
        r"receptionist|kids?|house|home|landline|house phone|work phone|work number|(?:mom|mother|dad|parent|sister|"
        r"brother|neighbor)s? (?:house|place)|church|plant)"
    ),
    "at_time": (
        r"(?:(?: me| us| my phone| this number| anything| nothing)?(?: (?:while|when|whenever|before|after|during|"
        r"until|between|past|outside(?: of)?(?! \.|$)|from \w+ (?:to|until)|early|late|here until|mondays|sundays|"
        r"saturdays|weekends|at "
        r"(?:my )?(?:work|job|school|night|home|church|the office|this hour|\d+ ?(?:am|pm)?)|on (?:week|the week|"
        r"mon|tue|wed|thu|fri|sat|sun)\w*|so (?:early|late)|this (?:early|late)|in the (?:morning|evening|afternoon|"
        r"middle)\w*|(?:at |on )?(?:my|the|our) <place>)))"
    ),
    "not_time": r"(?!<at_time>)",
    "child_age": (
        r"(?:[3-9]|1[0-7]|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
        r"seventeen)"
    ),
    "grade": (
        r"(?:[1-9](?:st|nd|rd|th)|1[0-2]th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
        r"eleventh|twelfth) grade"
    ),
    "service": (
        r"(?:us army|army|navy|marines?|marine corps|air force|military|national guard|reserves?|coast guard|space "
        r"force|armed forces|usaf|usmc|usn)"
    ),
}

_SPANISH = {
    "es_texts": (
        r"(?:mensajes?|mensajitos?|textos?|sms|msg|message|messages|texts|notificaciones|recordatorios|alertas|"
        r"avisos|emails|correos)"
    ),
    "es_text_me": r"(?:escrib\w+|mand\w+|envi\w+|text\w+|mensaj\w+|wasap\w+|whatsap\w+)",
    "es_dont": r"no (?:me |nos |le |les )?(?:vuelvan? a |vuelvas a |sigan? |sigas |esten? |anden? |pueden )?",
    "es_relative": (
        r"(?:espos[oa]|marido|mujer|mama|madre|papa|padre|hij[oa]|herman[oa]|hermanit[oa]|ti[oa]|prim[oa]|abuel[oa]|"
        r"abuelit[oa]|niet[oa]|novi[oa]|pareja|prometid[oa]|sobrin[oa]|suegr[oa]|cunad[oa]|concun[oa]|yerno|nuera|"
        r"ex|ex espos[oa]|ex marido|ex mujer|hijastr[oa]|madrastra|padrastro|padrin[oa]|madrina|ahijad[oa]|viud[oa]|"
        r"vieja|viejo|carnal|jefita|amiga|amigo)"
    ),
    "es_acquaintance": (
        r"(?:vecin[oa]|companer[oa]|roomm?ate|room ?mate|jef[ea]|patron|patrona|compadre|comadre|secretari[oa]|"
        r"recepcionista|asistente|niner[oa]|enfermer[oa]|cuidador[a]?|encargad[oa]|casero|coworker|maestr[oa]|"
        r"pastor)"
    ),
    "es_at_time": (
        r"(?:(?: nada| nunca)?(?: mensajes| textos)?(?: mas| por favor)?(?: (?:en (?:el|mi) (?:trabajo|jale|empleo|"
        r"escuela|oficina)|al (?:trabajo|jale|restaurante|negocio)|a (?:mi|la) (?:trabajo|casa|oficina|escuela)|"
        r"aqui (?:es|porque)|en horas?|en horario|antes|despues|los (?:lunes|martes|miercoles|jueves|viernes|"
        r"sabados?|domingos?|fines)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|cuando|mientras|en "
        r"la (?:noche|manana|tarde|madrugada)|fuera de(?: mis?| las?| los?)?(?: horarios?| horas?)?|por la (?:noche|"
        r"manana|tarde)|de (?:noche|madrugada)|tan (?:tarde|"
        r"temprano)|a esta hora|a estas horas|entre|durante|fines de semana|hasta|cartas a la casa|alli|ahi)))"
    ),
    "es_not_time": r"(?!<es_at_time>)",
    "es_number": r"(?:numero|telefono|celular|linea|whatsapp|fono)",
    "es_child_age": (r"(?:[3-9]|1[0-7]|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete)"),
    "es_years": (
        r"(?:\d+|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|veinte|treinta|tantos|"
        r"muchos|demasiados)"
    ),
    "es_lawyer": r"(?:abogad[oa]s?|licenciad[oa]|lawyer|attorney|representante legal|defensor[a]?|clinica legal)",
    "es_service": (
        r"(?:ejercito|army|marina|navy|naval|marines|marina de guerra|fuerza aerea|air force|fuerzas armadas|"
        r"guardia nacional|national guard|guardia costera|reserva(?:s)?|militar|milicia)"
    ),
    "es_debt": r"(?:deuda|cuenta|prestamo|tarjeta|cargo|saldo|cobro|factura|bil|bill|recibo)",
}

CLASSES: dict[str, str] = {**_ENGLISH, **_SPANISH}
"""Name to alternatives; a class may name other classes as `<name>`."""
