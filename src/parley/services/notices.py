"""What a person does with validation notices: see them, send one all the same, record one that another system sent.

Source: 12 CFR 1006.34; rules REGF-34A and REGF-34E.
"""

from collections.abc import Awaitable, Callable
from datetime import date

from sqlalchemy import select

from parley.clock import local_day
from parley.compliance.validation import assumed_receipt, period_end
from parley.errors import ParleyError
from parley.services.context import Services
from parley.services.federal_holidays import federal_holidays_around
from parley.services.kept_words import kept_words
from parley.services.notice_release import notice_withheld, release_notice, request_spanish
from parley.services.validation_clock import CLOCK_LANGUAGE, find_clock
from parley.storage.database import Work
from parley.storage.tables import Account, Collector, Letter, ValidationNotice

DECIDERS = ("supervisor", "admin")


class NoticeRefused(ParleyError):
    """A notice cannot be sent or recorded as told; the message says why."""

    code = "notice.refused"


class NoSuchNotice(NoticeRefused):
    """There is no notice with that id."""

    code = "no_such_notice"


async def list_notices(services: Services, *, unsent_only: bool = False) -> list[tuple[str, ValidationNotice]]:
    """Return notices with the references of their accounts, the one due first at the top."""
    wanted = (
        select(Account.account_ref, ValidationNotice)
        .join(Account, Account.id == ValidationNotice.account_id)
        .order_by(ValidationNotice.due_on, ValidationNotice.number)
    )
    if unsent_only:
        wanted = wanted.where(ValidationNotice.sent_on.is_(None))
    async with services.db.work() as work:
        return [(account_ref, notice) for account_ref, notice in await work.session.execute(wanted)]


async def send_notice(services: Services, account_ref: str, *, by: str, reason: str) -> str:
    """Queue the letter of a notice that came back, or that a hold keeps back; returns the letter's id.

    Raises:
        NoticeRefused: There is no notice, its letter waits or was sent, something is missing, or the person may not.
    """
    return await _send(services, lambda work: _clock(work, account_ref), by=by, reason=reason)


async def send_notice_by_id(services: Services, notice_id: str, *, by: str, reason: str) -> str:
    """Do what `send_notice` does for a notice somebody has before them; references may repeat among creditors.

    Raises:
        NoticeRefused: As there.
    """

    async def find(work: Work) -> ValidationNotice:
        notice = await work.session.get(ValidationNotice, notice_id, with_for_update=True)
        if notice is None:
            raise NoSuchNotice(f"There is no notice {notice_id}.")
        return notice

    return await _send(services, find, by=by, reason=reason)


async def _send(
    services: Services, find: Callable[[Work], Awaitable[ValidationNotice]], *, by: str, reason: str
) -> str:
    problem = None
    async with services.db.work() as work:
        person = await decider(work, by)
        notice = await find(work)
        waiting = await _held_at_the_printer(work, notice)
        if notice.state in ("released", "sent") and waiting is None:
            account = await work.session.get_one(Account, notice.account_id)
            raise NoticeRefused(f"The notice of {account.account_ref} is {notice.state} already.")
        words = kept_words(reason, today=work.now.date())
        if not words:
            raise NoticeRefused("Give a reason for the file.")
        if waiting is not None:
            waiting.made_by = person.id
        if waiting is not None or await release_notice(services, work, notice, by=person.id):
            work.audit(
                "validation.decided", chain=notice.conversation_id, subject=notice.id, by=person.id, reason=words
            )
        else:
            problem = notice.problem or ""
        letter_id = notice.letter_id or ""
    if problem is not None:
        # Raised after the commit: what is missing is kept beside the notice.
        raise NoticeRefused(problem)
    return letter_id


