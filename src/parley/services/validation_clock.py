"""The clock of the validation notice: it starts with the first message that tells of a debt, and the gate asks it.

Source: 12 CFR 1006.34(a)(1) and (b)(5); rules REGF-34A and REGF-34B5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert

from parley.clock import local_day
from parley.compliance.validation import NoticeDates, ValidationState, due_on, validation_state
from parley.ids import new_id
from parley.services.context import Services
from parley.services.regions import home_zone
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, Conversation, Disclosure, ValidationNotice

CLOCK_LANGUAGE = "en"
"""The English notice is the one the law asks for; one in Spanish comes with it or after it (REGF-34E)."""


@dataclass(frozen=True, slots=True)
class ValidationFacts:
    """What the gate must know: the worst state of the debts spoken of, and until when any of them may be disputed."""

    state: ValidationState | None
    ends_on: date | None


def consumer_day(at: datetime, consumer: Consumer) -> date:
    """Return the consumer's day, which the days of notices and periods count in."""
    return local_day(at, home_zone(phone_e164=None, state=consumer.state))


async def start_clock(
    services: Services,
    work: Work,
    *,
    account_id: str,
    conversation_id: str,
    message_id: str,
    started_at: datetime | None = None,
) -> None:
    """Start the clock of a debt with the message that conveyed information about it; a clock that runs is left alone.

    Source: 12 CFR 1006.34(a)(1)(i)(B) ("within five days of the initial communication"); rule REGF-34A.
    """
    account, consumer = await _account(work, account_id)
    policy = services.compliance.validation
    if account.party_role not in policy.applies_to:
        return
    begun_at = started_at or work.now
    started_on = consumer_day(begun_at, consumer)
    notice_id = await work.session.scalar(
        insert(ValidationNotice)
        .values(
            id=new_id("vnt"),
            account_id=account_id,
            conversation_id=conversation_id,
            message_id=message_id,
            language=CLOCK_LANGUAGE,
            started_at=begun_at,
            started_on=started_on,
            due_on=due_on(started_on, days_to_send=policy.days_to_send),
            state="queued",
            next_try_at=work.now,
        )
        .on_conflict_do_nothing()
        .returning(ValidationNotice.id)
    )
    if notice_id is not None:
        work.audit(
            "validation.started",
            chain=conversation_id,
            subject=notice_id,
            account_id=account_id,
            message_id=message_id,
            started_on=started_on.isoformat(),
        )


async def start_missing_clocks(services: Services, work: Work) -> int:
    """Start the clock of debts that were disclosed without one, from the day they were disclosed on."""
    has_clock = exists().where(ValidationNotice.account_id == Disclosure.account_id)
    rows = await work.session.scalars(
        select(Disclosure)
        .join(Account, Account.id == Disclosure.account_id)
        .where(
            Disclosure.kind == "initial",
            ~has_clock,
            Account.party_role.in_(services.compliance.validation.applies_to),
        )
        .limit(500)
    )
    found = list(rows)
    for row in found:
        await start_clock(
            services,
            work,
            account_id=row.account_id,
            conversation_id=row.conversation_id,
            message_id=row.message_id,
            started_at=row.disclosed_at,
        )
    return len(found)


async def validation_facts(
    services: Services, work: Work, conversation: Conversation, account_id: str | None, *, is_disclosed: bool
) -> ValidationFacts:
    """Read where the debts of a conversation stand with their notices.

    One plan may be talked of for several accounts; then the one that stands worst decides, and the latest period.
    """
    if account_id is None:
        return ValidationFacts("not_required", None)
    joint: Sequence[str] = (conversation.negotiation.get("about") or {}).get("joint") or ()
    states, ends = [], []
    for one in dict.fromkeys((account_id, *joint)):
        account, consumer = await _account(work, one)
        notice = await find_clock(work, one)
        dates = (
            NoticeDates(started_on=notice.started_on, sent_on=notice.sent_on, period_ends_on=notice.period_ends_on)
            if notice
            else None
        )
        state = validation_state(
            dates,
            today=consumer_day(work.now, consumer),
            is_owed=account.party_role in services.compliance.validation.applies_to and account.balance_cents > 0,
            has_begun=is_disclosed and one == account_id,
            days_to_send=services.compliance.validation.days_to_send,
        )
        states.append(state)
        if state == "in_period" and notice is not None and notice.period_ends_on is not None:
            ends.append(notice.period_ends_on)
    worst = _worst(states)
    return ValidationFacts(worst, max(ends) if worst == "in_period" else None)


def _worst(states: Sequence[ValidationState | None]) -> ValidationState | None:
    order: tuple[ValidationState | None, ...] = (
        None, "overdue", "pending", "not_started", "in_period", "over", "not_required"
    )  # fmt: skip
    return min(states, key=order.index)


async def find_clock(work: Work, account_id: str) -> ValidationNotice | None:
    """Return the notice that is the debt's clock, if it runs."""
    found: ValidationNotice | None = await work.session.scalar(
        select(ValidationNotice).where(
            ValidationNotice.account_id == account_id, ValidationNotice.language == CLOCK_LANGUAGE
        )
    )
    return found


def alarm_on(started_on: date, *, alarm_day: int) -> date:
    """Return the day on which a person is told that the notice has not left."""
    return started_on + timedelta(days=alarm_day)


async def _account(work: Work, account_id: str) -> tuple[Account, Consumer]:
    account, consumer = (
        await work.session.execute(
            select(Account, Consumer).join(Consumer, Consumer.id == Account.consumer_id).where(Account.id == account_id)
        )
    ).one()
    return account, consumer
