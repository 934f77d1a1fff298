"""What statements with legal effect do, and the one answer they may get."""

import pytest

from parley.compliance.detectors import LEGAL_INTENTS, detect
from parley.compliance.effects import EFFECTS, plan_effects
from parley.compliance.holds import HOLD_KINDS


def test_every_legal_intent_has_exactly_one_row_with_a_citation() -> None:
    assert set(EFFECTS) == LEGAL_INTENTS
    assert all(effect.citation for effect in EFFECTS.values())
    assert len({effect.priority for effect in EFFECTS.values()}) == len(EFFECTS)


def test_every_hold_of_the_table_is_known_to_the_gate() -> None:
    assert {kind for effect in EFFECTS.values() for kind in effect.holds} <= set(HOLD_KINDS)


@pytest.mark.parametrize(
    ("text", "channel", "verified", "answer"),
    [
        ("STOP", "sms", True, None),
        ("STOP", "web", True, "utter_ack_opt_out"),
        ("stop please", "sms", False, "utter_ack_opt_out"),
        ("wrong number stop texting me", "sms", False, "utter_ack_opt_out"),
        ("wrong number", "sms", False, None),
        ("wrong number", "web", False, "utter_ack_wrong_party"),
        ("leave me alone", "sms", True, None),
        ("leave me alone", "web", True, "utter_ack_cease"),
        ("im not paying something that isnt mine", "sms", True, None),
        ("thats not my debt", "sms", True, "utter_ack_dispute"),
        ("thats not my debt", "sms", False, "utter_ack_neutral"),
        ("i want to die, stop texting me", "sms", False, "utter_ack_crisis"),
        ("i filed ch 7", "web", False, "utter_ack_neutral"),
        ("don't call, text is fine", "sms", True, "utter_ack_contact_preference"),
        ("hello", "sms", True, None),
    ],
)
def test_most_urgent_effect_decides_the_answer(text: str, channel: str, verified: bool, answer: str | None) -> None:
    plan = plan_effects(detect(text), channel=channel, may_tell_of_debt=verified)  # type: ignore[arg-type]
    assert plan.acknowledgement == answer


def test_all_effects_of_one_message_are_kept() -> None:
    plan = plan_effects(detect("wrong number stop texting me"), channel="sms", may_tell_of_debt=False)
    assert plan.intents == ("stop_contact", "deny_identity")
    assert (plan.holds, plan.is_opt_out) == (("WRONG_PARTY",), True)


def test_stop_calls_does_not_close_the_text_channel() -> None:
    plan = plan_effects(detect("don't call, text is fine"), channel="sms", may_tell_of_debt=True)
    assert (plan.is_opt_out, plan.opt_out_media) == (False, ("voice",))


@pytest.mark.parametrize(("gave_contact", "answer"), [(False, "utter_ack_attorney"), (True, None)])
def test_attorney_is_asked_for_only_when_unknown(gave_contact: bool, answer: str | None) -> None:
    plan = plan_effects(["claim_attorney"], channel="sms", may_tell_of_debt=True, gave_attorney_contact=gave_contact)
    assert plan.acknowledgement == answer


def test_identity_theft_is_also_a_dispute_and_crisis_is_told_a_person_within_minutes() -> None:
    assert plan_effects(["claim_identity_theft"], channel="web", may_tell_of_debt=True).holds == ("IDTHEFT", "DISPUTE")
    assert plan_effects(["express_crisis"], channel="sms", may_tell_of_debt=True).escalations[0].sla_minutes == 15
