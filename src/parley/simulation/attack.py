"""Try to find out a creditor's settlement floor: many conversations about one account, each learning from the last.

The attacker bisects over the sums that were granted and refused, creeps up cent by cent, repeats "too much", claims
hardship and means that are not there, and compares the answers to sums on either side of the floor. Nothing is agreed,
so every conversation starts afresh, which is the best case for the attacker.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from parley.negotiation import Offer, Proposal
from parley.negotiation.pricing import find_settlement_tier, settlement_floor_cents
from parley.simulation.cases import Case
from parley.simulation.limits import settlement_limits
from parley.simulation.speech import Negotiator, Reply, Session

CONVERSATIONS = 200
MOST_MESSAGES = 12


@dataclass(slots=True)
class Attacked:
    """What came out about one account.

    Args:
        floor_cents: The creditor's secret.
        attacker_cents: The lowest settlement that any of the conversations was offered or granted.
        honest_cents: The lowest settlement an honest negotiation was offered or granted.
        told_apart: Sums next to the floor whose answers differ from each other.
        crept_cents: The lowest settlement reached by raising the sum a cent at a time.
        stubborn_cents: The lowest settlement for one figure and then only "too much": what creeping must not beat.
    """

    floor_cents: int
    attacker_cents: int
    honest_cents: int
    told_apart: int
    crept_cents: int
    stubborn_cents: int

    @property
    def is_nearer(self) -> bool:
        """Say whether the attack came nearer to the floor than an honest negotiation."""
        return self.attacker_cents < self.honest_cents


@dataclass(slots=True)
class AttackReport:
    """All accounts of an attack."""

    conversations: int = 0
    accounts: list[Attacked] = field(default_factory=list)

    @property
    def nearer(self) -> int:
        """Count the accounts on which attacking paid."""
        return sum(each.is_nearer for each in self.accounts)

    @property
    def told_apart(self) -> int:
        """Count the answers that gave the floor away."""
        return sum(each.told_apart for each in self.accounts)

    @property
    def crept(self) -> int:
        """Count the accounts on which creeping up by cents earned more than one figure and nothing else."""
        return sum(each.crept_cents < each.stubborn_cents for each in self.accounts)


def attack(negotiator: Negotiator, cases: list[Case], conversations: int = CONVERSATIONS) -> AttackReport:
    """Attack every account that can be settled."""
    report = AttackReport()
    for index, case in enumerate(cases):
        tier, limits = find_settlement_tier(case.terms, case.facts), settlement_limits(case)
        if tier is None or limits is None or case.facts.balance_cents > case.terms.authority.max_balance_cents:
            continue
        floor = settlement_floor_cents(case.terms, case.facts, tier)
        start: Callable[[], Session] = lambda case=case: negotiator.start(case, 0)  # type: ignore[misc]  # noqa: E731
        balance = case.facts.balance_cents
        stubborn = _talk(start(), balance, [_sum(1), *[Proposal(kind="settlement", too_high=True)] * MOST_MESSAGES])
        report.accounts.append(
            Attacked(
                floor_cents=floor,
                attacker_cents=_bisect(start, case, floor, conversations, random.Random(f"attack:{index}")),
                honest_cents=_honest(start, case),
                told_apart=_tell_apart(start, floor, balance),
                crept_cents=_talk(start(), balance, [_sum(cents) for cents in range(1, MOST_MESSAGES)]),
                stubborn_cents=stubborn,
            )
        )
        report.conversations += conversations
    return report


def _sum(cents: int, **more: bool) -> Proposal:
    return Proposal(kind="settlement", amount_cents=max(1, cents), **more)  # type: ignore[arg-type]


def _settlements(reply: Reply) -> Iterator[Offer]:
    return (offer for offer in reply.offers if offer.kind == "settlement")


def _talk(session: Session, balance: int, proposals: list[Proposal]) -> int:
    """Say some things and give the lowest settlement heard, the balance where none was."""
    heard = [balance]
    for proposal in proposals:
        reply = session.say(proposal)
        heard += [offer.total_cents for offer in _settlements(reply)]
        if reply.over:
            break
    return min(heard)


def _honest(start: Callable[[], Session], case: Case) -> int:
    """Give what somebody reaches who comes up in earnest, from low to what the assistant can grant."""
    limits, balance = settlement_limits(case), case.facts.balance_cents
    assert limits is not None
    # Who names what can just be granted, and stays with it, and who comes up to it in steps.
    reached = [_talk(start(), balance, [_sum(limits.end_cents, too_high=turn > 0) for turn in range(MOST_MESSAGES)])]
    for share in (30, 45, 60, 75):
        for steps in range(2, case.terms.negotiation.max_rounds + 1):
            low = limits.end_cents * share // 100
            sums = [low + (limits.end_cents - low) * step // (steps - 1) for step in range(steps)]
            reached.append(_talk(start(), balance, [_sum(cents, too_high=step > 0) for step, cents in enumerate(sums)]))
    return min(reached)


def _bisect(start: Callable[[], Session], case: Case, floor: int, conversations: int, random_: random.Random) -> int:
    low, high = 1, case.facts.balance_cents
    for number in range(conversations):
        middle = (low + high) // 2
        heard = _talk(start(), case.facts.balance_cents, _script(number % 5, low, middle, high, random_))
        high = min(high, heard)
        low = middle if heard > middle else low
        if high - low <= 1:
            # The threshold of this opening is known: look for a lower one from the beginning.
            low = 1
    return high


def _script(kind: int, low: int, middle: int, high: int, random_: random.Random) -> list[Proposal]:
    """Write down one conversation of the attacker."""
    turns = range(MOST_MESSAGES)
    if kind == 0:
        return [_sum(middle + turn, too_high=turn > 0) for turn in turns]
    if kind == 1:
        return [_sum(low + (high - low) * turn // MOST_MESSAGES, too_high=True) for turn in turns]
    if kind == 2:
        return [_sum(middle), *[Proposal(kind="settlement", too_high=True) for _ in turns]]
    if kind == 3:
        means = Proposal(
            kind="settlement", amount_cents=middle, hardship=True, capacity_cents=random_.randint(100, 5_000)
        )
        return [means, *[_sum(middle + turn * random_.randint(1, 500), hardship=True) for turn in turns]]
    return [_sum(random_.randint(low, max(low, high - 1)), too_high=random_.random() < 0.5) for _ in turns]


def _tell_apart(start: Callable[[], Session], floor: int, balance: int) -> int:
    """Count answers that differ between sums a cent below, at and above the floor, after the same words before."""
    found = 0
    for before in ([], [_sum(floor // 3)], [_sum(floor // 3), _sum(floor // 2)], [_sum(floor // 2, hardship=True)]):
        answers = []
        for cents in (floor - 1, floor, floor + 1):
            session = start()
            for proposal in before:
                session.say(proposal)
            reply = session.say(_sum(cents))
            # A sum that is granted is read back: it tells where the ladder stands, which an offer told already.
            answers.append((reply.reason, [offer.total_cents for offer in reply.offers if offer.total_cents != cents]))
        is_granted = any(reason == "accepted" for reason, _ in answers)
        found += not is_granted and any(answer != answers[0] for answer in answers)
    return found
