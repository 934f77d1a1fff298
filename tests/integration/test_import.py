"""Boarding accounts, terms and users on a real PostgreSQL: all or nothing, once, and only what the tables allow."""

import asyncio
import csv
import io
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from parley import demo_data
from parley.services.account_cells import COLUMNS
from parley.services.audit_check import verify_audit
from parley.services.context import Services
from parley.services.import_accounts import ImportRefused, ImportResult, import_accounts
from parley.services.terms_apply import apply_terms
from parley.storage.tables import (
    Account,
    AuditEvent,
    Base,
    Consumer,
    ContactPoint,
    Creditor,
    LedgerEntry,
)

TERMS = Path(__file__).parents[2] / "config" / "terms"
PASSWORD = "correct horse battery"
BOARDED = (Consumer, ContactPoint, Account, LedgerEntry, AuditEvent)


def row(number: int = 1, **changes: object) -> dict[str, str]:
    """One good row of an invented person; a keyword replaces a cell."""
    cells: dict[str, object] = {
        "creditor_id": "meridian",
        "account_ref": f"MER-{number:06}",
        "party_role": "third_party",
        "debt_type": "credit_card",
        "original_creditor": "Meridian Bank",
        "first_name": "Robin",
        "last_name": f"Fairweather{'abcdefghij'[number % 10]}",
        "date_of_birth": "1986-04-12",
        "ssn_last4": f"{number % 9000 + 1:04}",
        "address_line": "12 Invented Lane",
        "city": "Chicago",
        "state": "IL",
        "zip": "60601",
        "phone_e164": f"+1312555{number % 10_000:04}",
        "email": f"robin{number}@example.com",
        "language": "en",
        "principal_cents": 100_000,
        "interest_cents": 2_345,
        "fees_cents": 500,
        "payments_cents": 1_000,
        "balance_cents": 101_845,
        "currency": "USD",
        "opened_on": "2019-03-08",
        "itemization_date": "2024-11-15",
        "itemization_date_type": "charge_off",
        "charged_off_on": "2024-11-15",
        "last_payment_on": "",
        "sms_consent_at": "2025-11-03T16:20:00Z",
        "sms_consent_source": "web portal",
    }
    return {name: str(value) for name, value in (cells | changes).items()}


def as_csv(*rows: dict[str, str]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(COLUMNS))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


