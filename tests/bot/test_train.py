"""Training happens when the sources changed, and only then."""

import os

import pytest

from bot import train


@pytest.fixture
def project(tmp_path):
    for name in ("config.yml", "domain.yml", "data/nlu/en/a.yml", "data/rules/b.yml", "bot/nlu/c.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


@pytest.fixture
def trained(project, monkeypatch):
    """Count trainings; the real training is covered by the `model` fixture of the server tests."""
    runs = []

    def write(project, output):
        runs.append(output)
        (output / "model.tar.gz").write_text(f"model {len(runs)}")
        return output / "model.tar.gz"

    monkeypatch.setattr(train, "_train", write)
    return runs


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "data/nlu/en/a.yml", "data/rules/b.yml", "bot/nlu/c.py"])
def test_changed_source_changes_the_hash(project, name):
    before = train.content_hash(project)
    (project / name).write_text("changed")
    assert train.content_hash(project) != before


def test_moved_text_between_files_changes_the_hash(project):
    before = train.content_hash(project)
    (project / "data/nlu/en/a.yml").rename(project / "data/nlu/en/z.yml")
    assert train.content_hash(project) != before


def test_unrelated_file_does_not_change_the_hash(project):
    before = train.content_hash(project)
    (project / "README.md").write_text("new")
    (project / "bot/nlu/__pycache__").mkdir()
    (project / "bot/nlu/__pycache__/c.py").write_text("new")
    assert train.content_hash(project) == before


def test_second_run_trains_nothing(project, trained):
    models = project / "models"
    assert train.train_if_changed(project, models).startswith("model trained")
    assert train.train_if_changed(project, models).startswith("model up to date")
    assert len(trained) == 1
    assert [path.name for path in models.iterdir()] == [f"parley-{train.content_hash(project)}.tar.gz"]


def test_only_the_last_three_models_stay_and_the_newest_fits_the_sources(project, trained):
    models = project / "models"
    for version in range(5):
        (project / "domain.yml").write_text(f"version {version}")
        train.train_if_changed(project, models)
        os.utime(models / f"parley-{train.content_hash(project)}.tar.gz", (version + 1, version + 1))
    assert len(list(models.glob("*.tar.gz"))) == 3
    (project / "domain.yml").write_text("version 3")
    assert train.train_if_changed(project, models).startswith("model up to date")
    newest = max(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    assert train.content_hash(project) in newest.name


def test_failed_training_leaves_the_old_model_alone(project, trained, monkeypatch):
    models = project / "models"
    train.train_if_changed(project, models)
    before = {path.name: path.read_text() for path in models.iterdir()}
    (project / "domain.yml").write_text("broken")

    def fail(project, output):
        (output / "half.tar.gz").write_text("half")
        raise RuntimeError("training produced no model")

    monkeypatch.setattr(train, "_train", fail)
    with pytest.raises(RuntimeError):
        train.train_if_changed(project, models)
    assert {path.name: path.read_text() for path in models.iterdir()} == before


def test_command_prints_one_line_and_names_a_failure_on_stderr(project, trained, monkeypatch, capsys):
    arguments = ["--models", str(project / "models"), "--project", str(project)]
    assert train.main(arguments) == 0
    assert capsys.readouterr().out.count("\n") == 1
    (project / "domain.yml").write_text("broken")
    monkeypatch.setattr(train, "_train", lambda project, output: 1 / 0)
    assert train.main(arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "bot.train: division by zero\n"
