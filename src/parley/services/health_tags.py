"""A consumer's text that tells of somebody's health is tagged when it comes in, and neither taught nor counted.

The tag stands with what is known of the message (`Message.understood`); the text itself stays in the evidence, as every message.
Source: 45 CFR 164.502(b); rule HIPAA-MIN.
"""

from typing import Final

from sqlalchemy import delete, select

from parley.compliance.config import ComplianceConfig
from parley.compliance.health import tells_of_health
from parley.services.context import Services
from parley.storage.database import Work
from parley.storage.tables import Message, NluReviewItem

TAG: Final = "is_health"
KEPT_OUT: Final = "tells of somebody's health, so it is kept out of what the model learns from (HIPAA-MIN)."


def tag_of(text: str, config: ComplianceConfig) -> dict[str, bool]:
    """Return the tag for a text, or nothing."""
    return {TAG: True} if tells_of_health(text, config.health) else {}


def is_tagged(message: Message) -> bool:
    """Tell whether a message was tagged when it came in."""
    return bool((message.understood or {}).get(TAG))


async def forget_tagged(services: Services, work: Work) -> None:
    """Take texts off the review list that were listed before a word of theirs came onto the lists of health words."""
    open_texts = select(NluReviewItem.id, NluReviewItem.text).where(NluReviewItem.state == "open")
    # A turn that is about to count one of them has it locked; the next look at the list takes that one off.
    rows = await work.session.execute(open_texts.with_for_update(skip_locked=True))
    found = [row.id for row in rows if tells_of_health(row.text or "", services.compliance.health)]
    await work.session.execute(delete(NluReviewItem).where(NluReviewItem.id.in_(found)))
