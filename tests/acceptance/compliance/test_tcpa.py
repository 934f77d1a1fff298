"""Acceptance examples of family `tcpa`, as far as they are enforced."""

import csv

import pytest

from parley.compliance.detectors import is_stop_keyword
from parley.storage.tables import Suppression
from tests.acceptance.compliance.examples import ROOT, codes, decide, example, intents, push
from tests.integration.talk.stage import Stage
from tests.unit.compliance.test_gate import CONFIRM, HUMAN, MARK, STOP, unasked


async def test_tcpa_rev_any_other_words_are_an_opt_out_too(stage: Stage) -> None:
    example("TCPA-REV-ANY", '"pls quit texting me" -> opted out although not a keyword')
    robin = await stage.person()
    await stage.sms(robin, "pls quit texting me")
    assert [row.reason for row in await stage.rows(Suppression, address=robin.phone)] == ["opted_out"]


@pytest.mark.parametrize(
    "text",
    [
        "end of month",
        "cancel the payment plan",
        "fin de mes",
        "no more than 50",
        "ya no trabajo",
        "stop by your office",
    ],
)
def test_tcpa_rev_any_words_that_only_look_like_it_are_none(text: str) -> None:
    assert "stop_contact" not in intents(text)


async def test_tcpa_rev_10d_a_text_that_waits_does_not_leave(stage: Stage) -> None:
    example("TCPA-REV-10D", "opt-out at 10:00:00, queued message for 10:00:30 -> cancelled")
    robin = await stage.person()
    waiting = await stage.receive(robin.phone, "hello")
    await stage.process(waiting.message_id)
    await stage.receive(robin.phone, "STOP")
    stage.clock.forward(seconds=30)
    assert await stage.deliver(waiting.conversation_id) == 0
    assert stage.carrier.taken == []


def test_tcpa_rev_conf_once_and_in_time() -> None:
    example("TCPA-REV-CONF", "confirmation at +6 min -> not sent; second confirmation -> not sent")
    assert codes(decide(**CONFIRM, inbound_age_seconds=300)) == []
    assert codes(decide(**CONFIRM, inbound_age_seconds=360)) == ["CONFIRMATION_TOO_LATE"]
    assert codes(decide(**CONFIRM, opt_out_confirmation_sent=True)) == ["ALREADY_CONFIRMED"]


async def test_tcpa_rev_all_an_opt_out_counts_for_every_account(stage: Stage) -> None:
    example("TCPA-REV-ALL", "STOP on account A blocks scheduled text for account B same number")
    robin = await stage.person()
    await stage.account(robin.consumer_id)
    await stage.sms(robin, "STOP")
    assert await push(stage, robin, "utter_help") == "blocked"
    [row] = await stage.rows(Suppression, address=robin.phone)
    assert "account_id" not in row.__table__.columns


@pytest.mark.parametrize(
    ("at", "is_allowed"), [((7, 59, 59), False), ((8, 0, 0), True), ((20, 54, 0), True), ((21, 0, 0), False)]
)
def test_tcpa_quiet_hours_are_those_of_regulation_f(at: tuple[int, int, int], is_allowed: bool) -> None:
    example("TCPA-QUIET", "same test as REGF-6B1-TIME")
    assert decide(**unasked(*at)).is_allowed is is_allowed


@pytest.mark.parametrize("text", ["we can offer you a loan", "refinance with us", "un préstamo nuevo"])
def test_tcpa_nomkt_nothing_is_sold(text: str) -> None:
    example("TCPA-NOMKT", "draft containing loan offer -> rejected")
    decision = decide(**{**HUMAN, "body": f"{MARK} {text}. {STOP}"})
    assert decision.gate == "G8"
    assert "TCPA-NOMKT" in decision.rule_ids


def phrases() -> list[tuple[str, str]]:
    with (ROOT / "tests" / "fixtures" / "compliance" / "opt_outs.csv").open(encoding="utf-8", newline="") as file:
        return [(row["language"], row["text"]) for row in csv.DictReader(file)]


def test_t_optout_four_hundred_phrases_are_found() -> None:
    """T-OPTOUT: English and Spanish, typing errors, emoji, whole keywords and sentences; recall at least 0.99."""
    listed = phrases()
    assert [language for language, _ in listed].count("en") == [language for language, _ in listed].count("es") == 200
    missed = [text for _, text in listed if not intents(text) & {"stop_contact", "cease_all_contact"}]
    assert len(missed) <= len(listed) // 100, missed


@pytest.mark.parametrize("text", [text for _, text in phrases()[::20]])
async def test_t_optout_each_is_confirmed_at_most_once_by_carrier_and_app_together(stage: Stage, text: str) -> None:
    phone = stage.stranger()
    sent = [*await stage.sms(phone, text), *await stage.sms(phone, text), *await stage.sms(phone, "STOP")]
    by_carrier = int(is_stop_keyword(text))
    is_cease = "cease_all_contact" in intents(text)
    assert len(sent) + by_carrier <= 1
    assert is_cease or len(sent) + by_carrier == 1
    assert await push(stage, phone, "utter_help") == "blocked"


@pytest.mark.parametrize(
    "text",
    [
        "nunca mandé un pago por eso",
        "I never sent a payment",
        "can you stop the payment on friday",
        "the bus stop is near my work",
        "at the end of the month",
        "quiero cancelar todo lo que debo",
        "para el viernes puedo pagar",
        "my number is the same",
        "I have no interest in a settlement but I can pay",
        "no me alcanza para más",
    ],
)
def test_t_optout_ordinary_words_are_no_opt_out(text: str) -> None:
    assert not intents(text) & {"stop_contact", "cease_all_contact"}
