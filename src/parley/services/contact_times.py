"""When a person may be contacted on a channel, as the gate, the delivery and a dry run read it from the records."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select

from parley.compliance.contact_window import ContactTerms
from parley.compliance.designated import Designated
from parley.compliance.preferences import TimesWish
from parley.compliance.schedules import span_from_json
from parley.services.context import Services
from parley.storage.database import Work
from parley.storage.tables import ContactPreference, Conversation


async def live_preferences(work: Work, conversation: Conversation) -> list[ContactPreference]:
    """Return the wishes in force for the person of a conversation, or for the conversation while nobody is known."""
    return await preferences_of(work, consumer_id=conversation.consumer_id, conversation_id=conversation.id)


async def preferences_of(
    work: Work, *, consumer_id: str | None, conversation_id: str | None = None
) -> list[ContactPreference]:
    """Return the wishes in force of a consumer, or of a conversation, the oldest first."""
    return await work.recall(
        ("preferences", consumer_id, conversation_id), lambda: _read_preferences(work, consumer_id, conversation_id)
    )


async def _read_preferences(
    work: Work, consumer_id: str | None, conversation_id: str | None
) -> list[ContactPreference]:
    scopes = [(ContactPreference.consumer_id, consumer_id), (ContactPreference.conversation_id, conversation_id)]
    ours = or_(*(column == wanted for column, wanted in scopes if wanted is not None))
    rows = await work.session.scalars(
        select(ContactPreference)
        .where(
            ours,
            ContactPreference.withdrawn_at.is_(None),
            or_(ContactPreference.expires_at.is_(None), ContactPreference.expires_at > work.now),
        )
        .order_by(ContactPreference.placed_at, ContactPreference.id)
    )
    return list(rows)


def plausible_zones(rows: Sequence[ContactPreference], zones: Sequence[str]) -> tuple[str, ...]:
    """Add the zones of the last stated location to those of the number and the address (REGF-6B1-TIME)."""
    stated = [zone for row in rows if row.kind == "location" for zone in row.schedule["zones"]]
    return tuple(sorted({*zones, *stated}))


def stated_state(rows: Sequence[ContactPreference]) -> str | None:
    """Return the state the person last said to be in; their own words to us go before a note's (REGF-6B4)."""
    stated = [row for row in rows if row.kind == "location" and row.schedule["state"]]
    own = [row for row in stated if row.message_id is not None]
    found: str | None = (own or stated)[-1].schedule["state"] if stated else None
    return found


def designated_of(
    services: Services, rows: Sequence[ContactPreference], channel: str, *, answers: str | None
) -> tuple[Designated, ...]:
    """Return the wishes that bear on a channel, as the gate reads them."""
    found = []
    for row in rows:
        if channel not in row.channels:
            continue
        if row.kind == "times":
            found.append(Designated(preference_id=row.id, kind="times", blocked=times_of(row).blocked))
        elif row.kind == "place":
            may_answer = services.compliance.preferences.answer_at_place[channel]
            is_the_statement = answers is not None and answers == row.message_id
            found.append(
                Designated(
                    preference_id=row.id,
                    kind="place",
                    place=row.schedule["place"],
                    until=row.expires_at,
                    excuses_reply=may_answer or is_the_statement,
                )
            )
        elif row.kind == "medium":
            found.append(Designated(preference_id=row.id, kind="medium"))
    return tuple(found)


def times_of(row: ContactPreference) -> TimesWish:
    """Return a stored schedule as the wish it was."""
    spans = tuple(span_from_json(span) for span in row.schedule["spans"])
    return TimesWish(row.schedule["mode"], spans, tuple(row.channels), row.is_ambiguous)


def must_wait_for_place(terms: ContactTerms, now: datetime) -> bool:
    """Tell whether the person is at a place where even what they write now is not answered (REGF-6B1-PLACE)."""
    return any(
        wish.kind == "place" and not wish.excuses_reply and (wish.until is None or now < wish.until)
        for wish in terms.designated
    )
