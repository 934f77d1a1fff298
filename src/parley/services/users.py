"""The people who sign in to the console: adding one, changing a password, checking one."""

import asyncio
from collections.abc import Collection
from typing import ClassVar, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.storage.tables import Collector

ROLES: Final = ("collector", "supervisor", "admin")
ABOVE_COLLECTOR: Final = ("supervisor", "admin")
"""Who may take a protection back."""
MIN_PASSWORD_LENGTH: Final = 12
# Longer input is refused before any work is spent on it.
MAX_PASSWORD_LENGTH: Final = 256
MAX_NAME_LENGTH: Final = 64
AUDIT_CHAIN: Final = "users"


class UserRefused(ParleyError):
    """A user that cannot be added or changed as asked; the message says why."""

    code: ClassVar[str] = "user_refused"


class UserExists(UserRefused):
    """The name is taken."""

    code: ClassVar[str] = "user_exists"


class NotProven(ParleyError):
    """Somebody who is not who they say, or may not do this; the message says which."""

    code: ClassVar[str] = "not_proven"


def _hasher() -> PasswordHasher:
    """Argon2id with 19 MiB, two passes, one lane: small enough that many sign-ins at once do not exhaust memory.

    Source: OWASP Password Storage Cheat Sheet.
    """
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


async def add_user(services: Services, *, name: str, role: str, password: str) -> str:
    """Add a user of the console and return the id.

    Raises:
        UserExists: The name is taken.
        UserRefused: The name, role or password cannot be used.
    """
    if role not in ROLES:
        raise UserRefused(f"The role must be one of {', '.join(ROLES)}.")
    if not (0 < len(name) <= MAX_NAME_LENGTH and name.isprintable() and name == name.strip()):
        raise UserRefused(f"The name must have 1 to {MAX_NAME_LENGTH} printable characters and no spaces around it.")
    digest = await _digest(password)
    collector_id = new_id("col")
    async with services.db.work() as work:
        added = await work.session.scalar(
            insert(Collector)
            .values(id=collector_id, name=name, role=role, password_hash=digest, created_at=work.now)
            .on_conflict_do_nothing(index_elements=["name"])
            .returning(Collector.id)
        )
        if added is None:
            raise UserExists("A user with this name exists already.")
        work.audit("user.added", chain=AUDIT_CHAIN, subject=collector_id, role=role)
    return collector_id


async def set_password(services: Services, *, name: str, password: str) -> None:
    """Give a user another password.

    Raises:
        UserRefused: There is no such user, or the password cannot be used.
    """
    digest = await _digest(password)
    async with services.db.work() as work:
        collector_id = await work.session.scalar(
            update(Collector).where(Collector.name == name).values(password_hash=digest).returning(Collector.id)
        )
        if collector_id is None:
            raise UserRefused("There is no user with this name.")
        work.audit("user.password_changed", chain=AUDIT_CHAIN, subject=collector_id)


async def check_password(services: Services, name: str, password: str) -> str | None:
    """Return the id of the user with this name and password, or None.

    An unknown name costs the same effort as a wrong password, so timing does not tell which names exist.
    """
    if len(password) > MAX_PASSWORD_LENGTH or "\x00" in name:
        return None
    async with services.db.work() as work:
        found = await work.session.execute(select(Collector.id, Collector.password_hash).where(Collector.name == name))
        row = found.first()
    if row is None:
        await asyncio.to_thread(_hasher().hash, password)
        return None
    return row.id if await asyncio.to_thread(_is_right, row.password_hash, password) else None


async def prove_person(services: Services, name: str, password: str, *, roles: Collection[str] = ROLES) -> str:
    """Return the id of the user of the console with this name and password.

    Raises:
        NotProven: They do not belong together, or the user's role is not one of `roles`.
    """
    person_id = await check_password(services, name, password)
    if person_id is None:
        raise NotProven("The name and the password do not belong to a user of the console.")
    async with services.db.work() as work:
        role = await work.session.scalar(select(Collector.role).where(Collector.id == person_id))
    if role not in roles:
        raise NotProven(f"This needs the role {' or '.join(roles)}; {name} is a {role}.")
    return person_id


def _is_right(digest: str, password: str) -> bool:
    try:
        return _hasher().verify(digest, password)
    except (VerificationError, InvalidHashError):
        return False


async def _digest(password: str) -> str:
    if len(password) < MIN_PASSWORD_LENGTH:
        raise UserRefused(f"The password must have at least {MIN_PASSWORD_LENGTH} characters.")
    if len(password) > MAX_PASSWORD_LENGTH:
        raise UserRefused(f"The password may have at most {MAX_PASSWORD_LENGTH} characters.")
    return await asyncio.to_thread(_hasher().hash, password)
