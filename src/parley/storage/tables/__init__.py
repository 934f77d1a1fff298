"""All tables; importing this package makes `Base.metadata` complete."""

from parley.storage.tables.base import SCHEMA, Base
from parley.storage.tables.contact import ConsentRecord, NumberCheck, ProgramStop
from parley.storage.tables.dealing import (
    Disclosure,
    Escalation,
    Hold,
    IdentityAttempt,
    Instalment,
    LegalFinding,
    NegotiationStep,
    OfferRow,
    PaymentPlan,
    StateDisclosure,
)
from parley.storage.tables.keeping import AuditErasure, LegalHold
from parley.storage.tables.learning import NluReviewItem
from parley.storage.tables.letters import Dispute, EsignConsent, Letter, ValidationNotice
from parley.storage.tables.means import HardshipStatement, MeansStatement
from parley.storage.tables.oversight import ApiKey, AuditChain, AuditEvent, Collector, DecisionRow, DemoClock, FakeSms
from parley.storage.tables.parties import (
    Account,
    Consumer,
    ContactPoint,
    Creditor,
    CreditorTermsRow,
    LedgerEntry,
    Suppression,
)
from parley.storage.tables.talk import ButtonGrant, Conversation, ExternalEvent, Message, VaultEntry
from parley.storage.tables.wishes import ContactPreference

__all__ = [
    "SCHEMA",
    "Account",
    "ApiKey",
    "AuditChain",
    "AuditErasure",
    "AuditEvent",
    "Base",
    "ButtonGrant",
    "Collector",
    "ConsentRecord",
    "Consumer",
    "ContactPoint",
    "ContactPreference",
    "Conversation",
    "Creditor",
    "CreditorTermsRow",
    "DecisionRow",
    "DemoClock",
    "Disclosure",
    "Dispute",
    "Escalation",
    "EsignConsent",
    "ExternalEvent",
    "FakeSms",
    "HardshipStatement",
    "Hold",
    "IdentityAttempt",
    "Instalment",
    "LedgerEntry",
    "LegalFinding",
    "LegalHold",
    "Letter",
    "MeansStatement",
    "Message",
    "NegotiationStep",
    "NluReviewItem",
    "NumberCheck",
    "OfferRow",
    "PaymentPlan",
    "ProgramStop",
    "StateDisclosure",
    "Suppression",
    "ValidationNotice",
    "VaultEntry",
]
