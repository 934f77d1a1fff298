"""The migrations: from nothing to exactly the models, and a second time to nothing new."""

import psycopg
import pytest
from psycopg import sql

from parley.storage.migrate import differences, upgrade
from parley.storage.tables import SCHEMA, Base
from tests.integration.conftest import beside

EMPTY = "empty_for_migration"


@pytest.fixture
def empty_url(postgres_url: str) -> str:
    """A database nobody has migrated yet."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(EMPTY)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(EMPTY)))
    return beside(postgres_url, EMPTY)


def catalogue(url: str) -> list[tuple[object, ...]]:
    """Everything the database knows of its tables, columns, constraints and indexes."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default"
            " FROM information_schema.columns WHERE table_schema IN ('parley', 'rasa', 'public')"
            " UNION ALL SELECT schemaname, tablename, indexname, indexdef, '', '' FROM pg_indexes"
            " WHERE schemaname IN ('parley', 'rasa', 'public')"
            " UNION ALL SELECT '', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', ''"
            " FROM pg_constraint WHERE connamespace::regnamespace::text IN ('parley', 'public') ORDER BY 1, 2, 3, 4"
        ).fetchall()


def test_migration_from_empty_equals_the_models(empty_url: str) -> None:
    upgrade(empty_url)
    assert differences(empty_url) == []


def test_migration_brings_every_table_of_the_models_and_the_schemas_of_jobs_and_trackers(empty_url: str) -> None:
    upgrade(empty_url)
    found = {(schema, table) for schema, table, *_ in catalogue(empty_url)}
    assert {(SCHEMA, table.name) for table in Base.metadata.sorted_tables} <= found
    assert ("public", "procrastinate_jobs") in found
    with psycopg.connect(empty_url) as connection:
        assert connection.execute("SELECT to_regnamespace('rasa') IS NOT NULL").fetchone() == (True,)


def test_migration_a_second_time_changes_nothing(empty_url: str) -> None:
    upgrade(empty_url)
    before = catalogue(empty_url)
    upgrade(empty_url)
    assert catalogue(empty_url) == before
    assert differences(empty_url) == []


def test_migration_constraints_equal_those_of_the_models(empty_url: str) -> None:
    """Alembic does not compare checks and partial indexes, so they are compared by name here."""
    upgrade(empty_url)
    found = {name for _, _, name, *_ in catalogue(empty_url)}
    wanted = {
        str(item.name)
        for table in Base.metadata.sorted_tables
        for item in (*table.constraints, *table.indexes)
        if item.name is not None
    }
    assert wanted - found == set()


def test_differences_between_a_database_and_the_models_show(empty_url: str) -> None:
    upgrade(empty_url)
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute("ALTER TABLE parley.message DROP COLUMN error_code")
    assert [change[0] for change in differences(empty_url)] == ["add_column"]
