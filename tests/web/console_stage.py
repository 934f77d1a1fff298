"""The real console on a real database, served from a thread, for a browser to look at.

Playwright's own loop runs in the test's thread, so everything asynchronous happens in another one.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TypeVar

import uvicorn

from actions.app import make_executor
from parley.bootstrap import Application, build
from parley.gateway.app import make_app
from parley.services.terms_apply import apply_terms
from parley.services.users import add_user
from parley.settings import PROJECT_ROOT, Settings
from parley.storage.database import Database
from parley.testing import RecordingCarrier, ScriptedAssistant, load_rules
from tests.integration.conftest import NOW, SIGNING_KEY
from tests.integration.talk.stage import MovableClock, Stage

Result = TypeVar("Result")
PASSWORD = "correct horse battery"
START_SECONDS = 30


@dataclass
class ConsoleStage:
    """A served console, and the conversations behind it."""

    url: str
    stage: Stage
    _loop: asyncio.AbstractEventLoop = field(repr=False)

    def play(self, scene: Callable[[Stage], Awaitable[Result]]) -> Result:
        """Run something asynchronous where the console runs."""

        async def run() -> Result:
            return await scene(self.stage)

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(timeout=60)


class ServedConsole:
    """Serves the console from a thread until it is told to stop."""

    def __init__(self, database_url: str) -> None:
        """Take the address of a migrated, empty database."""
        self._database_url = database_url
        self._ready: Future[ConsoleStage] = Future()
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def start(self) -> ConsoleStage:
        """Return once it answers; a collector and a supervisor work there."""
        self._thread.start()
        return self._ready.result(timeout=START_SECONDS)

    def stop(self) -> None:
        """End the thread."""
        if self._server is not None:
            self._server.should_exit = True
        self._thread.join(timeout=START_SECONDS)

    async def _serve(self) -> None:
        try:
            with socket.create_server(("127.0.0.1", 0)) as listener:
                url = f"http://127.0.0.1:{listener.getsockname()[1]}"
                application, stage = await self._build(url)
                config = uvicorn.Config(
                    make_app(application), log_level="warning", ws="none", timeout_graceful_shutdown=1
                )
                self._server = uvicorn.Server(config)
                serving = asyncio.create_task(self._server.serve(sockets=[listener]))
                while not self._server.started:
                    await asyncio.sleep(0.01)
                self._ready.set_result(ConsoleStage(url, stage, asyncio.get_running_loop()))
                await serving
        except BaseException as error:
            if not self._ready.done():
                self._ready.set_exception(error)
            raise

    async def _build(self, url: str) -> tuple[Application, Stage]:
        settings = Settings(
            database_url=self._database_url,
            demo=True,
            public_url=url,
            secret_key="secret-key-of-a-test",
            signing_key=SIGNING_KEY,
        )
        built, clock = build(settings, pool_size=2), MovableClock(NOW)
        await built.close()
        db = Database(settings.sqlalchemy_url, clock=clock, jobs=built.jobs, demo=False, pool_size=5)
        services = replace(built.services, db=db)
        await apply_terms(services, PROJECT_ROOT / "config" / "terms" / "meridian.yml")
        for name, role in (("cleo", "collector"), ("sam", "supervisor")):
            await add_user(services, name=name, role=role, password=PASSWORD)
        rules = load_rules(PROJECT_ROOT / "data" / "rules")
        assistant = ScriptedAssistant(wording=services.wording, actions=make_executor(services), rules=rules)
        return replace(built, services=services), Stage(services, assistant, RecordingCarrier(), clock)
