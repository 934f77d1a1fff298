"""How long one answer takes when it builds a long schedule: two years of weekly payments."""

from __future__ import annotations

from datetime import date
from time import perf_counter_ns

from parley.negotiation import (
    Accept,
    AccountFacts,
    BotAuthority,
    CreditorTerms,
    DiscountTier,
    InstalmentTerms,
    NegotiationState,
    NegotiationTerms,
    PayInFullTerms,
    Proposal,
    respond,
)
from parley.simulation.calendar_us import BANK_HOLIDAYS
from parley.simulation.metrics import Times

LONG_PLAN = 104
_TODAY = date(2026, 11, 2)
_AMOUNT_CENTS = 3_000
_TERMS = CreditorTerms(
    creditor_id="long",
    version=1,
    effective_from=date(2026, 1, 1),
    effective_to=None,
    currency="USD",
    brand="Harbor Account Services",
    creditor_name="Long",
    pay_in_full=PayInFullTerms(30, (DiscountTier(0, None, 0),)),
    # Every date is looked at for weekends and holidays, which is the slower way.
    instalments=InstalmentTerms(500, 24, ("weekly",), 30, 0, 1, "next_business_day"),
    settlement=(),
    hardship=None,
    authority=BotAuthority(1_000_000, 0),
    negotiation=NegotiationTerms(6, 72, (24,), ()),
)


def long_schedule_ms(repeats: int = 500) -> float:
    """Measure the median time of agreeing to a plan of 104 weekly payments, in milliseconds."""
    facts = AccountFacts(balance_cents=LONG_PLAN * _AMOUNT_CENTS, debt_type="credit_card", age_days=30, state="TX")
    proposal = Proposal(kind="installments", amount_cents=_AMOUNT_CENTS, frequency="weekly")
    times, state = Times(), NegotiationState()
    for _ in range(repeats):
        started = perf_counter_ns()
        outcome = respond(_TERMS, facts, state, proposal, _TODAY, holidays=BANK_HOLIDAYS)
        times.note([perf_counter_ns() - started])
    assert isinstance(outcome, Accept)
    assert outcome.offer.count == LONG_PLAN
    return times.quantile_ms(0.5)
