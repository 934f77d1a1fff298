"""The attack on the floor: the engine gives nothing away, and a leak that is planted is found."""

from __future__ import annotations

from dataclasses import replace

from parley.negotiation import Proposal
from parley.simulation.attack import attack
from parley.simulation.cases import Case
from parley.simulation.limits import closing_offer
from parley.simulation.negotiators import Engine
from parley.simulation.speech import Reply
from tests.unit.negotiation.builders import TERMS
from tests.unit.simulation.people import CASE, Crook

FLOOR = 60_000
# The engine's own ladder stops at 90 % of the way to the floor.
LADDERS_END = 63_600


def crook(answer: int, *, gives_from: int, tells: bool = False) -> Crook:
    """Answer a sum from `gives_from` on with a yes and a lower one with an offer, in other words below the floor if it tells."""

    def answers(case: Case, proposal: Proposal) -> Reply:
        said = proposal.amount_cents or 0
        if said >= gives_from:
            return Reply(offers=(closing_offer(case, "settlement", said, case.today),), reason="accepted")
        reason = "settlement_too_low" if tells and said < FLOOR else "conceded"
        return Reply(offers=(closing_offer(case, "settlement", answer, case.today),), reason=reason)

    return Crook(answers, lambda case, offer: Reply(agreed=offer))


def test_two_hundred_conversations_bring_nobody_nearer_to_the_floor_than_an_honest_one() -> None:
    report = attack(Engine(), [CASE, replace(CASE, facts=replace(CASE.facts, balance_cents=777_777))])
    assert (report.conversations, len(report.accounts)) == (400, 2)
    assert (report.nearer, report.told_apart, report.crept) == (0, 0, 0)
    assert report.accounts[0].floor_cents == FLOOR
    assert report.accounts[0].attacker_cents >= LADDERS_END


def test_a_negotiator_who_grants_every_sum_above_the_floor_is_found_out() -> None:
    report = attack(crook(90_000, gives_from=FLOOR), [CASE])
    assert report.nearer == 1
    assert report.accounts[0].attacker_cents < LADDERS_END


def test_other_words_below_the_floor_are_found() -> None:
    assert attack(crook(90_000, gives_from=90_000, tells=True), [CASE], 10).told_apart > 0
    assert attack(crook(90_000, gives_from=90_000), [CASE], 10).told_apart == 0


def test_accounts_that_cannot_be_settled_are_left_out() -> None:
    without = replace(CASE, terms=replace(TERMS, settlement=()))
    beyond = replace(CASE, facts=replace(CASE.facts, balance_cents=1_000_001))
    assert attack(Engine(), [without, beyond], 10).accounts == []
