"""Hold kinds: what each one stops and which rule says so.

Source: rule catalogue, sections 1, 4, 5 and 6 (states of a person or debt).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class HoldKind:
    """What one kind of hold does to outgoing messages."""

    kind: str
    rule_id: str
    gate: str
    is_silence: bool = True
    """True: nothing but the one acknowledgement leaves. False: only messages nobody asked for are stopped."""


_KINDS = (
    HoldKind("CRISIS", "EV-SELFHARM", "G1"),
    HoldKind("DV", "EV-DV", "G1"),
    HoldKind("THREAT", "EV-THREAT", "G1"),
    HoldKind("CEASE", "REGF-6C", "G1"),
    HoldKind("ATTORNEY", "REGF-6B2", "G1"),
    HoldKind("BANKRUPTCY", "BK-362", "G1"),
    HoldKind("DECEASED", "DECEASED", "G1"),
    HoldKind("IDTHEFT", "FCRA-IDT", "G1"),
    HoldKind("MINOR", "EV-MINOR", "G1"),
    HoldKind("MILITARY", "SCRA", "G1"),
    HoldKind("INCARCERATED", "EV-INCAR", "G1"),
    HoldKind("REPRESENTATIVE", "REP-AUTH", "G1"),
    HoldKind("LITIGATION", "LITIGATION", "G1"),
    HoldKind("SECURITY", "EV-INJECT", "G1"),
    HoldKind("COMPLAINT", "EV-COMPLAINT", "G1", is_silence=False),
    HoldKind("LEGAL", "EV-LEGAL", "G1", is_silence=False),
    HoldKind("HARDSHIP", "EV-HARD", "G1", is_silence=False),
    HoldKind("WRONG_PARTY", "EV-WRONG", "G2"),
    HoldKind("DISPUTE", "REGF-38A", "G5"),
    HoldKind("VALIDATION", "REGF-38A", "G5"),
    HoldKind("ORIG_CREDITOR", "REGF-38C", "G5"),
    HoldKind("CLAIMED_PAID", "CLAIM-PAID", "G5"),
    HoldKind("TIME_BARRED_SUSPECT", "REGF-26-STATE", "G5"),
    HoldKind("EXTINGUISHED", "REGF-26-STATE", "G5"),
    HoldKind("NV_MEDICAL_60", "NV-MEDICAL-60", "G5"),
)
HOLD_KINDS: Mapping[str, HoldKind] = MappingProxyType({item.kind: item for item in _KINDS})
"""Every kind the gate knows; an unknown kind stops everything."""
NOT_SILENT = frozenset(item.kind for item in _KINDS if not item.is_silence)
"""Kinds that stop only what nobody asked for; under them the conversation goes on."""


def hold_kind(kind: str) -> HoldKind:
    """Return what a hold does; a kind nobody described stops everything (fail closed)."""
    return HOLD_KINDS.get(kind, HoldKind(kind, "GATE-COMPLETE", "G1"))
