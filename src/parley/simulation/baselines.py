"""Other ways to negotiate, measured on the same consumers: from doing nothing to always giving the floor.

Each of them only ever offers what the terms allow and takes a yes to anything it offered.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parley.negotiation import Offer, Proposal
from parley.negotiation.offers import Kind
from parley.negotiation.schedule import FREQUENCIES, Frequency, payments_within
from parley.simulation.cases import Case
from parley.simulation.limits import (
    closing_offer,
    full_price,
    last_of,
    may_negotiate,
    plan_limits,
    plan_offer,
    settlement_limits,
)
from parley.simulation.speech import Reply

USUAL_DAYS = 14

Offers = Callable[[Case, Proposal, random.Random], list[Offer]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A negotiator without a memory: what it offers depends on the account and on what is asked for now."""

    name: str
    offers: Offers
    by_choice: bool = False
    """The answer is made anew for every proposal; otherwise the first offers stand for ever."""

    def start(self, case: Case, index: int) -> BaselineSession:
        """Begin a negotiation."""
        return BaselineSession(self, case, random.Random(f"{self.name}:{index}"))


class BaselineSession:
    """One negotiation with a baseline; a need stated once is remembered."""

    def __init__(self, baseline: Baseline, case: Case, random_: random.Random) -> None:
        """Begin."""
        self._baseline, self._case, self._random = baseline, case, random_
        self._standing: tuple[Offer, ...] | None = None
        self._has_need = False

    def menu(self) -> Reply:
        """Answer with the offers."""
        return self.say(Proposal())

    def say(self, proposal: Proposal) -> Reply:
        """Answer a proposal with the offers."""
        if not may_negotiate(self._case):
            return Reply(over="outside_authority")
        self._has_need = self._has_need or proposal.hardship or proposal.capacity_cents is not None
        proposal = replace(proposal, hardship=self._has_need)
        if self._standing is None or self._baseline.by_choice:
            self._standing = tuple(self._baseline.offers(self._case, proposal, self._random))
            return Reply(offers=self._standing, reason="opening") if self._standing else Reply(over="nothing")
        return Reply(offers=self._standing, reason="best_available")

    def agree(self, offer: Offer) -> Reply:
        """Close it."""
        return Reply(agreed=offer, reason="accepted")


def all_baselines() -> tuple[Baseline, ...]:
    """List the baselines that need nothing installed."""
    return (
        Baseline("do_nothing", _nothing),
        Baseline("first_offer_only", _first),
        Baseline("fixed_menu", _menu),
        Baseline("always_floor", _floor, by_choice=True),
        Baseline("random_valid", _random_valid, by_choice=True),
    )


def _nothing(case: Case, proposal: Proposal, random_: random.Random) -> list[Offer]:
    return []


def _first(case: Case, proposal: Proposal, random_: random.Random) -> list[Offer]:
    """Offer what opens every negotiation, and nothing else ever."""
    found = [_full(case, proposal)]
    if (limits := settlement_limits(case)) is not None:
        found.append(_settle(case, proposal, limits.opening_cents))
    found += _plan(case, proposal, months=case.terms.negotiation.instalment_months[:1])
    return found


def _menu(case: Case, proposal: Proposal, random_: random.Random) -> list[Offer]:
    """Offer a fixed list, as a payment portal does: all, the opening settlement, a plan of each length."""
    found = [_full(case, proposal)]
    if (limits := settlement_limits(case)) is not None:
        found.append(_settle(case, proposal, limits.opening_cents))
    for months in case.terms.negotiation.instalment_months:
        found += _plan(case, proposal, months=(months,))
    return found


def _floor(case: Case, proposal: Proposal, random_: random.Random) -> list[Offer]:
    """Give everybody the most the assistant may give."""
    found = [_full(case, proposal)]
    if (limits := settlement_limits(case)) is not None:
        found.append(_settle(case, proposal, limits.end_cents))
    frequency = _frequency(case, proposal)
    for hardship in (False, True) if proposal.hardship else (False,):
        least = plan_limits(case, frequency, hardship=hardship)
        if least is not None:
            found.append(_build(case, proposal, least.least(), frequency, hardship=hardship))
    return found


def _random_valid(case: Case, proposal: Proposal, random_: random.Random) -> list[Offer]:
    """Offer anything the terms allow, drawn anew every time."""
    limits, frequency = settlement_limits(case), _frequency(case, proposal)
    least = plan_limits(case, frequency, hardship=False)
    kinds: list[Kind] = ["pay_in_full"]
    kinds += ["settlement"] if limits is not None else []
    kinds += ["installments"] if least is not None else []
    kind = proposal.kind if proposal.kind in kinds else random_.choice(kinds)
    if kind == "settlement" and limits is not None:
        # Closing the debt never costs more than paying it in full.
        top = max(limits.end_cents, full_price(case))
        return [_settle(case, proposal, random_.randint(limits.end_cents, top))]
    if kind == "installments" and least is not None:
        return [_build(case, proposal, random_.randint(least.least(), case.facts.balance_cents), frequency)]
    return [_full(case, proposal)]


def _frequency(case: Case, proposal: Proposal) -> Frequency:
    plan = case.terms.instalments
    allowed = plan.frequencies if plan is not None else ("monthly",)
    if proposal.frequency in FREQUENCIES and proposal.frequency in allowed:
        return proposal.frequency
    return "monthly" if "monthly" in allowed else allowed[0]


def _day(case: Case, proposal: Proposal, within_days: int) -> date:
    asked = proposal.first_due_on
    latest = case.today + timedelta(days=within_days)
    if asked is None:
        return min(latest, case.today + timedelta(days=USUAL_DAYS))
    return min(latest, max(case.today, asked))


def _plan(case: Case, proposal: Proposal, *, months: tuple[int, ...]) -> list[Offer]:
    frequency = _frequency(case, proposal)
    least = plan_limits(case, frequency, hardship=False)
    if least is None:
        return []
    found = []
    for length in months:
        even = -(-(case.facts.balance_cents) // payments_within(length, frequency))
        found.append(_build(case, proposal, max(least.least(), even), frequency))
    return found


def _build(case: Case, proposal: Proposal, cents: int, frequency: Frequency, *, hardship: bool = False) -> Offer:
    limits, plan = plan_limits(case, frequency, hardship=hardship), case.terms.instalments
    assert limits is not None
    assert plan is not None
    first_on = _day(case, proposal, plan.first_payment_within_days)
    first = min(case.facts.balance_cents, max(cents, limits.down_cents))
    return plan_offer(case, cents, frequency, first_on, hardship=hardship, first_cents=first)


def _full(case: Case, proposal: Proposal) -> Offer:
    days = case.terms.pay_in_full.days_to_pay
    wanted = proposal if proposal.first_due_on is not None else replace(proposal, first_due_on=date.max)
    return closing_offer(case, "pay_in_full", full_price(case), _day(case, wanted, days))


def _settle(case: Case, proposal: Proposal, total_cents: int) -> Offer:
    limits = settlement_limits(case)
    assert limits is not None
    within = limits.tier.days_to_pay
    parts = min(proposal.count or 1, limits.tier.parts) if proposal.kind == "settlement" else 1
    first_on = _day(case, proposal, within)
    while parts > 1 and (last_of(first_on, parts) - case.today).days > within:
        parts -= 1
    return closing_offer(case, "settlement", total_cents, first_on, parts=parts)
