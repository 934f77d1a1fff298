"""What the documents name exists: commands, chores, files, links, settings, addresses; and they name no machine's paths."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from evaluation.texts import held_out_texts, training_texts
from parley.cli import app
from parley.settings import Settings
from parley.supervisor.demo_secrets import MAKERS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
OURS = [path for path in DOCUMENTS if not path.is_relative_to(ROOT / "docs" / "nlu")]

_CODE = re.compile(r"`([^`\n]+)`")
_BLOCK = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)")
_SETTING = re.compile(r"PARLEY_[A-Z_]*[A-Z]")
_CHORE = re.compile(r"\bmake ([a-z][a-z-]*)")
_COMMAND = re.compile(r"(?:\.venv/bin/)?parley ((?:[a-z]+ ?)+)")
_FILE = re.compile(r"^(?:src|bot|config|data|docs|scripts|tests|actions|docker)(?:/[\w.-]+)+/?$|^[\w-]+\.(?:yml|md)$")
_MACHINE = re.compile(r"/(?:work|root|home|Users)/|/tmp/")
_ADDRESS = re.compile(r"(?:http://localhost:8080|`(?:POST |GET )?)(/[a-z][\w./-]*/?)")
_NOT_A_PATH = {"/intent"}


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _code_of(path: Path) -> list[str]:
    """Return code spans and the lines of code blocks."""
    text = path.read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    return [*_CODE.findall(_BLOCK.sub("", text)), *lines]


def _chores() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def _settings() -> set[str]:
    """Return every variable the project reads: fields of the settings, and what supervisor, bot and scripts name."""
    named = {f"PARLEY_{field.upper()}" for field in Settings.model_fields} | set(MAKERS)
    for folder in ("src/parley", "bot", "scripts", "tests/web"):
        for path in (ROOT / folder).rglob("*.py"):
            named |= {
                node.value
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SETTING.fullmatch(node.value)
            }
    return named


@pytest.mark.parametrize("document", OURS, ids=_id)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = [link for link in _LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", OURS, ids=_id)
def test_every_file_named_exists(document: Path) -> None:
    named = [code for code in _code_of(document) if _FILE.match(code)]
    places = (ROOT, ROOT / "config", ROOT / "data")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


@pytest.mark.parametrize("document", OURS, ids=_id)
def test_every_chore_named_exists(document: Path) -> None:
    named = {chore for code in _code_of(document) for chore in _CHORE.findall(code)}
    assert named - _chores() == set()


@pytest.mark.parametrize("document", OURS, ids=_id)
def test_every_parley_command_named_exists(document: Path) -> None:
    known = _commands()
    for code in _code_of(document):
        for words in _COMMAND.findall(code):
            assert any(words.strip().startswith(command) for command in known), f"parley {words}"


def _commands() -> set[str]:
    found = set()
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        found |= {f"{name} {sub}" for sub in below} if below else {name}
    return found


@pytest.mark.parametrize("document", OURS, ids=_id)
def test_every_setting_named_is_read(document: Path) -> None:
    named = set(_SETTING.findall(document.read_text(encoding="utf-8")))
    assert named - _settings() == set()


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_documented(field: str) -> None:
    assert f"`PARLEY_{field.upper()}`" in (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", ["config/compliance.yml", "config/terms/meridian.yml"])
def test_every_key_counsel_or_creditor_may_set_is_documented(file: str) -> None:
    content = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    documented = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    keys = set(content.get("compliance", content)) - {"approved_by_role"}
    assert {key for key in keys if f"`{key}`" not in documented} == set()


@pytest.mark.parametrize("document", OURS, ids=_id)
def test_no_path_of_a_machine_is_named(document: Path) -> None:
    assert _MACHINE.findall(document.read_text(encoding="utf-8")) == []


def test_every_address_named_is_served() -> None:
    gateway = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/parley/gateway").rglob("*.py"))
    named = {address for path in OURS for address in _ADDRESS.findall(path.read_text(encoding="utf-8"))}
    ends = {address: "/" + address.rstrip("/").rsplit("/", 1)[-1] for address in named - _NOT_A_PATH}
    assert [address for address, end in ends.items() if f'"{end}"' not in gateway and end[1:] not in gateway] == []


def test_the_readme_opens_with_one_paragraph_and_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    title, paragraph, block = text.split("\n\n", 3)[:3]
    assert title == "# Parley"
    assert not paragraph.startswith(("#", "-", "!", "["))
    assert [line.split("#")[0].strip() for line in block.splitlines()[1:-1]] == ["make up", "make test"]
    assert len(text.splitlines()) <= 150


def test_the_readmes_demo_people_are_those_of_the_demo_data() -> None:
    accounts = (ROOT / "data" / "demo" / "accounts.csv").read_text(encoding="utf-8").splitlines()
    rows = re.findall(r"^\| (.+?) \| (\+1[ \d]+) \| ([\d-]+) \| (\d+) \| (\w+-\d+) \|", _readme(), re.MULTILINE)
    assert len(rows) >= 5
    for name, phone, born, zip_code, reference in rows:
        (account,) = [line for line in accounts if f",{reference}," in line]
        first, last = name.split(" ", 1)
        assert all(value in account for value in (first, last, phone.replace(" ", ""), born, zip_code)), reference


def _readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_decision_record_is_listed_and_complete() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(folder.glob("0*.md"))
    assert records
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert f"({record.name})" in index
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences", "Alternatives")), record


def test_the_compliance_map_is_current() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "compliance_map.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_the_data_card_gives_the_counts_of_the_training_texts() -> None:
    card = (ROOT / "docs" / "data-card.md").read_text(encoding="utf-8")
    for language, name in (("en", "English"), ("es", "Spanish")):
        counts = Counter(text.intent for text in training_texts(language)).values()
        row = f"| {name} | {len(counts)} | {sum(counts):,} | {min(counts)} | {max(counts)} | {len(held_out_texts(language))} |"
        assert row in card
