"""REGF-18B through the product: each figure said is traced to its record, and a planted one does not leave."""

from typing import Any

import pytest

from parley.services.outbound import send_sentences
from parley.services.wording import Sentence
from parley.storage.tables import DecisionRow, Escalation, Message
from tests.integration.talk.stage import Person, Stage


async def planted(stage: Stage, person: Person, response: str, **fields: str) -> Message:
    """Send an approved sentence with figures that no use case made, as a broken or attacked dialogue would."""
    conversation = await stage.conversation(person)
    last = (await stage.messages(conversation.id, direction="in"))[-1]
    approved = stage.services.wording.get(response, "en")
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        sentence = Sentence(response, approved.render({**stage.services.brand_fields, **fields}))
        await send_sentences(stage.services, work, mine, [sentence], author="bot", in_reply_to=last)
    return (await stage.messages(conversation.id, direction="out"))[-1]


PLANTED: list[tuple[str, dict[str, str], str]] = [
    ("utter_balance", {"creditor": "Meridian", "balance": "$1,200.00"}, "sent"),
    ("utter_balance", {"creditor": "Meridian", "balance": "$1,199.99"}, "blocked"),
    ("utter_balance", {"creditor": "Meridian", "balance": "$600.00"}, "blocked"),
    ("utter_counter_first_date_too_late", {"latest_on": "Mar 3"}, "blocked"),
]


@pytest.mark.parametrize(("response", "fields", "state"), PLANTED)
async def test_only_a_figure_on_file_leaves(stage: Stage, response: str, fields: dict[str, str], state: str) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    message = await planted(stage, robin, response, **fields)
    assert ("blocked" if message.state == "blocked" else "sent") == state
    if state == "blocked":
        [decision] = await stage.rows(DecisionRow, id=message.decision_id)
        assert "FIGURE_NOT_IN_LEDGER" in str(decision.reasons)
        reasons = {row.reason for row in await stage.rows(Escalation, conversation_id=message.conversation_id)}
        assert "message_blocked" in reasons, "a person is told"


async def test_each_figure_of_a_talk_is_traced_to_ledger_offer_plan_or_words(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can I pay", "ask_options")
    await stage.sms(robin, "100 a month", "propose_installments", amount=10_000, frequency="monthly")
    await stage.sms(robin, "on december 5", "give_details", date="2026-12-05")
    await stage.sms(robin, "1", "choose_option", option=1)
    conversation = await stage.conversation(robin)
    traced: dict[str, Any] = {}
    for row in await stage.rows(DecisionRow, conversation_id=conversation.id):
        traced |= row.inputs.get("figures", {})
    assert len(traced) >= 5
    assert None not in traced.values()
    assert traced["cents:120000"] == robin.account_id
    assert {source.split("_")[0] for source in traced.values()} >= {"acc", "off"}


@pytest.mark.parametrize("frequency", ["weekly", "biweekly", "semimonthly"])
async def test_what_a_plan_of_any_rhythm_comes_to_a_month_may_be_said(stage: Stage, frequency: str) -> None:
    """The question whether a larger plan can be kept up compares months; it was withheld for all but monthly plans."""
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, f"i can do 10 {frequency}", "propose_installments", amount=1_000, frequency=frequency)
    await stage.sms(robin, "on december 5", "give_details", date="2026-12-05")
    asked = await stage.sms(robin, "1", "choose_option", option=1)
    assert "a month" in asked[-1], asked
    conversation = await stage.conversation(robin)
    assert not [row for row in await stage.messages(conversation.id, direction="out") if row.state == "blocked"]
