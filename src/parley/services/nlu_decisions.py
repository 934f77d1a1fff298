"""What a person makes of a text on the review list: an example to learn from, or nothing."""

from typing import Final

from sqlalchemy import text as sql

from parley.compliance.health import tells_of_health
from parley.services.context import Services
from parley.services.health_tags import KEPT_OUT
from parley.services.nlu_examples import Added, TrainingTexts
from parley.services.nlu_review import AUDIT_CHAIN, ReviewRefused
from parley.storage.database import Work
from parley.storage.tables import NluReviewItem

_ONE_AT_A_TIME: Final = 7_305_110_433  # any constant: two people must not write one file at once


async def accept_item(
    services: Services,
    texts: TrainingTexts,
    item_id: str,
    *,
    intent: str,
    by: str,
    text: str | None = None,
    language: str | None = None,
) -> Added:
    """Make an item an example of an intent: in its file, and on record who did it.

    File and record change together: when the record cannot be written the file is put back.

    Args:
        texts: Where the training texts are.
        intent: What the text means.
        by: Who decides.
        text: The text as it shall be taught, where the listed one does not do as it stands.
        language: Where the detected language was wrong.
    Raises:
        ReviewRefused: There is no such item, it was decided before, or it tells of somebody's health.
        ExampleRefused: The text may not be taught.
    """
    added: Added | None = None
    try:
        async with services.db.work() as work:
            await work.session.execute(sql("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
            item = await _open_item(work, item_id)
            if any(tells_of_health(known or "", services.compliance.health) for known in (item.text, text)):
                raise ReviewRefused(f"Item {item_id} {KEPT_OUT}")
            example = texts.checked(
                text or item.text or "", intent=intent, language=language or item.language, today=work.now.date()
            )
            item.text, item.accepted_intent = example.text, intent
            _decide(work, item, "accepted", by, intent=intent, language=example.language)
            # The table's own rules speak before the file is touched.
            await work.session.flush()
            added = texts.add(example)
    except BaseException:
        if added is not None:
            added.undo()
        raise
    return added


async def reject_item(services: Services, item_id: str, *, by: str) -> None:
    """Take an item off the list and forget its text; the wording is not listed again.

    Raises:
        ReviewRefused: There is no such item, or it was decided before.
    """
    async with services.db.work() as work:
        item = await _open_item(work, item_id)
        item.text = None
        _decide(work, item, "rejected", by)


async def _open_item(work: Work, item_id: str) -> NluReviewItem:
    item = await work.session.get(NluReviewItem, item_id, with_for_update=True)
    if item is None:
        raise ReviewRefused(f"There is no item {item_id} on the review list; ids look like rev_….")
    if item.state != "open":
        raise ReviewRefused(f"Item {item_id} was {item.state} by {item.decided_by} before.")
    return item


def _decide(work: Work, item: NluReviewItem, state: str, by: str, **more: str) -> None:
    item.state, item.decided_by, item.decided_at, item.message_id = state, by, work.now, None
    work.audit(f"nlu.{state}", chain=AUDIT_CHAIN, subject=item.id, by=by, **more)
