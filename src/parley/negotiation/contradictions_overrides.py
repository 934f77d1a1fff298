"""Find contradictions in overrides: each by itself, any two of them, and every combination an account can meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from typing import get_args

from parley.negotiation.contradictions_basics import Contradiction, Path, choices
from parley.negotiation.overrides import PRECEDENCE, decided_by, rank, resolve
from parley.negotiation.terms import DEBT_TYPES, CreditorTerms, Override, Section

# Postal codes of the states, the District of Columbia and the territories (USPS Publication 28, appendix B).
STATES = (
    *("AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA", "ID", "IL", "IN", "KS"),
    *("KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY"),
    *("OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY"),
)
MOST_OVERRIDES = 100
# An account in a portfolio, or in none, that no override names.
_ANOTHER = ""
# Sections that are checked against others: a mistake in the first may come from a change of the others.
_JUDGED_WITH = {
    "hardship": ("instalments",),
    "instalments": ("authority",),
    "authority": ("negotiation", "instalments"),
    "negotiation": ("instalments", "settlement"),
}
_Check = Callable[[CreditorTerms], tuple[Contradiction, ...]]


def override_contradictions(
    terms: CreditorTerms, own: tuple[Contradiction, ...], check: _Check
) -> Iterator[Contradiction]:
    """Find everything wrong with the overrides.

    Args:
        terms: The terms with their overrides.
        own: What is wrong with them without the overrides; it is not told again.
        check: Finds contradictions in terms that have no overrides.
    """
    if len(terms.overrides) > MOST_OVERRIDES:
        yield Contradiction(("overrides",), f"must be at most {MOST_OVERRIDES}")
        return
    for index, override in enumerate(terms.overrides):
        yield from _alone(("overrides", index), override)
    yield from _rivals(terms.overrides)
    yield from _together(terms, own, check)


def _alone(path: Path, override: Override) -> Iterator[Contradiction]:
    if not rank(override):
        yield Contradiction(path, "needs a condition: portfolios, debt_types or states")
    if not decided_by(override):
        yield Contradiction(path, "changes nothing; give it a section, or take one away with without")
    yield from choices((*path, "portfolios"), override.portfolios, override.portfolios)
    if any(not name or name != name.strip() for name in override.portfolios):
        yield Contradiction((*path, "portfolios"), "must be names without spaces around them")
    yield from choices((*path, "debt_types"), override.debt_types, DEBT_TYPES)
    yield from choices((*path, "states"), override.states, STATES)
    yield from choices((*path, "without"), override.without, get_args(Section))
    for name in override.without:
        if getattr(override, name, None) is not None:
            yield Contradiction((*path, "without"), f"takes {name} away, but the same override gives it")


def _rivals(overrides: tuple[Override, ...]) -> Iterator[Contradiction]:
    """Find two overrides of the same rank that can fit one account and decide the same section."""
    for (first, left), (index, right) in combinations(enumerate(overrides), 2):
        shared = [name for name in decided_by(left) if name in decided_by(right)]
        # The same rank means the same conditions are set, so they meet where each of them has something in common.
        if shared and rank(left) == rank(right) and all(_in_common(left, right, name) for name in PRECEDENCE):
            yield Contradiction(
                ("overrides", index),
                f"ranks the same as override {first + 1}, fits the same accounts, and both decide {' and '.join(shared)}",
            )


def _in_common(left: Override, right: Override, condition: str) -> bool:
    mine, theirs = set(getattr(left, condition)), set(getattr(right, condition))
    return not mine or bool(mine & theirs)


def _together(terms: CreditorTerms, own: tuple[Contradiction, ...], check: _Check) -> Iterator[Contradiction]:
    """Check every combination like the terms themselves; tell a mistake at the override it comes from, once."""
    told: set[Contradiction] = set()
    used: set[tuple[int, str]] = set()
    for deciders in _combinations(terms.overrides):
        used.update((index, name) for name, index in deciders.items())
        fitting = (terms.overrides[index] for index in sorted(set(deciders.values())))
        for found in check(resolve(terms, fitting)):
            placed = _placed(terms.overrides, deciders, found)
            if placed is not None and found not in own and placed not in told:
                told.add(placed)
                yield placed
    for index, override in enumerate(terms.overrides):
        unused = [name for name in decided_by(override) if (index, name) not in used]
        if unused and rank(override):
            yield Contradiction(
                ("overrides", index), f"never decides {' or '.join(unused)}: stronger overrides do so for all accounts"
            )


def _combinations(overrides: tuple[Override, ...]) -> Iterator[dict[str, int]]:
    """Give, for every kind of account there can be, which override decides each section; each answer once.

    Values that the same overrides name are alike, so one of them stands for all: the number of combinations follows
    from the overrides and not from the number of states.
    """
    seen: set[tuple[tuple[str, int], ...]] = set()
    kinds = [list(_alike(overrides, condition)) for condition in PRECEDENCE]
    order = sorted((index for index, item in enumerate(overrides) if rank(item)), key=lambda i: rank(overrides[i]))
    for fitting in product(*kinds):
        everywhere = frozenset.intersection(*fitting)
        deciders = {name: index for index in order if index in everywhere for name in decided_by(overrides[index])}
        key = tuple(sorted(deciders.items()))
        if deciders and key not in seen:
            seen.add(key)
            yield deciders


def _alike(overrides: tuple[Override, ...], condition: str) -> Iterator[frozenset[int]]:
    """Give the different sets of overrides that one condition lets through."""
    named = {value for override in overrides for value in getattr(override, condition)}
    domain: Iterable[str] = {"debt_types": DEBT_TYPES, "states": STATES}.get(condition, (*sorted(named), _ANOTHER))
    yield from dict.fromkeys(
        frozenset(
            index
            for index, override in enumerate(overrides)
            if not getattr(override, condition) or value in getattr(override, condition)
        )
        for value in domain
    )


def _placed(overrides: tuple[Override, ...], deciders: dict[str, int], found: Contradiction) -> Contradiction | None:
    """Move a contradiction to the override that brings it, or give None where no override has to do with it."""
    section = str(found.path[0])
    if section in deciders:
        return Contradiction(("overrides", deciders[section], *found.path), found.message)
    changed = [(rank(overrides[deciders[name]]), name) for name in _JUDGED_WITH.get(section, ()) if name in deciders]
    if not changed:
        return None
    name = max(changed)[1]
    index = deciders[name]
    key = "without" if name in overrides[index].without else name
    dotted = ".".join(map(str, found.path))
    return Contradiction(("overrides", index, key), f"with this, {dotted} {found.message}")
