"""What states and cities want said in the first written notice, in a section of its own.

Source: 12 CFR 1006.34(d)(3)(iv); rule catalogue 5.2 and 5.3; rule REGF-34D.
"""

from parley.compliance.state_texts import StateText
from parley.services.context import Services
from parley.services.conversations import Party
from parley.services.state_law import AGE_PHASES, law_of, text_fields, texts_for
from parley.storage.database import Work


async def notice_state_texts(
    services: Services, work: Work, party: Party, *, conversation_id: str, language: str
) -> list[tuple[StateText, str]]:
    """Return each text a notice has to carry, and how it reads for this debt; an old debt's explanation among them.

    Raises:
        KeyError: A text has a field nobody fills.
    """
    law = await law_of(services, work, party, conversation_id=conversation_id)
    texts = texts_for(services, law, "first_written", language)
    age_phase = AGE_PHASES.get(law.limitation.status)
    if age_phase is not None:
        texts += texts_for(services, law, age_phase, language)
    fields = await text_fields(services, work, party.account)
    return [(text, text.render(fields)) for text in texts]
