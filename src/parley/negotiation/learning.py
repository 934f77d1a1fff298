"""Note what is new in what was said, and whether it can earn a concession."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.money import share_bps
from parley.negotiation.bank_days import LAST_DAY_OF_MONTH, are_paydays
from parley.negotiation.offers import AccountFacts, NegotiationState, Proposal
from parley.negotiation.pricing import (
    convert_frequency,
    down_payment_cents,
    latest_first_due_on,
    lowest_instalment_cents,
    monthly_means,
)
from parley.negotiation.schedule import PAYMENTS_PER_YEAR, Frequency
from parley.negotiation.terms import CreditorTerms, HardshipTerms
from parley.negotiation.understanding import settlement_figure, spoken_frequency


def learn(
    terms: CreditorTerms, facts: AccountFacts, state: NegotiationState, proposal: Proposal, today: date
) -> tuple[NegotiationState, bool]:
    """Write what was said into the state and say whether any of it can earn a concession.

    New is: an amount that closes a fair share (`earn_bps`) of what lies between the last amount that earned something and
    ours; a hardship, means or the most there is, stated for the first time or changed; together with "too much" an earlier
    or first date; and "too much" alone about an offer not rejected before, once we have asked for a figure. A repetition
    is not new, neither is a lower amount, and creeping up by cents earns a step only once the cents have added up.

    Source: conversation.md 3.4.
    """
    learned, is_new = _learn_means(terms, state, proposal)
    learned = replace(learned, is_capacity_asked=False)
    if proposal.kind == "installments" and proposal.amount_cents is not None:
        frequency = spoken_frequency(terms, state, proposal)
        yearly = proposal.amount_cents * PAYMENTS_PER_YEAR[frequency]
        asked = (state.lowest_for(frequency) or 0) * PAYMENTS_PER_YEAR[frequency]
        if yearly > (state.named_yearly_cents or 0):
            learned = replace(learned, named_yearly_cents=yearly)
            if _has_earned(terms, state, yearly, state.best_instalment_yearly_cents or 0, asked):
                learned, is_new = replace(learned, best_instalment_yearly_cents=yearly), True
    figure = settlement_figure(facts, proposal) if proposal.kind == "settlement" else None
    if figure is not None and figure > (state.named_settlement_cents or 0):
        learned = replace(learned, named_settlement_cents=figure)
        if _has_earned(terms, state, figure, state.best_settlement_cents or 0, state.lowest_settlement_cents or 0):
            learned, is_new = replace(learned, best_settlement_cents=figure), True
    if figure is not None and proposal.is_limit and figure != learned.lump_limit_cents:
        learned, is_new = replace(learned, lump_limit_cents=figure), True
    if _rejects_another_offer(learned, proposal):
        rejected = _rejected_offer(learned, proposal) or ""
        learned, is_new = replace(learned, rejected=(*learned.rejected, rejected)), True
    return _learn_dates(terms, learned, proposal, today, is_new=is_new)


def _rejects_another_offer(state: NegotiationState, proposal: Proposal) -> bool:
    """Say whether "too much" tells us something: about an offer not rejected before, by somebody we asked for a figure.

    Source: decision 0014.
    """
    named = (proposal.amount_cents, proposal.total_cents, proposal.percent_bps, proposal.capacity_cents)
    step = state.settlement_step if proposal.kind == "settlement" else state.instalment_step
    # Who has been conceded something has told us something before.
    has_told = state.has_been_asked_amount or step > 0
    if not proposal.too_high or any(figure is not None for figure in named) or not has_told:
        return False
    return _rejected_offer(state, proposal) not in (None, *state.rejected)


def _rejected_offer(state: NegotiationState, proposal: Proposal) -> str | None:
    """Name the offer that "too much" is about: the last one, or what the menu showed of its kind."""
    last = state.last_offer
    if last is not None:
        return last.size if last.kind == proposal.kind else None
    if proposal.kind == "installments" and state.lowest_offered:
        return f"menu:{state.lowest_offered}"
    return f"menu:{state.lowest_settlement_cents}" if proposal.kind == "settlement" else None


def _has_earned(terms: CreditorTerms, state: NegotiationState, named: int, best: int, asked: int) -> bool:
    """Say whether a sum is enough better than the best one before, measured by how far we are apart.

    What is enough shrinks with the rounds: in the last one before a person takes over every better sum counts.
    """
    rules = terms.negotiation
    left = max(0, rules.max_rounds - state.round)
    enough = share_bps(max(0, asked - best), rules.earn_bps * left // max(1, rules.max_rounds - 1), "up")
    return named > best and named - best >= enough


def _learn_means(terms: CreditorTerms, state: NegotiationState, proposal: Proposal) -> tuple[NegotiationState, bool]:
    is_new = proposal.hardship and not state.has_hardship
    capacity = proposal.capacity_cents
    is_told_as_means = proposal.hardship or (state.has_hardship and state.is_capacity_asked)
    if capacity is None and is_told_as_means and proposal.kind == "installments" and proposal.amount_cents is not None:
        # An amount named with a hardship, or in answer to "is that the most", is what the person can manage.
        capacity = monthly_means(proposal.amount_cents, spoken_frequency(terms, state, proposal))
    learned = replace(state, has_hardship=state.has_hardship or proposal.hardship)
    if capacity is not None and capacity != state.stated_capacity_cents:
        return replace(learned, stated_capacity_cents=capacity), True
    return learned, is_new


def hardship_in_need(
    terms: CreditorTerms, facts: AccountFacts, state: NegotiationState, frequency: Frequency
) -> HardshipTerms | None:
    """Give the hardship terms where they may be used: a hardship was told, or means below every ordinary plan."""
    plan, capacity = terms.instalments, state.stated_capacity_cents
    if terms.hardship is None or plan is None or state.has_hardship or capacity is None:
        return terms.hardship if state.has_hardship else None
    needed = max(
        lowest_instalment_cents(plan, facts.balance_cents, frequency), down_payment_cents(plan, facts.balance_cents)
    )
    return terms.hardship if convert_frequency(capacity, "monthly", frequency) < needed else None


def _learn_dates(
    terms: CreditorTerms, state: NegotiationState, proposal: Proposal, today: date, *, is_new: bool
) -> tuple[NegotiationState, bool]:
    plan, first = terms.instalments, proposal.first_due_on
    if plan is None or proposal.kind != "installments":
        return state, is_new
    learned = state
    if proposal.frequency in plan.frequencies:
        learned = replace(learned, stated_frequency=proposal.frequency)
    if are_paydays(proposal.paydays):
        learned = replace(learned, stated_paydays=proposal.paydays)
    if proposal.month_day is not None and 1 <= proposal.month_day <= LAST_DAY_OF_MONTH:
        learned = replace(learned, stated_month_day=proposal.month_day)
    if proposal.down_cents is not None:
        learned = replace(learned, stated_down_cents=proposal.down_cents)
    if first is not None and first >= today:
        known = state.stated_first_due_on
        # A day that is too late now is kept: what is told later may open it.
        learned = replace(learned, stated_first_due_on=first)
        is_in_time = first <= latest_first_due_on(plan, today, terms.hardship if learned.has_hardship else None)
        is_new = is_new or (proposal.too_high and is_in_time and (known is None or first < known))
    return learned, is_new
