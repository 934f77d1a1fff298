"""Replay a recorded negotiation under other terms, as far as the consumer's recorded words still make sense (pure).

The words are fed in the order they were said. Where the new terms answer differently, the consumer goes on only where
one can know what they would have done: a fact or a figure of their own is said whatever we offer; "too much" is said
again of an offer that is no better; a yes is given again to an offer that is at least as good. Everything else is
unknown from there on, and is said to be so.

Source: issue 4, what-if.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from parley.negotiation import CreditorTerms, NegotiationState, Offer, Proposal
from parley.negotiation.recordings import Recording, Step
from parley.simulation.answers import (
    Answer,
    Holidays,
    answer_to,
    is_alike,
    is_as_good_for_consumer,
    no_holidays,
    substance,
)

End = Literal["agreed", "escalated", "refused", "open", "unknown"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which the new terms answer something else."""

    step: Step
    recorded: Answer
    replayed: Answer


@dataclass(frozen=True, slots=True)
class Divergence:
    """A recorded step that the terms which ruled then do not give again: a defect, of the record or of the engine."""

    conversation_id: str
    step: Step
    computed: Answer


@dataclass(frozen=True, slots=True)
class Replayed:
    """One conversation under the recorded and under the new terms.

    `recorded` and `replayed` are the plans agreed, or None. `why` says why the end is not known.
    """

    recording: Recording
    recorded_end: End
    replayed_end: End
    recorded: Offer | None
    replayed: Offer | None
    first_difference: Difference | None
    why: str = ""


def find_divergences(recording: Recording, holidays: Holidays = no_holidays) -> Iterator[Divergence]:
    """Give every step whose recorded answer the terms that ruled then do not give again, to the cent and the day."""
    for step in recording.steps:
        computed = answer_to(step, step.terms, step.state, step.offer, holidays)
        recorded = (step.outcome, step.reason_code, step.offer_out)
        if recorded != (computed.outcome, computed.reason_code, computed.offer):
            yield Divergence(recording.conversation_id, step, computed)


def replay(recording: Recording, terms: CreditorTerms, holidays: Holidays = no_holidays) -> Replayed:
    """Play a recording under other terms, taken as if they had been in force then. No side effects."""
    return _Play(recording, replace(terms, effective_from=date.min, effective_to=None), holidays).run()


