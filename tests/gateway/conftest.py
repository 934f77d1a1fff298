"""What a webhook stores, and what the console does, is looked up on the same real database as in the integration tests."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from parley.bootstrap import Application
from parley.gateway.app import make_app
from parley.settings import Settings
from parley.storage.jobs import make_jobs
from tests.gateway.desk import HOME, Desk
from tests.integration.conftest import application, database_url, postgres_url, services, settings
from tests.integration.talk.conftest import rules, stage, unchanging, world_url
from tests.integration.talk.stage import Stage

__all__ = [
    "application",
    "database_url",
    "postgres_url",
    "rules",
    "services",
    "settings",
    "stage",
    "unchanging",
    "world_url",
]


@pytest.fixture
async def desk(stage: Stage, settings: Settings) -> AsyncIterator[Desk]:
    """The console over the conversations of a stage; nobody is signed in yet."""
    app = make_app(Application(settings, stage.services, make_jobs(settings.database_url)))
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url=HOME, headers={"Origin": HOME}) as browser:
        yield Desk(stage, browser)
