"""The one gate every outgoing message passes, whoever wrote it. It fails closed.

Gates run in the catalogue's order G0..G10 and the first that fails stops the message. G9 (evidence) is kept by the caller,
who stores the decision and the message in one transaction.

Source: rule catalogue, section 0.2 and section 7.1; 12 CFR part 1006.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from parley.compliance import gate_contact, gate_content, gate_status
from parley.compliance.attempt import ActiveHold, Attempt, Decision, Reason
from parley.compliance.classification import classify
from parley.compliance.config import ComplianceConfig
from parley.compliance.gate_facts import Facts, missing_facts
from parley.compliance.gate_time import delivery_validity, delivery_window, frequency, quiet_hours
from parley.compliance.gate_typed import spoken_figures
from parley.compliance.given import disclosures_given
from parley.compliance.rules import RULES

__all__ = ["ActiveHold", "Attempt", "Decision", "Reason", "explain", "judge", "survey"]

Check = Callable[[Facts, ComplianceConfig], list[Reason]]

_GATES: tuple[tuple[str, Check], ...] = (
    ("G0", gate_status.program),
    ("G1", gate_status.person),
    ("G2", gate_status.medium),
    ("G3", gate_contact.consent),
    ("G4", gate_contact.number),
    ("G5", gate_status.debt),
    ("G6", quiet_hours),
    ("G7", frequency),
    ("G8", gate_content.content),
    ("G10", delivery_window),
)


def judge(attempt: Attempt, config: ComplianceConfig) -> Decision:
    """Decide whether one message may leave.

    No side effects; the same attempt and configuration always give the same decision.

    Args:
        attempt: All facts about the message, the person and the conversation; None where a fact is not known.
        config: The compliance values in force.
    Returns:
        allow, or block with the first failing gate and every reason of that gate; the later gates are asked as well, for
        the evidence, and change nothing.
    """
    missing = missing_facts(attempt)
    if missing:
        reasons = [
            Reason("GATE-COMPLETE", f"MISSING_{name.upper()}", f"The gate was not told {name}, so nothing is sent.")
            for name in missing
        ]
        unasked = dict.fromkeys((name for name, _ in _GATES), None)
        return _block("G0", reasons, attempt, config, {**unasked, "G0": _codes(reasons)})
    facts = Facts.of(attempt)
    found = _ask_all(facts, config)
    gates = {name: _codes(reasons) for name, reasons in found.items()}
    for name, reasons in found.items():
        if reasons:
            return _block(name, reasons, attempt, config, gates, facts)
    return Decision(
        verdict="allow",
        gate=None,
        rule_ids=(),
        reasons=(),
        inputs={**_looked_at(attempt, facts, config), "disclosures": disclosures_given(facts, config)},
        config_version=config.version,
        gates=gates,
        validity_s=delivery_validity(facts, config),
    )


def survey(attempt: Attempt, config: ComplianceConfig) -> dict[str, list[Reason]]:
    """Ask every gate about an attempt and return the reasons of each, none left out after the first that fails.

    For questions ahead of time ("could I text this person now"); what is sent is judged by `judge`. No side effects.
    """
    if missing_facts(attempt):
        return {"G0": list(judge(attempt, config).reasons)}
    return _ask_all(Facts.of(attempt), config)


def _ask_all(facts: Facts, config: ComplianceConfig) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for name, check in _GATES:
        found.setdefault(name, []).extend(check(facts, config))
    return found


def explain(decision: Decision) -> list[str]:
    """Say in plain lines why a message was or was not sent, with the citation of each rule."""
    if decision.is_allowed:
        return [f"Allowed: every gate passed (compliance values {decision.config_version})."]
    lines = [f"Blocked at gate {decision.gate} (compliance values {decision.config_version})."]
    for reason in decision.reasons:
        known = RULES.get(reason.rule_id)
        source = f"{reason.rule_id}, {known.title}: {known.citation}" if known else reason.rule_id
        lines.append(f"{reason.sentence} [{reason.code}; {source}]")
    return lines


def _looked_at(attempt: Attempt, facts: Facts, config: ComplianceConfig) -> dict[str, Any]:
    """Return the facts as they are stored, with what the message is in law (REGF-2B) and where its figures are on file."""
    kind, because = classify(facts, config)
    figures = {figure: facts.ledger_figures.get(figure) for figure in spoken_figures(facts)}
    return {**attempt.snapshot(), "classification": kind, "classified_because": because, "figures": figures}


def _codes(reasons: list[Reason]) -> tuple[str, ...]:
    return tuple(reason.code for reason in reasons)


def _block(
    gate: str,
    reasons: list[Reason],
    attempt: Attempt,
    config: ComplianceConfig,
    gates: Mapping[str, tuple[str, ...] | None],
    facts: Facts | None = None,
) -> Decision:
    return Decision(
        verdict="block",
        gate=gate,
        rule_ids=tuple(dict.fromkeys(reason.rule_id for reason in reasons)),
        reasons=tuple(reasons),
        inputs=attempt.snapshot() if facts is None else _looked_at(attempt, facts, config),
        config_version=config.version,
        gates=gates,
    )
