"""Reading an account file: every column on both sides of every rule, and every error with its line and column."""

import csv
import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.redaction import redact
from parley.services.account_cells import COLUMNS
from parley.services.account_rows import AccountFile, RowError, parse_accounts

TODAY = date(2026, 11, 21)
GOOD = {
    "creditor_id": "meridian",
    "account_ref": "MER-100234",
    "party_role": "third_party",
    "debt_type": "credit_card",
    "original_creditor": "Meridian Bank",
    "first_name": "Robin",
    "last_name": "Fairweather",
    "date_of_birth": "1986-04-12",
    "ssn_last4": "4821",
    "address_line": "12 Invented Lane",
    "city": "Chicago",
    "state": "IL",
    "zip": "60601",
    "phone_e164": "+13125550101",
    "email": "robin@example.com",
    "language": "en",
    "principal_cents": "112000",
    "interest_cents": "9850",
    "fees_cents": "3500",
    "payments_cents": "5350",
    "balance_cents": "120000",
    "currency": "USD",
    "opened_on": "2019-03-08",
    "itemization_date": "2024-11-15",
    "itemization_date_type": "charge_off",
    "charged_off_on": "2024-11-15",
    "last_payment_on": "2024-05-02",
    "sms_consent_at": "2025-11-03T16:20:00Z",
    "sms_consent_source": "web portal",
}
HEADER = ",".join(GOOD)


def as_csv(*rows: dict[str, str], columns: list[str] | None = None) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns or list(GOOD))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parse(data: bytes) -> AccountFile:
    return parse_accounts(data, today=TODAY)


def errors_of(**changes: str) -> list[RowError]:
    return list(parse(as_csv(GOOD | changes)).errors)


def columns_of(**changes: str) -> list[str]:
    return [error.column for error in errors_of(**changes)]


def test_the_columns_are_those_of_the_contract_in_its_order() -> None:
    contract = """creditor_id, account_ref, party_role, debt_type, original_creditor, first_name, last_name, date_of_birth,
        ssn_last4, address_line, city, state, zip, phone_e164, email, language, principal_cents, interest_cents, fees_cents,
        payments_cents, balance_cents, currency, opened_on, itemization_date, itemization_date_type, charged_off_on,
        last_payment_on, sms_consent_at, sms_consent_source"""
    assert list(COLUMNS) == [name.strip() for name in contract.split(",")] == list(GOOD)


def test_a_good_row_becomes_a_record_with_typed_fields() -> None:
    [row] = parse(as_csv(GOOD)).rows
    assert row.line == 2
    assert (row.date_of_birth, row.balance_cents) == (date(1986, 4, 12), 120_000)
    assert row.sms_consent_at == datetime(2025, 11, 3, 16, 20, tzinfo=UTC)
    assert repr(row) == "AccountRow(line=2)"


