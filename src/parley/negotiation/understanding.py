"""Turn what was said into one question for the engine, and note what is new in it.

First `resolve` decides what kind of arrangement is meant, then `learn` writes the new facts into the state. Concessions
depend on `is_new` alone, never on how often or how something was said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from parley.money import MAX_CENTS, share_bps
from parley.negotiation.bank_days import LAST_DAY_OF_MONTH, NO_HOLIDAYS, Holidays, are_paydays
from parley.negotiation.offers import AccountFacts, Kind, Missing, NegotiationState, Proposal, ProposedFrequency
from parley.negotiation.pricing import (
    amount_for_count,
    convert_frequency,
    down_payment_cents,
    latest_first_due_on,
    lowest_instalment_cents,
    monthly_means,
    pay_in_full_cents,
)
from parley.negotiation.schedule import FREQUENCIES, PAYMENTS_PER_YEAR, Frequency
from parley.negotiation.strategy import LADDER, ConcessionStrategy
from parley.negotiation.terms import CreditorTerms, HardshipTerms


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
    is_less = whole is not None and whole < facts.balance_cents
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
        if _has_earned(terms, yearly, learned.best_instalment_yearly_cents or 0, asked):
            learned, is_new = replace(learned, best_instalment_yearly_cents=yearly), True
    figure = settlement_figure(facts, proposal) if proposal.kind == "settlement" else None
    if figure is not None and _has_earned(
        terms, figure, learned.best_settlement_cents or 0, state.lowest_settlement_cents or 0
    ):
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


def _has_earned(terms: CreditorTerms, named: int, best: int, asked: int) -> bool:
    """Say whether a sum is enough better than the best one before, measured by how far we are apart."""
    return named > best and named - best >= share_bps(max(0, asked - best), terms.negotiation.earn_bps, "up")


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
