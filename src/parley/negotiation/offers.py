"""The words of a negotiation: what is known, what the consumer proposes, what we offer, and how we answer.

All records are frozen values. Nothing here holds a name, a language or a text, so nothing of that kind can change
an offer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from parley.negotiation.schedule import Frequency, Instalment

Kind = Literal["installments", "settlement", "pay_in_full", "promise"]
ProposedFrequency = Literal["weekly", "biweekly", "semimonthly", "monthly", "once"]
Missing = Literal["amount", "frequency", "first_due_on", "count", "capacity", "limit", "least"]
ReasonFields = Mapping[str, int | str | date]


class Reason(StrEnum):
    """Why an answer is what it is; the wording belongs to the dialogue.

    The fields that come with a reason are named in the comment behind it.
    """

    ACCEPTED = "accepted"
    OPENING = "opening"
    CONCEDED = "conceded"
    UNCHANGED = "unchanged"
    BEST_AVAILABLE = "best_available"
    BELOW_MINIMUM = "below_minimum"  # minimum_cents, frequency
    TERM_TOO_LONG = "term_too_long"  # months, minimum_cents, frequency
    FIRST_DATE_TOO_LATE = "first_date_too_late"  # latest_on
    LAST_DATE_TOO_LATE = "last_date_too_late"  # latest_on
    DATE_MOVED = "date_moved"  # asked_on, moved_on (a weekend or bank holiday)
    DATE_IN_PAST = "date_in_past"
    FREQUENCY_UNAVAILABLE = "frequency_unavailable"  # frequency (the one offered instead)
    ABOVE_BALANCE = "above_balance"  # balance_cents
    DOES_NOT_COVER_BALANCE = "does_not_cover_balance"  # count (what it takes)
    SETTLEMENT_TOO_LOW = "settlement_too_low"
    SETTLEMENT_UNAVAILABLE = "settlement_unavailable"
    INSTALLMENTS_UNAVAILABLE = "installments_unavailable"
    TOO_MANY_PARTS = "too_many_parts"  # parts
    WITHIN_MEANS = "within_means"  # capacity_cents (a month)
    NO_BALANCE = "no_balance"
    OFFER_NOT_VALID = "offer_not_valid"
    TERMS_NOT_IN_FORCE = "terms_not_in_force"
    SPLIT_UNAVAILABLE = "split_unavailable"  # parts (how many payments it may come in)
    DOWN_PAYMENT_TOO_LOW = "down_payment_too_low"  # minimum_cents
    INTEREST_NEEDS_PERSON = "interest_needs_person"
    TIME_BARRED = "time_barred"
    BROKEN_PLANS = "broken_plans"
    OUTSIDE_AUTHORITY = "outside_authority"
    BEYOND_MEANS = "beyond_means"
    MAX_ROUNDS = "max_rounds"


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """All the engine may know about an account.

    Args:
        balance_cents: What is owed today, integer cents.
        debt_type: One of `terms.DEBT_TYPES`.
        age_days: Age of the debt on the consumer's local day.
        state: Two-letter state of residence, for overrides by state.
        portfolio: The creditor's own group of accounts, for overrides by portfolio; "" where there is none.
        is_time_barred: Whether the limitation period is over, or may be.
        broken_plans: Plans on this account that were broken before.
    Source: compliance.md, ECOA-FAIR (15 USC 1691): only whitelisted inputs reach an offer.
    """

    balance_cents: int
    debt_type: str
    age_days: int
    state: str
    portfolio: str = ""
    is_time_barred: bool = False
    broken_plans: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the consumer said, already parsed; anything not said is None or False.

    Args:
        kind: What they want, or None where only figures were given and the last offer decides.
        amount_cents: Per payment, or the one sum of a settlement, promise or full payment.
        total_cents: A sum that is meant as the whole ("400 in 4 payments").
        percent_bps: Share of the balance they would pay.
        frequency: How often; "once" for a single payment.
        count: Number of payments.
        first_due_on: First (or only) payment date.
        hardship: A hardship was stated. Together with an amount, the amount is taken as their means.
        wants_later_start: Asks to start later without naming a day.
        too_high: Says the offer is too much.
        capacity_cents: What they can manage a month at most, explicitly stated or confirmed.
        is_limit: The sum of a settlement is all there is, as stated or confirmed.
        down_cents: A different first payment: "100 now, then 50 a month", "half now, the rest on the 15th".
        rest_on: The day of the second and last payment, where there are two.
        paydays: Two days of the month ("the 5th and the 20th"), ascending; 31 is the last day of any month.
        month_day: The day of the month that is meant; 31 is the last day of any month.
    """

    kind: Kind | None = None
    amount_cents: int | None = None
    total_cents: int | None = None
    percent_bps: int | None = None
    frequency: ProposedFrequency | None = None
    count: int | None = None
    first_due_on: date | None = None
    hardship: bool = False
    wants_later_start: bool = False
    too_high: bool = False
    capacity_cents: int | None = None
    is_limit: bool = False
    down_cents: int | None = None
    rest_on: date | None = None
    paydays: tuple[int, int] | None = None
    month_day: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One exact arrangement; `instalments` sum to `total_cents`.

    `is_hardship` marks a plan under the hardship terms, to be reviewed on `review_on`. The id and the moment of expiry
    are given when it is stored: now plus `expires_in_hours`. `conceded_cents` is how much less it asks for than the offer
    of its kind before it (per payment in a plan, in all in a settlement); `step` is the place on the ladder it was made at.
    """

    kind: Kind
    creditor_id: str
    terms_version: int
    balance_cents: int
    total_cents: int
    instalments: tuple[Instalment, ...]
    frequency: ProposedFrequency
    expires_in_hours: int
    reason_codes: tuple[str, ...] = ()
    is_hardship: bool = False
    review_on: date | None = None
    conceded_cents: int = 0
    step: int = 0

    @property
    def amount_cents(self) -> int:
        """The regular payment: the second where there are three or more (the first may hold a down payment)."""
        return self.instalments[1 if len(self.instalments) > 2 else 0].amount_cents

    @property
    def count(self) -> int:
        """Number of payments."""
        return len(self.instalments)

    @property
    def first_due_on(self) -> date:
        """Date of the first payment."""
        return self.instalments[0].due_on

    @property
    def last_due_on(self) -> date:
        """Date of the last payment."""
        return self.instalments[-1].due_on

    @property
    def size(self) -> str:
        """What makes it as large as it is, to tell whether two offers ask for the same money."""
        return f"{self.kind}:{self.frequency}:{self.amount_cents}:{self.total_cents}"


@dataclass(frozen=True, slots=True)
class NegotiationState:
    """What happened so far in one negotiation; carried from answer to answer and stored between turns.

    Steps are positions on the configured ladders, -1 before anything of that kind was offered. `lowest_offered` holds,
    by frequency, the smallest regular payment ever offered or accepted, so that nothing worse is offered later.
    """

    round: int = 0
    instalment_step: int = -1
    settlement_step: int = -1
    last_offer: Offer | None = None
    has_hardship: bool = False
    asked_capacity_cents: int | None = None
    is_capacity_asked: bool = False
    has_been_told_least: bool = False
    asked_limit_cents: int | None = None
    lump_limit_cents: int | None = None
    has_been_asked_amount: bool = False
    rejected: tuple[str, ...] = ()
    stated_capacity_cents: int | None = None
    stated_frequency: Frequency | None = None
    stated_first_due_on: date | None = None
    stated_paydays: tuple[int, int] | None = None
    stated_month_day: int | None = None
    stated_down_cents: int | None = None
    named_yearly_cents: int | None = None
    named_settlement_cents: int | None = None
    best_instalment_yearly_cents: int | None = None
    best_settlement_cents: int | None = None
    lowest_offered: tuple[tuple[Frequency, int], ...] = ()
    lowest_with_down: tuple[Frequency, int, int] | None = None
    lowest_settlement_cents: int | None = None

    @property
    def has_been_asked_capacity(self) -> bool:
        """Whether the consumer was asked if an amount is the most they can manage."""
        return self.asked_capacity_cents is not None

    def lowest_for(self, frequency: Frequency) -> int | None:
        """Give the smallest regular payment offered so far in a frequency."""
        return dict(self.lowest_offered).get(frequency)


@dataclass(frozen=True, slots=True)
class Options:
    """The opening menu. `reason_code` says why it is empty, where it is; `state` remembers what was shown."""

    pay_in_full: Offer | None
    settlement: Offer | None
    instalments: Offer | None
    state: NegotiationState
    reason_code: Reason | None = None


@dataclass(frozen=True, slots=True)
class Accept:
    """The consumer's proposal can be agreed as it stands; it is read back before it binds."""

    offer: Offer
    state: NegotiationState


