"""Wishes a person records for a consumer, in words: what a creditor's file says, or what was said on the telephone.

The words are read by the same reader as a consumer's own message and read back before they are stored. A note only ever
protects: what lifts a protection must be the consumer's own words to us, or a named person's decision (REGF-6B4).
Source: 12 CFR 1006.6(b)(1), (b)(4); rule REGF-6B1-DESIG ("import such notes from the creditor file at boarding").
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from parley.clock import local_day
from parley.compliance.preference_echo import write_media, write_schedule
from parley.compliance.preferences import TimesWish, Wishes, read_wishes
from parley.compliance.redaction import redact
from parley.compliance.schedules import EVERY_DAY, intervals_of, make_spans, subtract
from parley.compliance.stated_place import read_stated_place
from parley.errors import ParleyError
from parley.services.contact_claims import NOT_CONSENT
from parley.services.contact_times import preferences_of, times_of
from parley.services.contact_wishes import Wisher, place_is_over_at, store_location, store_wishes, withdraw
from parley.services.context import Services
from parley.services.conversations import lock_person
from parley.services.kept_words import kept_words
from parley.services.regions import home_zone, zones_for
from parley.storage.database import Work
from parley.storage.tables import Account, Collector, Consumer, ContactPreference


class UnclearNote(ParleyError):
    """The words set nothing that could be stored."""

    code = "unclear_note"


class NoSuchAccount(ParleyError):
    """No account, or more than one, has that reference."""

    code = "no_such_account"


class NoSuchPreference(ParleyError):
    """No live wish has that id."""

    code = "no_such_preference"


@dataclass(frozen=True, slots=True)
class Noted:
    """One wish in force, in words."""

    preference_id: str
    words: str
    placed_by: str
    placed_at: datetime
    expires_at: datetime | None
    is_ambiguous: bool


def read_back(services: Services, says: str) -> list[str]:
    """Say in plain English what a note would do.

    Raises:
        UnclearNote: It would do nothing, lift a protection or open other hours, or does not say which number it is about.
    """
    policy = services.compliance.preferences
    wishes = read_wishes(says, policy)
    lines = _lines(wishes, place_h=policy.place_h)
    stated = read_stated_place(says)
    if stated is not None:
        lines.append(f"The time zones of {stated.state or stated.zone} count as well.")
    if wishes.work_phone is not None:
        raise UnclearNote("A note cannot tell which number is an employer's; the consumer's own message marks it.")
    if wishes.lifts_all or wishes.ends_place:
        raise UnclearNote("A note cannot lift a wish: withdraw it by its id with parley contact withdraw.")
    if wishes.times is not None:
        lines += _outside_hours(wishes.times, services)
    if not lines:
        raise UnclearNote("These words do not say when, where or how the consumer is to be contacted.")
    if any(wish is not None and wish.is_ambiguous for wish in (wishes.times, wishes.place, wishes.media)):
        lines.append("Some of it can mean more than one thing: the reading that blocks more is used.")
    return lines


async def record_note(
    services: Services, account_ref: str, *, says: str, by: str, creditor_id: str | None = None
) -> list[str]:
    """Store what a person recorded for the consumer of an account; returns what it does, in words.

    Raises:
        UnclearNote: The words set nothing.
        NoSuchAccount: The reference is unknown, or several creditors use it.
        ParleyError: Nobody of that name uses the console.
    """
    lines = read_back(services, says)
    async with services.db.work() as work:
        await _require_user(work, by)
        account, consumer = await _account(work, account_ref, creditor_id)
        await lock_person(work, consumer.id, places_hold=True)
        zone = home_zone(phone_e164=None, state=consumer.state)
        kept = redact(says, expecting_identity=False, today=local_day(work.now, zone), language=consumer.language).text
        wisher = Wisher(consumer.id, None, by, said=kept)
        live = await preferences_of(work, consumer_id=consumer.id)
        wishes = read_wishes(says, services.compliance.preferences)
        until = None
        if wishes.place is not None:
            zones = zones_for(phone_e164=None, state=consumer.state, zip_code=consumer.zip)
            until = place_is_over_at(wishes.place, work.now, zones, hours=services.compliance.preferences.place_h)
        await store_wishes(services, work, wisher, wishes, live, place_until=until)
        await store_location(services, work, wisher, live, says)
        work.audit("preference.noted", chain=wisher.chain, subject=account.id, by=by, lines=lines)
    return lines


async def list_wishes(services: Services, account_ref: str, *, creditor_id: str | None = None) -> list[Noted]:
    """Return the wishes in force of the consumer of an account, the oldest first.

    Raises:
        NoSuchAccount: The reference is unknown, or several creditors use it.
    """
    async with services.db.work() as work:
        _, consumer = await _account(work, account_ref, creditor_id)
        return [
            Noted(row.id, describe(row), row.placed_by, row.placed_at, row.expires_at, row.is_ambiguous)
            for row in await preferences_of(work, consumer_id=consumer.id)
        ]


async def withdraw_wish(services: Services, preference_id: str, *, by: str, because: str) -> str:
    """Withdraw one wish by a person's decision; returns what it was, in words.

    Raises:
        NoSuchPreference: There is no live wish with that id.
        ParleyError: Nobody of that name uses the console, or no reason is given.
    """
    if not because.strip():
        raise ParleyError("Say why the wish no longer counts with --because.")
    async with services.db.work() as work:
        await _require_user(work, by)
        row = await work.session.get(ContactPreference, preference_id, with_for_update=True)
        if row is None or row.withdrawn_at is not None:
            raise NoSuchPreference(f"There is no wish {preference_id} in force.")
        wisher = Wisher(row.consumer_id, row.conversation_id, by, message_id=row.message_id)
        withdraw(work, wisher, [row], kinds={row.kind}, because=kept_words(because, today=work.now.date()))
        return describe(row)


def describe(row: ContactPreference) -> str:
    """Return a stored wish in plain English."""
    if row.kind == "times":
        times = times_of(row)
        said = [write_schedule([span], "en") or "" for span in times.spans]
        if times.mode == "blocked":
            return f"nothing is sent {'; '.join(said)}"
        return f"messages are sent only {'; '.join(said)}" if said else "nothing is sent before a person has read it"
    if row.kind == "place":
        return f"nothing is sent: the consumer is at a place ({row.schedule['place']})"
    if row.kind == "location":
        return f"the time zones of {row.schedule['state'] or ', '.join(row.schedule['zones'])} count as well"
    closed = f"no contact by {write_media(row.channels, 'en')}" if row.channels else "another way of contact is liked"
    wanted = row.schedule["wanted"]
    return f"{closed}; wanted: {write_media([wanted], 'en')}" if wanted else closed


def _lines(wishes: Wishes, *, place_h: int) -> list[str]:
    lines = []
    if wishes.times is not None:
        said = [write_schedule([span], "en") for span in wishes.times.spans]
        only = "Nothing is sent" if wishes.times.mode == "blocked" else "Messages are sent only"
        lines += [f"{only} {words}." for words in said]
        lines += [] if said else ["Nothing is sent before a person has read it."]
    if wishes.place is not None:
        until = "" if wishes.place.until is None else ", or until the hour named if that is sooner"
        lines.append(f"Nothing is sent for {place_h} hours from now{until} ({wishes.place.place}).")
    if wishes.media is not None:
        if wishes.media.closed:
            lines.append(f"No contact by {write_media(wishes.media.closed, 'en')}.")
        if wishes.media.wanted not in (None, "sms", "web"):
            lines.append(f"Wanted: {write_media([wishes.media.wanted or ''], 'en')}; a person has to do that.")
    return lines


def _outside_hours(times: TimesWish, services: Services) -> list[str]:
    """Say that a note opens no hour; refuse one that could only be meant to (REGF-6B4).

    "Only after 10 pm" is stored and means silence. "OK to call at 10 pm" wants no silence, and is no consent either.
    """
    if times.mode != "allowed":
        return []
    named = intervals_of(times.spans)
    hours = services.compliance.quiet.hours
    start, end = (60 * at.hour + at.minute for at in (hours.start, hours.last_second))
    outside = subtract(named, intervals_of(make_spans(EVERY_DAY, start, end + 1)))
    if not outside:
        return []
    if times.is_ambiguous and outside == named and named:
        raise UnclearNote(f"A note cannot open other contact hours: {NOT_CONSENT}.")
    return [f"Contact hours stay as they are: {NOT_CONSENT}."]


async def _require_user(work: Work, name: str) -> None:
    if await work.session.scalar(select(Collector.id).where(Collector.name == name)) is None:
        raise ParleyError(f"There is no user {name} of the console.")


async def _account(work: Work, account_ref: str, creditor_id: str | None) -> tuple[Account, Consumer]:
    query = (
        select(Account, Consumer)
        .join(Consumer, Consumer.id == Account.consumer_id)
        .where(Account.account_ref == account_ref)
    )
    if creditor_id is not None:
        query = query.where(Account.creditor_id == creditor_id)
    found = (await work.session.execute(query)).all()
    if not found:
        raise NoSuchAccount(f"There is no account {account_ref}.")
    if len(found) > 1:
        raise NoSuchAccount(f"Several creditors have an account {account_ref}: say which with --creditor.")
    account, consumer = found[0]
    return account, consumer
