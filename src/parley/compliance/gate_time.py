"""Gates G6, G7 and G10: contact hours, ceilings, and how long the provider may try to deliver.

Source: 12 CFR 1006.6(b)(1)(i), 1006.14(a); rules REGF-6B1-TIME, REGF-6B1-SELF, CNT-INIT, TW-QUEUE.
"""

from __future__ import annotations

from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.gate_facts import Facts
from parley.compliance.windows import closes_at, is_open


def quiet_hours(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G6: inside the hours of every zone, or the one answer to a message of this moment.

    A web chat the consumer keeps using is theirs, so answers in it are free of hours; a push into it is not.
    """
    if facts.is_crisis or facts.is_confirmation:
        return []
    if is_open(facts.zones, facts.now, hours=config.quiet.hours):
        return []
    if facts.is_reply and facts.channel == "web":
        if facts.inbound_age_s <= config.identity.web_idle_min * 60:
            return []
        return [Reason("REGF-6B1-TIME", "SESSION_IDLE", "The web chat has gone quiet and contact hours are closed.")]
    if facts.is_reply and config.quiet.reply_once:
        if facts.inbound_age_s > config.quiet.reply_max_age_s:
            return [
                Reason("REGF-6B1-SELF", "REPLY_TOO_LATE", "The message this answers is too old to excuse the hour.")
            ]
        if facts.replies_since_inbound >= 1:
            return [Reason("REGF-6B1-SELF", "ALREADY_ANSWERED", "The one answer outside contact hours was given.")]
        return []
    return [Reason("REGF-6B1-TIME", "QUIET_HOURS", "It is outside contact hours in at least one possible time zone.")]


def frequency(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G7: the ceiling of automated messages in one thread and day; legally required answers are not counted out."""
    if facts.author == "collector" or facts.is_crisis or facts.is_confirmation or facts.kind == "acknowledgement":
        return []
    ceiling = config.thread_bot_messages_per_day[facts.channel]
    if facts.bot_messages_today >= ceiling:
        return [Reason("CNT-INIT", "THREAD_CEILING", f"The thread already has {ceiling} automated messages today.")]
    return []


def delivery_window(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G10: enough time must be left for the provider to deliver before the window closes."""
    validity = delivery_validity(facts, config)
    if validity is not None and validity < config.sms.min_remaining_s:
        return [
            Reason("TW-QUEUE", "WINDOW_CLOSING", "Contact hours close before the message would surely be delivered.")
        ]
    return []


def delivery_validity(facts: Facts, config: ComplianceConfig) -> int | None:
    """Return how many seconds the provider may try; None for web chat."""
    if facts.channel != "sms":
        return None
    closing = closes_at(facts.zones, facts.now, hours=config.quiet.hours)
    exempt = facts.is_crisis or facts.is_confirmation
    if closing is None or exempt:
        return config.sms.reply_validity_s
    remaining = min(config.sms.validity_max_s, int((closing - facts.now).total_seconds()))
    if facts.is_reply and remaining < config.sms.min_remaining_s and facts.replies_since_inbound == 0:
        return config.sms.reply_validity_s
    return remaining
