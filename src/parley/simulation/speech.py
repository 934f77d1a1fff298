"""What passes between a negotiator and a consumer: replies on one side, moves on the other, and what is heard of a reply.

A consumer hears the figures of the read-back sentence and the reason, never a state, a step or a schedule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from parley.negotiation import Offer, Proposal
from parley.negotiation.offers import Kind, Missing, ProposedFrequency
from parley.simulation.cases import Case


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a negotiator.

    Args:
        offers: What is offered or read back, exactly.
        reason: Code of the reason uttered with it; "" where there is none.
        fields: Figures of the reason.
        asks: What is asked for, if something is.
        asked_cents: For "capacity": the money a month that may be the most.
        agreed: The offer that is closed now.
        over: Why the assistant stops; "" while it goes on.
    """

    offers: tuple[Offer, ...] = ()
    reason: str = ""
    fields: Mapping[str, int | str | date] = field(default_factory=dict)
    asks: Missing | None = None
    asked_cents: int | None = None
    agreed: Offer | None = None
    over: str = ""


class Session(Protocol):
    """One negotiation from the negotiator's side."""

    def menu(self) -> Reply:
        """Answer "what can we do about this"."""

    def say(self, proposal: Proposal) -> Reply:
        """Answer a proposal."""

    def agree(self, offer: Offer) -> Reply:
        """Take a yes to an offer that was uttered."""


class Negotiator(Protocol):
    """A way of negotiating that can be measured."""

    @property
    def name(self) -> str:
        """Name in tables."""

    def start(self, case: Case, index: int) -> Session:
        """Begin with a consumer; `index` seeds whatever is drawn at random."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An offer as its read-back sentence tells it."""

    kind: Kind
    frequency: ProposedFrequency
    count: int
    first_cents: int
    amount_cents: int
    last_cents: int
    total_cents: int
    first_on: date
    last_on: date

    @classmethod
    def of(cls, offer: Offer) -> Seen:
        """Read an offer the way it is uttered."""
        parts = offer.instalments
        return cls(
            offer.kind, offer.frequency, len(parts), parts[0].amount_cents, offer.amount_cents, parts[-1].amount_cents,
            offer.total_cents, parts[0].due_on, parts[-1].due_on,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskOptions:
    """The consumer asks what can be arranged."""


@dataclass(frozen=True, slots=True)
class Say:
    """The consumer says something with figures, means or an objection."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class SayYes:
    """The consumer agrees to the offer at a place in the last reply."""

    place: int


@dataclass(frozen=True, slots=True)
class Leave:
    """The consumer gives up."""


Move = AskOptions | Say | SayYes | Leave
