"""Worked examples of creditor terms: what the negotiator offers first, and what typical answers lead to.

The figures come from the negotiator itself, so they cannot differ from what consumers are offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from parley.money import divide_up, format_cents, share_bps
from parley.negotiation.engine import present_options, respond
from parley.negotiation.offers import (
    Accept,
    AccountFacts,
    Ask,
    Counter,
    NegotiationState,
    Offer,
    Options,
    Outcome,
    Proposal,
    Refuse,
)
from parley.negotiation.overrides import effective_terms
from parley.negotiation.summary_words import kinds
from parley.negotiation.terms import DEBT_TYPES, CreditorTerms, DebtType, Override, SettlementTier

# A common size of account, where the terms allow it.
_USUAL_BALANCE_CENTS = 120_000
_USUAL_AGE_DAYS = 400
# What consumers typically answer with, as shares of what was offered first.
_SETTLEMENT_ANSWERS_BPS = (5_000, 7_500)
_PLAN_ANSWERS_BPS = (2_500, 5_000)


@dataclass(frozen=True, slots=True)
class _Example:
    title: str
    terms: CreditorTerms
    facts: AccountFacts


def example_lines(terms: CreditorTerms) -> Iterator[str]:
    """Tell one example for each settlement tier, for an account without settlement, for hardship and for each override.

    Args:
        terms: Terms without contradictions. The examples take place on their first day.
    """
    own = replace(terms, overrides=())
    for example in _examples(terms, own):
        yield from _told(example)
    facts = _plain_facts(own)
    if own.hardship is not None and facts is not None:
        yield from _hardship(own, facts)


def _examples(terms: CreditorTerms, own: CreditorTerms) -> Iterator[_Example]:
    for index, tier in enumerate(own.settlement):
        title = f"settlement tier {index + 1}" if len(own.settlement) > 1 else "with settlement"
        yield _Example(title, own, _facts_in(own, tier, None))
    without = _facts_without_settlement(own)
    if without is not None:
        yield _Example("without settlement", own, without)
    for index, override in enumerate(terms.overrides):
        yield _Example(f"override {index + 1}", terms, _facts_under(terms, override))


def _facts_in(terms: CreditorTerms, tier: SettlementTier, debt_type: DebtType | None) -> AccountFacts:
    """Give an account inside a settlement tier, as near to the usual balance as the tier is."""
    balance = min(_USUAL_BALANCE_CENTS, terms.authority.max_balance_cents)
    highest = balance if tier.max_balance_cents is None else min(balance, tier.max_balance_cents)
    kind = debt_type or (tier.debt_types[0] if tier.debt_types else "other")
    return AccountFacts(max(tier.min_balance_cents, highest), kind, tier.min_age_days, "")


def _facts_without_settlement(terms: CreditorTerms) -> AccountFacts | None:
    """Give an account that falls into no tier, or None where every account falls into one."""
    balance = min(_USUAL_BALANCE_CENTS, terms.authority.max_balance_cents)
    ages = [_USUAL_AGE_DAYS, 0, *(tier.min_age_days - 1 for tier in terms.settlement if tier.min_age_days > 0)]
    ages += [tier.max_age_days + 1 for tier in terms.settlement if tier.max_age_days is not None]
    sums = [balance, *(tier.min_balance_cents - 1 for tier in terms.settlement if tier.min_balance_cents > 1)]
    types = [*dict.fromkeys([*(kind for tier in terms.settlement for kind in tier.debt_types), "other", *DEBT_TYPES])]
    for kind, cents, age in product(types, sums, ages):
        if not any(tier.applies_to(balance_cents=cents, age_days=age, debt_type=kind) for tier in terms.settlement):
            return AccountFacts(cents, kind, age, "")
    return None


def _facts_under(terms: CreditorTerms, override: Override) -> AccountFacts:
    """Give an account an override fits, with a settlement where its terms have one for that debt type."""
    kind = override.debt_types[0] if override.debt_types else None
    facts = AccountFacts(
        min(_USUAL_BALANCE_CENTS, terms.authority.max_balance_cents),
        kind or "other",
        _USUAL_AGE_DAYS,
        override.states[0] if override.states else "",
        override.portfolios[0] if override.portfolios else "",
    )
    guess = effective_terms(terms, facts)
    for tier in guess.settlement:
        if kind is None or not tier.debt_types or kind in tier.debt_types:
            inside = _facts_in(guess, tier, kind)
            found = replace(inside, state=facts.state, portfolio=facts.portfolio)
            # Another debt type may bring another override in; then the first guess is the better example.
            if effective_terms(terms, found).settlement == guess.settlement:
                return found
    return facts


def _plain_facts(terms: CreditorTerms) -> AccountFacts | None:
    if terms.settlement:
        return _facts_in(terms, terms.settlement[0], None)
    return _facts_without_settlement(terms)


def _told(example: _Example) -> Iterator[str]:
    facts, today = example.facts, example.terms.effective_from
    options = present_options(example.terms, facts, today)
    yield f"Example, {example.title}: {_account_text(facts)}, on {today}:"
    if options.reason_code is not None:
        yield f"  nothing is offered ({_words(options.reason_code)})"
        return
    offers = (
        ("in full", options.pay_in_full),
        ("settlement", options.settlement),
        ("instalments", options.instalments),
    )
    for label, offer in offers:
        yield f"  {label}: {_offer_text(offer) if offer else 'not offered'}"
    yield from _answers(example, options)


def _account_text(facts: AccountFacts) -> str:
    where = f", {facts.state}" if facts.state else ""
    where += f", portfolio {facts.portfolio}" if facts.portfolio else ""
    return f"{format_cents(facts.balance_cents)} ({kinds([facts.debt_type])}{where}), {facts.age_days} days old"


def _answers(example: _Example, options: Options) -> Iterator[str]:
    """Play typical answers, low and then higher, to each kind of offer in a talk of its own."""
    if options.settlement is not None:
        asked = options.settlement.total_cents
        sums = [_in_dollars(share_bps(asked, share, "down")) for share in _SETTLEMENT_ANSWERS_BPS]
        proposals = [Proposal(kind="settlement", amount_cents=cents) for cents in sums]
        yield from _talk(
            example, options.state, [(f"{format_cents(p.amount_cents or 0)} in all", p) for p in proposals]
        )
    if options.instalments is not None and options.instalments.frequency != "once":
        frequency = options.instalments.frequency
        asked = options.instalments.amount_cents
        sums = [_in_dollars(share_bps(asked, share, "down")) for share in _PLAN_ANSWERS_BPS]
        proposals = [Proposal(kind="installments", amount_cents=cents, frequency=frequency) for cents in sums]
        said = [(f"{format_cents(p.amount_cents or 0)} {frequency}", p) for p in proposals]
        yield from _talk(example, options.state, said)


def _in_dollars(cents: int) -> int:
    """Round to whole dollars, as people name sums, but not down to nothing."""
    return max(100, cents // 100 * 100)


def _talk(example: _Example, state: NegotiationState, said: list[tuple[str, Proposal]]) -> Iterator[str]:
    for words, proposal in said:
        outcome = respond(example.terms, example.facts, state, proposal, example.terms.effective_from)
        state = outcome.state
        yield f"  they offer {words}: {_outcome_text(outcome)}"
        if not isinstance(outcome, Counter | Ask):
            return


def _hardship(terms: CreditorTerms, facts: AccountFacts) -> Iterator[str]:
    """Play a stated hardship with means of the smallest payment such a plan can have, in whole dollars."""
    assert terms.hardship is not None
    spread = divide_up(facts.balance_cents, terms.hardship.max_term_months)
    means = -(-max(terms.hardship.min_amount_cents, spread) // 100) * 100
    proposal = Proposal(kind="installments", amount_cents=means, frequency="monthly", hardship=True)
    options = present_options(terms, facts, terms.effective_from)
    outcome = respond(terms, facts, options.state, proposal, terms.effective_from)
    yield f"Example, hardship: {_account_text(facts)}, lost a job and can pay {format_cents(means)} a month:"
    yield f"  {_outcome_text(outcome)}"


def _outcome_text(outcome: Outcome) -> str:
    match outcome:
        case Accept():
            return f"agreed, {_offer_text(outcome.offer)}"
        case Counter():
            return f"we answer {_offer_text(outcome.offer)} ({_words(outcome.reason_code)})"
        case Ask():
            return f"we ask for the {_words(outcome.missing)}"
        case Refuse():
            return f"nothing can be arranged ({_words(outcome.reason_code)})"
        case _:
            return f"a person takes over ({_words(outcome.reason_code)})"


def _words(code: str) -> str:
    return code.replace("_", " ")


def _offer_text(offer: Offer) -> str:
    last = offer.instalments[-1]
    if offer.count == 1:
        return f"{format_cents(offer.total_cents)} by {last.due_on}"
    review = f", reviewed on {offer.review_on}" if offer.review_on else ""
    return (
        f"{offer.count} {offer.frequency} payments of {format_cents(offer.amount_cents)} from {offer.first_due_on}, "
        f"the last {format_cents(last.amount_cents)} on {last.due_on}, total {format_cents(offer.total_cents)}{review}"
    )
