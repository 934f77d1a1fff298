"""Which model a start will serve, and what is said when there is none."""

import json
import os
from pathlib import Path

import pytest

from parley.supervisor.models import served_model
from parley.supervisor.spec import SupervisorError


@pytest.fixture
def models(tmp_path: Path) -> Path:
    for age, name in enumerate(("new.tar.gz", "old.tar.gz")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    return tmp_path


def register(models: Path, active: str | None) -> None:
    known = [{"version": "n", "file": "new.tar.gz"}, {"version": "o", "file": "old.tar.gz"}]
    content = {"active": active, "models": [*known, {"version": "g", "file": "gone.tar.gz"}]}
    (models / "registry.json").write_text(json.dumps(content))


@pytest.mark.parametrize(("active", "file"), [("n", "new.tar.gz"), ("o", "old.tar.gz")])
def test_the_active_model_is_served_whatever_its_age(models: Path, active: str, file: str) -> None:
    register(models, active)
    assert served_model(models) == models / file


def test_without_a_registry_the_newest_file_is_served(models: Path) -> None:
    assert served_model(models) == models / "new.tar.gz"


@pytest.mark.parametrize(("active", "says"), [(None, "No model .* has been accepted"), ("g", "is gone .*make train")])
def test_a_registry_without_a_servable_model_is_said_in_one_sentence(
    models: Path, active: str | None, says: str
) -> None:
    register(models, active)
    with pytest.raises(SupervisorError, match=says):
        served_model(models)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"active": "n", "models": [{}]}', '{"active": 1, "models": 2}'])
def test_a_damaged_registry_is_named(models: Path, content: str) -> None:
    (models / "registry.json").write_text(content)
    with pytest.raises(SupervisorError, match=r"registry\.json is damaged"):
        served_model(models)


def test_an_empty_directory_names_the_chore(tmp_path: Path) -> None:
    with pytest.raises(SupervisorError, match="make train"):
        served_model(tmp_path)
