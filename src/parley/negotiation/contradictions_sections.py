"""Find contradictions in the other sections: header, plans, hardship, authority, ladders, and what happens afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import get_args, get_type_hints

from parley.negotiation.contradictions_basics import (
    LONGEST_TERM_MONTHS,
    LONGEST_WAIT_DAYS,
    WHOLE_BPS,
    Contradiction,
    Path,
    at_least,
    between,
    choices,
    share_below_whole,
)
from parley.negotiation.schedule import FREQUENCIES
from parley.negotiation.terms import (
    Allocation,
    CreditorTerms,
    HolidayRule,
    HumanAuthority,
    TimeBarredTerms,
)

# No state allows more on an agreement with a consumer without a licence; 36 % is also the military cap (10 USC 987(b)).
HIGHEST_INTEREST_BPS = 3_600
_BEHAVIOURS = get_args(get_type_hints(TimeBarredTerms)["behaviour"])
# A brand is shown to people who may not be the consumer, so it must not say what the message is about.
_TELLING_WORDS = re.compile(
    r"\bdebt|\bcollect|\brecover|\bow(e|ed|es|ing)\b|past due|\bsettle|\bdeud|\bcobr|\bmoros", re.IGNORECASE
)
_LARGEST_VERSION = 1_000_000


def header(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the keys that stand alone: version, names, dates, currency, interest."""
    yield from at_least(("version",), terms.version, 1)
    if terms.version > _LARGEST_VERSION:
        yield Contradiction(("version",), f"must be at most {_LARGEST_VERSION}; versions count up by one")
    for key in ("creditor_id", "brand", "creditor_name"):
        if not getattr(terms, key).strip():
            yield Contradiction((key,), "must not be empty")
    if terms.effective_to is not None and terms.effective_to < terms.effective_from:
        yield Contradiction(("effective_to",), "lies before effective_from")
    if terms.currency != "USD":
        yield Contradiction(("currency",), "only USD is supported")
    if _TELLING_WORDS.search(terms.brand):
        yield Contradiction(("brand",), "hints at a debt, and it is shown before the person is verified")
    yield from _interest(terms)