ACCEPTED = {
    "creditor_id": ["meridian", "a", "Riverbend-2"],
    "account_ref": ["MER-100234", "1", "x" * 40, "a.b/c_d-e"],
    "party_role": ["first_party", "third_party", "debt_buyer"],
    "debt_type": ["credit_card", "medical", "auto", "personal_loan", "utility", "telecom", "retail", "other"],
    "first_name": ["Jo", "Fermín", "Ana María", "J.", "Ñ", "李", "x" * 80],
    "last_name": ["O'Neil", "O’Neil", "Holloway-Moss", "Vega, Jr."],
    "date_of_birth": ["", "1900-01-01", "2008-11-21", "1988-02-29"],
    "ssn_last4": ["", "0001", "9999"],
    "state": ["IL", "il", "DC", "PR", "GU", "VI", "AS", "MP", "WY"],
    "zip": ["60601", "02108", "02108-0001"],
    "phone_e164": ["+13125550199", "+17875550101", "+16715550101", "+15555550101"],
    "email": ["", "a@b.co", "first.last+tag@mail.example.com"],
    "language": ["en", "es"],
    "opened_on": ["1990-01-01", "2024-05-02"],
    "itemization_date": ["2019-03-08", "2026-11-21"],
    "itemization_date_type": ["last_statement", "charge_off", "last_payment", "transaction", "judgment"],
    "charged_off_on": ["", "2019-03-08", "2026-11-21"],
    "last_payment_on": ["", "2019-03-08", "2026-11-21"],
    "sms_consent_at": ["2025-11-03", "2025-11-03T10:20:00-06:00", "2026-11-21T23:59:59Z"],
}
REFUSED = {
    "creditor_id": ["", "two words", "x" * 65, "../x"],
    "account_ref": ["", "x" * 41, "two words", "-1", "é1", "1;2"],
    "party_role": ["", "Third_Party", "owner"],
    "debt_type": ["", "mortgage", "credit card"],
    "first_name": ["", "-", "R2D2", "see http://x", "a@b", "{balance}", "x" * 81, "a\u200bb", "a\nb", "<b>"],
    "last_name": ["", "12", "x" * 81],
    "date_of_birth": ["1899-12-31", "2008-11-22", "2030-01-01", "1987-02-29", "04/12/1986", "1986-4-12", "19860412"],
    "ssn_last4": ["482", "48211", "48a1", "0000", "４８２１"],
    "address_line": ["", "x" * 201, "a\tb"],
    "city": ["", "x" * 101],
    "state": ["", "ZZ", "AE", "Illinois", "I"],
    "zip": ["", "6060", "606011", "60601-", "60601-12", "6060a", "60601 0001"],
    "phone_e164": [
        *("3125550101", "+1 312 555 0101", "+1312555010", "+131255501011", "+442071838750"),
        *("+14165550101", "+18762213456", "+11125550101", "+13120550101", "+1312555010a"),
    ],
    "email": ["robin", "robin@", "@example.com", "a b@example.com", "a@example", "a@b@example.com", "a,b@example.com"],
    "language": ["", "fr", "EN"],
    "currency": ["", "EUR", "usd"],
    "opened_on": ["", "1949-12-31", "2026-11-22", "2019-02-30", "x"],
    "itemization_date": ["", "2019-03-07", "2026-11-22"],
    "itemization_date_type": ["", "chargeoff"],
    "charged_off_on": ["2019-03-07", "2026-11-22", "2024-13-01"],
    "last_payment_on": ["2019-03-07", "2026-11-22"],
    "sms_consent_at": ["2025-11-03T16:20:00", "2026-11-22T00:00:00Z", "2026-11-22", "1949-12-31", "yes", "2025-02-30"],
    "sms_consent_source": [
        "x" * 121,
        "OK to call at 10 pm",
        "web form, ok to text any time",
        "may be called at work",
        "Puede llamar a las 10 p.m.",
        "calls until 22:00",
    ],
}
AMOUNTS = ["principal_cents", "interest_cents", "fees_cents", "payments_cents", "balance_cents"]


@pytest.mark.parametrize(("column", "cell"), [(column, cell) for column, cells in ACCEPTED.items() for cell in cells])
def test_a_cell_inside_the_rules_is_taken(column: str, cell: str) -> None:
    assert errors_of(**{column: cell}) == []


@pytest.mark.parametrize(("column", "cell"), [(column, cell) for column, cells in REFUSED.items() for cell in cells])
def test_a_cell_outside_the_rules_is_one_error_naming_line_and_column_but_never_the_cell(
    column: str, cell: str
) -> None:
    [error] = errors_of(**{column: cell})
    assert (error.line, error.column) == (2, column)
    assert str(error) == f"line 2: {column}: {error.reason}"
    assert len(cell) < 4 or cell not in error.reason


@pytest.mark.parametrize("column", AMOUNTS)
@pytest.mark.parametrize("cell", ["", "-1", "+1", "1.00", "1,000", "$5", "1e3", "0x1", "٣", "1" * 13])
def test_an_amount_that_is_not_whole_cents_is_one_error(column: str, cell: str) -> None:
    assert columns_of(**{column: cell}) == [column]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        pytest.param({}, [], id="equal"),
        pytest.param({"balance_cents": "119999"}, ["balance_cents"], id="a cent less"),
        pytest.param({"balance_cents": "120001"}, ["balance_cents"], id="a cent more"),
        pytest.param({"payments_cents": "125350", "balance_cents": "0"}, [], id="paid in full"),
        pytest.param({"payments_cents": "125351", "balance_cents": "0"}, ["balance_cents"], id="overpaid"),
        pytest.param(
            {
                "principal_cents": "999999999999",
                "balance_cents": "999999999999",
                "interest_cents": "0",
                "fees_cents": "0",
            }
            | {"payments_cents": "0"},
            [],
            id="largest amount",
        ),
    ],
)
def test_the_balance_is_the_exact_sum_of_its_parts(changes: dict[str, str], wrong: list[str]) -> None:
    assert columns_of(**changes) == wrong


