"""Another model for a running Rasa: no message goes unanswered, and what cannot serve changes nothing."""

import asyncio
import gc
import io
import itertools
import json
import tarfile
import threading
import weakref
from dataclasses import replace
from types import SimpleNamespace

import pytest
from conftest import TOKEN, ActionServer, Server, small_assistant, trained

from bot.registry import __main__ as commands
from bot.registry import hashes, store

MORE = """
version: "3.1"
nlu:
  - intent: greet
    examples: |
      - what a lovely day to you
"""
_numbers = itertools.count()


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return small_assistant(tmp_path_factory.mktemp("two-models"))


@pytest.fixture(scope="module")
def versions(project):
    """Versions of two models of one directory; the second one has learned one text more and is active."""
    first = trained(project, project / "models")
    (project / "data" / "nlu_more.yml").write_text(MORE)
    second = trained(project, project / "models")
    return [store.version_of(first), store.version_of(second)]


@pytest.fixture(scope="module")
def running(project, versions, tmp_path_factory):
    server = Server(project / "models", tmp_path_factory.mktemp("reload"), ActionServer())
    server.bot = server.start()
    yield server
    server.stop()


@pytest.fixture
def bot(running, versions, project, monkeypatch):
    """The channel of a server that serves the second model; the registry is put back afterwards."""
    monkeypatch.setenv("PARLEY_CHANNEL_TOKEN", TOKEN)
    before = store.read(project / "models")
    assert running.bot.post("model", {"version": versions[1]}) == (200, {"model": versions[1]})
    yield running.bot
    store.write(project / "models", before)


def command(project, bot, *words):
    places = ["--models", str(project / "models"), "--project", str(project), "--serving", bot.url]
    return commands.main([*words, *places])


def test_directory_with_a_registry_serves_its_active_model(bot, versions):
    assert bot.health() == {"status": "ok", "model": versions[1]}


def test_no_message_goes_unanswered_while_the_model_is_swapped(bot, versions):
    answers, is_over = [], threading.Event()

    def talk(name):
        for number in itertools.count():
            if is_over.is_set():
                return
            answers.append((200, bot.understand("hello there")))
            answers.append(bot.turn(f"swap-{name}", f"m{number}", "yes"))

    talkers = [threading.Thread(target=talk, args=(name,)) for name in range(2)]
    for talker in talkers:
        talker.start()
    try:
        for version in (versions[0], versions[1], versions[0]):
            assert bot.post("model", {"version": version}) == (200, {"model": version})
    finally:
        is_over.set()
        for talker in talkers:
            talker.join()
    assert {status for status, _ in answers} == {200}
    views = [answer.get("understood", answer) for _, answer in answers]
    assert {view["model"] for view in views} == set(versions)
    assert all(view["intent"]["name"] for view in views)
    assert bot.health()["model"] == versions[0]


def changed(project, version, **fields):
    """Change the registry's record of a model."""
    registry = store.read(project / "models")
    store.write(project / "models", registry.with_model(replace(registry.get(version), **fields)))


def with_file(project, version, content):
    """Register another file as a model of its own; return its version."""
    name = f"{version}-{next(_numbers)}"
    file = project / "models" / store.file_name(name)
    file.write_bytes(content)
    registry = store.read(project / "models")
    made = replace(registry.get(version), version=name, file=file.name, sha256=hashes.file_sha256(file))
    store.write(project / "models", registry.with_model(made))
    return name


def with_other_wording(file):
    """Return the archive with one sentence of its domain changed."""
    out = io.BytesIO()
    with tarfile.open(file) as old, tarfile.open(fileobj=out, mode="w:gz") as new:
        for member in old.getmembers():
            data = old.extractfile(member).read() if member.isfile() else b""
            if member.name.endswith("metadata.json"):
                content = json.loads(data)
                content["domain"]["responses"]["utter_clarify"] = [{"text": "Other words."}]
                data = json.dumps(content).encode()
                member.size = len(data)
            new.addfile(member, io.BytesIO(data) if member.isfile() else None)
    return out.getvalue()


def refused(bot, version):
    status, answer = bot.post("model", {"version": version})
    assert status == 409
    return answer["error"], answer["restart"]


def test_a_changed_file_is_refused(project, bot, versions):
    changed(project, versions[0], sha256="0" * 64)
    sentence, needs_restart = refused(bot, versions[0])
    assert sentence == f"The file of model {versions[0]} is not the one that was measured: its SHA-256 differs."
    assert not needs_restart
    assert bot.understand("hello")["model"] == versions[1]


