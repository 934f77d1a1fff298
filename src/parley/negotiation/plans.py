"""Answer proposals to pay over time."""

from __future__ import annotations

from dataclasses import replace

from parley.negotiation.build import PlanShape, installment_offer
from parley.negotiation.ladder import next_plan_step, plan_way_bps
from parley.negotiation.lump import Note, answer_pay_in_full, counter_full, remember, settle_answer
from parley.negotiation.offers import Ask, Counter, Escalate, Offer, Outcome, Reason
from parley.negotiation.plan_request import Request, capacity_in, read_request
from parley.negotiation.pricing import (
    convert_frequency,
    down_payment_cents,
    lowest_hardship_cents,
    lowest_instalment_cents,
    monthly_means,
    planned_rung_cents,
)
from parley.negotiation.schedule import PAYMENTS_PER_YEAR, Frequency
from parley.negotiation.terms import InstalmentTerms
from parley.negotiation.understanding import Turn

# Somebody who can manage half of the smallest payment may find the rest; below that, asking would be pressing.
LEAST_WITHIN_REACH = 2


def answer_installments(turn: Turn) -> Outcome:
    """Accept a plan at least as fast as the next planned concession, otherwise offer that concession.

    Source: conversation.md 3.2 to 3.6.
    """
    plan = turn.terms.instalments
    if plan is None:
        return counter_full(turn, Reason.INSTALLMENTS_UNAVAILABLE)
    request = read_request(turn, plan)
    if max(request.amount_cents or 0, request.down_cents or 0) >= turn.facts.balance_cents:
        return answer_pay_in_full(turn)
    before, step = turn.state.instalment_step, next_plan_step(turn)
    planned = planned_cents(turn, plan, request, step)
    if planned is None:
        return _other_rhythm(turn, plan, request, step) or _beyond_means(turn, plan, request)
    step, planned = _past_equal_rungs(turn, plan, request, step, planned)
    if planned >= turn.facts.balance_cents:
        return _single_payment_left(turn, plan, request.frequency, step)
    if request.amount_cents is None:
        return _answer_without_amount(turn, plan, request, planned, step)
    capacity_here = capacity_in(turn, request.frequency)
    if capacity_here is not None and request.amount_cents > capacity_here:
        return _counter(turn, plan, request, max(planned, capacity_here), step, _means_note(turn))
    if request.amount_cents >= planned or _is_worth_the_last_round(turn, plan, request):
        state = replace(turn.state, instalment_step=max(before, 0))
        offer = build(turn, plan, request, request.amount_cents)
        notes = [*request.frequency_notes, *_raised(turn, offer), *request.other_notes]
        return settle_answer(offer, notes, state)
    question = _capacity_question(turn, request) if capacity_here is None and _is_all_said(turn, step) else None
    if question is not None:
        return question
    return _counter(turn, plan, request, planned, step, _amount_note(turn, plan, request, planned, step))


def _past_equal_rungs(turn: Turn, plan: InstalmentTerms, request: Request, step: int, planned: int) -> tuple[int, int]:
    """Go past rungs that ask for what was asked already, so that an earned step is one the consumer can see."""
    last = len(turn.terms.negotiation.instalment_months) - 1
    known = turn.state.lowest_for(request.frequency)
    if not turn.is_new or known is None or step <= turn.state.instalment_step:
        return step, planned
    while planned >= known and step < last:
        step += 1
        planned = planned_cents(turn, plan, request, step) or planned
    return step, planned


