"""The product for the fuzzer: real services over a real PostgreSQL; only NLU, carrier, clock and job runner are stood in for."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import psycopg
import structlog
from procrastinate import App
from psycopg import sql
from psycopg.rows import dict_row

from actions.app import make_executor
from bot.nlu.reader import read_entities
from parley.bootstrap import build
from parley.clock import local_day
from parley.services.context import Services
from parley.services.ports import Understood
from parley.services.terms_apply import apply_terms
from parley.settings import PROJECT_ROOT, Settings
from parley.storage.database import Database, Work
from parley.storage.embedded import EmbeddedPostgres
from parley.storage.jobs import DELIVER, TURN, make_jobs
from parley.storage.migrate import upgrade
from parley.testing import RecordingCarrier, ScriptedAssistant, load_rules
from parley.worker.tasks import register_tasks

NOON: Final = datetime(2027, 3, 10, 17, 0, tzinfo=UTC)
"""Wednesday before the clocks change in the United States; a walk starts here or some hours later."""
TEMPLATE: Final = "fuzz_template"

now_processing: ContextVar[str] = ContextVar("now_processing", default="")
"""The message whose turn runs: the stand-in for the model knows by it what was meant."""


class Killed(BaseException):
    """The process died here. Not an Exception, because nothing of ours may catch it."""


class FuzzClock:
    """A clock that stands until a step moves it."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at

    def forward(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


class Turnstile:
    """Lets the transactions of several coroutines pass one at a time, in an order drawn from a seed.

    So two channels at once are really interleaved, at every border between transactions, and the same way each time.
    """

    def __init__(self, order: int, runners: int) -> None:
        self._choose = random.Random(order)
        self._left = runners
        self._waiting: list[asyncio.Future[None]] = []
        self._is_open = True

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._let_next()
        await turn
        try:
            yield
        finally:
            self._is_open = True
            self._let_next()

    def leave(self) -> None:
        """A coroutine is done."""
        self._left -= 1
        self._let_next()

    def _let_next(self) -> None:
        # Only once all that are left stand here is the choice the same in every run.
        if self._is_open and self._waiting and len(self._waiting) >= self._left:
            self._is_open = False
            self._waiting.pop(self._choose.randrange(len(self._waiting))).set_result(None)


class FuzzDatabase(Database):
    """The product's database, whose user can be made to die at the end of the n-th transaction from now."""

    dies_in: int = 0
    after_commit: bool = False
    turnstile: Turnstile | None = None

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        if self.turnstile is not None:
            async with self.turnstile.passing(), super().work() as work:
                yield work
            return
        is_last = self.dies_in == 1
        self.dies_in = max(0, self.dies_in - 1)
        async with super().work() as work:
            yield work
            if is_last and not self.after_commit:
                raise Killed
        if is_last:
            raise Killed


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the model will make of a message."""

    intent: str
    legal: tuple[str, ...]
    confidence: float
    language: str | None


@dataclass
class FuzzAssistant(ScriptedAssistant):
    """Understands each message as its step says, with the entities the real reader finds in it."""

    meanings: dict[str, Meaning] = field(default_factory=dict)
    fails: int = 0

    async def understand(self, text: str, *, today: str) -> Understood:
        self._answer_or_fail()
        self.heard.append(text)
        meant = self.meanings[now_processing.get()]
        entities = read_entities(text, language=meant.language, today=datetime.fromisoformat(today).date())
        ranking = ((meant.intent, meant.confidence), ("ask_options", 0.05), ("nlu_fallback", 0.02))
        return Understood(
            intent=meant.intent,
            confidence=meant.confidence,
            ranking=ranking,
            language=meant.language,
            language_confidence=0.6 if meant.language else 0.0,
            raw={
                "text": text,
                "intent": {"name": meant.intent},
                "entities": entities,
                "today": today,
                "legal_intents": [{"name": name, "confidence": 0.9} for name in meant.legal],
            },
        )

    async def steer(self, **call: Any) -> Any:
        understood: Understood | None = call["understood"]
        # The real dialogue server passes on what it read; the entities travel with the reading, not with the assistant.
        self.entities = tuple(understood.raw["entities"]) if understood is not None else ()
        self.ranking = understood.ranking if understood is not None else ()
        return await super().steer(**call)

    def _answer_or_fail(self) -> None:
        self.is_down = self.fails > 0
        self.fails = max(0, self.fails - 1)
        super()._answer_or_fail()


class Jobs:
    """Takes the jobs the product queued, in the order of the queue, so that one it forgets to queue is never done."""

    def __init__(self, connection: psycopg.AsyncConnection[dict[str, Any]]) -> None:
        self._connection = connection

    async def take(self) -> list[tuple[str, dict[str, Any]]]:
        rows = await (
            await self._connection.execute(
                "DELETE FROM procrastinate_jobs WHERE task_name IN ('turn', 'deliver') RETURNING id, task_name, args",
                prepare=True,
            )
        ).fetchall()
        return [(row["task_name"], row["args"]) for row in sorted(rows, key=lambda row: row["id"])]


@dataclass
class World:
    """One worker's product: its own database, in which one walk after the other is played."""

    services: Services
    db: FuzzDatabase
    assistant: FuzzAssistant
    carrier: RecordingCarrier
    clock: FuzzClock
    jobs: Jobs
    rows: psycopg.AsyncConnection[dict[str, Any]]
    logs: list[dict[str, Any]]
    tasks: Mapping[str, Any]
    """The worker's own functions by the name of their job."""
    terms: dict[str, Any] = field(default_factory=dict)
    terms_json: dict[str, Any] = field(default_factory=dict)
    everything: str = ""
    numbers: int = 0

    def next_number(self) -> int:
        self.numbers += 1
        return self.numbers

    def today(self, zone: str) -> Any:
        return local_day(self.clock.now(), zone)

    def forget(self) -> None:
        """Start afresh for the next walk; the database keeps what was played."""
        self.assistant.meanings.clear()
        self.assistant.heard.clear()
        self.assistant.steered.clear()
        self.assistant._answers.clear()
        self.assistant.fails = 0
        self.carrier.taken.clear()
        self.carrier.mishaps.clear()
        self.logs.clear()
        self.clock.at = NOON
        self.db.dies_in, self.db.turnstile = 0, None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL that waits for no disk, with a migrated template; gives its address."""
    postgres = EmbeddedPostgres(folder)
    url = postgres.start()
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            for setting, value in (
                *((name, "off") for name in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")),
                ("checkpoint_timeout", "1h"),
                ("max_wal_size", "4GB"),
            ):
                connection.execute(
                    sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(setting), sql.Literal(value))
                )
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
        upgrade(f"{url.rsplit('/', 1)[0]}/{TEMPLATE}")
        yield url
    finally:
        postgres.stop()


def own_database(server_url: str, name: str) -> str:
    """Make a worker's database; returns its address."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(TEMPLATE))
        )
    return f"{server_url.rsplit('/', 1)[0]}/{name}"


