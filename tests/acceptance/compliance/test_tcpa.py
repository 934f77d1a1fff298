"""Acceptance examples of family `tcpa`, as far as they are enforced."""

import pytest

from parley.storage.tables import Suppression
from tests.acceptance.compliance.examples import codes, decide, example, intents, push
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
