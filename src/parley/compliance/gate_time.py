"""Gates G6, G7 and G10: contact hours, ceilings, and how long the provider may try to deliver.

Source: 12 CFR 1006.6(b)(1)(i), 1006.14(a); rules REGF-6B1-TIME, REGF-6B1-SELF, CNT-INIT, TW-QUEUE.
"""

from __future__ import annotations

from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.counters import CapReading, reached
from parley.compliance.gate_facts import Facts
from parley.compliance.windows import closes_at, is_open


def quiet_hours(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G6: inside the hours of every zone, or the one answer to a message of this moment.

    A web chat the consumer keeps using is theirs, so answers in it are free of hours; a push into it is not.
    """
    if facts.is_crisis or facts.is_confirmation or facts.is_opening_notice:
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
    """G7: the ceiling of one thread and day, and for a contact we start every counter; required answers are exempt."""
    if facts.is_crisis or facts.is_confirmation or facts.is_opening_notice or facts.kind == "acknowledgement":
        return []
    reasons = _started(facts, config) if facts.is_initiated else []
    ceiling = config.caps.thread_bot_messages_per_day[facts.channel]
    if facts.author != "collector" and facts.bot_messages_today >= ceiling:
        reasons.append(
            Reason("CNT-INIT", "THREAD_CEILING", f"The thread already has {ceiling} automated messages today.")
        )
    return reasons


def _started(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Check a contact we start, whoever writes it: the counters, unanswered messages, the same words again."""
    reasons = [_cap_reason(reading) for reading in reached(facts.counters)]
    if facts.unanswered >= config.caps.unanswered_limit:
        days = config.caps.unanswered_stop.days
        reasons.append(
            Reason("REGF-14A", "UNANSWERED", f"{facts.unanswered} messages were not answered; we wait {days} days.")
        )
    if facts.is_repeated_text:
        reasons.append(Reason("REGF-14A", "REPEATED_TEXT", "The same words were sent within the last day."))
    return reasons


def _cap_reason(reading: CapReading) -> Reason:
    cap = reading.cap
    until = f"; one more is possible from {reading.free_at:%Y-%m-%d %H:%M} UTC" if reading.free_at else ""
    most = f"at most {cap.limit} in {cap.days} days by {', '.join(cap.media)} per {cap.scope}"
    return Reason(
        cap.rule_id, "CAP_REACHED", f"{cap.jurisdiction} allows {most}, and {reading.count} are counted{until}."
    )


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
