"""`parley compliance ...`: the register of rules, read from its files; no database is needed."""

import json
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from parley.compliance.rules.register import CONFIDENCES, SEVERITIES, STATUSES, Register, RegisteredRule, value_at
from parley.errors import ParleyError
from parley.services.rule_register import Coverage, coverage_of, load_register, load_values
from parley.settings import PROJECT_ROOT

compliance_app = typer.Typer(no_args_is_help=True, help="The rules, how far each is enforced, and what proves it.")

ConfigDir = Annotated[
    Path, typer.Option("--config-dir", envvar="PARLEY_CONFIG_DIR", help="Folder of rules/ and compliance.yml.")
]
_CONFIG_DIR = PROJECT_ROOT / "config"
_NOTE_LABELS = {"enforced": "left out", "process": "document", "planned": "comes with", "not_applicable": "because"}


@compliance_app.command("map")
def map_command(
    family: Annotated[str | None, typer.Option("--family", metavar="X", help="Only this family of rules.")] = None,
    status: Annotated[str | None, typer.Option("--status", metavar="S", help=", ".join(STATUSES) + ".")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, for programs.")] = False,
    config_dir: ConfigDir = _CONFIG_DIR,
) -> None:
    """List the rules: status, gate or step, severity, citation, and how many test files prove each."""
    register, covered = _read(config_dir)
    _require(family, sorted({rule.family for rule in register.values()}), "family")
    _require(status, list(STATUSES), "status")
    chosen = [
        rule
        for rule in register.values()
        if (family is None or rule.family == family) and (status is None or rule.status == status)
    ]
    if as_json:
        print(json.dumps([_as_json(rule, covered[rule.id]) for rule in chosen], indent=2, ensure_ascii=False))
        return
    for line in _table(chosen, [str(len(covered[rule.id].tests)) for rule in chosen]):
        print(line)
    counts = [f"{sum(rule.status == one for rule in chosen)} {one}" for one in STATUSES]
    print(f"\n{len(chosen)} rules: {', '.join(counts)}.")


@compliance_app.command("show")
def show_command(
    rule_id: Annotated[str, typer.Argument(metavar="RULE_ID")], config_dir: ConfigDir = _CONFIG_DIR
) -> None:
    """Say everything about one rule: source, dates, values, code, tests, acceptance example."""
    register, covered = _read(config_dir)
    rule = register.get(rule_id.upper())
    if rule is None:
        near = [known for known in register if known.startswith(rule_id.upper().split("-")[0])][:6]
        hint = f" Near it: {', '.join(near)}." if near else " `parley compliance map` lists them all."
        raise ParleyError(f"There is no rule {rule_id}.{hint}")
    for line in _described(rule, covered[rule.id], load_values(config_dir)):
        print(line)


def _read(config_dir: Path) -> tuple[Register, dict[str, Coverage]]:
    register = load_register(config_dir)
    return register, coverage_of(register, PROJECT_ROOT)


def _require(value: str | None, known: Sequence[str], what: str) -> None:
    if value is not None and value not in known:
        raise ParleyError(f"There is no {what} {value}; there are {', '.join(known)}.")


def _table(rules: Sequence[RegisteredRule], tests: Sequence[str]) -> list[str]:
    """Return aligned lines no wider than the terminal; the citation gives way."""
    head = ("RULE", "STATUS", "GATE", "SEVERITY", "TESTS", "CITATION")
    rows = [
        (rule.id, rule.status, rule.gate, rule.severity, count, rule.citation)
        for rule, count in zip(rules, tests, strict=True)
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head) - 1)]
    room = max(20, shutil.get_terminal_size((120, 24)).columns - sum(widths) - 2 * len(widths))
    return [
        "  ".join(
            [
                *(cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)),
                textwrap.shorten(row[-1], room, placeholder=" ..."),
            ]
        ).rstrip()
        for row in (head, *rows)
    ]


def _described(rule: RegisteredRule, covered: Coverage, values: Mapping[str, Any]) -> list[str]:
    until = rule.effective_to or "further notice"
    lines = [
        f"{rule.id}: {rule.title}",
        f"  citation: {rule.citation} (confirmed: {CONFIDENCES[rule.confidence]})",
        f"  family {rule.family}, catalogue version {rule.version} (approved by role {rule.approved_by_role})",
        f"  in force from {rule.effective_from} until {until}",
        f"  severity {rule.severity} ({SEVERITIES.index(rule.severity) + 1} of {len(SEVERITIES)}), kept at {rule.gate}",
        f"  channels: {', '.join(rule.channels) or 'none'}",
        f"  status: {rule.status}" + (f"; {_NOTE_LABELS[rule.status]}: {rule.note}" if rule.note else ""),
    ]
    for parameter in rule.parameters:
        shown = textwrap.shorten(json.dumps(value_at(values, parameter.key), ensure_ascii=False, default=str), 100)
        by = f"source {parameter.source}; approved by role {parameter.approved_by_role or values['approved_by_role']}"
        begin = parameter.effective_from or values["effective_from"]
        end = parameter.effective_to or values["effective_to"] or "further notice"
        lines += [f"  value {parameter.key}: {shown}", f"    {by}; from {begin} until {end}"]
    if rule.acceptance:
        lines.append(f"  acceptance example: {rule.acceptance}")
    lines += [f"  code: {name}" for name in covered.code] or ["  code: none names it"]
    return [*lines, *([f"  test: {name}" for name in covered.tests] or ["  test: none names it"])]


def _as_json(rule: RegisteredRule, covered: Coverage) -> dict[str, Any]:
    return {
        "id": rule.id,
        "family": rule.family,
        "version": rule.version,
        "title": rule.title,
        "citation": rule.citation,
        "confidence": rule.confidence,
        "gate": rule.gate,
        "severity": rule.severity,
        "channels": list(rule.channels),
        "status": rule.status,
        "note": rule.note,
        "effective_from": rule.effective_from.isoformat(),
        "effective_to": rule.effective_to.isoformat() if rule.effective_to else None,
        "parameters": [parameter.key for parameter in rule.parameters],
        "acceptance": rule.acceptance,
        "code": list(covered.code),
        "tests": list(covered.tests),
    }
