"""Answer proposals to pay over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from parley.negotiation.build import installment_offer
from parley.negotiation.lump import Note, answer_pay_in_full, clamp_date, counter_full, remember, settle_answer
from parley.negotiation.offers import Ask, Counter, Escalate, Offer, Outcome, Reason
from parley.negotiation.pricing import (
    amount_for_count,
    convert_frequency,
    count_for_amount,
    down_payment_cents,
    latest_first_due_on,
    lowest_hardship_cents,
    lowest_instalment_cents,
    rung_cents,
    usual_first_due_on,
)
from parley.negotiation.schedule import Frequency
from parley.negotiation.terms import InstalmentTerms
from parley.negotiation.understanding import Turn, advance, spoken_frequency, usual_frequency


@dataclass(frozen=True, slots=True)
class Request:
    """A proposal brought into the terms' frequencies and dates; `notes` say what had to be moved."""

    amount_cents: int | None
    frequency: Frequency
    first_due_on: date
    frequency_notes: tuple[Note, ...]
    other_notes: tuple[Note, ...]


def answer_installments(turn: Turn) -> Outcome:
    """Accept a plan at least as fast as the next planned concession, otherwise offer that concession.

    Source: conversation.md 3.2 to 3.6.
    """
    plan = turn.terms.instalments
    if plan is None:
        return counter_full(turn, Reason.INSTALLMENTS_UNAVAILABLE)
    request = read_request(turn, plan)
    if request.amount_cents is not None and request.amount_cents >= turn.facts.balance_cents:
        return answer_pay_in_full(turn)
    before = turn.state.instalment_step
    step = advance(before, is_new=turn.is_new, ladder=len(turn.terms.negotiation.instalment_months))
    planned = planned_cents(turn, plan, request.frequency, step)
    if planned is None:
        capacity = turn.state.stated_capacity_cents or 0
        return Escalate(Reason.BEYOND_MEANS, turn.state, {"capacity_cents": capacity})
    if planned >= turn.facts.balance_cents:
        return _single_payment_left(turn, plan, request.frequency, step)
    if request.amount_cents is None:
        return _answer_without_amount(turn, plan, request, planned, step)
    capacity_here = capacity_in(turn, request.frequency)
    if capacity_here is not None and request.amount_cents > capacity_here:
        return _counter(turn, plan, request, planned, step, _means_note(turn))
    if request.amount_cents >= planned:
        state = replace(turn.state, instalment_step=max(before, 0))
        offer = build(turn, plan, request, request.amount_cents)
        return settle_answer(offer, [*request.frequency_notes, *request.other_notes], state)
    if _should_ask_capacity(turn, capacity_here):
        state = replace(turn.state, has_been_asked_capacity=True)
        monthly = convert_frequency(request.amount_cents, request.frequency, "monthly")
        return Ask("capacity", state, request.amount_cents, request.frequency, monthly)
    return _counter(turn, plan, request, planned, step, _amount_note(turn, plan, request, planned, step))


def _single_payment_left(turn: Turn, plan: InstalmentTerms, frequency: Frequency, step: int) -> Outcome:
    """Offer full payment where the planned payment already covers the balance."""
    balance = turn.facts.balance_cents
    moved = replace(turn, state=replace(turn.state, instalment_step=step))
    if lowest_instalment_cents(plan, balance, frequency) >= balance:
        return counter_full(moved, Reason.BELOW_MINIMUM, {"minimum_cents": balance, "frequency": frequency})
    return counter_full(moved, Reason.OPENING if turn.state.instalment_step < 0 else Reason.CONCEDED)


def read_request(turn: Turn, plan: InstalmentTerms) -> Request:
    """Bring what was said into the frequencies and dates the terms allow."""
    spoken = spoken_frequency(turn.terms, turn.state, turn.proposal)
    frequency = spoken if spoken in plan.frequencies else usual_frequency(turn.terms)
    frequency_notes: list[Note] = []
    amount = turn.proposal.amount_cents
    if frequency != spoken:
        frequency_notes.append((Reason.FREQUENCY_UNAVAILABLE, {"frequency": frequency}))
        # Payments that were only counted fit any frequency; an amount becomes the same money a year.
        if amount is not None and not _is_counted(turn, plan):
            amount = convert_frequency(amount, spoken, frequency)
    first_due_on, notes = _first_date(turn, plan)
    if amount is not None and amount > 0 and turn.proposal.count is not None:
        balance = turn.facts.balance_cents
        needed = count_for_amount(balance, amount, down_payment_cents(plan, balance))
        if needed > turn.proposal.count:
            notes.insert(0, (Reason.DOES_NOT_COVER_BALANCE, {"count": needed}))
    return Request(amount, frequency, first_due_on, tuple(frequency_notes), tuple(notes))


def _is_counted(turn: Turn, plan: InstalmentTerms) -> bool:
    count, balance = turn.proposal.count, turn.facts.balance_cents
    if count is None:
        return False
    return turn.proposal.amount_cents == amount_for_count(balance, count, down_payment_cents(plan, balance))


def _first_date(turn: Turn, plan: InstalmentTerms) -> tuple[date, list[Note]]:
    latest = latest_first_due_on(plan, turn.today)
    usual = usual_first_due_on(plan, turn.today)
    if turn.proposal.first_due_on is None:
        if turn.proposal.wants_later_start:
            return latest, []
        known = turn.state.stated_first_due_on
        return (known if known is not None and turn.today <= known <= latest else usual), []
    return clamp_date(turn.proposal.first_due_on, turn.today, latest, usual)


