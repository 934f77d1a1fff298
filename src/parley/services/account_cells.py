"""How each column of the account file is read: one function per kind of cell, each refusing with a reason.

A reason never repeats what stands in the cell: where columns have slipped, any cell may hold a name or a number of a
person, and the reasons end up on screens and in logs. Pure: "today" is passed in.

Source: architecture 5, account import.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

import phonenumbers

from parley.negotiation.terms import DEBT_TYPES
from parley.services.contact_claims import NOT_CONSENT, claims_time_or_place
from parley.services.regions import STATE_ZONES

PARTY_ROLES: Final = ("first_party", "third_party", "debt_buyer")
ITEMIZATION_DATE_TYPES: Final = ("last_statement", "charge_off", "last_payment", "transaction", "judgment")
LANGUAGES: Final = ("en", "es")
ADULT_YEARS: Final = 18
_OLDEST_BIRTH: Final = date(1900, 1, 1)
_OLDEST_DEBT: Final = date(1950, 1, 1)
# The United States and its territories; None is a fictional or unassigned area code such as 555.
_US_REGIONS: Final = frozenset({"US", "PR", "VI", "GU", "AS", "MP", None})

_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_CREDITOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_NAME_MARKS = frozenset(" .,'’-·")
_CENTS = re.compile(r"[0-9]{1,12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ZIP = re.compile(r"[0-9]{5}(-[0-9]{4})?")
_PHONE = re.compile(r"\+1(555[0-9]{7}|[2-9][0-9]{2}[2-9][0-9]{6})")
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\.[A-Za-z]{2,24}")

CellReader = Callable[[str, date], Any]


class BadCell(ValueError):
    """A cell that cannot be used; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Column:
    """How to read a column, and whether a row may leave it empty."""

    read: CellReader
    is_required: bool = True


def _text(limit: int) -> CellReader:
    def read(cell: str, today: date) -> str:
        if len(cell) > limit:
            raise BadCell(f"is longer than {limit} characters")
        if any(unicodedata.category(char).startswith("C") for char in cell):
            raise BadCell("holds characters that cannot be printed")
        return " ".join(unicodedata.normalize("NFC", cell).split())

    return read


def _consent_source(cell: str, today: date) -> str:
    """Read how consent to texts was given; a time or place of contact is not the creditor's to allow (REGF-6B4)."""
    source: str = _text(120)(cell, today)
    if claims_time_or_place(source):
        raise BadCell(f"may only say how consent to texts was given: {NOT_CONSENT}")
    return source


def _name(cell: str, today: date) -> str:
    """Read a person's name; it is spoken to a consumer, so nothing but a name may stand in it."""
    name: str = _text(80)(cell, today)
    if not all(char in _NAME_MARKS or unicodedata.category(char)[0] in "LM" for char in name):
        raise BadCell("may hold letters, spaces, hyphens, apostrophes, commas and periods only")
    if not any(char.isalpha() for char in name):
        raise BadCell("holds no letter")
    return name


def _one_of(*allowed: str) -> CellReader:
    def read(cell: str, today: date) -> str:
        if cell not in allowed:
            raise BadCell(f"must be {allowed[0]}" if len(allowed) == 1 else f"must be one of {', '.join(allowed)}")
        return cell

    return read


def _matching(pattern: re.Pattern[str], reason: str) -> CellReader:
    def read(cell: str, today: date) -> str:
        if not pattern.fullmatch(cell):
            raise BadCell(reason)
        return cell

    return read


def _cents(cell: str, today: date) -> int:
    if not _CENTS.fullmatch(cell):
        raise BadCell("must be a whole number of cents, zero or more, without sign, commas or decimals")
    return int(cell)


def _iso_date(cell: str) -> date:
    if _DATE.fullmatch(cell):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            raise BadCell("is not a day of the calendar") from None
    raise BadCell("must be a date like 2026-01-31")


def _past_date(cell: str, today: date) -> date:
    day = _iso_date(cell)
    if day > today:
        raise BadCell("lies in the future")
    if day < _OLDEST_DEBT:
        raise BadCell(f"lies before {_OLDEST_DEBT.year}")
    return day


