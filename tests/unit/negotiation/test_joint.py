"""One plan over several accounts: exact to the cent, as the consumer directs, and never to a disputed account."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.negotiation.joint import CannotShareError, SharedAccount, share_payments
from parley.negotiation.schedule import Instalment
from parley.negotiation.terms import Allocation

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
