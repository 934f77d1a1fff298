"""`parley disputes ...`: what consumers dispute or ask for, and its answer."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli_run import with_application
from parley.errors import ParleyError
from parley.money import format_cents
from parley.services.disputes import Answer, DisputeFile, OriginalCreditor, answer_dispute, list_disputes, read_dispute

disputes_app = typer.Typer(no_args_is_help=True, help="Disputes and requests, from the statement to the answer.")

DisputeId = Annotated[str, typer.Argument(metavar="ID")]


@disputes_app.command("list")
def list_command(
    with_closed: Annotated[bool, typer.Option("--all", help="Closed ones too.")] = False,
) -> None:
    """List disputes, the one due first at the top."""
    files = with_application(lambda app: list_disputes(app.services, with_closed=with_closed))
    if not files:
        print("There are no such disputes.")
    for file in files:
        print(_line(file))


@disputes_app.command("show")
def show_command(dispute_id: DisputeId) -> None:
    """Show one dispute with the consumer's words."""
    file = with_application(lambda app: read_dispute(app.services, dispute_id))
    dispute = file.dispute
    print(_line(file))
    print(
        f"  received on {dispute.received_on}, {'within' if dispute.within_period else 'after'} the validation period"
    )
    print(f"  amount: {format_cents(dispute.amount_cents) if dispute.amount_cents else 'all of the debt'}")
    print(f"  hold {dispute.hold_id}, message {dispute.message_id}, letter {dispute.letter_id or 'none yet'}")
    print(f"  words: {file.words}")


@disputes_app.command("answer")
def answer_command(
    dispute_id: DisputeId,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Supervisor or admin of the console who answers.")],
    reason: Annotated[str, typer.Option("--reason", help="Why this is the answer, for the file.")],
    letter: Annotated[Path | None, typer.Option("--letter", metavar="FILE.pdf", help="The document to send.")] = None,
    original_creditor: Annotated[
        str | None, typer.Option("--original-creditor", metavar='"NAME, ADDRESS"', help="For a request of this kind.")
    ] = None,
) -> None:
    """Queue the answer; collection goes on when the letter has been mailed, not before."""
    if (letter is None) == (original_creditor is None):
        raise typer.BadParameter("give either --letter or --original-creditor")
    named = _named(original_creditor) if original_creditor is not None else None
    answer = Answer(document=_read(letter) if letter else None, original_creditor=named)
    letter_id = with_application(lambda app: answer_dispute(app.services, dispute_id, answer, by=by, reason=reason))
    print(f"Letter {letter_id} waits for the printer; the hold ends when it is marked mailed.")


def _line(file: DisputeFile) -> str:
    dispute = file.dispute
    return (
        f"{dispute.id}  {dispute.kind}  {file.account_ref or 'unknown account'}  {dispute.state}, due {dispute.due_on}"
    )


def _named(text: str) -> OriginalCreditor:
    name, _, address = text.partition(",")
    if not name.strip() or not address.strip():
        raise typer.BadParameter('must be "NAME, ADDRESS"', param_hint="--original-creditor")
    return OriginalCreditor(name.strip(), address.strip())


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ParleyError(f"{file} cannot be read: {error.strerror}.") from None
