"""Which bare figures are no sums of money: years, hours, counted things, reference numbers."""

import re

# A figure after one of these words names something else than money.
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:ref(?:erence)?|acct|account|case|caso|"
    r"(?<!a )(?<!final )(?<!best )(?<!lowest )(?<!magic )(?<!first )number|numero|no\.|num|zip|code|codigo|chapter|"
    r"ch|capitulo|"
    r"age|edad|im|i'm|i am|he's|hes|he is|she's|shes|she is|is only|turned|turning|tengo|apt|apartment|unit|room|"
    r"route|suite|rt|"
    r"ending in|ends in|ends with|end in|starts with|last 4|last four|termina en|year|año|años|its|it's|cada|since|"
    r"desde|in|en|en el|from|"
    r"del?|born|highway|hwy|interstate|i-|box|cuenta|zona|title|section|extension|ext|phone|cell|tel|telefono|"
    r"level|grade|size|channel|exit|gate|pin|ssn|badge|form|file|folio|expediente|postal|calle|avenida|piso|"
    r"covid|page|pagina|version|windows|iphone|article|order|orden|ticket|invoice|factura|line|street)"
    r"\s?(?:is|es|was|:)?\s?#?\s?)$"
)
# ... but "in", "from" and the like only where the figure can be a year, or an age.
_AGE_THEN = re.compile(
    r"\b(?:(?:since|when) (?:i|he|she) (?:was|turned) (?:like |about )?|(?:was|wasnt|wasn't|were|not) (?:only |"
    r"even |just |yet ){1,2}|turns? |cumpl\w+ |under )$"
)
_YEARLIKE_ONLY = re.compile(
    r"\b(?:in|en|en el|in the|from|since|desde|del?|its|it's|year|año|tengo|account|cuenta|order|orden|line|bill)\s?$"
)
_AGE_ONLY = re.compile(r"\b(?:im|i'm|i am|he's|hes|he is|she's|shes|she is|is only|turned|turning)\s?$")
_ENDING_BEFORE = re.compile(r"\b(?:end|ends|ending|starts|starting|termina) (?:in|with|en)\s?$")
# Emergency calls, tax forms, pension plans.
_THING_BEFORE = re.compile(r"(?:^|\b(?:an?|my|your|ur|call|called|calling|dial|the|is|form|of)\s?)$")
_NUMBERS_OF_THINGS = {"911", "411", "988", "1099", "1040", "401"}
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|a las?|las|after|before|until|till|by|despues de las?|antes de las?|hasta las?)\s?$"
)
_OTHER_AFTER = re.compile(
    r"\s?-?\s?(?:years?|yrs?|y/o|yo|anos|años?|days?|dias?|weeks?|semanas?|months?|mes(?:es)?|hours?|hrs?|hr|horas?|"
    r"minutes?|mins?|minutos?|am|pm|a\.m|p\.m|o'?clock|times|veces|people|kids|children|child|hijos|niños|nietos|calls|"
    r"texts|mensajes|llamadas|messages|st|nd|rd|th|street|ave|avenue|road|rd|lbs?|pounds|miles|points|puntos|or older|"
    r"percent|%|f|degrees|feet|ft|inches|personas|boys|girls|grandkids|dogs|cats|jobs|trabajos|bed(?:room)?|story|"
    r"seconds?|segundos?|quincenas?|payments|installments|pagos|abonos|cuotas|partes|parts|hundred|mg|"
    r"different|diferentes|other|more (?:calls|times|days|weeks|months|people)|phone|lawyers?|letters?|cartas?|"
    r"emails?|meeting)\b"
)
# Any other plural counts things too ("20 roosters"), unless it is one of these.
_PLURAL_AFTER = re.compile(r" (?:(?:more|other|different|mas) )?([a-zñ]{3,}s)\b")
_NOT_COUNTED = {
    *("dollars", "this", "was", "plus", "yes", "pls", "thanks", "tops", "starts", "works", "sounds", "does", "towards"),
    *(
        "sometimes",
        "always",
        "unless",
        "across",
        "has",
        "its",
        "thats",
        "lets",
        "gets",
        "goes",
        "comes",
        "makes",
        "seems",
    ),
    *("tuesdays", "mondays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "fits", "covers", "perhaps"),
    *("clears", "stays", "less", "christmas", "his", "hers", "yours", "ours", "yalls", "whats", "theres", "wednes"),
    *("los", "las", "les", "nos", "lunes", "martes", "miercoles", "jueves", "viernes", "mas", "gracias", "antes"),
    *("despues", "entonces", "pues", "iguales", "mensuales", "semanales", "quincenales", "quizas", "nomas", "menos"),
    *("ademas", "unos", "dos", "tres", "seis", "estas", "estos", "ellos", "ustedes", "mes", "esos", "esas", "atras"),
    *(
        "sundays",
        "bills",
        "singles",
        "cents",
        "expenses",
        "minus",
        "except",
        "regardless",
        "payments",
        "vamos",
        "damos",
    ),
    *("quedamos", "somos", "estamos", "mensualidades", "parcialidades", "cuotas", "abonos", "pagos", "completos"),
}


def reads_as_money(text: str, start: int, end: int, number: str) -> bool:
    """Tell whether a bare figure can be a sum of money.

    Args:
        text: The page, with what other rules have taken blotted out.
        start: Where the figure begins.
        end: Where it ends.
        number: The figure alone.
    """
    before = text[max(0, start - 40) : start]
    if _OTHER_AFTER.match(text, end) or _counts_things(text, end):
        return False
    if _names_something_else(before, number) or _is_clock(before, number):
        return False
    return len(re.sub(r"\D", "", number)) < 6 or "," in number or "." in number


def _counts_things(text: str, end: int) -> bool:
    following = _PLURAL_AFTER.match(text, end)
    return bool(following) and following[1] not in _NOT_COUNTED and not following[1].endswith(("ss", "ados", "idos"))


def _names_something_else(before: str, number: str) -> bool:
    if _AGE_THEN.search(before):
        return True
    if not _OTHER_BEFORE.search(before):
        return number in _NUMBERS_OF_THINGS and bool(_THING_BEFORE.search(before))
    if _ENDING_BEFORE.search(before):
        return True
    if _AGE_ONLY.search(before):
        return number.isdigit() and int(number) < 110
    return not _YEARLIKE_ONLY.search(before) or is_yearlike(number)


def _is_clock(before: str, number: str) -> bool:
    return bool(_CLOCK_BEFORE.search(before)) and number.isdigit() and int(number) <= 12


def is_yearlike(number: str) -> bool:
    """Tell whether a figure can be a year somebody remembers."""
    return number.isdigit() and 1900 <= int(number) <= 2099
