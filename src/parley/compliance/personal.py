"""Take everything that points to a person out of a text that people who do not handle the account will read.

Intake has already replaced the secrets (see `redaction`); what a conversation needs stays in a transcript: names, telephone
numbers, e-mail and postal addresses. A list of examples needs none of it. Masks are coarse on purpose: a word too many
costs an example, a word too few costs somebody's privacy. Pure: what is known of the person and today's date are passed in.

Known limit: a name that is on no file and stands without any word that announces it ("carla mendez" and nothing else)
looks like other words. A person reads every text before it is kept for good.
Source: 12 CFR 1006.6(d) (no disclosure to third parties); 16 CFR 314.4(c)(6) (dispose of what is not needed); invariant I8.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.compliance.not_a_name import NOT_A_NAME
from parley.compliance.redaction import redact
from parley.compliance.redaction_dates import birth_dates
from parley.compliance.redaction_numbers import zip_codes

_EMAIL: Final = re.compile(
    r"[\w.+'-]+\s?(?:@|\(at\)|\[at\]|\barroba\b)\s?[\w-]+(?:\s?(?:\.|\bdot\b|\bpunto\b)\s?[\w-]+)+"
    r"|[\w.+'-]+\s+at\s+[\w-]+\s*(?:\.|\s(?:dot|punto)\s)\s*(?:com|net|org|edu|gov|us|mx)\b|(?<!\w)@\w{2,}",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<![\w$.,/])\+?\(?\d(?:[\s().\-\u2010-\u2015]{0,2}\d){6,14}(?![\d/])")
_LOOKS_LIKE_A_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-. ]\d{1,2}[-. ](?:\d{4}|\d{2})")
_DIGIT_WORD: Final = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_SPELT_NUMBER: Final = re.compile(rf"\b{_DIGIT_WORD}(?:[\s,.-]+{_DIGIT_WORD}){{6,}}\b", re.IGNORECASE)
_LONG_NUMBER: Final = re.compile(r"(?<![\w$.,/-])\d{6,}(?![\w/]|[.,]\d)")
_REFERENCE: Final = re.compile(r"(?<![\w-])[A-Za-z]{2,6}-?\d{5,12}(?![\w-])")
_BIRTH: Final = re.compile(
    r"(?:\bborn\b|\bd\.?o\.?b\b|\bbirth\s?da(?:y|te)\b|\bb-?day\b|\bnac[ií](?:da|do|miento)?\b|\bcumplea[nñ]os\b)"
    r"[^\d\[]{0,24}(?P<day>\d{1,2}[/.\- ]\d{1,2}(?:[/.\- ]\d{2,4})?|(?:19|20)\d\d|\d{6,8})(?!\w)",
    re.IGNORECASE,
)
_NOT_IN_A_STREET: Final = r"(?!(?:a|an|the|in|to|my|is|on|of|at|no|not|only|and|or|for|other|more|last|next)\b)"
_HOUSE: Final = rf"(?<![\w$.,/-])\d{{1,6}}[a-z]?(?:\s+{_NOT_IN_A_STREET}[\w.'-]+)"
_STREET: Final = re.compile(
    rf"{_HOUSE}{{1,4}}?\s+(?:st|street|ave?|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|cir|circle|pl|place|"
    r"ter|terrace|hwy|highway|pkwy|parkway|sq|square|trl|trail|way)\b\.?"
    r"(?:,?\s*(?:apt|apartment|unit|suite|ste|#)\.?\s*#?\w{1,5}\b)?"
    r"|\b(?:calle|avenida|avda|carrera|callej[oó]n|c/)\s+(?:[\w.'-]+\s+){0,3}?(?:#\s*)?\d{1,6}[a-z]?\b"
    r"|\b(?:p\.?\s?o\.?\s?box|apartado(?: postal)?)\s*#?\s*\d+"
    r"|\b(?:apt|apartment|unit|suite|depto|apto)\.?\s*#?\s*\d{1,5}[a-z]?\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"(?<!\[)\b[^\W_](?:['’-]?\w)*")
_ANNOUNCED: Final = re.compile(
    r"\b(?:(?:full|first|last|legal|maiden|real|under\s+the)\s+name(?:['’]?s|\s+is|:)?|"
    r"names?(?:['’]?s|\s+is|\s+(?:was\s+)?changed\s+to|:)(?:\s+not)?|me\s+(?:llamo|apellido)|se\s+llama|named|llamad[oa]|"
    r"(?:nombre|apellido)(?:\s+completo)?(?:\s+(?:no\s+)?es|:)|(?:this|i)\s+(?:is|am)\s+(?:attorney|lawyer|pastor|doctor|dr)|"
    r"mr|mrs|ms|sra?|srta|lic|se[nñ]ora?|do[nñ]a)\b[.:]?\s+(?=\w)",
    re.IGNORECASE,
)
_RELATIVE: Final = (
    r"(?:wife|husband|son|daughter|sister|brother|mother|father|mom|dad|lawyer|boss|friend|"
    r"espos[oa]|hij[oa]|herman[oa]|mam[aá]|pap[aá]|madre|padre|jef[ea]|amig[oa])"
)
_INTRODUCED: Final = re.compile(
    r"\b(?i:i['’]?m(?:\s+not)?|i\s+am(?:\s+not)?|(?:this|it|he|she|name)\s+(?:is(?:\s+not|n['’]?t)?)|it['’]?s(?:\s+not)?|soy|"
    r"es|habla|for|con|para|dear|hi|hello|hola|por|miss|dr\.|dr|don|attorney|abogad[oa]|pastor|deacon|called|ask|"
    rf"(?:my|his|her|mi|su)\s+{_RELATIVE}),?\s+(?=[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñ]|['’][A-ZÁÉÍÓÚÑ]))"
)
_CAPITAL: Final = re.compile(r"[A-ZÁÉÍÓÚÑ][\w'’-]*")
_AROUND_A_NAME: Final = """
q que quien con en ya no le les lo se por para pa va dice dijo antes primero usted ustedes igual asi y e o es era esta fue
is was changed spelled spelt has have had been again now and or but here speaking wrong misspelled incorrect different not
please thanks i im monday tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december christmas english spanish ever
"""
_NEVER_A_NAME: Final = NOT_A_NAME | frozenset(_AROUND_A_NAME.split())
_IN_NAMES: Final = "de del la las los y van von der di da st jr sr"
_PARTICLES: Final = frozenset(_IN_NAMES.split())
_IN_STREETS: Final = """
street avenue road boulevard lane drive court circle place terrace highway parkway square trail unit suite apartment
north south east west calle avenida
"""
_SUFFIXES: Final = frozenset(_IN_STREETS.split())
_SURNAME: Final = re.compile(r"\[name\](?:\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\b)+")
_TWICE: Final = re.compile(r"(\[\w+\])(?:[\s,.]*\1)+")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the files say of everybody the writer may be, as the import brought it; empty where nobody is known."""

    names: tuple[str, ...] = ()
    born_on: tuple[date, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    """What identifies when written out, each with its placeholder: ("60601", "[zip]"), ("TST-000123", "[ref]")."""
    emails: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Keep the person out of logs and tracebacks."""
        return "KnownPerson(...)"


NOBODY: Final = KnownPerson()


def mask_personal(text: str, *, person: KnownPerson = NOBODY, today: date, language: str = "en") -> str:
    """Return `text` on one line with "[name]", "[number]", "[email]", "[street]" and the like for what points to somebody.

    Args:
        text: A message as stored, with the placeholders of `redaction`.
        person: Who is said to write; what is on file is found in any case and with or without accents.
        today: The day the message came; tells a date of birth from a payment date.
        language: Orders day and month of a date.
    """
    text = redact(text, expecting_identity=False, today=today, language=language).text
    text = _mask_birth(text, person, today, language)
    text = _mask_known_values(text, person)
    text = mask_contact_details(text)
    for start, end, _ in reversed(list(zip_codes(text))):
        text = f"{text[:start]}[number]{text[end:]}"
    text = _STREET.sub("[street]", text)
    text = _mask_words(text, person)
    text = _mask_introduced(text)
    return " ".join(_TWICE.sub(r"\1", text).split())


def mask_contact_details(text: str) -> str:
    """Replace e-mail addresses, links, telephone numbers, references and other long numbers."""
    text = _LINK.sub("[link]", text)
    text = _EMAIL.sub("[email]", text)
    text = _REFERENCE.sub("[ref]", text)
    text = _PHONE.sub(lambda found: found[0] if _LOOKS_LIKE_A_DAY.fullmatch(found[0]) else "[number]", text)
    return _LONG_NUMBER.sub("[number]", _SPELT_NUMBER.sub("[number]", text))


def _mask_birth(text: str, person: KnownPerson, today: date, language: str) -> str:
    born = {day.isoformat() for day in person.born_on}
    spans = []
    for start, end, value in birth_dates(text, today=today, expecting_identity=True, language=language):
        short_year = re.fullmatch(r".*\D(\d{2})", text[start:end], re.DOTALL)
        # "12/4/86" is a birthday, "12/4/26" a day to pay, "12/4/2024" a day something was paid.
        is_birth = short_year is not None and not -2 <= int(short_year[1]) - today.year % 100 <= 3
        if is_birth or born & set(value.split("|")):
            spans.append((start, end))
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]}[dob]{text[end:]}"
    return _BIRTH.sub(lambda found: found[0][: found.start("day") - found.start()] + "[dob]", text)


def _mask_known_values(text: str, person: KnownPerson) -> str:
    for email in person.emails:
        text = re.sub(re.escape(email), "[email]", text, flags=re.IGNORECASE)
    for number, placeholder in person.numbers:
        # However it is grouped: "TST-000123", "tst 000123", "312.555.0142", with or without the country's 1.
        signs = re.sub(r"\W", "", number)
        signs = signs[1:] if len(signs) == 11 and signs[0] == "1" else signs
        if len(signs) >= 4:
            pattern = r"(?<!\w)(?:\+?1[\s.-]?)?\(?" + r"[\s().-]{0,2}".join(map(re.escape, signs)) + r"(?!\w)"
            text = re.sub(pattern, placeholder, text, flags=re.IGNORECASE)
    return text


def _mask_words(text: str, person: KnownPerson) -> str:
    """Replace words of the person's name, street and city, whatever their case and accents."""
    names = {part for name in person.names for part in _parts(name, fewest=2)}
    streets = {part for street in person.streets for part in _parts(street, fewest=4)} - _SUFFIXES
    cities = {part for city in person.cities for part in _parts(city, fewest=3)}

    def replace(found: re.Match[str]) -> str:
        word = _plain(found[0])
        stem = re.sub(r"s$", "", word)
        parts = {word, stem, *(_plain(part) for part in re.split(r"['’-]", found[0]))}
        if parts & names or any(len(name) >= 5 and name in word for name in names):
            return "[name]"
        if parts & streets:
            return "[street]"
        return "[city]" if parts & cities else found[0]

    return _WORD.sub(replace, text) if names or streets or cities else text


def _mask_introduced(text: str) -> str:
    """Replace what follows "my name is", "me llamo", "Mr.", and a capitalised word after "this is", "soy", "my wife"."""
    for pattern, needs_capital in ((_ANNOUNCED, False), (_INTRODUCED, True)):
        pieces, position, found = [], 0, set()
        for lead in pattern.finditer(text):
            if lead.end() < position:
                continue
            end = _end_of_name(text, lead.end(), needs_capital=needs_capital)
            if end > lead.end():
                pieces += [text[position : lead.end()], "[name]"]
                found |= {word for word in re.findall(r"\w{3,}", text[lead.end() : end]) if word[0].isupper()}
                position = end
        text = "".join([*pieces, text[position:]])
        # Somebody who was introduced may be spoken of again.
        text = _WORD.sub(lambda word, found=found: "[name]" if word[0] in found else word[0], text)  # type: ignore[misc]
    return _SURNAME.sub("[name]", text)


def _end_of_name(text: str, start: int, *, needs_capital: bool) -> int:
    """Return where a name of up to four words that begins at `start` ends; `start` itself when there is none."""
    end = start
    for count, word in enumerate(_WORD.finditer(text, start)):
        is_apart = text[end : word.start()].strip() != "" or count == 4
        if is_apart or _plain(word[0]) in _NEVER_A_NAME or word[0][0].isdigit():
            break
        if needs_capital and (not _CAPITAL.fullmatch(word[0]) or (len(word[0]) > 1 and word[0].isupper())):
            break
        end = word.end()
    return end


def _parts(name: str, *, fewest: int) -> list[str]:
    """Split a name at spaces and hyphens into folded words; particles such as "de la" name nobody."""
    words = [_plain(part) for part in re.split(r"[\s-]+", name)]
    return [word for word in words if len(word) >= fewest and word.isalpha() and word not in _PARTICLES]


def _plain(word: str) -> str:
    """Fold case and accents and drop apostrophes and hyphens."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in folded if char.isalnum())
