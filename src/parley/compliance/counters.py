"""How often a person may be contacted: every counter that matches, the tightest cap wins.

A counter looks at the contacts of a rolling window of whole days, each of 24 hours. Only messages we start are counted by
the caps that say so: an answer inside a thread the consumer keeps alive is none of them. A contact counts from the moment
it was decided on, and no longer once it is certain that it never left.

Source: 12 CFR 1006.14(a); rule catalogue, section 5.1 (CNT-MODEL, CNT-INIT, CNT-DEFAULT, CNT-RESET) and 5.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from parley.compliance.jurisdictions import Cap as PlaceCap

CapScope = Literal["account", "consumer", "number"]
CAP_SCOPES: tuple[CapScope, ...] = ("account", "consumer", "number")
CAP_MEDIA = ("sms", "web", "email", "voice", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most `limit` contacts through `media` in `days` times 24 hours, counted per `scope`."""

    name: str
    """Stable name, such as "default-sms-account-7d"; decisions quote it."""
    rule_id: str
    jurisdiction: str
    """"US" for the nationwide default, else the state or city whose rule it is."""
    scope: CapScope
    media: tuple[str, ...]
    days: int
    limit: int
    is_initiated_only: bool
    citation: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One message that left, or was decided on, to a person."""

    at: datetime
    medium: str
    is_initiated: bool
    account_id: str | None
    consumer_id: str | None
    address: str


@dataclass(frozen=True, slots=True)
class CapReading:
    """Where one counter stands before the message in question."""

    cap: Cap
    count: int
    free_at: datetime | None
    """First instant at which one more is permitted; None when it is now."""

    @property
    def is_reached(self) -> bool:
        """True when one more would exceed the cap."""
        return self.count >= self.cap.limit

    def as_json(self) -> dict[str, Any]:
        """Return what a decision keeps of it."""
        return {
            "cap": self.cap.name,
            "rule_id": self.cap.rule_id,
            "jurisdiction": self.cap.jurisdiction,
            "scope": self.cap.scope,
            "media": list(self.cap.media),
            "days": self.cap.days,
            "limit": self.cap.limit,
            "count": self.count,
            "free_at": self.free_at.isoformat() if self.free_at else None,
        }


_SCOPES: Mapping[str, CapScope] = {
    "account": "account", "debt": "account", "consumer": "consumer", "household": "consumer", "number": "number",
}  # fmt: skip
"""A debt is an account here, and of a household we know the one consumer."""


def place_cap(cap: PlaceCap) -> Cap:
    """Return the counter of a state or city.

    A cap that holds only without consent is taken as holding: consent to texts is not consent under that place's own law.
    """
    media = "+".join(cap.media)
    return Cap(
        name=f"{cap.jurisdiction}-{media}-{cap.scope}-{cap.days}d"
        + ("-without-consent" if cap.without_consent else ""),
        rule_id="CNT-MODEL",
        jurisdiction=cap.jurisdiction,
        scope=_SCOPES[cap.scope],
        media=cap.media,
        days=cap.days,
        limit=cap.limit,
        is_initiated_only=cap.initiated_only,
        citation="rule catalogue, section 5.2",
    )


def read_counters(
    caps: Iterable[Cap],
    contacts: Sequence[Contact],
    *,
    proposed: Contact,
    boarded_at: datetime | None,
    knows_history: bool,
) -> tuple[CapReading, ...]:
    """Read every counter a proposed message would add to.

    Args:
        caps: All caps that bind this account: the default ones and those of its jurisdictions.
        contacts: What left within the longest window, of this consumer and to this address, in any order.
        proposed: The message in question; its `at` is now.
        boarded_at: When the account came to us; None while nobody is known.
        knows_history: Contacts before boarding are among `contacts`. Otherwise the windows that reach back before
            boarding count as full (CNT-RESET: "start as if at the cap").
    Returns:
        One reading for each cap that matches the medium, whether it is reached or not. No side effects.
    """
    readings = []
    for cap in caps:
        if proposed.medium not in cap.media or (cap.is_initiated_only and not proposed.is_initiated):
            continue
        key = _key(cap.scope, proposed)
        if key is None:
            continue
        window = timedelta(days=cap.days)
        counted = sorted(
            contact.at
            for contact in contacts
            if contact.at > proposed.at - window
            and contact.medium in cap.media
            and (contact.is_initiated or not cap.is_initiated_only)
            and _key(cap.scope, contact) == key
        )
        count, free_at = len(counted), None
        if count >= cap.limit:
            free_at = counted[count - cap.limit] + window
        if not knows_history and boarded_at is not None and boarded_at + window > proposed.at:
            count, free_at = max(count, cap.limit), max(free_at or boarded_at, boarded_at + window)
        readings.append(CapReading(cap, count, free_at))
    return tuple(readings)


def with_one_more(readings: Iterable[CapReading], at: datetime) -> tuple[CapReading, ...]:
    """Return the readings after a message has been decided on: the next one of the same turn counts on top."""
    return tuple(
        replace(
            reading,
            count=reading.count + 1,
            free_at=reading.free_at or (at + timedelta(days=reading.cap.days)),
        )
        if reading.count + 1 >= reading.cap.limit
        else replace(reading, count=reading.count + 1)
        for reading in readings
    )


def reached(readings: Iterable[CapReading]) -> tuple[CapReading, ...]:
    """Return the caps that stand in the way, the one that stays longest first."""
    full = [reading for reading in readings if reading.is_reached]
    return tuple(sorted(full, key=lambda reading: (reading.free_at is not None, reading.free_at), reverse=True))


def _key(scope: CapScope, contact: Contact) -> str | None:
    if scope == "account":
        return contact.account_id
    return contact.consumer_id if scope == "consumer" else contact.address
