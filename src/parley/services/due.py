"""What has become due with time: expired offers and vault entries, validation notices, an anchor of the audit log.

Run every minute, and when a demo's clock moves.
"""

import structlog
from sqlalchemy import select

from parley.services.anchors import anchor_if_due
from parley.services.context import Services
from parley.services.hold_due import look_after_holds
from parley.services.negotiation_history import end_offer
from parley.services.notice_due import run_notices
from parley.services.vault import purge_expired
from parley.storage.database import LogIsBusy
from parley.storage.tables import OfferRow

log = structlog.get_logger()


async def run_due(services: Services) -> None:
    """Expire what has run out; idempotent, and safe to run in several processes at once."""
    async with services.db.work() as work:
        purged = await purge_expired(work)
        expired = (
            await work.session.scalars(
                select(OfferRow)
                .where(OfferRow.state == "offered", OfferRow.expires_at <= work.now)
                .with_for_update(skip_locked=True)
                .limit(1000)
            )
        ).all()
        for offer in expired:
            end_offer(work, offer, "expired")
    await look_after_holds(services)
    await run_notices(services)
    try:
        anchor = await anchor_if_due(services)
    except LogIsBusy:
        anchor = None  # a minute later is soon enough
    if purged or expired or anchor:
        log.info("due.done", purged=purged, offers_expired=len(expired), is_anchored=anchor is not None)
