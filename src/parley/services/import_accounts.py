"""Board a creditor's accounts from a file: all rows or none, in one transaction.

Rows of one person become one consumer, also where an earlier file brought that person. Where such rows differ in
address or language the latest one counts. New consent never lifts an opt-out: suppressions live apart from contacts.

Source: architecture 5, account import.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from sqlalchemy import Date, Text, any_, func, insert, literal, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY

from parley.clock import local_day
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.account_rows import AccountFile, AccountKey, AccountRow, RowError, parse_accounts
from parley.services.consents import file_record
from parley.services.context import Services
from parley.services.medical_names import telling_names
from parley.storage.database import Work
from parley.storage.tables import Account, ConsentRecord, Consumer, ContactPoint, Creditor, LedgerEntry

AUDIT_CHAIN: Final = "import"
MAX_PORTFOLIO_LENGTH: Final = 64
# Where the day begins first in the country: a date that is today there is not in the future.
_EARLIEST_ZONE: Final = "Pacific/Guam"
_NAMING: Final = ("creditor_id", "first_name", "last_name", "date_of_birth", "ssn_last4")
_REFRESHED: Final = ("address_line", "city", "state", "zip", "language")
_COPIED: Final = (
    *("creditor_id", "account_ref", "party_role", "debt_type", "principal_cents", "interest_cents", "fees_cents"),
    *("payments_cents", "balance_cents", "currency", "opened_on", "itemization_date", "itemization_date_type"),
    *("charged_off_on", "last_payment_on"),
)
# Identity across rows: creditor, names, date of birth, and the tie that tells namesakes apart.
_PersonKey = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many accounts a file brought, and of how many people, known ones included."""

    accounts: int
    consumers: int


class ImportRefused(ParleyError):
    """An account file with errors; nothing of it was imported. `errors` lists them all, in the order of the file."""

    code: ClassVar[str] = "import_refused"

    def __init__(self, errors: tuple[RowError, ...]) -> None:
        """Keep all errors, and say them all, one a line."""
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        super().__init__("\n".join([f"The account file has {count}; nothing was imported.", *map(str, errors)]))
        self.errors = errors


class PortfolioRefused(ParleyError):
    """A name that cannot stand for a portfolio."""

    code: ClassVar[str] = "portfolio_refused"


async def import_accounts(services: Services, csv_bytes: bytes, *, portfolio: str | None = None) -> ImportResult:
    """Import an account file, or refuse it with everything that is wrong with it.

    Side effects: consumers, contact points, accounts, ledger entries and audit events, all or none. Not idempotent: the
    same file a second time is refused, since its accounts are there.

    Args:
        services: What use cases take.
        csv_bytes: The file.
        portfolio: The creditor's own group all accounts of the file belong to; terms may differ by it.

    Raises:
        PortfolioRefused: The name of the portfolio cannot be used.
        ImportRefused: Anything is wrong; every bad row is listed with line, column and reason.
    """
    if portfolio is not None and not _is_name(portfolio):
        raise PortfolioRefused(
            f"The portfolio must have 1 to {MAX_PORTFOLIO_LENGTH} printable characters and no spaces around it."
        )
    async with services.db.work() as work:
        file = parse_accounts(csv_bytes, today=local_day(work.now, _EARLIEST_ZONE))
        creditors = await _lock_creditors(work, file.keys)
        errors = [*file.errors, *_unknown_creditors(file.keys, creditors), *await _known_accounts(work, file.keys)]
        errors += telling_names(file.keys, creditors, services.compliance)
        if errors:
            raise ImportRefused(tuple(sorted(errors)))
        people = await _known_people(work, file.rows)
        boarding = _Boarding(work, creditors, people, hashlib.sha256(csv_bytes).hexdigest(), portfolio)
        await boarding.store(file)
        return ImportResult(accounts=len(file.rows), consumers=boarding.people_count)


def _is_name(portfolio: str) -> bool:
    return 0 < len(portfolio) <= MAX_PORTFOLIO_LENGTH and portfolio.isprintable() and portfolio == portfolio.strip()


async def _lock_creditors(work: Work, keys: tuple[AccountKey, ...]) -> dict[str, str]:
    """Return the names of the creditors in the file; locked, so that two imports cannot make one person twice."""
    rows = await work.session.execute(
        select(Creditor.id, Creditor.name)
        .where(Creditor.id.in_({key.creditor_id for key in keys}))
        .order_by(Creditor.id)
        .with_for_update(key_share=True)
    )
    return {row.id: row.name for row in rows}


