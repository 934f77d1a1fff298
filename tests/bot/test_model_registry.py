"""The registry of models: what may serve, what a rollback reaches, what is kept, and that it is never half-written."""

import json
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.registry import store
from bot.registry.store import Model, Registry, RegistryError

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=timezone.utc)


def model(version, **more):
    fields = {
        "version": version, "file": store.file_name(version), "sha256": "0" * 64, "size_bytes": 1, "data_hash": "d",
        "code_hash": "c", "domain_hash": "w", "texts_hash": "t", "trained_at": NOON.isoformat(), "verdict": "accepted",
        "why": "No figure fell.",
    }  # fmt: skip
    return Model(**{**fields, **more})


def registry_of(*versions, refused=()):
    registry = Registry()
    for version in versions:
        registry = registry.with_model(model(version))
        registry = registry.activated(version, by="setup", at=NOON, why="", by_person=False)
    for version in refused:
        registry = registry.with_model(model(version, verdict="refused", why="Accuracy fell."))
    return registry


def activated(registry, version, by_person=True):
    return registry.activated(version, by="ann", at=NOON, why="tested", by_person=by_person)


def rolled_back(registry):
    return registry.rolled_back(by="ann", at=NOON, why="complaints")


@pytest.mark.parametrize(
    ("registry", "change", "active", "previous"),
    [
        (registry_of("a"), None, "a", ()),
        (registry_of("a", "b"), None, "b", ("a",)),
        (registry_of("a", "b", "c"), None, "c", ("b", "a")),
        (registry_of("a", "b"), rolled_back, "a", ()),
        (registry_of("a", "b", "c"), rolled_back, "b", ("a",)),
        (registry_of("a", "b", "c"), lambda one: rolled_back(rolled_back(one)), "a", ()),
        (registry_of("a", "b", "c"), lambda one: activated(one, "a"), "a", ("c", "b")),
        (registry_of("a", "b"), lambda one: activated(rolled_back(one), "b"), "b", ("a",)),
        (registry_of("a", "b"), lambda one: activated(one, "b"), "b", ("a",)),
    ],
)
def test_active_and_previous_follow_every_choice(registry, change, active, previous):
    changed = change(registry) if change else registry
    assert (changed.active, changed.previous) == (active, previous)


@pytest.mark.parametrize("registry", [Registry(), registry_of("a"), rolled_back(registry_of("a", "b"))])
def test_without_an_earlier_model_there_is_no_rollback(registry):
    with pytest.raises(RegistryError, match="no earlier accepted model"):
        rolled_back(registry)


def test_a_refused_model_is_not_activated_and_the_reason_is_repeated():
    with pytest.raises(RegistryError, match=r"Model x was refused: Accuracy fell\."):
        activated(registry_of("a", refused=["x"]), "x")


def test_a_refused_model_serves_when_a_person_takes_it_on():
    registry = registry_of("a", refused=["x"])
    registry = registry.with_model(replace(registry.get("x"), overridden_by="ann"))
    assert activated(registry, "x").active == "x"


def test_a_persons_choice_sets_aside_what_it_replaces_and_training_does_not():
    assert activated(registry_of("a", "b"), "a").get("b").set_aside_by == "ann"
    assert rolled_back(registry_of("a", "b")).get("b").set_aside_by == "ann"
    assert registry_of("a", "b").get("a").set_aside_by is None
    assert activated(rolled_back(registry_of("a", "b")), "b").get("b").set_aside_by is None


def test_every_choice_is_written_down_with_who_when_and_why():
    assert rolled_back(registry_of("a", "b")).history[-1] == {
        "at": "2026-03-04T12:00:00+00:00", "by": "ann", "what": "rolled back", "version": "a", "why": "complaints",
    }  # fmt: skip
    assert activated(registry_of("a", "b"), "a").history[-1]["what"] == "activated"


@pytest.mark.parametrize(
    ("registry", "gone"),
    [
        (registry_of("a", "b", "c"), []),
        (registry_of("a", "b", "c", "d"), ["a"]),
        (registry_of("a", "b", "c", refused=["x"]), []),
        (registry_of("a", "b", "c", refused=["x", "y"]), ["x"]),
        (rolled_back(registry_of("a", "b")), []),
        (rolled_back(rolled_back(registry_of("a", "b", "c"))), []),
    ],
)
def test_three_models_that_may_serve_and_the_last_refused_one_are_kept(registry, gone):
    tidied, files = registry.tidied()
    assert list(files) == [store.file_name(version) for version in gone]
    assert {one.version for one in tidied.models} == {one.version for one in registry.models} - set(gone)
    assert set(tidied.previous) <= {one.version for one in tidied.models}


