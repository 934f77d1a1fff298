"""Take down what a consumer wishes about times, places and media, say it back, and take it back again.

Runs in the caller's transaction, with the legal effect of the message, so the wish binds from the next message on. A
later, clearer statement replaces an earlier one of its kind; an unclear one is only ever added (the broader block).
Source: 12 CFR 1006.6(b)(1), (b)(3), 1006.14(h)(1); rules REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-6B3, REGF-14H1.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from parley.compliance.preference_echo import write_media, write_schedule
from parley.compliance.preference_signs import names_contact
from parley.compliance.preference_values import MEDIA
from parley.compliance.preferences import MediaWish, PlaceWish, TimesWish, Wishes, read_wishes
from parley.compliance.stated_place import StatedPlace, read_stated_place
from parley.ids import new_id
from parley.services.contact_times import live_preferences, plausible_zones
from parley.services.context import Services
from parley.services.conversations import find_party, lock_person, person_zones
from parley.services.regions import STATE_ZONES
from parley.services.suppression import suppress
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import ContactPreference, Conversation

_NOTED: Final = "utter_ack_contact_preference"
_ANY_TIME: Final = "utter_ack_contact_any_time"
_ECHOES: Final = {
    ("blocked", True): "utter_ack_texts_blocked",
    ("allowed", True): "utter_ack_texts_allowed",
    ("blocked", False): "utter_ack_contact_blocked",
    ("allowed", False): "utter_ack_contact_allowed",
}
_RULE_OF: Final = {
    "times": "REGF-6B1-DESIG",
    "place": "REGF-6B1-PLACE",
    "medium": "REGF-14H1",
    "location": "REGF-6B1-TIME",
}
_LIFTED: Final = frozenset({"times", "place", "medium"})
"""What "any time is fine" takes back; where somebody is stays known."""


@dataclass(frozen=True, slots=True)
class Wisher:
    """Whose wish it is, who says so, and the evidence."""

    consumer_id: str | None
    conversation_id: str | None
    by: str
    message_id: str | None = None
    said: str | None = None

    @property
    def chain(self) -> str:
        """The audit chain the wish is told in."""
        return self.conversation_id or self.consumer_id or "contact"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was made of a statement: the one answer, and whether a person must look at it."""

    says: tuple[Say, ...]
    needs_review: bool


async def take_wishes(services: Services, work: Work, conversation: Conversation, message_id: str, text: str) -> Taken:
    """Give a consumer's statement about how to be contacted its effect, from this transaction on."""
    wishes = read_wishes(text, services.compliance.preferences)
    wisher = Wisher(conversation.consumer_id, conversation.id, "consumer", message_id=message_id)
    # Nothing may be decided meanwhile in another conversation of theirs on what held before (I3).
    await lock_person(work, conversation.consumer_id, places_hold=True)
    live = await live_preferences(work, conversation)
    until = None
    if wishes.place is not None:
        party = await find_party(work, conversation)
        zones = plausible_zones(live, person_zones(conversation, party))
        until = place_is_over_at(wishes.place, work.now, zones, hours=services.compliance.preferences.place_h)
    await store_wishes(services, work, wisher, wishes, _theirs_to_lift(conversation, live), place_until=until)
    if wishes.work_phone is not None and conversation.channel == "sms":
        await suppress(work, conversation, medium="sms", reason="work_number", message_id=message_id, source="consumer")
        return Taken((), wishes.needs_review)
    return Taken((say_back(wishes, conversation.language),), wishes.needs_review)


