"""What one transaction has read already, so that one message does not ask the same question five times.

Only what is asked often and changes seldom is kept, and no longer than it surely holds: a row of these tables that this
transaction writes, or a lock that it may have waited for, makes it forget everything. So nothing read before a lock is believed
after it (invariant I3).
"""

from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Final, TypeVar

from sqlalchemy import Delete, Insert, Select, Update, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session

from parley.storage.tables import (
    Account,
    Base,
    Consumer,
    ContactPoint,
    ContactPreference,
    Creditor,
    ProgramStop,
    Suppression,
)

Answer = TypeVar("Answer")
_KEPT: Final = "recall"
_TABLES: Final[tuple[type[Base], ...]] = (
    Account,
    Consumer,
    ContactPoint,
    ContactPreference,
    Creditor,
    ProgramStop,
    Suppression,
)
_NAMES: Final = frozenset(table.__tablename__ for table in _TABLES)


class RecallingSession(Session):
    """A session whose recalled answers are forgotten as this module's first lines say."""


async def recall(session: AsyncSession, key: Hashable, read: Callable[[], Awaitable[Answer]]) -> Answer:
    """Return the answer of `read`, from memory where the same `key` was asked since the last change.

    Args:
        key: Names the question and everything it depends on.
        read: Asks it with nothing but the tables of this module.
    """
    if _is_about_to_write(session.sync_session):
        forget(session.sync_session)
    kept = session.info.setdefault(_KEPT, {})
    if key not in kept:
        answer = await read()
        # Reading may have flushed, and so forgotten, what stood there.
        session.info.setdefault(_KEPT, {})[key] = answer
        return answer
    found: Answer = kept[key]
    return found


def forget(session: Session) -> None:
    """Forget all answers: what follows is read again."""
    session.info.pop(_KEPT, None)


def _is_about_to_write(session: Session) -> bool:
    return any(isinstance(row, _TABLES) for rows in (session.new, session.dirty, session.deleted) for row in rows)


@event.listens_for(RecallingSession, "after_flush")
def _forget_what_was_flushed(session: Session, _flush: Any) -> None:
    if _KEPT in session.info and _is_about_to_write(session):
        forget(session)


@event.listens_for(RecallingSession, "after_soft_rollback")
def _forget_what_is_undone(session: Session, _previous: Any) -> None:
    forget(session)


@event.listens_for(RecallingSession, "do_orm_execute")
def _forget_at_a_lock_or_a_write(state: ORMExecuteState) -> None:
    if _KEPT not in state.session.info:
        return
    statement = state.statement
    is_lock = isinstance(statement, Select) and statement._for_update_arg is not None
    is_write = isinstance(statement, Insert | Update | Delete) and getattr(statement.table, "name", None) in _NAMES
    if is_lock or is_write:
        forget(state.session)
