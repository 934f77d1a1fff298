"""The negotiator's answers, example by example. The account: $1,200.00, a credit card, 400 days old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parley.negotiation import (
    Accept,
    AccountFacts,
    Ask,
    Counter,
    Escalate,
    NegotiationState,
    Offer,
    Outcome,
    Proposal,
    Reason,
    Refuse,
    confirm,
    present_options,
    respond,
)
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY, YOUNG, monthly, settle


def talk(*proposals: Proposal, facts: AccountFacts = FACTS, with_menu: bool = True) -> Outcome:
    """Play proposals one after the other and give the last answer."""
    state = present_options(TERMS, facts, TODAY).state if with_menu else NegotiationState()
    outcome: Outcome | None = None
    for proposal in proposals:
        outcome = respond(TERMS, facts, state, proposal, TODAY)
        state = outcome.state
    assert outcome is not None
    return outcome


def counter(*proposals: Proposal, facts: AccountFacts = FACTS, with_menu: bool = True) -> Counter:
    outcome = talk(*proposals, facts=facts, with_menu=with_menu)
    assert isinstance(outcome, Counter), outcome
    return outcome


def accepted(*proposals: Proposal, facts: AccountFacts = FACTS, with_menu: bool = True) -> Offer:
    outcome = talk(*proposals, facts=facts, with_menu=with_menu)
    assert isinstance(outcome, Accept), outcome
    return outcome.offer


# The menu


def test_the_menu_shows_the_opening_of_everything_the_terms_allow() -> None:
    options = present_options(TERMS, FACTS, TODAY)
    assert options.pay_in_full
    assert options.settlement
    assert options.instalments
    assert options.pay_in_full.total_cents == 108_000
    assert options.settlement.total_cents == 96_000
    assert (options.instalments.count, options.instalments.amount_cents) == (6, 20_000)


def test_a_young_account_gets_no_settlement_and_no_discount() -> None:
    options = present_options(TERMS, YOUNG, TODAY)
    assert options.settlement is None
    assert options.pay_in_full is not None
    assert options.pay_in_full.total_cents == 120_000


@pytest.mark.parametrize(("balance", "has_plan"), [(3_500, False), (3_501, True)])
def test_a_balance_one_payment_covers_gets_no_plan(balance: int, has_plan: bool) -> None:
    options = present_options(TERMS, replace(FACTS, balance_cents=balance), TODAY)
    assert (options.instalments is not None) is has_plan


def test_the_menu_in_the_middle_shows_what_was_conceded() -> None:
    conceded = counter(monthly(4_000))
    menu = present_options(TERMS, FACTS, TODAY, conceded.state)
    assert menu.instalments is not None
    assert menu.instalments.amount_cents == conceded.offer.amount_cents == 10_000


@pytest.mark.parametrize(
    ("balance", "reason"), [(1_000_000, None), (1_000_001, Reason.OUTSIDE_AUTHORITY), (0, Reason.NO_BALANCE)]
)
def test_a_balance_outside_authority_is_for_a_person(balance: int, reason: Reason | None) -> None:
    facts = replace(FACTS, balance_cents=balance)
    options = present_options(TERMS, facts, TODAY)
    assert options.reason_code == reason
    assert (options.pay_in_full is None) is (reason is not None)
    outcome = respond(TERMS, facts, NegotiationState(), monthly(50_000), TODAY)
    assert isinstance(outcome, Escalate | Refuse) is (reason is not None)


@pytest.mark.parametrize(
    ("today", "is_in_force"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_terms_are_used_from_their_first_to_their_last_day(today: date, is_in_force: bool) -> None:
    outcome = respond(TERMS, FACTS, NegotiationState(), monthly(20_000), today)
    assert isinstance(outcome, Accept) is is_in_force


# Plans


@pytest.mark.parametrize(
    ("cents", "answer"),
    [
        pytest.param(10_000, Accept, id="the-next-planned-concession-itself"),
        pytest.param(9_999, Counter, id="a-cent-below-it"),
        pytest.param(20_000, Accept, id="the-opening"),
        pytest.param(30_000, Accept, id="more-is-taken-as-it-is"),
    ],
)
def test_a_plan_as_good_as_the_next_concession_is_accepted_at_once(cents: int, answer: type) -> None:
    outcome = talk(monthly(cents))
    assert isinstance(outcome, answer)
    if isinstance(outcome, Accept):
        assert outcome.offer.amount_cents == cents


def test_fifty_every_two_weeks_is_accepted_with_exact_dates() -> None:
    offer = accepted(Proposal(amount_cents=5_000, frequency="biweekly", first_due_on=date(2026, 3, 6)))
    assert (offer.count, offer.total_cents, offer.frequency) == (24, 120_000, "biweekly")
    assert offer.last_due_on == date(2026, 3, 6) + timedelta(days=14 * 23)


def test_a_bare_amount_after_a_plan_was_shown_means_a_month() -> None:
    offer = accepted(Proposal(amount_cents=12_000))
    assert (offer.kind, offer.frequency) == ("installments", "monthly")


def test_a_bare_amount_before_anything_was_shown_is_asked_about() -> None:
    outcome = talk(Proposal(amount_cents=12_000), with_menu=False)
    assert isinstance(outcome, Ask)
    assert outcome.missing == "frequency"


def test_the_ladder_is_walked_one_step_for_each_better_amount() -> None:
    said = [monthly(cents) for cents in (2_000, 3_000, 4_000)]
    asks = [counter(*said[: count + 1]).offer.amount_cents for count in range(3)]
    assert asks == [10_000, 6_700, 5_000]


@pytest.mark.parametrize(
    ("second", "steps"),
    [pytest.param(2_640, 2, id="closes-a-share-of-the-distance"), pytest.param(2_639, 1, id="a-cent-less")],
)
def test_a_better_amount_earns_a_step_where_it_closes_a_share_of_the_distance_that_shrinks_with_the_rounds(
    second: int, steps: int
) -> None:
    assert talk(monthly(2_000), monthly(second)).state.instalment_step == steps


def test_creeping_up_by_cents_earns_a_step_only_once_the_cents_have_added_up() -> None:
    creeping = [settle(50_000 + 100 * step) for step in range(5)]
    assert talk(*creeping).state.settlement_step == 1
    assert talk(*creeping, settle(53_160)).state.settlement_step == 2


def test_repeating_an_amount_concedes_nothing_and_asks_late_and_once_whether_it_is_the_most() -> None:
    early = counter(monthly(4_000), monthly(4_000))
    assert (early.offer.amount_cents, early.reason_code) == (10_000, Reason.UNCHANGED)
    asked = talk(*[monthly(4_000)] * 5)
    assert isinstance(asked, Ask)
    assert (asked.missing, asked.amount_cents, asked.capacity_cents) == ("capacity", 4_000, 4_000)
    again = counter(*[monthly(4_000)] * 6)
    assert (again.offer.amount_cents, again.reason_code) == (10_000, Reason.UNCHANGED)


@pytest.mark.parametrize(
    ("capacity", "asks"),
    [pytest.param(1_000, True, id="half-of-the-smallest-payment"), pytest.param(999, False, id="less-than-half")],
)
def test_the_smallest_payment_is_named_once_where_it_is_near_what_can_be_managed(capacity: int, asks: bool) -> None:
    # The longest hardship plan asks for 2,000 a month.
    told = Proposal(kind="installments", capacity_cents=capacity, frequency="monthly")
    outcome = talk(told)
    assert isinstance(outcome, Ask if asks else Escalate)
    if isinstance(outcome, Ask):
        assert (outcome.missing, outcome.amount_cents, outcome.capacity_cents) == ("least", 2_000, 2_000)
        assert accepted_or_countered(told, Proposal(capacity_cents=2_000)).amount_cents == 2_000
        assert isinstance(talk(told, Proposal(capacity_cents=capacity)), Escalate)


def accepted_or_countered(*proposals: Proposal) -> Offer:
    outcome = talk(*proposals)
    assert isinstance(outcome, Accept | Counter), outcome
    return outcome.offer


def test_what_can_be_managed_a_week_is_not_lost_in_the_conversion() -> None:
    weekly = Proposal(kind="installments", amount_cents=1_900, frequency="weekly", hardship=True)
    assert accepted(weekly).amount_cents == 1_900


def test_repeating_a_sum_asks_late_whether_it_is_all_and_a_yes_is_agreed_where_the_ladder_ends_below_it() -> None:
    said = [settle(70_000)] * 4
    asked = talk(*said)
    assert isinstance(asked, Ask)
    assert (asked.missing, asked.amount_cents) == ("limit", 70_000)
    assert accepted(*said, settle(70_000, is_limit=True)).total_cents == 70_000


@pytest.mark.parametrize(
    ("cents", "answer"),
    [pytest.param(63_600, Accept, id="the-ladders-end"), pytest.param(63_599, Counter, id="a-cent-below")],
)
def test_all_there_is_is_agreed_down_to_the_ladders_end_and_no_further(cents: int, answer: type) -> None:
    assert isinstance(talk(settle(cents, is_limit=True)), answer)


def test_a_lower_amount_than_before_concedes_nothing() -> None:
    assert talk(monthly(4_000), monthly(3_000)).state.instalment_step == 1


def test_actually_sixty_not_fifty_is_a_better_amount() -> None:
    outcome = counter(monthly(5_000), Proposal(kind="installments", amount_cents=6_000))
    assert (outcome.offer.amount_cents, outcome.reason_code) == (6_700, Reason.CONCEDED)


@pytest.mark.parametrize(
    ("balance", "lowest", "reason"),
    [
        pytest.param(120_000, 5_000, Reason.TERM_TOO_LONG, id="24-months-bind"),
        pytest.param(60_000, 3_500, Reason.BELOW_MINIMUM, id="the-minimum-binds"),
    ],
)
def test_at_the_end_of_the_ladder_the_lowest_payment_is_named(balance: int, lowest: int, reason: Reason) -> None:
    facts = replace(FACTS, balance_cents=balance)
    outcome = counter(*(monthly(balance // 60 + extra) for extra in (0, 1_000, 1_400)), facts=facts)
    assert (outcome.reason_code, outcome.offer.amount_cents) == (reason, lowest)
    assert outcome.reason_fields["minimum_cents"] == lowest


def test_a_frequency_the_terms_lack_is_replaced_by_the_same_money_a_year() -> None:
    plan = TERMS.instalments
    assert plan is not None
    terms = replace(TERMS, instalments=replace(plan, frequencies=("monthly",)))
    outcome = respond(terms, FACTS, NegotiationState(), Proposal(amount_cents=5_000, frequency="weekly"), TODAY)
    assert isinstance(outcome, Counter)
    assert outcome.reason_code == Reason.FREQUENCY_UNAVAILABLE
    assert outcome.offer.amount_cents == 21_666


@pytest.mark.parametrize(("count", "amount"), [(None, 21_666), (6, 21_666)])
def test_an_amount_with_a_count_is_replaced_in_the_same_way(count: int | None, amount: int) -> None:
    plan = TERMS.instalments
    assert plan is not None
    terms = replace(TERMS, instalments=replace(plan, frequencies=("monthly",)))
    proposal = Proposal(kind="installments", amount_cents=5_000, frequency="weekly", count=count)
    outcome = respond(terms, FACTS, NegotiationState(), proposal, TODAY)
    assert isinstance(outcome, Counter)
    assert outcome.offer.amount_cents == amount


def test_a_number_of_payments_gives_the_amount() -> None:
    assert accepted(Proposal(kind="installments", count=10)).amount_cents == 12_000


def test_payments_that_do_not_cover_the_balance_are_said_so() -> None:
    outcome = counter(monthly(12_000, count=3))
    assert (outcome.reason_code, outcome.reason_fields["count"]) == (Reason.DOES_NOT_COVER_BALANCE, 10)


@pytest.mark.parametrize(
    ("day", "reason", "first"),
    [
        pytest.param(TODAY - timedelta(days=1), Reason.DATE_IN_PAST, TODAY + timedelta(days=14), id="yesterday"),
        pytest.param(TODAY, None, TODAY, id="today"),
        pytest.param(TODAY + timedelta(days=45), None, TODAY + timedelta(days=45), id="last-day"),
        pytest.param(
            TODAY + timedelta(days=46), Reason.FIRST_DATE_TOO_LATE, TODAY + timedelta(days=45), id="day-after"
        ),
    ],
)
def test_a_first_date_is_taken_inside_the_terms_only(day: date, reason: Reason | None, first: date) -> None:
    outcome = talk(monthly(20_000, first_due_on=day))
    assert isinstance(outcome, Accept | Counter)
    assert outcome.offer.first_due_on == first
    assert getattr(outcome, "reason_code", None) == reason


def test_another_date_inside_an_offer_keeps_its_amount() -> None:
    wanted = TODAY + timedelta(days=20)
    offer = accepted(monthly(4_000), Proposal(first_due_on=wanted))
    assert (offer.amount_cents, offer.first_due_on) == (10_000, wanted)


def test_a_later_start_without_a_day_gets_the_latest_allowed() -> None:
    offer = accepted(monthly(4_000), Proposal(wants_later_start=True))
    assert offer.first_due_on == TODAY + timedelta(days=45)


def test_the_named_date_is_kept_in_later_offers() -> None:
    wanted = TODAY + timedelta(days=20)
    outcome = counter(monthly(4_000, first_due_on=wanted), monthly(5_000))
    assert outcome.offer.first_due_on == wanted


def test_too_much_without_a_figure_is_answered_with_a_question() -> None:
    outcome = talk(Proposal(too_high=True))
    assert isinstance(outcome, Ask)
    assert outcome.missing == "amount"


def test_a_down_payment_is_the_first_payment() -> None:
    plan = TERMS.instalments
    assert plan is not None
    terms = replace(TERMS, instalments=replace(plan, down_payment_bps=2_500))
    offer = present_options(terms, FACTS, TODAY).instalments
    assert offer is not None
    assert [part.amount_cents for part in offer.instalments] == [30_000, *[18_000] * 5]


# Hardship and means


def test_a_hardship_with_an_amount_gets_that_amount_inside_the_hardship_terms() -> None:
    offer = accepted(monthly(2_000, hardship=True))
    assert offer.is_hardship
    assert (offer.amount_cents, offer.count) == (2_000, 60)
    assert offer.review_on == TODAY + timedelta(days=180)


def test_means_below_every_plan_are_for_a_person_once_they_are_confirmed() -> None:
    told = Proposal(kind="installments", amount_cents=500, frequency="monthly", hardship=True)
    asked = talk(told)
    assert isinstance(asked, Ask)
    assert (asked.missing, asked.capacity_cents) == ("capacity", 500)
    outcome = talk(told, Proposal(capacity_cents=500))
    assert isinstance(outcome, Escalate)
    assert outcome.reason_code == Reason.BEYOND_MEANS


def test_another_amount_in_answer_to_the_question_about_means_counts_as_means() -> None:
    told = Proposal(kind="installments", amount_cents=500, frequency="monthly", hardship=True)
    outcome = talk(told, monthly(2_500))
    assert isinstance(outcome, Accept | Counter)
    assert outcome.offer.amount_cents == 2_500


def test_a_hardship_without_figures_is_asked_what_would_work_or_gets_one_step() -> None:
    first = talk(Proposal(hardship=True), with_menu=False)
    assert isinstance(first, Ask)
    assert counter(Proposal(hardship=True)).offer.amount_cents == 10_000


def test_confirmed_means_cap_the_plan() -> None:
    outcome = counter(monthly(5_500), Proposal(capacity_cents=5_500))
    assert (outcome.offer.amount_cents, outcome.reason_code) == (5_500, Reason.WITHIN_MEANS)
    assert not outcome.offer.is_hardship


def test_a_plan_above_stated_means_is_not_closed_even_if_accepted() -> None:
    offered = counter(monthly(4_000))
    state = replace(offered.state, stated_capacity_cents=3_000)
    outcome = confirm(TERMS, FACTS, state, offered.offer, TODAY)
    assert isinstance(outcome, Counter)
    assert (outcome.reason_code, outcome.offer.amount_cents) == (Reason.WITHIN_MEANS, 3_000)
    assert outcome.offer.is_hardship
    hopeless = confirm(TERMS, FACTS, replace(state, stated_capacity_cents=500), offered.offer, TODAY)
    assert isinstance(hopeless, Escalate)


def test_an_offer_is_confirmed_until_its_first_day_has_passed() -> None:
    offer = accepted(monthly(20_000, first_due_on=TODAY + timedelta(days=3)))
    state = NegotiationState()
    assert isinstance(confirm(TERMS, FACTS, state, offer, TODAY + timedelta(days=3)), Accept)
    late = confirm(TERMS, FACTS, state, offer, TODAY + timedelta(days=4))
    assert isinstance(late, Refuse)
    assert late.reason_code == Reason.OFFER_NOT_VALID


def test_an_offer_on_another_balance_is_not_confirmed() -> None:
    offer = accepted(monthly(20_000))
    paid = replace(FACTS, balance_cents=110_000)
    assert isinstance(confirm(TERMS, paid, NegotiationState(), offer, TODAY), Refuse)


# Settlement


@pytest.mark.parametrize(
    ("cents", "answer", "total"),
    [
        pytest.param(81_600, Accept, 81_600, id="the-next-planned-ask"),
        pytest.param(81_599, Counter, 81_600, id="a-cent-below"),
        pytest.param(60_000, Counter, 81_600, id="at-the-floor"),
        pytest.param(59_999, Counter, 81_600, id="below-the-floor"),
        pytest.param(9_600, Counter, 81_600, id="a-tenth-of-what-lies-between"),
        pytest.param(9_599, Counter, 96_000, id="a-sum-that-earns-nothing"),
        pytest.param(99_000, Accept, 96_000, id="never-more-than-already-asked"),
    ],
)
def test_a_sum_is_accepted_from_the_planned_ask_upwards(cents: int, answer: type, total: int) -> None:
    outcome = talk(settle(cents))
    assert isinstance(outcome, answer)
    assert isinstance(outcome, Accept | Counter)
    assert outcome.offer.total_cents == total


def test_sums_on_both_sides_of_the_floor_get_the_same_answer() -> None:
    above, below = counter(settle(60_001)), counter(settle(59_999))
    assert (above.offer, above.reason_code, above.reason_fields) == (
        below.offer,
        below.reason_code,
        below.reason_fields,
    )


def test_the_settlement_ladder_ends_above_the_floor_and_stays_there() -> None:
    said = [settle(cents) for cents in (10_000, 20_000, 30_000, 40_000, 50_000)]
    asks = [counter(*said[: count + 1]).offer.total_cents for count in range(5)]
    assert asks == [81_600, 70_800, 63_600, 63_600, 63_600]


def test_authority_caps_the_discount_above_the_creditors_floor() -> None:
    terms = replace(TERMS, authority=replace(TERMS.authority, max_discount_bps=1_500))
    state = present_options(terms, FACTS, TODAY).state
    for cents in (20_000, 40_000, 60_000, 80_000):
        outcome = respond(terms, FACTS, state, settle(cents), TODAY)
        state = outcome.state
        assert isinstance(outcome, Counter)
        assert outcome.offer.total_cents >= 102_000


def test_a_share_of_the_balance_is_a_sum() -> None:
    assert accepted(settle(None, percent_bps=7_000)).total_cents == 84_000


@pytest.mark.parametrize(("count", "parts", "reason"), [(3, 3, None), (4, 3, Reason.TOO_MANY_PARTS)])
def test_parts_are_granted_up_to_the_tier(count: int, parts: int, reason: Reason | None) -> None:
    outcome = talk(settle(None, total_cents=90_000, count=count))
    assert isinstance(outcome, Accept | Counter)
    assert outcome.offer.count == parts
    assert getattr(outcome, "reason_code", None) == reason
    assert outcome.offer.last_due_on <= TODAY + timedelta(days=92)


def test_four_hundred_in_four_payments_is_a_settlement() -> None:
    outcome = counter(Proposal(kind="installments", total_cents=40_000, count=4))
    assert outcome.offer.kind == "settlement"


def test_an_account_that_cannot_be_settled_is_offered_a_plan() -> None:
    outcome = counter(settle(40_000), facts=YOUNG)
    assert (outcome.reason_code, outcome.offer.kind) == (Reason.SETTLEMENT_UNAVAILABLE, "installments")


def test_asking_for_a_discount_without_a_figure_gives_the_opening() -> None:
    outcome = counter(settle(None), with_menu=False)
    assert (outcome.reason_code, outcome.offer.total_cents) == (Reason.OPENING, 96_000)


# One payment


@pytest.mark.parametrize(
    "proposal",
    [
        pytest.param(Proposal(kind="pay_in_full"), id="asked-for"),
        pytest.param(settle(108_000), id="a-sum-that-reaches-the-price"),
        pytest.param(Proposal(amount_cents=120_000), id="the-balance"),
        pytest.param(Proposal(kind="installments", amount_cents=120_000, frequency="monthly"), id="one-payment-plan"),
    ],
)
def test_paying_everything_costs_the_discounted_price(proposal: Proposal) -> None:
    offer = accepted(proposal)
    assert (offer.kind, offer.total_cents, offer.count) == ("pay_in_full", 108_000, 1)


def test_more_than_the_balance_is_never_taken() -> None:
    outcome = counter(Proposal(kind="pay_in_full", amount_cents=130_000))
    assert (outcome.reason_code, outcome.offer.total_cents) == (Reason.ABOVE_BALANCE, 108_000)
    assert outcome.reason_fields == {"balance_cents": 120_000}


def test_a_promise_needs_a_date_and_the_minimum() -> None:
    friday = TODAY + timedelta(days=4)
    promise = Proposal(kind="promise", amount_cents=10_000)
    asked = talk(promise)
    assert isinstance(asked, Ask)
    assert asked.missing == "first_due_on"
    assert accepted(replace(promise, first_due_on=friday)).total_cents == 10_000
    too_small = counter(replace(promise, amount_cents=3_499, first_due_on=friday))
    assert (too_small.reason_code, too_small.offer.total_cents) == (Reason.BELOW_MINIMUM, 3_500)


# Bad figures and the end


@pytest.mark.parametrize(
    ("proposal", "missing"),
    [
        pytest.param(monthly(0), "amount", id="zero"),
        pytest.param(monthly(-100), "amount", id="negative"),
        pytest.param(monthly(10**16), "amount", id="absurd"),
        pytest.param(settle(None, percent_bps=10_001), "amount", id="above-100-percent"),
        pytest.param(Proposal(kind="installments", count=0), "count", id="no-payments"),
        pytest.param(Proposal(), "amount", id="nothing"),
    ],
)
def test_figures_that_make_no_sense_are_asked_for_again(proposal: Proposal, missing: str) -> None:
    outcome = talk(proposal)
    assert isinstance(outcome, Ask)
    assert outcome.missing == missing


def test_after_the_last_round_a_person_takes_over_with_everything_said() -> None:
    said = [monthly(2_000 + 200 * step) for step in range(1, 7)]
    assert isinstance(talk(*said), Ask | Counter)
    outcome = talk(*said, *[monthly(3_000)] * 6)
    assert isinstance(outcome, Escalate)
    assert outcome.reason_code == Reason.MAX_ROUNDS
    assert (outcome.state.best_instalment_yearly_cents or 0) >= 3_000 * 12


def test_the_last_round_agrees_to_what_the_ladder_would_have_come_down_to() -> None:
    # 5,000 is the ladder's end; said six times over it is agreed rather than lost to the limit of rounds.
    said = [monthly(5_000)] * 5
    assert isinstance(talk(*said), Ask)
    assert isinstance(talk(*said, Proposal(capacity_cents=5_000)), Accept | Counter)


def test_a_good_proposal_is_still_accepted_after_the_last_round() -> None:
    said = [monthly(2_000 + 200 * step) for step in range(1, 8)]
    assert isinstance(talk(*said, monthly(30_000)), Accept)
