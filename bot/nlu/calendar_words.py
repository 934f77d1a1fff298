"""Names of weekdays, months, and days of a month, English and Spanish, as patterns."""

_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPANISH_DAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SPANISH_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
    *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
WEEKDAY_NAMES = _ENGLISH_DAYS
WEEKDAYS = {name: at for names in (_ENGLISH_DAYS, _SPANISH_DAYS) for at, name in enumerate(names)} | {
    "sat": 5,
    "sun": 6,
}
MONTHS = {name: at for names in (_ENGLISH_MONTHS, _SPANISH_MONTHS) for at, name in enumerate(names, 1)} | {
    "mar": 3,
    "apr": 4,
}

WEEKDAY = rf"(?:{'|'.join((*_ENGLISH_DAYS, *_SPANISH_DAYS))})"
# "sat" and "sun" are words of their own: only after something that makes them days.
WEEKDAY_LED = rf"(?:{'|'.join((*_ENGLISH_DAYS, *_SPANISH_DAYS))}|sat|sun)"
MONTH = rf"(?:{'|'.join((*_ENGLISH_MONTHS, *_SPANISH_MONTHS))})"
# The day of a month: 3rd, 3, first; "primero", "1ro".
_FIGURE = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = rf"(?:{_FIGURE} ?(?:st|nd|rd|th)|first|second|third)"
DIA = rf"(?:{_FIGURE}(?:ro|ero|er|°|º|o)?|primero|uno)"
DAY = rf"(?:{_FIGURE}(?: ?(?:st|nd|rd|th)|ro|ero|er|°|º)?|first|second|third|primero)"
_WORDS = {"first": 1, "second": 2, "third": 3, "primero": 1, "primer": 1, "uno": 1}


def day_number(text: str) -> int:
    """Read "3rd", "3", "third", "primero" as a number."""
    digits = "".join(char for char in text if char.isdigit())
    return int(digits) if digits else _WORDS[text.strip()]


def weekday_number(text: str) -> int:
    """Read a weekday's name, also as a plural, as 0 (Monday) to 6."""
    name = text.strip()
    return WEEKDAYS[name] if name in WEEKDAYS else WEEKDAYS[name.removesuffix("s").removesuffix("'")]
