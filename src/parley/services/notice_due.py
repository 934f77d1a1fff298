"""What time does to validation notices: they are released, a person is alarmed on day 3, and on day 5 an incident opens.

Source: 12 CFR 1006.34(a)(1); rule REGF-34A.
"""

from datetime import date, timedelta

import structlog
from sqlalchemy import select

from parley.services.context import Services
from parley.services.conversations import get_conversation
from parley.services.escalations import escalate
from parley.services.notice_release import release_notice
from parley.services.validation_clock import alarm_on, consumer_day, start_missing_clocks
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, ValidationNotice

log = structlog.get_logger()

_AT_ONCE = 200
_ALARM_SLA = timedelta(hours=4)
_INCIDENT_SLA = timedelta(hours=1)


async def run_notices(services: Services) -> None:
    """Start forgotten clocks, release what can be released, and tell people what is late; idempotent."""
    async with services.db.work() as work:
        started = await start_missing_clocks(services, work)
        waiting = await _waiting(work)
    released = 0
    for notice_id in waiting:
        released += await _release(services, notice_id)
    async with services.db.work() as work:
        late = [row for row in await _unsent(services, work) if await _tell(services, work, row)]
    if started or released or late:
        log.info("notices.done", clocks_started=started, released=released, late=len(late))


async def _waiting(work: Work) -> list[str]:
    rows = await work.session.scalars(
        select(ValidationNotice.id)
        .join(Account, Account.id == ValidationNotice.account_id)
        .where(
            ValidationNotice.state == "queued",
            ValidationNotice.next_try_at <= work.now,
            Account.balance_cents > 0,
        )
        # The English notice of a debt before its Spanish one.
        .order_by(ValidationNotice.language, ValidationNotice.due_on)
        .limit(_AT_ONCE)
    )
    return list(rows)


async def _release(services: Services, notice_id: str) -> bool:
    """Release one notice in a transaction of its own, so that one that fails keeps no other one back."""
    async with services.db.work() as work:
        notice = await work.session.scalar(
            select(ValidationNotice).where(ValidationNotice.id == notice_id).with_for_update(skip_locked=True)
        )
        if notice is None or notice.state != "queued":
            return False
        return await release_notice(services, work, notice)


async def _unsent(services: Services, work: Work) -> list[tuple[ValidationNotice, Consumer]]:
    """Return unsent notices that may have come to their alarm or their last day without a person having been told."""
    alarm_day = services.compliance.validation.alarm_day
    # A day to spare for time zones; the consumer's own day decides.
    begun_by = work.now.date() + timedelta(days=1) - timedelta(days=alarm_day)
    rows = await work.session.execute(
        select(ValidationNotice, Consumer)
        .join(Account, Account.id == ValidationNotice.account_id)
        .join(Consumer, Consumer.id == Account.consumer_id)
        .where(
            ValidationNotice.sent_on.is_(None),
            ValidationNotice.overdue_at.is_(None),
            ValidationNotice.started_on <= begun_by,
            Account.balance_cents > 0,
        )
        .with_for_update(of=ValidationNotice, skip_locked=True)
        .limit(_AT_ONCE)
    )
    return [(notice, consumer) for notice, consumer in rows]


async def _tell(services: Services, work: Work, row: tuple[ValidationNotice, Consumer]) -> bool:
    notice, consumer = row
    today = consumer_day(work.now, consumer)
    has_told = False
    if notice.alarmed_at is None and today >= _alarm_on(services, notice):
        notice.alarmed_at = work.now
        await _escalate(work, notice, "validation_alarm", _ALARM_SLA)
        has_told = True
    if today >= notice.due_on:
        notice.overdue_at = work.now
        await _escalate(work, notice, "validation_overdue", _INCIDENT_SLA)
        has_told = True
    return has_told


def _alarm_on(services: Services, notice: ValidationNotice) -> date:
    return min(alarm_on(notice.started_on, alarm_day=services.compliance.validation.alarm_day), notice.due_on)


async def _escalate(work: Work, notice: ValidationNotice, reason: str, sla: timedelta) -> None:
    conversation = await get_conversation(work, notice.conversation_id)
    await escalate(work, conversation, reason, message_id=notice.message_id, silences_bot=False, sla=sla)
    work.audit(
        f"validation.{reason.removeprefix('validation_')}",
        chain=notice.conversation_id,
        subject=notice.id,
        due_on=notice.due_on.isoformat(),
    )
