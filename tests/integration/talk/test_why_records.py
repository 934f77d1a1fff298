"""`parley why` of everything that has an id: plan, disclosure, decision, hand-over, legal hold, tombstone (I10)."""

import pytest

from parley.money import format_cents
from parley.services.erasing import erase_file
from parley.services.legal_holds import place_legal_hold, release_legal_hold
from parley.services.why import NothingToExplain, explain
from parley.storage.tables import DecisionRow, Disclosure, Escalation, Instalment, OfferRow, PaymentPlan
from tests.integration.conftest import NOW
from tests.integration.talk.stage import Person, Stage


async def why(stage: Stage, subject: str) -> str:
    return "\n".join(await explain(stage.services, subject))


async def agreed(stage: Stage) -> tuple[Person, PaymentPlan]:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "60 a month", "propose_installments", amount=6000, frequency="monthly", date="2026-12-01")
    await stage.sms(robin, "1", "choose_option", option=1)
    (plan,) = await stage.rows(PaymentPlan, account_id=robin.account_id)
    return robin, plan


async def test_a_plan_is_explained_by_its_payments_the_yes_and_the_offer_it_was_made_of(stage: Stage) -> None:
    _, plan = await agreed(stage)
    said = await why(stage, plan.id)
    assert f"Plan {plan.id}" in said
    assert f"agreed by message {plan.agreed_message_id}: 1" in said
    parts = await stage.rows(Instalment, plan_id=plan.id)
    assert len(parts) > 1
    assert all(f"{part.due_on}: {format_cents(part.amount_cents)}, {part.state}" in said for part in parts)
    (offer,) = await stage.rows(OfferRow, id=plan.offer_id)
    assert f"Offer {offer.id} ({offer.kind}, state accepted)" in said


async def test_a_disclosure_and_a_decision_are_explained_by_their_message(stage: Stage) -> None:
    robin, _ = await agreed(stage)
    (disclosure,) = await stage.rows(Disclosure, account_id=robin.account_id)
    said = await why(stage, disclosure.id)
    assert disclosure.wording_sha256 in said
    assert f"Message {disclosure.message_id}" in said
    (decision,) = await stage.rows(DecisionRow, message_id=disclosure.message_id)
    assert f"Message {disclosure.message_id}" in await why(stage, decision.id)


async def test_a_message_is_explained_with_every_gate_s_result(stage: Stage) -> None:
    robin, _ = await agreed(stage)
    conversation = await stage.conversation(robin)
    (decision, *_) = await stage.rows(DecisionRow, conversation_id=conversation.id)
    assert "gates: G0 passed" in await why(stage, decision.message_id)


async def test_a_hand_over_is_explained_by_the_message_that_led_to_it(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "a person please", "request_human")
    conversation = await stage.conversation(robin)
    (escalation, *_) = await stage.rows(Escalation, conversation_id=conversation.id)
    said = await why(stage, escalation.id)
    assert f"because of message {escalation.message_id}" in said
    assert "a person please" in said


async def test_a_legal_hold_and_a_tombstone_say_who_and_why(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    hold = await place_legal_hold(stage.services, robin.consumer_id, by="lee", reason="case 12")
    assert "by lee: case 12\n  in force" in await why(stage, hold)
    await release_legal_hold(stage.services, hold, by="ana", reason="settled")
    assert "by ana: settled" in await why(stage, hold)
    async with stage.services.db.work() as work:
        (tombstone, *_) = await erase_file(
            stage.services,
            work,
            robin.consumer_id,
            last_activity_at=NOW,
            retention_class="evidence",
            by="lee",
            reason="old",
        )
    assert "run by lee, class evidence: old" in await why(stage, tombstone)


@pytest.mark.parametrize("nothing", ["pln_nobody", "xyz_1", "words", ""])
async def test_an_id_of_nothing_is_refused_in_a_sentence(stage: Stage, nothing: str) -> None:
    with pytest.raises(NothingToExplain, match="ids look like"):
        await why(stage, nothing)
