"""Terms, facts and shortcuts shared by the negotiation tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from parley.negotiation import (
    AccountFacts,
    BotAuthority,
    BrokenPlanTerms,
    CreditorTerms,
    DiscountTier,
    HardshipTerms,
    InstalmentTerms,
    NegotiationTerms,
    PayInFullTerms,
    Proposal,
    SettlementTier,
    TimeBarredTerms,
)
from parley.negotiation.schedule import FREQUENCIES

TODAY = date(2026, 3, 2)

TERMS = CreditorTerms(
    creditor_id="acme",
    version=3,
    effective_from=date(2026, 1, 1),
    effective_to=date(2026, 12, 31),
    currency="USD",
    brand="Harbor Account Services",
    creditor_name="Acme Bank",
    pay_in_full=PayInFullTerms(30, (DiscountTier(0, 179, 0), DiscountTier(180, None, 1_000))),
    instalments=InstalmentTerms(3_500, 24, FREQUENCIES, 45, 0, 100),
    settlement=(SettlementTier(180, None, 50_000, None, ("credit_card",), 8_000, 5_000, 3, 92),),
    hardship=HardshipTerms(1_000, 60, 180),
    authority=BotAuthority(1_000_000, 6_000),
    negotiation=NegotiationTerms(6, 72, (6, 12, 18, 24), (0, 4_000, 7_000, 9_000)),
)
FACTS = AccountFacts(balance_cents=120_000, debt_type="credit_card", age_days=400, state="TX")
YOUNG = replace(FACTS, age_days=30)


def monthly(cents: int, **more: object) -> Proposal:
    """Propose an amount a month."""
    return replace(Proposal(kind="installments", amount_cents=cents, frequency="monthly"), **more)  # type: ignore[arg-type]


def settle(cents: int | None, **more: object) -> Proposal:
    """Propose a sum to close the debt."""
    return replace(Proposal(kind="settlement", amount_cents=cents), **more)  # type: ignore[arg-type]


cents = st.integers(1, 1_500_000)
maybe_cents = st.none() | cents
maybe_dates = st.none() | st.dates(date(2026, 1, 1), date(2026, 8, 1))

proposals = st.builds(
    Proposal,
    kind=st.sampled_from(["installments", "settlement", "pay_in_full", "promise", None]),
    amount_cents=st.none() | st.integers(-100, 1_500_000),
    total_cents=maybe_cents,
    percent_bps=st.none() | st.integers(0, 12_000),
    frequency=st.sampled_from([*FREQUENCIES, "once", None]),
    count=st.none() | st.integers(0, 200),
    first_due_on=maybe_dates,
    hardship=st.booleans(),
    wants_later_start=st.booleans(),
    too_high=st.booleans(),
    capacity_cents=st.none() | st.integers(1, 50_000),
    is_limit=st.booleans(),
    down_cents=st.none() | st.none() | st.integers(0, 200_000),
    rest_on=st.none() | st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    paydays=st.none() | st.tuples(st.integers(0, 32), st.integers(0, 32)),
    month_day=st.none() | st.integers(0, 32),
)
facts = st.builds(
    AccountFacts,
    balance_cents=st.integers(1, 1_000_000),
    debt_type=st.sampled_from(["credit_card", "medical"]),
    age_days=st.integers(0, 3_000),
    state=st.just("TX"),
    is_time_barred=st.sampled_from([False, False, False, True]),
    broken_plans=st.sampled_from([0, 0, 0, 1, 2]),
)
bank_holidays = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12)


@st.composite
def all_terms(draw: st.DrawFn) -> CreditorTerms:
    """Draw terms without contradictions."""
    ladder = tuple(sorted(draw(st.sets(st.integers(1, 60), min_size=1, max_size=5))))
    minimum = draw(st.integers(1, 10_000))
    plan = InstalmentTerms(
        min_amount_cents=minimum,
        max_term_months=ladder[-1],
        frequencies=tuple(draw(st.lists(st.sampled_from(FREQUENCIES), min_size=1, unique=True))),
        first_payment_within_days=draw(st.integers(1, 60)),
        down_payment_bps=draw(st.sampled_from([0, 0, 1_000, 2_500])),
        round_up_to_cents=draw(st.sampled_from([1, 100, 500])),
        holidays=draw(st.sampled_from(["stay", "next_business_day", "previous_business_day"])),
    )
    opening = draw(st.integers(2, 9_999))
    parts = draw(st.integers(1, 4))
    tier = SettlementTier(
        draw(st.integers(0, 1_000)), None, draw(st.integers(0, 100_000)), None, (), opening,
        draw(st.integers(1, opening)), parts, draw(st.integers(max(1, 31 * (parts - 1)), 200)),
    )  # fmt: skip
    steps = tuple(sorted(draw(st.sets(st.integers(0, 10_000), min_size=1, max_size=5))))
    interest_bps = draw(st.sampled_from([0, 0, 0, 500]))
    hardship = HardshipTerms(
        draw(st.integers(1, minimum)), draw(st.integers(ladder[-1], 96)), 90, draw(st.sampled_from([0, 30, 90]))
    )
    authority = BotAuthority(
        draw(st.integers(10_000, 1_000_000)), draw(st.integers(0, 9_999)), draw(st.none() | st.integers(ladder[0], 60))
    )
    rules = NegotiationTerms(draw(st.integers(1, 12)), 72, ladder, steps, draw(st.sampled_from([0, 1_000, 5_000])))
    in_full = PayInFullTerms(
        draw(st.integers(1, 60)), (DiscountTier(0, None, draw(st.integers(0, 5_000))),), draw(st.integers(1, 2))
    )
    return replace(
        TERMS,
        pay_in_full=in_full,
        instalments=draw(st.sampled_from([plan, plan, plan, None])),
        settlement=draw(st.sampled_from([(tier,), ()])),
        hardship=None,
        authority=authority,
        negotiation=rules,
        interest_bps=interest_bps,
        interest_authority="the agreement" if interest_bps else "",
        time_barred=TimeBarredTerms(draw(st.sampled_from(["refer", "answer"]))),
        broken_plan=BrokenPlanTerms(5, 1, draw(st.integers(0, 2)), draw(st.booleans())),
    ) if not draw(st.booleans()) else replace(
        TERMS, pay_in_full=in_full, instalments=plan, hardship=hardship, settlement=(tier,),
        authority=replace(TERMS.authority, max_term_months=draw(st.none() | st.integers(ladder[0], 96))),
        negotiation=replace(rules, max_rounds=12),
    )  # fmt: skip
