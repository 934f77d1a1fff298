"""Legal holds: a lawsuit or an investigation keeps a consumer's file, however old, until a person releases it (REGF-100)."""

from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.context import Services
from parley.services.erasing import RETENTION
from parley.storage.tables import Consumer, LegalHold


class NoSuchLegalHold(ParleyError):
    """There is no such legal hold in force."""

    code = "no_such_legal_hold"


async def place_legal_hold(
    services: Services, consumer_id: str, *, by: str, reason: str, account_id: str | None = None
) -> str:
    """Hold a consumer's file; returns the id of the hold. Several may be in force at once, each with its own reason."""
    async with services.db.work() as work:
        # Locked like retention does, so that a file is not erased while it is being held.
        await work.session.get(Consumer, consumer_id, with_for_update=True)
        hold_id = new_id("lgh")
        work.session.add(
            LegalHold(
                id=hold_id,
                consumer_id=consumer_id,
                account_id=account_id,
                reason=reason,
                placed_by=by,
                placed_at=work.now,
            )
        )
        work.audit("legal_hold.placed", chain=RETENTION, subject=hold_id, consumer_id=consumer_id, by=by, reason=reason)
        return hold_id


async def release_legal_hold(services: Services, hold_id: str, *, by: str, reason: str) -> None:
    """Release a legal hold.

    Raises:
        NoSuchLegalHold: It does not exist or is released already.
    """
    async with services.db.work() as work:
        hold = await work.session.get(LegalHold, hold_id, with_for_update=True)
        if hold is None or hold.released_at is not None:
            raise NoSuchLegalHold(f"There is no legal hold {hold_id} in force.")
        hold.released_at, hold.released_by, hold.release_reason = work.now, by, reason
        work.audit(
            "legal_hold.released", chain=RETENTION, subject=hold_id, consumer_id=hold.consumer_id, by=by, reason=reason
        )
