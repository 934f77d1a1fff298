"""The register of rules: complete, strict, and in step with the gate, the values, the code and the tests."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from parley.bootstrap import build
from parley.cli import app
from parley.compliance.config_reader import ComplianceConfigError
from parley.compliance.rules import RULES
from parley.compliance.rules.register import Register
from parley.services.rule_register import coverage_of, ids_in_code, load_register, load_values
from parley.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
CONFIG = ROOT / "config"
REGISTER = load_register(CONFIG)
CATALOGUE = (ROOT / "tests" / "fixtures" / "compliance" / "catalogue_ids.txt").read_text(encoding="utf-8").split()
ENTRY = {
    "title": "A rule",
    "citation": "12 CFR 1006.1",
    "confidence": "S",
    "gate": "G8",
    "severity": "high",
    "channels": ["sms"],
    "status": "enforced",
}


def family(**change: Any) -> dict[str, Any]:
    head = {"family": "test", "version": "1", "effective_from": "2026-01-01", "effective_to": None}
    return {**head, "approved_by_role": "demo", "rules": {"REGF-1": {**ENTRY, **change}}}


def without(document: dict[str, Any], key: str) -> dict[str, Any]:
    return {
        **document,
        "rules": {"REGF-1": {name: v for name, v in document["rules"]["REGF-1"].items() if name != key}},
    }


@pytest.mark.parametrize("rule_id", CATALOGUE)
def test_every_id_of_the_rule_catalogue_is_in_the_register(rule_id: str) -> None:
    assert rule_id in REGISTER


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_what_the_gate_says_of_a_rule_is_what_the_register_says(rule_id: str) -> None:
    known, registered = RULES[rule_id], REGISTER[rule_id]
    said = (known.title, known.citation, known.gate, known.source)
    assert said == (registered.title, registered.citation, registered.gate, registered.confidence)
    assert registered.status == "enforced", "the gate cites it, so it is enforced at least in part"


def test_every_rule_the_code_speaks_of_is_in_the_register() -> None:
    prefixes = {rule_id.split("-")[0] for rule_id in REGISTER if "-" in rule_id}
    unknown = {word: files for word, files in ids_in_code(ROOT, prefixes).items() if word not in REGISTER}
    assert unknown == {}


def test_every_value_counsel_owns_belongs_to_a_rule() -> None:
    pointed = [parameter.key for rule in REGISTER.values() for parameter in rule.parameters]
    orphans = [
        key for key in leaves(load_values(CONFIG)) if not any(f"{key}.".startswith(f"{own}.") for own in pointed)
    ]
    assert orphans == []


def leaves(values: Mapping[str, Any], path: str = "") -> Iterator[str]:
    for key, value in values.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, Mapping):
            yield from leaves(value, here)
        else:
            yield here


def test_what_people_do_about_a_rule_is_written_down() -> None:
    for rule in REGISTER.values():
        if rule.status == "process":
            assert rule.id in (ROOT / rule.note).read_text(encoding="utf-8"), rule.id


def test_the_test_files_a_rule_points_to_exist() -> None:
    for rule in REGISTER.values():
        for name in rule.tests:
            assert (ROOT / "tests" / name).is_file(), (rule.id, name)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        pytest.param(without(family(), "citation"), "citation is missing", id="no citation"),
        pytest.param(without(family(), "title"), "title is missing", id="no title"),
        pytest.param(without(family(), "status"), "status is missing", id="no status"),
        pytest.param(family(colour="red"), "colour is not a key", id="unknown key"),
        pytest.param(family(status="done"), "status must be one of", id="unknown status"),
        pytest.param(family(gate="G11"), "gate must be one of", id="unknown gate"),
        pytest.param(family(severity="bad"), "severity must be one of", id="unknown severity"),
        pytest.param(family(channels=["fax"]), "channels must be a list of", id="unknown channel"),
        pytest.param(family(status="planned"), "work is missing", id="planned without the work"),
        pytest.param(family(status="process"), "document is missing", id="process without its document"),
        pytest.param(family(status="not_applicable"), "because is missing", id="not applicable without a reason"),
        pytest.param(family(work="later"), "work is not a key", id="enforced, and yet planned"),
        pytest.param(family(effective_to="2025-01-01"), "ends before it begins", id="dates the wrong way round"),
        pytest.param(family(parameters=["Quiet start"]), "no dotted key", id="a parameter that is no key"),
        pytest.param(family(parameters=[{"key": "a.b", "by": "x"}]), "by is not a key", id="unknown parameter field"),
        pytest.param({**family(), "rules": {"regf 1": ENTRY}}, "no id of a rule", id="no id"),
    ],
)
def test_a_mistake_in_the_register_is_one_clear_sentence(document: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ComplianceConfigError) as raised:
        Register.from_documents({"test.yml": document})
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_rule_in_two_families_is_refused() -> None:
    with pytest.raises(ComplianceConfigError, match="REGF-1 is in the register twice"):
        Register.from_documents({"a.yml": family(), "b.yml": family()})


def test_a_parameter_may_have_a_source_and_dates_of_its_own() -> None:
    own = {"key": "quiet.start", "source": "state law", "approved_by_role": "counsel", "effective_from": "2027-01-01"}
    (parameter,) = Register.from_documents({"a.yml": family(parameters=[own])})["REGF-1"].parameters
    assert (parameter.source, parameter.approved_by_role) == ("state law", "counsel")
    assert str(parameter.effective_from) == "2027-01-01"


@pytest.fixture
def config_dir(tmp_path: Path) -> Path:
    shutil.copytree(CONFIG, tmp_path / "config")
    return tmp_path / "config"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(("    citation: ", "    cite: "), "citation is missing", id="a missing citation"),
        pytest.param(("    gate: G8\n", "    gate: G8\n    gate: G7\n"), "gate is there twice", id="a key given twice"),
        pytest.param(("  AI-ME:", "  AI-DISC-ALL:"), "AI-DISC-ALL is there twice", id="an id given twice"),
        pytest.param(("rules:", "rules: {"), "ai.yml, line ", id="no YAML"),
        pytest.param(
            ("parameters: [disclosures.ai_again_after_days, ", "parameters: [quiet.begin, "),
            "reads quiet.begin, which is not a key",
            id="a parameter that points at nothing",
        ),
    ],
)
def test_a_mistake_in_a_file_stops_the_start(change: tuple[str, str], sentence: str, config_dir: Path) -> None:
    file = config_dir / "rules" / "ai.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(ComplianceConfigError, match=re.escape(sentence)) as raised:
        build(Settings(database_url="postgresql://u:p@localhost/x", demo=True, config_dir=config_dir))
    assert "\n" not in str(raised.value)
    shown = CliRunner().invoke(app, ["compliance", "map", "--config-dir", str(config_dir)])
    assert isinstance(shown.exception, ComplianceConfigError)


def test_no_register_stops_the_start(config_dir: Path) -> None:
    shutil.rmtree(config_dir / "rules")
    with pytest.raises(ComplianceConfigError, match="no register of rules"):
        load_register(config_dir)


def test_the_map_lists_every_rule_and_filters() -> None:
    everything = CliRunner().invoke(app, ["compliance", "map"]).output
    assert all(rule_id in everything for rule_id in REGISTER)
    chosen = CliRunner().invoke(app, ["compliance", "map", "--family", "regf", "--status", "process", "--json"]).output
    ids = [entry["id"] for entry in json.loads(chosen)]
    assert ids == [rule.id for rule in REGISTER.values() if (rule.family, rule.status) == ("regf", "process")]


def test_one_rule_is_shown_with_its_values_code_and_tests() -> None:
    shown = CliRunner().invoke(app, ["compliance", "show", "regf-6b1-time"]).output
    expected = ("12 CFR 1006.6(b)(1)(i)", '"08:00:00"', "approved by role", "gate_time.py", "test: ", "10:30 Eastern")
    assert [part for part in expected if part not in shown] == []
    assert "Near it" in str(CliRunner().invoke(app, ["compliance", "show", "TW-X"]).exception)


def test_the_shipped_files_say_where_their_fields_are_explained() -> None:
    for file in (CONFIG / "rules").glob("*.yml"):
        assert yaml.safe_load(file.read_text(encoding="utf-8"))["family"] == file.stem
        assert "docs/configuration.md" in file.read_text(encoding="utf-8")


def test_coverage_finds_code_and_tests_by_id_reason_and_hold(tmp_path: Path) -> None:
    (tmp_path / "src/parley/compliance").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "src/parley/compliance/gate.py").write_text('Reason("REGF-1", "ODD", "It is odd.")', encoding="utf-8")
    (tmp_path / "tests/test_reason.py").write_text('assert code == "ODD"', encoding="utf-8")
    (tmp_path / "tests/test_id.py").write_text('ids = ["REGF-1: both sides"]', encoding="utf-8")
    (tmp_path / "tests/test_spoken.py").write_text('"""Speaks of REGF-1 and of REGF-11."""', encoding="utf-8")
    register = Register.from_documents({"a.yml": family(tests=["unit/test_more.py"])})
    covered = coverage_of(register, tmp_path)["REGF-1"]
    assert covered.code == ("compliance/gate.py",)
    assert covered.tests == ("test_id.py", "test_reason.py", "unit/test_more.py")