def capacity_in(turn: Turn, frequency: Frequency) -> int | None:
    """Give the stated means per payment of a frequency, if any were stated."""
    capacity = turn.state.stated_capacity_cents
    return None if capacity is None else convert_frequency(capacity, "monthly", frequency)


def planned_cents(turn: Turn, plan: InstalmentTerms, frequency: Frequency, step: int) -> int | None:
    """Give the regular payment to offer now, or None where stated means reach no plan within the terms.

    Never above stated means, never more than offered before, never below the terms.
    Source: conversation.md 3.5 and 3.6.
    """
    balance, hardship = turn.facts.balance_cents, turn.terms.hardship
    rung = rung_cents(turn.terms, plan, balance, frequency, step)
    lowest = lowest_instalment_cents(plan, balance, frequency)
    capacity = capacity_in(turn, frequency)
    relaxed = lowest
    if hardship is not None and (capacity is not None or turn.state.has_hardship):
        relaxed = min(lowest, lowest_hardship_cents(hardship, balance, frequency))
    known = turn.state.lowest_for(frequency)
    wanted = rung if known is None else max(min(rung, known), relaxed)
    if capacity is None:
        return wanted
    is_down_payment_too_much = down_payment_cents(plan, balance) > capacity
    if is_down_payment_too_much and hardship is None:
        return None
    if is_down_payment_too_much and hardship is not None:
        # Without its down payment the plan is a hardship plan from the start, so only those limits count.
        least = lowest_hardship_cents(hardship, balance, frequency)
    else:
        least = relaxed if hardship is not None else lowest
    return None if capacity < least else max(least, min(wanted, capacity))


def build(turn: Turn, plan: InstalmentTerms, request: Request, amount_cents: int) -> Offer:
    """Build the plan for a decided amount."""
    return installment_offer(
        turn.terms,
        plan,
        turn.facts,
        amount_cents=amount_cents,
        frequency=request.frequency,
        first_due_on=request.first_due_on,
        today=turn.today,
        means_cents=capacity_in(turn, request.frequency),
    )


def present_plan(turn: Turn) -> tuple[Offer, int] | None:
    """Give the plan as it stands now, with its step; None where one payment or stated means leave no plan."""
    plan = turn.terms.instalments
    if plan is None:
        return None
    request = read_request(turn, plan)
    step = max(turn.state.instalment_step, 0)
    planned = planned_cents(turn, plan, request.frequency, step)
    if planned is None or planned >= turn.facts.balance_cents:
        return None
    return build(turn, plan, request, planned), step


def counter_plan(turn: Turn, reason: Reason) -> Counter:
    """Offer the plan as it stands instead of something that cannot be arranged, or full payment where there is none."""
    neutral = replace(
        turn, proposal=replace(turn.proposal, amount_cents=None, count=None, percent_bps=None, frequency=None)
    )
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
        note = _means_note(turn) if has_means else (Reason.CONCEDED if step > before else Reason.BEST_AVAILABLE, {})
        return _counter(turn, plan, request, planned, step, note)
    if proposal.too_high or proposal.hardship:
        return Ask("amount", turn.state)
    is_same_plan = last is not None and last.kind == "installments" and last.frequency == request.frequency
    changes = proposal.first_due_on is not None or proposal.wants_later_start
    if last is not None and is_same_plan and changes:
        capacity = capacity_in(turn, request.frequency)
        amount = last.amount_cents if capacity is None else min(last.amount_cents, planned)
        return settle_answer(build(turn, plan, request, max(amount, planned)), list(request.other_notes), turn.state)
    return _counter(turn, plan, request, planned, step, (Reason.OPENING if before < 0 else Reason.UNCHANGED, {}))


def _counter(turn: Turn, plan: InstalmentTerms, request: Request, planned: int, step: int, note: Note) -> Outcome:
    notes = [*request.frequency_notes, note, *request.other_notes]
    return settle_answer(build(turn, plan, request, planned), notes, replace(turn.state, instalment_step=step))


def _means_note(turn: Turn) -> Note:
    return Reason.WITHIN_MEANS, {"capacity_cents": turn.state.stated_capacity_cents or 0}


def _should_ask_capacity(turn: Turn, capacity: int | None) -> bool:
    # A repeated amount earns nothing by itself, but it may be all the person has: ask once, and believe the answer.
    is_repeated = not turn.is_new and turn.state.instalment_step >= 0
    return is_repeated and capacity is None and not turn.state.has_been_asked_capacity


def _amount_note(turn: Turn, plan: InstalmentTerms, request: Request, planned: int, step: int) -> Note:
    """Say why the amount was not enough; the lowest payment is named only where it is what we offer."""
    before = turn.state.instalment_step
    months = turn.terms.negotiation.instalment_months
    if step < len(months) - 1:
        if before < 0:
            return Reason.OPENING, {}
        return (Reason.CONCEDED if step > before else Reason.UNCHANGED), {}
    if not turn.is_new:
        return Reason.BEST_AVAILABLE, {}
    lowest_fields = {"minimum_cents": planned, "frequency": request.frequency}
    if planned <= plan.min_amount_cents:
        return Reason.BELOW_MINIMUM, lowest_fields
    return Reason.TERM_TOO_LONG, {"months": plan.max_term_months, **lowest_fields}