@cache
def _built(url: str) -> Services:
    """What every world on a database shares: reading wording and compliance values takes a while."""
    return build(_settings(url)).services


def _settings(url: str) -> Settings:
    return Settings(database_url=url, demo=True, secret_key="secret-key-of-the-fuzzer")  # type: ignore[arg-type]


@asynccontextmanager
async def open_world(url: str) -> AsyncIterator[World]:
    """Wire everything as `bootstrap` does, but for what stands outside the product."""
    settings = _settings(url)
    built = _built(url)
    clock = FuzzClock()
    jobs: App = make_jobs(url)
    db = FuzzDatabase(settings.sqlalchemy_url, clock=clock, jobs=jobs, demo=False, pool_size=3)
    services = replace(built, db=db)
    for file in sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml")):
        await apply_terms(services, file)
    rules = load_rules(PROJECT_ROOT / "data" / "rules")
    assistant = FuzzAssistant(wording=services.wording, actions=make_executor(services), rules=rules)
    logs: list[dict[str, Any]] = []
    configured = structlog.get_config()
    structlog.configure(processors=[_keeper(logs)], cache_logger_on_first_use=False)
    connection = await psycopg.AsyncConnection.connect(
        url, autocommit=True, row_factory=dict_row, options="-c search_path=parley,public"
    )
    try:
        carrier = RecordingCarrier()
        register_tasks(jobs, services, assistant, carrier, settings)
        tasks = {name: jobs.tasks[name].func for name in (TURN, DELIVER)}
        row = await (await connection.execute("SELECT count(*) AS people FROM consumer")).fetchone()
        numbers = row["people"] if row else 0
        yield World(services, db, assistant, carrier, clock, Jobs(connection), connection, logs, tasks, numbers=numbers)
    finally:
        structlog.configure(**configured)
        await connection.close()
        await db.close()


def _keeper(logs: list[dict[str, Any]]) -> Any:
    def keep(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
        logs.append(dict(event))
        raise structlog.DropEvent

    return keep


def legal_of(intents: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
    """Return those of the intents that have legal effect."""
    return tuple(intent for intent in intents if intent in known)
