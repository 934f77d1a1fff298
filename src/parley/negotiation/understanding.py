"""Turn what was said into one question for the engine.

First `resolve` decides what kind of arrangement is meant, then `learning.learn` writes the new facts into the state.
Concessions depend on `is_new` alone, never on how often or how something was said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from parley.money import MAX_CENTS, share_bps
from parley.negotiation.bank_days import NO_HOLIDAYS, Holidays, are_paydays
from parley.negotiation.offers import AccountFacts, Kind, Missing, NegotiationState, Proposal, ProposedFrequency
from parley.negotiation.pricing import (
    amount_for_count,
    down_payment_cents,
    pay_in_full_cents,
)
from parley.negotiation.schedule import FREQUENCIES, Frequency
from parley.negotiation.strategy import LADDER, ConcessionStrategy
from parley.negotiation.terms import CreditorTerms


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything one answer depends on; `proposal.kind` is resolved."""

    terms: CreditorTerms
    facts: AccountFacts
    state: NegotiationState
    proposal: Proposal
    today: date
    is_new: bool
    strategy: ConcessionStrategy = LADDER
    holidays: Holidays = NO_HOLIDAYS

    @property
    def is_last(self) -> bool:
        """Whether this is the last answer before a person takes over."""
        return self.state.round >= self.terms.negotiation.max_rounds


def resolve(
    terms: CreditorTerms, facts: AccountFacts, state: NegotiationState, proposal: Proposal
) -> Proposal | Missing:
    """Decide what kind of arrangement is meant, or name what has to be asked.

    Figures that are zero, negative or absurdly large are asked for again.
    """
    amounts = (
        proposal.amount_cents,
        proposal.total_cents,
        proposal.percent_bps,
        proposal.capacity_cents,
        proposal.down_cents,
    )
    if any(value is not None and not 0 < value <= MAX_CENTS for value in amounts):
        return "amount"
    if proposal.percent_bps is not None and proposal.percent_bps > 10_000:
        return "amount"
    if proposal.count is not None and proposal.count < 1:
        return "count"
    if proposal.rest_on is not None and proposal.down_cents is not None:
        return _two_payments(facts, proposal)
    proposal = replace(proposal, frequency=_frequency_of(proposal))
    kind = proposal.kind or _infer_kind(facts, state, proposal)
    if kind is None:
        return "frequency" if proposal.amount_cents is not None else "amount"
    resolved = replace(proposal, kind=_correct_kind(kind, terms, facts, proposal))
    return replace(resolved, amount_cents=_amount_each(terms, facts, resolved))


def _two_payments(facts: AccountFacts, proposal: Proposal) -> Proposal | Missing:
    """Read "half now, the rest on the 15th": over everything, unless a smaller sum closes the debt."""
    if proposal.first_due_on is not None and proposal.rest_on is not None and proposal.rest_on <= proposal.first_due_on:
        return "first_due_on"
    whole = settlement_figure(facts, proposal)
    is_less = whole is not None and (proposal.down_cents or 0) < whole < facts.balance_cents
    return replace(proposal, kind="settlement" if is_less or proposal.kind == "settlement" else "pay_in_full")


def _frequency_of(proposal: Proposal) -> ProposedFrequency | None:
    if proposal.frequency is None and are_paydays(proposal.paydays):
        return "semimonthly"
    return proposal.frequency


def _amount_each(terms: CreditorTerms, facts: AccountFacts, proposal: Proposal) -> int | None:
    """Give the amount per payment, also where a number of payments or a share was named instead."""
    if proposal.kind != "installments" or proposal.amount_cents is not None or terms.instalments is None:
        return proposal.amount_cents
    if proposal.percent_bps is not None:
        return max(1, share_bps(facts.balance_cents, proposal.percent_bps, "half_up"))
    if proposal.count is not None:
        down = down_payment_cents(terms.instalments, facts.balance_cents)
        return amount_for_count(facts.balance_cents, proposal.count, down, proposal.down_cents)
    return None


def _infer_kind(facts: AccountFacts, state: NegotiationState, proposal: Proposal) -> Kind | None:
    """Read the kind from the figures, else from what was offered last."""
    amount, total = proposal.amount_cents, proposal.total_cents
    last = state.last_offer.kind if state.last_offer is not None else None
    if proposal.frequency in FREQUENCIES or (amount is not None and (proposal.count or 1) > 1):
        return "installments"
    if proposal.percent_bps is not None or (total is not None and total < facts.balance_cents):
        return "settlement"
    if total is not None:
        return "installments" if (proposal.count or 1) > 1 else "pay_in_full"
    if proposal.down_cents is not None:
        return "installments"
    if amount is None:
        return _kind_without_amount(last, proposal)
    if amount >= facts.balance_cents:
        return "pay_in_full"
    if proposal.frequency == "once":
        return "settlement" if last == "settlement" else "promise"
    if last in ("settlement", "promise", "installments"):
        return last
    return "installments" if state.instalment_step >= 0 else None


def _kind_without_amount(last: Kind | None, proposal: Proposal) -> Kind | None:
    speaks_of_means = proposal.hardship or proposal.too_high or proposal.capacity_cents is not None
    if speaks_of_means and (proposal.capacity_cents is not None or last in (None, "pay_in_full", "promise")):
        return "installments"
    if last is not None:
        return last
    if proposal.wants_later_start or proposal.first_due_on is not None or proposal.count is not None:
        return "installments"
    return None


def _correct_kind(kind: Kind, terms: CreditorTerms, facts: AccountFacts, proposal: Proposal) -> Kind:
    """Mend a kind that its own figures contradict."""
    amount, total = proposal.amount_cents, proposal.total_cents
    if kind == "promise" and proposal.frequency in FREQUENCIES:
        return "installments"
    if kind == "installments":
        if total is not None and total < facts.balance_cents:
            return "settlement"
        if proposal.frequency == "once" or proposal.count == 1:
            return "pay_in_full" if amount is None else "promise"
    figure = total if total is not None else amount
    if kind == "pay_in_full" and figure is not None and figure < pay_in_full_cents(terms, facts):
        return "settlement"
    return kind


def settlement_figure(facts: AccountFacts, proposal: Proposal) -> int | None:
    """Give the whole sum a settlement proposal means, if it names one."""
    if proposal.total_cents is not None:
        return proposal.total_cents
    if proposal.amount_cents is not None:
        return proposal.amount_cents * (proposal.count or 1)
    if proposal.percent_bps is not None:
        return max(1, share_bps(facts.balance_cents, proposal.percent_bps, "half_up"))
    return None


def spoken_frequency(terms: CreditorTerms, state: NegotiationState, proposal: Proposal) -> Frequency:
    """Give the frequency meant: said now, said before, last offered, else monthly (which is then read back)."""
    if proposal.frequency in FREQUENCIES:
        return proposal.frequency
    if state.stated_frequency is not None:
        return state.stated_frequency
    if state.last_offer is not None and state.last_offer.frequency in FREQUENCIES:
        return state.last_offer.frequency
    return usual_frequency(terms)


def usual_frequency(terms: CreditorTerms) -> Frequency:
    """Give the frequency proposed where the consumer names none: monthly, if the terms know it."""
    if terms.instalments is None or "monthly" in terms.instalments.frequencies:
        return "monthly"
    return terms.instalments.frequencies[0]
