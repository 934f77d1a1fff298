"""Count what one SMS costs: encoding, units and parts.

Source: GSM 03.38 default alphabet; rules TW-SEG and TW-SEG-ES (160/153 septets, 70/67 UTF-16 units).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")
_GSM_SINGLE, _GSM_PART = 160, 153
_UCS_SINGLE, _UCS_PART = 70, 67


@dataclass(frozen=True, slots=True)
class Segments:
    """The size of one message as the carrier counts it."""

    encoding: Literal["gsm7", "ucs2"]
    units: int
    """Septets for gsm7 (extension characters count two), UTF-16 code units for ucs2."""
    parts: int
    characters: int


def count_segments(text: str) -> Segments:
    """Count encoding, units and parts of `text`; a two-unit character is never split over two parts."""
    if all(char in _BASIC or char in _EXTENDED for char in text):
        sizes = [2 if char in _EXTENDED else 1 for char in text]
        return Segments("gsm7", sum(sizes), _parts(sizes, _GSM_SINGLE, _GSM_PART), len(text))
    sizes = [2 if ord(char) > 0xFFFF else 1 for char in text]
    return Segments("ucs2", sum(sizes), _parts(sizes, _UCS_SINGLE, _UCS_PART), len(text))


def _parts(sizes: list[int], single: int, part: int) -> int:
    if sum(sizes) <= single:
        return 1
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:
            parts, used = parts + 1, 0
        used += size
    return parts
