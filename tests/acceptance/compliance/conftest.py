"""Acceptance examples are played on the same stage as the conversations of the integration tests."""

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