@given(parts=st.lists(st.integers(0, 10**11), min_size=4, max_size=4), off=st.integers(-3, 3))
def test_every_balance_but_the_exact_sum_is_refused(parts: list[int], off: int) -> None:
    balance = sum(parts[:3]) - parts[3] + off
    values = dict(zip(AMOUNTS, map(str, [*parts, balance]), strict=True))
    assert (errors_of(**values) == []) is (off == 0 and balance >= 0)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        pytest.param({"sms_consent_at": "", "sms_consent_source": ""}, [], id="no consent"),
        pytest.param({"sms_consent_at": ""}, ["sms_consent_at"], id="source without instant"),
        pytest.param({"sms_consent_source": ""}, ["sms_consent_source"], id="instant without source"),
        pytest.param({"phone_e164": ""}, ["phone_e164"], id="consent without number"),
        pytest.param({"phone_e164": "", "sms_consent_at": "", "sms_consent_source": ""}, [], id="neither"),
        pytest.param({"original_creditor": "", "party_role": "first_party"}, [], id="first party is the creditor"),
        pytest.param({"original_creditor": ""}, ["original_creditor"], id="third party must name it"),
        pytest.param({"original_creditor": "", "party_role": "debt_buyer"}, ["original_creditor"], id="buyer as well"),
        pytest.param({"date_of_birth": "2005-03-07", "opened_on": "2005-03-08"}, [], id="opened after birth"),
        pytest.param({"date_of_birth": "2005-03-08", "opened_on": "2005-03-08"}, ["opened_on"], id="opened at birth"),
    ],
)
def test_cells_of_a_row_may_not_contradict_each_other(changes: dict[str, str], wrong: list[str]) -> None:
    assert columns_of(**changes) == wrong


def test_every_error_of_every_row_is_collected_in_the_order_of_the_file() -> None:
    file = parse(as_csv(GOOD | {"zip": "1", "state": "ZZ"}, GOOD | {"account_ref": "B"}, GOOD | {"currency": ""}))
    assert [(error.line, error.column) for error in file.errors] == [
        (2, "state"),
        (2, "zip"),
        (4, "account_ref"),
        (4, "currency"),
    ]
    assert [key.line for key in file.keys] == [2, 3, 4]


def test_a_reference_twice_is_an_error_that_names_both_lines_whatever_the_case() -> None:
    file = parse(as_csv(GOOD, GOOD | {"account_ref": "mer-100234"}, GOOD | {"creditor_id": "riverbend"}))
    assert file.errors == (RowError(3, "account_ref", "is on line 2 already"),)


