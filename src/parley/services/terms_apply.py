"""Activate a version of a creditor's terms; a creditor that is new comes into being with its first terms."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.audit import canonical
from parley.errors import ParleyError
from parley.ids import new_id
from parley.negotiation import CreditorTerms
from parley.services.context import Services
from parley.services.terms_file import load_terms, terms_to_dict
from parley.storage.database import Work
from parley.storage.tables import Creditor, CreditorTermsRow


class TermsVersionTaken(ParleyError):
    """The version number cannot be used for this content: terms are superseded, never changed."""

    code: ClassVar[str] = "terms.version_taken"


@dataclass(frozen=True, slots=True)
class AppliedTerms:
    """What was applied; `is_new_version` is False when the very same version was there already."""

    creditor_id: str
    version: int
    is_new_creditor: bool
    is_new_version: bool = True


async def apply_terms(services: Services, file: Path) -> AppliedTerms:
    """Check a terms file and activate its version.

    Side effects: the terms, the creditor where it is new, an audit event `terms.applied`, all or none. Idempotent: the
    same version with the same content changes nothing.

    Raises:
        TermsFileError: The file has errors; it lists all of them with their lines.
        TermsVersionTaken: The version exists with other content, or a later version exists.
    """
    terms = load_terms(file)
    body = terms_to_dict(terms)
    sha256 = hashlib.sha256(canonical(body)).hexdigest()
    async with services.db.work() as work:
        is_new = await _open_creditor(work, terms)
        versions = await _versions(work, terms.creditor_id)
        if versions.get(terms.version) == sha256:
            return AppliedTerms(terms.creditor_id, terms.version, is_new, is_new_version=False)
        _require_next(terms, versions)
        terms_id = new_id("trm")
        work.session.add(
            CreditorTermsRow(
                id=terms_id,
                creditor_id=terms.creditor_id,
                version=terms.version,
                effective_from=terms.effective_from,
                effective_to=terms.effective_to,
                terms=body,
                sha256=sha256,
                applied_at=work.now,
            )
        )
        work.audit(
            "terms.applied",
            chain=f"creditor:{terms.creditor_id}",
            subject=terms_id,
            creditor_id=terms.creditor_id,
            version=terms.version,
            sha256=sha256,
            is_new_creditor=is_new,
        )
        return AppliedTerms(terms.creditor_id, terms.version, is_new)


async def _open_creditor(work: Work, terms: CreditorTerms) -> bool:
    """Return whether the creditor is new; its row stays locked, so that two versions cannot be applied at once."""
    made = await work.session.scalar(
        insert(Creditor)
        .values(id=terms.creditor_id, name=terms.creditor_name, created_at=work.now)
        .on_conflict_do_nothing()
        .returning(Creditor.id)
    )
    creditor = await work.session.get_one(Creditor, terms.creditor_id, with_for_update={"key_share": True})
    creditor.name = terms.creditor_name
    return made is not None


async def _versions(work: Work, creditor_id: str) -> dict[int, str]:
    rows = await work.session.execute(
        select(CreditorTermsRow.version, CreditorTermsRow.sha256).where(CreditorTermsRow.creditor_id == creditor_id)
    )
    return {row.version: row.sha256 for row in rows}


def _require_next(terms: CreditorTerms, versions: dict[int, str]) -> None:
    latest = max(versions, default=0)
    if terms.version <= latest:
        raise TermsVersionTaken(
            f"Creditor {terms.creditor_id} has terms up to version {latest}, and terms are never changed afterwards; "
            f"give these version {latest + 1}."
        )
