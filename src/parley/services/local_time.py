"""The consumer's own calendar day, which "today" and "the 3rd" are about."""

from parley.clock import local_day
from parley.services.conversations import find_party
from parley.services.regions import home_zone
from parley.storage.database import Work
from parley.storage.tables import Conversation


async def consumer_day(work: Work, conversation: Conversation) -> str:
    """Return today as the consumer's calendar shows it, as an ISO date."""
    party = await find_party(work, conversation)
    phone = conversation.address if conversation.channel == "sms" else None
    zone = home_zone(phone_e164=phone, state=party.consumer.state if party else None)
    return local_day(work.now, zone).isoformat()