def test_no_error_repeats_what_stands_in_the_file_when_the_columns_have_slipped() -> None:
    cells = list(GOOD.values())
    slipped = dict(zip(GOOD, [*cells[3:], *cells[:3]], strict=True))
    told = "\n".join(map(str, parse(as_csv(slipped)).errors))
    assert told
    for column in (
        "first_name",
        "last_name",
        "date_of_birth",
        "ssn_last4",
        "phone_e164",
        "email",
        "address_line",
        "zip",
    ):
        assert GOOD[column] not in told


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        pytest.param(b"", 1, "empty", id="empty"),
        pytest.param(b" \r\n", 1, "empty", id="blank"),
        pytest.param(f"{HEADER}\n".encode(), 2, "no accounts", id="header only"),
        pytest.param(as_csv(GOOD) + b"\x00", 3, "NUL", id="NUL byte"),
        pytest.param(as_csv(GOOD).replace(b"Robin", b"Rob\xedn"), 2, "UTF-8", id="Latin-1"),
        pytest.param(as_csv(GOOD).decode().encode("utf-16"), 1, "NUL", id="UTF-16"),
        pytest.param(as_csv(GOOD).split(b"\n", 1)[1], 1, "header", id="no header"),
        pytest.param(as_csv(GOOD).replace(b",", b";"), 1, "header", id="semicolons"),
        pytest.param(as_csv(GOOD) + b'"open', 3, "quotes", id="open quote"),
        pytest.param(as_csv(GOOD).replace(b"Robin", b'"Ro"bin'), 2, "quotes", id="stray quote"),
        pytest.param(as_csv(GOOD).replace(b"Robin", b"R" * 200_000), 2, "too long", id="huge cell"),
        pytest.param(as_csv(GOOD) + b"a,b\r\n", 3, "has 2 cells, but the header has 29", id="short line"),
        pytest.param(as_csv(GOOD) + b"," * 28, 3, "nothing but commas", id="only commas"),
        pytest.param(as_csv(GOOD).replace(b",zip", b",postcode", 1), 1, "unknown column postcode", id="unknown column"),
        pytest.param(as_csv(GOOD).replace(b",zip", b",postcode", 1), 1, "column zip is missing", id="missing column"),
        pytest.param(
            as_csv(GOOD).replace(b",zip", b",ok_to_call_until", 1),
            1,
            "only when the consumer gives it to us (REGF-6B4)",
            id="hours",
        ),
        pytest.param(
            as_csv(GOOD).replace(b",zip", b",call_at_work", 1), 1, "take it out: consent to another", id="place"
        ),
        pytest.param(as_csv(GOOD).replace(b",zip", b",city", 1), 1, "column city is there twice", id="column twice"),
        pytest.param(
            as_csv(GOOD).replace(b",zip", b",+13125550101", 1), 1, "unknown column number 13", id="odd column"
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(data: bytes, line: int, says: str) -> None:
    [error] = parse(data).errors
    assert (error.line, error.column) == (line, "")
    assert says in error.reason


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + as_csv(GOOD), id="byte-order mark"),
        pytest.param(as_csv(GOOD).replace(b"\r\n", b"\n"), id="line feeds"),
        pytest.param(as_csv(GOOD).rstrip(), id="no last line end"),
        pytest.param(as_csv(GOOD) + b"\r\n\r\n", id="blank lines at the end"),
        pytest.param(as_csv(GOOD, columns=sorted(GOOD)), id="columns in another order"),
        pytest.param(as_csv(GOOD).replace(b"Robin", b" Robin "), id="spaces around a cell"),
        pytest.param(as_csv(GOOD).replace(b"Robin", b'"Robin"'), id="quoted cell"),
    ],
)
def test_harmless_differences_between_programs_that_write_csv_do_not_matter(data: bytes) -> None:
    file = parse(data)
    assert file.errors == ()
    assert [row.first_name for row in file.rows] == ["Robin"]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    two_lines = GOOD | {"account_ref": "A", "city": "Chi\ncago"}
    file = parse(as_csv(two_lines, GOOD | {"zip": "1"}))
    assert [(error.line, error.column) for error in file.errors] == [(2, "city"), (4, "zip")]


@given(st.binary(max_size=400))
def test_no_bytes_at_all_make_the_reader_fail(data: bytes) -> None:
    assert parse(data).errors


@given(st.dictionaries(st.sampled_from(list(GOOD)), st.text(max_size=40), max_size=6))
def test_no_cells_make_the_reader_fail_and_a_row_is_read_or_explained(changes: dict[str, str]) -> None:
    file = parse(as_csv(GOOD | changes))
    assert bool(file.rows) is not bool(file.errors)


DEMO_FILE = Path(__file__).parents[3] / "data" / "demo" / "accounts.csv"


def test_the_demo_people_are_invented_and_can_be_played() -> None:
    rows = parse(DEMO_FILE.read_bytes()).rows
    people = {(row.first_name, row.last_name): row.phone_e164 for row in rows}
    assert len(set(people.values())) == len(people)  # a number of two people names nobody
    for row in rows:
        assert re.fullmatch(r"\+1[0-9]{3}55501[0-9]{2}", row.phone_e164 or "")
        assert row.email is None or row.email.endswith("@example.com")
        [secret] = redact(f"it is {row.account_ref}", expecting_identity=True, today=TODAY).secrets
        assert (secret.kind, secret.value) == ("ref", row.account_ref)


def test_the_demo_shows_every_kind_of_account() -> None:
    rows = parse(DEMO_FILE.read_bytes()).rows
    assert {row.language for row in rows} == {"en", "es"}
    assert {row.party_role for row in rows} == {"first_party", "third_party", "debt_buyer"}
    assert {"IL", "TX", "CA", "NY", "FL", "NM", "MA", "PR"} <= {row.state for row in rows}
    assert (min(row.balance_cents for row in rows), max(row.balance_cents for row in rows)) == (18_000, 840_000)
    assert len({(row.first_name, row.last_name) for row in rows}) == len(rows) - 1


@pytest.mark.parametrize(
    "source", ["web portal opt-in, wording 3", "recorded call", "contact center", "web form 2026-01-31"]
)
def test_how_consent_to_texts_was_given_is_no_claim_on_times(source: str) -> None:
    assert errors_of(sms_consent_source=source) == []


def test_a_column_of_another_kind_is_not_taken_for_a_claim_on_times() -> None:
    [error] = parse(as_csv(GOOD).replace(b",zip", b",postcode", 1)).errors
    assert "REGF-6B4" not in error.reason
