"""Write `docs/compliance-map.md`: each rule with its status, citation, dates, gate, code and tests.

Run as `python scripts/compliance_map.py`; `--check` only says whether the file is current.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from parley.compliance.rules import RULES, Rule
from parley.compliance.rules.register import CONFIDENCES, STATUSES, Register, RegisteredRule
from parley.services.rule_register import Coverage, coverage_of, load_register

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "docs" / "compliance-map.md"
_GATES: Final = {
    "G0": "Program, wording, turn: may this program and author speak now, licensed, not stopped, with approved words?",
    "G1": "Person: holds on the person, and people who are not the consumer",
    "G2": "Medium: opt-outs and addresses that may not be used",
    "G3": "Consent: proof that the person agreed to be texted at this number, or the text of theirs that is answered",
    "G4": "Number: gets texts, was not reassigned, and evidence of at most 60 days says so",
    "G5": "Debt: disputed, unvalidated, claimed paid, possibly time-barred",
    "G6": "Hours: inside contact hours in every plausible time zone, or the one permitted answer",
    "G7": "Frequency: how often somebody may be contacted",
    "G8": "Content: nothing of the debt before verification, disclosure, marker, opt-out line, forbidden words, size",
    "G9": "Evidence: the decision and the message are stored in one transaction",
    "G10": "Delivery: enough time left before contact hours end",
}
_HEAD: Final = """\
# Compliance map

Written by `scripts/compliance_map.py` from the register in `config/rules`; a test fails when it is not current. The same in a
terminal: `parley compliance map`, and everything about one rule: `parley compliance show REGF-6C`. Every outgoing message passes
`judge` in `src/parley/compliance/gate.py`, gate by gate; the first that fails stops it, and a missing fact stops it too.

"Confirmed" says how well the citation was checked against its source. "Kept at" is a gate, or the step of the work where a rule
without a gate is kept. "In the code" are the files that name the rule (below `src/parley`). A test (below `tests`) is listed when
it names the rule, one of its reason codes, or one of its holds. A dash means none. **Engineering defaults, not legal advice.**

"""
_TITLES: Final = {
    "enforced": "Enforced in the code",
    "process": "Kept by people",
    "planned": "Planned",
    "not_applicable": "Not applicable",
}


def main(arguments: list[str]) -> int:
    """Write the map, or check it; return the exit status."""
    wanted = render()
    if "--check" not in arguments:
        TARGET.write_text(wanted, encoding="utf-8")
        return 0
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != wanted:
        print(
            "docs/compliance-map.md is not current: run `.venv/bin/python scripts/compliance_map.py`.", file=sys.stderr
        )
        return 1
    return 0


def render() -> str:
    """Return the whole document."""
    register = load_register(ROOT / "config")
    covered = coverage_of(register, ROOT)
    lines = [_HEAD + "## Gates", *_table(("Gate", "Asks"), list(_GATES.items())), ""]
    lines += ["## How far the rules are kept", *_summary(register), ""]
    for status, title in _TITLES.items():
        chosen = sorted((rule for rule in register.values() if rule.status == status), key=_by_gate)
        if status == "enforced":
            head = (
                "Rule",
                "What it asks",
                "Citation",
                "Confirmed",
                "Kept at",
                "Severity",
                "From",
                "In the code",
                "Tests",
            )
            rows = [_enforced(rule, covered[rule.id]) for rule in chosen]
        else:
            head = ("Rule", "What it asks", "Citation", "Confirmed", "Kept at", "Severity", "From", _note(status))
            rows = [(*_common(rule), rule.note) for rule in chosen]
        lines += [f"## {title}", *_table(head, rows), ""]
    unregistered = [rule for rule in RULES.values() if rule.id not in register]
    if unregistered:
        lines += [
            "## In the code, not yet in the register",
            *_table(("Rule", "What it asks"), _named(unregistered)),
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _summary(register: Register) -> list[str]:
    families = list(dict.fromkeys(rule.family for rule in register.values()))
    rows = []
    for family in families:
        own = [rule.status for rule in register.values() if rule.family == family]
        rows.append((family, *(str(own.count(status)) for status in STATUSES), str(len(own))))
    every = [rule.status for rule in register.values()]
    rows.append(("**all**", *(str(every.count(status)) for status in STATUSES), str(len(every))))
    return _table(("Family", *(status.replace("_", " ") for status in STATUSES), "all"), rows)


def _by_gate(rule: RegisteredRule) -> tuple[int, str, str]:
    is_gate = rule.gate[1:].isdigit()
    return (int(rule.gate[1:]) if is_gate else 99), "" if is_gate else rule.gate, rule.id


def _note(status: str) -> str:
    return {"process": "Document", "planned": "Comes with", "not_applicable": "Because"}[status]


def _common(rule: RegisteredRule) -> tuple[str, ...]:
    until = f" to {rule.effective_to}" if rule.effective_to else ""
    dates = f"{rule.effective_from}{until}"
    return rule.id, rule.title, rule.citation, CONFIDENCES[rule.confidence], rule.gate, rule.severity, dates


def _enforced(rule: RegisteredRule, covered: Coverage) -> tuple[str, ...]:
    first, title, *others = _common(rule)
    asked = f"{title} (left out: {rule.note})" if rule.note else title
    return first, asked, *others, _names(covered.code), _names(covered.tests)


def _named(rules: Sequence[Rule]) -> list[tuple[str, str]]:
    return [(rule.id, rule.title) for rule in rules]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(head)} |",
        f"| {' | '.join('---' for _ in head)} |",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
