"""Write `docs/compliance-map.md`: each rule with its citation, its gate, the code that enforces it and its tests.

Run as `python scripts/compliance_map.py`; `--check` only says whether the file is current.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Final

from parley.compliance.holds import HOLD_KINDS
from parley.compliance.rules import RULES, Rule

ROOT: Final = Path(__file__).resolve().parents[1]
TARGET: Final = ROOT / "docs" / "compliance-map.md"
_CODE: Final = ("src/parley",)
_CATALOGUE: Final = "src/parley/compliance/rules"
_CONFIRMED: Final = {"S": "yes", "P": "in part", "M": "from memory", "D": "our design"}
_GATES: Final = {
    "G0": "Program, wording, turn: may this program and author speak now, with approved words?",
    "G1": "Person: holds on the person, and people who are not the consumer",
    "G2": "Medium: opt-outs and addresses that may not be used",
    "G5": "Debt: disputed, unvalidated, claimed paid, possibly time-barred",
    "G6": "Hours: inside contact hours in every plausible time zone, or the one permitted answer",
    "G7": "Frequency: ceiling of automated messages in a thread and day",
    "G8": "Content: nothing of the debt before verification, disclosure, marker, opt-out line, forbidden words, size",
    "G10": "Delivery: enough time left before contact hours end",
}
_HEAD: Final = """\
# Compliance map

Written by `scripts/compliance_map.py` from `src/parley/compliance/rules`; a test fails when it is not current. Every outgoing
message passes `judge` in `src/parley/compliance/gate.py`, gate by gate; the first that fails stops it, and a missing fact stops
it too. G3 (consent) and G4 (fitness of the number) are not checked yet; G9 (evidence) is the row stored with each decision.

"Confirmed" says how well the citation was checked against its source. "In the code" are the files that name the rule (below
`src/parley`). A test (below `tests`) is listed when it names the rule, one of its reason codes, or one of its holds; a dash
means that no file does so by name. **Engineering defaults, not legal advice.**

"""


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
    code, codes = _files(_CODE), _reason_codes()
    tests = _strings(_files(("tests",)))
    lines = [_HEAD, "## Gates", "| Gate | Asks |", "| --- | --- |"]
    lines += [f"| {gate} | {asked} |" for gate, asked in _GATES.items()]
    lines += ["", "## Rules", "| Rule | What it asks | Citation | Confirmed | Gate | In the code | Tests |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    lines += [_row(rule, code, tests, codes) for rule in sorted(RULES.values(), key=_by_gate)]
    return "\n".join(lines) + "\n"


def _by_gate(rule: Rule) -> tuple[int, str]:
    return int(rule.gate[1:]), rule.id


def _row(rule: Rule, code: Iterable[Path], tests: Mapping[Path, Set[str]], codes: Mapping[str, Set[str]]) -> str:
    holds = {kind for kind, hold in HOLD_KINDS.items() if hold.rule_id == rule.id}
    signs = {rule.id} | codes[rule.id] | holds
    named = re.compile(rf"(?<![\w-]){re.escape(rule.id)}(?![\w-])")
    enforced = _names(ROOT / "src" / "parley", (path for path in code if named.search(path.read_text("utf-8"))))
    tested = _names(ROOT / "tests", (path for path, strings in tests.items() if signs & strings))
    cells = (rule.id, rule.title, rule.citation, _CONFIRMED[rule.source], rule.gate, enforced, tested)
    return "| " + " | ".join(cells) + " |"


def _names(below: Path, paths: Iterable[Path]) -> str:
    return ", ".join(f"`{path.relative_to(below).as_posix()}`" for path in sorted(paths)) or "–"


def _files(folders: Iterable[str]) -> list[Path]:
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [path for path in found if not path.is_relative_to(ROOT / _CATALOGUE)]


def _strings(files: Iterable[Path]) -> dict[Path, Set[str]]:
    """Return the string constants of each file; documentation strings hold whole sentences and so match nothing."""
    return {
        path: {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for path in files
    }


def _reason_codes() -> defaultdict[str, set[str]]:
    """Return the codes the gate gives for each rule, read from its `Reason(rule, code, sentence)` calls."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for path in _files(("src/parley/compliance",)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                given = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
                if len(given) == 2 and all(isinstance(value, str) for value in given):
                    codes[str(given[0])].add(str(given[1]))
    return codes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
