"""Whole runs: the same figures again in any number of processes, valid baselines, and what is written about them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from parley import cli
from parley.negotiation.strategy import LADDER
from parley.simulation.attack import AttackReport
from parley.simulation.documents import as_json, markdown
from parley.simulation.page import as_page
from parley.simulation.registry import BASELINES, NEGMAS, UnknownStrategyError, is_negmas_installed, make_negotiator
from parley.simulation.report import Report, as_lines, goals, not_installed
from parley.simulation.runner import CHUNK, Plan, Results, run
from tests.unit.negotiation.builders import TERMS

PLAN = Plan(negotiations=60, seed=4, strategies=(LADDER.name, *BASELINES), terms=(TERMS,))


@pytest.fixture(scope="module")
def results() -> Results:
    return run(PLAN)


def report(results: Results) -> Report:
    return Report(
        plan=PLAN,
        results=results,
        attack=AttackReport(),
        long_schedule_ms=0.2,
        seconds=1.0,
        machine={"machine": "<two> cores"},
        command="parley simulate --seed 4",
        missing=("negmas_linear",),
    )


def test_the_same_plan_gives_the_same_figures_in_any_number_of_processes() -> None:
    plan = replace(PLAN, negotiations=CHUNK + 10, strategies=(LADDER.name,))
    alone, together = run(plan), run(plan, jobs=2)
    assert (alone.tallies, alone.oracle) == (together.tallies, together.oracle)


def test_every_baseline_stays_inside_the_terms_and_makes_no_false_agreement(results: Results) -> None:
    assert {name: (results.of(name).violating, results.of(name).false) for name in BASELINES} == dict.fromkeys(
        BASELINES, (0, 0)
    )
    assert results.of("do_nothing").agreed == 0


def test_no_strategy_is_worth_more_than_the_oracle(results: Results) -> None:
    assert [results.of(name).beaten_oracle for name in PLAN.strategies] == [0] * len(PLAN.strategies)


def test_name_dialect_and_tone_change_no_offer(results: Results) -> None:
    assert (results.variants, results.varied, results.spread_cents) == (240, 0, 0.0)


def test_groups_add_up_to_the_whole(results: Results) -> None:
    for kind in ("style", "terms"):
        groups = [
            results.of(LADDER.name, group) for _, group in results.tallies if group[0] == kind and _ == LADDER.name
        ]
        assert sum(tally.negotiations for tally in groups) == PLAN.negotiations


def test_progress_is_told_chunk_by_chunk() -> None:
    told: list[int] = []
    run(replace(PLAN, negotiations=CHUNK + 1, strategies=("do_nothing",)), progress=told.append)
    assert told == [CHUNK, 1]


def test_a_figure_that_is_missed_is_said_to_be(results: Results) -> None:
    found = {goal.name: goal.is_reached for goal in goals(report(results))}
    assert found["policy violations"]
    results_with_fault = replace(results, tallies={**results.tallies})
    broken = replace(results.of(LADDER.name), violating=1)
    results_with_fault.tallies[(LADDER.name, ("all", ""))] = broken
    assert not {goal.name: goal.is_reached for goal in goals(report(results_with_fault))}["policy violations"]


def test_the_page_stands_alone_and_shows_charts(results: Results) -> None:
    page = as_page(report(results))
    assert page.count("<svg") == 6
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["']?https?:""", page.replace('xlink:href="#', ""))
    assert "&lt;two&gt; cores" in page


def test_the_same_figures_give_the_same_page(results: Results) -> None:
    assert as_page(report(results)) == as_page(report(results))


def test_table_document_and_json_name_every_strategy(results: Results) -> None:
    written = report(results)
    text, document, values = "\n".join(as_lines(written)), markdown(written), as_json(written)
    for name in (*PLAN.strategies, "oracle", "negmas_linear"):
        assert name in text
        assert name in document
    assert set(values["strategies"]) == {*PLAN.strategies, "oracle"}
    assert json.loads(json.dumps(values)) == values


def test_what_is_not_installed_is_named_with_the_way_to_get_it() -> None:
    assert not_installed(("ladder", *NEGMAS), is_installed=False) == tuple(NEGMAS)
    assert not_installed(("ladder", *NEGMAS), is_installed=True) == ()
    if not is_negmas_installed():
        with pytest.raises(UnknownStrategyError, match="run make simulate"):
            make_negotiator("negmas_boulware")


@pytest.mark.skipif(not is_negmas_installed(), reason="NegMAS comes with make simulate")
@pytest.mark.parametrize("name", sorted(NEGMAS))
def test_the_classic_strategies_stay_inside_the_terms(name: str) -> None:
    found = run(replace(PLAN, strategies=(name,))).of(name)
    assert (found.violating, found.rising, found.false) == (0, 0, 0)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--strategy", "bluff"], "there is no strategy 'bluff'"),
        (["--replay"], "--replay needs exactly one --terms FILE"),
        (["--since", "2026-01-01"], "belong to --replay"),
        (["--replay", "--full-stack", "2"], "two different modes"),
        (["--negotiations", "0"], "--negotiations"),
        (["--jobs", "two"], "--jobs"),
    ],
    ids=["unknown strategy", "replay without terms", "an option of another mode", "two modes", "none", "no number"],
)
def test_a_bad_option_is_refused_with_one_sentence(words: list[str], sentence: str) -> None:
    answer = CliRunner().invoke(cli.app, ["simulate", *words], env={"COLUMNS": "200", "TERM": "dumb"})
    assert answer.exit_code == 2
    assert sentence in " ".join(answer.output.replace("│", " ").split())


def test_the_command_runs_prints_its_tables_and_writes_what_is_asked_for(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page, figures = tmp_path / "report.html", tmp_path / "report.json"
    words = ["simulate", "-n", "12", "--jobs", "1", "--attack", "3", "--html", str(page), "--json", str(figures)]
    answer = CliRunner().invoke(cli.app, words)
    assert answer.exit_code == 0, answer.output
    assert "figure to reach" in answer.output
    assert json.loads(figures.read_text())["negotiations"] == 12
    assert page.read_text().startswith("<!doctype html>")