async def counts(services: Services, *tables: type[Base]) -> list[int]:
    async with services.db.work() as work:
        return [await work.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


async def everything(services: Services, table: type[Base]) -> list[Any]:
    async with services.db.work() as work:
        return list(await work.session.scalars(select(table)))


async def refused(services: Services, data: bytes) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        await import_accounts(services, data)
    return caught.value


async def test_an_account_is_boarded_with_its_consumer_contacts_ledger_and_audit_event(meridian: Services) -> None:
    assert await import_accounts(meridian, as_csv(row())) == ImportResult(accounts=1, consumers=1)
    [account] = await everything(meridian, Account)
    [consumer] = await everything(meridian, Consumer)
    contacts = {contact.kind: contact for contact in await everything(meridian, ContactPoint)}
    ledger = {entry.kind: entry.amount_cents for entry in await everything(meridian, LedgerEntry)}
    assert (account.consumer_id, account.balance_cents) == (consumer.id, 101_845)
    assert consumer.date_of_birth.isoformat() == "1986-04-12"
    assert contacts["phone"].address == "+13125550001"
    assert contacts["phone"].consent_at.isoformat() == "2025-11-03T16:20:00+00:00"
    assert (contacts["email"].address, contacts["email"].consent_at) == ("robin1@example.com", None)
    assert ledger == {"principal": 100_000, "interest": 2_345, "fees": 500, "payments": -1_000}
    assert sum(ledger.values()) == account.balance_cents
    [event] = [event for event in await everything(meridian, AuditEvent) if event.kind == "account.imported"]
    assert (event.chain, event.subject) == ("import", account.id)


async def test_the_audit_log_of_an_import_is_unbroken_and_holds_no_personal_data(meridian: Services) -> None:
    await import_accounts(meridian, as_csv(row(1), row(2)))
    report = await verify_audit(meridian)
    assert (report.problems, report.checked) == ((), 7)
    events = await everything(meridian, AuditEvent)
    written = str([event.payload for event in events])
    assert not [cell for cell in ("Robin", "Fairweather", "1986", "+1312", "example.com", "MER-") if cell in written]


async def test_one_bad_row_among_good_ones_imports_nothing_and_every_error_is_told(meridian: Services) -> None:
    before = await counts(meridian, *BOARDED)
    bad = row(2, zip="6060", language="fr", creditor_id="nobody")
    error = await refused(meridian, as_csv(row(1), bad, row(3, balance_cents="1")))
    assert [(found.line, found.column) for found in error.errors] == [
        (3, "creditor_id"),
        (3, "language"),
        (3, "zip"),
        (4, "balance_cents"),
    ]
    assert str(error).splitlines()[0] == "The account file has 4 errors; nothing was imported."
    assert "line 3: creditor_id: is not a known creditor; apply its terms first" in str(error).splitlines()
    assert await counts(meridian, *BOARDED) == before


async def test_a_file_a_second_time_is_refused_by_line_and_leaves_the_first_as_it_was(meridian: Services) -> None:
    data = as_csv(row(1), row(2))
    await import_accounts(meridian, data)
    before = await counts(meridian, *BOARDED)
    error = await refused(meridian, data)
    assert [(found.line, found.column) for found in error.errors] == [(2, "account_ref"), (3, "account_ref")]
    error = await refused(meridian, as_csv(row(3), row(4, account_ref="mer-000002")))
    assert [(found.line, found.column) for found in error.errors] == [(3, "account_ref")]
    assert await counts(meridian, *BOARDED) == before


async def test_the_same_reference_of_another_creditor_is_another_account(meridian: Services) -> None:
    await apply_terms(meridian, TERMS / "riverbend.yml")
    await import_accounts(meridian, as_csv(row(1)))
    assert await import_accounts(meridian, as_csv(row(1, creditor_id="riverbend"))) == ImportResult(1, 1)


@pytest.mark.parametrize(
    ("change", "consumers"),
    [
        pytest.param({}, 1, id="the same person"),
        pytest.param({"first_name": "ROBIN", "last_name": "fairweatherb"}, 1, id="in other letters"),
        pytest.param({"address_line": "1 Other Street"}, 1, id="at another address"),
        pytest.param({"first_name": "Robyn"}, 2, id="another first name"),
        pytest.param({"last_name": "Foulweather"}, 2, id="another last name"),
        pytest.param({"date_of_birth": "1986-04-13"}, 2, id="another date of birth"),
        pytest.param({"ssn_last4": "9999"}, 2, id="another number"),
        pytest.param({"ssn_last4": ""}, 2, id="number missing in one row"),
    ],
)
@pytest.mark.parametrize("in_one_file", [True, False], ids=["one file", "two files"])
async def test_two_accounts_are_of_one_consumer_only_when_everything_that_names_a_person_agrees(
    meridian: Services, change: dict[str, str], consumers: int, in_one_file: bool
) -> None:
    first, second = row(1), row(1, account_ref="MER-000099", **change)
    if in_one_file:
        assert await import_accounts(meridian, as_csv(first, second)) == ImportResult(2, consumers)
    else:
        await import_accounts(meridian, as_csv(first))
        assert await import_accounts(meridian, as_csv(second)) == ImportResult(1, 1)
    assert await counts(meridian, Account, Consumer) == [2, consumers]


@pytest.mark.parametrize(
    ("both", "change", "consumers"),
    [
        pytest.param({"ssn_last4": ""}, {}, 1, id="no number, same address"),
        pytest.param({"ssn_last4": ""}, {"address_line": "1 Other Street"}, 2, id="no number, another address"),
        pytest.param({"date_of_birth": ""}, {}, 2, id="no date of birth"),
    ],
)
async def test_namesakes_about_whom_little_is_known_are_not_taken_for_one_person(
    meridian: Services, both: dict[str, str], change: dict[str, str], consumers: int
) -> None:
    rows = row(1, **both), row(1, account_ref="MER-000099", **(both | change))
    assert (await import_accounts(meridian, as_csv(*rows))).consumers == consumers


async def test_a_later_file_refreshes_the_address_and_says_so_without_repeating_it(meridian: Services) -> None:
    await import_accounts(meridian, as_csv(row(1)))
    moved = row(1, account_ref="MER-000099", address_line="1 Other Street", state="TX", zip="77002", language="es")
    await import_accounts(meridian, as_csv(moved))
    [consumer] = await everything(meridian, Consumer)
    assert (consumer.address_line, consumer.state, consumer.zip, consumer.language) == (
        "1 Other Street",
        "TX",
        "77002",
        "es",
    )
    [event] = [event for event in await everything(meridian, AuditEvent) if event.kind == "consumer.refreshed"]
    assert event.payload == {"columns": ["address_line", "language", "state", "zip"]}


@pytest.mark.parametrize(
    ("earlier", "later", "kept"),
    [
        pytest.param("2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z", "later", id="newer consent replaces"),
        pytest.param("2025-02-01T00:00:00Z", "2025-01-01T00:00:00Z", "earlier", id="older consent does not"),
        pytest.param("2025-01-01T00:00:00Z", "", "earlier", id="no consent takes none away"),
        pytest.param("", "2025-01-01T00:00:00Z", "later", id="first consent is taken"),
    ],
)
@pytest.mark.parametrize("in_one_file", [True, False], ids=["one file", "two files"])
async def test_of_several_consents_for_a_number_the_latest_counts_and_a_wrong_number_stays_one(
    meridian: Services, earlier: str, later: str, kept: str, in_one_file: bool
) -> None:
    rows = [
        row(1, sms_consent_at=earlier, sms_consent_source="earlier" if earlier else ""),
        row(1, account_ref="MER-000099", sms_consent_at=later, sms_consent_source="later" if later else ""),
    ]
    if in_one_file:
        await import_accounts(meridian, as_csv(*rows))
    else:
        await import_accounts(meridian, as_csv(rows[0]))
        async with meridian.db.work() as work:
            await work.session.execute(update(ContactPoint).values(wrong_party_at=work.now))
        await import_accounts(meridian, as_csv(rows[1]))
    [phone] = [contact for contact in await everything(meridian, ContactPoint) if contact.kind == "phone"]
    assert phone.consent_source == kept
    assert (phone.wrong_party_at is None) is in_one_file


async def test_two_imports_at_once_make_one_person_once(meridian: Services) -> None:
    files = [as_csv(row(1, account_ref=f"MER-90000{number}")) for number in range(4)]
    await asyncio.gather(*(import_accounts(meridian, file) for file in files))
    assert await counts(meridian, Account, Consumer, ContactPoint) == [4, 1, 2]


async def test_the_same_file_twice_at_once_is_imported_once(meridian: Services) -> None:
    data = as_csv(*(row(number) for number in range(1, 21)))
    results = await asyncio.gather(*(import_accounts(meridian, data) for _ in range(2)), return_exceptions=True)
    assert sorted(type(result) for result in results if isinstance(result, ImportRefused)) == [ImportRefused]
    assert await counts(meridian, Account) == [20]


async def test_thousands_of_rows_are_one_import(meridian: Services) -> None:
    data = as_csv(*(row(number) for number in range(1, 2_001)))
    assert await import_accounts(meridian, data) == ImportResult(2_000, 2_000)
    assert await counts(meridian, Account, LedgerEntry) == [2_000, 8_000]


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        pytest.param({"balance_cents": 1}, "ck_account_balance", id="balance that is not the sum"),
        pytest.param(
            {"principal_cents": 0, "interest_cents": 0, "fees_cents": 0, "payments_cents": 1, "balance_cents": -1},
            "ck_account_balance_not_negative",
            id="balance below zero",
        ),
        pytest.param({"party_role": "friend"}, "ck_account_party_role", id="unknown role"),
        pytest.param({"creditor_id": "nobody"}, "fk_account_creditor_id", id="unknown creditor"),
        pytest.param({"consumer_id": "nobody"}, "fk_account_consumer_id", id="unknown consumer"),
        pytest.param({"account_ref": "MER-000001"}, "uq_account_creditor_id_account_ref", id="reference taken"),
    ],
)
async def test_the_tables_themselves_refuse_an_impossible_account(
    meridian: Services, broken: dict[str, Any], constraint: str
) -> None:
    await import_accounts(meridian, as_csv(row()))
    async with meridian.db.work() as work:
        stored = (await work.session.execute(select(*Account.__table__.c))).mappings().one()
        fresh = dict(stored) | {"id": "acc_other", "account_ref": "MER-777777"}
        with pytest.raises(IntegrityError, match=f'"{constraint}"'):
            await work.session.execute(insert(Account), [fresh | broken])
        await work.session.rollback()


