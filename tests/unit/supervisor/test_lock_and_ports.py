"""One supervisor per data directory, and ports that can be used."""

import os
import socket
from pathlib import Path

import pytest

from parley.supervisor.lock import data_directory_lock
from parley.supervisor.ports import free_ports, require_free
from parley.supervisor.spec import SupervisorError


def test_a_second_supervisor_is_told_who_is_running(tmp_path: Path) -> None:
    with data_directory_lock(tmp_path), pytest.raises(SupervisorError) as refused, data_directory_lock(tmp_path):
        pass
    assert str(refused.value) == f"Parley is already running on {tmp_path} (process {os.getpid()})."


def test_the_directory_is_free_again_afterwards_and_others_never_were_taken(tmp_path: Path) -> None:
    with data_directory_lock(tmp_path / "one"), data_directory_lock(tmp_path / "other"):
        pass
    with data_directory_lock(tmp_path / "one"):
        pass


def test_a_data_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(SupervisorError, match="The data directory .*file cannot be used"),
        data_directory_lock(tmp_path / "file"),
    ):
        pass


@pytest.mark.parametrize("listening_on", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_is_named_with_the_setting_that_changes_it(listening_on: str) -> None:
    with socket.socket() as taken:
        taken.bind((listening_on, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SupervisorError, match=rf"^Port {port} .*PARLEY_PORT"):
            require_free("127.0.0.1", port)
    require_free("127.0.0.1", port)


def test_free_ports_are_different_and_usable() -> None:
    ports = free_ports(20)
    assert len(set(ports)) == 20
    for port in ports:
        require_free("127.0.0.1", port)
