"""Read what a consumer wishes about times, places and ways of contact, in English and Spanish.

The answer is a set of structured wishes. What could mean two things is taken as the one that blocks more, and is marked
so that a person looks at it. Pure and bounded: only the first characters of a text are read, clause by clause.

Source: 12 CFR 1006.6(b)(1), (b)(3), 1006.14(h)(1); rules REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-6B3, REGF-14H1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from parley.compliance import preference_words as words
from parley.compliance.preference_clauses import Clause, read_clauses
from parley.compliance.preference_hours import until_minute
from parley.compliance.preference_values import MEDIA, PreferencePolicy
from parley.compliance.schedules import (
    DAY,
    EVERY_DAY,
    WEEKDAYS,
    Interval,
    Span,
    complement,
    intervals_of,
    make_spans,
    spans_of,
    subtract,
)

WorkPhone = Literal["forbidden", "likely"]


@dataclass(frozen=True, slots=True)
class TimesWish:
    """Times of the week: to stay away from ("blocked"), or the only ones ("allowed")."""

    mode: Literal["blocked", "allowed"]
    spans: tuple[Span, ...]
    channels: tuple[str, ...]
    is_ambiguous: bool

    @property
    def blocked(self) -> tuple[Interval, ...]:
        """Minutes of the local week in which nothing may be sent."""
        named = intervals_of(self.spans)
        return named if self.mode == "blocked" else complement(named)


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """A place the consumer is at now; it lasts until a time of day they named, else for the configured hours."""

    place: str
    until: int | None
    """Minute of the local day."""
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class MediaWish:
    """Ways of contact that are not wanted, and the one that is."""

    closed: tuple[str, ...]
    wanted: str | None
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class Wishes:
    """Everything one text says about how, when and where to be contacted."""

    times: TimesWish | None = None
    place: PlaceWish | None = None
    media: MediaWish | None = None
    work_phone: WorkPhone | None = None
    """The number the text came from belongs to an employer, who forbids it or probably does."""
    lifts_all: bool = False
    """Any time is fine again."""
    ends_place: bool = False
    """The consumer is free again."""

    @property
    def is_empty(self) -> bool:
        """True when nothing was understood."""
        return not (self.times or self.place or self.media or self.work_phone or self.lifts_all or self.ends_place)

    @property
    def needs_review(self) -> bool:
        """True when a person must look at it: nothing understood, more than one reading, or a task for a person."""
        doubtful = any(wish is not None and wish.is_ambiguous for wish in (self.times, self.place, self.media))
        return self.is_empty or doubtful or self.work_phone == "likely"


_IMPERATIVE: Final = re.compile(
    r"(?:^|please |kindly |just |only )(?:text|call|message|msg|write|contact|reach|try|e ?mail)(?:ing)?(?: me|"
    r" us)?(?= )"
    r"|(?:escrib|llam|mand|contact|habl|marqu|texte)\w*(?:me|nme)(?![a-z])|que me (?:escriban|llamen|hablen|manden)"
)


def read_wishes(text: str, policy: PreferencePolicy) -> Wishes:
    """Return what `text` wishes; never raises, and time grows with the length of the text only.

    Args:
        text: What the consumer wrote, or a person noted in their words.
        policy: The hours behind names such as "morning"; values of the configuration.
    """
    clauses = read_clauses(text, policy)
    whole = " . ".join(clause.text for clause in clauses)
    work_phone = _work_phone(whole)
    place = None if work_phone else _place(clauses)
    times = None if work_phone else _times(clauses, policy, whole)
    media = _media(clauses)
    if not (times or place or media or work_phone) and (found := _moment(clauses)):
        place = found
    is_free = not (times or place or media or work_phone)
    return Wishes(
        times=times,
        place=place,
        media=media,
        work_phone=work_phone,
        lifts_all=is_free and _says(clauses, words.ALL_OVER, words.AGAINST) and not words.COMPLAINING.search(whole),
        ends_place=is_free and _says(clauses, words.PLACE_OVER, words.NOT_YET),
    )


def _times(clauses: Iterable[Clause], policy: PreferencePolicy, whole: str) -> TimesWish | None:
    against: list[Span] = []
    toward: list[Span] = []
    is_ambiguous = is_for = False
    for clause in clauses:
        if not clause.has_times and not (words.ANY_HOUR.search(clause.text) and clause.days):
            continue
        is_ambiguous |= clause.is_ambiguous
        if clause.polarity == "against":
            against += _spans(clause, policy)
            is_ambiguous |= bool(clause.recurring) and not clause.has_hours
        else:
            is_for = True
            toward += _spans(clause, policy)
            is_ambiguous |= not (words.ONLY.search(whole) or _IMPERATIVE.search(clause.text) or clause.is_exception)
    if words.EMPLOYER_FORBIDS.search(whole) and not (against or is_for):
        against, is_ambiguous = list(_named("work", policy)), True
    if not (against or is_for):
        return None
    media = {name for name, pattern in words.VERBS.items() if pattern.search(whole)}
    is_ambiguous |= media == {"voice"}
    channels = ("sms", "web") if media == {"sms"} else MEDIA
    if is_for:
        allowed = subtract(intervals_of(toward), intervals_of(against))
        return TimesWish("allowed", spans_of(allowed), channels, is_ambiguous or not allowed)
    return TimesWish("blocked", spans_of(intervals_of(against)), channels, is_ambiguous)


def _spans(clause: Clause, policy: PreferencePolicy) -> tuple[Span, ...]:
    if clause.recurring and not clause.has_hours:
        return _named(clause.recurring, policy, days=clause.days or WEEKDAYS)
    if clause.has_hours:
        days = clause.days or (WEEKDAYS if clause.recurring else EVERY_DAY)
        return tuple(span for start, end in clause.hours for span in make_spans(days, start, end))
    return (Span(clause.days, 0, DAY),)


def _named(name: str, policy: PreferencePolicy, *, days: tuple[int, ...] = WEEKDAYS) -> tuple[Span, ...]:
    return make_spans(days, *policy.named_times[name].block)


def _place(clauses: Iterable[Clause]) -> PlaceWish | None:
    for clause in clauses:
        if clause.place is not None and not (clause.place in words.RECURRING and clause.days):
            return PlaceWish(clause.place, until_minute(clause.text), False)
    for clause in clauses:
        if not clause.has_times and words.ALWAYS_WHEN.search(clause.text) and (place := _place_in(clause.text)):
            return PlaceWish(place, None, True)  # "not while I'm driving": maybe they are right now
    return None


def _place_in(clause: str) -> str | None:
    here = re.sub(words.ALWAYS_WHEN.pattern, "here", clause)
    return next(
        (name for name, pattern in words.PLACES.items() if name not in words.RECURRING and pattern.search(here)), None
    )


def _moment(clauses: Iterable[Clause]) -> PlaceWish | None:
    found = any(words.MOMENT.search(clause.text) for clause in clauses)
    return PlaceWish("moment", None, True) if found else None


def _work_phone(whole: str) -> WorkPhone | None:
    if not words.THIS_WORK_PHONE.search(whole):
        return None
    return "forbidden" if words.EMPLOYER_FORBIDS.search(whole) else "likely"


def _media(clauses: Iterable[Clause]) -> MediaWish | None:
    closed: set[str] = set()
    wanted: str | None = None
    is_ambiguous = is_found = False
    for clause in clauses:
        named = [name for name, pattern in words.VERBS.items() if pattern.search(clause.text)]
        if clause.has_times and not words.WORK_CALLS.search(clause.text):
            continue
        if words.AGAINST.search(clause.text):
            unwanted = [name for name in named if name not in ("sms", "web")]
            closed.update(unwanted)
            is_found |= bool(unwanted)
            is_ambiguous |= bool(words.WORK_CALLS.search(clause.text))
        elif named and (_is_wish(clause.text) or clause.is_exception):
            is_found = True
            wanted = _wanted(named)
            if words.ONLY.search(clause.text) or words.INSTEAD.search(clause.text):
                closed.update({"sms", "voice"} - {wanted})
            elif wanted not in ("sms", "web"):
                is_ambiguous = True
    if wanted in closed:
        closed.discard(wanted or "")
        is_ambiguous = True
    if not is_found:
        return None
    # Someone must use a way the assistant has not got.
    is_ambiguous |= wanted in ("email", "letter", "voice")
    return MediaWish(tuple(medium for medium in MEDIA if medium in closed), wanted, is_ambiguous)


def _is_wish(clause: str) -> bool:
    says_so = words.WELCOME.search(clause) or words.ONLY.search(clause) or words.INSTEAD.search(clause)
    return bool(says_so or (words.VERBS["email"].search(clause) and _IMPERATIVE.search(f"{clause} ")))


def _wanted(named: list[str]) -> str:
    return (
        next(name for name in ("letter", "email", "web", "voice", "sms") if name in named)
        if len(named) > 1
        else named[0]
    )


def _says(clauses: Iterable[Clause], pattern: re.Pattern[str], unless: re.Pattern[str]) -> bool:
    return any(pattern.search(clause.text) and not unless.search(clause.text) for clause in clauses)
