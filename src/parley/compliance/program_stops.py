"""The kill switch: what is stopped, and whether a stop reaches a message.

Source: rule catalogue, section 0.2, G0; section 3.3, codes 30007, 30032, 30034.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

StopScope = Literal["all", "sms", "creditor", "response", "campaign"]
SCOPES: tuple[StopScope, ...] = ("all", "sms", "creditor", "response", "campaign")
_UNNAMED = ("all", "sms")


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop in force: everything, all texts, or one creditor, response or campaign by its name."""

    scope: StopScope
    name: str = ""

    def __str__(self) -> str:
        """Return the stop as people write it: `all`, `response:utter_offer`."""
        return f"{self.scope}:{self.name}" if self.name else self.scope

    @classmethod
    def parse(cls, written: str) -> Stop:
        """Read a stop as people write it.

        Raises:
            ValueError: It is none; the sentence says what it may be.
        """
        scope, colon, name = written.partition(":")
        for known in SCOPES:
            if known == scope and bool(colon and name) == (known not in _UNNAMED):
                return cls(known, name)
        raise ValueError("The scope is all, sms, creditor:ID, response:NAME or campaign:ID.")


def responses_of(response_name: str | None) -> tuple[str, ...]:
    """Return the approved responses a message consists of: joined ones are named with a plus sign."""
    return tuple(part for part in (response_name or "").split("+") if part)


def stops_reaching(
    stops: Iterable[Stop], *, channel: str, creditor_id: str | None, response_name: str | None, campaign_id: str | None
) -> list[Stop]:
    """Return the stops that keep a message from leaving; one on a response reaches every text that response is a part of."""
    names: dict[StopScope, tuple[str | None, ...]] = {
        "all": ("",),
        "sms": ("",) if channel == "sms" else (),
        "creditor": (creditor_id,),
        "response": (response_name, *responses_of(response_name)),
        "campaign": (campaign_id,) if channel == "sms" else (),
    }
    return [stop for stop in stops if stop.name in names[stop.scope]]
