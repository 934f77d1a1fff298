"""Values about who may be contacted at all: the program's licences and the fitness of telephone numbers.

Source: rule catalogue, sections 0.2 (G0, G3, G4), 1.2 and 5; part of `ComplianceConfig`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parley.compliance.config_reader import ComplianceConfigError, Section

PLACES = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
    "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR",
    "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "PR", "VI", "GU", "AS", "MP",
)  # fmt: skip
"""States, the District of Columbia and the territories, by postal code; each must be answered for."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence to collect in one state, and the last day it is valid."""

    number: str
    valid_to: date


@dataclass(frozen=True, slots=True)
class Licensing:
    """Which party roles need a licence of the consumer's state, and which licences there are."""

    roles: frozenset[str]
    not_needed_in: frozenset[str]
    licences: Mapping[str, Licence | None]

    def is_needed(self, *, role: str, state: str) -> bool:
        """Tell whether an account of this role needs a licence to be collected in the state."""
        return role in self.roles and state not in self.not_needed_in

    def find(self, state: str) -> Licence | None:
        """Return the licence held in a state, whether or not it is still valid."""
        return self.licences.get(state)


@dataclass(frozen=True, slots=True)
class NumberPolicy:
    """How fresh the evidence for a number must be, and how much trouble it may make."""

    freshness_days: int
    line_types: frozenset[str]
    soft_count: int
    soft_window_h: int
    soft_rest_h: tuple[int, ...]
    """Hours of rest after the first failure in the window, the second, and so on."""


def read_numbers(section: Section) -> NumberPolicy:
    """Read the section `number_fitness`."""
    soft = section.section("soft_bad")
    policy = NumberPolicy(
        freshness_days=section.number("freshness_days"),
        line_types=frozenset(section.texts("line_types")),
        soft_count=soft.number("count"),
        soft_window_h=soft.number("window_h"),
        soft_rest_h=soft.numbers("rest_h"),
    )
    soft.finish()
    section.finish()
    return policy


def read_licensing(section: Section, licences: Section, *, roles: tuple[str, ...]) -> Licensing:
    """Read the sections `licensing` and `licences`.

    Raises:
        ComplianceConfigError: A key is missing, unknown or of the wrong kind.
    """
    known = Licensing(
        roles=frozenset(_among(section, "roles", roles)),
        not_needed_in=frozenset(_among(section, "not_needed_in", PLACES)),
        licences={place: _licence(licences.optional_section(place)) for place in PLACES},
    )
    section.finish()
    licences.finish()
    return known


def _licence(section: Section | None) -> Licence | None:
    if section is None:
        return None
    licence = Licence(number=section.text("number"), valid_to=section.day("valid_to"))
    section.finish()
    return licence


def _among(section: Section, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = section.names(key)
    for name in names:
        if name not in known:
            raise ComplianceConfigError(f"{section.name(key)} holds {name}, which is none of {', '.join(known)}.")
    return names
