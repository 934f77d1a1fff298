"""Play one negotiation and write down everything that matters about it; the referee sees both sides.

A false agreement is one outside the consumer's acceptance set, one that differs from what was read back, or one that was
closed without a yes. A violation is anything either of the two checkers objects to, in any offer uttered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter_ns

from parley.negotiation import Offer, Proposal, violations
from parley.simulation.acceptance import accepts
from parley.simulation.auditor import Watch, judge
from parley.simulation.calendar_us import BANK_HOLIDAYS
from parley.simulation.cases import Case
from parley.simulation.consumer import Agent
from parley.simulation.population import Consumer
from parley.simulation.speech import AskOptions, Leave, Negotiator, Reply, Say, SayYes, Seen, Session

# Far above any patience: a negotiation that goes on longer is a defect of the loop.
MOST_MESSAGES = 40


@dataclass(slots=True)
class Record:
    """What happened in one negotiation.

    Args:
        agreed: The arrangement closed, or None.
        ended: "agreed", "left" (the consumer gave up), or why the assistant stopped.
        messages: Messages of the consumer.
        violations: What a checker objects to, each with the checker's name.
        rises: Answers that asked for more than an earlier one of the same kind.
        false_agreements: Why the agreement is false, if it is.
        replies: Everything uttered, in order.
        nanoseconds: Time the negotiator took for each answer.
    """

    agreed: Offer | None = None
    ended: str = "left"
    messages: int = 0
    violations: list[str] = field(default_factory=list)
    rises: int = 0
    false_agreements: list[str] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    nanoseconds: list[int] = field(default_factory=list)


def negotiate(case: Case, consumer: Consumer, negotiator: Negotiator) -> Record:
    """Let a consumer and a negotiator talk until one of them ends it."""
    agent = Agent(consumer, case.facts.balance_cents, case.today)
    session, record, watch = negotiator.start(case, consumer.index), Record(), Watch()
    move = agent.open()
    uttered: tuple[Offer, ...] = ()
    while not isinstance(move, Leave) and record.messages < MOST_MESSAGES:
        record.messages += 1
        said_yes_to = uttered[move.place] if isinstance(move, SayYes) else None
        started = perf_counter_ns()
        reply = _answer(session, move, said_yes_to)
        record.nanoseconds.append(perf_counter_ns() - started)
        record.replies.append(reply)
        _audit(case, record, watch, reply, move.proposal if isinstance(move, Say) else None)
        if reply.agreed is not None:
            record.agreed, record.ended = reply.agreed, "agreed"
            record.false_agreements += find_falsehoods(case, consumer, reply.agreed, said_yes_to)
            return record
        if reply.over:
            record.ended = reply.over
            return record
        uttered = reply.offers
        move = agent.hear(reply)
    return record


def _answer(session: Session, move: AskOptions | Say | SayYes, said_yes_to: Offer | None) -> Reply:
    if isinstance(move, AskOptions):
        return session.menu()
    if isinstance(move, Say):
        return session.say(move.proposal)
    assert said_yes_to is not None
    return session.agree(said_yes_to)


def _audit(case: Case, record: Record, watch: Watch, reply: Reply, said: Proposal | None) -> None:
    offers = reply.offers if reply.agreed is None else (reply.agreed,)
    for offer in offers:
        found = violations(case.terms, case.facts, offer, case.today, holidays=BANK_HOLIDAYS)
        record.violations += [f"checker:{name}" for name in found]
        record.violations += [f"auditor:{name}" for name in judge(case.terms, case.facts, offer, case.today)]
    if reply.agreed is None and watch.rises(offers, said):
        record.rises += 1


def find_falsehoods(case: Case, consumer: Consumer, agreed: Offer, said_yes_to: Offer | None) -> list[str]:
    """Say why an agreement is false; empty where it is a true one."""
    found = []
    if said_yes_to is None:
        found.append("no_yes")
    elif (agreed.instalments, agreed.kind, agreed.total_cents) != (
        said_yes_to.instalments,
        said_yes_to.kind,
        said_yes_to.total_cents,
    ):
        found.append("differs_from_read_back")
    if not accepts(consumer, case.facts.balance_cents, case.today, Seen.of(agreed)):
        found.append("outside_acceptance_set")
    return found
