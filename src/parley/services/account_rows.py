"""The account file as records: CSV bytes in, frozen rows and every error with its line and column out.

Pure: no database and no clock. What only the database knows (the creditor, earlier accounts) is asked in
`import_accounts`.

Source: architecture 5, account import; 12 CFR 1006.34(b)(3) for the itemization date.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from parley.services.account_cells import COLUMNS, BadCell
from parley.services.contact_claims import NOT_CONSENT, is_column_of_claims

_HEADER_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,39}")
_BALANCE_PARTS: Final = ("principal_cents", "interest_cents", "fees_cents", "payments_cents", "balance_cents")
_NOT_BEFORE_OPENING: Final = ("itemization_date", "charged_off_on", "last_payment_on")


@dataclass(frozen=True, slots=True, order=True)
class RowError:
    """One thing wrong in the file: where, and why; never what stands there."""

    line: int
    column: str
    """Empty when the whole line or file is meant."""
    reason: str

    def __str__(self) -> str:
        """Give the error the way the command prints it."""
        return f"line {self.line}: {self.column}: {self.reason}" if self.column else f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account as the file states it; the fields are the columns."""

    line: int
    creditor_id: str
    account_ref: str
    party_role: str
    debt_type: str
    original_creditor: str | None
    first_name: str
    last_name: str
    date_of_birth: date | None
    ssn_last4: str | None
    address_line: str
    city: str
    state: str
    zip: str
    phone_e164: str | None
    email: str | None
    language: str
    principal_cents: int
    interest_cents: int
    fees_cents: int
    payments_cents: int
    balance_cents: int
    currency: str
    opened_on: date
    itemization_date: date
    itemization_date_type: str
    charged_off_on: date | None
    last_payment_on: date | None
    sms_consent_at: datetime | None
    sms_consent_source: str | None

    def __repr__(self) -> str:
        """Keep personal data out of logs and tracebacks."""
        return f"AccountRow(line={self.line})"


@dataclass(frozen=True, slots=True)
class AccountKey:
    """What names an account, as far as a row could be read; kept for rows with other errors too."""

    line: int
    creditor_id: str
    account_ref: str | None
    debt_type: str | None = None
    original_creditor: str | None = None

    def __repr__(self) -> str:
        """Keep what the file says out of logs and tracebacks."""
        return f"AccountKey(line={self.line})"


@dataclass(frozen=True, slots=True)
class AccountFile:
    """A file as read: `rows` is complete only when `errors` is empty."""

    rows: tuple[AccountRow, ...]
    keys: tuple[AccountKey, ...]
    errors: tuple[RowError, ...]


