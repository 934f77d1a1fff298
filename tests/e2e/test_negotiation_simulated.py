"""Simulated consumers against the real processes, and their conversations replayed: the two modes of `parley simulate`."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.services.bank_holidays import holidays_around
from parley.services.terms_file import load_terms
from parley.settings import PROJECT_ROOT
from parley.simulation.fullstack.judge import Judge, Verdict
from parley.simulation.fullstack.product import RunningProduct
from parley.simulation.fullstack.report import as_lines, transcript
from parley.simulation.fullstack.run import TODAY, Cast, play_all
from tests.e2e.product import trained_models

pytestmark = pytest.mark.e2e

CONVERSATIONS, SEED = 6, 2
TERMS_FILES = sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml"))


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningProduct]:
    """A product of the simulation's own, as `parley simulate --full-stack` starts it."""
    environment = {name: value for name, value in os.environ.items() if name != "PARLEY_PORT"}
    data_dir = tmp_path_factory.mktemp("simulation")
    with RunningProduct(data_dir, root=PROJECT_ROOT, models=trained_models(), environment=environment) as running:
        yield running


@pytest.fixture(scope="module")
def verdicts(product: RunningProduct) -> list[Verdict]:
    """A few conversations in both languages and by both channels, played and judged."""
    terms = {each.creditor_id: each for each in map(load_terms, TERMS_FILES)}
    judge = Judge(product, terms, TODAY, holidays_around(TODAY))
    cast = Cast(CONVERSATIONS, SEED, "both", "both")
    return play_all(product, cast, judge, lambda done, count: None)


def test_every_conversation_is_answered_inside_the_terms_with_the_figures_of_the_records(
    verdicts: list[Verdict],
) -> None:
    told = "\n".join(line for each in verdicts for line in transcript(each))
    assert len(verdicts) == CONVERSATIONS
    assert [violation for each in verdicts for violation in each.violations] == [], told
    assert not any(each.is_false_agreement for each in verdicts), told
    assert not any(each.played.error for each in verdicts), told


def test_everybody_is_verified_in_both_languages_on_both_channels(verdicts: list[Verdict]) -> None:
    assert "unverified" not in {each.played.end for each in verdicts}
    assert {(each.played.part.channel, each.played.part.person.language) for each in verdicts} == {
        ("sms", "en"),
        ("sms", "es"),
        ("webchat", "en"),
        ("webchat", "es"),
    }


def test_the_report_counts_them(verdicts: list[Verdict]) -> None:
    lines = [*as_lines(verdicts)]
    assert lines[0].split()[:2] == ["conversations", str(CONVERSATIONS)]
    assert any(line.startswith("policy violations") for line in lines)


@pytest.mark.parametrize("file", TERMS_FILES, ids=lambda file: file.stem)
def test_replayed_under_the_terms_that_ruled_nothing_changes(
    product: RunningProduct, verdicts: list[Verdict], tmp_path: Path, file: Path
) -> None:
    report = tmp_path / "replay.json"
    told = product.cli("simulate", "--terms", str(file), "--replay", "--json", str(report))
    found = json.loads(report.read_text(encoding="utf-8"))
    assert (found["changed"], found["defects"]) == (0, [])
    assert "0 would have heard something else" in told


def test_replayed_under_other_terms_the_first_difference_shows(
    product: RunningProduct, verdicts: list[Verdict], tmp_path: Path
) -> None:
    creditor = verdicts[0].played.part.person.debt.creditor_id
    text = (PROJECT_ROOT / "config" / "terms" / f"{creditor}.yml").read_text(encoding="utf-8")
    stricter = tmp_path / "stricter.yml"
    stricter.write_text(text.replace("instalment_months: [6, ", "instalment_months: ["), encoding="utf-8")
    report, page = tmp_path / "replay.json", tmp_path / "replay.html"
    product.cli("simulate", "--terms", str(stricter), "--replay", "--json", str(report), "--html", str(page))
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["changed"] == len(found["first_differences"]) > 0
    assert found["first_differences"][0]["conversation_id"] in page.read_text(encoding="utf-8")
