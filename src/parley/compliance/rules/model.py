"""What is known about one rule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue, as the gate cites it.

    `source` says how well the citation is confirmed: S in a stored source, P partly, M from memory, D design policy.
    """

    id: str
    title: str
    citation: str
    gate: str
    source: str
