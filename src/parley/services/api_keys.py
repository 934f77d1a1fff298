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
from parley.storage.tables import ApiKey

MAX_NAME_LENGTH: Final = 64
AUDIT_CHAIN: Final = "api_keys"
_PREFIX: Final = "pk_"


class KeyRefused(ParleyError):
    """A key that cannot be made or revoked as asked; the message says why."""

    code: ClassVar[str] = "api_key_refused"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key as it is listed: never the key itself."""

    id: str
    name: str
    created_at: datetime
    revoked_at: datetime | None


async def add_key(services: Services, *, name: str) -> str:
    """Make a key for a system of the creditor and return it; it cannot be read again.

    Raises:
        KeyRefused: The name cannot be used, or a live key has it.
    """
    if not (0 < len(name) <= MAX_NAME_LENGTH and name.isprintable() and name == name.strip()):
        raise KeyRefused(f"The name must have 1 to {MAX_NAME_LENGTH} printable characters and no spaces around it.")
    # 256 random bits need no slow hash: nobody can guess them, whatever the digest costs.
    key = _PREFIX + secrets.token_urlsafe(32)
    async with services.db.work() as work:
        key_id = await work.session.scalar(
            insert(ApiKey)
            .values(id=new_id("key"), name=name, key_sha256=_digest(key), created_at=work.now)
            .on_conflict_do_nothing()
            .returning(ApiKey.id)
        )
        if key_id is None:
            raise KeyRefused(f"There already is a key named {name}; revoke it first or take another name.")
        work.audit("api_key.added", chain=AUDIT_CHAIN, subject=key_id, name=name)
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
        return [KnownKey(row.id, row.name, row.created_at, row.revoked_at) for row in rows]


async def find_key_name(services: Services, key: str) -> str | None:
    """Return the name of a live key, None for anything else."""
    async with services.db.work() as work:
        found: str | None = await work.session.scalar(
            select(ApiKey.name).where(ApiKey.key_sha256 == _digest(key), ApiKey.revoked_at.is_(None))
        )
    return found


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