def _unknown_creditors(keys: tuple[AccountKey, ...], creditors: Mapping[str, str]) -> Iterator[RowError]:
    for key in keys:
        if key.creditor_id not in creditors:
            yield RowError(key.line, "creditor_id", "is not a known creditor; apply its terms first")


async def _known_accounts(work: Work, keys: tuple[AccountKey, ...]) -> list[RowError]:
    wanted = {(key.creditor_id, key.account_ref.upper()): key.line for key in keys if key.account_ref}
    reference = func.upper(Account.account_ref)
    listed = any_(literal([ref for _, ref in wanted], ARRAY(Text)))
    rows = await work.session.execute(select(Account.creditor_id, reference).where(reference == listed))
    lines = [wanted[creditor_id, ref] for creditor_id, ref in rows if (creditor_id, ref) in wanted]
    return [RowError(line, "account_ref", "is the reference of an account that is there already") for line in lines]


async def _known_people(work: Work, rows: tuple[AccountRow, ...]) -> dict[_PersonKey, dict[str, Any]]:
    """Return the consumers that rows may be about: same last name and date of birth."""
    births = sorted({row.date_of_birth for row in rows if row.date_of_birth})
    names = sorted({row.last_name.lower() for row in rows})
    columns = Consumer.__table__.c
    found = await work.session.execute(
        select(*columns).where(
            columns.date_of_birth == any_(literal(births, ARRAY(Date))),
            func.lower(columns.last_name) == any_(literal(names, ARRAY(Text))),
        )
    )
    people = (dict(row) for row in found.mappings())
    return {key: person for person in people if (key := _person_key(person)) is not None}


def _person_key(person: Mapping[str, Any]) -> _PersonKey | None:
    """Return what makes two rows the same person, or None where that cannot be known.

    Taking two people for one would tell one of them the other's debts, so without a date of birth nobody is merged, and
    without the last four digits of the social security number the address has to be the same.
    """
    if person["date_of_birth"] is None:
        return None
    tie = person["ssn_last4"] or f"{person['zip'][:5]} {person['address_line'].lower()}"
    names = (person["first_name"].lower(), person["last_name"].lower())
    return (person["creditor_id"], *names, person["date_of_birth"], tie)


