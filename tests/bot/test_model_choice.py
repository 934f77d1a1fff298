"""Which model serves: what the gate compares with, what a person may choose, and who is told."""

from dataclasses import replace

import pytest
from conftest import FIGURES, WORSE

from bot import train
from bot.registry import __main__ as commands
from bot.registry import decide, hashes, store


def test_the_first_model_is_compared_with_the_projects_figures(workshop):
    outcome = workshop.train(WORSE)
    assert not outcome.may_serve
    assert outcome.line.endswith("of evaluation/accepted.json; there is no accepted model to serve")
    assert workshop.registry.active is None


@pytest.mark.parametrize("content", [None, "", "{}", '{"figures": null}'])
def test_without_the_projects_figures_the_first_model_is_refused(workshop, content):
    path = workshop.project / "evaluation/accepted.json"
    path.unlink() if content is None else path.write_text(content)
    assert "evaluation/accepted.json has no figures" in workshop.train().line


def test_accepted_figures_let_the_refused_first_model_in(workshop):
    workshop.train(WORSE)
    version = workshop.registry.models[0].version
    said = workshop.command(commands.accept_figures, version=version)
    assert said == f"evaluation/accepted.json holds the figures of model {version}; commit it."
    assert workshop.train().may_serve
    assert len(workshop.measured) == 1


def test_after_new_texts_the_serving_model_is_measured_again(workshop):
    workshop.train()
    workshop.change("new")
    (workshop.project / "evaluation/held_out/en.yml").write_text("harder texts")
    assert "accepted and active" in workshop.train(WORSE).line  # both are worse on the harder texts
    assert len(workshop.measured) == 3


def test_after_new_texts_and_new_code_the_projects_figures_count(workshop, monkeypatch):
    workshop.train()
    workshop.change("new")
    (workshop.project / "evaluation/held_out/en.yml").write_text("harder texts")
    monkeypatch.setattr(hashes, "code_hash", lambda: "other code")
    assert "of evaluation/accepted.json" in workshop.train(WORSE).line
    assert len(workshop.measured) == 2


def test_after_a_rollback_training_does_not_bring_the_model_back(workshop):
    workshop.train()
    first = workshop.registry.active
    second = workshop.change("second")
    workshop.train()
    said = workshop.command(commands.rollback, by="ann", why="complaints")
    assert said == f"Model {first} is active again; {second} is set aside."
    assert workshop.train().line == f"model {second} stays set aside by ann; model {first} goes on serving"
    assert workshop.registry.active == first


def test_a_refused_model_is_activated_only_in_a_name_and_for_a_reason(workshop):
    workshop.train()
    bad = workshop.change("worse")
    workshop.train(WORSE)
    for options in ({}, {"by": "ann"}, {"why": "urgent"}):
        with pytest.raises(store.RegistryError, match=r"was refused: Recall .* --by NAME --why TEXT"):
            workshop.command(commands.activate, version=bad, **options)
    workshop.command(commands.activate, version=bad, by="ann", why="urgent")
    assert (workshop.registry.active, workshop.registry.get(bad).overridden_by) == (bad, "ann")
    assert [line["what"] for line in workshop.registry.history[-2:]] == ["overridden", "activated"]
    assert workshop.train().line.startswith("model up to date")
    assert "Serves on the word of ann." in workshop.command(commands.models)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda shop, file: file.write_text("other"), "its SHA-256 differs"),
        (lambda shop, file: file.unlink(), "cannot be read"),
        (
            lambda shop, file: (shop.project / "domain.yml").write_text("responses: {a: []}"),
            "made with other sentences, slots or actions",
        ),
    ],
)
def test_a_model_that_would_not_serve_as_measured_is_not_activated(workshop, damage, says):
    workshop.train()
    first = workshop.registry.active
    second = workshop.change("second")
    workshop.train()
    damage(workshop, workshop.models / store.file_name(first))
    for run, options in ((commands.rollback, {}), (commands.activate, {"version": first})):
        with pytest.raises(store.RegistryError, match=says):
            workshop.command(run, **options)
    assert workshop.registry.active == second


def test_what_the_running_process_refuses_is_not_activated(workshop):
    class Stubborn:
        def serve(self, version):
            raise store.RegistryError(f"Model {version} could not be loaded.")

    workshop.train()
    first = workshop.registry.active
    second = workshop.change("second")
    workshop.figures = FIGURES
    with pytest.raises(store.RegistryError, match="could not be loaded"):
        train.train_if_changed(replace(workshop.desk, running=Stubborn()))
    assert workshop.registry.active == first
    assert workshop.registry.get(second).verdict == "accepted"


def test_what_needs_a_restart_is_activated_and_said(workshop):
    class Old:
        def serve(self, version):
            raise decide.RestartNeeded("Restart Parley to serve it.")

    line = train.train_if_changed(replace(workshop.desk, running=Old())).line
    assert line.endswith(".tar.gz Restart Parley to serve it.")
    assert workshop.registry.active


def test_the_list_marks_the_active_model_and_where_a_rollback_leads(workshop):
    assert workshop.command(commands.models) == "There is no model yet: run `make train`."
    workshop.train()
    first = workshop.registry.active
    second = workshop.change("second")
    workshop.train()
    workshop.change("worse")
    workshop.train(WORSE)
    lines = workshop.command(commands.models).splitlines()
    assert [line[:20].rstrip() for line in lines[2:4]] == [f"* {second}", f"< {first}"]
    assert "95.00 %  95.00 %  90.00 %  98.00 %  97.00 %  accepted, active" in lines[2]
    assert "Recall of intents with legal effect is 90.00 %" in lines[4]


def test_registry_command_says_in_one_sentence_what_cannot_be_done(workshop, capsys):
    workshop.train()
    places = ["--models", str(workshop.models), "--project", str(workshop.project)]
    assert commands.main(["rollback", *places]) == 1
    assert commands.main(["activate", "zz", *places]) == 1
    assert commands.main(["activate", workshop.registry.active, *places]) == 0
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 2
    assert printed.out == f"Model {workshop.registry.active} is active already.\n"
