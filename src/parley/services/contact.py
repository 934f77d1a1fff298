"""Facts about whether this person may be contacted at this number at all: what is stopped, consent, the number's state.

Read anew when a text is written and when it leaves. Source: rule catalogue, section 0.2 (G0, G3, G4).
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from parley.compliance.consent import Consent, judge_consent
from parley.compliance.number_fitness import NumberFacts, judge_number
from parley.compliance.program_stops import Stop, stops_reaching
from parley.services.consents import consents_of
from parley.services.context import Services
from parley.services.conversations import Party, find_party
from parley.services.numbers import number_facts
from parley.services.program import live_stops
from parley.services.state_law import conversation_law
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What gates G0, G3 and G4 ask about one conversation; the last three stay None in web chat, which needs none."""

    stops: tuple[Stop, ...]
    consents: tuple[Consent, ...] | None
    requires_direct_consent: bool | None
    number: NumberFacts | None


async def contact_facts(
    services: Services, work: Work, conversation: Conversation, party: Party | None
) -> ContactFacts:
    """Read the facts; one that cannot be read raises, and then nothing is sent."""
    stops = await live_stops(work)
    if conversation.channel != "sms":
        return ContactFacts(stops, None, None, None)
    consents = await consents_of(work, conversation.address)
    return ContactFacts(
        stops=stops,
        consents=consents,
        requires_direct_consent=await _requires_direct(services, work, conversation, party),
        number=await number_facts(work, conversation.address, consents),
    )


async def _requires_direct(services: Services, work: Work, conversation: Conversation, party: Party | None) -> bool:
    """Tell whether a place the consumer may be in asks for their own consent to electronic messages (REGF-104)."""
    law = await conversation_law(services, work, conversation, party)
    return law is not None and law.strictest.parameters.electronic_consent == "required"


async def is_stopped(services: Services, work: Work, conversation: Conversation, message: Message) -> bool:
    """Tell whether a stop put in force since the text was written reaches it, whatever it says."""
    stops = await live_stops(work)
    party = await find_party(work, conversation) if stops else None
    return bool(
        stops_reaching(
            stops,
            channel=conversation.channel,
            creditor_id=party.account.creditor_id if party else None,
            response_name=message.response_name,
            campaign_id=services.compliance.program.campaign_id,
        )
    )


async def unfit_since(services: Services, work: Work, conversation: Conversation, message: Message) -> str | None:
    """Say what came up since a text was written about consent or the number, or None when it may still leave."""
    party = await find_party(work, conversation)
    facts = await contact_facts(services, work, conversation, party)
    if facts.number is None or facts.consents is None:
        return None
    verdict = judge_consent(
        facts.consents,
        now=work.now,
        account_id=party.account.id if party else None,
        campaign_id=services.compliance.program.campaign_id,
        is_reply=await _was_reply(services, work, message),
        requires_direct=facts.requires_direct_consent is not False,
    )
    if verdict.reason is not None:
        return "consent_missing"
    unfit = judge_number(facts.number, now=work.now, policy=services.compliance.number_fitness)
    return "number_unfit" if unfit else None


async def _was_reply(services: Services, work: Work, message: Message) -> bool:
    """Tell whether the text was an answer when it was written, as the gate judged it: a person's names no message."""
    if message.in_reply_to is not None:
        return True
    asked_at = await work.session.scalar(
        select(Message.created_at)
        .where(
            Message.conversation_id == message.conversation_id,
            Message.direction == "in",
            Message.seq < message.seq,
        )
        .order_by(Message.seq.desc())
        .limit(1)
    )
    limit = timedelta(seconds=services.compliance.quiet.reply_max_age_s)
    return asked_at is not None and message.created_at - asked_at <= limit
