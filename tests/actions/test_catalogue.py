"""Every custom action, through rasa-sdk's own executor, and the wall around it."""

import re
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

from actions.app import make_executor
from actions.boundary import ParleyAction
from actions.catalogue import all_actions
from parley.services.context import Services
from parley.services.dialogue import agreement
from parley.services.dialogue.scene import Reply, Turn
from parley.settings import PROJECT_ROOT
from parley.storage.tables import AuditEvent, Escalation, PaymentPlan
from parley.testing import action_call, load_rules
from tests.integration.talk.stage import Person, Stage

DOMAIN = yaml.safe_load((PROJECT_ROOT / "domain.yml").read_text(encoding="utf-8"))
SECRET = "the balance of Robin is $1,200.00"


async def run(stage: Stage, person: Person, action: str, intent: str, *, text: str = "text", **entities: Any) -> Any:
    """Have Rasa call an action for a message that was just received."""
    received = await stage.receive(person.phone, text)
    call = action_call(
        action,
        conversation_id=received.conversation_id,
        message_id=received.message_id,
        intent=intent,
        entities=[{"entity": name, "value": value, "start": 0, "end": 0} for name, value in entities.items()],
    )
    return await make_executor(stage.services).run(call)


def spoken(result: Any) -> list[str]:
    return [item["response"] for item in result.responses]


def test_domain_names_exactly_the_actions_there_are(services: Services) -> None:
    assert {action.name() for action in all_actions(services)} == set(DOMAIN["actions"])


def test_every_intent_has_one_rule_whose_action_or_response_exists() -> None:
    rules = load_rules(PROJECT_ROOT / "data" / "rules")
    assert set(rules) == {*DOMAIN["intents"], "nlu_fallback"}
    assert set(rules.values()) <= {*DOMAIN["actions"], *DOMAIN["responses"]}


@pytest.mark.parametrize(
    ("action", "intent", "entities", "response"),
    [
        ("action_greet", "greet", {}, "utter_balance"),
        ("action_verify_identity", "confirm_identity", {}, "utter_balance"),
        ("action_refuse_identity", "refuse_identity", {}, "utter_balance"),
        ("action_handle_affirm", "affirm", {}, "utter_balance"),
        ("action_handle_deny", "deny", {}, "utter_what_would_work"),
        ("action_choose_option", "choose_option", {"option": 2}, "utter_what_is_wrong"),
        ("action_choose_option", "choose_option", {}, "utter_clarify"),
        ("action_give_details", "give_details", {"amount": 6000, "frequency": "monthly"}, "utter_read_back_plan"),
        ("action_give_details", "give_details", {}, "utter_clarify"),
        ("action_repeat", "ask_repeat", {}, "utter_balance"),
        ("action_explain_contact", "ask_why_contacted", {}, "utter_why_contacted"),
        ("action_summarise_debt", "ask_balance", {}, "utter_balance"),
        ("action_summarise_debt", "ask_debt_details", {}, "utter_debt_details"),
        ("action_summarise_debt", "ask_interest_and_fees", {}, "utter_interest_and_fees"),
        ("action_answer_topic", "ask_rights", {}, "utter_rights"),
        ("action_present_options", "ask_options", {}, "utter_options_full_plan_settlement"),
        ("action_present_options", "pay_in_full", {}, "utter_read_back_full"),
        ("action_propose", "propose_installments", {"amount": 6000, "frequency": "monthly"}, "utter_read_back_plan"),
        ("action_report_plan", "ask_plan_status", {}, "utter_no_plan"),
        ("action_escalate", "request_human", {}, "utter_handover"),
        ("action_place_hold", "dispute_debt", {}, "utter_ack_dispute"),
        ("action_switch_language", "switch_language", {}, "utter_language_switched"),
        ("action_clarify", "nlu_fallback", {}, "utter_clarify"),
        ("action_out_of_scope", "out_of_scope", {}, "utter_out_of_scope"),
        ("action_answer_aside", "ask_if_bot", {}, "utter_am_i_bot"),
    ],
)
async def test_each_action_answers_a_verified_person(
    stage: Stage, action: str, intent: str, entities: dict[str, Any], response: str
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    result = await run(stage, robin, action, intent, **entities)
    assert any(name.startswith(response) for name in spoken(result)), spoken(result)
    assert result.events == [{"event": "slot", "timestamp": None, "name": "language", "value": "en"}]


async def test_the_table_above_plays_every_action() -> None:
    marks = test_each_action_answers_a_verified_person.pytestmark  # type: ignore[attr-defined]
    played = {row[0] for mark in marks for row in mark.args[1]}
    assert played == set(DOMAIN["actions"])


@pytest.mark.parametrize("action", sorted(DOMAIN["actions"]))
async def test_no_action_says_anything_unsafe_to_an_unverified_person(stage: Stage, action: str) -> None:
    robin = await stage.person()
    intent = {"action_place_hold": "dispute_debt", "action_answer_aside": "ask_help"}.get(action, "ask_balance")
    result = await run(stage, robin, action, intent, amount=6000, frequency="monthly", option=4)
    approved = [stage.services.wording.get(name, "en") for name in spoken(result)]
    assert approved
    assert all(response.safe_before_verification for response in approved)


async def test_every_field_an_action_hands_over_fills_its_response(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    result = await run(stage, robin, "action_present_options", "ask_options")
    for item in result.responses:
        template = stage.services.wording.get(item["response"], "en").template
        needed = set(re.findall(r"\{(\w+)\}", template)) - set(stage.services.brand_fields)
        assert needed <= set(item)


class Broken(ParleyAction):
    """Fails with a text that must not get out."""

    action_name = "action_greet"

    async def decide(self, services: Services, turn: Turn) -> Reply:
        raise RuntimeError(SECRET)


async def run_broken(stage: Stage, conversation_id: str) -> Any:
    executor = ActionExecutor()
    executor.register_action(Broken(stage.services))
    call = action_call("action_greet", conversation_id=conversation_id, message_id="msg_test", intent="greet")
    return await executor.run(call)


async def test_a_failing_use_case_becomes_the_neutral_sentence_and_an_escalation(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    received = await stage.receive((await stage.person()).phone, "hello")
    result = await run_broken(stage, received.conversation_id)
    assert spoken(result) == ["utter_trouble"]
    assert result.events == []
    [escalation] = await stage.rows(Escalation, conversation_id=received.conversation_id)
    assert (escalation.reason, escalation.silences_bot) == ("action_failed", True)
    [event] = [row for row in await stage.rows(AuditEvent, subject="msg_test") if row.kind == "action.failed"]
    assert event.payload == {"action": "action_greet", "error": "RuntimeError"}
    assert SECRET not in capsys.readouterr().out


async def test_a_failure_that_cannot_even_be_reported_still_ends_in_the_neutral_sentence(stage: Stage) -> None:
    assert spoken(await run_broken(stage, "con_not_there")) == ["utter_trouble"]


async def test_half_of_a_failing_use_case_is_not_kept(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "60 a month", "propose_installments", amount=6000, frequency="monthly", date="2026-12-01")

    def broken(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(agreement.spoken, "agreed", broken)
    assert spoken(await run(stage, robin, "action_handle_affirm", "affirm", text="yes")) == ["utter_trouble"]
    assert await stage.rows(PaymentPlan, account_id=robin.account_id) == []
