"""`parley simulate --replay` and `--full-stack`: the two modes of the command that need a database."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from parley.bootstrap import Application
from parley.cli_run import with_application
from parley.errors import ParleyError
from parley.negotiation import CreditorTerms
from parley.negotiation.recordings import Recording
from parley.services.bank_holidays import holidays_around
from parley.services.negotiation_replay import has_creditor, read_recordings
from parley.services.terms_file import load_terms
from parley.settings import PROJECT_ROOT
from parley.simulation.fullstack import report as fullstack_report
from parley.simulation.fullstack.run import TODAY, Cast, ChannelChoice, Language, run
from parley.simulation.replay import find_divergences, replay
from parley.simulation.replay_report import Report, as_json, as_lines, as_page, make_report
from parley.supervisor.attach import data_directory


def run_replay(
    terms_file: Path, *, creditor: str | None, since: str | None, json_file: Path | None, html_file: Path | None
) -> None:
    """Replay recorded negotiations under the terms of a file and print what would change.

    Raises:
        TermsFileError: The file is not good; it lists every error.
        ParleyError: The terms are another creditor's, or the date cannot be read.
        typer.Exit: Status 1, where a record does not fit its own terms: a defect.
    """
    terms = load_terms(terms_file)
    if creditor is not None and creditor != terms.creditor_id:
        raise ParleyError(f"The terms in {terms_file} are those of {terms.creditor_id}, not of {creditor}.")
    first_day = _day(since)

    async def read(application: Application) -> tuple[Recording, ...]:
        if not await has_creditor(application.services, terms.creditor_id):
            raise ParleyError(f"No creditor {terms.creditor_id} is known here, so there is nothing to replay.")
        return await read_recordings(application.services, creditor_id=terms.creditor_id, since=first_day)

    recordings = with_application(read)
    report = replay_all(terms, recordings)
    for line in as_lines(report):
        print(line)
    write_file(json_file, lambda: json.dumps(as_json(report), indent=2) + "\n")
    write_file(html_file, lambda: as_page(report))
    if report.divergences:
        raise typer.Exit(1)


def replay_all(terms: CreditorTerms, recordings: tuple[Recording, ...]) -> Report:
    """Replay recordings; one that its own terms do not give again is a defect and is not replayed."""
    divergences = [found for each in recordings for found in find_divergences(each, holidays_around)]
    defective = {found.conversation_id for found in divergences}
    played = [replay(each, terms, holidays_around) for each in recordings if each.conversation_id not in defective]
    return make_report(terms, played, divergences)


def run_full_stack(
    count: int,
    *,
    seed: int,
    language: Language,
    channel: ChannelChoice,
    json_file: Path | None,
    shows_texts: bool = False,
) -> None:
    """Play simulated consumers against a product of their own and print what was found.

    Raises:
        ParleyError: The product did not start, or an option makes no sense.
        typer.Exit: Status 1, where there was a violation or a false agreement.
    """
    terms = [load_terms(file) for file in sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml"))]
    cast = Cast(count, seed, language, channel)
    with tempfile.TemporaryDirectory(prefix="parley-simulation-") as folder:
        data_dir = Path(folder)
        # The database may run under an account of its own, which has to reach its files.
        data_dir.chmod(0o755)
        verdicts = run(
            cast,
            data_dir=data_dir,
            root=PROJECT_ROOT,
            models=data_directory(os.environ, PROJECT_ROOT) / "models",
            environment=os.environ,
            terms=terms,
            holidays=holidays_around(TODAY),
            progress=_progress,
        )
    if shows_texts:
        for verdict in verdicts:
            print("\n".join(fullstack_report.transcript(verdict)))
    for line in fullstack_report.as_lines(verdicts):
        print(line)
    write_file(
        json_file, lambda: json.dumps(fullstack_report.as_json(verdicts, seed=seed), indent=2, default=str) + "\n"
    )
    figures = fullstack_report.measure(verdicts)
    if figures.violations or figures.false_agreements:
        raise typer.Exit(1)


def _progress(done: int, count: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {count} conversations", end="\n" if done == count else "", file=sys.stderr, flush=True)


def write_file(file: Path | None, content: Callable[[], str]) -> None:
    """Write a report where one was asked for.

    Raises:
        ParleyError: It cannot be written.
    """
    if file is None:
        return
    try:
        file.write_text(content(), encoding="utf-8")
    except OSError as error:
        raise ParleyError(f"{file} cannot be written: {error.strerror}.") from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ParleyError(f"--since must be a date like 2026-01-31, not {text}.") from None
