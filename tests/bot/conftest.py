"""A real model, a real Rasa server and a loopback action server for the tests of bot/."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

from bot import without_tensorflow
from bot.__main__ import quiet_environment

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

quiet_environment()
without_tensorflow.install()

PROJECT = Path(__file__).parents[2]
ASSISTANT = Path(__file__).parent / "fixtures" / "assistant"
TOKEN = "test-channel-token"
ACTIONS_TOKEN = "test-actions-token"
FIGURES = {
    "accuracy_en": 0.95, "accuracy_es": 0.95, "accuracy_noisy": 0.9, "legal_recall": 0.98, "legal_precision": 0.97,
    "texts": 1180,
}  # fmt: skip
WORSE = {**FIGURES, "legal_recall": 0.9}


@pytest.fixture(scope="session")
def assistant(tmp_path_factory):
    """Directory of the small assistant with the project's own config.yml."""
    return small_assistant(tmp_path_factory.mktemp("assistant"))


def small_assistant(folder):
    shutil.copytree(ASSISTANT, folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / "config.yml", folder / "config.yml")
    (folder / "evaluation").mkdir()
    (folder / "evaluation" / "accepted.json").write_text(json.dumps({"figures": FIGURES}))
    return folder


@pytest.fixture(scope="session")
def model(assistant):
    """Path of a model trained the way operators train it."""
    return trained(assistant, assistant / "models")


def trained(project, models):
    """Train a small assistant; it knows too little for the held-out texts, so its figures are given."""
    from bot.registry import store
    from bot.registry.decide import Desk
    from bot.train import now, train_if_changed

    outcome = train_if_changed(Desk(project, models, lambda path: FIGURES, now, "test"))
    assert "accepted and active" in outcome.line
    return store.active_file(models)


class ActionServer:
    """Answers Rasa's action calls and remembers them."""

    def __init__(self):
        self.calls = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.calls.append({"path": self.path, **call})
                status, body = server.answer(call["next_action"])
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/webhook"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    @staticmethod
    def answer(action):
        if action == "action_break":
            return 500, {"error": "broken"}
        if action == "action_clarify":
            return 200, {"events": [], "responses": [{"response": "utter_clarify"}]}
        spoken = {"response": "utter_offer", "amount": "$50", "text": None, "buttons": [], "custom": {}}
        return 200, {"events": [], "responses": [spoken]}


class Bot:
    """A running Rasa server and how to call its input channel."""

    def __init__(self, url, log, actions):
        self.url, self.log, self.actions = url, log, actions

    def post(self, path, body, *, token=TOKEN):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/webhooks/parley/{path}", data=data)  # noqa: S310 - loopback
        if token is not None:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def turn(self, conversation_id, message_id, text=None, **more):
        body = {"conversation_id": conversation_id, "message_id": message_id, "text": text, "payload": None}
        body.update({"understood": None, "slots": {"language": "en", "brand": "Acme"}, "metadata": {}, **more})
        return self.post("turn", body)

    def health(self):
        with urllib.request.urlopen(f"{self.url}/webhooks/parley/health") as answer:  # noqa: S310 - loopback
            return json.loads(answer.read())

    def understand(self, text, **more):
        return self.post("understand", {"text": text, **more})[1]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """Starts and stops the Rasa process; its trackers survive in a SQLite file."""

    def __init__(self, model, folder, actions):
        self.model, self.folder, self.actions = model, folder, actions
        self.log = folder / "rasa.log"
        self.process = None

    def start(self):
        port = free_port()
        environment = {
            **os.environ,
            "PYTHONPATH": str(PROJECT),
            "PARLEY_CHANNEL_TOKEN": TOKEN,
            "PARLEY_ACTIONS_URL": self.actions.url,
            "PARLEY_ACTIONS_TOKEN": ACTIONS_TOKEN,
            "PARLEY_TRACKER_DATABASE_URL": f"sqlite:///{self.folder}/trackers.db",
        }
        files = ["--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml"]
        command = [sys.executable, "-m", "bot", "run", "--model", str(self.model), *files]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(port), "-i", "127.0.0.1"],
                cwd=PROJECT, env=environment, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        self._await_ready(f"http://127.0.0.1:{port}")
        return Bot(f"http://127.0.0.1:{port}", self.log, self.actions)

    def _await_ready(self, url):
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text()
            try:
                urllib.request.urlopen(f"{url}/webhooks/parley/health").close()  # noqa: S310 - loopback
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("Rasa did not become ready")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def server(model, tmp_path_factory):
    running = Server(model, tmp_path_factory.mktemp("server"), ActionServer())
    running.bot = running.start()
    yield running
    running.stop()


@pytest.fixture
def bot(server):
    """The input channel of the running server."""
    return server.bot


SOURCES = ("config.yml", "domain.yml", "data/nlu/en/a.yml", "data/rules/b.yml", "bot/nlu/c.py")


class Workshop:
    """A project whose training writes a small file and whose measuring gives the figures it is told to."""

    def __init__(self, project):
        self.project, self.models = project, project / "models"
        self.figures = FIGURES
        self.trained, self.measured = [], []

    def write(self, project, output):
        self.trained.append(output)
        (output / "model.tar.gz").write_text(f"model {len(self.trained)}")
        return output / "model.tar.gz"

    def measure(self, path):
        self.measured.append(path.name)
        return self.figures

    @property
    def desk(self):
        from bot.registry.decide import Desk

        return Desk(self.project, self.models, self.measure, lambda: datetime(2026, 3, 4, tzinfo=timezone.utc), "ann")

    @property
    def registry(self):
        from bot.registry import store

        return store.read(self.models)

    def change(self, content):
        (self.project / "data/rules/b.yml").write_text(content)
        from bot.registry import hashes

        return hashes.content_hash(self.project)

    def train(self, figures=FIGURES):
        self.figures = figures
        from bot.train import train_if_changed

        return train_if_changed(self.desk)

    def command(self, run, **options):
        given = {"version": None, "by": None, "why": None, **options}
        return run(self.desk, type("Options", (), given)())

    @property
    def files(self):
        return {path.name for path in self.models.glob("*.tar.gz")}


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    """Without real training; that is covered by the `model` fixture of the server tests."""
    from bot import train

    for name in (*SOURCES, "evaluation/held_out/en.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "evaluation/accepted.json").write_text(json.dumps({"figures": FIGURES}))
    shop = Workshop(tmp_path)
    monkeypatch.setattr(train, "_train", shop.write)
    return shop
