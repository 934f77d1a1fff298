"""The actions run on the same real database as the integration tests, and on one stage like theirs."""

from tests.integration.conftest import application, database_url, postgres_url, services, settings
from tests.integration.talk.conftest import rules, stage, unchanging, world_url

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