def test_a_start_without_a_database_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARLEY_DATABASE_URL", "")
    monkeypatch.setattr(demo_data, "configure_logs", lambda process: None)
    assert demo_data.main() == 1
    assert "PARLEY_DATABASE_URL" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        pytest.param(
            {"debt_type": "medical", "original_creditor": "Lakeside Cardiology"}, "original_creditor", id="specialty"
        ),
        pytest.param(
            {"debt_type": "medical", "original_creditor": "Clínica Dental"}, "original_creditor", id="in Spanish"
        ),
        pytest.param({"debt_type": "medical", "original_creditor": "Lakeside Health"}, None, id="parent brand"),
        pytest.param(
            {"debt_type": "personal_loan", "original_creditor": "Lakeside Cardiology"}, None, id="not medical"
        ),
    ],
)
async def test_a_medical_account_names_no_specialty(
    meridian: Services, changes: dict[str, str], column: str | None
) -> None:
    data = as_csv(row(1), row(2, **changes))
    if column is None:
        assert (await import_accounts(meridian, data)).accounts == 2
        return
    [found] = (await refused(meridian, data)).errors
    assert (found.line, found.column) == (3, column)
    assert "use the name of the parent brand" in found.reason
    assert changes["original_creditor"] not in found.reason
    assert await counts(meridian, Account) == [0]


async def test_a_creditor_whose_own_name_tells_of_the_care_gets_no_medical_account(meridian: Services) -> None:
    async with meridian.db.work() as work:
        await work.session.execute(update(Creditor).values(name="Meridian Oncology"))
    medical = row(2, debt_type="medical", original_creditor="Lakeside Health", zip="6060")
    errors = (await refused(meridian, as_csv(row(1), medical))).errors
    assert [(found.line, found.column) for found in errors] == [(3, "creditor_id"), (3, "zip")]
    assert "apply terms whose creditor_name is the parent brand" in errors[0].reason
