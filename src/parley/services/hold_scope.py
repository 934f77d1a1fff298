"""How far a hold reaches: which of a person's debts a statement covers, and what is left to talk about beside a held one.

Source: 12 CFR 1006.38 (the disputed debt), 1006.6(b)(2), (c) (the person); rule catalogue, section 8: a statement that may
mean several debts covers all of them.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select

from parley.services.conversations import account_is_held
from parley.services.dialogue.account_words import (
    Choice,
    endings,
    named_in,
    names_all,
    names_all_accounts,
    names_other,
)
from parley.storage.database import Work
from parley.storage.tables import Account, Conversation, Hold

_SEVERAL: Final = re.compile(
    r"\b(?:these|those|neither|any of (?:it|this|these|them)|none of (?:it|this|these|them)|(?:my|your|the) (?:debts|accounts))\b"
    r"|\b(?:estas|esas|ninguna|ningun[oa] de (?:ellas|estas)|(?:mis|las|sus) (?:deudas|cuentas))\b",
    re.IGNORECASE,
)


async def accounts_covered(work: Work, conversation: Conversation, text: str) -> list[str]:
    """Return the ids of the debts a statement about "this debt" covers; empty while nobody is known.

    The ones it names; else the one or ones that are talked of, where the consumer has chosen them; else all of them.
    """
    accounts = await _accounts_of(work, conversation)
    ids = [one.id for one in accounts]
    if len(ids) < 2 or conversation.right_party_status != "verified":
        return ids
    if names_all(text, is_asked=False) or names_all_accounts(text) or _SEVERAL.search(text):
        return ids
    named = named_in(text, _choices(accounts), is_asked=False)
    if named is not None:
        return [named]
    if not _is_chosen(conversation):
        return ids
    others = [one for one in ids if one != conversation.account_id]
    if names_other(text, is_bare_clear=False):
        return others if len(others) == 1 else ids
    joint = (conversation.negotiation.get("about") or {}).get("joint") or []
    return list(dict.fromkeys([conversation.account_id or ids[0], *joint]))


async def may_turn_elsewhere(work: Work, conversation: Conversation, holds: Sequence[Hold], text: str) -> bool:
    """Tell whether the talk may go on although the account it is about is held.

    Only for a verified consumer whose other debts are free, and who names one of these or was talking of several at once:
    a bot does not change the subject to another debt by itself.
    """
    if conversation.right_party_status != "verified" or any(hold.scope != "account" for hold in holds):
        return False
    free = await free_accounts(work, conversation)
    if not free:
        return False
    if (conversation.negotiation.get("about") or {}).get("joint"):
        return True
    held = await work.session.get(Account, conversation.account_id)
    assert held is not None
    return turned_to(text, held, free) is not None


def turned_to(text: str, held: Account, free: Sequence[Account]) -> list[str] | None:
    """Return which free accounts a message turns to from a held one: one it names, all where it says "the other one"."""
    named = named_in(text, _choices([held, *free]), is_asked=False)
    if named is not None:
        return None if named == held.id else [named]
    return [one.id for one in free] if names_other(text, is_bare_clear=True) else None


async def free_accounts(work: Work, conversation: Conversation) -> list[Account]:
    """Return the other accounts that may be talked of with the conversation's own, oldest first."""
    own = await work.session.get(Account, conversation.account_id) if conversation.account_id else None
    if own is None:
        return []
    rows = await work.session.scalars(
        select(Account)
        .where(
            Account.consumer_id == own.consumer_id,
            Account.creditor_id == own.creditor_id,
            Account.party_role == own.party_role,
            Account.balance_cents > 0,
            Account.id != own.id,
            ~account_is_held(),
        )
        .order_by(Account.opened_on, Account.id)
    )
    return list(rows)


async def _accounts_of(work: Work, conversation: Conversation) -> list[Account]:
    if conversation.consumer_id is None:
        return []
    rows = await work.session.scalars(
        select(Account).where(Account.consumer_id == conversation.consumer_id).order_by(Account.opened_on, Account.id)
    )
    return list(rows)


def _choices(accounts: Sequence[Account]) -> list[Choice]:
    names = endings([one.account_ref for one in accounts])
    return [Choice(one.id, name, one.balance_cents, one.opened_on) for one, name in zip(accounts, names, strict=True)]


def _is_chosen(conversation: Conversation) -> bool:
    about: dict[str, Any] = conversation.negotiation.get("about") or {}
    if about.get("is_settled") is not None:
        return bool(about["is_settled"])
    return bool(conversation.negotiation.get("state")) or conversation.address.startswith("portal_")
