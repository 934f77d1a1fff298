"""The embedded PostgreSQL: durable, private, alone on its data, and gone when its owner is gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from parley.storage.embedded import EmbeddedPostgres, EmbeddedPostgresError

DEADLINE_S = 30
OWNER = """
import pathlib, sys, time
from parley.storage.embedded import EmbeddedPostgres
server = EmbeddedPostgres(pathlib.Path(sys.argv[1]))
print(server.start(), server.pid, flush=True)
time.sleep(600)
"""


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def value(url: str, query: str) -> object:
    with psycopg.connect(url, connect_timeout=5) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[arg-type]
        return row[0] if row else None


@pytest.fixture(scope="module")
def new_cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster just made and never used; copying it is quicker than making one."""
    home = tmp_path_factory.mktemp("template")
    server = EmbeddedPostgres(home)
    server.start()
    server.stop()
    return home / "postgres"


@pytest.fixture
def data_dir(tmp_path: Path, new_cluster: Path) -> Path:
    home = tmp_path / "data with spaces é"
    home.mkdir()
    subprocess.run(["cp", "-a", new_cluster, home / "postgres"], check=True)  # keeps the owner, unlike shutil
    return home


@pytest.fixture
def server(data_dir: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(data_dir)
    yield server
    server.stop()


def test_it_starts_keeps_data_and_leaves_nothing_running(data_dir: Path, server: EmbeddedPostgres) -> None:
    url = server.start()
    first = server.pid
    assert server.start() == url
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 41 AS it")
    server.stop()
    server.stop()
    assert first is not None
    assert is_gone(first)
    assert server.pid is None
    successor = EmbeddedPostgres(data_dir)
    try:
        assert value(successor.start(), "SELECT it FROM kept") == 41
    finally:
        successor.stop()


def test_nothing_is_traded_for_speed_and_memory_stays_small(server: EmbeddedPostgres) -> None:
    url = server.start()
    settings = {name: value(url, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")}
    assert settings == {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    assert value(url, "SHOW data_checksums") == "on"
    assert value(url, "SHOW shared_buffers") == "64MB"
    assert str(value(url, "SHOW server_version")).startswith("18.")


def test_it_listens_on_the_loopback_address_only_and_wants_the_password(server: EmbeddedPostgres) -> None:
    url = server.start()
    process = psutil.Process(server.pid)
    listening = {c.laddr.ip for c in process.net_connections() if c.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url.replace("parley:", "parley:x"))


def test_the_server_log_holds_no_values_of_failed_statements(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.start(), autocommit=True) as connection:
        connection.execute("CREATE TABLE phone (e164 text UNIQUE)")
        for _ in range(2):
            try:
                connection.execute("INSERT INTO phone VALUES ('+15550001111')")
            except psycopg.errors.UniqueViolation:
                break
    assert "duplicate key" in server.log_path.read_text()
    assert "+15550001111" not in server.log_path.read_text()


def test_a_second_owner_is_refused_and_the_first_goes_on(data_dir: Path, server: EmbeddedPostgres) -> None:
    url = server.start()
    with pytest.raises(EmbeddedPostgresError, match="already in use"):
        EmbeddedPostgres(data_dir).start()
    assert value(url, "SELECT 1") == 1


def test_after_a_crash_it_comes_back_on_the_same_address_with_what_was_committed(server: EmbeddedPostgres) -> None:
    url = server.start()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 41 AS it")
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    until(lambda: not server.is_running)
    assert server.start() == url
    assert value(url, "SELECT it FROM kept") == 41


def test_when_its_owner_is_killed_the_server_ends_and_the_next_owner_takes_over(
    data_dir: Path, server: EmbeddedPostgres
) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(data_dir)], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    url, pid = owner.stdout.readline().split()
    with owner.stdout, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 41 AS it")
        connection.commit()
        owner.kill()
        owner.wait()
        # At once, while the old server is still about to end.
        assert value(server.start(), "SELECT it FROM kept") == 41
    until(lambda: is_gone(int(pid)))


def test_a_status_file_left_by_a_power_cut_does_not_hinder_the_start(data_dir: Path, server: EmbeddedPostgres) -> None:
    server.start()
    status = (data_dir / "postgres" / "postmaster.pid").read_text().splitlines()
    server.stop()
    # The number now belongs to an innocent process, this one's parent.
    status[0] = str(os.getppid())
    (data_dir / "postgres" / "postmaster.pid").write_text("\n".join(status) + "\n")
    assert value(server.start(), "SELECT 1") == 1
    assert psutil.pid_exists(os.getppid())


def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "postgres.new" / "base").mkdir(parents=True)
    server = EmbeddedPostgres(tmp_path)
    try:
        assert value(server.start(), "SELECT 1") == 1
    finally:
        server.stop()
    assert not (tmp_path / "postgres.new").exists()


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        pytest.param("PG_VERSION", "17\n", "made by PostgreSQL 17, this is 18", id="other version"),
        pytest.param("PG_VERSION", None, "not a readable Parley database", id="not a cluster"),
        pytest.param("parley.password", None, "not a readable Parley database", id="password lost"),
    ],
)
def test_a_directory_that_cannot_be_used_is_refused_in_one_sentence(
    data_dir: Path, server: EmbeddedPostgres, file: str, content: str | None, says: str
) -> None:
    server.start()
    server.stop()
    path = data_dir / "postgres" / file
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    with pytest.raises(EmbeddedPostgresError, match=says):
        server.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give the database to another account")
def test_under_root_the_server_runs_as_someone_else_even_below_a_closed_directory(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = EmbeddedPostgres(closed / "data")
    try:
        assert value(server.start(), "SELECT 1") == 1
        assert psutil.Process(server.pid).uids().real != 0
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        server.stop()
