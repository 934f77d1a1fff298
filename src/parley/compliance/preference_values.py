"""The values behind contact wishes: what a consumer means who names a time of day but no hours. Read from configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NAMED_TIMES: Final = ("morning", "lunch", "afternoon", "dinner", "evening", "night", "work", "school")
CHANNELS: Final = ("sms", "web")
MEDIA: Final = ("sms", "web", "voice", "email", "letter")
"""Everything a wish can be about; the program itself writes on the first two."""


@dataclass(frozen=True, slots=True)
class NamedTime:
    """Minutes of the day: what a wish against that time blocks, and the narrower part a wish for it allows."""

    block: tuple[int, int]
    allow: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PreferencePolicy:
    """How contact wishes are read and how long a place lasts."""

    parser_version: int
    place_h: int
    """Hours after which a place the consumer named is taken to be over."""
    answer_at_place: Mapping[str, bool]
    """By channel: whether a later message of the consumer's own is answered before the place is over."""
    named_times: Mapping[str, NamedTime]