class _Play:
    """The state of one replay: where both negotiations stand."""

    def __init__(self, recording: Recording, terms: CreditorTerms, holidays: Holidays) -> None:
        self.recording = recording
        self.terms = terms
        self.holidays = holidays
        self.then: Answer | None = None
        self.now: Answer | None = None
        # For every offer made then, the one made in its place now.
        self.places: list[tuple[Offer, Offer | None]] = []
        self.difference: Difference | None = None

    def run(self) -> Replayed:
        """Feed the recorded steps in order until the end is reached or cannot be known."""
        for step in self.recording.steps:
            why = self._why_unknown(step)
            if why:
                return self._end("unknown", why=why)
            then = answer_to(step, step.terms, step.state, step.offer, self.holidays)
            now = answer_to(step, self.terms, self._state(step), self._in_place_of(step.offer), self.holidays)
            if self.difference is None and not is_alike(then, now):
                self.difference = Difference(step, then, now)
            self.then, self.now = then, now
            self._pair(then, now)
            ended = self._ended(step, then, now)
            if ended is not None:
                return ended
        return self._at_the_end()

    def _state(self, step: Step) -> NegotiationState:
        """Carry the state on; rounds that the conversation did not count then do not count now."""
        if self.then is None or self.now is None or step.state == NegotiationState():
            return step.state
        return replace(self.now.state, round=max(0, self.now.state.round + step.state.round - self.then.state.round))

    def _pair(self, then: Answer, now: Answer) -> None:
        same_shape = len(then.offers) == len(now.offers)
        for place, offer in enumerate(then.offers):
            if offer is not None:
                self.places.append((offer, now.offers[place] if same_shape else None))

    def _in_place_of(self, offer: Offer | None) -> Offer | None:
        if offer is None:
            return None
        found = [now for then, now in self.places if substance(then) == substance(offer)]
        # An offer from before the recording has nothing in its place; it is taken as it was.
        return found[-1] if found else replace(offer, terms_version=self.terms.version)

    def _why_unknown(self, step: Step) -> str:
        """Say why the consumer's next recorded words do not follow, or nothing."""
        if self.then is None or self.now is None or step.act == "options" or is_alike(self.then, self.now):
            return ""
        if step.offer is not None:
            return self._why_no_yes(step.offer)
        return _why_not_said(step.proposal or Proposal(), self.then, self.now)

    def _why_no_yes(self, chosen: Offer) -> str:
        instead = self._in_place_of(chosen)
        if instead is None:
            return "what the consumer said yes to would not have been offered"
        if not is_as_good_for_consumer(instead, chosen):
            return "the offer in place of the one the consumer said yes to asks for more, or sooner"
        return ""

    def _ended(self, step: Step, then: Answer, now: Answer) -> Replayed | None:
        if now.outcome == "escalate" and then.outcome != "escalate":
            return self._end("escalated")
        if now.outcome == "refuse" and then.outcome != "refuse":
            return self._end("refused")
        if step.is_agreement and now.outcome == "accept":
            return self._end("agreed", now.offer)
        if step.is_agreement:
            return self._end("unknown", why="the yes would have been answered with another offer")
        if step.act == "respond" and now.outcome == "accept" and then.outcome != "accept" and now.offer is not None:
            # Their own figures are granted, so they have no reason to go on.
            closed = answer_to(replace(step, act="confirm"), self.terms, now.state, now.offer, self.holidays)
            if closed.outcome == "accept":
                return self._end("agreed", now.offer)
        return None

    def _at_the_end(self) -> Replayed:
        assert self.then is not None and self.now is not None  # noqa: PT018 - a recording has at least one step
        if is_alike(self.then, self.now):
            return self._end(_recorded_end(self.recording))
        if self.now.outcome in ("escalate", "refuse"):
            return self._end("escalated" if self.now.outcome == "escalate" else "refused")
        offers = [(then, now) for then, now in zip(self.then.offers, self.now.offers, strict=False) if then and now]
        if self.then.outcome not in ("escalate", "refuse") and any(offers):
            if all(is_as_good_for_consumer(then, now) for then, now in offers):
                return self._end("open")
            return self._end("unknown", why="the consumer left, and would have had another offer to leave")
        return self._end("unknown", why="the record ends where the new terms would have gone on")

    def _end(self, end: End, agreed: Offer | None = None, *, why: str = "") -> Replayed:
        recorded = next((step.offer for step in self.recording.steps if step.is_agreement), None)
        return Replayed(self.recording, _recorded_end(self.recording), end, recorded, agreed, self.difference, why)


def _why_not_said(said: Proposal, then: Answer, now: Answer) -> str:
    has_figures = any(
        value is not None for value in (said.amount_cents, said.total_cents, said.percent_bps, said.count)
    )
    if now.missing is not None and now.missing != then.missing and not _answers(said, now.missing, has_figures):
        return f"the consumer would have been asked something else ({now.missing})"
    is_gone = then.missing == "capacity" and now.missing != "capacity"
    if is_gone and said.capacity_cents is not None and not has_figures:
        return "the consumer answered a question that would not have been asked"
    if (
        not said.too_high
        or has_figures
        or (then.offer and now.offer and is_as_good_for_consumer(then.offer, now.offer))
    ):
        return ""
    return "the consumer refused an offer that would have been another one"


def _answers(said: Proposal, missing: str, has_figures: bool) -> bool:
    answers: dict[str, bool] = {
        "amount": has_figures,
        "frequency": said.frequency is not None,
        "first_due_on": said.first_due_on is not None,
        "count": said.count is not None,
        "capacity": said.capacity_cents is not None or has_figures,
    }
    return answers[missing]


def _recorded_end(recording: Recording) -> End:
    if any(step.is_agreement for step in recording.steps):
        return "agreed"
    last = recording.steps[-1].outcome
    return "escalated" if last == "escalate" else "refused" if last == "refuse" else "open"
