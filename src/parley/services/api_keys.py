"""Keys of the REST API: made once, shown once, kept as a digest only."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.storage.tables import ApiKey, Creditor

MAX_NAME_LENGTH: Final = 64
AUDIT_CHAIN: Final = "api_keys"
_PREFIX: Final = "pk_"


class KeyRefused(ParleyError):
    """A key that cannot be made or revoked as asked; the message says why."""

    code: ClassVar[str] = "api_key_refused"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and whose accounts they may ask about; None: everybody's."""

    name: str
    creditor_id: str | None


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key as it is listed: never the key itself."""

    id: str
    name: str
    creditor_id: str | None
    created_at: datetime
    revoked_at: datetime | None


async def add_key(services: Services, *, name: str, creditor_id: str | None) -> str:
    """Make a key for a calling system and return it; it cannot be read again.

    Args:
        name: The system that calls.
        creditor_id: The creditor whose accounts it may ask about; None for the operator's own systems, which may ask
            about everybody's. Source: 12 CFR 1006.6(d)(1): a creditor is told of its own accounts only.
    Raises:
        KeyRefused: The name cannot be used, a live key has it, or there is no such creditor.
    """
    if not (0 < len(name) <= MAX_NAME_LENGTH and name.isprintable() and name == name.strip()):
        raise KeyRefused(f"The name must have 1 to {MAX_NAME_LENGTH} printable characters and no spaces around it.")
    # 256 random bits need no slow hash: nobody can guess them, whatever the digest costs.
    key = _PREFIX + secrets.token_urlsafe(32)
    async with services.db.work() as work:
        if creditor_id is not None and await work.session.get(Creditor, creditor_id) is None:
            raise KeyRefused(f"There is no creditor {creditor_id}; apply its terms first.")
        key_id = await work.session.scalar(
            insert(ApiKey)
            .values(id=new_id("key"), name=name, creditor_id=creditor_id, key_sha256=_digest(key), created_at=work.now)
            .on_conflict_do_nothing()
            .returning(ApiKey.id)
        )
        if key_id is None:
            raise KeyRefused(f"There already is a key named {name}; revoke it first or take another name.")
        work.audit("api_key.added", chain=AUDIT_CHAIN, subject=key_id, name=name, creditor_id=creditor_id)
    return key


async def revoke_key(services: Services, *, name: str) -> None:
    """Make a key worthless from now on.

    Raises:
        KeyRefused: No live key has that name.
    """
    async with services.db.work() as work:
        row = await work.session.scalar(
            select(ApiKey).where(ApiKey.name == name, ApiKey.revoked_at.is_(None)).with_for_update()
        )
        if row is None:
            raise KeyRefused(f"There is no live key named {name}; `parley keys list` shows them.")
        row.revoked_at = work.now
        work.audit("api_key.revoked", chain=AUDIT_CHAIN, subject=row.id, name=name)


async def list_keys(services: Services) -> list[KnownKey]:
    """Return all keys, the newest first."""
    async with services.db.work() as work:
        rows = await work.session.scalars(select(ApiKey).order_by(ApiKey.created_at.desc(), ApiKey.id))
        return [KnownKey(row.id, row.name, row.creditor_id, row.created_at, row.revoked_at) for row in rows]


async def find_caller(services: Services, key: str) -> Caller | None:
    """Return who calls with a live key, None for anything else."""
    async with services.db.work() as work:
        row = await work.session.scalar(
            select(ApiKey).where(ApiKey.key_sha256 == _digest(key), ApiKey.revoked_at.is_(None))
        )
        return Caller(row.name, row.creditor_id) if row is not None else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
