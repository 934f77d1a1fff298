"""A walk: the people of one conversation and what happens, step by step, drawn from a seed and the same for ever.

Steps never look at what the product answered, except in ways the player settles ("the button shown last"), so that any step
may be left out and the rest still means the same: that is what shrinking needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

VERSION: Final = 3
"""Raised whenever the same seed would give another walk."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An invented person: whom the creditor has on file, and what they owe."""

    first_name: str = "Robin"
    language: str = "en"
    state: str = "IL"
    area: str = "312"
    zip: str = "60601"
    birth: str = "1986-04-12"
    ssn4: str = "4821"
    creditor: str = "meridian"
    party_role: str = "third_party"
    debt_type: str = "credit_card"
    balances: tuple[int, ...] = (120_000,)
    age_days: int = 730


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; `line` is where: phone, web (signed in), chat (anonymous), other (a stranger's phone)."""

    kind: str
    line: str = "phone"
    text: str = ""
    gold: tuple[str, ...] = ()
    """What the text means; the scripted model reads it so. Empty: not understood."""
    more: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in one line."""
        shown = self.text if len(self.text) <= 100 else f"{self.text[:60]}… ({len(self.text)} characters)"
        parts = [f"{self.kind:<9} {self.line:<6}", repr(shown) if self.kind in ("say", "reply") else shown]
        parts += [f"[{'+'.join(self.gold)}]"] if self.gold else []
        parts += [f"{name}={value}" for name, value in self.more.items()]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Walk:
    """A conversation to play; `twin` is a second person the same steps are played with, compared by `shape`."""

    number: int
    shape: str
    """single; same_answers: I1, two debts, one unverified transcript; same_offers: I9, two people, one debt."""
    actor: Actor
    steps: tuple[Step, ...]
    starts_in_minutes: int
    twin: Actor | None = None
    twin_steps: tuple[Step, ...] | None = None

    def keeping(self, kept: list[int]) -> "Walk":
        """Return the walk with only some of its steps."""
        twin = tuple(self.twin_steps[i] for i in kept) if self.twin_steps is not None else None
        return replace(self, steps=tuple(self.steps[i] for i in kept), twin_steps=twin)
