"""One plan over several accounts: exact to the cent, as the consumer directs, and never to a disputed account."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.negotiation import CreditorTerms, Override, SeveralAccountsTerms, present_options, violations
from parley.negotiation.joint import (
    CannotShareError,
    SharedAccount,
    joint_facts,
    joint_terms,
    parts_of,
    share_payments,
    sharing_violations,
)
from parley.negotiation.schedule import Instalment
from parley.negotiation.terms import Allocation
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY

FIRST = date(2026, 12, 1)
OLD = SharedAccount("old", 30_000, date(2018, 1, 1))
SMALL = SharedAccount("small", 10_000, date(2022, 1, 1))


def plan(*cents: int) -> list[Instalment]:
    return [Instalment(n, FIRST + timedelta(days=30 * n), amount) for n, amount in enumerate(cents, start=1)]


def amounts(shared: dict[str, tuple[Instalment, ...]]) -> dict[str, list[int]]:
    return {account_id: [part.amount_cents for part in own] for account_id, own in shared.items()}


@pytest.mark.parametrize(
    ("rule", "directed", "expected"),
    [
        pytest.param("proportional", (), {"old": [15_000, 15_000], "small": [5_000, 5_000]}, id="in proportion"),
        pytest.param("oldest_first", (), {"old": [20_000, 10_000], "small": [10_000]}, id="the oldest first"),
        pytest.param("smallest_first", (), {"small": [10_000], "old": [10_000, 20_000]}, id="the smallest first"),
        pytest.param("oldest_first", ("small",), {"small": [10_000], "old": [10_000, 20_000]}, id="as directed"),
        pytest.param(
            "proportional", ("old", "small"), {"old": [20_000, 10_000], "small": [10_000]}, id="directed in full"
        ),
    ],
)
def test_payments_go_where_the_rule_or_the_consumer_says(
    rule: Allocation, directed: tuple[str, ...], expected: dict[str, list[int]]
) -> None:
    assert amounts(share_payments(plan(20_000, 20_000), [SMALL, OLD], rule=rule, directed=directed)) == expected


def test_each_account_keeps_the_days_and_counts_its_own_payments() -> None:
    shared = share_payments(plan(20_000, 20_000), [OLD, SMALL], rule="oldest_first")
    assert [(part.sequence, part.due_on) for part in shared["small"]] == [(1, FIRST + timedelta(days=60))]


@pytest.mark.parametrize(
    ("accounts", "directed", "complaint"),
    [
        pytest.param([OLD, SharedAccount("held", 10_000, FIRST, is_held=True)], (), "disputed", id="a held account"),
        pytest.param([OLD, SMALL], ("other",), "takes no part", id="an unknown account"),
        pytest.param([OLD, SMALL], ("old", "old"), "twice", id="named twice"),
        pytest.param([OLD], (), "total", id="too little owed"),
        pytest.param([OLD, SMALL, SharedAccount("zero", 0, FIRST)], (), "owes nothing", id="nothing owed"),
    ],
)
def test_what_cannot_be_shared_is_refused(
    accounts: list[SharedAccount], directed: tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(CannotShareError, match=complaint):
        share_payments(plan(20_000, 20_000), accounts, rule="proportional", directed=directed)


@given(
    owed=st.lists(st.integers(1, 500_000), min_size=1, max_size=4),
    share=st.integers(1, 100),
    rule=st.sampled_from(["proportional", "oldest_first", "smallest_first"]),
    is_directed=st.booleans(),
)
def test_every_cent_of_every_payment_and_every_account_is_there(
    owed: list[int], share: int, rule: Allocation, is_directed: bool
) -> None:
    accounts = [SharedAccount(str(n), cents, FIRST - timedelta(days=n)) for n, cents in enumerate(owed)]
    total, each = sum(owed), max(1, sum(owed) * share // 100)
    count = -(-total // each)
    payments = plan(*[each] * (count - 1), total - each * (count - 1))
    directed = [one.account_id for one in accounts[-1:]] if is_directed else []
    shared = share_payments(payments, accounts, rule=rule, directed=directed)
    for one in accounts:
        assert sum(part.amount_cents for part in shared[one.account_id]) == one.owed_cents
        assert all(part.amount_cents > 0 for part in shared[one.account_id])
    for payment in payments:
        parts = [part.amount_cents for own in shared.values() for part in own if part.due_on == payment.due_on]
        assert sum(parts) == payment.amount_cents


JOINING = replace(TERMS, several_accounts=SeveralAccountsTerms(may_join=True))
LARGE = FACTS
LITTLE = replace(FACTS, balance_cents=80_000, age_days=20, debt_type="medical", broken_plans=1)


def test_several_accounts_are_their_sum_the_youngest_age_and_the_worst_past() -> None:
    both = joint_facts([LARGE, LITTLE])
    assert (both.balance_cents, both.age_days, both.broken_plans) == (200_000, 20, 1)
    assert joint_facts([LARGE, replace(LITTLE, is_time_barred=True)]).is_time_barred


@pytest.mark.parametrize(
    ("terms", "may_be_joined"),
    [
        pytest.param(JOINING, True, id="allowed"),
        pytest.param(TERMS, False, id="not allowed"),
        pytest.param(
            replace(JOINING, overrides=(Override(debt_types=("medical",), several_accounts=SeveralAccountsTerms()),)),
            False,
            id="not allowed for one of them",
        ),
        pytest.param(
            replace(
                JOINING,
                overrides=(Override(debt_types=("medical",), hardship=replace(TERMS.hardship, min_amount_cents=1)),),
            ),  # type: ignore[type-var]
            False,
            id="other terms for one of them",
        ),
        pytest.param(
            replace(JOINING, overrides=(Override(debt_types=("medical",), without=("settlement",)),)),
            True,
            id="only the settlement differs",
        ),
    ],
)
def test_accounts_are_joined_where_all_allow_it_and_have_the_same_terms(
    terms: CreditorTerms, may_be_joined: bool
) -> None:
    assert (joint_terms(terms, [LARGE, LITTLE]) is not None) is may_be_joined


def test_a_joint_menu_knows_no_discount_and_no_settlement_whatever_each_account_could_have() -> None:
    accounts = [LARGE, replace(LARGE, balance_cents=80_000)]
    terms, both = joint_terms(JOINING, accounts), joint_facts(accounts)
    assert terms is not None
    menu = present_options(terms, both, TODAY)
    assert menu.settlement is None
    assert menu.pay_in_full is not None
    assert menu.pay_in_full.total_cents == 200_000
    discounted = present_options(JOINING, both, TODAY).settlement
    assert discounted is not None
    assert "settlement_not_allowed" in violations(terms, both, discounted, TODAY)


@pytest.mark.parametrize(
    ("total", "rule", "directed", "expected"),
    [
        pytest.param(40_000, "proportional", (), {"old": 30_000, "small": 10_000}, id="the whole"),
        pytest.param(10_000, "proportional", (), {"old": 7_500, "small": 2_500}, id="a part, in proportion"),
        pytest.param(1, "proportional", (), {"old": 1}, id="a cent goes to one"),
        pytest.param(15_000, "smallest_first", (), {"old": 5_000, "small": 10_000}, id="a part, the smallest first"),
        pytest.param(15_000, "smallest_first", ("old",), {"old": 15_000}, id="a part, as directed"),
    ],
)
def test_a_sum_falls_to_the_accounts_by_the_rule_of_its_payments(
    total: int, rule: Allocation, directed: tuple[str, ...], expected: dict[str, int]
) -> None:
    parts = parts_of(total, [OLD, SMALL], rule=rule, directed=directed)
    assert {one.account_id: one.owed_cents for one in parts} == expected


@pytest.mark.parametrize("total", [0, -1, 40_001])
def test_a_sum_that_is_not_within_the_balances_falls_to_nobody(total: int) -> None:
    with pytest.raises(CannotShareError, match="not within"):
        parts_of(total, [OLD, SMALL], rule="proportional")


def _shared(**changes: tuple[Instalment, ...]) -> tuple[str, ...]:
    accounts = [replace(LARGE, balance_cents=30_000), replace(LARGE, balance_cents=10_000)]
    terms = joint_terms(JOINING, accounts)
    assert terms is not None
    offer = present_options(terms, joint_facts(accounts), TODAY).instalments
    assert offer is not None
    shares = share_payments(offer.instalments, [OLD, SMALL], rule="proportional")
    return sharing_violations(offer, {**shares, **changes}, [OLD, SMALL])


def test_shares_that_are_the_whole_pass_and_any_other_cent_does_not() -> None:
    assert _shared() == ()
    one_cent = (Instalment(1, TODAY, 1),)
    assert set(_shared(small=one_cent)) == {"share_differs_from_balance", "shares_differ_from_payments"}
    assert "unknown_account" in _shared(other=one_cent)
    assert "share_not_positive" in _shared(small=())
    assert "share_not_positive" in _shared(small=(Instalment(1, TODAY, -1),))


def test_a_held_account_a_left_out_account_and_a_discount_are_found() -> None:
    accounts = [replace(LARGE, balance_cents=30_000), replace(LARGE, balance_cents=10_000)]
    offer = present_options(JOINING, joint_facts(accounts), TODAY).pay_in_full
    assert offer is not None
    shares = {"old": (Instalment(1, offer.first_due_on, 30_000),)}
    found = sharing_violations(offer, shares, [OLD, replace(SMALL, is_held=True)])
    assert {"joint_discount", "held_account", "account_left_out", "shares_differ_from_payments"} == set(found)