@dataclass(frozen=True, slots=True)
class Counter:
    """Another arrangement is offered, with the reason in `reason_code` and its figures in `reason_fields`."""

    offer: Offer
    reason_code: Reason
    state: NegotiationState
    reason_fields: ReasonFields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """Something is missing.

    For "capacity", `amount_cents` and `frequency` are what the consumer keeps naming: ask whether that is the most they can
    manage, and on a yes answer with `Proposal(capacity_cents=ask.capacity_cents)`, the same money a month. For "least"
    they are the smallest payments there are, a little above what was said: ask whether they could after all, and go on in
    the same way. For "limit", `amount_cents` is the sum that is repeated: ask whether it is all they have, and on a yes
    answer with `Proposal(kind="settlement", amount_cents=ask.amount_cents, is_limit=True)`.
    """

    missing: Missing
    state: NegotiationState
    amount_cents: int | None = None
    frequency: Frequency | None = None
    capacity_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing can be arranged, and no person is needed to say so."""

    reason_code: Reason
    state: NegotiationState


@dataclass(frozen=True, slots=True)
class Escalate:
    """A person decides; everything said so far is in `state`."""

    reason_code: Reason
    state: NegotiationState
    reason_fields: ReasonFields = field(default_factory=dict)


Outcome = Accept | Counter | Ask | Refuse | Escalate
