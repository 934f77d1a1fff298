"""Answer proposals that are one payment or close the debt: full payment, settlement, promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from parley.negotiation.build import settlement_offer, single_payment_offer, two_payment_offer
from parley.negotiation.ladder import next_settlement_step, settlement_way_bps
from parley.negotiation.offers import (
    Accept,
    Ask,
    Counter,
    Kind,
    NegotiationState,
    Offer,
    Outcome,
    Reason,
    ReasonFields,
)
from parley.negotiation.pricing import (
    USUAL_FIRST_PAYMENT_DAYS,
    down_payment_cents,
    find_settlement_tier,
    latest_first_due_on,
    pay_in_full_cents,
    settlement_ask_cents,
    settlement_floor_cents,
)
from parley.negotiation.schedule import FREQUENCIES, Frequency, add_months, due_dates
from parley.negotiation.terms import CreditorTerms, SettlementTier
from parley.negotiation.understanding import Turn, settlement_figure

# A single sum is asked for within a month; a later day inside the terms is granted when the consumer names it.
USUAL_LUMP_SUM_DAYS = 30

Note = tuple[Reason, ReasonFields]


def clamp_date(asked: date | None, today: date, latest: date, usual: date) -> tuple[date, list[Note]]:
    """Move a date into the allowed days and say why it moved."""
    if asked is None:
        return usual, []
    if asked < today:
        return usual, [(Reason.DATE_IN_PAST, {})]
    if asked > latest:
        return latest, [(Reason.FIRST_DATE_TOO_LATE, {"latest_on": latest})]
    return asked, []


def settle_answer(offer: Offer, notes: list[Note], state: NegotiationState) -> Accept | Counter:
    """Agree where nothing had to be changed; otherwise offer the changed arrangement with the first reason."""
    offer = _with_concession(offer, state)
    if not notes:
        noted = replace(offer, reason_codes=(Reason.ACCEPTED,))
        return Accept(noted, remember(state, noted))
    noted = replace(offer, reason_codes=tuple(reason for reason, _ in notes))
    # The first reason is the one to say; the figures of all of them come along.
    fields = {name: value for _, found in reversed(notes) for name, value in found.items()}
    return Counter(noted, notes[0][0], remember(state, noted), fields)


def _with_concession(offer: Offer, state: NegotiationState) -> Offer:
    """Note on an offer where on the ladder it stands and how much less it asks for than the one of its kind before it."""
    if offer.kind == "settlement":
        step, before, now = state.settlement_step, state.lowest_settlement_cents, offer.total_cents
    elif offer.kind == "installments" and offer.frequency in FREQUENCIES:
        step, before, now = state.instalment_step, state.lowest_for(offer.frequency), offer.amount_cents
    else:
        return offer
    return replace(offer, step=max(0, step), conceded_cents=max(0, before - now) if before is not None else 0)


def remember(state: NegotiationState, offer: Offer) -> NegotiationState:
    """Keep an uttered offer, so that nothing worse follows it."""
    state = replace(state, last_offer=offer)
    if offer.kind == "settlement":
        lowest = min(offer.total_cents, state.lowest_settlement_cents or offer.total_cents)
        return replace(state, lowest_settlement_cents=lowest)
    if offer.kind == "installments" and offer.count > 1 and offer.frequency in FREQUENCIES:
        if state.stated_down_cents is not None and offer.instalments[0].amount_cents > offer.amount_cents:
            # A first payment of the consumer's own makes the others smaller; without it they may be larger again.
            return replace(
                state, lowest_with_down=(offer.frequency, offer.instalments[0].amount_cents, offer.amount_cents)
            )
        frequency = offer.frequency
        known = dict(state.lowest_offered)
        known[frequency] = min(offer.amount_cents, known.get(frequency, offer.amount_cents))
        return replace(state, lowest_offered=tuple(sorted(known.items())))
    return state


def full_payment(turn: Turn, due_on: date | None = None) -> Offer:
    """Build paying everything at once, due on the last allowed day unless another is named."""
    latest = turn.today + timedelta(days=turn.terms.pay_in_full.days_to_pay)
    total = pay_in_full_cents(turn.terms, turn.facts)
    return single_payment_offer(turn.terms, turn.facts, "pay_in_full", total_cents=total, due_on=due_on or latest)


def counter_full(turn: Turn, reason: Reason, fields: ReasonFields | None = None) -> Counter:
    """Offer paying everything at once instead of something that cannot be arranged."""
    offer = replace(full_payment(turn), reason_codes=(reason,))
    return Counter(offer, reason, remember(turn.state, offer), fields or {})


def answer_pay_in_full(turn: Turn) -> Outcome:
    """Agree to paying everything, at the discounted price whatever sum was named.

    Source: compliance.md, UDAAP: the same facts give the same offer, so nobody pays more for naming a higher figure.
    """
    latest = turn.today + timedelta(days=turn.terms.pay_in_full.days_to_pay)
    due_on, notes = clamp_date(turn.proposal.first_due_on, turn.today, latest, latest)
    figures = (turn.proposal.amount_cents, turn.proposal.total_cents)
    if any(figure is not None and figure > turn.facts.balance_cents for figure in figures):
        notes.insert(0, (Reason.ABOVE_BALANCE, {"balance_cents": turn.facts.balance_cents}))
    return settle_answer(full_payment(turn, due_on), notes, turn.state)


def answer_promise(turn: Turn) -> Outcome:
    """Agree to one payment of a part of the balance on a date."""
    plan, amount = turn.terms.instalments, turn.proposal.amount_cents
    if amount is None:
        return Ask("amount", turn.state)
    if amount >= pay_in_full_cents(turn.terms, turn.facts):
        return answer_pay_in_full(turn)
    if plan is None:
        return counter_full(turn, Reason.INSTALLMENTS_UNAVAILABLE)
    if turn.proposal.first_due_on is None:
        return Ask("first_due_on", turn.state, amount)
    latest = latest_first_due_on(plan, turn.today)
    due_on, notes = clamp_date(turn.proposal.first_due_on, turn.today, latest, latest)
    if amount < plan.min_amount_cents:
        if plan.min_amount_cents >= pay_in_full_cents(turn.terms, turn.facts):
            return counter_full(
                turn, Reason.BELOW_MINIMUM, {"minimum_cents": turn.facts.balance_cents, "frequency": "once"}
            )
        amount = plan.min_amount_cents
        notes.insert(0, (Reason.BELOW_MINIMUM, {"minimum_cents": amount, "frequency": "once"}))
    offer = single_payment_offer(turn.terms, turn.facts, "promise", total_cents=amount, due_on=due_on)
    return settle_answer(offer, notes, turn.state)


def is_two_payments(turn: Turn) -> bool:
    """Say whether a first sum and a day for the rest were named ("half now, the rest on the 15th")."""
    return turn.proposal.down_cents is not None and turn.proposal.rest_on is not None


def two_payments(turn: Turn, kind: Kind, total_cents: int, latest: date) -> tuple[Offer, list[Note]]:
    """Build two payments of a total, both by a last day; the first is smaller than the total."""
    down, rest_on = turn.proposal.down_cents or 0, turn.proposal.rest_on or latest
    first_on, notes = clamp_date(turn.proposal.first_due_on, turn.today, latest - timedelta(days=1), turn.today)
    if rest_on > latest:
        rest_on = latest
        notes.append((Reason.LAST_DATE_TOO_LATE, {"latest_on": latest}))
    if rest_on <= first_on:
        rest_on = latest
        notes.append((Reason.DATE_IN_PAST, {}))
    offer = two_payment_offer(
        turn.terms, turn.facts, kind, total_cents=total_cents, first=(first_on, down), rest_on=rest_on
    )
    return offer, notes


def answer_two_payments(turn: Turn) -> Outcome:
    """Answer paying everything in two payments: at the price of paying in full where the terms split it, else as a plan.

    Source: creditor terms, pay_in_full.parts; conversation.md 3.2.
    """
    balance, down = turn.facts.balance_cents, turn.proposal.down_cents or 0
    price = pay_in_full_cents(turn.terms, turn.facts)
    if down >= price:
        return answer_pay_in_full(turn)
    latest = turn.today + timedelta(days=turn.terms.pay_in_full.days_to_pay)
    rest_on = turn.proposal.rest_on or latest
    is_split = turn.terms.pay_in_full.parts > 1 and latest > turn.today
    if is_split and (rest_on <= latest or price < balance or turn.terms.instalments is None):
        offer, notes = two_payments(turn, "pay_in_full", price, latest)
        return settle_answer(offer, notes, turn.state)
    plan = turn.terms.instalments
    if plan is None or plan.min_amount_cents >= balance:
        return counter_full(turn, Reason.SPLIT_UNAVAILABLE, {"parts": 1})
    least = max(plan.min_amount_cents, down_payment_cents(plan, balance))
    if least >= balance:
        return counter_full(turn, Reason.SPLIT_UNAVAILABLE, {"parts": 1})
    first_on, notes = clamp_date(
        turn.proposal.first_due_on, turn.today, latest_first_due_on(plan, turn.today), turn.today
    )
    end = add_months(first_on, plan.max_term_months) - timedelta(days=1)
    if down < least:
        notes.insert(0, (Reason.DOWN_PAYMENT_TOO_LOW, {"minimum_cents": least}))
    if not first_on < rest_on <= end:
        notes.append((Reason.LAST_DATE_TOO_LATE, {"latest_on": end}))
        rest_on = end
    offer = two_payment_offer(
        turn.terms, turn.facts, "installments", total_cents=balance, first=(first_on, max(down, least)), rest_on=rest_on
    )
    return settle_answer(offer, notes, turn.state)


def planned_settlement_cents(turn: Turn, tier: SettlementTier, step: int) -> int:
    """Give the sum asked at a step, never more than was asked before and never below the floor."""
    ask = settlement_ask_cents(turn.terms, turn.facts, tier, settlement_way_bps(turn, step))
    lowest = turn.state.lowest_settlement_cents
    floor = settlement_floor_cents(turn.terms, turn.facts, tier)
    return ask if lowest is None else max(min(ask, lowest), floor)


def answer_settlement(turn: Turn) -> Outcome | None:
    """Accept at or above the planned sum, otherwise offer that sum; None where the account cannot be settled.

    Whatever lies below the planned sum gets the same answer, so comparing answers tells nothing about the floor.
    Source: conversation.md 3.3 and 3.4.
    """
    figure = settlement_figure(turn.facts, turn.proposal)
    price = pay_in_full_cents(turn.terms, turn.facts)
    parts_asked = turn.proposal.count or 1
    if figure is not None and (figure >= turn.facts.balance_cents or (parts_asked == 1 and figure >= price)):
        return answer_two_payments(turn) if is_two_payments(turn) else answer_pay_in_full(turn)
    tier = find_settlement_tier(turn.terms, turn.facts)
    if tier is None:
        return None
    if figure is None and turn.proposal.too_high and not turn.is_new and not turn.state.has_been_asked_amount:
        return Ask("amount", replace(turn.state, has_been_asked_amount=True))
    before, step = turn.state.settlement_step, next_settlement_step(turn)
    if figure is not None and (turn.is_last or figure == turn.state.lump_limit_cents):
        # What the ladder would have come down to is agreed rather than lost to the limit of rounds, or of the purse.
        end = len(turn.terms.negotiation.settlement_steps_bps) - 1
        step = end if figure >= planned_settlement_cents(turn, tier, end) else step
    ask = planned_settlement_cents(turn, tier, step)
    if figure is not None and figure >= ask:
        total = min(figure, max(turn.state.lowest_settlement_cents or figure, ask))
        offer, notes = settlement_in_parts(turn, tier, total)
        return settle_answer(offer, notes, replace(turn.state, settlement_step=max(before, 0)))
    if figure is not None and _is_limit_open(turn, figure, step):
        return Ask("limit", replace(turn.state, asked_limit_cents=figure), figure)
    offer, notes = settlement_in_parts(turn, tier, ask)
    reason = _settlement_reason(turn, before, step, has_figure=figure is not None)
    return settle_answer(offer, [(reason, {}), *notes], replace(turn.state, settlement_step=step))


def _is_limit_open(turn: Turn, figure: int, step: int) -> bool:
    """Say whether to ask if a repeated sum is all there is: late, because early it would only invite a yes."""
    rules = turn.terms.negotiation
    is_repeated = not turn.is_new and turn.state.settlement_step >= 0
    is_late = step >= len(rules.settlement_steps_bps) - 1 or turn.state.round * 2 > rules.max_rounds
    return is_repeated and is_late and figure > (turn.state.asked_limit_cents or 0)


def _settlement_reason(turn: Turn, before: int, step: int, *, has_figure: bool) -> Reason:
    if not has_figure and before < 0:
        return Reason.OPENING
    if step > before >= 0:
        return Reason.CONCEDED
    if has_figure and turn.is_new:
        return Reason.SETTLEMENT_TOO_LOW
    is_end = step == len(turn.terms.negotiation.settlement_steps_bps) - 1
    return Reason.BEST_AVAILABLE if is_end else Reason.UNCHANGED


def settlement_in_parts(turn: Turn, tier: SettlementTier, total_cents: int) -> tuple[Offer, list[Note]]:
    """Build a settlement with as many parts as asked for and allowed, the last one in time."""
    if is_two_payments(turn) and tier.parts > 1 and 0 < (turn.proposal.down_cents or 0) < total_cents:
        return two_payments(turn, "settlement", total_cents, turn.today + timedelta(days=tier.days_to_pay))
    asked = turn.proposal.count or (2 if is_two_payments(turn) else 1)
    parts = min(asked, tier.parts, total_cents)
    notes: list[Note] = [(Reason.TOO_MANY_PARTS, {"parts": parts})] if asked > parts else []
    spoken = turn.proposal.frequency
    frequency: Frequency = spoken if spoken in FREQUENCIES else "monthly"
    latest = latest_first_part_on(turn.today, tier, parts, frequency)
    usual_days = USUAL_LUMP_SUM_DAYS if parts == 1 else USUAL_FIRST_PAYMENT_DAYS
    usual = min(latest, turn.today + timedelta(days=usual_days))
    first_due_on, date_notes = clamp_date(turn.proposal.first_due_on, turn.today, latest, usual)
    offer = settlement_offer(
        turn.terms, turn.facts, total_cents=total_cents, parts=parts, frequency=frequency, first_due_on=first_due_on
    )
    return offer, [*notes, *date_notes]


def latest_first_part_on(today: date, tier: SettlementTier, parts: int, frequency: Frequency) -> date:
    """Give the latest first day from which all parts are paid within the allowed days."""
    limit = today + timedelta(days=tier.days_to_pay)
    first = limit
    while first > today and list(islice(due_dates(frequency, first), parts))[-1] > limit:
        first -= timedelta(days=1)
    return first


def present_settlement(turn: Turn, terms: CreditorTerms) -> tuple[Offer, int] | None:
    """Give the settlement as it stands now, with its step, for the menu."""
    tier = find_settlement_tier(terms, turn.facts)
    if tier is None:
        return None
    step = max(turn.state.settlement_step, 0)
    total = planned_settlement_cents(turn, tier, step)
    if total >= pay_in_full_cents(terms, turn.facts):
        return None
    return settlement_in_parts(turn, tier, total)[0], step
