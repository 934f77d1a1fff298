"""What a creditor allows: frozen, versioned, dated terms.

The records say what is allowed; `contradictions.validate` says whether they make sense together.
Ages and balances are bands with both ends included; a missing upper end means "and above".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from parley.negotiation.schedule import Frequency

# What happens to a due date on a weekend or a bank holiday.
HolidayRule = Literal["stay", "next_business_day", "previous_business_day"]
Allocation = Literal["proportional", "oldest_first", "smallest_first"]
Section = Literal["instalments", "settlement", "hardship"]
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
    """Paying everything soon; the tiers cover every age without a gap.

    `parts` is how many payments it may come in ("half now, the rest on the 15th"), all within `days_to_pay`.
    """

    days_to_pay: int
    discounts: tuple[DiscountTier, ...]
    parts: int = 1


@dataclass(frozen=True, slots=True)
class InstalmentTerms:
    """Paying the whole balance over time.

    `min_amount_cents` is the least a single payment may be, whatever its frequency (the last payment may be lower).
    `round_up_to_cents` only shapes the plans we propose; a consumer's own amount is taken as it is. `holidays` says what
    happens to a due date on a weekend or a bank holiday.
    """

    min_amount_cents: int
    max_term_months: int
    frequencies: tuple[Frequency, ...]
    first_payment_within_days: int
    down_payment_bps: int
    round_up_to_cents: int
    holidays: HolidayRule = "stay"


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
    """Smaller payments over a longer time for a stated hardship; no down payment.

    `pause_days` may pass before the first payment on top of the ordinary wait. Where `proof_within_days` is set, a person
    asks for proof of the hardship by then; the plan starts without it.
    """

    min_amount_cents: int
    max_term_months: int
    review_after_days: int
    pause_days: int = 0
    proof_within_days: int | None = None


@dataclass(frozen=True, slots=True)
class HumanAuthority:
    """How far a person of one level may go; None means without a limit of its own."""

    max_balance_cents: int | None
    max_discount_bps: int
    max_term_months: int | None = None


@dataclass(frozen=True, slots=True)
class BotAuthority:
    """How far the automated assistant may go by itself; beyond it the first level that reaches far enough decides.

    `max_term_months` caps ordinary and hardship plans of the assistant; None leaves them to their own terms. Beyond the
    supervisor, or where no level is written down, only the creditor decides.
    """

    max_balance_cents: int
    max_discount_bps: int
    max_term_months: int | None = None
    collector: HumanAuthority | None = None
    supervisor: HumanAuthority | None = None


@dataclass(frozen=True, slots=True)
class BrokenPlanTerms:
    """What a missed payment does, and what is possible after a broken plan.

    A payment is missed `grace_days` after its due date; `missed_payments` in a row break the plan. After that the
    assistant agrees at most `new_plans` more; discounts and settlements stay open only with `keeps_discounts`.
    """

    grace_days: int = 5
    missed_payments: int = 1
    new_plans: int = 1
    keeps_discounts: bool = False


@dataclass(frozen=True, slots=True)
class TimeBarredTerms:
    """What the assistant does with a debt past its limitation period.

    "refer" leaves everything to a person; "answer" lets it answer what the consumer asks for, after the disclosure of the
    state has gone out.
    """

    behaviour: Literal["refer", "answer"] = "refer"


@dataclass(frozen=True, slots=True)
class SeveralAccountsTerms:
    """One consumer with several accounts: whether one plan may cover them, and how its payments are shared.

    The consumer's own direction always comes first; `allocation` is used where there is none.
    """

    may_join: bool = False
    allocation: Allocation = "proportional"


@dataclass(frozen=True, slots=True)
class NegotiationTerms:
    """How concessions are made.

    `instalment_months` are the plan lengths offered one after the other; the last is the longest term.
    `settlement_steps_bps` are how far to go from the opening towards the floor: 0 is the opening, 10_000 the floor.
    `earn_bps` is the share of the distance between the consumer's best sum and ours that a better sum has to close to earn
    the next step; smaller moves are answered but earn nothing, so that creeping up by cents does not walk down the ladder.
    """

    max_rounds: int
    offer_expiry_hours: int
    instalment_months: tuple[int, ...]
    settlement_steps_bps: tuple[int, ...]
    earn_bps: int = 1_000


@dataclass(frozen=True, slots=True)
class Override:
    """Sections that replace the creditor's own for some accounts.

    At least one of the conditions is set; all that are set have to hold. A section that is given replaces the whole
    section; `without` takes sections away. Where several overrides fit, the later in `overrides.PRECEDENCE` wins.
    """

    portfolios: tuple[str, ...] = ()
    debt_types: tuple[DebtType, ...] = ()
    states: tuple[str, ...] = ()
    pay_in_full: PayInFullTerms | None = None
    instalments: InstalmentTerms | None = None
    settlement: tuple[SettlementTier, ...] | None = None
    hardship: HardshipTerms | None = None
    authority: BotAuthority | None = None
    negotiation: NegotiationTerms | None = None
    broken_plan: BrokenPlanTerms | None = None
    time_barred: TimeBarredTerms | None = None
    several_accounts: SeveralAccountsTerms | None = None
    without: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditorTerms:
    """Everything one creditor allows, in one version.

    `brand` is the sender's name shown before a person is verified, so it must not hint at a debt.
    `interest_bps` is yearly interest on plans, none by default; it needs `interest_authority`, the contract clause or law
    that allows it, and then a person prices every plan, because it makes the plan a credit agreement with disclosures of
    its own (12 CFR 1026).
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
    interest_authority: str = ""
    broken_plan: BrokenPlanTerms = BrokenPlanTerms()
    time_barred: TimeBarredTerms = TimeBarredTerms()
    several_accounts: SeveralAccountsTerms = SeveralAccountsTerms()
    overrides: tuple[Override, ...] = ()

    def is_in_force(self, today: date) -> bool:
        """Say whether the terms may be used on a day; the last day is included."""
        return self.effective_from <= today and (self.effective_to is None or today <= self.effective_to)
