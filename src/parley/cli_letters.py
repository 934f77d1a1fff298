"""`parley letters ...` and `parley notices ...`: print, mail, and look after validation notices and other letters."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from parley.cli_run import with_application
from parley.errors import ParleyError
from parley.services.letter_printing import MANIFEST, print_letters
from parley.services.letters import list_letters, mark_mailed, mark_returned
from parley.services.notices import ask_for_spanish, list_notices, note_sent_elsewhere, send_notice
from parley.storage.tables import Letter, ValidationNotice

letters_app = typer.Typer(no_args_is_help=True, help="Letters to print and mail.")
notices_app = typer.Typer(no_args_is_help=True, help="Validation notices and their five-day clock.")

On = Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="On which day.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Supervisor or admin of the console who decides.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, for the file.")]
AccountRef = Annotated[str, typer.Argument(metavar="ACCOUNT_REF")]


@letters_app.command("list")
def list_letters_command(
    state: Annotated[
        str | None, typer.Option("--state", help="queued, printed, mailed or returned; without it what is not mailed.")
    ] = None,
) -> None:
    """List letters, the oldest first."""
    if state not in (None, "queued", "printed", "mailed", "returned"):
        raise typer.BadParameter("must be queued, printed, mailed or returned", param_hint="--state")
    letters = with_application(lambda application: list_letters(application.services, state=state))
    if not letters:
        print("There are no such letters.")
    for letter in letters:
        print(_letter_line(letter))


@letters_app.command("print")
def print_letters_command(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for the PDF files; it must be empty or new.")
    ],
) -> None:
    """Write every waiting letter as a PDF with a list of them, and mark them printed."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ParleyError(f"{out} is not an empty folder; name a new one.")
    out.mkdir(parents=True, exist_ok=True)
    printed = with_application(
        lambda application: print_letters(application.services, lambda name, data: _write(out / name, data))
    )
    for letter_id, problem in printed.kept_back:
        print(f"Kept back: {letter_id}: {problem}")
    print(f"Printed {len(printed.letters)} letters to {out}; {MANIFEST} lists them.")


@letters_app.command("mailed")
def mailed_command(letter_ids: Annotated[list[str], typer.Argument(metavar="ID...")], on: On) -> None:
    """Say that letters were mailed, or delivered electronically: all of them or none."""
    with_application(lambda application: mark_mailed(application.services, letter_ids, on=_day(on)))
    print(f"Marked {len(set(letter_ids))} letters mailed on {_day(on)}.")


@letters_app.command("returned")
def returned_command(letter_id: Annotated[str, typer.Argument(metavar="ID")], on: On) -> None:
    """Say that a mailed letter came back; its notice counts as not sent."""
    with_application(lambda application: mark_returned(application.services, letter_id, on=_day(on)))
    print(f"Letter {letter_id} came back on {_day(on)}; the account needs another address.")


@notices_app.command("list")
def list_notices_command(
    unsent: Annotated[bool, typer.Option("--unsent", help="Only those that are not sent.")] = False,
) -> None:
    """List validation notices, the one due first at the top."""
    rows = with_application(lambda application: list_notices(application.services, unsent_only=unsent))
    if not rows:
        print("There are no such notices.")
    for account_ref, notice in rows:
        print(_notice_line(account_ref, notice))


@notices_app.command("send")
def send_notice_command(account_ref: AccountRef, by: By, reason: Reason) -> None:
    """Queue the letter of a notice that came back or that a hold keeps back: a person's decision."""
    letter_id = with_application(lambda app: send_notice(app.services, account_ref, by=by, reason=reason))
    print(f"Letter {letter_id} waits for the printer.")


@notices_app.command("record")
def record_notice_command(
    account_ref: AccountRef,
    on: On,
    until: Annotated[
        datetime, typer.Option("--until", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Last day printed on it.")
    ],
    by: By,
    reason: Reason,
) -> None:
    """Record a notice that another system sent, with the last day for disputes that it named."""
    with_application(
        lambda app: note_sent_elsewhere(app.services, account_ref, on=_day(on), until=_day(until), by=by, reason=reason)
    )
    print(f"The notice of {account_ref} is recorded as sent on {_day(on)}.")


@notices_app.command("spanish")
def spanish_command(account_ref: AccountRef) -> None:
    """Queue the Spanish notice the consumer asked for."""
    outcome = with_application(lambda app: ask_for_spanish(app.services, account_ref))
    print(
        {
            "queued": "The Spanish notice is queued.",
            "already": "The Spanish notice was asked for before.",
            "closed": "The Spanish text is not approved yet, so a person was told.",
            "no_notice": "The account has no notice yet; the English one comes first.",
        }[outcome]
    )


def _letter_line(letter: Letter) -> str:
    when = letter.mailed_on or letter.printed_at or letter.queued_at
    mail_by = f", mail by {letter.mail_by}" if letter.mail_by and letter.state in ("queued", "printed") else ""
    return f"{letter.id}  {letter.kind}  {letter.language}  {letter.method}  {letter.state} {when:%Y-%m-%d}{mail_by}"


def _notice_line(account_ref: str, notice: ValidationNotice) -> str:
    until = f", disputes until {notice.period_ends_on}" if notice.period_ends_on else ""
    sent = (
        f"sent {notice.sent_on} ({notice.method}){until}" if notice.sent_on else f"{notice.state}, due {notice.due_on}"
    )
    problem = f"; {notice.problem}" if notice.problem else ""
    return f"{account_ref}  VN-{notice.number:06}  {notice.language}  {sent}{problem}"


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise ParleyError(f"{file} cannot be written: {error.strerror}.") from None


def _day(at: datetime) -> date:
    return at.replace(tzinfo=UTC).date()
