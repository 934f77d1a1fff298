"""The acceptance examples of the rule catalogue, and short cuts to put them to the real pieces."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from parley.compliance.attempt import Decision
from parley.compliance.config import ComplianceConfig
from parley.compliance.content import find_debt_words
from parley.compliance.detectors import detect
from parley.compliance.gate import judge
from parley.services.outbound import send_says
from parley.services.rule_register import load_register
from parley.services.wording import Say, Wording
from parley.storage.tables import DecisionRow, Escalation, Hold
from tests.integration.talk.stage import Person, Stage
from tests.unit.compliance.test_gate import GOOD

ROOT: Final = Path(__file__).resolve().parents[3]
REGISTER: Final = load_register(ROOT / "config")
CONFIG: Final = ComplianceConfig.from_mapping(
    yaml.safe_load((ROOT / "config" / "compliance.yml").read_text(encoding="utf-8"))
)
WORDING: Final = Wording.load(ROOT / "domain.yml")
DEBT_WORDS: Final = [*CONFIG.debt_words["en"], *CONFIG.debt_words["es"]]


def example(rule_id: str, words: str) -> None:
    """Hold a test to the example of the catalogue, word for word."""
    assert REGISTER[rule_id].acceptance == words
    assert REGISTER[rule_id].status == "enforced"


def decide(**change: Any) -> Decision:
    """Judge an attempt that differs from one in order only in `change`."""
    return judge(replace(GOOD, **change), CONFIG)


def codes(decision: Decision) -> list[str]:
    """Return the reason codes of a decision."""
    return [reason.code for reason in decision.reasons]


def intents(text: str) -> set[str]:
    """Return the legal intents the phrase rules find."""
    return {hit.intent for hit in detect(text)}


def tells_of_a_debt(text: str) -> bool:
    """Tell whether a stranger would learn of a debt."""
    return bool(find_debt_words(text, DEBT_WORDS))


async def holds_of(stage: Stage, person: Person) -> set[str]:
    """Return the kinds of the live holds of a person."""
    rows = await stage.rows(Hold, consumer_id=person.consumer_id)
    return {row.kind for row in rows if row.released_at is None}


async def tasks_of(stage: Stage, who: Person | str) -> set[str]:
    """Return why people were called to a conversation."""
    conversation = await stage.conversation(who)
    return {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}


async def reasons_of(stage: Stage, conversation_id: str) -> str:
    """Return all reasons of all blocked messages of a conversation."""
    rows = await stage.rows(DecisionRow, conversation_id=conversation_id)
    return " ".join(reason for row in rows for reason in row.reasons)


async def push(stage: Stage, who: Person | str, response: str = "utter_main_menu") -> str:
    """Try to send something nobody asked for; returns the state of the message."""
    conversation = await stage.conversation(who)
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        await send_says(stage.services, work, mine, [Say(response)], None)
    return (await stage.messages(conversation.id, direction="out"))[-1].state
