"""Texts a state or city wants said word for word, and which of them a debt needs.

Source: rule catalogue, sections 1.5, 5.2, 5.3 (TB-CONSEQ); the texts are configuration (config/jurisdictions.yml).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Phase = Literal["first_written", "time_barred", "near_time_barred", "plan_confirmation", "medical_wait"]
PHASES: tuple[Phase, ...] = ("first_written", "time_barred", "near_time_barred", "plan_confirmation", "medical_wait")
WHEN = ("always", "reportable", "obsolete")
_DEFAULT = "default"
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class StateText:
    """One approved text in one language, with the version that evidence names."""

    key: str
    jurisdiction: str
    """A state, NYC, or "default": the text of every place that has none of its own for this phase."""
    phase: str
    when: str
    """always, or only while the debt may still be reported to a credit bureau (reportable), or no longer (obsolete)."""
    roles: tuple[str, ...]
    version: int
    source: str
    approved_by_role: str
    language: str
    text: str
    sha256: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The names in braces that `render` has to be given."""
        return tuple(dict.fromkeys(_FIELD.findall(self.text)))

    def render(self, fields: Mapping[str, str]) -> str:
        """Fill the text.

        Raises:
            KeyError: A field has no value; nothing half-filled ever leaves.
        """
        return _FIELD.sub(lambda match: fields[match.group(1)], self.text)


@dataclass(frozen=True, slots=True)
class DebtForTexts:
    """What decides between the texts of one place."""

    party_role: str
    is_reportable: bool
    """False once the debt is past the age of credit reporting, or is never reported."""


def fingerprint(text: str) -> str:
    """Return the sha256 that stands for the exact words."""
    return hashlib.sha256(text.encode()).hexdigest()


def required_texts(
    texts: Iterable[StateText], jurisdictions: Sequence[str], debt: DebtForTexts, phase: Phase, language: str
) -> list[StateText]:
    """Return the texts that must be given in a phase, in the order of the configuration.

    Where no plausible place has a text of its own for the limitation phases, the default one is required: nothing is asked on
    an old debt without any explanation (TB-ASK).

    Args:
        texts: All approved texts.
        jurisdictions: Every plausible one.
        debt: Role and reporting age.
        phase: first_written (validation notice), time_barred, near_time_barred, plan_confirmation or medical_wait.
        language: The language of the conversation or letter.
    Source: rule catalogue 5.2, 5.3, REGF-18E4.
    """
    fitting = [
        text
        for text in texts
        if text.phase == phase
        and text.language == language
        and debt.party_role in text.roles
        and (text.when == "always" or (text.when == "reportable") == debt.is_reportable)
    ]
    own = [text for text in fitting if text.jurisdiction in jurisdictions]
    return own or [text for text in fitting if text.jurisdiction == _DEFAULT]
