"""`parley audit`: prove the log unbroken, sign where it stands, publish the key, hand one consumer's file to an auditor."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from parley.bootstrap import Application
from parley.cli_run import new_folder, one_of, said, with_application, write_private
from parley.errors import ParleyError
from parley.services.anchors import as_line, make_anchor, read_lines
from parley.services.audit_check import AuditReport, verify_audit
from parley.services.file_export import FileExport, export_file, find_consumer

audit_app = typer.Typer(no_args_is_help=True, help="The audit log and what is handed out of it.")


@audit_app.command("verify")
def verify_command(
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="Anchors kept outside (parley audit anchor).")
    ] = None,
    every_anchor: Annotated[
        bool, typer.Option("--every-anchor", help="Compute every anchor anew, not only the last one.")
    ] = False,
) -> None:
    """Prove that no audit event was changed, removed, inserted, moved or rolled back."""
    outside = read_lines(_read(against)) if against else []
    with _progress() as progress:
        report = with_application(
            lambda application: verify_audit(application.services, progress, against=outside, every_anchor=every_anchor)
        )
    if report.problems:
        for problem in report.problems:
            print(problem, file=sys.stderr)
        print(f"The audit log is broken: {len(report.problems)} problems in {report.checked} events.", file=sys.stderr)
        raise typer.Exit(1)
    print(f"The audit log is unbroken: {report.checked} events checked.")
    _tell_the_rest(report)


def _tell_the_rest(report: AuditReport) -> None:
    if report.anchors:
        newer = f"; {report.since_anchor} events are newer than the last one" if report.since_anchor else ""
        print(f"  {report.chains} chains fit {report.anchors} signed anchors{newer}")
    else:
        print(f"  {report.chains} chains; nothing is signed yet (parley audit anchor)")
    if report.erased:
        print(f"  {report.erased} signed tombstones of retention")


@audit_app.command("anchor")
def anchor_command(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Add it to this file as well; keep that elsewhere.")
    ] = None,
) -> None:
    """Sign where every chain of the log stands now."""

    async def make(application: Application) -> str:
        made = await make_anchor(application.services, by="command")
        print(f"{made.anchor.name} covers {made.anchor.statement['events']} events of {len(made.heads)} chains.")
        return as_line(made.anchor, application.services.seal)

    line = with_application(make)
    if out is None:
        print(line, end="")
        return
    try:
        with out.open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError as error:
        raise ParleyError(f"{out} cannot be written: {error.strerror}.") from None


@audit_app.command("key")
def key_command() -> None:
    """Print the public half of the signing key, to be published."""

    async def show(application: Application) -> None:
        seal = application.services.seal
        print(f"key id  {seal.key_id}\nhex     {seal.public_key_hex}\n{seal.public_key_pem}", end="")

    with_application(show)


@audit_app.command("export")
def export_command(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A new or empty folder.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who hands the file out; goes on record.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; goes on record.")],
    account: Annotated[str | None, typer.Option("--account", metavar="REF", help="Reference of an account.")] = None,
    consumer: Annotated[str | None, typer.Option("--consumer", metavar="ID", help="Id of a consumer.")] = None,
) -> None:
    """Write one consumer's file, signed: file.json, file.json.sig, file.pdf, manifest.json."""
    one_of(account, consumer)
    who, why = said(by, "--by"), said(reason, "--reason")
    folder = new_folder(out)

    async def make(application: Application) -> FileExport:
        whose = await find_consumer(application.services, account_ref=account, consumer_id=consumer)
        return await export_file(application.services, whose, by=who, reason=why)

    try:
        made = with_application(make)
    except BaseException:
        with suppress(OSError):
            folder.rmdir()  # nothing half-done stays behind
        raise
    for name, content in made.documents.items():
        write_private(folder / name, content)
    print(f"Wrote the file of consumer {made.consumer_id} to {folder}: {made.events} events.")
    print(f"Check it with: python docs/verify_export.py {folder} PUBLIC_KEY_HEX")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda checked, total: None
        return
    with typer.progressbar(length=1, label="Checking events", file=sys.stderr, show_pos=True) as bar:

        def move(checked: int, total: int) -> None:
            bar.length = total
            bar.update(checked - bar.pos)

        yield move


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ParleyError(f"{file} cannot be read: {error.strerror}.") from None
