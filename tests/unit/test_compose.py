"""The compose file says what the supervisor's process table says; no container engine is needed to check it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.supervisor.demo_secrets import MAKERS
from parley.supervisor.table import Ports, Site, process_table, tracker_url

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
TABLE = {
    spec.name: spec
    for spec in process_table(
        Site(
            root=ROOT,
            data_dir=ROOT / ".parley",
            host="127.0.0.1",
            ports=Ports(gateway=8080, rasa=5005, actions=5055),
            demo=False,
        ),
        {},
    )
}


def build_stage(name: str) -> str:
    """Return the part of the build file that makes the image of a service."""
    build = SERVICES[name]["build"]
    text = (ROOT / build["dockerfile"]).read_text(encoding="utf-8")
    stages = re.split(r"(?m)^(?=FROM )", text)[1:]
    wanted = build.get("target")
    return next(s for s in stages if s.splitlines()[0].endswith(f" AS {wanted}")) if wanted else stages[-1]


def test_every_process_and_the_database_is_a_service() -> None:
    assert set(SERVICES) == {"postgres", "migrate", *TABLE}


@pytest.mark.parametrize("name", list(SERVICES))
def test_every_service_is_built_from_a_file_and_a_stage_that_exist(name: str) -> None:
    assert SERVICES[name]["build"]["context"] == "."
    assert "CMD [" in build_stage(name)


@pytest.mark.parametrize("path", sorted((ROOT / "docker").glob("*.Dockerfile")), ids=lambda path: path.name)
def test_every_build_file_is_used_and_copies_only_what_is_let_in(path: Path) -> None:
    assert f"docker/{path.name}" in {service["build"]["dockerfile"] for service in SERVICES.values()}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for line in re.findall(r"(?m)^COPY (?!--from)(.+)$", path.read_text()):
        for source in line.split()[:-1]:
            assert source.split("/")[0] in let_in


@pytest.mark.parametrize("name", list(TABLE))
def test_a_container_runs_the_command_that_the_supervisor_runs(name: str) -> None:
    command = build_stage(name)
    ours = [word for word in TABLE[name].command[1:] if word not in ("-m", "uvicorn")]
    assert all(f'"{word}"' in command for word in ours[:2])


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "postgres"])
def test_no_container_of_ours_runs_as_root(name: str) -> None:
    text = (ROOT / SERVICES[name]["build"]["dockerfile"]).read_text()
    assert "\nUSER parley\n" in text


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "migrate"])
def test_every_lasting_service_has_a_health_check_that_asks_what_the_supervisor_asks(name: str) -> None:
    check = " ".join(SERVICES[name]["healthcheck"]["test"])
    if name in TABLE:
        ready = TABLE[name].ready
        sign = getattr(ready, "url", None) or "run/worker.ready"
        assert sign in check
    else:
        assert "pg_isready" in check


def test_services_wait_for_the_database_and_the_migrations() -> None:
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    for name in TABLE:
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)


@pytest.mark.parametrize("name", ["actions", "gateway", "worker"])
def test_every_secret_is_demanded_from_the_operator_and_none_is_written_down(name: str) -> None:
    env = SERVICES[name]["environment"]
    assert set(MAKERS) <= set(env)
    for secret in set(MAKERS) - {"PARLEY_TWILIO_FROM"}:
        assert env[secret].startswith("${" + secret + ":?")


def test_rasa_is_told_as_little_as_under_the_supervisor() -> None:
    env = SERVICES["rasa"]["environment"]
    assert set(env) == {
        "PARLEY_CHANNEL_TOKEN",
        "PARLEY_ACTIONS_URL",
        "PARLEY_ACTIONS_TOKEN",
        "PARLEY_TRACKER_DATABASE_URL",
    }
    database = SERVICES["gateway"]["environment"]["PARLEY_DATABASE_URL"]
    asked_for = re.compile(r"\$\{[^}]*\}")
    assert asked_for.sub("pw", env["PARLEY_TRACKER_DATABASE_URL"]) == tracker_url(asked_for.sub("pw", database))


def test_only_the_gateway_is_published_and_rasa_reaches_nothing_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["gateway"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name in SERVICES if SERVICES[name]["networks"] == ["inside"]} == {
        "postgres",
        "migrate",
        "rasa",
        "actions",
    }
