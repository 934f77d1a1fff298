"""Each section of creditor terms as plain English sentences; the same words for the creditor's own and for an override."""

from __future__ import annotations

from collections.abc import Iterator

from parley.money import format_cents
from parley.negotiation.overrides import decided_by, takes_away
from parley.negotiation.summary_words import ages, balances, counted, kinds, percent
from parley.negotiation.terms import (
    BotAuthority,
    BrokenPlanTerms,
    HardshipTerms,
    HumanAuthority,
    InstalmentTerms,
    NegotiationTerms,
    Override,
    PayInFullTerms,
    SettlementTier,
    SeveralAccountsTerms,
    TimeBarredTerms,
)

_HOLIDAYS = {
    "stay": "stays where it is",
    "next_business_day": "moves to the next business day",
    "previous_business_day": "moves to the business day before",
}
_ALLOCATIONS = {
    "proportional": "in proportion to the balances",
    "oldest_first": "to the oldest debt first",
    "smallest_first": "to the smallest balance first",
}
_TAKEN_AWAY = {"instalments": "No instalments.", "settlement": "No settlement.", "hardship": "No hardship plans."}


def pay_in_full(section: PayInFullTerms) -> Iterator[str]:
    """Say what paying everything soon brings."""
    for tier in section.discounts:
        days = counted(section.days_to_pay, "day")
        age = ages(tier.min_age_days, tier.max_age_days)
        yield f"Pay in full within {days}: {percent(tier.discount_bps)} off at an age of {age}."
    if section.parts > 1:
        yield f"Paying in full may be split into up to {section.parts} payments."


def instalments(section: InstalmentTerms | None) -> Iterator[str]:
    """Say how the balance may be paid over time."""
    if section is None:
        yield _TAKEN_AWAY["instalments"]
        return
    least = format_cents(section.min_amount_cents)
    frequencies = ", ".join(section.frequencies)
    yield f"Instalments ({frequencies}): at least {least} each, at most {section.max_term_months} months."
    down = f"; down payment {percent(section.down_payment_bps)}" if section.down_payment_bps else ""
    yield f"First payment within {counted(section.first_payment_within_days, 'day')}{down}."
    if section.round_up_to_cents > 1:
        yield f"Plans we propose are rounded up to {format_cents(section.round_up_to_cents)}."
    yield f"A due date on a weekend or a bank holiday {_HOLIDAYS[section.holidays]}."


def settlement(tiers: tuple[SettlementTier, ...]) -> Iterator[str]:
    """Say what a debt may be closed for."""
    for tier in tiers:
        age = ages(tier.min_age_days, tier.max_age_days)
        balance = balances(tier.min_balance_cents, tier.max_balance_cents)
        yield (
            f"Settlement ({kinds(tier.debt_types)}, age {age}, balance {balance}): asks {percent(tier.opening_bps)}, "
            f"never below {percent(tier.floor_bps)}, in up to {counted(tier.parts, 'part')} "
            f"within {counted(tier.days_to_pay, 'day')}."
        )
    if not tiers:
        yield _TAKEN_AWAY["settlement"]


def hardship(section: HardshipTerms | None) -> Iterator[str]:
    """Say what a stated hardship opens."""
    if section is None:
        yield _TAKEN_AWAY["hardship"]
        return
    least = format_cents(section.min_amount_cents)
    review = f"reviewed after {counted(section.review_after_days, 'day')}"
    yield f"Hardship: at least {least} each, at most {section.max_term_months} months, {review}, no down payment."
    if section.pause_days:
        yield f"A hardship plan may pause for up to {counted(section.pause_days, 'more day')} before its first payment."
    if section.proof_within_days is not None:
        yield f"A person asks for proof of the hardship within {counted(section.proof_within_days, 'day')}."


