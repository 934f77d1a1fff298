"""Invariants I3 and I7: under a hold nobody speaks, and bot and person never speak at once."""

import pytest

from parley.compliance.holds import HOLD_KINDS
from parley.ids import new_id
from parley.services.console import claim, reply
from parley.services.outbound import Blocked
from parley.storage.tables import Hold
from tests.integration.talk.gatekeeping import all_responses, try_to_send
from tests.integration.talk.stage import Stage


@pytest.mark.parametrize("kind", [name for name, hold in HOLD_KINDS.items() if hold.is_silence])
async def test_i3_under_a_hold_nothing_leaves_but_its_one_acknowledgement(stage: Stage, kind: str) -> None:
    robin = await stage.person()
    conversation = await stage.verified(robin)
    ana = await stage.collector()
    async with stage.services.db.work() as work:
        work.session.add(
            Hold(
                id=new_id("hld"),
                kind=kind,
                scope="consumer",
                lift_role="supervisor",
                consumer_id=robin.consumer_id,
                conversation_id=conversation.id,
                evidence_message_id="msg_elsewhere",
                evidence={},
                placed_at=work.now,
                acknowledged_at=work.now,
            )
        )
    tried = ("utter_help", "utter_balance", "utter_ack_neutral", "utter_ack_dispute", "utter_bot_is_back")
    for author in ("bot", "system"):
        for name, (state, reasons) in (await try_to_send(stage, conversation, tried, author)).items():
            assert state == "blocked", (name, author)
            assert "HOLD_" in reasons or "ALREADY_" in reasons, (name, author, reasons)
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    with pytest.raises(Blocked, match=kind):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="Hello.")
    assert await stage.deliver(conversation.id) == 0


@pytest.mark.parametrize("handover", ["waiting", "claimed"])
async def test_i7_from_hand_over_to_release_the_gate_lets_no_word_of_the_bot_out(stage: Stage, handover: str) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "a person please", "request_human")
    conversation = await stage.conversation(robin)
    if handover == "claimed":
        await claim(stage.services, conversation_id=conversation.id, collector_id=await stage.collector())
    conversation = await stage.conversation(robin)
    assert conversation.handover == handover
    wording = stage.services.wording
    silenced = [
        name for name in all_responses(stage) if wording.get(name, "en").kind not in ("crisis", "opt_out_confirmation")
    ]
    for name, (state, reasons) in (await try_to_send(stage, conversation, silenced)).items():
        assert (state, "BOT_SILENT" in reasons) == ("blocked", True), name
