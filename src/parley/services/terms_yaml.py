"""Creditor terms as YAML: read without YAML's surprises, every key with its line, nothing that could run or grow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, ClassVar, get_args, get_type_hints

import yaml

from parley.errors import ParleyError
from parley.negotiation.overrides import SECTIONS
from parley.negotiation.terms import CreditorTerms, Override, Section

# Terms fit on a few pages; more than this is another file picked by mistake.
MAX_BYTES = 256_000
_NULL = "tag:yaml.org,2002:null"

Lines = dict[tuple[str, ...], int]
"""Line of every key and list item, from the file's start (1), by the way that leads to it."""


@dataclass(frozen=True, slots=True, order=True)
class TermsProblem:
    """One thing wrong in a terms file."""

    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        """Give the problem the way `parley terms check` prints it."""
        return f"line {self.line}: {self.key}: {self.reason}" if self.key else f"line {self.line}: {self.reason}"


class TermsFileError(ParleyError):
    """Creditor terms that cannot be used; `problems` lists everything wrong, in the order of the file."""

    code: ClassVar[str] = "terms.invalid"

    def __init__(self, problems: tuple[TermsProblem, ...]) -> None:
        """Keep all problems, and say them all, one a line."""
        count = "1 error" if len(problems) == 1 else f"{len(problems)} errors"
        super().__init__("\n".join([f"The creditor terms have {count}.", *map(str, problems)]))
        self.problems = problems


class TermsLoader(yaml.SafeLoader):
    """YAML without its surprises: dates stay text until they are checked, 010 is not eight and 1:30 is not ninety."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - yaml declares it so
        first: [rule for rule in rules if rule[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


TermsLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9_]*)$"), list("-+0123456789")
)


def read_text(path: Path) -> str:
    """Read a file of a sensible size as UTF-8.

    Raises:
        TermsFileError: It cannot be read, is too large or is not UTF-8.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TermsFileError((TermsProblem(1, "", "the file is too large for creditor terms"),))
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise TermsFileError((TermsProblem(1, "", f"the file cannot be read ({error.strerror})"),)) from error
    except UnicodeDecodeError as error:
        raise TermsFileError((TermsProblem(1, "", "the file is not UTF-8 text"),)) from error


def compose(text: str) -> yaml.Node:
    """Parse without building values, so that every key keeps its line.

    Raises:
        TermsFileError: The text is not YAML, holds aliases or is no list of keys.
    """
    try:
        for event in yaml.parse(text, Loader=TermsLoader):
            # A few nested aliases can stand for gigabytes, and terms do not need them.
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark is not None else 1
                raise TermsFileError((TermsProblem(line, "", "aliases are not allowed"),))
        node = yaml.compose(text, Loader=TermsLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise TermsFileError((TermsProblem(line, "", f"this is not YAML ({error.problem})"),)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise TermsFileError((TermsProblem(1, "", "this is not YAML"),)) from error
    if not isinstance(node, yaml.MappingNode):
        raise TermsFileError((TermsProblem(1, "", "the file has to be a list of keys and values"),))
    return node


def walk(node: yaml.Node, lines: Lines) -> tuple[TermsProblem, ...]:
    """Note the line of every key in `lines`; list keys that are unknown, written twice, or do not do what they seem to."""
    lines[()] = 1
    return tuple(_walk(node, CreditorTerms, (), lines))


def _walk(node: yaml.Node, shape: Any, path: tuple[str, ...], lines: Lines) -> Iterator[TermsProblem]:
    record = _record_in(shape)
    if isinstance(node, yaml.MappingNode):
        hints = get_type_hints(record) if record is not None else {}
        known = {field.name for field in fields(record)} if record is not None else set()
        for key_node, value_node in node.value:
            here = (*path, str(key_node.value))
            line = key_node.start_mark.line + 1
            if here in lines:
                yield TermsProblem(line, ".".join(here), "is written twice")
            lines[here] = line
            if record is not None and here[-1] not in known:
                yield TermsProblem(line, ".".join(here), "is not a known key")
            elif record is Override and (reason := _trap(here[-1], value_node)):
                yield TermsProblem(line, ".".join(here), reason)
            yield from _walk(value_node, hints.get(here[-1]), here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*path, str(index))] = item.start_mark.line + 1
            yield from _walk(item, shape, (*path, str(index)), lines)


def _trap(key: str, value: yaml.Node) -> str | None:
    """Name what would be read as "not given" in an override, although its writer means something by it."""
    if key in SECTIONS and value.tag == _NULL:
        takes_away = f"; to take the section away write without: [{key}]" if key in get_args(Section) else ""
        return f"must not be empty{takes_away}"
    if key not in SECTIONS and isinstance(value, yaml.SequenceNode) and not value.value:
        return "must not be empty; leave the key out"
    return None


def _record_in(shape: Any) -> Any:
    """Find the record inside "X", "X or nothing" and "several X"."""
    if is_dataclass(shape):
        return shape
    return next((found for part in get_args(shape) if (found := _record_in(part)) is not None), None)
