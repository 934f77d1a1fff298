"""One database for all conversations of a run; each test brings its own invented people, so none meets another's."""

from collections.abc import AsyncIterator
from dataclasses import replace

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import update

from actions.app import make_executor
from parley.bootstrap import build
from parley.services.context import Services
from parley.services.terms_apply import apply_terms
from parley.settings import PROJECT_ROOT, Settings
from parley.storage.database import Database
from parley.storage.jobs import make_jobs
from parley.storage.tables import ProgramStop
from parley.testing import RecordingCarrier, ScriptedAssistant, load_rules
from tests.integration.conftest import NOW, SIGNING_KEY, TEMPLATE, beside
from tests.integration.talk.stage import MovableClock, Stage

WORLD = "world"
_HAVE_TERMS: set[str] = set()
"""Databases the demo's terms are in already: reading and checking them takes as long as a turn."""


@pytest.fixture(scope="session")
def world_url(postgres_url: str) -> str:
    """A migrated database that all tests of this folder share."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(WORLD), sql.Identifier(TEMPLATE))
        )
    return beside(postgres_url, WORLD)


@pytest.fixture
def database_url(world_url: str) -> str:
    """The shared database, in place of one of the test's own."""
    return world_url


@pytest.fixture(scope="session")
def unchanging(world_url: str) -> Services:
    """What all tests may share: wording, compliance values, the vault's key. Read once, because reading takes a while."""
    return build(
        Settings(database_url=world_url, demo=True, secret_key="secret-key-of-a-test", signing_key=SIGNING_KEY)
    ).services  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def rules() -> dict[str, str]:
    """The action of each intent."""
    return load_rules(PROJECT_ROOT / "data" / "rules")


@pytest.fixture
async def stage(world_url: str, unchanging: Services, rules: dict[str, str]) -> AsyncIterator[Stage]:
    """Everything wired as in the product, but for the NLU, the carrier and the clock."""
    clock = MovableClock(NOW)
    sqlalchemy_url = Settings(database_url=world_url).sqlalchemy_url
    db = Database(sqlalchemy_url, clock=clock, jobs=make_jobs(world_url), demo=False, pool_size=6)
    services = replace(unchanging, db=db)
    if world_url not in _HAVE_TERMS:
        for file in sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml")):
            await apply_terms(services, file)
        _HAVE_TERMS.add(world_url)
    assistant = ScriptedAssistant(wording=services.wording, actions=make_executor(services), rules=rules)
    yield Stage(services, assistant, RecordingCarrier(), clock)
    async with db.work() as work:
        # A stop would reach the other tests of this database.
        started = {"started_at": work.now, "started_by": "the next test", "start_reason": "end of a test"}
        await work.session.execute(update(ProgramStop).where(ProgramStop.started_at.is_(None)).values(started))
    await db.close()
