"""Write a text message out the way the entity rules expect to read it.

Short forms become words and number words become figures, while every character keeps
the place it came from, so that a finding can be shown in the original message.
"""

import re
from dataclasses import dataclass

from text_to_num import find_numbers

# Longer messages carry no payment proposal worth the time of parsing all of them.
MAX_CHARACTERS = 1_000

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-zñ]+(?:'[a-z]+)?|\s+|.", re.DOTALL)
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\[[a-z_]+\]")
_ACCENTS = str.maketrans("áéíóúüàèìòùâêîôûäëïö’‘", "aeiouuaeiouaeiouaeio''")

SHORT_FORMS: dict[str, dict[str, str]] = {
    "en": {
        "2moro": "tomorrow",
        "2mrw": "tomorrow",
        "2morrow": "tomorrow",
        "tmrw": "tomorrow",
        "tmr": "tomorrow",
        "tomorow": "tomorrow",
        "tommorow": "tomorrow",
        "tommorrow": "tomorrow",
        "tomm": "tomorrow",
        "2day": "today",
        "2nite": "tonight",
        "wk": "week",
        "wks": "weeks",
        "mo": "month",
        "mos": "months",
        "mth": "month",
        "mths": "months",
        "mnth": "month",
        "mnths": "months",
        "yr": "year",
        "yrs": "years",
        "pymt": "payment",
        "pymts": "payments",
        "pmt": "payment",
        "pmts": "payments",
        "pymnt": "payment",
        "pymnts": "payments",
        "paymnts": "payments",
        "paymnt": "payment",
        "instalment": "installment",
        "instalments": "installments",
        "bucks": "dollars",
        "buck": "dollars",
        "bux": "dollars",
        "dollar": "dollars",
        "usd": "dollars",
        "dolars": "dollars",
        "dollers": "dollars",
        "grand": "thousand",
        "mon": "monday",
        "tue": "tuesday",
        "tues": "tuesday",
        "weds": "wednesday",
        "wed": "wednesday",
        "wedns": "wednesday",
        "thur": "thursday",
        "thurs": "thursday",
        "thu": "thursday",
        "fri": "friday",
        "fryday": "friday",
        "firday": "friday",
        "frday": "friday",
        "saterday": "saturday",
        "wensday": "wednesday",
        "wednsday": "wednesday",
        "thrusday": "thursday",
        "nxt": "next",
        "evry": "every",
        "eveyr": "every",
        "evrey": "every",
        "ea": "each",
        "biwkly": "biweekly",
        "wkly": "weekly",
        "mthly": "monthly",
        "montly": "monthly",
        "monthy": "monthly",
        "pct": "percent",
        "til": "until",
        "till": "until",
        "aug": "august",
        "sept": "september",
        "febuary": "february",
        "novemeber": "november",
        "decemeber": "december",
    },
    "es": {
        "manana": "mañana",
        "mnn": "mañana",
        "mñn": "mañana",
        "mñna": "mañana",
        "ano": "año",
        "anos": "años",
        "oy": "hoy",
        "sem": "semana",
        "sems": "semanas",
        "qna": "quincena",
        "qncna": "quincena",
        "kincena": "quincena",
        "dls": "dolares",
        "dlls": "dolares",
        "dlrs": "dolares",
        "dolar": "dolares",
        "usd": "dolares",
        "varos": "dolares",
        "pgo": "pago",
        "pgos": "pagos",
        "lun": "lunes",
        "mierc": "miercoles",
        "miercles": "miercoles",
        "juevs": "jueves",
        "vierns": "viernes",
        "viernez": "viernes",
        "vie": "viernes",
        "bienes": "viernes",
        "prox": "proximo",
        "pxmo": "proximo",
        "prxmo": "proximo",
        "sig": "siguiente",
        "kada": "cada",
        "mensuales": "mensual",
        "semanales": "semanal",
        "quincenales": "quincenal",
    },
}
# "por ciento" is a percentage, "ciento" alone is a hundred.
_PERCENT_WORDS = {"ciento", "cien"}
_ONE = {"one", "a", "an", "un", "una", "uno"}
_COUNTED = {
    "payment",
    "payments",
    "week",
    "weeks",
    "month",
    "months",
    "day",
    "days",
    "installment",
    "installments",
    "hundred",
    "thousand",
    "pago",
    "pagos",
    "semana",
    "semanas",
    "mes",
    "meses",
    "cuota",
    "cuotas",
    "dia",
    "dias",
    "abono",
    "mil",
    "dollars",
    "dolares",
    "quincenas",
}


@dataclass(frozen=True)
class SmsText:
    """A written-out text; `starts` and `ends` give each character's place in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of `text` to a span of the original message."""
        return self.starts[start], self.ends[end - 1]


@dataclass
class _Piece:
    text: str
    start: int
    end: int


def write_out(message: str, language: str) -> SmsText:
    """Write a message out.

    Args:
        message: What the consumer wrote.
        language: `en` or `es`.
    """
    pieces = _pieces(message[:MAX_CHARACTERS], SHORT_FORMS.get(language, {}))
    pieces = _figures(pieces, language)
    text, starts, ends = [], [], []
    for piece in pieces:
        same_length = len(piece.text) == piece.end - piece.start
        for offset, char in enumerate(piece.text):
            text.append(char)
            starts.append(piece.start + offset if same_length else piece.start)
            ends.append(piece.start + offset + 1 if same_length else piece.end)
    return SmsText("".join(text), tuple(starts), tuple(ends))


def fold_accents(text: str) -> str:
    """Lower the case and drop accents, keeping ñ and the number of characters.

    NUL and lone surrogates become spaces: Duckling ends the thread on either.
    """
    text = _UNREADABLE.sub(" ", text)
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_ACCENTS)