def _interest(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Interest may only be asked where a contract or a law allows it (15 USC 1692f(1))."""
    yield from between(("interest_bps",), terms.interest_bps, HIGHEST_INTEREST_BPS, least=0)
    has_authority = bool(terms.interest_authority.strip())
    if terms.interest_bps > 0 and not has_authority:
        yield Contradiction(("interest_bps",), "needs interest_authority, the contract clause or law that allows it")
    if terms.interest_bps == 0 and has_authority:
        yield Contradiction(("interest_authority",), "names an authority, but interest_bps is 0")


def instalments(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the section `instalments`."""
    if (plan := terms.instalments) is None:
        return
    yield from at_least(("instalments", "min_amount_cents"), plan.min_amount_cents, 1)
    yield from between(("instalments", "max_term_months"), plan.max_term_months, LONGEST_TERM_MONTHS)
    yield from between(("instalments", "first_payment_within_days"), plan.first_payment_within_days, LONGEST_WAIT_DAYS)
    yield from at_least(("instalments", "round_up_to_cents"), plan.round_up_to_cents, 1)
    if plan.min_amount_cents > terms.authority.max_balance_cents:
        yield Contradiction(
            ("instalments", "min_amount_cents"), "is above the largest balance the assistant may handle"
        )
    yield from share_below_whole(("instalments", "down_payment_bps"), plan.down_payment_bps)
    yield from choices(("instalments", "frequencies"), plan.frequencies, FREQUENCIES)
    if not plan.frequencies:
        yield Contradiction(("instalments", "frequencies"), "needs at least one frequency")
    yield from choices(("instalments", "holidays"), (plan.holidays,), get_args(HolidayRule))


def hardship(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the section `hardship`, which only ever relaxes `instalments`."""
    if (plan := terms.hardship) is None:
        return
    yield from at_least(("hardship", "min_amount_cents"), plan.min_amount_cents, 1)
    yield from between(("hardship", "max_term_months"), plan.max_term_months, LONGEST_TERM_MONTHS)
    yield from between(("hardship", "review_after_days"), plan.review_after_days, LONGEST_WAIT_DAYS)
    yield from between(("hardship", "pause_days"), plan.pause_days, LONGEST_WAIT_DAYS, least=0)
    if plan.pause_days > plan.review_after_days:
        yield Contradiction(("hardship", "pause_days"), "is longer than review_after_days, so the review comes first")
    if (proof := plan.proof_within_days) is not None:
        yield from between(("hardship", "proof_within_days"), proof, LONGEST_WAIT_DAYS)
        if proof > plan.review_after_days:
            yield Contradiction(("hardship", "proof_within_days"), "is longer than review_after_days")
    if terms.instalments is None:
        yield Contradiction(("hardship",), "needs instalments, because it relaxes them")
        return
    if plan.min_amount_cents > terms.instalments.min_amount_cents:
        yield Contradiction(("hardship", "min_amount_cents"), "is above the ordinary minimum")
    if plan.max_term_months < terms.instalments.max_term_months:
        yield Contradiction(("hardship", "max_term_months"), "is shorter than the ordinary term")


def authority(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the section `authority`: each level reaches at least as far as the one below it."""
    bot = terms.authority
    yield from at_least(("authority", "max_balance_cents"), bot.max_balance_cents, 1)
    yield from share_below_whole(("authority", "max_discount_bps"), bot.max_discount_bps)
    if bot.max_term_months is not None:
        yield from between(("authority", "max_term_months"), bot.max_term_months, LONGEST_TERM_MONTHS)
        months = terms.negotiation.instalment_months
        if terms.instalments is not None and months and bot.max_term_months < months[0]:
            yield Contradiction(
                ("authority", "max_term_months"), "is below the first of instalment_months, so no plan could be offered"
            )
    # Without a term of its own the assistant keeps to the plans allowed, and any term of a person is as good.
    below = ("assistant", HumanAuthority(bot.max_balance_cents, bot.max_discount_bps, bot.max_term_months or 0))
    for name in ("collector", "supervisor"):
        level: HumanAuthority | None = getattr(bot, name)
        if level is not None:
            yield from _level(("authority", name), level, *below)
            below = (name, level)


def _level(path: Path, level: HumanAuthority, name: str, below: HumanAuthority) -> Iterator[Contradiction]:
    if level.max_balance_cents is not None:
        yield from at_least((*path, "max_balance_cents"), level.max_balance_cents, 1)
    yield from share_below_whole((*path, "max_discount_bps"), level.max_discount_bps)
    if level.max_term_months is not None:
        yield from between((*path, "max_term_months"), level.max_term_months, LONGEST_TERM_MONTHS)
    for key in ("max_balance_cents", "max_discount_bps", "max_term_months"):
        mine, theirs = getattr(level, key), getattr(below, key)
        if mine is not None and (theirs is None or mine < theirs):
            yield Contradiction((*path, key), f"is lower than that of the {name}, the level below")


def negotiation(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the section `negotiation`: its ladders rise, and end where the plans end."""
    rules = terms.negotiation
    yield from at_least(("negotiation", "max_rounds"), rules.max_rounds, 1)
    yield from between(("negotiation", "offer_expiry_hours"), rules.offer_expiry_hours, 24 * LONGEST_WAIT_DAYS)
    yield from between(("negotiation", "earn_bps"), rules.earn_bps, WHOLE_BPS, least=0)
    months, steps = rules.instalment_months, rules.settlement_steps_bps
    for key, ladder in (("instalment_months", months), ("settlement_steps_bps", steps)):
        if any(right <= left for left, right in pairwise(ladder)):
            yield Contradiction(("negotiation", key), "must rise from step to step")
    if any(step not in range(WHOLE_BPS + 1) for step in steps):
        yield Contradiction(("negotiation", "settlement_steps_bps"), f"must lie between 0 and {WHOLE_BPS}")
    if any(month < 1 for month in months):
        yield Contradiction(("negotiation", "instalment_months"), "must be at least 1 month each")
    if terms.instalments is not None and (not months or months[-1] != terms.instalments.max_term_months):
        yield Contradiction(("negotiation", "instalment_months"), "must end at instalments.max_term_months")
    if terms.settlement and not steps:
        yield Contradiction(
            ("negotiation", "settlement_steps_bps"), "needs at least one step, as settlement is allowed"
        )


def afterwards(terms: CreditorTerms) -> Iterator[Contradiction]:
    """Check the sections `broken_plan`, `time_barred` and `several_accounts`."""
    broken = terms.broken_plan
    # A fortnight of grace is generous and a quarter is none; a year of missed payments is no plan.
    yield from between(("broken_plan", "grace_days"), broken.grace_days, 90, least=0)
    yield from between(("broken_plan", "missed_payments"), broken.missed_payments, 12)
    yield from between(("broken_plan", "new_plans"), broken.new_plans, 12, least=0)
    yield from choices(("time_barred", "behaviour"), (terms.time_barred.behaviour,), _BEHAVIOURS)
    allocation = terms.several_accounts.allocation
    yield from choices(("several_accounts", "allocation"), (allocation,), get_args(Allocation))
