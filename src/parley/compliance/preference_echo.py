"""Say a wish back in plain words, English and Spanish, and know the shape of what can be said.

The words are a closed vocabulary (days, hours, ways of contact), so a response may carry them before anybody is
verified. What would be too long for one text is not said at all: the caller then says that a note was made.

Source: 12 CFR 1006.6(b)(1); rule REGF-6B1-DESIG ("echo it in plain words").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from parley.compliance.schedules import DAY, EVERY_DAY, Span

LONGEST: Final = 100
"""Characters of an echoed schedule; longer ones do not fit a text with sender and opt-out line."""

_DAYS: Final = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos"),
}
_ES_ONE: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MEDIA: Final = {
    "en": {"sms": "text message", "web": "web chat", "voice": "phone call", "email": "email", "letter": "letter"},
    "es": {
        "sms": "mensaje de texto",
        "web": "chat",
        "voice": "llamada",
        "email": "correo electrónico",
        "letter": "carta",
    },
}
_AND: Final = {"en": "and", "es": "y"}

_CLOCK_SHAPE: Final = {"en": r"(?:1[0-2]|[1-9]):[0-5][0-9] [AP]M", "es": r"(?:2[0-4]|1?[0-9]):[0-5][0-9]"}


def write_schedule(spans: Sequence[Span], language: str) -> str | None:
    """Return spans in words ("Monday to Friday from 9:00 AM to 3:00 PM"), or None when there are none or too many."""
    if not spans:
        return None
    pieces = [_span(span, language) for span in spans]
    text = _listed(pieces, language)
    return text if len(text) <= LONGEST else None


def write_media(media: Iterable[str], language: str) -> str:
    """Return ways of contact in words ("phone call and email")."""
    return _listed([_MEDIA[language][medium] for medium in media], language, word={"en": "or", "es": "o"}[language])


def schedule_shape(language: str) -> str:
    """Return the pattern every echoed schedule fits, for the proof that a sentence is approved wording."""
    clock = _CLOCK_SHAPE[language]
    days = "|".join(sorted({*_DAYS[language], *(_ES_ONE if language == "es" else ())}))
    glue = (
        "on|to|from|and|every day|before|after|at any hour"
        if language == "en"
        else "de|los|a|y|todos los días|antes de las|después de las|a cualquier hora"
    )
    word = rf"(?:{days}|{glue}|{clock})"
    return rf"{word}(?:,? {word}){{0,40}}"


def media_shape(language: str) -> str:
    """Return the pattern every list of ways of contact fits."""
    names = "|".join(_MEDIA[language].values())
    return rf"(?:{names})(?:(?:,| or| o) (?:{names})){{0,4}}"


def _span(span: Span, language: str) -> str:
    days, hours = _days(span.days, language), _hours(span, language)
    if days is None:
        every_day = {"en": "every day", "es": "todos los días"}[language]
        return hours or f"{every_day} { ({'en': 'at any hour', 'es': 'a cualquier hora'}[language]) }"
    return f"{days} {hours}" if hours else days


def _days(days: tuple[int, ...], language: str) -> str | None:
    if days == EVERY_DAY:
        return None
    is_run = len(days) > 2 and days == tuple(range(days[0], days[-1] + 1))
    if is_run:
        names = _DAYS["en"] if language == "en" else _ES_ONE
        first, last = names[days[0]], names[days[-1]]
        return f"{first} to {last}" if language == "en" else f"de {first} a {last}"
    listed = _listed([_DAYS[language][day] for day in days], language)
    return f"on {listed}" if language == "en" else f"los {listed}"


def _hours(span: Span, language: str) -> str | None:
    start, end = _clock(span.start, language), _clock(span.end, language)
    if (span.start, span.end) == (0, DAY):
        return None
    if span.start == 0:
        return f"before {end}" if language == "en" else f"antes de las {end}"
    if span.end == DAY:
        return f"after {start}" if language == "en" else f"después de las {start}"
    return f"from {start} to {end}" if language == "en" else f"de {start} a {end}"


def _clock(minute: int, language: str) -> str:
    hour, rest = divmod(minute, 60)
    if language == "es":
        return f"{hour}:{rest:02}"
    return f"{hour % 12 or 12}:{rest:02} {'AM' if hour % 24 < 12 else 'PM'}"


def _listed(pieces: Sequence[str], language: str, *, word: str | None = None) -> str:
    if len(pieces) == 1:
        return pieces[0]
    return f"{', '.join(pieces[:-1])} {word or _AND[language]} {pieces[-1]}"
