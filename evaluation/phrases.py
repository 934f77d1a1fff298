"""Measure the entity reader on held-out payment phrases: a phrase counts only if everything of a kind is fully right."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.nlu.reader import read_entities
from evaluation import stats

KINDS = ("amount", "date", "frequency", "recurring_day", "count", "percent", "option", "hardship_reason")


def measure(phrases: Sequence[Mapping[str, Any]], language: str) -> dict[str, Any]:
    """Return, for each kind, how many of the phrases that hold or were read as holding one are fully right.

    Phrases without an entity of the kind count where the reader named one (false alarms); phrases without either do not.
    """
    right: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    false_alarms: dict[str, int] = defaultdict(int)
    whole = 0
    for phrase in phrases:
        day = phrase["today"]
        today = day if isinstance(day, date) else date.fromisoformat(day)
        wanted = expected(phrase["entities"])
        found = told(read_entities(phrase["text"], language=language, today=today))
        for kind in KINDS:
            if wanted[kind]:
                asked[kind] += 1
                right[kind] += wanted[kind] == found[kind]
            elif found[kind]:
                false_alarms[kind] += 1
        whole += all(wanted[kind] == found[kind] for kind in KINDS)
    kinds = {kind: _kind(asked[kind], right[kind], false_alarms[kind]) for kind in KINDS}
    return {"phrases": len(phrases), "wholly_right": whole, "kinds": kinds}


def together(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the sum of the figures of several languages."""
    fields = ("phrases", "right", "false_alarms")
    kinds = {kind: _kind(*(sum(part["kinds"][kind][field] for part in parts) for field in fields)) for kind in KINDS}
    return {**{field: sum(part[field] for part in parts) for field in ("phrases", "wholly_right")}, "kinds": kinds}


def _kind(asked: int, right: int, false_alarms: int) -> dict[str, Any]:
    return {
        "phrases": asked,
        "right": right,
        "share": right / asked if asked else 1.0,
        "interval": stats.wilson(right, asked),
        "false_alarms": false_alarms,
    }


def expected(entities: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the labelled values by kind, in a form both sides share."""
    values: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        values[entity["entity"]].append(_labelled(entity["value"]))
    return defaultdict(list, {kind: sorted(set(found)) for kind, found in values.items()})


def told(entities: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the reader's values by kind, in a form both sides share."""
    values: dict[str, list[str]] = defaultdict(list)
    low: Any = None
    for entity in entities:
        kind, value = entity["entity"], entity["value"]
        if entity.get("role") == "low":
            low = value
        elif entity.get("role") == "high":
            values[kind].append(f"{low} to {value}")
        elif entity.get("either"):
            values[kind].append(" or ".join(str(reading) for reading in sorted(entity["either"])))
        elif kind == "balance_share":
            values["amount"].append(f"{value} of the balance")
        else:
            values[kind].append(str(value))
    return defaultdict(list, {kind: sorted(set(found)) for kind, found in values.items()})


def _labelled(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    if "share_bp" in value:
        return f"{value['share_bp']} of the balance"
    if "either" in value:
        return " or ".join(str(reading) for reading in sorted(value["either"]))
    return f"{value['low']} to {value['high']}"
