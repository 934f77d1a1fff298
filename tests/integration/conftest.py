"""A real PostgreSQL for the integration tests: started once, migrated once, a fresh copy for every test."""

import io
import sys
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest
from psycopg import sql
from pydantic import SecretStr

from parley.bootstrap import Application, build
from parley.cli import main
from parley.services.context import Services
from parley.services.terms_apply import apply_terms
from parley.settings import PROJECT_ROOT, Settings
from parley.storage.embedded import EmbeddedPostgres
from parley.storage.migrate import upgrade

TEMPLATE = "migrated_template"
SIGNING_KEY = "c2lnbmluZy1rZXktb2YtYS10ZXN0LTMyLWJ5dGVzISE="
PASSWORD = "a password of a test"
NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a migrated database that tests copy and nobody connects to."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"))
    url = server.start()
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            # Nobody needs this server's data after a power cut, and a database for every test is quicker without waiting.
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
        upgrade(beside(url, TEMPLATE))
        yield url
    finally:
        server.stop()


@pytest.fixture
def database_url(postgres_url: str) -> Iterator[str]:
    """The address of a migrated, empty database of this test's own."""
    with copy_of(postgres_url, TEMPLATE) as url:
        yield url


@pytest.fixture
def settings(database_url: str) -> Settings:
    """Demo settings with every secret made up, and a clock that stands still."""
    return Settings(
        database_url=database_url,
        demo=True,
        clock=NOW,
        secret_key="secret-key-of-a-test",
        signing_key=SIGNING_KEY,
        actions_token="actions-token",
        channel_token="channel-token",
        twilio_account_sid="AC" + "0" * 32,
        twilio_auth_token="twilio-auth-token",
        twilio_from="+15005550006",
    )


@pytest.fixture
async def application(settings: Settings) -> AsyncIterator[Application]:
    """The wired application on this test's database."""
    built = build(settings, pool_size=5)
    yield built
    await built.close()


@pytest.fixture
def services(application: Application) -> Services:
    """What use cases take."""
    return application.services


@pytest.fixture
async def meridian(services: Services) -> Services:
    """Services with one creditor."""
    await apply_terms(services, PROJECT_ROOT / "config" / "terms" / "meridian.yml")
    return services


Command = Callable[..., tuple[int, str, str]]
"""Runs `parley` with arguments, `password` on standard input; returns status, output and errors."""


@pytest.fixture
def command(settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line on this test's database, as the operator lee types it."""
    for name, value in settings.model_dump(exclude_none=True, exclude_defaults=True).items():
        given = value.get_secret_value() if isinstance(value, SecretStr) else value
        monkeypatch.setenv(f"PARLEY_{name.upper()}", "1" if given is True else str(given))
    for name, text in {"NO_COLOR": "1", "USER": "lee", "LOGNAME": "lee"}.items():
        monkeypatch.setenv(name, text)

    def run(*arguments: str, password: str = PASSWORD) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["parley", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        status = 0
        try:
            main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


def beside(url: str, database: str) -> str:
    """The address of another database of the same server."""
    return f"{url.rsplit('/', 1)[0]}/{database}"


@contextmanager
def copy_of(server_url: str, template: str) -> Iterator[str]:
    """A database that starts as a copy of `template` and goes away afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    yield beside(server_url, name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
