"""Gate G4: may this number still be texted? Line type, what carriers reported, reassignment, and evidence at most 60 days old.

Source: 12 CFR 1006.6(d)(5); 47 CFR 64.1200(m); rule catalogue, sections 1.2 (REGF-6D5), 2 (TCPA-RND) and 3.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from parley.compliance.attempt import Reason
from parley.compliance.config_contact import NumberPolicy

Answer = Literal["no", "yes", "no_data"]
LineType = Literal["mobile", "landline", "fixed_voip", "voip", "toll_free", "other"]
MarkKind = Literal["invalid", "not_sms", "landline", "dead", "unreachable", "unknown", "unroutable", "region"]

LINE_TYPES: tuple[LineType, ...] = ("mobile", "landline", "fixed_voip", "voip", "toll_free", "other")
ANSWERS: tuple[Answer, ...] = ("no", "yes", "no_data")
FOR_GOOD: frozenset[str] = frozenset({"invalid", "region"})
"""No check makes such a number usable."""
UNTIL_CHECKED: frozenset[str] = frozenset({"not_sms", "landline", "dead", "unroutable"})
"""Nothing is sent before a check made after the mark."""
SOFT: frozenset[str] = frozenset({"unreachable", "unknown"})
"""Passing trouble: wait, and take a few in a row for a bad number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a lookup or the reassigned-numbers database said of the number."""

    id: str
    checked_on: date
    recorded_at: datetime
    line_type: str | None
    reassigned: Answer | None
    since_on: date | None
    """The database was asked whether the number was reassigned since that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Trouble a carrier reported with the number."""

    id: str
    kind: str
    carrier_code: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFacts:
    """Everything known of one number."""

    checks: tuple[Check, ...]
    marks: tuple[Mark, ...]
    last_text_at: datetime | None
    """When the consumer last texted us from it."""
    last_consent_at: datetime | None
    """When the newest consent given to us directly, and not revoked, was given."""

    def as_json(self) -> dict[str, Any]:
        """Return the facts as JSON-able values for the evidence of a decision."""
        return {
            "checks": [
                {
                    "id": check.id,
                    "checked_on": check.checked_on.isoformat(),
                    "line_type": check.line_type,
                    "reassigned": check.reassigned,
                    "since_on": check.since_on.isoformat() if check.since_on else None,
                }
                for check in self.checks
            ],
            "marks": [
                {"id": mark.id, "kind": mark.kind, "carrier_code": mark.carrier_code, "at": mark.at.isoformat()}
                for mark in self.marks
            ],
            "last_text_at": self.last_text_at.isoformat() if self.last_text_at else None,
            "last_consent_at": self.last_consent_at.isoformat() if self.last_consent_at else None,
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """What keeps the number fresh, and its age in whole days."""

    path: Literal["consumer_text", "direct_consent", "database"]
    id: str | None
    age_days: int


def judge_number(facts: NumberFacts, *, now: datetime, policy: NumberPolicy) -> list[Reason]:
    """Say what keeps a number from being texted; an empty list means that it may be.

    No side effects. The consumer's own fresh text proves that texts reach the number and that it is still used, so an
    answer to it passes; it does not lift a reassignment or what a carrier reported for good.
    """
    for check in (_reassigned, _marked, _line_type, _soft, _stale):
        reason = check(facts, now, policy)
        if reason is not None:
            return [reason]
    return []


def freshness(facts: NumberFacts, *, now: datetime, policy: NumberPolicy) -> Evidence | None:
    """Return the youngest evidence of at most `freshness_days` that the number still belongs to the consumer.

    Evidence is the consumer's last text, consent given to us, or a database answer "no" that reaches back to the last of
    these. "No data" proves nothing. Source: 12 CFR 1006.6(d)(5)(i)-(ii); 47 CFR 64.1200(m).
    """
    found = []
    limit = timedelta(days=policy.freshness_days)
    if facts.last_text_at is not None and facts.last_text_at <= now and now - facts.last_text_at <= limit:
        found.append(Evidence("consumer_text", None, (now - facts.last_text_at).days))
    if facts.last_consent_at is not None and facts.last_consent_at <= now and now - facts.last_consent_at <= limit:
        found.append(Evidence("direct_consent", None, (now - facts.last_consent_at).days))
    good = last_good_on(facts)
    for check in facts.checks:
        age = (now.date() - check.checked_on).days
        reaches_back = good is not None and check.since_on is not None and check.since_on <= good
        if check.reassigned == "no" and reaches_back and 0 <= age <= policy.freshness_days:
            found.append(Evidence("database", check.id, age))
    return min(found, key=lambda evidence: evidence.age_days, default=None)


def last_good_on(facts: NumberFacts) -> date | None:
    """Return the day the number last surely was the consumer's: the day to ask the database about (TCPA-RND)."""
    good = [at for at in (facts.last_text_at, facts.last_consent_at) if at is not None]
    return max(good).date() if good else None


