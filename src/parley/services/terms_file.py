"""Creditor terms as files: read them with every error and its line, print them in plain English, keep them as JSON.

The file has exactly the keys of `negotiation.terms.CreditorTerms`. Amounts are integer cents, shares basis points.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from parley.negotiation import CreditorTerms, validate
from parley.negotiation.summary import summarise
from parley.services.terms_standins import contradictions_elsewhere
from parley.services.terms_yaml import Lines, TermsFileError, TermsLoader, TermsProblem, compose, read_text, walk

__all__ = ["TermsFileError", "TermsProblem", "load_terms", "summarise", "terms_from_dict", "terms_to_dict"]

_ADAPTER = TypeAdapter(CreditorTerms)


def load_terms(source: Path | str) -> CreditorTerms:
    """Read creditor terms from a file (a `Path`) or from text (a `str`).

    Raises:
        TermsFileError: Anything is wrong; it lists every error with its line and reason.
    Source: architecture.md 5, creditor terms.
    """
    text = read_text(source) if isinstance(source, Path) else source
    lines: Lines = {}
    problems = [*walk(compose(text), lines)]
    try:
        values = yaml.load(text, Loader=TermsLoader)  # noqa: S506 - a SafeLoader with fewer types
        terms = _read(values)
    except ValidationError as error:
        problems += [_problem(lines, found["loc"], _reason(found["type"], found["msg"])) for found in error.errors()]
        elsewhere = contradictions_elsewhere(values, [found["loc"] for found in error.errors()], _read_or_none)
        problems += [_problem(lines, found.path, found.message) for found in elsewhere]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 1
        problems.append(TermsProblem(line, "", f"a value cannot be read ({error.problem})"))
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
    """Read what `terms_to_dict` wrote, now or in an earlier release: keys that came later take their defaults.

    Raises:
        pydantic.ValidationError: The stored value is not terms of this shape; that is a bug, not a user's mistake.
    """
    return _read(dict(data))


def _read(values: object) -> CreditorTerms:
    return _ADAPTER.validate_json(json.dumps(values, default=_json_value), strict=True)


def _read_or_none(values: Mapping[str, Any]) -> CreditorTerms | None:
    try:
        return _read(values)
    except (ValidationError, ValueError):
        return None


def _problem(lines: Lines, path: tuple[str | int, ...], reason: str) -> TermsProblem:
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
        "bool_type": "must be true or false",
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
