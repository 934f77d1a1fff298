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
from parley.negotiation.overrides import effective_terms
from parley.negotiation.schedule import Frequency, Instalment, InvalidScheduleError, build_schedule
from parley.negotiation.strategy import LADDER, ConcessionStrategy
from parley.negotiation.terms import (
    BotAuthority,
    BrokenPlanTerms,
    CreditorTerms,
    DiscountTier,
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

__all__ = [
    "LADDER",
    "Accept",
    "AccountFacts",
    "Ask",
    "BotAuthority",
    "BrokenPlanTerms",
    "ConcessionStrategy",
    "Contradiction",
    "Counter",
    "CreditorTerms",
    "DiscountTier",
    "Escalate",
    "Frequency",
    "HardshipTerms",
    "HumanAuthority",
    "Instalment",
    "InstalmentTerms",
    "InvalidScheduleError",
    "NegotiationState",
    "NegotiationTerms",
    "Offer",
    "Options",
    "Outcome",
    "Override",
    "PayInFullTerms",
    "Proposal",
    "Reason",
    "Refuse",
    "SettlementTier",
    "SeveralAccountsTerms",
    "TimeBarredTerms",
    "build_schedule",
    "confirm",
    "effective_terms",
    "offer_from_dict",
    "offer_to_dict",
    "present_options",
    "respond",
    "state_from_dict",
    "state_to_dict",
    "validate",
    "violations",
]
