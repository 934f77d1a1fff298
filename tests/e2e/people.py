"""Invented people with accounts: rows for `parley import accounts`, all different."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

TEMPLATE = {
    "creditor_id": "meridian",
    "account_ref": "",
    "party_role": "third_party",
    "debt_type": "credit_card",
    "original_creditor": "Meridian Bank",
    "first_name": "",
    "last_name": "",
    "date_of_birth": "",
    "ssn_last4": "",
    "address_line": "1 Invented Lane",
    "city": "Chicago",
    "state": "IL",
    "zip": "",
    "phone_e164": "",
    "email": "",
    "language": "en",
    "principal_cents": "112000",
    "interest_cents": "9850",
    "fees_cents": "3500",
    "payments_cents": "5350",
    "balance_cents": "120000",
    "currency": "USD",
    "opened_on": "2019-03-08",
    "itemization_date": "2024-11-15",
    "itemization_date_type": "charge_off",
    "charged_off_on": "2024-11-15",
    "last_payment_on": "2024-05-02",
    "sms_consent_at": "2025-11-03T16:20:00Z",
    "sms_consent_source": "web portal opt-in, wording 3",
}
_FIRST_NAMES = ("Alder", "Briar", "Clover", "Dahlia", "Ember", "Fern", "Ginger", "Hazel", "Iris", "Jasmine")
_FAMILIES = ("Applewood", "Brookstone", "Cloudberry", "Dewdrop", "Elderflower", "Foxglove", "Greenmeadow", "Hillcrest")
# Illinois numbers, none of the demo's, of the range kept for fiction: 555-0100 to 555-0199 in each area code.
_AREA_CODES = ("779", "309", "618", "630", "708", "773", "815", "847")


@dataclass(frozen=True, slots=True)
class Person:
    """What a tester must know to play somebody."""

    first_name: str
    last_name: str
    born_on: date
    zip: str
    ssn_last4: str
    phone: str
    reference: str
    language: str
    balance_cents: int
    debt: tuple[tuple[str, str], ...] = ()
    """Columns in which this person's debt differs from the usual one."""

    @property
    def dob(self) -> str:
        """Date of birth as people write it."""
        return f"{self.born_on:%m/%d/%Y}"

    @property
    def factors(self) -> str:
        """The two answers that verify this person."""
        return f"{self.dob} zip {self.zip}"

    @property
    def factors_day_first(self) -> str:
        """The same two answers as they are written in Spanish."""
        return f"{self.born_on:%d/%m/%Y} y mi zip es {self.zip}"

    def row(self) -> dict[str, str]:
        """The person's line of an account file."""
        own = {
            "account_ref": self.reference,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "date_of_birth": self.born_on.isoformat(),
            "ssn_last4": self.ssn_last4,
            "zip": self.zip,
            "phone_e164": self.phone,
            "language": self.language,
        }
        principal = self.balance_cents - 9850 - 3500 + 5350
        figures = {"principal_cents": str(principal), "balance_cents": str(self.balance_cents)}
        return {**TEMPLATE, **own, **figures, **dict(self.debt)}


def invent(count: int, *, first: int = 0, language: str = "en") -> Iterator[Person]:
    """Make up people; `first` keeps several lots apart."""
    for number in range(first, first + count):
        yield Person(
            first_name=_FIRST_NAMES[number % len(_FIRST_NAMES)],
            last_name=_FAMILIES[number // len(_FIRST_NAMES) % len(_FAMILIES)],
            born_on=date(1950, 3, 14) + timedelta(days=97 * number),
            zip=str(60601 + number),
            ssn_last4=str(2001 + 7 * number),
            phone=f"+1{_AREA_CODES[number // 100]}55501{number % 100:02d}",
            reference=f"TST-{100100 + number}",
            language=language,
            balance_cents=120000 + 111 * number,
        )


def twins(*, first: int) -> tuple[Person, Person]:
    """Make up two people of one first name whose debts have nothing in common: creditor, role, kind, age and sum."""
    one, other = invent(2, first=first)
    of_another_kind = {
        "creditor_id": "riverbend",
        "party_role": "first_party",
        "debt_type": "medical",
        "original_creditor": "Riverbend Health",
        "opened_on": "2026-08-03",
        "itemization_date": "2026-09-28",
        "itemization_date_type": "last_statement",
        "charged_off_on": "",
        "last_payment_on": "",
    }
    debt = tuple(of_another_kind.items())
    return one, replace(other, first_name=one.first_name, balance_cents=23000, debt=debt)


def card_like(*, first: int) -> Person:
    """Make up somebody whose date and ZIP, written "20/10/1981 60720", have the check digit of a payment card."""
    person = next(invent(1, first=first, language="es"))
    return replace(person, born_on=date(1981, 10, 20), zip="60720")


def as_csv(rows: Iterable[dict[str, str]]) -> str:
    """Write an account file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(TEMPLATE))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
