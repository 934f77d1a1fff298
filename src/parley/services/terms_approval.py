"""Four eyes on a creditor's terms: one person proposes a version, another one approves or withdraws it.

Each of them proves who they are with the password of the console. Constraints of the table hold the rule as well: nobody
approves their own proposal, and what is decided stays.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar, Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from parley.errors import ParleyError
from parley.negotiation import CreditorTerms
from parley.services.context import Services
from parley.services.terms_apply import AppliedTerms, lock_creditor, name_creditor, store_proposal
from parley.services.terms_file import terms_from_dict
from parley.services.users import check_password
from parley.storage.database import Work
from parley.storage.tables import Collector, CreditorTermsRow

APPROVERS: Final = ("supervisor", "admin")


class ApprovalRefused(ParleyError):
    """Terms that cannot be proposed, approved or withdrawn as asked; the message says why."""

    code: ClassVar[str] = "terms.approval_refused"


class NoSuchTerms(ParleyError):
    """There is no such version of a creditor's terms."""

    code: ClassVar[str] = "terms.unknown"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who says who they are; the password proves it."""

    name: str
    password: str

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"Person({self.name!r})"


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """One version as `parley terms list` tells it; people by their names."""

    creditor_id: str
    version: int
    state: str
    activation: str
    effective_from: date
    effective_to: date | None
    applied_at: datetime
    decided_at: datetime | None
    proposed_by: str | None
    decided_by: str | None


async def propose_terms(services: Services, file: Path, by: Person) -> AppliedTerms:
    """Keep a checked terms file as a proposal; see `store_proposal`.

    Raises:
        ApprovalRefused: Name and password do not belong together.
        TermsFileError: The file has errors.
        TermsVersionTaken: The version number cannot be used.
    """
    proposed_by = await _proven(services, by)
    return await store_proposal(services, file, proposed_by=proposed_by)


async def approve_terms(services: Services, creditor_id: str, version: int, by: Person) -> None:
    """Activate a proposed version as a second person.

    Side effects: the version is active, the creditor has its name, an audit event `terms.approved`, all or none. A second
    approval is refused, so two people who approve at once do so once.

    Raises:
        ApprovalRefused: Name and password do not belong together; the person is neither supervisor nor admin, or proposed
            the version; the version is decided already, or a later one is active.
        NoSuchTerms: There is no such version.
    """
    approver = await _proven(services, by)
    async with services.db.work() as work:
        row = await _locked(work, creditor_id, version)
        person = await work.session.get_one(Collector, approver)
        if person.role not in APPROVERS:
            raise ApprovalRefused(f"Only a supervisor or an admin approves terms; {person.name} is a {person.role}.")
        if row.proposed_by == approver:
            raise ApprovalRefused("Terms are approved by a second person, not by the one who proposed them.")
        await _require_latest(work, row)
        await name_creditor(work, terms_from_dict(row.terms))
        row.state, row.approved_by, row.approved_at = "approved", approver, work.now
        _audit(work, "terms.approved", row, approved_by=approver)


async def withdraw_terms(services: Services, creditor_id: str, version: int, by: Person) -> None:
    """Take a proposed version back: who proposed it may, and every supervisor or admin. Its number stays used.

    Side effects: the version is withdrawn, an audit event `terms.withdrawn`, both or none.

    Raises:
        ApprovalRefused: Name and password do not belong together, the person may not, or the version is decided already.
        NoSuchTerms: There is no such version.
    """
    who = await _proven(services, by)
    async with services.db.work() as work:
        row = await _locked(work, creditor_id, version)
        person = await work.session.get_one(Collector, who)
        if person.role not in APPROVERS and row.proposed_by != who:
            raise ApprovalRefused("Only who proposed terms, a supervisor or an admin withdraws them.")
        row.state, row.withdrawn_by, row.withdrawn_at = "withdrawn", who, work.now
        _audit(work, "terms.withdrawn", row, withdrawn_by=who)


async def list_terms(services: Services, creditor_id: str | None = None) -> list[TermsVersion]:
    """Return all versions of one creditor or of all, the newest of each first."""
    proposer, approver, withdrawer = aliased(Collector), aliased(Collector), aliased(Collector)
    wanted = (
        select(CreditorTermsRow, proposer.name, approver.name, withdrawer.name)
        .outerjoin(proposer, proposer.id == CreditorTermsRow.proposed_by)
        .outerjoin(approver, approver.id == CreditorTermsRow.approved_by)
        .outerjoin(withdrawer, withdrawer.id == CreditorTermsRow.withdrawn_by)
        .order_by(CreditorTermsRow.creditor_id, CreditorTermsRow.version.desc())
    )
    if creditor_id is not None:
        wanted = wanted.where(CreditorTermsRow.creditor_id == creditor_id)
    async with services.db.work() as work:
        found = (await work.session.execute(wanted)).all()
        return [_version(row, proposed, approved or withdrawn) for row, proposed, approved, withdrawn in found]


async def stored_terms(services: Services, creditor_id: str, version: int) -> CreditorTerms:
    """Return one version as it was read.

    Raises:
        NoSuchTerms: There is no such version.
    """
    async with services.db.work() as work:
        return terms_from_dict((await _stored(work, creditor_id, version)).terms)


def _version(row: CreditorTermsRow, proposed_by: str | None, decided_by: str | None) -> TermsVersion:
    return TermsVersion(
        creditor_id=row.creditor_id,
        version=row.version,
        state=row.state,
        activation=row.activation,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        applied_at=row.applied_at,
        decided_at=row.approved_at or row.withdrawn_at,
        proposed_by=proposed_by,
        decided_by=decided_by,
    )


async def _proven(services: Services, by: Person) -> str:
    person_id = await check_password(services, by.name, by.password)
    if person_id is None:
        raise ApprovalRefused("The name and the password do not belong to a user of the console.")
    return person_id


async def _stored(work: Work, creditor_id: str, version: int) -> CreditorTermsRow:
    row: CreditorTermsRow | None = await work.session.scalar(
        select(CreditorTermsRow).where(CreditorTermsRow.creditor_id == creditor_id, CreditorTermsRow.version == version)
    )
    if row is None:
        raise NoSuchTerms(f"There is no version {version} of terms for creditor {creditor_id}; see parley terms list.")
    return row


async def _locked(work: Work, creditor_id: str, version: int) -> CreditorTermsRow:
    """Return a proposed version; the creditor is locked first, as applying does, so that nobody waits in a circle."""
    row = await _stored(work, creditor_id, version)
    await lock_creditor(work, terms_from_dict(row.terms))
    await work.session.refresh(row)
    if row.state != "proposed":
        raise ApprovalRefused(f"Version {version} of {creditor_id} is {row.state} already.")
    return row


async def _require_latest(work: Work, row: CreditorTermsRow) -> None:
    later = await work.session.scalar(
        select(CreditorTermsRow.version)
        .where(
            CreditorTermsRow.creditor_id == row.creditor_id,
            CreditorTermsRow.state == "approved",
            CreditorTermsRow.version > row.version,
        )
        .limit(1)
    )
    if later is not None:
        raise ApprovalRefused(
            f"Version {later} of {row.creditor_id} is active; propose these terms with a later version."
        )


def _audit(work: Work, kind: str, row: CreditorTermsRow, **more: str) -> None:
    work.audit(
        kind,
        chain=f"creditor:{row.creditor_id}",
        subject=row.id,
        creditor_id=row.creditor_id,
        version=row.version,
        sha256=row.sha256,
        activation=row.activation,
        **more,
    )