async def store_wishes(
    services: Services,
    work: Work,
    wisher: Wisher,
    wishes: Wishes,
    live: Sequence[ContactPreference],
    *,
    place_until: datetime | None,
) -> None:
    """Store every wish of one statement, and withdraw what it replaces; a note replaces nothing (REGF-6B4)."""
    live = live if wisher.message_id else ()
    version = services.compliance.preferences.parser_version
    if wishes.lifts_all:
        withdraw(work, wisher, live, kinds=_LIFTED)
    if wishes.ends_place:
        withdraw(work, wisher, live, kinds={"place"})
    if wishes.times is not None:
        _replace_times(work, wisher, live, wishes.times)
        schedule = {"mode": wishes.times.mode, "spans": [span.as_json() for span in wishes.times.spans]}
        _add(work, wisher, "times", schedule, wishes.times.channels, wishes.times.is_ambiguous, version)
    if wishes.place is not None:
        withdraw(work, wisher, live, kinds={"place"})
        _add(
            work, wisher, "place", {"place": wishes.place.place}, MEDIA, wishes.place.is_ambiguous, version,
            expires_at=place_until or work.now + timedelta(hours=services.compliance.preferences.place_h),
        )  # fmt: skip
    if wishes.media is not None:
        _open_wanted(work, wisher, live, wishes.media)
        if wishes.media.closed or wishes.media.wanted not in (None, "sms", "web"):
            wanted = {"wanted": wishes.media.wanted}
            _add(work, wisher, "medium", wanted, wishes.media.closed, wishes.media.is_ambiguous, version)
    await work.session.flush()


async def note_location(services: Services, work: Work, conversation: Conversation, message_id: str, text: str) -> None:
    """Remember where the person says they are; it adds to the zones that count and replaces the last statement."""
    if read_stated_place(text) is None:
        return
    live = await live_preferences(work, conversation)
    wisher = Wisher(conversation.consumer_id, conversation.id, "consumer", message_id=message_id)
    await store_location(services, work, wisher, live, text)


async def store_location(
    services: Services, work: Work, wisher: Wisher, live: Sequence[ContactPreference], text: str
) -> None:
    """Store where somebody is said to be, unless it is known."""
    stated = read_stated_place(text)
    if stated is None:
        return
    schedule = {"state": stated.state, "zones": _zones_of(stated)}
    known = [row for row in live if row.kind == "location"]
    if any(row.schedule == schedule for row in known):
        return
    withdraw(work, wisher, known if wisher.message_id else (), kinds={"location"})
    _add(work, wisher, "location", schedule, MEDIA, False, services.compliance.preferences.parser_version)
    await work.session.flush()


async def take_back(
    services: Services, work: Work, conversation: Conversation, message_id: str, text: str
) -> Sequence[Say] | None:
    """Withdraw wishes a message takes back; None where it takes nothing back or is to be answered like any other.

    While something is negotiated, "any time is fine" may be about a payment: then it must name a way of contact.
    """
    known = _theirs_to_lift(conversation, await live_preferences(work, conversation))
    live = [row for row in known if row.kind in _LIFTED]
    if not live:
        return None
    wishes = read_wishes(text, services.compliance.preferences)
    wisher = Wisher(conversation.consumer_id, conversation.id, "consumer", message_id=message_id)
    if wishes.lifts_all and (conversation.phase != "negotiating" or names_contact(text)):
        withdraw(work, wisher, live, kinds=_LIFTED)
        await work.session.flush()
        return (Say(_ANY_TIME),)
    if wishes.ends_place:
        withdraw(work, wisher, live, kinds={"place"})
        await work.session.flush()
    return None


async def resume_on(work: Work, conversation: Conversation, message_id: str, wishes: Wishes) -> bool:
    """Take back, with an opt-out, the wish that closed this very medium, and every wish where any time is fine now."""
    live = _theirs_to_lift(conversation, await live_preferences(work, conversation))
    wisher = Wisher(conversation.consumer_id, conversation.id, "consumer", message_id=message_id)
    here = [row for row in live if row.kind == "medium" and conversation.channel in row.channels]
    withdrawn = withdraw(work, wisher, here, kinds={"medium"})
    if wishes.lifts_all:
        withdrawn += withdraw(work, wisher, live, kinds=_LIFTED)
    elif wishes.ends_place:
        withdrawn += withdraw(work, wisher, live, kinds={"place"})
    await work.session.flush()
    return withdrawn > 0


def _theirs_to_lift(conversation: Conversation, live: Sequence[ContactPreference]) -> list[ContactPreference]:
    """Return the wishes that whoever writes may take back: all once verified, else those made from this very number.

    Anybody may ask for less contact; a protection of the consumer falls only by the consumer's word.
    """
    if conversation.right_party_status == "verified":
        return list(live)
    is_their_number = conversation.channel == "sms" and conversation.right_party_status == "unverified"
    return [row for row in live if is_their_number and row.conversation_id == conversation.id]


