"""Secrets are made up once for a demo and demanded otherwise."""

import json
import re
from pathlib import Path

import pytest

from parley.supervisor.demo_secrets import MAKERS, complete
from parley.supervisor.spec import SupervisorError

EVERYTHING = dict.fromkeys(MAKERS, "set")


def test_demo_secrets_are_made_once_and_kept_private(tmp_path: Path) -> None:
    first = complete({}, tmp_path, demo=True)
    assert complete({}, tmp_path, demo=True) == first
    assert set(first) == set(MAKERS)
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert re.fullmatch(r"AC[0-9a-f]{32}", first["PARLEY_TWILIO_ACCOUNT_SID"])
    assert len(set(first.values())) == len(first)


def test_two_installations_have_different_secrets(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = complete({}, tmp_path / "a", demo=True), complete({}, tmp_path / "b", demo=True)
    assert [name for name in MAKERS if one[name] == other[name]] == ["PARLEY_TWILIO_FROM"]


def test_what_the_operator_has_set_is_left_alone(tmp_path: Path) -> None:
    made = complete({"PARLEY_SECRET_KEY": "mine", "PARLEY_ACTIONS_TOKEN": ""}, tmp_path, demo=True)
    assert "PARLEY_SECRET_KEY" not in made
    assert made["PARLEY_ACTIONS_TOKEN"]


def test_a_secret_added_by_a_later_version_joins_the_kept_ones(tmp_path: Path) -> None:
    first = complete({}, tmp_path, demo=True)
    kept = {name: value for name, value in first.items() if name != "PARLEY_CHANNEL_TOKEN"}
    (tmp_path / "secrets.json").write_text(json.dumps(kept))
    second = complete({}, tmp_path, demo=True)
    assert {name: second[name] for name in kept} == kept
    assert second["PARLEY_CHANNEL_TOKEN"]


@pytest.mark.parametrize("name", list(MAKERS))
@pytest.mark.parametrize("value", [None, ""], ids=["unset", "empty"])
def test_outside_a_demo_a_missing_secret_is_named_and_nothing_is_written(
    tmp_path: Path, name: str, value: str | None
) -> None:
    env = {key: given for key, given in {**EVERYTHING, name: value}.items() if given is not None}
    with pytest.raises(SupervisorError, match=f"^{name} is not set"):
        complete(env, tmp_path, demo=False)
    assert list(tmp_path.iterdir()) == []


def test_a_messaging_service_stands_in_for_a_sender_number(tmp_path: Path) -> None:
    env = {**EVERYTHING, "PARLEY_TWILIO_FROM": "", "PARLEY_TWILIO_MESSAGING_SERVICE_SID": "MG1"}
    assert complete(env, tmp_path, demo=False) == {}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"PARLEY_SECRET_KEY": 1}', '{"PARLEY_SECRET_KEY": ""}'])
def test_a_damaged_file_is_named_and_not_overwritten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(content)
    with pytest.raises(SupervisorError, match=r"secrets\.json"):
        complete({}, tmp_path, demo=True)
    assert path.read_text() == content
