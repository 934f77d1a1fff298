"""The configuration file is complete, and every mistake is one clear sentence."""

import copy
from typing import Any

import pytest

from parley.compliance.config import ComplianceConfig, ComplianceConfigError


def keys(values: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for key, value in values.items():
        found.append((*path, key))
        if isinstance(value, dict):
            found += keys(value, (*path, key))
    return found


def test_shipped_file_loads(config: ComplianceConfig) -> None:
    assert config.version == "2026-11"
    assert config.identity.factors == 2


def test_each_key_is_needed_and_named_when_missing(document: dict[str, Any]) -> None:
    for path in keys(document):
        broken = copy.deepcopy(document)
        inner = broken
        for key in path[:-1]:
            inner = inner[key]
        del inner[path[-1]]
        with pytest.raises(ComplianceConfigError, match=rf"^{'[.]'.join(path)} is missing"):
            ComplianceConfig.from_mapping(broken)


@pytest.mark.parametrize(
    ("section", "key", "value", "sentence"),
    [
        ("identity", "factors", 0, "compliance.identity.factors must be a whole number of at least 1."),
        ("quiet", "closed_days", {"La": ["sunday"]}, "compliance.quiet.closed_days.La must be a state of two capital"),
        ("quiet", "closed_days", {"LA": ["sundays"]}, 'must list days such as "sunday" or "2026-12-25".'),
        ("preferences", "place_h", 0, "compliance.preferences.place_h must be a whole number of at least 1."),
        ("preferences", "answer_at_place", {"sms": False}, "compliance.preferences.answer_at_place.web is missing"),
        ("identity", "factors", True, "compliance.identity.factors must be a whole number of at least 1."),
        ("quiet", "start", "8 am", "compliance.quiet.start must be a time such as 08:00:00 in quotes."),
        ("quiet", "start", "07:59:59", "must stay within 08:00:00 and 20:59:59"),
        ("quiet", "reply_once", "yes", "compliance.quiet.reply_once must be true or false."),
        ("sms", "max_char", 5, "compliance.sms.max_char is not a key of the compliance configuration."),
        ("program", "brand", "Acme Collections", "must not reveal a debt"),
        ("forbidden", "en", [], "compliance.forbidden.en must be a non-empty list of texts."),
    ],
)
def test_wrong_value_is_one_clear_sentence(
    section: str, key: str, value: object, sentence: str, document: dict[str, Any]
) -> None:
    broken = copy.deepcopy(document)
    broken["compliance"][section][key] = value
    with pytest.raises(ComplianceConfigError) as caught:
        ComplianceConfig.from_mapping(broken)
    assert sentence in str(caught.value)
