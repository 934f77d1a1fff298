"""Invented people with accounts, as many as a run needs: each plays one conversation, so that no ceiling is met."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.services.account_cells import COLUMNS

# Illinois numbers of the range kept for fiction, 555-0100 to 555-0199 in each area code; none that the demo's people have.
_AREA_CODES = ("224", "309", "331", "618", "630", "708", "773", "779", "815", "847")
LIMIT = 100 * len(_AREA_CODES)
_BORN = "1984-03-{day:02d}"
_ROW = {
    "creditor_id": "meridian",
    "party_role": "third_party",
    "debt_type": "credit_card",
    "original_creditor": "Meridian Bank",
    "last_name": "Measureworth",
    "address_line": "1 Invented Lane",
    "city": "Chicago",
    "state": "IL",
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
    "sms_consent_source": "web portal opt-in",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owes and writes."""

    number: int

    @property
    def phone(self) -> str:
        """The number on file."""
        return f"+1{_AREA_CODES[self.number // 100]}55501{self.number % 100:02d}"

    @property
    def day(self) -> int:
        """Day of the month of birth."""
        return self.number % 28 + 1

    @property
    def zip(self) -> str:
        """ZIP code on file."""
        return str(60601 + self.number % 50)

    def texts(self) -> tuple[str, ...]:
        """Return what this person writes, from the greeting to the agreed plan."""
        factors = f"03/{self.day:02d}/1984 {self.zip}"
        return ("hi", "1", factors, "how much do i owe", "can i pay 300 a month", "yes")

    def row(self) -> dict[str, str]:
        """Return this person's line of an account file."""
        own = {
            "account_ref": f"BEN-{700000 + self.number}",
            "first_name": "Sam",
            "date_of_birth": _BORN.format(day=self.day),
            "ssn_last4": f"{2001 + self.number}",
            "zip": self.zip,
            "phone_e164": self.phone,
        }
        return dict.fromkeys(COLUMNS, "") | _ROW | own


def invent(count: int) -> Iterator[Person]:
    """Make up people."""
    if count > LIMIT:
        raise ValueError(f"there are numbers for {LIMIT} people, not for {count}")
    yield from (Person(number) for number in range(count))


def as_csv(people: Iterable[Person]) -> str:
    """Write an account file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(COLUMNS))
    writer.writeheader()
    writer.writerows(person.row() for person in people)
    return text.getvalue()