def test_a_file_that_is_no_model_is_refused(project, bot, versions):
    version = with_file(project, versions[0], b"no archive at all")
    sentence, _ = refused(bot, version)
    assert sentence.startswith(f"Model {version} could not be loaded (")
    assert bot.understand("hello")["model"] == versions[1]


@pytest.mark.parametrize(
    ("fields", "says", "restart"),
    [
        ({"verdict": "refused", "why": "Accuracy fell."}, "was refused: Accuracy fell.", False),
        ({"code_hash": "other"}, "was made with other code than this process runs: restart Parley to serve it.", True),
        ({"file": "parley-gone.tar.gz"}, "cannot be read", False),
    ],
)
def test_a_model_that_may_not_serve_here_is_refused(project, bot, versions, fields, says, restart):
    changed(project, versions[0], **fields)
    sentence, needs_restart = refused(bot, versions[0])
    assert says in sentence
    assert needs_restart is restart
    assert bot.health()["model"] == versions[1]


def test_a_model_with_other_sentences_waits_for_a_restart(project, bot, versions):
    file = project / "models" / store.file_name(versions[0])
    version = with_file(project, versions[0], with_other_wording(file))
    sentence, needs_restart = refused(bot, version)
    assert (
        sentence
        == f"Model {version} has other sentences, slots or actions than this process: restart Parley to serve it."
    )
    assert needs_restart
    answer = bot.turn("wording", f"m{next(_numbers)}", "asdf qwer zxcv")[1]
    assert all(item["text"] != "Other words." for item in answer["responses"])


def test_an_unknown_version_is_refused(bot):
    assert refused(bot, "nope") == ("There is no model nope; `parley nlu models` lists them.", False)


@pytest.mark.parametrize("body", [b"{", {}, {"version": ""}, {"version": 5}, {"version": None}])
def test_a_malformed_request_is_refused(bot, body):
    assert bot.post("model", body)[0] == 400


def test_rollback_and_activate_reach_the_running_server(project, bot, versions, capsys):
    assert command(project, bot, "rollback", "--by", "ann") == 0
    assert bot.health()["model"] == store.read(project / "models").active == versions[0]
    assert command(project, bot, "activate", versions[1], "--by", "ann") == 0
    assert bot.health()["model"] == store.read(project / "models").active == versions[1]
    assert capsys.readouterr().out.splitlines() == [
        f"Model {versions[0]} is active again; {versions[1]} is set aside. The running assistant serves it now.",
        f"Model {versions[1]} is active. The running assistant serves it now.",
    ]


def test_rollback_to_a_damaged_file_changes_nothing(project, bot, versions, capsys):
    changed(project, versions[0], sha256="0" * 64)
    assert command(project, bot, "rollback") == 1
    assert capsys.readouterr().err.endswith("its SHA-256 differs.\n")
    assert bot.health()["model"] == store.read(project / "models").active == versions[1]


def test_a_swap_that_the_registry_missed_is_seen_and_mended(project, bot, versions, capsys):
    bot.post("model", {"version": versions[0]})
    assert command(project, bot, "models") == 0
    assert f"The running assistant serves {versions[0]}" in capsys.readouterr().out
    assert command(project, bot, "activate", versions[1]) == 0
    assert bot.health()["model"] == versions[1]


def test_without_the_right_token_nothing_is_swapped(project, bot, versions, monkeypatch, capsys):
    monkeypatch.setenv("PARLEY_CHANNEL_TOKEN", "wrong")
    assert command(project, bot, "rollback") == 1
    assert capsys.readouterr().err == "unauthorised\n"
    assert store.read(project / "models").active == versions[1]


def test_a_turn_ends_on_the_model_it_began_with_and_then_that_model_is_forgotten(project, versions):
    from rasa.core.agent import Agent

    from bot.reload import ModelDoor, version_of

    async def swap_during_a_turn():
        agent = Agent.load(str(project / "models" / store.file_name(versions[0])))
        agent.processor.model_path = project / "models" / store.file_name(versions[0])
        app, door = SimpleNamespace(ctx=SimpleNamespace(agent=agent)), ModelDoor()
        old = weakref.ref(agent.processor.graph_runner)
        with door.using(agent) as processor:
            domain = processor.tracker_store.domain
            await door.swap(app, versions[1])
            assert version_of(app.ctx.agent) == versions[1]
            assert processor.understand("hello")["model"] == versions[0]
            assert processor.tracker_store.domain is domain
            del agent
            gc.collect()
            assert old() is not None
        del processor
        gc.collect()
        assert old() is None

    asyncio.run(swap_during_a_turn())
