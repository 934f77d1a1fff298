"""The product's negotiator behind the interface everything is measured through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.negotiation import (
    Accept,
    Ask,
    Counter,
    NegotiationState,
    Offer,
    Outcome,
    Proposal,
    confirm,
    present_options,
    respond,
)
from parley.negotiation.strategy import LADDER, ConcessionStrategy
from parley.simulation.calendar_us import BANK_HOLIDAYS
from parley.simulation.cases import Case
from parley.simulation.speech import Reply


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine under a concession strategy."""

    strategy: ConcessionStrategy = LADDER

    @property
    def name(self) -> str:
        """Give the strategy's name."""
        return self.strategy.name

    def start(self, case: Case, index: int) -> EngineSession:
        """Begin a negotiation."""
        return EngineSession(case, self.strategy)


class EngineSession:
    """One negotiation with the engine, the way the dialogue leads it."""

    def __init__(self, case: Case, strategy: ConcessionStrategy) -> None:
        """Begin with a fresh state."""
        self._case, self._strategy = case, strategy
        self.state = NegotiationState()

    def menu(self) -> Reply:
        """Show what can be arranged."""
        case = self._case
        options = present_options(
            case.terms, case.facts, case.today, self.state, strategy=self._strategy, holidays=BANK_HOLIDAYS
        )
        self.state = options.state
        if options.reason_code is not None:
            return Reply(reason=str(options.reason_code), over=str(options.reason_code))
        found = (options.pay_in_full, options.instalments, options.settlement)
        return Reply(offers=tuple(offer for offer in found if offer is not None), reason="opening")

    def say(self, proposal: Proposal) -> Reply:
        """Answer a proposal."""
        case = self._case
        outcome = respond(
            case.terms, case.facts, self.state, proposal, case.today, strategy=self._strategy, holidays=BANK_HOLIDAYS
        )
        if isinstance(outcome, Accept):
            # As in the dialogue: agreeing with the consumer is no round of bargaining.
            outcome = replace(outcome, state=replace(outcome.state, round=self.state.round))
        return self._reply(outcome)

    def agree(self, offer: Offer) -> Reply:
        """Check the offer once more and close it."""
        case = self._case
        outcome = confirm(case.terms, case.facts, self.state, offer, case.today, holidays=BANK_HOLIDAYS)
        if isinstance(outcome, Accept):
            self.state = outcome.state
            return Reply(agreed=outcome.offer, reason="accepted")
        return self._reply(outcome)

    def _reply(self, outcome: Outcome) -> Reply:
        self.state = outcome.state
        if isinstance(outcome, Accept):
            return Reply(offers=(outcome.offer,), reason="accepted")
        if isinstance(outcome, Counter):
            return Reply(offers=(outcome.offer,), reason=str(outcome.reason_code), fields=outcome.reason_fields)
        if isinstance(outcome, Ask):
            return Reply(asks=outcome.missing, asked_cents=outcome.capacity_cents)
        return Reply(reason=str(outcome.reason_code), over=str(outcome.reason_code))
