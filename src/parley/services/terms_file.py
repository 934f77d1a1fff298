"""Creditor terms as files: read them with every error and its line, print them in plain English, keep them as JSON.

The file has exactly the keys of `negotiation.terms.CreditorTerms`. Amounts are integer cents, shares basis points.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, get_args, get_type_hints

import yaml
from pydantic import TypeAdapter, ValidationError

from parley.errors import ParleyError
from parley.negotiation import CreditorTerms, validate
from parley.negotiation.summary import summarise

__all__ = ["TermsFileError", "TermsProblem", "load_terms", "summarise", "terms_from_dict", "terms_to_dict"]

# Terms fit on a page; more than this is another file picked by mistake.
MAX_BYTES = 256_000

_ADAPTER = TypeAdapter(CreditorTerms)
_Lines = dict[tuple[str, ...], int]


@dataclass(frozen=True, slots=True, order=True)
class TermsProblem:
    """One thing wrong in a terms file."""

    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        """Give the problem the way `parley terms check` prints it."""
        return f"line {self.line}: {self.key}: {self.reason}" if self.key else f"line {self.line}: {self.reason}"


class _Loader(yaml.SafeLoader):
    """YAML without its surprises: dates stay text until they are checked, 010 is not eight and 1:30 is not ninety."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - yaml declares it so
        first: [rule for rule in rules if rule[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?(?:0|[1-9][0-9_]*)$"), list("-+0123456789"))


class TermsFileError(ParleyError):
    """Creditor terms that cannot be used; `problems` lists everything wrong, in the order of the file."""

    code: ClassVar[str] = "terms.invalid"

    def __init__(self, problems: tuple[TermsProblem, ...]) -> None:
        """Keep all problems, and say them all, one a line."""
        count = "1 error" if len(problems) == 1 else f"{len(problems)} errors"
        super().__init__("\n".join([f"The creditor terms have {count}.", *map(str, problems)]))
        self.problems = problems


def load_terms(source: Path | str) -> CreditorTerms:
    """Read creditor terms from a file (a `Path`) or from text (a `str`).

    Raises:
        TermsFileError: Anything is wrong; it lists every error with its line and reason.
    Source: architecture.md 5, creditor terms.
    """
    text = _read(source) if isinstance(source, Path) else source
    node = _compose(text)
    lines: _Lines = {(): 1}
    problems = [*_walk(node, CreditorTerms, (), lines)]
    try:
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with fewer types
        terms = _ADAPTER.validate_json(json.dumps(values, default=_json_value), strict=True)
    except ValidationError as error:
        problems += [_problem(lines, found["loc"], _reason(found["type"], found["msg"])) for found in error.errors()]
        unreadable = {str(found["loc"][0]) for found in error.errors() if found["loc"]}
        problems += _contradictions_elsewhere(values, unreadable, lines)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        problems.append(TermsProblem(1, "", f"a value cannot be read ({error})"))
    else:
        problems += [_problem(lines, found.path, found.message) for found in validate(terms)]
        if not problems:
            return terms
    raise TermsFileError(tuple(sorted(set(problems))))


def terms_to_dict(terms: CreditorTerms) -> dict[str, Any]:
    """Write terms as JSON values; dates as ISO text."""
    written: dict[str, Any] = json.loads(json.dumps(asdict(terms), default=_json_value))
    return written


def terms_from_dict(data: Mapping[str, Any]) -> CreditorTerms:
    """Read what `terms_to_dict` wrote.

    Raises:
        pydantic.ValidationError: The stored value is not terms of this shape; that is a bug, not a user's mistake.
    """
    return _ADAPTER.validate_json(json.dumps(dict(data)), strict=True)


# Stands in for a part that cannot be read, so that the other parts are still checked; it contradicts nothing itself.
_STAND_IN: dict[str, Any] = {
    "creditor_id": "stand-in",
    "version": 1,
    "effective_from": "0001-01-01",
    "effective_to": None,
    "currency": "USD",
    "brand": "stand-in",
    "creditor_name": "stand-in",
    "pay_in_full": {"days_to_pay": 1, "discounts": [{"min_age_days": 0, "max_age_days": None, "discount_bps": 0}]},
    "instalments": None,
    "settlement": [],
    "hardship": None,
    "authority": {"max_balance_cents": 10**15, "max_discount_bps": 0},
    "negotiation": {
        "max_rounds": 1,
        "offer_expiry_hours": 1,
        "instalment_months": [1],
        "settlement_steps_bps": [0],
    },
    "interest_bps": 0,
}
# Parts that are checked against each other: where the first cannot be read, the others cannot be judged.
_JUDGED_WITH = {"instalments": {"hardship", "negotiation"}, "effective_from": {"effective_to"}}


def _contradictions_elsewhere(values: object, unreadable: set[str], lines: _Lines) -> list[TermsProblem]:
    """Check the readable parts of a file that has unreadable ones, so that all errors are told at once."""
    if not isinstance(values, dict):
        return []
    mended = {key: _STAND_IN[key] if key in unreadable else values.get(key) for key in _STAND_IN}
    mended["interest_bps"] = mended["interest_bps"] or 0
    try:
        terms = _ADAPTER.validate_json(json.dumps(mended, default=_json_value), strict=True)
    except (ValidationError, ValueError):
        return []
    ignored = unreadable.union(*(_JUDGED_WITH.get(key, set()) for key in unreadable))
    return [_problem(lines, found.path, found.message) for found in validate(terms) if found.path[0] not in ignored]


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TermsFileError((TermsProblem(1, "", "the file is too large for creditor terms"),))
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise TermsFileError((TermsProblem(1, "", f"the file cannot be read ({error.strerror})"),)) from error
    except UnicodeDecodeError as error:
        raise TermsFileError((TermsProblem(1, "", "the file is not UTF-8 text"),)) from error


def _compose(text: str) -> yaml.Node:
    """Parse without building values, so that every key keeps its line."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            # A few nested aliases can stand for gigabytes, and terms do not need them.
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark is not None else 1
                raise TermsFileError((TermsProblem(line, "", "aliases are not allowed"),))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise TermsFileError((TermsProblem(line, "", f"this is not YAML ({error.problem})"),)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise TermsFileError((TermsProblem(1, "", "this is not YAML"),)) from error
    if not isinstance(node, yaml.MappingNode):
        raise TermsFileError((TermsProblem(1, "", "the file has to be a list of keys and values"),))
    return node


def _walk(node: yaml.Node, shape: Any, path: tuple[str, ...], lines: _Lines) -> Iterator[TermsProblem]:
    """Note the line of every key; name keys that are unknown or written twice."""
    lines[path] = node.start_mark.line + 1 if path not in lines else lines[path]
    record = _record_in(shape)
    if isinstance(node, yaml.MappingNode):
        hints = get_type_hints(record) if record is not None else {}
        known = {field.name for field in fields(record)} if record is not None else set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            line = key_node.start_mark.line + 1
            if here in lines:
                yield TermsProblem(line, ".".join(here), "is written twice")
            lines[here] = line
            if record is not None and key not in known:
                yield TermsProblem(line, ".".join(here), "is not a known key")
            yield from _walk(value_node, hints.get(key), here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*path, str(index))] = item.start_mark.line + 1
            yield from _walk(item, shape, (*path, str(index)), lines)


def _record_in(shape: Any) -> Any:
    """Find the record inside "X", "X or nothing" and "several X"."""
    if is_dataclass(shape):
        return shape
    return next((found for part in get_args(shape) if (found := _record_in(part)) is not None), None)


def _problem(lines: _Lines, path: tuple[str | int, ...], reason: str) -> TermsProblem:
    keys = tuple(str(part) for part in path)
    known = keys
    while known not in lines:
        known = known[:-1]
    return TermsProblem(lines[known], ".".join(keys), reason)


def _reason(kind: str, message: str) -> str:
    """Say a pydantic message the way a person would."""
    plain = {
        "missing": "is missing",
        "int_type": "must be a whole number (cents, days, months or basis points), without quotes or decimals",
        "string_type": "must be text",
        "tuple_type": "must be a list",
        "date_type": "must be a date like 2026-01-31",
        "dataclass_type": "must be a group of keys",
    }
    if kind.startswith(("date_", "date_from")):
        return plain["date_type"]
    if kind == "literal_error":
        return f"must be one of {message.removeprefix('Input should be ')}"
    return plain.get(kind, message)


def _json_value(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else f"not a plain value: {type(value).__name__}"
