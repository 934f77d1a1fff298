"""The second "I do not understand" in a row goes to a person, before anything else is asked or offered (EV-DISAB).

The first one is answered as any wish to hear it again. With the second the bot is silent, so that no plan is agreed by
somebody who has just said twice that they do not follow. A message that was not read is passed over; anything understood
in between starts anew. Source: program policy EV-DISAB (rule catalogue, section 6).
"""

from collections.abc import Sequence
from functools import wraps

from parley.services.bank_holidays import business_days_after
from parley.services.confusion import note_confusion
from parley.services.dialogue.scene import Scene, UseCase
from parley.services.escalations import escalate
from parley.services.wording import Say
from parley.storage.tables import Message

_SLA_BUSINESS_DAYS = 1


async def hand_over_if_confused(scene: Scene) -> Sequence[Say]:
    """Take the present message as a signal of confusion; return the hand-over where it is the second, else nothing."""
    if not note_confusion(scene.conversation, scene.turn.message_id):
        return ()
    now = scene.work.now
    await escalate(
        scene.work,
        scene.conversation,
        "confused",
        message_id=scene.turn.message_id,
        sla=business_days_after(now, _SLA_BUSINESS_DAYS) - now,
    )
    return [Say("utter_handover")]


def heeding_confusion(move: UseCase) -> UseCase:
    """Let a move that answers confusion hand over instead, where it is the second time."""

    @wraps(move)
    async def run(scene: Scene) -> Sequence[Say]:
        message = await scene.work.session.get(Message, scene.turn.message_id)
        if message is not None and message.payload:
            # A button of an older message is read as a wish to be asked again; its reader said nothing of the kind.
            return await move(scene)
        return await hand_over_if_confused(scene) or await move(scene)

    return run
