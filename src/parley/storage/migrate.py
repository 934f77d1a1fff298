"""Bring a database to the newest schema, and tell whether models and migrations agree."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, Engine, create_engine, text

from parley.storage.tables import SCHEMA, Base

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_305_110_432  # any constant: two starts at once must not migrate at once


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _engine(database_url: str) -> Engine:
    """Return an engine whose default schema is `public` whatever the database user is called.

    For a user named like our schema PostgreSQL would look there first, and nothing would be compared or put where it is.
    """
    address = "postgresql+psycopg://" + database_url.split("://", 1)[1]
    return create_engine(address, connect_args={"options": "-c search_path=public"})


def upgrade(database_url: str) -> None:
    """Create or upgrade the schema `parley`, the job queue and the schema of Rasa's tracker; idempotent."""
    engine = _engine(database_url)
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            connection.execute(text("CREATE SCHEMA IF NOT EXISTS rasa"))
            command.upgrade(_config(connection), "head")
            if connection.scalar(text("SELECT to_regclass('public.procrastinate_jobs')")) is None:
                # Straight to the driver: the script's percent signs are no parameters.
                connection.connection.cursor().execute(SchemaManager.get_schema())
    finally:
        engine.dispose()


def differences(database_url: str) -> list[Any]:
    """Return what the models have and the migrated database lacks, or the other way round; empty when they agree."""
    engine = _engine(database_url)
    try:
        with engine.connect() as connection:
            options = {
                "include_schemas": True,
                "include_name": lambda name, kind, _: name == SCHEMA if kind == "schema" else name != "alembic_version",
                "compare_type": True,
            }
            return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))
    finally:
        engine.dispose()