def _other_rhythm(turn: Turn, plan: InstalmentTerms, request: Request, step: int) -> Outcome | None:
    """Look for a plan within stated means that pays less often; smallest payments count per payment, so fewer may fit."""
    for frequency in sorted(plan.frequencies, key=PAYMENTS_PER_YEAR.__getitem__, reverse=True):
        if PAYMENTS_PER_YEAR[frequency] >= PAYMENTS_PER_YEAR[request.frequency]:
            continue
        slower = replace(request, frequency=frequency, amount_cents=None)
        planned = planned_cents(turn, plan, slower, step)
        if planned is not None and planned < turn.facts.balance_cents:
            planned = max(planned, _own_amount(turn, request, frequency))
            notes: tuple[Note, ...] = ((Reason.FREQUENCY_UNAVAILABLE, {"frequency": frequency}),)
            return _counter(turn, plan, replace(slower, frequency_notes=notes), planned, step, _means_note(turn))
    return None


def _own_amount(turn: Turn, request: Request, frequency: Frequency) -> int:
    """Give what the consumer named in another rhythm, as far as it is within means and below what was offered; else 0."""
    own = convert_frequency(request.amount_cents or 0, request.frequency, frequency)
    limits = (capacity_in(turn, frequency), turn.state.lowest_for(frequency), turn.facts.balance_cents - 1)
    return min([own, *(limit for limit in limits if limit is not None)])


def _beyond_means(turn: Turn, plan: InstalmentTerms, request: Request) -> Outcome:
    """Ask whether it is really the most, name the smallest payment where it is near, and then call a person.

    An amount alone may be an opening bid, and only the consumer can say that a little more is possible after all.
    Source: conversation.md 3.2 and 3.6.
    """
    question = _capacity_question(turn, request)
    if turn.proposal.capacity_cents is None and question is not None:
        return replace(question, state=replace(question.state, stated_capacity_cents=None))
    capacity, least = turn.state.stated_capacity_cents or 0, _least(turn, plan, request)
    monthly = monthly_means(least, request.frequency)
    if not turn.state.has_been_told_least and capacity < monthly <= capacity * LEAST_WITHIN_REACH:
        state = replace(turn.state, has_been_told_least=True, is_capacity_asked=True, asked_capacity_cents=monthly)
        return Ask("least", state, least, request.frequency, monthly)
    return Escalate(Reason.BEYOND_MEANS, turn.state, {"capacity_cents": capacity})


def _least(turn: Turn, plan: InstalmentTerms, request: Request) -> int:
    """Give the smallest regular payment that anything in the terms allows in a rhythm."""
    balance, hardship = turn.facts.balance_cents, turn.terms.hardship
    lowest = lowest_instalment_cents(plan, balance, request.frequency, request.down_cents)
    if hardship is None:
        return lowest
    return min(lowest, lowest_hardship_cents(hardship, balance, request.frequency, request.down_cents))


def _capacity_question(turn: Turn, request: Request) -> Ask | None:
    """Ask whether the amount is the most they can manage; about each amount once, and about smaller ones never."""
    if request.amount_cents is None:
        return None
    monthly = monthly_means(request.amount_cents, request.frequency)
    if monthly <= (turn.state.asked_capacity_cents or 0):
        return None
    state = replace(turn.state, asked_capacity_cents=monthly, is_capacity_asked=True)
    return Ask("capacity", state, request.amount_cents, request.frequency, monthly)


def _single_payment_left(turn: Turn, plan: InstalmentTerms, frequency: Frequency, step: int) -> Outcome:
    """Offer full payment where the planned payment already covers the balance."""
    balance = turn.facts.balance_cents
    moved = replace(turn, state=replace(turn.state, instalment_step=step))
    if lowest_instalment_cents(plan, balance, frequency) >= balance:
        return counter_full(moved, Reason.BELOW_MINIMUM, {"minimum_cents": balance, "frequency": frequency})
    return counter_full(moved, Reason.OPENING if turn.state.instalment_step < 0 else Reason.CONCEDED)


