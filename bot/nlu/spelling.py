"""Short forms and misspellings of the words that payments are talked about in."""

from functools import cache

_BOTH: dict[str, str] = {
    "usd": "dollars",
    "dls": "dollars",
    "dlls": "dollars",
    "dlrs": "dollars",
    "dlr": "dollars",
    "dolares": "dollars",
    "dolar": "dollars",
    "dollar": "dollars",
    "bucks": "dollars",
    "bux": "dollars",
    "bolas": "dollars",
    "bolos": "dollars",
    "varos": "dollars",
    "baros": "dollars",
    "pesos": "dollars",
    "pesitos": "dollars",
    **dict.fromkeys(
        ("baritos", "varitos", "dolaritos", "dolarucos", "dolarcitos", "dolarazos", "greenbacks", "smackeroos"),
        "dollars",
    ),
    "cent": "cents",
    "centavo": "cents",
    "centavos": "cents",
    "ctvs": "cents",
    "porciento": "percent",
    "pct": "percent",
    "prcnt": "percent",
    "xmas": "christmas",
    "xmass": "christmas",
    "biernes": "viernes",
    "viernez": "viernes",
    "vie": "viernes",
    "mierc": "miercoles",
    "savado": "sabado",
}
_SHORT: dict[str, dict[str, str]] = {
    "en": {
        **dict.fromkeys(("2moro", "2mrw", "2morrow", "2mro", "2maro", "tmrw", "tmr", "tmw", "tmrow"), "tomorrow"),
        **dict.fromkeys(("tmro", "tomm", "tomoro", "tomoz", "tommorow", "tomarrow"), "tomorrow"),
        **dict.fromkeys(("2day", "2dy", "tday", "tdy", "todays", "2nite", "tonite", "2night"), "today"),
        **dict.fromkeys(("ystrdy", "yday", "yesturday"), "yesterday"),
        **dict.fromkeys(("wk", "week's", "wek", "weeek"), "week"),
        **dict.fromkeys(("wks", "weeks'"), "weeks"),
        **dict.fromkeys(("mo", "mth", "mnth", "month's", "mnt"), "month"),
        **dict.fromkeys(("mos", "mths", "mnths", "months'"), "months"),
        **dict.fromkeys(("yr", "year's"), "year"),
        "yrs": "years",
        "dys": "days",
        **dict.fromkeys(("pymt", "pmt", "pymnt", "paymnt", "pyment", "pmnt"), "payment"),
        **dict.fromkeys(("pymts", "pmts", "pymnts", "paymnts", "pmnts"), "payments"),
        **dict.fromkeys(("instalment", "installmnt"), "installment"),
        **dict.fromkeys(("instalments", "installmnts"), "installments"),
        **dict.fromkeys(("buck", "dolla", "dollas", "dolars", "dollers", "dolla's", "smackers", "clams"), "dollars"),
        **dict.fromkeys(("grand", "thou", "thousnd", "thousend"), "thousand"),
        **dict.fromkeys(
            ("hunnid", "hunid", "hunit", "hundo", "hundos", "hunnit", "hundrd", "hunderd", "hunnert", "hunnerd"),
            "hundred",
        ),
        **dict.fromkeys(("fitty", "fiddy", "fifdy", "fivety", "fifity"), "fifty"),
        **dict.fromkeys(("fourty", "fordy", "forti"), "forty"),
        **dict.fromkeys(("thirdy", "thrity", "tirty"), "thirty"),
        **dict.fromkeys(("twenny", "twennie", "twinty"), "twenty"),
        **dict.fromkeys(("ninty", "ninedy"), "ninety"),
        **dict.fromkeys(("sixy", "sixtey"), "sixty"),
        "sevendy": "seventy",
        "bout": "about",
        "eigthy": "eighty",
        "tweny": "twenty",
        "mon": "monday",
        **dict.fromkeys(("tue", "tues", "tuesdy", "teusday"), "tuesday"),
        **dict.fromkeys(("wed", "weds", "wedns", "wensday", "wendsday", "wednsday", "wenesday"), "wednesday"),
        **dict.fromkeys(("thu", "thur", "thurs", "thrs", "thrusday", "thirsday"), "thursday"),
        **dict.fromkeys(("fri", "fryday", "firday", "frday", "fridy", "friyay"), "friday"),
        **dict.fromkeys(("saterday", "satruday", "satday"), "saturday"),
        "sundy": "sunday",
        "mondy": "monday",
        **dict.fromkeys(("nxt", "nex", "nexxt", "neext"), "next"),
        **dict.fromkeys(("evry", "evrey", "eveyr", "evey", "ev", "evrry", "evary", "everry"), "every"),
        **dict.fromkeys(("othr", "othe", "oter", "ohter"), "other"),
        **dict.fromkeys(("ea", "eachh"), "each"),
        **dict.fromkeys(("biwkly", "biweekley", "biweakly", "biwkely", "bywkly", "byweekly"), "biweekly"),
        **dict.fromkeys(("wkly", "weekley", "weekely", "weakly"), "weekly"),
        **dict.fromkeys(("mthly", "mnthly", "montly", "monthy", "monthley", "mthy"), "monthly"),
        **dict.fromkeys(("til", "till", "untill", "untl", "'til"), "until"),
        **dict.fromkeys(("haf", "hlf", "hafe", "halff"), "half"),
        **dict.fromkeys(("b4", "bfore", "befor"), "before"),
        **dict.fromkeys(("strting", "startin", "startn", "strtin", "beginin", "beginnin", "starts"), "starting"),
        **dict.fromkeys(("btwn", "betwen", "bewteen"), "between"),
        **dict.fromkeys(("n", "nd", "an'"), "and"),
        **dict.fromkeys(("jan", "janurary", "janury"), "january"),
        **dict.fromkeys(("feb", "febuary", "febr"), "february"),
        "jun": "june",
        "jul": "july",
        "aug": "august",
        **dict.fromkeys(("sept", "sep", "septmber"), "september"),
        **dict.fromkeys(("oct", "ocotber"), "october"),
        **dict.fromkeys(("nov", "novemeber"), "november"),
        **dict.fromkeys(("dec", "decemeber"), "december"),
        **dict.fromkeys(("paycheque", "paychecks"), "paycheck"),
        "eom": "end of month",
        "eoy": "end of year",
        "thnksgiving": "thanksgiving",
        "wkend": "weekend",
        "wknd": "weekend",
    },
    "es": {
        **dict.fromkeys(("manana", "mnn", "mñn", "mñna", "mnna", "mñana", "maniana"), "mañana"),
        "ano": "año",
        "anos": "años",
        **dict.fromkeys(("oy", "hoi", "ohy"), "hoy"),
        **dict.fromkeys(("sem", "smna", "semna"), "semana"),
        "sems": "semanas",
        **dict.fromkeys(("qna", "qncna", "kincena", "qincena", "quinsena", "kinsena"), "quincena"),
        **dict.fromkeys(("kincenal", "quinsenal", "qincenal", "kinsenal", "quincenales"), "quincenal"),
        **dict.fromkeys(("kincenas", "quinsenas"), "quincenas"),
        **dict.fromkeys(("pgo", "pagito", "paguito"), "pago"),
        **dict.fromkeys(("pgos", "pagitos", "paguitos"), "pagos"),
        **dict.fromkeys(("abonitos", "avonos"), "abonos"),
        **dict.fromkeys(("lun", "luns", "lune"), "lunes"),
        "martez": "martes",
        **dict.fromkeys(("miercles", "mie", "miercolez", "mircoles"), "miercoles"),
        **dict.fromkeys(("jue", "juevs", "juebes", "juevez"), "jueves"),
        **dict.fromkeys(("vierns", "viern", "bienes", "vier", "virnes"), "viernes"),
        "sab": "sabado",
        "dom": "domingo",
        **dict.fromkeys(("prox", "pxmo", "prxmo", "procsimo", "prosimo", "proxim"), "proximo"),
        **dict.fromkeys(("prxma", "prosima", "proxma"), "proxima"),
        "sig": "siguiente",
        **dict.fromkeys(("kada", "kda", "cda"), "cada"),
        **dict.fromkeys(("q", "ke"), "que"),
        "d": "de",
        "mensuales": "mensual",
        "semanales": "semanal",
        "mensuals": "mensual",
        **dict.fromkeys(("sincuenta", "cinquenta", "sinkuenta", "cincuanta", "cincunta"), "cincuenta"),
        **dict.fromkeys(("trenta", "treita"), "treinta"),
        **dict.fromkeys(("beinte", "viente"), "veinte"),
        **dict.fromkeys(("sien", "cienes"), "cien"),
        **dict.fromkeys(("quinse", "kince", "qince"), "quince"),
        "dies": "diez",
        "dose": "doce",
        **dict.fromkeys(("dosientos", "docientos"), "doscientos"),
        **dict.fromkeys(("tresientos", "trecientos"), "trescientos"),
        **dict.fromkeys(("quinintos", "kinientos", "quiniento"), "quinientos"),
        "nobenta": "noventa",
        **dict.fromkeys(("setienbre", "septienbre"), "septiembre"),
        **dict.fromkeys(("disiembre", "diciembr"), "diciembre"),
        "nobiembre": "noviembre",
        "ene": "enero",
        "feb": "febrero",
        "abr": "abril",
        "ago": "agosto",
        **dict.fromkeys(("sept", "sep", "setiembre"), "septiembre"),
        "oct": "octubre",
        "nov": "noviembre",
        "dic": "diciembre",
        **dict.fromkeys(("ahorta", "aorita", "orita", "ahorits"), "ahorita"),
        "finde": "fin de semana",
        "asta": "hasta",
        "loq": "lo que",
        "pa": "para",
        "pal": "para el",
        "opc": "opcion",
        "mita": "mitad",
        "mitas": "mitad",
    },
}
# Words worth correcting; all are long enough for a slip to leave them recognisable.
_TARGETS: dict[str, str] = {
    "en": """monday tuesday wednesday thursday friday saturday sunday january february october november december
        september august tomorrow yesterday payment payments installment installments monthly weekly biweekly
        dollars percent hundred thousand eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty thirty eighty ninety seventy christmas thanksgiving weekend paycheck months fortnight unemployment
        disability hospital surgery""",
    "es": """miercoles viernes jueves sabado domingo febrero agosto octubre septiembre noviembre diciembre
        mañana semana semanas quincena quincenas quincenal mensual semanal catorcena dolares cuarenta cincuenta
        sesenta setenta ochenta noventa treinta doscientos trescientos cuatrocientos quinientos seiscientos
        setecientos ochocientos novecientos proximo proxima siguiente navidad desempleo hospital""",
}
# Real words that would be corrected; found by running lists of common English and Spanish words through.
_REAL_WORDS = {
    *("eight", "seventh", "eighth", "eights", "seventies", "seventeenth", "thirsty", "sundae", "sundry", "moths"),
    *("mouths", "christian", "christians", "christmases", "foresight", "forthright", "weakly", "durability", "augusta"),
    *("sabido", "sirviente", "dominio", "domino", "catorce", "desempeño", "desempleado", "desempleada", "projimo"),
    *("fortnightly", "catorcenal", "catorcenales"),
    *("salado", "novena", "quinientas", "doscientas", "trescientas", "cuatrocientas", "ochocientas", "seiscientas"),
    *("setecientas", "novecientas", "angosto", "proximal", "simiente", "seminal", "macana", "vienes", "descuento"),
    *("descuentos", "dolores", "agoto", "setenta", "sesenta"),
}
# Figures stand glued to these, before or after: "3months", "every2".
COUNTED = {
    *("payment", "payments", "week", "weeks", "month", "months", "day", "days", "installment", "installments"),
    *("hundred", "thousand", "dollars", "cents", "percent", "every", "biweekly", "weekly", "monthly", "each"),
    *("pago", "pagos", "semana", "semanas", "mes", "meses", "cuota", "cuotas", "dia", "dias", "abono", "abonos"),
    *("mil", "quincena", "quincenas", "cada", "mensual", "semanal", "quincenal", "por", "per", "years", "year"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "on", "tomorrow", "today"),
    *("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "times", "veces", "hours", "hrs"),
}


@cache
def short_forms(language: str) -> dict[str, str]:
    """Return what short forms stand for."""
    return {**_BOTH, **_SHORT[language]}


def corrected(word: str, language: str) -> str:
    """Return the word that was meant, or the same word.

    A letter typed three times counts once; words of six letters and more may have one
    slip (a letter changed, missing, added, or two swapped), of nine and more two.
    """
    short = short_forms(language)
    squeezed = _squeezed(word)
    for form in (word, squeezed):
        if form in short:
            return short[form]
    return _nearest(squeezed, language) if len(squeezed) >= _SHORTEST else squeezed


_SHORTEST = 5
_SHORTEST_TARGET = 6


def _squeezed(word: str) -> str:
    kept: list[str] = []
    for at, letter in enumerate(word):
        run = word[max(0, at - 1) : at + 2]
        if letter.isalpha() and len(run) == 3 and len(set(run)) == 1:
            continue
        if len(kept) >= 2 and kept[-1] == kept[-2] == letter:
            continue
        kept.append(letter)
    # "fridayyy" still ends in two: a doubled last letter of a stretched word goes too.
    text = "".join(kept)
    return text[:-1] if text != word and len(text) > 2 and text[-1] == text[-2] else text


@cache
def _vocabulary(language: str) -> tuple[str, ...]:
    return tuple(_TARGETS[language].split())


def _nearest(word: str, language: str) -> str:
    vocabulary = _vocabulary(language)
    if word in vocabulary or word in _REAL_WORDS or len(word) > 16:
        return word
    for target in vocabulary:
        allowed = 2 if len(target) >= 9 else 1
        close = target[0] == word[0] and abs(len(target) - len(word)) <= allowed
        if close and _slips(word, target, allowed) <= allowed and target + "s" != word and word + "s" != target:
            return short_forms(language).get(target, target)
    return word


def _slips(word: str, target: str, most: int) -> int:
    """Count letters changed, missing, added or swapped (Damerau-Levenshtein, adjacent swaps)."""
    before: list[int] = []
    row = list(range(len(target) + 1))
    for i, letter in enumerate(word, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(target, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == target[j - 2] and word[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
