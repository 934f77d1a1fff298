"""What a consumer designated as inconvenient, as the gate reads it: times of the week, a place, a medium.

Source: 12 CFR 1006.6(b)(1), 1006.14(h)(1); rules REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-14H1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from parley.compliance.schedules import Interval

DesignatedKind = Literal["times", "place", "medium"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Designated:
    """One wish in force on the channel of a message."""

    preference_id: str
    kind: DesignatedKind
    blocked: tuple[Interval, ...] = ()
    """Minutes of the local week in which nothing may be sent; only for times."""
    place: str | None = None
    until: datetime | None = None
    """When the place is taken to be over; only for a place."""
    excuses_reply: bool = True
    """Whether a message of the consumer's own may be answered once in spite of it (REGF-6B1-SELF)."""

    def as_json(self) -> dict[str, Any]:
        """Return the wish as evidence."""
        return {
            "preference_id": self.preference_id,
            "kind": self.kind,
            "blocked": [list(interval) for interval in self.blocked],
            "place": self.place,
            "until": self.until.isoformat() if self.until else None,
            "excuses_reply": self.excuses_reply,
        }
