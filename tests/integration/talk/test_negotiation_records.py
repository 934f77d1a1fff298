"""What is kept of a negotiation: each step with what the engine was given, and how each offer ended."""

import asyncio
import itertools
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from parley.negotiation import Counter, Proposal, respond, state_from_dict
from parley.negotiation.offers import AccountFacts
from parley.services.due import run_due
from parley.services.negotiation_history import proposal_from_dict, proposal_to_dict
from parley.services.negotiation_store import current_terms
from parley.services.why import explain
from parley.storage.tables import NegotiationStep, OfferRow, PaymentPlan
from tests.integration.talk.reading import digit, write
from tests.integration.talk.stage import Person, Stage

DECIDED = ("accepted", "countered", "expired", "withdrawn")


async def verified(stage: Stage, **more: Any) -> Person:
    robin = await stage.person(**more)
    await stage.verified(robin)
    return robin


async def steps(stage: Stage, person: Person) -> list[NegotiationStep]:
    found = await stage.rows(NegotiationStep, account_id=person.account_id)
    return sorted(found, key=lambda step: (step.recorded_at, step.id))


async def offers(stage: Stage, person: Person, **where: Any) -> list[OfferRow]:
    return await stage.rows(OfferRow, account_id=person.account_id, **where)


async def agree_to_a_plan(stage: Stage, person: Person) -> None:
    await write(stage, person, "250 a month from dec 1", "propose_installments")
    await digit(stage, person, 1)


async def test_each_question_to_the_engine_is_kept_with_its_answer(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "what can we do", "ask_options")
    stage.clock.forward(seconds=1)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    stage.clock.forward(seconds=1)
    await digit(stage, robin, 1)
    kept = await steps(stage, robin)
    assert [(step.act, step.outcome) for step in kept] == [
        ("options", "options"),
        ("respond", "accept"),
        ("confirm", "accept"),
    ]
    shown, answered, confirmed = kept
    assert shown.proposal is None
    assert shown.offer_out is None
    assert answered.proposal == {
        **proposal_to_dict(Proposal(kind="installments", amount_cents=25_000, frequency="monthly")),
        "first_due_on": "2026-12-01",
    }
    assert confirmed.offer == answered.offer_out
    [plan] = await stage.rows(PaymentPlan, account_id=robin.account_id)
    assert plan.total_cents == confirmed.offer["total_cents"]


async def test_a_kept_step_gives_the_same_answer_when_it_is_asked_again(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "30 a month", "propose_installments")
    [step] = await steps(stage, robin)
    async with stage.services.db.work() as work:
        terms_id, terms = await current_terms(work, "meridian", step.local_day)
    assert step.terms_id == terms_id
    facts, state = AccountFacts(**step.facts), state_from_dict(step.state_before)
    answer = respond(terms, facts, state, proposal_from_dict(step.proposal or {}), step.local_day)
    assert isinstance(answer, Counter)
    assert step.reason_code == answer.reason_code
    assert step.offer_out is not None
    assert step.offer_out["total_cents"] == answer.offer.total_cents


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(),
        Proposal(kind="installments", amount_cents=5000, hardship=True),
    ],
)
def test_a_proposal_comes_back_as_it_was_kept(proposal: Proposal) -> None:
    assert proposal_from_dict(proposal_to_dict(proposal)) == proposal