class _Boarding:
    """Collects the rows of all tables, so that each table is written in one go."""

    def __init__(
        self,
        work: Work,
        creditors: Mapping[str, str],
        people: dict[_PersonKey, dict[str, Any]],
        file_sha256: str,
        portfolio: str | None,
    ) -> None:
        self._work = work
        self._creditors = creditors
        self._people = people
        self._file_sha256 = file_sha256
        self._portfolio = portfolio
        self._refreshed: dict[str, dict[str, Any]] = {}
        self._contacts: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._accounts: list[dict[str, Any]] = []
        self._consents: list[dict[str, Any]] = []
        self._entries: list[dict[str, Any]] = []
        self._new: set[str] = set()
        self._consumers: list[dict[str, Any]] = []

    @property
    def people_count(self) -> int:
        """How many people the accounts belong to."""
        return len({account["consumer_id"] for account in self._accounts})

    async def store(self, file: AccountFile) -> None:
        """Write everything the rows of the file say."""
        for row in file.rows:
            known = len(self._consumers)
            consumer_id = self._consumer(row)
            self._contact(consumer_id, "phone", row.phone_e164, row)
            self._contact(consumer_id, "email", row.email, row)
            account_id = self._account(row, consumer_id, is_new_consumer=len(self._consumers) > known)
            self._consent(row, consumer_id, account_id)
        await self._write()

    def _consumer(self, row: AccountRow) -> str:
        fields = {name: getattr(row, name) for name in (*_NAMING, *_REFRESHED)}
        key = _person_key(fields)
        known = self._people.get(key) if key else None
        if known is None:
            known = {"id": new_id("csm"), **fields, "created_at": self._work.now}
            self._consumers.append(known)
            self._new.add(known["id"])
            if key:
                self._people[key] = known
        elif changed := {name: fields[name] for name in _REFRESHED if fields[name] != known[name]}:
            known.update(changed)
            if known["id"] not in self._new:
                self._refreshed.setdefault(known["id"], {}).update(changed)
        consumer_id: str = known["id"]
        return consumer_id

    def _contact(self, consumer_id: str, kind: str, address: str | None, row: AccountRow) -> None:
        """Note a contact point; of several consents for one number the latest counts."""
        if address is None:
            return
        consent_at, source = (row.sms_consent_at, row.sms_consent_source) if kind == "phone" else (None, None)
        contact = self._contacts.setdefault(
            (consumer_id, kind, address),
            {
                "id": new_id("cpt"),
                "consumer_id": consumer_id,
                "kind": kind,
                "address": address,
                "consent_at": consent_at,
                "consent_source": source,
            },
        )
        if consent_at and (contact["consent_at"] is None or contact["consent_at"] < consent_at):
            contact |= {"consent_at": consent_at, "consent_source": source}

    def _consent(self, row: AccountRow, consumer_id: str, account_id: str) -> None:
        """Keep what the creditor says of consent: evidence, but never enough for a text (REGF-6D5-CRED)."""
        if row.phone_e164 is None or row.sms_consent_at is None:
            return
        record = file_record(
            consumer_id, account_id, row.phone_e164, row.sms_consent_at, row.sms_consent_source, row.state
        )
        self._consents.append({**record, "recorded_at": self._work.now})
        self._work.audit(
            "consent.recorded",
            chain=AUDIT_CHAIN,
            subject=record["id"],
            source="creditor_file",
            account_id=account_id,
            file_sha256=self._file_sha256,
        )

    def _account(self, row: AccountRow, consumer_id: str, *, is_new_consumer: bool) -> str:
        account_id = new_id("acc")
        fields = {name: getattr(row, name) for name in _COPIED}
        fields |= {"id": account_id, "consumer_id": consumer_id, "created_at": self._work.now}
        fields["portfolio"] = self._portfolio
        fields["original_creditor"] = row.original_creditor or self._creditors[row.creditor_id]
        self._accounts.append(fields)
        self._entries += self._boarding_entries(account_id, row)
        # No reference in the audit log: it is an identity factor.
        self._work.audit(
            "account.imported",
            chain=AUDIT_CHAIN,
            subject=account_id,
            creditor_id=row.creditor_id,
            consumer_id=consumer_id,
            is_new_consumer=is_new_consumer,
            balance_cents=row.balance_cents,
            file_sha256=self._file_sha256,
            portfolio=self._portfolio,
            line=row.line,
        )
        return account_id

    def _boarding_entries(self, account_id: str, row: AccountRow) -> Iterator[dict[str, Any]]:
        """Give the ledger's first movements; payments lower the balance, so the entries sum to it."""
        amounts = {
            "principal": row.principal_cents,
            "interest": row.interest_cents,
            "fees": row.fees_cents,
            "payments": -row.payments_cents,
        }
        for kind, amount_cents in amounts.items():
            if amount_cents:
                yield {
                    "id": new_id("led"),
                    "account_id": account_id,
                    "kind": kind,
                    "amount_cents": amount_cents,
                    "recorded_at": self._work.now,
                }

    async def _write(self) -> None:
        # Rows go straight to the connection: as mapped objects ten thousand accounts take several times as long.
        connection = await self._work.session.connection()
        if self._consumers:
            await connection.execute(insert(Consumer), self._consumers)
        for consumer_id, changed in self._refreshed.items():
            await connection.execute(update(Consumer).where(Consumer.id == consumer_id).values(changed))
            self._work.audit("consumer.refreshed", chain=AUDIT_CHAIN, subject=consumer_id, columns=sorted(changed))
        if self._contacts:
            await connection.execute(_newest_consent(), list(self._contacts.values()))
        await connection.execute(insert(Account), self._accounts)
        if self._consents:
            await connection.execute(insert(ConsentRecord), self._consents)
        if self._entries:
            await connection.execute(insert(LedgerEntry), self._entries)


def _newest_consent() -> postgresql.Insert:
    """Add a contact point; where it is there already only newer consent is taken over."""
    put = postgresql.insert(ContactPoint)
    newer = (put.excluded.consent_at > ContactPoint.consent_at) | (
        put.excluded.consent_at.is_not(None) & ContactPoint.consent_at.is_(None)
    )
    return put.on_conflict_do_update(
        index_elements=["consumer_id", "kind", "address"],
        set_={"consent_at": put.excluded.consent_at, "consent_source": put.excluded.consent_source},
        where=newer,
    )
