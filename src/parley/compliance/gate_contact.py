"""Gates G3 and G4: consent to be texted at this number, and whether the number is still fit for it. Web chat needs neither.

Source: rule catalogue, section 0.2; 12 CFR 1006.6(d)(5); 47 CFR 64.1200(a), (m).
"""

from __future__ import annotations

from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.consent import judge_consent
from parley.compliance.gate_facts import Facts
from parley.compliance.gate_status import is_first_acknowledgement
from parley.compliance.number_fitness import judge_number


def consent(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G3: a usable record of consent for the number, or the consumer's own text that is answered.

    What ends the consent may still be answered once: the confirmation of an opt-out, the first acknowledgement of a hold.
    """
    if facts.channel != "sms" or facts.is_crisis or facts.is_confirmation or is_first_acknowledgement(facts, config):
        return []
    verdict = judge_consent(
        facts.consents,
        now=facts.now,
        account_id=facts.account_id,
        campaign_id=config.program.campaign_id,
        is_reply=facts.is_reply,
        requires_direct=facts.requires_direct_consent,
    )
    return [verdict.reason] if verdict.reason else []


def number(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G4: the number gets texts, was not reassigned, and evidence of at most 60 days says so."""
    if facts.channel != "sms" or facts.is_crisis or facts.is_confirmation or facts.number is None:
        return []
    return judge_number(facts.number, now=facts.now, policy=config.number_fitness)
