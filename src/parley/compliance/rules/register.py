"""The register of every rule of the catalogue: what it asks, how far it is done, which values it reads.

Read from `config/rules/*.yml`, one file for each family. Nothing is guessed: an unknown key, a rule given twice or a
missing citation stops the start with one sentence. The gate itself cites `RULES`; a test proves that both say the same.
Source: rule catalogue, sections 0 to 7; decision 0016.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Self

from parley.compliance.config_reader import ComplianceConfigError, Section

GATES = tuple(f"G{number}" for number in range(11))
STEPS = (
    "boarding",
    "inbound",
    "approval",
    "negotiation",
    "validation",
    "payments",
    "records",
    "web",
    "system",
    "people",
)
"""Where a rule without a gate is kept: the step of the work that keeps it."""
SEVERITIES = ("critical", "high", "medium", "low")
CHANNELS = ("sms", "web", "voice", "email", "letter")
CONFIDENCES = {"S": "yes", "P": "in part", "M": "from memory", "D": "our design"}
STATUSES = {"enforced": "limits", "process": "document", "planned": "work", "not_applicable": "because"}
"""How far a rule is done, and the field that says more about it."""

_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_-]*)*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value of `config/compliance.yml` that a rule reads, and who answers for it."""

    key: str
    """Dotted key below `compliance`."""
    source: str
    approved_by_role: str | None
    """None: like the other values of `config/compliance.yml`; so are the dates."""
    effective_from: date | None
    effective_to: date | None


@dataclass(frozen=True, slots=True)
class RegisteredRule:
    """Everything the register says about one rule."""

    id: str
    family: str
    version: str
    title: str
    citation: str
    confidence: str
    gate: str
    severity: str
    channels: tuple[str, ...]
    status: str
    approved_by_role: str
    note: str
    """What is left out (enforced), the document (process), the work to come (planned), or the reason (not applicable)."""
    effective_from: date
    effective_to: date | None
    parameters: tuple[Parameter, ...]
    acceptance: str
    """The catalogue's acceptance example, word for word; empty where it has none."""
    tests: tuple[str, ...]
    """Test files that prove the rule without naming it."""


class Register(Mapping[str, RegisteredRule]):
    """All rules by id, in the order of the files."""

    def __init__(self, rules: Iterable[RegisteredRule]) -> None:
        """Take the rules; refuse an id that comes twice."""
        found: dict[str, RegisteredRule] = {}
        for rule in rules:
            if rule.id in found:
                raise ComplianceConfigError(
                    f"Rule {rule.id} is in the register twice: in {found[rule.id].family} and in {rule.family}."
                )
            found[rule.id] = rule
        self._rules = MappingProxyType(found)

    @classmethod
    def from_documents(cls, documents: Mapping[str, Mapping[str, Any]]) -> Self:
        """Build the register from the parsed files, by file name.

        Raises:
            ComplianceConfigError: Something is missing, unknown, of the wrong kind or given twice; the text names it.
        """
        return cls(rule for name, document in documents.items() for rule in _family(name, document))

    def __getitem__(self, rule_id: str) -> RegisteredRule:
        """Return the rule with this id."""
        return self._rules[rule_id]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._rules)

    def __len__(self) -> int:
        """Return how many rules there are."""
        return len(self._rules)

    def check_parameters(self, values: Mapping[str, Any]) -> None:
        """Refuse a parameter that points at nothing.

        Args:
            values: The mapping under `compliance` of `config/compliance.yml`.

        Raises:
            ComplianceConfigError: The key of a parameter does not exist; the text names rule and key.
        """
        for rule in self.values():
            for parameter in rule.parameters:
                if not has_key(values, parameter.key):
                    raise ComplianceConfigError(
                        f"Rule {rule.id} reads {parameter.key}, which is not a key of config/compliance.yml."
                    )


def has_key(values: object, key: str) -> bool:
    """Tell whether the dotted key leads to something."""
    return not isinstance(value_at(values, key), _Missing)


def value_at(values: object, key: str) -> Any:
    """Return what the dotted key leads to, or a marker that `has_key` knows."""
    for part in key.split("."):
        if not isinstance(values, Mapping) or part not in values:
            return _Missing()
        values = values[part]
    return values


class _Missing:
    """Nothing is there; None would be a value."""


def _family(name: str, document: Mapping[str, Any]) -> Iterator[RegisteredRule]:
    section = Section(name, document)
    head = _Head(
        family=section.text("family"),
        version=section.text("version"),
        effective_from=section.day("effective_from"),
        effective_to=section.optional_day("effective_to"),
        approved_by_role=section.text("approved_by_role"),
    )
    rules = section.section("rules")
    section.finish()
    for rule_id in rules.own_keys():
        yield _rule(rule_id, rules.section(rule_id), head)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of a file says for all its rules."""

    family: str
    version: str
    effective_from: date
    effective_to: date | None
    approved_by_role: str


def _rule(rule_id: str, section: Section, head: _Head) -> RegisteredRule:
    if not _ID.fullmatch(rule_id):
        raise ComplianceConfigError(f"{rule_id!r} in {head.family} is no id of a rule; ids look like REGF-6B1-TIME.")
    status = section.choice("status", tuple(STATUSES))
    note_field = STATUSES[status]
    from_day = section.day("effective_from") if section.has("effective_from") else head.effective_from
    to_day = section.optional_day("effective_to") if section.has("effective_to") else head.effective_to
    if to_day is not None and to_day < from_day:
        raise ComplianceConfigError(f"Rule {rule_id} ends before it begins.")
    citation = section.text("citation")
    rule = RegisteredRule(
        id=rule_id,
        family=head.family,
        version=head.version,
        title=section.text("title"),
        citation=citation,
        confidence=section.choice("confidence", tuple(CONFIDENCES)),
        gate=section.choice("gate", (*GATES, *STEPS)),
        severity=section.choice("severity", SEVERITIES),
        channels=section.choices("channels", CHANNELS),
        status=status,
        approved_by_role=head.approved_by_role,
        note=section.text(note_field) if status != "enforced" or section.has(note_field) else "",
        effective_from=from_day,
        effective_to=to_day,
        parameters=tuple(_parameters(rule_id, section, citation)),
        acceptance=section.text("acceptance") if section.has("acceptance") else "",
        tests=section.texts("tests") if section.has("tests") else (),
    )
    section.finish()
    return rule


def _parameters(rule_id: str, section: Section, citation: str) -> Iterator[Parameter]:
    """Yield the parameters; one written as a bare key has the rule's source, and is approved with the other values."""
    if not section.has("parameters"):
        return
    for number, entry in enumerate(section.items("parameters")):
        own = Section(f"{rule_id}.parameters[{number}]", {"key": entry} if isinstance(entry, str) else entry)
        key = own.text("key")
        if not _KEY.fullmatch(key):
            raise ComplianceConfigError(f"{key!r} of rule {rule_id} is no dotted key such as quiet.start.")
        yield Parameter(
            key=key,
            source=own.text("source") if own.has("source") else citation,
            approved_by_role=own.text("approved_by_role") if own.has("approved_by_role") else None,
            effective_from=own.day("effective_from") if own.has("effective_from") else None,
            effective_to=own.optional_day("effective_to") if own.has("effective_to") else None,
        )
        own.finish()
