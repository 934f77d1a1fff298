"""`parley simulate`: negotiate with simulated consumers and measure what is reached; replay what really happened."""

from __future__ import annotations

import json
import platform
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from parley.cli_simulate_more import run_full_stack, run_replay, write_file
from parley.errors import ParleyError
from parley.negotiation import CreditorTerms
from parley.services.terms_file import load_terms
from parley.services.wording import Wording
from parley.settings import PROJECT_ROOT
from parley.simulation.attack import attack
from parley.simulation.decision_time import long_schedule_ms
from parley.simulation.documents import as_json, markdown
from parley.simulation.population import HELD_OUT_SEEDS
from parley.simulation.registry import STRATEGIES, is_negmas_installed, make_negotiator
from parley.simulation.report import Report, as_lines, not_installed
from parley.simulation.runner import Plan, Results, cases_of, run, usable_cores
from parley.simulation.value import Valuation
from parley.simulation.wording import RESPONSES, Templates

# Accounts that are attacked; about half of them can be settled.
ATTACKED = 100

Number = Annotated[int, typer.Option("--negotiations", "-n", metavar="N", min=1, help="How many consumers.")]
Seed = Annotated[int, typer.Option("--seed", metavar="S", help="Which consumers; 9001 to 9003 are held out.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="J", min=0, help="Processes; 0 takes all cores.")]
StrategyNames = Annotated[
    list[str] | None, typer.Option("--strategy", metavar="NAME", help="Negotiator to judge; more are compared with it.")
]
TermsFiles = Annotated[
    list[Path] | None,
    typer.Option("--terms", metavar="FILE", help="Terms to negotiate under; config/terms if left out."),
]
Generated = Annotated[bool, typer.Option("--generated/--no-generated", help="Half of the accounts under random terms.")]
Stopped = Annotated[
    float,
    typer.Option("--stopped", metavar="PERCENT", min=0, max=20, help="Running plans that stop being paid a month."),
]
Compare = Annotated[bool, typer.Option("--compare/--no-compare", help="Also run the baselines on the same consumers.")]
Attack = Annotated[int, typer.Option("--attack", metavar="N", min=0, help="Conversations of the attack on the floor.")]
HtmlFile = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page with charts.")]
JsonFile = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the figures.")]
MarkdownFile = Annotated[
    Path | None, typer.Option("--markdown", metavar="FILE", help="Write the report as a document.")
]
Replay = Annotated[bool, typer.Option("--replay", help="Replay recorded negotiations under --terms FILE instead.")]
Creditor = Annotated[str | None, typer.Option("--creditor", metavar="ID", help="With --replay: whose.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="With --replay: from this day on.")]
FullStack = Annotated[
    int, typer.Option("--full-stack", metavar="N", min=0, help="Play N texted conversations instead.")
]
Language = Annotated[Literal["en", "es", "both"], typer.Option("--language", help="With --full-stack.")]
Channel = Annotated[Literal["sms", "webchat", "both"], typer.Option("--channel", help="With --full-stack.")]
Texts = Annotated[bool, typer.Option("--texts", help="With --full-stack: print the conversations.")]


def simulate(
    negotiations: Number = 20_000,
    seed: Seed = HELD_OUT_SEEDS[0],
    jobs: Jobs = 0,
    strategy: StrategyNames = None,
    terms: TermsFiles = None,
    generated: Generated = True,
    stopped: Stopped = 0.0,
    compare: Compare = True,
    attack_conversations: Attack = 200,
    html: HtmlFile = None,
    json_file: JsonFile = None,
    markdown_file: MarkdownFile = None,
    replay: Replay = False,
    creditor: Creditor = None,
    since: Since = None,
    full_stack: FullStack = 0,
    language: Language = "both",
    channel: Channel = "both",
    texts: Texts = False,
) -> None:
    """Negotiate with simulated consumers and measure it; exit status 1 where a rule was broken."""
    if replay and full_stack:
        raise typer.BadParameter("--replay and --full-stack are two different modes.")
    if replay:
        if not terms or len(terms) != 1:
            raise typer.BadParameter("--replay needs exactly one --terms FILE.")
        run_replay(terms[0], creditor=creditor, since=since, json_file=json_file, html_file=html)
        return
    if creditor is not None or since is not None:
        raise typer.BadParameter("--creditor and --since belong to --replay.")
    if full_stack:
        run_full_stack(
            full_stack, seed=seed, language=language, channel=channel, json_file=json_file, shows_texts=texts
        )
        return
    plan = _plan(negotiations, seed, strategy or [], terms, generated=generated, compares=compare)
    plan = replace(plan, valuation=Valuation(stopped / 100))
    report = _measure(plan, jobs or usable_cores(), attack_conversations)
    for line in as_lines(report):
        print(line)
    write_file(json_file, lambda: json.dumps(as_json(report), indent=2) + "\n")
    write_file(html, lambda: _page(report))
    write_file(markdown_file, lambda: markdown(report))
    mine = report.tally(report.judged)
    if mine.violating or mine.rising or mine.false:
        raise typer.Exit(1)


def _plan(
    negotiations: int, seed: int, names: list[str], files: list[Path] | None, *, generated: bool, compares: bool
) -> Plan:
    unknown = [name for name in names if name not in STRATEGIES]
    if unknown:
        raise typer.BadParameter(f"there is no strategy {unknown[0]!r}; known: {', '.join(STRATEGIES)}")
    judged = names or [STRATEGIES[0]]
    compared = [name for name in STRATEGIES if name not in judged] if compares and len(judged) == 1 else []
    usable = is_negmas_installed()
    for name in judged:
        make_negotiator(name)
    paths = files if files is not None else sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml"))
    loaded = tuple(_load(path) for path in paths)
    if not loaded and not generated:
        raise typer.BadParameter("there are no terms: name a --terms FILE or leave --no-generated out.")
    missing = set(not_installed(compared, is_installed=usable))
    return Plan(
        negotiations=negotiations,
        seed=seed,
        strategies=(*judged, *(name for name in compared if name not in missing)),
        terms=loaded,
        use_generated=generated,
        templates=_templates(),
    )


def _load(path: Path) -> CreditorTerms:
    if not path.is_file():
        raise ParleyError(f"{path} cannot be read: there is no such file.")
    return load_terms(path)


def _page(report: Report) -> str:
    # The charting library takes half a second to load: only a run that draws waits for it.
    from parley.simulation.page import as_page

    return as_page(report)


def _templates() -> Templates:
    wording = Wording.load(PROJECT_ROOT / "domain.yml")
    found = {(name, language): wording.find(name, language) for name in RESPONSES for language in ("en", "es")}
    return {key: approved.template for key, approved in found.items() if approved is not None}


def _measure(plan: Plan, jobs: int, conversations: int) -> Report:
    started = perf_counter()
    with _progress(plan.negotiations) as progress:
        results: Results = run(plan, jobs=jobs, progress=progress)
    judged = make_negotiator(plan.strategies[0])
    attacked = attack(judged, cases_of(plan, ATTACKED) if conversations else [], conversations)
    return Report(
        plan=plan,
        results=results,
        attack=attacked,
        long_schedule_ms=long_schedule_ms(),
        seconds=perf_counter() - started,
        machine=_machine(jobs),
        command=shlex.join(["parley", *sys.argv[1:]]),
        missing=not_installed(STRATEGIES, is_installed=is_negmas_installed()),
    )


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show how far it is, on the terminal's error stream only."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("negotiations", total=total)
        yield lambda done: bar.advance(task, done)


def _machine(jobs: int) -> dict[str, str]:
    cpu = next(
        (line.split(":", 1)[1].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    negmas = version("negmas") if is_negmas_installed() else "not installed"
    return {
        "machine": f"{cpu}, {jobs} of {usable_cores()} cores used, {platform.system()}",
        "versions": f"parley {version('parley')}, Python {platform.python_version()}, NegMAS {negmas}",
    }


def _read(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
