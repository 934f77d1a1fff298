"""One plan over several accounts of a consumer: by which terms it is made, and which account each payment goes to.

Pure. The consumer's own direction comes first; the creditor's rule is used where there is none. No payment ever goes to an
account that is disputed or held.

Source: 12 CFR 1006.30(c) (no payment to a disputed debt; the consumer's directions are followed); creditor terms,
several_accounts; decision 0015.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from parley.errors import ParleyError
from parley.negotiation.offers import AccountFacts, Offer
from parley.negotiation.overrides import effective_terms
from parley.negotiation.schedule import Instalment
from parley.negotiation.terms import Allocation, CreditorTerms, DiscountTier

_NO_DISCOUNT: Final = (DiscountTier(0, None, 0),)


class CannotShareError(ParleyError):
    """A plan that cannot be shared over the accounts it was to be shared over."""

    code: ClassVar[str] = "plan.cannot_share"

    def __init__(self, *, reason: str) -> None:
        """Keep the reason, which holds no figures of a consumer."""
        super().__init__(f"This plan cannot be shared over the accounts: {reason}.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SharedAccount:
    """One of the accounts.

    Args:
        account_id: Its id.
        owed_cents: How much of the plan's total is for it, > 0.
        opened_on: For the rule "oldest first".
        is_held: Disputed, or under any other hold; then it takes no part.
    """

    account_id: str
    owed_cents: int
    opened_on: date
    is_held: bool = False


def joint_facts(facts: Sequence[AccountFacts]) -> AccountFacts:
    """Return what the engine may know of several accounts as one: their sum, the youngest age, the worst past.

    Args:
        facts: At least one; type, portfolio and state of the first stand for all, because `joint_terms` has no overrides.
    """
    return replace(
        facts[0],
        balance_cents=sum(one.balance_cents for one in facts),
        age_days=min(one.age_days for one in facts),
        is_time_barred=any(one.is_time_barred for one in facts),
        broken_plans=max(one.broken_plans for one in facts),
    )


def joint_terms(terms: CreditorTerms, facts: Sequence[AccountFacts]) -> CreditorTerms | None:
    """Return the terms of one plan over several accounts, or None where there can be none.

    Full balances only: discounts and settlements belong to one account and its age, so they stay with it. All accounts must
    allow joining and must have the same terms otherwise, because no rule says which of two would hold for the whole.

    Source: decision 0015.
    """
    found = [_without_discounts(effective_terms(terms, one)) for one in facts]
    may_join = all(one.several_accounts.may_join for one in found)
    return found[0] if may_join and all(one == found[0] for one in found) else None


def _without_discounts(terms: CreditorTerms) -> CreditorTerms:
    return replace(terms, settlement=(), pay_in_full=replace(terms.pay_in_full, discounts=_NO_DISCOUNT), overrides=())


def parts_of(
    total_cents: int, accounts: Sequence[SharedAccount], *, rule: Allocation, directed: Sequence[str] = ()
) -> tuple[SharedAccount, ...]:
    """Return the accounts with how much of a sum falls to each; an account nothing falls to is left out.

    A plan over the full balances is what they owe. Of a smaller sum, a single promised payment, each gets its share by the
    same rule as of a payment.

    Raises:
        CannotShareError: The sum is more than they owe, or nothing.
    """
    if not 0 < total_cents <= sum(one.owed_cents for one in accounts):
        raise CannotShareError(reason="the sum is not within what the accounts owe")
    ordered = _in_order(accounts, rule, directed)
    split = _in_turn if directed or rule != "proportional" else _in_proportion
    owed = split(total_cents, {one.account_id: one.owed_cents for one in ordered})
    return tuple(replace(one, owed_cents=owed[one.account_id]) for one in accounts if owed[one.account_id])


def sharing_violations(
    offer: Offer, shares: Mapping[str, Sequence[Instalment]], accounts: Sequence[SharedAccount]
) -> tuple[str, ...]:
    """List what is wrong with how an offer is shared; empty means it may be stored. Shares nothing with `share_payments`.

    Args:
        offer: The joint offer as a whole; `checker.violations` judges it by itself.
        shares: The payments of each account.
        accounts: All accounts of the consumer that the offer is for, with their balances.
    """
    found, known = [], {one.account_id: one for one in accounts}
    if offer.kind == "settlement" or (offer.kind != "promise" and offer.total_cents != offer.balance_cents):
        found.append("joint_discount")
    if not set(shares) <= set(known):
        found.append("unknown_account")
    if any(one.is_held for one in accounts):
        found.append("held_account")
    by_day: dict[date, int] = {}
    for account_id, parts in shares.items():
        if any(part.amount_cents <= 0 for part in parts) or not parts:
            found.append("share_not_positive")
        total = sum(part.amount_cents for part in parts)
        owed = known[account_id].owed_cents if account_id in known else 0
        if total > owed or (offer.kind != "promise" and total != owed):
            found.append("share_differs_from_balance")
        for part in parts:
            by_day[part.due_on] = by_day.get(part.due_on, 0) + part.amount_cents
    if by_day != {part.due_on: part.amount_cents for part in offer.instalments}:
        found.append("shares_differ_from_payments")
    if offer.kind != "promise" and set(shares) != set(known):
        found.append("account_left_out")
    return tuple(found)


def share_payments(
    plan: Sequence[Instalment],
    accounts: Sequence[SharedAccount],
    *,
    rule: Allocation,
    directed: Sequence[str] = (),
) -> dict[str, tuple[Instalment, ...]]:
    """Share each payment of a plan over the accounts.

    Args:
        plan: The payments, in order.
        accounts: At least one; what they owe sums to the plan's total.
        rule: The creditor's rule: in proportion to what is left, or one account after the other.
        directed: Ids in the order in which the consumer wants them paid; it replaces the rule. Accounts they do not name come
            after, as the rule has them.
    Returns:
        For each account its own payments, numbered from 1; the parts of one payment sum to it, and the payments of one
        account to what it owes. A payment of nothing is left out.
    Raises:
        CannotShareError: An account is held, unknown, named twice, or the sums do not fit.
    """
    _check(plan, accounts, directed)
    ordered = _in_order(accounts, rule, directed)
    left = {one.account_id: one.owed_cents for one in ordered}
    shared: dict[str, list[Instalment]] = {one.account_id: [] for one in ordered}
    for payment in plan:
        split = _in_turn if directed or rule != "proportional" else _in_proportion
        for account_id, cents in split(payment.amount_cents, left).items():
            left[account_id] -= cents
            if cents:
                own = shared[account_id]
                own.append(Instalment(len(own) + 1, payment.due_on, cents))
    return {account_id: tuple(own) for account_id, own in shared.items()}


def _check(plan: Sequence[Instalment], accounts: Sequence[SharedAccount], directed: Sequence[str]) -> None:
    known = [one.account_id for one in accounts]
    if any(one.is_held for one in accounts):
        raise CannotShareError(reason="an account is disputed or held")
    if len(set(known)) != len(known) or len(set(directed)) != len(directed):
        raise CannotShareError(reason="an account is named twice")
    if not set(directed) <= set(known):
        raise CannotShareError(reason="the direction names an account that takes no part")
    if not accounts or any(one.owed_cents <= 0 for one in accounts):
        raise CannotShareError(reason="an account owes nothing")
    if sum(one.owed_cents for one in accounts) != sum(part.amount_cents for part in plan):
        raise CannotShareError(reason="what the accounts owe is not the total of the plan")


def _in_order(accounts: Sequence[SharedAccount], rule: Allocation, directed: Sequence[str]) -> list[SharedAccount]:
    def place(one: SharedAccount) -> tuple[int, int, date, str]:
        turn = directed.index(one.account_id) if one.account_id in directed else len(directed)
        return turn, one.owed_cents if rule == "smallest_first" else 0, one.opened_on, one.account_id

    return sorted(accounts, key=place)


def _in_turn(cents: int, left: dict[str, int]) -> dict[str, int]:
    """Fill one account after the other."""
    split = {}
    for account_id, owed in left.items():
        split[account_id] = min(cents, owed)
        cents -= split[account_id]
    return split


def _in_proportion(cents: int, left: dict[str, int]) -> dict[str, int]:
    """Split by what is left; odd cents go to the largest fractions, the earlier account first where they are equal."""
    total = sum(left.values())
    split = {account_id: cents * owed // total for account_id, owed in left.items()}
    fractions = sorted(left, key=lambda account_id: -(cents * left[account_id] % total))
    for account_id in fractions[: cents - sum(split.values())]:
        split[account_id] += 1
    return split
