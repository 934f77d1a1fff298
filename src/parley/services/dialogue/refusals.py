"""Where the negotiator ends without granting what was asked: a person takes over or is told, and what is owed is queued.

In some places a decision made by a program against a consumer has to be explained in plain words within so many days, with
a way to correct the facts and a review by a person (AI-CO). Adverse is what ends here: the negotiator refused, could not
decide within its authority, or found nothing that fits, so nothing of what the consumer proposed or asked for was granted. A
counter-offer is no ending; the talk about it goes on, and comes here where it fails.
Source: Colorado SB 26-189; rule catalogue 4.1, AI-CO.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from parley.negotiation import Reason
from parley.services.conversations import Party
from parley.services.dialogue.scene import Scene
from parley.services.escalations import EXPLAIN_DECISION, TASK_SLA, escalate
from parley.services.state_law import conversation_law
from parley.services.wording import Say

_DECISION: Final = "negotiation_"
# Where nothing is owed, nothing was decided against anybody.
_NOT_ADVERSE: Final = frozenset({f"{_DECISION}{Reason.NO_BALANCE}"})


async def hand_over(scene: Scene, reason: str) -> Sequence[Say]:
    """Ask a person to take over, and say so."""
    await _owe_explanation(scene, reason)
    await escalate(scene.work, scene.conversation, reason, message_id=scene.turn.message_id)
    return [Say("utter_handover")]


async def refer(scene: Scene, reason: str) -> Sequence[Say]:
    """Tell a person, without silencing the conversation, and name where free help with all bills is found."""
    await _owe_explanation(scene, reason)
    await escalate(
        scene.work,
        scene.conversation,
        reason,
        message_id=scene.turn.message_id,
        silences_bot=False,
        sla=TASK_SLA,
    )
    return [Say("utter_credit_counseling")]


async def _owe_explanation(scene: Scene, reason: str) -> None:
    """Queue the explanation of an adverse decision where a plausible place of an account asks for one.

    While the task is open, another refusal joins it; once it is closed, the next one opens a new one. Each is in the log.
    """
    if not reason.startswith(_DECISION) or reason in _NOT_ADVERSE:
        return
    owed = await _owed(scene)
    if not owed:
        return
    days = min(days for _, days, _ in owed)
    scene.work.audit(
        "decision.explanation_owed",
        chain=scene.conversation.id,
        subject=scene.turn.message_id,
        rule_id="AI-CO",
        reason=reason,
        account_ids=[account_id for account_id, _, _ in owed],
        places=sorted({place for _, _, places in owed for place in places}),
        within_days=days,
    )
    await escalate(
        scene.work,
        scene.conversation,
        EXPLAIN_DECISION,
        message_id=scene.turn.message_id,
        silences_bot=False,
        sla=timedelta(days=days),
    )


async def _owed(scene: Scene) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return account, days, and the places that ask for it, of each account the talk is about that has such a place."""
    found = []
    for account in scene.joint or (scene.known.account,):
        party = Party(account, scene.known.consumer)
        law = await conversation_law(scene.services, scene.work, scene.conversation, party)
        days = law.strictest.parameters.adverse_decision_explanation_days if law is not None else 0
        if law is not None and days:
            found.append((account.id, days, law.strictest.decided_by["adverse_decision_explanation_days"]))
    return found
