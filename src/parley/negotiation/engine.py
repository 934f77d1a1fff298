"""The negotiator: terms, facts and words in; an exact, permitted answer out.

Pure functions: no clock, no storage, no randomness. The same facts and the same proposals give the same answers,
whoever speaks and in whatever language.

Source: conversation.md 3; architecture.md I4 and I9.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import assert_never

from parley.negotiation.bank_days import NO_HOLIDAYS, Holidays
from parley.negotiation.checker import violations
from parley.negotiation.learning import learn
from parley.negotiation.lump import (
    answer_pay_in_full,
    answer_promise,
    answer_settlement,
    answer_two_payments,
    full_payment,
    is_two_payments,
    present_settlement,
    remember,
)
from parley.negotiation.offers import (
    Accept,
    AccountFacts,
    Ask,
    Counter,
    Escalate,
    NegotiationState,
    Offer,
    Options,
    Outcome,
    Proposal,
    Reason,
    Refuse,
)
from parley.negotiation.overrides import effective_terms
from parley.negotiation.plan_request import capacity_in
from parley.negotiation.plans import answer_installments, counter_plan, present_plan
from parley.negotiation.pricing import within_authority
from parley.negotiation.schedule import FREQUENCIES
from parley.negotiation.strategy import LADDER, ConcessionStrategy
from parley.negotiation.terms import CreditorTerms
from parley.negotiation.understanding import Turn, resolve


def present_options(
    terms: CreditorTerms,
    facts: AccountFacts,
    today: date,
    state: NegotiationState | None = None,
    *,
    strategy: ConcessionStrategy = LADDER,
    holidays: Holidays = NO_HOLIDAYS,
) -> Options:
    """Give the menu: what can be arranged now, each as an exact offer.

    In the middle of a negotiation pass its state: the menu then shows what has been conceded so far, never less.

    Args:
        terms: The creditor's terms in the version of this negotiation.
        facts: The account today.
        today: Consumer's local date.
        state: What happened so far.
        strategy: How concessions are made.
        holidays: Bank holidays around the plan.
    Returns:
        Offers that each pass `violations`; an empty menu carries the reason.
    Source: conversation.md 3.1, 3.5.
    """
    state = state or NegotiationState()
    terms = within_authority(effective_terms(terms, facts))
    blocked = _find_block(terms, facts, state, today)
    if blocked is not None:
        return Options(None, None, None, state, blocked.reason_code)
    turn = Turn(terms, facts, state, Proposal(), today, is_new=False, strategy=strategy, holidays=holidays)
    settlement, plan = present_settlement(turn, terms), present_plan(turn)
    shown = replace(
        state,
        settlement_step=settlement[1] if settlement else state.settlement_step,
        instalment_step=plan[1] if plan else state.instalment_step,
    )
    offers = [_opening(found[0]) if found else None for found in (settlement, plan)]
    for offer in offers:
        shown = _keep(shown, offer)
    return Options(_opening(full_payment(turn)), offers[0], offers[1], shown)


def respond(
    terms: CreditorTerms,
    facts: AccountFacts,
    state: NegotiationState,
    proposal: Proposal,
    today: date,
    *,
    strategy: ConcessionStrategy = LADDER,
    holidays: Holidays = NO_HOLIDAYS,
) -> Outcome:
    """Answer one proposal.

    Args:
        terms: The creditor's terms in the version of this negotiation.
        facts: The account today.
        state: What happened so far; the answer carries the next one, to be stored with it.
        proposal: What the consumer said.
        today: Consumer's local date.
        strategy: How concessions are made; whatever it says, the answer stays inside the terms.
        holidays: Bank holidays around the plan.
    Returns:
        Accept, Counter, Ask, Refuse or Escalate. Offers inside pass `violations`. No side effects.
    Source: conversation.md 3.
    """
    # The answer to "is that the most you can manage" belongs to the round of the question.
    state = replace(state, round=state.round + (0 if state.is_capacity_asked else 1))
    full_terms = effective_terms(terms, facts)
    terms = within_authority(full_terms)
    blocked = _find_block(terms, facts, state, today)
    if blocked is not None:
        return blocked
    resolved = resolve(terms, facts, state, proposal)
    if isinstance(resolved, str):
        outcome: Outcome = Ask(resolved, state, proposal.amount_cents if resolved == "frequency" else None)
    elif full_terms.interest_bps > 0 and resolved.kind in ("installments", "promise"):
        return Escalate(Reason.INTEREST_NEEDS_PERSON, state)
    else:
        learned, is_new = learn(terms, facts, state, resolved, today)
        outcome = _answer(Turn(terms, facts, learned, resolved, today, is_new, strategy, holidays))
    if isinstance(outcome, Counter | Ask) and state.round > terms.negotiation.max_rounds:
        # What was learned is kept for the person; the offer that is not made is not.
        kept = replace(outcome.state, last_offer=state.last_offer)
        return Escalate(Reason.MAX_ROUNDS, kept)
    return outcome


def confirm(
    terms: CreditorTerms,
    facts: AccountFacts,
    state: NegotiationState,
    offer: Offer,
    today: date,
    *,
    holidays: Holidays = NO_HOLIDAYS,
) -> Outcome:
    """Check an offer once more at the moment the consumer says yes to it.

    Terms, balance and dates may have moved on, and a plan above stated means is not closed even if accepted. A first
    payment the consumer named is theirs to make; the payments after it have to fit.

    Returns:
        Accept with the same offer; Counter with a plan within stated means; Escalate where no such plan exists; Refuse
        with OFFER_NOT_VALID where the offer cannot be kept any more (present the options anew).
    Source: conversation.md 3.5, 3.6; architecture.md I4.
    """
    terms = within_authority(effective_terms(terms, facts))
    blocked = _find_block(terms, facts, state, today)
    if blocked is not None:
        return blocked
    if violations(terms, facts, offer, today, holidays=holidays):
        return Refuse(Reason.OFFER_NOT_VALID, state)
    turn = Turn(terms, facts, state, Proposal(kind="installments"), today, is_new=False, holidays=holidays)
    return _keep_within_means(turn, Accept(offer, replace(state, last_offer=offer)))


def _keep_within_means(turn: Turn, outcome: Outcome) -> Outcome:
    """Replace a plan above stated means by one within them, or by a person where there is none."""
    if not isinstance(outcome, Accept | Counter) or outcome.offer.kind != "installments":
        return outcome
    if _is_within_means(turn, outcome.offer):
        return outcome
    plain = replace(turn, proposal=Proposal(kind="installments"))
    if present_plan(plain) is None:
        return Escalate(Reason.BEYOND_MEANS, turn.state, {"capacity_cents": turn.state.stated_capacity_cents or 0})
    return counter_plan(plain, Reason.WITHIN_MEANS)


def _is_within_means(turn: Turn, offer: Offer) -> bool:
    frequency = offer.frequency if offer.frequency in FREQUENCIES else "monthly"
    capacity = capacity_in(turn, frequency)
    if capacity is None:
        return True
    first = offer.instalments[0].amount_cents
    parts = offer.instalments[1:] if first == turn.state.stated_down_cents else offer.instalments
    return max((part.amount_cents for part in parts), default=0) <= capacity


def _answer(turn: Turn) -> Outcome:
    match turn.proposal.kind:
        case "installments":
            return answer_installments(turn)
        case "settlement":
            outcome = answer_settlement(turn) or counter_plan(turn, Reason.SETTLEMENT_UNAVAILABLE)
            return _keep_within_means(turn, outcome)
        case "promise":
            return answer_promise(turn)
        case "pay_in_full" | None:
            outcome = answer_two_payments(turn) if is_two_payments(turn) else answer_pay_in_full(turn)
            return _keep_within_means(turn, outcome)
        case _:
            assert_never(turn.proposal.kind)


def _find_block(
    terms: CreditorTerms, facts: AccountFacts, state: NegotiationState, today: date
) -> Refuse | Escalate | None:
    """Say why nothing may be offered at all, if so."""
    if facts.balance_cents <= 0:
        return Refuse(Reason.NO_BALANCE, state)
    if not terms.is_in_force(today):
        return Escalate(Reason.TERMS_NOT_IN_FORCE, state)
    if facts.is_time_barred and terms.time_barred.behaviour == "refer":
        return Escalate(Reason.TIME_BARRED, state)
    if facts.broken_plans > terms.broken_plan.new_plans:
        return Escalate(Reason.BROKEN_PLANS, state)
    if facts.balance_cents > terms.authority.max_balance_cents:
        return Escalate(Reason.OUTSIDE_AUTHORITY, state)
    return None


def _opening(offer: Offer) -> Offer:
    return replace(offer, reason_codes=(Reason.OPENING,))


def _keep(state: NegotiationState, offer: Offer | None) -> NegotiationState:
    if offer is None:
        return state
    # A menu shows several offers, so none of them is "the last offer" a bare figure would refer to.
    return replace(remember(state, offer), last_offer=state.last_offer)
