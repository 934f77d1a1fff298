"""Gates G0, G1, G2 and G5: who may speak, and to whom nothing may be said.

Source: rule catalogue, section 0.2; each reason names its rule.
"""

from __future__ import annotations

from parley.compliance import gate_state
from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.effects import ACKNOWLEDGED_HOLDS, NEUTRAL_ACKNOWLEDGEMENT
from parley.compliance.gate_facts import Facts
from parley.compliance.gate_program import standing
from parley.compliance.holds import HoldKind, hold_kind

_WRONG_PARTY_ACK = "utter_ack_wrong_party"
_GONE = ("wrong_party", "deceased")


def program(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G0: the program, the wording, and whose turn it is to speak."""
    reasons = [*_in_force(facts, config), *_sms_program(facts, config), *standing(facts, config), *_turn(facts)]
    if facts.author != "collector" and not facts.wording_approved:
        reasons.append(Reason("WORDING", "WORDING_NOT_APPROVED", "The wording of this response is not approved."))
    return reasons


def person(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G1: holds on the person, and people who are not the consumer."""
    if facts.is_crisis or facts.is_opening_notice:
        return []
    reasons = _holds(facts, config, "G1") or _repeated_acknowledgement(facts)
    if facts.status in _GONE and not is_first_acknowledgement(facts, config) and not facts.is_confirmation:
        rule_id = "DECEASED" if facts.status == "deceased" else "REGF-10"
        reasons.append(
            Reason(rule_id, "NOT_THE_CONSUMER", "The person reached is not the consumer, so nothing is sent.")
        )
    elif facts.status == "third_party" and not _may_answer_third_party(facts, config):
        reasons.append(Reason("REGF-10", "THIRD_PARTY", "A third party is on the line, so nothing is sent."))
    return reasons


def medium(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G2: opt-outs and addresses that may not be used."""
    if facts.is_crisis or facts.is_opening_notice:
        return []
    reasons = _holds(facts, config, "G2")
    if facts.is_confirmation:
        reasons += _confirmation(facts, config)
    elif facts.opted_out and not _answers_who_ceased(facts):
        reasons.append(Reason("REGF-14H1", "OPTED_OUT", "The consumer asked us not to use this channel."))
    if facts.work_number and not facts.is_confirmation:
        reasons.append(Reason("REGF-6B3", "WORK_NUMBER", "This number belongs to an employer and may not be used."))
    if facts.suppressed and not facts.is_confirmation and not is_first_acknowledgement(facts, config):
        reasons.append(Reason("REGF-6D3", "SUPPRESSED", "This address is suppressed."))
    return reasons


def debt(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G5: holds on the debt, its age, and a validation notice that was not sent in time."""
    if facts.is_crisis or facts.is_opening_notice:
        return []
    return [
        *_holds(facts, config, "G5"),
        *gate_state.age(facts, config),
        *validation_overdue(facts, config),
    ]


def validation_overdue(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Stop all collection on a debt whose notice is overdue; what tells of no debt may still answer the consumer.

    Source: 12 CFR 1006.34(a)(1); rule REGF-34A.
    """
    is_neutral_answer = facts.is_safe and facts.is_reply and facts.author != "collector"
    if facts.validation_state != "overdue" or is_neutral_answer or facts.is_confirmation:
        return []
    if is_first_acknowledgement(facts, config):
        return []
    return [
        Reason("REGF-34A", "VALIDATION_OVERDUE", "The validation notice was not sent in time, so collection stops.")
    ]


def _in_force(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    today = facts.now.date()
    if today < config.effective_from or (config.effective_to is not None and today > config.effective_to):
        return [Reason("CONFIG-DATES", "VALUES_NOT_IN_FORCE", "The compliance values are not in force today.")]
    return []


def _sms_program(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    if facts.channel != "sms":
        return []
    if not (facts.sms_enabled and config.program.sms_enabled):
        return [Reason("TW-ELIG", "SMS_DISABLED", "SMS is switched off for this program.")]
    if facts.role != "none" and not config.program.provider_approval_id[facts.role]:
        return [Reason("TW-ELIG", "SMS_ROLE_NOT_APPROVED", f"The provider has not approved SMS for role {facts.role}.")]
    return []


def _turn(facts: Facts) -> list[Reason]:
    if facts.author == "collector":
        if facts.handover == "claimed":
            return []
        return [Reason("HANDOVER", "NOT_CLAIMED", "A collector must claim the conversation before writing.")]
    if facts.handover == "none" or facts.is_crisis or facts.is_confirmation or facts.is_opening_notice:
        return []
    if facts.handover == "waiting" and facts.kind == "handover" and not facts.handover_line_sent:
        return []
    if facts.handover == "waiting" and facts.kind == "acknowledgement" and _open_holds(facts):
        return []
    return [Reason("HANDOVER", "BOT_SILENT", "A person has, or is about to take, this conversation.")]


def _holds(facts: Facts, config: ComplianceConfig, gate: str) -> list[Reason]:
    here = [hold_kind(hold.kind) for hold in facts.holds if hold_kind(hold.kind).gate == gate]
    stopping = [kind for kind in here if _stops(kind, facts)]
    if not stopping or (facts.is_confirmation and not _is_ceased(facts)):
        return []
    if is_first_acknowledgement(facts, config):
        return []
    return [
        Reason(kind.rule_id, f"HOLD_{kind.kind}", f"A hold of kind {kind.kind} is in force on this person or debt.")
        for kind in stopping
    ]


def _stops(kind: HoldKind, facts: Facts) -> bool:
    """Tell whether a hold stops this message, acknowledgements apart.

    Who ceased and then asks about paying is answered by a person, once, and by nobody else (REGF-6C-LIFT); a kind that
    silences nobody stops what was not asked for.
    """
    if kind.kind == "CEASE":
        return not _answers_who_ceased(facts)
    return kind.is_silence or not (facts.is_reply or _is_persons_answer(facts))


def _is_persons_answer(facts: Facts) -> bool:
    return facts.author == "collector" and facts.is_awaited


def _answers_who_ceased(facts: Facts) -> bool:
    """Tell whether a person answers, once, what a consumer asks about paying in a chat after a cease (REGF-6C-LIFT).

    By SMS the opt-out that came with the cease stands, and the carrier enforces it.
    """
    return facts.channel == "web" and facts.asked_under_cease and _is_persons_answer(facts)


def is_first_acknowledgement(facts: Facts, config: ComplianceConfig) -> bool:
    """Tell whether this is the one acknowledgement of a hold that has not been acknowledged yet.

    After a cease nothing is said by SMS, and in web chat only the closing line (12 CFR 1006.6(c)).
    """
    if facts.kind != "acknowledgement" or facts.author == "collector" or not facts.is_reply:
        return False
    kinds = _open_holds(facts)
    if facts.response_name == NEUTRAL_ACKNOWLEDGEMENT:
        return bool(kinds) and not _is_ceased(facts)
    matching = kinds & ACKNOWLEDGED_HOLDS.get(facts.response_name, frozenset())
    if _is_ceased(facts):
        return facts.channel == "web" and "CEASE" in matching
    if facts.response_name == _WRONG_PARTY_ACK and facts.channel == "sms":
        return bool(matching) and config.sms.wrong_number_ack
    return bool(matching)


def _repeated_acknowledgement(facts: Facts) -> list[Reason]:
    """Stop a second acknowledgement of a hold that does not silence everything."""
    kinds = ACKNOWLEDGED_HOLDS.get(facts.response_name, frozenset()) if facts.kind == "acknowledgement" else frozenset()
    active = [hold for hold in facts.holds if hold.kind in kinds]
    if active and all(hold.acknowledged for hold in active):
        return [Reason("HOLD-ONCE", "ALREADY_ACKNOWLEDGED", "This hold has already been acknowledged.")]
    return []


def _open_holds(facts: Facts) -> set[str]:
    return {hold.kind for hold in facts.holds if not hold.acknowledged}


def _is_ceased(facts: Facts) -> bool:
    return any(hold.kind == "CEASE" for hold in facts.holds)


def _may_answer_third_party(facts: Facts, config: ComplianceConfig) -> bool:
    if facts.is_confirmation or is_first_acknowledgement(facts, config):
        return True
    return facts.channel == "web" and facts.is_reply and facts.is_safe and facts.author != "collector"


def _confirmation(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Check the one confirmation: it answers an opt-out, once, within five minutes."""
    if not facts.opted_out:
        return [Reason("REGF-14H2", "NOTHING_TO_CONFIRM", "There is no opt-out to confirm.")]
    if facts.confirmation_sent:
        return [Reason("REGF-14H2", "ALREADY_CONFIRMED", "The one confirmation has already been sent.")]
    if not facts.is_reply or facts.inbound_age_s > config.optout.confirmation_max_delay_s:
        return [Reason("TCPA-REV-CONF", "CONFIRMATION_TOO_LATE", "The time to confirm the opt-out has passed.")]
    return []