@pytest.mark.parametrize(("active", "previous", "left"), [("b", ("a",), "a"), ("b", (), None), ("a", ("z",), "a")])
def test_a_model_made_anew_and_found_worse_gives_way_to_the_one_before(active, previous, left):
    assert replace(Registry(), active=active, previous=previous).withdrawn("b").active == left


@pytest.mark.parametrize(("start", "found"), [("ab1", "ab1"), ("ab", None), ("b", "bcd"), ("", None), ("zz", None)])
def test_the_beginning_of_a_version_is_enough_when_it_names_one_model(start, found):
    registry = registry_of("ab1", "ab2", "bcd")
    if found:
        assert registry.get(start).version == found
    else:
        with pytest.raises(RegistryError, match="There is"):
            registry.get(start)


def test_what_is_written_is_read_back_and_leaves_no_draft(tmp_path):
    registry = activated(registry_of("a", "b", refused=["x"]), "a")
    store.write(tmp_path, registry)
    assert store.read(tmp_path) == registry
    assert [path.name for path in tmp_path.iterdir()] == [store.FILE]
    content = json.loads((tmp_path / store.FILE).read_text())
    assert (content["active"], content["previous"]) == ("a", ["b"])


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"active": null, "previous": [], "models": [{}], "history": []}']
)
def test_a_damaged_registry_is_named_and_not_taken_for_an_empty_one(tmp_path, content):
    (tmp_path / store.FILE).write_text(content)
    with pytest.raises(RegistryError, match=r"registry\.json cannot be read"):
        store.read(tmp_path)


def test_a_crash_while_writing_leaves_the_old_registry(tmp_path, monkeypatch):
    store.write(tmp_path, registry_of("a"))
    monkeypatch.setattr(store.os, "fsync", lambda descriptor: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.write(tmp_path, registry_of("a", "b"))
    assert store.read(tmp_path).active == "a"


def files_in(folder, *versions):
    for age, version in enumerate(reversed(versions)):
        path = folder / store.file_name(version)
        path.write_bytes(version.encode())
        store.os.utime(path, (1000 - age, 1000 - age))


def test_the_active_model_is_served_and_not_the_newest_file(tmp_path):
    files_in(tmp_path, "a", "b", "x")
    store.write(tmp_path, rolled_back(registry_of("a", "b", refused=["x"])))
    assert store.active_file(tmp_path).name == "parley-a.tar.gz"


def test_without_a_registry_the_newest_file_is_served(tmp_path):
    files_in(tmp_path, "a", "b")
    assert store.active_file(tmp_path).name == "parley-b.tar.gz"


@pytest.mark.parametrize(
    ("registry", "files", "says"),
    [
        (None, (), "make train"),
        (registry_of(refused=["x"]), ("x",), "No model in .* has been accepted"),
        (registry_of("a", "b"), ("a",), "gone"),
    ],
)
def test_when_nothing_may_serve_one_sentence_says_what_to_do(tmp_path, registry, files, says):
    files_in(tmp_path, *files)
    if registry:
        store.write(tmp_path, registry)
    with pytest.raises(RegistryError, match=says):
        store.active_file(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run", "--model", "DIR", "--port", "1"], ["run", "--model", "DIR/parley-a.tar.gz", "--port", "1"]),
        (["run", "--model", "DIR/parley-b.tar.gz"], ["run", "--model", "DIR/parley-b.tar.gz"]),
        (["test", "--model", "DIR"], ["test", "--model", "DIR"]),
        (["run", "--model"], ["run", "--model"]),
        (["run"], ["run"]),
        ([], []),
    ],
)
def test_rasa_is_started_with_the_active_model_of_a_directory(tmp_path, arguments, expected):
    from bot.__main__ import with_active_model
    from bot.registry.hashes import file_sha256

    files_in(tmp_path, "a", "b")
    registry = rolled_back(registry_of("a", "b"))
    store.write(tmp_path, registry.with_model(model("a", sha256=file_sha256(tmp_path / "parley-a.tar.gz"))))
    given = [word.replace("DIR", str(tmp_path)) for word in arguments]
    assert with_active_model(given) == [word.replace("DIR", str(tmp_path)) for word in expected]


def test_rasa_is_not_started_with_a_changed_file(tmp_path):
    from bot.__main__ import with_active_model

    files_in(tmp_path, "a")
    store.write(tmp_path, registry_of("a"))
    with pytest.raises(SystemExit, match="its SHA-256 differs"):
        with_active_model(["run", "--model", str(tmp_path)])
