"""The part of the compliance values that validation notices and disputes work with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.compliance.config_reader import ComplianceConfigError, Section

DEBT_TYPES = ("credit_card", "medical", "auto", "personal_loan", "utility", "telecom", "retail", "other")
ITEMIZATION_DATE_TYPES = ("last_statement", "charge_off", "last_payment", "transaction", "judgment")
_LANGUAGES = ("en", "es")
_ROLES = ("third_party", "debt_buyer", "first_party")
_NUMBERS = ("days_to_send", "alarm_day", "assumed_receipt_business_days", "period_days", "answer_days")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, where disputes go, and how to reach a person."""

    name: str
    address: tuple[str, ...]
    phone: str
    hours: str
    dispute_site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationPolicy:
    """Clock, period and delivery of the validation notice, and the time to answer a dispute."""

    applies_to: tuple[str, ...]
    days_to_send: int
    alarm_day: int
    assumed_receipt_business_days: int
    period_days: int
    answer_days: int
    grace_days: int
    print_to_mail_days: int
    electronic_delivery: bool
    itemization_date_type: Mapping[str, str]
    letterhead: Letterhead


@dataclass(frozen=True, slots=True)
class OvershadowingWords:
    """Wordings that could hide the right to dispute, by language; see `overshadowing`."""

    safe: Mapping[str, tuple[str, ...]]
    pressure: Mapping[str, tuple[str, ...]]
    deadline_before: Mapping[str, tuple[str, ...]]
    deadline_after: Mapping[str, tuple[str, ...]]


def read_validation(section: Section) -> ValidationPolicy:
    """Read `compliance.validation`.

    Raises:
        ComplianceConfigError: A key is missing or wrong, or the alarm would not come before the last day.
    """
    date_types, letterhead = section.section("itemization_date_type"), section.section("letterhead")
    policy = ValidationPolicy(
        applies_to=section.texts("applies_to"),
        **{name: section.number(name) for name in _NUMBERS},
        grace_days=section.number("grace_days", least=0),
        print_to_mail_days=section.number("print_to_mail_days", least=0),
        electronic_delivery=section.flag("electronic_delivery"),
        itemization_date_type={kind: date_types.text(kind) for kind in DEBT_TYPES},
        letterhead=Letterhead(
            name=letterhead.text("name"),
            address=letterhead.texts("address"),
            phone=letterhead.text("phone"),
            hours=letterhead.text("hours"),
            dispute_site=letterhead.text("dispute_site"),
        ),
    )
    for part in (date_types, letterhead, section):
        part.finish()
    _check(policy)
    return policy


def _check(policy: ValidationPolicy) -> None:
    if policy.alarm_day >= policy.days_to_send:
        raise ComplianceConfigError("compliance.validation.alarm_day must be smaller than days_to_send.")
    if policy.days_to_send > 5 or policy.period_days < 30 or policy.assumed_receipt_business_days < 5:
        raise ComplianceConfigError(
            "compliance.validation must keep days_to_send within 5, assumed_receipt_business_days at 5 or more and"
            " period_days at 30 or more (12 CFR 1006.34(a)(1), (b)(5))."
        )
    unknown = [role for role in policy.applies_to if role not in _ROLES]
    if unknown:
        raise ComplianceConfigError(f"compliance.validation.applies_to has {unknown[0]!r}, which is no party role.")
    for kind, date_type in policy.itemization_date_type.items():
        if date_type not in ITEMIZATION_DATE_TYPES:
            raise ComplianceConfigError(
                f"compliance.validation.itemization_date_type.{kind} must be one of {', '.join(ITEMIZATION_DATE_TYPES)}."
            )


def read_overshadowing(section: Section) -> OvershadowingWords:
    """Read `compliance.overshadowing`."""
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind in ("safe", "pressure", "deadline_before", "deadline_after"):
        inner = section.section(kind)
        words[kind] = {language: inner.texts(language) for language in _LANGUAGES}
        inner.finish()
    section.finish()
    return OvershadowingWords(**words)
