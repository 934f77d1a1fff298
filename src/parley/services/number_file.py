"""Results of number checks from a provider's file: all rows or none, and every bad row listed.

A reason never repeats what stands in the cell, because the reasons end up on screens.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, Final

from sqlalchemy import select

from parley.compliance.number_fitness import ANSWERS, LINE_TYPES
from parley.errors import ParleyError
from parley.services.account_rows import RowError
from parley.services.context import Services
from parley.services.numbers import CheckRefused, CheckResult, put_check
from parley.services.phone import WrongPhone, read_phone
from parley.storage.database import Work
from parley.storage.tables import Conversation

COLUMNS: Final = ("phone_e164", "line_type", "reassigned", "since_on", "checked_on", "provider")
_MAX_BYTES: Final = 50_000_000


class NumberFileRefused(ParleyError):
    """A file with errors; nothing of it was recorded. `errors` lists them all, in the order of the file."""

    code: ClassVar[str] = "number_file_refused"

    def __init__(self, errors: tuple[RowError, ...]) -> None:
        """Keep all errors, and say them all, one a line."""
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        super().__init__("\n".join([f"The file of checks has {count}; nothing was recorded.", *map(str, errors)]))
        self.errors = errors


async def import_checks(services: Services, data: bytes, *, by: str | None = None) -> int:
    """Record every check of a file, or refuse it with everything that is wrong with it; return how many were recorded.

    Raises:
        NumberFileRefused: Anything is wrong; every bad row is listed with line, column and reason.
    """
    async with services.db.work() as work:
        results, errors = parse_checks(data, today=work.now.date(), by=by)
        await _lock_conversations(work, [result.phone for _, result in results] if not errors else [])
        for line, result in results if not errors else ():
            try:
                await put_check(work, result)
            except CheckRefused as refused:
                errors.append(RowError(line, "", str(refused)))
        if errors:
            raise NumberFileRefused(tuple(sorted(errors)))
        return len(results)


async def _lock_conversations(work: Work, phones: Sequence[str]) -> None:
    """Lock what the file may change, in order of ids as everybody does, whatever the order of its rows."""
    addresses = [read_phone(phone) for phone in phones]
    await work.session.execute(
        select(Conversation.id)
        .where(Conversation.channel == "sms", Conversation.address.in_(addresses))
        .order_by(Conversation.id)
        .with_for_update()
    )


def parse_checks(
    data: bytes, *, today: date, by: str | None = None
) -> tuple[list[tuple[int, CheckResult]], list[RowError]]:
    """Read the rows of a file; what is wrong with it comes back as errors. Pure."""
    try:
        text = data.decode("utf-8-sig") if len(data) <= _MAX_BYTES and b"\x00" not in data else ""
    except UnicodeDecodeError:
        text = ""
    if not text.strip():
        return [], [RowError(1, "", "the file is empty, too large, or not UTF-8 text")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    results: list[tuple[int, CheckResult]] = []
    errors: list[RowError] = []
    lines: dict[str, int] = {}
    try:
        header = [name.strip() for name in next(reader, [])]
        if sorted(header) != sorted(COLUMNS):
            return [], [RowError(1, "", f"the first line must name exactly these columns: {', '.join(COLUMNS)}")]
        while (cells := next(reader, None)) is not None:
            line = reader.line_num
            if len(cells) != len(header):
                if any(cell.strip() for cell in cells):
                    errors.append(RowError(line, "", f"has {len(cells)} cells, but the header has {len(header)}"))
                continue
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            found = list(_errors(line, row, today, lines))
            errors += found
            if not found:
                results.append((line, _result(row, by)))
    except csv.Error:
        errors.append(RowError(reader.line_num, "", "the quotes of this line do not match"))
    if not results and not errors:
        errors.append(RowError(2, "", "the file holds no checks below its header"))
    return results, errors


def _errors(line: int, row: Mapping[str, str], today: date, lines: dict[str, int]) -> Iterator[RowError]:
    try:
        phone = read_phone(row["phone_e164"])
        if phone in lines:
            yield RowError(line, "phone_e164", f"is on line {lines[phone]} already")
        lines.setdefault(phone, line)
    except WrongPhone:
        yield RowError(line, "phone_e164", "is no telephone number; write it like +1 and ten digits")
    if row["line_type"] and row["line_type"] not in LINE_TYPES:
        yield RowError(line, "line_type", f"must be one of {', '.join(LINE_TYPES)}")
    if row["reassigned"] and row["reassigned"] not in ANSWERS:
        yield RowError(line, "reassigned", f"must be one of {', '.join(ANSWERS)}")
    if not row["line_type"] and not row["reassigned"]:
        yield RowError(line, "", "says neither line_type nor reassigned")
    if not row["provider"]:
        yield RowError(line, "provider", "is missing")
    checked_on, since_on = _day(row["checked_on"]), _day(row["since_on"])
    if checked_on is None:
        yield RowError(line, "checked_on", "must be a date like 2026-01-31")
    elif checked_on > today:
        yield RowError(line, "checked_on", "lies in the future")
    if row["since_on"] and since_on is None:
        yield RowError(line, "since_on", "must be a date like 2026-01-31")
    elif since_on is not None and checked_on is not None and since_on > checked_on:
        yield RowError(line, "since_on", "lies after checked_on")


def _result(row: Mapping[str, str], by: str | None) -> CheckResult:
    return CheckResult(
        phone=row["phone_e164"],
        checked_on=date.fromisoformat(row["checked_on"]),
        line_type=row["line_type"] or None,
        reassigned=row["reassigned"] or None,
        since_on=_day(row["since_on"]),
        provider=row["provider"],
        by=by,
    )


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if len(cell) == len("2026-01-31") else None
    except ValueError:
        return None