def _birth_date(cell: str, today: date) -> date:
    """Read a date of birth; a minor's debt needs a person, so it is not boarded (rule EV-MINOR)."""
    day = _iso_date(cell)
    if day > today:
        raise BadCell("lies in the future")
    if day < _OLDEST_BIRTH:
        raise BadCell(f"lies before {_OLDEST_BIRTH.year}")
    # Compared by parts, so that somebody born on 29 February is of age on 1 March.
    if (today.year - ADULT_YEARS, today.month, today.day) < (day.year, day.month, day.day):
        raise BadCell(f"is of a person under {ADULT_YEARS}")
    return day


def _ssn_last4(cell: str, today: date) -> str:
    if not re.fullmatch(r"[0-9]{4}", cell):
        raise BadCell("must be exactly four digits")
    if cell == "0000":
        # Serial 0000 was never issued; files use it for "unknown", and as an identity factor anyone could guess it.
        raise BadCell("is a number that was never issued; leave it empty when it is not known")
    return cell


def _state(cell: str, today: date) -> str:
    if cell.upper() not in STATE_ZONES:
        raise BadCell("must be the two-letter postal code of a state, DC or a territory")
    return cell.upper()


def _phone(cell: str, today: date) -> str:
    """Read a telephone number; invented 555 numbers pass, so "possible" is asked for, not "valid"."""
    if not _PHONE.fullmatch(cell):
        raise BadCell("must be a United States number in E.164 form: +1 and ten digits")
    number = phonenumbers.parse(cell, None)
    if not phonenumbers.is_possible_number(number) or phonenumbers.region_code_for_number(number) not in _US_REGIONS:
        raise BadCell("is not a number of the United States or its territories")
    return cell


def _consent_instant(cell: str, today: date) -> datetime:
    """Read when consent was given; a bare date counts from the start of that day in UTC."""
    try:
        at = datetime.combine(_iso_date(cell), time(), UTC) if _DATE.fullmatch(cell) else datetime.fromisoformat(cell)
    except ValueError as error:
        if isinstance(error, BadCell):
            raise
        raise BadCell("must be an instant like 2026-01-31T15:00:00Z or a date like 2026-01-31") from None
    if at.tzinfo is None:
        raise BadCell("has no time zone; write it with an offset, for example 2026-01-31T15:00:00Z")
    if at.date() > today:
        raise BadCell("lies in the future")
    if at.date() < _OLDEST_DEBT:
        raise BadCell(f"lies before {_OLDEST_DEBT.year}")
    return at.astimezone(UTC)


COLUMNS: Final[Mapping[str, Column]] = {
    "creditor_id": Column(_matching(_CREDITOR, "is not an identifier of a creditor")),
    "account_ref": Column(_matching(_REF, "must be up to 40 letters, digits and . _ / - in between")),
    "party_role": Column(_one_of(*PARTY_ROLES)),
    "debt_type": Column(_one_of(*DEBT_TYPES)),
    "original_creditor": Column(_text(120), is_required=False),
    "first_name": Column(_name),
    "last_name": Column(_name),
    "date_of_birth": Column(_birth_date, is_required=False),
    "ssn_last4": Column(_ssn_last4, is_required=False),
    "address_line": Column(_text(200)),
    "city": Column(_text(100)),
    "state": Column(_state),
    "zip": Column(_matching(_ZIP, "must be 5 digits or 5+4 such as 02108-0001; spreadsheets drop a leading zero")),
    "phone_e164": Column(_phone, is_required=False),
    "email": Column(_matching(_EMAIL, "is not an e-mail address"), is_required=False),
    "language": Column(_one_of(*LANGUAGES)),
    "principal_cents": Column(_cents),
    "interest_cents": Column(_cents),
    "fees_cents": Column(_cents),
    "payments_cents": Column(_cents),
    "balance_cents": Column(_cents),
    "currency": Column(_one_of("USD")),
    "opened_on": Column(_past_date),
    "itemization_date": Column(_past_date),
    "itemization_date_type": Column(_one_of(*ITEMIZATION_DATE_TYPES)),
    "charged_off_on": Column(_past_date, is_required=False),
    "last_payment_on": Column(_past_date, is_required=False),
    "sms_consent_at": Column(_consent_instant, is_required=False),
    "sms_consent_source": Column(_consent_source, is_required=False),
}
