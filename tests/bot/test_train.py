"""Training happens when the sources changed, and only then; what it makes serves only if it is good enough."""

import pytest
from conftest import FIGURES, SOURCES, WORSE

from bot import train
from bot.registry import hashes, store


@pytest.mark.parametrize("name", SOURCES)
def test_changed_source_changes_the_hash(workshop, name):
    before = hashes.content_hash(workshop.project)
    (workshop.project / name).write_text("changed")
    assert hashes.content_hash(workshop.project) != before


def test_moved_text_between_files_changes_the_hash(workshop):
    before = hashes.content_hash(workshop.project)
    (workshop.project / "data/nlu/en/a.yml").rename(workshop.project / "data/nlu/en/z.yml")
    assert hashes.content_hash(workshop.project) != before


def test_unrelated_file_does_not_change_the_hash(workshop):
    before = hashes.content_hash(workshop.project)
    (workshop.project / "README.md").write_text("new")
    (workshop.project / "bot/nlu/__pycache__").mkdir()
    (workshop.project / "bot/nlu/__pycache__/c.py").write_text("new")
    (workshop.project / "evaluation/held_out/en.yml").write_text("new")
    assert hashes.content_hash(workshop.project) == before


def test_the_accepted_figures_are_not_part_of_what_models_are_measured_with(workshop):
    before = hashes.texts_hash(workshop.project)
    (workshop.project / "evaluation/accepted.json").write_text("new")
    assert hashes.texts_hash(workshop.project) == before
    (workshop.project / "evaluation/held_out/en.yml").write_text("new")
    assert hashes.texts_hash(workshop.project) != before


def test_second_run_trains_and_measures_nothing(workshop):
    version = hashes.content_hash(workshop.project)
    assert workshop.train().line == f"model trained in 0 s, accepted and active: parley-{version}.tar.gz"
    assert workshop.train().line == f"model up to date: parley-{version}.tar.gz"
    assert (len(workshop.trained), len(workshop.measured)) == (1, 1)
    assert workshop.files == {f"parley-{version}.tar.gz"}


def test_the_registry_says_what_the_model_is(workshop):
    workshop.train()
    model = workshop.registry.get(workshop.registry.active)
    assert model.sha256 == hashes.file_sha256(workshop.models / model.file)
    assert (model.figures, model.verdict, model.trained_at) == (FIGURES, "accepted", "2026-03-04T00:00:00+00:00")
    assert model.data_hash == hashes.data_hash(workshop.project)
    assert [line["what"] for line in workshop.registry.history] == ["accepted", "activated"]


def test_a_worse_model_is_kept_and_not_served(workshop):
    workshop.train()
    good = workshop.registry.active
    bad = workshop.change("worse")
    outcome = workshop.train(WORSE)
    assert outcome.may_serve
    assert outcome.line == (
        f"model trained in 0 s, refused: {bad}. Recall of intents with legal effect is 90.00 %, more than 0.3 points "
        f"below the 98.00 % of model {good}; model {good} goes on serving"
    )
    assert workshop.registry.active == good
    assert workshop.files == {store.file_name(good), store.file_name(bad)}


def test_a_refused_model_is_not_trained_or_measured_again_and_noted_once(workshop):
    workshop.train()
    workshop.change("worse")
    workshop.train(WORSE)
    assert "refused" in workshop.train(WORSE).line
    assert (len(workshop.trained), len(workshop.measured)) == (2, 2)
    assert [line["what"] for line in workshop.registry.history].count("refused") == 1


def test_a_model_that_cannot_be_measured_is_refused_and_measured_again(workshop, monkeypatch):
    workshop.train()
    workshop.change("new")
    monkeypatch.setattr(workshop, "measure", lambda path: 1 / 0)
    assert "the candidate has no figures" in workshop.train().line
    monkeypatch.undo()
    monkeypatch.setattr(train, "_train", workshop.write)
    assert "accepted and active" in workshop.train().line


def test_after_a_return_to_old_sources_the_old_model_serves_without_training(workshop):
    first = workshop.change("first")
    workshop.train()
    workshop.change("second")
    workshop.train()
    workshop.change("first")
    assert workshop.train().line == f"model, accepted and active: parley-{first}.tar.gz"
    assert len(workshop.trained) == 2


def test_only_the_last_three_models_stay(workshop):
    for number in range(5):
        workshop.change(f"version {number}")
        workshop.train()
    assert len(workshop.files) == len(workshop.registry.models) == 3


def test_a_damaged_file_is_made_again(workshop):
    workshop.train()
    file = workshop.models / store.file_name(workshop.registry.active)
    file.write_text("half")
    assert "accepted and active" in workshop.train().line
    store.require_whole(workshop.models, file)


def test_failed_training_leaves_the_old_model_alone(workshop, monkeypatch):
    workshop.train()
    before = (workshop.files, workshop.registry)
    workshop.change("broken")

    def fail(project, output):
        (output / "half.tar.gz").write_text("half")
        raise RuntimeError("training produced no model")

    monkeypatch.setattr(train, "_train", fail)
    with pytest.raises(RuntimeError):
        workshop.train()
    assert (workshop.files, workshop.registry) == before


def test_command_prints_one_line_and_names_a_failure_on_stderr(workshop, monkeypatch, capsys):
    monkeypatch.setattr(train, "measure", workshop.measure)
    arguments = ["--models", str(workshop.models), "--project", str(workshop.project)]
    assert train.main(arguments) == 0
    assert capsys.readouterr().out.count("\n") == 1
    workshop.change("broken")
    monkeypatch.setattr(train, "_train", lambda project, output: 1 / 0)
    assert train.main(arguments) == 1
    assert capsys.readouterr() == ("", "bot.train: division by zero\n")


def test_command_fails_when_no_model_may_serve(workshop, monkeypatch, capsys):
    monkeypatch.setattr(train, "measure", lambda path: WORSE)
    assert train.main(["--models", str(workshop.models), "--project", str(workshop.project)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith("there is no accepted model to serve\n")
