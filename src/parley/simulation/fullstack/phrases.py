"""How people write what they mean, in English and Spanish: several ways for every move.

Written for the simulation, from no consumer's messages; docs/simulation/model.md says what they stand for. `{amount}` is a
sum of money, `{often}` a frequency, `{day}` a date, `{count}` a number of payments.
"""

from __future__ import annotations

from typing import Final

Phrases = dict[str, tuple[str, ...]]

EN: Final[Phrases] = {
    "greet": ("hi", "hello", "hey", "Hello, I got a message from you", "good afternoon"),
    "is_me": ("1", "yes", "yes this is {name}", "thats me", "1"),
    "options": (
        "what can i do about this",
        "what are my options",
        "is there a payment plan or something",
        "how can we work this out",
        "1",
        "what kinda plans yall got",
        "what can u offer me",
    ),
    "plan": (
        "i can do {amount} {often}",
        "I could pay {amount} {often}",
        "how about {amount} {often}",
        "can i pay {amount} {often}",
        "would {amount} {often} work",
        "{amount} {often} is what i got",
        "i could swing {amount} {often}",
        "put me down for {amount} {often}",
        "let's do {amount} {often}",
    ),
    "starting": (
        " starting {day}",
        ", first one on {day}",
        " from {day}",
        " and i can start {day}",
        " beginning {day}",
    ),
    "down": (
        "{down} on {day}, then {amount} {often}",
        "i can put {down} down on {day} and then {amount} {often}",
        "{down} first and {amount} {often} after that, starting {day}",
        "{down} {day} then {amount} {often}",
    ),
    "settle": (
        "i can do {amount} and were done",
        "would you take {amount} to close it",
        "ill give you {amount} to settle the whole thing",
        "how about {amount} and you close the account",
        "Could we settle this for {amount}",
        "{amount} to be done with it",
    ),
    "settle_day": (" on {day}", ", i can pay it {day}", " by {day}"),
    "settle_parts": (
        "would you take {amount} in {count} payments to close it",
        "i can do {amount} in {count} monthly payments and were done",
        "settle for {amount} split in {count} payments",
    ),
    "too_high": (
        "thats too much",
        "i cant do that much",
        "too high for me",
        "no way i can swing that",
        "way too steep",
    ),
    "too_high_first": ("thats too much. ", "cant do that. ", "too high, ", "no i cant afford that. ", "thats a lot, "),
    "hardship_first": (
        "i lost my job last month. ",
        "they cut my hours at work. ",
        "im on disability. ",
        "ive been out sick and cant work. ",
        "my husband got laid off. ",
    ),
    "most": (
        ", thats the most i can do",
        ". that is all i can manage",
        ", cant do more than that",
        ", thats all i have",
    ),
    "capacity": (
        "{amount} a month is the most i can do",
        "the most i can manage is {amount} a month",
        "all i can do is {amount} a month",
        "i cant pay more than {amount} a month",
    ),
    "capacity_yes": ("1", "yes", "yes thats the most", "yeah its all i got"),
    "day": ("{day}", "i can start {day}", "{day} works"),
    "agree": ("1", "ok deal", "yes", "sounds good", "ok lets do it", "1", "yes i agree"),
    "leave": ("ok let me think about it", "ill get back to you", "let me think"),
}
ES: Final[Phrases] = {
    "greet": ("hola", "buenas tardes", "hola buenas", "Hola, me llegó un mensaje de ustedes", "buenas"),
    "is_me": ("1", "sí", "si soy {name}", "sí, soy yo", "1"),
    "options": (
        "que opciones tengo",
        "¿qué opciones me dan?",
        "como podemos arreglar esto",
        "hay algun plan de pagos",
        "1",
        "q planes de pago manejan",
        "¿qué me pueden ofrecer?",
    ),
    "plan": (
        "puedo dar {amount} {often}",
        "le puedo pagar {amount} {often}",
        "¿y si pago {amount} {often}?",
        "podría pagar {amount} {often}",
        "q tal {amount} {often}",
        "me alcanza para {amount} {often}",
        "yo puedo con {amount} {often}",
        "póngame {amount} {often}",
    ),
    "starting": (" desde el {day}", " empezando el {day}", ", el primero el {day}", " a partir del {day}"),
    "down": (
        "doy {down} el {day} y {amount} {often}",
        "puedo dar {down} de entrada el {day} y luego {amount} {often}",
        "{down} primero el {day} y después {amount} {often}",
    ),
    "settle": (
        "le doy {amount} y cerramos la cuenta",
        "¿aceptan {amount} para liquidarla?",
        "q tal {amount} y quedamos a mano",
        "puedo pagar {amount} para cerrar la cuenta",
        "¿podemos arreglarlo por {amount}?",
    ),
    "settle_day": (" el {day}", ", lo pago el {day}"),
    "settle_parts": (
        "le doy {amount} en {count} pagos y cerramos la cuenta",
        "¿aceptan {amount} en {count} pagos mensuales para liquidarla?",
    ),
    "too_high": ("es mucho", "no me alcanza para tanto", "uy no, muy alto", "eso es mucho pa mi", "no puedo con tanto"),
    "too_high_first": ("es mucho. ", "no me alcanza. ", "uy no, muy alto. ", "no puedo con eso. ", "es demasiado, "),
    "hardship_first": (
        "me quedé sin trabajo. ",
        "perdi mi trabajo el mes pasado. ",
        "me cortaron las horas en el trabajo. ",
        "estoy incapacitado y no trabajo. ",
        "mi esposo se quedó sin empleo. ",
    ),
    "most": (", es lo máximo que puedo", ", no puedo más de eso", ". es todo lo que tengo", ", no me alcanza para mas"),
    "capacity": (
        "lo máximo que puedo es {amount} al mes",
        "no puedo pagar más de {amount} al mes",
        "{amount} al mes es todo lo que puedo",
    ),
    "capacity_yes": ("1", "sí", "si, es lo máximo", "sí, no puedo más"),
    "day": ("el {day}", "puedo empezar el {day}", "el {day} me queda bien"),
    "agree": ("1", "sí", "está bien", "de acuerdo", "dale", "1", "sí, acepto"),
    "leave": ("déjeme pensarlo", "lo voy a pensar", "luego le aviso"),
}
OFTEN: Final[dict[str, Phrases]] = {
    "en": {
        "weekly": ("a week", "every week", "weekly", "per week", "each week"),
        "biweekly": ("every two weeks", "every 2 weeks", "every other week", "biweekly", "every 2 wks"),
        "semimonthly": ("twice a month", "two times a month", "2x a month"),
        "monthly": ("a month", "monthly", "per month", "every month", "each month"),
    },
    "es": {
        "weekly": ("por semana", "a la semana", "cada semana", "semanales"),
        "biweekly": ("cada dos semanas", "cada 2 semanas", "cada catorce días"),
        "semimonthly": ("dos veces al mes", "cada quincena", "quincenales"),
        "monthly": ("al mes", "por mes", "mensuales", "cada mes", "mensual"),
    },
}
# Words that come with a tone, before and after what is said; no figure and no wish of its own is in them.
TONES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "en": {
        "polite": ("", ", thank you"),
        "neutral": ("", ""),
        "curt": ("", ""),
        "angry": ("this is ridiculous. ", ""),
        "pleading": ("please, ", ", please"),
    },
    "es": {
        "polite": ("", ", gracias"),
        "neutral": ("", ""),
        "curt": ("", ""),
        "angry": ("esto es ridículo. ", ""),
        "pleading": ("por favor, ", ", por favor"),
    },
}
DIALECT_WORDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "aae": (("i can do", "i can do like"), ("i cant", "i aint got it to"), ("thats", "dats"), ("i got", "i got rn")),
    "southern": (("i could", "i might could"), ("i can", "i reckon i can"), ("you", "y'all")),
    "chicano": (("hi", "hey what's up"), ("yes", "simon"), ("ok", "orale")),
    "sms_short": (
        ("you", "u"),
        ("please", "pls"),
        ("thanks", "thx"),
        ("weeks", "wks"),
        ("because", "bc"),
        ("are", "r"),
    ),
    "es_mx": (("pagar", "pagarle"), ("está bien", "sale"), ("ahora", "ahorita")),
    "es_pr": (("dólares", "pesos"), ("para", "pa"), ("está bien", "ta bien")),
}
MONTHS: Final = {
    "en": tuple(
        "january february march april may june july august september october november december".split()  # noqa: SIM905
    ),
    "es": tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905
    ),
}
