"""What state and city law says about one message: a fact the gate is told, and evidence in the decision record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from parley.compliance.jurisdictions import Window
from parley.compliance.limitation import Limitation


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFacts:
    """The places an account may belong to, and what they ask of a message about it.

    Args:
        version: Version of the state values.
        jurisdictions: Every plausible place.
        binding: Those whose overlay binds the party in this role.
        decided_by: By parameter the overlays that decided.
        limitation: Whether the debt may be too old to sue on; None only where no account is involved.
        is_text_given: The text about the limitation period was delivered in a form that can be kept.
        is_waiting: A waiting time before any collection is not over (Nevada, medical).
        lines: What every message about the debt must carry, rendered in its language.
        missing_lines: Lines that are required and cannot be written, by what lacks.
        age_texts: What must stand next to an amount of an old debt, rendered in the language of the message.
        window: The strictest contact hours of these places; None where no account is involved.
        late_needs_consent: A place wants direct consent to contact outside the hours (Florida).
        marks_each_message: The assistant's mark has to be in each message, in web chat too.
    """

    version: str
    jurisdictions: tuple[str, ...] = ()
    binding: tuple[str, ...] = ()
    decided_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limitation: Limitation | None = None
    is_text_given: bool = False
    is_waiting: bool = False
    lines: tuple[str, ...] = ()
    missing_lines: tuple[str, ...] = ()
    age_texts: tuple[str, ...] = ()
    window: Window | None = None
    late_needs_consent: bool = False
    marks_each_message: bool = False

    @property
    def age(self) -> str:
        """The status of the limitation period, or NONE where no account is involved."""
        return "NONE" if self.limitation is None else self.limitation.status

    @property
    def stops_talk(self) -> bool:
        """Tell whether nothing about the debt may be said by the assistant before a person has looked at it."""
        if self.is_waiting or self.age in ("EXTINGUISHED", "JUDGMENT"):
            return True
        return self.age == "TIME_BARRED_SUSPECT" and not self.is_text_given

    def own_words(self, body: str) -> str:
        """Return a text without what places want in it: that is not ours to shorten, so our own limits do not count it."""
        for part in (*self.lines, *self.age_texts):
            body = body.replace(f" {part}", "").replace(f"{part} ", "")
        return body

    def as_json(self) -> dict[str, Any]:
        """Return the facts as JSON-able values for the decision record."""
        return {
            "version": self.version,
            "jurisdictions": list(self.jurisdictions),
            "binding": list(self.binding),
            "decided_by": {name: list(codes) for name, codes in self.decided_by.items()},
            "limitation": None if self.limitation is None else self.limitation.as_json(),
            "is_text_given": self.is_text_given,
            "is_waiting": self.is_waiting,
            "lines": list(self.lines),
            "missing_lines": list(self.missing_lines),
            "has_age_texts": bool(self.age_texts),
            "window": None if self.window is None else [self.window.start.isoformat(), self.window.end.isoformat()],
            "late_needs_consent": self.late_needs_consent,
            "marks_each_message": self.marks_each_message,
        }
