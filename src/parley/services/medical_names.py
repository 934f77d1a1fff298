"""Names that tell of somebody's care, refused where they come in: a creditor's terms, and a file of accounts.

The gate stops a text with such a name (rule HIPAA-MIN), and the consumer then hears nothing; so it is told before.
Source: 45 CFR 164.502(b).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from parley.compliance.config import ComplianceConfig
from parley.compliance.health import MEDICAL, find_health_details
from parley.errors import ParleyError
from parley.negotiation import CreditorTerms
from parley.services.account_rows import AccountKey, RowError

_MEND: Final = "use the name of the parent brand that consumers know, without it (HIPAA-MIN)"


class NameTellsOfCare(ParleyError):
    """A creditor's name that would tell of a specialty, a diagnosis or a procedure."""

    code = "creditor_name_tells_of_care"


def require_neutral_name(terms: CreditorTerms, config: ComplianceConfig) -> None:
    """Refuse a creditor's name that tells of the care behind a medical debt.

    Asked where the terms name medical debts, and where they name no type of debt at all, which means every type.

    Raises:
        NameTellsOfCare: The name holds such a word; the sentence says which, and how to mend it.
    """
    named = {kind for tier in terms.settlement for kind in tier.debt_types}
    named |= {kind for override in terms.overrides for kind in override.debt_types}
    if named and MEDICAL not in named:
        return
    if found := find_health_details(terms.creditor_name, config.health):
        scope = "" if named else " or name in debt_types the types these terms are for, if none is medical"
        raise NameTellsOfCare(
            f"creditor_name tells of the care behind a medical debt ({', '.join(found)}): {_MEND}{scope}."
        )


def telling_names(
    keys: tuple[AccountKey, ...], creditors: Mapping[str, str], config: ComplianceConfig
) -> Iterator[RowError]:
    """Yield what is wrong with the names of the medical accounts of a file; an error never repeats a cell."""
    for key in keys:
        if key.debt_type != MEDICAL:
            continue
        if find_health_details(key.original_creditor or "", config.health):
            yield RowError(key.line, "original_creditor", f"tells of the care behind a medical account: {_MEND}")
        if find_health_details(creditors.get(key.creditor_id, ""), config.health):
            yield RowError(
                key.line,
                "creditor_id",
                "has a name that tells of the care behind a medical account: apply terms whose creditor_name is "
                "the parent brand first (HIPAA-MIN)",
            )