def planned_cents(turn: Turn, plan: InstalmentTerms, request: Request, step: int) -> int | None:
    """Give the regular payment to offer now, or None where stated means reach no plan within the terms.

    Never above stated means, never more than offered before, never below the terms.
    Source: conversation.md 3.5 and 3.6.
    """
    balance, hardship, frequency = turn.facts.balance_cents, turn.terms.hardship, request.frequency
    way_bps = plan_way_bps(turn, step)
    rung = planned_rung_cents(turn.terms, plan, balance, frequency, way_bps, request.down_cents)
    lowest = lowest_instalment_cents(plan, balance, frequency, request.down_cents)
    capacity = capacity_in(turn, frequency)
    relaxed = lowest
    if hardship is not None and (capacity is not None or turn.state.has_hardship):
        relaxed = min(lowest, lowest_hardship_cents(hardship, balance, frequency, request.down_cents))
    known = _least_offered(turn, request)
    wanted = rung if known is None else max(min(rung, known), relaxed)
    if capacity is None:
        return wanted
    is_down_payment_too_much = down_payment_cents(plan, balance) > capacity
    if is_down_payment_too_much and hardship is None:
        return None
    if is_down_payment_too_much and hardship is not None:
        # Without its down payment the plan is a hardship plan from the start, so only those limits count.
        least = lowest_hardship_cents(hardship, balance, frequency, request.down_cents)
    else:
        least = relaxed if hardship is not None else lowest
    return None if capacity < least else max(least, min(wanted, capacity))


def _least_offered(turn: Turn, request: Request) -> int | None:
    """Give the smallest regular payment offered in a frequency, with the same first payment where one was named."""
    lowest, with_down = turn.state.lowest_for(request.frequency), turn.state.lowest_with_down
    if request.down_cents is None or with_down is None or with_down[:2] != (request.frequency, request.down_cents):
        return lowest
    return with_down[2] if lowest is None else min(lowest, with_down[2])


def build(turn: Turn, plan: InstalmentTerms, request: Request, amount_cents: int) -> Offer:
    """Build the plan for a decided amount."""
    shape = PlanShape(
        amount_cents,
        request.frequency,
        request.first_due_on,
        means_cents=capacity_in(turn, request.frequency),
        down_cents=request.down_cents,
        paydays=request.paydays,
        month_day=request.month_day,
    )
    return installment_offer(turn.terms, plan, turn.facts, shape, today=turn.today, holidays=turn.holidays)


def present_plan(turn: Turn) -> tuple[Offer, int] | None:
    """Give the plan as it stands now, with its step; None where one payment or stated means leave no plan."""
    plan = turn.terms.instalments
    if plan is None:
        return None
    request = read_request(turn, plan)
    step = max(turn.state.instalment_step, 0)
    planned = planned_cents(turn, plan, request, step)
    if planned is None or planned >= turn.facts.balance_cents:
        return None
    return build(turn, plan, request, planned), step


def counter_plan(turn: Turn, reason: Reason) -> Counter:
    """Offer the plan as it stands instead of something that cannot be arranged, or full payment where there is none."""
    proposal = replace(
        turn.proposal, amount_cents=None, count=None, percent_bps=None, frequency=None, down_cents=None, rest_on=None
    )
    neutral = replace(turn, proposal=proposal)
    found = present_plan(neutral)
    if found is None:
        return counter_full(turn, reason)
    offer = replace(found[0], reason_codes=(reason,))
    return Counter(offer, reason, remember(replace(turn.state, instalment_step=found[1]), offer))


def _answer_without_amount(turn: Turn, plan: InstalmentTerms, request: Request, planned: int, step: int) -> Outcome:
    """Answer a wish that names no amount: another date or frequency, a hardship, means, or just a plan."""
    before, proposal, last = turn.state.instalment_step, turn.proposal, turn.state.last_offer
    has_means = turn.state.stated_capacity_cents is not None
    if turn.is_new and (before >= 0 or has_means):
        return _counter(
            turn, plan, request, planned, step, _new_note(turn, request, planned, step, has_means=has_means)
        )
    if (proposal.too_high or proposal.hardship) and not turn.state.has_been_asked_amount:
        return Ask("amount", replace(turn.state, has_been_asked_amount=True))
    is_same_plan = last is not None and last.kind == "installments" and last.frequency == request.frequency
    changes = proposal.first_due_on is not None or proposal.wants_later_start or proposal.month_day is not None
    if last is not None and is_same_plan and changes:
        capacity = capacity_in(turn, request.frequency)
        amount = last.amount_cents if capacity is None else min(last.amount_cents, planned)
        offer = build(turn, plan, request, amount)
        return settle_answer(offer, [*_raised(turn, offer), *request.other_notes], turn.state)
    reason = Reason.OPENING if before < 0 else _no_less(turn, step)
    return _counter(turn, plan, request, planned, step, (reason, {}))


