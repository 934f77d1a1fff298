"""The kill switch: stop sending, for everything or for a part, and start it again; every process reads it before it sends.

Source: rule catalogue, section 0.2 (G0) and 3.3 (codes 30007, 30032, 30034).
"""

from typing import Any, Final, cast

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.program_stops import Stop
from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.services.kept_words import kept_words
from parley.storage.database import Work
from parley.storage.tables import Creditor, ProgramStop

AUDIT_CHAIN: Final = "program"
CARRIER: Final = "carrier"
"""Who stops where no person does."""
_MAX_WORDS: Final = 500


class ProgramRefused(ParleyError):
    """What was asked of the switch cannot be done; the sentence says why."""

    code = "program_refused"


async def live_stops(work: Work) -> tuple[Stop, ...]:
    """Return every stop in force."""
    return await work.recall("stops", lambda: _read_stops(work))


async def _read_stops(work: Work) -> tuple[Stop, ...]:
    rows = await work.session.scalars(
        select(ProgramStop).where(ProgramStop.started_at.is_(None)).order_by(ProgramStop.stopped_at, ProgramStop.id)
    )
    return tuple(Stop(cast(Any, row.scope), row.name) for row in rows)


async def stop_sending(work: Work, stop: Stop, *, reason: str, by: str, message_id: str | None = None) -> bool:
    """Put a stop in force in this transaction; returns False when it was already."""
    reason = kept_words(reason, today=work.now.date())
    placed = await work.session.scalar(
        insert(ProgramStop)
        .values(
            id=new_id("stp"),
            scope=stop.scope,
            name=stop.name,
            reason=reason,
            stopped_by=by,
            stopped_at=work.now,
            message_id=message_id,
        )
        .on_conflict_do_nothing()
        .returning(ProgramStop.id)
    )
    if placed is None:
        return False
    work.audit(
        "program.stopped",
        chain=AUDIT_CHAIN,
        subject=placed,
        scope=str(stop),
        reason=reason,
        by=by,
        message_id=message_id,
    )
    return True


async def stop_program(services: Services, scope: str, *, reason: str, by: str) -> Stop:
    """Stop sending as a person; nothing the stop reaches leaves from this commit on, waiting messages included.

    Raises:
        ProgramRefused: The scope, the reason or the name cannot be used, or this is stopped already.
    """
    stop = _read(scope)
    _require(reason, by)
    async with services.db.work() as work:
        await _require_known(services, work, stop)
        if not await stop_sending(work, stop, reason=reason, by=by):
            raise ProgramRefused(f"Sending is stopped already ({stop}).")
    return stop


async def start_program(services: Services, scope: str, *, reason: str, by: str) -> Stop:
    """Take a stop back. Nothing that was kept back is sent afterwards: its moment has passed.

    Raises:
        ProgramRefused: The scope, the reason or the name cannot be used, or this is not stopped.
    """
    stop = _read(scope)
    _require(reason, by)
    async with services.db.work() as work:
        row = await work.session.scalar(
            select(ProgramStop)
            .where(ProgramStop.scope == stop.scope, ProgramStop.name == stop.name, ProgramStop.started_at.is_(None))
            .with_for_update()
        )
        if row is None:
            raise ProgramRefused(f"Sending is not stopped ({stop}); `parley program show` lists what is.")
        reason = kept_words(reason, today=work.now.date())
        row.started_by, row.start_reason, row.started_at = by, reason, work.now
        work.audit("program.started", chain=AUDIT_CHAIN, subject=row.id, scope=str(stop), reason=reason, by=by)
    return stop


async def program_history(services: Services, *, is_all: bool) -> list[ProgramStop]:
    """Return the stops in force, or all there ever were, newest first."""
    query = select(ProgramStop).order_by(ProgramStop.stopped_at.desc(), ProgramStop.id)
    async with services.db.work() as work:
        return list(await work.session.scalars(query if is_all else query.where(ProgramStop.started_at.is_(None))))


def _read(scope: str) -> Stop:
    try:
        return Stop.parse(scope)
    except ValueError as error:
        raise ProgramRefused(str(error)) from None


def _require(reason: str, by: str) -> None:
    for name, value in (("reason", reason), ("name", by)):
        if not (0 < len(value.strip()) <= _MAX_WORDS and value.isprintable()):
            raise ProgramRefused(f"The {name} must have 1 to {_MAX_WORDS} printable characters.")


async def _require_known(services: Services, work: Work, stop: Stop) -> None:
    """Refuse a misspelt name: it would stop nothing and look as if it did."""
    if stop.scope == "creditor" and await work.session.get(Creditor, stop.name) is None:
        raise ProgramRefused(f"There is no creditor {stop.name}.")
    if stop.scope == "response" and services.wording.find(stop.name, "en") is None:
        raise ProgramRefused(f"There is no response {stop.name}.")
    if stop.scope == "campaign" and stop.name != services.compliance.program.campaign_id:
        raise ProgramRefused(f"{stop.name} is not the campaign texts leave under.")
