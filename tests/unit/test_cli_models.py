"""The commands about models: where they look, and whom they tell."""

from pathlib import Path

import pytest

from parley import cli_models
from parley.cli_models import Installation
from parley.errors import ParleyError
from parley.supervisor.attach import leave_environment
from parley.supervisor.lock import data_directory_lock

RUNNING = {"PARLEY_CHANNEL_TOKEN": "t", "PARLEY_RASA_URL": "http://127.0.0.1:5005"}


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / ".parley"


def test_where_nothing_runs_nobody_is_told(tmp_path: Path, data_dir: Path) -> None:
    here = Installation.here({}, tmp_path)
    assert here.command("bot.registry", "rollback") == [
        str(tmp_path / ".venv-rasa/bin/python"), "-m", "bot.registry", "rollback", "--models", str(data_dir / "models"),
    ]  # fmt: skip


def test_settings_left_by_a_killed_supervisor_are_not_used(tmp_path: Path, data_dir: Path) -> None:
    leave_environment(data_dir, RUNNING)
    assert Installation.here({}, tmp_path).rasa_url is None


def test_a_running_assistant_is_told_with_its_own_token(tmp_path: Path, data_dir: Path) -> None:
    with data_directory_lock(data_dir):
        leave_environment(data_dir, RUNNING)
        here = Installation.here({"PARLEY_CHANNEL_TOKEN": ""}, tmp_path)
    assert here.command("bot.train")[-2:] == ["--serving", RUNNING["PARLEY_RASA_URL"]]
    assert here.env["PARLEY_CHANNEL_TOKEN"] == "t"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        (RUNNING, RUNNING["PARLEY_RASA_URL"]),
        ({"PARLEY_RASA_URL": "http://127.0.0.1:5005"}, None),
        ({"PARLEY_CHANNEL_TOKEN": "t"}, None),
    ],
)
def test_an_assistant_run_by_hand_is_named_by_the_environment(
    tmp_path: Path, given: dict[str, str], url: str | None
) -> None:
    assert Installation.here(given, tmp_path).rasa_url == url


def test_the_data_directory_can_be_elsewhere(tmp_path: Path) -> None:
    assert Installation.here({"PARLEY_DATA_DIR": "other"}, tmp_path).models == tmp_path / "other" / "models"


def test_without_the_rasa_environment_the_chore_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_models, "PROJECT_ROOT", tmp_path)
    monkeypatch.delenv("PARLEY_DATA_DIR", raising=False)
    with pytest.raises(ParleyError, match="make setup"):
        cli_models.list_models()