def _new_note(turn: Turn, request: Request, planned: int, step: int, *, has_means: bool) -> Note:
    if has_means:
        return _means_note(turn)
    known = turn.state.lowest_for(request.frequency)
    if known is None or planned < known:
        return Reason.CONCEDED, {}
    return _no_less(turn, step), {}


def _no_less(turn: Turn, step: int) -> Reason:
    """Say that the offer stays: "the best" only where it is, since anything else would be a false statement.

    Source: 15 USC 1692e(10).
    """
    is_end = step >= len(turn.terms.negotiation.instalment_months) - 1
    return Reason.BEST_AVAILABLE if is_end else Reason.UNCHANGED


def _counter(turn: Turn, plan: InstalmentTerms, request: Request, planned: int, step: int, note: Note) -> Outcome:
    offer = build(turn, plan, request, planned)
    notes = [*request.frequency_notes, note, *_raised(turn, offer), *request.other_notes]
    return settle_answer(offer, notes, replace(turn.state, instalment_step=step))


def _raised(turn: Turn, offer: Offer) -> list[Note]:
    """Say that a first payment had to be larger than the one named just now."""
    named, first = turn.proposal.down_cents, offer.instalments[0].amount_cents
    return [(Reason.DOWN_PAYMENT_TOO_LOW, {"minimum_cents": first})] if named is not None and named < first else []


def _means_note(turn: Turn) -> Note:
    return Reason.WITHIN_MEANS, {"capacity_cents": turn.state.stated_capacity_cents or 0}


def _is_all_said(turn: Turn, step: int) -> bool:
    """Say whether an amount may be all the person has: it earns nothing, and our ladder or the rounds come to an end.

    Asked earlier, the question would invite an opening bid to be called the most.
    """
    rules = turn.terms.negotiation
    is_repeated = not turn.is_new and turn.state.instalment_step >= 0
    is_end = step >= len(rules.instalment_months) - 1 or turn.state.round >= rules.max_rounds - 1
    return turn.is_last or (is_repeated and is_end)


def _is_worth_the_last_round(turn: Turn, plan: InstalmentTerms, request: Request) -> bool:
    """Say whether the last answer before a person takes over can agree: the ladder would have come down to this amount."""
    if not turn.is_last or request.amount_cents is None:
        return False
    end = planned_cents(turn, plan, request, len(turn.terms.negotiation.instalment_months) - 1)
    return end is not None and request.amount_cents >= end


def _amount_note(turn: Turn, plan: InstalmentTerms, request: Request, planned: int, step: int) -> Note:
    """Say why the amount was not enough; the lowest payment is named only where it is what we offer."""
    before = turn.state.instalment_step
    months = turn.terms.negotiation.instalment_months
    known = turn.state.lowest_for(request.frequency)
    if step < len(months) - 1:
        if before < 0:
            return Reason.OPENING, {}
        is_less = step > before and (known is None or planned < known)
        return (Reason.CONCEDED if is_less else Reason.UNCHANGED), {}
    if not turn.is_new:
        return Reason.BEST_AVAILABLE, {}
    lowest_fields = {"minimum_cents": planned, "frequency": request.frequency}
    if planned <= plan.min_amount_cents:
        return Reason.BELOW_MINIMUM, lowest_fields
    return Reason.TERM_TOO_LONG, {"months": plan.max_term_months, **lowest_fields}
