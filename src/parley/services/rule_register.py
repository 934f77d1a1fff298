"""Read the register of rules from its files, and look at what the code and the tests do about each rule."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import yaml

from parley.compliance.config_reader import ComplianceConfigError
from parley.compliance.holds import HOLD_KINDS
from parley.compliance.rules.register import Register, RegisteredRule

_CATALOGUE: Final = Path("src/parley/compliance/rules")


def load_register(config_dir: Path) -> Register:
    """Read `rules/*.yml` and check it against the values of `compliance.yml`.

    Raises:
        ComplianceConfigError: Something is wrong with a file; one sentence names the file and the place.
    """
    files = sorted((config_dir / "rules").glob("*.yml"))
    if not files:
        raise ComplianceConfigError(f"{config_dir / 'rules'} holds no register of rules.")
    register = Register.from_documents({file.name: _parsed(file) for file in files})
    register.check_parameters(load_values(config_dir))
    return register


def load_values(config_dir: Path) -> Mapping[str, Any]:
    """Return the values rules point into: the mapping under `compliance` of `compliance.yml`."""
    values = _parsed(config_dir / "compliance.yml").get("compliance")
    if not isinstance(values, Mapping):
        raise ComplianceConfigError("config/compliance.yml must be a mapping with the key compliance.")
    return values


def _parsed(file: Path) -> Mapping[str, Any]:
    try:
        document = yaml.load(file.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise ComplianceConfigError(
            f"{file.name}{where}: {getattr(error, 'problem', None) or 'this is no YAML'}."
        ) from None
    if not isinstance(document, Mapping):
        raise ComplianceConfigError(f"{file.name} must be a mapping of keys to values.")
    return document


class _StrictLoader(yaml.CSafeLoader):
    """YAML that refuses a key given twice, of which the last one would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build one mapping."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    problem=f"{key.value} is there twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_StrictLoader.add_constructor(
    yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG,
    lambda loader, node: loader.construct_mapping(cast(Any, node), deep=True),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where a rule is named: files below `src/parley`, and test files below `tests`."""

    code: tuple[str, ...]
    tests: tuple[str, ...]


def coverage_of(register: Mapping[str, RegisteredRule], root: Path) -> dict[str, Coverage]:
    """Return for each rule the code that names it, and the tests that name it, a reason code of it or a hold of it.

    Without the tests' folder (an installed product) no test is found.
    """
    sources = {path: path.read_text(encoding="utf-8") for path in _files(root, "src/parley")}
    ids_of = {path: set(_words(text)) for path, text in sources.items()}
    codes = _reason_codes(sources)
    tests = {path: _strings(path.read_text(encoding="utf-8")) for path in _files(root, "tests")}
    named = {path: {word for string in strings for word in _words(string)} for path, strings in tests.items()}
    found = {}
    for rule in register.values():
        holds = {kind for kind, hold in HOLD_KINDS.items() if hold.rule_id == rule.id}
        signs = codes[rule.id] | holds
        code = {_name(path, root / "src" / "parley") for path, ids in ids_of.items() if rule.id in ids}
        tested = {
            _name(path, root / "tests") for path, strings in tests.items() if rule.id in named[path] or signs & strings
        }
        found[rule.id] = Coverage(tuple(sorted(code)), tuple(sorted(tested | set(rule.tests))))
    return found


def ids_in_code(root: Path, prefixes: Iterable[str]) -> dict[str, Set[str]]:
    """Return every word in the code that looks like the id of a rule, with the files it stands in."""
    families = "|".join(sorted(map(re.escape, prefixes), key=len, reverse=True))
    looks_like = re.compile(rf"(?:{families})-[A-Z0-9]+(?:-[A-Z0-9]+)*")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in _files(root, "src/parley"):
        for word in _words(path.read_text(encoding="utf-8")):
            if looks_like.fullmatch(word):
                found[word].add(_name(path, root / "src" / "parley"))
    return dict(found)


def _words(text: str) -> list[str]:
    return re.findall(r"(?<![\w-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?![\w-])", text)


def _files(root: Path, folder: str) -> list[Path]:
    below = sorted((root / folder).rglob("*.py"))
    return [path for path in below if not path.is_relative_to(root / _CATALOGUE)]


def _name(path: Path, below: Path) -> str:
    return path.relative_to(below).as_posix()


def _strings(text: str) -> set[str]:
    """Return the string constants; what documentation strings speak of is not thereby tested."""
    tree = ast.parse(text)
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken
    }


def _reason_codes(sources: Mapping[Path, str]) -> defaultdict[str, set[str]]:
    """Return the codes the gate gives for each rule, read from its `Reason(rule, code, sentence)` calls."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for text in (text for path, text in sources.items() if path.parent.name == "compliance"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                given = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
                if len(given) == 2 and all(isinstance(value, str) for value in given):
                    codes[str(given[0])].add(str(given[1]))
    return codes
