"""The contact terms of one conversation under the law of every plausible place, for whoever asks outside the gate."""

from parley.compliance.contact_window import ContactTerms
from parley.compliance.gate_time import terms_under_law
from parley.services.contact_times import designated_of, live_preferences, plausible_zones, stated_state
from parley.services.context import Services
from parley.services.conversations import Party, person_zones
from parley.services.state_law import conversation_law
from parley.storage.database import Work
from parley.storage.tables import Conversation


async def read_contact_terms(
    services: Services, work: Work, conversation: Conversation, party: Party | None, *, answers: str | None = None
) -> ContactTerms:
    """Return what decides when the person may be contacted on the conversation's channel.

    Args:
        answers: Id of the message that is answered: the one that names a place may have its one acknowledgement.
    """
    rows = await live_preferences(work, conversation)
    law = await conversation_law(services, work, conversation, party)
    state = stated_state(rows)
    return terms_under_law(
        services.compliance.quiet,
        window=law.strictest.parameters.window if law else None,
        late_needs_consent=law is not None and law.strictest.parameters.late_contact_needs_direct_consent,
        zones=plausible_zones(rows, person_zones(conversation, party)),
        states=[*([party.consumer.state] if party else []), *([state] if state else [])],
        designated=designated_of(services, rows, conversation.channel, answers=answers),
    )
