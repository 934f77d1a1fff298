"""The alarm when somebody may be in danger: a line in the log, a job that tells whoever is on call, a count for the metrics.

No text and no name leaves: ids only. Source: rule catalogue, section 6 (EV-SELFHARM, EV-DV, EV-THREAT: 15 minutes, 24x7).
"""

from typing import Final

import structlog
from sqlalchemy import func, select

from parley.services.context import Services
from parley.storage.database import Work
from parley.storage.jobs import ALERT
from parley.storage.tables import Conversation, LegalFinding

log = structlog.get_logger()

ALARMING: Final = frozenset({"crisis", "danger", "threat"})


async def raise_alarm(work: Work, conversation: Conversation, reason: str, *, message_id: str) -> None:
    """Alert people about a message, each time it is said; the job is part of the transaction that records it."""
    if reason not in ALARMING:
        return
    log.warning(f"{reason}.detected", conversation_id=conversation.id, message_id=message_id)
    await work.defer(
        ALERT,
        reason=reason,
        conversation_id=conversation.id,
        message_id=message_id,
        detected_at=work.now.isoformat(),
    )


async def count_crises(services: Services) -> int:
    """Return how many messages told of a crisis so far, whichever process found them."""
    async with services.db.work() as work:
        counted = await work.session.scalar(
            select(func.count(LegalFinding.message_id.distinct())).where(
                LegalFinding.intent == "express_crisis", LegalFinding.outcome != "overruled"
            )
        )
        return int(counted or 0)
