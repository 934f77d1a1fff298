"""The table of processes: who is told what."""

from pathlib import Path

import pytest

from parley.supervisor.demo_secrets import MAKERS
from parley.supervisor.spec import ProcessSpec, SupervisorError
from parley.supervisor.table import Ports, Site, child_environment, process_table, task_table, tracker_url

SECRETS = {name: f"secret of {name}" for name in MAKERS}


def site(*, demo: bool = True, host: str = "127.0.0.1") -> Site:
    ports = Ports(gateway=8080, rasa=5005, actions=5055)
    return Site(root=Path("/srv/a b"), data_dir=Path("/srv/a b/.parley"), host=host, ports=ports, demo=demo)


def table(given: dict[str, str] | None = None, **options: object) -> dict[str, ProcessSpec]:
    here = site(**options)  # type: ignore[arg-type]
    env = child_environment(given or {}, SECRETS, here, "postgresql://u:p@127.0.0.1:1/parley")
    return {spec.name: spec for spec in process_table(here, env)}


def test_the_processes_of_the_architecture_are_all_there() -> None:
    assert list(table()) == ["rasa", "actions", "gateway", "worker"]


def test_rasa_learns_its_own_tokens_and_no_other_secret() -> None:
    env = table({"PARLEY_STRIPE_API_KEY": "sk"})["rasa"].env
    assert {name for name in env if name.startswith("PARLEY_")} == {
        "PARLEY_CHANNEL_TOKEN",
        "PARLEY_ACTIONS_URL",
        "PARLEY_ACTIONS_TOKEN",
        "PARLEY_TRACKER_DATABASE_URL",
    }


@pytest.mark.parametrize("name", ["actions", "gateway", "worker"])
def test_our_own_processes_agree_on_every_setting(name: str) -> None:
    env = table({"PARLEY_CLOCK": "2026-01-01T00:00:00Z"})[name].env
    assert env["PARLEY_RASA_URL"] == "http://127.0.0.1:5005"
    assert env["PARLEY_ACTIONS_URL"] == "http://127.0.0.1:5055/webhook"
    assert env["PARLEY_DATABASE_URL"] == "postgresql://u:p@127.0.0.1:1/parley"
    assert env["PARLEY_CLOCK"] == "2026-01-01T00:00:00Z"
    assert env["PARLEY_DEMO"] == "1"
    assert {**env, **SECRETS} == dict(env)


def test_what_the_supervisor_decides_wins_over_the_environment_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DEMO", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    env = table({"PARLEY_RASA_URL": "http://elsewhere"}, demo=False)["gateway"].env
    assert env["PARLEY_DEMO"] == "0"
    assert env["PARLEY_RASA_URL"] == "http://127.0.0.1:5005"
    assert "PYTHONPATH" not in env


def test_a_demo_talks_to_the_simulated_twilio_and_a_real_installation_does_not() -> None:
    assert table()["worker"].env["PARLEY_TWILIO_API_BASE"].startswith("http://127.0.0.1:8080/")
    assert table({"PARLEY_TWILIO_API_BASE": "http://mine"})["worker"].env["PARLEY_TWILIO_API_BASE"] == "http://mine"
    assert "PARLEY_TWILIO_API_BASE" not in table(demo=False)["worker"].env


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_only_the_gateway_can_be_reached_from_outside(host: str) -> None:
    listening = {
        name: spec.command[spec.command.index("--host") + 1]
        for name, spec in table(host=host).items()
        if "--host" in spec.command
    }
    assert listening == {"actions": "127.0.0.1", "gateway": host}
    assert table()["rasa"].command[-2:] == ("-i", "127.0.0.1")


def test_demo_data_is_loaded_in_a_demo_only_and_after_the_migrations() -> None:
    assert [task.name for task in task_table(site(demo=True))] == ["migrate", "demo"]
    assert [task.name for task in task_table(site(demo=False))] == ["migrate"]


def test_secrets_do_not_show_when_a_process_is_printed() -> None:
    assert "secret" not in repr(table()["gateway"])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgresql://u:p@h:5/d", "postgresql+psycopg2://u:p@h:5/d?options=-csearch_path%3Drasa"),
        ("postgres://u@h/d", "postgresql+psycopg2://u@h/d?options=-csearch_path%3Drasa"),
        (
            "postgresql://u@h/d?sslmode=require",
            "postgresql+psycopg2://u@h/d?sslmode=require&options=-csearch_path%3Drasa",
        ),
    ],
)
def test_rasa_gets_the_same_database_with_a_schema_of_its_own(given: str, expected: str) -> None:
    assert tracker_url(given) == expected


@pytest.mark.parametrize("given", ["", "mysql://h/d", "host=h dbname=d", "postgresql:h"])
def test_an_address_of_something_else_is_refused_naming_the_variable(given: str) -> None:
    with pytest.raises(SupervisorError, match="^PARLEY_DATABASE_URL"):
        tracker_url(given)
