"""Swap the model of a running Rasa without a moment in which it does not answer.

The new model is loaded in a thread beside the serving one, checked, and then put in its place in one assignment. A turn
that has begun ends on the model it began with; when the last such turn is over, the old model's memory is given back.
"""

import asyncio
import contextlib
import copy
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore

from bot.nlu.memory import return_unused_memory
from bot.registry import hashes, store
from bot.registry.store import RegistryError
from bot.turns import NotReady, TurnProcessor

logger = logging.getLogger(__name__)

_TRIAL = "hello"


class Refused(RuntimeError):
    """The model is not taken, the old one goes on; the message is one sentence for the operator.

    Attributes:
        needs_restart: A process started anew could serve it.
    """

    def __init__(self, sentence: str, *, needs_restart: bool = False) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.needs_restart = needs_restart


class ModelDoor:
    """Knows who uses which model, and lets a new one in."""

    def __init__(self) -> None:
        """Remember the code this process runs; what is on disk may change under it."""
        self._code = hashes.code_hash()
        self._users: Counter[int] = Counter()
        self._leaving: dict[int, Agent] = {}
        self._is_loading = False

    @contextlib.contextmanager
    def using(self, agent: Agent) -> Iterator[TurnProcessor]:
        """Hold a model for the time of one request.

        Raises:
            NotReady: No model is loaded.
        """
        key = id(agent)
        processor = TurnProcessor(agent)
        self._users[key] += 1
        try:
            yield processor
        finally:
            self._users[key] -= 1
            if not self._users[key]:
                del self._users[key]
                if self._leaving.pop(key, None) is not None:
                    self._give_memory_back()

    async def swap(self, app: Any, version: str) -> None:
        """Load a model of the registry and let it serve from now on.

        Args:
            app: Rasa's web application; `app.ctx.agent` serves.
            version: Which model.
        Raises:
            Refused: The old model goes on.
            NotReady: No model is loaded, so it is not known where models are.
        """
        running: Agent = app.ctx.agent
        if running is None or not running.is_ready():
            raise NotReady
        if self._is_loading:
            raise Refused("Another model is being loaded; try again in a moment.")
        self._is_loading = True
        try:
            loaded = await asyncio.get_running_loop().run_in_executor(None, self._load, running, version)
        except BaseException:
            self._give_memory_back()
            raise
        finally:
            self._is_loading = False
        app.ctx.agent = loaded
        logger.warning("model.swapped version=%s", version)
        if id(running) in self._users:
            self._leaving[id(running)] = running
        else:
            self._give_memory_back()

    def _load(self, running: Agent, version: str) -> Agent:
        file = self._checked_file(running.processor.model_path.parent, version)
        try:
            agent = beside(running, file)
            answer = TurnProcessor(agent).understand(_TRIAL)
        except Exception as error:
            raise Refused(f"Model {version} could not be loaded ({type(error).__name__}).") from None
        if not answer["intent"]["name"]:
            raise Refused(f"Model {version} does not understand a simple text.")
        if _shared(agent) != _shared(running):
            raise Refused(
                f"Model {version} has other sentences, slots or actions than this process: restart Parley to serve it.",
                needs_restart=True,
            )
        return agent

    def _checked_file(self, models: Path, version: str) -> Path:
        try:
            model = store.read(models).get(version)
            if not model.may_serve:
                raise Refused(f"Model {version} was refused: {model.why}")
            store.require_whole(models, models / model.file)
        except RegistryError as error:
            raise Refused(str(error)) from None
        if model.code_hash != self._code:
            raise Refused(
                f"Model {version} was made with other code than this process runs: restart Parley to serve it.",
                needs_restart=True,
            )
        return models / model.file

    @staticmethod
    def _give_memory_back() -> None:
        # Once the frames of the present step are gone; in a thread, because collecting takes a while.
        loop = asyncio.get_running_loop()
        loop.call_soon(loop.run_in_executor, None, return_unused_memory)


def beside(running: Agent, file: Path) -> Agent:
    """Load a model next to a serving one.

    Loading writes the model's domain into the tracker store and its sentences into the generator. Copies are given to
    it, which share connections and locks, so that turns on the old model keep the old ones.
    """
    tracker_store = running.tracker_store
    if isinstance(tracker_store, FailSafeTrackerStore):
        tracker_store = tracker_store._tracker_store
    agent = Agent(
        generator=copy.copy(running.nlg),
        tracker_store=copy.copy(tracker_store),
        lock_store=running.lock_store,
        action_endpoint=running.action_endpoint,
    )
    agent.load_model(str(file))
    return agent


def _shared(agent: Agent) -> list[Any]:
    """Return the part of a model's domain that the actions and the gateway must know, too."""
    domain = agent.domain.as_dict()
    return [domain.get(name) for name in hashes.SHARED]


def version_of(agent: Agent) -> str | None:
    """Return the version of the model an agent has loaded."""
    return store.version_of(agent.processor.model_filename) if agent.processor else None
