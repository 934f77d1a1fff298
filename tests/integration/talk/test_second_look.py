"""A message the rules have settled is shown to the model as well: union of both, and one answer (catalogue 0.2)."""

import pytest

from parley.services.ports import AssistantUnavailable
from parley.services.second_look import look_again
from parley.storage.tables import Escalation, Hold, Suppression
from tests.integration.talk.stage import Person, Stage


async def settled(stage: Stage, text: str) -> tuple[Person, str, int]:
    """A verified person says something the rules settle; returns what was said in answer."""
    robin = await stage.person()
    await stage.verified(robin)
    before = len(stage.carrier.taken)
    received = await stage.receive(robin.phone, text)
    await stage.deliver(received.conversation_id)
    return robin, received.message_id, len(stage.carrier.taken) - before


async def kinds(stage: Stage, robin: Person) -> set[str]:
    return {hold.kind for hold in await stage.rows(Hold, consumer_id=robin.consumer_id)}


async def test_what_only_the_model_finds_takes_effect_without_a_second_answer(stage: Stage) -> None:
    robin, message_id, answers = await settled(stage, "i dispute this debt, the thing with my brother")
    assert (await kinds(stage, robin), answers) == ({"DISPUTE"}, 1)
    stage.assistant.expect("claim_bankruptcy")
    conversation_id = await look_again(stage.services, stage.assistant, message_id)
    assert await kinds(stage, robin) == {"DISPUTE", "BANKRUPTCY"}
    assert await stage.deliver(conversation_id) == 0
    reasons = {row.reason for row in await stage.rows(Escalation, conversation_id=conversation_id)}
    assert {"dispute", "bankruptcy"} <= reasons


async def test_somebody_in_danger_is_answered_even_then(stage: Stage) -> None:
    robin, message_id, _ = await settled(stage, "i dispute this debt")
    stage.assistant.expect("express_crisis")
    conversation_id = await look_again(stage.services, stage.assistant, message_id)
    assert "CRISIS" in await kinds(stage, robin)
    assert await stage.deliver(conversation_id) == 1
    assert "988" in stage.carrier.bodies[-1]


async def test_looking_twice_changes_nothing_and_what_the_rules_found_is_not_applied_again(stage: Stage) -> None:
    robin, message_id, _ = await settled(stage, "i dispute this debt")
    for intent in ("dispute_debt", "claim_bankruptcy"):
        stage.assistant.expect(intent)
        await look_again(stage.services, stage.assistant, message_id)
    assert await kinds(stage, robin) == {"DISPUTE"}
    assert len(await stage.rows(Hold, consumer_id=robin.consumer_id)) == 1


async def test_an_assistant_that_is_away_is_asked_again(stage: Stage) -> None:
    robin, message_id, _ = await settled(stage, "i dispute this debt")
    stage.assistant.is_down = True
    with pytest.raises(AssistantUnavailable):
        await look_again(stage.services, stage.assistant, message_id)
    stage.assistant.is_down = False
    stage.assistant.expect("claim_attorney")
    await look_again(stage.services, stage.assistant, message_id)
    assert await kinds(stage, robin) == {"DISPUTE", "ATTORNEY"}


@pytest.mark.parametrize(
    ("text", "is_stopped"),
    [
        pytest.param("stop was a mistake, you can text me again", False, id="words that take a stop back"),
        pytest.param("i dispute this debt", True, id="the model alone sees a stop"),
    ],
)
async def test_the_models_stop_does_not_undo_what_the_rules_have_resumed(
    stage: Stage, text: str, is_stopped: bool
) -> None:
    robin, message_id, _ = await settled(stage, text)
    stage.assistant.expect("stop_contact")
    await look_again(stage.services, stage.assistant, message_id)
    assert bool(await stage.rows(Suppression, address=robin.phone, lifted_at=None)) is is_stopped
