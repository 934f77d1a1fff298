"""Acceptance examples of family `ai`: the assistant says that it is one, in every way it may be asked."""

from datetime import UTC, date, datetime

import pytest

from parley.storage.tables import Escalation
from tests.acceptance.compliance.examples import CONFIG, WORDING, example, tasks_of
from tests.integration.talk.stage import Stage

ENGLISH = [
    f"{start} {what}{end}"
    for start in ("are you", "am i talking to", "is this", "r u", "hold on, are you")
    for what in ("a real person", "a bot", "a robot", "a human", "an AI")
    for end in ("?", "")
]
SPANISH = [
    f"{start} {what}{end}"
    for start in ("¿es usted", "¿estoy hablando con", "eres", "¿esto es", "oiga, es usted")
    for what in ("una persona", "un robot", "un bot", "un ser humano", "una IA")
    for end in ("?", "")
]


async def test_ai_disc_all_a_hundred_ways_to_ask_get_the_truth_in_their_language(stage: Stage) -> None:
    example(
        "AI-DISC-ALL",
        '"are you real?" / "¿es una persona?" -> truthful answer in same language, 100 of 100 paraphrases',
    )
    assert len({*ENGLISH, *SPANISH}) == 100
    answered = 0
    for language, texts in (("en", ENGLISH), ("es", SPANISH)):
        wanted = WORDING.get("utter_am_i_bot", language).render(stage.services.brand_fields)
        phone = stage.stranger()
        if language == "es":
            await stage.sms(phone, "español por favor", "switch_language", language="es")
        for number, text in enumerate(texts):
            if number % 10 == 9:  # the ceiling of one thread and day is another rule's
                stage.clock.forward(days=1)
            answered += any(wanted in reply for reply in await stage.sms(phone, text, "ask_if_bot"))
    assert answered == 100


def test_ai_disc_all_the_truth_is_a_clear_one() -> None:
    for language, words in (("en", "automated"), ("es", "automatizad")):
        text = WORDING.get("utter_am_i_bot", language).template
        assert words in text
        assert "person" in text, "a person is offered"


@pytest.mark.parametrize("rule_id", ["AI-ME", "AI-CA", "AI-NJ"])
def test_state_laws_are_covered_by_the_nationwide_text(rule_id: str) -> None:
    example(rule_id, "covered by AI-DISC-ALL" if rule_id == "AI-ME" else "same")
    for roles in (CONFIG.markers.initial, CONFIG.markers.subsequent):
        for role, texts in roles.items():
            said = " ".join(form for forms in texts.values() for form in forms)
            is_disclosure_of_collector = roles is CONFIG.markers.initial and role != "first_party"
            assert "AI assistant" in said or is_disclosure_of_collector


async def test_ai_ut_every_later_text_carries_the_mark(stage: Stage) -> None:
    example("AI-UT", 'marker present in each UT message ("AI assistant")')
    robin = await stage.person(state="UT", area="801", zip_code="84101")
    sent = [
        *await stage.sms(robin, "hello", "greet"),
        *await stage.sms(robin, robin.answers, "give_identity_details"),
        *await stage.sms(robin, "how much", "ask_balance"),
        *await stage.sms(robin, "what can I pay", "ask_options"),
    ]
    assert len(sent) >= 5
    assert [text for text in sent if "AI assistant" not in text] == []


@pytest.mark.parametrize(
    ("day", "place", "balance_cents", "is_owed"),
    [
        pytest.param(datetime(2027, 1, 1, 18, tzinfo=UTC), ("CO", "303", "80202"), 1_600_000, True, id="CO, refused"),
        pytest.param(datetime(2026, 12, 31, 18, tzinfo=UTC), ("CO", "303", "80202"), 1_600_000, False, id="day before"),
        pytest.param(datetime(2027, 1, 1, 18, tzinfo=UTC), ("IL", "312", "60601"), 1_600_000, False, id="not CO"),
        pytest.param(datetime(2027, 1, 1, 18, tzinfo=UTC), ("CO", "303", "80202"), 120_000, False, id="CO, granted"),
    ],
)
async def test_ai_co_a_refusal_is_explained_by_a_person(
    stage: Stage, day: datetime, place: tuple[str, str, str], balance_cents: int, is_owed: bool
) -> None:
    example("AI-CO", "CO consumer refused an offer -> explanation job created")
    stage.clock.set(day)
    state, area, zip_code = place
    robin = await stage.person(
        state=state, area=area, zip_code=zip_code, balance_cents=balance_cents, charged_off_on=date(2026, 6, 1)
    )
    await stage.verified(robin)
    await stage.sms(robin, "100 a month", "propose_installments", amount=10_000)
    assert ("negotiation_outside_authority" in await tasks_of(stage, robin)) is (balance_cents > 1_500_000)
    conversation = await stage.conversation(robin)
    tasks = await stage.rows(Escalation, conversation_id=conversation.id, reason="explain_decision")
    assert [(task.due_at - stage.clock.now()).days for task in tasks] == ([30] if is_owed else [])