async def _held_at_the_printer(work: Work, notice: ValidationNotice) -> Letter | None:
    """Return the letter of a notice that was made before a hold came, which nothing but a decision gets printed."""
    if notice.state != "released" or notice.letter_id is None:
        return None
    letter = await work.session.get_one(Letter, notice.letter_id, with_for_update=True)
    return letter if letter.state == "queued" and await notice_withheld(work, letter) is not None else None


async def note_sent_elsewhere(
    services: Services, account_ref: str, *, on: date, until: date, by: str, reason: str
) -> None:
    """Record that another system sent the notice of a debt.

    Raises:
        NoticeRefused: The account has no clock or a sent notice, the person may not, or the named day is too early.
    """
    policy = services.compliance.validation
    async with services.db.work() as work:
        person = await decider(work, by)
        notice = await _clock(work, account_ref)
        if notice.state == "sent":
            raise NoticeRefused(f"The notice of {account_ref} is sent already.")
        if on > local_day(work.now, "Pacific/Guam"):
            raise NoticeRefused("A notice cannot have been sent in the future.")
        received_on = assumed_receipt(
            on, holidays=federal_holidays_around(on), days=policy.assumed_receipt_business_days
        )
        earliest = period_end(received_on, period_days=policy.period_days)
        if until < earliest:
            raise NoticeRefused(f"A notice sent on {on} gives the consumer time until {earliest} at least.")
        notice.state, notice.method, notice.problem = "sent", "elsewhere", None
        notice.sent_on, notice.assumed_receipt_on, notice.period_ends_on = on, received_on, until
        work.audit(
            "validation.sent_elsewhere",
            chain=notice.conversation_id,
            subject=notice.id,
            sent_on=on.isoformat(),
            period_ends_on=until.isoformat(),
            by=person.id,
            reason=reason,
        )


async def ask_for_spanish(services: Services, account_ref: str) -> str:
    """Queue the Spanish notice of an account at a person's word; see `request_spanish`."""
    async with services.db.work() as work:
        account = await account_by_ref(work, account_ref)
        clock = await find_clock(work, account.id)
        message_id = clock.message_id if clock else ""
        return await request_spanish(services, work, account_id=account.id, message_id=message_id)


async def decider(work: Work, name: str) -> Collector:
    """Return the user of the console who may decide.

    Raises:
        NoticeRefused: There is no such user, or it is neither supervisor nor admin.
    """
    person = await work.session.scalar(select(Collector).where(Collector.name == name))
    if person is None:
        raise NoticeRefused(f"There is no user {name} of the console.")
    why_not = why_not_decide(person)
    if why_not is not None:
        raise NoticeRefused(why_not)
    return person


def why_not_decide(person: Collector) -> str | None:
    """Return why a user of the console may not decide, or None."""
    if person.role in DECIDERS:
        return None
    return f"Only a supervisor or an admin decides this; {person.name} is a {person.role}."


async def why_not_decide_by_id(work: Work, collector_id: str) -> str | None:
    """Return why the person who is signed in may not decide, or None."""
    person = await work.session.get(Collector, collector_id)
    return why_not_decide(person) if person else "Only a user of the console may do this."


async def account_by_ref(work: Work, account_ref: str) -> Account:
    """Return the one account with a reference.

    Raises:
        NoticeRefused: No account, or those of several creditors, have it.
    """
    found = list(await work.session.scalars(select(Account).where(Account.account_ref == account_ref)))
    if len(found) != 1:
        raise NoticeRefused(
            f"There is no account {account_ref}."
            if not found
            else f"Several accounts have the reference {account_ref}."
        )
    return found[0]


async def _clock(work: Work, account_ref: str) -> ValidationNotice:
    account = await account_by_ref(work, account_ref)
    notice = await work.session.scalar(
        select(ValidationNotice)
        .where(ValidationNotice.account_id == account.id, ValidationNotice.language == CLOCK_LANGUAGE)
        .with_for_update()
    )
    if notice is None:
        raise NoticeRefused(f"Nothing was said about {account_ref} yet, so no notice is owed.")
    return notice
