"""Recorded negotiations as values: what the engine was asked, what it knew, and what it answered, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from parley.negotiation.offers import AccountFacts, NegotiationState, Offer, Proposal
from parley.negotiation.terms import CreditorTerms

Act = Literal["options", "respond", "confirm"]


@dataclass(frozen=True, slots=True)
class Step:
    """One question to the engine and the answer that was given.

    Args:
        id: The row it was recorded in.
        message_id: The consumer's message it answers.
        today: The consumer's local day then.
        terms: The terms that ruled then.
        state: What had happened before.
        proposal: What the consumer said, for "respond".
        offer: What the consumer chose or agreed to, for "confirm".
        outcome: "accept", "counter", "ask", "refuse", "escalate" or "options".
        reason_code: The reason that was given, or None.
        offer_out: The offer in the answer, or None; a menu's offers are not recorded.
        is_agreement: A plan was agreed by this message.
    """

    id: str
    message_id: str
    today: date
    act: Act
    terms: CreditorTerms
    facts: AccountFacts
    state: NegotiationState
    proposal: Proposal | None
    offer: Offer | None
    outcome: str
    reason_code: str | None
    offer_out: Offer | None
    is_agreement: bool = False


@dataclass(frozen=True, slots=True)
class Recording:
    """The steps of one conversation about one account, oldest first; at least one."""

    conversation_id: str
    account_id: str
    steps: tuple[Step, ...]
