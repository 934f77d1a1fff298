"""What each error code of the carrier means for the number, the wording and the program. No code is answered by another sender.

Source: rule catalogue, section 3.3, error-code classes; provider's error reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from parley.compliance.number_fitness import MarkKind

CodeClass = Literal["hard_bad", "soft_bad", "opt_out", "blocked", "filtered", "system", "program", "unlisted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierCode:
    """One code and everything that follows from it."""

    code: int | None
    meaning: str
    kind: CodeClass
    escalation: str = "text_not_delivered"
    mark: MarkKind | None = None
    """Written down about the number, and read by gate G4."""
    clears_consent: bool = False
    """Consent for the number that was given in so many words, or to the creditor, no longer counts."""


_LISTED = (
    CarrierCode(code=21211, meaning="not a telephone number", kind="hard_bad", escalation="number_unusable", mark="invalid"),
    CarrierCode(code=21614, meaning="cannot get texts", kind="hard_bad", escalation="number_unusable", mark="not_sms"),
    CarrierCode(code=21635, meaning="landline", kind="hard_bad", escalation="number_unusable", mark="landline"),
    CarrierCode(
        code=30006, meaning="landline or unreachable carrier", kind="hard_bad", escalation="number_unusable",
        mark="landline",
    ),
    CarrierCode(
        code=30005, meaning="unknown or inactive number", kind="hard_bad", escalation="number_unusable", mark="dead",
        clears_consent=True,
    ),
    CarrierCode(code=21408, meaning="region not enabled", kind="hard_bad", escalation="number_unusable", mark="region"),
    CarrierCode(code=21612, meaning="no route to the number", kind="hard_bad", mark="unroutable"),
    CarrierCode(code=30003, meaning="handset unreachable", kind="soft_bad", mark="unreachable"),
    CarrierCode(code=30008, meaning="unknown reason", kind="soft_bad", mark="unknown"),
    CarrierCode(code=21610, meaning="recipient opted out", kind="opt_out", escalation="opt_out_unknown"),
    CarrierCode(code=30004, meaning="blocked by carrier or recipient", kind="blocked", escalation="number_unusable"),
    CarrierCode(code=30007, meaning="filtered as unwanted", kind="filtered", escalation="texts_filtered"),
    CarrierCode(code=30001, meaning="queue overflow", kind="system"),
    CarrierCode(code=21611, meaning="queue overflow", kind="system"),
    CarrierCode(code=30022, meaning="campaign rate exceeded", kind="system"),
    CarrierCode(code=20429, meaning="too many requests", kind="system"),
    CarrierCode(code=30032, meaning="toll-free number not verified", kind="program", escalation="program_stopped"),
    CarrierCode(code=30034, meaning="campaign not registered", kind="program", escalation="program_stopped"),
)  # fmt: skip
CARRIER_CODES: Mapping[int, CarrierCode] = MappingProxyType(
    {item.code: item for item in _LISTED if item.code is not None}
)


def carrier_code(code: int | str | None) -> CarrierCode:
    """Return what a code means; one nobody listed, or none at all, marks nothing and goes to a person."""
    try:
        number = int(code) if code is not None else None
    except ValueError:
        number = None
    known = CARRIER_CODES.get(number) if number is not None else None
    return known or CarrierCode(code=number, meaning="not listed", kind="unlisted")
