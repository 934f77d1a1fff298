"""Read the values of time and place: contact hours, closed days, and how contact wishes are understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from parley.compliance.config_reader import ComplianceConfigError, Section
from parley.compliance.contact_window import ClosedDays
from parley.compliance.preference_values import CHANNELS, NAMED_TIMES, NamedTime, PreferencePolicy
from parley.compliance.windows import Hours

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STATE: Final = re.compile(r"[A-Z]{2}")
_HOUR: Final = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Contact hours, the single answer outside them, and days on which a state's consumers are not contacted."""

    hours: Hours
    reply_once: bool
    late_message_is_consent: bool
    """Where a state wants consent to late contact, a message of that moment is taken for it."""
    reply_max_age_s: int
    closed_days: Mapping[str, ClosedDays]
    """By state."""


def read_quiet(section: Section) -> Quiet:
    """Read contact hours.

    Raises:
        ComplianceConfigError: The hours are wider than the law allows, or a closed day is no day.
    """
    start, end = section.clock("start"), section.clock("end")
    if start >= end:
        raise ComplianceConfigError("compliance.quiet.start must be earlier than compliance.quiet.end.")
    if start < time(8) or end > time(20, 59, 59):
        raise ComplianceConfigError("compliance.quiet must stay within 08:00:00 and 20:59:59 (12 CFR 1006.6(b)(1)(i)).")
    quiet = Quiet(
        hours=Hours(start, end, timedelta(minutes=section.number("buffer_min", least=0))),
        reply_once=section.flag("reply_once"),
        late_message_is_consent=section.flag("late_message_is_consent"),
        reply_max_age_s=section.number("reply_max_age_s"),
        closed_days=_closed_days(section.section("closed_days")),
    )
    section.finish()
    return quiet


def read_preferences(section: Section) -> PreferencePolicy:
    """Read how contact wishes are understood.

    Raises:
        ComplianceConfigError: A key is missing or wrong; the text names it.
    """
    answers, named = section.section("answer_at_place"), section.section("named_times")
    policy = PreferencePolicy(
        parser_version=section.number("parser_version"),
        place_h=section.number("place_h"),
        answer_at_place={channel: answers.flag(channel) for channel in CHANNELS},
        named_times={name: _named_time(named.section(name)) for name in NAMED_TIMES},
    )
    for part in (answers, named, section):
        part.finish()
    return policy


def _named_time(section: Section) -> NamedTime:
    named = NamedTime(block=_hours(section, "block"), allow=_hours(section, "allow"))
    section.finish()
    return named


def _hours(section: Section, key: str) -> tuple[int, int]:
    values = section.texts(key)
    matches = [_HOUR.fullmatch(value) for value in values]
    minutes = [int(match[1]) * 60 + int(match[2]) for match in matches if match]
    if len(values) != 2 or len(minutes) != 2 or not minutes[0] < minutes[1] <= 24 * 60:
        raise ComplianceConfigError(
            f'{section.name(key)} must be two times such as ["08:00", "12:00"], the first one earlier.'
        )
    return minutes[0], minutes[1]


def _closed_days(section: Section) -> dict[str, ClosedDays]:
    closed = {}
    for state in section.own_keys():
        if not _STATE.fullmatch(state):
            raise ComplianceConfigError(f"{section.name(state)} must be a state of two capital letters.")
        closed[state] = _days(section, state)
    section.finish()
    return closed


def _days(section: Section, state: str) -> ClosedDays:
    weekdays, dates = set(), set()
    for value in section.texts(state):
        if value in _WEEKDAYS:
            weekdays.add(_WEEKDAYS.index(value))
            continue
        try:
            dates.add(date.fromisoformat(value))
        except ValueError:
            raise ComplianceConfigError(
                f'{section.name(state)} must list days such as "sunday" or "2026-12-25".'
            ) from None
    return ClosedDays(frozenset(weekdays), frozenset(dates))
