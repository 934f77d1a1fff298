"""The referee finds what is wrong: planted violations, retractions and false agreements, one at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from parley.negotiation import Offer, Proposal
from parley.simulation.auditor import Watch, judge
from parley.simulation.limits import closing_offer, plan_offer
from parley.simulation.metrics import measure
from parley.simulation.negotiate import negotiate
from parley.simulation.negotiators import Engine
from parley.simulation.oracle import benchmark
from parley.simulation.speech import Reply
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY
from tests.unit.simulation.people import CASE, Crook, a_full_payment, consumer

PAYDAY = TODAY + timedelta(days=5)
RICH = consumer(pays_in_full=True, lump_cents=500_000)
PLAN = plan_offer(CASE, 10_000, "monthly", PAYDAY)


def closes(_case: object, offer: Offer) -> Reply:
    return Reply(agreed=offer, reason="accepted")


def offers(*found: Offer) -> Reply:
    return Reply(offers=found, reason="opening")


def test_an_honest_negotiation_with_the_engine_is_found_clean() -> None:
    record = negotiate(CASE, consumer(), Engine())
    assert record.agreed is not None
    assert (record.ended, record.violations, record.rises, record.false_agreements) == ("agreed", [], 0, [])


def test_an_agreement_that_differs_from_what_was_read_back_is_false() -> None:
    dearer = closing_offer(CASE, "pay_in_full", 120_000, PAYDAY)
    record = negotiate(CASE, RICH, Crook(lambda *_: offers(a_full_payment()), lambda *_: closes(CASE, dearer)))
    assert record.false_agreements == ["differs_from_read_back"]


def test_an_agreement_nobody_said_yes_to_is_false() -> None:
    record = negotiate(CASE, RICH, Crook(lambda *_: Reply(agreed=a_full_payment()), closes))
    assert record.false_agreements == ["no_yes"]


def test_an_agreement_outside_the_acceptance_set_is_false() -> None:
    too_early = closing_offer(CASE, "pay_in_full", 108_000, TODAY)
    record = negotiate(CASE, RICH, Crook(lambda *_: offers(a_full_payment()), lambda *_: closes(CASE, too_early)))
    assert "outside_acceptance_set" in record.false_agreements


def test_an_offer_below_the_floor_is_a_violation_to_both_checkers() -> None:
    cheap = closing_offer(CASE, "settlement", 59_999, PAYDAY)
    record = negotiate(CASE, RICH, Crook(lambda *_: offers(cheap), closes))
    assert {"checker:below_floor", "auditor:floor"} <= set(record.violations)


def test_an_offer_that_asks_for_more_than_one_before_it_is_a_retraction() -> None:
    asked = iter([70_000, 70_001])

    def answers(_case: object, _proposal: Proposal) -> Reply:
        return offers(closing_offer(CASE, "settlement", next(asked), TODAY))

    assert negotiate(CASE, consumer(patience=2), Crook(answers, closes)).rises == 1


def test_a_figure_the_consumer_has_just_named_is_no_retraction() -> None:
    watch = Watch()
    assert not watch.rises([plan_offer(CASE, 9_000, "monthly", PAYDAY)])
    own = Proposal(kind="installments", amount_cents=9_500, frequency="monthly")
    assert not watch.rises([plan_offer(CASE, 9_500, "monthly", PAYDAY)], own)
    assert watch.rises([plan_offer(CASE, 9_501, "monthly", PAYDAY)], own)


def test_of_a_menu_the_smallest_plan_counts() -> None:
    watch = Watch()
    menu = [plan_offer(CASE, cents, "monthly", PAYDAY) for cents in (20_000, 10_000)]
    assert not watch.rises(menu)
    assert not watch.rises(menu)
    assert watch.rises(menu[:1])


def instalments(offer: Offer, **changes: object) -> Offer:
    first, *rest = offer.instalments
    return replace(offer, instalments=(replace(first, **changes), *rest))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("offer", "found"),
    [
        pytest.param(PLAN, [], id="a plan inside the terms"),
        pytest.param(instalments(PLAN, amount_cents=9_999), ["sum"], id="payments that do not add up"),
        pytest.param(replace(PLAN, total_cents=119_999), ["sum", "covers"], id="a plan that leaves a cent"),
        pytest.param(plan_offer(CASE, 3_499, "monthly", PAYDAY), ["minimum", "term"], id="below the smallest payment"),
        pytest.param(
            plan_offer(CASE, 4_999, "monthly", PAYDAY), ["term"], id="a payment more than the term has months"
        ),
        pytest.param(plan_offer(CASE, 5_000, "monthly", PAYDAY), [], id="as long as the term"),
        pytest.param(plan_offer(CASE, 10_000, "monthly", TODAY + timedelta(days=46)), ["wait"], id="starts a day late"),
        pytest.param(plan_offer(CASE, 10_000, "monthly", TODAY - timedelta(days=1)), ["past"], id="starts yesterday"),
        pytest.param(replace(PLAN, frequency="weekly"), ["rhythm"], id="called weekly, paid monthly"),
        pytest.param(replace(PLAN, terms_version=2), ["version"], id="made under other terms"),
        pytest.param(closing_offer(CASE, "settlement", 60_000, PAYDAY), [], id="at the floor"),
        pytest.param(closing_offer(CASE, "settlement", 59_999, PAYDAY), ["floor"], id="a cent below the floor"),
        pytest.param(
            closing_offer(CASE, "settlement", 60_000, TODAY + timedelta(days=93)), ["late"], id="paid a day too late"
        ),
        pytest.param(closing_offer(CASE, "settlement", 60_000, TODAY, parts=4), ["parts"], id="in a part too many"),
        pytest.param(closing_offer(CASE, "pay_in_full", 108_000, PAYDAY), [], id="paid in full at its price"),
        pytest.param(closing_offer(CASE, "pay_in_full", 107_999, PAYDAY), ["floor"], id="a cent of discount too much"),
    ],
)
def test_the_second_checker_finds_by_itself(offer: Offer, found: list[str]) -> None:
    assert judge(TERMS, FACTS, offer, TODAY) == found


def test_planted_faults_reach_the_figures() -> None:
    crook = Crook(
        lambda *_: offers(a_full_payment()), lambda *_: closes(CASE, closing_offer(CASE, "settlement", 59_999, TODAY))
    )
    outcome = measure(CASE, RICH, benchmark(CASE, RICH), negotiate(CASE, RICH, crook))
    assert (outcome.is_violating, outcome.is_false, outcome.is_agreed) == (True, True, True)
