"""States and cities: which of them an account may belong to, and the strictest value of every parameter.

Every plausible jurisdiction counts and both its law and the federal one apply; the stricter value wins (REGF-104). The values
are configuration (config/jurisdictions.yml); nothing here has a value of its own.

Source: rule catalogue, sections 5 and 5.2; 12 CFR 1006.104.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from parley.compliance.limitation import LimitationTable
from parley.compliance.state_texts import StateText

NYC = "NYC"
DEFAULT = "default"
ELECTRONIC_CONSENT = ("none", "required")
TIME_BARRED_DISCLOSURE = ("before_payment", "written", "every_communication", "any_medium")
"""From the least to the most demanding."""


@dataclass(frozen=True, slots=True)
class Window:
    """Contact hours of one place, in the consumer's local time; `end` is the last permitted second."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Cap:
    """One counter of a jurisdiction (catalogue CNT-MODEL), for gate G7.

    Args:
        jurisdiction: Whose counter it is.
        scope: account, debt, consumer or household (debtor and spouse).
        media: The media that count together.
        days: Length of the rolling window.
        limit: How many contacts or attempts may be in it.
        initiated_only: Answers within a thread the consumer keeps alive do not count.
        without_consent: Holds only where there is no electronic consent.
        at_work: Holds only for contact at a place of work.
    """

    jurisdiction: str
    scope: str
    media: tuple[str, ...]
    days: int
    limit: int
    initiated_only: bool
    without_consent: bool
    at_work: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """One complete set of values: the default's, or the strictest of several jurisdictions."""

    binds_first_party: bool
    window: Window
    late_contact_needs_direct_consent: bool
    electronic_consent: str
    caps: tuple[Cap, ...]
    licence_in_message: bool
    person_callback_in_message: bool
    ask_language: bool
    ai_marker_each_message: bool
    adverse_decision_explanation_days: int
    time_barred_disclosure: str
    revives: bool
    extinguished_after: bool
    medical_wait_days: int
    plan_copy_business_days: int


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an overlay: how well it is confirmed, and the days it is in force beyond those of its overlay."""

    value: Any
    source: str
    effective_from: date | None = None
    effective_to: date | None = None

    def is_in_force(self, today: date) -> bool:
        """Tell whether it may be used today."""
        return (self.effective_from is None or self.effective_from <= today) and (
            self.effective_to is None or today <= self.effective_to
        )


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one jurisdiction sets differently from the default."""

    code: str
    name: str
    citation: str
    approved_by_role: str
    effective_from: date
    effective_to: date | None
    values: Mapping[str, Value]

    def is_in_force(self, today: date) -> bool:
        """Tell whether it applies today."""
        return self.effective_from <= today and (self.effective_to is None or today <= self.effective_to)


@dataclass(frozen=True, slots=True)
class CreditReporting:
    """How long a debt may be reported to a credit bureau, and which debts never are (15 USC 1681c)."""

    years: int
    days: int
    never: frozenset[str]

    def is_reportable(self, *, debt_type: str, default_on: date, today: date) -> bool:
        """Tell whether the debt may still be reported today."""
        if debt_type in self.never:
            return False
        return default_on + timedelta(days=self.days + 365 * self.years) > today


@dataclass(frozen=True, slots=True)
class Strictest:
    """What applies to one account, and who decided it: evidence for the decision record."""

    jurisdictions: tuple[str, ...]
    """Every plausible one, whether it has an overlay or not."""
    binding: tuple[str, ...]
    """Those whose overlay binds this party in this role today."""
    parameters: Parameters
    decided_by: Mapping[str, tuple[str, ...]]
    """By parameter the overlays whose value it is; a parameter that is missing here has the default's value."""
    licence_from: tuple[str, ...] = ()
    """The states whose licence number belongs in every message."""


