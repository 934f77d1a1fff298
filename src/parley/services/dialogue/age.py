"""Debts that may be too old to sue on, that are gone, or that a waiting time protects: a person looks at them first.

Nothing about such a debt is said or asked; the consumer is told, truthfully and without an ask, that a person answers in writing.
Source: rule catalogue 5.3, TB-ASK, TB-CALC; decision "fail closed".
"""

from collections.abc import Sequence

from parley.compliance.state_facts import StateFacts
from parley.services.conversations import Party, silencing_holds
from parley.services.dialogue.scene import Scene
from parley.services.escalations import TASK_SLA, escalate
from parley.services.state_law import state_facts
from parley.services.wording import Say
from parley.storage.tables import Account


async def facts_about(scene: Scene, account: Account) -> StateFacts:
    """Return what the law of its places says about an account of the consumer who is here."""
    party = Party(account, scene.known.consumer)
    return await state_facts(scene.services, scene.work, scene.conversation, party)


async def is_for_a_person(scene: Scene, account: Account) -> bool:
    """Tell whether nothing may be said about an account before a person has looked at it.

    A text cannot carry what has to stand next to an amount of an old debt, so by SMS such a debt always is (TB-ASK).
    """
    facts = await facts_about(scene, account)
    return facts.stops_talk or (facts.age == "TIME_BARRED_SUSPECT" and scene.conversation.channel == "sms")


async def is_explanation_owed(scene: Scene) -> bool:
    """Tell whether no payment may be asked for yet: what the age of a debt means was not explained (TB-CONSEQ)."""
    found = [await facts_about(scene, account) for account in scene.joint or (scene.known.account,)]
    return any(facts.age == "NEAR_TB" and not facts.is_text_given for facts in found)


async def hand_over_if_due(scene: Scene) -> Sequence[Say]:
    """Hand the account that is talked of to a person, where it has to be; else, and under a hold, return nothing."""
    if await silencing_holds(scene.work, scene.conversation):
        return []
    for account in scene.joint or (scene.known.account,):
        if await is_for_a_person(scene, account):
            facts = await facts_about(scene, account)
            reason = "medical_wait" if facts.is_waiting else facts.age.lower()
            await escalate(scene.work, scene.conversation, reason, message_id=scene.turn.message_id, sla=TASK_SLA)
            return [Say("utter_person_answers_in_writing")]
    return []