async def test_an_offer_answered_with_something_else_is_countered(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [first] = await offers(stage, robin)
    await write(stage, robin, "400 to settle", "propose_settlement")
    [old] = await offers(stage, robin, id=first.id)
    [new] = await offers(stage, robin, state="offered")
    assert (old.state, old.decided_at is not None) == ("countered", True)
    assert new.kind == "settlement"
    # A yes agrees to the new one only.
    await digit(stage, robin, 1)
    [plan] = await stage.rows(PaymentPlan, account_id=robin.account_id)
    assert plan.offer_id == new.id


async def test_our_own_next_offer_counters_the_one_before(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "30 a month", "propose_installments")
    await write(stage, robin, "70 a month", "propose_installments")
    states = sorted(row.state for row in await offers(stage, robin, kind="installments"))
    assert states == ["countered", "offered"]


async def test_a_declined_offer_is_withdrawn_and_an_old_one_expires(stage: Stage) -> None:
    robin, casey = await verified(stage), await verified(stage)
    for person in (robin, casey):
        await write(stage, person, "250 a month from dec 1", "propose_installments")
    await digit(stage, robin, 2)
    stage.clock.forward(days=20)
    await run_due(stage.services)
    assert [row.state for row in await offers(stage, robin)] == ["withdrawn"]
    assert [row.state for row in await offers(stage, casey)] == ["expired"]


async def test_a_hold_withdraws_what_was_offered(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    await write(stage, robin, "this isnt my debt", "dispute_debt")
    assert [row.state for row in await offers(stage, robin)] == ["withdrawn"]


async def test_an_agreement_withdraws_the_other_offers_of_the_account(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "what can we do", "ask_options")
    await agree_to_a_plan(stage, robin)
    found = {row.kind: row.state for row in await offers(stage, robin) if row.state != "countered"}
    assert found["installments"] == "accepted"
    assert set(found.values()) == {"accepted", "withdrawn"}


async def test_an_offer_keeps_what_it_went_by(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [offer] = await offers(stage, robin)
    assert offer.inputs["balance_cents"] == robin.balance_cents
    assert offer.reason_codes == ["accepted"]
    assert offer.conceded_cents == 0
    lines = "\n".join(await explain(stage.services, offer.id))
    for told in ("balance_cents: 120000", "reasons: accepted", "conceded $0.00", "version", "payments:"):
        assert told in lines


@pytest.mark.parametrize("end", DECIDED)
async def test_the_database_lets_an_offer_end_once(stage: Stage, end: str) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [offer] = await offers(stage, robin)
    await stage.change(OfferRow, offer.id, state=end, decided_at=stage.clock.now())
    for other in ("offered", *DECIDED):
        if other == end:
            continue
        decided_at = None if other == "offered" else stage.clock.now()
        with pytest.raises(DBAPIError, match="stays so"):
            await stage.change(OfferRow, offer.id, state=other, decided_at=decided_at)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        pytest.param({"state": "accepted"}, "ck_offer_decided", id="decided without a moment"),
        pytest.param({"decided_at": "now"}, "ck_offer_decided", id="a moment without a decision"),
        pytest.param({"total_cents": 1}, "does not change", id="another total"),
        pytest.param({"reason_codes": []}, "does not change", id="another reason"),
    ],
)
async def test_the_database_refuses_half_a_decision_and_another_figure(
    stage: Stage, values: dict[str, Any], complaint: str
) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [offer] = await offers(stage, robin)
    values = {name: stage.clock.now() if value == "now" else value for name, value in values.items()}
    with pytest.raises(DBAPIError, match=complaint):
        await stage.change(OfferRow, offer.id, **values)


async def test_the_database_refuses_a_plan_without_an_accepted_offer(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [offer] = await offers(stage, robin)
    with pytest.raises(DBAPIError, match="accepted offer"):
        async with stage.services.db.work() as work:
            work.session.add(
                PaymentPlan(
                    id=f"pln_{offer.id}",
                    account_id=robin.account_id,
                    offer_id=offer.id,
                    kind=offer.kind,
                    state="active",
                    total_cents=offer.total_cents,
                    agreed_message_id="msg_none",
                    agreed_at=work.now,
                )
            )
    assert await stage.rows(PaymentPlan, account_id=robin.account_id) == []


async def test_an_offer_is_not_stored_as_decided(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [offer] = await offers(stage, robin)
    with pytest.raises(DBAPIError, match="starts as offered"):
        async with stage.services.db.work() as work:
            await work.session.execute(
                sql(
                    'INSERT INTO parley.offer SELECT (jsonb_populate_record(o, \'{"id": "off_twice", "state":'
                    ' "expired", "decided_at": "2026-11-21T00:00:00Z"}\'::jsonb)).* FROM parley.offer o WHERE id = :id'
                ),
                {"id": offer.id},
            )


async def test_the_same_yes_sent_at_once_twice_makes_one_plan(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    stage.assistant.expect("choose_option", option=1)
    received = [await stage.receive(robin.phone, "1") for _ in range(2)]
    await asyncio.gather(*(stage.process(one.message_id) for one in received))
    assert len(await stage.rows(PaymentPlan, account_id=robin.account_id)) == 1
    assert [row.state for row in await offers(stage, robin)] == ["accepted"]


async def test_a_yes_against_a_newer_offer_agrees_to_nothing_that_was_replaced(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [older] = await offers(stage, robin)
    stage.assistant.expect("propose_installments", amount=30_000, frequency="monthly", date="2026-12-01")
    newer = await stage.receive(robin.phone, "300 a month")
    stage.assistant.expect("propose_installments", amount=30_000, frequency="monthly", date="2026-12-01")
    await stage.process(newer.message_id)
    await digit(stage, robin, 1)
    [plan] = await stage.rows(PaymentPlan, account_id=robin.account_id)
    assert plan.offer_id != older.id
    assert {row.id: row.state for row in await offers(stage, robin)}[older.id] == "countered"


async def test_an_offer_that_conceded_says_by_how_much(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "can i settle", "ask_settlement")
    await write(stage, robin, "400 to settle", "propose_settlement")
    await write(stage, robin, "700 to settle", "propose_settlement")
    found = sorted(await offers(stage, robin, kind="settlement"), key=lambda row: -row.total_cents)
    assert len(found) >= 2
    for before, after in itertools.pairwise(found):
        assert after.conceded_cents == before.total_cents - after.total_cents
    lines = "\n".join(await explain(stage.services, found[-1].id))
    assert f"conceded ${found[-1].conceded_cents / 100:,.2f}" in lines


async def test_an_offer_still_open_tells_when_it_ends(stage: Stage) -> None:
    robin = await verified(stage)
    await write(stage, robin, "250 a month from dec 1", "propose_installments")
    [offer] = await offers(stage, robin)
    assert offer.decided_at is None
    assert offer.expires_at - offer.offered_at == timedelta(hours=72)
    assert isinstance(offer.detail["step"], int)
