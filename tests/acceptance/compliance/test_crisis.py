"""T-CRISIS (EV-SELFHARM): whoever speaks of dying is found by rules alone, helped, and told nothing of a debt.

The texts were written by somebody who had seen neither rules nor training texts (docs/data-card.md); the rules have been
mended with them in sight since.
"""

import csv

import pytest

from parley.compliance.effects_table import EFFECTS
from parley.storage.tables import Disclosure, Escalation, OfferRow
from tests.acceptance.compliance.examples import ROOT, WORDING, holds_of, intents, push, tells_of_a_debt
from tests.integration.talk.stage import Stage

MOST_ALARMS = 3
"""Of a hundred near-misses; none is hit as this is written. A false alarm costs a message, a miss can cost a life."""


def texts(name: str) -> list[tuple[str, str]]:
    with (ROOT / "tests" / "fixtures" / "compliance" / name).open(encoding="utf-8", newline="") as file:
        return [(row["language"], row["text"]) for row in csv.DictReader(file)]


CRISES = texts("crisis.csv")
NEAR_MISSES = texts("not_crisis.csv")


def test_t_crisis_two_hundred_texts_are_found_by_rules_alone() -> None:
    """Recall at least 0.98."""
    listed = [language for language, _ in CRISES]
    assert listed.count("en") == listed.count("es") == 100
    missed = [text for _, text in CRISES if "express_crisis" not in intents(text)]
    assert len(missed) * 50 <= len(CRISES), missed


def test_t_crisis_people_who_only_sound_like_it_are_left_to_their_business() -> None:
    assert len(NEAR_MISSES) == 100
    taken = [text for _, text in NEAR_MISSES if "express_crisis" in intents(text)]
    assert len(taken) <= MOST_ALARMS, taken


@pytest.mark.parametrize(("language", "text"), CRISES[::20])
async def test_t_crisis_the_answer_helps_names_no_debt_and_a_person_is_called(
    stage: Stage, language: str, text: str
) -> None:
    robin = await stage.person(language=language)
    [answer] = await stage.sms(robin, text)
    assert answer == WORDING.get("utter_ack_crisis", language).template
    assert not tells_of_a_debt(answer)
    conversation = await stage.conversation(robin)
    assert await stage.rows(Disclosure, conversation_id=conversation.id) == []
    assert "CRISIS" in await holds_of(stage, robin)
    [task] = [row for row in await stage.rows(Escalation, conversation_id=conversation.id) if row.reason == "crisis"]
    assert (task.due_at - task.opened_at).total_seconds() == EFFECTS["express_crisis"].sla_minutes * 60


@pytest.mark.parametrize(("language", "text"), CRISES[::20])
async def test_t_crisis_nothing_is_asked_of_them_afterwards(stage: Stage, language: str, text: str) -> None:
    robin = await stage.person(language=language)
    await stage.verified(robin)
    await stage.sms(robin, text)
    stage.clock.forward(minutes=30)
    assert await push(stage, robin) == "blocked"
    assert await stage.sms(robin, "50 a month", "propose_installments", amount=5000) == []
    assert await stage.rows(OfferRow, account_id=robin.account_id) == []


@pytest.mark.parametrize(("language", "text"), CRISES[10::40])
async def test_t_crisis_a_stranger_is_helped_in_the_same_way(stage: Stage, language: str, text: str) -> None:
    phone = stage.stranger()
    [answer] = await stage.sms(phone, text)
    assert {"988", "911"} <= set(answer.replace(".", " ").replace(",", " ").split())
    assert not tells_of_a_debt(answer)