def _pieces(message: str, short: dict[str, str]) -> list[_Piece]:
    # The gateway's placeholders hold no figures and are not words.
    folded = _PLACEHOLDER.sub(lambda found: "_" * len(found[0]), fold_accents(message))
    found = [_Piece(match[0], match.start(), match.end()) for match in _TOKEN.finditer(folded)]
    pieces: list[_Piece] = []
    at = 0
    while at < len(found):
        piece = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        glued = piece.text + after.text if after else ""
        if piece.text.isdigit() and glued in short:  # 2moro
            piece, at = _Piece(short[glued], piece.start, after.end), at + 1
        elif piece.text in short:
            if pieces and pieces[-1].text[-1:].isdigit():  # 2wks
                pieces.append(_Piece(" ", piece.start, piece.start))
            piece = _Piece(short[piece.text], piece.start, piece.end)
        elif pieces and pieces[-1].text[-1:].isdigit() and piece.text in _COUNTED:  # 3months
            pieces.append(_Piece(" ", piece.start, piece.start))
        pieces.append(piece)
        at += 1
    return pieces


class _Word:
    """What text2num wants to see of a word."""

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: "_Word") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        # Figures stay as they are: "2 thousand" would become 1000.
        return not self._text.isalpha()


def _figures(pieces: list[_Piece], language: str) -> list[_Piece]:
    places = [place for place, piece in enumerate(pieces) if not piece.text.isspace()]
    words = [_Word(pieces[place].text) for place in places]
    result = list(pieces)
    for number in reversed(find_numbers(words, language, 0)):
        first, last = number.start, number.end - 1
        word = words[first].text()
        following = words[last + 1].text() if last + 1 < len(words) else ""
        before = words[first - 1].text() if first else ""
        if number.is_ordinal or not number.text.isdigit() or not word.isalpha():
            continue
        if first == last and word in _ONE and following not in _COUNTED:
            continue
        if before == "por" and word in _PERCENT_WORDS:
            continue
        if before[:1].isdigit():  # "2 thousand": the amount rules multiply
            continue
        start, end = pieces[places[first]].start, pieces[places[last]].end
        result[places[first] : places[last] + 1] = [_Piece(number.text, start, end)]
    return result
