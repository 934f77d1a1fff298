"""Gate G0, the program's own standing: the kill switch, registered campaign, and the licence of the consumer's state.

Source: rule catalogue, sections 0.2 and 5 ("licensing is checked per state before G0 opens"); TW-10DLC.
"""

from __future__ import annotations

from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.gate_facts import Facts
from parley.compliance.jurisdictions import NYC
from parley.compliance.program_stops import stops_reaching


def standing(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Check what the program needs before it may say anything: no stop, a campaign for texts, a licence for the state."""
    return [*_stopped(facts, config), *_campaign(facts, config), *_licence(facts, config)]


def _stopped(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Let nothing out that a stop reaches, whatever it says: a person threw the switch, or the carrier did."""
    reaching = stops_reaching(
        facts.stops,
        channel=facts.channel,
        creditor_id=facts.creditor_id,
        response_name=facts.response_name or None,
        campaign_id=config.program.campaign_id,
    )
    return [Reason("PROGRAM-STOP", "PROGRAM_STOPPED", f"Sending is stopped ({stop}).") for stop in reaching]


def _campaign(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    if facts.channel != "sms" or config.program.campaign_id:
        return []
    return [Reason("TW-10DLC", "CAMPAIGN_MISSING", "No registered messaging campaign is configured.")]


def _licence(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Ask for a licence of every state the consumer may be in, in force on the day.

    The day is that of UTC, which is never behind the consumer's. Words of safety, the confirmation of an opt-out and the
    notice at the opening of a chat collect nothing: they need none.
    """
    if facts.role == "none" or facts.is_crisis or facts.is_confirmation or facts.is_opening_notice:
        return []
    states = {facts.consumer_state, *facts.state.jurisdictions} - {NYC}
    needed = [state for state in sorted(states) if config.licensing.is_needed(role=facts.role, state=state)]
    licences = [config.licensing.find(state) for state in needed]
    if any(licence is None for licence in licences):
        return [Reason("LICENCE-STATE", "LICENCE_MISSING", "The program holds no licence of the consumer's state.")]
    if any(licence is not None and facts.now.date() > licence.valid_to for licence in licences):
        return [Reason("LICENCE-STATE", "LICENCE_EXPIRED", "The licence of the consumer's state is no longer valid.")]
    return []
