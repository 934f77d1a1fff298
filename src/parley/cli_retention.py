"""`parley retention` and `parley consumer`: how long files stay, what holds them, and what a person may ask for."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from parley.bootstrap import Application
from parley.cli_run import one_of, said, with_application, write_private
from parley.services.consumer_rights import Deleted, delete_own_data, export_own_data
from parley.services.file_export import find_consumer
from parley.services.legal_holds import place_legal_hold, release_legal_hold
from parley.services.retention import RetentionReport, run_retention

retention_app = typer.Typer(no_args_is_help=True, help="How long evidence is kept.")
consumer_app = typer.Typer(no_args_is_help=True, help="What a person may ask for: their data, and its deletion.")

AccountRef = Annotated[str | None, typer.Option("--account", metavar="REF", help="Reference of an account.")]
ConsumerId = Annotated[str | None, typer.Option("--consumer", metavar="ID", help="Id of a consumer.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who asks for it; goes on record.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; goes on record.")]


@retention_app.command("run")
def run_command(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would go, and why the rest stays.")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Judge as of this day; only with --dry-run.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who runs it; goes on record.")] = "retention run",
) -> None:
    """Erase the files whose time is over; a legal hold, a live plan or a hold that protects the consumer keeps one."""
    if as_of is not None and not dry_run:
        raise typer.BadParameter("--as-of needs --dry-run: nothing is erased by a date that is not today")
    moment = _midnight(as_of) if as_of is not None else None
    report = with_application(
        lambda application: run_retention(application.services, by=said(by, "--by"), dry_run=dry_run, as_of=moment)
    )
    _print(report)


def _print(report: RetentionReport) -> None:
    for verdict in report.verdicts:
        what = "; ".join(verdict.kept_because) or ("would be erased" if report.is_dry else "erased")
        print(f"evidence        {verdict.consumer_id}  last activity {verdict.last_activity_at.date()}  {what}")
    print(f"strangers       {report.strangers} conversations with nobody known, past their time")
    print(f"identity vault  {report.vault_entries} answers past their time (deleted every minute while Parley runs)")
    verb = "would be erased" if report.is_dry else "erased"
    print(f"{len(report.going)} files {verb}, {len(report.verdicts) - len(report.going)} kept.")


def _midnight(text: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time(), tzinfo=UTC)
    except ValueError:
        raise typer.BadParameter(f"{text} is no date such as 2029-11-30") from None


@retention_app.command("hold")
def hold_command(by: By, reason: Reason, account: AccountRef = None, consumer: ConsumerId = None) -> None:
    """Keep a consumer's file until the hold is released, whatever its age."""
    one_of(account, consumer)
    who, why = said(by, "--by"), said(reason, "--reason")

    async def place(application: Application) -> str:
        whose = await find_consumer(application.services, account_ref=account, consumer_id=consumer)
        return await place_legal_hold(application.services, whose, by=who, reason=why)

    print(f"Placed legal hold {with_application(place)}.")


@retention_app.command("release")
def release_command(hold_id: Annotated[str, typer.Argument(metavar="LEGAL_HOLD_ID")], by: By, reason: Reason) -> None:
    """Release a legal hold."""
    who, why = said(by, "--by"), said(reason, "--reason")
    with_application(lambda application: release_legal_hold(application.services, hold_id, by=who, reason=why))
    print(f"Released legal hold {hold_id}.")


@consumer_app.command("export")
def export_command(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="A new file.")],
    by: By,
    account: AccountRef = None,
    consumer: ConsumerId = None,
) -> None:
    """Write a person's own data as JSON, without our notes."""
    one_of(account, consumer)
    who = said(by, "--by")

    async def make(application: Application) -> bytes:
        whose = await find_consumer(application.services, account_ref=account, consumer_id=consumer)
        return await export_own_data(application.services, whose, by=who)

    write_private(out, with_application(make))
    print(f"Wrote {out}.")


@consumer_app.command("delete")
def delete_command(by: By, account: AccountRef = None, consumer: ConsumerId = None) -> None:
    """Erase a person's file where the law lets it go; else delete what may go and say why the rest stays."""
    one_of(account, consumer)
    who = said(by, "--by")

    async def remove(application: Application) -> Deleted:
        whose = await find_consumer(application.services, account_ref=account, consumer_id=consumer)
        return await delete_own_data(application.services, whose, by=who)

    done = with_application(remove)
    if done.is_whole:
        print("The whole file was erased.")
        return
    print("The file is kept:")
    for reason in done.kept_because:
        print(f"  {reason}")
    print(
        f"Deleted: {done.contact_points} unused addresses, {done.identity_answers} identity answers,"
        f" {done.review_items} links of texts to learn from."
    )