def _reassigned(facts: NumberFacts, now: datetime, policy: NumberPolicy) -> Reason | None:
    answers = [check for check in _in_order(facts.checks) if check.reassigned in ("yes", "no")]
    if answers and answers[-1].reassigned == "yes":
        return Reason("TCPA-RND", "NUMBER_REASSIGNED", "The number was reassigned to somebody else.")
    return None


def _marked(facts: NumberFacts, now: datetime, policy: NumberPolicy) -> Reason | None:
    for mark in facts.marks:
        if mark.kind in FOR_GOOD or (mark.kind in UNTIL_CHECKED and not _is_cleared(facts, mark)):
            return _bad(mark)
    tries = [mark for mark in facts.marks if mark.kind == "unroutable"]
    # One more try after a lookup, then no more.
    return _bad(tries[-1]) if len(tries) > 1 else None


def _bad(mark: Mark) -> Reason:
    return Reason(
        "TW-ERR", "NUMBER_HARD_BAD", f"The carrier reported the number as {mark.kind} (code {mark.carrier_code})."
    )


def _is_cleared(facts: NumberFacts, mark: Mark) -> bool:
    """Tell whether a later check says that texts reach the number; a dead one must also still be the consumer's."""
    return any(
        check.line_type == "mobile"
        and check.recorded_at >= mark.at
        and check.checked_on >= mark.at.date()
        and (check.reassigned == "no" or (check.reassigned is None and mark.kind != "dead"))
        for check in facts.checks
    )


def _line_type(facts: NumberFacts, now: datetime, policy: NumberPolicy) -> Reason | None:
    """Ask for a mobile number; somebody who has texted us from it since it was looked up surely gets texts."""
    known = [check for check in _in_order(facts.checks) if check.line_type is not None]
    if known and known[-1].line_type not in policy.line_types and not _has_texted_since(facts, known[-1]):
        return Reason(
            "REGF-6D5",
            "NUMBER_NOT_MOBILE",
            f"The number is of the line type {known[-1].line_type}, which gets no texts.",
        )
    if not known and facts.last_text_at is None:
        return Reason("REGF-6D5", "LINE_TYPE_UNKNOWN", "Nobody has looked up whether the number is a mobile one.")
    return None


def _has_texted_since(facts: NumberFacts, check: Check) -> bool:
    return facts.last_text_at is not None and facts.last_text_at > check.recorded_at


def _soft(facts: NumberFacts, now: datetime, policy: NumberPolicy) -> Reason | None:
    """Let a number rest after passing trouble, and give it up when the trouble does not pass."""
    soft = _soft_marks(facts)
    if not soft:
        return None
    window = timedelta(hours=policy.soft_window_h)
    for first, last in zip(soft, soft[policy.soft_count - 1 :], strict=False):
        if last.at - first.at <= window:
            return Reason(
                "TW-ERR",
                "NUMBER_UNREACHABLE",
                f"Texts to the number failed {policy.soft_count} times within {policy.soft_window_h} hours.",
            )
    recent = [mark for mark in soft if soft[-1].at - mark.at <= window]
    rest = timedelta(hours=policy.soft_rest_h[min(len(recent), len(policy.soft_rest_h)) - 1])
    if now < soft[-1].at + rest:
        return Reason(
            "TW-ERR", "NUMBER_RESTING", "A text to the number failed a short while ago; it rests for some hours."
        )
    return None


def _soft_marks(facts: NumberFacts) -> list[Mark]:
    """Return the trouble that still counts, in order: not what a later text of the consumer or check has overtaken.

    Of failures without a known reason the first is let pass (code 30008: one more try, then it counts).
    """
    over = [facts.last_text_at] if facts.last_text_at else []
    over += [check.recorded_at for check in facts.checks if check.line_type == "mobile" and check.reassigned != "yes"]
    since = max(over, default=None)
    marks = sorted(
        (mark for mark in facts.marks if mark.kind in SOFT and (since is None or mark.at > since)),
        key=lambda mark: mark.at,
    )
    unknown = [mark for mark in marks if mark.kind == "unknown"]
    return [mark for mark in marks if not unknown or mark is not unknown[0]]


def _stale(facts: NumberFacts, now: datetime, policy: NumberPolicy) -> Reason | None:
    if freshness(facts, now=now, policy=policy) is not None:
        return None
    return Reason(
        "REGF-6D5",
        "NUMBER_NOT_FRESH",
        f"Nothing of the last {policy.freshness_days} days shows that the number is still the consumer's.",
    )


def _in_order(checks: Sequence[Check]) -> list[Check]:
    return sorted(checks, key=lambda check: (check.checked_on, check.recorded_at))
