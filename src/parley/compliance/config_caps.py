"""The part of the compliance values that says how often a person may be contacted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from parley.compliance.config_reader import Section
from parley.compliance.counters import CAP_MEDIA, CAP_SCOPES, Cap, CapScope


@dataclass(frozen=True, slots=True)
class Caps:
    """Ceilings and counters of the nationwide default; states and cities add theirs."""

    thread_bot_messages_per_day: Mapping[str, int]
    thread_idle: timedelta
    """After this long without a word from the consumer a message of ours is one that we start (CNT-INIT)."""
    initiated: tuple[Cap, ...]
    unanswered_limit: int
    """Messages we started in a row without an answer, after which we wait `unanswered_stop` (catalogue 7.1, P0)."""
    unanswered_stop: timedelta
    same_text: timedelta
    """The same words are not started again within this time (REGF-14A)."""
    knows_history_before_boarding: bool
    """False: an account counts as contacted to the cap when it comes to us (CNT-RESET)."""


def read_caps(section: Section) -> Caps:
    """Read `compliance.caps`."""
    thread = section.section("thread_bot_messages_per_day")
    caps = Caps(
        thread_bot_messages_per_day={channel: thread.number(channel) for channel in ("sms", "web")},
        thread_idle=timedelta(hours=section.number("thread_idle_h")),
        initiated=tuple(_cap(row) for row in section.sections("initiated")),
        unanswered_limit=section.number("unanswered_limit"),
        unanswered_stop=timedelta(days=section.number("unanswered_stop_days")),
        same_text=timedelta(hours=section.number("same_text_h")),
        knows_history_before_boarding=section.flag("knows_history_before_boarding"),
    )
    thread.finish()
    section.finish()
    return caps


def _initiated_only(row: Section) -> bool:
    """Accept counters of started contacts only: answers are not marked, so a counter of all would undercount."""
    if not row.flag("initiated_only"):
        row.wrong("initiated_only", "true; answers to the consumer are limited by thread_bot_messages_per_day")
    return True


def _cap(row: Section) -> Cap:
    scope, media = row.choice("scope", CAP_SCOPES), row.texts("media")
    days, limit = row.number("days"), row.number("limit")
    if not set(media) <= set(CAP_MEDIA):
        row.wrong("media", f"a list of {', '.join(CAP_MEDIA)}")
    cap = Cap(
        name=f"US-{'+'.join(media)}-{scope}-{days}d",
        rule_id="CNT-DEFAULT",
        jurisdiction="US",
        scope=cast(CapScope, scope),
        media=media,
        days=days,
        limit=limit,
        is_initiated_only=_initiated_only(row),
        citation="12 CFR 1006.14(a); program policy",
    )
    row.finish()
    return cap