def authority(section: BotAuthority) -> Iterator[str]:
    """Say who decides how far."""
    limit, discount = format_cents(section.max_balance_cents), percent(section.max_discount_bps)
    term = f", and plans of {section.max_term_months} months" if section.max_term_months is not None else ""
    yield f"The assistant decides alone up to a balance of {limit} and a discount of {discount}{term}."
    for name, level in (("collector", section.collector), ("supervisor", section.supervisor)):
        if level is not None:
            yield f"A {name} decides up to {_level(level)}."
    yield "Beyond that, only the creditor decides."


def _level(level: HumanAuthority) -> str:
    balance = "any balance"
    if level.max_balance_cents is not None:
        balance = f"a balance of {format_cents(level.max_balance_cents)}"
    term = "" if level.max_term_months is None else f" and plans of {level.max_term_months} months"
    return f"{balance}, a discount of {percent(level.max_discount_bps)}{term}"


def negotiation(section: NegotiationTerms) -> Iterator[str]:
    """Say how concessions are made."""
    if section.instalment_months:
        yield f"Plan lengths are offered in this order: {', '.join(map(str, section.instalment_months))} months."
    if section.settlement_steps_bps:
        steps = ", ".join(percent(step) for step in section.settlement_steps_bps)
        yield f"Settlements go from the opening towards the floor in these steps: {steps} of the way."
    yield f"A better sum earns a step when it closes {percent(section.earn_bps)} of the distance to ours."
    rounds, hours = counted(section.max_rounds, "round"), counted(section.offer_expiry_hours, "hour")
    yield f"After {rounds} a person takes over; an offer holds for {hours}."


def broken_plan(section: BrokenPlanTerms) -> Iterator[str]:
    """Say what a missed payment does."""
    grace, missed = counted(section.grace_days, "day"), counted(section.missed_payments, "missed payment")
    yield f"A payment is missed {grace} after its due date; {missed} in a row break a plan."
    if section.new_plans == 0:
        yield "After a broken plan a person decides."
        return
    keeps = "stay open" if section.keeps_discounts else "are closed"
    yield f"After that: up to {counted(section.new_plans, 'new plan')}; discounts and settlements {keeps}."


def time_barred(section: TimeBarredTerms) -> Iterator[str]:
    """Say what happens with a debt past its limitation period."""
    if section.behaviour == "refer":
        yield "A debt past its limitation period goes to a person."
    else:
        yield "On a debt past its limitation period the assistant answers what is asked, after the state's disclosure."


def several_accounts(section: SeveralAccountsTerms) -> Iterator[str]:
    """Say what one consumer's accounts have to do with each other."""
    if section.may_join:
        shared = _ALLOCATIONS[section.allocation]
        yield f"One plan may cover several accounts; payments go as the consumer directs, otherwise {shared}."
    else:
        yield "Each account of a consumer has a plan of its own."


_SECTIONS = {
    "pay_in_full": pay_in_full,
    "instalments": instalments,
    "settlement": settlement,
    "hardship": hardship,
    "authority": authority,
    "negotiation": negotiation,
    "broken_plan": broken_plan,
    "time_barred": time_barred,
    "several_accounts": several_accounts,
}


def override_lines(index: int, override: Override) -> Iterator[str]:
    """Say for which accounts an override holds, and every section it replaces."""
    yield f"Override {index + 1}, for accounts {_conditions(override)}:"
    for name in decided_by(override):
        if takes_away(override, name):
            yield f"  {_TAKEN_AWAY[name]}"
        else:
            say = _SECTIONS[name]
            yield from (f"  {line}" for line in say(getattr(override, name)))  # type: ignore[operator]


def _conditions(override: Override) -> str:
    said = [f"in portfolio {_either(override.portfolios)}"] if override.portfolios else []
    said += [f"of type {_either(kinds([kind]) for kind in override.debt_types)}"] if override.debt_types else []
    said += [f"of people in {_either(override.states)}"] if override.states else []
    return " and ".join(said)


def _either(values: Iterator[str] | tuple[str, ...]) -> str:
    return " or ".join(values)
