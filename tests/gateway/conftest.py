"""What a webhook stores is looked up on the same real database as in the integration tests."""

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
