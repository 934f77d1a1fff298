"""AI-CO: where the negotiator grants nothing to somebody who may be in Colorado, a person explains it within thirty days."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from parley.services.console import claim, close, hand_back
from parley.storage.tables import AuditEvent, Conversation, Escalation, PaymentPlan
from tests.integration.talk.stage import Person, Stage

IN_FORCE = datetime(2027, 1, 4, 18, tzinfo=UTC)
ABOVE_AUTHORITY = 1_600_000


async def owing(stage: Stage, *, at: datetime = IN_FORCE, balance_cents: int = 120_000, **more: Any) -> Person:
    """Somebody with a Denver address, or another place, at some time."""
    stage.clock.set(at)
    place = {"state": "CO", "area": "303", "zip_code": "80202", **more}
    return await stage.person(balance_cents=balance_cents, charged_off_on=date(2026, 6, 1), **place)


async def owing_in_chat(stage: Stage, **more: Any) -> tuple[Person, str]:
    robin = await owing(stage, **more)
    return robin, await stage.open_chat(robin)


async def explanations(stage: Stage, who: Person | str) -> list[Escalation]:
    conversation = await stage.conversation(who)
    return await stage.rows(Escalation, conversation_id=conversation.id, reason="explain_decision")


async def propose(stage: Stage, visitor: str) -> list[str]:
    return await stage.chat(visitor, "100 a month", "propose_installments", amount=10_000, frequency="monthly")


@pytest.mark.parametrize(
    ("at", "is_owed"),
    [
        pytest.param(datetime(2026, 12, 31, 18, tzinfo=UTC), False, id="2026-12-31"),
        pytest.param(datetime(2027, 1, 1, 6, 59, tzinfo=UTC), False, id="2026-12-31 in Denver, January in UTC"),
        pytest.param(datetime(2027, 1, 1, 7, 0, tzinfo=UTC), True, id="2027-01-01 in Denver"),
    ],
)
async def test_it_is_owed_from_the_consumers_first_of_january_on(stage: Stage, at: datetime, is_owed: bool) -> None:
    _, visitor = await owing_in_chat(stage, at=at, balance_cents=ABOVE_AUTHORITY)
    await propose(stage, visitor)
    assert (await stage.conversation(visitor)).handover == "waiting"
    assert bool(await explanations(stage, visitor)) is is_owed


@pytest.mark.parametrize(
    ("place", "is_owed"),
    [
        pytest.param({}, True, id="CO by address and number"),
        pytest.param({"area": "312"}, True, id="CO by address"),
        pytest.param({"state": "IL", "zip_code": "60601"}, True, id="CO by the number on file"),
        pytest.param({"state": "IL", "zip_code": "60601", "area": "312"}, False, id="not CO"),
        pytest.param({"creditor_id": "riverbend", "party_role": "first_party"}, True, id="a creditor in its own name"),
    ],
)
async def test_it_is_owed_where_colorado_is_plausible(stage: Stage, place: dict[str, Any], is_owed: bool) -> None:
    balance = 900_000 if "creditor_id" in place else ABOVE_AUTHORITY
    _, visitor = await owing_in_chat(stage, balance_cents=balance, **place)
    await propose(stage, visitor)
    assert (await stage.conversation(visitor)).handover == "waiting"
    assert bool(await explanations(stage, visitor)) is is_owed


async def test_the_task_silences_nobody_is_due_in_thirty_days_and_is_in_the_log(stage: Stage) -> None:
    robin, visitor = await owing_in_chat(stage, balance_cents=ABOVE_AUTHORITY)
    await propose(stage, visitor)
    [task] = await explanations(stage, visitor)
    assert (task.silences_bot, task.due_at) == (False, IN_FORCE + timedelta(days=30))
    [event] = await stage.rows(AuditEvent, subject=task.message_id, kind="decision.explanation_owed")
    said = {"rule_id": "AI-CO", "reason": "negotiation_outside_authority", "within_days": 30}
    assert said.items() <= event.payload.items()
    assert (event.payload["account_ids"], event.payload["places"]) == ([robin.account_id], ["CO"])


async def test_what_is_granted_or_countered_is_no_adverse_decision(stage: Stage) -> None:
    robin, visitor = await owing_in_chat(stage)
    countered = await stage.chat(visitor, "20 a month", "propose_installments", amount=2_000, frequency="monthly")
    assert countered
    await propose(stage, visitor)
    await stage.chat(visitor, "1", "choose_option", option=1)
    assert len(await stage.rows(PaymentPlan, account_id=robin.account_id)) == 1
    assert await explanations(stage, visitor) == []


async def test_asking_for_options_and_getting_none_is_one_and_owing_nothing_is_none(stage: Stage) -> None:
    for balance, is_owed in ((ABOVE_AUTHORITY, True), (0, False)):
        _, visitor = await owing_in_chat(stage, balance_cents=balance)
        await stage.chat(visitor, "what can i do", "ask_options")
        assert (await stage.conversation(visitor)).handover == "waiting"
        assert bool(await explanations(stage, visitor)) is is_owed


async def test_a_plan_beyond_somebodys_means_is_one_once_nothing_is_open_any_more(stage: Stage) -> None:
    _, visitor = await owing_in_chat(stage, balance_cents=900_000)
    await stage.chat(visitor, "all i have is 20 a month", "propose_installments", amount=2_000, frequency="monthly")
    assert await explanations(stage, visitor) == [], "questions about means come first"
    for digit in (1, 8, 1):
        await stage.chat(visitor, str(digit), "choose_option", option=digit)
    assert len(await explanations(stage, visitor)) == 1


async def refused_again(stage: Stage, visitor: str) -> list[Escalation]:
    await propose(stage, visitor)
    return await explanations(stage, visitor)


async def test_it_is_one_task_for_a_talk_until_a_person_closed_it(stage: Stage) -> None:
    _, visitor = await owing_in_chat(stage, balance_cents=ABOVE_AUTHORITY)
    conversation, ana = await stage.conversation(visitor), await stage.collector()
    assert len(await refused_again(stage, visitor)) == 1
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    await hand_back(stage.services, conversation_id=conversation.id, collector_id=ana)
    [task] = await refused_again(stage, visitor)
    assert (task.state, task.collector_id) == ("open", None), "handing back explains nothing to anybody"
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    await close(stage.services, conversation_id=conversation.id, collector_id=ana, disposition="resolved")
    assert [row.state for row in await explanations(stage, visitor)] == ["closed"]
    states: list[str] = [row.state for row in await refused_again(stage, visitor)]
    assert sorted(states) == ["closed", "open"]


async def test_by_text_as_well(stage: Stage) -> None:
    robin = await owing(stage, balance_cents=ABOVE_AUTHORITY)
    await stage.sms(robin, robin.answers, "give_identity_details")
    await stage.sms(robin, "100 a month", "propose_installments", amount=10_000)
    conversation: Conversation = await stage.conversation(robin)
    assert conversation.handover == "waiting"
    assert len(await explanations(stage, robin)) == 1
