"""Paydays, down payments, two payments, and what an account's past or the terms rule out: one table each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parley.negotiation import (
    Accept,
    AccountFacts,
    Ask,
    BrokenPlanTerms,
    Counter,
    CreditorTerms,
    Escalate,
    NegotiationState,
    Offer,
    Outcome,
    Proposal,
    Reason,
    confirm,
    present_options,
    respond,
    violations,
)
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY, monthly, settle

PLAN = TERMS.instalments
assert PLAN is not None
IN_TWO = replace(TERMS, pay_in_full=replace(TERMS.pay_in_full, parts=2))


def talk(
    *proposals: Proposal,
    terms: CreditorTerms = TERMS,
    facts: AccountFacts = FACTS,
    today: date = TODAY,
    holidays: frozenset[date] = frozenset(),
) -> Outcome:
    state = present_options(terms, facts, today, holidays=holidays).state
    outcome: Outcome | None = None
    for proposal in proposals:
        outcome = respond(terms, facts, state, proposal, today, holidays=holidays)
        state = outcome.state
    assert outcome is not None
    return outcome


def offered(outcome: Outcome, kind: type[Accept] | type[Counter] = Accept) -> Offer:
    assert isinstance(outcome, kind), outcome
    assert isinstance(outcome, Accept | Counter)
    return outcome.offer


def days(offer: Offer, count: int) -> list[str]:
    return [part.due_on.isoformat() for part in offer.instalments[:count]]


# Paydays; TODAY is Monday 2 March 2026


@pytest.mark.parametrize(
    ("paydays", "expected"),
    [
        pytest.param((1, 15), ["2026-03-15", "2026-04-01", "2026-04-15"], id="first-and-fifteenth"),
        pytest.param((5, 20), ["2026-03-05", "2026-03-20", "2026-04-05"], id="fifth-and-twentieth"),
        pytest.param((15, 31), ["2026-03-15", "2026-03-31", "2026-04-15", "2026-04-30"], id="fifteenth-and-last"),
        pytest.param((20, 5), ["2026-03-15", "2026-04-01"], id="descending-is-no-pair"),
    ],
)
def test_a_plan_on_two_paydays_falls_on_them(paydays: tuple[int, int], expected: list[str]) -> None:
    said = Proposal(kind="installments", amount_cents=12_000, frequency="semimonthly", paydays=paydays)
    if paydays == (20, 5):
        said = replace(said, first_due_on=date(2026, 3, 15))
    assert days(offered(talk(said)), len(expected)) == expected


def test_the_last_day_of_the_month_is_kept_through_short_months() -> None:
    offer = offered(talk(monthly(20_000, month_day=31), today=date(2026, 1, 10)))
    assert days(offer, 4) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]


def test_every_other_friday_stays_on_fridays() -> None:
    said = Proposal(kind="installments", amount_cents=12_000, frequency="biweekly", first_due_on=date(2026, 3, 6))
    assert days(offered(talk(said)), 3) == ["2026-03-06", "2026-03-20", "2026-04-03"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # 15 March 2026 is a Sunday, and 25 May is Memorial Day.
        ("stay", ["2026-03-15", "2026-04-15", "2026-05-15"]),
        ("next_business_day", ["2026-03-16", "2026-04-15", "2026-05-15", "2026-06-15", "2026-07-15", "2026-08-17"]),
        # The first payment never moves to before the day the consumer is paid on.
        ("previous_business_day", ["2026-03-16", "2026-04-15", "2026-05-15", "2026-06-15", "2026-07-15", "2026-08-14"]),
    ],
)
def test_due_dates_move_off_weekends_as_the_terms_say(rule: str, expected: list[str]) -> None:
    terms = replace(TERMS, instalments=replace(PLAN, holidays=rule))
    outcome = talk(monthly(20_000, first_due_on=date(2026, 3, 15)), terms=terms)
    assert isinstance(outcome, Accept | Counter)
    assert getattr(outcome, "reason_code", None) == (None if rule == "stay" else Reason.DATE_MOVED)
    assert days(outcome.offer, len(expected)) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("next_business_day", "2026-05-26"), ("previous_business_day", "2026-05-22")],
)
def test_due_dates_move_off_bank_holidays_as_the_terms_say(rule: str, expected: str) -> None:
    terms = replace(TERMS, instalments=replace(PLAN, holidays=rule))
    memorial_day = date(2026, 5, 25)
    said = monthly(20_000, first_due_on=date(2026, 3, 25))
    offer = offered(talk(said, terms=terms, holidays=frozenset({memorial_day})))
    assert offer.instalments[2].due_on.isoformat() == expected
    assert "due_on_holiday" in violations(terms, FACTS, offer, TODAY, holidays=frozenset({offer.instalments[2].due_on}))


def test_a_first_date_on_the_last_allowed_day_moves_back_where_forward_would_be_too_late() -> None:
    latest = date(2026, 4, 4)  # a Saturday
    plan = replace(PLAN, holidays="next_business_day", first_payment_within_days=(latest - TODAY).days)
    offer = offered(talk(monthly(20_000, first_due_on=latest), terms=replace(TERMS, instalments=plan)), Counter)
    assert offer.first_due_on == date(2026, 4, 3)


# Down payments


@pytest.mark.parametrize(
    ("down", "regular", "amounts"),
    [
        pytest.param(30_000, 15_000, [30_000, 15_000, 15_000], id="larger-first"),
        pytest.param(10_000, 12_000, [10_000, 12_000, 12_000], id="smaller-first"),
        pytest.param(3_500, 12_000, [3_500, 12_000, 12_000], id="the-least-payment-first"),
    ],
)
def test_a_first_payment_the_consumer_names_comes_before_the_others(
    down: int, regular: int, amounts: list[int]
) -> None:
    offer = offered(talk(monthly(regular, down_cents=down)))
    assert [part.amount_cents for part in offer.instalments[:3]] == amounts
    assert sum(part.amount_cents for part in offer.instalments) == FACTS.balance_cents


def test_a_first_payment_below_the_least_one_is_raised_and_said_so() -> None:
    outcome = talk(monthly(12_000, down_cents=3_499))
    assert isinstance(outcome, Counter)
    assert (outcome.reason_code, outcome.offer.instalments[0].amount_cents) == (Reason.DOWN_PAYMENT_TOO_LOW, 3_500)


def test_a_large_first_payment_makes_smaller_ones_possible() -> None:
    # 120,000 over 24 months asks for 5,000 a month; after 60,000 at once, 23 payments of 2,609 are below the least 3,500.
    offer = offered(talk(monthly(4_000), monthly(10_000 - 1, down_cents=60_000)))
    assert offer.instalments[0].amount_cents == 60_000
    assert offer.count < 24


def test_a_first_payment_without_another_figure_is_put_before_the_plan_we_offer() -> None:
    offer = offered(talk(Proposal(down_cents=30_000)), Counter)
    assert (offer.instalments[0].amount_cents, offer.amount_cents) == (30_000, 18_000)


def test_another_date_inside_an_offer_with_a_first_payment_keeps_its_amounts() -> None:
    late = Proposal(first_due_on=TODAY + timedelta(days=60))
    first = offered(talk(monthly(15_000, down_cents=60_000, first_due_on=late.first_due_on)), Counter)
    second = offered(talk(monthly(15_000, down_cents=60_000, first_due_on=late.first_due_on), late), Counter)
    assert [part.amount_cents for part in second.instalments] == [part.amount_cents for part in first.instalments]


def test_a_settlement_that_cannot_be_is_answered_with_the_plan_that_stood_with_its_first_payment() -> None:
    plain = replace(TERMS, settlement=())
    late = TODAY + timedelta(days=60)
    said = (monthly(12_000, down_cents=40_000, first_due_on=late), settle(40_000))
    first, second = talk(said[0], terms=plain), talk(*said, terms=plain)
    assert offered(second, Counter).amount_cents <= offered(first, Counter).amount_cents
    assert getattr(second, "reason_code", None) == Reason.SETTLEMENT_UNAVAILABLE


def test_a_first_payment_of_the_whole_balance_is_paying_in_full() -> None:
    assert offered(talk(monthly(5_000, down_cents=120_000))).kind == "pay_in_full"


def test_a_first_payment_the_consumer_named_may_be_above_the_monthly_means() -> None:
    means = monthly(8_000, capacity_cents=8_000, down_cents=20_000)
    outcome = talk(means)
    offer = offered(outcome)
    assert offer.instalments[0].amount_cents == 20_000
    assert isinstance(confirm(TERMS, FACTS, outcome.state, offer, TODAY), Accept)


# Two payments: "half now, the rest on the 15th"

HALF = Proposal(down_cents=60_000, rest_on=date(2026, 3, 15))


def test_half_now_and_the_rest_on_a_day_is_paying_in_full_where_the_terms_split_it() -> None:
    offer = offered(talk(HALF, terms=IN_TWO))
    assert (offer.kind, offer.total_cents) == ("pay_in_full", 108_000)
    assert [(part.due_on, part.amount_cents) for part in offer.instalments] == [
        (TODAY, 60_000),
        (date(2026, 3, 15), 48_000),
    ]


def test_half_now_and_the_rest_on_a_day_is_a_plan_of_two_payments_where_they_do_not() -> None:
    offer = offered(talk(HALF))
    assert (offer.kind, offer.total_cents, offer.count) == ("installments", 120_000, 2)
    assert violations(TERMS, FACTS, offer, TODAY) == ()


def test_two_payments_without_instalments_are_one_payment_with_the_reason() -> None:
    outcome = talk(HALF, terms=replace(TERMS, instalments=None, hardship=None))
    assert isinstance(outcome, Counter)
    assert (outcome.reason_code, outcome.offer.count) == (Reason.SPLIT_UNAVAILABLE, 1)


@pytest.mark.parametrize(
    ("rest_on", "reason", "last"),
    [
        pytest.param(TODAY + timedelta(days=30), None, TODAY + timedelta(days=30), id="on-the-last-day"),
        pytest.param(
            TODAY + timedelta(days=31), Reason.LAST_DATE_TOO_LATE, TODAY + timedelta(days=30), id="a-day-later"
        ),
    ],
)
def test_the_rest_of_a_discounted_payment_is_due_in_time(rest_on: date, reason: Reason | None, last: date) -> None:
    outcome = talk(replace(HALF, rest_on=rest_on), terms=IN_TWO)
    assert isinstance(outcome, Accept | Counter)
    assert (getattr(outcome, "reason_code", None), outcome.offer.last_due_on) == (reason, last)


def test_a_sum_smaller_than_the_first_of_two_payments_is_no_settlement() -> None:
    assert offered(talk(replace(HALF, amount_cents=5_000), terms=IN_TWO)).total_cents == 108_000


def test_the_rest_before_the_first_payment_is_asked_about() -> None:
    outcome = talk(replace(HALF, first_due_on=date(2026, 3, 20)))
    assert isinstance(outcome, Ask)
    assert outcome.missing == "first_due_on"


def test_a_settlement_in_two_named_payments_keeps_its_sum_and_days() -> None:
    offer = offered(talk(settle(90_000, down_cents=30_000, rest_on=date(2026, 4, 1))))
    assert (offer.kind, offer.total_cents) == ("settlement", 90_000)
    assert [(part.due_on, part.amount_cents) for part in offer.instalments] == [
        (TODAY, 30_000),
        (date(2026, 4, 1), 60_000),
    ]


def test_two_payments_above_stated_means_become_a_plan_within_them() -> None:
    outcome = talk(monthly(6_000, capacity_cents=6_000), HALF)
    assert isinstance(outcome, Counter)
    assert outcome.reason_code == Reason.WITHIN_MEANS
    assert max(part.amount_cents for part in outcome.offer.instalments) <= 6_000


# What rules an account out


@pytest.mark.parametrize(
    ("broken", "keeps", "reason", "has_discount"),
    [
        pytest.param(0, False, None, True, id="none-broken"),
        pytest.param(1, False, None, False, id="one-broken-ends-discounts"),
        pytest.param(1, True, None, True, id="unless-the-terms-keep-them"),
        pytest.param(2, True, Reason.BROKEN_PLANS, False, id="two-broken-are-for-a-person"),
    ],
)
def test_broken_plans_close_discounts_first_and_then_everything(
    broken: int, keeps: bool, reason: Reason | None, has_discount: bool
) -> None:
    terms = replace(TERMS, broken_plan=BrokenPlanTerms(new_plans=1, keeps_discounts=keeps))
    facts = replace(FACTS, broken_plans=broken)
    menu = present_options(terms, facts, TODAY)
    assert menu.reason_code == reason
    assert (menu.settlement is not None) == has_discount
    if reason is None:
        assert menu.pay_in_full is not None
        assert (menu.pay_in_full.total_cents < facts.balance_cents) == has_discount


@pytest.mark.parametrize(("behaviour", "reason"), [("refer", Reason.TIME_BARRED), ("answer", None)])
def test_a_time_barred_debt_is_for_a_person_unless_the_terms_let_us_answer(
    behaviour: str, reason: Reason | None
) -> None:
    terms = replace(TERMS, time_barred=replace(TERMS.time_barred, behaviour=behaviour))
    facts = replace(FACTS, is_time_barred=True)
    assert present_options(terms, facts, TODAY).reason_code == reason
    outcome = talk(monthly(20_000), terms=terms, facts=facts)
    assert getattr(outcome, "reason_code", None) == reason


def test_plans_with_interest_are_priced_by_a_person_and_a_single_payment_is_not() -> None:
    terms = replace(TERMS, interest_bps=500, interest_authority="Agreement, section 4")
    outcome = talk(monthly(20_000), terms=terms)
    assert isinstance(outcome, Escalate)
    assert outcome.reason_code == Reason.INTEREST_NEEDS_PERSON
    assert offered(talk(Proposal(kind="pay_in_full"), terms=terms)).kind == "pay_in_full"
    assert present_options(terms, FACTS, TODAY).instalments is None


@pytest.mark.parametrize(
    ("cap", "lowest"), [pytest.param(None, 5_000, id="24-months"), pytest.param(12, 10_000, id="capped-at-12")]
)
def test_the_assistants_longest_term_ends_its_ladder(cap: int | None, lowest: int) -> None:
    terms = replace(TERMS, authority=replace(TERMS.authority, max_term_months=cap))
    said = (monthly(2_000), monthly(3_000), monthly(4_000), monthly(4_900))
    outcome = talk(*said, terms=terms)
    assert offered(outcome, Counter).amount_cents == lowest


def test_a_hardship_may_start_after_a_pause_and_an_ordinary_plan_may_not() -> None:
    terms = replace(TERMS, hardship=replace(TERMS.hardship, pause_days=60))  # type: ignore[type-var]
    first = TODAY + timedelta(days=100)
    told = offered(talk(monthly(12_000, hardship=True, first_due_on=first), terms=terms))
    assert (told.is_hardship, told.first_due_on) == (True, first)
    plain = talk(monthly(12_000, first_due_on=first), terms=terms)
    assert isinstance(plain, Counter)
    assert plain.reason_code == Reason.FIRST_DATE_TOO_LATE


# What earns a concession, and what is not asked for twice


def test_rejecting_an_offer_earns_a_step_once_a_figure_was_asked_for() -> None:
    too_much = Proposal(too_high=True)
    asked = talk(too_much)
    assert isinstance(asked, Ask)
    assert asked.missing == "amount"
    second = talk(too_much, too_much)
    assert (offered(second, Counter).amount_cents, getattr(second, "reason_code", None)) == (10_000, Reason.CONCEDED)


def test_rejecting_an_offer_in_the_middle_earns_a_step_and_rejecting_it_again_earns_none() -> None:
    too_much = Proposal(too_high=True)
    second = talk(monthly(4_000), too_much)
    assert (offered(second, Counter).amount_cents, getattr(second, "reason_code", None)) == (6_700, Reason.CONCEDED)
    last = [monthly(4_000), too_much, too_much]
    assert offered(talk(*last), Counter).amount_cents == 5_000
    assert getattr(talk(*last, too_much), "reason_code", None) == Reason.BEST_AVAILABLE


def test_an_amount_a_little_above_what_can_be_managed_is_brought_down_to_it_and_no_further() -> None:
    told = Proposal(kind="installments", amount_cents=6_200, frequency="biweekly", capacity_cents=13_434)
    assert offered(talk(told)).amount_cents == 6_200
    outcome = talk(replace(told, amount_cents=6_300))
    assert (offered(outcome, Counter).amount_cents, getattr(outcome, "reason_code", None)) == (
        6_200,
        Reason.WITHIN_MEANS,
    )


def test_means_that_fit_no_weekly_plan_get_one_that_pays_less_often() -> None:
    # 3,000 a month are 692 a week, below the least payment of 1,000; once a month they fit the hardship terms.
    outcome = talk(Proposal(kind="installments", frequency="weekly", capacity_cents=3_000))
    assert isinstance(outcome, Counter)
    assert outcome.offer.frequency != "weekly"
    assert (
        outcome.offer.amount_cents * {"biweekly": 26, "semimonthly": 24, "monthly": 12}[outcome.offer.frequency] // 12
        <= 3_000
    )


def test_naming_a_rhythm_the_terms_lack_never_raises_what_was_offered() -> None:
    terms = replace(TERMS, instalments=replace(PLAN, frequencies=("monthly",)))
    first = offered(talk(monthly(4_900), terms=terms), Counter)
    said = Proposal(kind="installments", amount_cents=9_000, frequency="biweekly")
    second = talk(monthly(4_900), said, terms=terms)
    assert isinstance(second, Counter | Accept)
    assert second.offer.amount_cents <= first.amount_cents


def test_an_offer_says_where_on_the_ladder_it_stands_and_what_was_conceded() -> None:
    first = offered(talk(settle(50_000)), Counter)
    second = offered(talk(settle(50_000), settle(60_000)), Counter)
    assert (first.step, first.conceded_cents) == (1, 96_000 - 81_600)
    assert (second.step, second.conceded_cents) == (2, 81_600 - 70_800)


def test_a_fresh_state_is_not_needed_to_hear_a_first_payment() -> None:
    outcome = respond(TERMS, FACTS, NegotiationState(), monthly(25_000, down_cents=30_000), TODAY)
    assert isinstance(outcome, Accept)