@dataclass(frozen=True, slots=True)
class Jurisdictions:
    """One dated version of all state and city values."""

    version: str
    effective_from: date
    effective_to: date | None
    approved_by_role: str
    source: str
    default: Parameters
    default_sources: Mapping[str, str]
    overlays: Mapping[str, Overlay]
    nyc_prefixes: tuple[str, ...]
    nyc_zips: frozenset[str]
    limitation: LimitationTable
    licence_line: Mapping[str, str]
    person_callback_line: Mapping[str, str]
    reporting: CreditReporting
    fields: Mapping[str, str]
    texts: tuple[StateText, ...] = field(default=())

    def is_in_force(self, today: date) -> bool:
        """Tell whether these values may be used today."""
        return self.effective_from <= today and (self.effective_to is None or today <= self.effective_to)

    def is_nyc(self, zip_code: str | None) -> bool:
        """Tell whether a ZIP code, with or without its four more digits, is one of New York City."""
        five = (zip_code or "")[:5]
        return five in self.nyc_zips or five[:3] in self.nyc_prefixes

    def plausible(
        self,
        *,
        postal_state: str | None,
        zip_code: str | None,
        stated_state: str | None,
        phone_states: Iterable[str],
    ) -> tuple[str, ...]:
        """Return every jurisdiction an account may belong to, sorted.

        Args:
            postal_state: State of the postal address on file.
            zip_code: Its ZIP code; New York City goes by it.
            stated_state: Where the consumer last said they are, if they did.
            phone_states: The states of the number's area code.
        """
        found = {state.upper() for state in (postal_state, stated_state, *phone_states) if state}
        return tuple(sorted(found | ({NYC} if self.is_nyc(zip_code) else set())))

    def strictest(self, jurisdictions: Iterable[str], *, party_role: str, today: date) -> Strictest:
        """Return the strictest value of each parameter, with the overlays that decided it.

        Args:
            jurisdictions: As `plausible` returned them.
            party_role: third_party, debt_buyer or first_party; some overlays do not bind a creditor in its own name.
            today: The consumer's day.
        Source: rule catalogue, section 5; REGF-104.
        """
        every = tuple(sorted(set(jurisdictions)))
        overlays = [self.overlays[code] for code in every if code in self.overlays]
        in_force = [one for one in overlays if one.is_in_force(today)]
        binding = [one for one in in_force if self._binds(one, party_role, today)]
        values: dict[str, Any] = {}
        decided_by: dict[str, tuple[str, ...]] = {}
        for name in Parameters.__dataclass_fields__:
            given = {
                one.code: one.values[name].value
                for one in (in_force if name in _WHOEVER_DECIDES else binding)
                if name in one.values and one.values[name].is_in_force(today)
            }
            # A place without a value of its own has the default's, and that may be the stricter one.
            silent = not binding or len(given) < len(every)
            values[name] = _combine(name, getattr(self.default, name), given, with_default=silent)
            deciding = tuple(code for code, value in given.items() if _decides(name, value, values[name]))
            if deciding and values[name] != getattr(self.default, name):
                decided_by[name] = deciding
        licences = tuple(
            one.code
            for one in binding
            if (value := one.values.get("licence_in_message")) and value.value and value.is_in_force(today)
        )
        return Strictest(every, tuple(one.code for one in binding), Parameters(**values), decided_by, licences)

    def _binds(self, overlay: Overlay, party_role: str, today: date) -> bool:
        if party_role != "first_party":
            return True
        value = overlay.values.get("binds_first_party")
        return self.default.binds_first_party if value is None or not value.is_in_force(today) else bool(value.value)


_ANY_TRUE = frozenset(
    [
        *("binds_first_party", "late_contact_needs_direct_consent", "licence_in_message", "person_callback_in_message"),
        *("ask_language", "ai_marker_each_message", "revives", "extinguished_after"),
    ]
)
_WHOEVER_DECIDES = frozenset({"adverse_decision_explanation_days"})
"""Law about decisions made by a program, not about collectors: it reaches a creditor in its own name as well."""
_ORDERED = {"electronic_consent": ELECTRONIC_CONSENT, "time_barred_disclosure": TIME_BARRED_DISCLOSURE}


def _combine(name: str, default: Any, given: Mapping[str, Any], *, with_default: bool) -> Any:
    """Return the strictest of the values; the default takes part where a place says nothing."""
    values = [*given.values(), *([default] if with_default or not given else [])]
    if name in _ANY_TRUE:
        return any(values)
    if name in _ORDERED:
        return max(values, key=_ORDERED[name].index)
    if name == "window":
        # The federal hours are the default and hold everywhere: a state may only narrow them.
        hours = [*values, default]
        return Window(max(one.start for one in hours), min(one.end for one in hours))
    if name == "caps":
        return tuple(cap for caps in (default, *given.values()) for cap in caps)
    if name == "plan_copy_business_days":
        return min(values)
    if name == "adverse_decision_explanation_days":
        return min((days for days in values if days), default=0)  # 0: none is owed; else the sooner is the stricter
    return max(values)


def _decides(name: str, value: Any, strictest: Any) -> bool:
    if name == "caps":
        return bool(value)
    if name == "window":
        return bool(value.start == strictest.start or value.end == strictest.end)
    return bool(value == strictest)
