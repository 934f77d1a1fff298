"""Offers, counter-offers, schedules and creditor terms: pure functions and frozen values."""

from parley.negotiation.checker import violations
from parley.negotiation.codec import offer_from_dict, offer_to_dict, state_from_dict, state_to_dict
from parley.negotiation.contradictions import Contradiction, validate
from parley.negotiation.engine import confirm, present_options, respond
from parley.negotiation.offers import (
    Accept,
    AccountFacts,
    Ask,
    Counter,
    Escalate,
    NegotiationState,
    Offer,
    Options,
    Outcome,
    Proposal,
    Reason,
    Refuse,
)
from parley.negotiation.schedule import Frequency, Instalment, InvalidScheduleError, build_schedule
from parley.negotiation.terms import (
    BotAuthority,
    CreditorTerms,
    DiscountTier,
    HardshipTerms,
    InstalmentTerms,
    NegotiationTerms,
    PayInFullTerms,
    SettlementTier,
)

__all__ = [
    "Accept",
    "AccountFacts",
    "Ask",
    "BotAuthority",
    "Contradiction",
    "Counter",
    "CreditorTerms",
    "DiscountTier",
    "Escalate",
    "Frequency",
    "HardshipTerms",
    "Instalment",
    "InstalmentTerms",
    "InvalidScheduleError",
    "NegotiationState",
    "NegotiationTerms",
    "Offer",
    "Options",
    "Outcome",
    "PayInFullTerms",
    "Proposal",
    "Reason",
    "Refuse",
    "SettlementTier",
    "build_schedule",
    "confirm",
    "offer_from_dict",
    "offer_to_dict",
    "present_options",
    "respond",
    "state_from_dict",
    "state_to_dict",
    "validate",
    "violations",
]
