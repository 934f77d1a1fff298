"""What-if on real records: conversations of the product, read back from the database and replayed under other terms."""

from dataclasses import replace
from datetime import timedelta

import pytest

from parley.negotiation import CreditorTerms
from parley.negotiation.recordings import Recording
from parley.services.negotiation_replay import has_creditor, read_recordings
from parley.services.terms_file import load_terms
from parley.settings import PROJECT_ROOT
from parley.simulation.replay import find_divergences, replay
from parley.storage.tables import Message, NegotiationStep, OfferRow, PaymentPlan
from tests.integration.talk.stage import Person, Stage

TERMS = load_terms(PROJECT_ROOT / "config" / "terms" / "meridian.yml")


async def haggle(stage: Stage) -> Person:
    """Let a new person ask for the options, name too little, name more, and agree."""
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can we do", "ask_options")
    await stage.sms(robin, "20 a month", "propose_installments", amount=2000, frequency="monthly")
    await stage.sms(robin, "300 a month", "propose_installments", amount=30000, frequency="monthly")
    await stage.sms(robin, "1", "choose_option", option=1)
    return robin


async def recording_of(stage: Stage, person: Person, terms: CreditorTerms = TERMS) -> Recording:
    found = await read_recordings(stage.services, creditor_id=terms.creditor_id)
    [mine] = [each for each in found if each.account_id == person.account_id]
    return mine


async def test_a_conversation_is_read_back_step_by_step_with_its_agreement(stage: Stage) -> None:
    robin = await haggle(stage)
    [plan] = await stage.rows(PaymentPlan, account_id=robin.account_id)
    recording = await recording_of(stage, robin)
    assert [step.act for step in recording.steps] == ["options", "respond", "respond", "confirm"]
    assert [step.is_agreement for step in recording.steps] == [False, False, False, True]
    agreed = recording.steps[-1].offer
    assert agreed is not None
    assert agreed.total_cents == plan.total_cents


async def test_the_terms_that_ruled_give_exactly_what_was_recorded(stage: Stage) -> None:
    recording = await recording_of(stage, await haggle(stage))
    assert [*find_divergences(recording)] == []
    played = replay(recording, TERMS)
    assert played.first_difference is None
    assert played.replayed_end == "agreed"
    assert played.replayed == played.recorded


async def test_other_terms_show_the_first_difference(stage: Stage) -> None:
    recording = await recording_of(stage, await haggle(stage))
    strict = replace(TERMS, authority=replace(TERMS.authority, max_balance_cents=1_000))
    played = replay(recording, strict)
    assert (played.recorded_end, played.replayed_end) == ("agreed", "escalated")
    assert played.first_difference is not None
    assert played.first_difference.step.id == recording.steps[0].id


async def test_a_pick_from_the_menu_is_no_agreement_until_the_yes(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can we do", "ask_options")
    await stage.sms(robin, "2", "choose_option", option=2)
    assert not any(step.is_agreement for step in (await recording_of(stage, robin)).steps)
    await stage.sms(robin, "1", "choose_option", option=1)
    assert [step.is_agreement for step in (await recording_of(stage, robin)).steps] == [False, False, True]


async def test_only_negotiations_since_a_day_are_read(stage: Stage) -> None:
    robin = await haggle(stage)
    day = (await recording_of(stage, robin)).steps[0].today
    for since, is_in in ((day, True), (day + timedelta(days=1), False)):
        found = await read_recordings(stage.services, creditor_id=TERMS.creditor_id, since=since)
        assert (robin.account_id in {each.account_id for each in found}) is is_in


async def test_another_creditor_has_no_recordings_of_ours(stage: Stage) -> None:
    robin = await haggle(stage)
    found = await read_recordings(stage.services, creditor_id="riverbend")
    assert robin.account_id not in {each.account_id for each in found}


@pytest.mark.parametrize(("creditor_id", "is_known"), [("meridian", True), ("nobody", False)])
async def test_a_creditor_is_known_once_terms_were_applied(stage: Stage, creditor_id: str, is_known: bool) -> None:
    assert await has_creditor(stage.services, creditor_id) is is_known


async def test_a_replay_stores_and_sends_nothing(stage: Stage) -> None:
    robin = await haggle(stage)
    conversation = await stage.conversation(robin)

    async def rows() -> list[int]:
        tables = (NegotiationStep, OfferRow, Message)
        return [len(await stage.rows(table, conversation_id=conversation.id)) for table in tables]

    before = await rows()
    replay(await recording_of(stage, robin), replace(TERMS, settlement=()))
    assert await rows() == before