def withdraw(
    work: Work,
    wisher: Wisher,
    rows: Sequence[ContactPreference],
    *,
    kinds: Collection[str],
    because: str | None = None,
) -> int:
    """Withdraw live wishes of these kinds; returns how many."""
    mine = [row for row in rows if row.kind in kinds and row.withdrawn_at is None]
    for row in mine:
        row.withdrawn_at, row.withdrawn_by = work.now, wisher.by
        work.audit(
            "preference.withdrawn",
            chain=wisher.chain,
            subject=row.id,
            preference=row.kind,
            by=wisher.by,
            because=because,
            message_id=wisher.message_id,
        )
    return len(mine)


def say_back(wishes: Wishes, language: str) -> Say:
    """Return the approved words that say a wish back; what does not fit is noted without being repeated."""
    if wishes.times is not None:
        words = write_schedule(wishes.times.spans, language)
        if words is None:
            return Say(_NOTED)
        is_about_texts = set(wishes.times.channels) <= {"sms", "web"}
        return Say(_ECHOES[wishes.times.mode, is_about_texts], {"schedule": words})
    if wishes.media is not None and wishes.media.closed:
        return Say("utter_ack_contact_media", {"media": write_media(wishes.media.closed, language)})
    if wishes.place is not None:
        return Say("utter_ack_contact_place")
    return Say(_ANY_TIME if wishes.lifts_all else _NOTED)


def place_is_over_at(place: PlaceWish, now: datetime, zones: Sequence[str], *, hours: int) -> datetime:
    """Return when a place is taken to be over: at the time of day named, in the latest zone, else after `hours`."""
    latest = now + timedelta(hours=hours)
    if place.until is None or not zones:
        return latest
    ends = []
    for name in zones:
        local = now.astimezone(ZoneInfo(name))
        end = datetime.combine(local.date(), time(), tzinfo=local.tzinfo) + timedelta(minutes=place.until)
        ends.append(end if end > local else end + timedelta(days=1))
    return min(latest, max(ends)).astimezone(now.tzinfo)


def _replace_times(work: Work, wisher: Wisher, live: Sequence[ContactPreference], wish: TimesWish) -> None:
    """A clear statement replaces unclear ones, and a clear "only then" every earlier "only then"."""
    if wish.is_ambiguous:
        return
    for row in live:
        is_same_mode = row.kind == "times" and row.schedule["mode"] == "allowed" and wish.mode == "allowed"
        is_covered = set(row.channels) <= set(wish.channels)
        if row.kind == "times" and is_covered and (row.is_ambiguous or is_same_mode):
            withdraw(work, wisher, [row], kinds={"times"})


def _open_wanted(work: Work, wisher: Wisher, live: Sequence[ContactPreference], wish: MediaWish) -> None:
    """Withdraw what a later wish for the same medium contradicts, or says again."""
    for row in live:
        if row.kind == "medium" and (wish.wanted in row.channels or set(row.channels) <= set(wish.closed)):
            withdraw(work, wisher, [row], kinds={"medium"})


def _add(
    work: Work,
    wisher: Wisher,
    kind: str,
    schedule: dict[str, Any],
    channels: Sequence[str],
    is_ambiguous: bool,
    version: int,
    *,
    expires_at: datetime | None = None,
) -> None:
    row = ContactPreference(
        id=new_id("prf"),
        consumer_id=wisher.consumer_id,
        conversation_id=wisher.conversation_id,
        channels=list(channels),
        kind=kind,
        schedule=schedule,
        is_ambiguous=is_ambiguous,
        message_id=wisher.message_id,
        said=wisher.said,
        parsed_by=f"{_RULE_OF[kind]} v{version}",
        placed_by=wisher.by,
        placed_at=work.now,
        expires_at=expires_at,
    )
    work.session.add(row)
    work.audit("preference.set", chain=wisher.chain, subject=row.id, by=wisher.by, **row.evidence)


def _zones_of(stated: StatedPlace) -> list[str]:
    return list(STATE_ZONES[stated.state]) if stated.state else [stated.zone] if stated.zone else []
