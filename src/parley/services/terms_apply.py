"""Activate a version of a creditor's terms; a creditor that is new comes into being with its first terms.

Where an installation asks for four eyes, a version is proposed here and activated in `terms_approval`.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.audit import canonical
from parley.errors import ParleyError
from parley.ids import new_id
from parley.negotiation import CreditorTerms
from parley.services.context import Services
from parley.services.medical_names import require_neutral_name
from parley.services.terms_file import load_terms, terms_from_dict, terms_to_dict
from parley.services.text_sizes import require_fitting_name
from parley.storage.database import Work
from parley.storage.tables import Creditor, CreditorTermsRow


class TermsVersionTaken(ParleyError):
    """The version number cannot be used for this content: terms are superseded, never changed."""

    code: ClassVar[str] = "terms.version_taken"


@dataclass(frozen=True, slots=True)
class AppliedTerms:
    """What was applied or proposed; `is_new_version` is False when the very same version was there already."""

    creditor_id: str
    version: int
    is_new_creditor: bool
    is_new_version: bool = True


async def apply_terms(services: Services, file: Path) -> AppliedTerms:
    """Check a terms file and activate its version at once.

    Side effects: the terms, the creditor where it is new, an audit event `terms.applied`, all or none. Idempotent: the
    same version with the same content changes nothing.

    Raises:
        TermsFileError: The file has errors; it lists all of them with their lines.
        TermsVersionTaken: The version exists with other content or waits for approval, or a later version exists.
        NameTooLong: With the creditor's name some approved texts do not fit an SMS.
        NameTellsOfCare: The creditor's name tells of the care behind a medical debt.
    """
    terms = load_terms(file)
    require_fitting_name(terms.creditor_name, services.wording, services.compliance)
    require_neutral_name(terms, services.compliance)
    async with services.db.work() as work:
        is_new_creditor = await lock_creditor(work, terms)
        if is_known := await _is_known(work, terms, state="approved"):
            return AppliedTerms(terms.creditor_id, terms.version, is_new_creditor, is_new_version=not is_known)
        await name_creditor(work, terms)
        row = _row(work, terms, activation="direct", state="approved", approved_at=work.now)
        work.session.add(row)
        _audit(work, "terms.applied", row, activation="direct", is_new_creditor=is_new_creditor)
        return AppliedTerms(terms.creditor_id, terms.version, is_new_creditor)


async def store_proposal(services: Services, file: Path, *, proposed_by: str) -> AppliedTerms:
    """Check a terms file and keep its version until a second person approves it; nothing is offered by it until then.

    Side effects: the terms, the creditor where it is new, an audit event `terms.proposed`, all or none. Idempotent: the
    same version with the same content changes nothing.

    Args:
        services: What use cases take.
        file: The terms file.
        proposed_by: Id of the person, already proven.

    Raises:
        TermsFileError: The file has errors; it lists all of them with their lines.
        TermsVersionTaken: The version exists with other content, or a later version exists.
    """
    terms = load_terms(file)
    require_fitting_name(terms.creditor_name, services.wording, services.compliance)
    require_neutral_name(terms, services.compliance)
    async with services.db.work() as work:
        is_new_creditor = await lock_creditor(work, terms)
        if is_known := await _is_known(work, terms, state=None):
            return AppliedTerms(terms.creditor_id, terms.version, is_new_creditor, is_new_version=not is_known)
        row = _row(work, terms, activation="four_eyes", state="proposed", proposed_by=proposed_by)
        work.session.add(row)
        _audit(work, "terms.proposed", row, proposed_by=proposed_by, is_new_creditor=is_new_creditor)
        return AppliedTerms(terms.creditor_id, terms.version, is_new_creditor)


async def lock_creditor(work: Work, terms: CreditorTerms) -> bool:
    """Return whether the creditor is new; its row stays locked, so that two versions cannot be decided at once."""
    made = await work.session.scalar(
        insert(Creditor)
        .values(id=terms.creditor_id, name=terms.creditor_name, created_at=work.now)
        .on_conflict_do_nothing()
        .returning(Creditor.id)
    )
    await work.session.get_one(Creditor, terms.creditor_id, with_for_update={"key_share": True})
    return made is not None


async def name_creditor(work: Work, terms: CreditorTerms) -> None:
    """Take over the creditor's name from the terms that become active; the row is locked."""
    creditor = await work.session.get_one(Creditor, terms.creditor_id)
    creditor.name = terms.creditor_name


async def _is_known(work: Work, terms: CreditorTerms, *, state: str | None) -> bool:
    """Say whether this very version is there, in `state` (None: in any but withdrawn); otherwise it must be the next one.

    Contents are compared as they are read today: rows of an earlier release lack the keys that came later.
    """
    rows = await work.session.scalars(
        select(CreditorTermsRow)
        .where(CreditorTermsRow.creditor_id == terms.creditor_id)
        .order_by(CreditorTermsRow.version.desc())
    )
    stored = {row.version: row for row in rows}
    same = stored.get(terms.version)
    if same is not None and same.state != "withdrawn" and terms_from_dict(same.terms) == terms:
        if state is not None and same.state != state:
            raise TermsVersionTaken(
                f"Version {terms.version} of {terms.creditor_id} waits for approval; "
                f"activate it with parley terms approve {terms.creditor_id} {terms.version}."
            )
        return True
    latest = max(stored, default=0)
    if terms.version <= latest:
        raise TermsVersionTaken(
            f"Creditor {terms.creditor_id} has terms up to version {latest}, and terms are never changed afterwards; "
            f"give these version {latest + 1}."
        )
    return False


def _row(work: Work, terms: CreditorTerms, **decision: Any) -> CreditorTermsRow:
    body = terms_to_dict(terms)
    return CreditorTermsRow(
        id=new_id("trm"),
        creditor_id=terms.creditor_id,
        version=terms.version,
        effective_from=terms.effective_from,
        effective_to=terms.effective_to,
        terms=body,
        sha256=hashlib.sha256(canonical(body)).hexdigest(),
        applied_at=work.now,
        **decision,
    )


def _audit(work: Work, kind: str, row: CreditorTermsRow, **more: Any) -> None:
    work.audit(
        kind,
        chain=f"creditor:{row.creditor_id}",
        subject=row.id,
        creditor_id=row.creditor_id,
        version=row.version,
        sha256=row.sha256,
        **more,
    )
