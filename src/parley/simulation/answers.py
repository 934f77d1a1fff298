"""One recorded question put to the engine again, and answers compared as the consumer would compare them (pure)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from parley.negotiation import (
    Accept,
    Ask,
    Counter,
    CreditorTerms,
    Escalate,
    NegotiationState,
    Offer,
    Options,
    Outcome,
    Proposal,
    confirm,
    present_options,
    respond,
)
from parley.negotiation.recordings import Step

Holidays = Callable[[date], frozenset[date]]


def no_holidays(_day: date) -> frozenset[date]:
    """Give no bank holidays, whatever the day."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine answered to one step, in the words of the record.

    `offers` holds the offer of an answer, or the three of a menu (in full, settlement, plan), None where there is none.
    """

    outcome: str
    reason_code: str | None
    offers: tuple[Offer | None, ...]
    missing: str | None
    state: NegotiationState

    @property
    def offer(self) -> Offer | None:
        """The one offer of an answer that is not a menu."""
        return self.offers[0] if len(self.offers) == 1 else None


def answer_to(
    step: Step,
    terms: CreditorTerms,
    state: NegotiationState,
    offer: Offer | None = None,
    holidays: Holidays = no_holidays,
) -> Answer:
    """Ask the engine what was asked in a recorded step, under some terms, from some state.

    Args:
        offer: What is confirmed, for "confirm".
    """
    days = holidays(step.today)
    if step.act == "options":
        return _of_menu(present_options(terms, step.facts, step.today, state, holidays=days))
    if step.act == "respond":
        return _of(respond(terms, step.facts, state, step.proposal or Proposal(), step.today, holidays=days))
    if offer is None:
        raise ValueError("a confirmation needs the offer that is confirmed")
    return _of(confirm(terms, step.facts, state, offer, step.today, holidays=days))


def is_as_good_for_consumer(offer: Offer, than: Offer) -> bool:
    """Say whether an offer asks no more than another one of its kind: not in all, not at once, and not sooner.

    On every day what has fallen due by then is at most as much, and no single payment is larger, so a person who said
    yes to the other one loses nothing by this one.
    """
    if offer.kind != than.kind or offer.total_cents > than.total_cents:
        return False
    if max(part.amount_cents for part in offer.instalments) > max(part.amount_cents for part in than.instalments):
        return False
    return all(_due_by(offer, part.due_on) <= _due_by(than, part.due_on) for part in offer.instalments)


def is_alike(one: Answer, other: Answer) -> bool:
    """Say whether two answers are the same to the consumer: outcome, reason, question, and every figure and date."""
    return (one.outcome, one.reason_code, one.missing, [*map(substance, one.offers)]) == (
        other.outcome,
        other.reason_code,
        other.missing,
        [*map(substance, other.offers)],
    )


def _of(outcome: Outcome) -> Answer:
    match outcome:
        case Accept():
            return Answer("accept", None, (outcome.offer,), None, outcome.state)
        case Counter():
            return Answer("counter", str(outcome.reason_code), (outcome.offer,), None, outcome.state)
        case Ask():
            return Answer("ask", None, (None,), outcome.missing, outcome.state)
    name = "escalate" if isinstance(outcome, Escalate) else "refuse"
    return Answer(name, str(outcome.reason_code), (None,), None, outcome.state)


def _of_menu(menu: Options) -> Answer:
    code = str(menu.reason_code) if menu.reason_code else None
    return Answer("options", code, (menu.pay_in_full, menu.settlement, menu.instalments), None, menu.state)


def substance(offer: Offer | None) -> tuple[object, ...] | None:
    """Give what an offer means to the consumer, whatever version of the terms it was made under."""
    if offer is None:
        return None
    return offer.kind, offer.total_cents, offer.instalments, offer.frequency, offer.is_hardship


def _due_by(offer: Offer, day: date) -> int:
    return sum(part.amount_cents for part in offer.instalments if part.due_on <= day)