class _BadFile(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, line: int, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.error = RowError(line, column, reason)


def parse_accounts(data: bytes, *, today: date) -> AccountFile:
    """Read an account file and collect everything wrong with it.

    Args:
        data: The bytes of the file: UTF-8, with or without a byte-order mark, commas between the cells.
        today: The latest calendar day anywhere in the country; later dates are errors.
    """
    rows: list[AccountRow] = []
    keys: list[AccountKey] = []
    errors: list[RowError] = []
    first_lines: dict[tuple[str, str], int] = {}
    try:
        records = _records(_decode(data))
        header = _header(records)
        for line, cells in records:
            values, found = _read_row(line, cells, header, today)
            key = _key(line, values)
            if key is not None:
                keys.append(key)
                found += _repeated(key, first_lines)
            errors += found
            if not found:
                rows.append(AccountRow(line=line, **values))
    except _BadFile as bad:
        errors.append(bad.error)
    else:
        if not rows and not errors:
            errors.append(RowError(2, "", "the file holds no accounts below its header"))
    return AccountFile(tuple(rows), tuple(keys), tuple(sorted(errors)))


def _decode(data: bytes) -> str:
    if not data.strip():
        raise _BadFile(1, "the file is empty")
    if b"\x00" in data:
        raise _BadFile(_line_of(data, data.index(b"\x00")), "the file holds NUL bytes; save it as CSV in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _BadFile(_line_of(data, error.start), "the file is not UTF-8 text; save it as CSV in UTF-8") from None


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that hold anything, each with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            raise _BadFile(line, "the quotes of this line do not match, or a cell is far too long") from None
        if cells is None:
            return
        if cells:
            yield line, [cell.strip() for cell in cells]


def _header(records: Iterator[tuple[int, list[str]]]) -> list[str]:
    line, names = next(records, (1, []))
    if not set(names) & set(COLUMNS):
        # Without a header this line is somebody's data, so its cells are not repeated.
        raise _BadFile(line, f"the first line has to be the header: the {len(COLUMNS)} column names with commas")
    problems = [f"unknown column {_shown(name, at)}" for at, name in enumerate(names, 1) if name not in COLUMNS]
    if any(name not in COLUMNS and is_column_of_claims(name) for name in names):
        problems.append(f"take it out: {NOT_CONSENT}")
    problems += [f"column {name} is missing" for name in COLUMNS if name not in names]
    problems += [f"column {name} is there twice" for name in COLUMNS if names.count(name) > 1]
    if problems:
        raise _BadFile(line, "; ".join(problems))
    return names


def _shown(name: str, position: int) -> str:
    return name if _HEADER_WORD.fullmatch(name) else f"number {position}"


def _read_row(line: int, cells: list[str], header: list[str], today: date) -> tuple[dict[str, Any], list[RowError]]:
    if not any(cells):
        return {}, [RowError(line, "", "the line holds nothing but commas")]
    if len(cells) != len(header):
        return {}, [RowError(line, "", f"has {len(cells)} cells, but the header has {len(header)}")]
    values: dict[str, Any] = {}
    errors: list[RowError] = []
    for name, cell in zip(header, cells, strict=True):
        column = COLUMNS[name]
        try:
            if not cell and column.is_required:
                raise BadCell("is missing")
            values[name] = column.read(cell, today) if cell else None
        except BadCell as bad:
            errors.append(RowError(line, name, str(bad)))
    return values, errors + [RowError(line, name, reason) for name, reason in _contradictions(values)]


def _contradictions(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Compare the cells of a row with each other, as far as they could be read."""
    parts = [values[name] for name in _BALANCE_PARTS if name in values]
    if len(parts) == len(_BALANCE_PARTS) and sum(parts[:3]) != sum(parts[3:]):
        yield "balance_cents", "is not principal_cents + interest_cents + fees_cents - payments_cents"
    opened_on, born_on = values.get("opened_on"), values.get("date_of_birth")
    if opened_on is not None:
        for name in _NOT_BEFORE_OPENING:
            if values.get(name) is not None and values[name] < opened_on:
                yield name, "lies before opened_on"
        if born_on is not None and opened_on <= born_on:
            yield "opened_on", "does not lie after date_of_birth"
    if _is_empty(values, "original_creditor") and values.get("party_role") in ("third_party", "debt_buyer"):
        yield "original_creditor", "is missing; only a first_party row may leave it empty"
    yield from _consent_contradictions(values)


def _consent_contradictions(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Ask for consent whole or not at all: when, how, and for which number (rule TCPA-CONSENT)."""
    no_instant, no_source = _is_empty(values, "sms_consent_at"), _is_empty(values, "sms_consent_source")
    if no_instant and values.get("sms_consent_source"):
        yield "sms_consent_at", "is missing although sms_consent_source is given"
    if no_source and values.get("sms_consent_at"):
        yield "sms_consent_source", "is missing although sms_consent_at is given"
    if _is_empty(values, "phone_e164") and values.get("sms_consent_at") and values.get("sms_consent_source"):
        yield "phone_e164", "is missing although consent to texts is given"


def _is_empty(values: Mapping[str, Any], name: str) -> bool:
    """Tell an empty cell from one that could not be read, which has its own error."""
    return name in values and values[name] is None


def _key(line: int, values: Mapping[str, Any]) -> AccountKey | None:
    creditor_id, ref = values.get("creditor_id"), values.get("account_ref")
    if not creditor_id:
        return None
    return AccountKey(line, creditor_id, ref, values.get("debt_type"), values.get("original_creditor"))


def _repeated(key: AccountKey, first_lines: dict[tuple[str, str], int]) -> list[RowError]:
    """Compare references without regard to case, as a consumer types them."""
    if key.account_ref is None:
        return []
    first = first_lines.setdefault((key.creditor_id, key.account_ref.upper()), key.line)
    return [] if first == key.line else [RowError(key.line, "account_ref", f"is on line {first} already")]
