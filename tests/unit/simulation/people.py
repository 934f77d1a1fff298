"""One consumer, one account and crooked negotiators, shared by the tests of the simulation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from parley.negotiation import Offer, Proposal
from parley.simulation.cases import Case
from parley.simulation.limits import closing_offer, full_price
from parley.simulation.population import Consumer, Writing
from parley.simulation.speech import Reply
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY

CASE = Case(TERMS, FACTS, TODAY, "acme")
CONSUMER = Consumer(
    index=0,
    style="honest",
    wishes=("plan", "settlement"),
    pays_in_full=False,
    paid="monthly",
    payday_in=5,
    capacity_cents=12_000,
    limit_cents=10_000,
    lump_cents=70_000,
    down_cents=0,
    settle_bps=7_000,
    earliest_in=5,
    patience=5,
    start_bps=10_000,
    late_by=1.0,
    bluffs=False,
    asks_first=False,
    pushes_once=False,
    doubts_end=False,
    has_hardship=False,
    writing=Writing("Emily", "standard", "neutral"),
)


def consumer(**changes: Any) -> Consumer:
    """Give the consumer with something else about them."""
    return replace(CONSUMER, **changes)


def a_full_payment(case: Case = CASE) -> Offer:
    """Give paying everything on the consumer's payday."""
    return closing_offer(case, "pay_in_full", full_price(case), case.today.replace(day=case.today.day + 5))


@dataclass(frozen=True)
class Crook:
    """A negotiator made of two functions: what it answers to anything said, and what it does with a yes."""

    answers: Callable[[Case, Proposal], Reply]
    closes: Callable[[Case, Offer], Reply]
    name: str = "crook"

    def start(self, case: Case, index: int) -> CrookSession:
        """Begin."""
        return CrookSession(self, case)


@dataclass
class CrookSession:
    """One negotiation with it."""

    crook: Crook
    case: Case

    def menu(self) -> Reply:
        """Answer a wish for options."""
        return self.say(Proposal())

    def say(self, proposal: Proposal) -> Reply:
        """Answer a proposal."""
        return self.crook.answers(self.case, proposal)

    def agree(self, offer: Offer) -> Reply:
        """Answer a yes."""
        return self.crook.closes(self.case, offer)
