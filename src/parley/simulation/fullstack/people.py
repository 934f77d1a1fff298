"""Invented people with accounts for simulated consumers: what an account file says of them and what they answer."""

from __future__ import annotations

import csv
import io
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from parley.simulation.population import POPULATION_VERSION

# Illinois numbers, none of the demo's, of the range kept for fiction: 555-0100 to 555-0199 in each area code.
_AREA_CODES: Final = ("779", "309", "618", "630", "708", "773", "815", "847", "217", "224", "331", "464")
MOST_PEOPLE: Final = len(_AREA_CODES) * 100
_FAMILIES: Final = (
    "Applewood",
    "Brookstone",
    "Cloudberry",
    "Dewdrop",
    "Elderflower",
    "Foxglove",
    "Hillcrest",
    "Meadow",
)
_CREDITORS: Final = (
    {"creditor_id": "meridian", "party_role": "third_party", "debt_type": "credit_card", "original_creditor": "Meridian Bank"},
    {"creditor_id": "riverbend", "party_role": "first_party", "debt_type": "medical", "original_creditor": "Riverbend Health"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed: the part of a person that may change an offer."""

    creditor_id: str
    balance_cents: int
    began_on: date
    row: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """What a simulated consumer knows of themselves."""

    number: int
    first_name: str
    language: str
    debt: Debt

    @property
    def phone(self) -> str:
        """Telephone number on file."""
        return f"+1{_AREA_CODES[self.number // 100]}55501{self.number % 100:02d}"

    @property
    def reference(self) -> str:
        """Reference of the account."""
        return f"SIM-{100100 + self.number}"

    @property
    def born_on(self) -> date:
        """Date of birth."""
        return date(1951, 5, 14) + timedelta(days=23 * self.number)

    @property
    def zip(self) -> str:
        """ZIP code."""
        return str(60601 + self.number % 300)

    def account_row(self) -> dict[str, str]:
        """Return the person's line of an account file."""
        return {
            **dict(self.debt.row),
            "account_ref": self.reference,
            "first_name": self.first_name,
            "last_name": _FAMILIES[self.number % len(_FAMILIES)],
            "date_of_birth": self.born_on.isoformat(),
            "ssn_last4": str(2001 + self.number),
            "address_line": "1 Invented Lane",
            "city": "Chicago",
            "state": "IL",
            "zip": self.zip,
            "phone_e164": self.phone,
            "email": "",
            "language": self.language,
        }


def draw_debt(seed: int, index: int, today: date) -> Debt:
    """Draw what a simulated consumer owes; the same arguments give the same debt for ever."""
    random_ = random.Random(f"{POPULATION_VERSION}:{seed}:debt:{index}")
    creditor = random_.choice(_CREDITORS)
    balance = min(1_200_000, max(8_000, round(math.exp(random_.gauss(math.log(140_000), 0.7)))))
    began_on = today - timedelta(days=random_.choice([60, 150, 179, 180, 400, 729, 730, 1_000]))
    is_card = creditor["debt_type"] == "credit_card"
    row = {
        **creditor,
        "principal_cents": str(balance),
        "interest_cents": "0",
        "fees_cents": "0",
        "payments_cents": "0",
        "balance_cents": str(balance),
        "currency": "USD",
        "opened_on": (began_on - timedelta(days=700) if is_card else began_on).isoformat(),
        "itemization_date": began_on.isoformat(),
        "itemization_date_type": "charge_off" if is_card else "last_statement",
        "charged_off_on": began_on.isoformat() if is_card else "",
        "last_payment_on": (began_on - timedelta(days=190)).isoformat() if is_card else "",
        "sms_consent_at": "2025-11-03T16:20:00Z",
        "sms_consent_source": "simulated",
    }
    return Debt(creditor["creditor_id"], balance, began_on, tuple(row.items()))


def as_csv(people: Iterable[Person]) -> str:
    """Write an account file."""
    rows = [person.account_row() for person in people]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
