"""Gates G6, G7 and G10: contact hours, ceilings, and how long the provider may try to deliver.

Source: 12 CFR 1006.6(b)(1), 1006.14(a); rules REGF-6B1-TIME, REGF-6B1-SELF, REGF-6B1-DESIG, REGF-6B1-PLACE, CNT-INIT,
TW-QUEUE.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig, Sms
from parley.compliance.config_times import Quiet
from parley.compliance.contact_window import (
    ContactTerms,
    closed_days_of,
    closed_reasons,
    closes_at,
    is_late_without_consent,
)
from parley.compliance.counters import CapReading, reached
from parley.compliance.designated import Designated
from parley.compliance.gate_facts import Facts
from parley.compliance.jurisdictions import Window

_DELAY_NOTICE = "utter_delay"


def contact_terms(facts: Facts, config: ComplianceConfig) -> ContactTerms:
    """Return what decides when this person may be contacted on this channel."""
    return terms_under_law(
        config.quiet,
        window=facts.state.window,
        late_needs_consent=facts.state.late_needs_consent,
        zones=facts.zones,
        states=(facts.consumer_state, facts.stated_state),
        designated=facts.designated,
    )


def terms_under_law(
    quiet: Quiet,
    *,
    window: Window | None,
    late_needs_consent: bool,
    zones: tuple[str, ...],
    states: Collection[str],
    designated: tuple[Designated, ...],
) -> ContactTerms:
    """Return the contact terms as every caller builds them: our own hours within those of all plausible places (REGF-104).

    Args:
        window: The strictest hours of these places; None where nobody is known, whose hours are ours alone.
        late_needs_consent: One of them wants direct consent to contact outside the hours.
    """
    return ContactTerms(
        zones=zones,
        hours=quiet.hours if window is None else quiet.hours.within(window.start, window.end),
        closed_days=closed_days_of(quiet.closed_days, states),
        designated=designated,
        late_needs_consent=late_needs_consent and not quiet.late_message_is_consent,
    )


def quiet_hours(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G6: inside the contact window, or the one answer to a message of this moment.

    A web chat the consumer keeps using is theirs, so answers in it are free of hours; a push into it is not. Somebody
    who told us that they are driving, in hospital or at a funeral is not answered again before that is over.
    """
    if facts.is_crisis or facts.is_confirmation or facts.is_opening_notice:
        return []
    terms = contact_terms(facts, config)
    reasons = closed_reasons(terms, facts.now)
    if not reasons or not facts.is_reply:
        return reasons
    if facts.channel == "sms" and is_late_without_consent(terms, facts.now):
        return [
            Reason("REGF-104", "LATE_CONSENT_MISSING", "A state wants direct consent to texts at this hour."),
            *reasons,
        ]
    if any(reason.code == "DESIGNATED_PLACE" for reason in reasons) and not _may_answer_at_place(facts):
        return [reason for reason in reasons if reason.code == "DESIGNATED_PLACE"]
    return _reply_while_closed(facts, config, reasons)


def _may_answer_at_place(facts: Facts) -> bool:
    places = [wish for wish in facts.designated if wish.kind == "place"]
    return all(wish.excuses_reply or (wish.until is not None and wish.until <= facts.now) for wish in places)


def _reply_while_closed(facts: Facts, config: ComplianceConfig, closed: list[Reason]) -> list[Reason]:
    """One answer to a message of this moment, in the medium it came in (REGF-6B1-SELF, REGF-14H2)."""
    if facts.channel == "web":
        if facts.inbound_age_s <= config.identity.web_idle_min * 60:
            return []
        return [Reason("REGF-6B1-TIME", "SESSION_IDLE", "The web chat has gone quiet and contact hours are closed.")]
    if not config.quiet.reply_once:
        return closed
    if facts.inbound_age_s > config.quiet.reply_max_age_s:
        return [Reason("REGF-6B1-SELF", "REPLY_TOO_LATE", "The message this answers is too old to excuse the hour.")]
    if facts.replies_since_inbound >= 1:
        return [Reason("REGF-6B1-SELF", "ALREADY_ANSWERED", "The one answer outside contact hours was given.")]
    if facts.response_name == _DELAY_NOTICE:
        return [
            Reason("REGF-6B1-SELF", "ONE_ANSWER_ONLY", "The one answer outside contact hours is kept for the answer.")
        ]
    return []


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
    if facts.is_crisis or facts.is_confirmation:
        return config.sms.reply_validity_s
    closing = closes_at(contact_terms(facts, config), facts.now)
    is_answer = facts.is_reply and facts.replies_since_inbound == 0
    return seconds_to_deliver(closing, facts.now, config.sms, is_answer=is_answer)


def seconds_to_deliver(closing: datetime | None, now: datetime, sms: Sms, *, is_answer: bool) -> int:
    """Return how long the provider may try: to the end of the window less its buffer, and never longer than allowed.

    Args:
        closing: When the window ends, buffer applied; None while it is closed, when only an answer leaves.
        is_answer: The one answer to a message of this moment may leave shortly before the end, for the shortest time.
    Source: rule TW-QUEUE, "min(900, seconds to window end - 300); if < 60 do not send".
    """
    if closing is None:
        return sms.reply_validity_s
    remaining = min(sms.validity_max_s, int((closing - now).total_seconds()))
    return max(remaining, sms.min_remaining_s) if is_answer else remaining
