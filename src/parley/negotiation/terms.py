"""What a creditor allows: frozen, versioned, dated terms.

The records say what is allowed; `contradictions.validate` says whether they make sense together.
Ages and balances are bands with both ends included; a missing upper end means "and above".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from parley.negotiation.schedule import Frequency

DebtType = Literal["credit_card", "medical", "auto", "personal_loan", "utility", "telecom", "retail", "other"]
DEBT_TYPES: tuple[DebtType, ...] = get_args(DebtType)


@dataclass(frozen=True, slots=True)
class DiscountTier:
    """Discount for paying everything at once, by the age of the debt."""

    min_age_days: int
    max_age_days: int | None
    discount_bps: int


@dataclass(frozen=True, slots=True)
class PayInFullTerms:
    """Paying everything at once; the tiers cover every age without a gap."""

    days_to_pay: int
    discounts: tuple[DiscountTier, ...]


@dataclass(frozen=True, slots=True)
class InstalmentTerms:
    """Paying the whole balance over time.

    `min_amount_cents` is the least a single payment may be, whatever its frequency (the last payment may be lower).
    `round_up_to_cents` only shapes the plans we propose; a consumer's own amount is taken as it is.
    """

    min_amount_cents: int
    max_term_months: int
    frequencies: tuple[Frequency, ...]
    first_payment_within_days: int
    down_payment_bps: int
    round_up_to_cents: int


@dataclass(frozen=True, slots=True)
class SettlementTier:
    """Closing the debt for less than the balance; an empty `debt_types` means every type.

    `opening_bps` is the share of the balance asked for first, `floor_bps` the share nothing may go below. The floor is
    never told to anyone outside the creditor.
    """

    min_age_days: int
    max_age_days: int | None
    min_balance_cents: int
    max_balance_cents: int | None
    debt_types: tuple[DebtType, ...]
    opening_bps: int
    floor_bps: int
    parts: int
    days_to_pay: int

    def applies_to(self, *, balance_cents: int, age_days: int, debt_type: str) -> bool:
        """Say whether an account falls into this tier."""
        return (
            self.min_age_days <= age_days
            and (self.max_age_days is None or age_days <= self.max_age_days)
            and self.min_balance_cents <= balance_cents
            and (self.max_balance_cents is None or balance_cents <= self.max_balance_cents)
            and (not self.debt_types or debt_type in self.debt_types)
        )


@dataclass(frozen=True, slots=True)
class HardshipTerms:
    """Smaller payments over a longer time for a stated hardship; no down payment."""

    min_amount_cents: int
    max_term_months: int
    review_after_days: int


@dataclass(frozen=True, slots=True)
class BotAuthority:
    """How far the automated assistant may go by itself; beyond it a person decides."""

    max_balance_cents: int
    max_discount_bps: int


@dataclass(frozen=True, slots=True)
class NegotiationTerms:
    """How concessions are made.

    `instalment_months` are the plan lengths offered one after the other; the last is the longest term.
    `settlement_steps_bps` are how far to go from the opening towards the floor: 0 is the opening, 10_000 the floor.
    """

    max_rounds: int
    offer_expiry_hours: int
    instalment_months: tuple[int, ...]
    settlement_steps_bps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CreditorTerms:
    """Everything one creditor allows, in one version.

    `brand` is the sender's name shown before a person is verified, so it must not hint at a debt.
    `interest_bps` is interest charged on plans; plans are free of interest, so only 0 is valid.
    """

    creditor_id: str
    version: int
    effective_from: date
    effective_to: date | None
    currency: str
    brand: str
    creditor_name: str
    pay_in_full: PayInFullTerms
    instalments: InstalmentTerms | None
    settlement: tuple[SettlementTier, ...]
    hardship: HardshipTerms | None
    authority: BotAuthority
    negotiation: NegotiationTerms
    interest_bps: int = 0

    def is_in_force(self, today: date) -> bool:
        """Say whether the terms may be used on a day; the last day is included."""
        return self.effective_from <= today and (self.effective_to is None or today <= self.effective_to)
