"""What holds for any terms, any account and anything a consumer may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.negotiation import (
    Accept,
    AccountFacts,
    Counter,
    CreditorTerms,
    DiscountTier,
    HardshipTerms,
    InstalmentTerms,
    NegotiationState,
    NegotiationTerms,
    Offer,
    Outcome,
    PayInFullTerms,
    Proposal,
    SettlementTier,
    confirm,
    present_options,
    respond,
    state_from_dict,
    state_to_dict,
    validate,
    violations,
)
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY, all_terms, bank_holidays, facts, monthly, proposals

talks = st.lists(proposals, min_size=1, max_size=8)

TERMS_OF_THREE_WEEKLY_RUNGS = replace(
    TERMS,
    pay_in_full=PayInFullTerms(1, (DiscountTier(0, None, 0),)),
    instalments=InstalmentTerms(1, 3, ("weekly",), 1, 0, 1),
    settlement=(SettlementTier(0, None, 0, None, (), 2, 1, 1, 1),),
    hardship=HardshipTerms(1, 3, 90),
    negotiation=NegotiationTerms(12, 72, (1, 2, 3), (0,), 0),
)
refusals_alone = proposals.map(
    lambda said: replace(
        said, too_high=True, amount_cents=None, total_cents=None, percent_bps=None, capacity_cents=None
    )
)
WEEKLY_REFUSAL = Proposal(kind="installments", frequency="weekly", too_high=True, hardship=True)


def is_refusal_alone(said: Proposal) -> bool:
    """Tell whether the words only refuse: then what they say depends on the offer they are about."""
    return said.too_high and not any((said.amount_cents, said.total_cents, said.percent_bps, said.capacity_cents))


def play(
    terms: CreditorTerms,
    account: AccountFacts,
    talk: list[Proposal],
    *,
    with_menu: bool = False,
    holidays: frozenset[date] = frozenset(),
) -> list[tuple[Proposal, NegotiationState, Outcome]]:
    state = present_options(terms, account, TODAY).state if with_menu else NegotiationState()
    played = []
    for proposal in talk:
        outcome = respond(terms, account, state, proposal, TODAY, holidays=holidays)
        played.append((proposal, state, outcome))
        state = outcome.state
    return played


@settings(max_examples=400, deadline=None)
@given(all_terms(), facts, talks, st.booleans(), bank_holidays)
def test_every_offer_uttered_is_inside_the_terms_and_sums_exactly(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal], with_menu: bool, holidays: frozenset[date]
) -> None:
    assert validate(terms) == ()
    for _, _, outcome in play(terms, account, talk, with_menu=with_menu, holidays=holidays):
        menu = present_options(terms, account, TODAY, outcome.state, holidays=holidays)
        said = [outcome.offer] if isinstance(outcome, Accept | Counter) else []
        for offer in [*said, menu.pay_in_full, menu.settlement, menu.instalments]:
            if offer is not None:
                assert violations(terms, account, offer, TODAY, holidays=holidays) == ()
                assert sum(part.amount_cents for part in offer.instalments) == offer.total_cents


@settings(max_examples=300, deadline=None)
@given(all_terms(), facts, talks, st.booleans())
def test_a_later_counter_is_never_worse_than_an_earlier_one(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal], with_menu: bool
) -> None:
    best: dict[tuple[str, str], int] = {}
    for _, _, outcome in play(terms, account, talk, with_menu=with_menu):
        if not isinstance(outcome, Counter):
            continue
        offer = outcome.offer
        if offer.kind == "installments":
            key, worth = (str(offer.kind), str(offer.frequency)), offer.amount_cents
            if terms.instalments and terms.instalments.down_payment_bps:
                continue
            if outcome.state.stated_down_cents is not None:
                continue  # another first payment, at the consumer's own wish, changes the others
            if outcome.reason_code in ("first_date_too_late", "date_in_past", "does_not_cover_balance"):
                continue  # the consumer's own amount with another date, not our ask
            if outcome.reason_code == "frequency_unavailable":
                continue
        elif offer.kind == "settlement" and outcome.reason_code not in (
            "first_date_too_late", "date_in_past", "too_many_parts"
        ):  # fmt: skip
            key, worth = (offer.kind, ""), offer.total_cents
        else:
            continue
        assert worth <= best.get(key, worth)
        best[key] = worth


@settings(max_examples=200, deadline=None)
@given(all_terms(), facts, talks)
def test_one_answer_moves_at_most_one_visible_step_and_never_back(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal]
) -> None:
    for _, before, outcome in play(terms, account, talk):
        months = terms.negotiation.instalment_months
        # Rungs that ask for the same payment are passed at once.
        assert 0 <= outcome.state.instalment_step - before.instalment_step < len(months) + 1
        assert 0 <= outcome.state.settlement_step - before.settlement_step <= 1


@settings(max_examples=150, deadline=None)
@given(all_terms(), facts, proposals.filter(lambda said: not is_refusal_alone(said)), st.integers(1, 6))
@example(TERMS_OF_THREE_WEEKLY_RUNGS, replace(FACTS, balance_cents=9), monthly(1, too_high=True), 1)
def test_repeating_the_same_words_concedes_nothing(
    terms: CreditorTerms, account: AccountFacts, proposal: Proposal, times: int
) -> None:
    state = present_options(terms, account, TODAY).state
    first = respond(terms, account, state, proposal, TODAY)
    state = first.state
    for _ in range(times):
        again = respond(terms, account, state, proposal, TODAY)
        if isinstance(first, Counter) and isinstance(again, Counter) and first.offer.kind == again.offer.kind:
            assert again.offer.instalments == first.offer.instalments
        state = again.state


@settings(max_examples=150, deadline=None)
@given(all_terms(), facts, refusals_alone, st.integers(2, 8))
@example(TERMS_OF_THREE_WEEKLY_RUNGS, replace(FACTS, balance_cents=9), WEEKLY_REFUSAL, 5)
def test_too_much_about_an_offer_refused_before_concedes_nothing(
    terms: CreditorTerms, account: AccountFacts, proposal: Proposal, times: int
) -> None:
    """ "Too much" about another offer is something new (decision 0014), about the same one it is a repetition."""
    state = present_options(terms, account, TODAY).state
    before: Outcome | None = None
    has_stood = False
    for _ in range(times):
        outcome = respond(terms, account, state, proposal, TODAY)
        state = outcome.state
        if not isinstance(outcome, Counter) or (before and outcome.offer.kind != before.offer.kind):
            break
        is_same = before is not None and outcome.offer.instalments == before.offer.instalments
        assert is_same or not has_stood
        before, has_stood = outcome, is_same


@settings(max_examples=150, deadline=None)
@given(all_terms(), facts, talks, st.sampled_from(["", "CA", "NY"]))
def test_the_same_facts_and_words_give_the_same_answers_everywhere(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal], state: str
) -> None:
    assert play(terms, account, talk) == play(terms, replace(account, state=state), talk)


@settings(max_examples=150, deadline=None)
@given(all_terms(), facts, talks)
def test_a_negotiation_survives_storage_between_any_two_turns(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal]
) -> None:
    for _, _, outcome in play(terms, account, talk):
        assert state_from_dict(state_to_dict(outcome.state)) == outcome.state


@settings(max_examples=200, deadline=None)
@given(all_terms(), facts, talks)
def test_no_plan_above_stated_means_is_offered_or_closed(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal]
) -> None:
    for _, _, outcome in play(terms, account, talk):
        capacity = outcome.state.stated_capacity_cents
        if capacity is None or not isinstance(outcome, Accept | Counter) or outcome.offer.kind != "installments":
            continue
        per_year = {"weekly": 52, "biweekly": 26, "semimonthly": 24}.get(outcome.offer.frequency, 12)
        parts = outcome.offer.instalments
        if parts[0].amount_cents == outcome.state.stated_down_cents:
            parts = parts[1:]  # a first payment the consumer named is theirs to make
        assert max((part.amount_cents for part in parts), default=0) * per_year // 12 <= capacity
        assert isinstance(confirm(terms, account, outcome.state, outcome.offer, TODAY), Accept)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 119_999), min_size=1, max_size=12))
def test_answers_to_sums_below_the_ask_do_not_depend_on_the_floor(sums: list[int]) -> None:
    """Two creditors with other floors but the same asks answer alike, so no series of sums can find the floor."""
    tier = TERMS.settlement[0]
    ladder = replace(TERMS.negotiation, settlement_steps_bps=(0,))
    terms = replace(TERMS, negotiation=ladder)
    other = replace(terms, settlement=(replace(tier, floor_bps=tier.floor_bps - 900),))
    talk = [Proposal(kind="settlement", amount_cents=figure) for figure in sums]
    assert play(terms, FACTS, talk) == play(other, FACTS, talk)


def offers_in(outcomes: list[Outcome]) -> list[Offer]:
    return [outcome.offer for outcome in outcomes if isinstance(outcome, Accept | Counter)]


@settings(max_examples=200, deadline=None)
@given(all_terms(), facts, talks)
def test_no_settlement_offer_is_below_the_last_step_of_the_ladder(
    terms: CreditorTerms, account: AccountFacts, talk: list[Proposal]
) -> None:
    outcomes = [outcome for _, _, outcome in play(terms, account, talk)]
    for offer in offers_in(outcomes):
        if offer.kind == "settlement":
            floor_bps = terms.settlement[0].floor_bps
            assert offer.total_cents * 10_000 >= floor_bps * account.balance_cents
