"""Which rows belong to one consumer's file: every table that leads to the consumer, found by its keys, not by a list.

A table somebody adds later is in every export from then on when it has a key of a consumer, an account, a conversation, a
message or of another table of the file. What never leaves is listed here with its reason; a test fails when a table is neither.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, Table, Text, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from parley.storage.tables import Base

NOT_EXPORTED: Final[Mapping[str, str]] = {
    "vault_entry": "identity answers: encrypted, minutes old at most, never handed out",
    "collector": "people who work here, with their password hashes; the file names them by id",
    "nlu_review_item": "masked wordings that lead to no consumer",
    "demo_clock": "no data of a consumer",
    "api_key": "keys of creditors' systems",
    "fake_sms": "the demo's stand-in for the carrier; the messages themselves are in the file",
    "audit_event": "in the file as chains, with their hashes",
    "audit_chain": "in the file as chains, with their hashes",
    "audit_erasure": "in the file as erasures, with their signatures",
}
"""Tables that no file holds, and why."""

REFERENCED: Final = ("creditor", "creditor_terms")
"""Tables of the creditor: only the rows the file speaks of."""

SECRET: Final = re.compile(r"ciphertext|password|secret|token|ssn|date_of_birth")
"""Columns that are identity factors or keys; the file says only whether something is on record."""

_KEYS: Final[Mapping[str, str]] = {
    "consumer_id": "consumer",
    "account_id": "account",
    "conversation_id": "conversation",
    "message_id": "message",
    "offer_id": "offer",
    "plan_id": "payment_plan",
}
_STRONG: Final = ("consumer", "account", "conversation")
_OWN_ADDRESS: Final = ("contact_point", "conversation")


@dataclass
class FileRows:
    """The rows of one consumer's file by table, as JSON-able values, secrets left out."""

    consumer_id: str | None
    """None for a conversation with somebody who was never identified."""
    conversation_id: str | None = None
    """That conversation."""
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def ids(self, table: str) -> list[str]:
        """Return the ids of the rows of a table."""
        return [row["id"] for row in self.tables.get(table, ())]

    @property
    def chains(self) -> set[str]:
        """Return every name a chain of the audit log about this file may have."""
        return {name for table in _STRONG for row_id in self.ids(table) for name in (row_id, f"{table}:{row_id}")}

    @property
    def addresses(self) -> set[str]:
        """Every address the consumer was or may be reached at."""
        of_points = {row["address"] for row in self.tables.get("contact_point", ())}
        return of_points | {row["address"] for row in self.tables.get("conversation", ())}


def all_tables() -> Sequence[Table]:
    """Return every table, parents first."""
    return Base.metadata.sorted_tables


def leads_to(table: Table) -> dict[str, str]:
    """Return the columns that tie a table's rows to a file, with the table each one leads to."""
    found: dict[str, str] = {}
    for column in table.columns:
        target = next((key.column.table.name for key in column.foreign_keys), _KEYS.get(column.name))
        if target is not None and target != table.name and target not in NOT_EXPORTED and target not in REFERENCED:
            found[column.name] = target
    strong = {column: target for column, target in found.items() if target in _STRONG}
    return strong or found


def is_covered(table: Table) -> bool:
    """Tell whether it is settled what an export does with a table."""
    special = ("consumer", *REFERENCED, *NOT_EXPORTED)
    return table.name in special or _is_by_address(table) or bool(leads_to(table))


def kept_columns(table: Table) -> list[Column[Any]]:
    """Return the columns a file may hold."""
    return [
        column
        for column in table.columns
        if not SECRET.search(column.name) and not isinstance(column.type, LargeBinary)
    ]


async def read_file(session: AsyncSession, consumer_id: str) -> FileRows:
    """Read every row of a consumer's file."""
    rows = FileRows(consumer_id)
    for table in all_tables():
        if table.name in NOT_EXPORTED or table.name in REFERENCED:
            continue
        condition = condition_of(table, rows)
        if condition is not None:
            rows.tables[table.name] = await _read(session, table, condition)
    accounts, offers = rows.tables.get("account", []), rows.tables.get("offer", [])
    await _refer(session, rows, "creditor", {row["creditor_id"] for row in accounts})
    await _refer(session, rows, "creditor_terms", {row["terms_id"] for row in offers})
    return rows


def condition_of(table: Table, rows: FileRows) -> Any:
    """Return what picks a table's rows of the file; None when there is nothing to look for."""
    if table.name == "consumer":
        return table.c.id == rows.consumer_id
    if table.name == "conversation" and rows.consumer_id is None:
        return table.c.id == rows.conversation_id
    known = {column: rows.ids(target) for column, target in leads_to(table).items()}
    wanted: list[Any] = [table.c[column].in_(ids) for column, ids in sorted(known.items()) if ids]
    if _is_by_address(table) and rows.addresses:
        # What is kept of a number for itself belongs to the file of whoever has it; what names another consumer does not.
        nobody = [table.c[column].is_(None) for column, target in leads_to(table).items() if target in _STRONG]
        wanted.append(and_(table.c.address.in_(sorted(rows.addresses)), *nobody))
    return or_(*wanted) if wanted else None


def _is_by_address(table: Table) -> bool:
    return "address" in table.c and isinstance(table.c.address.type, Text) and table.name not in _OWN_ADDRESS


async def _refer(session: AsyncSession, rows: FileRows, name: str, ids: set[str]) -> None:
    table = Base.metadata.tables[f"{Base.metadata.schema}.{name}"]
    rows.tables[name] = await _read(session, table, and_(table.c.id.in_(sorted(ids)))) if ids else []


async def _read(session: AsyncSession, table: Table, condition: Any) -> list[dict[str, Any]]:
    order = [table.c.seq] if "seq" in table.c else list(table.primary_key.columns)
    found = await session.execute(select(*kept_columns(table)).where(condition).order_by(*order))
    return [{name: as_json(value) for name, value in row._mapping.items()} for row in found]


def as_json(value: Any) -> Any:
    """Return a value of the database as JSON has it: instants in UTC, dates in ISO."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [as_json(inner) for inner in value]
    return value
