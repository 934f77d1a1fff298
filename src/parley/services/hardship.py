"""A stated hardship: nothing that nobody asked for is sent for a while, and the talk itself goes on as before (EV-HARD)."""

from parley.services.context import Services
from parley.services.hold_place import Cause, Subject, place_hold
from parley.services.ports import Understood
from parley.storage.database import Work
from parley.storage.tables import Conversation, Message

_INTENT = "claim_hardship"


async def note_hardship(
    services: Services, work: Work, conversation: Conversation, message: Message, understood: Understood
) -> None:
    """Place the hold that silences nobody, once; what the hardship is stays in the message."""
    if understood.intent != _INTENT or conversation.consumer_id is None:
        return
    evidence = {
        "source": "model",
        "rules": [],
        "findings": [
            {"intent": _INTENT, "score": round(understood.confidence, 4), "model": understood.raw.get("model")}
        ],
        "detector_version": services.compliance.optout.lexicon_version,
        "citation": "program policy EV-HARD",
    }
    cause = Cause(evidence, message_id=message.id)
    await place_hold(work, services.compliance.holds, "HARDSHIP", Subject.of(conversation, ()), cause)
